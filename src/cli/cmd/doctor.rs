//! `duban doctor`: file, chain, tables.

use serde::Serialize;

use crate::cli::args::DoctorArgs;
use crate::cli::{Cx, Done, Trouble};
use crate::error::Kind;
use crate::i18n::cli as words;

/// What was examined, and of which years people should tell the holidays.
#[derive(Serialize)]
struct Told<'a, E> {
    #[serde(flatten)]
    seen: &'a E,
    holidays_missing: &'a [i32],
    /// Whether the log still holds a link that was noted earlier; not there where nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    head_is_kept: Option<bool>,
}

/// The fewest digits of a hash that tell anything, as many as a weekly summary shows.
const LEAST_DIGITS: usize = 8;

/// A link of the chain as somebody noted it: the event's number and the beginning of its hash.
struct Noted {
    seq: u64,
    hash: String,
}

impl Noted {
    /// Reads `10482:8f3a61c0`, as it is copied out of a summary too: with blanks, in capitals, with an ellipsis.
    fn read(text: &str) -> Option<Self> {
        let (seq, hash) = text.split_once([':', '：', ' '])?;
        let hash = hash.trim().trim_end_matches(['.', '…']).to_lowercase();
        let is_hash = (LEAST_DIGITS..=64).contains(&hash.len())
            && hash.chars().all(|digit| digit.is_ascii_hexdigit());
        let seq = seq.trim().parse().ok().filter(|_| is_hash)?;
        Some(Self { seq, hash })
    }
}

pub(crate) fn run(cx: &mut Cx<'_>, args: &DoctorArgs) -> Done {
    let noted = args.head.as_deref().map(|text| {
        Noted::read(text).ok_or_else(|| Trouble::usage(words::not_a_head(cx.lang, text)))
    });
    let noted = noted.transpose()?;
    let seen = cx.session.examine().map_err(|error| cx.store(&error))?;
    let (lang, sandbox) = (
        cx.lang,
        cx.session.purpose() == crate::ops::Purpose::Sandbox,
    );
    let kept = noted.map(|noted| compare(cx, &noted, seen.head.0));
    let kept = kept.transpose()?;
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
            head_is_kept: kept.as_ref().map(Result::is_ok),
        };
        cx.print(|out| out.json(&told))?;
    } else {
        let mut lines = vec![words::examined(
            lang,
            seen.format,
            seen.sqlite,
            seen.events,
            seen.projects,
        )];
        lines.push(words::chain_head(lang, seen.head.0, &seen.head.1));
        if sandbox {
            lines.push(words::is_sandbox(lang).to_owned());
        }
        lines.extend(super::holidays::missing_lines(lang, &missing));
        lines.extend(
            seen.findings
                .iter()
                .map(|finding| crate::error::finding(lang, finding)),
        );
        lines.extend(kept.iter().flatten().cloned());
        if seen.findings.is_empty() && !matches!(kept, Some(Err(_))) {
            lines.push(words::healthy(lang).to_owned());
        }
        cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))?;
    }
    if !seen.findings.is_empty() {
        return Err(Trouble::new(Kind::Failed, words::unhealthy(lang)));
    }
    match kept {
        Some(Err(sentence)) => Err(Trouble::new(Kind::Failed, sentence)),
        _ => Ok(()),
    }
}

/// Says in words whether the log still holds a link that was noted earlier, or what became of it.
fn compare(cx: &Cx<'_>, noted: &Noted, last: u64) -> Result<Result<String, String>, Trouble> {
    let hash = cx.session.hash_of(noted.seq);
    let hash = hash.map_err(|error| cx.store(&error))?;
    Ok(match hash {
        Some(hash) if hash.starts_with(&noted.hash) => Ok(words::head_is_kept(cx.lang, noted.seq)),
        Some(hash) => Err(words::head_differs(cx.lang, noted.seq, &hash)),
        None => Err(words::head_is_gone(cx.lang, noted.seq, last)),
    })
}
