//! A page as an Excel file: what a reader has to know on the first sheet, then a sheet for every section.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::block::{Block, Chart, Table};
use super::super::paper::Paper;
use super::chart::{self, Numbers, Placed};
use super::flow::{Flow, heads};
use super::pen::Pen;
use super::print::{Area, Lie, set_up};
use super::sheet::{Grid, enliven, widen};
use crate::i18n::report as words;
use crate::text::safe::clean_line;

/// The widths of the columns of the first sheet.
const FRONT: [usize; 8] = [18, 14, 14, 14, 14, 14, 14, 14];
/// The columns of a section without a table: what a point is about, and what is said.
const POINTS: [usize; 2] = [44, 100];
/// Where the list of sheets stands on the first sheet, beside its table.
const CONTENTS: u16 = 5;
/// Charts beside each other, each over so many pixels.
const BESIDE: u32 = 3;
const WIDE: u32 = 274;
/// Characters that the name of a sheet may not have, and how long it may be.
const FORBIDDEN: &[char] = &['[', ']', ':', '*', '?', '/', '\\', '\''];
const NAME: usize = 31;

/// A sheet to be: its name and what stands on it.
struct Section<'a> {
    name: String,
    blocks: Vec<&'a Block>,
}

impl<'a> Section<'a> {
    fn tables(&self) -> impl Iterator<Item = &'a Table> + use<'a, '_> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    fn charts(&self) -> impl Iterator<Item = &'a Chart> + use<'a, '_> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
    }

    /// How many rows or points it has.
    fn size(&self) -> usize {
        let size = |block: &&Block| match block {
            Block::Table(table) => table.rows.len(),
            Block::List(items) => items.len(),
            _ => 0,
        };
        self.blocks.iter().map(size).sum()
    }

    /// As wide as its widest table asks for.
    fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = Vec::new();
        for table in self.tables() {
            let heads = heads(table);
            let grid = Grid {
                heads: &heads,
                rows: &table.rows,
            };
            for (place, width) in grid.widths().into_iter().enumerate() {
                match widths.get_mut(place) {
                    Some(known) => *known = (*known).max(width),
                    None => widths.push(width),
                }
            }
        }
        if widths.is_empty() {
            POINTS.to_vec()
        } else {
            widths
        }
    }
}

/// Where things came to stand on a sheet.
struct Laid {
    /// The heads of its tables.
    tables: Vec<u32>,
    /// The row from which its charts are drawn.
    charts: u32,
    /// Its last row and column.
    last: (u32, u16),
    /// The widths of its columns.
    widths: Vec<usize>,
}

/// Writes a page. The same page gives the same bytes.
pub fn report(paper: &Paper) -> Result<Vec<u8>, XlsxError> {
    let mut names = Names::default();
    let sections = sections(paper, &mut names);
    let pen = Pen::new(paper.lang);
    let mut book = super::book(paper.title(), Some(paper.made))?;
    let mut placed: Vec<Placed<'_>> = Vec::new();
    let mut charts: Vec<u32> = Vec::new();
    for (number, section) in sections.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(&section.name)?;
        let laid = match number {
            0 => front(sheet, &pen, &sections)?,
            _ => inner(sheet, &pen, section)?,
        };
        // Several tables on a sheet have several heads: none is that of every page.
        let head = laid
            .tables
            .first()
            .filter(|_| number > 0 && laid.tables.len() == 1);
        let area = Area {
            // Figures, what matters this week and charts fit on one page that stands.
            lie: if number == 0 {
                Lie::Upright
            } else {
                Lie::Across
            },
            title: paper.title(),
            last: laid.last,
            widths: &laid.widths,
            head: head.copied(),
            fixed: 1,
        };
        set_up(sheet, paper.lang, area)?;
        placed.extend(
            laid.tables
                .iter()
                .zip(section.tables())
                .map(|(top, table)| Placed {
                    sheet: &section.name,
                    top: *top,
                    table,
                }),
        );
        charts.push(laid.charts);
    }
    let spare = names.free(chart::name(paper.lang));
    let mut numbers = Numbers::new(paper.lang, spare, placed);
    for (index, (section, top)) in sections.iter().zip(charts).enumerate() {
        let sheet = book.worksheet_from_index(index)?;
        for ((beside, below), chart) in places(top).zip(section.charts()) {
            numbers.draw(sheet, chart, (below, 0), beside)?;
        }
    }
    numbers.finish(&mut book)?;
    book.save_to_buffer()
}

/// Where charts stand: pixels from the left, and row.
fn places(top: u32) -> impl Iterator<Item = (u32, u32)> {
    (0..).flat_map(move |line: u32| {
        (0..BESIDE).map(move |beside| {
            let below = top.saturating_add(line.saturating_mul(chart::ROWS));
            (beside * WIDE, below)
        })
    })
}

/// How many rows the charts of a section take.
fn rows_of_charts(section: &Section<'_>) -> u32 {
    let charts = u32::try_from(section.charts().count()).unwrap_or(0);
    charts.div_ceil(BESIDE).saturating_mul(chart::ROWS)
}

/// The first sheet: title and figures, the charts, then what the first section says, and the way to the other sheets.
fn front(sheet: &mut Worksheet, pen: &Pen, sections: &[Section<'_>]) -> Result<Laid, XlsxError> {
    let Some((first, others)) = sections.split_first() else {
        return Ok(Laid {
            tables: Vec::new(),
            charts: 0,
            last: (0, 0),
            widths: Vec::new(),
        });
    };
    widen(sheet, &FRONT)?;
    sheet.set_screen_gridlines(false);
    let mut flow = Flow {
        sheet,
        pen,
        widths: &FRONT,
        row: 0,
    };
    let begun = first
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Heading { .. }));
    let (head, body) = first.blocks.split_at(begun.unwrap_or(first.blocks.len()));
    for block in head {
        flow.block(block)?;
    }
    let charts = flow.row;
    flow.row += rows_of_charts(first);
    let mut tables = Vec::new();
    for block in body {
        tables.extend(flow.block(block)?);
    }
    let links: Vec<(&str, usize)> = others
        .iter()
        .map(|section| (section.name.as_str(), section.size()))
        .collect();
    let is_narrow = |table: &Table| table.columns.len() < usize::from(CONTENTS);
    let beside = tables.first().filter(|_| first.tables().all(is_narrow));
    if !links.is_empty() {
        let (top, column) = beside.map_or((flow.row, 0), |top| (*top, CONTENTS));
        flow.contents((top, column), &links)?;
    }
    let last = (flow.row.saturating_sub(1), flow.right());
    Ok(Laid {
        tables,
        charts,
        last,
        widths: FRONT.to_vec(),
    })
}

/// A section's sheet.
fn inner(sheet: &mut Worksheet, pen: &Pen, section: &Section<'_>) -> Result<Laid, XlsxError> {
    let widths = section.widths();
    widen(sheet, &widths)?;
    let mut flow = Flow {
        sheet,
        pen,
        widths: &widths,
        row: 0,
    };
    let mut tables = Vec::new();
    // The sheet's tab says the heading.
    for block in section
        .blocks
        .iter()
        .filter(|block| !matches!(block, Block::Heading { .. }))
    {
        tables.extend(flow.block(block)?);
    }
    let (charts, foot) = (flow.row, flow.bottom_of_table());
    for (top, table) in tables.iter().zip(section.tables()) {
        let heads = heads(table);
        let grid = Grid {
            heads: &heads,
            rows: &table.rows,
        };
        enliven(sheet, pen, *top, grid)?;
    }
    if let [top] = *tables {
        sheet.set_freeze_panes(top + 1, 1)?;
    }
    let right = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let bottom = match rows_of_charts(section) {
        0 if matches!(section.blocks.last(), Some(Block::Table(_))) => foot,
        rows => charts.saturating_add(rows).saturating_sub(1),
    };
    Ok(Laid {
        tables,
        charts,
        last: (bottom, right),
        widths,
    })
}

/// What stands before the first heading goes onto the first sheet, and so does what says of the whole page how it came
/// to be: sentences behind the last table.
fn sections<'a>(paper: &'a Paper, names: &mut Names) -> Vec<Section<'a>> {
    let (body, foot) = match paper.blocks.split_last() {
        Some((foot @ Block::Text(_), body)) if matches!(body.last(), Some(Block::Table(_))) => {
            (body, Some(foot))
        }
        _ => (paper.blocks.as_slice(), None),
    };
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut front: Vec<&'a Block> = Vec::new();
    for block in body {
        match (block, sections.last_mut()) {
            (Block::Heading { text, .. }, _) => {
                let mut blocks = std::mem::take(&mut front);
                blocks.push(block);
                let name = names.take(text);
                sections.push(Section { name, blocks });
            }
            (_, Some(section)) => section.blocks.push(block),
            (_, None) => front.push(block),
        }
    }
    if sections.is_empty() {
        let name = names.take(paper.title());
        sections.push(Section {
            name,
            blocks: front,
        });
    }
    if let (Some(first), Some(foot)) = (sections.first_mut(), foot) {
        first.blocks.push(foot);
    }
    let mut sections = sections.into_iter();
    let mut sheets: Vec<Section<'a>> = sections.next().into_iter().collect();
    sheets.extend(sections.flat_map(|section| parted(section, names)));
    sheets
}

/// A section with tables under several subheadings, parted there: a sheet has one table, so that it can be filtered.
fn parted<'a>(section: Section<'a>, names: &mut Names) -> Vec<Section<'a>> {
    let parts = section.blocks.iter();
    let parts = parts.filter(|block| matches!(block, Block::Subheading(_)));
    if parts.count() < 2 || section.tables().next().is_none() {
        return vec![section];
    }
    let mut parts = vec![Section {
        name: section.name,
        blocks: Vec::new(),
    }];
    for block in section.blocks {
        match (block, parts.last_mut()) {
            (Block::Subheading(text), _) => parts.push(Section {
                name: names.take(text),
                blocks: Vec::new(),
            }),
            (_, Some(part)) => part.blocks.push(block),
            (_, None) => {}
        }
    }
    // The heading itself is told by the names of the sheets.
    let says_more = |part: &Section<'_>| {
        let mut blocks = part.blocks.iter();
        blocks.any(|block| !matches!(block, Block::Heading { .. }))
    };
    parts.retain(says_more);
    parts
}

/// The names of the sheets; Excel takes each once, whatever its case.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// The name for a section's heading, without its number.
    fn take(&mut self, heading: &str) -> String {
        let heading = clean_line(heading);
        let is_number = |part: &str| {
            part.chars()
                .all(|letter| letter.is_ascii_digit() || words::NUMERALS.contains(letter))
        };
        let bare = match heading.split_once(['、', '.']) {
            Some((number, rest)) if is_number(number) => rest,
            _ => &heading,
        };
        self.free(bare.trim())
    }

    /// A name that no sheet has yet.
    fn free(&mut self, wanted: &str) -> String {
        // Excel takes an apostrophe for the end of the name.
        let kept: String = wanted
            .replace('\'', "’")
            .chars()
            .filter(|letter| !FORBIDDEN.contains(letter))
            .collect();
        let kept = if kept.trim().is_empty() {
            "Sheet"
        } else {
            kept.trim()
        };
        let name = |number: usize| {
            let tail = if number == 1 {
                String::new()
            } else {
                format!(" {number}")
            };
            let mut room = NAME - tail.len();
            let fits = |letter: &char| {
                let taken = letter.len_utf16();
                let fits = taken <= room;
                room = room.saturating_sub(taken);
                fits
            };
            let head: String = kept.chars().take_while(fits).collect();
            format!("{}{tail}", head.trim_end())
        };
        // "History" is a name that Excel keeps for itself.
        let is_free = |name: &String| {
            !self.0.contains(&name.to_lowercase()) && !name.eq_ignore_ascii_case("history")
        };
        let found = (1..=self.0.len() + 2).map(name).find(is_free);
        let found = found.unwrap_or_else(|| format!("Sheet{}", self.0.len() + 1));
        self.0.insert(found.to_lowercase());
        found
    }
}
