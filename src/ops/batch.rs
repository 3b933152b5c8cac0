//! One transaction: each command passes rights, version check and rules, and goes into the log.

use chrono::{DateTime, Utc};

use super::{Conflict, Failure, Login, Mode, Outcome, confirmation};
use crate::domain::aspect::in_the_way;
use crate::domain::board::Board;
use crate::domain::command::{Command, Request};
use crate::domain::decide::{Asker, View, clean, decide};
use crate::domain::event::Fact;
use crate::domain::id::{Day, PartId, ProjectId};
use crate::domain::indicator::Indicator;
use crate::domain::project::Project;
use crate::store::{UndoEvents, Writing};

/// Several commands in one transaction.
#[derive(Debug)]
pub struct Batch<'w, 'c> {
    pub(super) writing: &'w mut Writing<'c>,
    pub(super) login: &'w Login,
    pub(super) now: DateTime<Utc>,
    pub(super) mode: Mode,
}

impl Batch<'_, '_> {
    /// The board as it stands in this transaction.
    pub const fn board(&self) -> &Board {
        self.writing.board()
    }

    /// From now on everything in this transaction is one change, undone together.
    pub fn as_one_change(&mut self) {
        self.writing.as_one_change();
    }

    /// Today in the board's zone.
    pub fn today(&self) -> Day {
        self.now
            .with_timezone(&self.board().settings.zone)
            .date_naive()
    }

    /// A project as it stands in this transaction.
    pub fn project(&mut self, id: ProjectId) -> Result<Option<&Project>, Failure> {
        Ok(self.writing.project(id)?)
    }

    /// A project as it was when it had this version.
    pub fn project_at(&mut self, id: ProjectId, version: u32) -> Result<Option<Project>, Failure> {
        Ok(self.writing.project_at(id, version)?)
    }

    /// The project that carries a plan's key.
    pub fn find_key(&self, key: &str) -> Result<Option<ProjectId>, Failure> {
        Ok(self.writing.find_key(key)?)
    }

    /// One command: version check, rules, log, fold.
    pub fn run(&mut self, request: &Request) -> Result<Outcome, Failure> {
        let id = request.command.project();
        let project = match id {
            Some(id) => self.writing.project(id)?.cloned(),
            None => None,
        };
        let undo = self.undo_events(request)?;
        self.check_right(request, project.as_ref(), undo.as_ref())?;
        self.check_seen(request, project.as_ref())?;
        let meant = confirmation::meant(request, project.as_ref());
        let then = self.project_then(&meant, project.as_ref())?;
        let view_of = Looked {
            stage_count: self.stage_count(&meant)?,
            next_confirmation: self.next_confirmation(id)?,
            next_project: self.writing.next_project()?,
            namesake: self.namesake(request)?,
            indicator: self.indicator_then(request)?,
        };
        let actor = request.actor.as_ref().unwrap_or(&self.login.actor);
        let view = View {
            board: self.writing.board(),
            project: project.as_ref(),
            then: then.as_ref(),
            stage_count: view_of.stage_count,
            next_confirmation: view_of.next_confirmation,
            next_project: view_of.next_project,
            namesake: view_of.namesake,
            indicator: view_of.indicator.as_ref(),
            undo: undo.as_ref().map(UndoEvents::view),
        };
        let drafts = decide(
            view,
            Asker {
                actor,
                today: self.today(),
                weight: self.weight(),
            },
            request,
        )?;
        let events = self.writing.append(
            drafts,
            (&self.login.actor, self.login.via.as_ref()),
            self.now,
        )?;
        let touched = id.or_else(|| events.first().and_then(|event| event.project));
        let project = match touched {
            Some(id) => self.writing.project(id)?.cloned(),
            None => None,
        };
        Ok(Outcome {
            events,
            project,
            mode: self.mode,
        })
    }

    /// The project as of the day that the request is about.
    fn project_then(
        &mut self,
        request: &Request,
        now: Option<&Project>,
    ) -> Result<Option<Project>, Failure> {
        match (request.effective.filter(|day| *day < self.today()), now) {
            (Some(day), Some(project)) => Ok(self.writing.project_on(project.id, day)?),
            (_, now) => Ok(now.cloned()),
        }
    }

    /// The row of the indicator table as of the day that the request is about.
    fn indicator_then(&mut self, request: &Request) -> Result<Option<Indicator>, Failure> {
        let Command::SetIndicator { key, .. } = &request.command else {
            return Ok(None);
        };
        let key = clean(key);
        match request.effective.filter(|day| *day < self.today()) {
            Some(day) => Ok(self.writing.board_on(day)?.indicators.remove(&key)),
            None => Ok(self.board().indicators.get(&key).cloned()),
        }
    }

    fn check_seen(&mut self, request: &Request, project: Option<&Project>) -> Result<(), Failure> {
        let (Some(seen), Some(now)) = (request.seen, project) else {
            return Ok(());
        };
        if seen == now.version {
            return Ok(());
        }
        let theirs = self.writing.events_since(now.id, seen)?;
        if in_the_way(&request.command, &theirs).is_empty() {
            return Ok(());
        }
        Err(Failure::Conflict(Box::new(Conflict {
            mine: Box::new(request.clone()),
            seen,
            now: Box::new(now.clone()),
            theirs,
        })))
    }

    fn undo_events(&self, request: &Request) -> Result<Option<UndoEvents>, Failure> {
        match &request.command {
            Command::Undo { id } => Ok(Some(self.writing.undo_events(&self.login.actor, *id)?)),
            _ => Ok(None),
        }
    }

    fn stage_count(&mut self, request: &Request) -> Result<u32, Failure> {
        let Command::MoveStage { to, .. } = &request.command else {
            return Ok(0);
        };
        // Counting writes the tables first; only a limited column needs that.
        let is_limited = self
            .board()
            .stage(to)
            .is_some_and(|stage| stage.wip_limit.is_some());
        if is_limited {
            Ok(self.writing.stage_count(to)?)
        } else {
            Ok(0)
        }
    }

    fn namesake(&self, request: &Request) -> Result<Option<ProjectId>, Failure> {
        let title = match &request.command {
            Command::AddProject { project, .. } => Some(project.title.as_str()),
            Command::Edit { facts, .. } => facts.iter().find_map(|fact| match fact {
                Fact::Title(title) => Some(title.as_str()),
                _ => None,
            }),
            _ => None,
        };
        match title {
            Some(title) => Ok(self.writing.namesake(&clean(title))?),
            None => Ok(None),
        }
    }
}

/// What the rules need to be looked up.
struct Looked {
    stage_count: u32,
    next_confirmation: PartId,
    next_project: ProjectId,
    namesake: Option<ProjectId>,
    indicator: Option<Indicator>,
}
