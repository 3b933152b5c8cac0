//! Measures, cuts, pads and wraps text by display columns; nothing else in the program measures.
//!
//! Every function goes glyph by glyph (grapheme clusters), so a Chinese character or a letter with its
//! accents is never torn. Text is expected to be cleaned by [`crate::text::safe`] first.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the part that was cut away; two dots, because `…` is two columns wide on some terminals.
const ELLIPSIS: &str = "..";

/// Punctuation that must not begin a line.
const CLOSING: &str = "，。、；：！？）》】〉」』”’％,.;:!?)]}%";

/// Punctuation that must not end a line.
const OPENING: &str = "（《【〈「『“‘([{";

/// Counts the display columns of one glyph.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that measures"
)]
fn glyph_columns(glyph: &str) -> usize {
    UnicodeWidthStr::width(glyph)
}

/// Counts the display columns of a line.
pub fn columns(text: &str) -> usize {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    text.graphemes(true).map(glyph_columns).sum()
}

/// Returns the longest beginning of `text` that fits into `max` columns, without a sign that it was cut.
pub fn take_columns(text: &str, max: usize) -> &str {
    let mut used = 0;
    for (start, glyph) in text.grapheme_indices(true) {
        used += glyph_columns(glyph);
        if used > max {
            return text.get(..start).unwrap_or_default();
        }
    }
    text
}

/// Returns what remains after the first `skip` columns, for horizontal scrolling.
///
/// Where the edge falls inside a wide glyph, a space stands for the half that stays, so that the rest keeps its column.
pub fn skip_columns(text: &str, skip: usize) -> String {
    let mut used = 0;
    for (start, glyph) in text.grapheme_indices(true) {
        if used >= skip {
            let rest = text.get(start..).unwrap_or_default();
            return format!("{:half$}{rest}", "", half = used - skip);
        }
        used += glyph_columns(glyph);
    }
    " ".repeat(used.saturating_sub(skip))
}

/// Cuts `text` to at most `max` columns, with `..` at the end when something was cut.
pub fn cut(text: &str, max: usize) -> String {
    if columns(text) <= max {
        return text.to_owned();
    }
    let dots = take_columns(ELLIPSIS, max);
    let kept = take_columns(text, max.saturating_sub(dots.len()));
    format!("{kept}{dots}")
}

/// Cuts `text` and fills it with spaces on the right to exactly `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    let mut cell = cut(text, width);
    cell.push_str(&filling(&cell, width));
    cell
}

/// Cuts `text` and fills it with spaces on the left to exactly `width` columns, for numbers.
pub fn pad_left(text: &str, width: usize) -> String {
    let cell = cut(text, width);
    filling(&cell, width) + &cell
}

fn filling(cell: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(columns(cell)))
}

/// Breaks `text` into lines of at most `width` columns (taken as 2 if less, the room of one Chinese character).
///
/// Line breaks in the text are kept. Latin words break at spaces where possible, Chinese anywhere, but closing
/// punctuation does not begin a line nor opening punctuation end one, unless nothing else fits.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    text.split('\n')
        .flat_map(|line| wrap_line(line, width))
        .collect()
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    let mut lines = Lines {
        width,
        ..Lines::default()
    };
    for piece in pieces(line) {
        if piece.bytes().all(|byte| byte == b' ') {
            lines.push_gap(piece);
        } else {
            lines.push_piece(piece);
        }
    }
    lines.finish()
}

/// Splits a line into pieces that stay together.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last: Option<&str> = None;
    for (at, glyph) in line.grapheme_indices(true) {
        if last.is_some_and(|before| may_break(before, glyph)) {
            pieces.extend(line.get(start..at));
            start = at;
        }
        last = Some(glyph);
    }
    pieces.extend(line.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

/// Whether a line may end between these two glyphs.
fn may_break(before: &str, after: &str) -> bool {
    let space = (before == " ", after == " ");
    if space != (false, false) {
        return space != (true, true);
    }
    if is_one_of(CLOSING, after) || is_one_of(OPENING, before) {
        return false;
    }
    glyph_columns(before) > 1 || glyph_columns(after) > 1
}

fn is_one_of(set: &str, glyph: &str) -> bool {
    glyph
        .chars()
        .next()
        .is_some_and(|first| set.contains(first))
}

/// The lines wrapped so far.
#[derive(Default)]
struct Lines {
    width: usize,
    done: Vec<String>,
    line: String,
    used: usize,
    /// Spaces that are written only if a piece follows on the same line.
    gap: String,
}

impl Lines {
    fn push_gap(&mut self, spaces: &str) {
        let continues = self.line.is_empty() && !self.done.is_empty();
        if !continues {
            self.gap.push_str(spaces);
        }
    }

    fn push_piece(&mut self, piece: &str) {
        let wide = columns(piece);
        if self.used + self.gap.len() + wide <= self.width {
            let gap = std::mem::take(&mut self.gap);
            self.used += gap.len() + wide;
            self.line.push_str(&gap);
            self.line.push_str(piece);
            return;
        }
        self.end_line();
        for glyph in piece.graphemes(true) {
            let wide = glyph_columns(glyph);
            if self.used + wide > self.width {
                self.end_line();
            }
            self.line.push_str(glyph);
            self.used += wide;
        }
    }

    fn end_line(&mut self) {
        self.gap.clear();
        self.used = 0;
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
    }

    fn finish(mut self) -> Vec<String> {
        if !self.line.is_empty() || self.done.is_empty() {
            self.done.push(self.line);
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::latin("park", 4)]
    #[case::han("公园", 4)]
    #[case::full_width("１Ａ", 4)]
    #[case::accent_is_part_of_its_letter("e\u{301}", 1)]
    #[case::narrow_by_the_terminals_default("①·—", 3)]
    #[case::nothing("", 0)]
    fn a_glyph_has_the_columns_of_the_terminal(#[case] text: &str, #[case] expected: usize) {
        assert_eq!(columns(text), expected);
    }

    #[rstest]
    #[case::fits("幸福路", 6, "幸福路")]
    #[case::dots("幸福路小学", 8, "幸福路..")]
    #[case::no_half_glyph("幸福路小学", 7, "幸福..")]
    #[case::only_dots("幸福路", 2, "..")]
    #[case::one_dot("幸福路", 1, ".")]
    #[case::no_room("幸福路", 0, "")]
    #[case::accents_stay_with_their_letter("e\u{301}e\u{301}e\u{301}e\u{301}", 3, "e\u{301}..")]
    fn cutting_keeps_whole_glyphs(#[case] text: &str, #[case] max: usize, #[case] expected: &str) {
        assert_eq!(cut(text, max), expected);
    }

    #[rstest]
    #[case("公园", 6, "公园  ", "  公园")]
    #[case("公园建设", 5, "公.. ", " 公..")]
    #[case("7", 3, "7  ", "  7")]
    fn padding_fills_exactly(
        #[case] text: &str,
        #[case] width: usize,
        #[case] left: &str,
        #[case] right: &str,
    ) {
        assert_eq!(pad(text, width), left);
        assert_eq!(pad_left(text, width), right);
    }

    #[rstest]
    #[case::whole("公园a", 0, "公园a")]
    #[case::a_glyph("公园a", 2, "园a")]
    #[case::half_a_glyph("公园a", 1, " 园a")]
    #[case::the_last_half("公园", 3, " ")]
    #[case::all("公园", 9, "")]
    fn scrolling_keeps_the_columns(
        #[case] text: &str,
        #[case] skip: usize,
        #[case] expected: &str,
    ) {
        assert_eq!(skip_columns(text, skip), expected);
    }

    #[rstest]
    #[case::words_at_spaces("the park is open", 8, &["the park", "is open"])]
    #[case::han_anywhere("公园建设项目", 5, &["公园", "建设", "项目"])]
    #[case::no_closing_punctuation_first("公园建设，已开工。", 8, &["公园建", "设，已开", "工。"])]
    #[case::no_opening_punctuation_last("公园（一期）开工", 6, &["公园", "（一", "期）开", "工"])]
    #[case::book_marks("按《办法》办", 8, &["按《办", "法》办"])]
    #[case::long_word_is_cut("abcdefgh", 3, &["abc", "def", "gh"])]
    #[case::long_word_gets_its_own_line("见 abcdefgh", 5, &["见", "abcde", "fgh"])]
    #[case::mixed("建设A座 phase two", 7, &["建设A座", "phase", "two"])]
    #[case::breaks_are_kept("一\n\n二", 4, &["一", "", "二"])]
    #[case::indent_is_kept("  一二三", 6, &["  一二", "三"])]
    #[case::unavoidable("，，，", 2, &["，", "，", "，"])]
    #[case::accent_on_a_space("a \u{301} b", 1, &["a \u{301}", "b"])]
    #[case::too_narrow("一二", 0, &["一", "二"])]
    #[case::nothing("", 4, &[""])]
    fn wrapping_reads_well(#[case] text: &str, #[case] width: usize, #[case] expected: &[&str]) {
        assert_eq!(wrap(text, width), expected);
    }

    proptest! {
        #[test]
        fn cut_never_exceeds_and_pad_is_exact(text in "[ -~一-龥，。１e\u{301}🔴]{0,40}", max in 0_usize..50) {
            prop_assert!(columns(&cut(&text, max)) <= max);
            prop_assert_eq!(columns(&pad(&text, max)), max);
            prop_assert_eq!(columns(&pad_left(&text, max)), max);
        }

        #[test]
        fn any_text_is_cut_and_wrapped_without_harm(text in "\\PC{0,40}", width in 0_usize..30) {
            prop_assert!(columns(&cut(&text, width)) <= width);
            let dense = |text: &str| text.replace(' ', "");
            prop_assert_eq!(dense(&wrap(&text, width).concat()), dense(&text));
        }

        #[test]
        fn wrapped_lines_fit(text in "[a-z 一-龥，。（）]{0,60}", width in 2_usize..30) {
            for line in wrap(&text, width) {
                prop_assert!(columns(&line) <= width, "{line:?}");
            }
        }
    }
}
