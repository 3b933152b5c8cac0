//! The page itself: paragraphs, lists, and sections that lie across where a table is wide.

use super::super::block::{Block, Item};
use super::parts::WORDS;
use super::{escaped, picture, table};
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::width::columns;

/// So few sentences between two tables that lie across lie across too, so that no page is left almost empty.
const FEW: usize = 8;
/// A run of so many letters without a space would tear the line apart in which it stands.
const UNBROKEN: usize = 28;
/// Titles of so many columns fill a line or a little more, and fit on it when set smaller.
const TITLE: std::ops::RangeInclusive<usize> = 37..=48;
/// What keeps two tables apart.
const GAP: &str = "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>";

/// Which pages a footer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Odd,
    Even,
}

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    Upright,
    Across,
}

impl Page {
    /// The end of a section: footers, size and margins. With the lines and letters of the style they hold 22 lines of 28
    /// characters.
    fn section(self) -> String {
        let size = match self {
            Self::Upright => r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
            Self::Across => r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
        };
        let margins = match self {
            Self::Upright => r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1587""#,
            Self::Across => r#"w:top="1587" w:right="1529" w:bottom="1474" w:left="1529""#,
        };
        let footer = match self {
            Self::Upright => 1400,
            Self::Across => 880,
        };
        format!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId6\"/>\
             <w:footerReference w:type=\"even\" r:id=\"rId7\"/>{size}\
             <w:pgMar {margins} w:header=\"851\" w:footer=\"{footer}\" w:gutter=\"0\"/></w:sectPr>"
        )
    }

    /// The room for text, in twentieths of a point: A4 less the margins of official papers.
    pub(super) const fn room(self) -> usize {
        match self {
            Self::Upright => 8_845,
            Self::Across => 13_780,
        }
    }
}

/// The part with the page, and how many lists it has.
pub(super) struct Document {
    pub(super) xml: String,
    pub(super) lists: u32,
}

/// The number under which a list of the page is known; 1 is that of the headings.
pub(super) const fn number_of_list(list: u32) -> u32 {
    list.saturating_add(1)
}

pub(super) fn document(lang: Lang, blocks: &[Block]) -> Document {
    let pages = pages(blocks);
    let first = pages.first().copied().unwrap_or(Page::Upright);
    let mut body = Body {
        lang,
        xml: format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"{WORDS}\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
        ),
        page: first,
        lists: 0,
        is_under_title: false,
        is_front: true,
        owes_gap: false,
    };
    for (block, page) in blocks.iter().zip(pages) {
        body.turn(page);
        body.write(block);
    }
    body.turn(body.page);
    body.xml.push_str(&body.page.section());
    body.xml.push_str("</w:body></w:document>");
    Document {
        xml: body.xml,
        lists: body.lists,
    }
}

/// How the page lies under each block: a heading goes with what stands below it, a few sentences with the tables around.
fn pages(blocks: &[Block]) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let mut next = Page::Upright;
    for (place, block) in blocks.iter().enumerate().rev() {
        let before = place.checked_sub(1).and_then(|place| blocks.get(place));
        let is_under_heading = matches!(before, Some(Block::Heading { .. }));
        next = match block {
            Block::Table(found) if table::lies_across(found) => Page::Across,
            Block::Heading { .. } | Block::Subheading(_) => next,
            // A heading and a remark alone would leave a page almost empty.
            Block::Text(_) | Block::List(_) if is_under_heading => next,
            _ => Page::Upright,
        };
        pages.push(next);
    }
    pages.reverse();
    lay_sentences_across(blocks, &mut pages);
    pages
}

/// Sentences before a table that lies across lie across too, from a heading on or from another such table: else a page
/// would be left almost empty.
fn lay_sentences_across(blocks: &[Block], pages: &mut [Page]) {
    for table in 1..blocks.len() {
        let turns =
            pages.get(table - 1) == Some(&Page::Upright) && pages.get(table) == Some(&Page::Across);
        if !turns {
            continue;
        }
        let mut from = table;
        let before = blocks
            .iter()
            .zip(pages.iter())
            .enumerate()
            .take(table)
            .rev();
        for (place, (block, page)) in before.take(FEW + 1) {
            match block {
                _ if *page == Page::Across => {
                    from = place + 1;
                    break;
                }
                Block::Heading { .. } => from = place,
                _ if is_sentence(block) => {}
                _ => break,
            }
        }
        let moved = pages.iter_mut().take(table).skip(from);
        moved.for_each(|page| *page = Page::Across);
    }
}

const fn is_sentence(block: &Block) -> bool {
    matches!(
        block,
        Block::Heading { .. } | Block::Subheading(_) | Block::Text(_)
    )
}

/// The page as far as it is written.
struct Body {
    lang: Lang,
    xml: String,
    page: Page,
    lists: u32,
    is_under_title: bool,
    /// No section has begun: what stands here is to fit on the first page.
    is_front: bool,
    /// The last thing was a table, and a paragraph has to follow it.
    owes_gap: bool,
}

impl Body {
    /// Goes on to a page that lies so; a section ends in the properties of its last paragraph.
    fn turn(&mut self, page: Page) {
        if page != self.page {
            let section = self.page.section();
            self.xml.push_str(&paragraph("Gap", &section, ""));
            self.page = page;
        } else if self.owes_gap {
            self.xml.push_str(GAP);
        }
        self.owes_gap = false;
    }

    fn write(&mut self, block: &Block) {
        let lang = self.lang;
        self.is_front &= !matches!(block, Block::Heading { .. });
        let written = match block {
            Block::Title(text) => paragraph(
                "Title",
                torn(text),
                &run(lang, text, title_size(lang, text)),
            ),
            Block::Heading { text, .. } => self.line("Heading1", text),
            Block::Subheading(text) if self.is_front => self.line("BriefHeading", text),
            Block::Subheading(text) => self.line("Heading2", text),
            // What issue it is, or what number it has.
            Block::Text(text) if self.is_under_title => self.line("Subtitle", text),
            Block::Text(text) => self.line("BodyText", text),
            Block::List(items) => self.list(items),
            Block::Table(found) => table::table(lang, found, self.page),
            Block::Figures(found) => picture::figures(lang, found),
            Block::Chart(found) => picture::chart(lang, found),
        };
        self.xml.push_str(&written);
        self.is_under_title = matches!(block, Block::Title(_));
        self.owes_gap = matches!(block, Block::Table(_) | Block::Figures(_) | Block::Chart(_));
    }

    fn line(&self, style: &str, text: &str) -> String {
        line(self.lang, style, "", text)
    }

    fn list(&mut self, items: &[Item]) -> String {
        self.lists += 1;
        let number = number_of_list(self.lists);
        let number =
            format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
        let lang = self.lang;
        let style = if self.is_front {
            "BriefList"
        } else {
            "ListNumber"
        };
        let written = items.iter().map(|item| {
            let about = format!("{}{}", item.about, words::colon(lang));
            let runs = format!(
                "{}{}",
                run(lang, &about, "<w:b/><w:bCs/>"),
                run(lang, &item.text, "")
            );
            paragraph(style, &format!("{number}{}", torn(&item.text)), &runs)
        });
        written.collect()
    }
}

/// A Chinese title that fills its line or a little more is set smaller, so that no letter stands alone below.
fn title_size(lang: Lang, text: &str) -> &'static str {
    if lang == Lang::Zh && TITLE.contains(&columns(text)) {
        "<w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>"
    } else {
        ""
    }
}

/// A paragraph of one text; `more` are properties that come after `w:wordWrap` in the schema's order.
pub(super) fn line(lang: Lang, style: &str, more: &str, text: &str) -> String {
    let more = format!("{}{more}", torn(text));
    paragraph(style, &more, &run(lang, text, ""))
}

pub(super) fn paragraph(style: &str, more: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{runs}</w:p>")
}

/// Where a text has a long run of letters without a space, it may be torn anywhere.
pub(super) fn torn(text: &str) -> &'static str {
    let is_long = |word: &str| word.chars().filter(char::is_ascii_graphic).count() >= UNBROKEN;
    if text.split_whitespace().any(is_long) {
        "<w:wordWrap w:val=\"0\"/>"
    } else {
        ""
    }
}

/// A text; line breaks in it are breaks of the line.
pub(super) fn run(lang: Lang, text: &str, look: &str) -> String {
    let lines: Vec<String> = escaped(text)
        .split('\n')
        .map(|line| format!("<w:t xml:space=\"preserve\">{line}</w:t>"))
        .collect();
    // Quotation marks, dashes and dots are the same letters in both scripts: here they are Chinese.
    let is_shared = |letter: char| matches!(letter, '\u{a1}'..='\u{2fff}');
    let hint = if lang == Lang::Zh && text.contains(is_shared) {
        "<w:rFonts w:hint=\"eastAsia\"/>"
    } else {
        ""
    };
    let look = if hint.is_empty() && look.is_empty() {
        String::new()
    } else {
        format!("<w:rPr>{hint}{look}</w:rPr>")
    };
    format!("<w:r>{look}{}</w:r>", lines.join("<w:br/>"))
}
