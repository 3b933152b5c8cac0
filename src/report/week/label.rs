//! Names in both languages, and the short forms in which a report mentions things.

use std::borrow::Cow;

use serde::Serialize;

use crate::domain::board::{Board, PlanTitle};
use crate::domain::deadline::Deadline;
use crate::domain::id::{Actor, CategoryKey, Day, DeptId, ProjectId, StageKey};
use crate::domain::people::{Basis, Department};
use crate::domain::project::{Project, StageMark};
use crate::i18n::Lang;
use crate::text::safe::{clean_line, clean_text};

/// A name in both languages with the key that stays the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Key or number, for programs.
    pub key: String,
    /// Chinese name.
    pub zh: String,
    /// English name; empty where nobody gave one.
    pub en: String,
}

impl Label {
    /// The name in a language; the Chinese one where there is no English one.
    pub fn name(&self, lang: Lang) -> &str {
        if self.en.is_empty() {
            &self.zh
        } else {
            lang.pick(&self.zh, &self.en)
        }
    }

    pub(in crate::report) fn new(key: &str, zh: &str, en: &str) -> Self {
        Self {
            key: key.to_owned(),
            zh: line(zh),
            en: line(en),
        }
    }

    /// The two names of a value of one of our enums.
    pub(in crate::report) fn of<T: Copy>(
        key: &str,
        name: impl Fn(Lang, T) -> &'static str,
        value: T,
    ) -> Self {
        Self::new(key, name(Lang::Zh, value), name(Lang::En, value))
    }
}

/// A project as a report mentions it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ProjectRef {
    /// Number.
    pub id: ProjectId,
    /// Title.
    pub title: String,
}

/// A lead department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lead {
    /// Which.
    pub dept: Label,
    /// Whether it was concluded and not stated.
    pub inferred: bool,
}

/// A stage with its ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageLabel {
    /// Which.
    pub stage: Label,
    /// Whether it was concluded and not stated.
    pub inferred: bool,
}

/// A deadline as a report mentions it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The words.
    pub phrase: String,
    /// The last acceptable day, if there is one.
    pub day: Option<Day>,
    /// The words for people: see [`Deadline::told`].
    #[serde(skip)]
    pub told: String,
}

/// A text of people in one harmless line.
pub(in crate::report) fn line(text: &str) -> String {
    clean_line(text).trim().to_owned()
}

/// A text of people, harmless, with its line breaks.
pub(in crate::report) fn lines(text: &str) -> String {
    clean_text(text).trim().to_owned()
}

pub(in crate::report) fn board_title(title: &PlanTitle) -> Label {
    Label::new("board", &title.zh, &title.en)
}

pub(in crate::report) fn project(project: &Project) -> ProjectRef {
    ProjectRef {
        id: project.id,
        title: line(&project.title),
    }
}

pub(in crate::report) fn dept(id: DeptId, board: &Board) -> Label {
    let key = id.0.to_string();
    match board.department(id) {
        Some(Department { name, en, .. }) => Label::new(&key, name, en),
        None => Label::new(&key, &format!("#{key}"), ""),
    }
}

pub(in crate::report) fn lead(project: &Project, board: &Board) -> Option<Lead> {
    project.lead().map(|owner| Lead {
        dept: dept(owner.dept, board),
        inferred: owner.basis == Basis::Inferred,
    })
}

/// A stage's names; its key where the board does not know it.
pub(in crate::report) fn stage(key: &StageKey, board: &Board) -> Label {
    match board.stage(key) {
        Some(stage) => Label::new(&key.0, &stage.zh, &stage.en),
        None => Label::new(&key.0, &key.0, ""),
    }
}

pub(in crate::report) fn stage_mark(mark: &StageMark, board: &Board) -> StageLabel {
    StageLabel {
        stage: stage(&mark.stage, board),
        inferred: mark.basis == Basis::Inferred,
    }
}

/// A category's names; its key where the board does not know it.
pub(in crate::report) fn category(key: &CategoryKey, board: &Board) -> Label {
    match board.category(key) {
        Some(category) => Label::new(&key.0, &category.zh, &category.en),
        None => Label::new(&key.0, &key.0, ""),
    }
}

/// Where a category stands in the board's order; unknown ones come last.
pub(in crate::report) fn category_place(key: &CategoryKey, board: &Board) -> usize {
    board
        .categories
        .iter()
        .position(|category| category.key == *key)
        .unwrap_or(usize::MAX)
}

pub(in crate::report) fn due(deadline: &Deadline) -> Due {
    Due {
        phrase: line(&deadline.phrase),
        day: deadline.day,
        told: line(&deadline.told()),
    }
}

/// Who spoke: a person by his name, or the title of the document.
pub(in crate::report) fn actor(actor: &Actor, board: &Board) -> String {
    let source = actor
        .as_document()
        .and_then(|key| board.sources.get(key))
        .map(|source| Cow::Borrowed(source.title.as_str()));
    line(&source.unwrap_or_else(|| board.who(actor)))
}
