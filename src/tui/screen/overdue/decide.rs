//! The decisions: a form or a picker for each, and what the board's rule calls for.

use super::State;
use crate::domain::id::{DeptId, ProjectId};
use crate::domain::level::{Level, called_for};
use crate::domain::project::Project;
use crate::i18n::ui::overdue as words;
use crate::i18n::{Lang, event, trade};
use crate::tui::app::Toast;
use crate::tui::data::Data;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::confirm::Confirm;
use crate::tui::overlay::form::{Form, build};
use crate::tui::overlay::minutes::Minutes;
use crate::tui::overlay::picker::Picker;
use crate::tui::overlay::rule::RulePreview;
use crate::tui::step::{Choice, Lead, Step};

fn form(form: Form) -> Step {
    Step::open(Overlay::Form(Box::new(form)))
}

fn warn(text: &str) -> Step {
    Step::Say(Toast::warn(text))
}

/// Asks for the words of an urging; none are needed.
pub(super) fn urge(project: &Project, lang: Lang) -> Step {
    form(build::urge(project, lang))
}

/// Asks for a higher level, the one of the rule already picked.
pub(super) fn raise(project: &Project, data: &Data, lang: Lang) -> Step {
    if project.level == Level::Listed {
        return warn(words::level_is_highest(lang));
    }
    let ruled = called_for(project, &data.state.board, data.today);
    let ground = ruled.map(|(level, days)| (level, event::by_rule(lang, days)));
    form(build::raise(project, ground, lang))
}

/// Asks for a lower level.
pub(super) fn lower(project: &Project, lang: Lang) -> Step {
    if project.level == Level::None {
        return warn(words::level_is_lowest(lang));
    }
    form(build::lower(project, lang))
}

/// Ends the supervision or clears a problem; where there is only one of these, without a question.
pub(super) fn strike(project: &Project, lang: Lang) -> Step {
    let mut ways: Vec<(String, Step)> = Vec::new();
    if project.level != Level::None {
        let end = form(build::strike(project, lang));
        ways.push((words::strike_supervision(lang).to_owned(), end));
    }
    for (part, problem) in project.open_problems() {
        let clear = form(build::clear(project, part, problem, lang));
        ways.push((words::clear_problem(lang, part.0, &problem.text), clear));
    }
    if ways.len() > 1 {
        let title = format!("{}  {}", words::strike_title(lang), project.id);
        return Step::open(Overlay::Picker(Picker::new(title, ways, 0)));
    }
    match ways.pop() {
        Some((_, only)) => only,
        None => warn(words::strike_nothing(lang)),
    }
}

/// A picker of the leads that have something overdue, the most first.
pub(super) fn by_department(state: &State, data: &Data, lang: Lang) -> Step {
    let late = super::overdue_in(data);
    let lead = |id: &ProjectId| data.project(*id)?.lead().map(|owner| owner.dept);
    let leads: Vec<Option<DeptId>> = late.iter().map(lead).collect();
    let mut counts: Vec<(usize, Option<DeptId>)> = Vec::new();
    for dept in &leads {
        match counts.iter_mut().find(|(_, known)| known == dept) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, *dept)),
        }
    }
    counts.sort_by_key(|(count, dept)| (std::cmp::Reverse(*count), dept.is_none(), *dept));
    let all = words::counted(lang, words::all(lang), late.len());
    let mut items = vec![(all, Step::Choose(Choice::Lead(Lead::Any)))];
    let mut here = 0;
    for (count, dept) in counts {
        let known = dept.and_then(|id| data.state.board.department(id));
        let name = known.map_or_else(
            || words::no_lead(lang, count),
            |dept| words::counted(lang, trade::dept_name(lang, dept), count),
        );
        if state.lead == Lead::of(dept) {
            here = items.len();
        }
        items.push((name, Step::Choose(Choice::Lead(Lead::of(dept)))));
    }
    let title = words::pick_department(lang).to_owned();
    Step::open(Overlay::Picker(Picker::new(title, items, here)))
}

/// A picker of the levels, the highest first.
pub(super) fn by_level(state: &State, data: &Data, lang: Lang) -> Step {
    let late = super::overdue_in(data);
    let count = |level: Level| {
        let is_one = |id: &&ProjectId| data.project(**id).is_some_and(|p| p.level == level);
        late.iter().filter(is_one).count()
    };
    let all = words::counted(lang, words::all(lang), late.len());
    let mut items = vec![(all, Step::Choose(Choice::Level(None)))];
    let mut here = 0;
    for level in Level::ALL.into_iter().rev() {
        if state.level == Some(level) {
            here = items.len();
        }
        let name = words::counted(lang, trade::level(lang, level), count(level));
        items.push((name, Step::Choose(Choice::Level(Some(level)))));
    }
    let title = words::pick_level(lang).to_owned();
    Step::open(Overlay::Picker(Picker::new(title, items, here)))
}

/// Shows what the rule would raise among what is looked at.
pub(super) fn by_rule(state: &State, data: &Data, lang: Lang) -> Step {
    let found: Vec<ProjectId> = state
        .narrowed(data)
        .into_iter()
        .filter(|id| {
            let project = data.project(*id);
            project.is_some_and(|p| called_for(p, &data.state.board, data.today).is_some())
        })
        .collect();
    if found.is_empty() {
        return warn(words::rule_nothing(lang));
    }
    Step::open(Overlay::Rule(RulePreview::new(found)))
}

/// Asks before the progress of a review is given up.
pub(super) fn anew(lang: Lang) -> Step {
    let (title, text) = (words::anew_title(lang), words::anew_text(lang));
    let yes = vec![Step::Choose(Choice::Anew)];
    let confirm = Confirm::new(title.to_owned(), text.to_owned(), yes);
    Step::open(Overlay::Confirm(confirm))
}

/// Shows the minutes.
pub(super) fn minutes(state: &State, data: &Data) -> Option<Step> {
    let minutes = Minutes::new(state.minutes(data)?);
    Some(Step::open(Overlay::Minutes(Box::new(minutes))))
}
