//! The order of a list.

use pretty_assertions::assert_eq;
use proptest::prelude::{any, prop_assert, proptest};
use rstest::rstest;

use super::{anybody, board, projects};
use crate::domain::project::Project;
use crate::query::ast::Span;
use crate::query::sort::parse_sort;

#[rstest]
#[case("id", &[1, 2, 3, 12, 13])]
#[case("-id", &[13, 12, 3, 2, 1])]
#[case::none_last("due", &[3, 1, 2, 12, 13])]
#[case::none_last_both_ways("-due", &[12, 2, 1, 3, 13])]
#[case("-late", &[1, 2, 3, 12, 13])]
#[case("-阶段，due", &[3, 1, 2, 12, 13])]
#[case("light", &[1, 2, 12, 3, 13])]
#[case::by_pinyin("dept", &[2, 1, 3, 12, 13])]
#[case("updated", &[1, 2, 3, 12, 13])]
#[case("-slipped,-id", &[1, 13, 12, 3, 2])]
#[case("progress -id", &[1, 13, 12, 3, 2])]
#[case::by_pinyin("title", &[2, 1, 13, 3, 12])]
fn sorting(#[case] text: &str, #[case] expected: &[u32]) {
    let board = board();
    let context = anybody(&board);
    let sort = parse_sort(text).unwrap();
    let projects = projects();
    let mut sorted: Vec<&Project> = projects.iter().rev().collect();
    sort.apply(&mut sorted, &context);
    let numbers: Vec<u32> = sorted.iter().map(|project| project.id.0).collect();
    assert_eq!(numbers, expected);
    assert!(sorted.is_sorted_by(|one, other| sort.compare(one, other, &context).is_le()));
}

#[test]
fn a_wrong_sorting_key_is_shown() {
    let mistake = parse_sort("due，-titel").unwrap_err();
    assert_eq!(mistake.suggestion.as_deref(), Some("title"));
    assert_eq!(mistake.span, Span::new(6, 12));
    assert_eq!(parse_sort("到期, -逾期").unwrap().to_string(), "due,-late");
}

proptest! {
    #[test]
    fn no_text_does_harm(text in any::<String>(), signs in "[due,，、 —-]{0,12}") {
        for text in [text, signs] {
            match parse_sort(&text) {
                Ok(sort) => prop_assert!(parse_sort(&sort.to_string()) == Ok(sort)),
                Err(mistake) => {
                    let span = mistake.span.start..mistake.span.end;
                    prop_assert!(text.get(span).is_some());
                }
            }
        }
    }
}
