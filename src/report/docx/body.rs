//! The page itself: paragraphs, tables, and sections that lie across where a table is wide.

use std::borrow::Cow;

use super::super::block::{Align, Block, Chart, Column, Figure, Item, Table, Tone};
use super::super::cell::Cell;
use super::escaped;
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::width::columns;

/// The room for text of an upright and of a lying page, in twentieths of a point: A4 less the margins of official papers.
const UPRIGHT: usize = 8_845;
const ACROSS: usize = 13_780;
/// With more columns a table lies across.
const MANY: usize = 8;
/// A column is taken for no wider than so many letters, so that one long text does not squeeze the others.
const WIDEST: usize = 36;
/// Up to so many letters a column is short.
const SHORT: usize = 14;
/// The width of a narrow letter of a table, and what a cell needs beside its text, in twentieths of a point.
const LETTER: usize = 96;
const PADDING: usize = 140;
/// Of a chart: room for the names, the longest bar, and the figure behind it, in twentieths of a point.
const BAR_NAME: usize = 2_400;
const BAR: usize = 4_800;
const BAR_FIGURE: usize = 900;

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Upright,
    Across,
}

impl Page {
    /// The end of a section: size and margins, and the footer with the page's number.
    fn section(self) -> String {
        let size = match self {
            Self::Upright => r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
            Self::Across => r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
        };
        let margins = match self {
            Self::Upright => r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1587""#,
            Self::Across => r#"w:top="1587" w:right="1529" w:bottom="1474" w:left="1529""#,
        };
        format!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>{size}\
             <w:pgMar {margins} w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr>"
        )
    }

    const fn room(self) -> usize {
        match self {
            Self::Upright => UPRIGHT,
            Self::Across => ACROSS,
        }
    }
}

pub(super) fn document(lang: Lang, blocks: &[Block]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>",
    );
    let pages = pages(blocks);
    let mut page = Page::Upright;
    for (block, next) in blocks.iter().zip(pages) {
        if next != page {
            // A section ends in the properties of its last paragraph.
            out.push_str(&paragraph("Cell", &page.section(), ""));
            page = next;
        }
        out.push_str(&write(lang, block, page));
    }
    out.push_str(&page.section());
    out.push_str("</w:body></w:document>");
    out
}

/// How the page lies under each block: a heading goes with what stands below it.
fn pages(blocks: &[Block]) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let mut next = Page::Upright;
    for (place, block) in blocks.iter().enumerate().rev() {
        let before = place.checked_sub(1).and_then(|place| blocks.get(place));
        let is_under_heading = matches!(before, Some(Block::Heading { .. }));
        next = match block {
            Block::Table(table) if table.columns.len() > MANY => Page::Across,
            Block::Heading { .. } | Block::Subheading(_) => next,
            // A heading and a remark alone would leave a page almost empty.
            Block::Text(_) | Block::List(_) if is_under_heading => next,
            _ => Page::Upright,
        };
        pages.push(next);
    }
    pages.reverse();
    pages
}

fn write(lang: Lang, block: &Block, page: Page) -> String {
    match block {
        Block::Title(text) => paragraph("Title", "", &run(text, "")),
        Block::Heading { text, .. } => paragraph("Heading1", "", &run(text, "")),
        Block::Subheading(text) => paragraph("Heading2", "", &run(text, "")),
        Block::Text(text) => paragraph("Normal", "", &run(text, "")),
        Block::List(items) => items.iter().map(|found| item(lang, found)).collect(),
        Block::Table(found) => table(found, page),
        Block::Figures(found) => figures(lang, found),
        Block::Chart(found) => chart(found),
    }
}

fn paragraph(style: &str, more: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{runs}</w:p>")
}

/// A text; line breaks in it are breaks of the line.
fn run(text: &str, look: &str) -> String {
    let lines: Vec<String> = escaped(text)
        .split('\n')
        .map(|line| format!("<w:t xml:space=\"preserve\">{line}</w:t>"))
        .collect();
    let look = if look.is_empty() {
        String::new()
    } else {
        format!("<w:rPr>{look}</w:rPr>")
    };
    format!("<w:r>{look}{}</w:r>", lines.join("<w:br/>"))
}

fn item(lang: Lang, item: &Item) -> String {
    let about = run(&format!("{}{}", item.about, words::colon(lang)), "<w:b/>");
    paragraph("Normal", "", &format!("{about}{}", run(&item.text, "")))
}

/// The figures in one sentence.
fn figures(lang: Lang, figures: &[Figure]) -> String {
    let told: Vec<String> = figures
        .iter()
        .map(|figure| words::figure(lang, &figure.name, figure.number, figure.change))
        .collect();
    paragraph("Normal", "", &run(&told.join(words::comma(lang)), ""))
}

/// A table of bars: each is a shaded cell as long as its number, with the number behind it.
fn chart(chart: &Chart) -> String {
    let rows = chart.bars.iter().map(|bar| {
        let length = chart.length(bar, BAR).max(1);
        let rest = BAR - length + 1;
        format!(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}{}{}</w:tr>",
            bar_cell(BAR_NAME, "", &bar.name),
            bar_cell(length, shade(bar.tone), ""),
            bar_cell(rest + BAR_FIGURE, "", &bar.number.to_string()),
        )
    });
    let rows: String = rows.collect();
    let whole = BAR_NAME + BAR + BAR_FIGURE + 1;
    format!(
        "{}<w:tbl><w:tblPr><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{whole}\"/></w:tblGrid>{rows}</w:tbl>\
         <w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p>",
        paragraph("CellHead", "<w:keepNext/>", &run(&chart.name, ""))
    )
}

fn bar_cell(width: usize, shade: &str, text: &str) -> String {
    let shade = if shade.is_empty() {
        String::new()
    } else {
        format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/>")
    };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>{}</w:tc>",
        paragraph("Cell", "", &run(text, ""))
    )
}

/// The ground of a bar.
const fn shade(tone: Tone) -> &'static str {
    match tone {
        Tone::Red => "C00000",
        Tone::Yellow => "FFC000",
        Tone::Green => "70AD47",
        Tone::Plain | Tone::Blue => "5B9BD5",
        Tone::Grey => "A6A6A6",
    }
}

/// A table over the whole width; its head stands again on every page, and no row is torn.
fn table(table: &Table, page: Page) -> String {
    let widths = widths(table, page.room());
    let grid: Vec<String> = widths
        .iter()
        .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
        .collect();
    let grid = grid.concat();
    let head = row(
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        table
            .columns
            .iter()
            .map(|column| column.name.as_ref().into()),
        table,
        &widths,
        "CellHead",
    );
    let rows: String = table
        .rows
        .iter()
        .map(|cells| {
            row(
                "<w:trPr><w:cantSplit/></w:trPr>",
                cells.iter().map(Cell::shown),
                table,
                &widths,
                "Cell",
            )
        })
        .collect();
    let whole: usize = widths.iter().sum();
    // The empty paragraph keeps two tables apart.
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>\
         <w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p>"
    )
}

fn row<'a>(
    properties: &str,
    cells: impl Iterator<Item = Cow<'a, str>>,
    table: &Table,
    widths: &[usize],
    style: &str,
) -> String {
    let cells: String = cells
        .zip(&table.columns)
        .zip(widths)
        .map(|((text, column), width)| cell(&text, column, *width, style))
        .collect();
    format!("<w:tr>{properties}{cells}</w:tr>")
}

fn cell(text: &str, column: &Column, width: usize, style: &str) -> String {
    let side = match column.align {
        Align::Left => "",
        Align::Right => "<w:jc w:val=\"right\"/>",
    };
    let shade = if style == "CellHead" {
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E6E6\"/>"
    } else {
        ""
    };
    let text = paragraph(style, side, &run(text, ""));
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}<w:vAlign w:val=\"center\"/></w:tcPr>{text}</w:tc>"
    )
}

/// Shares the room out: a short column gets what it needs, so that no date is torn; the long ones share what is left.
fn widths(table: &Table, room: usize) -> Vec<usize> {
    let wanted: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cells = table.rows.iter().filter_map(|row| row.get(index));
            let widest = cells.map(|cell| columns(&cell.shown())).max().unwrap_or(0);
            widest.max(columns(&column.name)).min(WIDEST) * LETTER + PADDING
        })
        .collect();
    let whole: usize = wanted.iter().sum::<usize>().max(1);
    if whole <= room {
        return wanted.iter().map(|width| width * room / whole).collect();
    }
    let is_short = |width: usize| width <= SHORT * LETTER + PADDING;
    let short: usize = wanted.iter().filter(|width| is_short(**width)).sum();
    let long = whole.saturating_sub(short);
    match room
        .checked_sub(short)
        .filter(|left| *left >= long / 3 && long > 0)
    {
        Some(left) => wanted
            .iter()
            .map(|width| {
                if is_short(*width) {
                    *width
                } else {
                    width * left / long
                }
            })
            .collect(),
        // So many short columns that nothing is left for the others: everybody gives way.
        None => wanted.iter().map(|width| width * room / whole).collect(),
    }
}
