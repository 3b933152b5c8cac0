//! `duban edit`: plain facts of a project.

use crate::cli::args::{EditArgs, FactArgs};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::event::Fact;
use crate::domain::measure::Wan;
use crate::domain::project::{Commitment, PlanClass};
use crate::error::Kind;
use crate::i18n::cli as words;

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
        return Err(Trouble::usage(words::nothing_to_edit(cx.lang)));
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
        let known = PlanClass::ALL.map(PlanClass::key);
        facts.push(Fact::PlanClass(
            class
                .map(|key| word(cx, &key, PlanClass::from_key(&key), &known))
                .transpose()?,
        ));
    }
    if let Some(commitment) = text(&args.commitment) {
        let known = Commitment::ALL.map(Commitment::key);
        let read = |key: String| word(cx, &key, Commitment::from_key(&key), &known);
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
        .map_err(|_| Trouble::usage(words::not_a_number(cx.lang, text)))
}

/// A word of a short list, or what the list is.
pub(super) fn word<T>(
    cx: &Cx<'_>,
    text: &str,
    found: Option<T>,
    known: &[&str],
) -> Result<T, Trouble> {
    found.ok_or_else(|| Trouble::usage(words::not_one_of(cx.lang, text, &known.join(", "))))
}
