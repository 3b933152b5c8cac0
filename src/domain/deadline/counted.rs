//! Periods: so many working days, days, weeks or months from a day on (domain.md §4).
//!
//! The day from which a period runs does not count, it begins with the next one (Civil Code, article 201, and the
//! practice of offices). A period in working days ends on a working day by itself. One in days, weeks or months that
//! would end on a day of rest ends on the next working day (article 203); one in months ends on the day of the same
//! number, or on the last day of a month that has none such (article 202).
//!
//! A period without a day runs from the day on which the deadline is given; so does one "from receipt", since the day of
//! receipt is not known here.

use chrono::{Datelike, Days, Months};

use super::parse::day_alone;
use super::{Given, PhraseProblem, Reckoning, Span};
use crate::domain::calendar::YEARS;
use crate::domain::deadline::lex::Shape;
use crate::domain::id::Day;

/// A period as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) count: u32,
    pub(super) span: Span,
    pub(super) from: Day,
}

/// Where the words of a period stand in its marks, and what is left of them for the day from which it runs.
struct Parts<'m> {
    span: Span,
    /// The marks of the start.
    start: &'m str,
    /// How many values come before that of the count.
    values_before: usize,
}

/// Reads a period, its weightless words already taken off; `None` where the marks are those of something else.
pub(super) fn period(
    marks: &str,
    shape: &Shape,
    given: &Given<'_>,
) -> Option<Result<Period, PhraseProblem>> {
    let parts = count_behind(marks).or_else(|| count_before(marks))?;
    let count = *shape.values.get(parts.values_before)?;
    if count == 0 {
        return Some(Err(PhraseProblem::NotUnderstood));
    }
    let mut values = shape.values.clone();
    values.remove(parts.values_before);
    let start = start(parts.start, &values, given)?;
    Some(start.map(|from| Period {
        count,
        span: parts.span,
        from,
    }))
}

/// Chinese: the start stands before, 自2025年3月1日起30个工作日内.
fn count_behind(marks: &str) -> Option<Parts<'_>> {
    let bare = marks.trim_matches('内');
    let within = bare.len() < marks.len();
    let unit = bare.chars().next_back()?;
    let span = span_of(unit, within)?;
    let rest = bare.strip_suffix(unit)?;
    let start = rest.strip_suffix(['N', 'C'])?;
    Some(Parts {
        span,
        start,
        values_before: values_in(start),
    })
}

/// English: the start stands behind, within 30 working days from 2025-03-01.
fn count_before(marks: &str) -> Option<Parts<'_>> {
    let bare = marks.trim_start_matches('内');
    let rest = bare.strip_prefix(['N', 'C'])?;
    let unit = rest.chars().next()?;
    let span = span_of(unit, false)?;
    let start = rest.strip_prefix(unit)?.trim_start_matches('内');
    Some(Parts {
        span,
        start,
        values_before: 0,
    })
}

/// What a unit's mark means; 15日 alone is a day of the month, 15日内 is a period.
fn span_of(unit: char, within: bool) -> Option<Span> {
    match unit {
        '工' => Some(Span::WorkingDays),
        '天' => Some(Span::Days),
        '日' if within => Some(Span::Days),
        '周' => Some(Span::Weeks),
        '个' => Some(Span::Months),
        _ => None,
    }
}

fn values_in(marks: &str) -> usize {
    marks
        .chars()
        .filter(|mark| "YNDCMRHP旬E".contains(*mark))
        .count()
}

/// The day from which a period runs: one that is named, with 自 or 起, or the one on which it is given.
fn start(marks: &str, values: &[u32], given: &Given<'_>) -> Option<Result<Day, PhraseProblem>> {
    let bare = marks.strip_prefix('自').unwrap_or(marks);
    let bare = bare.strip_suffix('起').unwrap_or(bare);
    if bare.is_empty() || bare == "始" {
        // 起 or 自 alone say nothing.
        return (bare == "始" || marks.is_empty()).then_some(Ok(given.day));
    }
    let is_said = bare.len() < marks.len();
    is_said.then(|| day_alone(bare, values, given.year))
}

/// The last day of a period, and how it was found.
pub(super) fn last_day(
    period: Period,
    given: &Given<'_>,
) -> Result<(Day, Reckoning), PhraseProblem> {
    let Period { count, span, from } = period;
    let too_far = PhraseProblem::YearOutOfRange {
        year: from.year().saturating_add(1),
    };
    let spoken_of = |day: &Day| YEARS.contains(&day.year());
    let plain = match span {
        Span::WorkingDays => None,
        Span::Days => Some(from.checked_add_days(Days::new(count.into()))),
        Span::Weeks => Some(from.checked_add_days(Days::new(u64::from(count) * 7))),
        Span::Months => Some(from.checked_add_months(Months::new(count))),
    };
    let plain = match plain {
        None => None,
        Some(day) => Some(day.filter(spoken_of).ok_or(too_far)?),
    };
    let last = match plain {
        None => given.calendar.after(from, count),
        Some(day) => given.calendar.not_at_rest(day),
    };
    if !spoken_of(&last.day) {
        return Err(PhraseProblem::YearOutOfRange {
            year: last.day.year(),
        });
    }
    let reckoning = Reckoning::Counted {
        count,
        span,
        from,
        at_rest: plain.filter(|day| *day != last.day),
        unknown: last.unknown,
    };
    Ok((last.day, reckoning))
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::domain::calendar::WorkCalendar;
    use crate::domain::deadline::{Deadline, Precision, Reading, parse, read};
    use crate::domain::testing::{announced, day};

    /// Reads a phrase given on a day of the plan year 2025.
    fn given_on(on: &str, phrase: &str) -> Result<Reading, PhraseProblem> {
        let calendar = announced();
        let given = Given {
            year: 2025,
            day: day(on),
            calendar: &calendar,
        };
        read(phrase, &given).map_err(|error| error.kind)
    }

    /// Asserts that each phrase of a list (`|` between them), given on 14 March 2025, ends on this day.
    #[track_caller]
    fn assert_all(phrases: &str, last: &str) {
        for phrase in phrases.split('|') {
            let deadline = given_on("2025-03-14", phrase).unwrap().deadline;
            assert_eq!(
                (deadline.precision, deadline.day),
                (Precision::Counted, Some(day(last))),
                "{phrase}"
            );
            assert_eq!(deadline.phrase, phrase);
        }
    }

    #[rstest]
    #[case(
        "30个工作日内|30个工作日|三十个工作日内|３０个工作日内|30工作日之内|within 30 working days|30 business days",
        "2025-04-27"
    )]
    #[case(
        "5个工作日内|五个工作日以内|收到后5个工作日内|自收到之日起5个工作日内|收到督办单后5个工作日内完成|自即日起5个工作日内办结|交办之日起5个工作日内反馈|确保在5个工作日内完成|within 5 working days of receipt|5 working days from today",
        "2025-03-21"
    )]
    #[case("两个工作日内|2个工作日内", "2025-03-18")]
    #[case(
        "自2025年3月1日起30个工作日内|自3月1日起30个工作日内|2025年3月1日起三十个工作日内|2025-03-01后30个工作日内|within 30 working days from 2025-03-01|30 working days after March 1, 2025",
        "2025-04-14"
    )]
    #[case("120个工作日内|一百二十个工作日内", "2025-09-04")]
    fn working_days(#[case] phrases: &str, #[case] last: &str) {
        assert_all(phrases, last);
    }

    #[rstest]
    #[case(
        "15日内|15天内|15天|十五日内|自收到之日起15日内|within 15 days|15 calendar days",
        "2025-03-31"
    )]
    #[case("30天内|三十日内|30个自然日内|接到通知后30天内", "2025-04-14")]
    #[case(
        "自2025年3月1日起30日内|自3月1日起三十天内|within 30 days from 1 March 2025",
        "2025-03-31"
    )]
    #[case("两周内|2周内|within 2 weeks", "2025-03-28")]
    #[case("一个月内|1个月内|within 1 month", "2025-04-14")]
    #[case("自2025年1月31日起1个月内", "2025-02-28")]
    #[case("100天内|一百天内", "2025-06-23")]
    fn days_weeks_and_months(#[case] phrases: &str, #[case] last: &str) {
        assert_all(phrases, last);
    }

    #[rstest]
    #[case::a_day_of_the_month("3月15日内", Precision::Day, "2025-03-15")]
    #[case::the_year("2025年内", Precision::Year, "2025-12-31")]
    #[case::a_month("within June", Precision::Month, "2025-06-30")]
    #[case::a_quarter("三季度内", Precision::Quarter, "2025-09-30")]
    fn within_a_date_is_no_period(
        #[case] phrase: &str,
        #[case] precision: Precision,
        #[case] last: &str,
    ) {
        let reading = given_on("2025-03-14", phrase).unwrap();
        assert_eq!(
            reading.deadline,
            Deadline {
                phrase: phrase.to_owned(),
                precision,
                day: Some(day(last))
            }
        );
        assert_eq!(reading.reckoning, Reckoning::Said);
    }

    #[rstest]
    #[case::a_day_of_which_month("15日")]
    #[case::none("0个工作日内")]
    #[case::how_many("若干个工作日内")]
    #[case::how_many_left_open("个工作日内")]
    #[case::before_is_not_within("30个工作日前")]
    #[case::start_without_a_word("3月1日30个工作日内")]
    #[case::start_without_a_day("自3月起30个工作日内")]
    #[case::start_without_anything("起30个工作日内")]
    #[case::start_that_is_not_known("竣工后30日内")]
    #[case::from_a_feast("春节后5个工作日内")]
    #[case::two_counts("5个10个工作日内")]
    #[case::in_prose("每30个工作日内报一次")]
    fn not_understood(#[case] phrase: &str) {
        assert_eq!(
            given_on("2025-03-14", phrase),
            Err(PhraseProblem::NotUnderstood)
        );
    }

    #[test]
    fn a_start_that_does_not_exist_is_named() {
        let problem = PhraseProblem::NoSuchDay {
            year: 2025,
            precision: Precision::Day,
        };
        assert_eq!(
            given_on("2025-03-14", "自2月30日起5个工作日内"),
            Err(problem)
        );
        assert_eq!(
            given_on("2100-12-20", "30日内"),
            Err(PhraseProblem::YearOutOfRange { year: 2101 })
        );
    }

    #[test]
    fn a_reading_says_how_it_was_reckoned() {
        let reckoning = |on: &str, phrase: &str| given_on(on, phrase).unwrap().reckoning;
        let counted = |count, span, from: &str, at_rest: Option<&str>, unknown: &[i32]| {
            let (from, at_rest) = (day(from), at_rest.map(day));
            let unknown = unknown.to_vec();
            Reckoning::Counted {
                count,
                span,
                from,
                at_rest,
                unknown,
            }
        };
        assert_eq!(
            reckoning("2025-09-28", "5个工作日内"),
            counted(5, Span::WorkingDays, "2025-09-28", None, &[])
        );
        assert_eq!(
            reckoning("2025-09-20", "15日内"),
            counted(15, Span::Days, "2025-09-20", Some("2025-10-05"), &[])
        );
        assert_eq!(
            reckoning("2026-12-25", "30个工作日内"),
            counted(30, Span::WorkingDays, "2026-12-25", None, &[2027])
        );
        assert_eq!(
            reckoning("2026-12-25", "15日内"),
            counted(15, Span::Days, "2026-12-25", Some("2027-01-09"), &[2027])
        );
        assert_eq!(
            reckoning("2026-12-25", "30个工作日内").unknown_years(),
            [2027]
        );
    }

    #[rstest]
    #[case::the_notice_of_2025("春节前", "2025-01-27", Reckoning::EveByNotice { year: 2025 })]
    #[case::a_saturday_that_is_worked("2026年春节前", "2026-02-14", Reckoning::EveByNotice { year: 2026 })]
    #[case::two_holidays_in_one("2023年国庆前", "2023-09-28", Reckoning::EveByNotice { year: 2023 })]
    #[case::labour_day("五一前", "2025-04-30", Reckoning::EveByNotice { year: 2025 })]
    #[case::not_announced("2027年春节前", "2027-02-05", Reckoning::EveAsItFalls { year: 2027 })]
    #[case::no_notice_needed("2027年汛期前", "2027-05-31", Reckoning::Said)]
    fn the_eve_of_a_holiday_goes_by_the_notice(
        #[case] phrase: &str,
        #[case] last: &str,
        #[case] reckoning: Reckoning,
    ) {
        let reading = given_on("2025-03-14", phrase).unwrap();
        assert_eq!(
            (reading.deadline.day, reading.reckoning),
            (Some(day(last)), reckoning)
        );
        assert_eq!(reading.deadline.precision, Precision::Event);
    }

    #[test]
    fn a_notice_that_does_not_name_the_holiday_is_said_to() {
        let mut calendar = announced();
        let new_year = calendar.year(2025).into_iter().take(1).collect::<Vec<_>>();
        calendar.set_year(2025, &new_year);
        let given = Given {
            year: 2025,
            day: day("2025-03-14"),
            calendar: &calendar,
        };
        let reading = read("国庆前", &given).unwrap();
        assert_eq!(reading.deadline.day, Some(day("2025-09-30")));
        assert_eq!(reading.reckoning, Reckoning::EveNotNamed { year: 2025 });
    }

    #[test]
    fn people_are_told_the_day_of_a_period() {
        let told = |phrase: &str| {
            given_on("2025-03-14", phrase)
                .unwrap()
                .deadline
                .told()
                .into_owned()
        };
        assert_eq!(told("30个工作日内"), "30个工作日内 (2025-04-27)");
        assert_eq!(told("年底前"), "年底前");
    }

    #[test]
    fn without_a_board_there_is_nothing_to_count_by() {
        for phrase in ["30个工作日内", "自2025年3月1日起30个工作日内", "15日内"] {
            let problem = parse(phrase, 2025).unwrap_err().kind;
            assert_eq!(problem, PhraseProblem::NotUnderstood, "{phrase}");
        }
    }

    #[test]
    fn a_counted_deadline_is_stored_with_its_last_day() {
        let deadline = given_on("2025-03-14", "30个工作日内").unwrap().deadline;
        let stored = serde_json::to_string(&deadline).unwrap();
        assert_eq!(
            stored,
            r#"{"phrase":"30个工作日内","precision":"counted","day":"2025-04-27"}"#
        );
        assert_eq!(serde_json::from_str::<Deadline>(&stored).unwrap(), deadline);
        let last = deadline.day.unwrap();
        assert_eq!(deadline.precision.first_day(last), Some(last));
    }

    proptest! {
        #[test]
        fn a_phrase_is_its_count(on in 0_u64..2100, count in 1_u32..=300) {
            let calendar: WorkCalendar = announced();
            let start = day("2021-01-01") + Days::new(on);
            let given = Given { year: 2025, day: start, calendar: &calendar };
            let counted = calendar.after(start, count);
            let from = start.to_string();
            for phrase in [format!("{count}个工作日内"), format!("within {count} working days"), format!("自{from}起{count}个工作日内")] {
                let reading = read(&phrase, &given).unwrap();
                prop_assert_eq!(reading.deadline.day, Some(counted.day), "{}", phrase);
                prop_assert_eq!(reading.reckoning.unknown_years(), &counted.unknown);
            }
        }

        #[test]
        fn a_period_never_ends_at_rest_nor_early(on in 0_u64..2000, count in 1_u32..=100) {
            let calendar = announced();
            let start = day("2021-01-01") + Days::new(on);
            let given = Given { year: 2025, day: start, calendar: &calendar };
            let last = read(&format!("{count}日内"), &given).unwrap().deadline.day.unwrap();
            prop_assert!(calendar.is_working(last).unwrap_or(true));
            let over = last.signed_duration_since(start).num_days() - i64::from(count);
            prop_assert!((0..=10).contains(&over), "{}", over);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), year in any::<i32>()) {
            let calendar = announced();
            let given = Given { year, day: day("2025-03-14"), calendar: &calendar };
            if let Ok(reading) = read(&text, &given) {
                prop_assert_eq!(reading.deadline.day.is_none(), reading.deadline.precision == Precision::None);
            }
        }
    }
}
