//! What is numbered in a project or comes week by week: milestones, measures, entries, problems.

use std::collections::BTreeMap;

use super::{Block, LABEL, labelled};
use crate::domain::calendar::Week;
use crate::domain::deadline::Deadline;
use crate::domain::entry::Entry;
use crate::domain::measure::Measure;
use crate::domain::milestone::Milestone;
use crate::domain::problem::Problem;
use crate::domain::project::Project;
use crate::i18n::{Lang, trade, ui};
use crate::text::width::{pad, wrap};
use crate::tui::command::Id;
use crate::tui::data::Data;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// One milestone: name, date, state, department, document.
pub(crate) fn milestone(milestone: &Milestone, data: &Data, lang: Lang, width: usize) -> Line {
    let phrase = milestone
        .deadline
        .as_ref()
        .map(Deadline::told)
        .unwrap_or_default();
    let (role, state) = match milestone.done {
        Some(day) => (Role::Good, ui::reached_on(lang, &day.to_string())),
        None if milestone.is_overdue(data.today) => {
            (Role::Error, ui::milestone_late(lang).to_owned())
        }
        None => (Role::Dim, ui::milestone_open(lang).to_owned()),
    };
    let document = milestone.document.as_deref().unwrap_or_default();
    let dept = milestone
        .dept
        .and_then(|id| data.state.board.department(id));
    let dept = dept.map_or("", |dept| data.dept_short(dept, lang));
    let name = if width > 120 { 48 } else { 26 };
    Line::of(Role::Text, &pad(&milestone.name, name))
        .with(Role::Text, &format!(" {}", pad(&phrase, 12)))
        .with(role, &format!(" {}", pad(&state, 18)))
        .with(Role::Text, &format!(" {}", pad(dept, 10)))
        .with(Role::Dim, &format!(" {document}"))
}

/// One measure with a bar.
pub(crate) fn measure(measure: &Measure, bar: (&str, &str), width: usize) -> Line {
    let year = measure
        .year
        .map(|year| year.to_string())
        .unwrap_or_default();
    let name = if width > 120 { 80 } else { 40 };
    let mut line = Line::of(Role::Text, &pad(&measure.to_string(), name))
        .with(Role::Dim, &format!(" {}", pad(&year, 5)));
    if let Some(percent) = measure.percent() {
        let full = usize::try_from(percent.min(100) / 5).unwrap_or(0);
        line.push(Role::Good, &bar.0.repeat(full));
        line.push(Role::Dim, &bar.1.repeat(20 - full));
        line.push(Role::Text, &format!(" {percent}%"));
    }
    line
}

/// Weekly entries, the newest first.
pub(crate) fn reports(
    entries: &BTreeMap<Week, Entry>,
    data: &Data,
    lang: Lang,
    width: usize,
) -> Vec<Block> {
    let entry = |(week, entry): (&Week, &Entry)| {
        let mark = if entry.text.sample {
            ui::sample(lang)
        } else {
            ""
        };
        let mut lines = vec![Line::of(
            Role::Header,
            &format!(
                "{week}  {}  {} {mark}",
                entry.on,
                data.state.board.who(&entry.actor)
            ),
        )];
        let text = &entry.text;
        let fields = [
            (ui::field_progress(lang), &text.progress),
            (ui::field_next(lang), &text.next),
            (ui::field_problem(lang), &text.problem),
            (ui::field_ask(lang), &text.ask),
        ];
        for (label, text) in fields.into_iter().filter(|(_, text)| !text.is_empty()) {
            let rows = wrap(text, width.saturating_sub(LABEL));
            lines.extend(
                rows.iter()
                    .enumerate()
                    .map(|(nth, row)| labelled(if nth == 0 { label } else { "" }, row)),
            );
        }
        Block {
            lines,
            change: Some(Id::Report),
        }
    };
    entries.iter().rev().map(entry).collect()
}

/// Problems with their whole text, those that are open first as they came.
pub(crate) fn problems(project: &Project, data: &Data, lang: Lang, width: usize) -> Vec<Block> {
    let problems = project.problems.values();
    problems
        .map(|one| Block {
            lines: problem(one, data, lang, width),
            change: one.cleared.is_none().then_some(Id::Problem),
        })
        .collect()
}

/// How it stands, then its text.
fn problem(problem: &Problem, data: &Data, lang: Lang, width: usize) -> Vec<Line> {
    let mut notes = vec![ui::since(lang, &problem.opened.to_string())];
    notes.extend(
        problem
            .ask
            .map(|level| trade::ask_level(lang, level).to_owned()),
    );
    notes.extend(
        problem
            .limit
            .as_ref()
            .map(|limit| ui::until(lang, &limit.told())),
    );
    let owner = problem.owner.and_then(|id| data.state.board.department(id));
    notes.extend(owner.map(|dept| data.dept_short(dept, lang).to_owned()));
    let (role, state) = match &problem.cleared {
        Some(clearing) => (
            Role::Good,
            ui::cleared(lang, &clearing.on.to_string(), &clearing.note),
        ),
        None => (Role::Warn, ui::problem_open(lang).to_owned()),
    };
    let notes = ui::in_brackets(lang, &notes.join(ui::list_separator(lang)));
    let mut lines = vec![Line::of(role, &state).with(Role::Dim, &notes)];
    let rows = wrap(&problem.text, width.saturating_sub(2));
    lines.extend(
        rows.iter()
            .map(|row| Line::of(Role::Text, &format!("  {row}"))),
    );
    lines
}
