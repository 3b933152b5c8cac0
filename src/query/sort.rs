//! The order of a list: `due,-late,title`.

use std::cmp::Ordering;
use std::fmt;

use super::ast::Span;
use super::error::{Problem, QueryError};
use super::eval::Context;
use super::field::{Row, table};
use crate::domain::id::Day;
use crate::domain::light::{Light, light};
use crate::domain::project::Project;
use crate::text::fold::fold_search;
use crate::text::suggest::closest;

table! {
    /// What a list may be sorted by.
    SortKey {
        Due: "due", "到期", ["deadline", "时限"], "时限的最后一天，早的在前", "the deadline's last day, the earliest first", "due";
        Late: "late", "逾期", ["overdue", "逾期天数"], "逾期天数，少的在前", "days late, the fewest first", "-late";
        Title: "title", "名称", ["name"], "名称", "title", "title";
        Id: "id", "编号", ["number"], "项目编号", "the project's number", "id";
        Stage: "stage", "阶段", ["column"], "看板上的次序", "the board's order", "stage";
        Category: "category", "类别", [], "类别的次序", "the board's order of categories", "category";
        Dept: "dept", "部门", ["department", "lead", "牵头"], "牵头部门简称", "the lead department's short name", "dept";
        Place: "place", "地点", [], "街镇", "street or town", "place";
        Light: "light", "灯", [], "最急的在前", "the most urgent first", "light";
        Level: "level", "级别", [], "督办级别，低的在前", "supervision level, the lowest first", "-level";
        Updated: "updated", "更新", ["changed"], "最近一次实质变化，早的在前", "the last substantive change, the oldest first", "updated";
        Slipped: "slipped", "延期", [], "累计延期天数，少的在前", "days slipped in all, the fewest first", "-slipped";
        Progress: "progress", "进度", ["percent"], "完成百分比，低的在前", "percent done, the lowest first", "progress";
        Year: "year", "年度", [], "计划年度", "the plan year", "year";
        Invested: "invested", "投资", [], "总投资", "total investment", "-invested";
    }
}

/// Which end comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The smallest, earliest, first.
    Up,
    /// The largest, latest, first.
    Down,
}

/// An order of projects; equal ones stand by number, and what lacks a value stands last in both directions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sort {
    /// The keys, the first one deciding first.
    pub keys: Vec<(SortKey, Direction)>,
}

/// What a project is sorted by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Number(i64),
    Text(String),
}

/// Reads `due,-late,title`; spaces and an input method's commas separate too.
pub fn parse_sort(text: &str) -> Result<Sort, QueryError> {
    let mut keys = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive([',', '，', '、', ' ', '\u{3000}']) {
        let word = piece.trim_end_matches([',', '，', '、', ' ', '\u{3000}']);
        if !word.is_empty() {
            let span = Span::new(start, start + word.len());
            keys.push(key(word, span)?);
        }
        start += piece.len();
    }
    Ok(Sort { keys })
}

fn key(word: &str, span: Span) -> Result<(SortKey, Direction), QueryError> {
    let name = word.trim_start_matches(['-', '－', '—', '+', '＋']);
    let direction = if word.starts_with(['-', '－', '—']) {
        Direction::Down
    } else {
        Direction::Up
    };
    SortKey::find(name)
        .map(|key| (key, direction))
        .ok_or_else(|| {
            let word = name.to_owned();
            QueryError::new(Problem::UnknownSortKey { word }, span)
                .with_suggestion(closest(name, SortKey::all_names()))
        })
}

impl Sort {
    /// Which of two projects stands first.
    pub fn compare(&self, one: &Project, other: &Project, context: &Context<'_>) -> Ordering {
        self.order(
            (&self.values(one, context), one),
            (&self.values(other, context), other),
        )
    }

    /// Sorts projects; lights and days are worked out once for each.
    pub fn apply(&self, projects: &mut Vec<&Project>, context: &Context<'_>) {
        let mut keyed: Vec<(Vec<Option<Value>>, &Project)> = projects
            .drain(..)
            .map(|project| (self.values(project, context), project))
            .collect();
        keyed.sort_by(|one, other| self.order((&one.0, one.1), (&other.0, other.1)));
        projects.extend(keyed.into_iter().map(|(_, project)| project));
    }

    fn values(&self, project: &Project, context: &Context<'_>) -> Vec<Option<Value>> {
        let keys = self.keys.iter();
        keys.map(|(key, _)| value(*key, project, context)).collect()
    }

    fn order(
        &self,
        (values, one): (&[Option<Value>], &Project),
        (others, other): (&[Option<Value>], &Project),
    ) -> Ordering {
        let pairs = self.keys.iter().zip(values.iter().zip(others));
        pairs
            .map(|((_, direction), (value, other))| {
                in_direction(*direction, value.as_ref(), other.as_ref())
            })
            .find(|order| order.is_ne())
            .unwrap_or_else(|| one.id.cmp(&other.id))
    }
}

fn in_direction(direction: Direction, one: Option<&Value>, other: Option<&Value>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => match direction {
            Direction::Up => one.cmp(other),
            Direction::Down => other.cmp(one),
        },
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

fn value(key: SortKey, project: &Project, context: &Context<'_>) -> Option<Value> {
    let board = context.board;
    let place_of = |found: Option<usize>| found.and_then(|at| i64::try_from(at).ok());
    let number = match key {
        SortKey::Due => project
            .deadline
            .as_ref()?
            .day
            .map(|day| days_of(day, context))?,
        SortKey::Late => project.days_late(board, context.today)?,
        SortKey::Id => i64::from(project.id.0),
        SortKey::Stage => place_of(
            board
                .stages
                .iter()
                .position(|stage| stage.key == project.stage.stage),
        )?,
        SortKey::Category => place_of(
            board
                .categories
                .iter()
                .position(|category| category.key == project.category),
        )?,
        SortKey::Light => urgency(project, context)?,
        SortKey::Level => i64::from(project.level.number()),
        SortKey::Updated => days_of(project.changed, context),
        SortKey::Slipped => project.slipped_days(),
        SortKey::Progress => i64::from(project.percent()?),
        SortKey::Year => i64::from(project.plan_year?),
        SortKey::Invested => project.money.total?.0,
        SortKey::Title => return Some(Value::Text(fold_search(&project.title))),
        SortKey::Place => return project.place.clone().map(Value::Text),
        SortKey::Dept => {
            let lead = board.department(project.lead()?.dept)?;
            return Some(Value::Text(lead.short.clone()));
        }
    };
    Some(Value::Number(number))
}

/// Days from today, for comparing.
fn days_of(day: Day, context: &Context<'_>) -> i64 {
    (day - context.today).num_days()
}

fn urgency(project: &Project, context: &Context<'_>) -> Option<i64> {
    let colour = light(project, context.board, context.today).light;
    let place = Light::ALL.iter().position(|known| *known == colour)?;
    i64::try_from(place).ok()
}

impl fmt::Display for Sort {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (key, direction)) in self.keys.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            let sign = match direction {
                Direction::Up => "",
                Direction::Down => "-",
            };
            write!(out, "{comma}{sign}{}", key.row().key)?;
        }
        Ok(())
    }
}
