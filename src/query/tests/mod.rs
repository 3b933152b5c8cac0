//! A small board with five projects, on which the other modules tell the language by examples.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::domain::board::{Board, CategoryDef, PlanTask, Source, SourceRef, StageClass, StageDef};
use crate::domain::course::StageStep;
use crate::domain::deadline::{Deadline, Precision};
use crate::domain::id::{Actor, Day, DeptId, PartId, ProjectId};
use crate::domain::level::Level;
use crate::domain::measure::{Measure, Quantity, Wan};
use crate::domain::people::{Basis, Department, DeptKind, Owner, OwnerRole};
use crate::domain::problem::Problem;
use crate::domain::project::{
    Block, Commitment, Money, PlanClass, Project, SideKind, SideState, Slip, SlipReason, StageMark,
};

mod completing;
mod language;
mod properties;
mod sorting;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A Wednesday.
fn today() -> Day {
    day("2025-06-18")
}

fn board() -> Board {
    let stages = [
        ("preliminary", "前期", "preliminary", StageClass::Waiting),
        (
            "construction",
            "在建",
            "under construction",
            StageClass::Active,
        ),
        ("completed", "完工", "completed", StageClass::Done),
    ];
    let depts = [
        ("区水务局", "水务局", "Water Bureau", ["海淀水务"]),
        ("区园林绿化局", "园林局", "", ["区绿化局"]),
        ("四季青镇", "四季青镇", "", ["四季青"]),
    ];
    Board {
        stages: (1..)
            .zip(stages)
            .map(|(order, (key, zh, en, class))| StageDef {
                key: key.into(),
                zh: zh.into(),
                en: en.into(),
                class,
                order,
                wip_limit: None,
            })
            .collect(),
        categories: [("park", "公园", "park"), ("water", "水务", "water")]
            .map(|(key, zh, en)| CategoryDef {
                key: key.into(),
                zh: zh.into(),
                en: en.into(),
            })
            .into(),
        departments: (1..)
            .zip(depts)
            .map(|(id, (name, short, en, aliases))| {
                let dept = Department {
                    name: name.into(),
                    short: short.into(),
                    en: en.into(),
                    kind: DeptKind::Bureau,
                    aliases: aliases.map(String::from).into(),
                };
                (DeptId(id), dept)
            })
            .collect(),
        sources: [(
            "report2025".to_owned(),
            Source {
                key: "report2025".into(),
                title: "2025年政府工作报告".into(),
                date: None,
            },
        )]
        .into(),
        tasks: [(
            "2025-057".to_owned(),
            PlanTask {
                key: "2025-057".into(),
                number: "57".into(),
                title: "建设口袋公园".into(),
                source: "report2025".into(),
                departments: vec![],
            },
        )]
        .into(),
        ..Board::default()
    }
}

fn due(text: &str) -> Deadline {
    Deadline {
        phrase: text.into(),
        precision: Precision::Day,
        day: Some(day(text)),
    }
}

/// A project about which nothing is known but its title.
fn project(id: u32, title: &str) -> Project {
    Project {
        id: ProjectId(id),
        key: None,
        title: title.into(),
        aliases: vec![],
        category: "other".into(),
        place: None,
        plan_year: None,
        plan_class: None,
        task: None,
        tags: BTreeSet::new(),
        commitment: None,
        remark: None,
        responsible: None,
        contact: None,
        owners: vec![],
        stage: StageMark {
            stage: "preliminary".into(),
            basis: Basis::Stated,
        },
        stage_since: day("2025-06-10"),
        path: vec![],
        side: None,
        block: None,
        deadline: None,
        baseline: None,
        slips: vec![],
        milestones: BTreeMap::new(),
        measures: BTreeMap::new(),
        money: Money::default(),
        entries: BTreeMap::new(),
        confirmations: BTreeMap::new(),
        problems: BTreeMap::new(),
        level: Level::None,
        level_mark: None,
        urging: None,
        light: None,
        sources: vec![],
        created: day("2025-01-01"),
        watched: day("2025-06-10"),
        changed: day("2025-06-10"),
        reported: None,
        removed: false,
        version: 1,
    }
}

fn owner(dept: u32, role: OwnerRole, basis: Basis) -> Owner {
    Owner {
        dept: DeptId(dept),
        role,
        basis,
    }
}

/// 1: a late park of 园林局. It is rich in everything.
fn park() -> Project {
    let mut park = project(1, "树村公园二期");
    park.aliases = vec!["树村郊野公园".into()];
    park.key = Some("2025-p-007".into());
    park.category = "park".into();
    park.place = Some("马连洼街道".into());
    park.plan_year = Some(2025);
    park.plan_class = Some(PlanClass::Finish);
    park.task = Some("2025-057".into());
    park.tags = ["民生实事".to_owned()].into();
    park.commitment = Some(Commitment::Firm);
    park.remark = Some("含“体育设施”".into());
    park.owners = vec![
        owner(2, OwnerRole::Lead, Basis::Stated),
        owner(1, OwnerRole::Cooperating, Basis::Inferred),
    ];
    park.stage.stage = "construction".into();
    park.stage_since = day("2025-03-01");
    park.deadline = Some(due("2025-05-31"));
    park.slips = vec![Slip {
        from: due("2025-03-31"),
        to: Some(due("2025-05-31")),
        reason: Some(SlipReason::Land),
        note: None,
        on: day("2025-03-20"),
        actor: Actor("li".into()),
    }];
    park.measures = [(
        PartId(1),
        Measure {
            name: "面积".into(),
            unit: "公顷".into(),
            year: Some(2025),
            target: Some(Quantity::whole(10)),
            done: Some(Quantity::whole(4)),
        },
    )]
    .into();
    park.money.total = Some(Wan(12_000));
    park.money.year_plan = Some(Wan(3000));
    park.level = Level::Supervise;
    park.sources = vec![SourceRef {
        source: "report2025".into(),
        section: "三、(二)".into(),
        locator: String::new(),
    }];
    park.changed = day("2025-05-01");
    park.problems = [(
        PartId(1),
        Problem {
            text: "拆迁".into(),
            owner: None,
            limit: None,
            ask: None,
            opened: day("2025-05-01"),
            cleared: None,
        },
    )]
    .into();
    park
}

fn projects() -> Vec<Project> {
    let mut pipe = project(2, "上庄水库清淤");
    pipe.category = "water".into();
    pipe.owners = vec![owner(1, OwnerRole::Lead, Basis::Stated)];
    pipe.stage.stage = "construction".into();
    pipe.deadline = Some(due("2025-06-30"));
    pipe.block = Some(Block {
        reason: "管线".into(),
        since: today(),
    });
    pipe.responsible = Some("wang".into());
    let mut school = project(3, "学院路小学");
    school.stage.stage = "completed".into();
    school.path = [("construction", "2024-09-01"), ("completed", "2025-03-20")]
        .map(|(stage, on)| StageStep {
            stage: stage.into(),
            basis: Basis::Stated,
            on: day(on),
        })
        .into();
    school.deadline = Some(due("2025-03-31"));
    school.plan_year = Some(2024);
    let mut stopped = project(12, "R&D中心 or 会展馆");
    stopped.side = Some(SideState {
        kind: SideKind::Suspended,
        reason: "缓建".into(),
        decision: None,
    });
    stopped.deadline = Some(due("2025-12-31"));
    let mut dropped = project(13, "索道");
    dropped.side = Some(SideState {
        kind: SideKind::Cancelled,
        reason: "重复".into(),
        decision: Some("会议纪要1号".into()),
    });
    vec![park(), pipe, school, stopped, dropped]
}

/// Nobody asks.
fn anybody(board: &Board) -> Context<'_> {
    Context {
        board,
        today: today(),
        me: None,
        my_departments: &[],
    }
}
