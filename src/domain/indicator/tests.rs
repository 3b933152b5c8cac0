//! Cells, verdicts and the order of rows, told by examples.

use pretty_assertions::assert_eq;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use Comparator::{About, AtLeast, AtMost, Equal};

#[rstest]
#[case("6%左右", About, "6", "%")]
#[case("约230万人", About, "230", "万人")]
#[case("82岁以上", AtLeast, "82", "岁")]
#[case("不低于95%", AtLeast, "95", "%")]
#[case("≥ 90％", AtLeast, "90", "%")]
#[case(">=90", AtLeast, "90", "")]
#[case("不少于１２，０００个", AtLeast, "12000", "个")]
#[case("超过1万亿元", AtLeast, "1", "万亿元")]
#[case("不低于95%以上", AtLeast, "95", "%")]
#[case("5%以内", AtMost, "5", "%")]
#[case("不高于35微克/立方米", AtMost, "35", "微克/立方米")]
#[case("<313.2", AtMost, "313.2", "")]
#[case("＞98.5", AtLeast, "98.5", "")]
#[case("≤4", AtMost, "4", "")]
#[case("不超过4.5%", AtMost, "4.5", "%")]
#[case("控制在313万人以内", AtMost, "313", "万人")]
#[case("控制在5%左右", About, "5", "%")]
#[case("11,030.5 亿元", Equal, "11030.5", "亿元")]
#[case("-1.5%", Equal, "-1.5", "%")]
#[case("－１．５％", Equal, "-1.5", "%")]
#[case("−3个百分点", Equal, "-3", "个百分点")]
#[case("36.43", Equal, "36.43", "")]
#[case("13年", Equal, "13", "年")]
#[case("16.5平方米", Equal, "16.5", "平方米")]
#[case("0.2吨标准煤/万元", Equal, "0.2", "吨标准煤/万元")]
#[case("2.1万", Equal, "2.1", "万")]
fn a_number_is_read_with_comparator_and_unit(
    #[case] text: &str,
    #[case] comparator: Comparator,
    #[case] number: &str,
    #[case] unit: &str,
) {
    let figure = Figure::read(text);
    assert_eq!(figure.text, text);
    assert_eq!(figure.number, Some((comparator, number.parse().unwrap())));
    assert_eq!(figure.unit, unit);
}

#[rstest]
#[case("")]
#[case("-")]
#[case("达到市级要求")]
#[case("完成市级下达任务")]
#[case("稳步增长")]
#[case("5%-6%")]
#[case("8-9")]
#[case("7.2(调整为5.5)")]
#[case("达到市级要求(<0.9)")]
#[case("1.7（1-9月）")]
#[case("5~6")]
#[case("3，5")]
#[case("1,2345")]
#[case("1.2.3")]
#[case("0.12345")]
#[case("12月")]
#[case("累计下降15%")]
#[case("不低于5%以内")]
#[case("控制在230万人")]
#[case("85%①")]
#[case("10²")]
#[case("以上")]
#[case("5%以上，力争6%")]
#[case("99999999999999999999999")]
fn what_is_no_plain_number_stays_text(#[case] text: &str) {
    let figure = Figure::read(text);
    assert_eq!((figure.number, figure.unit.as_str()), (None, ""), "{text}");
    assert_eq!(figure.text, text);
}

fn row(target: &str, actual: &str) -> Indicator {
    Indicator {
        targets: BTreeMap::from([(2025, Figure::read(target))]),
        actuals: BTreeMap::from([(2025, Figure::read(actual))]),
        ..Indicator::default()
    }
}

#[rstest]
#[case("6%以上", "6%", Verdict::Met)]
#[case("6%以上", "5.9%", Verdict::Missed)]
#[case("5%以内", "5%", Verdict::Met)]
#[case("5%以内", "5.1%", Verdict::Missed)]
#[case::a_tenth_is_about("6%左右", "5.4%", Verdict::Met)]
#[case::more_is_not("6%左右", "5.3%", Verdict::Below)]
#[case::about_and_far_above("36左右", "43", Verdict::Above)]
#[case::about_below_zero("-10左右", "-11", Verdict::Met)]
#[case::about_nothing("0左右", "0", Verdict::Met)]
#[case("36", "36.0", Verdict::Met)]
#[case::who_knows_whether_more_is_better("36", "37", Verdict::Above)]
#[case("36", "35", Verdict::Below)]
#[case("达到市级要求", "36", Verdict::Unknown)]
#[case("36", "达标", Verdict::Unknown)]
#[case::other_units("230万人以内", "2300000人", Verdict::Unknown)]
#[case::a_bare_number_has_the_unit_of_the_other("230万人以内", "229", Verdict::Met)]
#[case::a_bound_that_reaches("8以上", "10以上", Verdict::Met)]
#[case::a_bound_that_tells_nothing("8以上", "7以上", Verdict::Unknown)]
#[case::a_bound_that_excludes("8以上", "7以内", Verdict::Missed)]
#[case::at_most_by_at_least("8以内", "9以上", Verdict::Missed)]
#[case::at_most_by_at_least_open("8以内", "8以上", Verdict::Unknown)]
#[case::equal_by_bound("8", "8以上", Verdict::Unknown)]
fn a_target_is_judged_by_its_comparator(
    #[case] target: &str,
    #[case] actual: &str,
    #[case] verdict: Verdict,
) {
    assert_eq!(row(target, actual).verdict(2025), Some(verdict));
}

#[test]
fn the_rows_unit_stands_in_for_the_cells() {
    let of = |unit: &str| Indicator {
        unit: unit.to_owned(),
        ..row("5%以内", "4")
    };
    assert_eq!(of("％").verdict(2025), Some(Verdict::Met));
    assert_eq!(of("万人").verdict(2025), Some(Verdict::Unknown));
}

#[test]
fn without_target_or_actual_there_is_no_verdict() {
    assert_eq!(row("1", "1").verdict(2024), None);
    let mut half = row("1", "1");
    half.actuals.clear();
    assert_eq!(half.verdict(2025), None);
}

fn named(order: u32, parent: Option<&str>) -> Indicator {
    Indicator {
        order,
        parent: parent.map(str::to_owned),
        ..Indicator::default()
    }
}

fn table(rows: &[(&str, u32, Option<&str>)]) -> BTreeMap<String, Indicator> {
    let rows = rows.iter();
    rows.map(|(key, order, parent)| ((*key).to_owned(), named(*order, *parent)))
        .collect()
}

#[test]
fn sub_rows_stand_behind_their_parent() {
    let all = table(&[
        ("z", 1, None),
        ("a", 2, None),
        ("z2", 9, Some("z")),
        ("z1", 3, Some("z")),
        ("z1a", 5, Some("z1")),
        ("lost", 4, Some("nowhere")),
    ]);
    let placed: Vec<(&str, usize)> = in_order(&all)
        .iter()
        .map(|row| (row.key, row.depth))
        .collect();
    let expected = [
        ("z", 0),
        ("z1", 1),
        ("z1a", 2),
        ("z2", 1),
        ("a", 0),
        ("lost", 0),
    ];
    assert_eq!(placed, expected);
}

#[test]
fn a_row_reads_back_from_the_log() {
    let mut cell = Figure::read("230万人以内");
    cell.source = Some(SourceRef {
        source: "plan".to_owned(),
        section: "一".to_owned(),
        locator: String::new(),
    });
    let row = Indicator {
        number: "1".to_owned(),
        parent: Some("a".to_owned()),
        targets: [(2025, cell)].into(),
        ..row("6%左右", "稳步增长")
    };
    let change = crate::domain::event::Change::BoardIndicator {
        key: "b".to_owned(),
        from: None,
        to: Some(Box::new(row)),
    };
    let json = serde_json::to_string(&change).unwrap();
    assert_eq!(
        serde_json::from_str::<crate::domain::event::Change>(&json).unwrap(),
        change
    );
}

#[test]
fn a_row_cannot_stand_under_itself() {
    let all = table(&[("a", 1, None), ("b", 2, Some("a")), ("c", 3, Some("b"))]);
    assert!(is_round(&all, "a", "a"));
    assert!(is_round(&all, "a", "c"));
    assert!(!is_round(&all, "c", "a"));
    assert!(!is_round(&all, "new", "c"));
    let broken = table(&[("a", 1, Some("b")), ("b", 2, Some("a"))]);
    assert!(is_round(&broken, "c", "a"), "a ring is not walked for ever");
}

#[test]
fn a_cell_told_late_leaves_the_others() {
    let cell = |text: &str| Figure::read(text);
    let mut before = named(1, None);
    before.name = "增速".to_owned();
    let mut with_2022 = before.clone();
    with_2022.actuals.insert(2022, cell("5"));
    let mut with_2023 = before.clone();
    with_2023.actuals.insert(2023, cell("6"));
    let now = Indicator::changed(Some(&with_2023), Some(&before), &with_2022);
    assert_eq!(now.actuals.len(), 2);
    let without = Indicator::changed(Some(&now), Some(&with_2022), &before);
    assert_eq!(without, with_2023);
    assert_eq!(Indicator::changed(None, None, &before), before);
    assert_eq!(
        Indicator::changed(Some(&with_2022), None, &with_2023),
        now,
        "a second arrival adds what it brings"
    );
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>(), close in "[约≥不低于控制在]{0,3}[-−0-9０-９.,，]{0,12}[%％万人元个/年以上内左右]{0,6}") {
        for text in [text, close] {
            let figure = Figure::read(&text);
            prop_assert_eq!(figure.text.as_str(), text.trim());
            prop_assert_eq!(Figure::read(&figure.text), figure.clone(), "reading again reads the same");
            let row = row(&text, &text);
            prop_assert!(row.verdict(2025).is_some());
            prop_assert!(figure.number.is_some() || figure.unit.is_empty());
        }
    }

    #[test]
    fn every_amount_can_be_judged(target in any::<i64>(), actual in any::<i64>()) {
        for how in [Equal, AtLeast, AtMost, About] {
            let figure = |how, number| Figure { number: Some((how, Quantity(number))), ..Figure::default() };
            let verdict = figure(how, target).judge(&figure(Equal, actual));
            prop_assert_ne!(verdict, Verdict::Unknown);
        }
    }
}
