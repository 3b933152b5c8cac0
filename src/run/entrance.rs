//! The entrance: who is let in, who is turned away, and that both stand in the record of logins.
//!
//! A login that came over SSH is put down before anything is shown or done; where that cannot be, nobody comes in. Whoever
//! sits at the host itself leaves no row, unless he is turned away. A board without people is one person's tool and keeps no record.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::cli::{Done, Trouble};
use crate::clock::Clock;
use crate::domain::board::Board;
use crate::domain::entrance::{Step, Why};
use crate::domain::rights::{Act, Denied};
use crate::error::{self, Kind};
use crate::i18n::{Lang, entrance as words, person};
use crate::ops::{Access, Login, Recorded, Session};

/// How long the record is waited for when somebody has left already.
const FAREWELL: Duration = Duration::from_secs(2);

/// Somebody before the board.
pub(super) struct Door<'a> {
    pub(super) lang: Lang,
    pub(super) session: &'a mut Session,
    pub(super) board: &'a Board,
    /// What he asked for; empty for the board.
    pub(super) words: &'a str,
}

impl Door<'_> {
    /// Lets in whom the board lets look, and turns others away.
    pub(super) fn look(&mut self) -> Done {
        let may = self.session.standing(self.board).may_look();
        may.map_err(|denied| {
            let sentence = person::denied(self.lang, denied, Act::Report, self.board);
            let why = match denied {
                Denied::Disabled => Why::Disabled,
                Denied::Expired(_) => Why::Expired,
                _ => Why::Unknown,
            };
            self.refuse(why, Trouble::new(Kind::Refused, sentence))
        })
    }

    /// Turns somebody away, and puts that down.
    pub(super) fn refuse(&mut self, why: Why, trouble: Trouble) -> Trouble {
        // He is turned away whether that can be put down or not.
        self.session
            .record(Step::Refuse, self.words, Some(why))
            .ok();
        trouble
    }

    /// Puts down that somebody came in over SSH.
    pub(super) fn enter(&mut self) -> Done {
        if self.session.login().via.is_none() || self.board.people.is_empty() {
            return Ok(());
        }
        match self.session.record(Step::Enter, self.words, None) {
            Ok(Recorded::Yes) => Ok(()),
            Ok(Recorded::TooMany) => Err(Trouble::new(
                Kind::Refused,
                words::too_many_logins(self.lang),
            )),
            Err(error) => {
                let why = error::store(self.lang, &error);
                let sentence = words::not_recorded(self.lang, &why);
                Err(Trouble::new(error::store_kind(&error), sentence))
            }
        }
    }
}

/// Who came in over SSH and has not left.
struct Inside {
    db: PathBuf,
    login: Login,
    clock: Clock,
}

static INSIDE: Mutex<Option<Inside>> = Mutex::new(None);

/// Notes who is in, so that his leaving can be put down whatever ends it.
pub(super) fn is_in(db: &Path, login: &Login, clock: Clock) {
    *INSIDE.lock().unwrap_or_else(PoisonError::into_inner) = Some(Inside {
        db: db.to_owned(),
        login: login.clone(),
        clock,
    });
}

/// Puts down that he who was in has left. Waits a moment for a busy database, and then no longer: he is gone.
pub(super) fn leave(why: Option<Why>) {
    // The signal thread and the end of the screens may both come here: the second waits for the first.
    let mut inside = INSIDE.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(Inside { db, login, clock }) = inside.take() else {
        return;
    };
    let (done, is_done) = channel();
    std::thread::spawn(move || {
        let session = Session::open(&db, Access::Write, login, clock);
        // Without this row the record still says when he came.
        let left = session.and_then(|mut session| session.record(Step::Leave, "", why));
        done.send(left.is_ok()).ok();
    });
    is_done.recv_timeout(FAREWELL).ok();
}
