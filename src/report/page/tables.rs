//! The sections that are tables: three to nine and the annex.

use super::super::block::{Block, Column, Item};
use super::super::cell::Cell;
use super::super::week::{
    Concern, ConcernKind, DateChange, DepartmentRow, DueSoon, LedgerRow, MeasureRow, NextStep,
    Overdue, WeekReport,
};
use super::cell;
use super::progress::mark_name;
use crate::domain::id::ProjectId;
use crate::i18n::{Lang, date, report as words, trade};

/// One section's writer.
type Section = fn(Lang, &WeekReport) -> [Block; 2];

/// The sections in their order.
const SECTIONS: [Section; 9] = [
    overdue,
    due_soon,
    concerns,
    departments,
    measures,
    date_changes,
    next_week,
    unreported,
    ledger,
];

pub(super) fn sections(lang: Lang, report: &WeekReport) -> impl Iterator<Item = Block> {
    SECTIONS
        .into_iter()
        .flat_map(move |section| section(lang, report))
}

/// Builds a section's table from a heading, its columns and a row for each thing.
fn table<T>(
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
        Column::numbers(words::col_days_late(lang)),
        Column::numbers(words::col_slips(lang)),
        Column::numbers(words::col_slipped_days(lang)),
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
    vec![
        cell::project(&row.project).into(),
        cell::lead(lang, row.lead.as_ref()).into(),
        row.due.told.clone().into(),
        cell::due(row.baseline.as_ref()),
        row.days.into(),
        row.slips.into(),
        row.slipped_days.into(),
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
    table(
        lang,
        heading,
        columns,
        &report.departments,
        |_| None,
        |row| department_row(lang, row),
    )
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
    cells.push(format!("{}/{}", row.reported, row.owed).into());
    cells.push(rate.into());
    cells.push(first.into());
    cells
}

fn measures(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_measure(lang)),
        Column::numbers(words::col_year(lang)),
        Column::numbers(words::col_target(lang)),
        Column::numbers(words::col_before(lang)),
        Column::numbers(words::col_reached(lang)),
        Column::words(words::col_unit(lang)),
        Column::numbers(words::col_percent(lang)),
    ];
    let row = |row: &MeasureRow| {
        vec![
            cell::project(&row.project).into(),
            row.name.clone().into(),
            row.year.map(i64::from).into(),
            row.target.into(),
            row.before.into(),
            row.done.into(),
            row.unit.clone().into(),
            cell::percent(row.percent),
        ]
    };
    table(
        lang,
        ("measures", words::measures(lang)),
        columns,
        &report.measures,
        |row| Some(row.project.id),
        row,
    )
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

fn next_week(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let item = |step: &NextStep| Item {
        about: words::bracketed(
            lang,
            &cell::project(&step.project),
            &cell::lead(lang, step.lead.as_ref()),
        ),
        text: cell::sampled(lang, &step.text, step.sample),
        project: Some(step.project.id),
    };
    let items: Vec<Item> = report.next_week.iter().map(item).collect();
    let body = if items.is_empty() {
        Block::Text(words::nothing(lang).to_owned())
    } else {
        Block::List(items)
    };
    [Block::heading("next_week", words::next_week(lang)), body]
}

fn unreported(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_lead(lang)),
        Column::numbers(words::col_weeks_silent(lang)),
    ];
    let missing = &report.overall.reporting.unreported;
    table(
        lang,
        ("unreported", words::unreported_annex(lang)),
        columns,
        missing,
        |row| Some(row.project.id),
        |row| {
            vec![
                cell::project(&row.project).into(),
                cell::lead(lang, row.lead.as_ref()).into(),
                row.weeks_silent.into(),
            ]
        },
    )
}

fn ledger(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_category(lang)),
        Column::words(words::col_stage(lang)),
        Column::words(words::col_lead(lang)),
        Column::words(words::col_due(lang)),
        Column::words(words::col_last_day(lang)),
        Column::words(words::col_light(lang)),
        Column::words(words::col_level(lang)),
    ];
    table(
        lang,
        ("ledger", words::ledger(lang)),
        columns,
        &report.ledger,
        |row| Some(row.project.id),
        |row| ledger_row(lang, row),
    )
}

fn ledger_row(lang: Lang, row: &LedgerRow) -> Vec<Cell> {
    let stage = cell::stage(lang, &row.stage);
    let stage = match row.side {
        Some(side) => words::list_comma(lang, &stage, trade::side(lang, side)),
        None => stage,
    };
    let last_day = row.due.as_ref().and_then(|due| due.day);
    vec![
        cell::project(&row.project).into(),
        row.category.name(lang).into(),
        stage.into(),
        cell::lead(lang, row.lead.as_ref()).into(),
        cell::due(row.due.as_ref()),
        last_day.into(),
        trade::light(lang, row.light).into(),
        trade::level(lang, row.level).into(),
    ]
}
