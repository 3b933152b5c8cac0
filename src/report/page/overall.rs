//! 一、总体情况 in words.

use super::super::block::{Block, Column, Item, Table};
use super::super::week::{Count, Overall, ProjectRef, Tally, Unreported};
use super::cell;
use crate::i18n::{Lang, report as words};

pub(super) fn section(lang: Lang, overall: &Overall) -> Vec<Block> {
    vec![
        Block::Heading(words::overall(lang).to_owned()),
        Block::Text(standing(lang, overall)),
        Block::Text(words::moves(
            lang,
            overall.new.len(),
            overall.started.len(),
            overall.completed.len(),
            overall.in_use.len(),
            overall.left.len(),
        )),
        Block::Text(words::lights(lang, &with_changes(lang, &overall.lights))),
        Block::Text(reporting(lang, overall)),
        Block::List(lists(lang, overall)),
        Block::Table(counts(lang, overall)),
    ]
}

fn standing(lang: Lang, overall: &Overall) -> String {
    let stages = overall.stages.iter().map(|stage| {
        let number = words::number(lang, stage.tally.count);
        named(lang, stage.label.name(lang), &number)
    });
    let stages: Vec<String> = stages.collect();
    let total = words::total(
        lang,
        &tally(lang, overall.total),
        &stages.join(words::comma(lang)),
    );
    let sides = words::sides(
        lang,
        &words::number(lang, overall.suspended.count),
        &words::number(lang, overall.cancelled.count),
    );
    format!("{total}{}{sides}", lang.pick("", " "))
}

fn named(lang: Lang, name: &str, number: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}{number}"),
        Lang::En => format!("{name} {number}"),
    }
}

/// A number with its change against last week.
fn tally(lang: Lang, tally: Tally) -> String {
    let number = words::number(lang, tally.count);
    words::bracketed(lang, &number, &words::change(lang, tally.change))
}

fn with_changes(lang: Lang, counts: &[Count]) -> String {
    let told = counts
        .iter()
        .map(|count| named(lang, count.label.name(lang), &tally(lang, count.tally)));
    told.collect::<Vec<String>>().join(words::comma(lang))
}

fn reporting(lang: Lang, overall: &Overall) -> String {
    let reporting = &overall.reporting;
    words::reporting(
        lang,
        reporting.owed,
        reporting.reported,
        reporting.unreported.len(),
        reporting.departments,
        reporting.departments_complete,
    )
}

/// Who is behind the numbers of the week. Every line stays, so that a reader finds it in its place.
fn lists(lang: Lang, overall: &Overall) -> Vec<Item> {
    let line = |about: &str, projects: &[ProjectRef]| Item {
        about: about.to_owned(),
        text: or_nothing(lang, cell::projects(lang, projects)),
    };
    vec![
        line(words::new_list(lang), &overall.new),
        line(words::started_list(lang), &overall.started),
        line(words::completed_list(lang), &overall.completed),
        line(words::in_use_list(lang), &overall.in_use),
        line(words::left_list(lang), &overall.left),
        Item {
            about: words::unreported_list(lang).to_owned(),
            text: or_nothing(lang, unreported(lang, &overall.reporting.unreported)),
        },
    ]
}

fn or_nothing(lang: Lang, text: String) -> String {
    if text.is_empty() {
        words::nothing(lang).to_owned()
    } else {
        text
    }
}

/// How many each department owes, the most first; the projects themselves, and which lead was only inferred, stand in
/// the annex.
fn unreported(lang: Lang, missing: &[Unreported]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for missing in missing {
        let lead = missing.lead.as_ref();
        let lead = lead.map_or(words::no_lead(lang), |lead| lead.dept.name(lang));
        match counts.iter_mut().find(|(known, _)| *known == lead) {
            Some((_, count)) => *count += 1,
            None => counts.push((lead, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let told: Vec<String> = counts
        .iter()
        .map(|(lead, count)| words::owed_by(lang, lead, *count))
        .collect();
    if told.is_empty() {
        return String::new();
    }
    words::see_annex(lang, &told.join(words::comma(lang)))
}

fn counts(lang: Lang, overall: &Overall) -> Table {
    let groups = [
        (words::by_stage(lang), &overall.stages),
        (words::by_light(lang), &overall.lights),
        (words::by_class(lang), &overall.plan_classes),
    ];
    let rows = groups.into_iter().flat_map(|(group, counts)| {
        counts.iter().map(move |count| {
            vec![
                group.to_owned(),
                count.label.name(lang).to_owned(),
                count.tally.count.to_string(),
                cell::signed(count.tally.change),
            ]
        })
    });
    Table {
        columns: vec![
            Column::words(words::col_group(lang)),
            Column::words(words::col_name(lang)),
            Column::numbers(words::col_count(lang)),
            Column::numbers(words::col_change(lang)),
        ],
        rows: rows.collect(),
    }
}
