//! What is written into a file instead of onto the terminal.

use std::path::Path;

use crate::error::Kind;
use crate::i18n::ledger::binary_to_terminal;
use crate::i18n::{Lang, cli as words};
use crate::ops::file::{Over, write_whole};
use crate::report::csv::Mark;
use crate::report::format::Format;
use crate::report::paper::Report;

use super::{Cx, Done, Shape, Trouble};

/// Writes a report to a file or to stdout: in the format asked for, else in that of the file's name, else in the plain
/// one. Nothing binary reaches a terminal.
pub(super) fn hand_over<R: Report>(
    cx: &mut Cx<'_>,
    report: &R,
    asked: Option<Format>,
    output: Option<&Path>,
    plain: Format,
) -> Done {
    let by_name = || Format::of_extension(output?.extension()?.to_str()?);
    let plain = if cx.out.is_json() {
        Format::Json
    } else {
        plain
    };
    let format = asked.or_else(by_name).unwrap_or(plain);
    let on_terminal = output.is_none() && matches!(cx.out.shape(), Shape::Table(_));
    if format.is_binary() && on_terminal {
        return Err(Trouble::usage(binary_to_terminal(cx.lang)));
    }
    let bytes = write(cx, report, format)?;
    match output {
        Some(path) => save(cx.lang, path, &bytes),
        None => cx.print(|out| out.bytes(&bytes)),
    }
}

/// Writes a report in a format.
pub(super) fn write<R: Report>(
    cx: &Cx<'_>,
    report: &R,
    format: Format,
) -> Result<Vec<u8>, Trouble> {
    let written = format.write(report, &report.paper(cx.lang), Mark::With);
    written.map_err(|error| {
        let sentence = words::cannot_print(cx.lang, &error.to_string());
        Trouble::new(Kind::Failed, sentence)
    })
}

/// Writes the file whole or not at all, also over one that is there: its name was given for that.
pub(super) fn save(lang: Lang, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    write_whole(path, bytes, Over::Write).map_err(|error| {
        let path = path.display().to_string();
        Trouble::new(
            Kind::Failed,
            words::cannot_write(lang, &path, &error.to_string()),
        )
    })
}
