//! Punctuality by the quarter of finishing.

use super::{Source, figure};
use crate::i18n::ui::dashboard as words;
use crate::query::field::Flag;
use crate::report::week::OnTime;
use crate::tui::screen::dashboard::page::{Block, Figure, Sheet};
use crate::tui::theme::Role;
use crate::tui::widget::bars::share;

const NAME: u16 = 8;
const FIGURE: u16 = 6;
const RATE: u16 = 5;

/// Writes the quarters, the newest first, and what was ever finished.
pub(super) fn quarters(source: &Source<'_>, width: u16) -> Sheet {
    let (lang, ask) = (source.lang, source.ask());
    let mut sheet = Sheet::new(Block::Quarters, width, words::quarters(lang));
    let heads = [
        (NAME, words::quarters_on_time(lang)),
        (NAME + FIGURE, words::quarters_finished(lang)),
        (NAME + 2 * FIGURE, words::column_rate(lang)),
    ];
    for (x, head) in heads {
        sheet.right((x, 1), FIGURE, Role::Label, head);
    }
    let ever = source
        .model
        .league
        .iter()
        .fold(OnTime::default(), |sum, row| OnTime {
            finished: sum.finished + row.counts.on_time.finished,
            on_time: sum.on_time + row.counts.on_time.on_time,
            ..sum
        });
    let on_time = figure(ever.on_time, ask.flag(Flag::OnTime).to_owned());
    let finished = figure(ever.finished, ask.finished());
    row(&mut sheet, 2, words::all_time(lang), on_time, finished);
    for (told, y) in source.model.quarters.iter().zip(3..) {
        let (year, quarter) = (told.year, told.quarter);
        let name = format!("{year} Q{quarter}");
        let on_time = figure(told.on_time.on_time, ask.on_time_in(year, quarter));
        let finished = figure(told.on_time.finished, ask.finished_in(year, quarter));
        row(&mut sheet, y, &name, on_time, finished);
    }
    sheet
}

fn row(sheet: &mut Sheet, y: u16, name: &str, on_time: Figure, finished: Figure) {
    let rate = (on_time.count * 100).checked_div(finished.count);
    let role = if finished.count == 0 {
        Role::Dim
    } else {
        Role::Text
    };
    sheet.text((0, y), role, name);
    let bar = "#".repeat(share(
        on_time.count,
        finished.count,
        usize::from(sheet.width.saturating_sub(NAME + 2 * FIGURE + RATE + 2)),
    ));
    sheet.figure((NAME, y), FIGURE, role, on_time);
    sheet.figure((NAME + FIGURE, y), FIGURE, role, finished);
    let rate = rate.map_or_else(|| "-".to_owned(), |rate| format!("{rate}%"));
    sheet.right((NAME + 2 * FIGURE, y), FIGURE, role, &rate);
    sheet.text((NAME + 3 * FIGURE + 1, y), Role::Good, &bar);
}
