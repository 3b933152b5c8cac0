//! The file is read back as a reader would: unpacked, parsed, its texts compared with the page.

use std::io::Read;

use pretty_assertions::assert_eq;
use quick_xml::Reader;
use quick_xml::events::Event;
use rstest::rstest;
use zip::ZipArchive;

use super::super::block::{Bar, Block, Chart, Column, Figure, Item, Table, Tone};
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
            let told = figures.iter().flat_map(|figure| {
                let change = figure.change.map(|change| words::change(lang, change));
                let number = figure.number.to_string();
                [Some(number), Some(figure.name.clone()), change]
            });
            told.flatten().collect()
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

/// A page of one block of every kind, every text of it the same.
fn page_of(text: &str) -> Paper {
    let table = Table {
        columns: vec![Column::words(text.to_owned())],
        projects: Vec::new(),
        rows: vec![vec![text.into()], vec!["字".repeat(300).into()]],
    };
    let item = Item {
        about: text.to_owned(),
        text: text.to_owned(),
        project: None,
    };
    let bar = |number| Bar {
        name: text.to_owned(),
        number,
        tone: Tone::Red,
    };
    let figure = Figure {
        name: text.to_owned(),
        number: 1,
        change: Some(2),
        tone: Tone::Yellow,
    };
    Paper {
        lang: Lang::Zh,
        made: at("2025-03-14 17:00:00"),
        blocks: vec![
            Block::Title(text.to_owned()),
            Block::Text(text.to_owned()),
            Block::Figures(vec![figure]),
            Block::heading("one", text),
            Block::Subheading(text.to_owned()),
            Block::Text(text.to_owned()),
            Block::List(vec![item]),
            Block::Chart(Chart {
                name: text.to_owned(),
                bars: vec![bar(0), bar(1), bar(1_000)],
            }),
            Block::Table(table),
        ],
    }
}

#[rstest]
#[case::markup(
    "<script>alert(1)</script><w:p/>&amp;",
    "<script>alert(1)</script><w:p/>&amp;"
)]
#[case::controls("\u{1b}[31m红\u{0}\u{7}\u{b}\u{c}", "[31m红")]
#[case::turned_round("红\u{202e}二\u{2066}", "红二")]
#[case::no_characters("红\u{fffe}\u{ffff}二", "红二")]
#[case::lines("红\r\n二\u{2028}三", "红\n二\n三")]
#[case::far_planes("𠮷🏗\u{fffd}", "𠮷🏗\u{fffd}")]
#[case::quoted("=HYPERLINK(\"x\") | 'y'", "=HYPERLINK(\"x\") | 'y'")]
fn hostile_texts_are_harmless_and_whole(#[case] hostile: &str, #[case] clean: &str) {
    let file = docx(&page_of(hostile)).unwrap();
    let said = paragraphs(&part(&file, "word/document.xml"));
    assert_eq!(said.first().unwrap(), clean);
    assert_eq!(said.iter().filter(|text| *text == clean).count(), 12);
    assert!(said.contains(&"字".repeat(300)));
    let core = part(&file, "docProps/core.xml");
    paragraphs(&core);
    let is_of_xml = |letter: char| {
        (letter >= ' ' || letter == '\n') && !matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    let document = part(&file, "word/document.xml");
    assert!(document.chars().chain(core.chars()).all(is_of_xml));
}

#[test]
fn a_long_run_of_letters_is_torn_rather_than_the_line_before_it() {
    let torn = |text: &str| {
        let file = docx(&page_of(text)).unwrap();
        part(&file, "word/document.xml").contains("<w:wordWrap w:val=\"0\"/>")
    };
    assert!(torn(&format!("日志校验：第7条 {}", "0f".repeat(32))));
    assert!(!torn("a long sentence of short words that goes on and on"));
}

/// The order in which the schema of the standard (ECMA-376, transitional) wants the children of the elements that we use.
/// Word offers to repair a file that has them in another one.
const ORDER: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish \
         webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    ),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    ("w:tcBorders", "top left bottom right insideH insideV"),
    ("w:tblBorders", "top left bottom right insideH insideV"),
    ("w:tbl", "tblPr tblGrid tr"),
    ("w:tc", "tcPr p"),
    ("w:tr", "tblPrEx trPr tc"),
    ("w:p", "pPr r"),
    ("w:body", "p tbl sectPr"),
    (
        "w:sectPr",
        "footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt \
         vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    ),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr \
         tblPr trPr tcPr tblStylePr",
    ),
    ("w:styles", "docDefaults latentStyles style"),
    (
        "w:lvl",
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    ),
    ("w:numbering", "numPicBullet abstractNum num"),
    (
        "w:font",
        "altName panose1 charset family notTrueType pitch sig",
    ),
    (
        "w:settings",
        "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang clrSchemeMapping \
         decimalSymbol listSeparator",
    ),
];

/// The children of every element, in order: its name and theirs.
fn children(xml: &str) -> Vec<(String, Vec<String>)> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<(String, Vec<String>)> = Vec::new();
    let mut closed = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                if let Some((_, children)) = open.last_mut() {
                    children.push(name.clone());
                }
                open.push((name, Vec::new()));
            }
            Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                if let Some((_, children)) = open.last_mut() {
                    children.push(name);
                }
            }
            Event::End(_) => closed.push(open.pop().unwrap()),
            Event::Eof => return closed,
            _ => {}
        }
    }
}

#[test]
fn children_stand_in_the_order_of_the_standard() {
    for lang in [Lang::Zh, Lang::En] {
        let papers = [full().week(11).paper(lang), page_of(&"x".repeat(99))];
        for paper in papers {
            let file = docx(&paper).unwrap();
            for name in [
                "document",
                "styles",
                "numbering",
                "settings",
                "fontTable",
                "footer1",
            ] {
                for (parent, children) in children(&part(&file, &format!("word/{name}.xml"))) {
                    in_order(&parent, &children);
                }
            }
        }
    }
}

fn in_order(parent: &str, children: &[String]) {
    let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == parent) else {
        return;
    };
    let order: Vec<&str> = order.split_whitespace().collect();
    let place = |child: &String| {
        let bare = child.strip_prefix("w:").unwrap();
        let place = order.iter().position(|name| *name == bare);
        place.unwrap_or_else(|| panic!("{child} in {parent}"))
    };
    let mut places: Vec<usize> = children.iter().map(place).collect();
    if parent == "w:body" {
        // Paragraphs and tables stand in any order, the section at the end.
        assert_eq!(places.pop(), Some(2));
        assert!(!places.contains(&2));
        return;
    }
    assert!(places.is_sorted(), "{parent}: {children:?}");
}

#[test]
fn every_row_fills_the_grid_of_its_table() {
    let file = docx(&page_of("x")).unwrap();
    let document = part(&file, "word/document.xml");
    let tables: Vec<&str> = document.split("<w:tbl>").skip(1).collect();
    assert_eq!(tables.len(), 3);
    for table in tables {
        let grid = table.matches("<w:gridCol ").count();
        let whole = table.split("</w:tbl>").next().unwrap();
        for row in whole.split("<w:tr>").skip(1) {
            let cells = row.split("<w:tc>").skip(1);
            let spans = cells.map(|cell| match cell.split_once("<w:gridSpan w:val=\"") {
                Some((_, span)) => span.split('"').next().unwrap().parse::<usize>().unwrap(),
                None => 1,
            });
            assert_eq!(spans.sum::<usize>(), grid);
        }
    }
}

#[test]
fn heads_repeat_rows_are_whole_and_wide_tables_lie_across() {
    let file = docx(&full().week(11).paper(Lang::Zh)).unwrap();
    let document = part(&file, "word/document.xml");
    let blocks = full().week(11).paper(Lang::Zh).blocks;
    let tables = blocks
        .iter()
        .filter(|block| matches!(block, Block::Table(_)));
    assert_eq!(
        document.matches("w:val=\"Heading1\"").count(),
        headings(&blocks)
    );
    assert_eq!(document.matches("<w:tblHeader/>").count(), tables.count());
    assert_eq!(
        document.matches("<w:cantSplit/>").count(),
        document.matches("<w:tr>").count()
    );
    assert!(document.contains("w:orient=\"landscape\""));
    assert!(document.ends_with("</w:sectPr></w:body></w:document>"));
}

fn headings(blocks: &[Block]) -> usize {
    let is_heading = |block: &&Block| matches!(block, Block::Heading { .. });
    blocks.iter().filter(is_heading).count()
}

#[test]
fn a_few_sentences_between_wide_tables_lie_across_with_them() {
    let wide = || {
        Block::Table(Table {
            columns: (0..9).map(|_| Column::words("x")).collect(),
            projects: Vec::new(),
            rows: Vec::new(),
        })
    };
    let paper = Paper {
        blocks: vec![
            Block::Title("周报".to_owned()),
            Block::heading("one", "一"),
            wide(),
            Block::heading("two", "二"),
            Block::Text("无".to_owned()),
            Block::heading("three", "三"),
            wide(),
        ],
        ..page_of("x")
    };
    let document = part(&docx(&paper).unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:sectPr>").count(), 2);
    assert!(
        document
            .split("二")
            .next()
            .unwrap()
            .contains("<w:pgSz w:w=\"11906\"")
    );
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let paper = full().week(11).paper(Lang::Zh);
    assert_eq!(docx(&paper).unwrap(), docx(&paper).unwrap());
}
