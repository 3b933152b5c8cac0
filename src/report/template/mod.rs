//! Pages laid out by templates (Jinja, in one file): the built-in ones of Markdown, HTML and plain text, and people's own.
//!
//! A template sees what `docs/templates.md` lists: the page as sections of blocks, and the report by its JSON. Whatever it
//! prints is escaped for its format, whichever way it was come by; only what this program itself has written as markup
//! (a table, a chart) goes out as it is. There is no filter `safe`, `autoescape` switches nothing off, other files cannot
//! be read, and a template that does not end is stopped.

mod fault;
mod filter;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, Output, UndefinedBehavior, Value};

use super::format::Format;
use super::json::Document;
use super::paper::{Paper, Report};
use crate::i18n::{Lang, report as words, template as said};
use crate::text::safe;

pub use fault::TemplateFault;

/// The template's name in the engine; nobody sees it.
const NAME: &str = "page";
/// How many steps a template may take: some hundred for every row of the largest ledger.
const STEPS: u64 = 50_000_000;
/// How deep macros may call each other.
const DEPTH: usize = 100;

/// A format that is laid out by a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Markdown.
    Md,
    /// One page for a browser.
    Html,
    /// For the terminal.
    Txt,
}

impl Kind {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Md, Self::Html, Self::Txt];

    /// The format's; nothing for those that no template makes.
    pub const fn of(format: Format) -> Option<Self> {
        match format {
            Format::Md => Some(Self::Md),
            Format::Html => Some(Self::Html),
            Format::Txt => Some(Self::Txt),
            Format::Docx | Format::Xlsx | Format::Csv | Format::Json => None,
        }
    }

    /// The format.
    pub const fn format(self) -> Format {
        match self {
            Self::Md => Format::Md,
            Self::Html => Format::Html,
            Self::Txt => Format::Txt,
        }
    }

    /// The built-in template.
    pub const fn built_in(self) -> &'static str {
        match self {
            Self::Md => include_str!("page.md.j2"),
            Self::Html => include_str!("page.html.j2"),
            Self::Txt => include_str!("page.txt.j2"),
        }
    }

    /// Makes a text harmless in the format: the one place where a template's values are escaped.
    fn escape(self, text: &str) -> String {
        match self {
            Self::Md => safe::markdown(text),
            Self::Html => safe::html(text),
            Self::Txt => safe::clean_text(text).into_owned(),
        }
    }
}

/// Lays a page out by the built-in template.
pub fn page(paper: &Paper, kind: Kind) -> Result<String, TemplateFault> {
    fill(kind.built_in(), paper, kind, |_| Value::UNDEFINED)
}

/// Lays a report and its page out by somebody's own template.
///
/// The report is turned into what templates can read only if the template names it.
pub fn render<R: Report>(
    source: &str,
    report: &R,
    paper: &Paper,
    kind: Kind,
) -> Result<String, TemplateFault> {
    fill(source, paper, kind, |wanted| {
        if wanted {
            Value::from(Serde(Document::of(report)))
        } else {
            Value::UNDEFINED
        }
    })
}

fn fill(
    source: &str,
    paper: &Paper,
    kind: Kind,
    report: impl FnOnce(bool) -> Value,
) -> Result<String, TemplateFault> {
    let lang = paper.lang;
    let environment = environment(lang, kind);
    let written = environment
        .template_from_named_str(NAME, source)
        .and_then(|template| {
            let wanted = template.undeclared_variables(false).contains("report");
            let report = report(wanted);
            template.render(context(paper, report))
        });
    written.map_err(|error| TemplateFault::new(lang, source, &error))
}

fn environment(lang: Lang, kind: Kind) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_debug(true);
    environment.set_fuel(Some(STEPS));
    environment.set_recursion_limit(DEPTH);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build();
    if let Ok(syntax) = syntax {
        environment.set_syntax(syntax);
    }
    environment.set_auto_escape_callback(move |_| AutoEscape::Custom(kind.format().key().into()));
    environment.set_formatter(move |out, _, value| write(out, kind, value));
    filter::add(&mut environment, lang, kind);
    environment
}

/// Writes a value: markup of our own as it is, everything else escaped, whatever the template says of escaping.
fn write(out: &mut Output, kind: Kind, value: &Value) -> Result<(), Error> {
    if value.is_undefined() {
        return Ok(());
    }
    let written = match value.as_str() {
        Some(markup) if value.is_safe() => out.write_str(markup),
        Some(text) => out.write_str(&kind.escape(text)),
        None if value.is_none() => out.write_str(super::cell::EMPTY),
        None => out.write_str(&kind.escape(&value.to_string())),
    };
    written.map_err(Error::from)
}

fn context(paper: &Paper, report: Value) -> Value {
    let lang = paper.lang;
    let paper = Arc::new(paper.clone());
    let (front, sections) = value::parts(&paper);
    let mut context: BTreeMap<&str, Value> = BTreeMap::from([
        ("title", Value::from(paper.title())),
        ("lang", Value::from(lang.pick("zh", "en"))),
        ("front", front),
        ("section", filter::section(lang, &sections)),
        ("sections", sections),
        ("colon", Value::from(words::colon(lang))),
        ("comma", Value::from(words::comma(lang))),
        ("contents", Value::from(said::contents(lang))),
        ("link_here", Value::from(said::link_here(lang))),
        ("to_top", Value::from(said::to_top(lang))),
    ]);
    if !report.is_undefined() {
        context.insert("report", report);
    }
    Value::from_pairs(context)
}
