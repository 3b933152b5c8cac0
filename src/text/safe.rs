//! Makes text harmless: no control, bidirectional or invisible characters, and escapes for each output format.
//!
//! Text is cleaned when it comes in and once more where it goes out to a terminal, a sheet or a page.

use std::borrow::Cow;

use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick,
};

/// How many combining marks a base character may carry.
const MAX_MARKS: usize = 4;

/// Cleaned text and how much of it was dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'a> {
    /// The harmless text.
    pub text: Cow<'a, str>,
    /// The number of characters that were dropped; line breaks and tabs that became spaces do not count.
    pub removed: usize,
}

/// What becomes of line breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    Kept,
    Spaces,
}

/// Cleans a text of one line: line breaks and tabs become spaces.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    clean_line_counted(text).text
}

/// Cleans a text of several lines: every kind of line break becomes LF, tabs become spaces.
pub fn clean_text(text: &str) -> Cow<'_, str> {
    clean_text_counted(text).text
}

/// Cleans like [`clean_line`] and tells how many characters were dropped.
pub fn clean_line_counted(text: &str) -> Cleaned<'_> {
    clean(text, Breaks::Spaces)
}

/// Cleans like [`clean_text`] and tells how many characters were dropped.
pub fn clean_text_counted(text: &str) -> Cleaned<'_> {
    clean(text, Breaks::Kept)
}

fn clean(text: &str, breaks: Breaks) -> Cleaned<'_> {
    if is_clean(text, breaks) {
        return Cleaned {
            text: Cow::Borrowed(text),
            removed: 0,
        };
    }
    let (kept, mut removed) = without_forbidden(text, breaks);
    let mut marks = 0;
    let few_marks = |letter: &char| {
        marks = if is_combining_mark(*letter) {
            marks + 1
        } else {
            0
        };
        let keep = marks <= MAX_MARKS;
        removed += usize::from(!keep);
        keep
    };
    let text: String = kept.nfc().filter(few_marks).collect();
    Cleaned {
        text: Cow::Owned(text),
        removed,
    }
}

/// Whether cleaning would change nothing.
fn is_clean(text: &str, breaks: Breaks) -> bool {
    let mut marks = 0;
    let harmless = text.chars().all(|letter| {
        marks = if is_combining_mark(letter) {
            marks + 1
        } else {
            0
        };
        let kept_break = letter == '\n' && breaks == Breaks::Kept;
        marks <= MAX_MARKS
            && (kept_break || !(is_forbidden(letter) || is_break(letter) || letter == '\t'))
    });
    harmless && is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// Drops forbidden characters and settles tabs and line breaks.
fn without_forbidden(text: &str, breaks: Breaks) -> (String, usize) {
    let mut kept = String::with_capacity(text.len());
    let mut removed = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\r' && letters.peek() == Some(&'\n') {
            continue;
        }
        if is_break(letter) {
            kept.push(if breaks == Breaks::Kept { '\n' } else { ' ' });
        } else if letter == '\t' {
            kept.push(' ');
        } else if is_forbidden(letter) {
            removed += 1;
        } else {
            kept.push(letter);
        }
    }
    (kept, removed)
}

const fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Characters that steer a terminal or hide in a line: C0, DEL, C1, zero-width, bidirectional, annotation, tags; and the
/// two that no XML may hold.
const fn is_forbidden(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}'
            | '\u{ffff}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Cleans and escapes a text for Markdown, wherever it stands; line breaks become `<br>`.
///
/// What would begin a list, a rule or a block of code at the beginning of a line is escaped too. A number with its sign
/// and a lone `-` stay.
pub fn markdown(text: &str) -> String {
    let text = clean_text(text);
    let (start, rest) = line_start(text.trim_start_matches(' '));
    start + &markdown_inline(rest)
}

/// Cleans and escapes a text for a place inside a line of Markdown: a table's cell, a heading, after other words.
pub fn markdown_inline(text: &str) -> String {
    let text = clean_text(text);
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' => escaped.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' | '!' | '|' | '~' => {
                escaped.extend(['\\', letter]);
            }
            '&' if letters
                .peek()
                .is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#') =>
            {
                escaped.push_str("\\&");
            }
            // A bare address would become a link that swallows the Chinese words after it.
            ':' if letters.clone().take(2).eq("//".chars()) => escaped.push_str("\\:"),
            '.' if ends_with_www(&escaped) => escaped.push_str("\\."),
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    let mut last = text.bytes().rev();
    (0..3).all(|_| {
        last.next()
            .is_some_and(|letter| letter.eq_ignore_ascii_case(&b'w'))
    })
}

/// The beginning of a line of Markdown, escaped where it would mean something, and the rest.
fn line_start(text: &str) -> (String, &str) {
    let digits = text.len()
        - text
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let (number, after) = text.split_at(digits);
    let point = after.strip_prefix(['.', ')']);
    let is_point = point.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']));
    if (1..=9).contains(&digits) && is_point {
        return (format!("{number}\\"), after);
    }
    let signed = after.starts_with(['-', '+', '=']) && digits == 0;
    let follows = text.chars().nth(1);
    if signed && follows.is_some_and(|next| !next.is_ascii_digit()) {
        return ("\\".to_owned(), text);
    }
    (String::new(), text)
}

/// Cleans and escapes a text for HTML, content or attribute; line breaks stay.
pub fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in clean_text(text).chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Cleans a text for a cell of CSV and guards it with [`guard_formula`]; quoting is the CSV writer's work.
pub fn csv_cell(text: &str) -> String {
    guard_formula(&clean_text(text)).into_owned()
}

/// Puts a `'` before a text that a spreadsheet would take for a formula; a plain number such as `-12.5` stays.
///
/// A text that looks guarded already gets one more, so that [`unguard_formula`] gives back what was there.
pub fn guard_formula(text: &str) -> Cow<'_, str> {
    if is_formula(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Takes off the `'` that [`guard_formula`] put before a text; any other one stays.
pub fn unguard_formula(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(bare) if is_formula(bare.trim_start_matches('\'')) => bare,
        _ => text,
    }
}

/// Whether a spreadsheet would take the text for a formula.
fn is_formula(text: &str) -> bool {
    let breaks_out = text.starts_with(['\t', '\r', '\n']);
    let formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    (breaks_out || formula) && !is_plain_number(text)
}

/// Whether the text is a sign, digits, at most one point and at most one percent sign.
fn is_plain_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = unsigned.strip_suffix('%').unwrap_or(unsigned);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    [whole, fraction]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::harmless("公园 A座", "公园 A座", 0)]
    #[case::escape_sequence("A\x1b]0;pwned\x07B", "A]0;pwnedB", 2)]
    #[case::c1_and_del("a\u{9b}2J\x7f", "a2J", 2)]
    #[case::right_to_left("a\u{202e}fdp\u{2066}", "afdp", 2)]
    #[case::invisible("公\u{200b}园\u{feff}\u{fff9}\u{e0041}", "公园", 4)]
    #[case::no_characters("红\u{fffe}\u{ffff}", "红", 2)]
    #[case::tab_and_breaks("a\tb\r\nc\nd\re\u{2028}f", "a b c d e f", 0)]
    #[case::composed("e\u{301}", "é", 0)]
    #[case::composed_once_the_invisible_is_gone("e\u{200d}\u{301}", "é", 1)]
    #[case::four_marks("x\u{30d}\u{30d}\u{30d}\u{30d}", "x\u{30d}\u{30d}\u{30d}\u{30d}", 0)]
    #[case::too_many_marks(
        "x\u{30d}\u{30d}\u{30d}\u{30d}\u{30d}\u{30d}y",
        "x\u{30d}\u{30d}\u{30d}\u{30d}y",
        2
    )]
    fn a_line_is_cleaned_and_counted(
        #[case] dirty: &str,
        #[case] expected: &str,
        #[case] removed: usize,
    ) {
        let cleaned = clean_line_counted(dirty);
        assert_eq!(
            (cleaned.text.as_ref(), cleaned.removed),
            (expected, removed)
        );
    }

    #[rstest]
    #[case::every_break_is_a_line_feed("a\r\nb\rc\n\nd", "a\nb\nc\n\nd")]
    #[case::control_goes("a\x08\n\x0bb", "a\nb")]
    fn text_keeps_its_lines(#[case] dirty: &str, #[case] expected: &str) {
        assert_eq!(clean_text(dirty), expected);
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(clean_line("公园"), Cow::Borrowed(_)));
        assert!(matches!(clean_text("公\n园"), Cow::Borrowed(_)));
    }

    #[rstest]
    #[case("a|b", "a\\|b")]
    #[case("一\r\n二", "一<br>二")]
    #[case(r"\`*_<>[]#!|", r"\\\`\*\_\<\>\[\]\#\!\|")]
    #[case("<script>\x1b", "\\<script\\>")]
    #[case::list("- 甲", "\\- 甲")]
    #[case::rule("---", "\\---")]
    #[case::underline("===", "\\===")]
    #[case::numbered("1. 甲", "1\\. 甲")]
    #[case::numbered_otherwise("12) 甲", "12\\) 甲")]
    #[case::code("\t    甲", "甲")]
    #[case::entity("&lt; &#60; A&B; A & B", "\\&lt; \\&\\#60; A\\&B; A & B")]
    #[case::struck("~~甲~~", "\\~\\~甲\\~\\~")]
    #[case::address("见https://a_b.cn/c（一）", r"见https\://a\_b.cn/c（一）")]
    #[case::address_without_scheme("WWW.a.cn", r"WWW\.a.cn")]
    #[case::decimals("8.2", "8.2")]
    #[case::negative("-3", "-3")]
    #[case::nothing_said("-", "-")]
    fn markdown_shows_what_was_typed(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(markdown(text), expected);
    }

    #[test]
    fn html_shows_what_was_typed() {
        assert_eq!(
            html("<a href='x'>\"&\"</a>\u{202e}"),
            "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;"
        );
    }

    #[rstest]
    #[case::formula("=1+1", "'=1+1")]
    #[case::call("@SUM(A1)", "'@SUM(A1)")]
    #[case::full_width("＝1+1", "'＝1+1")]
    #[case::full_width_minus("－1+1", "'－1+1")]
    #[case::hidden_by_a_space(" =1", "' =1")]
    #[case::hidden_by_a_tab("\t=1", "'\t=1")]
    #[case::return_first("\r1", "'\r1")]
    #[case::dash("-x", "'-x")]
    #[case::two_points("-1.2.3", "'-1.2.3")]
    #[case::lone_sign("-", "'-")]
    #[case::negative("-12.5", "-12.5")]
    #[case::positive("+3", "+3")]
    #[case::percent("-12.5%", "-12.5%")]
    #[case::words("公园", "公园")]
    #[case::nothing("", "")]
    fn a_spreadsheet_gets_no_formula(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(guard_formula(text), expected);
    }

    #[rstest]
    #[case("\u{200b}=1", "'=1")]
    #[case("\t=1", "' =1")]
    #[case("\n=1", "'\n=1")]
    fn a_cell_is_cleaned_before_it_is_guarded(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(csv_cell(text), expected);
    }

    proptest! {
        #[test]
        fn a_guard_comes_off_again(text in "'{0,3}[=+@-]?.{0,4}") {
            let guarded = guard_formula(&text);
            prop_assert_eq!(unguard_formula(&guarded), text.as_str());
        }

        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
            let once = clean_text(&text).into_owned();
            prop_assert_eq!(clean_text(&once), once.as_str());
            let line = clean_line(&text).into_owned();
            prop_assert!(!line.contains('\n'));
            prop_assert!(!line.chars().any(is_forbidden));
        }
    }
}
