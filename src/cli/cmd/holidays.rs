//! `duban holidays`: the holidays and make-up days that the board knows; a CSV file sets those of its years.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::Datelike;

use crate::cli::args::{HolidaysArgs, HowArgs};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::calendar::{DayKind, SpecialDay};
use crate::domain::command::Command;
use crate::error::Kind;
use crate::i18n::{Lang, cli as words, date};
use crate::ops::Failure;

pub(crate) fn run(cx: &mut Cx<'_>, args: &HolidaysArgs) -> Done {
    match &args.set {
        Some(path) => set(cx, path),
        None => list(cx, args.year),
    }
}

/// Sets every year of the file, all of them or none; a year that is so already is passed over.
fn set(cx: &mut Cx<'_>, path: &Path) -> Done {
    let years = read(cx.lang, path)?;
    let known = cx.board()?.calendar;
    let requests = years
        .into_iter()
        .filter(|(year, days)| known.year(*year) != *days)
        .map(|(year, days)| cx.request(Command::SetYear { year, days }, &HowArgs::default()))
        .collect::<Result<Vec<_>, _>>()?;
    if requests.is_empty() {
        let line = words::holidays_are_so(cx.lang);
        return cx.print(|out| out.line(line));
    }
    let outcomes = cx
        .session
        .batch(cx.mode, |batch| {
            requests.iter().map(|request| batch.run(request)).collect()
        })
        .map_err(|failure: Failure| cx.failure(failure))?;
    let outcomes: Vec<_> = outcomes;
    outcomes.iter().try_for_each(|outcome| cx.tell(outcome))
}

fn read(lang: Lang, path: &Path) -> Result<BTreeMap<i32, Vec<SpecialDay>>, Trouble> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        Trouble::new(
            Kind::NotFound,
            words::cannot_read(lang, &name, &error.to_string()),
        )
    })?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut years: BTreeMap<i32, Vec<SpecialDay>> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(bytes);
    for (row, line) in (2..).zip(reader.deserialize::<SpecialDay>()) {
        let special = line.map_err(|_| Trouble::usage(words::not_a_holiday(lang, &name, row)))?;
        years.entry(special.day.year()).or_default().push(special);
    }
    for days in years.values_mut() {
        days.sort_by_key(|special| special.day);
    }
    Ok(years)
}

fn list(cx: &mut Cx<'_>, year: Option<i32>) -> Done {
    let look = cx.look()?;
    let calendar = &look.state.board.calendar;
    let years = calendar.years().into_iter();
    let days: Vec<SpecialDay> = years
        .filter(|known| year.is_none_or(|year| year == *known))
        .flat_map(|year| calendar.year(year))
        .collect();
    if cx.out.is_json() {
        return cx.print(|out| out.json(&days));
    }
    if days.is_empty() {
        return cx.none_found();
    }
    let lang = cx.lang;
    let header = match lang {
        Lang::Zh => ["日期", "星期", "安排", "节日"],
        Lang::En => ["Day", "Weekday", "What", "Holiday"],
    };
    let kind = |kind| match kind {
        DayKind::Off => lang.pick("休", "off"),
        DayKind::Work => lang.pick("班", "worked"),
    };
    let rows: Vec<Vec<String>> = days
        .iter()
        .map(|special| {
            vec![
                special.day.to_string(),
                date::weekday(lang, special.day.weekday()).to_owned(),
                kind(special.kind).to_owned(),
                special.name.clone(),
            ]
        })
        .collect();
    cx.print(|out| out.rows(&header, &rows))
}
