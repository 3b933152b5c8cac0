//! 三 to 六: what is late, measures, indicators, and what of the plan was adjusted.

use super::super::{
    Adjustment, IndicatorRow, LateRow, MeasureRow, PeriodKind, Review, Verdicts, YearCell,
};
use super::names;
use crate::domain::id::ProjectId;
use crate::domain::indicator::Verdict;
use crate::i18n::{Lang, indicator, report, review as words, trade};
use crate::report::block::{Block, Column, Item};
use crate::report::cell::Cell;
use crate::report::page::cell;

pub(super) fn late(lang: Lang, review: &Review) -> Vec<Block> {
    let columns = vec![
        Column::words(report::col_project(lang)),
        Column::words(report::col_lead(lang)),
        Column::words(report::col_stage(lang)),
        Column::words(report::col_due(lang)),
        Column::words(report::col_baseline(lang)),
        Column::numbers(report::col_days_late(lang)),
        Column::numbers(report::col_slips(lang)),
        Column::words(report::col_reason(lang)),
        Column::words(report::col_level(lang)),
        // Days are no words: they must not break.
        Column::numbers(words::col_last_word(lang)),
        Column::words(report::col_last(lang)),
    ];
    let rows = review.late.iter().map(|row| late_row(lang, row)).collect();
    let ids = review.late.iter().map(|row| row.project.id).collect();
    let heading = ("late", words::late(lang));
    let mut blocks = cell::table(lang, heading, columns, rows, ids).to_vec();
    let unsaid = review.overall.results.unsaid;
    if unsaid > 0 {
        blocks.push(Block::Text(words::unsaid_note(lang, unsaid)));
    }
    blocks
}

fn late_row(lang: Lang, row: &LateRow) -> Vec<Cell> {
    let reason = row.reason.map(|reason| trade::slip_reason(lang, reason));
    let reason = [reason, row.note.as_deref()];
    let reason: Vec<&str> = reason.into_iter().flatten().collect();
    let last = row.last_entry.as_ref().map(|last| {
        let text = cell::sampled(lang, &last.text, last.sample);
        format!("{} {text}", last.on)
    });
    vec![
        cell::project(&row.project).into(),
        cell::lead(lang, row.lead.as_ref()).into(),
        cell::stage(lang, &row.stage).into(),
        cell::due(row.due.as_ref()),
        cell::due(row.baseline.as_ref()),
        row.days.into(),
        row.slips.into(),
        reason.join(lang.pick("：", ": ")).into(),
        trade::level(lang, row.level).into(),
        row.last_word.into(),
        last.into(),
    ]
}

pub(super) fn measures(lang: Lang, review: &Review) -> [Block; 2] {
    let is_plan = review.period.kind == PeriodKind::Plan;
    let mut columns = vec![
        Column::words(report::col_project(lang)),
        Column::words(report::col_lead(lang)),
        Column::words(report::col_measure(lang)),
        Column::words(report::col_unit(lang)),
        Column::words(report::col_year(lang)),
        Column::numbers(report::col_target(lang)),
        Column::numbers(report::col_reached(lang)),
        Column::numbers(report::col_percent(lang)),
    ];
    if is_plan {
        columns.extend([
            Column::numbers(words::col_sum_target(lang)),
            Column::numbers(words::col_sum_done(lang)),
        ]);
    }
    let mut rows = Vec::new();
    let mut ids: Vec<ProjectId> = Vec::new();
    for row in &review.measures {
        // The sums stand in the last year's line.
        let last = row.years.len().saturating_sub(1);
        for (place, year) in row.years.iter().enumerate() {
            let mut cells = measure_row(lang, row, year);
            if is_plan {
                let sum = row.sum.filter(|_| place == last);
                cells.push(sum.and_then(|sum| sum.target).into());
                cells.push(sum.and_then(|sum| sum.done).into());
            }
            rows.push(cells);
            ids.push(row.project.id);
        }
    }
    cell::table(
        lang,
        ("measures", words::measures(lang)),
        columns,
        rows,
        ids,
    )
}

fn measure_row(lang: Lang, row: &MeasureRow, year: &YearCell) -> Vec<Cell> {
    let of = year.year.map(|year| year.to_string());
    vec![
        cell::project(&row.project).into(),
        cell::lead(lang, row.lead.as_ref()).into(),
        row.name.clone().into(),
        row.unit.clone().into(),
        of.unwrap_or_else(|| words::whole_life(lang).to_owned())
            .into(),
        year.target.into(),
        year.done.into(),
        cell::percent(year.percent),
    ]
}

pub(super) fn indicators(lang: Lang, review: &Review) -> Vec<Block> {
    let mut columns = vec![
        Column::words(report::col_number(lang)),
        Column::words(report::col_measure(lang)),
        Column::words(report::col_unit(lang)),
        Column::words(words::col_nature(lang)),
    ];
    let is_plan = review.period.kind == PeriodKind::Plan;
    if is_plan {
        let years = review.period.years();
        let heads = years.map(|year| Column::words(indicator_head(lang, year)));
        columns.extend(heads);
        columns.push(Column::words(words::col_final_target(lang)));
    } else {
        columns.extend([
            Column::words(words::col_target_of(lang)),
            Column::words(words::col_actual(lang)),
            Column::words(words::col_verdict(lang)),
        ]);
    }
    columns.push(Column::words(words::col_departments(lang)));
    let rows = review.indicators.rows.iter();
    let rows = rows.map(|row| indicator_row(lang, review, row)).collect();
    let heading = ("indicators", words::indicators(lang));
    let [heading, table] = cell::table(lang, heading, columns, rows, Vec::new());
    let mut blocks = vec![heading];
    if matches!(table, Block::Table(_)) {
        blocks.push(Block::Text(verdicts(lang, review.indicators.verdicts)));
        if is_plan {
            blocks.push(Block::Text(indicator::signs(lang)));
        }
    }
    blocks.push(table);
    blocks
}

fn verdicts(lang: Lang, counts: Verdicts) -> String {
    let told = [
        (Verdict::Met, counts.met),
        (Verdict::Missed, counts.missed),
        (Verdict::Above, counts.above),
        (Verdict::Below, counts.below),
        (Verdict::Unknown, counts.unknown),
    ];
    let told = told.map(|(verdict, count)| (indicator::verdict(lang, verdict), count));
    let unsaid = (words::is_unsaid(lang), counts.unsaid);
    let told = told.into_iter().chain([unsaid]);
    let told: Vec<String> = told
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    let list = told.join(report::comma(lang));
    words::verdicts(lang, counts.rows, counts.targets, &list)
}

fn indicator_head(lang: Lang, year: i32) -> String {
    let what = format!("{}/{}", words::col_target_of(lang), words::col_actual(lang));
    report::bracketed(lang, &year.to_string(), &what)
}

/// Over a plan each year is `target/actual sign`; over a year each has a column of its own.
fn indicator_row(lang: Lang, review: &Review, row: &IndicatorRow) -> Vec<Cell> {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let indent = lang.pick("　", "  ").repeat(row.depth);
    let mut cells = vec![
        Cell::from(row.number.clone()),
        format!("{indent}{}", row.name).into(),
        row.unit.clone().into(),
        indicator::nature(lang, row.nature).into(),
    ];
    let of = |year: i32| row.years.iter().find(|cell| cell.year == year);
    if review.period.kind == PeriodKind::Plan {
        for year in review.period.years() {
            cells.push(of(year).map_or(Cell::Empty, |cell| {
                let sign = cell.verdict.map_or("", indicator::sign);
                let told = format!("{}/{} {sign}", text(&cell.target), text(&cell.actual));
                told.trim_end().to_owned().into()
            }));
        }
        let last = of(review.period.last_year);
        cells.push(last.and_then(|cell| cell.target.clone()).into());
    } else {
        let cell = of(review.period.first_year);
        cells.push(cell.and_then(|cell| cell.target.clone()).into());
        cells.push(cell.and_then(|cell| cell.actual.clone()).into());
        let verdict = cell.and_then(|cell| cell.verdict);
        let is_unsaid = cell.is_some_and(|cell| cell.target.is_some() && cell.actual.is_none());
        let unsaid = is_unsaid.then(|| words::is_unsaid(lang));
        let verdict = verdict.map(|verdict| indicator::verdict(lang, verdict));
        cells.push(verdict.or(unsaid).into());
    }
    let names: Vec<&str> = row.departments.iter().map(|dept| dept.name(lang)).collect();
    cells.push(names.join(report::comma(lang)).into());
    cells
}

pub(super) fn adjustments(lang: Lang, review: &Review) -> Vec<Block> {
    let columns = vec![
        Column::words(report::col_kind(lang)),
        Column::words(report::col_project(lang)),
        Column::words(words::col_part(lang)),
        Column::words(words::col_before_value(lang)),
        Column::words(words::col_after_value(lang)),
        Column::numbers(report::col_days(lang)),
        Column::words(report::col_reason(lang)),
        Column::words(words::col_decision(lang)),
        Column::words(report::col_who(lang)),
        Column::numbers(report::col_on(lang)),
    ];
    let adjustments = &review.adjustments;
    let rows = adjustments.rows.iter().map(|row| adjustment_row(lang, row));
    let of = adjustments
        .rows
        .iter()
        .filter_map(|row| row.project.as_ref());
    let mut ids: Vec<ProjectId> = of.map(|project| project.id).collect();
    // A row about an indicator is about no project: then the table names none.
    if ids.len() != adjustments.rows.len() {
        ids.clear();
    }
    let heading = ("adjustments", words::adjustments(lang));
    let [heading, table] = cell::table(lang, heading, columns, rows.collect(), ids);
    let counted = adjustments.counts.iter().filter(|count| count.times > 0);
    let counted = counted.map(|count| Item {
        about: names::adjustment(lang, count.kind).to_owned(),
        text: words::times(lang, count.times, count.projects),
        project: None,
    });
    let counted: Vec<Item> = counted.collect();
    let list = (!counted.is_empty()).then_some(Block::List(counted));
    [heading].into_iter().chain(list).chain([table]).collect()
}

fn adjustment_row(lang: Lang, row: &Adjustment) -> Vec<Cell> {
    let reason = row.reason.map(|reason| trade::slip_reason(lang, reason));
    let reason = [reason, row.note.as_deref()];
    let reason: Vec<&str> = reason.into_iter().flatten().collect();
    let source = row.source.as_ref();
    // A document that speaks for itself is named once.
    let who = Some(row.actor.clone());
    let who = who.filter(|who| source.is_none_or(|source| source.title != *who));
    let source = source.map(|cite| format!("{} {}", cite.title, cite.section));
    let decision = [row.decision.clone(), source];
    let decision: Vec<String> = decision.into_iter().flatten().collect();
    let held = |held: Option<&super::super::Held>| held.map(|held| names::held(lang, held));
    vec![
        names::adjustment(lang, row.kind).into(),
        row.project.as_ref().map(cell::project).into(),
        row.part.clone().into(),
        held(row.from.as_ref()).into(),
        held(row.to.as_ref()).into(),
        row.days.map_or(Cell::Empty, Cell::Change),
        reason.join(lang.pick("：", ": ")).into(),
        decision.join(report::semicolon(lang)).into(),
        who.into(),
        row.on.into(),
    ]
}
