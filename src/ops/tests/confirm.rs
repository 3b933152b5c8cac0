//! Confirmation at the door: one operator, two managers, one file.

use pretty_assertions::assert_eq;
use tempfile::TempDir;

use super::*;
use crate::domain::id::DeptId;
use crate::domain::people::{Department, DeptKind, Owner, OwnerRole};
use crate::domain::person::{Person, Role};
use crate::domain::problem::Clearing;
use crate::domain::rights::{Act, Denied};
use crate::domain::settings::Settings;

struct Scene {
    _dir: TempDir,
    path: std::path::PathBuf,
    id: ProjectId,
}

fn run(session: &mut Session, command: Command) -> Outcome {
    session.run(&Request::new(command), Mode::Commit).unwrap()
}

fn refusal(session: &mut Session, request: &Request) -> Refusal {
    match session.run(request, Mode::Commit) {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn person(login: &str, role: Role) -> Command {
    let to = Person {
        login: Actor(login.to_owned()),
        name: login.to_owned(),
        role,
        depts: vec![DeptId(1)],
        keys: Vec::new(),
        disabled: false,
        expires: None,
    };
    Command::SetPerson { id: None, to }
}

/// A project under construction of the operator's department, with an open problem, on a board that confirms both.
fn scene() -> Scene {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("duban.db");
    let clock = Clock::noon(day("2025-03-03"), Shanghai);
    let actor = Actor("admin".to_owned());
    let mut admin = Session::create(&path, Purpose::Sandbox, actor, clock).unwrap();
    let dept = Department {
        name: "区水务局".to_owned(),
        short: "水务局".to_owned(),
        en: String::new(),
        kind: DeptKind::Bureau,
        aliases: Vec::new(),
    };
    run(&mut admin, Command::SetDepartment { id: None, to: dept });
    let id = add(&mut admin, "北坞公园");
    let lead = Owner {
        dept: DeptId(1),
        role: OwnerRole::Lead,
        basis: Basis::Stated,
    };
    let owners = vec![lead];
    run(&mut admin, Command::SetOwners { id, owners });
    admin
        .run(&move_to(id, "construction"), Mode::Commit)
        .unwrap();
    let problem = Command::OpenProblem {
        id,
        text: "管线".to_owned(),
        owner: None,
        limit: None,
        ask: None,
    };
    run(&mut admin, problem);
    let settings = Settings {
        confirm_completion: true,
        confirm_clearing: true,
        ..Settings::default()
    };
    run(&mut admin, Command::SetSettings(settings));
    let people = [
        ("admin", Role::Administrator),
        ("wang", Role::Operator),
        ("li", Role::Manager),
        ("zhao", Role::Manager),
    ];
    for (login, role) in people {
        run(&mut admin, person(login, role));
    }
    Scene {
        _dir: dir,
        path,
        id,
    }
}

impl Scene {
    fn on(&self, who: &str, today: &str) -> Session {
        let clock = Clock::noon(day(today), Shanghai);
        Session::open(&self.path, Access::Write, Actor(who.to_owned()), clock).unwrap()
    }

    fn at(&self, who: &str) -> Session {
        self.on(who, "2025-03-14")
    }

    fn stage(&self) -> String {
        self.project().stage.stage.0
    }

    fn project(&self) -> Project {
        self.at("admin").project(self.id).unwrap().unwrap()
    }

    fn waiting(&self) -> Vec<u32> {
        self.project().waiting().map(|(part, _)| part.0).collect()
    }

    fn complete(&self) -> Request {
        move_to(self.id, "completed").on(day("2025-03-12"))
    }

    fn clear(&self) -> Command {
        let clearing = Clearing {
            on: day("2025-03-13"),
            note: "已会商".to_owned(),
        };
        Command::ClearProblem {
            id: self.id,
            part: PartId(1),
            clearing,
        }
    }

    fn confirm(&self, number: u32) -> Command {
        Command::Confirm {
            id: self.id,
            part: PartId(number),
        }
    }

    fn give_back(&self, number: u32) -> Command {
        Command::Return {
            id: self.id,
            part: PartId(number),
            note: "缺验收单".to_owned(),
        }
    }

    fn undo(&self) -> Command {
        Command::Undo { id: Some(self.id) }
    }
}

#[test]
fn an_operators_completion_waits_and_a_managers_does_not() {
    let scene = scene();
    let asked = scene.at("wang").run(&scene.complete(), Mode::Commit);
    let asked = asked.unwrap();
    assert_eq!(asked.submitted().collect::<Vec<_>>(), [PartId(1)]);
    assert_eq!(
        (scene.stage().as_str(), scene.waiting()),
        ("construction", vec![1])
    );
    healthy(&scene.at("admin"));
    // A manager who moves it himself ends the waiting in one change, and undo brings both back.
    let done = scene.at("li").run(&scene.complete(), Mode::Commit).unwrap();
    assert_eq!(done.events.len(), 2);
    assert_eq!(
        (scene.stage().as_str(), scene.waiting()),
        ("completed", vec![])
    );
    run(&mut scene.at("li"), scene.undo());
    assert_eq!(
        (scene.stage().as_str(), scene.waiting()),
        ("construction", vec![1])
    );
    healthy(&scene.at("admin"));
}

#[test]
fn a_confirmation_is_one_change_of_the_day_told_and_undo_takes_it_back_as_one() {
    let scene = scene();
    scene
        .at("wang")
        .run(&scene.complete(), Mode::Commit)
        .unwrap();
    let done = run(&mut scene.on("li", "2025-03-17"), scene.confirm(1));
    let groups: Vec<u64> = done.events.iter().map(|event| event.group).collect();
    assert_eq!(groups, [done.events[0].seq; 2]);
    let project = scene.project();
    assert_eq!(project.stage_since, day("2025-03-12"));
    assert_eq!(project.confirmations.len(), 0);
    // As of a day: it waited, and then it had been done since the day told.
    let mut later = scene.on("li", "2025-03-18");
    let then = |session: &mut Session, on: &str| {
        let state = session.state_as_of(day(on)).unwrap();
        let project = state.projects.get(&scene.id).unwrap();
        (project.stage.stage.0.clone(), project.waiting().count())
    };
    assert_eq!(
        then(&mut later, "2025-03-11"),
        ("construction".to_owned(), 0)
    );
    assert_eq!(then(&mut later, "2025-03-14"), ("completed".to_owned(), 1));
    assert_eq!(then(&mut later, "2025-03-17"), ("completed".to_owned(), 0));
    run(&mut later, scene.undo());
    assert_eq!(
        (scene.stage().as_str(), scene.waiting()),
        ("construction", vec![1])
    );
    healthy(&later);
}

#[test]
fn an_operator_takes_his_wish_back_until_somebody_has_answered() {
    let scene = scene();
    let mut wang = scene.at("wang");
    run(&mut wang, scene.clear());
    run(&mut wang, scene.undo());
    assert_eq!(scene.waiting(), Vec::<u32>::new());
    // A number is never given twice.
    run(&mut wang, scene.clear());
    assert_eq!(scene.waiting(), [2]);
    run(&mut scene.at("li"), scene.give_back(2));
    let built_on = refusal(&mut wang, &Request::new(scene.undo()));
    assert!(matches!(built_on, Refusal::BuiltOn { .. }), "{built_on}");
    assert_eq!(scene.project().returned().count(), 1);
    run(&mut wang, scene.clear());
    assert_eq!(
        (scene.project().returned().count(), scene.waiting()),
        (0, vec![3])
    );
    run(&mut scene.at("li"), scene.confirm(3));
    let problem = scene.project().problems.get(&PartId(1)).cloned().unwrap();
    assert_eq!(problem.cleared.unwrap().on, day("2025-03-13"));
    healthy(&scene.at("admin"));
}

#[test]
fn who_opened_what_is_to_be_cleared_cannot_undo_that() {
    let scene = scene();
    run(&mut scene.at("wang"), scene.clear());
    let mut admin = scene.at("admin");
    let built_on = refusal(&mut admin, &Request::new(scene.undo()));
    assert!(matches!(built_on, Refusal::BuiltOn { .. }), "{built_on}");
}

#[test]
fn only_a_manager_confirms_and_never_what_he_has_asked_himself() {
    let scene = scene();
    let mut wang = scene.at("wang");
    wang.run(&scene.complete(), Mode::Commit).unwrap();
    for command in [scene.confirm(1), scene.give_back(1)] {
        let denied = refusal(&mut wang, &Request::new(command));
        let why = Denied::Role {
            is: Some(Role::Operator),
            needs: Role::Manager,
        };
        let act = Act::Confirm;
        assert_eq!(denied, Refusal::Denied { act, why });
    }
    let mut admin = scene.at("admin");
    let board = admin.board().unwrap();
    let (id, known) = board
        .people
        .iter()
        .find(|(_, p)| p.login.0 == "wang")
        .unwrap();
    let to = Person {
        role: Role::Manager,
        ..known.clone()
    };
    run(&mut admin, Command::SetPerson { id: Some(*id), to });
    let own = refusal(&mut wang, &Request::new(scene.confirm(1)));
    assert_eq!(own, Refusal::OwnWish);
    // What he may do now in his own name he does in his own name.
    wang.run(&scene.complete(), Mode::Commit).unwrap();
    assert_eq!(
        (scene.stage().as_str(), scene.waiting()),
        ("completed", vec![])
    );
}

#[test]
fn of_two_managers_the_second_is_told() {
    let scene = scene();
    scene
        .at("wang")
        .run(&scene.complete(), Mode::Commit)
        .unwrap();
    let (mut li, mut zhao) = (scene.at("li"), scene.at("zhao"));
    let seen = scene.project().version;
    let request = Request::new(scene.confirm(1)).seen(seen);
    li.run(&request, Mode::Commit).unwrap();
    let late = zhao.run(&request, Mode::Commit).unwrap_err();
    assert!(matches!(late, Failure::Conflict(_)), "{late}");
    let blind = refusal(&mut zhao, &Request::new(scene.give_back(1)));
    let number = PartId(1);
    let project = scene.id;
    assert_eq!(blind, Refusal::NothingWaits { project, number });
    let moves = zhao.all_events().unwrap();
    let moves = moves.iter().filter(|event| event.change.kind() == "stage");
    assert_eq!(moves.count(), 2);
    healthy(&zhao);
}

#[test]
fn a_bulk_change_of_an_operator_waits_too() {
    let scene = scene();
    let answers = scene
        .at("wang")
        .bulk(&[scene.complete()], Mode::Commit)
        .unwrap();
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(
        (scene.stage().as_str(), scene.waiting()),
        ("construction", vec![1])
    );
}
