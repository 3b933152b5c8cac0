//! Reads a phrase into a deadline: shape, table of readings, calendar.

use chrono::{Datelike, NaiveDate};

use crate::{
    domain::{
        calendar::YEARS,
        deadline::{
            Deadline, PhraseError, PhraseProblem, Precision,
            events::{EVENTS, Eve, SPRING_FESTIVALS},
            lex::{Shape, shape_of},
            reading::{Reading, YearPlace, look_up},
            words::THIS_YEAR,
        },
    },
    text::safe::clean_line,
};

/// Reads a phrase such as 年底前, 6月底, 三季度, `2025-06-30` or `end of June`.
///
/// A phrase without a year is of `plan_year`. `前` includes the day that it follows; behind a whole month, quarter or
/// year without 底 or 末 it leaves open which end is meant, and the phrase is not understood.
pub fn parse(phrase: &str, plan_year: i32) -> Result<Deadline, PhraseError> {
    let phrase = clean_line(phrase).trim().to_owned();
    match last_day(&phrase, plan_year) {
        Ok((precision, day)) => Ok(Deadline {
            phrase,
            precision,
            day,
        }),
        Err(kind) => Err(PhraseError { phrase, kind }),
    }
}

fn last_day(phrase: &str, plan_year: i32) -> Result<(Precision, Option<NaiveDate>), PhraseProblem> {
    if phrase.is_empty() {
        return Err(PhraseProblem::Empty);
    }
    let shape = shape_of(phrase).ok_or(PhraseProblem::NotUnderstood)?;
    let (marks, before) = core(&shape.marks);
    let (reading, place) = look_up(marks).ok_or(PhraseProblem::NotUnderstood)?;
    if !allows(reading, marks, before) {
        return Err(PhraseProblem::NotUnderstood);
    }
    let precision = reading.precision();
    if reading == Reading::Open {
        return Ok((precision, None));
    }
    let facts = facts(marks, &shape, place, plan_year).ok_or(PhraseProblem::NotUnderstood)?;
    day_of(reading, &facts).map(|day| (precision, Some(day)))
}

/// Whether a phrase says "before".
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Said,
    Unsaid,
}

/// Takes the words without weight and one 前 off both ends.
fn core(marks: &str) -> (&str, Before) {
    let bare = marks.trim_start_matches('<').trim_end_matches('>');
    let core = bare.strip_suffix('前').or_else(|| bare.strip_prefix('前'));
    core.map_or((bare, Before::Unsaid), |core| (core, Before::Said))
}

/// Whether the reading makes sense with, or without, the word 前.
fn allows(reading: Reading, marks: &str, before: Before) -> bool {
    match reading.precision() {
        Precision::Day | Precision::TenDay => true,
        Precision::Event => before == Before::Said,
        Precision::None => before == Before::Unsaid,
        Precision::Month
        | Precision::Quarter
        | Precision::Half
        | Precision::Year
        | Precision::PlanPeriod => before == Before::Unsaid || marks.contains('底'),
    }
}

/// The year and the values of a phrase, the year taken out of them.
struct Facts<'a> {
    year: i32,
    values: &'a [u32],
}

fn facts<'a>(marks: &str, shape: &'a Shape, place: YearPlace, plan_year: i32) -> Option<Facts<'a>> {
    let (year, values) = match place {
        YearPlace::Absent => {
            return Some(Facts {
                year: plan_year,
                values: &shape.values,
            });
        }
        YearPlace::First => shape.values.split_first()?,
        YearPlace::Last => shape.values.split_last()?,
    };
    let year = if marks.contains('R') {
        plan_year
            .saturating_add(i32::try_from(*year).ok()?)
            .saturating_sub(i32::try_from(THIS_YEAR).ok()?)
    } else {
        i32::try_from(*year).ok()?
    };
    Some(Facts { year, values })
}

fn day_of(reading: Reading, facts: &Facts) -> Result<NaiveDate, PhraseProblem> {
    let year = facts.year;
    let precision = reading.precision();
    match (reading, facts.values) {
        (Reading::CompactDay, [date]) => {
            exact(year_of(date / 10_000)?, date / 100 % 100, date % 100)
        }
        (Reading::MonthDay, [month, day]) | (Reading::DayMonth, [day, month]) => {
            exact(year, *month, *day)
        }
        (Reading::MonthTenDay, [month, third]) | (Reading::TenDayMonth, [third, month]) => {
            match third {
                1 | 2 => within(year, precision, |year| {
                    NaiveDate::from_ymd_opt(year, *month, third * 10)
                }),
                _ => within(year, precision, |year| month_end(year, *month)),
            }
        }
        (Reading::Month, [month]) => within(year, precision, |year| month_end(year, *month)),
        (Reading::YearMonth, [year, month]) => {
            within(year_of(*year)?, precision, |year| month_end(year, *month))
        }
        (Reading::Quarter, [quarter]) => {
            within(year, precision, |year| month_end(year, quarter * 3))
        }
        (Reading::Half, [half]) => within(year, precision, |year| month_end(year, half * 6)),
        (Reading::Year, []) => within(year, precision, |year| month_end(year, 12)),
        (Reading::Plan, [number]) => within(year_of(1955 + number * 5)?, precision, |year| {
            month_end(year, 12)
        }),
        (Reading::Event, [event]) => eve_of(year, *event),
        _ => Err(PhraseProblem::NotUnderstood),
    }
}

fn year_of(number: u32) -> Result<i32, PhraseProblem> {
    i32::try_from(number).map_err(|_| PhraseProblem::NotUnderstood)
}

fn exact(year: i32, month: u32, day: u32) -> Result<NaiveDate, PhraseProblem> {
    within(year, Precision::Day, |year| {
        NaiveDate::from_ymd_opt(year, month, day)
    })
}

/// Asks for a day of a year that plans speak of.
fn within(
    year: i32,
    precision: Precision,
    day: impl FnOnce(i32) -> Option<NaiveDate>,
) -> Result<NaiveDate, PhraseProblem> {
    if !YEARS.contains(&year) {
        return Err(PhraseProblem::YearOutOfRange { year });
    }
    day(year).ok_or(PhraseProblem::NoSuchDay { year, precision })
}

/// Returns the last day of a month, `None` when there is no such month.
fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.with_day(u32::from(first.num_days_in_month()))
}

fn eve_of(year: i32, event: u32) -> Result<NaiveDate, PhraseProblem> {
    let place = usize::try_from(event).map_err(|_| PhraseProblem::NotUnderstood)?;
    match EVENTS.get(place).ok_or(PhraseProblem::NotUnderstood)? {
        Eve::Fixed { month, day } => within(year, Precision::Event, |year| {
            NaiveDate::from_ymd_opt(year, *month, *day)
        }),
        Eve::SpringFestival if YEARS.contains(&year) => {
            new_year_eve(year).ok_or(PhraseProblem::HolidayUnknown { year })
        }
        Eve::SpringFestival => Err(PhraseProblem::YearOutOfRange { year }),
    }
}

/// Returns the day before the lunar New Year, for the years of the table.
fn new_year_eve(year: i32) -> Option<NaiveDate> {
    let (_, month, day) = SPRING_FESTIVALS
        .iter()
        .find(|(known, _, _)| *known == year)?;
    NaiveDate::from_ymd_opt(year, *month, *day)?.pred_opt()
}
