//! The minutes laid out in one language; a neutral report, numbers before adjectives.

use super::{Item, Minutes, Row, Section};
use crate::domain::level::Level;
use crate::i18n::{Lang, date, event, minutes as words, report, trade};
use crate::report::block::{Block, Column, Table};
use crate::report::cell::{Cell, EMPTY};
use crate::report::paper::{Paper, Report};

impl Report for Minutes {
    const SCHEMA: &'static str = "duban.minutes/1";

    fn paper(&self, lang: Lang) -> Paper {
        Paper {
            lang,
            made: self.made,
            blocks: page(lang, self),
        }
    }

    fn stem(&self, lang: Lang) -> String {
        words::file(lang, &self.until.to_string())
    }
}

fn page(lang: Lang, minutes: &Minutes) -> Vec<Block> {
    let mut blocks = vec![
        Block::Title(words::title(lang, minutes.title.name(lang))),
        Block::Text(words::head(lang, &minutes.name, &span(lang, minutes))),
        Block::heading("overall", words::overall(lang)),
        Block::Text(tally(lang, minutes)),
        Block::heading("decisions", words::decisions(lang)),
    ];
    if minutes.departments.is_empty() {
        blocks.push(Block::Text(report::nothing(lang).to_owned()));
    }
    for section in &minutes.departments {
        blocks.push(Block::Subheading(heading(lang, section)));
        blocks.push(Block::Table(table(lang, section)));
    }
    let basis = minutes.events.map(|(first, last)| match last {
        _ if last == first => words::basis_of_one(lang, first),
        _ => words::basis(lang, first, last),
    });
    blocks.extend(basis.map(Block::Text));
    blocks
}

fn span(lang: Lang, minutes: &Minutes) -> String {
    let day = |day| date::day(lang, day);
    if minutes.since == minutes.until {
        day(minutes.until)
    } else {
        words::days(lang, &day(minutes.since), &day(minutes.until))
    }
}

fn tally(lang: Lang, minutes: &Minutes) -> String {
    let tally = minutes.tally;
    let told = words::tally(
        lang,
        tally.projects,
        tally.urged,
        tally.raised,
        tally.lowered,
        tally.dated,
        tally.struck,
    );
    let told = if tally.confirmed + tally.returned > 0 {
        words::verdicts(lang, &told, tally.confirmed, tally.returned)
    } else {
        told
    };
    match tally.skipped {
        Some(skipped) => words::skipped(lang, &told, skipped),
        None => words::whole(lang, &told),
    }
}

fn heading(lang: Lang, section: &Section) -> String {
    let lead = section.lead.as_ref();
    let name = lead.map_or_else(|| report::no_lead(lang), |lead| lead.name(lang));
    words::dept(lang, name, section.rows.len())
}

fn table(lang: Lang, section: &Section) -> Table {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::numbers(words::col_days(lang)),
        Column::words(words::col_decision(lang)),
        Column::words(words::col_date(lang)),
        Column::words(words::col_reason(lang)),
        Column::words(words::col_note(lang)),
    ];
    let rows = section.rows.iter().map(|found| row(lang, found));
    Table {
        columns,
        rows: rows.collect(),
        projects: section.rows.iter().map(|row| row.project.id).collect(),
    }
}

fn row(lang: Lang, row: &Row) -> Vec<Cell> {
    let join = |of: fn(Lang, &Item) -> Option<String>| {
        let texts: Vec<String> = row.items.iter().filter_map(|item| of(lang, item)).collect();
        Cell::from(texts.join(words::and(lang)))
    };
    let mut project = format!("{} {}", row.project.id, row.project.title);
    if row.inferred {
        project = report::bracketed(lang, &project, report::inferred(lang));
    }
    vec![
        project.into(),
        row.days_late.into(),
        join(|lang, item| Some(decision(lang, item))),
        join(new_date),
        join(reason),
        join(|_, item| note(item)),
    ]
}

fn decision(lang: Lang, item: &Item) -> String {
    match item {
        Item::Urged { .. } => words::urged(lang).to_owned(),
        Item::Level { from, to, rule, .. } => level(lang, *from, *to, *rule),
        Item::Date { from, .. } => {
            let from = from.as_ref().map_or(EMPTY, |due| due.phrase.as_str());
            words::dated(lang, from)
        }
        Item::Problem { text, .. } => words::problem(lang, text),
        Item::Confirmation {
            confirmed,
            stage,
            problem,
            asker,
            asked,
            ..
        } => {
            let what = match (stage, problem) {
                (Some(stage), _) => words::completion(lang, stage.name(lang)),
                (None, problem) => words::problem(lang, problem.as_deref().unwrap_or(EMPTY)),
            };
            let verdict = if *confirmed {
                words::confirmed
            } else {
                words::returned
            };
            verdict(lang, &what, asker, &asked.to_string())
        }
    }
}

fn level(lang: Lang, from: Level, to: Level, rule: Option<i64>) -> String {
    let (before, after) = (trade::level(lang, from), trade::level(lang, to));
    let told = if to == Level::None {
        words::ended(lang, before)
    } else if to > from {
        words::raised(lang, before, after)
    } else {
        words::lowered(lang, before, after)
    };
    match rule {
        Some(days) => report::bracketed(lang, &told, &event::by_rule(lang, days)),
        None => told,
    }
}

fn new_date(lang: Lang, item: &Item) -> Option<String> {
    match item {
        Item::Date { to, .. } => Some(to.as_ref().map_or_else(
            || trade::no_date(lang).to_owned(),
            |due| match due.day {
                Some(day) => report::bracketed(lang, &due.phrase, &day.to_string()),
                None => due.phrase.clone(),
            },
        )),
        Item::Urged { .. }
        | Item::Level { .. }
        | Item::Problem { .. }
        | Item::Confirmation { .. } => None,
    }
}

fn reason(lang: Lang, item: &Item) -> Option<String> {
    match item {
        Item::Date { reason, .. } => reason.map(|reason| trade::slip_reason(lang, reason).into()),
        Item::Urged { .. }
        | Item::Level { .. }
        | Item::Problem { .. }
        | Item::Confirmation { .. } => None,
    }
}

fn note(item: &Item) -> Option<String> {
    let note = match item {
        Item::Urged { note } | Item::Problem { note, .. } => Some(note),
        Item::Level { note, .. } | Item::Date { note, .. } | Item::Confirmation { note, .. } => {
            note.as_ref()
        }
    };
    note.filter(|note| !note.is_empty()).cloned()
}
