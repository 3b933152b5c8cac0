//! The door, told by examples.

mod bulk;
mod confirm;
mod indicators;
mod past;
mod properties;
mod rights;
mod together;

use chrono_tz::Asia::Shanghai;

use super::*;
use crate::domain::command::Command;
use crate::domain::deadline;
use crate::domain::decide::Refusal;
use crate::domain::entry::EntryPatch;
use crate::domain::event::{Fact, NewProject};
use crate::domain::id::{Actor, PartId, StageKey};
use crate::domain::indicator::Indicator;
use crate::domain::people::Basis;
use crate::domain::project::{SlipReason, StageMark};
use crate::import::{Care, Files, read_plan};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn sandbox() -> Session {
    let clock = Clock::noon(day("2025-03-14"), Shanghai);
    Session::in_memory(Purpose::Sandbox, Actor("wang".to_owned()), clock).unwrap()
}

fn add(session: &mut Session, title: &str) -> ProjectId {
    let project = NewProject {
        key: None,
        title: title.to_owned(),
        category: "park".into(),
        stage: StageMark {
            stage: "preliminary".into(),
            basis: Basis::Stated,
        },
    };
    let request = Request::new(Command::AddProject {
        project,
        facts: Vec::new(),
        owners: Vec::new(),
        deadline: None,
    });
    session.run(&request, Mode::Commit).unwrap().id().unwrap()
}

fn move_to(id: ProjectId, stage: &str) -> Request {
    Request::new(Command::MoveStage {
        id,
        to: StageKey::from(stage),
        basis: Basis::Stated,
    })
}

fn healthy(session: &Session) {
    assert_eq!(session.examine().unwrap().findings, []);
}

#[test]
fn the_shipped_plan_loads_and_the_tables_say_what_the_log_says() {
    let mut session = sandbox();
    let loaded = load_plan(
        &mut session,
        &Files::built_in("haidian").unwrap(),
        Mode::Commit,
    )
    .unwrap();
    assert!(loaded.new >= 350, "{loaded:?}");
    assert_eq!(loaded.changed + loaded.same, 0);
    let state = session.state().unwrap();
    assert_eq!(state.projects.len(), loaded.new);
    healthy(&session);
    // The same edition again changes nothing and gives no number twice.
    let events = session.head().unwrap().seq;
    let again = load_plan(
        &mut session,
        &Files::built_in("haidian").unwrap(),
        Mode::Commit,
    )
    .unwrap();
    assert_eq!((again.new, again.changed, again.same), (0, 0, loaded.new));
    assert_eq!(session.head().unwrap().seq, events);
}

#[test]
fn a_stage_move_is_one_event_and_undo_is_another() {
    let mut session = sandbox();
    let id = add(&mut session, "西小口公园二期");
    let moved = session
        .run(&move_to(id, "construction"), Mode::Commit)
        .unwrap();
    assert_eq!(moved.events.len(), 1);
    assert_eq!(moved.project.unwrap().stage.stage, "construction".into());
    let undone = session
        .run(&Request::new(Command::Undo { id: None }), Mode::Commit)
        .unwrap();
    assert_eq!(
        undone.events.first().unwrap().undoes,
        Some(moved.events.first().unwrap().seq)
    );
    assert_eq!(undone.project.unwrap().stage.stage, "preliminary".into());
    healthy(&session);
}

#[test]
fn undo_goes_back_step_by_step_and_then_says_that_nothing_is_left() {
    let mut session = sandbox();
    let id = add(&mut session, "北坞公园");
    session
        .run(&move_to(id, "construction"), Mode::Commit)
        .unwrap();
    let undo = Request::new(Command::Undo { id: None });
    session.run(&undo, Mode::Commit).unwrap();
    session.run(&undo, Mode::Commit).unwrap();
    assert!(
        session.state().unwrap().projects.is_empty(),
        "the arrival itself is taken back"
    );
    // What is left are the founding events of the board, which are this actor's too.
    let title = session.run(&undo, Mode::DryRun);
    assert!(!matches!(title, Err(Failure::Conflict(_))));
    healthy(&session);
}

#[test]
fn an_undo_is_refused_where_somebody_has_built_on_it() {
    let mut session = sandbox();
    let id = add(&mut session, "北坞公园");
    session
        .run(&move_to(id, "construction"), Mode::Commit)
        .unwrap();
    let mine = std::mem::replace(&mut session.login.actor, Actor("li".to_owned()));
    session
        .run(&move_to(id, "completed"), Mode::Commit)
        .unwrap();
    session.login.actor = mine;
    let refused = session
        .run(&Request::new(Command::Undo { id: None }), Mode::Commit)
        .unwrap_err();
    assert!(matches!(refused, Failure::Refused(Refusal::BuiltOn { actor, .. }) if actor.0 == "li"));
}

#[test]
fn a_change_based_on_an_old_version_is_a_conflict_with_both_sides() {
    let mut session = sandbox();
    let id = add(&mut session, "翠湖湿地");
    let seen = session.project(id).unwrap().unwrap().version;
    session
        .run(&move_to(id, "construction").seen(seen), Mode::Commit)
        .unwrap();
    let mine = move_to(id, "completed").seen(seen);
    let Failure::Conflict(conflict) = session.run(&mine, Mode::Commit).unwrap_err() else {
        panic!("no conflict")
    };
    assert_eq!((conflict.seen, conflict.now.version), (seen, seen + 1));
    assert_eq!(conflict.theirs.len(), 1);
    assert_eq!(*conflict.mine, mine);
}

#[test]
fn a_dry_run_leaves_everything_as_it_was() {
    let mut session = sandbox();
    let id = add(&mut session, "翠湖湿地");
    let before = (session.head().unwrap(), session.state().unwrap());
    let outcome = session
        .run(&move_to(id, "construction"), Mode::DryRun)
        .unwrap();
    assert_eq!(outcome.project.unwrap().stage.stage, "construction".into());
    assert_eq!((session.head().unwrap(), session.state().unwrap()), before);
}

#[test]
fn a_set_clock_may_not_write_outside_of_a_sandbox() {
    let clock = Clock::noon(day("2025-03-14"), Shanghai);
    let refused =
        Session::in_memory(Purpose::Ordinary, Actor("wang".to_owned()), clock).unwrap_err();
    assert!(matches!(refused, Failure::ClockIsSet));
}

#[test]
fn a_later_date_needs_a_reason_and_leaves_the_baseline() {
    let mut session = sandbox();
    let id = add(&mut session, "西玉河雨水调蓄区");
    let due = |phrase: &str, slip| {
        Request::new(Command::MoveDeadline {
            id,
            to: Some(deadline::parse(phrase, 2025).unwrap()),
            slip,
        })
    };
    session.run(&due("6月底", None), Mode::Commit).unwrap();
    let refused = session.run(&due("9月底", None), Mode::Commit).unwrap_err();
    assert!(matches!(
        refused,
        Failure::Refused(Refusal::SlipNeedsReason)
    ));
    let moved = session
        .run(
            &due("9月底", Some(SlipReason::Land)).because("北侧未腾退"),
            Mode::Commit,
        )
        .unwrap();
    let project = moved.project.unwrap();
    assert_eq!(project.baseline.unwrap().phrase, "6月底");
    assert_eq!(project.slips.len(), 1);
    assert_eq!(project.slips.first().unwrap().days(), 92);
    healthy(&session);
}

#[test]
fn a_late_correction_takes_its_place_in_the_past() {
    let mut session = sandbox();
    let id = add(&mut session, "翠湖湿地");
    let told_late = move_to(id, "construction").on(day("2025-03-14"));
    session.run(&told_late, Mode::Commit).unwrap();
    let entry = Command::Report {
        id,
        week: Week::of(day("2025-03-14")),
        patch: EntryPatch {
            progress: Some("土方完成".to_owned()),
            ..EntryPatch::default()
        },
    };
    session.run(&Request::new(entry), Mode::Commit).unwrap();
    assert!(
        session
            .state_as_of(day("2025-03-13"))
            .unwrap()
            .projects
            .is_empty()
    );
    let now = session.state_as_of(day("2025-03-14")).unwrap();
    assert_eq!(now, session.state().unwrap());
}

#[test]
fn the_shipped_plan_is_sound_and_every_statement_names_its_place() {
    let files = Files::built_in("haidian").unwrap();
    let sound = standard_words(|words| read_plan(&files, words, Care::Named));
    assert_eq!(
        sound
            .map(|plan| plan.projects.len() >= 400)
            .map_err(|flaws| flaws.len()),
        Ok(true)
    );
}

#[test]
fn a_lead_that_no_document_names_is_inferred_by_kind_of_work_and_stays_open_to_confirmation() {
    let mut session = sandbox();
    load_plan(
        &mut session,
        &Files::built_in("haidian").unwrap(),
        Mode::Commit,
    )
    .unwrap();
    let state = session.state().unwrap();
    let school = state.projects.values().find(|project| {
        project.category.0 == "school"
            && project
                .lead()
                .is_some_and(|lead| lead.basis == Basis::Inferred)
    });
    let school = school.expect("a school without a named unit");
    let lead = school.lead().unwrap();
    assert_eq!(state.board.department(lead.dept).unwrap().name, "区教委");
    let owners = vec![crate::domain::people::Owner {
        basis: Basis::Stated,
        ..lead.clone()
    }];
    let confirm = Request::new(Command::SetOwners {
        id: school.id,
        owners,
    });
    session.run(&confirm, Mode::Commit).unwrap();
    // A later edition of the plan does not make it doubtful again.
    load_plan(
        &mut session,
        &Files::built_in("haidian").unwrap(),
        Mode::Commit,
    )
    .unwrap();
    let now = session.project(school.id).unwrap().unwrap();
    assert_eq!(now.lead().unwrap().basis, Basis::Stated);
}
