//! `duban doctor`: file, chain, tables.

use crate::cli::{Cx, Done, Trouble};
use crate::error::Kind;
use crate::i18n::cli as words;

pub(crate) fn run(cx: &mut Cx<'_>) -> Done {
    let seen = cx.session.examine().map_err(|error| cx.store(&error))?;
    let (lang, sandbox) = (
        cx.lang,
        cx.session.purpose() == crate::ops::Purpose::Sandbox,
    );
    if cx.out.is_json() {
        cx.print(|out| out.json(&seen))?;
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
