//! Shows a place in a line: the line, and `^^^` under the place.

use std::ops::Range;

use crate::text::{safe::clean_line, width::columns};

/// Returns `line`, cleaned, and below it carets under the bytes `span`; at least one caret, also at the end.
///
/// A span that ends inside a character or beyond the line is widened or cut to what is there.
pub fn under(line: &str, span: Range<usize>) -> String {
    let start = line.floor_char_boundary(span.start);
    let end = line.ceil_char_boundary(span.end).max(start);
    let part = |range: Range<usize>| clean_line(line.get(range).unwrap_or_default());
    let (before, marked, after) = (part(0..start), part(start..end), part(end..line.len()));
    let indent = " ".repeat(columns(&before));
    let carets = "^".repeat(columns(&marked).max(1));
    format!("{before}{marked}{after}\n{indent}{carets}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::latin("due<30d x", 0..3, "due<30d x\n^^^")]
    #[case::wide("部门:水务", 7..13, "部门:水务\n     ^^^^")]
    #[case::at_the_end("a:", 2..2, "a:\n  ^")]
    #[case::beyond_the_end("a:", 5..9, "a:\n  ^")]
    #[case::inside_a_character("公园", 1..2, "公园\n^^")]
    #[case::control_is_not_shown("\x1b[1mab", 5..6, "[1mab\n    ^")]
    #[case::tab_is_a_column("\ta b", 3..4, " a b\n   ^")]
    #[case::empty("", 0..0, "\n^")]
    fn carets_stand_under_the_place(
        #[case] line: &str,
        #[case] span: Range<usize>,
        #[case] expected: &str,
    ) {
        assert_eq!(under(line, span), expected);
    }

    proptest! {
        #[test]
        fn any_span_gives_two_lines(line in any::<String>(), start in 0_usize..50, end in 0_usize..50) {
            prop_assert_eq!(under(&line, start..end).lines().count(), 2);
        }
    }
}
