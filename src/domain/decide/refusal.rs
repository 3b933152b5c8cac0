//! Why a rule says no. A refusal is not an error: nothing broke, and the sentence tells what to do.

use super::super::calendar::Week;
use super::super::id::{Actor, Day, PartId, ProjectId, StageKey};
use super::super::rights::{Act, Denied};
use super::super::settings::SettingsError;

/// A rule's no, with everything that its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No project has this number, or it was removed.
    #[error("there is no project {0}")]
    NoSuchProject(ProjectId),
    /// The fact is about a day on which the project was not on the board.
    #[error("{project} is on the board since {since}")]
    BeforeArrival {
        /// The project.
        project: ProjectId,
        /// Its first day.
        since: Day,
    },
    /// The project has no milestone, measure or problem of this number.
    #[error("{project} has no part {part:?}")]
    NoSuchPart {
        /// The project.
        project: ProjectId,
        /// The number asked for.
        part: PartId,
    },
    /// The board has no such stage.
    #[error("there is no stage `{0}`")]
    NoSuchStage(StageKey),
    /// The board has no such category.
    #[error("there is no category `{0}`")]
    NoSuchCategory(String),
    /// The plan has no such task.
    #[error("there is no task `{0}`")]
    NoSuchTask(String),
    /// A year that no plan has.
    #[error("the year {0} is not between 2000 and 2100")]
    YearOutOfRange(i32),
    /// A project has one lead.
    #[error("a project has one lead")]
    TwoLeads,
    /// Nothing can be less than nothing.
    #[error("an amount must not be negative")]
    Negative,
    /// The board has no such department.
    #[error("there is no such department")]
    NoSuchDepartment,
    /// A holiday of another year among those of a year.
    #[error("{day} does not belong to {year}")]
    DayOfAnotherYear {
        /// The day.
        day: Day,
        /// The year that is being set.
        year: i32,
    },
    /// The command would change nothing.
    #[error("nothing would change")]
    NothingChanges,
    /// Something that must be said is empty.
    #[error("`{0}` must not be empty")]
    Empty(&'static str),
    /// A text is longer than its field.
    #[error("`{field}` has {chars} characters; at most {max}")]
    TooLong {
        /// Which field.
        field: &'static str,
        /// How long it is.
        chars: usize,
        /// How long it may be.
        max: usize,
    },
    /// Another project has this title or alias.
    #[error("{other} has this title already")]
    TitleTaken {
        /// Which one.
        other: ProjectId,
    },
    /// The move leaves out stages; it wants consent.
    #[error("the move from {from} to {to} skips {skipped:?}")]
    SkipsStages {
        /// From where.
        from: StageKey,
        /// To where.
        to: StageKey,
        /// What lies between.
        skipped: Vec<StageKey>,
    },
    /// The column is full; it wants consent.
    #[error("stage {stage} is limited to {limit} projects")]
    WipLimit {
        /// Which column.
        stage: StageKey,
        /// Its limit.
        limit: u32,
    },
    /// A later date needs a reason.
    #[error("a later date needs a reason")]
    SlipNeedsReason,
    /// A cancellation needs the decision's reference.
    #[error("a cancellation needs the reference of its decision")]
    NeedsDecision,
    /// This wish needs words: why, or what solved it.
    #[error("this needs a reason in words")]
    NeedsReason,
    /// The problem or milestone is closed already.
    #[error("it is closed already")]
    AlreadyClosed,
    /// The same waits for a manager already.
    #[error("this waits already as number {number:?}, asked by {asker} on {since}")]
    WaitsAlready {
        /// Its number.
        number: PartId,
        /// Who asked.
        asker: Actor,
        /// When.
        since: Day,
    },
    /// Nothing of this number waits for a manager.
    #[error("{project} has nothing of number {number:?} that waits")]
    NothingWaits {
        /// The project.
        project: ProjectId,
        /// The number asked for.
        number: PartId,
    },
    /// What one has asked oneself is confirmed by somebody else.
    #[error("this is one's own")]
    OwnWish,
    /// What an undo would bring back takes a manager's confirmation.
    #[error("what this would bring back has to be confirmed")]
    MustBeConfirmed,
    /// The name is used by another milestone or measure of the project.
    #[error("the project has a part named `{0}` already")]
    NameTaken(String),
    /// A fact cannot be about a day to come.
    #[error("{0} lies ahead")]
    FutureFact(Day),
    /// A weekly entry cannot be about a week to come.
    #[error("week {0} lies ahead")]
    FutureWeek(Week),
    /// A department has this name already.
    #[error("a department is called `{0}` already")]
    DepartmentTaken(String),
    /// The board has no such indicator.
    #[error("there is no indicator `{0}`")]
    NoSuchIndicator(String),
    /// The indicator would stand under itself.
    #[error("indicator `{0}` would stand under itself")]
    UnderItself(String),
    /// The board has no such person.
    #[error("there is no such person")]
    NoSuchPerson,
    /// A login is made of plain letters.
    #[error("`{0}` cannot be a login")]
    NotALogin(String),
    /// Another person has this login.
    #[error("somebody has the login `{0}` already")]
    LoginTaken(Actor),
    /// Another person comes in by this key.
    #[error("{0} comes in by this key")]
    KeyTaken(Actor),
    /// A person's login is his name in the log.
    #[error("a login is never changed")]
    LoginStays,
    /// Nobody would be left to define the board.
    #[error("nobody else is administrator")]
    LastAdministrator,
    /// The one who asks has no right to it.
    #[error("{why}")]
    Denied {
        /// What was to be done.
        act: Act,
        /// Why not.
        why: Denied,
    },
    /// The settings contradict themselves.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The asker has no change of his own left to turn back.
    #[error("there is nothing of yours to undo")]
    NothingToUndo,
    /// Somebody has built on what is to be undone.
    #[error("event {seq} by {actor} builds on it")]
    BuiltOn {
        /// His event.
        seq: u64,
        /// Who.
        actor: Actor,
        /// On which project.
        project: Option<ProjectId>,
        /// How many other projects of the same change can be turned back, by consent without this one.
        others: usize,
    },
    /// The day is over on which a light set by hand could hold.
    #[error("{0} is past")]
    PastDay(Day),
    /// A past day is looked at, and the past is read-only.
    #[error("the board of {0} is read-only")]
    LookingBack(Day),
}
