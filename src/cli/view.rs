//! A project as JSON: the documented face of the data (`duban help json`). Fields are added, never renamed.

use serde::Serialize;

use crate::domain::board::{Board, SourceRef};
use crate::domain::calendar::Week;
use crate::domain::confirmation::Confirmation;
use crate::domain::deadline::{Deadline, Precision};
use crate::domain::entry::{Entry, is_unreported};
use crate::domain::event::{Change, Event};
use crate::domain::id::Day;
use crate::domain::level::{LevelMark, Urging};
use crate::domain::light::{LightReason, light};
use crate::domain::measure::Measure;
use crate::domain::milestone::Milestone;
use crate::domain::problem::Problem;
use crate::domain::project::{Block, Money, Project, SideState, Slip};
use crate::domain::via::Via;

/// A date as said and as reckoned.
#[derive(Debug, Serialize)]
pub(crate) struct DeadlineView<'a> {
    phrase: &'a str,
    precision: Precision,
    last_day: Option<Day>,
}

impl<'a> From<&'a Deadline> for DeadlineView<'a> {
    fn from(deadline: &'a Deadline) -> Self {
        Self {
            phrase: &deadline.phrase,
            precision: deadline.precision,
            last_day: deadline.day,
        }
    }
}

#[derive(Debug, Serialize)]
struct OwnerView<'a> {
    name: &'a str,
    short: &'a str,
    role: &'static str,
    basis: &'static str,
}

/// A numbered part.
#[derive(Debug, Serialize)]
pub(crate) struct PartView<'a, T> {
    number: u32,
    #[serde(flatten)]
    part: &'a T,
}

#[derive(Debug, Serialize)]
struct MilestoneView<'a> {
    number: u32,
    name: &'a str,
    kind: &'static str,
    deadline: Option<DeadlineView<'a>>,
    done: Option<Day>,
    document: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct MeasureView<'a> {
    number: u32,
    #[serde(flatten)]
    measure: &'a Measure,
    percent: Option<u32>,
}

#[derive(Debug, Serialize)]
struct EntryView<'a> {
    week: String,
    #[serde(flatten)]
    entry: &'a Entry,
}

#[derive(Debug, Serialize)]
struct SlipView<'a> {
    from: DeadlineView<'a>,
    to: Option<DeadlineView<'a>>,
    days: i64,
    reason: Option<&'static str>,
    note: Option<&'a str>,
    on: Day,
    actor: &'a str,
}

impl<'a> From<&'a Slip> for SlipView<'a> {
    fn from(slip: &'a Slip) -> Self {
        Self {
            from: (&slip.from).into(),
            to: slip.to.as_ref().map(Into::into),
            days: slip.days(),
            reason: slip.reason.map(crate::domain::project::SlipReason::key),
            note: slip.note.as_deref(),
            on: slip.on,
            actor: &slip.actor.0,
        }
    }
}

/// A project with what follows from it on a day.
#[derive(Debug, Serialize)]
pub(crate) struct ProjectView<'a> {
    id: u32,
    key: Option<&'a str>,
    title: &'a str,
    aliases: &'a [String],
    category: &'a str,
    category_name: Option<&'a str>,
    place: Option<&'a str>,
    plan_year: Option<i32>,
    plan_class: Option<&'static str>,
    task: Option<&'a str>,
    tags: Vec<&'a str>,
    commitment: Option<&'static str>,
    remark: Option<&'a str>,
    responsible: Option<&'a str>,
    contact: Option<&'a str>,
    stage: &'a str,
    stage_name: Option<&'a str>,
    stage_class: &'static str,
    stage_basis: &'static str,
    stage_since: Day,
    side: Option<&'a SideState>,
    blocked: Option<&'a Block>,
    departments: Vec<OwnerView<'a>>,
    deadline: Option<DeadlineView<'a>>,
    baseline: Option<DeadlineView<'a>>,
    days_late: Option<i64>,
    days_left: Option<i64>,
    slips: Vec<SlipView<'a>>,
    light: &'static str,
    light_reasons: Vec<LightReason>,
    level: u8,
    level_mark: Option<&'a LevelMark>,
    urging: Option<&'a Urging>,
    milestones: Vec<MilestoneView<'a>>,
    measures: Vec<MeasureView<'a>>,
    percent: Option<u32>,
    money: &'a Money,
    problems: Vec<PartView<'a, Problem>>,
    confirmations: Vec<PartView<'a, Confirmation>>,
    entries: Vec<EntryView<'a>>,
    reported: Option<Day>,
    unreported: bool,
    changed: Day,
    sources: &'a [SourceRef],
    version: u32,
}

/// What waits for a manager, and what was returned.
pub(crate) fn confirmations(project: &Project) -> Vec<PartView<'_, Confirmation>> {
    let standing = project.confirmations.iter();
    standing
        .map(|(part, one)| PartView {
            number: part.0,
            part: one,
        })
        .collect()
}

/// Looks at a project on a day.
pub(crate) fn project<'a>(project: &'a Project, board: &'a Board, today: Day) -> ProjectView<'a> {
    let shown = light(project, board, today);
    ProjectView {
        id: project.id.0,
        key: project.key.as_deref(),
        title: &project.title,
        aliases: &project.aliases,
        category: &project.category.0,
        category_name: board
            .category(&project.category)
            .map(|category| category.zh.as_str()),
        place: project.place.as_deref(),
        plan_year: project.plan_year,
        plan_class: project
            .plan_class
            .map(crate::domain::project::PlanClass::key),
        task: project.task.as_deref(),
        tags: project.tags.iter().map(String::as_str).collect(),
        commitment: project
            .commitment
            .map(crate::domain::project::Commitment::key),
        remark: project.remark.as_deref(),
        responsible: project.responsible.as_deref(),
        contact: project.contact.as_deref(),
        stage: &project.stage.stage.0,
        stage_name: board
            .stage(&project.stage.stage)
            .map(|stage| stage.zh.as_str()),
        stage_class: board.class(&project.stage.stage).key(),
        stage_basis: project.stage.basis.key(),
        stage_since: project.stage_since,
        side: project.side.as_ref(),
        blocked: project.block.as_ref(),
        departments: owners(project, board),
        deadline: project.deadline.as_ref().map(Into::into),
        baseline: project.baseline.as_ref().map(Into::into),
        days_late: project.days_late(board, today),
        days_left: project.days_left(board, today),
        slips: project.slips.iter().map(Into::into).collect(),
        light: shown.light.key(),
        light_reasons: shown.reasons,
        level: project.level.number(),
        level_mark: project.level_mark.as_ref(),
        urging: project.urging.as_ref(),
        milestones: project
            .milestones
            .iter()
            .map(|(part, milestone)| milestone_view(part.0, milestone))
            .collect(),
        measures: project
            .measures
            .iter()
            .map(|(part, measure)| measure_view(part.0, measure))
            .collect(),
        percent: project.percent(),
        money: &project.money,
        problems: project
            .problems
            .iter()
            .map(|(part, problem)| PartView {
                number: part.0,
                part: problem,
            })
            .collect(),
        confirmations: confirmations(project),
        entries: project
            .entries
            .iter()
            .map(|(week, entry)| EntryView {
                week: week.to_string(),
                entry,
            })
            .collect(),
        reported: project.reported,
        unreported: is_unreported(project, board, Week::of(today)),
        changed: project.changed,
        sources: &project.sources,
        version: project.version,
    }
}

fn owners<'a>(project: &Project, board: &'a Board) -> Vec<OwnerView<'a>> {
    let of = |owner: &crate::domain::people::Owner| {
        board.department(owner.dept).map(|dept| OwnerView {
            name: &dept.name,
            short: &dept.short,
            role: owner.role.key(),
            basis: owner.basis.key(),
        })
    };
    project.owners.iter().filter_map(of).collect()
}

fn milestone_view(number: u32, milestone: &Milestone) -> MilestoneView<'_> {
    MilestoneView {
        number,
        name: &milestone.name,
        kind: milestone.kind.key(),
        deadline: milestone.deadline.as_ref().map(Into::into),
        done: milestone.done,
        document: milestone.document.as_deref(),
    }
}

fn measure_view(number: u32, measure: &Measure) -> MeasureView<'_> {
    MeasureView {
        number,
        measure,
        percent: measure.percent(),
    }
}

/// An event as JSON.
#[derive(Debug, Serialize)]
pub(crate) struct EventView<'a> {
    seq: u64,
    group: u64,
    recorded: String,
    effective: Day,
    actor: &'a str,
    project: Option<u32>,
    change: &'a Change,
    reason: Option<&'a str>,
    source: Option<&'a SourceRef>,
    undoes: Option<u64>,
    via: Option<Via>,
    text: String,
}

/// Looks at an event; `text` says it in words. The address from which it was made is left out: only those who may see the
/// record of logins are told it.
pub(crate) fn event(event: &Event, text: String) -> EventView<'_> {
    EventView {
        seq: event.seq,
        group: event.group,
        recorded: event
            .recorded
            .to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        effective: event.effective,
        actor: &event.actor.0,
        project: event.project.map(|id| id.0),
        change: &event.change,
        reason: event.reason.as_deref(),
        source: event.source.as_ref(),
        undoes: event.undoes,
        via: event.via.clone().map(|via| Via { from: None, ..via }),
        text,
    }
}

impl EventView<'_> {
    /// The same with the address.
    pub(crate) fn with_address(mut self, via: Option<&Via>) -> Self {
        self.via = via.cloned();
        self
    }
}
