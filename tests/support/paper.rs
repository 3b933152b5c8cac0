//! Reports read back, by other readers than the writers: the tables of each format as rows of cells.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use calamine::{Data, Reader as _, Xlsx};
use duban::text::width::columns;
use quick_xml::events::{BytesStart, Event};

/// A table or a sheet: rows of cells, as a reader sees them.
pub(crate) type Grid = Vec<Vec<String>>;

/// A page: its tables, and all its words without their marks.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) tables: Vec<Grid>,
    pub(crate) words: String,
}

/// Without blanks: what is left however lines were broken.
pub(crate) fn tight(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// Whether two formats say the same in a cell: the same words, or the same number; `-` and nothing are one.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|cell| if cell == "-" { "" } else { cell });
    tight(one) == tight(other)
        || matches!((number(one), number(other)), (Some(one), Some(other)) if (one - other).abs() < 1e-9)
}

fn number(cell: &str) -> Option<f64> {
    match cell.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok().map(|percent| percent / 100.0),
        None => cell.parse().ok(),
    }
}

/// Whether a row begins with these cells.
pub(crate) fn same_row(row: &[String], cells: &[String]) -> bool {
    row.len() >= cells.len() && row.iter().zip(cells).all(|(one, other)| same(one, other))
}

// Markdown --------------------------------------------------------------------------------------------------------

/// The tables of a Markdown page.
pub(crate) fn md(text: &str) -> Vec<Grid> {
    let mut tables: Vec<Grid> = Vec::new();
    let mut in_table = false;
    for line in text.lines() {
        let Some(line) = line.strip_prefix("| ") else {
            in_table = false;
            continue;
        };
        if !in_table {
            tables.push(Grid::new());
        }
        in_table = true;
        if !line.starts_with("---") {
            tables.last_mut().unwrap().push(md_cells(line));
        }
    }
    tables
}

/// The cells of a row, without their escapes.
fn md_cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut().unwrap();
        match letter {
            '\\' => cell.extend(letters.next()),
            '|' => cells.push(String::new()),
            _ => cell.push(letter),
        }
    }
    assert_eq!(cells.pop().as_deref(), Some(""), "an open row: {line}");
    let cells = cells.into_iter();
    cells
        .map(|cell| cell.trim().replace("<br>", "\n"))
        .collect()
}

// Text ------------------------------------------------------------------------------------------------------------

/// The tables of a text page, each as its columns: the head and all that stands below it, without blanks.
pub(crate) fn txt(text: &str) -> Vec<Vec<(String, String)>> {
    let lines: Vec<&str> = text.lines().collect();
    let is_rule = |line: &str| line.starts_with("--") && line.contains("-  -");
    let rules = lines.iter().enumerate().filter(|(_, line)| is_rule(line));
    rules
        .map(|(at, rule)| {
            let is_row = |line: &&&str| !line.is_empty();
            let below = lines[at + 1..].iter().take_while(is_row);
            let below: Vec<Vec<String>> = below.map(|line| cut(line, rule)).collect();
            // A head may take several lines too.
            let above = lines[..at].iter().rev();
            let first = cut(lines[at - 1], rule);
            let tall = first.iter().any(String::is_empty);
            let taken = if tall { 2 } else { 1 };
            let mut above: Vec<Vec<String>> =
                above.take(taken).map(|line| cut(line, rule)).collect();
            above.reverse();
            let column = |rows: &[Vec<String>], place: usize| {
                rows.iter().map(|row| row[place].as_str()).collect()
            };
            (0..first.len())
                .map(|place| (column(&above, place), column(&below, place)))
                .collect()
        })
        .collect()
}

/// Cuts a line where the rule has its gaps, by what letters take on the screen.
fn cut(line: &str, rule: &str) -> Vec<String> {
    let mut letters = line.chars().peekable();
    let mut at = 0;
    let cells = rule.split("  ").map(|dashes| {
        let end = at + dashes.len();
        let mut cell = String::new();
        while at < end
            && let Some(letter) = letters.next()
        {
            let mut letter = letter.to_string();
            while let Some(more) = letters.next_if(|more| columns(&more.to_string()) == 0) {
                letter.push(more);
            }
            at += columns(&letter);
            cell += &letter;
        }
        // The gap.
        for _ in 0..2 {
            at += usize::from(letters.next_if_eq(&' ').is_some());
        }
        tight(&cell)
    });
    cells.collect()
}

// HTML ------------------------------------------------------------------------------------------------------------

/// Elements that have no end.
const VOID: [&str; 4] = ["meta", "br", "link", "img"];

/// The elements of an HTML page in their order, each with its attributes as written; and what the page says.
#[derive(Debug, Default)]
pub(crate) struct Html {
    pub(crate) page: Page,
    pub(crate) elements: Vec<(String, String)>,
    /// What the pictures say in words.
    pub(crate) pictures: Vec<String>,
}

/// Reads an HTML page strictly: what is opened is closed in its order, and no `<`, `>` or `&` stands bare in the words.
#[track_caller]
pub(crate) fn html(text: &str) -> Html {
    let mut found = Html::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = text.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    while let Some((words, tagged)) = rest.split_once('<') {
        found.words(&open, words);
        let (tag, after) = tagged.split_once('>').expect("a closed tag");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "before {after:.60}");
            continue;
        }
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        assert!(
            name.bytes().all(|letter| letter.is_ascii_alphanumeric()),
            "<{tag}>"
        );
        found.begin(name, attributes);
        if !VOID.contains(&name) && !attributes.ends_with('/') {
            open.push(name.to_owned());
        }
    }
    found.words(&open, rest);
    assert_eq!(open, [""; 0]);
    found
}

impl Html {
    fn begin(&mut self, name: &str, attributes: &str) {
        let tables = &mut self.page.tables;
        match name {
            "table" => tables.push(Grid::new()),
            "tr" => tables.last_mut().unwrap().push(Vec::new()),
            "td" | "th" => {
                let row = tables.last_mut().unwrap().last_mut().unwrap();
                row.push(String::new());
            }
            "br" => self.page.words.push('\n'),
            _ => {}
        }
        assert_eq!(attributes.matches('"').count() % 2, 0, "{attributes}");
        self.elements.push((name.to_owned(), attributes.to_owned()));
    }

    fn words(&mut self, open: &[String], words: &str) {
        if open.iter().any(|name| name == "style") {
            return;
        }
        assert!(!words.contains('>'), "{words}");
        let words = entities(words);
        let cell = open.iter().any(|name| name == "td" || name == "th");
        if cell {
            let row = self.page.tables.last_mut().unwrap().last_mut().unwrap();
            *row.last_mut().unwrap() += &words;
        }
        if open.last().is_some_and(|name| name == "desc") {
            self.pictures.push(words.clone());
        }
        self.page.words += &words;
    }
}

fn entities(words: &str) -> String {
    let known = [
        ("amp;", '&'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("quot;", '"'),
        ("#39;", '\''),
    ];
    let mut parts = words.split('&');
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (name, letter) = known
            .iter()
            .find(|(name, _)| part.starts_with(name))
            .unwrap_or_else(|| panic!("a bare & before {part:.30}"));
        text.push(*letter);
        text += part.strip_prefix(name).unwrap();
    }
    text
}

// Packed files ----------------------------------------------------------------------------------------------------

/// The parts of a packed file, by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        let twice = parts.insert(name.clone(), bytes);
        assert_eq!(twice, None, "{name}");
    }
    parts
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).unwrap()?;
    Some(found.value.to_string())
}

/// Every element of a part of XML, which is well formed.
#[track_caller]
fn elements(name: &str, xml: &[u8], mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut depth = 0_i32;
    loop {
        let event = reader.read_event();
        match event.unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(element) => {
                depth += 1;
                each(&element);
            }
            Event::Empty(element) => each(&element),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}");
}

/// Whether a letter may stand in XML 1.0.
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// Looks a packed file over: every part is well-formed XML of letters that XML may hold, every part has a type, every
/// relationship leads to a part, and every reference to a relationship is to one that there is.
#[track_caller]
pub(crate) fn is_sound(bytes: &[u8]) {
    let parts = parts(bytes);
    let (mut types, mut endings) = (BTreeSet::new(), BTreeSet::new());
    elements(
        "types",
        &parts["[Content_Types].xml"],
        |element| match element.name().as_ref() {
            "Override" => {
                let name = attribute(element, "PartName").unwrap();
                let part = name.strip_prefix('/').unwrap();
                assert!(parts.contains_key(part), "no part {name}");
                types.insert(name);
            }
            "Default" => {
                endings.insert(attribute(element, "Extension").unwrap());
            }
            _ => {}
        },
    );
    for (name, part) in &parts {
        let text = std::str::from_utf8(part).unwrap_or_else(|_| panic!("{name}"));
        assert!(text.chars().all(is_xml), "{name}");
        let known = types.contains(&format!("/{name}"))
            || endings.contains(name.rsplit('.').next().unwrap());
        assert!(
            known || name == "[Content_Types].xml",
            "{name} is of no type"
        );
        if name.contains("_rels/") {
            leads_to_parts(name, part, &parts);
        } else {
            refers_to_relationships(name, part, &parts);
        }
    }
}

fn leads_to_parts(name: &str, part: &[u8], parts: &BTreeMap<String, Vec<u8>>) {
    let (home, _) = name.split_once("_rels/").unwrap();
    elements(name, part, |element| {
        let Some(target) = attribute(element, "Target") else {
            return;
        };
        assert_eq!(
            attribute(element, "TargetMode"),
            None,
            "{target} leads away"
        );
        let (home, target) = match target.strip_prefix('/') {
            Some(path) => ("", path),
            None => (home, target.as_str()),
        };
        let mut steps: Vec<&str> = home.split_terminator('/').collect();
        for step in target.split('/') {
            match step {
                ".." => drop(steps.pop()),
                _ => steps.push(step),
            }
        }
        let path = steps.join("/");
        assert!(parts.contains_key(&path), "{name}: {target}");
    });
}

fn refers_to_relationships(name: &str, part: &[u8], parts: &BTreeMap<String, Vec<u8>>) {
    let (home, file) = name.rsplit_once('/').unwrap_or(("", name));
    let mut known = BTreeSet::new();
    if let Some(relations) = parts.get(&format!("{home}/_rels/{file}.rels")) {
        elements("rels", relations, |element| {
            known.extend(attribute(element, "Id"));
        });
    }
    elements(name, part, |element| {
        for reference in ["r:id", "r:embed", "r:link"] {
            if let Some(id) = attribute(element, reference) {
                assert!(known.contains(&id), "{name}: no relationship {id}");
            }
        }
    });
}

/// The tables and the words of a Word file.
pub(crate) fn docx(bytes: &[u8]) -> Page {
    let parts = parts(bytes);
    let mut page = Page::default();
    let mut reader = quick_xml::Reader::from_reader(parts["word/document.xml"].as_slice());
    let (mut in_text, mut in_cell) = (false, false);
    loop {
        let mut said = String::new();
        match reader.read_event().unwrap() {
            Event::Start(element) => match element.name().as_ref() {
                "w:tbl" => page.tables.push(Grid::new()),
                "w:tr" => page.tables.last_mut().unwrap().push(Vec::new()),
                "w:tc" => {
                    in_cell = true;
                    let row = page.tables.last_mut().unwrap().last_mut().unwrap();
                    row.push(String::new());
                }
                "w:t" => in_text = true,
                _ => {}
            },
            Event::Empty(element) if element.name().as_ref() == "w:br" => said.push('\n'),
            Event::End(element) => match element.name().as_ref() {
                "w:tc" => {
                    in_cell = false;
                    let row = page.tables.last_mut().unwrap().last_mut().unwrap();
                    // The end of its last paragraph.
                    row.last_mut().unwrap().pop();
                }
                "w:t" => in_text = false,
                "w:p" => said.push('\n'),
                _ => {}
            },
            Event::Text(text) if in_text => said += &text,
            Event::GeneralRef(name) if in_text => {
                said += &entities(&format!("&{};", &*name));
            }
            Event::Eof => return page,
            _ => {}
        }
        if in_cell {
            let row = page.tables.last_mut().unwrap().last_mut().unwrap();
            *row.last_mut().unwrap() += &said;
        }
        page.words += &said;
    }
}

/// The sheets of an Excel file, by name; none of their cells is a formula or an error.
#[track_caller]
pub(crate) fn xlsx(bytes: &[u8]) -> Vec<(String, Grid)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names().clone();
    let sheets = names.into_iter().map(|name| {
        let formulas = book.worksheet_formula(&name).unwrap();
        let formulas = formulas.used_cells().filter(|(_, _, it)| !it.is_empty());
        assert_eq!(formulas.count(), 0, "{name}");
        let rows = book.worksheet_range(&name).unwrap();
        let rows = rows.rows().map(|row| row.iter().map(shown).collect());
        (name, rows.collect())
    });
    sheets.collect()
}

fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::DateTime(day) => {
            let days: u64 = day.as_f64().to_string().parse().expect("a whole day");
            let days = chrono::Days::new(days);
            let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            (first + days).to_string()
        }
        Data::Error(error) => panic!("{error}"),
        other => other.to_string(),
    }
}

/// The records of a CSV file, without the marks that guard a formula; no cell begins one.
#[track_caller]
pub(crate) fn csv(bytes: &[u8]) -> Grid {
    let bytes = bytes
        .strip_prefix("\u{feff}".as_bytes())
        .expect("a mark at the beginning");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let records = reader.records().map(|record| {
        let record = record.expect("every record is as long as the first");
        record.iter().map(unguarded).collect()
    });
    records.collect()
}

fn unguarded(cell: &str) -> String {
    let first = |text: &str| text.trim_start().chars().next();
    let begins = |text: &str| {
        first(text).is_some_and(|letter| "=+-@＝＋－＠".contains(letter))
            && number(text.trim_start_matches('+')).is_none()
    };
    assert!(!begins(cell), "a formula: {cell}");
    match cell.strip_prefix('\'') {
        Some(bare) if begins(bare) => bare.to_owned(),
        _ => cell.to_owned(),
    }
}
