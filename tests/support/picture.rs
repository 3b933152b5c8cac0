//! Pictures of the screen for the manual: the plain text of a terminal, and an SVG in its colours.

use std::fmt::Write as _;

use vt100::{Cell, Color, Screen};

/// Width and height of a cell, in pixels.
const CELL: (u16, u16) = (9, 19);
/// Margin around the screen.
const MARGIN: u16 = 10;
/// Letters and ground of the terminal itself.
const INK: &str = "#d4d4d4";
const GROUND: &str = "#1e1e1e";
/// The sixteen colours as most terminals have them.
const PALETTE: [&str; 16] = [
    "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
    "#808080", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
];

fn size(screen: &Screen) -> (u16, u16) {
    let (rows, columns) = screen.size();
    (rows.get(), columns.get())
}

/// The screen as text, without the blanks at the end of lines.
pub(crate) fn text(screen: &Screen) -> String {
    let (_, columns) = size(screen);
    let mut text = String::new();
    for row in screen.rows(0, columns) {
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// The screen as an SVG that shows the same everywhere: every run of letters is given its place and its length.
pub(crate) fn svg(screen: &Screen) -> String {
    let (rows, columns) = size(screen);
    let width = columns * CELL.0 + 2 * MARGIN;
    let height = rows * CELL.1 + 2 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"'Sarasa Mono SC','Noto Sans Mono CJK SC','DejaVu Sans Mono',monospace\" \
         font-size=\"15\" xml:space=\"preserve\">\n<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{GROUND}\"/>\n"
    );
    for row in 0..rows {
        line(screen, row, columns, &mut svg);
    }
    svg.push_str("</svg>\n");
    svg
}

fn line(screen: &Screen, row: u16, columns: u16, svg: &mut String) {
    let mut at = 0;
    while at < columns {
        let Some(first) = screen.cell(row, at) else {
            return;
        };
        let style = Style::of(first);
        let start = at;
        let mut letters = String::new();
        while let Some(cell) = screen.cell(row, at).filter(|cell| Style::of(cell) == style) {
            letters.push_str(if cell.has_contents() {
                cell.contents()
            } else {
                " "
            });
            // The second half of a wide letter has no look of its own.
            at += 1 + u16::from(cell.is_wide());
        }
        run(&style, (start, row), at - start, &letters, svg);
    }
}

fn run(style: &Style, at: (u16, u16), cells: u16, letters: &str, svg: &mut String) {
    let (x, y) = (at.0 * CELL.0 + MARGIN, at.1 * CELL.1 + MARGIN);
    let length = cells * CELL.0;
    if style.ground != GROUND {
        let ground = &style.ground;
        let height = CELL.1;
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{length}\" height=\"{height}\" fill=\"{ground}\"/>"
        )
        .unwrap();
    }
    if letters.trim().is_empty() && !style.underline {
        return;
    }
    let bold = if style.bold {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let under = if style.underline {
        " text-decoration=\"underline\""
    } else {
        ""
    };
    let (y, ink) = (y + 14, &style.ink);
    let letters = letters
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    writeln!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" fill=\"{ink}\"{bold}{under}>{letters}</text>"
    )
    .unwrap();
}

/// How a cell looks. Wide letters and narrow ones do not share a run, because they stretch differently.
#[derive(PartialEq, Eq)]
struct Style {
    ink: String,
    ground: String,
    bold: bool,
    underline: bool,
    wide: bool,
}

impl Style {
    fn of(cell: &Cell) -> Self {
        let (mut ink, mut ground) = (color(cell.fgcolor(), INK), color(cell.bgcolor(), GROUND));
        if cell.inverse() {
            std::mem::swap(&mut ink, &mut ground);
        }
        Self {
            ink,
            ground,
            bold: cell.bold(),
            underline: cell.underline(),
            wide: cell.is_wide(),
        }
    }
}

fn color(color: Color, default: &str) -> String {
    match color {
        Color::Default => default.to_owned(),
        Color::Idx(index) => PALETTE
            .get(usize::from(index))
            .unwrap_or(&default)
            .to_string(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
    }
}
