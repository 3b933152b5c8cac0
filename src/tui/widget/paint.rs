//! The only way onto the screen: measures, cuts and cleans everything that it draws, and never leaves its area.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::line::Line;
use crate::config::Width;
use crate::text::safe::clean_line;
use crate::text::width::{columns, cut, take_columns};
use crate::tui::glyph::{self, Glyphs};
use crate::tui::theme::{Role, Theme};

/// A brush for one frame.
pub(crate) struct Paint<'a> {
    buffer: &'a mut Buffer,
    pub(crate) theme: &'a Theme,
    pub(crate) glyphs: Glyphs,
    /// Where the cursor stands, if a text is being typed.
    pub(crate) cursor: Option<Position>,
}

impl<'a> Paint<'a> {
    /// A brush for this buffer.
    pub(crate) const fn new(buffer: &'a mut Buffer, theme: &'a Theme, glyphs: Glyphs) -> Self {
        Self {
            buffer,
            theme,
            glyphs,
            cursor: None,
        }
    }

    /// Draws a text of one line, cut to `max` columns; returns how many it took.
    pub(crate) fn text(&mut self, at: (u16, u16), max: u16, role: Role, text: &str) -> u16 {
        let (x, y) = at;
        let area = self.buffer.area;
        if !area.contains(Position { x, y }) {
            return 0;
        }
        let room = max.min(area.right().saturating_sub(x));
        let shown = cut(&clean_line(text), usize::from(room));
        let shown = match self.glyphs.width {
            Width::Wide => glyph::plain(&shown),
            Width::Auto | Width::Narrow => shown.as_str().into(),
        };
        let (end, _) =
            self.buffer
                .set_stringn(x, y, shown, usize::from(room), self.theme.style(role));
        if end == area.right() {
            self.guard_edge(y);
        }
        end.saturating_sub(x)
    }

    /// Takes a glyph out of the last column that some terminals would break into the next line.
    fn guard_edge(&mut self, y: u16) {
        let x = self.buffer.area.right().saturating_sub(1);
        let cell = self.buffer.cell_mut(Position { x, y });
        let is_unknown = self.glyphs.width != Width::Narrow;
        if let Some(cell) = cell.filter(|cell| is_unknown && glyph::is_open(cell.symbol())) {
            let plain = glyph::plain(cell.symbol()).into_owned();
            cell.set_symbol(if plain.is_ascii() { &plain } else { "." });
        }
    }

    /// Draws a line of pieces, cut to `max` columns with `..` where something is cut.
    pub(crate) fn line(&mut self, at: (u16, u16), max: u16, line: &Line) -> u16 {
        let (start, y) = at;
        let fits = line.columns() <= usize::from(max);
        let end = start.saturating_add(if fits { max } else { max.saturating_sub(2) });
        let mut x = start;
        for (text, role) in &line.pieces {
            let room = end.saturating_sub(x);
            let shown = take_columns(text, usize::from(room));
            x = x.saturating_add(self.text((x, y), room, *role, shown));
            if shown.len() < text.len() {
                x = x.saturating_add(self.text((x, y), 2, *role, ".."));
                break;
            }
        }
        x.saturating_sub(start)
    }

    /// Gives a whole strip the style of a role.
    pub(crate) fn shade(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buffer.area);
        let style = self.theme.style(role);
        self.buffer.set_style(area, style);
    }

    /// Draws a line across.
    pub(crate) fn rule(&mut self, at: (u16, u16), width: u16) {
        let line = self.glyphs.line.repeat(usize::from(width));
        self.text(at, width, Role::Dim, &line);
    }

    /// Empties an area, and with it a wide glyph that would stick half into it from the left.
    pub(crate) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            let before = area.left().checked_sub(1);
            let cell = before.and_then(|x| self.buffer.cell_mut(Position { x, y }));
            if let Some(cell) = cell.filter(|cell| columns(cell.symbol()) > 1) {
                cell.reset();
            }
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut(Position { x, y }) {
                    cell.reset();
                }
            }
        }
    }

    /// Draws an empty box with a heading; returns what is inside of its frame.
    pub(crate) fn popup(&mut self, area: Rect, heading: &str) -> Rect {
        let area = area.intersection(self.buffer.area);
        self.clear(area);
        if area.width < 4 || area.height < 2 {
            return area;
        }
        let glyphs = self.glyphs;
        let inside = usize::from(area.width - 2);
        let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
        for (y, left, right) in [
            (area.top(), top_left, top_right),
            (area.bottom() - 1, bottom_left, bottom_right),
        ] {
            let edge = format!("{left}{}{right}", glyphs.line.repeat(inside));
            self.text((area.x, y), area.width, Role::Dim, &edge);
        }
        for y in area.top() + 1..area.bottom() - 1 {
            for x in [area.left(), area.right() - 1] {
                self.text((x, y), 1, Role::Dim, glyphs.side);
            }
        }
        let heading = format!(" {} ", cut(&clean_line(heading), inside.saturating_sub(4)));
        // The frame's own colour would shine through where the heading has none.
        self.clear(Rect {
            x: area.x + 2,
            y: area.y,
            width: u16::try_from(columns(&heading)).unwrap_or(0),
            height: 1,
        });
        self.text((area.x + 2, area.y), area.width - 4, Role::Title, &heading);
        Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width - 4,
            height: area.height - 2,
        }
    }
}

/// A box of at most this size in the middle of an area.
pub(crate) fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Themes;

    fn drawn(width: Width, text: &str) -> String {
        let theme = Themes::default().current();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let glyphs = Glyphs::pick(false, width);
        Paint::new(&mut buffer, &theme, glyphs).text((0, 0), 6, Role::Text, text);
        buffer
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect()
    }

    #[test]
    fn the_last_column_holds_no_glyph_that_could_break_into_the_next_line() {
        assert_eq!(drawn(Width::Auto, "a“bcd—"), "a“bcd-");
        assert_eq!(drawn(Width::Auto, "abcde±"), "abcde.");
        assert_eq!(drawn(Width::Wide, "a“bcd—"), "a\"bcd-");
        assert_eq!(drawn(Width::Narrow, "a“bcd—"), "a“bcd—");
        assert_eq!(drawn(Width::Auto, "abcde░"), "abcde░");
    }
}
