//! The only place that prints: tables for people, tabs for pipes, JSON for programs.
//!
//! A reader that goes away (`| head`) is no error: the run ends quietly.

use std::io::{self, Write};

use comfy_table::{ContentArrangement, Table};
use serde::Serialize;

use crate::text::safe::{clean_line, clean_text};

/// In what shape data is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Aligned columns, at most so many columns of a terminal wide.
    Table(u16),
    /// One line a row, cells parted by tabs.
    Tabs,
    /// JSON.
    Json,
}

/// Where a verb prints to.
pub struct Output<'a> {
    sink: &'a mut dyn Write,
    shape: Shape,
}

impl std::fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Output")
            .field("shape", &self.shape)
            .finish_non_exhaustive()
    }
}

impl<'a> Output<'a> {
    /// Prints to `sink` in a shape.
    pub fn new(sink: &'a mut dyn Write, shape: Shape) -> Self {
        Self { sink, shape }
    }

    /// The shape.
    pub const fn shape(&self) -> Shape {
        self.shape
    }

    /// Whether JSON is wanted.
    pub const fn is_json(&self) -> bool {
        matches!(self.shape, Shape::Json)
    }

    /// Prints a line of text; control characters in it never reach the terminal.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.sink, "{}", clean_text(text))
    }

    /// Prints bytes as they are: a report whose writer has cleaned it.
    pub fn whole(&mut self, text: &str) -> io::Result<()> {
        self.sink.write_all(text.as_bytes())
    }

    /// Prints the bytes of a file.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sink.write_all(bytes)
    }

    /// Prints a value as JSON, with a line end.
    pub fn json<T: Serialize>(&mut self, value: &T) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.sink, value)?;
        writeln!(self.sink)
    }

    /// Prints rows under a header. In a pipe the header is left out, as programs count lines.
    pub fn rows(&mut self, header: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
        match self.shape {
            Shape::Table(width) => self.table(width, header, rows),
            Shape::Tabs | Shape::Json => {
                for row in rows {
                    let cells: Vec<_> = row.iter().map(|cell| clean_line(cell)).collect();
                    writeln!(self.sink, "{}", cells.join("\t"))?;
                }
                Ok(())
            }
        }
    }

    fn table(&mut self, width: u16, header: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
        let mut table = Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
        table.set_header(header.iter().map(|name| clean_line(name)));
        for row in rows {
            table.add_row(row.iter().map(|cell| clean_line(cell)));
        }
        for line in table.lines() {
            writeln!(self.sink, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
