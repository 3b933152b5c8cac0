//! A page as an Excel file: what a reader has to know on the first sheet, then a sheet for every section.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartType, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::super::block::{Block, Chart as ChartOf, Table};
use super::super::paper::Paper;
use super::sheet::{A4, fill, place, whole};
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::width::columns;

/// Columns of the first sheet: their width, and how many a sentence runs across.
const WIDTH: u8 = 14;
const ACROSS: u16 = 7;
/// Height of a line of text.
const LINE: u16 = 18;
/// Where the charts stand, to the right of what is said, and how many rows each takes.
const CHARTS: u16 = 9;
const HIGH: u32 = 12;
/// The width of the names that charts draw.
const NAMES: u8 = 30;
/// Characters that the name of a sheet may not have, and how long it may be.
const FORBIDDEN: &[char] = &['[', ']', ':', '*', '?', '/', '\\', '\''];
const NAME: usize = 31;
/// A section: its heading and what stands below it.
struct Section<'a> {
    heading: &'a str,
    blocks: Vec<&'a Block>,
}

/// Writes a page. The same page gives the same bytes.
pub fn report(paper: &Paper) -> Result<Vec<u8>, XlsxError> {
    let (lang, blocks) = (paper.lang, &paper.blocks);
    let (front, sections) = sections(blocks);
    let mut book = super::book()?;
    let mut names = BTreeSet::new();
    let mut data = ChartData::new(lang);
    for (number, section) in sections.iter().enumerate() {
        let table = section.blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let sheet = named(&mut book, section.heading, &mut names)?;
        if number == 0 {
            summary(sheet, lang, &front, section, table)?;
        } else if let Some(table) = table {
            fill(sheet, &heads(table), &table.rows, 1)?;
        } else {
            sentences(sheet, 0, &section.blocks, lang)?;
        }
        draw(sheet, section, &mut data)?;
    }
    data.write(&mut book)?;
    book.save_to_buffer()
}

fn heads(table: &Table) -> Vec<&str> {
    let names = table.columns.iter().map(|column| column.name.as_ref());
    names.collect()
}

/// What stands before the first heading, and the sections.
fn sections(blocks: &[Block]) -> (Vec<&Block>, Vec<Section<'_>>) {
    let mut front = Vec::new();
    let mut sections: Vec<Section<'_>> = Vec::new();
    for block in blocks {
        if let Block::Heading { text: heading, .. } = block {
            sections.push(Section {
                heading,
                blocks: Vec::new(),
            });
        } else if let Some(section) = sections.last_mut() {
            section.blocks.push(block);
        } else {
            front.push(block);
        }
    }
    let sections = sections.into_iter().flat_map(parted).collect();
    (front, sections)
}

/// A section of several tables, parted at its subheadings: a sheet has one table, so that it can be filtered.
fn parted(section: Section<'_>) -> Vec<Section<'_>> {
    let is_table = |block: &&&Block| matches!(block, Block::Table(_));
    if section.blocks.iter().filter(is_table).count() < 2 {
        return vec![section];
    }
    let heading = section.heading;
    let mut parts = vec![Section {
        heading,
        blocks: Vec::new(),
    }];
    for block in section.blocks {
        if let Block::Subheading(heading) = block {
            parts.push(Section {
                heading,
                blocks: Vec::new(),
            });
        } else if let Some(part) = parts.last_mut() {
            part.blocks.push(block);
        }
    }
    parts.retain(|part| !part.blocks.is_empty());
    parts
}

/// A sheet named after its section, without the section's number.
fn named<'b>(
    book: &'b mut Workbook,
    heading: &str,
    names: &mut BTreeSet<String>,
) -> Result<&'b mut Worksheet, XlsxError> {
    let bare = heading
        .split_once(['、', '.'])
        .map_or(heading, |(_, rest)| rest);
    let name: String = bare
        .trim()
        .chars()
        .filter(|letter| !FORBIDDEN.contains(letter))
        .take(NAME)
        .collect();
    let sheet = book.add_worksheet();
    if !name.is_empty() && names.insert(name.to_lowercase()) {
        sheet.set_name(name)?;
    }
    Ok(sheet)
}

/// The first sheet: title, sentences, the counts and their charts; it prints on one upright page.
fn summary(
    sheet: &mut Worksheet,
    lang: Lang,
    front: &[&Block],
    section: &Section<'_>,
    table: Option<&Table>,
) -> Result<(), XlsxError> {
    let row = sentences(sheet, 0, front, lang)?;
    let row = sentences(sheet, row, &section.blocks, lang)?;
    if let Some(table) = table {
        place(sheet, row, &heads(table), &table.rows)?;
    }
    sheet
        .set_paper_size(A4)
        .set_portrait()
        .set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Writes sentences one below the other, each across the whole width; gives the row behind them.
fn sentences(
    sheet: &mut Worksheet,
    top: u32,
    blocks: &[&Block],
    lang: Lang,
) -> Result<u32, XlsxError> {
    for column in 0..=ACROSS {
        sheet.set_column_width(column, WIDTH)?;
    }
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let title = Format::new()
        .set_bold()
        .set_font_size(16)
        .set_align(FormatAlign::Center);
    let mut row = top;
    let mut say = |line: &str, format: &Format| -> Result<(), XlsxError> {
        sheet.merge_range(row, 0, row, ACROSS, &whole(line), format)?;
        // A little less than what fits, because fonts differ in width.
        let room = usize::from(ACROSS + 1) * usize::from(WIDTH) * 9 / 10;
        let lines: usize = line
            .split('\n')
            .map(|line| columns(line).div_ceil(room).max(1))
            .sum();
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        sheet.set_row_height(row, lines.saturating_mul(LINE))?;
        row += 1;
        Ok(())
    };
    for block in blocks {
        match block {
            Block::Title(line) => say(line, &title)?,
            Block::Text(line) | Block::Subheading(line) => say(line, &text)?,
            Block::List(items) => {
                for item in items {
                    say(
                        &format!("{}{}{}", item.about, words::colon(lang), item.text),
                        &text,
                    )?;
                }
            }
            Block::Figures(figures) => {
                for figure in figures {
                    let told = words::figure(lang, &figure.name, figure.number, figure.change);
                    say(&told, &text)?;
                }
            }
            Block::Heading { .. } | Block::Table(_) | Block::Chart(_) => {}
        }
    }
    Ok(row)
}

/// The numbers that the charts draw: Excel draws cells, so they stand on a sheet of their own.
struct ChartData {
    name: &'static str,
    rows: Vec<(String, Option<u32>)>,
}

impl ChartData {
    fn new(lang: Lang) -> Self {
        Self {
            name: words::chart_data(lang),
            rows: Vec::new(),
        }
    }

    /// Takes a chart's numbers; gives their first and last row.
    fn add(&mut self, chart: &ChartOf) -> (u32, u32) {
        let row = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.rows.push((chart.name.clone(), None));
        let first = row(self.rows.len());
        let bars = chart.bars.iter();
        self.rows
            .extend(bars.map(|bar| (bar.name.clone(), Some(bar.number))));
        (first, row(self.rows.len()).saturating_sub(1))
    }

    fn write(self, book: &mut Workbook) -> Result<(), XlsxError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        sheet.set_name(self.name)?.set_column_width(0, NAMES)?;
        for (row, (name, number)) in (0_u32..).zip(self.rows) {
            sheet.write_string(row, 0, whole(&name))?;
            if let Some(number) = number {
                sheet.write_number(row, 1, number)?;
            }
        }
        Ok(())
    }
}

/// Draws the charts of a section beside what it says.
fn draw(
    sheet: &mut Worksheet,
    section: &Section<'_>,
    data: &mut ChartData,
) -> Result<(), XlsxError> {
    let charts = section.blocks.iter().filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    let mut top = 0;
    for drawn in charts {
        let (first, last) = data.add(drawn);
        let mut chart = bars(ChartType::Bar, &drawn.name);
        chart
            .add_series()
            .set_categories((data.name, first, 0, last, 0))
            .set_values((data.name, first, 1, last, 1))
            .set_data_label(ChartDataLabel::new().show_value());
        chart.y_axis().set_reverse();
        sheet.insert_chart(top, CHARTS, &chart)?;
        top += HIGH;
    }
    Ok(())
}

fn bars(kind: ChartType, title: &str) -> Chart {
    let mut chart = Chart::new(kind);
    chart.title().set_name(title);
    chart.legend().set_hidden();
    chart.set_width(360).set_height(220);
    chart
}
