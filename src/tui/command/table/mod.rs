//! The table itself. Its order is that of the hint bar, of the help and of the palette.

mod asof;
mod board;
mod bulk;
mod cards;
mod dashboard;
mod dialog;
mod entries;
mod everywhere;
mod form;
mod indicators;
mod list;
mod log;
mod overdue;
mod project;
mod text;
mod timeline;
mod week;

use super::{Id, Row, Scope, When};
use crate::i18n::Lang;

const fn row(
    id: Id,
    name: &'static str,
    text: fn(Lang) -> &'static str,
    keys: &'static [&'static str],
    scopes: &'static [Scope],
) -> Row {
    Row {
        id,
        name,
        text,
        hint: None,
        keys,
        scopes,
        when: When::Always,
    }
}

impl Row {
    const fn hint(mut self, hint: fn(Lang) -> &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    const fn when(mut self, when: When) -> Self {
        self.when = when;
        self
    }
}

const SCREENS: &[Scope] = &[
    Scope::Board,
    Scope::List,
    Scope::Project,
    Scope::Overdue,
    Scope::Entries,
    Scope::Timeline,
    Scope::Dashboard,
    Scope::Week,
    Scope::Log,
    Scope::Indicators,
];
/// Screens with a selected project.
const CARDS: &[Scope] = &[
    Scope::Board,
    Scope::List,
    Scope::Project,
    Scope::Overdue,
    Scope::Entries,
    Scope::Timeline,
];
/// Of these, all but the review, where some of the keys decide something else.
const OTHER_CARDS: &[Scope] = &[
    Scope::Board,
    Scope::List,
    Scope::Project,
    Scope::Entries,
    Scope::Timeline,
];
const ROWS: &[Scope] = &[
    Scope::Board,
    Scope::List,
    Scope::Project,
    Scope::Overdue,
    Scope::Entries,
    Scope::Timeline,
    Scope::Dashboard,
    Scope::Week,
    Scope::Log,
    Scope::Indicators,
    Scope::Minutes,
    Scope::Help,
    Scope::Columns,
    Scope::Bulk,
];

/// Every command, by where it belongs.
pub(super) const TABLES: &[&[Row]] = &[
    overdue::TABLE,
    entries::TABLE,
    cards::TABLE,
    list::TABLE,
    bulk::TABLE,
    project::TABLE,
    timeline::TABLE,
    dashboard::TABLE,
    indicators::TABLE,
    week::TABLE,
    log::TABLE,
    asof::TABLE,
    everywhere::TABLE,
    // Behind what is used every day: of the hint bar it gets what room is left.
    board::TABLE,
    form::TABLE,
    dialog::TABLE,
    text::TABLE,
];
