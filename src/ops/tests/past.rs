//! Looking back: every answer is as of the day, and nothing can be written.

use super::*;
use crate::domain::id::CategoryKey;
use crate::query::Selection;

/// A project that arrived on 3 March, was begun on the 10th and is spoken of today, the 14th.
fn begun() -> (Session, ProjectId) {
    let mut session = sandbox();
    let project = NewProject {
        key: None,
        title: "翠湖湿地".to_owned(),
        category: CategoryKey::from("park"),
        stage: StageMark {
            stage: StageKey::from("preliminary"),
            basis: Basis::Stated,
        },
    };
    let facts = Vec::new();
    let arrival = Request::new(Command::AddProject {
        project,
        facts,
        owners: Vec::new(),
        deadline: None,
    })
    .on(day("2025-03-03"));
    let id = session.run(&arrival, Mode::Commit).unwrap().id().unwrap();
    let begin = move_to(id, "construction").on(day("2025-03-10"));
    session.run(&begin, Mode::Commit).unwrap();
    let text = "现场会".to_owned();
    let note = Request::new(Command::Note { id, text });
    session.run(&note, Mode::Commit).unwrap();
    (session, id)
}

fn stage_of(session: &mut Session, id: ProjectId) -> Option<String> {
    let state = session.state().unwrap();
    let alone = session.project(id).unwrap();
    let project = state.projects.get(&id).cloned();
    assert_eq!(project, alone, "the board and the project say the same");
    project.map(|project| project.stage.stage.0)
}

#[test]
fn every_answer_is_as_of_the_day() {
    let (mut session, id) = begun();
    let all = session.all_events().unwrap().len();
    session.look_back(Some(day("2025-03-05")));
    assert_eq!(session.today(), day("2025-03-05"));
    assert_eq!(stage_of(&mut session, id).as_deref(), Some("preliminary"));
    let of_project = EventQuery {
        project: Some(id),
        ..EventQuery::default()
    };
    assert_eq!(session.events(&of_project).unwrap().len(), 1);
    session.look_back(Some(day("2025-03-10")));
    assert_eq!(stage_of(&mut session, id).as_deref(), Some("construction"));
    assert!(session.all_events().unwrap().len() < all);
    session.look_back(Some(day("2025-03-02")));
    assert_eq!(stage_of(&mut session, id), None);
    session.look_back(None);
    assert_eq!(session.today(), day("2025-03-14"));
    assert_eq!(session.all_events().unwrap().len(), all);
    assert_eq!(stage_of(&mut session, id).as_deref(), Some("construction"));
}

#[test]
fn the_past_is_read_only_also_for_a_rehearsal() {
    let (mut session, id) = begun();
    let head = session.head().unwrap();
    session.look_back(Some(day("2025-03-05")));
    for mode in [Mode::Commit, Mode::DryRun] {
        let refused = session.run(&move_to(id, "completed"), mode).unwrap_err();
        let Failure::Refused(refusal) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(refusal, Refusal::LookingBack(day("2025-03-05")));
    }
    assert_eq!(session.head().unwrap(), head);
}

#[test]
fn a_day_that_is_not_past_is_now() {
    let (mut session, _) = begun();
    for text in ["2025-03-14", "2025-04-01"] {
        session.look_back(Some(day("2025-03-05")));
        session.look_back(Some(day(text)));
        assert_eq!(session.past(), None, "{text}");
    }
}

#[test]
fn what_is_written_after_the_log_was_read_is_seen_too() {
    let (mut session, id) = begun();
    session.look_back(Some(day("2025-03-12")));
    assert_eq!(stage_of(&mut session, id).as_deref(), Some("construction"));
    session.look_back(None);
    let late = move_to(id, "completed").on(day("2025-03-11")).consented();
    session.run(&late, Mode::Commit).unwrap();
    session.look_back(Some(day("2025-03-12")));
    assert_eq!(stage_of(&mut session, id).as_deref(), Some("completed"));
}

#[test]
fn a_summary_of_then_is_the_same_by_both_ways() {
    let (mut session, id) = begun();
    let everything = Selection::default();
    let wish = |as_of| WeekWish {
        week: Week::of(day("2025-03-14")),
        as_of,
        dept: None,
        filter: &everything,
        filter_words: "",
    };
    let asked = session.week_report(&wish(Some(day("2025-03-11")))).unwrap();
    assert!(asked.preliminary);
    assert_eq!(asked.today, day("2025-03-11"));
    session.look_back(Some(day("2025-03-11")));
    assert_eq!(session.week_report(&wish(None)).unwrap(), asked);
    session.look_back(None);
    let note = Request::new(Command::Note {
        id,
        text: "验收".to_owned(),
    });
    session.run(&note, Mode::Commit).unwrap();
    assert_ne!(session.week_report(&wish(None)).unwrap(), asked);
}
