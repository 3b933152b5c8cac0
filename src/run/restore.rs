//! `duban restore`: what stands there now may be whole, damaged or nothing.

use std::io::{self, Write};

use super::Program;
use super::login::owns;
use crate::cli::args::RestoreArgs;
use crate::cli::{self, Done, Output, Present, Restoring, Trouble};
use crate::clock::Clock;
use crate::domain::board::Board;
use crate::domain::id::Actor;
use crate::error;
use crate::ops::{Access, Error, Session};

impl Program {
    /// Puts a backup in the place of the database.
    pub(super) fn restore(&self, args: &RestoreArgs) -> Done {
        let restoring = Restoring {
            lang: self.lang,
            file: &args.file,
            live: &self.settled.db.value,
            present: self.present()?,
            yes: args.yes,
            dry_run: self.global.dry_run,
        };
        let mut sink = io::BufWriter::new(io::stdout().lock());
        let mut out = Output::new(&mut sink, self.shape());
        let done = restoring.run(&mut out);
        done.and(cli::printed(self.lang, sink.flush()))
    }

    /// What is there now, as somebody who may restore sees it.
    fn present(&self) -> Result<Present, Trouble> {
        let path = &self.settled.db.value;
        if !path.exists() {
            return Ok(Present::None);
        }
        let nobody = Actor(String::new());
        match Session::open(path, Access::Write, nobody, Clock::System) {
            Ok(looked_at) => drop(looked_at),
            // Who may do what stands in the database. Where that cannot be read, the file's owner may.
            Err(Error::Damaged(_) | Error::Unreadable { .. }) if owns(path) => {
                return Ok(Present::Damaged);
            }
            Err(error) => return Err(self.store_trouble(&error)),
        }
        let session = self.open(path)?;
        session.check_backup().map_err(|failure| {
            let board = session.board().unwrap_or_else(|_| Board::default());
            Trouble::new(
                error::failure_kind(&failure),
                error::failure(self.lang, &failure, &board),
            )
        })?;
        Ok(Present::Board(Box::new(session)))
    }
}
