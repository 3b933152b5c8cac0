//! The second step: names and dates get their meaning from a board and a day.

use std::collections::BTreeSet;

use super::ast::{Leaf, Op, Term, Value, Word};
use super::error::{Problem, QueryError};
use super::field::{Field, Flag};
use super::when::{self, Range};
use crate::domain::board::{Board, StageClass};
use crate::domain::id::{CategoryKey, Day, DeptId, ProjectId, StageKey};
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::project::{Commitment, PlanClass, SlipReason};
use crate::text::fold::{fold_key, fold_search};
use crate::text::pinyin::Matcher;
use crate::text::suggest::closest;

/// How a text is looked for.
#[derive(Debug, Clone)]
pub enum Needle {
    /// As a part, by full pinyin, by initials.
    Loose(Matcher),
    /// As a part, as it is but for case and width.
    Literal(String),
    /// As the whole, as it is but for case and width.
    Whole(String),
}

impl Needle {
    /// How a word is looked for.
    pub(super) fn new(op: Op, word: &Word) -> Self {
        match (op, word) {
            (Op::Equal, _) => Self::Whole(fold_search(word.text())),
            (_, Word::Loose(text)) => Self::Loose(Matcher::new(text)),
            (_, Word::Literal(text)) => Self::Literal(fold_search(text)),
        }
    }

    /// Whether it is found in a text.
    pub fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Loose(matcher) => matcher.matches(text),
            Self::Literal(part) => fold_search(text).contains(part),
            Self::Whole(whole) => fold_search(text) == *whole,
        }
    }
}

/// Which of a project's days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayField {
    /// The deadline's last day.
    Due,
    /// The deadline's last day, of projects to which something is still owed.
    OpenDue,
    /// The last substantive change.
    Changed,
    /// The day it came to its present stage.
    StageSince,
    /// The day it was finished, where the log saw that.
    Finished,
}

/// Which of a project's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberField {
    /// The plan year.
    Year,
    /// Percent of the main measure.
    Percent,
    /// How many slips.
    Slips,
    /// Days of all slips together.
    SlippedDays,
    /// Total investment in 万元.
    Invested,
    /// The year's planned investment in 万元.
    Planned,
}

/// Which of a project's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextField {
    /// Street or town.
    Place,
    /// Any tag.
    Tag,
    /// Key, number or title of the plan task.
    Task,
    /// Key, title or section of a source.
    Source,
    /// The plan's own key.
    Key,
    /// Title and other names.
    Title,
    /// Name of any measure.
    Measure,
}

/// A condition whose meaning is settled.
#[derive(Debug, Clone)]
pub enum Test {
    /// A free word: title, other names, place, remark, the plan's key; and the number if it is one.
    Free(Needle, Option<ProjectId>),
    /// A flag.
    Flag(Flag),
    /// In one of the stages.
    Stage(BTreeSet<StageKey>),
    /// In one of the stages at the end of a day.
    StageOn(BTreeSet<StageKey>, Day),
    /// With a slip for this reason.
    Cause(SlipReason),
    /// In a stage of this class.
    Class(StageClass),
    /// Of one of the categories.
    Category(BTreeSet<CategoryKey>),
    /// Owned by one of the departments, in whatever role.
    Owner(BTreeSet<DeptId>),
    /// Led by one of the departments.
    Lead(BTreeSet<DeptId>),
    /// With this light.
    Light(Light),
    /// Of this class in the year's plan.
    Plan(PlanClass),
    /// Promised so firmly.
    Commitment(Commitment),
    /// At a level that compares so.
    Level(Op, Level),
    /// With a day in this range.
    Day(DayField, Range),
    /// With a number that compares so.
    Number(NumberField, Op, i64),
    /// With a text that has this in it.
    Text(TextField, Needle),
    /// With this number.
    Id(ProjectId),
    /// Without a value in this field.
    Missing(Field),
}

/// Settles what a condition means.
pub(super) fn resolve(leaf: &Leaf, board: &Board, today: Day) -> Result<Test, QueryError> {
    match leaf {
        Leaf::Free(word) => Ok(Test::Free(Needle::new(Op::Is, word), number_of(word))),
        Leaf::Flag(flag) => Ok(Test::Flag(*flag)),
        Leaf::Term(term) => settle(term, board, today),
        // Views are put in before; one that is left over is one that nobody knows.
        Leaf::View(view) => Err(QueryError::new(
            Problem::UnknownView {
                word: view.name.clone(),
            },
            view.span,
        )),
    }
}

fn number_of(word: &Word) -> Option<ProjectId> {
    match word {
        Word::Loose(text) => text.parse().ok(),
        Word::Literal(_) => None,
    }
}

fn settle(term: &Term, board: &Board, today: Day) -> Result<Test, QueryError> {
    let (field, op) = (term.field, term.op);
    let settled = match &term.value {
        Value::None => Some(Test::Missing(field)),
        Value::Class(class) => Some(Test::Class(*class)),
        Value::Light(light) => Some(Test::Light(*light)),
        Value::Plan(plan) => Some(Test::Plan(*plan)),
        Value::Commitment(commitment) => Some(Test::Commitment(*commitment)),
        Value::Cause(cause) => Some(Test::Cause(*cause)),
        Value::Level(level) => Some(Test::Level(op, *level)),
        Value::Number(number) => number_field(field).map(|of| Test::Number(of, op, *number)),
        Value::Days(days) => days_test(term, *days, today),
        Value::When(text) => when_test(term, text, today),
        Value::Word(word) if term.field == Field::Was => was_test(term, word, board, today)?,
        Value::Word(word) => word_test(term, word, board)?,
    };
    settled.ok_or_else(|| bad_value(term))
}

/// Says that the field has no such value; a parser's tree comes to it only by a date that there is not.
fn bad_value(term: &Term) -> QueryError {
    let field = term.field;
    let Value::When(word) = &term.value else {
        let word = term.to_string();
        return QueryError::new(Problem::BadValue { field, word }, term.span);
    };
    let meant = closest(word, when::words());
    let word = word.clone();
    QueryError::new(Problem::BadValue { field, word }, term.span).with_suggestion(meant)
}

const fn number_field(field: Field) -> Option<NumberField> {
    match field {
        Field::Year => Some(NumberField::Year),
        Field::Progress => Some(NumberField::Percent),
        Field::Slipped => Some(NumberField::Slips),
        Field::Invested => Some(NumberField::Invested),
        Field::Planned => Some(NumberField::Planned),
        _ => None,
    }
}

fn when_test(term: &Term, text: &str, today: Day) -> Option<Test> {
    let of = match term.field {
        Field::Due => DayField::Due,
        Field::Updated => DayField::Changed,
        Field::Finished => DayField::Finished,
        _ => return None,
    };
    let period = when::period(text, today)?;
    Some(Test::Day(of, Range::compared(term.op, period)))
}

fn days_test(term: &Term, days: i64, today: Day) -> Option<Test> {
    let (op, aged) = (term.op, |op| Range::aged(op, days, today));
    Some(match term.field {
        Field::Slipped => Test::Number(NumberField::SlippedDays, op, days),
        Field::Due => Test::Day(DayField::OpenDue, Range::ahead(op, days, today)),
        Field::Updated => Test::Day(DayField::Changed, aged(op)),
        Field::Finished => Test::Day(DayField::Finished, aged(op)),
        // `停留:30天` is said of what has stood for so long and longer.
        Field::Stuck if op == Op::Is => Test::Day(DayField::StageSince, aged(Op::AtLeast)),
        Field::Stuck => Test::Day(DayField::StageSince, aged(op)),
        _ => return None,
    })
}

fn word_test(term: &Term, word: &Word, board: &Board) -> Result<Option<Test>, QueryError> {
    let text = |field| Test::Text(field, Needle::new(term.op, word));
    Ok(Some(match term.field {
        Field::Stage => Test::Stage(named(term, word, stage_names(board))?),
        Field::Category => Test::Category(named(term, word, category_names(board))?),
        Field::Dept => Test::Owner(named(term, word, dept_names(board))?),
        Field::Lead => Test::Lead(named(term, word, dept_names(board))?),
        Field::Place => text(TextField::Place),
        Field::Tag => text(TextField::Tag),
        Field::Task => text(TextField::Task),
        Field::Source => text(TextField::Source),
        Field::Title => text(TextField::Title),
        Field::Measure => text(TextField::Measure),
        Field::Id => number_of(word).map_or_else(|| text(TextField::Key), Test::Id),
        _ => return Ok(None),
    }))
}

/// A stage and a day, or the last day of a period: `construction@2024-12`.
fn was_test(
    term: &Term,
    word: &Word,
    board: &Board,
    today: Day,
) -> Result<Option<Test>, QueryError> {
    let folded: String = word.text().chars().map(fold_key).collect();
    let Some((stage, date)) = folded.split_once('@') else {
        let (field, word) = (term.field, word.text().to_owned());
        return Err(QueryError::new(
            Problem::BadValue { field, word },
            term.span,
        ));
    };
    let Some((_, day)) = when::period(date, today) else {
        let (field, word) = (term.field, date.to_owned());
        return Err(QueryError::new(
            Problem::BadValue { field, word },
            term.span,
        ));
    };
    let stages = named(term, &Word::Loose(stage.to_owned()), stage_names(board))?;
    Ok(Some(Test::StageOn(stages, day)))
}

/// Things of the board, each with its names.
type Named<'a, K> = Vec<(K, Vec<&'a str>)>;

pub(super) fn stage_names(board: &Board) -> Named<'_, StageKey> {
    let stages = board.stages.iter();
    stages
        .map(|stage| {
            let names = vec![stage.key.0.as_str(), &stage.zh, &stage.en];
            (stage.key.clone(), names)
        })
        .collect()
}

pub(super) fn category_names(board: &Board) -> Named<'_, CategoryKey> {
    let categories = board.categories.iter();
    categories
        .map(|category| {
            let names = vec![category.key.0.as_str(), &category.zh, &category.en];
            (category.key.clone(), names)
        })
        .collect()
}

pub(super) fn dept_names(board: &Board) -> Named<'_, DeptId> {
    let departments = board.departments.iter();
    departments
        .map(|(id, dept)| (*id, dept.names().collect()))
        .collect()
}

/// Those that a word means: called exactly so, or failing that, with the word as part, pinyin or initials of a name.
fn named<K: Ord + Clone>(
    term: &Term,
    word: &Word,
    all: Named<'_, K>,
) -> Result<BTreeSet<K>, QueryError> {
    let called = |needle: &Needle| -> BTreeSet<K> {
        all.iter()
            .filter(|(_, names)| names.iter().any(|name| needle.is_in(name)))
            .map(|(key, _)| key.clone())
            .collect()
    };
    let mut found = called(&Needle::new(Op::Equal, word));
    if found.is_empty() && term.op == Op::Is && !word.text().trim().is_empty() {
        found = called(&Needle::new(Op::Is, word));
    }
    if found.is_empty() {
        let (field, text) = (term.field, word.text().to_owned());
        let meant = closest(word.text(), all.into_iter().flat_map(|(_, names)| names));
        let problem = Problem::UnknownValue { field, word: text };
        return Err(QueryError::new(problem, term.span).with_suggestion(meant));
    }
    Ok(found)
}
