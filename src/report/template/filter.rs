//! What templates can call: names in the page's language, signs, days, and the writers of tables and charts.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use minijinja::value::Kwargs;
use minijinja::{Environment, Error, Value};

use super::super::block::{Block, Chart, Table};
use super::super::{html, md, txt};
use super::Kind;
use super::fault::told as wrong;
use super::value::Seen;
use crate::domain::id::Day;
use crate::i18n::{Lang, date, report as words, template as said};
use crate::text::safe::{self, clean_line, clean_text};
use crate::text::width::{columns, wrap};

/// Adds everything to the engine.
pub(super) fn add(environment: &mut Environment<'_>, lang: Lang, kind: Kind) {
    environment.add_filter("safe", move |_: &Value| -> Result<Value, Error> {
        Err(wrong(said::safe_filter(lang)))
    });
    environment.add_filter("t", move |label: &Value| name(lang, label));
    environment.add_filter("signed", move |number: &Value| signed(lang, number));
    environment.add_filter("percent", move |number: &Value| {
        whole(lang, number).map(|number| format!("{number}%"))
    });
    environment.add_filter("change", move |number: &Value| {
        whole(lang, number).map(|number| words::change(lang, number))
    });
    environment.add_filter("figure", move |found: &Value| figure(lang, found));
    environment.add_filter("date", move |day: &str| told_day(lang, day));
    environment.add_filter("moment", move |at: &str, zone: &str| moment(lang, at, zone));
    environment.add_function("table", move |block: &Value, more: Kwargs| {
        let caption: Option<String> = more.get("caption")?;
        more.assert_all_used()?;
        table(lang, kind, block, caption.as_deref().unwrap_or_default())
    });
    environment.add_function("chart", move |block: &Value| chart(lang, kind, block));
    environment.add_filter("inline", move |text: &str| inline(kind, text));
    environment.add_filter("underlined", |text: &str, rule: &str| {
        underlined(text, rule)
    });
    environment.add_filter("wrapped", |text: &str, marker: Option<&str>| {
        wrapped(text, marker.unwrap_or_default())
    });
}

/// The function that finds a section by its key, so that a misspelt one is told.
pub(super) fn section(lang: Lang, sections: &Value) -> Value {
    let sections = sections.clone();
    Value::from_function(move |key: &str| -> Result<Value, Error> {
        let mut keys = Vec::new();
        for section in sections.try_iter()? {
            let found = section.get_attr("key")?;
            let found = found.as_str().unwrap_or_default();
            if found == key {
                return Ok(section);
            }
            keys.push(found.to_owned());
        }
        Err(wrong(&said::no_section(
            lang,
            key,
            &keys.join(words::comma(lang)),
        )))
    })
}

fn whole(lang: Lang, number: &Value) -> Result<i64, Error> {
    number
        .as_i64()
        .ok_or_else(|| wrong(said::not_a_number(lang)))
}

/// A name in the page's language, as [`Label::name`](super::super::week::Label::name) tells it; nothing where there is none.
fn name(lang: Lang, label: &Value) -> Result<Value, Error> {
    if label.is_none() {
        return Ok(label.clone());
    }
    let not_a_label = || wrong(said::not_a_label(lang));
    let [zh, en] = ["zh", "en"].map(|key| label.get_attr(key));
    let (zh, en) = (
        zh.map_err(|_| not_a_label())?,
        en.map_err(|_| not_a_label())?,
    );
    match (zh.as_str(), en.as_str()) {
        (Some(_), Some("")) => Ok(zh),
        (Some(_), Some(_)) => Ok(if lang == Lang::Zh { zh } else { en }),
        _ => Err(not_a_label()),
    }
}

fn signed(lang: Lang, number: &Value) -> Result<String, Error> {
    let number = whole(lang, number)?;
    Ok(if number > 0 {
        format!("+{number}")
    } else {
        number.to_string()
    })
}

fn figure(lang: Lang, found: &Value) -> Result<String, Error> {
    let not_a_figure = || wrong(said::not_a_figure(lang));
    let field = |key: &str| found.get_attr(key).map_err(|_| not_a_figure());
    let (name, number, change) = (field("name")?, field("number")?, field("change")?);
    let number = number
        .as_i64()
        .and_then(|number| u32::try_from(number).ok());
    match (name.as_str(), number) {
        (Some(name), Some(number)) => Ok(words::figure(lang, name, number, change.as_i64())),
        _ => Err(not_a_figure()),
    }
}

fn told_day(lang: Lang, day: &str) -> Result<String, Error> {
    let day: Day = day.parse().map_err(|_| wrong(said::not_a_day(lang)))?;
    Ok(date::day(lang, day))
}

fn moment(lang: Lang, at: &str, zone: &str) -> Result<String, Error> {
    let at: DateTime<Utc> = at.parse().map_err(|_| wrong(said::not_a_moment(lang)))?;
    let zone: Tz = zone.parse().map_err(|_| wrong(said::not_a_zone(lang)))?;
    Ok(date::moment(lang, at.with_timezone(&zone)))
}

fn seen_table(block: &Value) -> Option<&Table> {
    match block.downcast_object_ref::<Seen>()?.block()? {
        Block::Table(table) => Some(table),
        _ => None,
    }
}

fn seen_chart(block: &Value) -> Option<&Chart> {
    match block.downcast_object_ref::<Seen>()?.block()? {
        Block::Chart(chart) => Some(chart),
        _ => None,
    }
}

/// A table as the format writes it: markup of our own.
fn table(lang: Lang, kind: Kind, block: &Value, caption: &str) -> Result<Value, Error> {
    let table = seen_table(block).ok_or_else(|| wrong(said::not_a_table(lang)))?;
    Ok(Value::from_safe_string(match kind {
        Kind::Md => md::table(table),
        Kind::Html => html::table(table, caption),
        Kind::Txt => txt::table_text(table),
    }))
}

/// A chart as a picture; nothing where the format has none, for the table that it draws stands on the page too.
fn chart(lang: Lang, kind: Kind, block: &Value) -> Result<Value, Error> {
    let chart = seen_chart(block).ok_or_else(|| wrong(said::not_a_chart(lang)))?;
    Ok(Value::from_safe_string(match kind {
        Kind::Md | Kind::Txt => String::new(),
        Kind::Html => html::chart::chart(chart),
    }))
}

/// A text for a place inside a line: only in Markdown does its beginning mean less there.
fn inline(kind: Kind, text: &str) -> Value {
    match kind {
        Kind::Md => Value::from_safe_string(safe::markdown_inline(text)),
        Kind::Html | Kind::Txt => Value::from(text),
    }
}

fn underlined(text: &str, rule: &str) -> String {
    let text = clean_line(text);
    let rule = rule.repeat(columns(&text));
    format!("{text}\n{rule}")
}

/// Breaks a text into lines of the page's width; the marker stands before the first, and the others are set in by as much.
fn wrapped(text: &str, marker: &str) -> String {
    let indent = " ".repeat(columns(marker));
    let room = txt::WIDTH.saturating_sub(columns(marker));
    let lines = wrap(&clean_text(text), room);
    let lines = lines.iter().enumerate().map(|(place, line)| {
        let before = if place == 0 { marker } else { &indent };
        format!("{before}{line}").trim_end().to_owned()
    });
    lines.collect::<Vec<String>>().join("\n")
}
