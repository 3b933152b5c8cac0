//! The ledger as CSV for spreadsheets: UTF-8 with a mark at the beginning, CRLF, no cell that would become a formula.

use super::ledger::{Cell, Ledger};
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
    let bytes = match mark {
        Mark::With => "\u{feff}".as_bytes().to_vec(),
        Mark::Without => Vec::new(),
    };
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(bytes);
    writer.write_record(&ledger.headings)?;
    for row in &ledger.rows {
        writer.write_record(row.iter().map(text))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => csv_cell(text),
        Cell::Percent(percent) => format!("{percent}%"),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
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
