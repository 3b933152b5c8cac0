//! What the rows add up to.

use crate::domain::project::Project;
use crate::i18n::{Lang, ui};
use crate::tui::data::Data;

/// Counts and sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) count: usize,
    overdue: usize,
    unreported: usize,
    blocked: usize,
    /// Total investment in 万元.
    invested: i64,
}

/// Adds projects up.
pub(super) fn of<'a>(projects: impl Iterator<Item = &'a Project>, data: &Data) -> Sums {
    let mut sums = Sums::default();
    for project in projects {
        let facts = data.facts(project.id);
        sums.count += 1;
        sums.overdue += usize::from(facts.is_some_and(|facts| facts.late.is_some()));
        sums.unreported += usize::from(facts.is_some_and(|facts| facts.unreported));
        sums.blocked += usize::from(project.block.is_some());
        let invested = project.money.total.map_or(0, |sum| sum.0);
        sums.invested = sums.invested.saturating_add(invested);
    }
    sums
}

impl Sums {
    /// In words; what is none is not said.
    pub(super) fn text(self, lang: Lang) -> String {
        let parts = [
            (self.overdue, ui::list::overdue(lang, self.overdue)),
            (self.unreported, ui::list::unreported(lang, self.unreported)),
            (self.blocked, ui::list::blocked(lang, self.blocked)),
        ];
        let mut words: Vec<String> = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(_, text)| text)
            .collect();
        if self.invested > 0 {
            words.push(money(lang, self.invested));
        }
        words.join("  ")
    }
}

/// A sum as one says it: in 亿元 where it is large.
fn money(lang: Lang, wan: i64) -> String {
    if wan < 10_000 {
        return ui::list::invested_small(lang, wan);
    }
    let yi = format!("{}.{}", wan / 10_000, wan % 10_000 / 1000);
    let billion = format!("{}.{:02}", wan / 100_000, wan % 100_000 / 1000);
    ui::list::invested_large(lang, &yi, &billion)
}
