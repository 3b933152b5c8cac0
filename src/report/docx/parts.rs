//! The parts of the file around the page: types, relations, styles, fonts, lists, footers.

use std::borrow::Cow;

use chrono::SecondsFormat;

use super::super::paper::Paper;
use super::body::{self, Side};
use super::escaped;
use crate::i18n::Lang;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
pub(super) const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const TYPES: &str = include_str!("parts/types.xml");
const PACKAGE_RELATIONS: &str = include_str!("parts/package.rels.xml");
const DOCUMENT_RELATIONS: &str = include_str!("parts/document.rels.xml");
const APP: &str = include_str!("parts/app.xml");
const SETTINGS: &str = include_str!("parts/settings.xml");
/// The fonts of official papers, each with those that stand in where it is not installed.
const FONTS: &str = include_str!("parts/fonts.xml");
/// Word asks for one; the styles name their fonts themselves.
const THEME: &str = include_str!("parts/theme.xml");

/// Names and texts of all parts.
pub(super) fn all(paper: &Paper) -> Vec<(&'static str, Cow<'static, str>)> {
    let lang = paper.lang;
    let body = body::document(lang, &paper.blocks);
    let styles = lang.pick(
        include_str!("parts/styles.zh.xml"),
        include_str!("parts/styles.en.xml"),
    );
    let fixed = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE_RELATIONS),
        ("docProps/app.xml", APP),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", styles),
        ("word/settings.xml", SETTINGS),
        ("word/fontTable.xml", FONTS),
        ("word/theme/theme1.xml", THEME),
    ];
    let made = [
        ("docProps/core.xml", core(paper)),
        ("word/numbering.xml", numbering(lang, body.lists)),
        ("word/footer1.xml", footer(lang, Side::Odd)),
        ("word/footer2.xml", footer(lang, Side::Even)),
        ("word/document.xml", body.xml),
    ];
    let fixed = fixed.map(|(name, text)| (name, Cow::Borrowed(text)));
    let made = made.map(|(name, text)| (name, Cow::Owned(text)));
    fixed.into_iter().chain(made).collect()
}

/// Title, language and moment of the page.
fn core(paper: &Paper) -> String {
    let title = escaped(paper.title());
    let language = paper.lang.pick("zh-CN", "en-GB");
    let made = paper.made.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>duban</dc:creator><dc:language>{language}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:modified></cp:coreProperties>"
    )
}

/// The numbers of headings, then one of its own for every list, so that each begins with 1.
fn numbering(lang: Lang, lists: u32) -> String {
    let base = lang.pick(
        include_str!("parts/numbering.zh.xml"),
        include_str!("parts/numbering.en.xml"),
    );
    let lists = (1..=lists).map(|list| {
        let number = body::number_of_list(list);
        format!(
            "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"2\"/>\
             <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        )
    });
    let lists: String = lists.collect();
    format!("{base}{lists}</w:numbering>")
}

/// The page's number between dashes: in Chinese papers outside, on the right of odd pages and the left of even ones.
fn footer(lang: Lang, side: Side) -> String {
    let place = match (lang, side) {
        (Lang::Zh, Side::Odd) => "<w:jc w:val=\"right\"/>",
        (Lang::Zh, Side::Even) | (Lang::En, _) => "",
    };
    format!(
        "{HEAD}<w:ftr xmlns:w=\"{WORDS}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{place}</w:pPr>\
         <w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">— </w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"
    )
}
