//! What a page is made of, before any format: headings, sentences, lists and tables.

use crate::domain::id::ProjectId;

/// On which side the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A column's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub name: &'static str,
    /// On which side its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub const fn words(name: &'static str) -> Self {
        Self {
            name,
            align: Align::Left,
        }
    }

    /// A column of numbers.
    pub const fn numbers(name: &'static str) -> Self {
        Self {
            name,
            align: Align::Right,
        }
    }
}

/// A table; each row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The heads.
    pub columns: Vec<Column>,
    /// The cells, unescaped.
    pub rows: Vec<Vec<String>>,
    /// The project that each row is about; empty where rows are about something else.
    pub projects: Vec<ProjectId>,
}

/// A point of a list: what it is about, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is about.
    pub about: String,
    /// What is said of it.
    pub text: String,
    /// The project, if it is about one.
    pub project: Option<ProjectId>,
}

/// A part of a page. Texts are as people wrote them: each writer escapes for its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The page's title.
    Title(String),
    /// A section's heading.
    Heading(String),
    /// A heading inside a section.
    Subheading(String),
    /// A sentence or several.
    Text(String),
    /// A list.
    List(Vec<Item>),
    /// A table.
    Table(Table),
}
