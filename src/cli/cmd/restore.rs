//! `duban restore`: a backup in the place of the board, after it was shown what that loses.

use std::path::Path;

use crate::cli::{Done, Output, Trouble, printed};
use crate::domain::board::Board;
use crate::error::{self, Kind};
use crate::i18n::{self, Lang, backup as words};
use crate::ops::{Error, EventQuery, Examination, Loss, Put, Session, Staged, examine_file};

/// How many of the events that would be lost are shown.
const SHOWN: u32 = 20;

/// What stands where the backup goes.
#[derive(Debug)]
pub enum Present {
    /// Nothing.
    None,
    /// A board, and who restores.
    Board(Box<Session>),
    /// A database of the one who restores that can no longer be read.
    Damaged,
}

/// A backup that is to be restored.
#[derive(Debug)]
pub struct Restoring<'a> {
    /// The language of every sentence.
    pub lang: Lang,
    /// The backup.
    pub file: &'a Path,
    /// The database.
    pub live: &'a Path,
    /// What is there now.
    pub present: Present,
    /// Whether it is meant.
    pub yes: bool,
    /// Whether it is only shown.
    pub dry_run: bool,
}

/// What would be lost, as far as it can be told.
struct Weighed {
    loss: Option<Loss>,
    lines: Vec<String>,
    has_other_people: bool,
}

impl Restoring<'_> {
    /// Shows what would be lost, and restores where that is meant.
    pub fn run(mut self, out: &mut Output<'_>) -> Done {
        let lang = self.lang;
        let staged = self.stage()?;
        let weighed = self.weigh(&staged)?;
        let is_done = !self.dry_run && (self.yes || matches!(self.present, Present::None));
        let put = is_done.then(|| self.put(&staged)).transpose()?;
        let after = put.as_ref().map(|_| examine_file(self.live)).transpose();
        let after = after.map_err(|error| self.store(&error))?;
        let told = if out.is_json() {
            out.json(&self.json(&staged, &weighed, put.as_ref()))
        } else {
            let lines = self.lines(&staged, weighed, put.as_ref(), after.as_ref());
            lines.iter().try_for_each(|line| out.line(line))
        };
        printed(lang, told)?;
        match after {
            Some(after) if !after.findings.is_empty() => {
                Err(Trouble::new(Kind::Failed, words::after_not_whole(lang)))
            }
            None if !self.dry_run => Err(Trouble::new(Kind::Refused, words::add_yes(lang))),
            _ => Ok(()),
        }
    }

    /// Reads the backup and refuses what cannot be restored.
    fn stage(&self) -> Result<Staged, Trouble> {
        let (lang, path) = (self.lang, self.file.display().to_string());
        let of = |sentence: &str| format!("{}{sentence}", words::of(lang, &path));
        if !self.file.is_file() {
            let why = if self.file.is_dir() {
                i18n::file::is_directory(lang)
            } else {
                i18n::file::not_there(lang)
            };
            return Err(Trouble::new(Kind::NotFound, of(why)));
        }
        let is_itself = match (self.file.canonicalize(), self.live.canonicalize()) {
            (Ok(file), Ok(live)) => file == live,
            _ => false,
        };
        if is_itself {
            return Err(Trouble::new(Kind::Refused, of(words::itself(lang))));
        }
        let staged = Staged::read(self.file, self.live).map_err(|error| match error {
            Error::NotOurs(_) => Trouble::new(Kind::Refused, words::not_ours(lang, &path)),
            Error::Io { .. } => self.store(&error),
            error => Trouble::new(error::store_kind(&error), of(&error::store(lang, &error))),
        })?;
        if staged.seen().findings.is_empty() {
            return Ok(staged);
        }
        let mut trouble = Trouble::new(Kind::Failed, of(words::backup_not_whole(lang)));
        let findings = staged.seen().findings.iter();
        trouble
            .more
            .extend(findings.map(|finding| error::finding(lang, finding)));
        Err(trouble)
    }

    /// Says what would be lost.
    fn weigh(&mut self, staged: &Staged) -> Result<Weighed, Trouble> {
        let lang = self.lang;
        let mut weighed = Weighed {
            loss: None,
            lines: Vec::new(),
            has_other_people: false,
        };
        let session = match &mut self.present {
            Present::None => {
                weighed.lines.push(words::none_present(lang).to_owned());
                return Ok(weighed);
            }
            Present::Damaged => {
                weighed
                    .lines
                    .push(words::present_unreadable(lang).to_owned());
                return Ok(weighed);
            }
            Present::Board(session) => session,
        };
        let failed =
            |error: &Error| Trouble::new(error::store_kind(error), error::store(lang, error));
        if session.has_other_purpose(staged).map_err(|e| failed(&e))? {
            return Err(Trouble::new(Kind::Refused, words::other_purpose(lang)));
        }
        weighed.has_other_people = session.has_other_people(staged).map_err(|e| failed(&e))?;
        // A log that cannot be read is a reason to restore and none to refuse it.
        let Ok(loss) = session.compare(staged) else {
            weighed
                .lines
                .push(words::present_unreadable(lang).to_owned());
            return Ok(weighed);
        };
        weighed.loss = Some(loss);
        weighed.lines.extend(relation(lang, &loss));
        if loss.lost() > 0 {
            weighed.lines.extend(events(lang, session, &loss));
        }
        Ok(weighed)
    }

    /// Restores.
    fn put(&self, staged: &Staged) -> Result<Put, Trouble> {
        let put = match self.present {
            Present::None => staged.place(self.live),
            Present::Board(_) | Present::Damaged => staged.put_into(self.live),
        };
        put.map_err(|error| {
            let trouble = self.store(&error);
            match (&self.present, error) {
                (Present::None, _) | (_, Error::Busy | Error::DiskFull | Error::Io { .. }) => {
                    trouble
                }
                (Present::Damaged, _) | (_, Error::Damaged(_)) => {
                    trouble.with(words::cannot_put(self.lang))
                }
                _ => trouble,
            }
        })
    }

    fn lines(
        &self,
        staged: &Staged,
        weighed: Weighed,
        put: Option<&Put>,
        after: Option<&Examination>,
    ) -> Vec<String> {
        let (lang, seen) = (self.lang, staged.seen());
        let path = self.file.display().to_string();
        let (seq, hash) = &seen.head;
        let mut lines = vec![format!(
            "{}{}",
            words::of(lang, &path),
            words::holds(lang, seen.events, seen.projects, *seq, hash)
        )];
        if staged.format() < seen.format {
            lines.push(words::older_format(lang, staged.format()));
        }
        lines.extend(weighed.lines);
        if weighed.has_other_people {
            lines.push(words::people_too(lang).to_owned());
        }
        if matches!(self.present, Present::Board(_)) {
            lines.push(words::beside_too(lang).to_owned());
        }
        let Some(put) = put else {
            return lines;
        };
        if let Some(kept) = &put.kept {
            lines.push(words::kept(lang, &kept.display().to_string()));
        }
        // Somebody may have written between the look and the lock.
        if let Some(loss) = put.loss.filter(|loss| loss.lost() > 0) {
            lines.push(words::lost(lang, loss.lost()));
        }
        let findings = after.into_iter().flat_map(|after| &after.findings);
        lines.extend(findings.map(|finding| error::finding(lang, finding)));
        if after.is_some_and(|after| after.findings.is_empty()) {
            lines.push(words::restored(lang, &self.live.display().to_string()));
        }
        lines
    }

    fn json(&self, staged: &Staged, weighed: &Weighed, put: Option<&Put>) -> serde_json::Value {
        let seen = staged.seen();
        let loss = put.and_then(|put| put.loss).or(weighed.loss);
        let loss = loss.map(|loss| {
            serde_json::json!({
                "head": (loss.present.seq, loss.present.link.to_string()),
                "common": loss.common,
                "lost": loss.lost(),
                "gained": loss.gained(),
            })
        });
        serde_json::json!({
            "written": put.is_some(),
            "db": self.live,
            "kept": put.and_then(|put| put.kept.as_ref()),
            "backup": {
                "file": self.file,
                "format": staged.format(),
                "events": seen.events,
                "projects": seen.projects,
                "head": seen.head,
            },
            "present": loss,
            "other_people": weighed.has_other_people,
        })
    }

    fn store(&self, error: &Error) -> Trouble {
        Trouble::new(error::store_kind(error), error::store(self.lang, error))
    }
}

/// How the two logs stand to each other.
fn relation(lang: Lang, between: &Loss) -> Vec<String> {
    let (lost, gained) = (between.lost(), between.gained());
    let mut lines = Vec::new();
    match (lost, gained) {
        (0, 0) => lines.push(words::same(lang).to_owned()),
        (0, _) => lines.push(words::ahead(lang, gained)),
        (_, 0) => {}
        _ if between.common == 0 => lines.push(words::nothing_common(lang).to_owned()),
        _ => lines.push(words::apart(lang, between.common, gained)),
    }
    if lost > 0 {
        lines.push(words::loses(
            lang,
            lost,
            between.common + 1,
            between.present.seq,
        ));
    }
    lines
}

/// The newest of what would be lost, a line each.
fn events(lang: Lang, session: &mut Session, loss: &Loss) -> Vec<String> {
    let query = EventQuery {
        after: Some(loss.common),
        limit: Some(SHOWN),
        ..EventQuery::default()
    };
    let board: Board = session.board().unwrap_or_default();
    let zone = session.zone();
    let found = session.events(&query).unwrap_or_default();
    let mut lines: Vec<String> = found
        .iter()
        .map(|event| {
            let when = event.recorded.with_timezone(&zone).format("%Y-%m-%d %H:%M");
            let project = event.project.map(|id| format!("{id} ")).unwrap_or_default();
            let who = i18n::cli::signed(lang, &event.actor, &board);
            let what = i18n::event::describe(lang, &event.change, &board);
            format!("  {} {when} {who}  {project}{what}", event.seq)
        })
        .collect();
    let older = loss.lost().saturating_sub(u64::from(SHOWN));
    if older > 0 {
        lines.push(format!("  {}", words::and_older(lang, older)));
    }
    lines
}
