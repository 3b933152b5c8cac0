//! Which part of the log is shown.

use crate::domain::board::Board;
use crate::domain::id::{Actor, Day, ProjectId};
use crate::i18n::Lang;
use crate::i18n::ui::log as words;
use crate::ops::{EventQuery, Order};

/// Changes that belong together for a reader: their name and the kinds of events.
pub(crate) type Kind = (fn(Lang) -> &'static str, &'static [&'static str]);

/// What one may look for.
pub(crate) const KINDS: [Kind; 8] = [
    (
        words::kind_stage,
        &["added", "removal", "stage", "side", "confirmation"],
    ),
    (words::kind_date, &["deadline", "goal"]),
    (words::kind_part, &["milestone", "measure"]),
    (words::kind_entry, &["entry", "note"]),
    (words::kind_problem, &["problem", "block", "confirmation"]),
    (words::kind_level, &["level", "light"]),
    (words::kind_fact, &["fact", "owners"]),
    (
        words::kind_board,
        &[
            "board_title",
            "board_settings",
            "board_stage",
            "board_category",
            "board_department",
            "board_source",
            "board_task",
            "board_indicator",
            "board_year",
        ],
    ),
];

/// By whom, about what, of which projects and days, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Part {
    pub(super) actor: Option<String>,
    /// One of [`KINDS`].
    pub(super) kind: Option<usize>,
    /// The projects as they were asked for, and which those are.
    pub(super) projects: Option<(String, Vec<ProjectId>)>,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
    pub(super) order: Order,
}

impl Part {
    pub(super) fn query(&self) -> EventQuery {
        let kinds = self.kind.and_then(|kind| KINDS.get(kind));
        EventQuery {
            projects: self.projects.as_ref().map(|(_, ids)| ids.clone()),
            since: self.since,
            until: self.until,
            actor: self.actor.clone().map(Actor),
            kinds: kinds.map(|(_, kinds)| kinds.to_vec()),
            order: self.order,
            ..EventQuery::default()
        }
    }

    /// Only by this actor; by everybody where it was that already.
    pub(super) fn of_actor(&self, actor: &Actor) -> Self {
        let is_so = self.actor.as_ref() == Some(&actor.0);
        Self {
            actor: (!is_so).then(|| actor.0.clone()),
            ..self.clone()
        }
    }

    /// Only of this project; of all where it was of some already.
    pub(super) fn of_project(&self, id: Option<ProjectId>) -> Option<Self> {
        let projects = match &self.projects {
            Some(_) => None,
            None => Some((id?.to_string(), vec![id?])),
        };
        Some(Self {
            projects,
            ..self.clone()
        })
    }

    /// Everything, in the same order.
    pub(super) fn whole(&self) -> Self {
        Self {
            order: self.order,
            ..Self::default()
        }
    }

    /// The same in the other order.
    pub(super) fn turned(&self) -> Self {
        let order = match self.order {
            Order::Recorded => Order::Effective,
            Order::Effective => Order::Recorded,
        };
        Self {
            order,
            ..self.clone()
        }
    }

    /// In words.
    pub(super) fn told(&self, board: &Board, lang: Lang) -> String {
        let actor = self.actor.clone().map(Actor);
        let kind = self.kind.and_then(|kind| KINDS.get(kind));
        let parts = [
            actor.as_ref().map(|who| words::by(lang, &board.who(who))),
            kind.map(|(name, _)| name(lang).to_owned()),
            self.projects.as_ref().map(|(text, _)| text.clone()),
            self.since
                .map(|day| words::days_from(lang, &day.to_string())),
            self.until.map(|day| words::days_to(lang, &day.to_string())),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            words::everything(lang).to_owned()
        } else {
            parts.join("  ")
        }
    }
}
