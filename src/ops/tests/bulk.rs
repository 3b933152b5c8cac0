//! Many projects changed as one.

use super::*;
use crate::domain::command::Consent;
use crate::domain::level::Level;

fn undo(id: Option<ProjectId>) -> Request {
    Request::new(Command::Undo { id })
}

fn level(id: ProjectId, to: Level) -> Request {
    Request::new(Command::SetLevel { id, to })
}

fn three(session: &mut Session) -> [ProjectId; 3] {
    ["北坞公园", "翠湖湿地", "五路居站"].map(|title| add(session, title))
}

/// What stands there, without how often it was changed.
fn standing(session: &mut Session) -> State {
    let mut state = session.state().unwrap();
    for project in state.projects.values_mut() {
        project.version = 0;
    }
    state
}

fn stage(session: &Session, id: ProjectId) -> String {
    session.project(id).unwrap().unwrap().stage.stage.0
}

#[test]
fn one_undo_takes_all_of_it_back() {
    let mut session = sandbox();
    let ids = three(&mut session);
    let before = standing(&mut session);
    let requests = ids.map(|id| move_to(id, "construction"));
    let answers = session.bulk(&requests, Mode::Commit).unwrap();
    assert!(answers.iter().all(Result::is_ok));
    assert_ne!(standing(&mut session), before);
    let undone = session.run(&undo(None), Mode::Commit).unwrap();
    assert_eq!(undone.events.len(), 3);
    assert_eq!(standing(&mut session), before);
    healthy(&session);
}

#[test]
fn what_is_refused_or_changed_meanwhile_does_not_stop_the_others() {
    let mut session = sandbox();
    let [park, wetland, station] = three(&mut session);
    let seen = session.project(wetland).unwrap().unwrap().version;
    for id in [park, wetland] {
        session
            .run(&move_to(id, "construction"), Mode::Commit)
            .unwrap();
    }
    let requests = [
        move_to(park, "construction"),
        move_to(wetland, "completed").seen(seen),
        move_to(station, "construction"),
    ];
    let answers = session.bulk(&requests, Mode::Commit).unwrap();
    assert!(matches!(
        answers[0],
        Err(Failure::Refused(Refusal::NothingChanges))
    ));
    assert!(matches!(answers[1], Err(Failure::Conflict(_))));
    assert!(answers[2].is_ok());
    assert_eq!(stage(&session, wetland), "construction");
    assert_eq!(stage(&session, station), "construction");
    healthy(&session);
}

#[test]
fn trying_it_out_leaves_everything_as_it_is() {
    let mut session = sandbox();
    let ids = three(&mut session);
    let before = (session.head().unwrap(), session.state().unwrap());
    let requests = ids.map(|id| move_to(id, "construction"));
    let tried = session.bulk(&requests, Mode::DryRun).unwrap();
    assert!(tried.iter().all(Result::is_ok));
    assert_eq!((session.head().unwrap(), session.state().unwrap()), before);
}

#[test]
fn one_project_of_it_can_be_taken_back_alone_and_the_rest_after_it() {
    let mut session = sandbox();
    let ids = three(&mut session);
    let before = standing(&mut session);
    let requests = ids.map(|id| move_to(id, "construction"));
    session.bulk(&requests, Mode::Commit).unwrap();
    let alone = session.run(&undo(Some(ids[1])), Mode::Commit).unwrap();
    assert_eq!(alone.events.len(), 1);
    assert_eq!(stage(&session, ids[0]), "construction");
    assert_eq!(stage(&session, ids[1]), "preliminary");
    let rest = session.run(&undo(None), Mode::Commit).unwrap();
    assert_eq!(rest.events.len(), 2);
    assert_eq!(standing(&mut session), before);
    healthy(&session);
}

#[test]
fn two_bulk_changes_are_taken_back_one_after_the_other() {
    let mut session = sandbox();
    let ids = three(&mut session);
    let before = standing(&mut session);
    let first = ids.map(|id| move_to(id, "construction"));
    let second = ids.map(|id| level(id, Level::Supervise));
    session.bulk(&first, Mode::Commit).unwrap();
    let between = standing(&mut session);
    session.bulk(&second, Mode::Commit).unwrap();
    session.run(&undo(None), Mode::Commit).unwrap();
    assert_eq!(standing(&mut session), between);
    session.run(&undo(None), Mode::Commit).unwrap();
    assert_eq!(standing(&mut session), before);
}

#[test]
fn where_somebody_has_built_on_one_the_others_are_asked_about() {
    let mut session = sandbox();
    let ids = three(&mut session);
    let requests = ids.map(|id| move_to(id, "construction"));
    session.bulk(&requests, Mode::Commit).unwrap();
    let wang = std::mem::replace(&mut session.login.actor, Actor("li".to_owned()));
    session
        .run(&move_to(ids[1], "completed"), Mode::Commit)
        .unwrap();
    session.login.actor = wang;
    let refused = session.run(&undo(None), Mode::Commit).unwrap_err();
    assert!(
        matches!(&refused, Failure::Refused(Refusal::BuiltOn { others: 2, project, .. }) if *project == Some(ids[1]))
    );
    let consented = undo(None).consented();
    assert_eq!(consented.consent, Consent::Given);
    session.run(&consented, Mode::Commit).unwrap();
    assert_eq!(stage(&session, ids[0]), "preliminary");
    assert_eq!(stage(&session, ids[1]), "completed");
    assert_eq!(stage(&session, ids[2]), "preliminary");
    // What is left of it cannot be taken back, whatever is agreed to.
    let refused = session.run(&consented, Mode::Commit).unwrap_err();
    assert!(matches!(
        refused,
        Failure::Refused(Refusal::BuiltOn { others: 0, .. })
    ));
    healthy(&session);
}

#[test]
fn a_bulk_change_of_the_whole_plan_and_its_undo() {
    let mut session = sandbox();
    load_plan(
        &mut session,
        &Files::built_in("haidian").unwrap(),
        Mode::Commit,
    )
    .unwrap();
    let before = standing(&mut session);
    let ids: Vec<ProjectId> = before.projects.keys().copied().collect();
    let requests: Vec<Request> = ids.iter().map(|id| level(*id, Level::Listed)).collect();
    let answers = session.bulk(&requests, Mode::Commit).unwrap();
    assert!(answers.iter().all(Result::is_ok));
    session.run(&undo(None), Mode::Commit).unwrap();
    assert_eq!(standing(&mut session), before);
    healthy(&session);
}
