//! The weekly summary as one HTML file: nothing is loaded from elsewhere, it prints on A4, reads on a phone, and follows
//! the reader's dark mode.

mod chart;
#[cfg(test)]
mod tests;

use super::block::{Align, Block, Column, Item, Table};
use super::page::page;
use super::week::WeekReport;
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::safe::html as escaped;

const STYLE: &str = include_str!("style.css");

/// Writes a report.
pub fn html(lang: Lang, report: &WeekReport) -> String {
    let blocks = page(lang, report);
    let front = format!("{}{}", tiles(lang, report), chart::charts(lang, report));
    write(lang, &blocks, &front)
}

/// Writes blocks; `front` is put behind what stands before the first heading.
fn write(lang: Lang, blocks: &[Block], front: &str) -> String {
    let title = blocks.iter().find_map(|block| match block {
        Block::Title(text) => Some(escaped(text)),
        _ => None,
    });
    let language = lang.pick("zh-CN", "en");
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<main>\n",
        title.unwrap_or_default()
    );
    let mut sections = 0;
    for found in blocks {
        if let Block::Heading(text) = found {
            if sections == 0 {
                out.push_str(&contents(blocks));
                out.push_str(front);
            }
            sections += 1;
            for piece in [
                "<h2 id=\"s",
                &sections.to_string(),
                "\">",
                &escaped(text),
                "</h2>\n",
            ] {
                out.push_str(piece);
            }
        } else {
            out.push_str(&block(lang, found));
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// Links to the sections.
fn contents(blocks: &[Block]) -> String {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(text) => Some(text),
        _ => None,
    });
    let links: Vec<String> = headings
        .zip(1..)
        .map(|(text, number): (&String, u32)| {
            format!("<a href=\"#s{number}\">{}</a>\n", escaped(text))
        })
        .collect();
    let links = links.concat();
    format!("<nav>\n{links}</nav>\n")
}

/// The figures that a reader looks for first, each with its change against last week where there is one.
fn tiles(lang: Lang, report: &WeekReport) -> String {
    let overall = &report.overall;
    let lights = |key: &str| overall.lights.iter().find(|count| count.label.key == key);
    let light = |key: &str| {
        lights(key).map(|count| {
            (
                count.label.name(lang),
                count.tally.count,
                Some(count.tally.change),
            )
        })
    };
    let figures = [
        Some((
            words::in_books(lang),
            overall.total.count,
            Some(overall.total.change),
        )),
        light("red"),
        light("yellow"),
        Some((words::col_overdue(lang), count(report.overdue.len()), None)),
        Some((
            words::col_due_soon(lang),
            count(report.due_soon.len()),
            None,
        )),
        Some((
            words::unreported_list(lang),
            count(overall.reporting.unreported.len()),
            None,
        )),
    ];
    let tiles: Vec<String> = figures
        .into_iter()
        .flatten()
        .map(|(name, number, change)| {
            let said = match change {
                Some(change) => words::bracketed(lang, name, &words::change(lang, change)),
                None => name.to_owned(),
            };
            format!("<li><b>{number}</b><span>{}</span></li>\n", escaped(&said))
        })
        .collect();
    let tiles = tiles.concat();
    format!("<ul class=\"tiles\">\n{tiles}</ul>\n")
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn block(lang: Lang, block: &Block) -> String {
    match block {
        Block::Title(text) => format!("<h1>{}</h1>\n", escaped(text)),
        Block::Heading(text) => format!("<h2>{}</h2>\n", escaped(text)),
        Block::Subheading(text) => format!("<h3>{}</h3>\n", escaped(text)),
        Block::Text(text) => format!("<p>{}</p>\n", escaped(text)),
        Block::List(items) => {
            let items: String = items.iter().map(|found| item(lang, found)).collect();
            format!("<ul>\n{items}</ul>\n")
        }
        Block::Table(found) => table(found),
    }
}

fn item(lang: Lang, item: &Item) -> String {
    format!(
        "<li><b>{}</b>{}{}</li>\n",
        escaped(&item.about),
        words::colon(lang),
        escaped(&item.text)
    )
}

fn table(table: &Table) -> String {
    let heads: Vec<String> = table
        .columns
        .iter()
        .map(|column| {
            format!(
                "<th scope=\"col\"{}>{}</th>",
                side(column),
                escaped(column.name)
            )
        })
        .collect();
    let heads = heads.concat();
    let rows: Vec<String> = table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<String> = row
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| format!("<td{}>{}</td>", side(column), escaped(cell)))
                .collect();
            let cells = cells.concat();
            format!("<tr>{cells}</tr>\n")
        })
        .collect();
    let rows = rows.concat();
    format!(
        "<div class=\"wide\"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}

const fn side(column: &Column) -> &'static str {
    match column.align {
        Align::Left => "",
        Align::Right => " class=\"n\"",
    }
}
