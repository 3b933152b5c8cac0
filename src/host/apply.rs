//! Carrying the steps out: each is looked at, done where something is amiss, and looked at again.

use super::fault::{Fault, Level};
use super::judge::{faults, ssh_version};
use super::look::{Eyes, Ran};
use super::script::{lines, prelude};
use super::step::{Step, steps};
use super::wish::Wish;
use crate::i18n::Lang;

/// What a step came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// There was nothing to do.
    AlreadySo,
    /// It was done.
    Done,
    /// It was not done, with what the host said; nothing where nothing was tried.
    Failed(String),
}

/// A step, what it came to, and what is still amiss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The step.
    pub step: Step,
    /// What it came to.
    pub came: Came,
    /// What is still amiss.
    pub left: Vec<Fault>,
}

/// Carries all steps out; `tell` hears of each as soon as it is over. After one that failed the others wait.
pub fn apply(
    lang: Lang,
    wish: &Wish,
    eyes: &dyn Eyes,
    tell: &mut dyn FnMut(&Applied),
) -> Vec<Applied> {
    let mut all = Vec::new();
    let mut names = steps(wish, None).into_iter().map(|step| step.name);
    for name in names.by_ref() {
        // A package that an earlier step brought may write another version's words.
        let steps = steps(wish, ssh_version(eyes)).into_iter();
        let Some(step) = steps.into_iter().find(|step| step.name == name) else {
            continue;
        };
        let applied = one(lang, wish, eyes, step);
        tell(&applied);
        let failed = matches!(applied.came, Came::Failed(_));
        all.push(applied);
        if failed {
            break;
        }
    }
    all
}

fn one(lang: Lang, wish: &Wish, eyes: &dyn Eyes, step: Step) -> Applied {
    let before = faults(wish, eyes, &step);
    if before
        .iter()
        .any(|fault| matches!(fault, Fault::Foreign(_)))
    {
        return Applied {
            step,
            came: Came::Failed(String::new()),
            left: before,
        };
    }
    if !before.iter().any(|fault| fault.is_for_setup(wish)) {
        return Applied {
            step,
            came: Came::AlreadySo,
            left: before,
        };
    }
    let script = format!("{}{}", prelude(lang), lines(wish, &step));
    let ran = eyes.shell(&script);
    let left = faults(wish, eyes, &step);
    let is_amiss = |fault: &Fault| fault.level() == Level::Wrong && fault.is_for_setup(wish);
    let came = if !ran.is_ok() || left.iter().any(is_amiss) {
        Came::Failed(last_line(&ran))
    } else {
        Came::Done
    };
    Applied { step, came, left }
}

fn last_line(ran: &Ran) -> String {
    let last = ran.err.lines().rfind(|line| !line.trim().is_empty());
    last.unwrap_or_default().trim().to_owned()
}
