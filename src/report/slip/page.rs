//! The slip laid out in one language: a form, then the lines of the receipt.

use super::{OpenProblem, Slip};
use crate::domain::slip::SlipNumber;
use crate::i18n::{Lang, date, event, report, slip as words, trade};
use crate::report::block::{Block, Column, Table};
use crate::report::cell::Cell;
use crate::report::paper::{Paper, Report};
use crate::report::week::{Due, Lead};

impl Report for Slip {
    const SCHEMA: &'static str = "duban.slip/1";

    fn stem(&self, lang: Lang) -> String {
        words::file(lang, self.number.year, self.number.nth, self.project.id.0)
    }

    fn paper(&self, lang: Lang) -> Paper {
        let number = number(lang, self.number);
        let blocks = vec![
            Block::Title(words::title(lang, self.title.name(lang), self.to)),
            Block::Text(words::head(lang, &number, &date::day(lang, self.issued))),
            Block::Table(form(lang, self)),
            Block::Table(receipt(lang)),
            Block::Text(words::basis(lang, self.event, &date::day(lang, self.on))),
        ];
        Paper {
            lang,
            made: self.made,
            blocks,
        }
    }
}

/// A field to be filled in by hand.
const fn by_hand() -> Cell {
    Cell::Text(String::new())
}

fn number(lang: Lang, number: SlipNumber) -> String {
    words::number(lang, number.year, number.nth)
}

fn form(lang: Lang, slip: &Slip) -> Table {
    let project = format!("{} {}", slip.project.id, slip.project.title);
    let earlier: Vec<String> = slip
        .earlier
        .iter()
        .map(|found| number(lang, *found))
        .collect();
    let cooperating: Vec<String> = slip
        .cooperating
        .iter()
        .map(|found| dept(lang, found))
        .collect();
    let lead = slip
        .lead
        .as_ref()
        .map_or_else(|| report::no_lead(lang).to_owned(), |lead| dept(lang, lead));
    let comma = report::comma(lang);
    let rows = [
        (words::project(lang), project.into()),
        (words::category(lang), slip.category.name(lang).into()),
        (words::place(lang), slip.place.clone().into()),
        (words::stage(lang), stage(lang, slip).into()),
        (words::lead(lang), lead.into()),
        (words::cooperating(lang), cooperating.join(comma).into()),
        (words::responsible(lang), slip.responsible.clone().into()),
        (words::contact(lang), slip.contact.clone().into()),
        (words::due(lang), due(lang, slip).into()),
        (words::level(lang), level(lang, slip).into()),
        (words::earlier(lang), earlier.join(comma).into()),
        (words::state(lang), state(lang, slip).into()),
        (words::problems(lang), problems(lang, &slip.problems).into()),
        (
            words::asked(lang),
            slip.asked.clone().map_or_else(by_hand, Cell::Text),
        ),
        (words::limit(lang), by_hand()),
        (words::issuer(lang), by_hand()),
    ];
    let rows = rows
        .into_iter()
        .map(|(name, value): (&str, Cell)| vec![name.into(), value]);
    Table {
        columns: vec![
            Column::words(words::matter(lang)),
            Column::words(words::content(lang)),
        ],
        rows: rows.collect(),
        projects: Vec::new(),
    }
}

fn receipt(lang: Lang) -> Table {
    let columns = [
        words::received_by(lang),
        words::signature(lang),
        words::received_on(lang),
    ];
    Table {
        columns: columns.map(Column::words).to_vec(),
        rows: vec![vec![by_hand(), by_hand(), by_hand()]],
        projects: Vec::new(),
    }
}

fn dept(lang: Lang, lead: &Lead) -> String {
    inferred(lang, lead.dept.name(lang), lead.inferred)
}

fn stage(lang: Lang, slip: &Slip) -> String {
    inferred(lang, slip.stage.stage.name(lang), slip.stage.inferred)
}

fn inferred(lang: Lang, name: &str, is_inferred: bool) -> String {
    if is_inferred {
        report::bracketed(lang, name, report::inferred(lang))
    } else {
        name.to_owned()
    }
}

/// The promise, how late it is, and what became of it.
fn due(lang: Lang, slip: &Slip) -> String {
    let Some(due) = &slip.due else {
        return trade::no_date(lang).to_owned();
    };
    let mut told = vec![day(lang, due)];
    told.extend(
        slip.days_late
            .map(|days| words::late(lang, &date::days(lang, days))),
    );
    if slip.slips > 0 {
        let days = date::days(lang, slip.slipped_days);
        told.extend(
            slip.baseline
                .as_ref()
                .map(|first| words::first(lang, &day(lang, first))),
        );
        told.push(words::slipped(lang, slip.slips, &days));
    }
    told.join(report::semicolon(lang))
}

fn day(lang: Lang, due: &Due) -> String {
    match due.day {
        Some(day) if due.phrase != day.to_string() => {
            report::bracketed(lang, &due.phrase, &day.to_string())
        }
        _ => due.phrase.clone(),
    }
}

/// From which level to which, by whom or by which rule, and what it is now if that has changed.
fn level(lang: Lang, slip: &Slip) -> String {
    let name = |level| trade::level(lang, level);
    let ground = match slip.rule {
        Some(days) => event::by_rule(lang, days),
        None => slip.actor.clone(),
    };
    let raised = words::raised(lang, name(slip.from), name(slip.to));
    let told = report::bracketed(lang, &raised, &ground);
    if slip.level == slip.to {
        told
    } else {
        format!(
            "{told}{}{}",
            report::semicolon(lang),
            words::now(lang, name(slip.level))
        )
    }
}

fn state(lang: Lang, slip: &Slip) -> Option<String> {
    let entry = slip.last_entry.as_ref()?;
    let told = words::reported(lang, &entry.text, &date::day(lang, entry.on));
    Some(if entry.sample {
        report::bracketed(lang, &told, report::sample(lang))
    } else {
        told
    })
}

fn problems(lang: Lang, problems: &[OpenProblem]) -> String {
    let told = problems.iter().map(|problem| {
        let owner = problem
            .owner
            .as_ref()
            .map(|owner| owner.name(lang).to_owned());
        let limit = problem.limit.as_ref().map(|limit| limit.phrase.clone());
        let remarks: Vec<String> = owner.into_iter().chain(limit).collect();
        if remarks.is_empty() {
            problem.text.clone()
        } else {
            report::bracketed(lang, &problem.text, &remarks.join(report::comma(lang)))
        }
    });
    told.collect::<Vec<String>>().join(report::semicolon(lang))
}
