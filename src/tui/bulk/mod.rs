//! One wish about many projects: what would become of each, before anything is done.

mod edit;
mod wishes;

pub(crate) use edit::{add_tag, lead, plan_year, responsible};
pub(crate) use wishes::{first_waiting, on_chosen};

use super::data::Data;
use crate::domain::aspect::in_the_way;
use crate::domain::command::{Command, Request};
use crate::domain::decide::Refusal;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::error;
use crate::i18n::{Lang, event, ui};
use crate::ops::{Conflict, Failure, Mode, Outcome};

/// What is asked for one project, or why there is nothing to ask.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    pub(crate) id: ProjectId,
    pub(crate) asked: Result<Request, String>,
}

/// The whole wish.
#[derive(Debug, Clone)]
pub(crate) struct Bulk {
    /// In the user's words.
    pub(crate) what: String,
    pub(crate) wishes: Vec<Wish>,
}

/// What came of each request, in the order of the wishes that ask for anything.
pub(crate) type Answers = Result<Vec<Result<Outcome, Failure>>, Failure>;

/// What a project's part of a bulk change comes to; the order is that of being shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fate {
    /// Somebody changed it meanwhile.
    Clash,
    /// It can be done, but only if one agrees to what is unusual.
    Asks,
    /// A rule says no.
    Cannot,
    /// It can be done.
    Can,
    /// It is so already.
    Same,
}

impl Fate {
    /// Its sign before a row.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Clash => "!",
            Self::Asks => "?",
            Self::Cannot => "x",
            Self::Can => "+",
            Self::Same => "=",
        }
    }
}

/// A project with what would become of it.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    pub(crate) wish: Wish,
    pub(crate) fate: Fate,
    /// What would change, or why it cannot.
    pub(crate) text: String,
}

impl Bulk {
    /// A wish that is made of every chosen project. `ask` gives the command, or says why there is none.
    pub(crate) fn of(
        what: String,
        chosen: &[ProjectId],
        data: &Data,
        lang: Lang,
        ask: impl Fn(&Project) -> Result<Command, String>,
    ) -> Self {
        let wish = |id: &ProjectId| Wish {
            id: *id,
            asked: match data.project(*id) {
                Some(project) => {
                    ask(project).map(|command| Request::new(command).seen(project.version))
                }
                None => Err(ui::bulk::gone(lang).to_owned()),
            },
        };
        Self {
            what,
            wishes: chosen.iter().map(wish).collect(),
        }
    }

    /// What goes through the door.
    pub(crate) fn requests(&self) -> Vec<Request> {
        let asked = self.wishes.iter();
        asked
            .filter_map(|wish| wish.asked.as_ref().ok().cloned())
            .collect()
    }

    /// Puts every project together with its answer, those that need a look first.
    pub(crate) fn judged(
        self,
        answers: Vec<Result<Outcome, Failure>>,
        data: &Data,
        lang: Lang,
    ) -> Vec<Judged> {
        let mut answers = answers.into_iter();
        let judge = |wish: Wish| {
            let (fate, text) = match &wish.asked {
                Err(why) => (Fate::Cannot, why.clone()),
                Ok(_) => match answers.next() {
                    Some(answer) => judged(answer, data, lang),
                    None => (Fate::Cannot, ui::bulk::gone(lang).to_owned()),
                },
            };
            Judged { wish, fate, text }
        };
        let mut judged: Vec<Judged> = self.wishes.into_iter().map(judge).collect();
        judged.sort_by_key(|one| one.fate);
        judged
    }
}

fn judged(answer: Result<Outcome, Failure>, data: &Data, lang: Lang) -> (Fate, String) {
    let board = &data.state.board;
    match answer {
        Ok(outcome) => {
            let changes = outcome.events.iter();
            let what: Vec<String> = changes
                .map(|event| event::describe(lang, &event.change, board))
                .collect();
            (Fate::Can, what.join(ui::list_separator(lang)))
        }
        Err(Failure::Conflict(conflict)) => (Fate::Clash, clash(&conflict, data, lang)),
        Err(failure) => {
            let question = match &failure {
                Failure::Refused(refusal) => super::act::question(refusal, data, lang),
                _ => None,
            };
            let fate = match &failure {
                Failure::Refused(Refusal::NothingChanges) => Fate::Same,
                _ if question.is_some() => Fate::Asks,
                _ => Fate::Cannot,
            };
            let text = question.unwrap_or_else(|| error::failure(lang, &failure, board));
            (fate, text)
        }
    }
}

/// Who was first, and with what.
fn clash(conflict: &Conflict, data: &Data, lang: Lang) -> String {
    let in_the_way = in_the_way(&conflict.mine.command, &conflict.theirs);
    let Some(last) = in_the_way.last() else {
        return String::new();
    };
    let what = event::describe(lang, &last.change, &data.state.board);
    ui::bulk::changed_by(lang, &data.state.board.who(&last.actor), &what)
}

/// Tries a wish out or carries it out.
pub(super) fn carry_out(session: &mut crate::ops::Session, bulk: &Bulk, mode: Mode) -> Answers {
    session.bulk(&bulk.requests(), mode)
}
