//! Supervision slips: which raisings of a project's level have one, and what stands on it.

use super::{Error, EventQuery, Session};
use crate::domain::board::Board;
use crate::domain::event::Event;
use crate::domain::id::Day;
use crate::domain::level::Level;
use crate::domain::project::Project;
use crate::domain::review::standing;
use crate::domain::slip::{is_raising, numbers};
use crate::report::slip::{Raising, Slip, build};

/// Which slips of a project are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipWish {
    /// The one of the last raising, while the project is supervised.
    Last,
    /// Those of all raisings.
    All,
    /// The one of this event of the log.
    Event(u64),
}

impl Session {
    /// The slips of a project as it stands on a day, the oldest first; none where no raising stands.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub fn slips(
        &self,
        project: &Project,
        board: &Board,
        on: Day,
        wish: SlipWish,
    ) -> Result<Vec<Slip>, Error> {
        // The numbers count every raising, also those about days after the one looked back to.
        let mut events = self.store.events(&EventQuery {
            kinds: Some(vec!["level"]),
            ..EventQuery::default()
        })?;
        events.sort_by_key(|event| event.seq);
        let numbers = numbers(&events, self.zone());
        // Looking back, what was undone later still stood.
        events.retain(|event| event.project == Some(project.id) && event.effective <= on);
        let raised: Vec<&Event> = standing(&events)
            .filter(|event| is_raising(event))
            .collect();
        let is_meant = |event: &Event| match wish {
            SlipWish::Event(seq) => event.seq == seq,
            SlipWish::All => true,
            SlipWish::Last => {
                let last = raised.last().is_some_and(|last| last.seq == event.seq);
                last && project.level != Level::None
            }
        };
        let slips = raised.iter().filter(|event| is_meant(event));
        let slips = slips.filter_map(|event| {
            let before = raised.iter().filter(|other| other.seq < event.seq);
            let earlier: Vec<_> = before
                .filter_map(|other| numbers.get(&other.seq).copied())
                .collect();
            let raising = Raising {
                event,
                number: *numbers.get(&event.seq)?,
                earlier: &earlier,
            };
            build(raising, project, board, on)
        });
        Ok(slips.collect())
    }
}
