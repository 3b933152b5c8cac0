//! How sheets come out of the printer: A4, tables on its side, as wide as one page, named and numbered.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::i18n::{Lang, report as words};
use crate::text::safe::clean_line;
use crate::text::width::take_columns;

/// A4 in the numbers of Excel.
const A4: u8 = 9;
/// Excel takes 255 letters above a page; a title needs no more than a line.
const TITLE: usize = 100;
/// So much width goes onto a page before its letters are too small to read.
const READABLE: usize = 180;

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lie {
    /// For what stands one below the other.
    Upright,
    /// For tables.
    Across,
}

/// What of a sheet is printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area<'a> {
    /// How its pages lie.
    pub(super) lie: Lie,
    /// What stands above every page.
    pub(super) title: &'a str,
    /// The last row and column.
    pub(super) last: (u32, u16),
    /// The widths of the columns.
    pub(super) widths: &'a [usize],
    /// The head of the table, which stands on every page.
    pub(super) head: Option<u32>,
    /// How many columns stand on every page of a table that is wider than a page.
    pub(super) fixed: u16,
}

/// Sets a sheet up.
pub(super) fn set_up(sheet: &mut Worksheet, lang: Lang, area: Area<'_>) -> Result<(), XlsxError> {
    // `&` begins a field.
    let line = clean_line(area.title).replace('&', "&&");
    let line = take_columns(&line, TITLE).trim_end_matches('&');
    let across = area.widths.iter().sum::<usize>().div_ceil(READABLE).max(1);
    let (last_row, last_column) = area.last;
    sheet
        .set_paper_size(A4)
        .set_print_fit_to_pages(u16::try_from(across).unwrap_or(1), 0)
        .set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3)
        .set_header(format!("&L{line}&R&A"))
        .set_footer(format!("&C{}", words::page_of(lang, "&P", "&N")))
        .set_print_area(0, 0, last_row, last_column)?;
    match area.lie {
        Lie::Upright => sheet.set_portrait(),
        Lie::Across => sheet.set_landscape(),
    };
    if let Some(head) = area.head {
        sheet.set_repeat_rows(head, head)?;
    }
    if across > 1 && area.fixed > 0 {
        sheet.set_repeat_columns(0, area.fixed.saturating_sub(1))?;
        // The pages of the same projects follow each other.
        sheet.set_page_order(false);
    }
    Ok(())
}
