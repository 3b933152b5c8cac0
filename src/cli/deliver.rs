//! Reports and files on their way out: to the terminal, into a file, or in several formats into a directory.

use std::path::{Path, PathBuf};

use super::args::OutputArgs;
use super::interrupt::undisturbed;
use super::progress::Progress;
use super::template::{Template, page, print_built_in};
use super::{Cx, Done, Shape, Trouble};
use crate::error::Kind;
use crate::i18n::ledger::binary_to_terminal;
use crate::i18n::{Lang, cli as words, file};
use crate::ops::file::{Over, write_whole};
use crate::report::csv::Mark;
use crate::report::format::Format;
use crate::report::paper::{Paper, Report, file_name};

/// Writes the file whole or not at all, also over one that is there: its name was given for that.
pub(super) fn save(lang: Lang, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    undisturbed(|| put(lang, path, bytes))
}

fn put(lang: Lang, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    write_whole(path, bytes, Over::Write).map_err(|error| {
        let path = path.display().to_string();
        let why = file::why(lang, &error);
        Trouble::new(Kind::Failed, words::cannot_write(lang, &path, &why))
    })
}

/// Writes a report as it was asked for; `stem` names its files where only a directory is given.
pub(super) fn deliver<R: Report>(
    cx: &mut Cx<'_>,
    report: &R,
    args: &OutputArgs,
    stem: &str,
) -> Done {
    if let Some(format) = args.print_template {
        return print_built_in(cx, format);
    }
    let formats = formats(cx, args)?;
    let template = template(cx, args, &formats)?;
    let template = template.as_ref();
    let targets = targets(cx.lang, args, &formats, stem)?;
    let on_terminal = targets.is_none() && matches!(cx.out.shape(), Shape::Table(_));
    if on_terminal && formats.iter().any(|format| format.is_binary()) {
        return Err(Trouble::usage(binary_to_terminal(cx.lang)));
    }
    let mark = if args.no_bom || on_terminal {
        Mark::Without
    } else {
        Mark::With
    };
    let paper = report.paper(cx.lang);
    let Some(targets) = targets else {
        let format = formats.first().copied().unwrap_or(Format::Txt);
        let bytes = write(cx.lang, report, &paper, (format, mark), template)?;
        return cx.print(|out| out.bytes(&bytes));
    };
    let mut progress = Progress::begin();
    // All are made before the first is put in its place: a format that fails leaves the old files as they are.
    let mut files = Vec::new();
    for (done, (format, path)) in formats.iter().zip(&targets).enumerate() {
        progress.step(done, targets.len());
        files.push((
            path,
            write(cx.lang, report, &paper, (*format, mark), template)?,
        ));
    }
    drop(progress);
    undisturbed(|| {
        let mut files = files.iter();
        files.try_for_each(|(path, bytes)| put(cx.lang, path, bytes))
    })?;
    told(cx, &targets)
}

/// Writes a report in one format.
pub(super) fn write<R: Report>(
    lang: Lang,
    report: &R,
    paper: &Paper,
    (format, mark): (Format, Mark),
    template: Option<&Template>,
) -> Result<Vec<u8>, Trouble> {
    if let Some(template) = template {
        let page = page(lang, format)?;
        return template.render(lang, report, paper, page);
    }
    let written = format.write(report, paper, mark);
    written.map_err(|error| {
        let what = words::cannot_print(lang, &error.to_string());
        Trouble::new(Kind::Failed, what)
    })
}

/// The template given, if one was; refused where one of the formats is not made by templates.
pub(super) fn template(
    cx: &Cx<'_>,
    args: &OutputArgs,
    formats: &[Format],
) -> Result<Option<Template>, Trouble> {
    let Some(path) = &args.template else {
        return Ok(None);
    };
    for format in formats {
        page(cx.lang, *format)?;
    }
    Template::read(cx.lang, path).map(Some)
}

/// Where a file is wanted; `-` is the standard output, as is nothing.
pub(super) fn place(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
}

/// What the end of a file's name says, as `known` reads it. An end that says nothing known is refused: whoever asks for
/// `week.pdf` shall not get text under that name.
pub(super) fn by_ending<F>(
    lang: Lang,
    output: Option<&Path>,
    keys: &[&str],
    known: impl Fn(&str) -> Option<F>,
) -> Result<Option<F>, Trouble> {
    let Some(path) = place(output).filter(|path| !path.is_dir()) else {
        return Ok(None);
    };
    let Some(ending) = path.extension() else {
        return Ok(None);
    };
    let found = ending.to_str().and_then(known);
    found.map(Some).ok_or_else(|| {
        let path = path.display().to_string();
        Trouble::usage(words::no_such_ending(lang, &path, &keys.join(" ")))
    })
}

/// Says on a terminal what was written.
fn told(cx: &mut Cx<'_>, paths: &[PathBuf]) -> Done {
    if !matches!(cx.out.shape(), Shape::Table(_)) {
        return Ok(());
    }
    let lines = paths
        .iter()
        .map(|path| words::wrote(cx.lang, &path.display().to_string()));
    let lines: Vec<String> = lines.collect();
    cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))
}

/// The formats asked for, each once; else the one that the file's name says.
fn formats(cx: &Cx<'_>, args: &OutputArgs) -> Result<Vec<Format>, Trouble> {
    let mut formats: Vec<Format> = Vec::new();
    for format in &args.format {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    if formats.is_empty() {
        let keys = Format::ALL.map(Format::key);
        let output = args.output.as_deref();
        let by_name = by_ending(cx.lang, output, &keys, Format::of_extension);
        let by_template = || Template::format_by_name(args.template.as_ref()?);
        let said = if cx.out.is_json() {
            Some(Format::Json)
        } else {
            by_template()
        };
        let format = match said {
            Some(said) => by_name.ok().flatten().unwrap_or(said),
            None => by_name?.unwrap_or(Format::Txt),
        };
        formats.push(format);
    }
    Ok(formats)
}

/// The file for each format; `None` where nothing names one.
fn targets(
    lang: Lang,
    args: &OutputArgs,
    formats: &[Format],
    stem: &str,
) -> Result<Option<Vec<PathBuf>>, Trouble> {
    let Some(output) = place(args.output.as_deref()) else {
        if formats.len() > 1 {
            return Err(Trouble::usage(words::needs_directory(lang)));
        }
        return Ok(None);
    };
    if output.is_dir() {
        let files = formats
            .iter()
            .map(|format| output.join(file_name(stem, *format)));
        return Ok(Some(files.collect()));
    }
    if formats.len() > 1 {
        let path = output.display().to_string();
        return Err(Trouble::usage(words::not_a_directory(lang, &path)));
    }
    Ok(Some(vec![output.to_owned()]))
}
