//! The lines above cards: the stages with their counts, the heads of columns and lanes, folded columns.
//!
//! ```text
//!  Reserve 31  Preliminary 86 [Construction 12/10!] Completed 52    overdue 23
//!  Preliminary 86       3 late Construction 12/10!  Completed 52         | 97|
//!  > Water 23  2 late        7                   12                    2 |  I|
//! ```

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::arrange::{Heading, Lane};
use super::layout::{Band, Layout, Shown};
use super::look::Grouping;
use crate::i18n::{Lang, ui};
use crate::text::width::{columns, cut, take_columns};
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// How many columns a text takes on the screen.
fn wide(text: &str) -> u16 {
    u16::try_from(columns(text)).unwrap_or(u16::MAX)
}

/// Every stage with its count, the one of the column in brackets, and what is overdue and unreported. Where columns are
/// no stages, which of how many columns this is stands before.
pub(super) fn stages(layout: &Layout<'_>, app: &App, paint: &mut Paint<'_>) {
    let area = layout.stages();
    let right = totals(layout);
    let right_wide = wide(&right);
    let mut x = area.x;
    for piece in stage_line(layout) {
        let room = area.right().saturating_sub(right_wide + 2 + x);
        x = x.saturating_add(paint.text((x, area.y), room, piece.role, &piece.text));
    }
    let role = if app.data.overdue > 0 {
        Role::Warn
    } else {
        Role::Text
    };
    let right_x = area.right().saturating_sub(right_wide + 1);
    paint.text((right_x, area.y), right_wide, role, &right);
}

fn totals(layout: &Layout<'_>) -> String {
    ui::totals(layout.lang, layout.data.overdue, layout.data.unreported)
}

/// A stage in the line at the top.
struct Piece {
    /// Which column it leads to.
    column: Option<usize>,
    /// It is the one of the selected column.
    is_here: bool,
    role: Role,
    text: String,
}

/// Names give way together, so that every stage is there with its count.
fn stage_line(layout: &Layout<'_>) -> Vec<Piece> {
    let right = columns(&totals(layout)) + 2;
    let room = usize::from(layout.body.width).saturating_sub(right);
    let fits = |line: &Vec<Piece>| {
        let wide: usize = line.iter().map(|piece| columns(&piece.text)).sum();
        wide <= room
    };
    let lines = (4..=20).rev().map(|longest| pieces(layout, longest));
    lines
        .into_iter()
        .find(fits)
        .unwrap_or_else(|| shortened(pieces(layout, 4), room))
}

/// Where even the shortest names find no room, the first stages give way, so that the one of the column is there.
fn shortened(mut line: Vec<Piece>, room: usize) -> Vec<Piece> {
    let ends_here = |line: &[Piece]| {
        let here = line.iter().position(|piece| piece.is_here)?;
        let upto = line.get(..=here)?;
        Some(upto.iter().map(|piece| columns(&piece.text)).sum::<usize>())
    };
    let dots = Piece {
        column: None,
        is_here: false,
        role: Role::Dim,
        text: "..".to_owned(),
    };
    let mut is_cut = false;
    while ends_here(&line).is_some_and(|end| end + 2 > room) && line.len() > 1 {
        line.remove(0);
        is_cut = true;
    }
    if is_cut {
        line.insert(0, dots);
    }
    line
}

fn pieces(layout: &Layout<'_>, longest: usize) -> Vec<Piece> {
    let (state, lang) = (layout.state, layout.lang);
    let name = |heading: &Heading| {
        let name = heading.group.name(layout.data, lang);
        abbreviated(&name, longest).into_owned()
    };
    let piece = |column: Option<usize>, heading: &Heading| {
        let is_over = heading.is_over();
        let over = if is_over { "!" } else { "" };
        let text = format!("{} {}{over}", name(heading), heading.count);
        let is_here = column == Some(state.column);
        Piece {
            column,
            is_here,
            role: match (is_here, is_over) {
                (true, _) => Role::Mark,
                (false, true) => Role::Warn,
                (false, false) => Role::Text,
            },
            text: if is_here {
                format!("[{text}]")
            } else {
                format!(" {text} ")
            },
        }
    };
    if state.look.grouping == Grouping::Stage {
        let columns = state.order.columns.iter().enumerate();
        return columns.map(|(index, it)| piece(Some(index), it)).collect();
    }
    let at = ui::board::place(lang, state.column + 1, state.order.columns.len());
    let place = Piece {
        column: None,
        is_here: false,
        role: Role::Mark,
        text: format!(" {at}  "),
    };
    let stages = state.order.stages.iter().filter(|stage| stage.count > 0);
    let stages = stages.map(|stage| piece(None, stage));
    std::iter::once(place).chain(stages).collect()
}

/// The column whose stage is at this place of the line at the top.
pub(super) fn stage_at(layout: &Layout<'_>, x: u16) -> Option<usize> {
    let mut end = layout.body.x;
    let mut line = stage_line(layout).into_iter();
    let touched = line.find(|piece| {
        end = end.saturating_add(wide(&piece.text));
        x < end
    });
    touched?.column
}

/// A name, or its beginning with a dot.
fn abbreviated(name: &str, longest: usize) -> Cow<'_, str> {
    if columns(name) <= longest {
        return Cow::Borrowed(name);
    }
    let kept = take_columns(name, longest.saturating_sub(1));
    Cow::Owned(format!("{}.", kept.trim_end()))
}

/// How many there are, and how many there may be: `12/10!`; while a filter hides some `5 (12/10!)`.
fn count(heading: &Heading) -> String {
    let Some(load) = heading.load else {
        return heading.count.to_string();
    };
    let over = if heading.is_over() { "!" } else { "" };
    if load.all == heading.count {
        format!("{}/{}{over}", load.all, load.limit)
    } else {
        format!("{} ({}/{}{over})", heading.count, load.all, load.limit)
    }
}

/// The head of a column; while a card is dragged, that of the column which would take it stands out instead of the
/// selected one.
pub(super) fn column(layout: &Layout<'_>, paint: &mut Paint<'_>, shown: &Shown, heading: &Heading) {
    let target = layout.state.grab.and_then(|grab| grab.target());
    let is_here = shown.index == target.unwrap_or(layout.state.column);
    let role = if is_here { Role::HeadHere } else { Role::Head };
    let area = Rect {
        x: shown.x,
        y: layout.heads(),
        width: shown.width,
        height: 1,
    };
    paint.shade(area, role);
    if shown.is_narrow {
        let count = format!("{:>4}", heading.count);
        paint.text((area.x, area.y), area.width, role, &count);
        return;
    }
    let name = heading.group.name(layout.data, layout.lang);
    if target == Some(shown.index) {
        let name = ui::board::dropped_here(layout.lang, &name);
        head(layout.lang, paint, (area, role), heading, &name);
    } else {
        head(layout.lang, paint, (area, role), heading, &name);
    }
}

/// Name, count, limit; at the right edge what is overdue, where there is room.
fn head(
    lang: Lang,
    paint: &mut Paint<'_>,
    (area, role): (Rect, Role),
    heading: &Heading,
    name: &str,
) {
    let (y, right) = (area.y, area.right());
    let count = count(heading);
    let room = usize::from(area.width).saturating_sub(columns(&count) + 2);
    let name = format!(" {} ", cut(name, room));
    let mut x = area.x + paint.text((area.x, y), area.width, role, &name);
    let count_role = if heading.is_over() { Role::Warn } else { role };
    x += paint.text((x, y), right.saturating_sub(x), count_role, &count);
    let late = ui::board::late_count(lang, heading.overdue);
    let late_x = right.saturating_sub(wide(&late));
    if heading.overdue > 0 && late_x > x {
        paint.text((late_x, y), wide(&late), Role::Error, &late);
    }
}

/// The name of a folded column, downwards.
pub(super) fn strip(layout: &Layout<'_>, paint: &mut Paint<'_>, shown: &Shown, heading: &Heading) {
    let cards = layout.cards();
    paint.clear(Rect {
        x: shown.x,
        width: shown.width,
        ..cards
    });
    let name = heading.group.name(layout.data, layout.lang);
    let letters = name.chars().filter(|letter| !letter.is_whitespace());
    for (letter, y) in letters.zip(cards.top()..cards.bottom()) {
        let mut text = [0; 4];
        paint.text(
            (shown.x + 1, y),
            2,
            Role::Dim,
            letter.encode_utf8(&mut text),
        );
    }
    if shown.index == layout.state.column {
        let mark = paint.glyphs.mark;
        paint.text((shown.x, cards.y), 1, Role::Mark, mark);
    }
}

/// The head of a lane: name and count, then below each column's head how many cards stand there.
pub(super) fn lane(
    layout: &Layout<'_>,
    paint: &mut Paint<'_>,
    (band, y): (&Band, u16),
    row: &Lane,
    columns: &[Shown],
) {
    let lang = layout.lang;
    let area = Rect {
        y,
        height: 1,
        ..layout.body
    };
    paint.shade(area, Role::Head);
    if band.lane == layout.state.lane {
        paint.text((area.x, y), 1, Role::Mark, paint.glyphs.mark);
    }
    let name = row
        .group
        .as_ref()
        .map(|group| group.name(layout.data, lang));
    let line = Line::of(Role::Head, &format!("{} ", name.unwrap_or_default()))
        .with(Role::Head, &row.count.to_string());
    let mut x = area.x + 1;
    x += paint.line((x, y), area.width.saturating_sub(2), &line);
    if row.overdue > 0 {
        let late = format!("  {}", ui::board::late_count(lang, row.overdue));
        let room = area.right().saturating_sub(x);
        x += paint.text((x, y), room, Role::Error, &late);
    }
    for shown in columns.iter().filter(|shown| !shown.is_narrow) {
        let count = row.cells.get(shown.index).map_or(0, Vec::len);
        let text = count.to_string();
        let at = (shown.x + shown.width).saturating_sub(wide(&text));
        if count > 0 && at > x {
            paint.text((at, y), wide(&text), Role::Head, &text);
        }
    }
}
