//! 二、本周进展 in words: one point for each project.

use super::super::block::{Block, Item};
use super::super::cell::Cell;
use super::super::week::{CategoryProgress, EntryNote, Mark, ProjectProgress, Step, StepKind};
use super::cell;
use crate::domain::measure::Quantity;
use crate::i18n::{Lang, report as words, trade};

pub(super) fn section(lang: Lang, categories: &[CategoryProgress]) -> Vec<Block> {
    let mut blocks = vec![Block::heading("progress", words::progress(lang))];
    if categories.is_empty() {
        blocks.push(Block::Text(words::nothing(lang).to_owned()));
    }
    for category in categories {
        let name = category.category.name(lang).to_owned();
        blocks.push(Block::Subheading(name));
        let items = category.projects.iter().map(|project| item(lang, project));
        blocks.push(Block::List(items.collect()));
    }
    blocks
}

fn item(lang: Lang, progress: &ProjectProgress) -> Item {
    let mut told: Vec<String> = progress.steps.iter().map(|step| tell(lang, step)).collect();
    told.extend(progress.entry.as_ref().map(|entry| note(lang, entry)));
    Item {
        about: cell::with_lead(
            lang,
            &cell::project(&progress.project),
            progress.lead.as_ref(),
        ),
        text: told.join(words::semicolon(lang)),
        project: Some(progress.project.id),
    }
}

fn note(lang: Lang, entry: &EntryNote) -> String {
    words::entry(lang, &cell::sampled(lang, &entry.text, entry.sample))
}

fn tell(lang: Lang, step: &Step) -> String {
    let told = tell_kind(lang, &step.kind);
    match step.mark {
        Some(mark) => words::bracketed(lang, &told, mark_name(lang, mark)),
        None => told,
    }
}

/// The name of what is unusual about a step.
pub(super) const fn mark_name(lang: Lang, mark: Mark) -> &'static str {
    match mark {
        Mark::Late => words::late(lang),
        Mark::TakenBack => words::taken_back(lang),
    }
}

fn tell_kind(lang: Lang, kind: &StepKind) -> String {
    match kind {
        StepKind::Arrived { stage } => words::in_stage(lang, &cell::stage(lang, stage)),
        StepKind::Left => words::left(lang).to_owned(),
        StepKind::Stage { from, to, on } => words::stage_move(
            lang,
            from.name(lang),
            &cell::stage(lang, to),
            &cell::day(lang, *on),
        ),
        StepKind::Side {
            side,
            reason,
            decision,
        } => {
            let name = side.map_or(words::resumed(lang), |side| trade::side(lang, side));
            let paper = decision.as_deref().map(|paper| words::decided(lang, paper));
            let why = [Some(reason.clone()), paper].into_iter().flatten();
            with_reason(lang, name, why)
        }
        StepKind::Level {
            from,
            to,
            rule,
            reason,
        } => {
            let [from, to] = [*from, *to].map(|level| trade::level(lang, level));
            let rule = rule.map(|days| words::by_rule(lang, days));
            let why = [rule, reason.clone()].into_iter().flatten();
            with_reason(lang, &words::level_move(lang, from, to), why)
        }
        StepKind::Block { reason: None } => words::unblocked(lang).to_owned(),
        StepKind::Block {
            reason: Some(reason),
        } => words::blocked(lang, reason),
        StepKind::Reached {
            milestone,
            on,
            document,
        } => {
            let day = cell::day(lang, *on);
            let on = match document {
                Some(document) => words::list_comma(lang, &day, document),
                None => day,
            };
            words::reached(lang, milestone, &on)
        }
        StepKind::Reopened { milestone } => words::reopened(lang, milestone),
        StepKind::Missed { milestone, due } => words::missed(lang, milestone, &due.told),
        StepKind::Measure {
            name,
            unit,
            from,
            to,
            target,
        } => measure(lang, (name, unit), (*from, *to), *target),
        StepKind::Entry { week, text, sample } => {
            words::late_entry(lang, &week.to_string(), &cell::sampled(lang, text, *sample))
        }
    }
}

/// What happened, and why where somebody said so.
fn with_reason(lang: Lang, what: &str, why: impl Iterator<Item = String>) -> String {
    let why: Vec<String> = why.filter(|why| !why.is_empty()).collect();
    if why.is_empty() {
        return what.to_owned();
    }
    words::bracketed(lang, what, &why.join(words::pause(lang)))
}

/// 新增停车位 1200 → 1500 个（目标 2000，75%）
fn measure(
    lang: Lang,
    (name, unit): (&str, &str),
    (from, to): (Option<Quantity>, Option<Quantity>),
    target: Option<Quantity>,
) -> String {
    let (was, is) = (amount(from), amount(to));
    let told = format!("{name} {was} → {is} {unit}");
    let Some(target) = target else { return told };
    let mut remark = words::of_target(lang, &target.to_string());
    if let Some(percent) = to.and_then(|to| to.percent_of(target)) {
        remark = words::list_comma(lang, &remark, &format!("{percent}%"));
    }
    words::bracketed(lang, &told, &remark)
}

/// An amount in a sentence.
fn amount(amount: Option<Quantity>) -> String {
    Cell::from(amount).shown().into_owned()
}
