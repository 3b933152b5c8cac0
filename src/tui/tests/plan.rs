//! A small plan with one of everything.

use std::path::Path;
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveTime};

use crate::cli::fill_demo;
use crate::clock::Clock;
use crate::domain::board::{PlanTitle, StageDef};
use crate::domain::calendar::Week;
use crate::domain::command::{Command, Request};
use crate::domain::deadline::parse;
use crate::domain::entry::EntryPatch;
use crate::domain::event::{Fact, NewProject};
use crate::domain::id::{Actor, CategoryKey, Day, DeptId, PartId, ProjectId, StageKey};
use crate::domain::level::Level;
use crate::domain::measure::{Measure, Quantity};
use crate::domain::milestone::{Milestone, MilestoneKind};
use crate::domain::people::{Basis, Department, DeptKind, Owner, OwnerRole};
use crate::domain::project::{Commitment, SlipReason, StageMark};
use crate::i18n::Lang;
use crate::import::Files;
use crate::ops::{Access, Login, Mode, Purpose, Session, load_plan};

pub(super) fn day(text: &str) -> Day {
    text.parse::<NaiveDate>().unwrap()
}

pub(super) fn clock(day: &str) -> Clock {
    let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
    Clock::at(self::day(day).and_time(nine), chrono_tz::Asia::Shanghai)
}

/// A session of this person on 14 March 2025 on an empty board.
pub(super) fn empty(actor: &str) -> Session {
    let clock = clock("2025-03-14");
    let mut session = Session::in_memory(Purpose::Sandbox, Actor(actor.to_owned()), clock).unwrap();
    let title = PlanTitle {
        zh: "海淀区重点工程".to_owned(),
        en: "Haidian projects".to_owned(),
        first_year: Some(2021),
        last_year: Some(2025),
    };
    run(
        &mut session,
        &Request::new(Command::SetTitle(title)).on(day("2025-01-01")),
    );
    session
}

pub(super) fn run(session: &mut Session, request: &Request) -> ProjectId {
    let outcome = session.run(request, Mode::Commit).unwrap();
    outcome.id().unwrap_or(ProjectId(0))
}

/// Adds a project at a stage, led by a department, due by a phrase.
pub(super) fn add(
    session: &mut Session,
    title: &str,
    stage: &str,
    lead: Option<u32>,
    due: &str,
) -> ProjectId {
    let on = day("2025-01-07");
    let project = NewProject {
        key: None,
        title: title.to_owned(),
        category: CategoryKey::from("park"),
        stage: StageMark {
            stage: StageKey::from(stage),
            basis: Basis::Stated,
        },
    };
    let facts = vec![
        Fact::PlanYear(Some(2025)),
        Fact::Commitment(Some(Commitment::Firm)),
    ];
    let id = run(
        session,
        &Request::new(Command::AddProject {
            project,
            facts,
            owners: Vec::new(),
            deadline: None,
        })
        .on(on),
    );
    if let Some(lead) = lead {
        let owner = Owner {
            dept: DeptId(lead),
            role: OwnerRole::Lead,
            basis: Basis::Stated,
        };
        run(
            session,
            &Request::new(Command::SetOwners {
                id,
                owners: vec![owner],
            })
            .on(on),
        );
    }
    if !due.is_empty() {
        let to = Some(parse(due, 2025).unwrap());
        run(
            session,
            &Request::new(Command::MoveDeadline { id, to, slip: None }).on(on),
        );
    }
    id
}

fn department(session: &mut Session, name: &str, short: &str, en: &str) {
    let to = Department {
        name: name.to_owned(),
        short: short.to_owned(),
        en: en.to_owned(),
        kind: DeptKind::Bureau,
        aliases: Vec::new(),
    };
    run(
        session,
        &Request::new(Command::SetDepartment { id: None, to }).on(day("2025-01-01")),
    );
}

/// Eight projects in five stages: one late, slipped, blocked and watched, one inferred, one finished.
pub(super) fn small() -> Session {
    let mut session = empty("王芳");
    fill(&mut session);
    session
}

fn fill(session: &mut Session) {
    department(session, "区水务局", "水务局", "Water");
    department(session, "区住房城乡建设委", "住建委", "Housing");
    department(session, "区交通委", "交通委", "Transport");
    let s = session;
    add(s, "大钟寺南小街道路", "preliminary", Some(2), "年底前");
    add(s, "翠湖文化艺术中心", "preliminary", None, "");
    add(
        s,
        "地铁13号线扩能提升工程（海淀段）及沿线环境整治",
        "construction",
        Some(3),
        "年底前",
    );
    let basin = add(s, "西玉河雨水调蓄区", "construction", Some(1), "1月底");
    add(s, "安宁庄后街13号院北区", "construction", Some(2), "6月底");
    add(s, "鼎好电子大厦B座改造", "completed", Some(2), "2月底");
    let batch = add(s, "新增停车位", "operating", Some(3), "上半年");
    add(s, "温泉科技园二期", "reserve", None, "");
    make_basin_difficult(s, basin);
    add_measure(s, batch);
}

fn make_basin_difficult(s: &mut Session, id: ProjectId) {
    let to = Some(parse("2月底", 2025).unwrap());
    let slip = Command::MoveDeadline {
        id,
        to,
        slip: Some(SlipReason::Land),
    };
    run(
        s,
        &Request::new(slip)
            .on(day("2025-01-20"))
            .because("北侧未交地"),
    );
    let block = Command::Block {
        id,
        reason: "管线切改".to_owned(),
    };
    run(s, &Request::new(block).on(day("2025-02-21")));
    run(
        s,
        &Request::new(Command::SetLevel {
            id,
            to: Level::Supervise,
        }),
    );
    let milestone = Milestone {
        name: "主体完工".to_owned(),
        kind: MilestoneKind::Works,
        deadline: Some(parse("4月底", 2025).unwrap()),
        done: None,
        document: None,
        dept: None,
    };
    let command = Command::SetMilestone {
        id,
        part: None,
        to: Some(milestone),
    };
    run(s, &Request::new(command));
    let problem = Command::OpenProblem {
        id,
        text: "北侧管线权属未明".to_owned(),
        owner: Some(DeptId(1)),
        limit: None,
        ask: None,
    };
    run(s, &Request::new(problem));
    let patch = EntryPatch {
        progress: Some("与燃气公司现场会".to_owned()),
        next: Some("管线切改进场".to_owned()),
        problem: Some("管线权属未明".to_owned()),
        ask: None,
        sample: false,
    };
    let week = Week::of(day("2025-03-07"));
    run(
        s,
        &Request::new(Command::Report { id, week, patch }).on(day("2025-03-07")),
    );
}

fn add_measure(s: &mut Session, id: ProjectId) {
    let measure = Measure {
        name: "新增停车位".to_owned(),
        unit: "个".to_owned(),
        year: Some(2025),
        target: Some(Quantity::whole(8000)),
        done: Some(Quantity::whole(2500)),
    };
    run(
        s,
        &Request::new(Command::SetMeasure {
            id,
            part: None,
            to: Some(measure),
        }),
    );
}

/// Limits a stage.
pub(super) fn limit(session: &mut Session, stage: &str, limit: u32) {
    let board = session.board().unwrap();
    let found = board.stage(&StageKey::from(stage)).unwrap().clone();
    let to = StageDef {
        wip_limit: Some(limit),
        ..found
    };
    run(session, &Request::new(Command::SetStage(to)));
}

/// The number of the project that has one of everything.
pub(super) const BASIN: ProjectId = ProjectId(4);

/// Its first milestone or problem.
pub(super) const FIRST: PartId = PartId(1);

/// What another person does to it while a form is open here.
pub(super) fn another(session: &mut Session, command: Command) {
    let mut request = Request::new(command);
    request.actor = Some(Actor("李强".to_owned()));
    run(session, &request);
}

/// Another person gives it another name.
pub(super) fn another_renames(session: &mut Session, title: &str) {
    let facts = vec![Fact::Title(title.to_owned())];
    another(session, Command::Edit { id: BASIN, facts });
}

/// Another person says what holds it up.
pub(super) fn another_blocks(session: &mut Session) {
    let reason = "电力迁改".to_owned();
    another(session, Command::Block { id: BASIN, reason });
}

/// Concludes that a project is under construction.
pub(super) fn infer_construction(session: &mut Session, id: u32) {
    let command = Command::MoveStage {
        id: ProjectId(id),
        to: StageKey::from("construction"),
        basis: Basis::Inferred,
    };
    run(session, &Request::new(command));
}

/// An entry of a week that is not held in memory any more.
pub(super) fn report_long_ago(session: &mut Session) {
    let on = day("2025-01-09");
    let patch = EntryPatch {
        progress: Some("很久以前".to_owned()),
        ..EntryPatch::default()
    };
    let week = Week::of(on);
    run(
        session,
        &Request::new(Command::Report {
            id: BASIN,
            week,
            patch,
        })
        .on(on),
    );
}

/// The small plan in a file.
pub(super) fn on_disk(path: &Path) -> Session {
    let actor = Actor("王芳".to_owned());
    let owner = Login::owner(actor);
    let mut session = Session::create(path, Purpose::Sandbox, owner, clock("2025-03-14")).unwrap();
    fill(&mut session);
    session
}

/// Another person's session on it.
pub(super) fn open(path: &Path, actor: &str) -> Session {
    Session::open(
        path,
        Access::Write,
        Actor(actor.to_owned()),
        clock("2025-03-14"),
    )
    .unwrap()
}

/// The whole Haidian plan with the demo's weeks, on 14 March 2025; made once for all tests, then copied.
///
/// The file is gone with the directory, so keep it as long as the session.
pub(super) fn demo(actor: &str) -> (Session, tempfile::TempDir) {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = MADE.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("plan.db");
        let actor = Actor("demo".to_owned());
        let clock = clock("2025-03-14");
        let mut session = Session::create(&path, Purpose::Sandbox, actor, clock).unwrap();
        let files = Files::built_in("haidian").unwrap();
        load_plan(&mut session, &files, Mode::Commit).unwrap();
        fill_demo(Lang::Zh, &mut session).unwrap();
        drop(session);
        std::fs::read(path).unwrap()
    });
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.db");
    std::fs::write(&path, bytes).unwrap();
    (open(&path, actor), dir)
}
