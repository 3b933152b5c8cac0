//! The filter line: filters while it is typed, shows mistakes with a caret and the number of hits.

use std::collections::BTreeSet;

use crate::domain::project::Project;
use crate::i18n::{Lang, ui};
use crate::query::complete::{Known, Wording, complete};
use crate::text::width::columns;
use crate::tui::app::App;
use crate::tui::command::Id;
use crate::tui::filter::{Filter, Mistake};
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::prompt;

/// The line being typed, and what to go back to.
#[derive(Debug)]
pub(crate) struct FilterLine {
    edit: Edit,
    before: Filter,
    mistake: Option<Mistake>,
}

impl FilterLine {
    /// Begins with the filter in force.
    pub(crate) fn new(now: &Filter) -> Self {
        Self {
            edit: Edit::new(Lines::One, now.text()),
            before: now.clone(),
            mistake: None,
        }
    }

    pub(super) fn typed(&mut self, text: &str, app: &mut App) -> Vec<Step> {
        self.edit.paste(text);
        self.apply(app);
        Vec::new()
    }

    pub(super) fn command(&mut self, id: Id, app: &mut App) -> Vec<Step> {
        match id {
            Id::Accept if self.mistake.is_none() => return vec![Step::Close],
            Id::Cancel => {
                app.set_filter(self.before.clone());
                return vec![Step::Close];
            }
            Id::Complete => self.complete(app),
            _ => {
                if self.edit.command(id) {
                    self.apply(app);
                }
            }
        }
        Vec::new()
    }

    /// Puts the first thing that may stand at the cursor there.
    fn complete(&mut self, app: &mut App) {
        let of = |part: fn(&Project) -> Vec<String>| {
            let all: BTreeSet<String> = app.data.state.projects.values().flat_map(part).collect();
            all.into_iter().collect::<Vec<_>>()
        };
        let tags = of(|project| project.tags.iter().cloned().collect());
        let places = of(|project| project.place.iter().cloned().collect());
        let known = Known {
            board: &app.data.state.board,
            tags: &tags,
            places: &places,
            wording: wording(app.lang),
        };
        let found = complete(self.edit.text(), self.edit.cursor_byte(), &known);
        if let Some(first) = found.candidates.first() {
            self.edit.replace(found.span.into(), &first.insert);
            self.apply(app);
        }
    }

    /// What may stand at the cursor; examples where nothing is typed yet or nothing is known.
    fn offers(&self, app: &App) -> String {
        let known = Known {
            board: &app.data.state.board,
            tags: &[],
            places: &[],
            wording: wording(app.lang),
        };
        let found = complete(self.edit.text(), self.edit.cursor_byte(), &known);
        let offers = found.candidates.into_iter().map(|offer| offer.insert);
        let offers: Vec<String> = offers.filter(|_| !self.edit.text().is_empty()).collect();
        if offers.is_empty() {
            ui::filter_help(app.lang).to_owned()
        } else {
            offers.join("  ")
        }
    }

    /// A line with a mistake leaves the last good filter in force.
    fn apply(&mut self, app: &mut App) {
        let board = &app.data.state.board;
        self.mistake = match Filter::read(self.edit.text(), board, app.data.today, app.lang) {
            Ok(filter) => {
                app.set_filter(filter);
                None
            }
            Err(mistake) => Some(mistake),
        };
    }

    /// Takes the place of the last two lines of the screen.
    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>) {
        let (width, height) = app.size;
        let Some(y) = height.checked_sub(2) else {
            return;
        };
        paint.clear(ratatui::layout::Rect {
            x: 0,
            y,
            width,
            height: 2,
        });
        let count = ui::hits(app.lang, app.data.shown, app.data.state.projects.len());
        let prompt = ui::filter_prompt(app.lang);
        let start = paint.text((0, y), width, Role::Key, prompt);
        let count_wide = u16::try_from(columns(&count)).unwrap_or(0);
        let room = width.saturating_sub(start + count_wide + 2);
        let skipped = prompt::draw(&self.edit, paint, (start, y), room);
        paint.text(
            (width.saturating_sub(count_wide), y),
            count_wide,
            Role::Dim,
            &count,
        );
        if let Some(mistake) = &self.mistake {
            self.draw_mistake(paint, (start, y + 1), skipped, width, mistake);
        } else {
            paint.text((0, y + 1), width, Role::Dim, &self.offers(app));
        }
    }

    fn draw_mistake(
        &self,
        paint: &mut Paint<'_>,
        at: (u16, u16),
        skipped: usize,
        width: u16,
        mistake: &Mistake,
    ) {
        let text = self.edit.text();
        let part = |range: std::ops::Range<usize>| columns(text.get(range).unwrap_or_default());
        let before = part(0..mistake.span.start).saturating_sub(skipped);
        let carets = "^".repeat(part(mistake.span.clone()).max(1));
        let line = Line::of(Role::Text, &" ".repeat(before))
            .with(Role::Error, &carets)
            .with(Role::Warn, &format!(" {}", mistake.text));
        // Where the sentence would not fit behind the carets it takes the whole line.
        if usize::from(at.0) + line.columns() <= usize::from(width) {
            paint.line(at, width.saturating_sub(at.0), &line);
        } else {
            let line = Line::of(Role::Error, "^ ").with(Role::Warn, &mistake.text);
            paint.line((0, at.1), width, &line);
        }
    }
}

const fn wording(lang: Lang) -> Wording {
    match lang {
        Lang::Zh => Wording::Chinese,
        Lang::En => Wording::English,
    }
}
