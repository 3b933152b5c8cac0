//! Reads a phrase into a deadline: shape, table of readings, calendar.

use chrono::{Datelike, NaiveDate};

use crate::{
    domain::{
        calendar::YEARS,
        deadline::{
            Deadline, Given, PhraseError, PhraseProblem, Precision, Reading, Reckoning, counted,
            events::{EVENTS, Eve, SPRING_FESTIVALS},
            lex::shape_of,
            reading::{Meaning, YearPlace, look_up},
            words::THIS_YEAR,
        },
    },
    text::safe::clean_line,
};

/// Reads a phrase such as 年底前, 6月底, 三季度, `2025-06-30` or `end of June` where no board is at hand.
///
/// A phrase without a year is of `plan_year`. `前` includes the day that it follows; behind a whole month, quarter or
/// year without 底 or 末 it leaves open which end is meant, and the phrase is not understood. Neither is a period, which
/// needs a day to run from and working days to be counted on: see [`read`].
pub fn parse(phrase: &str, plan_year: i32) -> Result<Deadline, PhraseError> {
    understand(phrase, plan_year, None).map(|reading| reading.deadline)
}

/// Reads a phrase as it is meant where it is given; also periods, 30个工作日内, and holidays by the yearly notice.
pub fn read(phrase: &str, given: &Given<'_>) -> Result<Reading, PhraseError> {
    understand(phrase, given.year, Some(given))
}

fn understand(
    phrase: &str,
    plan_year: i32,
    given: Option<&Given<'_>>,
) -> Result<Reading, PhraseError> {
    let phrase = clean_line(phrase).trim().to_owned();
    match last_day(&phrase, plan_year, given) {
        Ok((precision, day, reckoning)) => Ok(Reading {
            deadline: Deadline {
                phrase,
                precision,
                day,
            },
            reckoning,
        }),
        Err(kind) => Err(PhraseError { phrase, kind }),
    }
}

/// The precision, the last day and how it was found.
type Last = (Precision, Option<NaiveDate>, Reckoning);

fn last_day(
    phrase: &str,
    plan_year: i32,
    given: Option<&Given<'_>>,
) -> Result<Last, PhraseProblem> {
    if phrase.is_empty() {
        return Err(PhraseProblem::Empty);
    }
    let shape = shape_of(phrase).ok_or(PhraseProblem::NotUnderstood)?;
    if let Some(given) = given
        && let Some(period) = counted::period(weighty(&shape.marks), &shape, given)
    {
        return counted::last_day(period?, given)
            .map(|(day, reckoning)| (Precision::Counted, Some(day), reckoning));
    }
    let (marks, before) = core(&shape.marks);
    let (reading, place) = look_up(marks).ok_or(PhraseProblem::NotUnderstood)?;
    if !allows(reading, marks, before) {
        return Err(PhraseProblem::NotUnderstood);
    }
    let precision = reading.precision();
    if reading == Meaning::Open {
        return Ok((precision, None, Reckoning::Said));
    }
    let facts =
        facts(marks, &shape.values, place, plan_year).ok_or(PhraseProblem::NotUnderstood)?;
    if let (Meaning::Event, [event]) = (reading, facts.values) {
        let (day, reckoning) = eve_of(facts.year, *event, given)?;
        return Ok((precision, Some(day), reckoning));
    }
    day_of(reading, &facts).map(|day| (precision, Some(day), Reckoning::Said))
}

/// The day that marks without words of no weight name; anything that names more or less than a day is not understood.
pub(super) fn day_alone(
    marks: &str,
    values: &[u32],
    plan_year: i32,
) -> Result<NaiveDate, PhraseProblem> {
    let (reading, place) = look_up(marks).ok_or(PhraseProblem::NotUnderstood)?;
    if reading.precision() != Precision::Day {
        return Err(PhraseProblem::NotUnderstood);
    }
    let facts = facts(marks, values, place, plan_year).ok_or(PhraseProblem::NotUnderstood)?;
    day_of(reading, &facts)
}

/// Takes the words without weight off both ends; 内 counts in a period.
fn weighty(marks: &str) -> &str {
    marks.trim_start_matches('<').trim_end_matches('>')
}

/// Whether a phrase says "before".
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Said,
    Unsaid,
}

/// Takes the words without weight and one 前 off both ends.
fn core(marks: &str) -> (&str, Before) {
    let bare = marks
        .trim_start_matches(['<', '内'])
        .trim_end_matches(['>', '内']);
    let core = bare.strip_suffix('前').or_else(|| bare.strip_prefix('前'));
    core.map_or((bare, Before::Unsaid), |core| (core, Before::Said))
}

/// Whether the reading makes sense with, or without, the word 前.
fn allows(reading: Meaning, marks: &str, before: Before) -> bool {
    match reading.precision() {
        Precision::Day | Precision::Counted | Precision::TenDay => true,
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

fn facts<'a>(
    marks: &str,
    values: &'a [u32],
    place: YearPlace,
    plan_year: i32,
) -> Option<Facts<'a>> {
    let (year, values) = match place {
        YearPlace::Absent => {
            return Some(Facts {
                year: plan_year,
                values,
            });
        }
        YearPlace::First => values.split_first()?,
        YearPlace::Last => values.split_last()?,
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

fn day_of(reading: Meaning, facts: &Facts) -> Result<NaiveDate, PhraseProblem> {
    let year = facts.year;
    let precision = reading.precision();
    match (reading, facts.values) {
        (Meaning::CompactDay, [date]) => {
            exact(year_of(date / 10_000)?, date / 100 % 100, date % 100)
        }
        (Meaning::MonthDay, [month, day]) | (Meaning::DayMonth, [day, month]) => {
            exact(year, *month, *day)
        }
        (Meaning::MonthTenDay, [month, third]) | (Meaning::TenDayMonth, [third, month]) => {
            match third {
                1 | 2 => within(year, precision, |year| {
                    NaiveDate::from_ymd_opt(year, *month, third * 10)
                }),
                _ => within(year, precision, |year| month_end(year, *month)),
            }
        }
        (Meaning::Month, [month]) => within(year, precision, |year| month_end(year, *month)),
        (Meaning::YearMonth, [year, month]) => {
            within(year_of(*year)?, precision, |year| month_end(year, *month))
        }
        (Meaning::Quarter, [quarter]) => {
            within(year, precision, |year| month_end(year, quarter * 3))
        }
        (Meaning::Half, [half]) => within(year, precision, |year| month_end(year, half * 6)),
        (Meaning::Year, []) => within(year, precision, |year| month_end(year, 12)),
        (Meaning::Plan, [number]) => within(year_of(1955 + number * 5)?, precision, |year| {
            month_end(year, 12)
        }),
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

/// The last day before an event: of a holiday by the notice of the year, where one is known.
fn eve_of(
    year: i32,
    event: u32,
    given: Option<&Given<'_>>,
) -> Result<(NaiveDate, Reckoning), PhraseProblem> {
    let place = usize::try_from(event).map_err(|_| PhraseProblem::NotUnderstood)?;
    let event = EVENTS.get(place).ok_or(PhraseProblem::NotUnderstood)?;
    let told = given.zip(event.holiday);
    if let Some(day) = told.and_then(|(given, name)| given.calendar.eve_of(year, name)) {
        return Ok((day, Reckoning::EveByNotice { year }));
    }
    let day = match event.eve {
        Eve::Fixed { month, day } => within(year, Precision::Event, |year| {
            NaiveDate::from_ymd_opt(year, month, day)
        }),
        Eve::SpringFestival if YEARS.contains(&year) => {
            new_year_eve(year).ok_or(PhraseProblem::HolidayUnknown { year })
        }
        Eve::SpringFestival => Err(PhraseProblem::YearOutOfRange { year }),
    }?;
    let reckoning = match told {
        Some((given, _)) if given.calendar.knows(year) => Reckoning::EveNotNamed { year },
        Some(_) => Reckoning::EveAsItFalls { year },
        None => Reckoning::Said,
    };
    Ok((day, reckoning))
}

/// Returns the day before the lunar New Year, for the years of the table.
fn new_year_eve(year: i32) -> Option<NaiveDate> {
    let (_, month, day) = SPRING_FESTIVALS
        .iter()
        .find(|(known, _, _)| *known == year)?;
    NaiveDate::from_ymd_opt(year, *month, *day)?.pred_opt()
}
