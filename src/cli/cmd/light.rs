//! `duban light`: a light set by hand, with reason and end.

use super::edit::{Words, word};
use crate::cli::args::LightArgs;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::light::Light;
use crate::i18n::{cli as words, trade};

pub(crate) fn run(cx: &mut Cx<'_>, args: &LightArgs) -> Done {
    let id = cx.id(&args.id)?;
    let to = if matches!(args.light.as_str(), "auto" | "自动") {
        None
    } else {
        let lights = Words {
            all: &Light::ALL,
            key: Light::key,
            name: trade::light,
        };
        let light = word(cx, &args.light, &lights)?;
        let until = args
            .until
            .as_deref()
            .ok_or_else(|| Trouble::usage(words::light_needs_end(cx.lang)))?;
        Some((light, cx.day(until)?))
    };
    cx.change(Command::SetLight { id, to }, &args.how)
}
