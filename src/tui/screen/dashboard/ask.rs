//! Filters behind the figures, in the words of the language that the screen speaks.

use crate::domain::board::Board;
use crate::domain::id::{Day, DeptId, StageKey};
use crate::domain::light::Light;
use crate::domain::project::SlipReason;
use crate::i18n::query::name;
use crate::i18n::{Lang, trade};
use crate::query::field::{Field, Flag};
use crate::query::spelled;
use crate::report::history::Group;

/// Writes conditions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask<'a> {
    pub(super) lang: Lang,
    pub(super) board: &'a Board,
}

impl<'a> Ask<'a> {
    /// A bare word.
    pub(super) const fn flag(self, flag: Flag) -> &'static str {
        let row = flag.row();
        self.lang.pick(row.zh, row.key)
    }

    fn term(self, field: Field, sign: &str, value: &str) -> String {
        format!("{}{sign}{value}", name(self.lang, field))
    }

    fn none(self, field: Field) -> String {
        self.term(field, ":", self.lang.pick("无", "none"))
    }

    /// In a stage; by its name, where that means no other.
    pub(super) fn stage(self, key: &StageKey) -> String {
        self.term(Field::Stage, "=", &spelled(self.stage_name(key)))
    }

    fn stage_name(self, key: &StageKey) -> &'a str {
        let stages = &self.board.stages;
        let found = stages.iter().find(|stage| stage.key == *key);
        let Some(stage) = found else { return "" };
        let shown = trade::stage(self.lang, stage);
        let is_called = |name: &str| {
            let names = |one: &crate::domain::board::StageDef| {
                [one.key.0.as_str(), &one.zh, &one.en].contains(&name)
            };
            stages.iter().filter(|one| names(one)).count()
        };
        if is_called(shown) == 1 {
            shown
        } else {
            &stage.key.0
        }
    }

    /// With a light.
    pub(super) fn light(self, light: Light) -> String {
        let value = self.lang.pick(trade::light(Lang::Zh, light), light.key());
        self.term(Field::Light, ":", value)
    }

    /// Led by a department, or by none.
    pub(super) fn lead(self, dept: Option<DeptId>) -> String {
        let found = dept.and_then(|dept| self.board.department(dept));
        match found {
            Some(dept) => self.term(Field::Lead, "=", &spelled(&dept.name)),
            None => self.none(Field::Lead),
        }
    }

    /// Due within the board's days, as "due soon" is counted.
    pub(super) fn due_soon(self) -> String {
        let days = self.board.settings.due_soon_days;
        let unit = self.lang.pick("天", "d");
        let due = self.term(Field::Due, ":", &format!("{days}{unit}"));
        format!("{due} -{}", self.flag(Flag::Suspended))
    }

    /// In a stage of this class.
    pub(super) fn class(self, class: crate::domain::board::StageClass) -> String {
        let value = self.lang.pick(trade::class(Lang::Zh, class), class.key());
        self.term(Field::Class, ":", value)
    }

    /// Owes an entry and has it.
    pub(super) fn reported(self) -> String {
        format!("{} -{}", self.flag(Flag::Owes), self.flag(Flag::Unreported))
    }

    /// Finished where the log saw it, with a deadline: what punctuality is counted of.
    pub(super) fn finished(self) -> String {
        format!(
            "-{} -{}",
            self.none(Field::Finished),
            self.flag(Flag::NoDate)
        )
    }

    /// The same, finished in one quarter.
    pub(super) fn finished_in(self, year: i32, quarter: u32) -> String {
        let when = self.quarter(year, quarter);
        format!("{when} -{}", self.flag(Flag::NoDate))
    }

    /// Finished in one quarter, on time.
    pub(super) fn on_time_in(self, year: i32, quarter: u32) -> String {
        let when = self.quarter(year, quarter);
        format!("{when} {}", self.flag(Flag::OnTime))
    }

    fn quarter(self, year: i32, quarter: u32) -> String {
        self.term(Field::Finished, ":", &format!("{year}-Q{quarter}"))
    }

    /// In a stage at the end of a month.
    pub(super) fn was(self, key: &StageKey, last: Day) -> String {
        let month = last.format("%Y-%m");
        let value = format!("{}@{month}", self.stage_name(key));
        self.term(Field::Was, "=", &spelled(&value))
    }

    /// Slipped for a reason, or once without one.
    pub(super) fn cause(self, cause: Option<SlipReason>) -> String {
        match cause {
            Some(cause) => {
                let value = self
                    .lang
                    .pick(trade::slip_reason(Lang::Zh, cause), cause.key());
                self.term(Field::Cause, ":", value)
            }
            None => self.none(Field::Cause),
        }
    }

    /// With a measure of the group.
    pub(super) fn group(self, group: &Group) -> String {
        match group {
            Group::Money => format!("-{}", self.none(Field::Planned)),
            Group::Measure { name, unit, year } => {
                let year = year.map_or_else(String::new, |year| format!(" {year}"));
                let value = format!("{name} {unit}{year}");
                self.term(Field::Measure, "=", &spelled(&value))
            }
        }
    }
}

/// Both conditions.
pub(super) fn both(one: &str, other: &str) -> String {
    format!("{one} {other}").trim().to_owned()
}
