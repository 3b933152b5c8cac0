//! `duban level`: the supervision level, by hand or by the board's rule.

use super::edit::{Words, word};
use crate::cli::args::LevelArgs;
use crate::cli::{Cx, Done};
use crate::domain::command::Command;
use crate::domain::level::Level;
use crate::i18n::trade;

pub(crate) fn run(cx: &mut Cx<'_>, args: &LevelArgs) -> Done {
    let id = cx.id(&args.id)?;
    if args.level == "rule" {
        return cx.change(Command::RaiseByRule { id }, &args.how);
    }
    let levels = Words {
        all: &Level::ALL,
        key: Level::digit,
        name: trade::level,
    };
    let to = word(cx, &args.level, &levels)?;
    cx.change(Command::SetLevel { id, to }, &args.how)
}
