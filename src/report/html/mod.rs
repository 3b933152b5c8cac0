//! A page as one HTML file: nothing is loaded from elsewhere, it prints on A4, reads on a phone, and follows
//! the reader's dark mode.

mod chart;
#[cfg(test)]
mod tests;

use super::block::{Align, Block, Column, Figure, Item, Table};
use super::paper::Paper;
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::safe::html as escaped;

const STYLE: &str = include_str!("style.css");

/// Writes a page.
pub fn html(paper: &Paper) -> String {
    let (lang, blocks) = (paper.lang, &paper.blocks);
    let title = escaped(paper.title());
    let language = lang.pick("zh-CN", "en");
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<main>\n"
    );
    let first = blocks.iter().position(is_heading).unwrap_or(blocks.len());
    let (front, sections) = blocks.split_at(first);
    out.extend(front.iter().map(|found| block(lang, found)));
    out.push_str(&contents(sections));
    for group in sections.chunk_by(|one, next| is_chart(one) && is_chart(next)) {
        let written: String = group.iter().map(|found| block(lang, found)).collect();
        if group.first().is_some_and(is_chart) {
            out.extend(["<div class=\"charts\">\n", &written, "</div>\n"]);
        } else {
            out.push_str(&written);
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

const fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading { .. })
}

const fn is_chart(block: &Block) -> bool {
    matches!(block, Block::Chart(_))
}

/// Links to the sections.
fn contents(blocks: &[Block]) -> String {
    let links = blocks.iter().filter_map(|block| match block {
        Block::Heading { key, text } => Some(format!("<a href=\"#{key}\">{}</a>\n", escaped(text))),
        _ => None,
    });
    let links: String = links.collect();
    format!("<nav>\n{links}</nav>\n")
}

fn figures(lang: Lang, figures: &[Figure]) -> String {
    let tiles = figures.iter().map(|figure| {
        let name = &figure.name;
        let said = match figure.change {
            Some(change) => words::bracketed(lang, name, &words::change(lang, change)),
            None => name.clone(),
        };
        let (number, tone) = (figure.number, figure.tone.key());
        format!(
            "<li class=\"{tone}\"><b>{number}</b><span>{}</span></li>\n",
            escaped(&said)
        )
    });
    let tiles: String = tiles.collect();
    format!("<ul class=\"tiles\">\n{tiles}</ul>\n")
}

fn block(lang: Lang, block: &Block) -> String {
    match block {
        Block::Title(text) => format!("<h1>{}</h1>\n", escaped(text)),
        Block::Heading { key, text } => format!("<h2 id=\"{key}\">{}</h2>\n", escaped(text)),
        Block::Subheading(text) => format!("<h3>{}</h3>\n", escaped(text)),
        Block::Text(text) => format!("<p>{}</p>\n", escaped(text)),
        Block::List(items) => {
            let items: String = items.iter().map(|found| item(lang, found)).collect();
            format!("<ul>\n{items}</ul>\n")
        }
        Block::Table(found) => table(found),
        Block::Figures(found) => figures(lang, found),
        Block::Chart(found) => chart::chart(found),
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
                escaped(&column.name)
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
                .map(|(cell, column)| {
                    format!("<td{}>{}</td>", side(column), escaped(&cell.shown()))
                })
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
