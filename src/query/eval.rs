//! Tells whether one project meets a condition.

use super::field::{Field, Flag};
use super::resolve::{DayField, Needle, NumberField, Test, TextField};
use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::course::Punctuality;
use crate::domain::entry::{is_unreported, owes_entry};
use crate::domain::id::{Actor, Day, DeptId, ProjectId};
use crate::domain::light::light;
use crate::domain::people::Basis;
use crate::domain::project::{Project, SideKind};

/// What the answer depends on besides the project.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The board.
    pub board: &'a Board,
    /// Today in the board's zone.
    pub today: Day,
    /// Who asks; `None` where nobody is known.
    pub me: Option<&'a Actor>,
    /// The departments that the asker works for.
    pub my_departments: &'a [DeptId],
}

impl Test {
    /// Whether a project meets it.
    pub fn holds(&self, project: &Project, context: &Context<'_>) -> bool {
        let board = context.board;
        match self {
            Self::Free(needle, number) => free(project, needle, *number),
            Self::Flag(flag) => has_flag(project, *flag, context),
            Self::Stage(stages) => stages.contains(&project.stage.stage),
            Self::StageOn(stages, day) => project
                .stage_on(*day)
                .is_some_and(|stage| stages.contains(stage)),
            Self::Cause(cause) => project.slips.iter().any(|slip| slip.reason == Some(*cause)),
            Self::Class(class) => board.class(&project.stage.stage) == *class,
            Self::Category(categories) => categories.contains(&project.category),
            Self::Owner(depts) => project.owners.iter().any(|own| depts.contains(&own.dept)),
            Self::Lead(depts) => project.lead().is_some_and(|own| depts.contains(&own.dept)),
            Self::Light(wanted) => light(project, board, context.today).light == *wanted,
            Self::Plan(plan) => project.plan_class == Some(*plan),
            Self::Commitment(commitment) => project.commitment == Some(*commitment),
            Self::Level(op, level) => op.compare(&project.level, level),
            Self::Day(field, range) => {
                day(project, *field, board).is_some_and(|day| range.contains(day))
            }
            Self::Number(field, op, wanted) => {
                number(project, *field).is_some_and(|number| op.compare(&number, wanted))
            }
            Self::Text(field, needle) => text(project, *field, needle, board),
            Self::Id(id) => project.id == *id,
            Self::Missing(field) => is_missing(project, *field, board),
        }
    }
}

fn free(project: &Project, needle: &Needle, number: Option<ProjectId>) -> bool {
    let texts = [&project.place, &project.remark, &project.key];
    number == Some(project.id)
        || needle.is_in(&project.title)
        || project.aliases.iter().any(|alias| needle.is_in(alias))
        || texts.into_iter().flatten().any(|text| needle.is_in(text))
}

fn has_flag(project: &Project, flag: Flag, context: &Context<'_>) -> bool {
    let board = context.board;
    let side = project.side.as_ref().map(|side| side.kind);
    match flag {
        Flag::Overdue => project.days_late(board, context.today).is_some(),
        Flag::Blocked => project.block.is_some(),
        Flag::Unreported => is_unreported(project, board, Week::of(context.today)),
        Flag::Owes => owes_entry(project, board),
        Flag::OnTime => project
            .punctuality(board)
            .is_some_and(Punctuality::is_on_time),
        Flag::Mine => is_mine(project, context),
        Flag::Slipped => !project.slips.is_empty(),
        Flag::Inferred => {
            project.stage.basis == Basis::Inferred
                || project
                    .owners
                    .iter()
                    .any(|owner| owner.basis == Basis::Inferred)
        }
        Flag::Problem => project.open_problems().next().is_some(),
        Flag::Pending => project.waiting().next().is_some(),
        Flag::Returned => project.returned().next().is_some(),
        Flag::Suspended => side == Some(SideKind::Suspended),
        Flag::Cancelled => side == Some(SideKind::Cancelled),
        Flag::NoDate => is_missing(project, Field::Due, board),
    }
}

fn is_mine(project: &Project, context: &Context<'_>) -> bool {
    let of_my_department = context
        .my_departments
        .iter()
        .any(|dept| project.is_owned_by(*dept));
    let responsible = context
        .me
        .is_some_and(|me| project.responsible.as_deref() == Some(me.0.as_str()));
    of_my_department || responsible
}

fn day(project: &Project, field: DayField, board: &Board) -> Option<Day> {
    let due = || project.deadline.as_ref().and_then(|deadline| deadline.day);
    match field {
        DayField::Due => due(),
        DayField::OpenDue => due().filter(|_| project.is_open(board)),
        DayField::Changed => Some(project.changed),
        DayField::StageSince => Some(project.stage_since),
        DayField::Finished => project.finished_on(board),
    }
}

fn number(project: &Project, field: NumberField) -> Option<i64> {
    match field {
        NumberField::Year => project.plan_year.map(i64::from),
        NumberField::Percent => project.percent().map(i64::from),
        NumberField::Slips => i64::try_from(project.slips.len()).ok(),
        NumberField::SlippedDays => Some(project.slipped_days()),
        NumberField::Invested => project.money.total.map(|wan| wan.0),
        NumberField::Planned => project.money.year_plan.map(|wan| wan.0),
    }
}

fn text(project: &Project, field: TextField, needle: &Needle, board: &Board) -> bool {
    let is_in = |text: &String| needle.is_in(text);
    match field {
        TextField::Place => project.place.as_ref().is_some_and(is_in),
        TextField::Tag => project.tags.iter().any(is_in),
        TextField::Key => project.key.as_ref().is_some_and(is_in),
        TextField::Title => is_in(&project.title) || project.aliases.iter().any(is_in),
        TextField::Measure => project.measures.values().any(|one| {
            let year = one.year.map_or_else(String::new, |year| format!(" {year}"));
            is_in(&one.name) || is_in(&format!("{} {}{year}", one.name, one.unit))
        }),
        TextField::Task => project.task.as_ref().is_some_and(|key| {
            let known = board.tasks.get(key);
            is_in(key) || known.is_some_and(|task| is_in(&task.number) || is_in(&task.title))
        }),
        TextField::Source => project.sources.iter().any(|place| {
            let known = board.sources.get(&place.source);
            is_in(&place.source)
                || is_in(&place.section)
                || known.is_some_and(|source| is_in(&source.title))
        }),
    }
}

fn is_missing(project: &Project, field: Field, board: &Board) -> bool {
    match field {
        Field::Dept => project.owners.is_empty(),
        Field::Lead => project.lead().is_none(),
        Field::Place => project.place.is_none(),
        Field::Due => project
            .deadline
            .as_ref()
            .and_then(|deadline| deadline.day)
            .is_none(),
        Field::Tag => project.tags.is_empty(),
        Field::Year => project.plan_year.is_none(),
        Field::Plan => project.plan_class.is_none(),
        Field::Commitment => project.commitment.is_none(),
        Field::Task => project.task.is_none(),
        Field::Progress => project.percent().is_none(),
        Field::Invested => project.money.total.is_none(),
        Field::Planned => project.money.year_plan.is_none(),
        Field::Source => project.sources.is_empty(),
        Field::Finished => project.finished_on(board).is_none(),
        Field::Measure => project.measures.is_empty(),
        // Of what was slipped, a move that nobody gave a reason for.
        Field::Cause => project.slips.iter().any(|slip| slip.reason.is_none()),
        Field::Stage
        | Field::Class
        | Field::Category
        | Field::Light
        | Field::Level
        | Field::Slipped
        | Field::Updated
        | Field::Stuck
        | Field::Was
        | Field::Id
        | Field::Title
        | Field::Flagged => false,
    }
}
