//! The palette: every command that makes sense here, found by a few letters; a number goes to that project.

use ratatui::layout::Rect;

use crate::domain::id::ProjectId;
use crate::i18n::{Lang, ui};
use crate::text::pinyin::Matcher;
use crate::text::width::{columns, pad};
use crate::tui::app::App;
use crate::tui::command::{self, Id, Row, Scope};
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::update;
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::prompt;
use crate::tui::widget::scroll::{moved, top_of};

/// How many commands are seen at once.
const ROWS: u16 = 10;

/// The palette with what was typed.
#[derive(Debug)]
pub(crate) struct Palette {
    edit: Edit,
    /// Rows of the table that make sense on the screen below.
    offered: Vec<(Scope, &'static Row)>,
    found: Vec<usize>,
    selected: usize,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chosen {
    Command(Id),
    Project(ProjectId),
}

impl Palette {
    /// Everything that can be done now.
    pub(crate) fn new(app: &App) -> Self {
        let mut offered: Vec<(Scope, &'static Row)> = Vec::new();
        for scope in app.scopes() {
            for row in command::of(scope).filter(|row| app.is_enabled(row)) {
                if row.id != Id::Palette && !offered.iter().any(|(_, known)| known.id == row.id) {
                    offered.push((scope, row));
                }
            }
        }
        let mut palette = Self {
            edit: Edit::new(Lines::One, ""),
            offered,
            found: Vec::new(),
            selected: 0,
        };
        palette.search(app);
        palette
    }

    /// The rows that fit, the closest first: a key or name as typed, then its beginning, then the rest.
    fn search(&mut self, app: &App) {
        let typed = self.edit.text().trim();
        let matcher = Matcher::new(typed);
        let rows = self.offered.iter().enumerate();
        let mut found: Vec<(u8, usize)> = rows
            .filter_map(|(index, (scope, row))| {
                let keys = app.keymap.shown(*scope, row);
                let is_key = keys.iter().any(|key| key == typed);
                Some((closeness(row, is_key, typed, &matcher, app.lang)?, index))
            })
            .collect();
        found.sort_unstable();
        self.found = found.into_iter().map(|(_, index)| index).collect();
        self.selected = 0;
    }

    pub(super) fn typed(&mut self, text: &str, app: &App) -> Vec<Step> {
        self.edit.paste(text);
        self.search(app);
        Vec::new()
    }

    pub(super) fn command(&mut self, id: Id, app: &App) -> Vec<Step> {
        match id {
            Id::Down => self.selected = moved(self.selected, 1, self.found.len()),
            Id::Up => self.selected = moved(self.selected, -1, self.found.len()),
            Id::Cancel => return vec![Step::Close],
            Id::DeleteBack if self.edit.text().is_empty() => return vec![Step::Close],
            _ => {
                if self.edit.command(id) {
                    self.search(app);
                }
            }
        }
        Vec::new()
    }

    /// What Enter would do.
    pub(super) fn chosen(&self) -> Option<Chosen> {
        if let Ok(id) = self.edit.text().parse::<ProjectId>() {
            return Some(Chosen::Project(id));
        }
        let index = self.found.get(self.selected)?;
        self.offered
            .get(*index)
            .map(|(_, row)| Chosen::Command(row.id))
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let (width, height) = app.size;
        let Some(bottom) = height.checked_sub(1) else {
            return;
        };
        let rows = ROWS.min(body.height.saturating_sub(1));
        let area = Rect {
            x: 0,
            y: bottom - rows.min(bottom),
            width,
            height: rows.saturating_add(1),
        };
        paint.clear(area);
        let rule_at = (0, area.y.saturating_sub(1));
        paint.rule(rule_at, width);
        let top = top_of(0, self.selected, self.found.len(), usize::from(rows));
        let seen = self.found.iter().enumerate().skip(top);
        for ((at, index), y) in seen.zip(area.y..bottom) {
            if let Some((scope, row)) = self.offered.get(*index) {
                let line = self.line(app, at == self.selected, *scope, row);
                paint.line((0, y), width, &line);
            }
        }
        if self.found.is_empty() {
            paint.text((2, area.y), width, Role::Dim, ui::no_command(app.lang));
        }
        let start = paint.text((0, bottom), width, Role::Key, ":");
        let room = width.saturating_sub(start + 1);
        prompt::draw(&self.edit, paint, (start, bottom), room);
    }

    fn line(&self, app: &App, selected: bool, scope: Scope, row: &Row) -> Line {
        let mark = if selected { app.glyphs.mark } else { " " };
        let keys = app.keymap.shown(scope, row).join(" ");
        let text = (row.text)(app.lang);
        let wide = self
            .offered
            .iter()
            .map(|(_, row)| columns((row.text)(app.lang)))
            .max();
        Line::of(Role::Mark, mark)
            .with(
                if selected { Role::Title } else { Role::Text },
                &format!(" {}", pad(text, wide.unwrap_or(0))),
            )
            .with(Role::Key, &format!("  {}", pad(&keys, 12)))
            .with(Role::Dim, &format!("  {}", row.name))
    }
}

/// Closes the palette and does what was chosen.
pub(super) fn accept(app: &mut App, chosen: Chosen) -> Vec<Step> {
    app.overlays.pop();
    match chosen {
        Chosen::Command(id) => update::command(app, id, None),
        Chosen::Project(id) => update::jump(app, id),
    }
}

/// How close a row is to what was typed; less is closer, `None` does not fit.
fn closeness(row: &Row, is_key: bool, typed: &str, matcher: &Matcher, lang: Lang) -> Option<u8> {
    let text = (row.text)(lang);
    if typed.is_empty() || row.name == typed || text == typed {
        Some(0)
    } else if is_key {
        Some(1)
    } else if row.name.starts_with(typed) || text.starts_with(typed) {
        Some(2)
    } else if row.name.contains(typed) || text.contains(typed) {
        Some(3)
    } else {
        matcher.matches(text).then_some(4)
    }
}
