//! Slips: by reason and by department.

use std::cmp::Reverse;

use super::{Source, figure};
use crate::i18n::{trade, ui::dashboard as words};
use crate::query::field::Flag;
use crate::report::dashboard::{LeagueRow, SlipCount};
use crate::text::width::cut;
use crate::tui::screen::board::card::whole_words;
use crate::tui::screen::dashboard::ask::both;
use crate::tui::screen::dashboard::page::{Block, Figure, Sheet};
use crate::tui::theme::Role;

const FIGURE: u16 = 6;
/// How many departments are named.
const DEPARTMENTS: usize = 5;

/// Writes the sums, the reasons, the departments with the most.
pub(super) fn slips(source: &Source<'_>, width: u16) -> Sheet {
    let (lang, ask) = (source.lang, source.ask());
    let mut sheet = Sheet::new(Block::Slips, width, words::slips(lang));
    let name = width.saturating_sub(3 * FIGURE).clamp(8, 20);
    let heads = [
        words::slips_projects(lang),
        words::slips_times(lang),
        words::slips_days(lang),
    ];
    for (head, place) in heads.into_iter().zip(0..) {
        sheet.right(
            (name + FIGURE * place, 1),
            FIGURE,
            Role::Label,
            &cut(head, 6),
        );
    }
    let slipped = ask.flag(Flag::Slipped);
    let all = figure(source.model.slips.projects, slipped.to_owned());
    row(
        &mut sheet,
        2,
        (words::slips_all(lang), name),
        all,
        Some(source.model.slips),
    );
    let mut y = 3;
    for (cause, count) in &source.model.causes {
        let called = cause.map_or(words::cause_none(lang), |cause| {
            trade::slip_reason(lang, cause)
        });
        let counted = figure(*count, ask.cause(*cause));
        row(&mut sheet, y, (called, name), counted, None);
        y += 1;
    }
    let mut rows: Vec<&LeagueRow> = source.model.league.iter().collect();
    rows.retain(|row| row.slips.projects > 0);
    rows.sort_by_key(|row| Reverse((row.slips.projects, row.slips.times)));
    for found in rows.into_iter().take(DEPARTMENTS) {
        let dept = found
            .dept
            .and_then(|dept| source.data.state.board.department(dept));
        let called = dept.map_or(words::no_lead(lang), |dept| {
            source.data.dept_short(dept, lang)
        });
        let counted = figure(found.slips.projects, both(&ask.lead(found.dept), slipped));
        row(&mut sheet, y, (called, name), counted, Some(found.slips));
        y += 1;
    }
    sheet
}

fn row(
    sheet: &mut Sheet,
    y: u16,
    (called, wide): (&str, u16),
    projects: Figure,
    sums: Option<SlipCount>,
) {
    sheet.text((0, y), Role::Text, &whole_words(called, usize::from(wide)));
    sheet.figure((wide, y), FIGURE, Role::Text, projects);
    if let Some(sums) = sums {
        sheet.right(
            (wide + FIGURE, y),
            FIGURE,
            Role::Text,
            &sums.times.to_string(),
        );
        sheet.right(
            (wide + 2 * FIGURE, y),
            FIGURE,
            Role::Text,
            &sums.days.to_string(),
        );
    }
}
