//! Packed files (xlsx, docx): what they hold, and whether unpacking them is safe.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::sheet::{ReadError, Sheet};
use super::{docx, xlsx};

/// The most parts of a file, and the most bytes of all of them unpacked.
const MAX_PARTS: usize = 10_000;
const MAX_UNPACKED: usize = 200 * 1024 * 1024;
/// What a part may say of itself is looked for in pieces of this size.
const PIECE: usize = 64 * 1024;

/// Reads the tables of a packed file.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::broken)?;
    let has = |part: &str| archive.index_for_name(part).is_some();
    let (is_docx, is_xlsx) = (has(docx::DOCUMENT), has("xl/workbook.xml"));
    if !is_docx && !is_xlsx {
        let is_open_document = has("mimetype") && has("content.xml");
        return Err(if is_open_document {
            ReadError::OpenDocument
        } else {
            ReadError::UnknownKind
        });
    }
    weigh(&mut archive)?;
    if is_docx {
        docx::tables(archive)
    } else {
        xlsx::sheets(bytes)
    }
}

/// Unpacks everything once without keeping it. What a part says of its size is not believed.
fn weigh(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), ReadError> {
    if archive.len() > MAX_PARTS {
        return Err(ReadError::Swollen);
    }
    let mut left = MAX_UNPACKED;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(ReadError::broken)?;
        let (size, promised) = measure(&mut part, left)?;
        left = left.checked_sub(size).ok_or(ReadError::Swollen)?;
        // Room is made for as many strings as the part promises; each takes more than a byte.
        if promised > size {
            return Err(ReadError::broken("more strings promised than are there"));
        }
    }
    Ok(())
}

/// The size of a part, and the largest number of strings that it promises. Ends soon after `most` bytes.
fn measure(part: &mut impl Read, most: usize) -> Result<(usize, usize), ReadError> {
    let mut piece = vec![0; PIECE];
    let mut tail: Vec<u8> = Vec::new();
    let (mut size, mut promised) = (0_usize, 0_usize);
    loop {
        let count = part.read(&mut piece).map_err(ReadError::broken)?;
        if count == 0 {
            return Ok((size, promised));
        }
        size = size.saturating_add(count);
        if size > most {
            return Err(ReadError::Swollen);
        }
        tail.extend(piece.get(..count).unwrap_or_default());
        promised = promised.max(promise(&tail));
        let rest = tail.len().saturating_sub(PROMISE_LENGTH);
        tail.drain(..rest);
    }
}

const PROMISE: &[u8] = b"uniqueCount";
/// A promise with its number, from its first letter.
const PROMISE_LENGTH: usize = 256;

/// The largest number after `uniqueCount=`.
fn promise(bytes: &[u8]) -> usize {
    let mut largest = 0;
    // Its rarest letter is looked for first: most pieces do not have it.
    if !bytes.contains(&b'q') {
        return largest;
    }
    for (at, _) in bytes
        .windows(PROMISE.len())
        .enumerate()
        .filter(|(_, window)| *window == PROMISE)
    {
        let rest = bytes.iter().skip(at + PROMISE.len());
        let digits = rest
            .skip_while(|byte| {
                byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+')
            })
            .take_while(|byte| byte.is_ascii_digit());
        let number = digits.fold(0_usize, |number, digit| {
            number
                .saturating_mul(10)
                .saturating_add(usize::from(digit - b'0'))
        });
        largest = largest.max(number);
    }
    largest
}

/// What a file of the old container is: one of before 2007, or a newer one behind a password.
pub(super) fn old(bytes: &[u8]) -> ReadError {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        ReadError::Password
    } else {
        ReadError::OldOffice
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::super::sheet::read_sheets;
    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// A workbook of one sheet.
    fn book(strings: &str, sheet: &str) -> Vec<u8> {
        let workbook = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#;
        let relations = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
        let root = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
        packed(&[
            ("_rels/.rels", root.as_bytes()),
            ("xl/workbook.xml", workbook.as_bytes()),
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            ("xl/sharedStrings.xml", strings.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ])
    }

    fn cell(name: &str) -> String {
        format!("<c r=\"{name}\" t=\"s\"><v>0</v></c>")
    }

    fn sheet(dimension: &str, cells: &str) -> String {
        format!(
            "<worksheet><dimension ref=\"{dimension}\"/><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>"
        )
    }

    const STRINGS: &str = "<sst uniqueCount=\"1\"><si><t>x</t></si></sst>";

    fn error(bytes: &[u8]) -> ReadError {
        read_sheets(bytes).unwrap_err()
    }

    #[test]
    fn the_size_that_a_sheet_claims_costs_nothing() {
        let bytes = book(STRINGS, &sheet("A1:XFD1048576", &cell("B1")));
        let sheets = read_sheets(&bytes).unwrap();
        assert_eq!(sheets[0].rows[0].cells, ["", "x"]);
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let zeros = vec![b' '; 210 * 1024 * 1024];
        let bytes = packed(&[("xl/workbook.xml", b"<workbook/>"), ("xl/a.xml", &zeros)]);
        assert!(bytes.len() < 1024 * 1024, "{}", bytes.len());
        assert_eq!(error(&bytes), ReadError::Swollen);
        let text = packed(&[("word/document.xml", &zeros)]);
        assert_eq!(error(&text), ReadError::Swollen);
    }

    #[test]
    fn more_parts_than_any_office_makes_are_refused() {
        let names: Vec<String> = (0..10_001).map(|at| format!("xl/{at}")).collect();
        let mut parts: Vec<(&str, &[u8])> = vec![("xl/workbook.xml", b"")];
        parts.extend(names.iter().map(|name| (name.as_str(), &b""[..])));
        assert_eq!(error(&packed(&parts)), ReadError::Swollen);
    }

    #[test]
    fn strings_that_are_promised_and_not_there_take_no_room() {
        for count in ["18446744073709551615", "99999999999", "400"] {
            let strings = STRINGS.replace("\"1\"", &format!("\n \"{count}\""));
            let strings = strings.replace("uniqueCount=", "uniqueCount =");
            let bytes = book(&strings, &sheet("A1", &cell("A1")));
            assert!(matches!(error(&bytes), ReadError::Broken(_)), "{count}");
        }
    }

    #[test]
    fn a_long_text_in_every_cell_is_held_once_at_most_so_often() {
        let strings = STRINGS.replace('x', &"x".repeat(1_000_000));
        let cells: String = (1..=200).map(|row| cell(&format!("A{row}"))).collect();
        let bytes = book(&strings, &sheet("A1", &cells));
        assert_eq!(error(&bytes), ReadError::TooManyCells);
        // The same by cells that are merged.
        let row = |row: usize| format!("<row r=\"{row}\"><c r=\"B{row}\"><v>1</v></c></row>");
        let rows: String = (2..=300).map(row).collect();
        let text = format!(
            "<worksheet><sheetData><row r=\"1\">{}</row>{rows}</sheetData><mergeCells><mergeCell ref=\"A1:A300\"/></mergeCells></worksheet>",
            cell("A1")
        );
        assert_eq!(error(&book(&strings, &text)), ReadError::TooManyCells);
    }

    #[test]
    fn rows_without_end_are_told_and_not_cut_off() {
        let bytes = book(STRINGS, &sheet("A1", &cell("A100001")));
        assert_eq!(error(&bytes), ReadError::TooManyRows);
    }

    #[test]
    fn numbers_that_no_spreadsheet_has_are_damage() {
        for sheet in [
            sheet("C9:A1", &cell("A1")),
            sheet("A1", &cell("A99999999999999999999")),
            sheet("A1", &cell("ZZZZZZZZZZZZZZ1")),
            sheet("A1", "<c r=\"A0\"/>"),
            sheet("A1", &cell("A1")).replace("<row r=\"1\"", "<row r=\"4294967295\""),
        ] {
            if let Err(error) = read_sheets(&book(STRINGS, &sheet)) {
                assert!(matches!(error, ReadError::Broken(_)), "{sheet}: {error}");
            }
        }
    }

    #[test]
    fn entities_of_ones_own_are_not_expanded() {
        let mut entities = String::new();
        for at in 1..30 {
            write!(entities, "<!ENTITY e{at} \"&e{0};&e{0};\">", at - 1).unwrap();
        }
        let head = format!("<!DOCTYPE x [<!ENTITY e0 \"lol\">{entities}]>");
        let strings = format!("{head}{}", STRINGS.replace('x', "&e29;"));
        match read_sheets(&book(&strings, &sheet("A1", &cell("A1")))) {
            Ok(sheets) => assert!(sheets[0].rows.iter().all(|row| row.cells[0].len() < 20)),
            Err(error) => assert!(matches!(error, ReadError::Broken(_)), "{error}"),
        }
        let body = "<w:tbl><w:tr><w:tc><w:t>a&e29;b</w:t></w:tc></w:tr></w:tbl>";
        let text = format!("{head}<w:document>{body}</w:document>");
        let sheets = read_sheets(&packed(&[("word/document.xml", text.as_bytes())])).unwrap();
        assert_eq!(sheets[0].rows[0].cells, ["ab"]);
    }

    #[test]
    fn merged_cells_of_a_word_table_are_bounded() {
        let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"256\"/></w:tcPr></w:tc>".repeat(12_000);
        let text = format!("<w:document><w:tbl><w:tr>{cell}</w:tr></w:tbl></w:document>");
        let bytes = packed(&[("word/document.xml", text.as_bytes())]);
        assert_eq!(error(&bytes), ReadError::TooManyCells);
    }

    #[test]
    fn other_packed_files_are_called_by_their_names() {
        let ods = packed(&[("mimetype", b"x"), ("content.xml", b"")]);
        assert_eq!(error(&ods), ReadError::OpenDocument);
        assert_eq!(error(&packed(&[("a", b"")])), ReadError::UnknownKind);
    }
}
