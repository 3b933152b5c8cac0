//! Tables of Markdown (CommonMark with GitHub's tables); the page around them is `template/page.md.j2`.

use super::block::{Align, Column, Table};
use crate::text::safe::markdown_inline;

/// Writes a page by the built-in template.
#[cfg(test)]
pub(crate) fn md(paper: &super::paper::Paper) -> String {
    super::template::page(paper, super::template::Kind::Md).unwrap()
}

/// Writes a table. Every cell is escaped here.
pub(super) fn table(table: &Table) -> String {
    let heads = table
        .columns
        .iter()
        .map(|column| markdown_inline(&column.name));
    let rules = table.columns.iter().map(rule);
    let mut lines = vec![line(heads), line(rules)];
    lines.extend(
        table
            .rows
            .iter()
            .map(|row| line(row.iter().map(|cell| markdown_inline(&cell.shown())))),
    );
    lines.join("\n")
}

fn rule(column: &Column) -> String {
    match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}
