//! What the tests of the domain start from: a small board, one project, and a log to fold.

use chrono::{DateTime, Utc};
use chrono_tz::Asia::Shanghai;

use super::apply::fold_project;
use super::board::{Board, CategoryDef, StageClass, StageDef};
use super::calendar::{SpecialDay, WorkCalendar};
use super::deadline::{self, Deadline};
use super::event::{Change, Event, NewProject};
use super::id::{Actor, Day, DeptId, ProjectId};
use super::measure::{Measure, Quantity};
use super::milestone::{Milestone, MilestoneKind};
use super::people::{Basis, Department, DeptKind};
use super::project::{Project, StageMark};

/// The project that everything happens to.
pub(crate) const ID: ProjectId = ProjectId(7);

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An instant of Shanghai's day, in UTC.
pub(crate) fn at(day: Day, hour: u32) -> DateTime<Utc> {
    let local = day.and_hms_opt(hour, 0, 0).unwrap();
    local
        .and_local_timezone(Shanghai)
        .unwrap()
        .with_timezone(&Utc)
}

/// The working days of 2021 to 2026, as they were announced.
pub(crate) fn announced() -> WorkCalendar {
    let seed = include_str!("../../db/seed/holidays.csv");
    let mut reader = csv::Reader::from_reader(seed.as_bytes());
    let days: Vec<SpecialDay> = reader.deserialize().map(Result::unwrap).collect();
    let mut calendar = WorkCalendar::default();
    for year in 2021..=2026 {
        calendar.set_year(year, &days);
    }
    calendar
}

/// A phrase in the plan year 2025.
pub(crate) fn due(phrase: &str) -> Deadline {
    deadline::parse(phrase, 2025).unwrap()
}

pub(crate) fn mark(stage: &str, basis: Basis) -> StageMark {
    StageMark {
        stage: stage.into(),
        basis,
    }
}

pub(crate) fn milestone(name: &str, phrase: Option<&str>) -> Milestone {
    Milestone {
        name: name.to_owned(),
        kind: MilestoneKind::Works,
        deadline: phrase.map(due),
        done: None,
        document: None,
        dept: None,
    }
}

pub(crate) fn measure(name: &str, target: Option<i64>, done: Option<i64>) -> Measure {
    Measure {
        name: name.to_owned(),
        unit: "座".to_owned(),
        year: Some(2025),
        target: target.map(Quantity::whole),
        done: done.map(Quantity::whole),
    }
}

/// Six stages, two categories, two departments.
pub(crate) fn board() -> Board {
    use StageClass::{Active, Done, Waiting};
    let stages = [
        ("reserve", "储备", Waiting),
        ("preliminary", "前期", Waiting),
        ("construction", "在建", Active),
        ("completed", "完工", Done),
        ("operating", "投用", Done),
        ("settled", "结决算", Done),
    ];
    let stages = (1..).zip(stages).map(|(order, (key, zh, class))| StageDef {
        key: key.into(),
        zh: zh.to_owned(),
        en: key.to_owned(),
        class,
        order,
        wip_limit: None,
    });
    let categories = [("park", "公园"), ("school", "学校")].map(|(key, zh)| CategoryDef {
        key: key.into(),
        zh: zh.to_owned(),
        en: key.to_owned(),
    });
    let departments = [(1, "区水务局", "水务"), (2, "区园林绿化局", "园林")];
    let departments = departments.map(|(id, name, short)| {
        let dept = Department {
            name: name.to_owned(),
            short: short.to_owned(),
            en: String::new(),
            kind: DeptKind::Bureau,
            aliases: vec![format!("海淀{short}")],
        };
        (DeptId(id), dept)
    });
    Board {
        stages: stages.collect(),
        categories: categories.into(),
        departments: departments.into(),
        version: 1,
        ..Board::default()
    }
}

/// A project that came onto the board on 2025-01-06, in the stage given.
pub(crate) fn project_in(stage: &str) -> Project {
    Log::of_project(stage).project().unwrap()
}

/// A log under construction.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    pub(crate) events: Vec<Event>,
}

impl Log {
    /// The log of a project that arrived on 2025-01-06.
    pub(crate) fn of_project(stage: &str) -> Self {
        let project = NewProject {
            key: None,
            title: "北坞公园".to_owned(),
            category: "park".into(),
            stage: mark(stage, Basis::Stated),
        };
        Self::default().on("2025-01-06", Change::Added { project })
    }

    /// A change that is recorded at noon of the day that it is about.
    pub(crate) fn on(self, about: &str, change: Change) -> Self {
        self.told(about, about, change)
    }

    /// A change about one day that is recorded at noon of another.
    pub(crate) fn told(mut self, recorded: &str, about: &str, change: Change) -> Self {
        let seq = self.events.len() as u64 + 1;
        let is_project = !change.kind().starts_with("board_");
        self.events.push(Event {
            seq,
            group: seq,
            recorded: at(day(recorded), 12),
            effective: day(about),
            actor: Actor("wang".to_owned()),
            project: is_project.then_some(ID),
            change,
            reason: None,
            source: None,
            undoes: None,
            via: None,
        });
        self
    }

    /// The last event was a turning back of `seq`.
    pub(crate) fn undoing(mut self, seq: u64) -> Self {
        self.events.last_mut().unwrap().undoes = Some(seq);
        self
    }

    /// The last event came with these words.
    pub(crate) fn because(mut self, reason: &str) -> Self {
        self.events.last_mut().unwrap().reason = Some(reason.to_owned());
        self
    }

    /// The fold of the project's events.
    pub(crate) fn project(&self) -> Option<Project> {
        fold_project(&self.events, Shanghai)
    }
}
