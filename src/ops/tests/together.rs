//! Several people at one file.

use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::domain::event::Change;

fn file() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("duban.db");
    (dir, path)
}

fn clock() -> Clock {
    Clock::noon(day("2025-03-14"), Shanghai)
}

fn open(path: &Path, who: &str) -> Session {
    Session::open(path, Access::Write, Actor(who.to_owned()), clock()).unwrap()
}

fn create(path: &Path) -> Session {
    Session::create(path, Purpose::Sandbox, Actor("admin".to_owned()), clock()).unwrap()
}

fn note(id: ProjectId, text: &str) -> Request {
    let text = text.to_owned();
    Request::new(Command::Note { id, text })
}

fn remark(id: ProjectId, text: &str) -> Request {
    let facts = vec![Fact::Remark(Some(text.to_owned()))];
    Request::new(Command::Edit { id, facts })
}

#[test]
fn of_two_who_saw_the_same_version_the_second_is_told_and_loses_nothing() {
    let (_dir, path) = file();
    let id = add(&mut create(&path), "北坞公园");
    let (mut wang, mut li) = (open(&path, "wang"), open(&path, "li"));
    let version = |session: &Session| session.project(id).unwrap().unwrap().version;
    let (seen_by_wang, seen_by_li) = (version(&wang), version(&li));
    let first = move_to(id, "construction").seen(seen_by_wang);
    wang.run(&first, Mode::Commit).unwrap();
    let mine = move_to(id, "completed").consented().seen(seen_by_li);
    let Failure::Conflict(conflict) = li.run(&mine, Mode::Commit).unwrap_err() else {
        panic!("no conflict")
    };
    assert_eq!(*conflict.mine, mine);
    assert_eq!(conflict.theirs.len(), 1);
    assert_eq!(conflict.theirs.first().unwrap().actor.0, "wang");
    let again = mine.seen(conflict.now.version);
    li.run(&again, Mode::Commit).unwrap();
    let project = wang.project(id).unwrap().unwrap();
    assert_eq!(project.stage.stage.0, "completed");
    assert_eq!(project.version, seen_by_li + 2);
    healthy(&wang);
}

#[test]
fn who_has_seen_nothing_is_never_in_conflict() {
    let (_dir, path) = file();
    let id = add(&mut create(&path), "北坞公园");
    let (mut wang, mut li) = (open(&path, "wang"), open(&path, "li"));
    wang.run(&note(id, "一"), Mode::Commit).unwrap();
    li.run(&note(id, "二"), Mode::Commit).unwrap();
    assert!(wang.changed().unwrap());
    assert_eq!(wang.project(id).unwrap().unwrap().version, 3);
}

#[test]
fn two_who_write_different_parts_of_one_card_are_not_in_each_others_way() {
    let (_dir, path) = file();
    let id = add(&mut create(&path), "北坞公园");
    let (mut wang, mut li) = (open(&path, "wang"), open(&path, "li"));
    let seen = wang.project(id).unwrap().unwrap().version;
    let moved = move_to(id, "construction").seen(seen);
    wang.run(&moved, Mode::Commit).unwrap();
    for mine in [remark(id, "二期"), note(id, "现场核实")] {
        li.run(&mine.seen(seen), Mode::Commit).unwrap();
    }
    let again = remark(id, "一期").seen(seen);
    let mine = li.run(&again, Mode::Commit).unwrap_err();
    assert!(matches!(mine, Failure::Conflict(_)), "{mine}");
    let project = wang.project(id).unwrap().unwrap();
    assert_eq!(project.stage.stage.0, "construction");
    assert_eq!(project.remark.as_deref(), Some("二期"));
    healthy(&wang);
}

#[test]
fn each_undoes_his_own_and_not_the_others_last_change() {
    let (_dir, path) = file();
    let mut admin = create(&path);
    let (one, two) = (add(&mut admin, "北坞公园"), add(&mut admin, "玉东公园"));
    let (mut wang, mut li) = (open(&path, "wang"), open(&path, "li"));
    wang.run(&move_to(one, "construction"), Mode::Commit)
        .unwrap();
    li.run(&move_to(two, "construction"), Mode::Commit).unwrap();
    let undo = Request::new(Command::Undo { id: None });
    assert_eq!(wang.run(&undo, Mode::Commit).unwrap().id(), Some(one));
    let nothing = wang.run(&undo, Mode::Commit).unwrap_err();
    assert!(matches!(nothing, Failure::Refused(Refusal::NothingToUndo)));
    let stage = |id| li.project(id).unwrap().unwrap().stage.stage.0;
    assert_eq!(
        (stage(one).as_str(), stage(two).as_str()),
        ("preliminary", "construction")
    );
    drop(li);
    // Also at a later login.
    let mut li = open(&path, "li");
    assert_eq!(li.run(&undo, Mode::Commit).unwrap().id(), Some(two));
    healthy(&li);
}

#[test]
fn four_writers_on_five_projects_lose_nothing() {
    const WRITERS: usize = 4;
    const CHANGES: usize = 25;
    const PROJECTS: usize = 5;
    let (_dir, path) = file();
    let mut admin = create(&path);
    let ids: Vec<ProjectId> = (0..PROJECTS)
        .map(|number| add(&mut admin, &format!("公园{number}")))
        .collect();
    let before = admin.head().unwrap().seq;
    let write = |writer: usize| {
        let mut session = open(&path, &format!("writer{writer}"));
        let mut conflicts = 0;
        for change in 0..CHANGES {
            let id = *ids.get((writer + change) % PROJECTS).unwrap();
            let text = format!("{writer}:{change}");
            loop {
                let seen = session.project(id).unwrap().unwrap().version;
                match session.run(&remark(id, &text).seen(seen), Mode::Commit) {
                    Ok(_) => break,
                    Err(Failure::Conflict(conflict)) => {
                        assert!(conflict.now.version > seen && !conflict.theirs.is_empty());
                        conflicts += 1;
                    }
                    Err(other) => panic!("{other}"),
                }
            }
        }
        conflicts
    };
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| scope.spawn(move || write(writer)))
            .collect();
        for writer in writers {
            let _conflicts: usize = writer.join().unwrap();
        }
    });
    let whole = WRITERS * CHANGES;
    assert_eq!(admin.head().unwrap().seq, before + whole as u64);
    let mut said: Vec<String> = admin
        .all_events()
        .unwrap()
        .into_iter()
        .filter_map(|event| match event.change {
            Change::Fact {
                to: Fact::Remark(Some(text)),
                ..
            } => Some(format!("{}={text}", event.actor)),
            _ => None,
        })
        .collect();
    said.sort();
    let mut meant: Vec<String> = (0..WRITERS)
        .flat_map(|writer| {
            (0..CHANGES).map(move |change| format!("writer{writer}={writer}:{change}"))
        })
        .collect();
    meant.sort();
    assert_eq!(said, meant);
    let versions: u32 = ids
        .iter()
        .map(|id| admin.project(*id).unwrap().unwrap().version)
        .sum();
    assert_eq!(versions as usize, PROJECTS + whole);
    healthy(&admin);
}
