//! Opens the board, asks what to do where there is none, and says farewell.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use super::{Program, entrance, is_interactive, print};
use crate::cli::{Done, Plan, Trouble};
use crate::domain::board::Board;
use crate::domain::entrance::Why;
use crate::domain::rights::Act;
use crate::error::Kind;
use crate::i18n::ui::people;
use crate::i18n::{self, person, start};
use crate::ops::{Purpose, Session};
use crate::tui::{self, Ended};

impl Program {
    /// Opens the board; without a database asks what to do, and makes no file unasked.
    pub(super) fn board(&self) -> Done {
        let path = &self.settled.db.value;
        if !is_interactive() {
            let trouble = Trouble::usage(start::needs_terminal(self.lang));
            return Err(trouble.with(start::first_choices(self.lang)));
        }
        self.check_terminal()?;
        if path.exists() || self.guest.is_some() {
            return self.show(self.open(path)?, None, None);
        }
        let plan = match self.ask(path)? {
            Answer::Demo => return self.demo(None),
            Answer::Plan => Plan::Named("haidian".to_owned()),
            Answer::Empty => Plan::Empty,
            Answer::Quit => return Ok(()),
        };
        let session = self.make(path, &plan, Purpose::Ordinary)?;
        self.show(session, None, None)
    }

    fn ask(&self, path: &Path) -> Result<Answer, Trouble> {
        let question = start::question(self.lang, &path.display().to_string());
        loop {
            print(self.lang, |out| out.whole(&question))?;
            let mut line = String::new();
            let read = io::stdin().lock().read_line(&mut line);
            if !matches!(read, Ok(bytes) if bytes > 0) {
                return Ok(Answer::Quit);
            }
            let key = line.trim().chars().next().map(crate::text::fold::fold_key);
            match key.map(|key| key.to_ascii_lowercase()) {
                Some('1') => return Ok(Answer::Demo),
                Some('2') => return Ok(Answer::Plan),
                Some('3') => return Ok(Answer::Empty),
                Some('q') => return Ok(Answer::Quit),
                Some(_) | None => {}
            }
        }
    }

    pub(super) fn show(
        &self,
        mut session: Session,
        mut notice: Option<String>,
        scratch: Option<PathBuf>,
    ) -> Done {
        let as_of = self.as_of(&session)?;
        session.look_back(as_of);
        if as_of.is_some() && session.past().is_none() {
            notice = Some(i18n::ui::asof::not_past(self.lang).to_owned());
        }
        // Whoever has opened the screens before knows them; where that cannot be read, nobody is kept from work.
        let is_new = session
            .recall(tui::WELCOMED)
            .is_ok_and(|said| said.is_none());
        let welcome = is_new.then_some(match scratch {
            Some(_) => tui::Welcome::Demo,
            None => tui::Welcome::Board,
        });
        let options = self.options(notice, welcome, scratch)?;
        let ended = tui::run(session, &options);
        entrance::leave(match &ended {
            Ok(ended) => entrance::why(*ended),
            Err(_) => Some(Why::Failed),
        });
        match ended {
            Ok(ended) => self.farewell(ended),
            Err(tui::Error::Store(error)) => Err(self.store_trouble(&error)),
            Err(tui::Error::Terminal(error)) => Err(Trouble::new(
                Kind::Failed,
                start::terminal_failed(self.lang, &error.to_string()),
            )),
        }
    }

    /// What is said on the terminal that was given back.
    fn farewell(&self, ended: Ended) -> Done {
        match ended {
            Ended::Quit | Ended::Gone => Ok(()),
            Ended::Idle(minutes) => {
                let line = people::idle_over(self.lang, minutes);
                print(self.lang, |out| out.line(&line))
            }
            Ended::PutOut(why) => {
                let why = person::denied(self.lang, why, Act::Report, &Board::default());
                let sentence = people::put_out(self.lang, &why);
                Err(Trouble::new(Kind::Refused, sentence))
            }
        }
    }
}

/// What somebody without a database wants.
enum Answer {
    Demo,
    Plan,
    Empty,
    Quit,
}
