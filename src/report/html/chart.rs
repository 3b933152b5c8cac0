//! Charts as inline SVG: horizontal bars with their figures written beside them, so that nothing is told by length or
//! colour alone.

use super::super::block::Chart;
use crate::text::safe::html as escaped;
use crate::text::width::{columns, cut};

/// Height of a row and width of the whole, in pixels of the picture.
const ROW: usize = 22;
const WIDTH: usize = 420;
/// Room for the figure behind a bar.
const FIGURE: usize = 52;
/// The width of a narrow letter.
const LETTER: usize = 7;
/// Names are cut to so many columns.
const NAME: usize = 20;
pub(super) fn chart(chart: &Chart) -> String {
    let bars = &chart.bars;
    let names: Vec<String> = bars.iter().map(|bar| cut(&bar.name, NAME)).collect();
    let left = names.iter().map(|name| columns(name)).max().unwrap_or(0) * LETTER + 8;
    let room = WIDTH.saturating_sub(left + FIGURE);
    let height = bars.len() * ROW;
    let mut rows: Vec<String> = Vec::new();
    for (place, (bar, name)) in bars.iter().zip(&names).enumerate() {
        let top = place * ROW;
        let (text, mark) = (top + 15, top + 4);
        let length = chart.length(bar, room);
        let figure = left + length + 6;
        let (name, tone, number) = (escaped(name), bar.tone.key(), bar.number);
        let before = left - 6;
        rows.push(format!(
            "<text x=\"{before}\" y=\"{text}\" text-anchor=\"end\">{name}</text>\
             <rect class=\"bar {tone}\" x=\"{left}\" y=\"{mark}\" width=\"{length}\" height=\"14\"/>\
             <text x=\"{figure}\" y=\"{text}\">{number}</text>\n"
        ));
    }
    let (name, rows) = (escaped(&chart.name), rows.concat());
    format!(
        "<figure>\n<figcaption>{name}</figcaption>\n<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-label=\"{name}\">\n{rows}</svg>\n</figure>\n"
    )
}
