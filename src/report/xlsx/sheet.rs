//! One table on a sheet: a native table with typed cells, widths for Chinese, heights for what is long.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Color, ConditionalFormatDataBar, Table, TableColumn, TableStyle, Worksheet, XlsxError,
};

use super::super::block::Align;
use super::super::cell::Cell;
use super::pen::{Pen, Stress, height_for, lines, whole, width_for};
use crate::text::safe::{clean_line, clean_text};
use crate::text::width::columns;

/// The bar behind days late, as light as its cell's figure stays readable.
const BAR: u32 = 0x00F8_CBAD;
/// Room in a head for the button of the filter.
const BUTTON: usize = 3;

/// A column's head.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head<'a> {
    /// What stands above it.
    pub(super) name: &'a str,
    /// On which side.
    pub(super) align: Align,
}

/// What a table is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid<'a> {
    /// The heads.
    pub(super) heads: &'a [Head<'a>],
    /// The rows.
    pub(super) rows: &'a [Vec<Cell>],
}

impl Grid<'_> {
    /// The last row, its head standing at `top`.
    pub(super) fn last_row(self, top: u32) -> u32 {
        top.saturating_add(u32::try_from(self.rows.len()).unwrap_or(u32::MAX))
    }

    /// The last column.
    pub(super) fn last_column(self) -> u16 {
        u16::try_from(self.heads.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// How wide each column should be.
    pub(super) fn widths(self) -> Vec<usize> {
        let mut taken: Vec<usize> = self
            .heads
            .iter()
            .map(|head| columns(head.name).saturating_add(BUTTON))
            .collect();
        for row in self.rows {
            for (taken, cell) in taken.iter_mut().zip(row) {
                *taken = (*taken).max(broad(cell));
            }
        }
        taken.into_iter().map(width_for).collect()
    }

    /// Whether a native table can carry the heads: Excel wants each to be there once.
    fn is_native(self) -> bool {
        let mut seen = BTreeSet::new();
        let mut names = self.heads.iter().map(|head| clean_line(head.name));
        let told = names.all(|name| !name.is_empty() && seen.insert(name.to_lowercase()));
        told && !self.rows.is_empty()
    }
}

/// How many display columns the longest line of a cell takes.
fn broad(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => clean_text(text).split('\n').map(columns).max().unwrap_or(0),
        Cell::Empty => 0,
        // And the indent.
        other => other.bare().len() + 2,
    }
}

/// Puts a table onto a sheet, its head at `top`, into columns of these widths; `done` hears of every row.
pub(super) fn place(
    sheet: &mut Worksheet,
    pen: &Pen,
    top: u32,
    grid: Grid<'_>,
    widths: &[usize],
    done: &mut dyn FnMut(usize),
) -> Result<(), XlsxError> {
    head(sheet, pen, top, grid, widths)?;
    let stress: Vec<Stress> = grid
        .heads
        .iter()
        .map(|head| Stress::of(pen.lang, head.name))
        .collect();
    for (place, (row, cells)) in (top.saturating_add(1)..).zip(grid.rows).enumerate() {
        let mut high = 1;
        for ((column, cell), (width, stress)) in
            (0_u16..).zip(cells).zip(widths.iter().zip(&stress))
        {
            pen.cell(sheet, (row, column), cell, *stress)?;
            if let Cell::Text(text) = cell {
                high = high.max(lines(&clean_text(text), *width));
            }
        }
        if high > 1 {
            sheet.set_row_height(row, height_for(high))?;
        }
        done(place + 1);
    }
    for (column, _) in (0_u16..)
        .zip(&stress)
        .filter(|(_, stress)| **stress == Stress::Late)
    {
        let bar = ConditionalFormatDataBar::new()
            .set_fill_color(Color::RGB(BAR))
            .set_solid_fill(true);
        sheet.add_conditional_format(
            top + 1,
            column,
            grid.last_row(top).max(top + 1),
            column,
            &bar,
        )?;
    }
    Ok(())
}

fn head(
    sheet: &mut Worksheet,
    pen: &Pen,
    top: u32,
    grid: Grid<'_>,
    widths: &[usize],
) -> Result<(), XlsxError> {
    let mut high = 1;
    for ((column, head), width) in (0_u16..).zip(grid.heads).zip(widths) {
        let format = match head.align {
            Align::Left => &pen.head,
            Align::Right => &pen.head_of_numbers,
        };
        high = high.max(lines(head.name, *width));
        sheet.write_string_with_format(
            top,
            column,
            whole(pen.lang, &clean_line(head.name)),
            format,
        )?;
    }
    sheet.set_row_height(top, height_for(high) + 4)?;
    Ok(())
}

/// Makes a placed table sortable: a native table where it can be one, else a filter above it.
pub(super) fn enliven(
    sheet: &mut Worksheet,
    pen: &Pen,
    top: u32,
    grid: Grid<'_>,
) -> Result<(), XlsxError> {
    let (bottom, right) = (grid.last_row(top), grid.last_column());
    if !grid.is_native() {
        sheet.autofilter(top, 0, bottom, right)?;
        return Ok(());
    }
    let columns: Vec<TableColumn> = grid
        .heads
        .iter()
        .map(|head| {
            let format = match head.align {
                Align::Left => &pen.head,
                Align::Right => &pen.head_of_numbers,
            };
            let name = clean_line(head.name).into_owned();
            TableColumn::new()
                .set_header(name)
                .set_header_format(format)
        })
        .collect();
    let table = Table::new()
        .set_columns(&columns)
        .set_style(TableStyle::Light1);
    sheet.add_table(top, 0, bottom, right, &table)?;
    Ok(())
}

/// Sets the widths of the columns from the left.
pub(super) fn widen(sheet: &mut Worksheet, widths: &[usize]) -> Result<(), XlsxError> {
    for (column, width) in (0_u16..).zip(widths) {
        sheet.set_column_width(column, u16::try_from(*width).unwrap_or(u16::MAX))?;
    }
    Ok(())
}
