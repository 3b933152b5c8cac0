//! What is offered at the cursor.

use pretty_assertions::assert_eq;
use proptest::prelude::{any, prop_assert, proptest};
use rstest::rstest;

use super::board;
use crate::query::Views;
use crate::query::ast::Span;
use crate::query::complete::{Known, Offer, Wording, complete};
use crate::query::field::{Field, Flag};

#[rstest]
#[case::field("st", &["stage:", "stuck>"])]
#[case::field_in_chinese("阶", &["阶段:"])]
#[case::field_by_pinyin("jied", &["stage:"])]
#[case::flag("over", &["overdue"])]
#[case::behind_a_minus("-bloc", &["blocked"])]
#[case::behind_a_group("(bloc", &["blocked"])]
#[case::stage("stage:", &["preliminary", "construction", "completed"])]
#[case::stage_in_chinese("阶段：在", &["在建"])]
#[case::stage_begun("公园 stage:con", &["construction"])]
#[case::dept_by_initials("dept:yl", &["园林局"])]
#[case::dept_none("lead:no", &["none"])]
#[case::quoted_value("tag:\"民", &["民生实事"])]
#[case::place("place:中", &["\"中关村 西区\""])]
#[case::light("light:r", &["red"])]
#[case::is("is:bl", &["blocked"])]
#[case::year("year:", &["2024", "2025"])]
#[case::view("@ov", &["@overdue"])]
#[case::view_by_pinyin("@hd", &["@red"])]
#[case::unknown("moon:", &[])]
fn completing(#[case] text: &str, #[case] expected: &[&str]) {
    let board = board();
    let known = Known {
        board: &board,
        tags: &["民生实事".to_owned()],
        places: &["中关村 西区".to_owned()],
        depts: &[],
        years: &[2024, 2025],
        views: &Views::default(),
        wording: Wording::English,
    };
    let offered = complete(text, text.len(), &known);
    let begun: Vec<&str> = offered
        .candidates
        .iter()
        .map(|candidate| candidate.insert.as_str())
        .take(expected.len().max(1))
        .collect();
    assert_eq!(begun, expected);
}

#[test]
fn completing_replaces_what_was_typed() {
    let board = board();
    let known = Known {
        board: &board,
        tags: &[],
        places: &[],
        depts: &[],
        years: &[2024, 2025],
        views: &Views::default(),
        wording: Wording::Chinese,
    };
    let offered = complete("公园 阶段:在 受阻", 17, &known);
    assert_eq!(offered.span, Span::new(14, 17));
    let empty = complete("", 0, &known);
    assert_eq!(empty.candidates.len(), Field::ALL.len() + Flag::ALL.len());
    assert_eq!(empty.candidates[0].insert, "逾期");
    assert_eq!(empty.candidates[0].offer, Offer::Flag);
}

proptest! {
    #[test]
    fn completing_never_fails(text in any::<String>(), signs in "[a阶段:：<《\"“ 灯-]{0,12}", cursor in 0_usize..40) {
        let board = board();
        let views = Views::default();
        let known = Known { board: &board, tags: &[], places: &[], depts: &[],
            years: &[], views: &views, wording: Wording::Chinese };
        for text in [text, signs] {
            let offered = complete(&text, cursor, &known);
            prop_assert!(text.get(offered.span.start..offered.span.end).is_some());
        }
    }
}
