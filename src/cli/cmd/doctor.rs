//! `duban doctor`: file, chain, tables.

use serde::Serialize;

use crate::cli::{Cx, Done, Trouble};
use crate::error::Kind;
use crate::i18n::cli as words;

/// What was examined, and of which years people should tell the holidays.
#[derive(Serialize)]
struct Told<'a, E> {
    #[serde(flatten)]
    seen: &'a E,
    holidays_missing: &'a [i32],
}

pub(crate) fn run(cx: &mut Cx<'_>) -> Done {
    let seen = cx.session.examine().map_err(|error| cx.store(&error))?;
    let (lang, sandbox) = (
        cx.lang,
        cx.session.purpose() == crate::ops::Purpose::Sandbox,
    );
    // No fault of the database: a board without them works, and says where it guesses. One that cannot be read has
    // worse to tell.
    let missing = cx
        .session
        .board()
        .map(|board| board.calendar.missing_on(cx.session.today()))
        .unwrap_or_default();
    if cx.out.is_json() {
        let told = Told {
            seen: &seen,
            holidays_missing: &missing,
        };
        cx.print(|out| out.json(&told))?;
    } else {
        let short: String = seen.head.1.chars().take(8).collect();
        let mut lines = vec![words::examined(
            lang,
            seen.format,
            seen.sqlite,
            seen.events,
            seen.projects,
        )];
        lines.push(words::chain_head(lang, seen.head.0, &short));
        if sandbox {
            lines.push(words::is_sandbox(lang).to_owned());
        }
        lines.extend(super::holidays::missing_lines(lang, &missing));
        lines.extend(
            seen.findings
                .iter()
                .map(|finding| crate::error::finding(lang, finding)),
        );
        if seen.findings.is_empty() {
            lines.push(words::healthy(lang).to_owned());
        }
        cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))?;
    }
    if seen.findings.is_empty() {
        Ok(())
    } else {
        Err(Trouble::new(Kind::Failed, words::unhealthy(lang)))
    }
}
