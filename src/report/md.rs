//! The weekly summary as Markdown (CommonMark with tables).

use super::block::{Align, Block, Column, Item, Table};
use super::page::page;
use super::week::WeekReport;
use crate::i18n::Lang;
use crate::i18n::report::colon;
use crate::text::safe::markdown;

/// Writes a report.
pub fn md(lang: Lang, report: &WeekReport) -> String {
    write(lang, &page(lang, report))
}

/// Writes blocks. Every text is escaped here and nowhere else.
pub fn write(lang: Lang, blocks: &[Block]) -> String {
    let written: Vec<String> = blocks.iter().map(|found| block(lang, found)).collect();
    written.join("\n\n") + "\n"
}

fn block(lang: Lang, block: &Block) -> String {
    match block {
        Block::Title(text) => format!("# {}", markdown(text)),
        Block::Heading(text) => format!("## {}", markdown(text)),
        Block::Subheading(text) => format!("### {}", markdown(text)),
        Block::Text(text) => markdown(text),
        Block::List(items) => {
            let items: Vec<String> = items.iter().map(|found| item(lang, found)).collect();
            items.join("\n")
        }
        Block::Table(found) => table(found),
    }
}

fn item(lang: Lang, item: &Item) -> String {
    format!(
        "- **{}**{}{}",
        markdown(&item.about),
        colon(lang),
        markdown(&item.text)
    )
}

fn table(table: &Table) -> String {
    let heads = table.columns.iter().map(|column| markdown(column.name));
    let rules = table.columns.iter().map(rule);
    let mut lines = vec![line(heads), line(rules)];
    lines.extend(
        table
            .rows
            .iter()
            .map(|row| line(row.iter().map(|cell| markdown(cell)))),
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
