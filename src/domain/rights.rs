//! Who may do what: the one place, below the command line and the screens.
//!
//! A board without people is its owner's alone, and he may do everything. As soon as it has people, the role decides,
//! and for operators whether one of their departments leads the project or cooperates in it.

use serde::{Deserialize, Serialize};

use super::board::Board;
use super::command::Command;
use super::confirmation::{Confirmation, Subject, Verdict};
use super::event::Change;
use super::id::{Actor, Day, DeptId};
use super::milestone::Milestone;
use super::person::{Person, Role};
use super::project::Project;
use super::via::{Via, Way};

/// What sort of thing is done; rights are given by these and not by single commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Weekly entries and notes.
    Report,
    /// The stage, and what holds the work up.
    Progress,
    /// Milestones.
    Milestone,
    /// Measures.
    Measure,
    /// Problems.
    Problem,
    /// Confirming or returning what operators say is done.
    Confirm,
    /// Dates and goals.
    Deadline,
    /// Departments of a project.
    Owners,
    /// Supervision levels, and urging.
    Supervise,
    /// Lights by hand.
    Light,
    /// Plain facts: title, category, money, remarks.
    Facts,
    /// Suspending, cancelling, resuming.
    Side,
    /// New projects, and taking projects off the board.
    Register,
    /// Rows of the indicator table.
    Indicator,
    /// The board's own definition and rules.
    Define,
    /// People and their keys.
    People,
    /// Saved views for everybody.
    Share,
    /// Looking at the record of logins, where addresses stand.
    Logins,
    /// Backups of the whole database, and restoring one.
    Backup,
    /// Turning back one's own change: what the change needed is what this needs.
    Undo,
}

impl Act {
    /// All of them, in the order of the table in the documentation.
    pub const ALL: [Self; 20] = [
        Self::Report,
        Self::Progress,
        Self::Milestone,
        Self::Measure,
        Self::Problem,
        Self::Confirm,
        Self::Deadline,
        Self::Owners,
        Self::Supervise,
        Self::Light,
        Self::Facts,
        Self::Side,
        Self::Register,
        Self::Indicator,
        Self::Share,
        Self::Define,
        Self::People,
        Self::Logins,
        Self::Backup,
        Self::Undo,
    ];

    /// The key in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Progress => "progress",
            Self::Milestone => "milestone",
            Self::Measure => "measure",
            Self::Problem => "problem",
            Self::Confirm => "confirm",
            Self::Deadline => "deadline",
            Self::Owners => "owners",
            Self::Supervise => "supervise",
            Self::Light => "light",
            Self::Facts => "facts",
            Self::Side => "side",
            Self::Register => "register",
            Self::Indicator => "indicator",
            Self::Share => "share",
            Self::Define => "define",
            Self::People => "people",
            Self::Logins => "logins",
            Self::Backup => "backup",
            Self::Undo => "undo",
        }
    }

    /// The weakest role that may do it at all.
    pub const fn needs(self) -> Role {
        match self {
            Self::Report
            | Self::Progress
            | Self::Milestone
            | Self::Measure
            | Self::Problem
            | Self::Undo => Role::Operator,
            Self::Confirm
            | Self::Deadline
            | Self::Owners
            | Self::Supervise
            | Self::Light
            | Self::Facts
            | Self::Side
            | Self::Register
            | Self::Indicator
            | Self::Share => Role::Manager,
            Self::Define | Self::People | Self::Logins | Self::Backup => Role::Administrator,
        }
    }

    /// Whether it is about one project: then operators may do it only to those of their departments.
    pub const fn is_about_a_project(self) -> bool {
        match self {
            Self::Report
            | Self::Progress
            | Self::Milestone
            | Self::Measure
            | Self::Problem
            | Self::Confirm
            | Self::Deadline
            | Self::Owners
            | Self::Supervise
            | Self::Light
            | Self::Facts
            | Self::Side
            | Self::Register
            | Self::Undo => true,
            Self::Indicator
            | Self::Share
            | Self::Define
            | Self::People
            | Self::Logins
            | Self::Backup => false,
        }
    }

    /// What sort of thing a command does to a project as it stands.
    pub fn of(command: &Command, project: Option<&Project>) -> Self {
        match command {
            Command::Report { .. } | Command::Note { .. } => Self::Report,
            Command::MoveStage { .. } | Command::Block { .. } | Command::Unblock { .. } => {
                Self::Progress
            }
            Command::SetMilestone { part, to, .. } => {
                let known = part.and_then(|part| project?.milestones.get(&part));
                Self::of_milestone(known, to.as_ref())
            }
            Command::MilestoneDone { .. } => Self::Milestone,
            Command::SetMeasure { .. } => Self::Measure,
            Command::OpenProblem { .. }
            | Command::SetProblem { .. }
            | Command::ClearProblem { .. } => Self::Problem,
            Command::Confirm { .. } | Command::Return { .. } => Self::Confirm,
            Command::MoveDeadline { .. } | Command::SetGoal { .. } => Self::Deadline,
            Command::SetOwners { .. } => Self::Owners,
            Command::SetLevel { .. } | Command::RaiseByRule { .. } | Command::Urge { .. } => {
                Self::Supervise
            }
            Command::SetLight { .. } => Self::Light,
            Command::Edit { .. } => Self::Facts,
            Command::SetSide { .. } => Self::Side,
            Command::AddProject { .. }
            | Command::RemoveProject { .. }
            | Command::RestoreProject { .. } => Self::Register,
            Command::SetIndicator { .. } => Self::Indicator,
            Command::SetTitle(_)
            | Command::SetSettings(_)
            | Command::SetStage(_)
            | Command::SetCategory(_)
            | Command::SetDepartment { .. }
            | Command::SetSource(_)
            | Command::SetTask(_)
            | Command::SetYear { .. } => Self::Define,
            Command::SetPerson { .. } => Self::People,
            Command::Undo { .. } => Self::Undo,
        }
    }
}

impl Act {
    /// A date that is set is a promise: whoever moves it or takes it away changes a date.
    fn of_milestone(from: Option<&Milestone>, to: Option<&Milestone>) -> Self {
        let promised = from.and_then(|from| from.deadline.as_ref());
        let now = to.and_then(|to| to.deadline.as_ref());
        if promised.is_some() && promised != now {
            Self::Deadline
        } else {
            Self::Milestone
        }
    }

    /// What sort of thing brought a change about.
    pub fn of_change(change: &Change) -> Self {
        match change {
            Change::Entry { .. } | Change::Note { .. } => Self::Report,
            Change::Stage { .. } | Change::Block { .. } => Self::Progress,
            Change::Milestone { from, to, .. } => Self::of_milestone(from.as_ref(), to.as_ref()),
            Change::Measure { .. } => Self::Measure,
            Change::Problem { .. } => Self::Problem,
            Change::Confirmation { to: Some(to), .. } => Self::of_confirmation(to),
            Change::Confirmation { .. } => Self::Confirm,
            Change::Deadline { .. } | Change::Goal { .. } => Self::Deadline,
            Change::Owners { .. } => Self::Owners,
            Change::Level { .. } | Change::Urged { .. } => Self::Supervise,
            Change::Light { .. } => Self::Light,
            Change::Fact { .. } => Self::Facts,
            Change::Side { .. } => Self::Side,
            Change::Added { .. } | Change::Removal { .. } => Self::Register,
            Change::BoardIndicator { .. } => Self::Indicator,
            Change::BoardPerson { .. } => Self::People,
            Change::BoardTitle { .. }
            | Change::BoardSettings { .. }
            | Change::BoardStage { .. }
            | Change::BoardCategory { .. }
            | Change::BoardDepartment { .. }
            | Change::BoardSource { .. }
            | Change::BoardTask { .. }
            | Change::BoardYear { .. } => Self::Define,
        }
    }

    /// Asking takes what the thing itself takes, and so does making it void; a verdict takes a manager.
    const fn of_confirmation(to: &Confirmation) -> Self {
        match (&to.verdict, to.wish.subject()) {
            (None | Some(Verdict::Void), Subject::Project) => Self::Progress,
            (None | Some(Verdict::Void), Subject::Problem(_)) => Self::Problem,
            (Some(Verdict::Confirmed | Verdict::Returned { .. }), _) => Self::Confirm,
        }
    }
}

/// What becomes of logins that the board does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strangers {
    /// They may look on.
    #[default]
    Look,
    /// They are turned away.
    Refuse,
}

/// How somebody stands to a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// The board has no people, or he owns its file: he may do everything.
    Owner,
    /// A person of the board.
    Person(&'a Person),
    /// Not known to the board.
    Stranger(Strangers),
    /// A person who is shut out, or whose time is over.
    ShutOut(&'a Person),
}

/// Why somebody may not do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// It takes another role.
    #[error("this takes a {}", .needs.key())]
    Role {
        /// His own; `None` for somebody whom the board does not know.
        is: Option<Role>,
        /// The weakest that may.
        needs: Role,
    },
    /// None of his departments leads the project or cooperates in it.
    #[error("the project belongs to other departments")]
    OtherDepartments {
        /// Who leads it.
        lead: Option<DeptId>,
    },
    /// He is shut out.
    #[error("this login is disabled")]
    Disabled,
    /// His time is over.
    #[error("this login was good until {0}")]
    Expired(Day),
    /// The key by which he came in is no longer his.
    #[error("the key of this login was removed")]
    KeyRemoved,
    /// Logins that the board does not know are turned away.
    #[error("the board does not know this login")]
    Unknown,
}

impl<'a> Standing<'a> {
    /// How a login stands to a board on a day; `owns` says that the file is his.
    pub fn of(board: &'a Board, login: &Actor, today: Day, owns: bool) -> Self {
        if board.people.is_empty() {
            return Self::Owner;
        }
        let person = board.people.values().find(|person| person.login == *login);
        match person {
            // Nobody may take the board from whose file it is, not even an administrator who registers his login.
            Some(person) if owns && !person.is_welcome(today) => Self::Owner,
            Some(person) if owns && person.role != Role::Administrator => Self::Owner,
            None if owns => Self::Owner,
            Some(person) if person.is_welcome(today) => Self::Person(person),
            Some(person) => Self::ShutOut(person),
            None => Self::Stranger(board.settings.strangers),
        }
    }

    /// Whose projects are his own.
    pub fn departments(&self) -> &'a [DeptId] {
        match self {
            Self::Person(person) => &person.depts,
            Self::Owner | Self::Stranger(_) | Self::ShutOut(_) => &[],
        }
    }

    /// Whether he may look at the board at all.
    pub fn may_look(&self) -> Result<(), Denied> {
        match self {
            Self::Owner | Self::Person(_) | Self::Stranger(Strangers::Look) => Ok(()),
            Self::Stranger(Strangers::Refuse) => Err(Denied::Unknown),
            Self::ShutOut(person) => Err(shut_out(person)),
        }
    }

    /// Whether he may stay who came in this way: a login by a key is good as long as the key is his.
    pub fn may_stay(&self, via: Option<&Via>) -> Result<(), Denied> {
        self.may_look()?;
        let key = via.filter(|via| via.way == Way::Key);
        match (key.and_then(|via| via.key.as_deref()), self) {
            (None, _) => Ok(()),
            (Some(key), Self::Person(person))
                if person.keys.iter().any(|known| known.fingerprint() == key) =>
            {
                Ok(())
            }
            (Some(_), _) => Err(Denied::KeyRemoved),
        }
    }

    /// Whether he has a role, or more.
    pub fn is_at_least(&self, role: Role) -> bool {
        match self {
            Self::Owner => true,
            Self::Person(person) => person.role >= role,
            Self::Stranger(_) | Self::ShutOut(_) => false,
        }
    }

    /// Whether he may keep a view for everybody, replace it, or take it away: whoever made it may, and managers.
    pub fn may_share(&self, author: Option<&Actor>) -> Result<(), Denied> {
        match self {
            Self::Person(person) if author == Some(&person.login) => Ok(()),
            _ => self.may(Act::Share, None),
        }
    }

    /// Whether he may do something, with a project where it is about one.
    pub fn may(&self, act: Act, project: Option<&Project>) -> Result<(), Denied> {
        self.may_look()?;
        let needs = act.needs();
        let person = match self {
            Self::Owner => return Ok(()),
            Self::Person(person) => person,
            Self::Stranger(_) | Self::ShutOut(_) => return Err(Denied::Role { is: None, needs }),
        };
        if person.role < needs {
            let is = Some(person.role);
            return Err(Denied::Role { is, needs });
        }
        match project {
            Some(project) if person.role == Role::Operator => owned(person, project),
            _ => Ok(()),
        }
    }
}

fn shut_out(person: &Person) -> Denied {
    match person.expires {
        Some(last) if !person.disabled => Denied::Expired(last),
        _ => Denied::Disabled,
    }
}

fn owned(person: &Person, project: &Project) -> Result<(), Denied> {
    if person.depts.iter().any(|dept| project.is_owned_by(*dept)) {
        return Ok(());
    }
    let lead = project.lead().map(|lead| lead.dept);
    Err(Denied::OtherDepartments { lead })
}

#[cfg(test)]
mod tests;
