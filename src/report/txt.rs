//! A page for a terminal: 100 columns, tables aligned by what they take on the screen. A screen of another width asks
//! [`write_in`]; a file is laid out by `template/page.txt.j2`.

use super::block::{Align, Block, Column, Figure, Item, Table};
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::safe::{clean_line, clean_text};
use crate::text::width::{columns, pad, pad_left, wrap};

/// How many columns a line may take.
pub(super) const WIDTH: usize = 100;
/// What stands between the columns of a table.
const GAP: &str = "  ";
/// The least that a column of words is squeezed to.
const LEAST: usize = 6;

/// Writes a page by the built-in template.
#[cfg(test)]
pub(crate) fn txt(paper: &super::paper::Paper) -> String {
    super::template::page(paper, super::template::Kind::Txt).unwrap()
}

/// Writes a table for a page. Every cell is cleaned here.
pub(super) fn table_text(found: &Table) -> String {
    let lines = table(found, WIDTH);
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n")
}

/// Writes blocks for a screen of so many columns.
pub fn write_in(lang: Lang, blocks: &[Block], width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    let before = std::iter::once(None).chain(blocks.iter().map(Some));
    for (before, block) in before.zip(blocks) {
        if !lines.is_empty() && is_set_off(block, before) {
            lines.push(String::new());
        }
        lines.extend(write_block(lang, block, width));
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n") + "\n"
}

/// Whether an empty line stands before it: words behind a table are no row of it.
const fn is_set_off(block: &Block, before: Option<&Block>) -> bool {
    match block {
        Block::Title(_) | Block::Heading { .. } | Block::Subheading(_) => true,
        Block::Text(_) | Block::List(_) => matches!(before, Some(Block::Table(_))),
        Block::Figures(_) | Block::Chart(_) | Block::Table(_) => false,
    }
}

fn write_block(lang: Lang, block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Title(text) => underlined(text, "="),
        Block::Heading { text, .. } => underlined(text, "-"),
        Block::Subheading(text) => vec![format!("[{}]", clean_line(text))],
        Block::Text(text) => wrap(&clean_text(text), width),
        Block::List(items) => items
            .iter()
            .flat_map(|found| item(lang, found, width))
            .collect(),
        Block::Table(found) => table(found, width),
        Block::Figures(found) => figures(lang, found, width),
        // The table that it draws stands on the page too.
        Block::Chart(_) => Vec::new(),
    }
}

fn underlined(text: &str, rule: &str) -> Vec<String> {
    let text = clean_line(text).into_owned();
    let rule = rule.repeat(columns(&text));
    vec![text, rule]
}

fn item(lang: Lang, item: &Item, width: usize) -> Vec<String> {
    let told = format!(
        "{}{}{}",
        clean_line(&item.about),
        words::colon(lang),
        clean_text(&item.text)
    );
    let mut marker = "* ";
    let mut lines = Vec::new();
    for line in wrap(&told, width.saturating_sub(marker.len())) {
        lines.push(format!("{marker}{line}"));
        marker = "  ";
    }
    lines
}

fn figures(lang: Lang, figures: &[Figure], width: usize) -> Vec<String> {
    let told = figures.iter().map(|figure| {
        let said = words::figure(lang, &figure.name, figure.number, figure.change);
        clean_line(&said).into_owned()
    });
    let told = told.collect::<Vec<String>>().join(words::comma(lang));
    wrap(&told, width)
}

fn table(table: &Table, width: usize) -> Vec<String> {
    let widths = widths(table, width);
    let heads: Vec<String> = table
        .columns
        .iter()
        .map(|column| column.name.to_string())
        .collect();
    let mut lines = row(&table.columns, &widths, &heads);
    let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    lines.push(rules.join(GAP));
    for cells in &table.rows {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| clean_text(&cell.shown()).into_owned())
            .collect();
        lines.extend(row(&table.columns, &widths, &cells));
    }
    lines
}

/// One row of a table, as many lines as its tallest cell.
fn row(heads: &[Column], widths: &[usize], cells: &[String]) -> Vec<String> {
    let wrapped: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| wrap(cell, *width))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let line = |place: usize| {
        let cells = heads.iter().zip(widths).zip(&wrapped);
        let cells = cells.map(|((head, width), lines)| {
            let text = lines.get(place).map_or("", String::as_str);
            match head.align {
                Align::Left => pad(text, *width),
                Align::Right => pad_left(text, *width),
            }
        });
        cells.collect::<Vec<String>>().join(GAP)
    };
    (0..height).map(line).collect()
}

/// The columns' widths: what the widest cell takes; where that is too much in all, the widest column of words gives way
/// first, and numbers never break.
fn widths(table: &Table, width: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = table
        .columns
        .iter()
        .map(|head| columns(&head.name))
        .collect();
    let mut least: Vec<usize> = table
        .columns
        .iter()
        .map(|head| longest_word(&head.name))
        .collect();
    for cells in &table.rows {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(widest_line(&cell.shown()));
        }
        for ((least, head), cell) in least.iter_mut().zip(&table.columns).zip(cells) {
            if head.align == Align::Right {
                *least = (*least).max(widest_line(&cell.shown()));
            }
        }
    }
    let room = width.saturating_sub(GAP.len() * widths.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let can_give = widths
            .iter_mut()
            .zip(&least)
            .filter(|(width, least)| **width > **least);
        match can_give.max_by_key(|(width, _)| **width) {
            Some((widest, _)) => *widest -= 1,
            None => break,
        }
    }
    widths
}

fn widest_line(text: &str) -> usize {
    clean_text(text).split('\n').map(columns).max().unwrap_or(0)
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(columns).max().unwrap_or(0).max(LEAST)
}
