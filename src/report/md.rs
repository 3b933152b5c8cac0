//! A page as Markdown (CommonMark with tables).

use super::block::{Align, Block, Column, Figure, Item, Table};
use super::paper::Paper;
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::safe::markdown;

/// Writes a page. Every text is escaped here and nowhere else.
pub fn md(paper: &Paper) -> String {
    let blocks = paper.blocks.iter();
    let written: Vec<String> = blocks
        .filter_map(|found| block(paper.lang, found))
        .collect();
    written.join("\n\n") + "\n"
}

fn block(lang: Lang, block: &Block) -> Option<String> {
    Some(match block {
        Block::Title(text) => format!("# {}", markdown(text)),
        Block::Heading { text, .. } => format!("## {}", markdown(text)),
        Block::Subheading(text) => format!("### {}", markdown(text)),
        Block::Text(text) => markdown(text),
        Block::List(items) => {
            let items: Vec<String> = items.iter().map(|found| item(lang, found)).collect();
            items.join("\n")
        }
        Block::Table(found) => table(found),
        Block::Figures(figures) => self::figures(lang, figures),
        // The table that it draws stands on the page too.
        Block::Chart(_) => return None,
    })
}

fn item(lang: Lang, item: &Item) -> String {
    format!(
        "- **{}**{}{}",
        markdown(&item.about),
        words::colon(lang),
        markdown(&item.text)
    )
}

/// One line: each figure with its change.
fn figures(lang: Lang, figures: &[Figure]) -> String {
    let told = figures.iter().map(|figure| {
        let said = words::figure(lang, &figure.name, figure.number, figure.change);
        markdown(&said)
    });
    told.collect::<Vec<String>>().join(words::comma(lang))
}

fn table(table: &Table) -> String {
    let heads = table.columns.iter().map(|column| markdown(&column.name));
    let rules = table.columns.iter().map(rule);
    let mut lines = vec![line(heads), line(rules)];
    lines.extend(
        table
            .rows
            .iter()
            .map(|row| line(row.iter().map(|cell| markdown(&cell.shown())))),
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
