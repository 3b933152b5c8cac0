//! What the commands do, on the list and in the fields.

use ratatui::layout::Rect;

use super::charge::Charge;
use super::sheet::{Sheet, TEXTS};
use super::{State, drafts, place, send};
use crate::domain::calendar::Week;
use crate::i18n::ui::{self, entries as words};
use crate::i18n::{Lang, trade};
use crate::tui::app::Toast;
use crate::tui::command::Id;
use crate::tui::data::Data;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::picker::Picker;
use crate::tui::screen::project;
use crate::tui::step::Step;
use crate::tui::widget::edit::Lines;
use crate::tui::widget::pick::Item;

/// How many weeks back one may look; the board holds the entries of no more.
const WEEKS_BACK: usize = 7;

fn warn(text: &str) -> Vec<Step> {
    vec![Step::Say(Toast::warn(text))]
}

/// Does what a command says.
pub(super) fn command(state: &mut State, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
    match id {
        Id::EntrySave => return send::one(state, data, lang),
        Id::EntrySendAll => return send::all(state, data, lang),
        Id::EntryNext => return send::next(state, data, lang),
        Id::EntryScope => return pick_charge(state, data, lang),
        _ => {}
    }
    match state.focus {
        Some(focus) => in_fields(state, focus, id, data, body),
        None => on_list(state, id, data, body, lang),
    }
    .unwrap_or_else(|(text, steps)| {
        let mut steps = steps;
        steps.extend(warn(text(lang)));
        steps
    })
}

/// Steps, or a sentence to say behind some.
type Came = Result<Vec<Step>, (fn(Lang) -> &'static str, Vec<Step>)>;

fn on_list(state: &mut State, id: Id, data: &Data, body: Rect, lang: Lang) -> Came {
    let page = place::places(state, data, body).rows().max(1);
    let page = isize::try_from(page).unwrap_or(1);
    Ok(match id {
        Id::Down => state.walk(1),
        Id::Up => state.walk(-1),
        Id::PageDown => state.walk(page),
        Id::PageUp => state.walk(-page),
        Id::First => state.walk(isize::MIN),
        Id::Last => state.walk(isize::MAX),
        Id::EntryFields | Id::Report => return enter(state, data, lang),
        Id::EntrySame => send::same(state, data, lang),
        Id::EntryOpen => match state.selected {
            Some(id) => vec![Step::go(project::State::of(id))],
            None => return Err((ui::nothing_selected, Vec::new())),
        },
        Id::EntryDiscard => send::discard(state, data, lang),
        Id::EntryHelping => return turn_charge(state),
        Id::WeekBack => return week_back(state, data),
        Id::WeekForward => return week_forward(state, data),
        _ => Vec::new(),
    })
}

fn in_fields(state: &mut State, focus: usize, id: Id, data: &Data, body: Rect) -> Came {
    match id {
        Id::FieldNext => Ok(state.step_field(data, true)),
        Id::FieldBack => Ok(state.step_field(data, false)),
        Id::RowDown | Id::RowUp => {
            let down = id == Id::RowDown;
            let width = place::text_width(body);
            let field = state
                .sheet_mut(data)
                .and_then(|sheet| sheet.field_mut(focus));
            if field.is_some_and(|field| field.edit.move_row(down, width)) {
                return Ok(Vec::new());
            }
            Ok(state.step_field(data, down))
        }
        Id::PageDown => Ok(state.walk(1)),
        Id::PageUp => Ok(state.walk(-1)),
        Id::CopyLast => copy_last(state, focus, data),
        Id::EntrySame => copy_all(state, data),
        Id::EntryTheirs => theirs(state, focus, data),
        Id::Cancel => {
            state.focus = None;
            Ok(state.kept())
        }
        Id::NewLine => {
            let field = state
                .sheet_mut(data)
                .and_then(|sheet| sheet.field_mut(focus));
            if let Some(field) = field.filter(|field| field.edit.lines() == Lines::Many) {
                field.edit.insert('\n');
            }
            Ok(state.changed(data, 1))
        }
        _ => Ok(state.edit(focus, id, data)),
    }
}

impl State {
    /// Something was typed; after a few seconds' worth of it the draft is kept, however steady the typing is.
    pub(super) fn changed(&mut self, data: &Data, strokes: usize) -> Vec<Step> {
        let is_time = self
            .sheet_mut(data)
            .is_some_and(|sheet| sheet.changed(strokes));
        if is_time { self.kept() } else { Vec::new() }
    }

    /// The field beside, round the end; what was typed is kept.
    fn step_field(&mut self, data: &Data, forward: bool) -> Vec<Step> {
        let count = self.sheet(data).map_or(0, Sheet::count).max(1);
        let step = if forward { 1 } else { count - 1 };
        self.focus = self.focus.map(|focus| (focus + step) % count);
        self.kept()
    }

    fn edit(&mut self, focus: usize, id: Id, data: &Data) -> Vec<Step> {
        let field = self
            .sheet_mut(data)
            .and_then(|sheet| sheet.field_mut(focus));
        let changed = field.is_some_and(|field| {
            let before = field.edit.text().to_owned();
            field.edit.command(id) && field.edit.text() != before
        });
        if changed {
            self.changed(data, 1)
        } else {
            Vec::new()
        }
    }
}

/// Into the fields: the first one, or the one that something is wrong with.
fn enter(state: &mut State, data: &Data, lang: Lang) -> Came {
    if state.charge.is_none() {
        return Ok(pick_charge(state, data, lang));
    }
    match state.sheet(data) {
        Some(sheet) => {
            state.focus = Some(sheet.complaint.as_ref().map_or(0, |(field, _)| *field));
            Ok(Vec::new())
        }
        None => Err((ui::nothing_selected, Vec::new())),
    }
}

/// Last week's text in the place of what was typed, or back.
fn copy_last(state: &mut State, focus: usize, data: &Data) -> Came {
    let week = state.week(data);
    let last = state
        .project(data)
        .and_then(|project| Sheet::last(project, week))
        .and_then(|(_, texts)| texts.get(focus).copied())
        .filter(|text| !text.is_empty());
    let Some(last) = last else {
        return Err((ui::nothing_last_week, Vec::new()));
    };
    let field = state
        .sheet_mut(data)
        .and_then(|sheet| sheet.field_mut(focus));
    let is_over = field.is_some_and(|field| field.swap(last));
    let steps = state.changed(data, last.chars().count());
    if is_over {
        return Err((ui::copied_over, steps));
    }
    Ok(steps)
}

/// All four texts of last week; where something was typed, F2 brings it back.
fn copy_all(state: &mut State, data: &Data) -> Came {
    let week = state.week(data);
    let last = state
        .project(data)
        .and_then(|project| Sheet::last(project, week));
    let Some((_, texts)) = last else {
        return Err((words::no_last_entry, Vec::new()));
    };
    let mut is_over = false;
    if let Some(sheet) = state.sheet_mut(data) {
        for (field, last) in sheet.texts.iter_mut().zip(texts) {
            if field.edit.text() != last {
                is_over |= field.swap(last);
            }
        }
    }
    let steps = state.changed(data, TEXTS);
    if is_over {
        return Err((ui::copied_over, steps));
    }
    Ok(steps)
}

/// The text of somebody else: of whoever changed this field, or of one's own other login.
fn theirs(state: &mut State, focus: usize, data: &Data) -> Came {
    let contested = state.sheet_mut(data).filter(|sheet| {
        sheet
            .field(focus)
            .is_some_and(super::sheet::Field::is_contested)
    });
    if let Some(sheet) = contested {
        if let Some(field) = sheet.field_mut(focus) {
            let now = field.now.clone();
            field.swap(&now);
        }
        sheet.settle_field(focus);
        return Ok(state.changed(data, 1));
    }
    drafts::swap(state, data).ok_or((words::nobody_elses, Vec::new()))
}

fn turn_charge(state: &mut State) -> Came {
    match state.charge.and_then(Charge::turned) {
        Some(charge) => {
            state.charge = Some(charge);
            let keep = charge.remember(state.remembered.clone());
            state.remembered.clone_from(&keep.value);
            Ok(vec![Step::Do(Effect::SaveDraft(keep))])
        }
        None => Err((words::no_department, Vec::new())),
    }
}

fn week_back(state: &mut State, data: &Data) -> Came {
    let week = state.week(data).prev();
    let first = (0..WEEKS_BACK).fold(Week::of(data.today), |week, _| week.prev());
    if week < first {
        return Err((words::no_week_before, Vec::new()));
    }
    state.week = Some(week);
    Ok(Vec::new())
}

fn week_forward(state: &mut State, data: &Data) -> Came {
    let week = state.week(data).next();
    if week > Week::of(data.today) {
        return Err((words::no_week_after, Vec::new()));
    }
    // The present week goes on by itself when a new one begins.
    state.week = Some(week).filter(|week| *week < Week::of(data.today));
    Ok(Vec::new())
}

/// Departments with projects that owe an entry, to be found by a few letters; first the other part of the present one.
fn pick_charge(state: &mut State, data: &Data, lang: Lang) -> Vec<Step> {
    let mut steps = state.kept();
    let turned = state.charge.and_then(Charge::turned);
    // One's own departments come first.
    let (all, own) = (data.state.board.departments.keys(), data.departments());
    let foreign = all.filter(|dept| !own.contains(*dept));
    let others = own
        .iter()
        .chain(foreign)
        .map(|dept| Charge::of(*dept, data));
    let charges = turned.into_iter().chain(others);
    let offered: Vec<(Charge, Item<Step>)> = charges
        .filter_map(|charge| Some((charge, item(charge, state, data, lang)?)))
        .collect();
    let here = offered
        .iter()
        .position(|(charge, _)| Some(*charge) == state.charge);
    let items = offered.into_iter().map(|(_, item)| item).collect();
    let heading = words::pick_department(lang).to_owned();
    let picker = Picker::searching(heading, items, here.unwrap_or(0));
    steps.push(Step::open(Overlay::Picker(picker)));
    steps
}

/// A department to choose, unless nothing of it owes an entry.
fn item(charge: Charge, state: &State, data: &Data, lang: Lang) -> Option<Item<Step>> {
    let Charge::Department { dept, .. } = charge else {
        return None;
    };
    let department = data.state.board.department(dept)?;
    let count = charge.projects(data).len();
    let keep = charge.remember(state.remembered.clone());
    let steps = vec![
        Step::Do(Effect::SaveDraft(keep)),
        Step::go(State::of(charge)),
    ];
    let item = Item::new(trade::dept_name(lang, department), Step::All(steps))
        .with_detail(charge.count(count, lang))
        .called(department.names().map(str::to_owned));
    (count > 0).then_some(item)
}
