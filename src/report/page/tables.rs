//! The sections that are tables: three to nine.

use super::super::block::{Block, Column};
use super::super::cell::Cell;
use super::super::week::{
    Concern, ConcernKind, DateChange, DepartmentRow, DueSoon, Overdue, WeekReport,
};
use super::progress::mark_name;
use super::{annex, cell, quantities};
use crate::domain::id::ProjectId;
use crate::i18n::{Lang, confirmation, date, report as words, trade};

/// One section's writer.
type Section = fn(Lang, &WeekReport) -> Vec<Block>;

/// The sections in their order.
const SECTIONS: [Section; 10] = [
    |lang, report| overdue(lang, report).into(),
    |lang, report| due_soon(lang, report).into(),
    |lang, report| concerns(lang, report).into(),
    |lang, report| departments(lang, report).into(),
    quantities::section,
    |lang, report| date_changes(lang, report).into(),
    |lang, report| annex::next_week(lang, report).into(),
    |lang, report| annex::unreported(lang, report).into(),
    |lang, report| annex::ledger(lang, report).into(),
    annex::corrections,
];

pub(super) fn sections(lang: Lang, report: &WeekReport) -> impl Iterator<Item = Block> {
    SECTIONS
        .into_iter()
        .flat_map(move |section| section(lang, report))
}

/// Builds a section's table from a heading, its columns and a row for each thing.
pub(super) fn table<T>(
    lang: Lang,
    heading: (&'static str, &str),
    columns: Vec<Column>,
    things: &[T],
    about: impl Fn(&T) -> Option<ProjectId>,
    row: impl Fn(&T) -> Vec<Cell>,
) -> [Block; 2] {
    let projects = things.iter().filter_map(about).collect();
    let rows = things.iter().map(row).collect();
    cell::table(lang, heading, columns, rows, projects)
}

fn overdue(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_lead(lang)),
        Column::words(words::col_due(lang)),
        Column::words(words::col_baseline(lang)),
        Column::late(words::col_days_late(lang)),
        Column::numbers(words::col_slips(lang)),
        Column::numbers(words::col_slipped_days(lang)),
        Column::words(words::col_slip_reason(lang)),
        Column::words(words::col_level(lang)),
        Column::words(words::col_light(lang)),
        Column::words(words::col_last(lang)),
    ];
    let heading = ("overdue", words::overdue(lang));
    table(
        lang,
        heading,
        columns,
        &report.overdue,
        |row| Some(row.project.id),
        |row| overdue_row(lang, row),
    )
}

fn overdue_row(lang: Lang, row: &Overdue) -> Vec<Cell> {
    let last = row.last_entry.as_ref().map(|last| {
        let text = cell::sampled(lang, &last.text, last.sample);
        format!("{} {text}", last.on)
    });
    let mut project = cell::project(&row.project);
    if row.newly {
        project = words::bracketed(lang, &project, words::newly_overdue(lang));
    }
    if row.pending {
        project = words::bracketed(lang, &project, confirmation::mark(lang));
    }
    let reason = row
        .slip_reason
        .map(|reason| trade::slip_reason(lang, reason).to_owned());
    let reasons: Vec<String> = [reason, row.slip_note.clone()]
        .into_iter()
        .flatten()
        .collect();
    vec![
        project.into(),
        cell::lead(lang, row.lead.as_ref()).into(),
        row.due.told.clone().into(),
        cell::due(row.baseline.as_ref()),
        row.days.into(),
        row.slips.into(),
        row.slipped_days.into(),
        reasons.join(words::semicolon(lang)).into(),
        trade::level(lang, row.level).into(),
        trade::light(lang, row.light).into(),
        last.into(),
    ]
}

fn due_name(lang: Lang, row: &DueSoon) -> String {
    let project = cell::project(&row.project);
    match &row.milestone {
        Some(milestone) => words::milestone_of(lang, &project, milestone),
        None => project,
    }
}

fn due_soon(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_lead(lang)),
        Column::words(words::col_stage(lang)),
        Column::words(words::col_due(lang)),
        Column::numbers(words::col_days_left(lang)),
        Column::numbers(words::col_percent(lang)),
        Column::words(words::col_light(lang)),
    ];
    let heading = words::due_soon(lang, report.due_soon_days);
    let row = |row: &DueSoon| {
        vec![
            due_name(lang, row).into(),
            cell::lead(lang, row.lead.as_ref()).into(),
            cell::stage(lang, &row.stage).into(),
            row.due.told.clone().into(),
            row.days_left.into(),
            cell::percent(row.percent),
            trade::light(lang, row.light).into(),
        ]
    };
    table(
        lang,
        ("due_soon", &heading),
        columns,
        &report.due_soon,
        |row| Some(row.project.id),
        row,
    )
}

fn concerns(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_kind(lang)),
        Column::words(words::col_text(lang)),
        Column::words(words::col_nth(lang)),
        Column::words(words::col_owner(lang)),
        Column::words(words::col_limit(lang)),
        Column::words(words::col_ask(lang)),
        Column::words(words::col_state(lang)),
    ];
    let heading = ("concerns", words::concerns(lang));
    table(
        lang,
        heading,
        columns,
        &report.concerns,
        |row| Some(row.project.id),
        |row| concern_row(lang, row),
    )
}

fn concern_row(lang: Lang, row: &Concern) -> Vec<Cell> {
    let kind = match row.kind {
        ConcernKind::Problem => words::kind_problem(lang),
        ConcernKind::Told => words::kind_told(lang),
        ConcernKind::Ask => words::kind_ask(lang),
    };
    let owner = match &row.owner {
        Some(owner) => owner.name(lang).to_owned(),
        None => cell::lead(lang, row.lead.as_ref()),
    };
    let limit = match (&row.limit, row.limit_days_late) {
        (Some(limit), Some(late)) => {
            words::limit_late(lang, &limit.told, &date::days(lang, late)).into()
        }
        (limit, _) => cell::due(limit.as_ref()),
    };
    let state = match row.cleared {
        Some(on) => {
            let note = row.clearing.as_deref().unwrap_or_default();
            words::cleared(lang, &cell::day(lang, on), note)
        }
        None if row.pending => confirmation::mark(lang).to_owned(),
        None => words::state_open(lang).to_owned(),
    };
    vec![
        cell::project(&row.project).into(),
        match row.number {
            Some(number) => format!("{kind} {}", number.0),
            None => kind.to_owned(),
        }
        .into(),
        cell::sampled(lang, &row.text, row.sample).into(),
        words::nth(lang, row.nth).into(),
        owner.into(),
        limit,
        row.ask.map(|ask| trade::ask_level(lang, ask)).into(),
        state.into(),
    ]
}

fn departments(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_lead(lang)),
        Column::numbers(words::col_total(lang)),
        Column::numbers(words::col_active(lang)),
        Column::numbers(words::col_done(lang)),
        Column::numbers(words::col_overdue(lang)),
        Column::numbers(words::col_due_soon(lang)),
        Column::numbers(words::col_reported(lang)),
        Column::numbers(words::col_on_time(lang)),
        Column::numbers(words::col_first_promised(lang)),
    ];
    let heading = ("departments", words::departments(lang));
    let mut rows: Vec<Vec<Cell>> = report
        .departments
        .iter()
        .map(|row| department_row(lang, row))
        .collect();
    if rows.len() > 1 {
        let mut sum = department_row(lang, &report.all_departments);
        if let Some(name) = sum.first_mut() {
            *name = words::all_departments(lang).into();
        }
        rows.push(sum);
    }
    cell::table(lang, heading, columns, rows, Vec::new())
}

fn department_row(lang: Lang, row: &DepartmentRow) -> Vec<Cell> {
    let name = row.dept.as_ref().map_or_else(
        || words::no_lead(lang).to_owned(),
        |dept| dept.name(lang).to_owned(),
    );
    let on_time = row.on_time;
    let rate = on_time
        .percent
        .map(|percent| words::percent_of(lang, percent, on_time.on_time, on_time.finished));
    let first = on_time
        .percent
        .map(|_| format!("{}/{}", on_time.as_first_promised, on_time.finished));
    let mut cells = vec![Cell::from(name)];
    let counts = [row.total, row.active, row.done, row.overdue, row.due_soon];
    cells.extend(counts.map(Cell::from));
    let reported = (row.owed > 0).then(|| format!("{}/{}", row.reported, row.owed));
    cells.push(reported.into());
    cells.push(rate.into());
    cells.push(first.into());
    cells
}

fn date_changes(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_from(lang)),
        Column::words(words::col_to(lang)),
        Column::numbers(words::col_days(lang)),
        Column::words(words::col_reason(lang)),
        Column::words(words::col_who(lang)),
        Column::words(words::col_on(lang)),
    ];
    let heading = ("date_changes", words::date_changes(lang));
    table(
        lang,
        heading,
        columns,
        &report.date_changes,
        |row| Some(row.project.id),
        |row| date_change_row(lang, row),
    )
}

fn date_change_row(lang: Lang, row: &DateChange) -> Vec<Cell> {
    let project = cell::project(&row.project);
    let what = match &row.milestone {
        Some(milestone) => words::milestone_of(lang, &project, milestone),
        None => project,
    };
    let reasons = [
        row.reason
            .map(|reason| trade::slip_reason(lang, reason).to_owned()),
        row.note.clone(),
        row.mark.map(|mark| mark_name(lang, mark).to_owned()),
    ];
    let reasons: Vec<String> = reasons.into_iter().flatten().collect();
    let reason = reasons.join(words::semicolon(lang));
    vec![
        what.into(),
        cell::due(row.from.as_ref()),
        cell::due(row.to.as_ref()),
        row.days.map_or(Cell::Empty, Cell::Change),
        reason.into(),
        row.actor.clone().into(),
        row.on.map(|on| cell::day(lang, on)).into(),
    ]
}
