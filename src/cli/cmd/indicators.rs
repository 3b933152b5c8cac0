//! `duban indicators`: the plan's indicator table, target and actual by year.

use serde::Serialize;

use super::export;
use crate::cli::args::{IndicatorsArgs, LedgerFormat};
use crate::cli::{Cx, Done, Shape, Trouble};
use crate::domain::board::{Board, SourceRef};
use crate::domain::indicator::{self, Figure, Placed, ValueKind, Verdict, in_order};
use crate::error::Kind;
use crate::i18n::indicator as words;
use crate::i18n::ledger::cannot_make;
use crate::i18n::{Lang, trade};
use crate::report::cell::Cell;
use crate::report::ledger::{Heading, Ledger};
use crate::report::{csv, xlsx};

pub(crate) fn run(cx: &mut Cx<'_>, args: &IndicatorsArgs) -> Done {
    let look = cx.look()?;
    let (lang, board) = (cx.lang, &look.state.board);
    let rows = in_order(&board.indicators);
    let years: Vec<i32> = match args.year {
        Some(year) => vec![year],
        None => indicator::years(&board.indicators).into_iter().collect(),
    };
    if cx.out.is_json() {
        let views: Vec<_> = rows.iter().map(|row| view(row, &years, board)).collect();
        return cx.print(|out| out.json(&views));
    }
    if rows.is_empty() {
        return cx.print(|out| out.line(words::none_found(lang)));
    }
    let columns = columns(&rows, &years, args.year.is_some());
    let mut header: Vec<String> = match lang {
        Lang::Zh => ["序号", "指标", "单位", "性质", "责任部门"],
        Lang::En => ["No", "Indicator", "Unit", "Nature", "Departments"],
    }
    .map(str::to_owned)
    .into();
    header.extend(columns.iter().map(|column| match column {
        Column::Cell(year, kind) => words::of_year(lang, *year, words::kind(lang, *kind)),
        Column::Verdict(year) => words::of_year(lang, *year, lang.pick("完成情况", "result")),
    }));
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| line(lang, row, &columns, board))
        .collect();
    if args.format.is_some() || args.output.is_some() {
        return file(cx, args, header, lines);
    }
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let is_judged = columns.iter().any(|c| matches!(c, Column::Verdict(_)));
    let is_table = matches!(cx.out.shape(), Shape::Table(_));
    cx.print(|out| {
        out.rows(&header, &lines)?;
        if is_judged && is_table {
            out.line(words::how_judged(lang))?;
        }
        Ok(())
    })
}

/// Writes the table for a spreadsheet.
fn file(
    cx: &mut Cx<'_>,
    args: &IndicatorsArgs,
    header: Vec<String>,
    lines: Vec<Vec<String>>,
) -> Done {
    let cells = |line: Vec<String>| line.into_iter().map(Cell::from).collect();
    let sheet = Ledger {
        lang: cx.lang,
        name: cx.lang.pick("规划指标", "Indicators"),
        headings: header.into_iter().map(Heading::words).collect(),
        rows: lines.into_iter().map(cells).collect(),
    };
    let output = args.output.as_deref();
    let format = match args.format {
        Some(format) => format,
        None => export::by_value(cx.lang, output)?.unwrap_or(LedgerFormat::Csv),
    };
    let bytes = match format {
        LedgerFormat::Xlsx => xlsx::xlsx(&sheet, &mut |_| ()).map_err(|error| error.to_string()),
        LedgerFormat::Csv => {
            csv::csv(&sheet, export::mark(cx, false, output)).map_err(|error| error.to_string())
        }
    };
    let bytes = bytes.map_err(|what| Trouble::new(Kind::Failed, cannot_make(cx.lang, &what)))?;
    export::deliver(
        cx,
        &bytes,
        sheet.rows.len(),
        format == LedgerFormat::Xlsx,
        output,
    )
}

/// A column behind the row's definition.
#[derive(Debug, Clone, Copy)]
enum Column {
    Cell(i32, ValueKind),
    Verdict(i32),
}

/// The columns that have anything in them; all of a year's where that year was asked for.
fn columns(rows: &[Placed<'_>], years: &[i32], is_asked: bool) -> Vec<Column> {
    let mut columns = Vec::new();
    for year in years {
        for kind in ValueKind::ALL {
            let mut cells = rows.iter().map(|row| row.indicator.cells(kind));
            if is_asked || cells.any(|cells| cells.contains_key(year)) {
                columns.push(Column::Cell(*year, kind));
            }
        }
        if is_asked || rows.iter().any(|r| r.indicator.verdict(*year).is_some()) {
            columns.push(Column::Verdict(*year));
        }
    }
    columns
}

fn line(lang: Lang, row: &Placed<'_>, columns: &[Column], board: &Board) -> Vec<String> {
    let indicator = row.indicator;
    let departments = indicator.departments.iter();
    let departments: Vec<&str> = departments
        .filter_map(|id| Some(trade::dept_short(lang, board.department(*id)?)))
        .collect();
    // A space at the beginning of a cell would be lost in the table.
    let indent = if row.depth == 0 {
        String::new()
    } else {
        format!("{} ", "-".repeat(row.depth))
    };
    let mut cells = vec![
        indicator.number.clone(),
        format!("{indent}{}", indicator.name),
        indicator.unit.clone(),
        words::nature(lang, indicator.nature).to_owned(),
        departments.join(lang.pick("、", ", ")),
    ];
    cells.extend(columns.iter().map(|column| {
        match column {
            Column::Cell(year, kind) => {
                let cell = indicator.cells(*kind).get(year);
                cell.map(|cell| cell.text.clone()).unwrap_or_default()
            }
            Column::Verdict(year) => indicator
                .verdict(*year)
                .map(|verdict| words::verdict(lang, verdict).to_owned())
                .unwrap_or_default(),
        }
    }));
    cells
}

#[derive(Debug, Serialize)]
struct DeptView<'a> {
    name: &'a str,
    short: &'a str,
}

#[derive(Debug, Serialize)]
struct FigureView<'a> {
    text: &'a str,
    number: Option<String>,
    comparator: Option<&'static str>,
    unit: &'a str,
    source: Option<&'a SourceRef>,
}

#[derive(Debug, Serialize)]
struct YearView<'a> {
    year: i32,
    target: Option<FigureView<'a>>,
    actual: Option<FigureView<'a>>,
    verdict: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct IndicatorView<'a> {
    key: &'a str,
    number: &'a str,
    parent: Option<&'a str>,
    depth: usize,
    name: &'a str,
    unit: &'a str,
    nature: Option<&'static str>,
    departments: Vec<DeptView<'a>>,
    source: Option<&'a SourceRef>,
    years: Vec<YearView<'a>>,
}

fn view<'a>(row: &Placed<'a>, years: &[i32], board: &'a Board) -> IndicatorView<'a> {
    let indicator = row.indicator;
    let known = indicator.departments.iter();
    let of_year = |year: &i32| YearView {
        year: *year,
        target: indicator.targets.get(year).map(figure),
        actual: indicator.actuals.get(year).map(figure),
        verdict: indicator.verdict(*year).map(Verdict::key),
    };
    let spoken = indicator.years();
    IndicatorView {
        key: row.key,
        number: &indicator.number,
        parent: indicator.parent.as_deref(),
        depth: row.depth,
        name: &indicator.name,
        unit: &indicator.unit,
        nature: indicator.nature.map(indicator::Nature::key),
        departments: known
            .filter_map(|id| board.department(*id))
            .map(|dept| DeptView {
                name: &dept.name,
                short: &dept.short,
            })
            .collect(),
        source: indicator.source.as_ref(),
        years: years
            .iter()
            .filter(|year| spoken.contains(year))
            .map(of_year)
            .collect(),
    }
}

fn figure(figure: &Figure) -> FigureView<'_> {
    FigureView {
        text: &figure.text,
        number: figure.number.map(|(_, number)| number.to_string()),
        comparator: figure.number.map(|(comparator, _)| comparator.key()),
        unit: &figure.unit,
        source: figure.source.as_ref(),
    }
}

#[cfg(test)]
mod tests;
