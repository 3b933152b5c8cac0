//! The order of a list: `due,-late,title`.

use std::cmp::Ordering;
use std::fmt;

use super::ast::Span;
use super::error::{Problem, QueryError};
use super::eval::Context;
use super::field::{Row, table};
use crate::domain::calendar::Week;
use crate::domain::entry::is_unreported;
use crate::domain::id::{Day, DeptId};
use crate::domain::light::{Light, light};
use crate::domain::people::{Department, OwnerRole};
use crate::domain::project::{Commitment, PlanClass, Project};
use crate::text::collate;
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
        Days: "days", "天数", [], "距时限的天数，逾期久的在前；已完成的在后", "days to the deadline, the latest first; what is done stands last", "days";
        Coop: "coop", "配合", ["cooperating"], "首个配合部门简称", "the first cooperating department", "coop";
        Baseline: "baseline", "原时限", ["first"], "最初时限的最后一天", "the first deadline's last day", "baseline";
        Slips: "slips", "延期次数", [], "延期次数，少的在前", "how often the date moved, the fewest first", "-slips";
        InvestPlan: "invest_plan", "本年计划投资", [], "本年计划投资", "investment planned for this year", "-invest_plan";
        InvestDone: "invest_done", "本年完成投资", [], "本年完成投资", "investment done this year", "-invest_done";
        Plan: "plan", "计划分类", ["plan_class"], "年度计划分类的次序", "what the year's plan calls for", "plan";
        Commitment: "commitment", "承诺", [], "确保的在前", "firm promises first", "commitment";
        Blocked: "blocked", "受阻", [], "受阻久的在前", "blocked the longest first", "blocked";
        Problems: "problems", "问题", [], "未销号问题数，少的在前", "open problems, the fewest first", "-problems";
        Next: "next", "节点", ["milestone"], "下一节点的时限，早的在前", "the next milestone's date, the earliest first", "next";
        Reported: "reported", "最近填报", [], "最近填报日期，早的在前", "the day of the last weekly entry, the oldest first", "reported";
        Unreported: "unreported", "未填报", ["未报"], "未填报的在前", "those that owe this week's entry first", "unreported";
        Responsible: "responsible", "责任人", [], "责任人", "the person responsible", "responsible";
        Contact: "contact", "联系方式", ["联系人"], "联系人", "the contact", "contact";
        Tags: "tags", "标签", ["tag"], "标签", "tags", "tags";
        Task: "task", "任务", ["折子"], "计划任务", "the plan task", "task";
        Since: "since", "停留", ["stuck"], "在当前阶段停留久的在前", "the longest in the present stage first", "since";
        Version: "version", "版本", [], "改动次数，少的在前", "how often it was changed, the fewest first", "-version";
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
    Name(collate::Key),
}

/// Which of a department's names the reader sees, and so expects the order of.
pub type NameOf = for<'a> fn(&'a Department) -> &'a str;

/// The short Chinese name, as in the plan.
fn short(dept: &Department) -> &str {
    &dept.short
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
            (&self.values(one, context, short), one),
            (&self.values(other, context, short), other),
        )
    }

    /// Sorts projects; lights, days and the places of names are worked out once for each.
    pub fn apply(&self, projects: &mut Vec<&Project>, context: &Context<'_>) {
        self.apply_named(projects, context, short);
    }

    /// Sorts projects, departments by the name that `name_of` gives.
    pub fn apply_named(
        &self,
        projects: &mut Vec<&Project>,
        context: &Context<'_>,
        name_of: NameOf,
    ) {
        let mut keyed: Vec<(Vec<Option<Value>>, &Project)> = projects
            .drain(..)
            .map(|project| (self.values(project, context, name_of), project))
            .collect();
        keyed.sort_by(|one, other| self.order((&one.0, one.1), (&other.0, other.1)));
        projects.extend(keyed.into_iter().map(|(_, project)| project));
    }

    fn values(
        &self,
        project: &Project,
        context: &Context<'_>,
        name_of: NameOf,
    ) -> Vec<Option<Value>> {
        let keys = self.keys.iter();
        keys.map(|(key, _)| value(*key, project, context, name_of))
            .collect()
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

fn value(key: SortKey, project: &Project, context: &Context<'_>, name_of: NameOf) -> Option<Value> {
    let dept = |id: DeptId| context.board.department(id).map(name_of);
    match key {
        SortKey::Title => named(&project.title),
        SortKey::Place => named(project.place.as_deref()?),
        SortKey::Responsible => named(project.responsible.as_deref()?),
        SortKey::Contact => named(project.contact.as_deref()?),
        SortKey::Task => named(project.task.as_deref()?),
        SortKey::Dept => named(dept(project.lead()?.dept)?),
        SortKey::Coop => {
            let mut owners = project.owners.iter();
            let first = owners.find(|owner| owner.role == OwnerRole::Cooperating)?;
            named(dept(first.dept)?)
        }
        SortKey::Tags => {
            let tags: Vec<&str> = project.tags.iter().map(String::as_str).collect();
            named(&tags.join(" "))
        }
        _ => number(key, project, context).map(Value::Number),
    }
}

/// A name's place among names; an empty one has none.
fn named(name: &str) -> Option<Value> {
    (!name.is_empty()).then(|| Value::Name(collate::key(&fold_search(name))))
}

/// What is sorted by its size.
fn number(key: SortKey, project: &Project, context: &Context<'_>) -> Option<i64> {
    let (board, today) = (context.board, context.today);
    let day = |day: Option<Day>| day.map(|day| days_of(day, context));
    let money = project.money;
    match key {
        SortKey::Due => day(project.deadline.as_ref()?.day),
        SortKey::Baseline => day(project.baseline.as_ref()?.day),
        SortKey::Next => day(project.next_milestone()?.1.deadline.as_ref()?.day),
        SortKey::Updated => day(Some(project.changed)),
        SortKey::Reported => day(project.reported),
        SortKey::Since => day(Some(project.stage_since)),
        SortKey::Blocked => day(project.block.as_ref().map(|block| block.since)),
        SortKey::Late => project.days_late(board, today),
        SortKey::Days => project
            .days_left(board, today)
            .or_else(|| project.days_late(board, today).map(|late| -late)),
        SortKey::Id => Some(i64::from(project.id.0)),
        SortKey::Stage => place_of(board.stages.iter(), |stage| {
            stage.key == project.stage.stage
        }),
        SortKey::Category => place_of(board.categories.iter(), |category| {
            category.key == project.category
        }),
        SortKey::Plan => project
            .plan_class
            .and_then(|class| place_of(PlanClass::ALL.iter(), |known| **known == class)),
        SortKey::Commitment => project
            .commitment
            .and_then(|firm| place_of(Commitment::ALL.iter(), |known| **known == firm)),
        SortKey::Light => urgency(project, context),
        SortKey::Level => Some(i64::from(project.level.number())),
        SortKey::Slipped => Some(project.slipped_days()),
        SortKey::Slips => i64::try_from(project.slips.len()).ok(),
        SortKey::Progress => project.percent().map(i64::from),
        SortKey::Year => project.plan_year.map(i64::from),
        SortKey::Invested => money.total.map(|sum| sum.0),
        SortKey::InvestPlan => money.year_plan.map(|sum| sum.0),
        SortKey::InvestDone => money.year_done.map(|sum| sum.0),
        SortKey::Problems => i64::try_from(project.open_problems().count())
            .ok()
            .filter(|count| *count > 0),
        SortKey::Unreported => is_unreported(project, board, Week::of(today)).then_some(0),
        SortKey::Version => Some(i64::from(project.version)),
        SortKey::Title
        | SortKey::Place
        | SortKey::Dept
        | SortKey::Coop
        | SortKey::Responsible
        | SortKey::Contact
        | SortKey::Tags
        | SortKey::Task => None,
    }
}

fn place_of<T>(mut known: impl Iterator<Item = T>, is_it: impl Fn(&T) -> bool) -> Option<i64> {
    known
        .position(|one| is_it(&one))
        .and_then(|at| i64::try_from(at).ok())
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
