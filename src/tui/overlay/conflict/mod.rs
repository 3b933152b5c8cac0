//! Somebody was first: both versions, and the ways on. What was typed is kept whatever is chosen.

mod piece;
mod view;

use super::Overlay;
use crate::domain::command::{Command, Request};
use crate::i18n::ui;
use crate::ops::Conflict;
use crate::tui::app::{App, Toast};
use crate::tui::command::Id;
use crate::tui::effect::{Reply, Run};
use crate::tui::step::Step;
use crate::tui::widget::scroll::moved;

use self::piece::Piece;

/// The conflict and the request that met it.
#[derive(Debug)]
pub(crate) struct Clash {
    conflict: Conflict,
    run: Run,
    /// Where more than one thing was typed: each, and whose version shall stand.
    pieces: Vec<Piece>,
    at: usize,
}

impl Clash {
    /// Shows a conflict.
    pub(crate) fn new(conflict: Conflict, run: Run, app: &App) -> Self {
        let pieces = piece::of(&conflict, &app.data.state.board, app.lang);
        Self {
            conflict,
            run,
            pieces,
            at: 0,
        }
    }

    fn of_form(&self) -> bool {
        self.run.reply == Reply::Form
    }

    /// The words that came along with the request, which can stand in the log without it.
    fn words(&self) -> Option<&str> {
        let reason = self.run.request.reason.as_deref()?;
        (!reason.trim().is_empty()).then_some(reason)
    }

    pub(super) fn command(&mut self, id: Id, app: &mut App) -> Vec<Step> {
        match id {
            Id::Down => self.at = moved(self.at, 1, self.pieces.len()),
            Id::Up => self.at = moved(self.at, -1, self.pieces.len()),
            Id::Toggle => {
                if let Some(piece) = self.pieces.get_mut(self.at) {
                    piece.is_mine = !piece.is_mine;
                }
            }
            Id::KeepTheirs => return self.leave(),
            Id::WriteMine => return self.write(self.run.request.clone()),
            // Where there is nothing to choose between, Enter is no answer to whose version shall stand.
            Id::WriteChosen if self.pieces.len() > 1 => {
                return match piece::remaining(&self.run.request, &self.pieces) {
                    Some(request) => self.write(request),
                    None => self.leave(),
                };
            }
            Id::KeepEditing => {
                // From now on the form rests on what has just been shown.
                if let Some(Overlay::Form(form)) = app.overlays.last_mut() {
                    form.seen = self.conflict.now.version;
                }
                return vec![Step::Close];
            }
            Id::WriteNote => return self.note(app),
            Id::WriteChosen => {
                return vec![Step::Say(Toast::warn(ui::conflict_choose(app.lang)))];
            }
            _ => {}
        }
        Vec::new()
    }

    /// Gives way, with the form that asked.
    fn leave(&self) -> Vec<Step> {
        let mut steps = vec![Step::Close];
        if self.of_form() {
            steps.push(Step::Close);
        }
        steps
    }

    /// Asks again, now on the ground of what was shown.
    fn write(&self, request: Request) -> Vec<Step> {
        let run = Run {
            request: request.seen(self.conflict.now.version),
            ..self.run.clone()
        };
        vec![Step::Close, Step::run(run)]
    }

    /// Leaves their version and keeps only the words, as a note in the log.
    fn note(&self, app: &App) -> Vec<Step> {
        let Some(text) = self.words() else {
            return Vec::new();
        };
        let id = self.conflict.now.id;
        let command = Command::Note {
            id,
            text: text.to_owned(),
        };
        let run = Run {
            request: Request::new(command),
            what: ui::what_note(app.lang, id),
            reply: self.run.reply,
        };
        vec![Step::Close, Step::run(run)]
    }
}
