//! The file is read back as a reader would: unpacked, parsed, its texts compared with the page.

use std::io::Read;

use pretty_assertions::assert_eq;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::super::block::{Block, Column, Table};
use super::super::paper::Report;
use super::super::testing::{at, full};
use super::*;
use crate::i18n::{Lang, report as words};

fn part(file: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(file.to_vec())).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The texts of the paragraphs, in order; a break of the line is a line break.
fn paragraphs(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Text(piece) => text.push_str(&piece),
            Event::GeneralRef(name) => {
                text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("'"));
            }
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => text.push('\n'),
            Event::End(tag) if tag.name().as_ref() == "w:p" => {
                found.push(std::mem::take(&mut text));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn every_text_of_the_page_is_in_the_file_and_in_its_order() {
    for lang in [Lang::Zh, Lang::En] {
        let paper = full().week(11).paper(lang);
        let file = docx(&paper).unwrap();
        let said: Vec<String> = paragraphs(&part(&file, "word/document.xml"))
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let meant: Vec<String> = paper
            .blocks
            .iter()
            .flat_map(|block| texts(lang, block))
            .collect();
        assert_eq!(said, meant);
    }
}

fn texts(lang: Lang, block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text, .. }
        | Block::Title(text)
        | Block::Subheading(text)
        | Block::Text(text) => {
            vec![text.clone()]
        }
        Block::Figures(figures) => {
            let told = figures
                .iter()
                .map(|figure| words::figure(lang, &figure.name, figure.number, figure.change));
            vec![told.collect::<Vec<String>>().join(words::comma(lang))]
        }
        Block::Chart(chart) => {
            let bars = chart.bars.iter();
            let bars = bars.flat_map(|bar| [bar.name.clone(), bar.number.to_string()]);
            std::iter::once(chart.name.clone()).chain(bars).collect()
        }
        Block::List(items) => items
            .iter()
            .map(|item| format!("{}{}{}", item.about, words::colon(lang), item.text))
            .collect(),
        Block::Table(table) => {
            let heads = table.columns.iter().map(|column| column.name.to_string());
            let cells = table
                .rows
                .iter()
                .flatten()
                .map(|cell| cell.shown().into_owned());
            heads.chain(cells).filter(|cell| !cell.is_empty()).collect()
        }
    }
}

#[test]
fn every_part_is_well_formed_and_named_in_the_list_of_types() {
    let file = docx(&full().week(11).paper(Lang::Zh)).unwrap();
    let mut zip = ZipArchive::new(Cursor::new(file.clone())).unwrap();
    let names: Vec<String> = (0..zip.len())
        .map(|index| zip.by_index(index).unwrap().name().unwrap().into_owned())
        .collect();
    let types = part(&file, "[Content_Types].xml");
    for name in &names {
        paragraphs(&part(&file, name));
        let is_typed = types.contains(&format!("PartName=\"/{name}\""));
        assert!(
            is_typed || name.contains("_rels/") || name.starts_with('['),
            "{name}"
        );
    }
}

#[test]
fn hostile_texts_are_harmless_and_whole() {
    let hostile = "<w:p/>&amp; =HYPERLINK(\"x\") | \u{1b}[31m\u{202e}红\n二";
    let table = Table {
        columns: vec![Column::words("项目")],
        projects: Vec::new(),
        rows: vec![vec![hostile.into()], vec!["字".repeat(300).into()]],
    };
    let paper = Paper {
        lang: Lang::Zh,
        made: at("2025-03-14 17:00:00"),
        blocks: vec![Block::Title(hostile.to_owned()), Block::Table(table)],
    };
    let file = docx(&paper).unwrap();
    let said = paragraphs(&part(&file, "word/document.xml"));
    let clean = "<w:p/>&amp; =HYPERLINK(\"x\") | [31m红\n二";
    assert_eq!(said.first().unwrap(), clean);
    assert!(said.contains(&clean.to_owned()) && said.contains(&"字".repeat(300)));
    paragraphs(&part(&file, "docProps/core.xml"));
}

#[test]
fn heads_repeat_rows_are_whole_and_wide_tables_lie_across() {
    let file = docx(&full().week(11).paper(Lang::Zh)).unwrap();
    let document = part(&file, "word/document.xml");
    let blocks = full().week(11).paper(Lang::Zh).blocks;
    let tables = blocks
        .iter()
        .filter(|block| matches!(block, Block::Table(_)));
    assert_eq!(document.matches("<w:tblHeader/>").count(), tables.count());
    assert_eq!(
        document.matches("<w:cantSplit/>").count(),
        document.matches("<w:tr>").count()
    );
    assert!(document.contains("w:orient=\"landscape\""));
    assert!(document.ends_with("</w:sectPr></w:body></w:document>"));
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let paper = full().week(11).paper(Lang::Zh);
    assert_eq!(docx(&paper).unwrap(), docx(&paper).unwrap());
}
