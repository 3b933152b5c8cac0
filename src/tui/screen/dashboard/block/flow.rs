//! The cumulative flow: a line for each month end, the stages behind each other.

use super::{Source, figure};
use crate::domain::id::{Day, StageKey};
use crate::i18n::{trade, ui::dashboard as words};
use crate::report::history::{History, months_up_to};
use crate::text::width::{cut, take_columns};
use crate::tui::screen::dashboard::page::{Block, Sheet};
use crate::tui::theme::Role;
use crate::tui::widget::bars::{fill, stacked};

/// A year and the month before it.
const MONTHS: u32 = 13;
const NAME: u16 = 8;
const FIGURE: u16 = 8;
/// Below this width no bar tells anything.
const LEAST_BAR: u16 = 8;

/// Writes the months, the newest last.
pub(super) fn flow(source: &Source<'_>, width: u16) -> Sheet {
    let mut sheet = Sheet::new(Block::Flow, width, words::flow(source.lang));
    let Some(history) = source.history else {
        sheet.text((0, 1), Role::Dim, words::no_history(source.lang));
        return sheet;
    };
    let stages: Vec<&StageKey> = source.model.stages.iter().map(|(key, _)| key).collect();
    heads(&mut sheet, source, &stages);
    let months = months_up_to(source.today(), MONTHS);
    let counts: Vec<(Day, Vec<u32>)> = months
        .into_iter()
        .map(|last| (last, counted(history, source, &stages, last)))
        .collect();
    let sums = counts.iter().map(|(_, counts)| counts.iter().sum());
    let most: u32 = sums.max().unwrap_or(0);
    for ((last, counts), y) in counts.into_iter().zip(2..) {
        row(&mut sheet, source, &stages, (last, &counts, most), y);
    }
    sheet
}

fn counted(history: &History, source: &Source<'_>, stages: &[&StageKey], last: Day) -> Vec<u32> {
    let found = history.stages(source.ids, last);
    stages
        .iter()
        .map(|key| found.get(*key).copied().unwrap_or(0))
        .collect()
}

fn heads(sheet: &mut Sheet, source: &Source<'_>, stages: &[&StageKey]) {
    for (place, (key, x)) in stages
        .iter()
        .zip((NAME..).step_by(FIGURE.into()))
        .enumerate()
    {
        let stage = source.data.state.board.stage(key);
        let name = stage.map_or("", |stage| trade::stage(source.lang, stage));
        let room = usize::from(FIGURE) - 2;
        let name = take_columns(name, room);
        let head = format!("{}{name}", fill(place));
        if x + FIGURE <= sheet.width {
            sheet.right(
                (x, 1),
                FIGURE,
                Role::Label,
                &cut(&head, usize::from(FIGURE)),
            );
        }
    }
}

fn row(
    sheet: &mut Sheet,
    source: &Source<'_>,
    stages: &[&StageKey],
    (last, counts, most): (Day, &[u32], u32),
    y: u16,
) {
    let ask = source.ask();
    sheet.text((0, y), Role::Text, &last.format("%Y-%m").to_string());
    let mut x = NAME;
    for (key, count) in stages.iter().zip(counts) {
        let role = if *count == 0 { Role::Dim } else { Role::Text };
        sheet.figure((x, y), FIGURE, role, figure(*count, ask.was(key, last)));
        x += FIGURE;
    }
    let room = sheet.width.saturating_sub(x + 1);
    if room >= LEAST_BAR {
        let bar = stacked(counts, most, usize::from(room));
        sheet.text((x + 1, y), Role::Text, &bar);
    }
}
