//! The parts of a page one below the other on a sheet: sentences across it, points and figures in cells, tables.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::super::block::{Align, Block, Figure, Item, Table};
use super::super::cell::Cell;
use super::pen::{Pen, Stress, ground, height_for, lines, whole};
use super::sheet::{Grid, Head, place};
use crate::i18n::report as words;

/// Height of the page's title and of a figure.
const TITLE: u16 = 30;
const FIGURE: u16 = 34;

/// The heads of a table.
pub(super) fn heads(table: &Table) -> Vec<Head<'_>> {
    let heads = table.columns.iter().map(|column| Head {
        name: &column.name,
        align: column.align,
    });
    heads.collect()
}

/// A sheet being filled from top to bottom.
pub(super) struct Flow<'s> {
    pub(super) sheet: &'s mut Worksheet,
    pub(super) pen: &'s Pen,
    /// The widths of its columns.
    pub(super) widths: &'s [usize],
    /// The next free row.
    pub(super) row: u32,
}

/// A row between a table or figures and what follows.
const GAP: u32 = 1;

impl Flow<'_> {
    /// The last column.
    pub(super) fn right(&self) -> u16 {
        u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// The last row that is filled, where the last part was a table.
    pub(super) const fn bottom_of_table(&self) -> u32 {
        self.row.saturating_sub(1 + GAP)
    }

    /// Writes a part and gives the row in which its table begins, if it is one.
    pub(super) fn block(&mut self, block: &Block) -> Result<Option<u32>, XlsxError> {
        let pen = self.pen;
        match block {
            Block::Title(text) => {
                self.line(text, &pen.title)?;
                self.sheet.set_row_height(self.row - 1, TITLE)?;
            }
            Block::Heading { text, .. } | Block::Subheading(text) => {
                self.line(text, &pen.caption)?;
            }
            Block::Text(text) => self.line(text, &pen.said)?,
            Block::Figures(figures) => self.figures(figures)?,
            Block::List(items) => {
                for item in items {
                    self.item(item)?;
                }
            }
            Block::Table(table) => return self.table(table).map(Some),
            Block::Chart(_) => {}
        }
        Ok(None)
    }

    /// A sentence across the whole width.
    fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.across(0, text, format)?;
        let room: usize = self.widths.iter().sum();
        self.sheet
            .set_row_height(self.row, height_for(lines(text, room)))?;
        self.row += 1;
        Ok(())
    }

    /// Writes from a column to the last one; one cell cannot be merged.
    fn across(&mut self, first: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let (row, right) = (self.row, self.right());
        let text = whole(self.pen.lang, text);
        if first < right {
            self.sheet
                .merge_range(row, first, row, right, &text, format)?;
        } else {
            self.sheet
                .write_string_with_format(row, first, text, format)?;
        }
        Ok(())
    }

    /// What it is about in the first column, what is said behind it.
    fn item(&mut self, item: &Item) -> Result<(), XlsxError> {
        let about = Cell::from(item.about.as_str());
        self.pen
            .cell(self.sheet, (self.row, 0), &about, Stress::None)?;
        let said = self
            .pen
            .said
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(0x00BF_BFBF_u32);
        self.across(1, &item.text, &said)?;
        let (first, rest) = self
            .widths
            .split_first()
            .map_or((0, 0), |(first, rest)| (*first, rest.iter().sum()));
        let high = lines(&item.about, first).max(lines(&item.text, rest));
        self.sheet.set_row_height(self.row, height_for(high))?;
        self.row += 1;
        Ok(())
    }

    /// Tiles beside each other: name, number, change.
    fn figures(&mut self, figures: &[Figure]) -> Result<(), XlsxError> {
        for line in figures.chunks(self.widths.len().max(1)) {
            for (column, figure) in (0_u16..).zip(line) {
                self.tile(column, figure)?;
            }
            self.sheet.set_row_height(self.row, height_for(1) + 4)?;
            self.sheet.set_row_height(self.row + 1, FIGURE)?;
            self.row += 3 + GAP;
        }
        Ok(())
    }

    fn tile(&mut self, column: u16, figure: &Figure) -> Result<(), XlsxError> {
        let lang = self.pen.lang;
        let base = Format::new()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_border_color(0x00BF_BFBF_u32);
        let tinted = base.clone().set_background_color(ground(figure.tone));
        let number = tinted.clone().set_bold().set_font_size(20);
        let told = words::col_change(lang);
        // The words are part of the format, so that the cell holds the number.
        let change = base.set_num_format(format!("\"{told} \"+0;\"{told} \"-0;\"{told} \"0"));
        let row = self.row;
        let name = whole(lang, &figure.name);
        self.sheet
            .write_string_with_format(row, column, name, &tinted.set_text_wrap())?;
        self.sheet
            .write_number_with_format(row + 1, column, figure.number, &number)?;
        match figure.change.and_then(|change| i32::try_from(change).ok()) {
            Some(count) => self
                .sheet
                .write_number_with_format(row + 2, column, count, &change)?,
            None => self.sheet.write_blank(row + 2, column, &change)?,
        };
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<u32, XlsxError> {
        let top = self.row;
        let heads = heads(table);
        let grid = Grid {
            heads: &heads,
            rows: &table.rows,
        };
        place(self.sheet, self.pen, top, grid, self.widths, &mut |_| ())?;
        self.row = grid.last_row(top).saturating_add(1 + GAP);
        Ok(top)
    }

    /// A small table behind the others, its head at `top` and its first cell in `column`: links to sheets, each with
    /// how many rows it has.
    pub(super) fn contents(
        &mut self,
        (top, column): (u32, u16),
        links: &[(&str, usize)],
    ) -> Result<(), XlsxError> {
        let (lang, pen) = (self.pen.lang, self.pen);
        let heads = [
            (words::contents(lang), Align::Left),
            (words::rows(lang), Align::Right),
        ];
        for (column, (name, align)) in (column + 1..).zip(heads) {
            let format = match align {
                Align::Left => &pen.head,
                Align::Right => &pen.head_of_numbers,
            };
            self.sheet
                .write_string_with_format(top, column, name, format)?;
        }
        self.sheet.merge_range(
            top,
            column,
            top,
            column + 1,
            words::contents(lang),
            &pen.head,
        )?;
        for (row, (name, count)) in (top + 1..).zip(links) {
            self.sheet
                .merge_range(row, column, row, column + 1, "", &pen.link)?;
            let link = format!("internal:'{name}'!A1");
            self.sheet.write_url_with_options(
                row,
                column,
                link.as_str(),
                *name,
                "",
                Some(&pen.link),
            )?;
            let count = Cell::from(i64::try_from(*count).ok());
            pen.cell(self.sheet, (row, column + 2), &count, Stress::None)?;
        }
        let last = u32::try_from(links.len()).unwrap_or(0).saturating_add(top);
        self.row = self.row.max(last + 1 + GAP);
        Ok(())
    }
}
