//! `duban problem`: open one, or clear one with a note.

use super::due;
use super::edit::{Words, word};
use crate::cli::args::{HowArgs, ProblemArgs};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::id::PartId;
use crate::domain::problem::{AskLevel, Clearing};
use crate::i18n::{refusal, trade};

pub(crate) fn run(cx: &mut Cx<'_>, args: &ProblemArgs) -> Done {
    let id = cx.id(&args.id)?;
    match (args.clear, &args.text) {
        (Some(number), _) => {
            let note = args
                .how
                .note
                .clone()
                .ok_or_else(|| Trouble::usage(refusal::needs_reason(cx.lang)))?;
            let on = args.how.on.as_deref().map(|day| cx.day(day)).transpose()?;
            let clearing = Clearing {
                on: on.unwrap_or_else(|| cx.session.today()),
                note,
            };
            let how = HowArgs {
                note: None,
                ..args.how.clone()
            };
            cx.change(
                Command::ClearProblem {
                    id,
                    part: PartId(number),
                    clearing,
                },
                &how,
            )
        }
        (None, text) => {
            let board = cx.board()?;
            let year = chrono::Datelike::year(&cx.session.today());
            let owner = args
                .dept
                .as_deref()
                .map(|dept| cx.dept(&board, dept))
                .transpose()?;
            let limit = args
                .limit
                .as_deref()
                .map(|limit| due::phrase(cx, limit, year, &board.calendar, &args.how))
                .transpose()?;
            let levels = Words {
                all: &AskLevel::ALL,
                key: AskLevel::key,
                name: trade::ask_level,
            };
            let ask = args
                .level
                .as_deref()
                .map(|text| word(cx, text, &levels))
                .transpose()?;
            let text = text.clone().unwrap_or_default();
            cx.change(
                Command::OpenProblem {
                    id,
                    text,
                    owner,
                    limit: limit.as_ref().map(|limit| limit.deadline.clone()),
                    ask,
                },
                &args.how,
            )?;
            due::tell_counted(cx, limit.as_ref())
        }
    }
}
