//! 一、总体情况 in words, figures and charts.

use super::super::{ClassRow, Flow, Review, Row};
use super::names;
use crate::i18n::{Lang, report, review as words};
use crate::report::block::{Bar, Block, Chart, Column, Figure, Table, Tone};
use crate::report::cell::Cell;

/// At most so many groups are drawn; their tables have all.
const DRAWN: usize = 8;

/// The figures that a reader looks for first.
pub(super) fn figures(lang: Lang, review: &Review) -> Vec<Figure> {
    let results = &review.overall.results;
    let all = [
        (words::col_total(lang), results.total, Tone::Plain),
        (words::is_on_time(lang), results.on_time, Tone::Green),
        (words::is_late(lang), results.late, Tone::Yellow),
        (words::col_finished(lang), results.finished, Tone::Blue),
        (words::is_overdue(lang), results.overdue, Tone::Red),
        (words::is_unsaid(lang), results.unsaid, Tone::Grey),
    ];
    let figure = |(name, number, tone): (&str, u32, Tone)| Figure {
        name: name.to_owned(),
        number,
        change: None,
        tone,
    };
    all.into_iter().map(figure).collect()
}

pub(super) fn section(lang: Lang, review: &Review) -> Vec<Block> {
    let overall = &review.overall;
    let results = &overall.results;
    let nodes = overall.nodes;
    let sentences = [
        words::belonging_rule(
            lang,
            results.total,
            results.planned,
            results.carried,
            results.worked,
        ),
        words::results(lang, results.on_time, results.late, results.finished),
        words::open(
            lang,
            results.overdue,
            results.unsaid,
            results.ahead,
            results.no_date,
        ),
        words::sides(lang, results.suspended, results.cancelled, overall.removed),
        rates(lang, review),
        words::slips(lang, results.slips, results.slipped, results.slipped_days),
        words::nodes(
            lang,
            nodes.due,
            nodes.on_time,
            nodes.late,
            nodes.open,
            nodes.reached,
        ),
        words::flow(lang, overall.before, overall.on_board),
    ];
    let mut blocks = vec![Block::heading("overall", words::overall(lang))];
    blocks.extend(sentences.map(Block::Text));
    blocks.push(Block::Text(lights(lang, review)));
    blocks.push(Block::Table(stages(lang, review)));
    let charts = [
        achieved(lang, &review.planned.categories),
        on_time(lang, &review.planned.departments),
    ];
    let charts = charts.into_iter().filter(|chart| !chart.bars.is_empty());
    blocks.extend(charts.map(Block::Chart));
    blocks.push(Block::Subheading(words::by_class(lang).to_owned()));
    blocks.push(Block::Table(classes(lang, review)));
    blocks
}

fn lights(lang: Lang, review: &Review) -> String {
    let told = review.overall.lights.iter().map(|light| {
        let name = light.label.name(lang);
        report::figure(lang, name, light.count, None)
    });
    let told: Vec<String> = told.collect();
    report::lights(lang, &told.join(report::comma(lang)))
}

fn rates(lang: Lang, review: &Review) -> String {
    let results = &review.overall.results;
    let dated = results.on_time + results.late;
    let told = dated + results.overdue;
    let share = |percent, part, whole| {
        let told = names::share(lang, percent, part, whole);
        told.unwrap_or_else(|| report::nothing(lang).to_owned())
    };
    words::rates(
        lang,
        &share(results.achieved_percent, dated, told),
        &share(results.on_time_percent, results.on_time, dated),
        &share(results.first_percent, results.as_first_promised, dated),
        &share(results.told_percent, told, told + results.unsaid),
    )
}

/// Stages at both ends.
fn stages(lang: Lang, review: &Review) -> Table {
    let row = |flow: &Flow| {
        vec![
            flow.stage.name(lang).into(),
            flow.before.into(),
            flow.came.into(),
            flow.went.into(),
            flow.count.into(),
        ]
    };
    Table {
        columns: vec![
            Column::words(report::col_stage(lang)),
            Column::numbers(words::col_before(lang)),
            Column::numbers(words::col_came(lang)),
            Column::numbers(words::col_went(lang)),
            Column::numbers(words::col_after(lang)),
        ],
        rows: review.overall.stages.iter().map(row).collect(),
        projects: Vec::new(),
    }
}

fn classes(lang: Lang, review: &Review) -> Table {
    let row = |row: &ClassRow| {
        let mut cells = vec![Cell::from(row.class.name(lang))];
        cells.extend([row.total, row.started, row.inferred, row.finished].map(Cell::from));
        cells
    };
    Table {
        columns: vec![
            Column::words(words::col_class(lang)),
            Column::numbers(words::col_total(lang)),
            Column::numbers(words::col_started(lang)),
            Column::numbers(words::col_inferred(lang)),
            Column::numbers(words::col_finished(lang)),
        ],
        rows: review.overall.classes.iter().map(row).collect(),
        projects: Vec::new(),
    }
}

/// For the largest categories two bars: what came due, and what of it was finished. What is finished without a date, or
/// without a deadline, is in neither.
fn achieved(lang: Lang, rows: &[Row]) -> Chart {
    let counts = |row: &Row| {
        let results = &row.results;
        let finished = results.on_time + results.late;
        (finished + results.overdue + results.unsaid, finished)
    };
    let rows = rows.iter().map(|row| (row, counts(row)));
    let mut rows: Vec<(&Row, (u32, u32))> = rows.filter(|(_, (due, _))| *due > 0).collect();
    rows.sort_by_key(|(_, (due, _))| std::cmp::Reverse(*due));
    let bars = rows
        .into_iter()
        .take(DRAWN)
        .flat_map(|(row, (due, finished))| {
            let name = row.label.as_ref().map_or("", |label| label.name(lang));
            let bar = |what: &str, number, tone| Bar {
                name: format!("{name} {what}"),
                number,
                tone,
            };
            [
                bar(words::bar_planned(lang), due, Tone::Grey),
                bar(words::bar_achieved(lang), finished, Tone::Blue),
            ]
        });
    Chart {
        name: words::achieved_chart(lang).to_owned(),
        bars: bars.collect(),
    }
}

/// The on-time rate of the departments that finished most.
fn on_time(lang: Lang, rows: &[Row]) -> Chart {
    let mut rows: Vec<(&Row, u32, u32)> = rows
        .iter()
        .filter_map(|row| {
            let results = &row.results;
            Some((
                row,
                results.on_time_percent?,
                results.on_time + results.late,
            ))
        })
        .collect();
    rows.sort_by_key(|(_, _, finished)| std::cmp::Reverse(*finished));
    let bars = rows.into_iter().take(DRAWN).map(|(row, percent, _)| {
        let name = row.label.as_ref();
        Bar {
            name: name
                .map_or(report::no_lead(lang), |label| label.name(lang))
                .to_owned(),
            number: percent,
            tone: Tone::Green,
        }
    });
    Chart {
        name: words::on_time_chart(lang).to_owned(),
        bars: bars.collect(),
    }
}
