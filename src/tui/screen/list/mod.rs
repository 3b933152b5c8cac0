//! The list: a table of the projects that the filter lets through, with the columns that one wants, sorted by any of
//! them; several projects are chosen and changed together.

mod cell;
mod chosen;
mod layout;
pub(crate) mod look;
mod sums;
pub(crate) mod view;

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use self::chosen::Chosen;
use self::layout::Measured;
use self::look::Look;
use self::sums::Sums;
use crate::domain::id::ProjectId;
use crate::domain::people::Department;
use crate::domain::project::Project;
use crate::i18n::{Lang, trade, ui};
use crate::report::listing::Column;
use crate::text::width::columns;
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::effect::Effect;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::columns::Chooser;
use crate::tui::overlay::picker::Picker;
use crate::tui::read::{Answer, Read};
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::pick::Item;
use crate::tui::widget::scroll::{moved, top_of};

/// Rows that a turn of the wheel goes.
const WHEEL: isize = 3;

/// Where one looks.
#[derive(Debug, Default)]
pub(crate) struct State {
    selected: Option<ProjectId>,
    at: usize,
    top: usize,
    look: Look,
    /// Whether the look of an earlier login was read.
    is_looked_up: bool,
    chosen: Chosen,
    /// How many columns are shifted out on the left.
    shift: usize,
    rows: Vec<ProjectId>,
    measured: Vec<Measured>,
    sums: Sums,
    /// What all of that was made from.
    made: Option<(u64, Look)>,
}

impl State {
    /// A list with this project selected.
    pub(crate) fn at(selected: Option<ProjectId>) -> Self {
        Self {
            selected,
            ..Self::default()
        }
    }

    fn walk(&mut self, steps: isize) {
        self.at = moved(self.at, steps, self.rows.len());
        self.selected = self.rows.get(self.at).copied();
    }

    /// Chooses the selected one, or leaves it, and goes on to the next.
    fn choose(&mut self) {
        if let Some(id) = self.selected {
            self.chosen.toggle(id);
        }
        self.walk(1);
    }

    fn chosen_now(&self) -> BTreeSet<ProjectId> {
        self.chosen.now(&self.rows, self.at)
    }

    /// Asks for another look; it is kept for the next login, and comes back as an answer.
    fn ask_for(look: &Look) -> Vec<Step> {
        vec![Step::Do(Effect::KeepLook(look.to_text()))]
    }

    fn pick_sort(&self, lang: Lang) -> Vec<Step> {
        let others = Column::ALL
            .iter()
            .filter(|it| !self.look.columns.contains(it));
        let offered: Vec<Column> = self.look.columns.iter().chain(others).copied().collect();
        let here = offered
            .iter()
            .position(|column| *column == self.look.sort.0);
        let item = |column: &Column| {
            let look = self.look.clone().sorted_by(*column);
            let step = Step::Do(Effect::KeepLook(look.to_text()));
            Item::new(column.name(lang), step)
                .called([column.name(Lang::Zh), column.name(Lang::En)].map(str::to_owned))
        };
        let items = offered.iter().map(item).collect();
        let title = ui::list::sort_title(lang).to_owned();
        let picker = Picker::searching(title, items, here.unwrap_or(0));
        vec![Step::open(Overlay::Picker(picker))]
    }

    fn choose_columns(&self, data: &Data, lang: Lang) -> Vec<Step> {
        let example = |column: Column| {
            let project = self.selected.and_then(|id| data.project(id));
            let text = project.map(|project| cell::text(column, project, data, lang, 24));
            text.unwrap_or_default()
        };
        let chooser = Chooser::new(self.look.clone(), example);
        vec![Step::open(Overlay::Columns(chooser))]
    }

    /// Arranges rows, widths and sums; once for every change and not for every frame.
    fn make(&mut self, data: &Data, lang: Lang) {
        if matches!(&self.made, Some((stamp, look)) if *stamp == data.stamp && *look == self.look) {
            return;
        }
        let mut rows: Vec<&Project> = data.listed().collect();
        let context = data.context();
        let name_of = match lang {
            Lang::Zh => zh_name,
            Lang::En => en_name,
        };
        self.look.order().apply_named(&mut rows, &context, name_of);
        self.sums = sums::of(rows.iter().copied(), data);
        self.measured = self.measure(&rows, data, lang);
        self.rows = rows.into_iter().map(|project| project.id).collect();
        self.chosen.keep(|id| data.project(id).is_some());
        self.made = Some((data.stamp, self.look.clone()));
    }

    fn measure(&self, rows: &[&Project], data: &Data, lang: Lang) -> Vec<Measured> {
        let measure = |column: &Column| {
            let (_, most) = column.row().widest;
            let sign = usize::from(self.look.sort.0 == *column);
            let head = columns(column.head(lang)) + sign;
            let texts = rows.iter().map(|project| {
                let text = cell::text(*column, project, data, lang, most);
                columns(&text)
            });
            Measured {
                column: *column,
                needs: texts.max().unwrap_or(0).min(most).max(head),
                head,
            }
        };
        self.look.columns.iter().map(measure).collect()
    }

    fn shift_by(&mut self, steps: isize, body: Rect) {
        let last = layout::last_shift(&self.measured, usize::from(body.width));
        self.shift = self.shift.saturating_add_signed(steps).min(last);
    }

    fn fitted(&self, width: u16) -> layout::Fitted {
        layout::fit(&self.measured, usize::from(width), self.shift)
    }

    /// A click: on a head sorts, on a row selects, in the gutter chooses.
    fn press(&mut self, at: (u16, u16), body: Rect) -> Vec<Step> {
        let (x, y) = (usize::from(at.0), at.1);
        if y == body.y {
            let columns = self.fitted(body.width).columns;
            let head = columns
                .iter()
                .find(|one| (one.x..=one.x + one.width).contains(&x));
            return head.map_or_else(Vec::new, |one| {
                Self::ask_for(&self.look.clone().sorted_by(one.column))
            });
        }
        let row = usize::from(y.saturating_sub(body.y + 1));
        let index = self.top + row;
        if y > body.y && row < view::rows(body) && index < self.rows.len() {
            self.at = index;
            self.selected = self.rows.get(index).copied();
            if let Some(id) = self.selected.filter(|_| x < layout::GUTTER) {
                self.chosen.toggle(id);
            }
        }
        Vec::new()
    }
}

fn zh_name(dept: &Department) -> &str {
    trade::dept_short(Lang::Zh, dept)
}

fn en_name(dept: &Department) -> &str {
    trade::dept_short(Lang::En, dept)
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::List
    }

    fn title(&self, app: &App) -> String {
        let mut title = self.scope().name(app.lang).to_owned();
        let chosen = self.chosen_now();
        if self.chosen.is_drawing() {
            title.push_str("  ");
            title.push_str(&ui::list::drawing(app.lang, chosen.len()));
        } else if !chosen.is_empty() {
            title.push_str("  ");
            title.push_str(&ui::list::chosen(app.lang, chosen.len()));
            let hidden = chosen.iter().filter(|id| !self.rows.contains(id)).count();
            if hidden > 0 {
                title.push_str(&ui::list::chosen_hidden(app.lang, hidden));
            }
        }
        title
    }

    fn counts(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<ProjectId> {
        self.selected
    }

    fn marked(&self) -> Vec<ProjectId> {
        let chosen = self.chosen_now();
        // In the order in which they are seen; those that the filter hides come last.
        let seen = self.rows.iter().filter(|id| chosen.contains(id));
        let hidden = chosen.iter().filter(|id| !self.rows.contains(id));
        seen.chain(hidden).copied().collect()
    }

    fn escape(&mut self) -> bool {
        self.chosen.give_up()
    }

    fn select(&mut self, id: ProjectId, _data: &Data) {
        self.selected = Some(id);
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        let page = isize::try_from(view::rows(body)).unwrap_or(1).max(1);
        match id {
            Id::Down => self.walk(1),
            Id::Up => self.walk(-1),
            Id::PageDown => self.walk(page),
            Id::PageUp => self.walk(-page),
            Id::First => self.walk(isize::MIN),
            Id::Last => self.walk(isize::MAX),
            Id::Left => self.shift_by(-1, body),
            Id::Right => self.shift_by(1, body),
            Id::Choose => self.choose(),
            Id::ChooseRange => self.chosen.range(&self.rows, self.at),
            Id::ChooseAll => self.chosen.add(&self.rows),
            Id::Columns => return self.choose_columns(data, lang),
            Id::Sort => return self.pick_sort(lang),
            Id::SortReverse => {
                return Self::ask_for(&self.look.clone().sorted_by(self.look.sort.0));
            }
            _ => {}
        }
        Vec::new()
    }

    fn mouse(&mut self, mouse: Mouse, _data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        match mouse.what {
            Pointing::Press => return self.press(mouse.at, body),
            Pointing::WheelDown => self.walk(WHEEL),
            Pointing::WheelUp => self.walk(-WHEEL),
            Pointing::Drag | Pointing::Release => {}
        }
        Vec::new()
    }

    fn wants(&self) -> Vec<Read> {
        // Once: later answers come from this login itself.
        let wanted = (!self.is_looked_up).then_some(Read::Look);
        wanted.into_iter().collect()
    }

    fn hear(&mut self, _read: &Read, answer: &Answer) {
        let Answer::Look(text) = answer else { return };
        self.is_looked_up = true;
        if let Some(text) = text {
            self.look = Look::of_text(text);
        }
    }

    fn settle(&mut self, data: &Data, body: Rect, lang: Lang) {
        self.make(data, lang);
        let found = self.rows.iter().position(|id| Some(*id) == self.selected);
        self.at = found
            .unwrap_or(self.at)
            .min(self.rows.len().saturating_sub(1));
        self.selected = self.rows.get(self.at).copied();
        self.top = top_of(self.top, self.at, self.rows.len(), view::rows(body));
        self.shift_by(0, body);
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
