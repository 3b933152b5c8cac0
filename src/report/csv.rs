//! Tables as CSV for spreadsheets: UTF-8 with a mark at the beginning, CRLF, no cell that would become a formula.

use super::block::Block;
use super::cell::Cell;
use super::ledger::Ledger;
use super::paper::Paper;
use crate::text::safe::csv_cell;

/// Whether the file begins with the mark by which Excel knows UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It does.
    With,
    /// It does not.
    Without,
}

/// Writes a ledger.
pub fn csv(ledger: &Ledger, mark: Mark) -> Result<Vec<u8>, csv::Error> {
    let mut writer = writer(mark);
    writer.write_record(&ledger.headings)?;
    for row in &ledger.rows {
        writer.write_record(row.iter().map(text))?;
    }
    finish(writer)
}

/// Writes the tables and lists of a page one below the other. The first cell of every record names its section, so that
/// a spreadsheet can filter by it; every record is filled up to the same length, as readers of CSV ask for.
pub fn report(paper: &Paper, mark: Mark) -> Result<Vec<u8>, csv::Error> {
    let records = records(paper);
    let width = records.iter().map(Vec::len).max().unwrap_or(0);
    let mut writer = writer(mark);
    for mut record in records {
        record.resize(width, String::new());
        writer.write_record(&record)?;
    }
    finish(writer)
}

fn records(paper: &Paper) -> Vec<Vec<String>> {
    let mut section = csv_cell(paper.title());
    let mut records = Vec::new();
    for block in &paper.blocks {
        let mut add = |cells: Vec<String>| {
            let mut record = vec![section.clone()];
            record.extend(cells);
            records.push(record);
        };
        match block {
            Block::Heading { text, .. } => section = csv_cell(text),
            Block::Title(_) | Block::Figures(_) | Block::Chart(_) => {}
            Block::Subheading(text) | Block::Text(text) => add(vec![csv_cell(text)]),
            Block::List(items) => {
                for item in items {
                    add(vec![csv_cell(&item.about), csv_cell(&item.text)]);
                }
            }
            Block::Table(table) => {
                let heads = table.columns.iter().map(|column| csv_cell(&column.name));
                add(heads.collect());
                for row in &table.rows {
                    add(row.iter().map(text).collect());
                }
            }
        }
    }
    records
}

fn writer(mark: Mark) -> csv::Writer<Vec<u8>> {
    let bytes = match mark {
        Mark::With => "\u{feff}".as_bytes().to_vec(),
        Mark::Without => Vec::new(),
    };
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(bytes)
}

fn finish(writer: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, csv::Error> {
    let written = writer.into_inner();
    written.map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => csv_cell(text),
        // A sign before a number is no formula, and a reader wants the number.
        Cell::Change(change) => change.to_string(),
        other => other.bare().into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_cells_are_quoted_and_guarded() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let ledger = Ledger {
            name: "台账",
            headings: vec!["项目".to_owned(), "说明".to_owned()],
            rows: vec![
                vec![text("=HYPERLINK(\"x\")"), text("a|b, \x1b[31mc")],
                vec![text("\u{202e}cba"), text("一\n二")],
                vec![Cell::Number(-5), Cell::Empty],
            ],
        };
        let csv = String::from_utf8(csv(&ledger, Mark::With).unwrap()).unwrap();
        assert_eq!(
            csv,
            "\u{feff}项目,说明\r\n\"'=HYPERLINK(\"\"x\"\")\",\"a|b, [31mc\"\r\ncba,\"一\n二\"\r\n-5,\r\n"
        );
    }
}
