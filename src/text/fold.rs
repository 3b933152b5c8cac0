//! Folds what a Chinese input method types into the keys, filter signs and search text that were meant.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// The distance between a full-width sign and its ASCII counterpart.
const FULL_WIDTH_OFFSET: u32 = 0xFEE0;

/// Keys that an input method turns into Chinese punctuation.
const KEYS: &[(char, char)] = &[
    ('、', '/'),
    ('。', '.'),
    ('【', '['),
    ('】', ']'),
    ('《', '<'),
    ('》', '>'),
    ('￥', '$'),
    ('“', '"'),
    ('”', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('·', '`'),
    ('…', '^'),
    ('—', '_'),
];

/// Signs of a filter line that an input method turns into Chinese punctuation.
const QUERY_SIGNS: &[(char, char)] = &[
    ('、', ','),
    ('。', '.'),
    ('《', '<'),
    ('》', '>'),
    ('〈', '<'),
    ('〉', '>'),
    ('【', '['),
    ('】', ']'),
    ('“', '"'),
    ('”', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('—', '-'),
    ('–', '-'),
    ('−', '-'),
    ('\t', ' '),
    ('\u{a0}', ' '),
];

/// Folds a typed character to the key that was pressed: `：` is `:`, `、` is `/`, `ｑ` is `q`.
pub fn fold_key(key: char) -> char {
    look_up(KEYS, key).unwrap_or_else(|| to_half_width(key))
}

/// Folds the letters, digits and punctuation of a filter line to ASCII, one character for one character.
///
/// `，` and `、` both become `,`: the query's grammar says what a comma means, and says it once. Take the words
/// between quotes from the line as typed (see [`unfold_span`]), because a title may well contain `、` or `《》`.
pub fn fold_query(line: &str) -> String {
    line.chars()
        .map(|sign| look_up(QUERY_SIGNS, sign).unwrap_or_else(|| to_half_width(sign)))
        .collect()
}

/// Turns a byte span of `fold_query(line)` into the byte span of the same characters in `line`.
pub fn unfold_span(line: &str, folded: &str, span: Range<usize>) -> Range<usize> {
    let place = |byte: usize| {
        let nth = folded
            .char_indices()
            .take_while(|(at, _)| *at < byte)
            .count();
        line.char_indices()
            .nth(nth)
            .map_or(line.len(), |(at, _)| at)
    };
    place(span.start)..place(span.end)
}

/// Folds a text for comparing: compatibility forms (full-width, circled, ligatures) and case do not matter.
pub fn fold_search(text: &str) -> String {
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        text.to_lowercase()
    } else {
        text.nfkc().collect::<String>().to_lowercase()
    }
}

/// Whether the character is a Chinese one; in a command this tells that an input method is on.
pub const fn is_han(letter: char) -> bool {
    matches!(
        letter,
        '\u{3005}' | '\u{3007}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{2fa1f}'
            | '\u{30000}'..='\u{323af}'
    )
}

/// Folds a full-width sign to its ASCII counterpart; everything else stays.
pub fn to_half_width(sign: char) -> char {
    match sign {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => u32::from(sign)
            .checked_sub(FULL_WIDTH_OFFSET)
            .and_then(char::from_u32)
            .unwrap_or(sign),
        _ => sign,
    }
}

fn look_up(table: &[(char, char)], sign: char) -> Option<char> {
    table
        .iter()
        .find(|(from, _)| *from == sign)
        .map(|(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("／：？，；！（）＞ｑＡ１～\u{3000}", "/:?,;!()>qA1~ ")]
    #[case("、。【】《》￥“”‘’·…—", "/.[]<>$\"\"''`^_")]
    #[case("q公é", "q公é")]
    fn keys_survive_an_input_method(#[case] typed: &str, #[case] meant: &str) {
        assert_eq!(typed.chars().map(fold_key).collect::<String>(), meant);
    }

    #[rstest]
    #[case::field("部门：水务", "部门:水务")]
    #[case::comparison("到期《３０ｄ　－受阻", "到期<30d -受阻")]
    #[case::quotes("“幸福 路”", "\"幸福 路\"")]
    #[case::both_commas("阶段：在建、竣工，前期", "阶段:在建,竣工,前期")]
    #[case::parentheses("（红 or 黄）", "(红 or 黄)")]
    #[case::dash_is_not("—受阻", "-受阻")]
    fn a_filter_line_is_folded(#[case] typed: &str, #[case] meant: &str) {
        assert_eq!(fold_query(typed), meant);
    }

    #[rstest]
    #[case("部门：“水、务”", "水,务", "水、务")]
    #[case("ａ：公园", "公园", "公园")]
    fn a_span_leads_back_to_what_was_typed(
        #[case] typed: &str,
        #[case] part: &str,
        #[case] original: &str,
    ) {
        let folded = fold_query(typed);
        let start = folded.find(part).unwrap();
        let span = unfold_span(typed, &folded, start..start + part.len());
        assert_eq!(typed.get(span).unwrap(), original);
    }

    #[rstest]
    #[case("ＡＢＣ１２３", "abc123")]
    #[case("①号楼（Ａ座）", "1号楼(a座)")]
    #[case("Straße", "straße")]
    fn search_ignores_case_and_width(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(fold_search(text), expected);
    }

    #[rstest]
    #[case('公', true)]
    #[case('〇', true)]
    #[case('𠮷', true)]
    #[case('a', false)]
    #[case('，', false)]
    #[case('ア', false)]
    fn han_is_told_from_the_rest(#[case] letter: char, #[case] expected: bool) {
        assert_eq!(is_han(letter), expected);
    }

    proptest! {
        #[test]
        fn folding_a_filter_keeps_the_count(line in any::<String>(), start in 0_usize..40, end in 0_usize..40) {
            let folded = fold_query(&line);
            prop_assert_eq!(folded.chars().count(), line.chars().count());
            let span = unfold_span(&line, &folded, start..start.max(end));
            prop_assert!(line.get(span).is_some());
        }
    }
}
