//! Milestones, measures and problems in words.

use super::words::{
    arrived, cleared, deadline_noun, edited, gone, labelled, limit, measure_noun, milestone_noun,
    moved, nothing, problem_noun, reached, remarked, reopened, reopened_problem, target,
};
use super::{deadline_words, dept_name, short};
use crate::domain::board::Board;
use crate::domain::measure::{Measure, Quantity};
use crate::domain::milestone::Milestone;
use crate::domain::problem::Problem;
use crate::i18n::{Lang, trade};

/// Tells a change of a milestone.
pub(super) fn milestone(
    lang: Lang,
    from: Option<&Milestone>,
    to: Option<&Milestone>,
    board: &Board,
) -> String {
    let noun = milestone_noun(lang);
    match (from, to) {
        (_, Some(to)) if to.done.is_some() && from.and_then(|from| from.done) != to.done => {
            milestone_reached(lang, to)
        }
        (None, Some(to)) => match &to.deadline {
            Some(deadline) => {
                let name = arrived(lang, noun, &short(&to.name));
                remarked(lang, &name, &deadline_words(lang, Some(deadline)))
            }
            None => arrived(lang, noun, &short(&to.name)),
        },
        (Some(from), None) => gone(lang, noun, &short(&from.name)),
        (Some(from), Some(to)) => milestone_edited(lang, from, to, board),
        (None, None) => noun.to_owned(),
    }
}

fn milestone_reached(lang: Lang, milestone: &Milestone) -> String {
    let Some(on) = milestone.done else {
        return short(&milestone.name);
    };
    let told = reached(lang, &short(&milestone.name), on);
    match &milestone.document {
        Some(document) => remarked(lang, &told, &short(document)),
        None => told,
    }
}

fn milestone_edited(lang: Lang, from: &Milestone, to: &Milestone, board: &Board) -> String {
    let noun = milestone_noun(lang);
    let name = short(&to.name);
    if from.done.is_some() && to.done.is_none() {
        return reopened(lang, &name);
    }
    if from.name != to.name {
        return moved(lang, noun, &short(&from.name), &name);
    }
    if from.deadline != to.deadline {
        let subject = format!("{noun} {name} {}", deadline_noun(lang));
        let (from, to) = (from.deadline.as_ref(), to.deadline.as_ref());
        return moved(
            lang,
            &subject,
            &deadline_words(lang, from),
            &deadline_words(lang, to),
        );
    }
    if let Some(dept) = to.dept.filter(|dept| from.dept != Some(*dept)) {
        let told = edited(lang, noun, &name);
        return remarked(lang, &told, &dept_name(lang, dept, board));
    }
    edited(lang, noun, &name)
}

/// Tells a change of a measure.
pub(super) fn measure(lang: Lang, from: Option<&Measure>, to: Option<&Measure>) -> String {
    let noun = measure_noun(lang);
    match (from, to) {
        (None, Some(to)) => arrived(lang, noun, &figures(lang, to)),
        (Some(from), None) => gone(lang, noun, &short(&from.name)),
        (Some(from), Some(to)) => measure_edited(lang, from, to),
        (None, None) => noun.to_owned(),
    }
}

fn measure_edited(lang: Lang, from: &Measure, to: &Measure) -> String {
    let name = short(&to.name);
    if from.name != to.name {
        return moved(lang, measure_noun(lang), &short(&from.name), &name);
    }
    let new_target = (from.target != to.target).then(|| {
        let (from, to) = (amount(lang, from.target), amount(lang, to.target));
        target(lang, &from, &to)
    });
    if from.done == to.done {
        return match new_target {
            Some(new_target) => format!("{name} {new_target} {}", short(&to.unit)),
            None => edited(lang, measure_noun(lang), &figures(lang, to)),
        };
    }
    let done = moved(
        lang,
        &name,
        &amount(lang, from.done),
        &amount(lang, to.done),
    );
    let done = format!("{done} {}", short(&to.unit));
    match new_target {
        Some(new_target) => remarked(lang, &done, &new_target),
        None => done,
    }
}

/// Name, done, target and unit: 车站 6/8 座.
fn figures(lang: Lang, measure: &Measure) -> String {
    let (name, unit) = (short(&measure.name), short(&measure.unit));
    match (measure.done, measure.target) {
        (Some(done), Some(target)) => format!("{name} {done}/{target} {unit}"),
        (Some(done), None) => format!("{name} {done} {unit}"),
        (None, Some(amount)) => {
            let goal = lang.pick("目标", "target");
            format!("{name} {goal} {amount} {unit}")
        }
        (None, None) => name,
    }
}

fn amount(lang: Lang, amount: Option<Quantity>) -> String {
    amount.map_or_else(|| nothing(lang).to_owned(), |amount| amount.to_string())
}

/// Tells a change of a problem.
pub(super) fn problem(
    lang: Lang,
    number: u32,
    from: Option<&Problem>,
    to: Option<&Problem>,
    board: &Board,
) -> String {
    let subject = format!("{} {number}", problem_noun(lang));
    let was_cleared = from.is_some_and(|from| from.cleared.is_some());
    match (to, to.and_then(|to| to.cleared.as_ref())) {
        (None, _) => gone(lang, problem_noun(lang), &number.to_string()),
        (Some(_), Some(clearing)) => cleared(lang, number, &short(&clearing.note)),
        (Some(_), None) if was_cleared => reopened_problem(lang, number),
        (Some(to), None) => {
            let told = labelled(lang, &subject, &short(&to.text));
            let details: Vec<String> = [
                to.owner.map(|dept| dept_name(lang, dept, board)),
                to.ask.map(|ask| trade::ask_level(lang, ask).to_owned()),
                to.limit
                    .as_ref()
                    .map(|due| limit(lang, &deadline_words(lang, Some(due)))),
            ]
            .into_iter()
            .flatten()
            .collect();
            if details.is_empty() {
                told
            } else {
                remarked(lang, &told, &details.join(lang.pick("，", ", ")))
            }
        }
    }
}
