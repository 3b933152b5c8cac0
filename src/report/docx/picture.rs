//! Figures and charts out of tables: they print in any Word, and their numbers can be copied.

use super::super::block::{Chart, Figure, Tone};
use super::body::{Page, line, paragraph, run, torn};
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::width::columns;

/// At most so many figures stand side by side.
const ABREAST: usize = 6;
/// The longest bar takes so many columns of the grid.
const STEPS: usize = 50;
/// The room for the figure behind a bar, the least and the most for the names before them, and what a narrow letter of
/// a name takes, in twentieths of a point.
const FIGURE: usize = 800;
const NAME: (usize, usize) = (1_500, 3_800);
const LETTER: usize = 111;
/// A white edge above and below keeps two bars apart.
const EDGE: &str = "<w:tcBorders><w:top w:val=\"single\" w:sz=\"24\" w:space=\"0\" w:color=\"FFFFFF\"/>\
     <w:bottom w:val=\"single\" w:sz=\"24\" w:space=\"0\" w:color=\"FFFFFF\"/></w:tcBorders>";

/// The figures side by side between two rules, each with its name below.
pub(super) fn figures(lang: Lang, figures: &[Figure]) -> String {
    let room = Page::Upright.room();
    let abreast = figures.len().clamp(1, ABREAST);
    let width = room / abreast;
    let rows = figures.chunks(abreast).map(|row| {
        let blank = abreast.saturating_sub(row.len());
        let cells: String = row
            .iter()
            .map(|figure| cell(1, width, "", &self::figure(lang, figure)))
            .chain((0..blank).map(|_| cell(1, width, "", &paragraph("Cell", "", ""))))
            .collect();
        format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    });
    let rows: String = rows.collect();
    let rule =
        |side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>");
    let grid = format!("<w:gridCol w:w=\"{width}\"/>").repeat(abreast);
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{}{}{}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>\
         <w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>",
        width * abreast,
        rule("top"),
        rule("bottom"),
        rule("insideH"),
    )
}

fn figure(lang: Lang, figure: &Figure) -> String {
    let colour = match figure.tone {
        Tone::Red if figure.number > 0 => "<w:color w:val=\"C00000\"/>",
        Tone::Yellow if figure.number > 0 => "<w:color w:val=\"9C6500\"/>",
        _ => "",
    };
    let number = run(lang, &figure.number.to_string(), colour);
    let change = figure
        .change
        .map(|change| line(lang, "FigureName", "", &words::change(lang, change)));
    format!(
        "{}{}{}",
        paragraph("Figure", "", &number),
        line(lang, "FigureName", "", &figure.name),
        change.unwrap_or_default(),
    )
}

/// Bars on a grid: each is a shaded cell as many columns wide as its number asks for, with the number behind it.
pub(super) fn chart(lang: Lang, chart: &Chart) -> String {
    let room = Page::Upright.room();
    let longest = chart.bars.iter().map(|bar| columns(&bar.name)).max();
    let name = (longest.unwrap_or(0) * LETTER + 2 * LETTER).clamp(NAME.0, NAME.1);
    let step = (room - name - FIGURE) / STEPS;
    let last = chart.bars.len().saturating_sub(1);
    let rows = chart.bars.iter().enumerate().map(|(place, bar)| {
        // A chart is not torn between two pages.
        let keep = if place < last { "<w:keepNext/>" } else { "" };
        let length = chart.length(bar, STEPS).max(usize::from(bar.number > 0));
        let number = bar.number.to_string();
        let bar_cell = if length == 0 {
            String::new()
        } else {
            let shade = shade(bar.tone);
            let look =
                format!("{EDGE}<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/>");
            cell(
                length,
                length * step,
                &look,
                &paragraph("CellSmall", keep, ""),
            )
        };
        let rest = STEPS - length;
        format!(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}{bar_cell}{}</w:tr>",
            cell(1, name, "", &beside(lang, keep, &bar.name)),
            cell(
                rest + 1,
                rest * step + FIGURE,
                "",
                &beside(lang, keep, &number)
            ),
        )
    });
    let rows: String = rows.collect();
    let steps = format!("<w:gridCol w:w=\"{step}\"/>").repeat(STEPS);
    format!(
        "{}<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\
         <w:left w:w=\"57\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{name}\"/>{steps}<w:gridCol w:w=\"{FIGURE}\"/></w:tblGrid>{rows}</w:tbl>",
        line(lang, "Caption", "", &chart.name),
        name + STEPS * step + FIGURE,
    )
}

/// What stands beside a bar.
fn beside(lang: Lang, keep: &str, text: &str) -> String {
    let properties = format!("{keep}{}", torn(text));
    paragraph("Cell", &properties, &run(lang, text, ""))
}

fn cell(span: usize, width: usize, look: &str, text: &str) -> String {
    let span = if span == 1 {
        String::new()
    } else {
        format!("<w:gridSpan w:val=\"{span}\"/>")
    };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{look}<w:vAlign w:val=\"center\"/></w:tcPr>\
         {text}</w:tc>"
    )
}

/// The ground of a bar: dull, so that it prints well and shouts at nobody.
const fn shade(tone: Tone) -> &'static str {
    match tone {
        Tone::Red => "B84A42",
        Tone::Yellow => "D9A93A",
        Tone::Green => "6E9B5B",
        Tone::Blue => "5B7DA6",
        Tone::Plain => "7F8FA6",
        Tone::Grey => "B0B0B0",
    }
}
