//! A text being typed: one line or several, with the cursor where the next character goes.

use std::ops::Range;

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::safe::{clean_line, clean_text};
use crate::text::width::columns;
use crate::tui::command::Id;

/// Whether line breaks may be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    One,
    Many,
}

/// A text field's content and cursor.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    input: Input,
    lines: Lines,
}

/// The text as it stands on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) rows: Vec<String>,
    /// Row and column of the cursor.
    pub(crate) cursor: (usize, usize),
}

impl Edit {
    /// A field with this text, the cursor at its end.
    pub(crate) fn new(lines: Lines, text: &str) -> Self {
        let text = match lines {
            Lines::One => clean_line(text).into_owned(),
            Lines::Many => clean_text(text).into_owned(),
        };
        Self {
            input: Input::new(text),
            lines,
        }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        self.input.value()
    }

    /// Whether line breaks may be typed.
    pub(crate) const fn lines(&self) -> Lines {
        self.lines
    }

    /// Replaces the text; the cursor goes to its end.
    pub(crate) fn set(&mut self, text: &str) {
        *self = Self::new(self.lines, text);
    }

    /// The byte at which the cursor stands.
    pub(crate) fn cursor_byte(&self) -> usize {
        let text = self.text();
        text.char_indices()
            .nth(self.input.cursor())
            .map_or(text.len(), |(byte, _)| byte)
    }

    /// Puts `new` in the place of some bytes and the cursor behind it; a place inside a character is left alone.
    pub(crate) fn replace(&mut self, span: Range<usize>, new: &str) {
        let mut text = self.text().to_owned();
        let Some(before) = text
            .get(..span.start)
            .filter(|_| text.get(span.clone()).is_some())
        else {
            return;
        };
        let cursor = before.chars().count() + new.chars().count();
        text.replace_range(span, new);
        self.input = Input::new(text).with_cursor(cursor);
    }

    /// Types a character.
    pub(crate) fn insert(&mut self, letter: char) {
        self.paste(letter.encode_utf8(&mut [0; 4]));
    }

    /// Puts a text in at the cursor, cleaned.
    pub(crate) fn paste(&mut self, text: &str) {
        let clean = match self.lines {
            Lines::One => clean_line(text),
            Lines::Many => clean_text(text),
        };
        for letter in clean.chars() {
            self.input.handle(InputRequest::InsertChar(letter));
        }
    }

    /// Does what an editing command says; `false` if it is none.
    pub(crate) fn command(&mut self, id: Id) -> bool {
        let request = match id {
            Id::CharLeft => InputRequest::GoToPrevChar,
            Id::CharRight => InputRequest::GoToNextChar,
            Id::WordLeft => InputRequest::GoToPrevWord,
            Id::WordRight => InputRequest::GoToNextWord,
            Id::LineStart => InputRequest::GoToStart,
            Id::LineEnd => InputRequest::GoToEnd,
            Id::DeleteBack => InputRequest::DeletePrevChar,
            Id::DeleteForward => InputRequest::DeleteNextChar,
            Id::DeleteWord => InputRequest::DeletePrevWord,
            Id::DeleteLine => InputRequest::DeleteLine,
            _ => return false,
        };
        self.input.handle(request);
        true
    }

    /// Moves the cursor a row up or down in a layout of this width; `false` at the first or last row.
    pub(crate) fn move_row(&mut self, down: bool, width: usize) -> bool {
        let (row, column) = self.layout(width).cursor;
        let target = if down {
            row.checked_add(1)
        } else {
            row.checked_sub(1)
        };
        let Some(target) = target else {
            return false;
        };
        let there = self
            .places(width)
            .iter()
            .rposition(|(row, place)| *row == target && *place <= column);
        if let Some(index) = there {
            self.input.handle(InputRequest::SetCursor(index));
        }
        there.is_some()
    }

    /// Breaks the text into rows of at most `width` columns, every character kept, and finds the cursor.
    pub(crate) fn layout(&self, width: usize) -> Layout {
        let width = width.max(2);
        let mut rows = vec![String::new()];
        for (letters, row, _) in glyphs(self.text(), width) {
            while rows.len() <= row {
                rows.push(String::new());
            }
            if let (Some(line), false) = (rows.last_mut(), letters == "\n") {
                line.push_str(letters);
            }
        }
        let cursor = self
            .places(width)
            .get(self.input.cursor())
            .copied()
            .unwrap_or_default();
        while rows.len() <= cursor.0 {
            rows.push(String::new());
        }
        Layout { rows, cursor }
    }

    /// Row and column of each character, and of the place after the last.
    fn places(&self, width: usize) -> Vec<(usize, usize)> {
        let width = width.max(2);
        let mut places = Vec::new();
        let mut end = (0, 0);
        for (letters, row, column) in glyphs(self.text(), width) {
            places.extend(letters.chars().map(|_| (row, column)));
            end = if letters == "\n" {
                (row + 1, 0)
            } else {
                (row, column + columns(letters))
            };
        }
        // The place after a full row is the beginning of the next one, where the next character will stand.
        places.push(if end.1 >= width { (end.0 + 1, 0) } else { end });
        places
    }
}

/// Each glyph with its row and column.
fn glyphs(text: &str, width: usize) -> impl Iterator<Item = (&str, usize, usize)> {
    let mut row = 0;
    let mut column = 0;
    text.graphemes(true).map(move |letters| {
        let wide = columns(letters);
        if letters != "\n" && column + wide > width {
            row += 1;
            column = 0;
        }
        let place = (letters, row, column);
        if letters == "\n" {
            row += 1;
            column = 0;
        } else {
            column += wide;
        }
        place
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_by_columns_and_the_cursor_stands_after_the_text() {
        let edit = Edit::new(Lines::Many, "完成现场会\n已定");
        let layout = edit.layout(6);
        assert_eq!(layout.rows, ["完成现", "场会", "已定"]);
        assert_eq!(layout.cursor, (2, 4));
    }

    #[test]
    fn after_a_full_row_the_cursor_stands_on_the_next() {
        let layout = Edit::new(Lines::One, "完成现").layout(6);
        assert_eq!(layout.cursor, (1, 0));
        assert_eq!(layout.rows, ["完成现", ""]);
    }

    #[test]
    fn rows_can_be_walked() {
        let mut edit = Edit::new(Lines::Many, "完成现场会\n已定");
        assert!(edit.move_row(false, 6));
        assert_eq!(edit.layout(6).cursor, (1, 4));
        assert!(edit.move_row(false, 6));
        assert_eq!(edit.layout(6).cursor, (0, 4));
        assert!(!edit.move_row(false, 6));
        assert!(edit.move_row(true, 6));
        edit.insert('x');
        assert_eq!(edit.text(), "完成现场会x\n已定");
    }

    #[test]
    fn a_paste_is_cleaned_and_stays_on_one_line() {
        let mut edit = Edit::new(Lines::One, "");
        edit.paste("a\x1b[31m\nb\u{202e}c");
        assert_eq!(edit.text(), "a[31m bc");
    }
}
