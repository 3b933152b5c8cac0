//! Forms of what is numbered in a project: milestones, measures, problems.

use super::build::form;
use super::field::Field;
use super::named::{Names, department_at, departments};
use super::phrase::{given, optional_phrase};
use super::request::{Wrong, day, picked, text};
use super::{Form, Purpose};
use crate::domain::command::Command;
use crate::domain::id::{DeptId, PartId, ProjectId};
use crate::domain::measure::{Measure, Quantity};
use crate::domain::milestone::{Milestone, MilestoneKind};
use crate::domain::problem::{AskLevel, Problem};
use crate::domain::project::Project;
use crate::domain::rights::Act;
use crate::i18n::{Lang, trade, ui};
use crate::tui::data::Data;
use crate::tui::right;

/// Kinds of milestones in the order of the choice.
const KINDS: [MilestoneKind; 2] = [MilestoneKind::Works, MilestoneKind::Approval];

fn dept_field(label: &str, dept: Option<DeptId>, data: &Data, lang: Lang) -> Field {
    let board = &data.state.board;
    let now = dept.and_then(|id| board.department(id));
    let now = now.map_or("", |dept| trade::dept_name(lang, dept));
    Field::named(label, now, Names::one_of(departments(board, lang)))
}

/// The department that a field names.
pub(super) fn dept_of(
    form: &Form,
    index: usize,
    data: &Data,
    lang: Lang,
) -> Result<Option<DeptId>, Wrong> {
    let found = super::facts::names_of(form, index, lang)?;
    let board = &data.state.board;
    Ok(found.first().and_then(|at| department_at(board, *at)))
}

/// A milestone: new, or one that there is.
pub(crate) fn milestone(
    project: &Project,
    part: Option<(PartId, &Milestone)>,
    data: &Data,
    lang: Lang,
) -> Form {
    let now = part.map(|(_, milestone)| milestone);
    // A date that is set is a promise, and not everybody who may edit the milestone may move it.
    let barred = now
        .and_then(|now| now.deadline.as_ref())
        .and_then(|_| right::bars(data, Act::Deadline, Some(project)));
    let kinds = KINDS.map(|kind| trade::milestone_kind(lang, kind).to_owned());
    let kind = now.and_then(|now| KINDS.iter().position(|kind| *kind == now.kind));
    let done = now.and_then(|now| now.done);
    let document = now.and_then(|now| now.document.as_deref());
    let fields = vec![
        Field::line(
            ui::project::field_name(lang),
            now.map_or("", |now| &now.name),
        ),
        Field::choice(ui::project::field_kind(lang), kinds.to_vec(), kind),
        Field::deadline(
            ui::project::field_deadline(lang),
            now.and_then(|now| now.deadline.as_ref()),
        )
        .beside(barred.map(|barred| barred.sentence(data, lang))),
        dept_field(
            ui::project::field_dept(lang),
            now.and_then(|now| now.dept),
            data,
            lang,
        ),
        Field::line(ui::field_document(lang), document.unwrap_or_default()),
        Field::line(
            ui::field_day(lang),
            &done.map(|day| day.to_string()).unwrap_or_default(),
        )
        .beside(Some(ui::project::done_hint(lang).to_owned())),
    ];
    let title = if now.is_some() {
        ui::project::milestone_title(lang)
    } else {
        ui::project::new_milestone_title(lang)
    };
    let purpose = Purpose::Milestone(part.map(|(id, _)| id));
    let mut form = form(purpose, project, title, fields);
    form.enliven(data, lang);
    form
}

pub(super) fn set_milestone(
    form: &Form,
    part: Option<PartId>,
    data: &Data,
    lang: Lang,
) -> Result<Command, Wrong> {
    let name = text(form, 0);
    if name.trim().is_empty() {
        return Err((0, ui::project::name_missing(lang).to_owned()));
    }
    let done = if text(form, 5).trim().is_empty() {
        None
    } else {
        Some(day(form, 5, data, lang)?)
    };
    let kind = picked(form, 1, &KINDS).unwrap_or_else(|| MilestoneKind::guess(&name));
    let to = Milestone {
        name,
        kind,
        deadline: optional_phrase(form, 2, &given(form.project, data), lang)?,
        done,
        document: Some(text(form, 4)).filter(|text| !text.trim().is_empty()),
        dept: dept_of(form, 3, data, lang)?,
    };
    Ok(Command::SetMilestone {
        id: form.project,
        part,
        to: Some(to),
    })
}

/// A measure: new, or one that there is.
pub(crate) fn measure(
    project: &Project,
    part: Option<(PartId, &Measure)>,
    data: &Data,
    lang: Lang,
) -> Form {
    let now = part.map(|(_, measure)| measure);
    let amount = |amount: Option<Quantity>| amount.map(|it| it.to_string()).unwrap_or_default();
    let year = match now {
        Some(now) => now.year,
        None => project
            .plan_year
            .or(Some(chrono::Datelike::year(&data.today))),
    };
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let fields = vec![
        Field::line(
            ui::project::field_name(lang),
            now.map_or("", |now| &now.name),
        ),
        Field::line(
            ui::project::field_unit(lang),
            now.map_or("", |now| &now.unit),
        ),
        Field::line(ui::project::field_year(lang), &year),
        Field::line(
            ui::project::field_target(lang),
            &amount(now.and_then(|now| now.target)),
        ),
        Field::line(
            ui::project::field_done(lang),
            &amount(now.and_then(|now| now.done)),
        ),
    ];
    let title = if now.is_some() {
        ui::project::measure_title(lang)
    } else {
        ui::project::new_measure_title(lang)
    };
    let purpose = Purpose::Measure(part.map(|(id, _)| id));
    let mut form = form(purpose, project, title, fields);
    // What changes week by week is how much is done.
    form.focus = if now.is_some() { 4 } else { 0 };
    form
}

pub(super) fn set_measure(form: &Form, part: Option<PartId>, lang: Lang) -> Result<Command, Wrong> {
    for (index, missing) in [
        (0, ui::project::name_missing(lang)),
        (1, ui::project::unit_missing(lang)),
    ] {
        if text(form, index).trim().is_empty() {
            return Err((index, missing.to_owned()));
        }
    }
    let to = Measure {
        name: text(form, 0),
        unit: text(form, 1),
        year: super::facts::year(form, 2, lang)?,
        target: quantity(form, 3, lang)?,
        done: quantity(form, 4, lang)?,
    };
    Ok(Command::SetMeasure {
        id: form.project,
        part,
        to: Some(to),
    })
}

fn quantity(form: &Form, index: usize, lang: Lang) -> Result<Option<Quantity>, Wrong> {
    let typed = text(form, index);
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let read = typed.parse().map(Some);
    read.map_err(|_| (index, ui::project::not_an_amount(lang, typed.trim())))
}

/// A problem: new, or one that is open.
pub(crate) fn problem(
    project: &Project,
    part: Option<(PartId, &Problem)>,
    data: &Data,
    lang: Lang,
) -> Form {
    let now = part.map(|(_, problem)| problem);
    let levels = AskLevel::ALL.map(|level| trade::ask_level(lang, level).to_owned());
    let ask = now.and_then(|now| now.ask);
    let ask = ask.and_then(|ask| AskLevel::ALL.iter().position(|level| *level == ask));
    let fields = vec![
        Field::text_of(ui::field_problem(lang), now.map_or("", |now| &now.text)),
        Field::deadline(
            ui::field_limit(lang),
            now.and_then(|now| now.limit.as_ref()),
        ),
        Field::choice(ui::field_ask_level(lang), levels.to_vec(), ask),
        dept_field(
            ui::project::field_solver(lang),
            now.and_then(|now| now.owner),
            data,
            lang,
        ),
    ];
    let (purpose, title) = match part {
        Some((id, _)) => (Purpose::ProblemEdit(id), ui::project::problem_title(lang)),
        None => (Purpose::Problem, ui::problem_title(lang)),
    };
    let mut form = form(purpose, project, title, fields);
    form.enliven(data, lang);
    form
}

pub(super) fn open_problem(
    form: &Form,
    id: ProjectId,
    data: &Data,
    lang: Lang,
) -> Result<Command, Wrong> {
    Ok(Command::OpenProblem {
        id,
        text: text(form, 0),
        owner: dept_of(form, 3, data, lang)?,
        limit: optional_phrase(form, 1, &given(form.project, data), lang)?,
        ask: picked(form, 2, &AskLevel::ALL),
    })
}

pub(super) fn set_problem(
    form: &Form,
    part: PartId,
    data: &Data,
    lang: Lang,
) -> Result<Command, Wrong> {
    Ok(Command::SetProblem {
        id: form.project,
        part,
        text: text(form, 0),
        owner: dept_of(form, 3, data, lang)?,
        limit: optional_phrase(form, 1, &given(form.project, data), lang)?,
        ask: picked(form, 2, &AskLevel::ALL),
    })
}
