//! Counts over everything, by stage and by light.

use super::{Source, alarm, figure};
use crate::i18n::{trade, ui::dashboard as words};
use crate::query::field::Flag;
use crate::text::width::columns;
use crate::tui::screen::dashboard::page::{Block, Figure, Sheet};
use crate::tui::theme::Role;
use crate::tui::widget::bars::share;

/// Columns of a name before its figure.
const NAME: u16 = 13;
/// Columns of a figure with its mark.
const FIGURE: u16 = 6;

/// One line, or two where it is narrow, of the figures that matter first.
pub(super) fn totals(source: &Source<'_>, width: u16) -> Sheet {
    let (ask, totals) = (source.ask(), &source.model.totals);
    let (lang, settings) = (source.lang, &source.data.state.board.settings);
    let flag = |flag: Flag| ask.flag(flag).to_owned();
    let soon = words::due_soon(lang, settings.due_soon_days);
    let calm = |count: u32| if count == 0 { Role::Dim } else { Role::Text };
    let all: [(&str, u32, String, Role); 9] = [
        (words::total(lang), totals.total, String::new(), Role::Title),
        (
            words::overdue(lang),
            totals.overdue,
            flag(Flag::Overdue),
            alarm(totals.overdue),
        ),
        (&soon, totals.due_soon, ask.due_soon(), Role::Warn),
        (words::owed(lang), totals.owed, flag(Flag::Owes), Role::Text),
        (
            words::unreported(lang),
            totals.unreported,
            flag(Flag::Unreported),
            Role::Warn,
        ),
        (
            words::blocked(lang),
            totals.blocked,
            flag(Flag::Blocked),
            alarm(totals.blocked),
        ),
        (
            words::problems(lang),
            totals.problems,
            flag(Flag::Problem),
            calm(totals.problems),
        ),
        (
            words::suspended(lang),
            totals.suspended,
            flag(Flag::Suspended),
            calm(totals.suspended),
        ),
        (
            words::cancelled(lang),
            totals.cancelled,
            flag(Flag::Cancelled),
            calm(totals.cancelled),
        ),
    ];
    let mut sheet = Sheet::new(Block::Totals, width, "");
    let (mut x, mut y) = (0, 0);
    for (name, count, filter, role) in all {
        let digits = u16::try_from(count.to_string().len()).unwrap_or(1) + 1;
        let wide = u16::try_from(columns(name)).unwrap_or(0) + digits;
        if x + wide > width {
            (x, y) = (0, y + 1);
        }
        let taken = sheet.text((x, y), Role::Label, name);
        sheet.figure((x + taken, y), digits, role, figure(count, filter));
        x += wide + 2;
    }
    sheet
}

/// A row of a name, a figure, a bar.
struct Bar<'a> {
    name: &'a str,
    role: Role,
    figure: Figure,
}

fn bars(sheet: &mut Sheet, source: &Source<'_>, rows: Vec<Bar<'_>>) {
    let most = rows.iter().map(|row| row.figure.count).max().unwrap_or(0);
    let name = NAME.min(sheet.width / 2);
    let room = usize::from(sheet.width.saturating_sub(name + FIGURE + 1));
    let whole = source.model.totals.total.max(most);
    for (row, y) in rows.into_iter().zip(1..) {
        let (text, count) = (
            crate::text::width::cut(row.name, usize::from(name)),
            row.figure.count,
        );
        sheet.text((0, y), row.role, &text);
        sheet.figure((name, y), FIGURE, Role::Text, row.figure);
        let bar = "#".repeat(share(count, whole, room));
        sheet.text((name + FIGURE + 1, y), row.role, &bar);
    }
}

/// By stage.
pub(super) fn stages(source: &Source<'_>, width: u16) -> Sheet {
    let (ask, board) = (source.ask(), &source.data.state.board);
    let mut sheet = Sheet::new(Block::Stages, width, words::stages(source.lang));
    let rows = source.model.stages.iter().filter_map(|(key, count)| {
        let stage = board.stage(key)?;
        Some(Bar {
            name: trade::stage(source.lang, stage),
            role: Role::Text,
            figure: figure(*count, ask.stage(key)),
        })
    });
    let rows = rows.collect();
    bars(&mut sheet, source, rows);
    sheet
}

/// By light.
pub(super) fn lights(source: &Source<'_>, width: u16) -> Sheet {
    let ask = source.ask();
    let mut sheet = Sheet::new(Block::Lights, width, words::lights(source.lang));
    let lights = &source.model.lights;
    let names: Vec<String> = lights
        .iter()
        .map(|(light, _)| format!("{} {}", light.letter(), trade::light(source.lang, *light)))
        .collect();
    let rows = lights.iter().zip(&names).map(|((light, count), name)| Bar {
        name,
        role: Role::Light(*light),
        figure: figure(*count, ask.light(*light)),
    });
    let rows = rows.collect();
    bars(&mut sheet, source, rows);
    sheet
}
