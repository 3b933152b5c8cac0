//! 二、计划与完成: planned against achieved, for any group of projects of the period.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::week::label::{self, Label};
use super::case::{Belonging, Case, Outcome};
use super::frame::Scope;
use super::small;
use crate::domain::board::Board;
use crate::domain::id::DeptId;

/// What became of a group of projects. The nine outcomes add up to `total`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Results {
    /// Projects of the period.
    pub total: u32,
    /// Those of them that were planned for it, see [`Belonging::Planned`].
    pub planned: u32,
    /// Carried over from before, see [`Belonging::Carried`].
    pub carried: u32,
    /// Only worked on, see [`Belonging::Worked`].
    pub worked: u32,
    /// [`Outcome::OnTime`]
    pub on_time: u32,
    /// [`Outcome::Late`]
    pub late: u32,
    /// [`Outcome::Finished`]
    pub finished: u32,
    /// [`Outcome::Overdue`]
    pub overdue: u32,
    /// [`Outcome::Unsaid`]
    pub unsaid: u32,
    /// [`Outcome::Ahead`]
    pub ahead: u32,
    /// [`Outcome::NoDate`]
    pub no_date: u32,
    /// [`Outcome::Suspended`]
    pub suspended: u32,
    /// [`Outcome::Cancelled`]
    pub cancelled: u32,
    /// Of those on time and late, not later than first promised.
    pub as_first_promised: u32,
    /// Moves to a later date, or to none, in the period.
    pub slips: u32,
    /// Projects that they fall on.
    pub slipped: u32,
    /// Days of all of them; a date given up counts none.
    pub slipped_days: i64,
    /// 按期率: on time, of those on time and late, in percent rounded down.
    pub on_time_percent: Option<u32>,
    /// The same by the date first promised.
    pub first_percent: Option<u32>,
    /// 兑现率: on time and late, of those on time, late and overdue, in percent rounded down. What is not said is in
    /// neither number.
    pub achieved_percent: Option<u32>,
    /// 结果已明率: on time, late and overdue, of those and what is not said, in percent rounded down.
    pub told_percent: Option<u32>,
}

impl Results {
    /// Counts over cases.
    pub(super) fn of<'a>(scope: &Scope<'a>, cases: impl IntoIterator<Item = &'a Case<'a>>) -> Self {
        let mut sum = Self::default();
        for case in cases {
            sum.total += 1;
            *sum.belonging(case.belonging) += 1;
            *sum.outcome(case.outcome) += 1;
            sum.as_first_promised += u32::from(case.is_as_first_promised);
            let before = sum.slips;
            for slip in case.slips(scope) {
                sum.slips += 1;
                sum.slipped_days = sum.slipped_days.saturating_add(slip.days());
            }
            sum.slipped += u32::from(sum.slips > before);
        }
        let dated = sum.on_time + sum.late;
        let percent = |part: u32, whole: u32| (part * 100).checked_div(whole);
        sum.on_time_percent = percent(sum.on_time, dated);
        sum.first_percent = percent(sum.as_first_promised, dated);
        let told = dated + sum.overdue;
        sum.achieved_percent = percent(dated, told);
        sum.told_percent = percent(told, told + sum.unsaid);
        sum
    }

    const fn belonging(&mut self, belonging: Belonging) -> &mut u32 {
        match belonging {
            Belonging::Planned => &mut self.planned,
            Belonging::Carried => &mut self.carried,
            Belonging::Worked => &mut self.worked,
        }
    }

    const fn outcome(&mut self, outcome: Outcome) -> &mut u32 {
        match outcome {
            Outcome::OnTime => &mut self.on_time,
            Outcome::Late => &mut self.late,
            Outcome::Finished => &mut self.finished,
            Outcome::Overdue => &mut self.overdue,
            Outcome::Unsaid => &mut self.unsaid,
            Outcome::Ahead => &mut self.ahead,
            Outcome::NoDate => &mut self.no_date,
            Outcome::Suspended => &mut self.suspended,
            Outcome::Cancelled => &mut self.cancelled,
        }
    }

    /// The number of an outcome.
    pub const fn count(&self, outcome: Outcome) -> u32 {
        match outcome {
            Outcome::OnTime => self.on_time,
            Outcome::Late => self.late,
            Outcome::Finished => self.finished,
            Outcome::Overdue => self.overdue,
            Outcome::Unsaid => self.unsaid,
            Outcome::Ahead => self.ahead,
            Outcome::NoDate => self.no_date,
            Outcome::Suspended => self.suspended,
            Outcome::Cancelled => self.cancelled,
        }
    }
}

/// A group of projects and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The group; `None` for what belongs to none (no lead).
    pub label: Option<Label>,
    /// Its counts.
    pub results: Results,
}

/// Planned against achieved by what the plan is parted into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Planned {
    /// By numbered plan task (折子, 重点任务), by document and number.
    pub tasks: Vec<Row>,
    /// Projects without a task, by document and section that gave their present date or plan year, else by the one
    /// that first tells of them; `None` for those that no document tells of.
    pub sections: Vec<Row>,
    /// By category, in the board's order.
    pub categories: Vec<Row>,
    /// By lead department at the end of the period, by number, those without a lead last.
    pub departments: Vec<Row>,
}

pub(super) fn planned(scope: &Scope<'_>, cases: &[Case<'_>]) -> Planned {
    let board = &scope.frame.now.board;
    let known = |case: &Case<'_>| {
        let key = case.project.task.as_ref()?;
        board.tasks.contains_key(key).then(|| key.clone())
    };
    let tasks = grouped(cases.iter().filter_map(|case| Some((known(case)?, case))));
    let mut tasks: Vec<(String, Vec<&Case<'_>>)> = tasks.into_iter().collect();
    tasks.sort_by_cached_key(|(key, _)| task_place(key, board));
    let loose = cases.iter().filter(|case| known(case).is_none());
    let sections = grouped(loose.map(|case| (section_of(case, board), case)));
    let mut sections: Vec<_> = sections.into_iter().collect();
    sections.sort_by_key(|(section, _)| section.is_none());
    Planned {
        tasks: rows(scope, tasks, |key| Some(task(key, board))),
        sections: rows(scope, sections, |section| {
            section.as_ref().map(section_label)
        }),
        categories: categories(scope, cases),
        departments: departments(scope, cases)
            .into_iter()
            .map(|(label, cases)| Row {
                label,
                results: Results::of(scope, cases),
            })
            .collect(),
    }
}

/// Puts cases together by a key, the keys in their order.
fn grouped<'a, K: Ord>(
    cases: impl Iterator<Item = (K, &'a Case<'a>)>,
) -> BTreeMap<K, Vec<&'a Case<'a>>> {
    let mut groups: BTreeMap<K, Vec<&Case<'_>>> = BTreeMap::new();
    for (key, case) in cases {
        groups.entry(key).or_default().push(case);
    }
    groups
}

fn rows<'a, K>(
    scope: &Scope<'a>,
    groups: impl IntoIterator<Item = (K, Vec<&'a Case<'a>>)>,
    label: impl Fn(&K) -> Option<Label>,
) -> Vec<Row> {
    let groups = groups.into_iter();
    groups
        .map(|(key, cases)| Row {
            label: label(&key),
            results: Results::of(scope, cases),
        })
        .collect()
}

/// Tasks stand by document and number; numbers as numbers where they are some.
fn task_place(key: &str, board: &Board) -> (String, Option<u32>, String) {
    let task = board.tasks.get(key);
    let source = task.map_or(String::new(), |task| task.source.clone());
    let number = task.and_then(|task| task.number.parse().ok());
    (source, number, key.to_owned())
}

fn task(key: &str, board: &Board) -> Label {
    match board.tasks.get(key) {
        Some(task) => Label::new(key, &format!("{} {}", task.number, task.title), ""),
        None => Label::new(key, key, ""),
    }
}

/// The day and title of a document, and the section: sections stand by document in the order of days.
type Section = (Option<crate::domain::id::Day>, String, String);

fn section_of(case: &Case<'_>, board: &Board) -> Option<Section> {
    let first = case.project.sources.first();
    let place = case.course.promised_by.as_ref().or(first)?;
    let source = board.sources.get(&place.source);
    Some((
        source.and_then(|source| source.date),
        source.map_or_else(|| place.source.clone(), |source| source.title.clone()),
        place.section.clone(),
    ))
}

fn section_label((_, title, section): &Section) -> Label {
    let name = format!("{title} {section}");
    Label::new(&name, name.trim(), "")
}

fn categories(scope: &Scope<'_>, cases: &[Case<'_>]) -> Vec<Row> {
    let board = &scope.frame.now.board;
    let by_place = cases.iter().map(|case| {
        let key = &case.project.category;
        ((label::category_place(key, board), key.clone()), case)
    });
    rows(scope, grouped(by_place), |(_, key)| {
        Some(label::category(key, board))
    })
}

/// A lead department with its cases; `None` for those without a lead, which stand last.
pub(super) type OfLead<'a> = (Option<Label>, Vec<&'a Case<'a>>);

pub(super) fn departments<'a>(scope: &Scope<'_>, cases: &'a [Case<'a>]) -> Vec<OfLead<'a>> {
    let board = &scope.frame.now.board;
    let lead = |case: &Case<'_>| case.project.lead().map(|lead| lead.dept);
    let by_lead = cases
        .iter()
        .map(|case| ((lead(case).is_none(), lead(case)), case));
    let groups: BTreeMap<(bool, Option<DeptId>), _> = grouped(by_lead);
    groups
        .into_iter()
        .map(|((_, dept), cases)| (dept.map(|dept| label::dept(dept, board)), cases))
        .collect()
}

/// How many projects of each class of the year's plan began and ended (开工率, 竣工率).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClassRow {
    /// The class that was said for the plan of the period.
    pub class: Label,
    /// Projects of it.
    pub total: u32,
    /// Those that are not in a stage of class waiting at the end.
    pub started: u32,
    /// Those of the started whose stage was only inferred.
    pub inferred: u32,
    /// Those in a stage of class done, or whose yearly goal was reached.
    pub finished: u32,
}

pub(super) fn classes(scope: &Scope<'_>, cases: &[Case<'_>]) -> Vec<ClassRow> {
    use crate::domain::board::StageClass;
    use crate::domain::people::Basis;
    use crate::domain::project::PlanClass;
    let board = &scope.frame.now.board;
    let of = |class: PlanClass| {
        let cases: Vec<&Case<'_>> = cases
            .iter()
            .filter(|case| case.course.class == Some(class))
            .collect();
        let count = |is_in: &dyn Fn(&Case<'_>) -> bool| {
            small(cases.iter().filter(|case| is_in(case)).count())
        };
        let is_started = |case: &Case<'_>| {
            board.class(&case.project.stage.stage) != StageClass::Waiting
                && case.outcome != Outcome::Cancelled
        };
        let is_inferred = |case: &Case<'_>| case.project.stage.basis == Basis::Inferred;
        ClassRow {
            class: Label::of(class.key(), crate::i18n::trade::plan_class, class),
            total: small(cases.len()),
            started: count(&is_started),
            inferred: count(&|case| is_started(case) && is_inferred(case)),
            finished: count(&|case| case.outcome.is_finished()),
        }
    };
    PlanClass::ALL.into_iter().map(of).collect()
}
