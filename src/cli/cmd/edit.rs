//! `duban edit`: plain facts of a project.

use crate::cli::args::{EditArgs, FactArgs};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::event::Fact;
use crate::domain::measure::Wan;
use crate::domain::project::{Commitment, PlanClass};
use crate::error::Kind;
use crate::i18n::{Lang, cli, trade};

pub(crate) fn run(cx: &mut Cx<'_>, args: &EditArgs) -> Done {
    let id = cx.id(&args.id)?;
    let mut facts = facts(cx, &args.facts)?;
    if let Some(title) = &args.title {
        facts.push(Fact::Title(title.clone()));
    }
    if let Some(category) = &args.category {
        let board = cx.board()?;
        let found = board
            .find_category(category)
            .map(|category| category.key.clone());
        let found = found.ok_or_else(|| {
            Trouble::new(
                Kind::NotFound,
                crate::i18n::refusal::no_such_category(cx.lang, category),
            )
        })?;
        facts.push(Fact::Category(found));
    }
    if facts.is_empty() {
        return Err(Trouble::usage(cli::nothing_to_edit(cx.lang)));
    }
    cx.change(Command::Edit { id, facts }, &args.how)
}

/// The facts that were named. An empty text takes a fact away.
pub(super) fn facts(cx: &Cx<'_>, args: &FactArgs) -> Result<Vec<Fact>, Trouble> {
    let text = |value: &Option<String>| {
        value
            .clone()
            .map(|value| Some(value).filter(|value| !value.is_empty()))
    };
    let mut facts = Vec::new();
    facts.extend(text(&args.place).map(Fact::Place));
    facts.extend(text(&args.task).map(Fact::Task));
    facts.extend(text(&args.remark).map(Fact::Remark));
    facts.extend(text(&args.responsible).map(Fact::Responsible));
    facts.extend(text(&args.contact).map(Fact::Contact));
    if !args.alias.is_empty() {
        facts.push(Fact::Aliases(args.alias.clone()));
    }
    if let Some(year) = text(&args.year) {
        facts.push(Fact::PlanYear(
            year.map(|year| number(cx, &year)).transpose()?,
        ));
    }
    if let Some(class) = text(&args.class) {
        facts.push(Fact::PlanClass(
            class.map(|text| word(cx, &text, &CLASSES)).transpose()?,
        ));
    }
    if let Some(commitment) = text(&args.commitment) {
        let read = |text: String| word(cx, &text, &COMMITMENTS);
        facts.push(Fact::Commitment(commitment.map(read).transpose()?));
    }
    let wan = |value: &Option<String>| -> Result<Option<Option<Wan>>, Trouble> {
        text(value)
            .map(|value| value.map(|value| number(cx, &value).map(Wan)).transpose())
            .transpose()
    };
    facts.extend(wan(&args.invest_total)?.map(Fact::InvestTotal));
    facts.extend(wan(&args.invest_plan)?.map(Fact::InvestPlan));
    facts.extend(wan(&args.invest_done)?.map(Fact::InvestDone));
    Ok(facts)
}

fn number<T: std::str::FromStr>(cx: &Cx<'_>, text: &str) -> Result<T, Trouble> {
    let folded: String = text
        .trim()
        .chars()
        .map(crate::text::fold::fold_key)
        .collect();
    folded
        .parse()
        .map_err(|_| Trouble::usage(cli::not_a_number(cx.lang, text)))
}

/// A short list of words: all values, their keys, their names in both languages.
pub(super) struct Words<'w, T> {
    /// All values.
    pub(super) all: &'w [T],
    /// Their keys.
    pub(super) key: fn(T) -> &'static str,
    /// Their names.
    pub(super) name: fn(Lang, T) -> &'static str,
}

/// A word of a short list, by key, by name, or by the beginning of a name that only one has.
pub(super) fn word<T: Copy>(cx: &Cx<'_>, text: &str, words: &Words<'_, T>) -> Result<T, Trouble> {
    let wanted = text.trim().to_lowercase();
    let names = |value: T| {
        [
            (words.key)(value),
            (words.name)(Lang::Zh, value),
            (words.name)(Lang::En, value),
        ]
    };
    let exactly = words
        .all
        .iter()
        .find(|value| names(**value).contains(&wanted.as_str()));
    let mut partly = words.all.iter().filter(|value| {
        !wanted.is_empty() && names(**value).iter().any(|name| name.starts_with(&wanted))
    });
    let only = || match (partly.next(), partly.next()) {
        (found, None) => found,
        _ => None,
    };
    exactly.or_else(only).copied().ok_or_else(|| {
        let known: Vec<String> = words
            .all
            .iter()
            .map(|value| match cx.lang {
                Lang::Zh => format!("{} {}", (words.key)(*value), (words.name)(Lang::Zh, *value)),
                Lang::En => (words.key)(*value).to_owned(),
            })
            .collect();
        Trouble::usage(cli::not_one_of(
            cx.lang,
            text,
            &known.join(cx.lang.pick("、", ", ")),
        ))
    })
}

/// The classes of a year's plan.
const CLASSES: Words<'_, PlanClass> = Words {
    all: &PlanClass::ALL,
    key: PlanClass::key,
    name: trade::plan_class,
};
/// How firmly something is promised.
const COMMITMENTS: Words<'_, Commitment> = Words {
    all: &Commitment::ALL,
    key: Commitment::key,
    name: trade::commitment,
};
