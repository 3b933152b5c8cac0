//! 一、总体情况 in words, figures and charts.

use super::super::block::{Bar, Block, Chart, Column, Figure, Item, Table, Tone};
use super::super::cell::Cell;
use super::super::week::{
    Count, DepartmentRow, Label, LightChange, Overall, ProjectRef, Tally, Unreported, WeekReport,
};
use super::cell;
use crate::domain::light::Light;
use crate::i18n::{Lang, report as words};

/// At most so many departments are drawn; their table has all.
const DRAWN: usize = 10;

pub(super) fn section(lang: Lang, report: &WeekReport) -> Vec<Block> {
    let overall = &report.overall;
    let mut blocks = vec![Block::heading("overall", words::overall(lang))];
    blocks.extend(sentences(lang, overall).map(Block::Text));
    let lists = lists(lang, report);
    if !lists.is_empty() {
        blocks.push(Block::List(lists));
    }
    blocks.push(Block::Table(counts(lang, overall)));
    let charts = charts(lang, report).into_iter();
    let charts = charts.filter(|chart| !chart.bars.is_empty());
    blocks.extend(charts.map(Block::Chart));
    blocks
}

/// The figures of the week in words.
pub(super) fn sentences(lang: Lang, overall: &Overall) -> [String; 4] {
    [
        standing(lang, overall),
        words::moves(
            lang,
            overall.new.len(),
            overall.started.len(),
            overall.completed.len(),
            overall.in_use.len(),
            overall.left.len(),
        ),
        words::lights(lang, &with_changes(lang, &overall.lights)),
        reporting(lang, overall),
    ]
}

/// The figures that a reader looks for first, each with its change against last week where there is one.
pub(super) fn figures(lang: Lang, report: &WeekReport) -> Vec<Figure> {
    let overall = &report.overall;
    let mut figures = vec![Figure {
        name: words::in_books(lang).to_owned(),
        number: overall.total.count,
        change: Some(overall.total.change),
        tone: Tone::Plain,
    }];
    let told = overall.lights.iter();
    let told = told.filter(|count| ["red", "yellow"].contains(&count.label.key.as_str()));
    figures.extend(told.map(|count| Figure {
        name: count.label.name(lang).to_owned(),
        number: count.tally.count,
        change: Some(count.tally.change),
        tone: tone(&count.label.key),
    }));
    let lists = [
        (
            words::col_overdue(lang),
            report.overdue.len(),
            Tone::Red,
            Some(report.highlights.overdue.change),
        ),
        (
            words::dates_due_soon(lang),
            report.due_soon.len(),
            Tone::Yellow,
            None,
        ),
        (
            words::unreported(lang),
            overall.reporting.unreported.len(),
            Tone::Plain,
            None,
        ),
    ];
    figures.extend(lists.map(|(name, number, tone, change)| Figure {
        name: name.to_owned(),
        number: u32::try_from(number).unwrap_or(u32::MAX),
        change,
        tone,
    }));
    figures
}

/// Stages, lights, and the departments with most overdue.
fn charts(lang: Lang, report: &WeekReport) -> [Chart; 3] {
    let overall = &report.overall;
    let bars = |counts: &[Count], tone: fn(&str) -> Tone| {
        let bar = |count: &Count| Bar {
            name: count.label.name(lang).to_owned(),
            number: count.tally.count,
            tone: tone(&count.label.key),
        };
        counts.iter().map(bar).collect()
    };
    [
        Chart {
            name: words::by_stage(lang).to_owned(),
            bars: bars(&overall.stages, |_| Tone::Plain),
        },
        Chart {
            name: words::by_light(lang).to_owned(),
            bars: bars(&overall.lights, tone),
        },
        Chart {
            name: words::overdue_by_department(lang).to_owned(),
            bars: overdue(lang, &report.departments),
        },
    ]
}

/// The tone of a light.
fn tone(light: &str) -> Tone {
    match light {
        "red" => Tone::Red,
        "yellow" => Tone::Yellow,
        "green" => Tone::Green,
        "blue" => Tone::Blue,
        _ => Tone::Grey,
    }
}

fn overdue(lang: Lang, departments: &[DepartmentRow]) -> Vec<Bar> {
    let mut late: Vec<&DepartmentRow> = departments.iter().filter(|row| row.overdue > 0).collect();
    late.sort_by_key(|row| std::cmp::Reverse(row.overdue));
    let bar = |row: &&DepartmentRow| {
        let dept = row.dept.as_ref();
        let name = dept.map_or(words::no_lead(lang), |dept| dept.name(lang));
        Bar {
            name: name.to_owned(),
            number: row.overdue,
            tone: Tone::Red,
        }
    };
    late.iter().take(DRAWN).map(bar).collect()
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

/// Who is behind the numbers of the week. A number of none has no line: the sentences above have said it.
fn lists(lang: Lang, report: &WeekReport) -> Vec<Item> {
    let overall = &report.overall;
    let line = |about: &str, projects: &[ProjectRef]| Item {
        about: about.to_owned(),
        text: cell::projects(lang, projects),
        project: None,
    };
    let relieved = report.highlights.no_longer_overdue.iter();
    let relieved: Vec<ProjectRef> = relieved.map(|row| row.project.clone()).collect();
    let turned = |side: &dyn Fn(&LightChange) -> &Label| -> Vec<ProjectRef> {
        let changes = report.highlights.light_changes.iter();
        let red = changes.filter(|row| side(row).key == Light::Red.key());
        red.map(|row| row.project.clone()).collect()
    };
    let mut lists = vec![
        line(words::new_list(lang), &overall.new),
        line(words::started_list(lang), &overall.started),
        line(words::completed_list(lang), &overall.completed),
        line(words::in_use_list(lang), &overall.in_use),
        line(words::left_list(lang), &overall.left),
        line(words::newly_list(lang), &report.highlights.newly_overdue),
        line(words::relieved_list(lang), &relieved),
        line(words::red_list(lang), &turned(&|row| &row.to)),
        line(words::unred_list(lang), &turned(&|row| &row.from)),
        Item {
            about: words::unreported_list(lang).to_owned(),
            text: unreported(lang, &overall.reporting.unreported),
            project: None,
        },
    ];
    lists.retain(|item| !item.text.is_empty());
    lists
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
                Cell::from(group),
                count.label.name(lang).into(),
                count.tally.count.into(),
                Cell::Change(count.tally.change),
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
        projects: Vec::new(),
    }
}
