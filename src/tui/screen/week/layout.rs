//! From the blocks of a summary to lines of a given width.
//!
//! A table takes one line a row: its columns are cut, those that have no room are left out, and the selected row is told
//! whole below the page. Sentences and lists are broken.

use crate::domain::id::ProjectId;
use crate::i18n::Lang;
use crate::i18n::report::colon;
use crate::report::block::{Align, Block, Column, Item, Table};
use crate::report::paper::Report;
use crate::report::week::WeekReport;
use crate::text::safe::clean_line;
use crate::text::width::{columns, pad, pad_left, wrap};
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// Columns between two columns of a table.
const GAP: usize = 2;
/// The least that the first column is squeezed to.
const FIRST: usize = 24;
/// The least that any other column of words is squeezed to.
const WORDS: usize = 10;

/// Which row of which table a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    block: usize,
    row: usize,
    /// The line of the table's head.
    head: usize,
}

/// One line of the page.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) line: Line,
    /// The project that it is about.
    pub(super) project: Option<ProjectId>,
    cell: Option<Cell>,
    /// Whether it only goes on with what the line above is about.
    continues: bool,
}

impl Row {
    /// Whether nothing of its own stands on it.
    pub(super) fn is_passed(&self) -> bool {
        self.line.pieces.is_empty() || self.continues
    }
}

/// The whole summary in lines.
#[derive(Debug, Default)]
pub(super) struct Page {
    blocks: Vec<Block>,
    pub(super) lines: Vec<Row>,
    /// The first line of each section.
    pub(super) starts: Vec<usize>,
}

impl Page {
    /// Lays a report out.
    pub(super) fn of(report: &WeekReport, width: usize, lang: Lang) -> Self {
        let mut laid = Self::default();
        // Title and dates stand in the line above the page.
        let blocks = report.paper(lang).blocks.into_iter();
        let is_before = |block: &Block| !matches!(block, Block::Heading { .. });
        let blocks: Vec<Block> = blocks.skip_while(is_before).collect();
        for (index, block) in blocks.iter().enumerate() {
            laid.block(index, block, width, lang);
        }
        laid.blocks = blocks;
        laid
    }

    /// The line of a table's head, where a line shows a row of it and the head is above `top`.
    pub(super) fn head_above(&self, top: usize) -> Option<&Line> {
        let head = self.lines.get(top)?.cell?.head;
        self.lines.get(head).map(|row| &row.line)
    }

    /// Everything that the row of a table says, column by column, with those that had no room.
    pub(super) fn whole(&self, at: usize) -> Option<String> {
        let cell = self.lines.get(at)?.cell?;
        let Some(Block::Table(table)) = self.blocks.get(cell.block) else {
            return None;
        };
        let cells = table.columns.iter().zip(table.rows.get(cell.row)?);
        let mut told = cells.map(|(column, text)| (column.name.as_ref(), plain(&text.shown())));
        let first = told.next().map(|(_, text)| text).unwrap_or_default();
        let rest = told.filter(|(_, text)| !text.is_empty() && text != "-");
        let rest: Vec<String> = rest.map(|(name, text)| format!("{name} {text}")).collect();
        Some(format!("{first}  {}", rest.join("  ")))
    }

    fn block(&mut self, index: usize, block: &Block, width: usize, lang: Lang) {
        match block {
            Block::Title(text) | Block::Subheading(text) => {
                self.gap();
                self.text(Role::Label, text, width);
            }
            Block::Heading { text, .. } => {
                self.gap();
                self.starts.push(self.lines.len());
                self.text(Role::Header, text, width);
            }
            Block::Text(text) => self.text(Role::Text, text, width),
            Block::List(items) => {
                for item in items {
                    self.item(item, width, lang);
                }
            }
            Block::Table(table) => self.table(index, table, width),
            Block::Figures(_) | Block::Chart(_) => {}
        }
    }

    /// An empty line, but not at the beginning.
    fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(Row::default());
        }
    }

    fn text(&mut self, role: Role, text: &str, width: usize) {
        for part in wrap(&drawn(text), width) {
            self.lines.push(Row {
                line: Line::of(role, &part),
                ..Row::default()
            });
        }
    }

    fn item(&mut self, item: &Item, width: usize, lang: Lang) {
        let about = plain(&item.about);
        let told = format!("{about}{}{}", colon(lang), drawn(&item.text));
        let mut left = columns(&about);
        for (index, part) in wrap(&told, width.saturating_sub(2)).iter().enumerate() {
            let mut line = Line::of(Role::Label, if index == 0 { "* " } else { "  " });
            // What it is about stands out, over as many lines as it takes.
            let head = crate::text::width::take_columns(part, left);
            left -= columns(head).min(left);
            line.push(Role::Title, head);
            line.push(Role::Text, part.strip_prefix(head).unwrap_or_default());
            self.lines.push(Row {
                line,
                project: item.project,
                cell: None,
                continues: index > 0 && item.project.is_some(),
            });
        }
    }

    fn table(&mut self, block: usize, table: &Table, width: usize) {
        let widths = widths(table, width);
        let names: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.name.as_ref())
            .collect();
        let head = self.lines.len();
        self.lines.push(Row {
            line: Line::of(Role::Head, &row(&table.columns, &widths, &names)),
            ..Row::default()
        });
        for (index, cells) in table.rows.iter().enumerate() {
            let cells: Vec<String> = cells.iter().map(|cell| plain(&cell.shown())).collect();
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            self.lines.push(Row {
                line: Line::of(Role::Text, &row(&table.columns, &widths, &cells)),
                project: table.projects.get(index).copied(),
                cell: Some(Cell {
                    block,
                    row: index,
                    head,
                }),
                continues: false,
            });
        }
    }
}

/// A text on one line.
fn plain(text: &str) -> String {
    drawn(&clean_line(text))
}

/// The arrow is as wide as two letters on some terminals and as one on others.
fn drawn(text: &str) -> String {
    text.replace('→', "->")
}

fn row(heads: &[Column], widths: &[usize], cells: &[&str]) -> String {
    let cells = heads.iter().zip(widths).zip(cells);
    let cells = cells.map(|((head, width), text)| match head.align {
        Align::Left => pad(text, *width),
        Align::Right => pad_left(text, *width),
    });
    let row = cells.collect::<Vec<String>>().join(&" ".repeat(GAP));
    row.trim_end().to_owned()
}

/// The widths of the columns that have room, from the first on. Words give way to the least that still tells something,
/// the widest first; numbers and heads do not.
fn widths(table: &Table, width: usize) -> Vec<usize> {
    let mut natural: Vec<usize> = table
        .columns
        .iter()
        .map(|head| columns(&head.name))
        .collect();
    for cells in &table.rows {
        for (width, cell) in natural.iter_mut().zip(cells) {
            *width = (*width).max(columns(&plain(&cell.shown())));
        }
    }
    let least = |(index, wide): (usize, &usize)| {
        let head = table.columns.get(index);
        match head.map_or(Align::Left, |head| head.align) {
            Align::Right => *wide,
            Align::Left if index == 0 => (*wide).min(FIRST),
            Align::Left => (*wide).min(head.map_or(0, |head| columns(&head.name)).max(WORDS)),
        }
    };
    let least: Vec<usize> = natural.iter().enumerate().map(least).collect();
    let mut used = 0;
    let fits = |least: &&usize| {
        used += **least + GAP;
        used <= width + GAP
    };
    let count = least.iter().take_while(fits).count().max(1);
    natural.truncate(count);
    let room = width.saturating_sub(GAP * (count - 1));
    while natural.iter().sum::<usize>() > room {
        let can_give = natural.iter_mut().zip(&least).enumerate();
        let can_give = can_give.filter(|(_, (wide, least))| **wide > **least);
        // What a row is about counts for more than what is said of it.
        let weight = |index: usize, wide: usize| if index == 0 { wide * 2 / 3 } else { wide };
        match can_give.max_by_key(|(index, (wide, _))| weight(*index, **wide)) {
            Some((_, (widest, _))) => *widest -= 1,
            None => break,
        }
    }
    natural
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let title = "#112 西玉河雨水调蓄区及周边道路整治工程".to_owned();
        Table {
            columns: vec![
                Column::words("项目"),
                Column::numbers("逾期天数"),
                Column::words("最近情况"),
            ],
            rows: vec![vec![
                title.into(),
                14_i64.into(),
                "管线权属未明".repeat(9).into(),
            ]],
            projects: vec![ProjectId(112)],
        }
    }

    #[test]
    fn a_row_takes_one_line_and_never_more_than_the_width() {
        for width in [1, 20, 40, 60, 78, 158] {
            let widths = widths(&table(), width);
            let used = widths.iter().sum::<usize>() + GAP * (widths.len() - 1);
            assert!(used <= width.max(FIRST), "{used} at {width}");
        }
        assert_eq!(widths(&table(), 78), [39, 8, 27]);
    }

    #[test]
    fn what_has_no_room_is_told_below() {
        let mut page = Page::default();
        page.block(0, &Block::Table(table()), 36, Lang::Zh);
        page.blocks = vec![Block::Table(table())];
        let line = &page.lines.get(1).unwrap().line;
        assert_eq!(line.columns(), 36);
        let whole = page.whole(1).unwrap();
        assert!(whole.contains("逾期天数 14  最近情况 管线"), "{whole}");
    }
}
