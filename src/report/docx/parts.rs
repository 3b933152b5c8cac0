//! The parts of the file that do not depend on the page: types, relations, styles, fonts, the footer.

use chrono::SecondsFormat;

use super::super::paper::Paper;
use super::escaped;
use crate::i18n::Lang;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

pub(super) const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
    r#"<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>"#,
    r#"<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#,
    "</Types>"
);

pub(super) const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    "</Relationships>"
);

pub(super) const DOCUMENT_RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/>"#,
    r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>"#,
    "</Relationships>"
);

pub(super) const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>"#,
    r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
    "</w:settings>"
);

/// The fonts of official papers, each with the one that stands in where it is not installed.
pub(super) const FONTS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>"#,
    r#"<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>"#,
    r#"<w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>"#,
    r#"<w:font w:name="黑体"><w:altName w:val="SimHei"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>"#,
    r#"<w:font w:name="宋体"><w:altName w:val="SimSun"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>"#,
    r#"<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#,
    "</w:fonts>"
);

/// The page's number in the middle, between dashes, as official papers have it.
pub(super) const FOOTER: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>"#,
    "</w:ftr>"
);

/// Title and moment of the page.
pub(super) fn core(paper: &Paper) -> String {
    let title = escaped(paper.title());
    let made = paper.made.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>duban</dc:creator>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:modified></cp:coreProperties>"
    )
}

/// A paragraph style: key, name, font, size in half points, and what its paragraphs are like.
struct Style {
    key: &'static str,
    name: &'static str,
    font: &'static str,
    half_points: u32,
    bold: bool,
    paragraph: &'static str,
}

/// 28 points a line, exactly; the first line stands in by two characters.
const BODY: &str = r#"<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>"#;
const LEVEL_1: &str = r#"<w:keepNext/><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/>"#;
const LEVEL_2: &str = r#"<w:keepNext/><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/>"#;
const TITLE: &str =
    r#"<w:spacing w:after="280" w:line="600" w:lineRule="exact"/><w:jc w:val="center"/>"#;
const CELL: &str = r#"<w:spacing w:line="260" w:lineRule="atLeast"/><w:jc w:val="left"/>"#;
const CENTRED: &str = r#"<w:jc w:val="center"/>"#;

const STYLES: [Style; 7] = [
    Style {
        key: "Normal",
        name: "Normal",
        font: "仿宋_GB2312",
        half_points: 32,
        bold: false,
        paragraph: BODY,
    },
    Style {
        key: "Title",
        name: "Title",
        font: "方正小标宋简体",
        half_points: 44,
        bold: false,
        paragraph: TITLE,
    },
    Style {
        key: "Heading1",
        name: "heading 1",
        font: "黑体",
        half_points: 32,
        bold: false,
        paragraph: LEVEL_1,
    },
    Style {
        key: "Heading2",
        name: "heading 2",
        font: "楷体_GB2312",
        half_points: 32,
        bold: false,
        paragraph: LEVEL_2,
    },
    Style {
        key: "Cell",
        name: "Cell",
        font: "仿宋_GB2312",
        half_points: 18,
        bold: false,
        paragraph: CELL,
    },
    Style {
        key: "CellHead",
        name: "Cell Head",
        font: "黑体",
        half_points: 18,
        bold: true,
        paragraph: CELL,
    },
    Style {
        key: "Footer",
        name: "footer",
        font: "宋体",
        half_points: 28,
        bold: false,
        paragraph: CENTRED,
    },
];

pub(super) fn styles(lang: Lang) -> String {
    let language = lang.pick("zh-CN", "en-GB");
    let mut styles = format!(
        "{HEAD}<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" \
         w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\" w:cs=\"Times New Roman\"/>\
         <w:lang w:val=\"{language}\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    );
    for style in &STYLES {
        styles.push_str(&one(style));
    }
    styles.push_str(TABLE_STYLE);
    styles.push_str("</w:styles>");
    styles
}

fn one(style: &Style) -> String {
    let Style {
        key,
        name,
        font,
        half_points,
        bold,
        paragraph,
    } = style;
    let default = if *key == "Normal" {
        " w:default=\"1\""
    } else {
        ""
    };
    let based = if *key == "Normal" {
        ""
    } else {
        "<w:basedOn w:val=\"Normal\"/>"
    };
    // What stands on Normal would stand in like it, unless it says otherwise.
    let indent = if paragraph.contains("<w:ind ") {
        ""
    } else {
        "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
    };
    let (before, after) = paragraph
        .split_once("<w:jc")
        .map_or((*paragraph, String::new()), |(before, after)| {
            (before, format!("<w:jc{after}"))
        });
    let bold = if *bold { "<w:b/>" } else { "" };
    format!(
        "<w:style w:type=\"paragraph\"{default} w:styleId=\"{key}\"><w:name w:val=\"{name}\"/>{based}\
         <w:qFormat/><w:pPr>{before}{indent}{after}</w:pPr><w:rPr><w:rFonts w:ascii=\"Times New Roman\" \
         w:hAnsi=\"Times New Roman\" w:eastAsia=\"{font}\"/>{bold}<w:sz w:val=\"{half_points}\"/>\
         <w:szCs w:val=\"{half_points}\"/></w:rPr></w:style>"
    )
}

const TABLE_STYLE: &str = concat!(
    r#"<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="4" w:color="auto"/><w:left w:val="single" w:sz="4" w:color="auto"/>"#,
    r#"<w:bottom w:val="single" w:sz="4" w:color="auto"/><w:right w:val="single" w:sz="4" w:color="auto"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:color="auto"/>"#,
    r#"</w:tblBorders><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>"#,
    "</w:tblPr></w:style>"
);
