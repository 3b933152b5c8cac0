//! The few signs that draw the screen: no glyph whose width two terminals could see differently, unless the terminal is
//! known; and what stands for such glyphs of the data where they would be too wide.

use std::borrow::Cow;

use crate::config::Width;
use crate::text::width::columns;

/// What draws frames, marks and bars. Everything is ASCII except where a terminal is known to do better, and even
/// there only what is one column wide in every locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyphs {
    /// Mark of the selection, in the gutter.
    pub(crate) mark: &'static str,
    /// Mark of what another has just changed, in the gutter.
    pub(crate) fresh: &'static str,
    /// Horizontal line.
    pub(crate) line: &'static str,
    /// Vertical line.
    pub(crate) side: &'static str,
    /// Corners: left and right at the top, left and right at the bottom.
    pub(crate) corners: [&'static str; 4],
    /// Between things of one line.
    pub(crate) between: &'static str,
    /// Filled part of a bar.
    pub(crate) full: &'static str,
    /// Empty part of a bar.
    pub(crate) empty: &'static str,
    /// How wide the terminal draws glyphs of open width.
    pub(crate) width: Width,
}

/// The plain set.
pub(crate) const ASCII: Glyphs = Glyphs {
    mark: ">",
    fresh: "*",
    line: "-",
    side: "|",
    corners: ["+"; 4],
    between: " | ",
    full: "#",
    empty: ".",
    width: Width::Auto,
};

/// The set for terminals that have the shade `░`, which is narrow everywhere (field-notes.md §3.1).
pub(crate) const SHADED: Glyphs = Glyphs {
    empty: "░",
    ..ASCII
};

/// The set for terminals that are known to draw lines one column wide.
pub(crate) const FINE: Glyphs = Glyphs {
    line: "─",
    side: "│",
    corners: ["┌", "┐", "└", "┘"],
    between: " │ ",
    full: "█",
    width: Width::Narrow,
    ..SHADED
};

impl Glyphs {
    /// The set for `--ascii` or for everyone else.
    pub(crate) const fn pick(ascii: bool, width: Width) -> Self {
        let set = match (ascii, width) {
            (true, _) => ASCII,
            (false, Width::Narrow) => FINE,
            (false, Width::Auto | Width::Wide) => SHADED,
        };
        Self { width, ..set }
    }
}

/// Whether one terminal may draw this in one column and another in two. Unicode leaves that open for `“`, `—`, `①`, `±`
/// and many more, and some Chinese terminals go beyond its list (Greek, Cyrillic): everything that is one column by our
/// count counts, except ASCII and the shade.
pub(crate) fn is_open(symbol: &str) -> bool {
    !symbol.is_ascii() && symbol != SHADED.empty && columns(symbol) == 1
}

/// What stands for glyphs of open width, column for column. What is not here stays as it is: better a glyph that is cut
/// than a number that is false.
fn plain_char(letter: char) -> char {
    match letter {
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        '—' | '–' | '―' | '─' | '‐' | '−' => '-',
        '…' | '·' | '•' | '‧' => '.',
        '×' | '✕' => 'x',
        '÷' => '/',
        '→' | '▶' | '►' => '>',
        '←' | '◀' | '◄' => '<',
        '↑' | '▲' | '△' => '^',
        '↓' | '▼' | '▽' => 'v',
        '│' | '┃' => '|',
        '●' | '★' | '◆' | '■' | '※' => '*',
        '○' | '☆' | '◇' | '□' | '◎' => 'o',
        '①'..='⑨' => digit(letter, '①'),
        '⑴'..='⑼' => digit(letter, '⑴'),
        'Ⅰ'..='Ⅸ' => digit(letter, 'Ⅰ'),
        letter => letter,
    }
}

fn digit(letter: char, first: char) -> char {
    let nth = u32::from(letter) - u32::from(first) + 1;
    char::from_digit(nth, 10).unwrap_or(letter)
}

/// A text with plain signs in the place of those that a terminal would draw too wide.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| plain_char(letter) == letter) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(plain_char).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_glyph_is_as_wide_as_it() {
        let text = "“北辰”—①②⑨ Ⅱ期…·3×4 ‘a’→“b”";
        assert_eq!(plain(text), "\"北辰\"-129 2期..3x4 'a'>\"b\"");
        assert_eq!(columns(&plain(text)), columns(text));
        for letter in (0x80..0x3_0000).filter_map(char::from_u32) {
            let stands = plain_char(letter);
            if stands != letter {
                assert!(stands.is_ascii_graphic(), "{letter}");
                assert_eq!(columns(&letter.to_string()), 1, "{letter}");
            }
        }
    }

    #[test]
    fn glyphs_of_open_width_are_known() {
        for symbol in ["“", "—", "①", "±", "℃", "é", "α", "д", "│", "█", "e\u{301}"]
        {
            assert!(is_open(symbol), "{symbol}");
        }
        for symbol in ["a", "中", "：", "░", "🔴", " "] {
            assert!(!is_open(symbol), "{symbol}");
        }
    }

    #[test]
    fn where_the_terminal_is_not_known_nothing_of_open_width_is_drawn() {
        for width in [Width::Auto, Width::Wide] {
            let set = Glyphs::pick(false, width);
            let [a, b, c, d] = set.corners;
            for sign in [
                set.mark,
                set.line,
                set.side,
                set.between,
                set.full,
                set.empty,
                a,
                b,
                c,
                d,
            ] {
                assert!(!is_open(sign), "{sign}");
            }
        }
    }
}
