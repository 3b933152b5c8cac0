//! The page as templates see it. Tables are read where they stand: a ledger of ten thousand rows is not copied cell by
//! cell.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::super::block::{Align, Bar, Block, Column, Figure, Item, Table};
use super::super::cell::Cell;
use super::super::paper::Paper;

/// What comes before the first section, without the title; and the sections.
pub(super) fn parts(paper: &Arc<Paper>) -> (Value, Value) {
    let mut front: Vec<Value> = Vec::new();
    let mut sections: Vec<(&'static str, &str, Vec<Value>)> = Vec::new();
    for (place, block) in paper.blocks.iter().enumerate() {
        match block {
            Block::Title(_) => {}
            Block::Heading { key, text } => sections.push((key, text, Vec::new())),
            _ => {
                let seen = Value::from_object(Seen {
                    paper: Arc::clone(paper),
                    place,
                });
                match sections.last_mut() {
                    Some((_, _, blocks)) => blocks.push(seen),
                    None => front.push(seen),
                }
            }
        }
    }
    let sections = sections.into_iter().map(|(key, heading, blocks)| {
        Value::from_pairs([
            ("key", Value::from(key)),
            ("heading", Value::from(heading)),
            ("blocks", Value::from(blocks)),
        ])
    });
    (Value::from(front), sections.collect())
}

/// A block of the page.
#[derive(Debug)]
pub(super) struct Seen {
    paper: Arc<Paper>,
    place: usize,
}

impl Seen {
    /// The block.
    pub(super) fn block(&self) -> Option<&Block> {
        self.paper.blocks.get(self.place)
    }

    fn table(&self) -> Option<&Table> {
        match self.block()? {
            Block::Table(table) => Some(table),
            _ => None,
        }
    }
}

/// The fields of each kind of block.
const fn fields(block: &Block) -> &'static [&'static str] {
    match block {
        Block::Title(_) | Block::Heading { .. } | Block::Subheading(_) | Block::Text(_) => {
            &["kind", "text"]
        }
        Block::Figures(_) => &["kind", "figures"],
        Block::Chart(_) => &["kind", "name", "bars"],
        Block::List(_) => &["kind", "items"],
        Block::Table(_) => &["kind", "columns", "rows"],
    }
}

const fn kind(block: &Block) -> &'static str {
    match block {
        Block::Title(_) => "title",
        Block::Heading { .. } => "heading",
        Block::Subheading(_) => "subheading",
        Block::Text(_) => "text",
        Block::Figures(_) => "figures",
        Block::Chart(_) => "chart",
        Block::List(_) => "list",
        Block::Table(_) => "table",
    }
}

impl Object for Seen {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let block = self.block()?;
        let key = key.as_str()?;
        if key == "kind" {
            return Some(Value::from(kind(block)));
        }
        Some(match (block, key) {
            (
                Block::Title(text)
                | Block::Heading { text, .. }
                | Block::Subheading(text)
                | Block::Text(text),
                "text",
            ) => Value::from(text.as_str()),
            (Block::Figures(figures), "figures") => figures.iter().map(figure).collect(),
            (Block::Chart(chart), "name") => Value::from(chart.name.as_str()),
            (Block::Chart(chart), "bars") => chart.bars.iter().map(bar).collect(),
            (Block::List(items), "items") => items.iter().map(item).collect(),
            (Block::Table(table), "columns") => table.columns.iter().map(column).collect(),
            (Block::Table(_), "rows") => Value::from_object(Rows(Arc::clone(self))),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(self.block().map_or(&[], fields))
    }
}

fn figure(figure: &Figure) -> Value {
    Value::from_pairs([
        ("name", Value::from(figure.name.as_str())),
        ("number", Value::from(figure.number)),
        ("change", Value::from(figure.change)),
        ("tone", Value::from(figure.tone.key())),
    ])
}

fn bar(bar: &Bar) -> Value {
    Value::from_pairs([
        ("name", Value::from(bar.name.as_str())),
        ("number", Value::from(bar.number)),
        ("tone", Value::from(bar.tone.key())),
    ])
}

fn item(item: &Item) -> Value {
    Value::from_pairs([
        ("about", Value::from(item.about.as_str())),
        ("text", Value::from(item.text.as_str())),
        ("project", Value::from(item.project.map(|id| id.0))),
    ])
}

fn column(column: &Column) -> Value {
    let align = match column.align {
        Align::Left => "left",
        Align::Right => "right",
    };
    Value::from_pairs([
        ("name", Value::from(column.name.as_ref())),
        ("align", Value::from(align)),
        ("late", Value::from(column.late)),
    ])
}

/// The rows of a table.
#[derive(Debug)]
struct Rows(Arc<Seen>);

impl Object for Rows {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let place = key.as_usize()?;
        let row = self.0.table()?.rows.get(place)?;
        Some(
            row.iter()
                .cloned()
                .map(Stands)
                .map(Value::from_object)
                .collect(),
        )
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.table().map_or(0, |table| table.rows.len()))
    }
}

/// What stands in a cell; printed, it is what a reader sees.
#[derive(Debug)]
struct Stands(Cell);

impl Object for Stands {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let cell = &self.0;
        Some(match key.as_str()? {
            "kind" => Value::from(cell_kind(cell)),
            "text" => Value::from(cell.shown().as_ref()),
            "number" => match cell {
                Cell::Number(number) | Cell::Change(number) => Value::from(*number),
                Cell::Percent(percent) => Value::from(*percent),
                _ => Value::from(()),
            },
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["kind", "text", "number"])
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.shown())
    }
}

const fn cell_kind(cell: &Cell) -> &'static str {
    match cell {
        Cell::Empty => "empty",
        Cell::Text(_) => "text",
        Cell::Number(_) => "number",
        Cell::Change(_) => "change",
        Cell::Amount(_) => "amount",
        Cell::Percent(_) => "percent",
        Cell::Day(_) => "day",
    }
}
