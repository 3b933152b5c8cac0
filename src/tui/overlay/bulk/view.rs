//! Draws the preview of a bulk change.
//!
//! ```text
//! +- Move to the next stage  12 projects ---------------------+
//! |  + can 10   x cannot 1   ! changed meanwhile 1            |
//! | >! #4  Water basin        changed meanwhile by li: ...    |
//! |  x #9  School             there is no stage after this    |
//! |  + #1  Park by the river  stage: works -> completed       |
//! |  [1] change the 10 that can be   [Esc] change nothing     |
//! +-----------------------------------------------------------+
//! ```

use ratatui::layout::Rect;

use super::Preview;
use crate::i18n::{Lang, ui};
use crate::text::width::{columns, pad, wrap};
use crate::tui::app::App;
use crate::tui::bulk::{Fate, Judged};
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::{Paint, centred};
use crate::tui::widget::scroll::top_of;

/// Lines of the selected row's whole sentence.
const WHOLE: usize = 2;
/// How many there are of a fate, in words.
type Words = fn(Lang, usize) -> String;

/// The widest that the preview gets.
const WIDEST: u16 = 130;

const fn role(fate: Fate) -> Role {
    match fate {
        Fate::Clash | Fate::Cannot => Role::Error,
        Fate::Asks => Role::Warn,
        Fate::Can => Role::Good,
        Fate::Same => Role::Dim,
    }
}

fn area(app: &App, rows: usize) -> Rect {
    let body = crate::tui::view::body(app.size);
    // Counts, rule, sentence, choices and the frame.
    let around = 1 + 1 + WHOLE + 1 + 2;
    let height = u16::try_from(rows + around).unwrap_or(u16::MAX);
    centred(body, WIDEST, height)
}

/// How many rows are seen on a full page.
pub(super) fn page(app: &App) -> usize {
    usize::from(area(app, usize::MAX / 2).height).saturating_sub(7)
}

/// Draws it.
pub(crate) fn draw(preview: &Preview, app: &App, paint: &mut Paint<'_>) {
    let inside = paint.popup(area(app, preview.rows.len()), &preview.heading);
    let counts = counts(preview, app.lang);
    paint.line((inside.x, inside.y), inside.width, &counts);
    let under = u16::try_from(WHOLE + 2).unwrap_or(0);
    let list = Rect {
        y: inside.y + 1,
        height: inside.height.saturating_sub(under + 1),
        ..inside
    };
    let top = top_of(0, preview.at, preview.rows.len(), usize::from(list.height));
    let numbers = preview
        .rows
        .iter()
        .map(|row| columns(&row.wish.id.to_string()));
    let number = numbers.max().unwrap_or(0);
    let seen = preview.rows.iter().enumerate().skip(top);
    for ((index, row), y) in seen.zip(list.top()..list.bottom()) {
        if index == preview.at {
            paint.text((list.x, y), 1, Role::Mark, paint.glyphs.mark);
        }
        let line = line(row, app, number, usize::from(list.width));
        paint.line((list.x + 1, y), list.width.saturating_sub(1), &line);
    }
    paint.rule((inside.x, list.bottom()), inside.width);
    whole(
        preview,
        paint,
        Rect {
            y: list.bottom() + 1,
            ..inside
        },
    );
    let choices = choices(preview, app.lang);
    let bottom = inside.bottom().saturating_sub(1);
    paint.line((inside.x, bottom), inside.width, &choices);
}

/// The sentence about the selected project, not cut.
fn whole(preview: &Preview, paint: &mut Paint<'_>, at: Rect) {
    let Some(row) = preview.rows.get(preview.at) else {
        return;
    };
    let text = format!("{} {}", row.wish.id, row.text);
    let lines = wrap(&text, usize::from(at.width));
    for (line, y) in lines.iter().take(WHOLE).zip(at.y..) {
        paint.text((at.x, y), at.width, Role::Text, line);
    }
}

fn counts(preview: &Preview, lang: Lang) -> Line {
    let words: [(Fate, Words); 5] = [
        (Fate::Can, ui::bulk::can),
        (Fate::Asks, ui::bulk::asks),
        (Fate::Cannot, ui::bulk::cannot),
        (Fate::Clash, ui::bulk::clash),
        (Fate::Same, ui::bulk::same),
    ];
    let mut line = Line::default();
    for (fate, text) in words {
        let count = preview.count(fate);
        if count > 0 {
            line.join("   ", role(fate), &text(lang, count));
        }
    }
    line
}

fn line(row: &Judged, app: &App, number: usize, width: usize) -> Line {
    let project = app.data.project(row.wish.id);
    let title = project.map_or("", |project| project.title.as_str());
    let title_width = (width / 3).max(14);
    Line::of(role(row.fate), row.fate.sign())
        .with(
            Role::Label,
            &format!(" {} ", pad(&row.wish.id.to_string(), number)),
        )
        .with(Role::Text, &pad(title, title_width))
        .with(Role::Text, "  ")
        .with(Role::Text, &row.text)
}

fn choices(preview: &Preview, lang: Lang) -> Line {
    let (can, asks) = (preview.count(Fate::Can), preview.count(Fate::Asks));
    let mut choices = Vec::new();
    if can > 0 {
        choices.push(("Enter", ui::bulk::choose_can(lang, can)));
    }
    if asks > 0 {
        choices.push(("2", ui::bulk::choose_all(lang, can + asks)));
    }
    choices.push(("Esc", ui::bulk::choose_none(lang).to_owned()));
    let mut line = Line::default();
    for (key, text) in choices {
        line.join("   ", Role::Key, &format!("[{key}] "));
        line.push(Role::Text, &text);
    }
    line
}
