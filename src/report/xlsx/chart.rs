//! Native charts. A chart draws the rows of a table of the file where they are its bars, else a hidden sheet of numbers.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartPoint, ChartSolidFill, ChartType, Color,
    Workbook, Worksheet, XlsxError,
};

use super::super::block::{Bar, Chart as ChartOf, Table, Tone};
use super::super::cell::Cell;
use super::pen::whole;
use crate::i18n::{Lang, report as words};
use crate::text::width::columns;

/// How large a chart is, in pixels.
const SIZE: (u32, u32) = (268, 256);
/// How many rows it stands over.
pub(super) const ROWS: u32 = 13;
/// Names of more columns stand in small letters beside their bars, so that each has its place.
const LONG: usize = 24;
/// The width of the names on the sheet of numbers.
const NAMES: u8 = 30;

/// A table of the file and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    /// Its sheet's name.
    pub(super) sheet: &'a str,
    /// The row of its head.
    pub(super) top: u32,
    /// The table.
    pub(super) table: &'a Table,
}

/// The cells that a chart draws.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Range {
    sheet: String,
    rows: (u32, u32),
    names: u16,
    numbers: u16,
}

/// Where the numbers of charts stand: tables of the file, and a sheet for those that no table has in a row.
pub(super) struct Numbers<'a> {
    lang: Lang,
    tables: Vec<Placed<'a>>,
    name: String,
    rows: Vec<(String, Option<u32>)>,
}

impl<'a> Numbers<'a> {
    /// The tables of a file; `name` is that of the sheet for what they have not.
    pub(super) const fn new(lang: Lang, name: String, tables: Vec<Placed<'a>>) -> Self {
        Self {
            lang,
            tables,
            name,
            rows: Vec::new(),
        }
    }

    fn range(&mut self, chart: &ChartOf) -> Range {
        let found = self
            .tables
            .iter()
            .find_map(|placed| placed.find(&chart.bars));
        found.unwrap_or_else(|| self.add(chart))
    }

    /// Takes a chart's numbers onto the sheet of numbers.
    fn add(&mut self, chart: &ChartOf) -> Range {
        let row = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.rows.push((chart.name.clone(), None));
        let first = row(self.rows.len());
        let bars = chart.bars.iter();
        self.rows
            .extend(bars.map(|bar| (bar.name.clone(), Some(bar.number))));
        Range {
            sheet: self.name.clone(),
            rows: (first, row(self.rows.len()).saturating_sub(1)),
            names: 0,
            numbers: 1,
        }
    }

    /// Draws a chart, its corner at this row and so many pixels from the left.
    pub(super) fn draw(
        &mut self,
        sheet: &mut Worksheet,
        chart: &ChartOf,
        (row, column): (u32, u16),
        offset: u32,
    ) -> Result<(), XlsxError> {
        let range = self.range(chart);
        let (first, last) = range.rows;
        let points: Vec<ChartPoint> = chart.bars.iter().map(|bar| point(bar.tone)).collect();
        let mut drawn = Chart::new(ChartType::Bar);
        let title = whole(self.lang, &chart.name);
        drawn
            .title()
            .set_name(title.as_str())
            .set_font(ChartFont::new().set_size(11).set_bold());
        drawn.legend().set_hidden();
        drawn
            .add_series()
            .set_name(title.as_str())
            .set_categories((range.sheet.as_str(), first, range.names, last, range.names))
            .set_values((
                range.sheet.as_str(),
                first,
                range.numbers,
                last,
                range.numbers,
            ))
            .set_points(&points)
            .set_gap(50)
            .set_data_label(ChartDataLabel::new().show_value());
        // A chart of bars lies on its side: its names stand at y.
        drawn.y_axis().set_reverse().set_label_interval(1);
        if chart.bars.iter().any(|bar| columns(&bar.name) > LONG) {
            drawn.y_axis().set_font(ChartFont::new().set_size(7));
        }
        drawn.x_axis().set_major_gridlines(false).set_hidden(true);
        drawn
            .set_width(SIZE.0)
            .set_height(SIZE.1)
            .set_alt_text(title)
            .show_hidden_data();
        sheet.insert_chart_with_offset(row, column, &drawn, offset, 2)?;
        Ok(())
    }

    /// Writes the sheet of numbers, hidden behind all others, where a chart needs it.
    pub(super) fn finish(self, book: &mut Workbook) -> Result<(), XlsxError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        sheet.set_name(&self.name)?.set_column_width(0, NAMES)?;
        for (row, (name, number)) in (0_u32..).zip(self.rows) {
            sheet.write_string(row, 0, whole(self.lang, &name))?;
            if let Some(number) = number {
                sheet.write_number(row, 1, number)?;
            }
        }
        sheet.set_hidden(true);
        Ok(())
    }
}

impl Placed<'_> {
    /// The rows of the table that are these bars, one below the other.
    fn find(&self, bars: &[Bar]) -> Option<Range> {
        let rows = &self.table.rows;
        let first = bars.first()?;
        for (at, row) in rows.iter().enumerate() {
            let place = |wanted: &dyn Fn(&Cell) -> bool| row.iter().position(wanted);
            let Some(names) = place(&|cell| is_name(cell, first)) else {
                continue;
            };
            let Some(numbers) = place(&|cell| is_number(cell, first)) else {
                continue;
            };
            let part = rows.get(at..at.saturating_add(bars.len()));
            let same = |(row, bar): (&Vec<Cell>, &Bar)| {
                row.get(names).is_some_and(|cell| is_name(cell, bar))
                    && row.get(numbers).is_some_and(|cell| is_number(cell, bar))
            };
            if part.is_some_and(|part| part.iter().zip(bars).all(same)) {
                let row = |behind: usize| u32::try_from(behind).unwrap_or(u32::MAX);
                let top = self.top.saturating_add(1).saturating_add(row(at));
                return Some(Range {
                    sheet: self.sheet.to_owned(),
                    rows: (top, top.saturating_add(row(bars.len()).saturating_sub(1))),
                    names: u16::try_from(names).ok()?,
                    numbers: u16::try_from(numbers).ok()?,
                });
            }
        }
        None
    }
}

fn is_name(cell: &Cell, bar: &Bar) -> bool {
    matches!(cell, Cell::Text(text) if *text == bar.name)
}

fn is_number(cell: &Cell, bar: &Bar) -> bool {
    *cell == Cell::Number(i64::from(bar.number))
}

/// The name of the sheet of numbers.
pub(super) const fn name(lang: Lang) -> &'static str {
    words::chart_data(lang)
}

fn point(tone: Tone) -> ChartPoint {
    let fill = Color::RGB(match tone {
        Tone::Plain => 0x005B_9BD5,
        Tone::Red => 0x00E0_6C5A,
        Tone::Yellow => 0x00F2_C037,
        Tone::Green => 0x0070_AD47,
        Tone::Blue => 0x0044_72C4,
        Tone::Grey => 0x00A5_A5A5,
    });
    ChartPoint::new()
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(fill)))
}
