//! The weekly entries. the operator's walk down the projects that owe one, and the fields of each.
//!
//! Two places take keys and no key switches a mode: on the list letters are commands, in the fields they are text.
//! `charge` says whose projects, `sheet` is one entry being filled in, `filing` makes requests of it.

mod charge;
mod drafts;
mod fields;
mod filing;
mod keys;
mod place;
mod send;
mod sheet;
pub(crate) mod view;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use self::charge::Charge;
use self::sheet::Sheet;
use crate::domain::calendar::Week;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::domain::rights::Act;
use crate::i18n::Lang;
use crate::i18n::ui::entries as words;
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::draft::Keep;
use crate::tui::effect::{Effect, Filed};
use crate::tui::input::{Mouse, Pointing};
use crate::tui::read::{Answer, Read};
use crate::tui::right;
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::{moved, top_of};

/// Which entry of which project.
type Place = (Week, ProjectId);

/// Where one looks and what was typed.
#[derive(Debug, Default)]
pub(crate) struct State {
    charge: Option<Charge>,
    /// What was chosen before, as it was kept.
    remembered: Option<String>,
    /// Drafts that were read and are not put into their sheets yet.
    found: Option<Vec<crate::ops::Draft>>,
    /// The week, if it is not the present one.
    week: Option<Week>,
    rows: Vec<ProjectId>,
    /// What `rows` and the sheets were made from.
    made: Option<(u64, Option<Charge>, Week)>,
    selected: Option<ProjectId>,
    at: usize,
    top: usize,
    /// The field that is typed into; none while one walks the list.
    focus: Option<usize>,
    /// The project whose fields were being typed into when it was last looked.
    typed_in: Option<ProjectId>,
    /// What was typed and not sent, and what is looked at.
    sheets: BTreeMap<Place, Sheet>,
    /// Drafts of other logins that were put aside.
    asides: BTreeMap<Place, String>,
}

/// How an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Nothing yet.
    Owed,
    /// Typed and not sent.
    Draft,
    /// Others have changed what was typed.
    Contested,
    /// In.
    Done,
}

impl State {
    /// Begins with a chosen charge.
    fn of(charge: Charge) -> Self {
        Self {
            charge: Some(charge),
            ..Self::default()
        }
    }

    fn week(&self, data: &Data) -> Week {
        let present = Week::of(data.today);
        self.week.unwrap_or(present).min(present)
    }

    fn sheet(&self, data: &Data) -> Option<&Sheet> {
        self.sheets.get(&(self.week(data), self.selected?))
    }

    fn sheet_mut(&mut self, data: &Data) -> Option<&mut Sheet> {
        let week = self.week(data);
        self.sheets.get_mut(&(week, self.selected?))
    }

    fn project<'a>(&self, data: &'a Data) -> Option<&'a Project> {
        self.selected.and_then(|id| data.project(id))
    }

    fn mark(&self, project: &Project, week: Week) -> Mark {
        match self.sheets.get(&(week, project.id)) {
            Some(sheet) if sheet.is_contested() => Mark::Contested,
            Some(sheet) if sheet.is_touched() => Mark::Draft,
            _ if project.entries.contains_key(&week) => Mark::Done,
            _ => Mark::Owed,
        }
    }

    /// How many are in.
    fn reported(&self, data: &Data) -> usize {
        let week = self.week(data);
        let projects = self.rows.iter().filter_map(|id| data.project(*id));
        projects
            .filter(|project| project.entries.contains_key(&week))
            .count()
    }

    /// How many were typed and not sent.
    fn drafts(&self, data: &Data) -> usize {
        let week = self.week(data);
        let touched = self.sheets.values().filter(|sheet| sheet.is_touched());
        touched.filter(|sheet| sheet.week == week).count()
    }

    /// The next one without an entry, round the end.
    fn next_owed(&self, data: &Data) -> Option<usize> {
        let week = self.week(data);
        let count = self.rows.len();
        let is_owed = |index: &usize| {
            let project = self.rows.get(*index).and_then(|id| data.project(*id));
            project.is_some_and(|project| !project.entries.contains_key(&week))
        };
        (1..=count)
            .map(|steps| (self.at + steps) % count)
            .find(is_owed)
    }

    /// Selects a row; what was typed in the one before is kept.
    fn look_at(&mut self, index: usize) -> Vec<Step> {
        let steps = self.kept();
        self.at = index.min(self.rows.len().saturating_sub(1));
        self.selected = self.rows.get(self.at).copied();
        self.focus = self.focus.map(|_| 0);
        steps
    }

    fn walk(&mut self, steps: isize) -> Vec<Step> {
        let focus = self.focus;
        let steps = self.look_at(moved(self.at, steps, self.rows.len()));
        // Walking from project to project one stays in the same field.
        self.focus = focus;
        steps
    }

    /// Everything that is not kept yet, as steps.
    fn kept(&mut self) -> Vec<Step> {
        self.keep().into_iter().map(Step::Do).collect()
    }

    fn arrange(&mut self, data: &Data) {
        let week = self.week(data);
        if self.charge.is_none() && self.found.is_some() {
            let remembered = self.remembered.as_deref().and_then(Charge::read);
            self.charge = Charge::first(remembered, data);
        }
        let made = Some((data.stamp, self.charge, week));
        if self.made != made {
            let charge = self.charge;
            self.rows = charge.map_or_else(Vec::new, |charge| charge.projects(data));
            for ((_, id), sheet) in &mut self.sheets {
                if let Some(project) = data.project(*id) {
                    sheet.renew(project);
                }
            }
            self.made = made;
        }
    }

    fn select_first(&mut self, data: &Data) {
        let found = self.rows.iter().position(|id| Some(*id) == self.selected);
        let last = self.rows.len().saturating_sub(1);
        self.at = match (found, self.selected) {
            (Some(found), _) => found,
            (None, Some(_)) => self.at.min(last),
            // One begins where something is owed, and that may be the first row.
            (None, None) => {
                self.at = last;
                self.next_owed(data).unwrap_or(0)
            }
        };
        self.selected = self.rows.get(self.at).copied();
    }

    /// Makes the sheet that is looked at and drops those that hold nothing.
    fn tidy(&mut self, data: &Data) {
        let here = self.selected.map(|id| (self.week(data), id));
        self.sheets
            .retain(|place, sheet| Some(*place) == here || sheet.is_held());
        if let (Some(place), Some(project)) = (here, self.project(data)) {
            let new = || Sheet::new(project, place.0);
            self.sheets.entry(place).or_insert_with(new);
        }
        let fields = self.sheet(data).map_or(0, Sheet::count);
        self.focus = self
            .focus
            .map(|focus| focus.min(fields.saturating_sub(1)))
            .filter(|_| fields > 0 && self.may_type(data));
        self.typed_in = self.focus.and(self.selected);
    }

    /// Whether the fields are his to type into. Whoever is typing already goes on: a right that changes meanwhile is
    /// told when the entry is sent.
    fn may_type(&self, data: &Data) -> bool {
        self.selected == self.typed_in
            || data.looks_back
            || data.may(Act::Report, self.project(data)).is_ok()
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Entries
    }

    fn scopes(&self) -> Vec<Scope> {
        match self.focus {
            Some(_) => vec![Scope::EntryFields, Scope::Text, Scope::Global],
            None => vec![Scope::Entries, Scope::Global],
        }
    }

    fn modes(&self) -> &'static [Scope] {
        &[Scope::EntryFields]
    }

    fn signs(&self, lang: Lang) -> &'static str {
        words::signs(lang)
    }

    fn opens(&self) -> Option<ProjectId> {
        self.selected()
    }

    fn selected(&self) -> Option<ProjectId> {
        self.selected
    }

    fn select(&mut self, id: ProjectId, _data: &Data) {
        if let Some(index) = self.rows.iter().position(|row| *row == id) {
            self.at = index;
            self.selected = Some(id);
        }
    }

    fn takes(&self, id: Id) -> bool {
        id == Id::Report
    }

    fn filtered(&mut self, data: &Data) {
        if !data.filter.is_empty() {
            self.charge = Some(Charge::Filtered);
        } else if self.charge == Some(Charge::Filtered) {
            self.charge = None;
        }
    }

    fn settle(&mut self, data: &Data, body: Rect, _lang: Lang) {
        drafts::take_in(self, data);
        self.arrange(data);
        self.select_first(data);
        self.tidy(data);
        let places = place::places(self, data, body);
        self.top = top_of(self.top, self.at, self.rows.len(), places.rows());
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        keys::command(self, id, data, body, lang)
    }

    fn typed(&mut self, text: &str, data: &Data, _lang: Lang) -> Vec<Step> {
        let Some(focus) = self.focus else {
            return Vec::new();
        };
        let strokes = text.chars().count();
        if let Some(field) = self
            .sheet_mut(data)
            .and_then(|sheet| sheet.field_mut(focus))
        {
            field.edit.paste(text);
        }
        self.changed(data, strokes)
    }

    fn keep(&mut self) -> Vec<Effect> {
        let keeps = self.sheets.values_mut().filter_map(Sheet::keep);
        keeps.map(Effect::SaveDraft).collect()
    }

    fn wants(&self) -> Vec<Read> {
        vec![Read::Drafts]
    }

    fn hear(&mut self, _read: &Read, answer: &Answer) {
        if let Answer::Drafts(found) = answer {
            self.found = Some(found.clone());
        }
    }

    fn filed(&mut self, filed: &[Filed], data: &Data, lang: Lang) -> Vec<Step> {
        send::filed(self, filed, data, lang)
    }

    fn aside(&mut self, keep: &Keep, theirs: &str) {
        drafts::put_aside(self, keep, theirs);
    }

    fn mouse(&mut self, mouse: Mouse, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        let places = place::places(self, data, body);
        match mouse.what {
            Pointing::WheelDown => self.walk(1),
            Pointing::WheelUp => self.walk(-1),
            Pointing::Press => {
                if let Some(row) = places.row_at(mouse.at) {
                    self.focus = None;
                    return self.look_at(self.top + row);
                }
                if let Some(field) = places.field_at(mouse.at) {
                    self.focus = Some(field);
                    let barred = right::bars(data, Act::Report, self.project(data));
                    let barred = barred.filter(|_| !self.may_type(data));
                    let told = barred.map(|barred| Step::Say(barred.toast(data, lang)));
                    return told.into_iter().collect();
                }
                Vec::new()
            }
            Pointing::Drag | Pointing::Release => Vec::new(),
        }
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
