//! Whatever stands in a file, reading it ends with tables or with what is wrong; and tables come back as they went out.

use std::io::{Cursor, Write};

use encoding_rs::GB18030;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

use super::ledger::{LedgerError, MAX_ROWS_AT_ONCE, NewUnits};
use super::sheet::read_sheets;
use super::{header, read_ledger};
use crate::domain::board::Board;

/// Reads as far as a board goes.
fn read(bytes: &[u8]) {
    if let Ok(sheets) = read_sheets(bytes) {
        for sheet in &sheets {
            header::find_header(&sheet.rows);
        }
        // A file without a title column is told as such; nothing else can happen here.
        read_ledger(&sheets, &Board::default(), NewUnits::Add).ok();
    }
}

fn packed(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A file of Excel, unpacked.
fn parts_of_a_book() -> Vec<(String, Vec<u8>)> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([["项目", "年度"], ["甲路", "2025"], ["乙路", "2026"]]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    sheet
        .merge_range(3, 0, 4, 0, "丙路", &rust_xlsxwriter::Format::new())
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut part, &mut bytes).unwrap();
        parts.push((part.name().unwrap().into_owned(), bytes));
    }
    parts
}

const DOCUMENT: &str = "<w:document><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>甲&amp;路</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";

/// Puts bytes in the place of others.
fn changed(mut bytes: Vec<u8>, changes: &[(prop::sample::Index, Vec<u8>)]) -> Vec<u8> {
    for (at, new) in changes {
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            let end = (at + new.len()).min(bytes.len());
            bytes.splice(at..end, new.iter().copied());
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Vec<u8>)>> {
    let new = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..6),
        "[<>/\"=&;:A-Z0-9]{1,12}".prop_map(String::into_bytes),
        prop::sample::select(vec![
            "</row>",
            "<c r=\"A0\"/>",
            "4294967295",
            "<si>",
            "<tbl>"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), new), 1..5)
}

/// A cell as people fill it: no space around it, nothing that cannot be seen.
fn cell() -> impl Strategy<Value = String> {
    "[\\p{Han}a-zA-Z0-9，。、（）·“”\"#+ -]{0,12}".prop_map(|text| text.trim().to_owned())
}

/// A table under the headings 项目, b, c: every row has a title.
fn table() -> impl Strategy<Value = Vec<[String; 3]>> {
    let row = ("[\\p{Han}a-z]{1,8}", cell(), cell());
    prop::collection::vec(row, 1..8).prop_map(|rows| {
        let head = ["项目", "b", "c"].map(str::to_owned);
        let rows = rows.into_iter().map(|(title, b, c)| [title, b, c]);
        std::iter::once(head).chain(rows).collect()
    })
}

/// What was read, without the empty cells behind the last one.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let sheet = read_sheets(bytes).unwrap().remove(0);
    sheet.rows.into_iter().map(|row| short(row.cells)).collect()
}

fn short(mut cells: Vec<String>) -> Vec<String> {
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

fn expected(table: &[[String; 3]]) -> Vec<Vec<String>> {
    table.iter().map(|row| short(row.to_vec())).collect()
}

fn csv_of(table: &[[String; 3]], delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    for row in table {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        start in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xFF\xFE", b"\xEF\xBB\xBF", b"[{\"", b"{\"rows\":[", b"\xD0\xCF\x11\xE0"]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        read(&[start, &rest].concat());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\PC\n\r\t\",;\\[\\]{}:#=']{0,200}") {
        read(text.as_bytes());
    }

    #[test]
    fn a_damaged_excel_file_is_read_or_refused(at in any::<prop::sample::Index>(), changes in changes()) {
        let mut parts = parts_of_a_book();
        let at = at.index(parts.len());
        parts[at].1 = changed(parts[at].1.clone(), &changes);
        let named: Vec<(&str, Vec<u8>)> =
            parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
        read(&packed(&named));
    }

    #[test]
    fn a_damaged_word_file_is_read_or_refused(changes in changes()) {
        let document = changed(DOCUMENT.as_bytes().to_vec(), &changes);
        read(&packed(&[("word/document.xml", document)]));
    }

    #[test]
    fn a_packed_file_with_other_bytes_is_read_or_refused(changes in changes()) {
        let parts = parts_of_a_book();
        let named: Vec<(&str, Vec<u8>)> =
            parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
        read(&changed(packed(&named), &changes));
    }

    #[test]
    fn a_table_comes_back_from_csv_in_any_encoding(table in table()) {
        let text = csv_of(&table, b',');
        prop_assert_eq!(cells(text.as_bytes()), expected(&table));
        let (gbk, _, _) = GB18030.encode(&text);
        prop_assert_eq!(cells(&gbk), expected(&table));
        for delimiter in [b'\t', b';'] {
            let text = csv_of(&table, delimiter);
            let utf16 = [0xFEFF].into_iter().chain(text.encode_utf16());
            let utf16: Vec<u8> = utf16.flat_map(u16::to_le_bytes).collect();
            prop_assert_eq!(cells(&utf16), expected(&table));
        }
    }

    #[test]
    fn a_table_comes_back_from_excel_word_and_json(table in table()) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(&table) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell).unwrap();
            }
        }
        prop_assert_eq!(cells(&book.save_to_buffer().unwrap()), expected(&table));

        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let cell_of = |text: &String| {
            format!("<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>", escape(text))
        };
        let row_of = |row: &[String; 3]| -> String {
            let cells: String = row.iter().map(cell_of).collect();
            format!("<w:tr>{cells}</w:tr>")
        };
        let rows: String = table.iter().map(row_of).collect();
        let text = format!("<w:document><w:tbl>{rows}</w:tbl></w:document>");
        let docx = packed(&[("word/document.xml", text.into_bytes())]);
        prop_assert_eq!(cells(&docx), expected(&table));

        let keys = ["a", "b", "c"];
        let rows: Vec<serde_json::Value> = table
            .iter()
            .map(|row| keys.into_iter().zip(row).map(|(key, cell)| (key.to_owned(), cell.as_str().into())).collect::<serde_json::Map<_, _>>().into())
            .collect();
        let json = serde_json::to_string(&rows).unwrap();
        prop_assert_eq!(cells(json.as_bytes())[1..].to_vec(), expected(&table));
    }
}

#[test]
fn more_rows_than_one_import_takes_are_told_before_anything_is_done() {
    let file = |rows: usize| {
        let body: String = (0..rows).fold(String::new(), |body, row| {
            body + &format!("项目{row},公园\n")
        });
        // Sums and notes are no projects and do not count.
        format!("项目名称,类别\n{body}合计,{rows}\n")
    };
    let read = |rows: usize| {
        let sheets = read_sheets(file(rows).as_bytes()).unwrap();
        read_ledger(&sheets, &Board::default(), NewUnits::Add)
    };
    assert!(read(MAX_ROWS_AT_ONCE).is_ok());
    let rows = MAX_ROWS_AT_ONCE + 1;
    assert_eq!(read(rows), Err(LedgerError::TooMany { rows }));
}
