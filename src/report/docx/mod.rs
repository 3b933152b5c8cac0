//! A page as a Word file in the layout of official papers (domain.md §7): title 小标宋 二号 in the middle, text 仿宋 三号 at
//! 28 points a line, headings 黑体, 楷体; real heading styles, tables whose heads repeat on every page, page numbers.
//!
//! The parts are written here and not by a crate, because the one that there is cannot repeat the heads of a table.

mod body;
mod parts;
#[cfg(test)]
mod tests;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::paper::Paper;

/// Why no file came of it.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// The archive could not be written.
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    /// A part of it could not be written.
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

/// Writes a page as a Word file. The same page gives the same bytes.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, DocxError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let parts = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("docProps/core.xml", parts::core(paper)),
        (
            "word/_rels/document.xml.rels",
            parts::DOCUMENT_RELATIONS.to_owned(),
        ),
        ("word/styles.xml", parts::styles(paper.lang)),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/fontTable.xml", parts::FONTS.to_owned()),
        ("word/footer1.xml", parts::FOOTER.to_owned()),
        (
            "word/document.xml",
            body::document(paper.lang, &paper.blocks),
        ),
    ];
    for (name, text) in parts {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A text as it may stand in XML: cleaned of what must not reach a reader, then escaped.
fn escaped(text: &str) -> String {
    crate::text::safe::html(text)
}
