//! `duban add`: a project comes onto the board, with departments and date in one command.

use crate::cli::args::AddArgs;
use crate::cli::{Cx, Done};
use crate::domain::command::Command;
use crate::domain::event::{Fact, NewProject};
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::project::StageMark;
use crate::error::Kind;
use crate::i18n::cli as words;

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
    let due = args
        .due
        .as_deref()
        .map(|phrase| due::phrase(cx, phrase, year, &board.calendar, &args.how))
        .transpose()?;
    let project = NewProject {
        key: None,
        title: args.title.clone(),
        category,
        stage,
    };
    let command = Command::AddProject {
        project,
        facts,
        owners,
        deadline: due.as_ref().map(|due| due.deadline.clone()),
    };
    let request = cx.request(command, &args.how)?;
    let outcome = cx.carry_out(&request)?;
    cx.tell(&outcome)?;
    if !cx.out.is_json()
        && let Some(id) = outcome.id()
    {
        let line = words::added(cx.lang, &id.to_string());
        cx.print(|out| out.line(&line))?;
    }
    due::tell_counted(cx, due.as_ref())
}
