//! A line of words as a client sends it over SSH, parted as a shell would part it, and nothing else that a shell does.
//!
//! `$`, `;`, `|`, `>`, `*`, `~`, `#` and backticks are letters like any other: what is no word of the program is refused by its
//! grammar, and nothing is ever handed to a shell. (The crates for this drop what follows a `#`; here that would be half of
//! somebody's note.)

/// The longest line, in bytes.
pub(super) const LONGEST_LINE: usize = 64 * 1024;

/// Why a line could not be parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    /// It holds a line break or another control character.
    #[error("the line holds control characters")]
    Control,
    /// It is longer than 64 KiB.
    #[error("the line is too long")]
    TooLong,
    /// A quotation mark is not closed, or nothing follows the last backslash.
    #[error("a quotation mark is not closed")]
    Open,
}

/// Parts a line into words at spaces and tabs. `'…'` is taken literally; in `"…"` a backslash stands before `"`, `\`, `$` and
/// a backtick; outside it stands before anything.
pub fn split(line: &str) -> Result<Vec<String>, BadLine> {
    if line.len() > LONGEST_LINE {
        return Err(BadLine::TooLong);
    }
    if line.chars().any(|c| c.is_control() && c != '\t') {
        return Err(BadLine::Control);
    }
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' | '\t' => words.extend(word.take()),
            '\'' => quoted(&mut letters, '\'', word.get_or_insert_default())?,
            '"' => quoted(&mut letters, '"', word.get_or_insert_default())?,
            '\\' => {
                let next = letters.next().ok_or(BadLine::Open)?;
                word.get_or_insert_default().push(next);
            }
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Ok(words)
}

fn quoted(
    letters: &mut impl Iterator<Item = char>,
    end: char,
    word: &mut String,
) -> Result<(), BadLine> {
    while let Some(letter) = letters.next() {
        if letter == end {
            return Ok(());
        }
        if letter == '\\' && end == '"' {
            let next = letters.next().ok_or(BadLine::Open)?;
            if !['"', '\\', '$', '`'].contains(&next) {
                word.push('\\');
            }
            word.push(next);
        } else {
            word.push(letter);
        }
    }
    Err(BadLine::Open)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::nothing("", &[])]
    #[case::blanks("  \t ", &[])]
    #[case::words("week --format  md", &["week", "--format", "md"])]
    #[case::quotes(r#"note 12 '两个 词' "a b"c"#, &["note", "12", "两个 词", "a bc"])]
    #[case::empty("edit 1 --place ''", &["edit", "1", "--place", ""])]
    #[case::backslashes(r#"a\ b "c\"d" "e\f" 'g\h'"#, &["a b", "c\"d", "e\\f", "g\\h"])]
    #[case::no_shell(
        "list; id && $(id) `id` | x > y < z * ~ $HOME #5 !!",
        &["list;", "id", "&&", "$(id)", "`id`", "|", "x", ">", "y", "<", "z", "*", "~", "$HOME", "#5", "!!"]
    )]
    #[case::full_width("note　1", &["note　1"])]
    fn a_line_is_parted_and_nothing_more(#[case] line: &str, #[case] words: &[&str]) {
        assert_eq!(split(line).unwrap(), words);
    }

    #[rstest]
    #[case::line_feed("list\nid", BadLine::Control)]
    #[case::in_quotes("note 1 'a\nb'", BadLine::Control)]
    #[case::carriage_return("list\r", BadLine::Control)]
    #[case::nul("list\0", BadLine::Control)]
    #[case::escape("note 1 \u{1b}[2J", BadLine::Control)]
    #[case::c1("note 1 \u{9b}2J", BadLine::Control)]
    #[case::open_single("note 1 'a", BadLine::Open)]
    #[case::open_double("note 1 \"a\\\"", BadLine::Open)]
    #[case::open_backslash("note 1 a\\", BadLine::Open)]
    #[case::long(&"a".repeat(LONGEST_LINE + 1), BadLine::TooLong)]
    fn what_cannot_be_parted_is_refused(#[case] line: &str, #[case] why: BadLine) {
        assert_eq!(split(line), Err(why));
    }

    proptest! {
        /// Whatever the words are, quoted they come back as they were.
        #[test]
        fn quoted_words_come_back(words in proptest::collection::vec("[^\\p{Cc}]{0,12}", 0..6)) {
            let quote = |word: &String| format!("'{}'", word.replace('\'', r"'\''"));
            let line: Vec<String> = words.iter().map(quote).collect();
            prop_assert_eq!(split(&line.join(" ")).unwrap(), words);
        }
    }
}
