//! The tree of a filter: conditions joined by and, or, not.

use super::field::{Field, Flag};
use crate::domain::board::StageClass;
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::project::{Commitment, PlanClass, SlipReason};

/// A place in the filter's text: bytes from `start` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte behind the last one.
    pub end: usize,
}

impl Span {
    /// The place from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

impl From<Span> for std::ops::Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// Conditions joined by and, or, not.
///
/// Build it with [`Tree::and`], [`Tree::or`] and [`Tree::negate`], which keep it in the one form that the printer and
/// the parser agree on: no group of a single member, no and inside an and, no or inside an or, no double negation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree<L> {
    /// All of them hold.
    And(Vec<Self>),
    /// At least one of them holds.
    Or(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// A condition.
    Leaf(L),
}

impl<L> Tree<L> {
    /// Joins two conditions, both of which must hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut all = self.into_and();
        all.extend(other.into_and());
        Self::And(all)
    }

    /// Joins two conditions, one of which must hold.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let mut any = self.into_or();
        any.extend(other.into_or());
        Self::Or(any)
    }

    /// Turns a condition into its opposite.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            Self::And(_) | Self::Or(_) | Self::Leaf(_) => Self::Not(Box::new(self)),
        }
    }

    /// Whether the whole holds, when `test` tells it of each condition.
    pub fn holds(&self, test: &mut impl FnMut(&L) -> bool) -> bool {
        match self {
            Self::And(all) => all.iter().all(|part| part.holds(test)),
            Self::Or(any) => any.iter().any(|part| part.holds(test)),
            Self::Not(inner) => !inner.holds(test),
            Self::Leaf(leaf) => test(leaf),
        }
    }

    /// Makes a tree of the same shape with other conditions; the first failure ends it.
    pub fn try_map<M, E>(&self, change: &mut impl FnMut(&L) -> Result<M, E>) -> Result<Tree<M>, E> {
        let mut each = |parts: &[Self]| {
            parts
                .iter()
                .map(|part| part.try_map(change))
                .collect::<Result<Vec<_>, E>>()
        };
        Ok(match self {
            Self::And(all) => Tree::And(each(all)?),
            Self::Or(any) => Tree::Or(each(any)?),
            Self::Not(inner) => Tree::Not(Box::new(inner.try_map(change)?)),
            Self::Leaf(leaf) => Tree::Leaf(change(leaf)?),
        })
    }

    /// Makes a tree in which whole trees stand in the place of conditions; the first failure ends it.
    pub fn try_graft<E>(&self, graft: &mut impl FnMut(&L) -> Result<Self, E>) -> Result<Self, E> {
        Ok(match self {
            Self::And(all) => {
                let grafted = all.iter().map(|part| part.try_graft(graft));
                Self::joined(grafted, Self::and)?
            }
            Self::Or(any) => {
                let grafted = any.iter().map(|part| part.try_graft(graft));
                Self::joined(grafted, Self::or)?
            }
            Self::Not(inner) => inner.try_graft(graft)?.negate(),
            Self::Leaf(leaf) => graft(leaf)?,
        })
    }

    fn joined<E>(
        mut parts: impl Iterator<Item = Result<Self, E>>,
        join: fn(Self, Self) -> Self,
    ) -> Result<Self, E> {
        let Some(first) = parts.next() else {
            return Ok(Self::And(Vec::new()));
        };
        parts.try_fold(first?, |tree, part| Ok(join(tree, part?)))
    }

    fn into_and(self) -> Vec<Self> {
        match self {
            Self::And(all) => all,
            Self::Or(_) | Self::Not(_) | Self::Leaf(_) => vec![self],
        }
    }

    fn into_or(self) -> Vec<Self> {
        match self {
            Self::Or(any) => any,
            Self::And(_) | Self::Not(_) | Self::Leaf(_) => vec![self],
        }
    }
}

/// A word of the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// As typed: found as a part, by pinyin and by initials.
    Loose(String),
    /// Between quotes: found only as it is.
    Literal(String),
}

impl Word {
    /// Its characters, without quotes.
    pub fn text(&self) -> &str {
        match self {
            Self::Loose(text) | Self::Literal(text) => text,
        }
    }
}

/// One condition as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// A free word, looked for in title, other names, number, place and remark.
    Free(Word),
    /// A bare word with a meaning, such as `overdue`.
    Flag(Flag),
    /// A field compared with a value.
    Term(Term),
    /// The conditions of a saved view, such as `@overdue`.
    View(ViewName),
}

/// The name of a saved view; two that differ only in their place are equal.
#[derive(Debug, Clone)]
pub struct ViewName {
    /// The name without the sign before it.
    pub name: String,
    /// Where it stands in the text, sign and all.
    pub span: Span,
}

impl PartialEq for ViewName {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for ViewName {}

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// `:` is, or for texts and names: contains.
    Is,
    /// `=` for texts and names: is exactly. Everywhere else the same as `:` and read as such.
    Equal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Op {
    /// The sign that stands for it.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Is => ":",
            Self::Equal => "=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether `left` stands to `right` as the sign says.
    pub fn compare<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Is | Self::Equal => left == right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// A field compared with a value; two that differ only in their place are equal.
#[derive(Debug, Clone)]
pub struct Term {
    /// Which field.
    pub field: Field,
    /// How it is compared.
    pub op: Op,
    /// With what.
    pub value: Value,
    /// Where the value stands in the text.
    pub span: Span,
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        (self.field, self.op, &self.value) == (other.field, other.op, &other.value)
    }
}

impl Eq for Term {}

/// What a field is compared with. Names and dates are kept as words, because only board and day can tell what they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: the field is empty.
    None,
    /// A text, or the name of a stage, category or department.
    Word(Word),
    /// A class of stages.
    Class(StageClass),
    /// A colour.
    Light(Light),
    /// A class in the year's plan.
    Plan(PlanClass),
    /// A strength of promise.
    Commitment(Commitment),
    /// A reason of a slip.
    Cause(SlipReason),
    /// A supervision level.
    Level(Level),
    /// A year, a percentage, a count, or 万元.
    Number(i64),
    /// A number of days.
    Days(i64),
    /// A date or a phrase such as 6月底.
    When(String),
}
