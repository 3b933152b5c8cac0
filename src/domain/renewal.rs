//! What a board that is held in memory needs to be up to date again: all of it, or what has changed since.

use std::collections::BTreeMap;

use super::board::Board;
use super::id::ProjectId;
use super::project::Project;
use super::state::State;

/// A board read anew, as a whole or as far as it changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Renewal {
    /// Everything.
    Whole(Box<State>),
    /// What the events behind a place of the log have touched.
    Part(Part),
}

/// What the events behind a place of the log have touched, as it stands now.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// The last event that was known before.
    pub behind: u64,
    /// The board's definition, where it changed.
    pub board: Option<Box<Board>>,
    /// The projects that changed; `None` is no longer on the board.
    pub projects: BTreeMap<ProjectId, Option<Project>>,
}

impl Renewal {
    /// Whether it can be put onto a board on which `held` is the last event.
    pub fn follows(&self, held: u64) -> bool {
        match self {
            Self::Whole(_) => true,
            Self::Part(part) => part.behind == held,
        }
    }

    /// Whether a board would look otherwise with it.
    pub fn is_new_to(&self, state: &State) -> bool {
        match self {
            Self::Whole(whole) => **whole != *state,
            Self::Part(part) => {
                let is_new = |(id, project): (&ProjectId, &Option<Project>)| {
                    state.projects.get(id) != project.as_ref()
                };
                part.board.as_ref().is_some_and(|new| **new != state.board)
                    || part.projects.iter().any(is_new)
            }
        }
    }

    /// Puts it onto a board.
    pub fn onto(self, state: &mut State) {
        match self {
            Self::Whole(whole) => *state = *whole,
            Self::Part(part) => {
                if let Some(board) = part.board {
                    state.board = *board;
                }
                for (id, project) in part.projects {
                    match project {
                        Some(project) => state.projects.insert(id, project),
                        None => state.projects.remove(&id),
                    };
                }
            }
        }
    }
}
