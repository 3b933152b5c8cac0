//! `duban holidays`: the holidays and make-up days that the board knows; a CSV file, or the list that the program knows
//! by itself, sets those of its years.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::Datelike;

use crate::cli::args::{HolidaysArgs, HowArgs};
use crate::cli::deliver::{place, save};
use crate::cli::{Cx, Done, Shape, Trouble};
use crate::domain::calendar::{DayKind, SpecialDay, WorkCalendar};
use crate::domain::command::Command;
use crate::error::Kind;
use crate::i18n::{self, Lang, cli as words, date, file, holidays as told};
use crate::import::read_holidays;
use crate::ops::file::read_at_most;
use crate::ops::{Failure, Mode, built_in_calendar};
use crate::report;

/// What is given in a file's place for the list that the program knows by itself.
const BUILT_IN: [&str; 2] = ["built-in", "内置"];

/// The largest file of holidays, in MB; a century takes a hundredth of it.
const LARGEST: u64 = 10;

/// The days of each year that is to be set.
type Years = BTreeMap<i32, Vec<SpecialDay>>;

pub(crate) fn run(cx: &mut Cx<'_>, args: &HolidaysArgs) -> Done {
    match (&args.set, &args.output) {
        (Some(source), _) if is_built_in(source) => adopt(cx, args.year),
        (Some(path), _) => from_file(cx, path, args.year),
        (None, Some(path)) => write(cx, path, args.year),
        (None, None) => list(cx, args.year),
    }
}

fn is_built_in(source: &Path) -> bool {
    source.to_str().is_some_and(|name| BUILT_IN.contains(&name))
}

/// Takes over the built-in years that the board does not know; one that is named is taken in any case, so that what
/// somebody corrected in other years stays.
fn adopt(cx: &mut Cx<'_>, year: Option<i32>) -> Done {
    let lang = cx.lang;
    let built_in = built_in_calendar();
    let known = cx.board()?.calendar.years();
    let all = built_in.years();
    let wanted: Years = if let Some(year) = year {
        only(lang, told::built_in(lang), &built_in, year)?
    } else {
        let missing = all.iter().filter(|year| !known.contains(year));
        missing.map(|year| (*year, built_in.year(*year))).collect()
    };
    if wanted.is_empty() {
        let line = told::all_built_in(lang, &i18n::deadline::years(lang, &all));
        return cx.print(|out| out.line(&line));
    }
    set(cx, wanted)
}

/// One year of a calendar, or a refusal that says which there are.
fn only(lang: Lang, name: &str, calendar: &WorkCalendar, year: i32) -> Result<Years, Trouble> {
    let days = calendar.year(year);
    if days.is_empty() {
        let years = i18n::deadline::years(lang, &calendar.years());
        return Err(Trouble::new(
            Kind::NotFound,
            told::not_in(lang, name, year, &years),
        ));
    }
    Ok(Years::from([(year, days)]))
}

/// Sets the years of a file, or the one of them that is named.
fn from_file(cx: &mut Cx<'_>, path: &Path, year: Option<i32>) -> Done {
    let name = path.display().to_string();
    let mut years = read(cx.lang, path, &name)?;
    if let Some(year) = year {
        let mut calendar = WorkCalendar::default();
        for (year, days) in &years {
            calendar.set_year(*year, days);
        }
        years = only(cx.lang, &name, &calendar, year)?;
    }
    set(cx, years)
}

fn read(lang: Lang, path: &Path, name: &str) -> Result<Years, Trouble> {
    let bytes = read_at_most(path, LARGEST << 20).map_err(|error| {
        let kind = match error.kind() {
            std::io::ErrorKind::NotFound => Kind::NotFound,
            _ => Kind::Failed,
        };
        let why = file::why_unread(lang, &error);
        Trouble::new(kind, words::cannot_read(lang, name, &why))
    })?;
    let bytes = bytes.ok_or_else(|| {
        let why = file::too_long(lang, LARGEST);
        Trouble::new(Kind::Failed, words::cannot_read(lang, name, &why))
    })?;
    read_holidays(name, &bytes).map_err(|flaws| {
        let mut trouble = Trouble::usage(told::faulty(lang, name, flaws.len()));
        let lines = flaws.iter().map(|flaw| i18n::import::flaw(lang, flaw));
        trouble.more.extend(lines);
        trouble.with(told::form(lang))
    })
}

/// Sets all of these years or none; a year that is so already is passed over.
fn set(cx: &mut Cx<'_>, years: Years) -> Done {
    let known = cx.board()?.calendar;
    let new = years.into_iter();
    let new: Years = new
        .filter(|(year, days)| known.year(*year) != *days)
        .collect();
    if new.is_empty() {
        if cx.out.is_json() {
            let none = serde_json::json!({ "written": false, "project": null, "events": [] });
            return cx.print(|out| out.json(&none));
        }
        let line = told::so_already(cx.lang);
        return cx.print(|out| out.line(line));
    }
    let requests = new
        .iter()
        .map(|(year, days)| {
            let (year, days) = (*year, days.clone());
            cx.request(Command::SetYear { year, days }, &HowArgs::default())
        })
        .collect::<Result<Vec<_>, _>>()?;
    let outcomes: Vec<_> = cx
        .session
        .batch(cx.mode, |batch| {
            requests.iter().map(|request| batch.run(request)).collect()
        })
        .map_err(|failure: Failure| cx.failure(failure))?;
    if cx.out.is_json() {
        // One object, however many years there are.
        let whole = outcomes.into_iter().reduce(|mut whole, other| {
            whole.events.extend(other.events);
            whole
        });
        return whole.map_or(Ok(()), |whole| cx.tell(&whole));
    }
    for (outcome, (year, days)) in outcomes.iter().zip(&new) {
        cx.tell(outcome)?;
        if cx.mode == Mode::DryRun {
            difference(cx, &known.year(*year), days)?;
        }
    }
    Ok(())
}

/// What a year loses and gains, day by day.
fn difference(cx: &mut Cx<'_>, old: &[SpecialDay], new: &[SpecialDay]) -> Done {
    let lang = cx.lang;
    let gone = old.iter().filter(|day| !new.contains(day));
    let come = new.iter().filter(|day| !old.contains(day));
    let mut lines: Vec<(&SpecialDay, char)> = gone.map(|day| (day, '-')).collect();
    lines.extend(come.map(|day| (day, '+')));
    lines.sort_by_key(|(special, sign)| (special.day, *sign == '+'));
    cx.print(|out| {
        lines.iter().try_for_each(|(special, sign)| {
            let [day, weekday, kind, name] = cells(lang, special);
            out.line(&format!("  {sign} {day} {weekday} {kind} {name}"))
        })
    })
}

/// The days of the years asked for.
fn days_of(calendar: &WorkCalendar, year: Option<i32>) -> Vec<SpecialDay> {
    let years = calendar.years().into_iter();
    years
        .filter(|known| year.is_none_or(|year| year == *known))
        .flat_map(|year| calendar.year(year))
        .collect()
}

/// Writes the years as a file that can be edited and set again; `-` is the standard output.
fn write(cx: &mut Cx<'_>, path: &Path, year: Option<i32>) -> Done {
    let calendar = cx.look()?.state.board.calendar;
    let mut days = days_of(&calendar, year);
    if let Some(year) = year.filter(|_| days.is_empty()) {
        days = only(cx.lang, told::the_board(cx.lang), &calendar, year)?
            .into_values()
            .flatten()
            .collect();
    }
    let bytes = report::holidays::holidays(&days)
        .map_err(|error| Trouble::new(Kind::Failed, error.to_string()))?;
    match place(Some(path)) {
        Some(path) => save(cx.lang, path, &bytes),
        None => cx.print(|out| out.bytes(&bytes)),
    }
}

fn list(cx: &mut Cx<'_>, year: Option<i32>) -> Done {
    let calendar = cx.look()?.state.board.calendar;
    let days = days_of(&calendar, year);
    if cx.out.is_json() {
        return cx.print(|out| out.json(&days));
    }
    let lang = cx.lang;
    let header = match lang {
        Lang::Zh => ["日期", "星期", "安排", "节日"],
        Lang::En => ["Day", "Weekday", "What", "Holiday"],
    };
    let rows: Vec<Vec<String>> = days.iter().map(|day| cells(lang, day).to_vec()).collect();
    if !rows.is_empty() {
        cx.print(|out| out.rows(&header, &rows))?;
    }
    // Programs count lines; people are told what is missing.
    let missing = match year {
        Some(year) if days.is_empty() => vec![year],
        Some(_) => Vec::new(),
        None => calendar.missing_on(cx.session.today()),
    };
    let lines = missing_lines(lang, &missing);
    match cx.out.shape() {
        Shape::Table(_) => cx.print(|out| lines.iter().try_for_each(|line| out.line(line))),
        Shape::Tabs | Shape::Json => Ok(()),
    }
}

/// Which years are missing, and what to do about them.
pub(super) fn missing_lines(lang: Lang, missing: &[i32]) -> Vec<String> {
    told::missing(lang, missing, &built_in_calendar().years())
}

fn cells(lang: Lang, special: &SpecialDay) -> [String; 4] {
    let kind = match special.kind {
        DayKind::Off => lang.pick("休", "off"),
        DayKind::Work => lang.pick("班", "worked"),
    };
    [
        special.day.to_string(),
        date::weekday(lang, special.day.weekday()).to_owned(),
        kind.to_owned(),
        special.name.clone(),
    ]
}
