//! What stands in a cell on the screen: as in the table of columns, but shorter where it says nothing.

use crate::domain::level::Level;
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::report::listing::{Column, Look};
use crate::tui::data::Data;
use crate::tui::presence;
use crate::tui::screen::board::card;
use crate::tui::theme::Role;

/// A cell's text in at most so many columns.
pub(super) fn text(
    column: Column,
    project: &Project,
    data: &Data,
    lang: Lang,
    width: usize,
) -> String {
    match column {
        Column::Light => data
            .facts(project.id)
            .map(|facts| facts.light.light.letter().to_string())
            .unwrap_or_default(),
        Column::Number => format!("{}{}", project.id, presence::mark(project.id, data)),
        Column::Lead => card::lead(project, data, lang, width),
        Column::Days => data
            .facts(project.id)
            .map(|facts| card::days(project, facts, data.today, lang))
            .unwrap_or_default(),
        Column::Level if project.level == Level::None => String::new(),
        Column::Slips | Column::SlippedDays if project.slips.is_empty() => String::new(),
        _ => {
            let look = Look {
                lang,
                board: &data.state.board,
                today: data.today,
            };
            column.text(project, look)
        }
    }
}

/// How it is meant.
pub(super) fn role(column: Column, project: &Project, data: &Data) -> Role {
    match (column, data.facts(project.id)) {
        (Column::Light, Some(facts)) => Role::Light(facts.light.light),
        (Column::Days, Some(facts)) if facts.late.is_some() => Role::Error,
        (Column::Blocked, _) => Role::Error,
        (Column::Level | Column::Unreported | Column::Side | Column::Problems, _) => Role::Warn,
        (Column::Number, _) => Role::Label,
        _ => Role::Text,
    }
}
