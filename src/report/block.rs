//! What a page is made of, before any format: headings, sentences, lists, tables, figures and charts.

use std::borrow::Cow;

use super::cell::Cell;
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it, unescaped.
    pub name: Cow<'static, str>,
    /// On which side its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn words(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            align: Align::Left,
        }
    }

    /// A column of numbers.
    pub fn numbers(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
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
    pub rows: Vec<Vec<Cell>>,
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

/// How a figure or a bar is meant; always beside words, never instead of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// As the red light.
    Red,
    /// As the yellow light.
    Yellow,
    /// As the green light.
    Green,
    /// As the blue light.
    Blue,
    /// As the grey light.
    Grey,
}

impl Tone {
    /// Its name in style sheets and templates.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Red => "red",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Grey => "grey",
        }
    }
}

/// A number that a reader looks for first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub name: String,
    /// How many.
    pub number: u32,
    /// The change against the report before, where it is told.
    pub change: Option<i64>,
    /// How it is meant.
    pub tone: Tone,
}

/// One bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What stands beside it.
    pub name: String,
    /// How long it is.
    pub number: u32,
    /// How it is meant.
    pub tone: Tone,
}

/// A chart of bars, the figures written beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub name: String,
    /// From top to bottom.
    pub bars: Vec<Bar>,
}

impl Chart {
    /// The part of the room that a bar takes, where the longest takes all of it.
    pub fn length(&self, bar: &Bar, room: usize) -> usize {
        let most = self.bars.iter().map(|bar| bar.number).max().unwrap_or(0);
        let [number, most] =
            [bar.number, most].map(|number| usize::try_from(number).unwrap_or(usize::MAX));
        room.saturating_mul(number).checked_div(most).unwrap_or(0)
    }
}

/// A part of a page. Texts are as people wrote them: each writer escapes for its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The page's title.
    Title(String),
    /// A section's heading.
    Heading {
        /// The section's name for links and templates, the same in every language.
        key: &'static str,
        /// Its words.
        text: String,
    },
    /// A heading inside a section.
    Subheading(String),
    /// A sentence or several.
    Text(String),
    /// The figures that stand out.
    Figures(Vec<Figure>),
    /// A picture of numbers that a table of the page tells too.
    Chart(Chart),
    /// A list.
    List(Vec<Item>),
    /// A table.
    Table(Table),
}

impl Block {
    /// A section's heading.
    pub fn heading(key: &'static str, text: impl Into<String>) -> Self {
        Self::Heading {
            key,
            text: text.into(),
        }
    }
}
