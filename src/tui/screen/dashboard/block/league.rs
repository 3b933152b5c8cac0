//! The league table of lead departments.

use std::cmp::Reverse;

use super::{Source, alarm, figure};
use crate::domain::board::StageClass;
use crate::i18n::{Lang, trade, ui::dashboard as words};
use crate::query::field::Flag;
use crate::report::dashboard::LeagueRow;
use crate::text::width::cut;
use crate::tui::screen::dashboard::ask::both;
use crate::tui::screen::dashboard::page::{Block, Figure, Sheet};
use crate::tui::theme::Role;

/// A column; also what the table can be sorted by, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Sort {
    Total,
    Active,
    Done,
    #[default]
    Overdue,
    Soon,
    OnTime,
    Finished,
    Rate,
    Slipped,
    Reported,
    Owed,
}

impl Sort {
    const ALL: [Self; 11] = [
        Self::Total,
        Self::Active,
        Self::Done,
        Self::Overdue,
        Self::Soon,
        Self::OnTime,
        Self::Finished,
        Self::Rate,
        Self::Slipped,
        Self::Reported,
        Self::Owed,
    ];

    /// The next column.
    pub(crate) fn next(self) -> Self {
        let mut all = Self::ALL.into_iter().cycle().skip_while(|one| *one != self);
        all.nth(1).unwrap_or_default()
    }

    const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Total => words::column_total(lang),
            Self::Active => words::column_active(lang),
            Self::Done => words::column_done(lang),
            Self::Overdue => words::column_overdue(lang),
            Self::Soon => words::column_soon(lang),
            Self::OnTime => words::column_on_time(lang),
            Self::Finished => words::column_finished(lang),
            Self::Rate => words::column_rate(lang),
            Self::Slipped => words::column_slipped(lang),
            Self::Reported => words::column_reported(lang),
            Self::Owed => words::column_owed(lang),
        }
    }

    /// Whether there is room for it.
    const fn is_seen(self, width: u16) -> bool {
        match self {
            Self::Done | Self::Slipped | Self::Reported | Self::Owed => width >= 74,
            Self::Total
            | Self::Active
            | Self::Overdue
            | Self::Soon
            | Self::OnTime
            | Self::Finished
            | Self::Rate => true,
        }
    }

    fn value(self, row: &LeagueRow) -> Option<u32> {
        let counts = &row.counts;
        Some(match self {
            Self::Total => counts.total,
            Self::Active => counts.active,
            Self::Done => counts.done,
            Self::Overdue => counts.overdue,
            Self::Soon => counts.due_soon,
            Self::OnTime => counts.on_time.on_time,
            Self::Finished => counts.on_time.finished,
            Self::Rate => return counts.on_time.percent,
            Self::Slipped => row.slips.projects,
            Self::Reported => counts.reported,
            Self::Owed => counts.owed,
        })
    }
}

/// Columns of a figure with its mark.
const FIGURE: u16 = 6;

/// Writes the table.
pub(super) fn league(source: &Source<'_>, width: u16) -> Sheet {
    let lang = source.lang;
    let sorted = words::sorted(lang, source.sort.name(lang));
    let heading = format!("{} ({sorted})", words::league(lang));
    let mut sheet = Sheet::new(Block::League, width, &heading);
    let seen = || Sort::ALL.into_iter().filter(|one| one.is_seen(width));
    let figures = FIGURE * u16::try_from(seen().count()).unwrap_or(0);
    let name = width.saturating_sub(figures).clamp(8, 30);
    for (column, place) in seen().zip(0..) {
        let x = name + FIGURE * place;
        let role = if column == source.sort {
            Role::HeadHere
        } else {
            Role::Label
        };
        sheet.right((x + 1, 1), FIGURE - 1, role, column.name(lang));
    }
    let mut rows: Vec<&LeagueRow> = source.model.league.iter().collect();
    rows.sort_by_key(|row| Reverse(source.sort.value(row)));
    for (row, y) in rows.into_iter().zip(2..) {
        sheet.text((0, y), Role::Text, &called(row, source, usize::from(name)));
        for (column, place) in seen().zip(0..) {
            write(&mut sheet, source, row, column, (name + FIGURE * place, y));
        }
    }
    sheet
}

fn called(row: &LeagueRow, source: &Source<'_>, width: usize) -> String {
    let dept = row
        .dept
        .and_then(|dept| source.data.state.board.department(dept));
    let name = dept.map_or(words::no_lead(source.lang), |dept| {
        if width >= 20 {
            trade::dept_name(source.lang, dept)
        } else {
            source.data.dept_short(dept, source.lang)
        }
    });
    cut(name, width.saturating_sub(1))
}

fn write(sheet: &mut Sheet, source: &Source<'_>, row: &LeagueRow, column: Sort, at: (u16, u16)) {
    let Some(count) = column.value(row) else {
        sheet.right(at, FIGURE, Role::Dim, "-");
        return;
    };
    if column == Sort::Rate {
        sheet.right(at, FIGURE, Role::Text, &format!("{count}%"));
        return;
    }
    let role = match column {
        Sort::Overdue => alarm(count),
        _ if count == 0 => Role::Dim,
        _ => Role::Text,
    };
    sheet.figure(at, FIGURE, role, asked(source, row, column, count));
}

/// The figure of a cell: the department's own projects, narrowed.
fn asked(source: &Source<'_>, row: &LeagueRow, column: Sort, count: u32) -> Figure {
    let ask = source.ask();
    let flag = |flag: Flag| ask.flag(flag).to_owned();
    let more = match column {
        Sort::Total | Sort::Rate => String::new(),
        Sort::Active => ask.class(StageClass::Active),
        Sort::Done => ask.class(StageClass::Done),
        Sort::Overdue => flag(Flag::Overdue),
        Sort::Soon => ask.due_soon(),
        Sort::OnTime => flag(Flag::OnTime),
        Sort::Finished => ask.finished(),
        Sort::Slipped => flag(Flag::Slipped),
        Sort::Reported => ask.reported(),
        Sort::Owed => flag(Flag::Owes),
    };
    figure(count, both(&ask.lead(row.dept), &more))
}
