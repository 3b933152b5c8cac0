//! A plan's statements as requests in the name of the document that makes them.

use crate::domain::board::SourceRef;
use crate::domain::command::{Command, Consent, Request};
use crate::domain::event::Fact;
use crate::domain::id::{Actor, Day, PartId, ProjectId};
use crate::domain::measure::Measure;
use crate::domain::milestone::{Milestone, MilestoneKind};
use crate::domain::project::Project;
use crate::import::{PlanFact, PlanProject, Word};

/// A command in the name of the document that says it.
pub(super) fn said(command: Command, on: Day, source: &SourceRef) -> Request {
    Request {
        source: Some(source.clone()),
        actor: Some(Actor::document(&source.source)),
        consent: Consent::Given,
        ..Request::new(command).on(on)
    }
}

pub(super) fn plain_facts(plan: &PlanProject) -> Vec<Fact> {
    vec![
        Fact::Place(plan.place.clone()),
        Fact::Task(plan.task.clone()),
        Fact::Remark(plan.remark.clone()),
        Fact::Tags(plan.tags.clone()),
        Fact::Aliases(plan.aliases.clone()),
    ]
}

/// The command for a milestone or measure: a new part, or the one of that name with what is said now.
pub(super) fn part(id: ProjectId, project: &Project, fact: &PlanFact) -> Command {
    let milestone = |name: &str| {
        project
            .milestones
            .iter()
            .find(|(_, known)| known.name == name)
    };
    let blank = |name: &str| Milestone {
        name: name.to_owned(),
        kind: MilestoneKind::guess(name),
        deadline: None,
        done: None,
        document: None,
        dept: None,
    };
    match &fact.word {
        Word::Reached(name) => {
            let known = milestone(name);
            let to = Milestone {
                done: Some(fact.on),
                ..known.map_or_else(|| blank(name), |(_, known)| known.clone())
            };
            Command::SetMilestone {
                id,
                part: known.map(|(part, _)| *part),
                to: Some(to),
            }
        }
        Word::Node(name, deadline) => {
            let known = milestone(name);
            let to = known.map_or_else(|| blank(name), |(_, known)| known.clone());
            let to = Milestone {
                deadline: Some(deadline.clone()),
                ..to
            };
            Command::SetMilestone {
                id,
                part: known.map(|(part, _)| *part),
                to: Some(to),
            }
        }
        Word::Measure {
            name,
            unit,
            year,
            target,
            done,
        } => {
            let known = project
                .measures
                .iter()
                .find(|(_, known)| known.name == *name && known.year == *year);
            let before = known.map(|(_, known)| known.clone());
            let to = Measure {
                name: name.clone(),
                unit: unit.clone(),
                year: *year,
                target: target.or_else(|| before.as_ref().and_then(|before| before.target)),
                done: done.or_else(|| before.as_ref().and_then(|before| before.done)),
            };
            let part: Option<PartId> = known.map(|(part, _)| *part);
            Command::SetMeasure {
                id,
                part,
                to: Some(to),
            }
        }
        Word::Stage(_)
        | Word::Deadline(..)
        | Word::Goal(..)
        | Word::Commitment(_)
        | Word::Class(..) => Command::Edit {
            id,
            facts: Vec::new(),
        },
    }
}
