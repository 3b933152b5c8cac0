//! The tables of a Word text: rows and cells as they are seen, merged cells told for each row.

use std::io::{BufReader, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::sheet::{Budget, MAX_ROWS, ReadError, Row, Sheet, without_empty};

/// The part of the package that holds the text.
pub(super) const DOCUMENT: &str = "word/document.xml";
/// The most columns that a merged cell may span.
const MAX_SPAN: usize = 256;

/// Reads all tables, named by their place in the text: 1, 2, ... The archive has been weighed.
pub(super) fn tables<R: Read + Seek>(mut archive: ZipArchive<R>) -> Result<Vec<Sheet>, ReadError> {
    let part = archive.by_name(DOCUMENT).map_err(ReadError::broken)?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut walk = Walk::new();
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => walk.start(&start),
            Ok(Event::Empty(start)) => {
                walk.start(&start);
                walk.end(start.local_name().as_ref())?;
            }
            Ok(Event::End(end)) => walk.end(end.local_name().as_ref())?,
            Ok(Event::Text(text)) => walk.text(&text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => {
                let known = match reference.resolve_char_ref() {
                    Ok(Some(letter)) => Some(letter),
                    _ => entity(&reference),
                };
                if let Some(letter) = known {
                    walk.text(letter.encode_utf8(&mut [0; 4]));
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => return Err(ReadError::broken(error)),
        }
        buffer.clear();
    }
    Ok(walk.sheets)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    text: String,
    span: usize,
    /// It goes on from the row above.
    follows: bool,
}

/// Where in the text we are.
struct Walk {
    sheets: Vec<Sheet>,
    rows: Vec<Row>,
    row: Vec<String>,
    cell: Cell,
    /// How deep in tables; the text of a table within a cell belongs to the cell.
    depth: usize,
    /// How deep in what is not shown.
    hidden: usize,
    in_text: bool,
    budget: Budget,
}

impl Walk {
    const fn new() -> Self {
        Self {
            sheets: Vec::new(),
            rows: Vec::new(),
            row: Vec::new(),
            cell: Cell {
                text: String::new(),
                span: 0,
                follows: false,
            },
            depth: 0,
            hidden: 0,
            in_text: false,
            budget: Budget::of_a_file(),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        match start.local_name().as_ref() {
            "Fallback" => self.hidden += 1,
            "tbl" => self.depth += 1,
            "tc" if self.depth == 1 => self.cell = Cell::default(),
            "gridSpan" if self.depth == 1 => {
                let span = value(start).and_then(|span| span.parse().ok());
                self.cell.span = span.unwrap_or(1).min(MAX_SPAN);
            }
            "vMerge" if self.depth == 1 => {
                self.cell.follows = value(start).as_deref() != Some("restart");
            }
            "t" => self.in_text = true,
            "br" | "cr" | "tab" => self.text_break(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "Fallback" => self.hidden = self.hidden.saturating_sub(1),
            "t" => self.in_text = false,
            "p" => self.text_break(),
            "tc" if self.depth == 1 => self.end_cell()?,
            "tr" if self.depth == 1 => {
                self.budget.spend(1, 0)?;
                if self.rows.len() >= MAX_ROWS as usize {
                    return Err(ReadError::TooManyRows);
                }
                let number = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
                self.rows.push(Row {
                    number: number.saturating_add(1),
                    cells: std::mem::take(&mut self.row),
                });
            }
            "tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    let rows = std::mem::take(&mut self.rows);
                    self.sheets.push(Sheet {
                        name: (self.sheets.len() + 1).to_string(),
                        rows: without_empty(rows),
                    });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.depth > 0 && self.hidden == 0 {
            self.cell.text.push_str(text);
        }
    }

    fn text_break(&mut self) {
        if self.depth > 0 && self.hidden == 0 {
            self.cell.text.push('\n');
        }
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        let Cell {
            text,
            span,
            follows,
        } = std::mem::take(&mut self.cell);
        let above = self
            .rows
            .last()
            .and_then(|row| row.cells.get(self.row.len()));
        let text = match above {
            Some(above) if follows => above.clone(),
            _ => text.trim().to_owned(),
        };
        self.budget.spend(span.max(1), text.len())?;
        self.row.push(text);
        self.row
            .extend(std::iter::repeat_n(String::new(), span.saturating_sub(1)));
        Ok(())
    }
}

/// The `w:val` of an element.
fn value(start: &BytesStart<'_>) -> Option<String> {
    let mut all = start.attributes().filter_map(Result::ok);
    let found = all.find(|attribute| attribute.key.local_name().as_ref() == "val")?;
    Some(found.value.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;

    use super::super::sheet::read_sheets;

    /// A Word file with this body, as small as one can be.
    fn docx(body: &str) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let types = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
        let rels = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
        let document = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
        );
        let parts = [
            ("[Content_Types].xml", types),
            ("_rels/.rels", rels),
            ("word/document.xml", &document),
        ];
        for (name, text) in parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// A table of plain cells.
    fn table(rows: &[&[&str]]) -> String {
        let cell = |text: &&str| {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
        };
        let row = |cells: &&[&str]| {
            let cells: String = cells.iter().map(cell).collect();
            format!("<w:tr>{cells}</w:tr>")
        };
        let rows: String = rows.iter().map(row).collect();
        format!("<w:tbl>{rows}</w:tbl>")
    }

    fn rows(body: &str) -> Vec<Vec<String>> {
        let sheets = read_sheets(&docx(body)).unwrap();
        let rows = sheets.into_iter().flat_map(|sheet| sheet.rows);
        rows.map(|row| row.cells).collect()
    }

    #[test]
    fn a_table_is_read_with_its_entities_and_runs() {
        let body = format!(
            "<w:p><w:r><w:t>附件</w:t></w:r></w:p>{}",
            table(&[&["序号", "工作措施"], &["1", "A&B <站>"]])
        );
        assert_eq!(rows(&body), [["序号", "工作措施"], ["1", "A&B <站>"]]);
        let runs = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>北坞</w:t></w:r><w:r><w:t>公园</w:t></w:r></w:p><w:p><w:r><w:t>二期</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        assert_eq!(rows(runs), [["北坞公园\n二期"]]);
    }

    #[test]
    fn merged_cells_are_told_for_each_row() {
        let body = "<w:tbl>\
            <w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>水务局</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p><w:r><w:t>二</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
        assert_eq!(
            rows(body),
            [["宽", "", "丙"], ["一", "", "水务局"], ["二", "", "水务局"]]
        );
    }

    #[test]
    fn a_table_within_a_cell_is_part_of_the_cell() {
        let inner = table(&[&["内"]]);
        let body = format!("<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>");
        assert_eq!(rows(&body), [["内"]]);
    }
}
