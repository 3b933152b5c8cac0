//! `duban add`: a project comes onto the board, with departments and date in one transaction.

use crate::cli::args::AddArgs;
use crate::cli::{Cx, Done};
use crate::domain::command::{Command, Request};
use crate::domain::deadline::Deadline;
use crate::domain::event::{Fact, NewProject};
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::project::StageMark;
use crate::error::Kind;
use crate::i18n::cli as words;
use crate::ops::{Failure, Outcome};

use super::super::Trouble;
use super::{due, edit};

pub(crate) fn run(cx: &mut Cx<'_>, args: &AddArgs) -> Done {
    let board = cx.board()?;
    let category = board
        .find_category(&args.category)
        .map(|category| category.key.clone());
    let category = category.ok_or_else(|| {
        Trouble::new(
            Kind::NotFound,
            crate::i18n::refusal::no_such_category(cx.lang, &args.category),
        )
    })?;
    let stage = StageMark {
        stage: cx.stage(&board, &args.stage)?,
        basis: Basis::Stated,
    };
    let facts = edit::facts(cx, &args.facts)?;
    let mut owners = Vec::new();
    for (dept, role) in args.lead.iter().map(|name| (name, OwnerRole::Lead)).chain(
        args.cooperating
            .iter()
            .map(|name| (name, OwnerRole::Cooperating)),
    ) {
        owners.push(Owner {
            dept: cx.dept(&board, dept)?,
            role,
            basis: Basis::Stated,
        });
    }
    let plan_year = facts.iter().find_map(|fact| match fact {
        Fact::PlanYear(year) => *year,
        _ => None,
    });
    let year = plan_year.unwrap_or_else(|| chrono::Datelike::year(&cx.session.today()));
    let deadline = args
        .due
        .as_deref()
        .map(|phrase| due::phrase(cx, phrase, year))
        .transpose()?;
    let project = NewProject {
        key: None,
        title: args.title.clone(),
        category,
        stage,
    };
    let first = cx.request(Command::AddProject { project, facts }, &args.how)?;
    let outcome = carry_out(cx, &first, &owners, deadline.as_ref())?;
    cx.tell(&outcome)?;
    if !cx.out.is_json()
        && let Some(id) = outcome.id()
    {
        let line = words::added(cx.lang, &id.to_string());
        cx.print(|out| out.line(&line))?;
    }
    Ok(())
}

/// Arrival, owners and date in one transaction.
fn carry_out(
    cx: &mut Cx<'_>,
    first: &Request,
    owners: &[Owner],
    deadline: Option<&Deadline>,
) -> Result<Outcome, Trouble> {
    let outcome = cx
        .session
        .batch(cx.mode, |batch| -> Result<Outcome, Failure> {
            batch.as_one_change();
            let mut outcome = batch.run(first)?;
            let Some(id) = outcome.id() else {
                return Ok(outcome);
            };
            let mut more = Vec::new();
            if !owners.is_empty() {
                more.push(Command::SetOwners {
                    id,
                    owners: owners.to_vec(),
                });
            }
            if let Some(deadline) = deadline {
                more.push(Command::MoveDeadline {
                    id,
                    to: Some(deadline.clone()),
                    slip: None,
                });
            }
            for command in more {
                let request = Request {
                    effective: first.effective,
                    ..Request::new(command)
                };
                let next = batch.run(&request)?;
                outcome.events.extend(next.events);
                outcome.project = next.project;
            }
            Ok(outcome)
        });
    outcome.map_err(|failure| cx.failure(failure))
}
