//! Who may do what, through the real door: every command x role x ownership. What is refused leaves no event.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;

use super::*;
use crate::domain::board::{CategoryDef, PlanTask, PlanTitle, Source, StageClass, StageDef};
use crate::domain::calendar::{DayKind, SpecialDay};
use crate::domain::deadline::Deadline;
use crate::domain::id::DeptId;
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::measure::{Measure, Quantity};
use crate::domain::milestone::{Milestone, MilestoneKind};
use crate::domain::people::{Department, DeptKind, Owner, OwnerRole};
use crate::domain::person::{Person, PersonId, Role};
use crate::domain::problem::Clearing;
use crate::domain::project::{SideKind, SideState};
use crate::domain::rights::{Act, Denied};
use crate::domain::settings::Settings;

/// Names of all commands, and which of them a command is. A command that is not in this table does not compile; one
/// without a [`Sample`] fails.
macro_rules! commands {
    ($($name:ident)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        fn name(command: &Command) -> &'static str {
            match command {
                $(Command::$name { .. } => stringify!($name),)*
            }
        }
    };
}

commands! {
    AddProject RemoveProject RestoreProject Edit MoveStage SetSide Block Unblock MoveDeadline SetGoal SetOwners
    SetMilestone MilestoneDone SetMeasure Report OpenProblem SetProblem ClearProblem Confirm Return SetLevel RaiseByRule Urge SetLight
    Note SetTitle SetSettings SetStage SetCategory SetDepartment SetSource SetTask SetYear SetIndicator SetPerson Undo
}

/// A command that is good on its project, what goes before it, and the weakest role that may give it.
struct Sample {
    needs: Role,
    before: Vec<Command>,
    /// What an operator then says is done.
    asked: Option<Command>,
    command: Command,
}

const OURS: DeptId = DeptId(1);
const THEIRS: DeptId = DeptId(2);
const ONE: PartId = PartId(1);
/// What asks for a reason has one.
const WHY: &str = "区政府专题会议定";

fn due(phrase: &str) -> Deadline {
    deadline::parse(phrase, 2025).unwrap()
}

fn milestone(phrase: Option<&str>) -> Milestone {
    Milestone {
        name: "主体封顶".to_owned(),
        kind: MilestoneKind::Works,
        deadline: phrase.map(due),
        done: None,
        document: None,
        dept: None,
    }
}

fn measure(target: i64) -> Measure {
    Measure {
        name: "管网".to_owned(),
        unit: "公里".to_owned(),
        year: Some(2025),
        target: Some(Quantity::whole(target)),
        done: None,
    }
}

fn person(login: &str, role: Role) -> Person {
    Person {
        login: Actor(login.to_owned()),
        name: "王芳".to_owned(),
        role,
        depts: vec![OURS],
        keys: Vec::new(),
        disabled: false,
        expires: None,
    }
}

fn owner(dept: DeptId, role: OwnerRole) -> Owner {
    Owner {
        dept,
        role,
        basis: Basis::Stated,
    }
}

/// What operators may do to the projects of their departments.
#[expect(clippy::too_many_lines, reason = "a table")]
fn of_operators(id: ProjectId) -> Vec<Sample> {
    let report = || Command::Report {
        id,
        week: Week::of(day("2025-03-14")),
        patch: EntryPatch::of([Some("完成管网".to_owned()), None, None, None]),
    };
    let set = |part: Option<PartId>, to: Option<Milestone>| Command::SetMilestone { id, part, to };
    let set_measure = |part, target| Command::SetMeasure {
        id,
        part,
        to: Some(measure(target)),
    };
    let open = || Command::OpenProblem {
        id,
        text: "未腾退".to_owned(),
        owner: None,
        limit: None,
        ask: None,
    };
    let block = || Command::Block {
        id,
        reason: "等待审批".to_owned(),
    };
    let plain = |command| (Vec::new(), command);
    [
        plain(report()),
        plain(Command::Note {
            id,
            text: "已电话联系".to_owned(),
        }),
        plain(Command::MoveStage {
            id,
            to: StageKey::from("construction"),
            basis: Basis::Stated,
        }),
        plain(block()),
        (vec![block()], Command::Unblock { id }),
        plain(set(None, Some(milestone(Some("9月底"))))),
        (
            vec![set(None, Some(milestone(None)))],
            set(Some(ONE), Some(milestone(Some("9月底")))),
        ),
        (
            vec![set(None, Some(milestone(Some("9月底"))))],
            Command::MilestoneDone {
                id,
                part: ONE,
                on: day("2025-03-13"),
                document: None,
            },
        ),
        plain(set_measure(None, 30)),
        (vec![set_measure(None, 30)], set_measure(Some(ONE), 20)),
        plain(open()),
        (
            vec![open()],
            Command::SetProblem {
                id,
                part: ONE,
                text: "部分未腾退".to_owned(),
                owner: None,
                limit: None,
                ask: None,
            },
        ),
        (
            vec![open()],
            Command::ClearProblem {
                id,
                part: ONE,
                clearing: Clearing {
                    on: day("2025-03-14"),
                    note: "已腾退".to_owned(),
                },
            },
        ),
        (vec![report()], Command::Undo { id: Some(id) }),
    ]
    .into_iter()
    .map(|(before, command)| Sample {
        needs: Role::Operator,
        before,
        asked: None,
        command,
    })
    .collect()
}

/// What managers may do to any project.
#[expect(clippy::too_many_lines, reason = "a table")]
fn of_managers(id: ProjectId, settings: &Settings) -> Vec<Sample> {
    let dated = || Command::SetMilestone {
        id,
        part: None,
        to: Some(milestone(Some("9月底"))),
    };
    let deadline = |phrase| Command::MoveDeadline {
        id,
        to: Some(due(phrase)),
        slip: None,
    };
    let plain = |command| (Vec::new(), command);
    let mut samples = vec![
        (
            vec![dated()],
            Command::SetMilestone {
                id,
                part: Some(ONE),
                to: Some(milestone(Some("年底前"))),
            },
        ),
        (
            vec![dated()],
            Command::SetMilestone {
                id,
                part: Some(ONE),
                to: None,
            },
        ),
        plain(Command::RemoveProject { id }),
        (
            vec![Command::RemoveProject { id }],
            Command::RestoreProject { id },
        ),
        plain(Command::Edit {
            id,
            facts: vec![Fact::Remark(Some("已核实".to_owned()))],
        }),
        plain(Command::SetSide {
            id,
            to: Some(SideState {
                kind: SideKind::Suspended,
                reason: "资金未到位".to_owned(),
                decision: None,
            }),
        }),
        plain(deadline("年底前")),
        (
            vec![deadline("6月底")],
            Command::SetGoal {
                id,
                to: due("年底前"),
            },
        ),
        plain(Command::SetOwners {
            id,
            owners: vec![
                owner(THEIRS, OwnerRole::Lead),
                owner(DeptId(3), OwnerRole::Cooperating),
            ],
        }),
        plain(Command::SetLevel {
            id,
            to: Level::Remind,
        }),
        (vec![deadline("2025-01-20")], Command::RaiseByRule { id }),
        plain(Command::Urge {
            id,
            note: String::new(),
        }),
        plain(Command::SetLight {
            id,
            to: Some((Light::Red, day("2025-03-31"))),
        }),
    ];
    // Turning back what took a manager takes a manager.
    samples.push((vec![deadline("年底前")], Command::Undo { id: Some(id) }));
    let samples = samples.into_iter();
    let samples = samples.map(|(before, command)| Sample {
        needs: Role::Manager,
        before,
        asked: None,
        command,
    });
    let settings = Settings {
        confirm_completion: true,
        ..settings.clone()
    };
    let note = "缺验收报告".to_owned();
    let verdicts = [
        Command::Confirm { id, part: ONE },
        Command::Return {
            id,
            part: ONE,
            note,
        },
    ];
    let judged = verdicts.map(|command| Sample {
        needs: Role::Manager,
        before: vec![Command::SetSettings(settings.clone())],
        asked: Some(Command::MoveStage {
            id,
            to: StageKey::from("completed"),
            basis: Basis::Stated,
        }),
        command,
    });
    samples.chain(judged).collect()
}

/// What is about no project.
#[expect(clippy::too_many_lines, reason = "a table")]
fn of_the_board(board: &Board) -> Vec<Sample> {
    let stage = StageDef {
        key: "acceptance".into(),
        zh: "验收".to_owned(),
        en: "Acceptance".to_owned(),
        class: StageClass::Active,
        order: 9,
        wip_limit: None,
    };
    let category = CategoryDef {
        key: "bridge".into(),
        zh: "桥梁".to_owned(),
        en: "Bridges".to_owned(),
    };
    let source = || Source {
        key: "report2025".to_owned(),
        title: "政府工作报告".to_owned(),
        date: None,
    };
    let task = PlanTask {
        key: "2025-001".to_owned(),
        number: "1".to_owned(),
        title: "治水".to_owned(),
        source: "report2025".to_owned(),
        departments: Vec::new(),
    };
    let indicator = Indicator {
        number: "1".to_owned(),
        parent: None,
        order: 1,
        name: "绿化覆盖率".to_owned(),
        unit: "%".to_owned(),
        nature: None,
        departments: Vec::new(),
        source: None,
        targets: BTreeMap::default(),
        actuals: BTreeMap::default(),
    };
    let project = NewProject {
        key: None,
        title: "西山步道".to_owned(),
        category: "park".into(),
        stage: StageMark {
            stage: "preliminary".into(),
            basis: Basis::Stated,
        },
    };
    let holiday = SpecialDay {
        day: day("2030-10-01"),
        kind: DayKind::Off,
        name: "国庆节".to_owned(),
    };
    let managers = [
        Command::AddProject {
            project,
            facts: Vec::new(),
            owners: vec![owner(OURS, OwnerRole::Lead)],
            deadline: None,
        },
        Command::SetIndicator {
            key: "green".to_owned(),
            to: Some(indicator),
        },
    ];
    let administrators = [
        Command::SetTitle(PlanTitle {
            zh: "海淀区重点工程".to_owned(),
            ..PlanTitle::default()
        }),
        Command::SetSettings(Settings {
            due_soon_days: board.settings.due_soon_days + 1,
            ..board.settings.clone()
        }),
        Command::SetStage(stage),
        Command::SetCategory(category),
        Command::SetDepartment {
            id: None,
            to: department("区城管委"),
        },
        Command::SetSource(source()),
        Command::SetYear {
            year: 2030,
            days: vec![holiday],
        },
        Command::SetPerson {
            id: None,
            to: person("sun", Role::Viewer),
        },
    ];
    let sample = |needs| {
        move |command| Sample {
            needs,
            before: Vec::new(),
            asked: None,
            command,
        }
    };
    let mut samples: Vec<Sample> = managers.into_iter().map(sample(Role::Manager)).collect();
    samples.extend(administrators.into_iter().map(sample(Role::Administrator)));
    samples.push(Sample {
        needs: Role::Administrator,
        before: vec![Command::SetSource(source())],
        asked: None,
        command: Command::SetTask(task),
    });
    samples
}

fn department(name: &str) -> Department {
    Department {
        name: name.to_owned(),
        short: String::new(),
        en: String::new(),
        kind: DeptKind::Bureau,
        aliases: Vec::new(),
    }
}

/// A board where li is the administrator and wang, of the first department, is what he is made; and three projects:
/// his department leads, cooperates, and has nothing to do with it.
struct Stage {
    session: Session,
    projects: [ProjectId; 3],
}

impl Stage {
    fn new() -> Self {
        let mut session = sandbox();
        for name in ["区水务局", "区园林绿化局", "区住建委"] {
            let to = department(name);
            let command = Command::SetDepartment { id: None, to };
            session.run(&command.into(), Mode::Commit).unwrap();
        }
        let owners = [
            vec![owner(OURS, OwnerRole::Lead)],
            vec![
                owner(THEIRS, OwnerRole::Lead),
                owner(OURS, OwnerRole::Cooperating),
            ],
            vec![owner(THEIRS, OwnerRole::Lead)],
        ];
        let projects = ["南沙河闸", "滨河公园", "五路居站"].map(|title| add(&mut session, title));
        for (id, owners) in projects.into_iter().zip(owners) {
            let command = Command::SetOwners { id, owners };
            session.run(&command.into(), Mode::Commit).unwrap();
        }
        for (login, number) in [("wang", 1), ("li", 2)] {
            let command = Command::SetPerson {
                id: None,
                to: person(login, Role::Administrator),
            };
            session.run(&command.into(), Mode::Commit).unwrap();
            assert!(
                session
                    .board()
                    .unwrap()
                    .people
                    .contains_key(&PersonId(number))
            );
        }
        let to = Person {
            depts: vec![OURS, THEIRS],
            ..person("zhao", Role::Operator)
        };
        let command = Command::SetPerson { id: None, to };
        session.run(&command.into(), Mode::Commit).unwrap();
        Self { session, projects }.sit("wang")
    }

    /// Somebody else, who does not own the file.
    fn sit(mut self, login: &str) -> Self {
        let login = Login {
            actor: Actor(login.to_owned()),
            via: None,
            owns: false,
        };
        let clock = self.session.clock;
        self.session = self.session.with(login, clock);
        self
    }

    fn carry_out(&mut self, command: &Command) {
        let request = Request::new(command.clone()).consented().because(WHY);
        self.session.run(&request, Mode::Commit).unwrap();
    }

    /// What goes before, by wang as administrator, and what zhao then says is done.
    fn prepare(mut self, before: &[Command], asked: Option<&Command>) -> Self {
        for command in before {
            self.carry_out(command);
        }
        let mut stage = self.sit("zhao");
        if let Some(command) = asked {
            stage.carry_out(command);
        }
        stage.sit("wang")
    }

    /// Lets li make wang what he shall be.
    fn make(self, role: Role) -> Self {
        let mut stage = self.sit("li");
        stage.carry_out(&Command::SetPerson {
            id: Some(PersonId(1)),
            to: person("wang", role),
        });
        stage.sit("wang")
    }
}

/// Which of the three projects a role may be let at.
const fn is_let(role: Role, needs: Role, ours: bool) -> bool {
    (role as u8) >= (needs as u8) && (ours || !matches!(role, Role::Operator))
}

/// What is refused is tried in earnest, what is allowed is tried out, and the administrator does it at last.
fn judge(samples: impl Fn(&Stage) -> Vec<Sample>, ours: bool, told: &mut BTreeSet<&'static str>) {
    for at in 0..samples(&Stage::new()).len() {
        let stage = Stage::new();
        let sample = samples(&stage).swap_remove(at);
        let mut stage = stage.prepare(&sample.before, sample.asked.as_ref());
        for role in Role::ALL {
            stage = stage.make(role);
            let what = format!("{role:?} {:?} ours: {ours}", sample.command);
            let before = stage.session.head().unwrap();
            let request = Request::new(sample.command.clone()).consented();
            let request = request.because(WHY);
            if is_let(role, sample.needs, ours) {
                let mode = if role == Role::Administrator {
                    Mode::Commit
                } else {
                    Mode::DryRun
                };
                let done = stage.session.run(&request, mode);
                let outcome = done.unwrap_or_else(|why| panic!("{what}: {why}"));
                assert!(!outcome.events.is_empty(), "{what}");
                continue;
            }
            let done = stage.session.run(&request, Mode::Commit);
            let Err(Failure::Refused(Refusal::Denied { why, .. })) = done else {
                panic!("{what}: {done:?}");
            };
            let (is, lead) = (Some(role), Some(THEIRS));
            if role < sample.needs {
                let told = matches!(why, Denied::Role { is: told, .. } if told == is);
                assert!(told, "{what}: {why:?}");
            } else {
                assert_eq!(why, Denied::OtherDepartments { lead }, "{what}");
            }
            assert_eq!(stage.session.head().unwrap(), before, "{what}");
        }
        told.insert(name(&sample.command));
    }
}

#[test]
fn the_door_judges_every_command_by_role_and_ownership() {
    let mut told = BTreeSet::new();
    for (place, ours) in [(0, true), (1, true), (2, false)] {
        let of_project = |stage: &Stage| {
            let (id, board) = (stage.projects[place], stage.session.board().unwrap());
            let mut samples = of_operators(id);
            samples.extend(of_managers(id, &board.settings));
            samples
        };
        judge(of_project, ours, &mut told);
    }
    let of_board = |stage: &Stage| of_the_board(&stage.session.board().unwrap());
    judge(of_board, true, &mut told);
    assert_eq!(told, NAMES.iter().copied().collect());
}

#[test]
fn whoever_the_board_does_not_know_or_shuts_out_writes_nothing() {
    for (login, disabled) in [("sun", false), ("wang", true)] {
        let mut stage = Stage::new().sit("li");
        let to = Person {
            disabled,
            ..person("wang", Role::Manager)
        };
        let id = Some(PersonId(1));
        let command = Command::SetPerson { id, to };
        stage.session.run(&command.into(), Mode::Commit).unwrap();
        let mut stage = stage.sit(login);
        let [id, ..] = stage.projects;
        let board = stage.session.board().unwrap();
        let mut samples = of_operators(id);
        samples.extend(of_managers(id, &board.settings));
        samples.extend(of_the_board(&board));
        let before = stage.session.head().unwrap();
        for sample in samples {
            let done = stage.session.run(&sample.command.into(), Mode::Commit);
            assert!(
                matches!(done, Err(Failure::Refused(Refusal::Denied { .. }))),
                "{login}: {done:?}"
            );
        }
        assert_eq!(stage.session.head().unwrap(), before);
    }
}

#[test]
fn turning_back_a_group_takes_the_right_for_each_part() {
    let stage = Stage::new();
    let [ours, _, theirs] = stage.projects;
    let mut stage = stage;
    let note = |id| {
        Request::new(Command::Note {
            id,
            text: "已电话联系".to_owned(),
        })
    };
    let answers = stage
        .session
        .bulk(&[note(ours), note(theirs)], Mode::Commit);
    assert!(answers.unwrap().iter().all(Result::is_ok));
    let mut stage = stage.make(Role::Operator);
    let before = stage.session.head().unwrap();
    for id in [None, Some(theirs)] {
        let undo = Request::new(Command::Undo { id });
        let done = stage.session.run(&undo, Mode::Commit);
        let lead = Some(THEIRS);
        let why = Denied::OtherDepartments { lead };
        assert!(
            matches!(&done, Err(Failure::Refused(Refusal::Denied { why: told, .. })) if *told == why),
            "{id:?}: {done:?}"
        );
    }
    assert_eq!(stage.session.head().unwrap(), before);
    let own = Request::new(Command::Undo { id: Some(ours) });
    assert_eq!(
        stage.session.run(&own, Mode::Commit).unwrap().events.len(),
        1
    );
    // Of many at once an operator changes his own and is told of the others.
    let answers = stage
        .session
        .bulk(&[note(ours), note(theirs)], Mode::Commit);
    let answers = answers.unwrap();
    assert!(answers[0].is_ok());
    assert!(matches!(
        answers[1],
        Err(Failure::Refused(Refusal::Denied {
            act: Act::Report,
            ..
        }))
    ));
}
