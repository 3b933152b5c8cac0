//! `duban term`: what the terminal does with the signs that duban draws, and the settings that fit.

use std::path::Path;

use crate::cli::{Done, Output, Trouble, printed};
use crate::config::{Given, Origin, Sample, Terminal, Unsaved, Width, save_width};
use crate::error::Kind;
use crate::i18n::{Lang, terminal as words};

/// What is known of the terminal.
#[derive(Debug)]
pub struct Seen<'a> {
    /// What was measured.
    pub terminal: Terminal,
    /// `TERM`
    pub term: Option<&'a str>,
    /// `COLORTERM`
    pub colorterm: Option<&'a str>,
    /// How many colours duban takes it to have.
    pub colours: &'static str,
    /// The width in force.
    pub width: &'a Given<Width>,
}

/// Prints what was measured and what follows; writes it into the file at `save`.
pub fn run(lang: Lang, out: &mut Output<'_>, seen: &Seen<'_>, save: Option<&Path>) -> Done {
    if out.is_json() {
        printed(lang, out.json(&json(seen)))?;
    } else {
        let header = [
            words::sign(lang),
            words::columns(lang),
            words::reckoned(lang),
        ];
        let rows: Vec<Vec<String>> = seen
            .terminal
            .samples
            .iter()
            .map(|sample| row(lang, *sample))
            .collect();
        printed(lang, out.rows(&header, &rows))?;
        for line in facts(lang, seen).into_iter().chain(advice(lang, seen)) {
            printed(lang, out.line(&line))?;
        }
    }
    match save {
        Some(path) => self::save(lang, out, seen, path),
        None => Ok(()),
    }
}

fn row(lang: Lang, sample: Sample) -> Vec<String> {
    let columns = sample.columns.map(|columns| columns.to_string());
    vec![
        sample.sign.text().to_owned(),
        columns.unwrap_or_else(|| words::no_answer(lang).to_owned()),
        sample.sign.reckoned().to_string(),
    ]
}

fn facts(lang: Lang, seen: &Seen<'_>) -> Vec<String> {
    let unset = words::unset(lang);
    let utf8 = match seen.terminal.is_utf8() {
        Some(true) => words::yes(lang),
        Some(false) => words::no(lang),
        None => words::unknown(lang),
    };
    let size = seen.terminal.size;
    let size = size.map(|(columns, rows)| words::size(lang, columns, rows));
    let mut lines = vec![
        words::utf8(lang, utf8),
        words::colours(
            lang,
            seen.term.unwrap_or(unset),
            seen.colorterm.unwrap_or(unset),
            seen.colours,
        ),
    ];
    lines.extend(size);
    lines.push(words::in_force(lang, seen.width.value.name()));
    lines
}

/// What to set, in the form in which it is set.
fn advice(lang: Lang, seen: &Seen<'_>) -> Vec<String> {
    let terminal = &seen.terminal;
    let mut lines = vec![String::new()];
    if !terminal.answers() {
        lines.push(words::silent(lang).to_owned());
    } else if terminal.is_utf8() == Some(false) {
        lines.push(words::not_utf8(lang).to_owned());
    }
    if let Some(width) = terminal.width() {
        lines.push(words::recommended(lang, width.name()));
        lines.push(
            match width {
                Width::Narrow => words::narrow(lang),
                Width::Wide | Width::Auto => words::wide(lang),
            }
            .to_owned(),
        );
    }
    if terminal.needs_ascii() {
        lines.push(words::ascii(lang).to_owned());
    }
    lines
}

fn save(lang: Lang, out: &mut Output<'_>, seen: &Seen<'_>, path: &Path) -> Done {
    let Some(width) = seen.terminal.width() else {
        return Err(Trouble::new(Kind::Failed, words::nothing_to_save(lang)));
    };
    let shown = path.display().to_string();
    let saved = save_width(path, width).map_err(|unsaved| match unsaved {
        Unsaved::Unclear => Trouble::new(Kind::Refused, words::unclear(lang, &shown, width.name())),
        Unsaved::Io(error) => Trouble::new(
            Kind::Failed,
            words::unsaved(lang, &shown, &crate::i18n::file::why(lang, &error)),
        ),
    })?;
    if out.is_json() {
        return Ok(());
    }
    let line = words::saved(lang, &saved.path.display().to_string(), width.name());
    printed(lang, out.line(&line))?;
    // A variable or flag counts for more than any file, and somebody would wonder.
    if let Origin::Environment(name) = seen.width.origin {
        printed(lang, out.line(&words::overridden(lang, name)))?;
    }
    Ok(())
}

fn json(seen: &Seen<'_>) -> serde_json::Value {
    let terminal = &seen.terminal;
    let samples: Vec<_> = terminal
        .samples
        .iter()
        .map(|sample| {
            serde_json::json!({
                "text": sample.sign.text(),
                "columns": sample.columns,
                "reckoned": sample.sign.reckoned(),
            })
        })
        .collect();
    serde_json::json!({
        "answers": terminal.answers(),
        "utf8": terminal.is_utf8(),
        "size": terminal.size,
        "term": seen.term,
        "colorterm": seen.colorterm,
        "colours": seen.colours,
        "width": seen.width.value.name(),
        "samples": samples,
        "recommended": {
            "width": terminal.width().map(Width::name),
            "ascii": terminal.needs_ascii(),
        },
    })
}
