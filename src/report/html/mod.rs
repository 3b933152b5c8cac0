//! Tables and charts of HTML; the page around them, one file that loads nothing, is `template/page.html.j2`.

pub(super) mod chart;
#[cfg(test)]
mod tests;

use super::block::{Align, Column, Table};
use super::cell::Cell;
use crate::text::safe::html as escaped;

/// Writes a page by the built-in template.
#[cfg(test)]
pub(crate) fn html(paper: &super::paper::Paper) -> String {
    super::template::page(paper, super::template::Kind::Html).unwrap()
}

/// Writes a table. What it is about is said to screen readers; it scrolls by itself, the first column stays.
pub(super) fn table(table: &Table, caption: &str) -> String {
    let caption = escaped(caption);
    let mut out = format!(
        "<div class=\"wide\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\"><table style=\"--columns:{}\">\n\
         <caption>{caption}</caption>\n<thead><tr>",
        table.columns.len()
    );
    for column in &table.columns {
        let (side, name) = (side(column), escaped(&column.name));
        out.extend(["<th scope=\"col\"", side, ">", &name, "</th>"]);
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        write_row(&mut out, &table.columns, row);
    }
    out.push_str("</tbody>\n</table></div>\n");
    out
}

/// A row; its first cell is its head, for that is what the row is about.
fn write_row(out: &mut String, columns: &[Column], row: &[Cell]) {
    out.push_str("<tr>");
    for (place, (cell, column)) in row.iter().zip(columns).enumerate() {
        let (open, close) = match place {
            0 => ("<th scope=\"row\"", "</th>"),
            _ => ("<td", "</td>"),
        };
        let class = if column.late && *cell != Cell::Empty {
            " class=\"n late\""
        } else {
            side(column)
        };
        out.extend([open, class, ">", &escaped(&cell.shown()), close]);
    }
    out.push_str("</tr>\n");
}

const fn side(column: &Column) -> &'static str {
    match column.align {
        Align::Left => "",
        Align::Right => " class=\"n\"",
    }
}
