//! What people write into a plan, and what it comes to in the plan year 2025.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Asserts that each phrase of a list (`|` between them) has this precision and last day.
#[track_caller]
fn assert_all(phrases: &str, precision: Precision, last: &str) {
    for phrase in phrases.split('|').map(str::trim) {
        let deadline = parse(phrase, 2025).unwrap();
        assert_eq!(
            (deadline.precision, deadline.day),
            (precision, Some(day(last))),
            "{phrase}"
        );
        assert_eq!(deadline.phrase, phrase);
    }
}

#[rstest]
#[case(
    "年底前|年底|年末|年底之前|年内|当年|全年|本年|本年度|今年|今年底|今年年底前",
    "2025-12-31"
)]
#[case(
    "2025年|2025年底|2025年底前|2025年年底|2025年末|2025年内|2025年全年|2025|2025年度",
    "2025-12-31"
)]
#[case(
    "in 2025|end of 2025|by the end of 2025|by year end|year-end|end of the year|this year",
    "2025-12-31"
)]
#[case("2029年底|2029年底建成|二〇二九年底", "2029-12-31")]
#[case(
    "明年|明年底|明年年底前|next year|by the end of next year",
    "2026-12-31"
)]
#[case("去年|去年底", "2024-12-31")]
fn years(#[case] phrases: &str, #[case] last: &str) {
    assert_all(phrases, Precision::Year, last);
}

#[rstest]
#[case(
    "上半年|上半年底前|2025年上半年|今年上半年|first half|first half of 2025|H1|2025 H1|end of H1",
    "2025-06-30"
)]
#[case("下半年|下半年末|second half of the year|H2 2025", "2025-12-31")]
#[case("明年上半年|2026年上半年建成投用", "2026-06-30")]
fn halves(#[case] phrases: &str, #[case] last: &str) {
    assert_all(phrases, Precision::Half, last);
}

#[rstest]
#[case(
    "一季度|1季度|第一季度|一季度开工|Q1|first quarter|1st quarter",
    "2025-03-31"
)]
#[case(
    "三季度|第三季度|三季度末|三季度末前|3季度|３季度|Q3|q3|2025Q3|2025-Q3|Q3 2025",
    "2025-09-30"
)]
#[case(
    "2025年三季度|2025年第3季度|third quarter|end of the third quarter|by the end of Q3",
    "2025-09-30"
)]
#[case("四季度开建|第四季度内", "2025-12-31")]
fn quarters(#[case] phrases: &str, #[case] last: &str) {
    assert_all(phrases, Precision::Quarter, last);
}

#[rstest]
#[case(
    "6月|6月份|6月底|6月底前|６月底|六月底|六月份底|6月末|6 月 底|2025年6月|2025年6月底前",
    "2025-06-30"
)]
#[case(
    "2025-06|2025/6|2025.6|June|end of June|June 2025|by June|by the end of June 2025|Jun.|end-June",
    "2025-06-30"
)]
#[case("十一月|十一月底前|11月底", "2025-11-30")]
#[case("十二月|12月|Dec|before the end of December", "2025-12-31")]
#[case("2月|2月底", "2025-02-28")]
#[case("2028年2月|February 2028", "2028-02-29")]
#[case("明年3月", "2026-03-31")]
fn months(#[case] phrases: &str, #[case] last: &str) {
    assert_all(phrases, Precision::Month, last);
}

#[rstest]
#[case("3月上旬|三月上旬|early March|early March 2025", "2025-03-10")]
#[case(
    "3月中旬|3月中旬前|2025年3月中旬|mid March|mid-March|mid-March 2025",
    "2025-03-20"
)]
#[case("3月下旬|late March", "2025-03-31")]
#[case("2月下旬", "2025-02-28")]
fn ten_days(#[case] phrases: &str, #[case] last: &str) {
    assert_all(phrases, Precision::TenDay, last);
}

#[rstest]
#[case(
    "10月15日前|10月15日|10月15号|10月15日之前|十月十五日|１０月１５日前|10-15|10/15|Oct 15|Oct. 15",
    "2025-10-15"
)]
#[case(
    "2025年10月15日|2025年10月15日以前|15 October 2025|October 15, 2025|15th October|by October 15th",
    "2025-10-15"
)]
#[case(
    "2025-06-30|2025/6/30|2025.6.30|20250630|June 30, 2025|2025年6月30日前完成|2025—06—30",
    "2025-06-30"
)]
#[case("2024年2月29日|2024-02-29", "2024-02-29")]
fn days(#[case] phrases: &str, #[case] last: &str) {
    assert_all(phrases, Precision::Day, last);
}

#[rstest]
#[case("“十三五”|十三五期间", "2020-12-31")]
#[case(
    "“十四五”期间|十四五末|‘十四五’时期|\"十四五\"期间|「十四五」期末|14th five-year plan",
    "2025-12-31"
)]
#[case(
    "“十五五”时期|十五五|第十五个五年规划期|the 15th Five-Year Plan period|十五五末前",
    "2030-12-31"
)]
#[case("“十六五”期间", "2035-12-31")]
fn plan_periods(#[case] phrases: &str, #[case] last: &str) {
    assert_all(phrases, Precision::PlanPeriod, last);
}

#[rstest]
#[case("春节前|before Spring Festival", "2025-01-28")]
#[case("2026年春节前|明年春节前完成", "2026-02-16")]
#[case("五一前|劳动节前|五一劳动节前|before Labour Day", "2025-04-30")]
#[case("国庆前|国庆节前|before National Day", "2025-09-30")]
#[case("开学前", "2025-08-31")]
#[case("汛期前|主汛期前|主汛期之前", "2025-05-31")]
#[case("供暖季前|采暖季前", "2025-11-14")]
fn events(#[case] phrases: &str, #[case] last: &str) {
    assert_all(phrases, Precision::Event, last);
}

#[test]
fn no_day_at_all() {
    let chinese =
        "持续推进|常年|长期|长期坚持|适时|尽快|尽早|尽快投用|按市级计划推进|持续|推进|加快推进";
    let english = "ongoing|Continuous|as soon as possible|ASAP|tbd";
    for phrase in chinese.split('|').chain(english.split('|')) {
        let deadline = parse(phrase, 2025).unwrap();
        assert_eq!(
            (deadline.precision, deadline.day),
            (Precision::None, None),
            "{phrase}"
        );
    }
}

#[rstest]
#[case("力争于2022年基本完工", "2022-12-31")]
#[case("初定2024年完工", "2024-12-31")]
#[case("提前至2026年开工", "2026-12-31")]
#[case("确保年底前建成投用。", "2025-12-31")]
#[case("预计到6月底完成", "2025-06-30")]
#[case("力争在三季度末实现竣工验收", "2025-09-30")]
#[case("  2025年底前\u{200b}  ", "2025-12-31")]
fn verbs_around_a_date_change_nothing(#[case] phrase: &str, #[case] last: &str) {
    assert_eq!(parse(phrase, 2025).unwrap().day, Some(day(last)));
}

#[test]
fn the_phrase_is_kept_as_given_but_clean() {
    let deadline = parse("  ６月底\u{202e}前 ", 2025).unwrap();
    assert_eq!(deadline.phrase, "６月底前");
}

#[rstest]
#[case::which_month("月底前")]
#[case::before_june_or_within_it("6月前")]
#[case::before_2026_or_within_it("2026年前")]
#[case::before_the_quarter_or_within_it("三季度前")]
#[case::no_unit("6")]
#[case::only_the_day("15日前")]
#[case::at_the_feast_or_after("春节")]
#[case::after_the_feast("春节后")]
#[case::in_prose("6月底前完成主体结构施工")]
#[case::in_prose_behind("项目在6月底前完成")]
#[case::two_dates("6月底、9月底")]
#[case::a_range("6月至9月")]
#[case::working_days("30个工作日内")]
#[case::short_year("25年底")]
#[case::early_in_june("6月前期")]
#[case::early_at_the_end("年底前期")]
#[case::contradiction("年底前持续推进")]
#[case::two_years("2025年2026年")]
#[case::only_a_verb("完成")]
#[case::only_before("前")]
#[case::unknown("when the cows come home")]
#[case::exclusive_in_english("before June")]
fn not_understood(#[case] phrase: &str) {
    assert_eq!(
        parse(phrase, 2025).unwrap_err().kind,
        PhraseProblem::NotUnderstood
    );
}

#[rstest]
#[case("2月30日", Precision::Day)]
#[case("2025-02-29", Precision::Day)]
#[case("20250631", Precision::Day)]
#[case("4月31日前", Precision::Day)]
#[case("13月1日", Precision::Day)]
#[case("13月", Precision::Month)]
#[case("0月底", Precision::Month)]
#[case("2025-13", Precision::Month)]
#[case("13月中旬", Precision::TenDay)]
#[case("第五季度", Precision::Quarter)]
#[case("Q0", Precision::Quarter)]
#[case("H3", Precision::Half)]
fn impossible_dates_are_never_rounded(#[case] phrase: &str, #[case] precision: Precision) {
    let problem = parse(phrase, 2025).unwrap_err().kind;
    assert_eq!(
        problem,
        PhraseProblem::NoSuchDay {
            year: 2025,
            precision
        }
    );
}

#[rstest]
#[case("1999年底", 2025, 1999)]
#[case("2101-01-01", 2025, 2101)]
#[case("年底前", 1999, 1999)]
#[case("明年", 2100, 2101)]
#[case("春节前", 2500, 2500)]
#[case("9月底", i32::MAX, i32::MAX)]
fn far_years_are_refused(#[case] phrase: &str, #[case] plan_year: i32, #[case] year: i32) {
    assert_eq!(
        parse(phrase, plan_year).unwrap_err().kind,
        PhraseProblem::YearOutOfRange { year }
    );
}

#[test]
fn an_unknown_spring_festival_is_said_to_be_unknown() {
    assert_eq!(
        parse("春节前", 2031).unwrap_err().kind,
        PhraseProblem::HolidayUnknown { year: 2031 }
    );
}

#[rstest]
#[case("", "deadline ``: it is empty")]
#[case(" \u{3000}", "deadline ``: it is empty")]
#[case("someday", "deadline `someday`: it is not understood")]
#[case("2月30日", "deadline `2月30日`: the year 2025 has no such day")]
#[case(
    "3025年",
    "deadline `3025年`: the year 3025 is not between 2000 and 2100"
)]
fn errors_read_as_sentences(#[case] phrase: &str, #[case] expected: &str) {
    assert_eq!(parse(phrase, 2025).unwrap_err().to_string(), expected);
}

#[rstest]
#[case::the_day_before("2025-06-29", Some(1), false)]
#[case::the_day_itself_counts("2025-06-30", Some(0), false)]
#[case::the_day_after("2025-07-01", Some(-1), true)]
fn late_only_when_the_last_day_has_ended(
    #[case] today: &str,
    #[case] left: Option<i64>,
    #[case] overdue: bool,
) {
    let deadline = parse("6月底前", 2025).unwrap();
    assert_eq!(
        (
            deadline.days_left(day(today)),
            deadline.is_overdue(day(today))
        ),
        (left, overdue)
    );
}

#[test]
fn without_a_day_nothing_is_late() {
    let deadline = parse("持续推进", 2025).unwrap();
    assert_eq!(
        (
            deadline.days_left(NaiveDate::MAX),
            deadline.is_overdue(NaiveDate::MAX)
        ),
        (None, false)
    );
}

#[test]
fn a_deadline_is_stored_with_its_words() {
    let stored = serde_json::to_string(&parse("3月中旬", 2025).unwrap()).unwrap();
    assert_eq!(
        stored,
        r#"{"phrase":"3月中旬","precision":"ten_day","day":"2025-03-20"}"#
    );
    assert!(Precision::Day < Precision::Month && Precision::Month < Precision::Year);
}

#[test]
fn the_examples_are_accepted() {
    let calendar = crate::domain::testing::announced();
    let given = Given {
        year: 2025,
        day: day("2025-03-14"),
        calendar: &calendar,
    };
    for example in EXAMPLES {
        assert!(read(example, &given).is_ok(), "{example}");
    }
}

/// Writes every ASCII character as an input method in full-width mode would.
fn full_width(phrase: &str) -> String {
    let widen = |sign: char| match sign {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(sign) + 0xFEE0).unwrap(),
        _ => sign,
    };
    phrase.chars().map(widen).collect()
}

/// Words put together at random: often a deadline, more often nearly one.
fn any_phrase() -> impl Strategy<Value = String> {
    let pieces = [
        "2025",
        "2026",
        "年",
        "6",
        "2",
        "月",
        "30",
        "日",
        "底",
        "前",
        "三",
        "季度",
        "第",
        "上半年",
        "中旬",
        "Q",
        "3",
        " ",
        "-",
        "/",
        ".",
        "end",
        "of",
        "June",
        "mid",
        "by",
        "十四五",
        "“",
        "”",
        "期间",
        "春节",
        "力争",
        "完成",
        "持续推进",
        "今年",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..7)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), year in any::<i32>()) {
        if let Ok(deadline) = parse(&text, year) {
            prop_assert_eq!(deadline.day.is_none(), deadline.precision == Precision::None);
        }
    }

    #[test]
    fn full_width_says_the_same(phrase in any_phrase(), year in 2000_i32..=2100) {
        let parsed = |phrase: &str| parse(phrase, year).map(|read| (read.precision, read.day)).map_err(|error| error.kind);
        prop_assert_eq!(parsed(&full_width(&phrase)), parsed(&phrase));
    }

    #[test]
    fn a_date_is_itself(year in 2000_i32..=2100, ordinal in 1_u32..=365) {
        let date = NaiveDate::from_yo_opt(year, ordinal).unwrap();
        let (month, day) = (date.month(), date.day());
        for phrase in [date.to_string(), format!("{year}年{month}月{day}日前"), format!("{year}/{month}/{day}")] {
            prop_assert_eq!(parse(&phrase, 2025).unwrap().day, Some(date));
        }
        prop_assert_eq!(parse(&format!("{month}月{day}日"), year).unwrap().day, Some(date));
    }
}
