//! One translation of everything that can go wrong: exit code, sentence, and what to do.

use crate::domain::board::Board;
use crate::domain::decide::Refusal;
use crate::i18n::{self, Lang};
use crate::ops::{Error, Failure, Finding};

/// What sort of trouble: decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something broke.
    Failed,
    /// The words of the command are wrong.
    Usage,
    /// What was named is not there.
    NotFound,
    /// A right or a rule says no.
    Refused,
    /// Somebody else was first.
    Conflict,
}

impl Kind {
    /// The exit code.
    pub const fn code(self) -> u8 {
        match self {
            Self::Failed => 1,
            Self::Usage => 2,
            Self::NotFound => 3,
            Self::Refused => 4,
            Self::Conflict => 5,
        }
    }
}

/// What sort of trouble a refusal is.
pub const fn refusal_kind(refusal: &Refusal) -> Kind {
    match refusal {
        Refusal::NoSuchProject(_)
        | Refusal::NoSuchPart { .. }
        | Refusal::NoSuchStage(_)
        | Refusal::NoSuchCategory(_)
        | Refusal::NoSuchTask(_)
        | Refusal::NoSuchPerson
        | Refusal::NoSuchDepartment => Kind::NotFound,
        _ => Kind::Refused,
    }
}

/// What sort of trouble a failure is.
pub const fn failure_kind(failure: &Failure) -> Kind {
    match failure {
        Failure::Refused(refusal) => refusal_kind(refusal),
        Failure::Conflict(_) => Kind::Conflict,
        Failure::ClockIsSet => Kind::Refused,
        Failure::Store(error) => store_kind(error),
    }
}

/// What sort of trouble a database error is.
pub const fn store_kind(error: &Error) -> Kind {
    match error {
        Error::Missing(_) => Kind::NotFound,
        Error::Exists(_) | Error::NotOurs(_) | Error::TooNew { .. } | Error::InUse => Kind::Refused,
        _ => Kind::Failed,
    }
}

/// A refusal as a sentence.
pub fn refusal(lang: Lang, refusal: &Refusal, board: &Board) -> String {
    i18n::refusal::refusal(lang, refusal, board)
}

/// A failure as a sentence.
pub fn failure(lang: Lang, failure: &Failure, board: &Board) -> String {
    match failure {
        Failure::Refused(refusal) => self::refusal(lang, refusal, board),
        Failure::Conflict(conflict) => {
            let who = conflict
                .theirs
                .last()
                .map(|event| i18n::cli::actor(lang, &event.actor, board))
                .unwrap_or_default();
            i18n::store::conflict(
                lang,
                &conflict.now.id.to_string(),
                conflict.seen,
                conflict.now.version,
                &who,
            )
        }
        Failure::ClockIsSet => i18n::store::clock_is_set(lang).to_owned(),
        Failure::Store(error) => store(lang, error),
    }
}

/// A database error as a sentence.
pub fn store(lang: Lang, error: &Error) -> String {
    match error {
        Error::Missing(path) => i18n::store::missing(lang, &path.display().to_string()),
        Error::Exists(path) => i18n::store::exists(lang, &path.display().to_string()),
        Error::NotOurs(path) => i18n::store::not_ours(lang, &path.display().to_string()),
        Error::TooNew { found, known } => i18n::store::too_new(lang, *found, *known),
        Error::SqliteTooOld(version) => i18n::store::sqlite_too_old(lang, version),
        Error::Busy => i18n::store::busy(lang).to_owned(),
        Error::InUse => i18n::store::in_use(lang).to_owned(),
        Error::DiskFull => i18n::store::disk_full(lang).to_owned(),
        Error::Disk => i18n::store::disk(lang).to_owned(),
        Error::ReadOnly => i18n::store::read_only(lang).to_owned(),
        Error::Damaged(what) => i18n::store::damaged(lang, what),
        Error::Unreadable { table, what } => i18n::store::unreadable(lang, table, what),
        Error::Io { path, source } => i18n::store::io(
            lang,
            &path.display().to_string(),
            &i18n::file::why(lang, source),
        ),
        Error::Sqlite(source) => i18n::store::sqlite(lang, &source.to_string()),
    }
}

/// What the doctor found.
pub fn finding(lang: Lang, finding: &Finding) -> String {
    match finding {
        Finding::Integrity { what } => i18n::cli::integrity(lang, what),
        Finding::ForeignKey { table } => i18n::cli::foreign_key(lang, table),
        Finding::Gap { seq } => i18n::cli::gap(lang, *seq),
        Finding::BrokenChain { seq } => i18n::cli::broken(lang, *seq),
        Finding::ProjectDiffers { id } => i18n::cli::differs(lang, &id.to_string()),
        Finding::BoardDiffers => i18n::cli::board_differs(lang).to_owned(),
        Finding::PeopleDiffer => i18n::cli::people_differ(lang).to_owned(),
        Finding::PersonUnreadable { id } => i18n::cli::person_unreadable(lang, *id),
        Finding::GuardMissing { name } => i18n::cli::guard(lang, name),
        Finding::GuardAltered { name } => i18n::cli::guard_altered(lang, name),
        Finding::ForeignTrigger { name } => {
            // Its maker chose the name.
            i18n::cli::foreign_trigger(lang, &crate::text::safe::clean_line(name))
        }
    }
}
