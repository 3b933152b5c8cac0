//! The filter line: filters while it is typed, offers what may stand at the cursor, shows mistakes with a caret, and
//! finds the filters that one used before.
//!
//! It stands three rows above the bottom, so that the window of an input method has room under the cursor.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use ratatui::layout::Rect;

use crate::domain::id::DeptId;
use crate::domain::project::Project;
use crate::domain::view::RecentList;
use crate::i18n::{Lang, ui};
use crate::query::complete::{Candidate, Completion, Known, Offer, Wording, complete};
use crate::text::width::{columns, pad};
use crate::tui::app::App;
use crate::tui::command::Id;
use crate::tui::filter::{Filter, Mistake};
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::prompt;
use crate::tui::widget::scroll::{moved, top_of};

/// How many offers are seen at once.
const ROWS: usize = 8;
/// The widest that an offer is set apart from what is said of it.
const OFFER: usize = 24;

/// The line being typed, and what to go back to.
#[derive(Debug)]
pub(crate) struct FilterLine {
    edit: Edit,
    before: Filter,
    mistake: Option<Mistake>,
    words: Words,
    offers: Option<Completion>,
    /// The offer that Enter takes; `None` while Enter takes the line.
    chosen: Option<usize>,
    /// Which of the earlier filters is shown, and what was typed before.
    past: Option<(usize, String)>,
}

/// The words of the board that may stand in a filter.
#[derive(Debug, Default)]
struct Words {
    tags: Vec<String>,
    places: Vec<String>,
    years: Vec<i32>,
    /// Departments, those with the most projects first.
    depts: Vec<DeptId>,
}

impl Words {
    fn of(app: &App) -> Self {
        let projects = || app.data.state.projects.values();
        let all = |part: fn(&Project) -> Vec<String>| {
            let all: BTreeSet<String> = projects().flat_map(part).collect();
            all.into_iter().collect()
        };
        let years: BTreeSet<i32> = projects().filter_map(|it| it.plan_year).collect();
        let mut busy: BTreeMap<DeptId, usize> = BTreeMap::new();
        for owner in projects().flat_map(|project| &project.owners) {
            *busy.entry(owner.dept).or_default() += 1;
        }
        let mut depts: Vec<DeptId> = busy.keys().copied().collect();
        depts.sort_by_key(|dept| Reverse(busy.get(dept).copied()));
        Self {
            depts,
            tags: all(|project| project.tags.iter().cloned().collect()),
            places: all(|project| project.place.iter().cloned().collect()),
            years: years.into_iter().rev().collect(),
        }
    }
}

impl FilterLine {
    /// Begins with the filter in force.
    pub(crate) fn new(app: &App) -> Self {
        let now = &app.data.filter;
        let mut line = Self {
            edit: Edit::new(Lines::One, now.text()),
            before: now.clone(),
            mistake: None,
            words: Words::of(app),
            offers: None,
            chosen: None,
            past: None,
        };
        line.offer(app, now.is_empty());
        line
    }

    pub(super) fn typed(&mut self, text: &str, app: &mut App) -> Vec<Step> {
        self.edit.paste(text);
        self.changed(app);
        Vec::new()
    }

    pub(super) fn command(&mut self, id: Id, app: &mut App) -> Vec<Step> {
        match id {
            Id::Accept if self.chosen.is_some() => self.take(app),
            Id::Accept if self.mistake.is_none() => {
                let keep = app.remember(RecentList::Filter, self.edit.text());
                return std::iter::once(Step::Close)
                    .chain(keep.map(Step::Do))
                    .collect();
            }
            Id::Accept => {}
            Id::Cancel if self.chosen.is_some() => self.chosen = None,
            Id::Cancel => {
                app.set_filter(self.before.clone());
                return vec![Step::Close];
            }
            Id::ViewSave if self.mistake.is_none() => {
                return vec![Step::Close, super::views::save(app)];
            }
            Id::Complete => self.complete(app),
            Id::Down => self.down(app),
            Id::Up => self.up(app),
            _ => {
                if self.edit.command(id) {
                    self.changed(app);
                }
            }
        }
        Vec::new()
    }

    fn changed(&mut self, app: &mut App) {
        self.past = None;
        self.apply(app);
        self.offer(app, false);
    }

    /// Down: newer among the earlier filters, else the next offer.
    fn down(&mut self, app: &mut App) {
        if let Some((at, _)) = &self.past {
            let newer = at.checked_sub(1);
            self.show_past(newer, app);
        } else if self.offers.is_none() {
            self.offer(app, true);
            self.chosen = self.offers.as_ref().map(|_| 0);
        } else {
            let count = self.count();
            self.chosen = Some(self.chosen.map_or(0, |at| moved(at, 1, count)));
        }
    }

    /// Up: the offer before, else an earlier filter.
    fn up(&mut self, app: &mut App) {
        match (self.chosen, &self.past) {
            (Some(at), _) => self.chosen = at.checked_sub(1),
            (None, Some((at, _))) => {
                let older = at + 1;
                self.show_past(Some(older), app);
            }
            (None, None) => self.show_past(Some(0), app),
        }
    }

    /// Shows an earlier filter, or again what was being typed.
    fn show_past(&mut self, at: Option<usize>, app: &mut App) {
        let typed = match self.past.take() {
            Some((_, typed)) => typed,
            None => self.edit.text().to_owned(),
        };
        // What stands in the line already is no earlier filter.
        let lines = app.data.kept.filters.iter();
        let lines: Vec<&String> = lines.filter(|line| **line != typed).collect();
        let last = lines.len().checked_sub(1);
        let shown = at.zip(last).map(|(at, last)| at.min(last));
        let text = shown.and_then(|at| lines.get(at).copied());
        self.edit.set(text.unwrap_or(&typed));
        self.past = shown.map(|at| (at, typed));
        self.apply(app);
        self.offers = None;
        self.chosen = None;
    }

    fn count(&self) -> usize {
        let offers = self.offers.as_ref();
        offers.map_or(0, |offers| offers.candidates.len())
    }

    /// Tab: the chosen offer, or the first; shows them where they are not seen.
    fn complete(&mut self, app: &mut App) {
        if self.offers.is_none() {
            self.offer(app, true);
            if self.count() != 1 {
                return;
            }
        }
        self.take(app);
    }

    /// Puts an offer into the line.
    fn take(&mut self, app: &mut App) {
        let at = self.chosen.unwrap_or(0);
        let Some(offers) = &self.offers else { return };
        let Some(offer) = offers.candidates.get(at) else {
            return;
        };
        let ends = offer.offer != Offer::Field;
        let (span, insert) = (offers.span.into(), offer.insert.clone());
        let is_last = self.edit.cursor_byte() == self.edit.text().len();
        self.edit.replace(span, &insert);
        if ends && is_last {
            self.edit.insert(' ');
        }
        self.past = None;
        self.apply(app);
        // Behind a field's sign its values are offered at once.
        self.offer(app, !ends);
    }

    /// Finds what may stand at the cursor. Where no word is begun it is shown only when it was asked for.
    fn offer(&mut self, app: &App, asked: bool) {
        let known = Known {
            board: &app.data.state.board,
            tags: &self.words.tags,
            places: &self.words.places,
            depts: &self.words.depts,
            years: &self.words.years,
            views: &app.data.views,
            wording: wording(app.lang),
        };
        let cursor = self.edit.cursor_byte();
        let mut found = complete(self.edit.text(), cursor, &known);
        let typed = self.edit.text().get(found.span.start..found.span.end);
        found
            .candidates
            .retain(|offer| Some(offer.insert.as_str()) != typed);
        let before = self.edit.text().get(..cursor).unwrap_or_default();
        let is_begun =
            found.span.start < found.span.end || before.ends_with([':', '：', '<', '>', '=']);
        let is_shown = !found.candidates.is_empty() && (asked || is_begun || before.is_empty());
        self.offers = Some(found).filter(|_| is_shown);
        self.chosen = None;
    }

    /// A line with a mistake leaves the last good filter in force.
    fn apply(&mut self, app: &mut App) {
        self.mistake = match app.data.read_filter(self.edit.text(), app.lang) {
            Ok(filter) => {
                app.set_filter(filter);
                None
            }
            Err(mistake) => Some(mistake),
        };
    }

    /// Takes the place of the last lines of the screen but for the hints.
    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>) {
        let (width, height) = app.size;
        let Some(y) = height.checked_sub(3) else {
            return;
        };
        let rows = self.count().min(ROWS).min(usize::from(y.saturating_sub(2)));
        let rows = u16::try_from(rows).unwrap_or(0);
        let top = y.saturating_sub(rows + 1);
        paint.clear(Rect {
            x: 0,
            y: top,
            width,
            height: rows + 3,
        });
        paint.rule((0, top), width);
        self.draw_offers(app, paint, Rect::new(0, top + 1, width, rows));
        let start = self.draw_line(app, paint, (width, y));
        if let Some(mistake) = &self.mistake {
            let (start, skipped) = start;
            self.draw_mistake(paint, (start, y + 1), skipped, width, mistake);
        } else {
            let help = ui::filter_help(app.lang);
            paint.text((0, y + 1), width, Role::Dim, help);
        }
    }

    /// The line itself with the number of hits; tells where its text begins and how much of it is hidden.
    fn draw_line(&self, app: &App, paint: &mut Paint<'_>, (width, y): (u16, u16)) -> (u16, usize) {
        let count = ui::hits(app.lang, app.data.shown, app.data.state.projects.len());
        let prompt = ui::filter_prompt(app.lang);
        let start = paint.text((0, y), width, Role::Key, prompt);
        let count_wide = u16::try_from(columns(&count)).unwrap_or(0);
        let room = width.saturating_sub(start + count_wide + 2);
        let skipped = prompt::draw(&self.edit, paint, (start, y), room);
        let x = width.saturating_sub(count_wide);
        paint.text((x, y), count_wide, Role::Dim, &count);
        (start, skipped)
    }

    fn draw_offers(&self, app: &App, paint: &mut Paint<'_>, area: Rect) {
        let Some(offers) = &self.offers else { return };
        let all = &offers.candidates;
        let rows = usize::from(area.height);
        let top = top_of(0, self.chosen.unwrap_or(0), all.len(), rows);
        let widest = all.iter().map(|offer| columns(&offer.insert)).max();
        let wide = widest.unwrap_or(0).min(OFFER);
        let seen = all.iter().enumerate().skip(top);
        for ((at, offer), y) in seen.zip(area.top()..area.bottom()) {
            let line = offer_line(offer, self.chosen == Some(at), wide, app);
            paint.line((0, y), area.width, &line);
        }
        let below = all.len().saturating_sub(top + rows);
        if below > 0 {
            let more = ui::more_lines(app.lang, below);
            let wide = u16::try_from(columns(&more)).unwrap_or(0);
            let x = area.right().saturating_sub(wide);
            paint.text((x, area.y.saturating_sub(1)), wide, Role::Dim, &more);
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

fn offer_line(offer: &Candidate, is_chosen: bool, wide: usize, app: &App) -> Line {
    let mark = if is_chosen { app.glyphs.mark } else { " " };
    let role = if is_chosen { Role::Title } else { Role::Text };
    let says = app.lang.pick(&offer.zh, &offer.en);
    Line::of(Role::Mark, mark)
        .with(role, &format!(" {}", pad(&offer.insert, wide)))
        .with(Role::Dim, &format!("  {says}"))
}

const fn wording(lang: Lang) -> Wording {
    match lang {
        Lang::Zh => Wording::Chinese,
        Lang::En => Wording::English,
    }
}
