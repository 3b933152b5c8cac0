//! `duban light`: a light set by hand, with reason and end.

use crate::cli::args::LightArgs;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::light::Light;
use crate::i18n::cli as words;

pub(crate) fn run(cx: &mut Cx<'_>, args: &LightArgs) -> Done {
    let id = cx.id(&args.id)?;
    let to = if args.light == "auto" {
        None
    } else {
        let known = Light::ALL.map(Light::key);
        let light = super::edit::word(cx, &args.light, Light::from_key(&args.light), &known)?;
        let until = args
            .until
            .as_deref()
            .ok_or_else(|| Trouble::usage(words::light_needs_end(cx.lang)))?;
        Some((light, cx.day(until)?))
    };
    cx.change(Command::SetLight { id, to }, &args.how)
}
