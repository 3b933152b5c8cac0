//! The rules: state + command → events, or a refusal. Pure: same input, same answer.

mod board;
mod confirmation;
mod deadline;
mod edit;
mod entry;
mod part;
mod people;
mod refusal;
mod stage;
#[cfg(test)]
mod tests;
mod undo;

pub use refusal::Refusal;
pub use undo::UndoView;

use super::board::{Board, SourceRef};
use super::command::{Command, Consent, Request};
use super::deadline::Deadline;
use super::event::{Change, Draft, Fact};
use super::id::{Actor, Day, PartId, ProjectId};
use super::indicator::Indicator;
use super::project::Project;

/// The longest title, in characters.
pub const MAX_TITLE: usize = 120;
/// The longest free text (weekly entries, problems, reasons), in characters.
pub const MAX_TEXT: usize = 2000;

/// What the rules may look at.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The board's definition.
    pub board: &'a Board,
    /// The project that the command is about, as it stands now; `None` if there is none of that number.
    pub project: Option<&'a Project>,
    /// The same as of the day that the fact is about: a late fact is judged by what held then. `None` where the project
    /// was not on the board yet.
    pub then: Option<&'a Project>,
    /// How many open projects stand in the stage that the command moves to.
    pub stage_count: u32,
    /// The number that a wish for confirmation would get; never given twice on a project.
    pub next_confirmation: PartId,
    /// The number that a new project would get.
    pub next_project: ProjectId,
    /// A project that has the title asked for.
    pub namesake: Option<ProjectId>,
    /// The row of the indicator table that the command is about, as of the day that the statement is about.
    pub indicator: Option<&'a Indicator>,
    /// What an undo would turn back.
    pub undo: Option<UndoView<'a>>,
}

/// What somebody's word is worth where the board wants completions and clearings confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It is done as he says.
    Final,
    /// A manager looks first.
    ToBeConfirmed,
}

/// Who asks, and on which day.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Whose word it is.
    pub actor: &'a Actor,
    /// Today in the board's zone.
    pub today: Day,
    /// What his word is worth.
    pub weight: Weight,
}

/// What the drafts of one command have in common.
#[derive(Debug, Clone, Copy)]
struct Case<'a> {
    view: View<'a>,
    asker: Asker<'a>,
    request: &'a Request,
    effective: Day,
}

impl<'a> Case<'a> {
    fn draft(&self, project: Option<ProjectId>, change: Change) -> Draft {
        Draft {
            project,
            effective: self.effective,
            change,
            reason: self.reason(),
            source: self.request.source.as_ref().map(clean_source),
            undoes: None,
            actor: self.request.actor.clone(),
        }
    }

    /// Why, in the asker's words.
    fn reason(&self) -> Option<String> {
        let reason = self.request.reason.as_deref().map(clean);
        reason.filter(|reason| !reason.is_empty())
    }

    /// The project as of the day that the fact is about.
    fn project(&self, id: ProjectId) -> Result<&'a Project, Refusal> {
        let since = self.latest(id)?.created;
        self.view
            .then
            .ok_or(Refusal::BeforeArrival { project: id, since })
    }

    /// The project as it stands now: numbered parts are looked up and numbered here, whatever day a fact is about.
    fn latest(&self, id: ProjectId) -> Result<&'a Project, Refusal> {
        self.view
            .project
            .filter(|project| !project.removed)
            .ok_or(Refusal::NoSuchProject(id))
    }

    fn is_consented(&self) -> bool {
        self.request.consent == Consent::Given
    }

    /// Whether a document speaks: its word needs no reason, as it gives none.
    fn is_document(&self) -> bool {
        self.asker.actor.as_document().is_some()
    }
}

/// Judges a request. The drafts are in order and never empty.
pub fn decide(view: View<'_>, asker: Asker<'_>, request: &Request) -> Result<Vec<Draft>, Refusal> {
    let effective = request.effective.unwrap_or(asker.today);
    if effective > asker.today {
        return Err(Refusal::FutureFact(effective));
    }
    if let Some(reason) = &request.reason {
        check_length("reason", reason, MAX_TEXT)?;
    }
    let case = Case {
        view,
        asker,
        request,
        effective,
    };
    let drafts = match request.command {
        // What is turned back was in force before; a wish that the turning back concerns is turned back with it.
        Command::Undo { .. } => dispatch(&case)?,
        _ => confirmation::gate(&case, dispatch(&case)?)?,
    };
    if drafts.is_empty() {
        Err(Refusal::NothingChanges)
    } else {
        Ok(drafts)
    }
}

fn dispatch(case: &Case<'_>) -> Result<Vec<Draft>, Refusal> {
    match &case.request.command {
        Command::AddProject {
            project,
            facts,
            owners,
            deadline,
        } => edit::add(case, project, facts, owners, deadline.as_ref()),
        Command::RemoveProject { id } => edit::remove(case, *id),
        Command::RestoreProject { id } => edit::restore(case, *id),
        Command::Edit { id, facts } => edit::edit(case, *id, facts),
        Command::SetOwners { id, owners } => edit::owners(case, *id, owners),
        Command::Note { id, text } => edit::note(case, *id, text),
        Command::MoveStage { id, to, basis } => stage::move_to(case, *id, to, *basis),
        Command::SetSide { id, to } => stage::set_side(case, *id, to.as_ref()),
        Command::Block { id, reason } => stage::block(case, *id, reason),
        Command::Unblock { id } => stage::unblock(case, *id),
        Command::SetLevel { id, to } => stage::set_level(case, *id, *to),
        Command::RaiseByRule { id } => stage::raise_by_rule(case, *id),
        Command::Urge { id, note } => stage::urge(case, *id, note),
        Command::SetLight { id, to } => stage::set_light(case, *id, *to),
        Command::MoveDeadline { id, to, slip } => deadline::move_to(case, *id, to.as_ref(), *slip),
        Command::SetGoal { id, to } => deadline::set_goal(case, *id, to),
        Command::SetMilestone { id, part, to } => {
            part::set_milestone(case, *id, *part, to.as_ref())
        }
        Command::MilestoneDone {
            id,
            part,
            on,
            document,
        } => part::done(case, *id, *part, *on, document.as_deref()),
        Command::SetMeasure { id, part, to } => part::set_measure(case, *id, *part, to.as_ref()),
        Command::OpenProblem {
            id,
            text,
            owner,
            limit,
            ask,
        } => part::open_problem(case, *id, text, *owner, limit.as_ref(), *ask),
        Command::SetProblem {
            id,
            part,
            text,
            owner,
            limit,
            ask,
        } => {
            let said = (text.as_str(), *owner, limit.as_ref(), *ask);
            part::set_problem(case, *id, *part, said)
        }
        Command::ClearProblem { id, part, clearing } => {
            part::clear_problem(case, *id, *part, clearing)
        }
        Command::Confirm { id, part } => confirmation::confirm(case, *id, *part),
        Command::Return { id, part, note } => confirmation::give_back(case, *id, *part, note),
        Command::Report { id, week, patch } => entry::report(case, *id, *week, patch),
        Command::SetTitle(title) => board::set_title(case, title),
        Command::SetSettings(settings) => board::set_settings(case, settings),
        Command::SetStage(stage) => board::set_stage(case, stage),
        Command::SetCategory(category) => board::set_category(case, category),
        Command::SetDepartment { id, to } => board::set_department(case, *id, to),
        Command::SetSource(source) => board::set_source(case, source),
        Command::SetTask(task) => board::set_task(case, task),
        Command::SetYear { year, days } => board::set_year(case, *year, days),
        Command::SetIndicator { key, to } => board::set_indicator(case, key, to.as_ref()),
        Command::SetPerson { id, to } => people::set_person(case, *id, to),
        Command::Undo { .. } => undo::reverse(case),
    }
}

/// One line of text as it may be stored: no control characters, no direction overrides, no surrounding space.
pub fn clean(text: &str) -> String {
    crate::text::safe::clean_line(text).trim().to_owned()
}

/// A text of several lines as it may be stored.
fn clean_text(text: &str) -> String {
    crate::text::safe::clean_text(text).trim().to_owned()
}

fn clean_source(source: &SourceRef) -> SourceRef {
    SourceRef {
        source: clean(&source.source),
        section: clean(&source.section),
        locator: clean(&source.locator),
    }
}

fn check_length(field: &'static str, text: &str, max: usize) -> Result<(), Refusal> {
    let chars = text.chars().count();
    if chars > max {
        Err(Refusal::TooLong { field, chars, max })
    } else {
        Ok(())
    }
}

/// A cleaned text that must say something.
fn required(field: &'static str, text: &str, max: usize) -> Result<String, Refusal> {
    let text = clean(text);
    if text.is_empty() {
        return Err(Refusal::Empty(field));
    }
    check_length(field, &text, max)?;
    Ok(text)
}

/// A cleaned text that may be empty.
fn spare(field: &'static str, text: &str, max: usize) -> Result<String, Refusal> {
    let text = clean(text);
    check_length(field, &text, max)?;
    Ok(text)
}

/// A deadline whose words are cleaned.
fn check_deadline(deadline: &Deadline) -> Result<Deadline, Refusal> {
    Ok(Deadline {
        phrase: required("deadline", &deadline.phrase, MAX_TEXT)?,
        ..deadline.clone()
    })
}

/// A cleaned text that may be missing.
fn optional(
    field: &'static str,
    text: Option<&str>,
    max: usize,
) -> Result<Option<String>, Refusal> {
    let text = text.map(clean).filter(|text| !text.is_empty());
    if let Some(text) = &text {
        check_length(field, text, max)?;
    }
    Ok(text)
}

fn known_task(key: Option<String>, board: &Board) -> Result<Option<String>, Refusal> {
    match key {
        Some(key) if !board.tasks.contains_key(&key) => Err(Refusal::NoSuchTask(key)),
        known => Ok(known),
    }
}

/// A plain fact, cleaned and checked against the board.
fn check_fact(fact: &Fact, board: &Board) -> Result<Fact, Refusal> {
    let text = |value: &Option<String>| optional(fact.field(), value.as_deref(), MAX_TEXT);
    let list = |values: &[String]| -> Result<Vec<String>, Refusal> {
        let mut values: Vec<String> = values
            .iter()
            .map(|value| clean(value))
            .filter(|value| !value.is_empty())
            .collect();
        values
            .iter()
            .try_for_each(|value| check_length(fact.field(), value, MAX_TITLE))?;
        values.sort();
        values.dedup();
        Ok(values)
    };
    Ok(match fact {
        Fact::Title(title) => Fact::Title(required("title", title, MAX_TITLE)?),
        Fact::Category(key) => {
            let known = board
                .category(key)
                .ok_or_else(|| Refusal::NoSuchCategory(key.0.clone()))?;
            Fact::Category(known.key.clone())
        }
        Fact::Place(value) => Fact::Place(text(value)?),
        Fact::Task(value) => Fact::Task(known_task(text(value)?, board)?),
        Fact::Remark(value) => Fact::Remark(text(value)?),
        Fact::Responsible(value) => Fact::Responsible(text(value)?),
        Fact::Contact(value) => Fact::Contact(text(value)?),
        Fact::Tags(values) => Fact::Tags(list(values)?),
        Fact::Aliases(values) => Fact::Aliases(list(values)?),
        Fact::PlanYear(Some(year)) if !super::calendar::YEARS.contains(year) => {
            return Err(Refusal::YearOutOfRange(*year));
        }
        Fact::PlanYear(_)
        | Fact::PlanClass(_)
        | Fact::Commitment(_)
        | Fact::InvestTotal(_)
        | Fact::InvestPlan(_)
        | Fact::InvestDone(_) => fact.clone(),
    })
}
