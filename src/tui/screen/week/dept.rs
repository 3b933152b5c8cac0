//! Of which department the summary is: typed by any part of any of its names, or by pinyin.

use super::State;
use crate::domain::calendar::Week;
use crate::domain::id::DeptId;
use crate::domain::people::Department;
use crate::i18n::ui::week as words;
use crate::i18n::{Lang, trade};
use crate::text::pinyin::Matcher;
use crate::tui::data::Data;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::dialog::{About, Dialog};
use crate::tui::overlay::form::field::Field;
use crate::tui::read::WeekQuery;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// How many are offered while one types.
const OFFERED: usize = 6;

/// Asks for it.
pub(super) fn ask(now: WeekQuery, data: &Data, lang: Lang) -> Step {
    let known = now.dept.and_then(|id| data.state.board.department(id));
    let text = known.map_or("", |dept| trade::dept_short(lang, dept));
    let mut field = Field::line(words::field_dept(lang), text);
    field.live = Some(live(text, data, lang));
    let dialog = Dialog::new(words::pick_dept(lang), vec![field], About::Dept(now.week));
    Step::open(Overlay::Dialog(Box::new(dialog)))
}

/// The departments that a text may mean, the exact one first.
fn meant<'a>(text: &str, data: &'a Data) -> Vec<(DeptId, &'a Department)> {
    let board = &data.state.board;
    let exact = board.find_department(text);
    let matcher = Matcher::new(text);
    let all = board.departments.iter();
    let fits = all
        .filter(|(id, dept)| Some(**id) == exact || dept.names().any(|name| matcher.matches(name)));
    let mut found: Vec<(DeptId, &Department)> = fits.map(|(id, dept)| (*id, dept)).collect();
    found.sort_by_key(|(id, _)| Some(*id) != exact);
    found
}

/// Who is meant by what is typed.
pub(crate) fn live(text: &str, data: &Data, lang: Lang) -> Line {
    if text.trim().is_empty() {
        return Line::of(Role::Good, words::all_depts(lang));
    }
    let found = meant(text, data);
    let names = found.iter().take(OFFERED);
    let names: Vec<&str> = names
        .map(|(_, dept)| trade::dept_short(lang, dept))
        .collect();
    if names.is_empty() {
        return Line::of(Role::Warn, words::no_dept(lang));
    }
    Line::of(Role::Good, &names.join("  "))
}

/// Shows the summary of the first one that is meant.
pub(crate) fn accept(
    text: &str,
    week: Option<Week>,
    data: &Data,
    lang: Lang,
) -> Result<Vec<Step>, (usize, String)> {
    let show = |dept| {
        let state = State::of(WeekQuery { week, dept }, data.today);
        Ok(vec![Step::Close, Step::go(state)])
    };
    if text.trim().is_empty() {
        return show(None);
    }
    match meant(text, data).first() {
        Some((id, _)) => show(Some(*id)),
        None => Err((0, words::no_dept(lang).to_owned())),
    }
}
