//! Tables: the head stands again on every page, no row is torn, no date is broken.

use super::super::block::{Align, Column, Table};
use super::super::cell::Cell;
use super::body::{Page, line};
use crate::i18n::Lang;
use crate::text::width::columns;

/// A column is taken for no wider than so many letters, so that one long text does not squeeze the others.
const WIDEST: usize = 36;
/// The least that a column of words is squeezed to.
const LEAST: usize = 6;
/// What a cell needs beside its text: its margins, and the little that Word puts between Chinese and digits. In
/// twentieths of a point.
const PADDING: usize = 220;
/// With so many columns a table is a form: names and what is filled in.
const FORM: usize = 2;
/// With more columns a table lies across, however short its words.
const MANY: usize = 8;
/// With more rows a page of its own is worth it.
const LONG: usize = 30;
/// With more columns letters are small.
const AIRY: usize = 5;
/// The least height of a row that is filled in by hand, in twentieths of a point.
const BY_HAND: &str = "<w:trHeight w:val=\"760\" w:hRule=\"atLeast\"/>";

/// How large the letters of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    /// 小四号
    Large,
    /// 五号
    Middle,
    /// 小五号
    Small,
}

impl Size {
    const fn of(table: &Table) -> Self {
        match table.columns.len() {
            0..=FORM => Self::Large,
            3..=AIRY => Self::Middle,
            _ => Self::Small,
        }
    }

    const fn style(self) -> &'static str {
        match self {
            Self::Large => "CellLarge",
            Self::Middle => "Cell",
            Self::Small => "CellSmall",
        }
    }

    const fn head(self) -> &'static str {
        match self {
            Self::Large => "CellHeadLarge",
            Self::Middle => "CellHead",
            Self::Small => "CellHeadSmall",
        }
    }

    /// The width of a narrow letter, in twentieths of a point.
    const fn letter(self) -> usize {
        match self {
            Self::Large => 126,
            Self::Middle => 111,
            Self::Small => 96,
        }
    }
}

/// Whether a table asks for a page that lies across: it has very many columns, or very many rows whose words would be cut
/// up upright.
pub(super) fn lies_across(table: &Table) -> bool {
    let count = table.columns.len();
    let asked = || {
        wanted(table, Size::of(table).letter())
            .iter()
            .sum::<usize>()
    };
    count > MANY
        || count > AIRY && table.rows.len() > LONG && asked() > Page::Upright.room() * 5 / 4
}

/// A table over the whole width.
pub(super) fn table(lang: Lang, table: &Table, page: Page) -> String {
    let size = Size::of(table);
    let widths = widths(table, page.room(), size.letter());
    let grid: Vec<String> = widths
        .iter()
        .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
        .collect();
    let grid = grid.concat();
    let heads = table.columns.iter().zip(&widths);
    let heads: String = heads
        .map(|(column, width)| head(lang, &column.name, *width, size))
        .collect();
    let rows: String = table
        .rows
        .iter()
        .map(|cells| row(lang, cells, table, &widths, size))
        .collect();
    let whole: usize = widths.iter().sum();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{rows}</w:tbl>"
    )
}

fn row(lang: Lang, cells: &[Cell], table: &Table, widths: &[usize], size: Size) -> String {
    let is_blank = |cell: &Cell| matches!(cell, Cell::Text(text) if text.is_empty());
    let height = if cells.iter().any(is_blank) {
        BY_HAND
    } else {
        ""
    };
    let is_form = table.columns.len() == FORM;
    let places = table.columns.iter().zip(widths).enumerate();
    let written: String = cells
        .iter()
        .zip(places)
        .map(|(cell, (place, (column, width)))| {
            let text = cell.shown();
            if is_form && place == 0 {
                head(lang, &text, *width, size)
            } else {
                plain(lang, &text, column, *width, size)
            }
        })
        .collect();
    format!("<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{written}</w:tr>")
}

fn head(lang: Lang, text: &str, width: usize, size: Size) -> String {
    let text = line(lang, size.head(), "", text);
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/></w:tcPr>{text}</w:tc>"
    )
}

fn plain(lang: Lang, text: &str, column: &Column, width: usize, size: Size) -> String {
    let align = match column.align {
        Align::Left => "",
        Align::Right => "<w:jc w:val=\"right\"/>",
    };
    let text = line(lang, size.style(), align, text);
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>")
}

/// Shares the room out: where it is too little the widest columns of words give way first, so that no date is torn.
fn widths(table: &Table, room: usize, letter: usize) -> Vec<usize> {
    let wanted = wanted(table, letter);
    let whole: usize = wanted.iter().sum::<usize>().max(1);
    if whole <= room {
        return wanted.iter().map(|width| width * room / whole).collect();
    }
    let rigid: Vec<bool> = (0..table.columns.len())
        .map(|index| is_rigid(table, index))
        .collect();
    let under = |cap: usize| -> Vec<usize> {
        let columns = wanted.iter().zip(&rigid);
        let cut = columns.map(|(width, rigid)| if *rigid { *width } else { (*width).min(cap) });
        cut.collect()
    };
    let fits = |cap: &usize| under(*cap).iter().sum::<usize>() <= room;
    let least = LEAST * letter + PADDING;
    let widest = wanted.iter().copied().max().unwrap_or(least);
    match (least..=widest).rev().find(fits) {
        Some(cap) => under(cap),
        // So many columns that nothing is left for words: everybody gives way.
        None => wanted.iter().map(|width| width * room / whole).collect(),
    }
}

/// What each column would take if there were room enough.
fn wanted(table: &Table, letter: usize) -> Vec<usize> {
    (0..table.columns.len())
        .map(|index| widest(table, index).min(WIDEST) * letter + PADDING)
        .collect()
}

/// How many columns of letters the widest cell of a column takes, its head with it.
fn widest(table: &Table, index: usize) -> usize {
    let head = table.columns.get(index).map_or("", |column| &column.name);
    let cells = table.rows.iter().filter_map(|row| row.get(index));
    let cells = cells.map(|cell| columns(&cell.shown()));
    cells.max().unwrap_or(0).max(columns(head))
}

/// Whether a column has only numbers and days, which cannot be broken.
fn is_rigid(table: &Table, index: usize) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.get(index));
    cells.all(|cell| !matches!(cell, Cell::Text(_)))
}
