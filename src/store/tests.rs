//! The database, told by what must not happen to it.

use std::path::PathBuf;

use chrono_tz::Asia::Shanghai;
use pretty_assertions::assert_eq;
use rstest::rstest;
use rusqlite::OpenFlags;
use tempfile::TempDir;

use super::*;
use crate::domain::board::{CategoryDef, StageClass, StageDef};
use crate::domain::event::{Change, Draft, Fact, NewProject};
use crate::domain::id::StageKey;
use crate::domain::people::Basis;
use crate::domain::settings::Settings;
use crate::domain::testing::{ID, at, board as definition, day, due, mark, measure, milestone};
use crate::domain::view::{RecentList, View};

fn draft(project: Option<ProjectId>, change: Change) -> Draft {
    Draft {
        project,
        effective: day("2025-03-14"),
        change,
        reason: None,
        source: None,
        undoes: None,
        actor: None,
    }
}

fn wang() -> Actor {
    Actor("wang".to_owned())
}

fn append(writing: &mut Writing<'_>, drafts: Vec<Draft>) -> Result<()> {
    writing.append(drafts, (&wang(), None), at(day("2025-03-14"), 12))?;
    Ok(())
}

/// Writes one command.
fn say(store: &mut Store, project: Option<ProjectId>, change: Change) -> Result<()> {
    store.write(Keep::Yes, |writing| {
        append(writing, vec![draft(project, change)])
    })
}

fn note(text: &str) -> Change {
    Change::Note {
        text: text.to_owned(),
    }
}

fn stage(key: &str) -> Change {
    Change::BoardStage {
        from: None,
        to: Some(StageDef {
            key: key.into(),
            zh: key.to_owned(),
            en: key.to_owned(),
            class: StageClass::Active,
            order: 1,
            wip_limit: None,
        }),
    }
}

fn arrival(title: &str) -> Change {
    let project = NewProject {
        key: None,
        title: title.to_owned(),
        category: "park".into(),
        stage: mark("construction", Basis::Stated),
    };
    Change::Added { project }
}

/// A board of one stage and one category, and on it a project with a milestone, a measure and a date: events 1 to 6.
fn fill(mut store: Store) -> Store {
    let category = CategoryDef {
        key: "park".into(),
        zh: "公园".to_owned(),
        en: "Park".to_owned(),
    };
    let category = Change::BoardCategory {
        from: None,
        to: Some(category),
    };
    say(&mut store, None, stage("construction")).unwrap();
    say(&mut store, None, category).unwrap();
    let node = Change::Milestone {
        id: crate::domain::id::PartId(1),
        from: None,
        to: Some(milestone("封顶", Some("6月底"))),
    };
    let amount = Change::Measure {
        id: crate::domain::id::PartId(1),
        from: None,
        to: Some(measure("车站", Some(8), Some(6))),
    };
    let date = Change::Deadline {
        from: None,
        to: Some(due("6月底")),
        slip: None,
    };
    for change in [arrival("北坞公园"), node, amount, date] {
        say(&mut store, Some(ID), change).unwrap();
    }
    store
}

fn in_memory() -> Store {
    fill(Store::in_memory(Purpose::Ordinary).unwrap())
}

fn on_disk() -> (TempDir, PathBuf, Store) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("duban.db");
    let store = fill(Store::create(&path, Purpose::Ordinary).unwrap());
    (dir, path, store)
}

/// A connection that keeps none of our rules, such as the sqlite3 shell makes one.
fn raw(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap()
}

fn findings(store: &Store) -> Vec<Finding> {
    store.examine().unwrap().findings
}

/// Takes the guards away, does something to the log, and puts them back as if nothing had been.
fn behind_the_guards(conn: &Connection, sql: &str) {
    let mut statement = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap();
    let guards: Vec<(String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(|row| row.unwrap())
        .collect();
    assert_eq!(guards.len(), 6);
    for (name, _) in &guards {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    conn.execute_batch(sql).unwrap();
    for (_, guard) in &guards {
        conn.execute_batch(guard).unwrap();
    }
}

// The log is append-only ------------------------------------------------------------------------

#[rstest]
#[case("UPDATE event SET reason = 'x' WHERE seq = 1")]
#[case("UPDATE event SET seq = 99 WHERE seq = 1")]
#[case("DELETE FROM event WHERE seq = 6")]
#[case("DELETE FROM event")]
#[case("INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 2")]
#[case("REPLACE INTO event SELECT * FROM event WHERE seq = 2")]
#[case("INSERT OR IGNORE INTO event SELECT * FROM event WHERE seq = 2")]
#[case(
    "INSERT INTO event SELECT * FROM event WHERE seq = 2 ON CONFLICT (seq) DO UPDATE SET actor = 'x'"
)]
fn the_log_cannot_be_changed(#[case] sql: &str, #[values("ON", "OFF")] recursive: &str) {
    let store = in_memory();
    let before = store.all_events().unwrap();
    store
        .conn
        .execute_batch(&format!("PRAGMA recursive_triggers = {recursive}"))
        .unwrap();
    let error = store.conn.execute_batch(sql).unwrap_err();
    assert!(error.to_string().contains("append-only"), "{error}");
    assert_eq!(store.all_events().unwrap(), before);
}

#[rstest]
#[case("INSERT INTO meta VALUES ('x', x'00')")]
#[case("UPDATE project SET level = 'high'")]
#[case("UPDATE project SET version = 1.5")]
#[case("UPDATE project SET title = NULL")]
#[case("UPDATE project SET title = ''")]
#[case("UPDATE project SET removed = 2")]
#[case("UPDATE project SET due_day = 'soon'")]
#[case("UPDATE project SET stage = 'demolition'")]
#[case("UPDATE stage SET class = 'late'")]
#[case("UPDATE board SET title = '{'")]
#[case("UPDATE measure SET target = 'eight'")]
fn a_table_takes_no_wrong_value(#[case] sql: &str) {
    let store = in_memory();
    let error = store.conn.execute_batch(sql).unwrap_err();
    assert_eq!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::ConstraintViolation),
        "{error}"
    );
}

#[test]
fn every_table_is_strict() {
    let store = in_memory();
    let sql = "SELECT group_concat(name) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'";
    let loose: Option<String> = store.conn.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(loose, None);
}

// The examination -------------------------------------------------------------------------------

#[test]
fn a_database_that_nobody_touched_is_healthy() {
    let (_dir, _path, store) = on_disk();
    let examination = store.examine().unwrap();
    assert_eq!(examination.findings, []);
    assert_eq!((examination.events, examination.projects), (6, 1));
    let head = store.head().unwrap();
    assert_eq!(examination.head, (6, head.link.to_string()));
    assert_eq!(store.link_of(6).unwrap(), Some(head.link));
    assert_eq!(store.link_of(7).unwrap(), None);
}

#[rstest]
#[case("UPDATE event SET actor = 'li' WHERE seq = 3")]
#[case("UPDATE event SET recorded = recorded + 1 WHERE seq = 3")]
#[case("UPDATE event SET effective = '2025-03-13' WHERE seq = 3")]
#[case("UPDATE event SET reason = 'because' WHERE seq = 3")]
#[case("UPDATE event SET change = replace(change, '北坞', '南坞') WHERE seq = 3")]
#[case("UPDATE event SET change = change || ' ' WHERE seq = 3")]
#[case("UPDATE event SET source = 'report2025' WHERE seq = 3")]
#[case("UPDATE event SET undoes = 2 WHERE seq = 3")]
#[case("UPDATE event SET grp = 2 WHERE seq = 3")]
#[case("UPDATE event SET prev = replace(prev, 'a', 'b') WHERE seq = 3")]
#[case("UPDATE event SET kind = 'removal' WHERE seq = 3")]
fn an_altered_event_is_found(#[case] sql: &str) {
    let (_dir, path, store) = on_disk();
    behind_the_guards(&raw(&path), sql);
    let found = findings(&store);
    assert!(
        found.contains(&Finding::BrokenChain { seq: 3 }),
        "{found:?}"
    );
}

#[test]
fn an_event_of_another_projects_number_breaks_chain_and_tables() {
    let (_dir, path, store) = on_disk();
    behind_the_guards(&raw(&path), "UPDATE event SET project = 8 WHERE seq = 6");
    let found = findings(&store);
    assert!(found.contains(&Finding::BrokenChain { seq: 6 }));
    assert!(found.contains(&Finding::ProjectDiffers { id: ID }));
}

#[test]
fn an_event_that_cannot_be_read_is_an_error_that_says_where() {
    let (_dir, path, store) = on_disk();
    let sql = r#"UPDATE event SET change = '{"kind":"magic"}' WHERE seq = 3"#;
    behind_the_guards(&raw(&path), sql);
    let error = store.examine().unwrap_err();
    assert!(
        matches!(error, Error::Unreadable { table: "event", .. }),
        "{error}"
    );
}

#[test]
fn a_gap_is_found() {
    let (_dir, path, store) = on_disk();
    behind_the_guards(&raw(&path), "DELETE FROM event WHERE seq = 4");
    let found = findings(&store);
    assert!(found.contains(&Finding::Gap { seq: 4 }), "{found:?}");
    assert!(found.contains(&Finding::BrokenChain { seq: 5 }));
    assert!(found.contains(&Finding::ProjectDiffers { id: ID }));
}

#[test]
fn a_log_that_was_cut_off_at_the_end_no_longer_says_what_the_tables_say() {
    let (_dir, path, store) = on_disk();
    behind_the_guards(&raw(&path), "DELETE FROM event WHERE seq = 6");
    assert_eq!(findings(&store), [Finding::ProjectDiffers { id: ID }]);
}

#[rstest]
#[case("UPDATE project SET title = '南坞公园'")]
#[case("UPDATE project SET due_day = '2026-06-30'")]
#[case("UPDATE project SET version = 9")]
#[case("UPDATE milestone SET done = '2025-03-01'")]
#[case("DELETE FROM measure")]
#[case("INSERT INTO project_tag VALUES (7, '民生实事')")]
fn a_project_that_was_changed_by_hand_is_found(#[case] sql: &str) {
    let (_dir, path, store) = on_disk();
    raw(&path).execute_batch(sql).unwrap();
    assert_eq!(findings(&store), [Finding::ProjectDiffers { id: ID }]);
}

#[test]
fn a_project_that_no_event_brought_is_found() {
    let (_dir, path, store) = on_disk();
    let sql = "CREATE TEMP TABLE copy AS SELECT * FROM project; UPDATE copy SET id = 8; INSERT INTO project SELECT * FROM copy";
    raw(&path).execute_batch(sql).unwrap();
    let id = ProjectId(8);
    assert_eq!(findings(&store), [Finding::ProjectDiffers { id }]);
}

#[rstest]
#[case("UPDATE stage SET zh = '拆除'")]
#[case("UPDATE board SET version = 9")]
#[case("INSERT INTO category VALUES ('road', '道路', 'Road', 5)")]
#[case("UPDATE board SET settings = json_set(settings, '$.red_days_late', 99)")]
fn a_definition_that_was_changed_by_hand_is_found(#[case] sql: &str) {
    let (_dir, path, store) = on_disk();
    raw(&path).execute_batch(sql).unwrap();
    assert_eq!(findings(&store), [Finding::BoardDiffers]);
}

#[test]
fn a_row_that_hangs_on_nothing_is_found() {
    let (_dir, path, store) = on_disk();
    let sql = "PRAGMA foreign_keys = OFF; INSERT INTO project_tag VALUES (99, '民生实事')";
    raw(&path).execute_batch(sql).unwrap();
    let table = "project_tag".to_owned();
    assert_eq!(findings(&store), [Finding::ForeignKey { table }]);
}

#[rstest]
#[case("event_is_never_changed")]
#[case("event_is_never_deleted")]
#[case("event_is_never_replaced")]
fn a_missing_guard_is_found(#[case] name: &str) {
    let (_dir, path, store) = on_disk();
    raw(&path)
        .execute_batch(&format!("DROP TRIGGER {name}"))
        .unwrap();
    let name = name.to_owned();
    assert_eq!(findings(&store), [Finding::GuardMissing { name }]);
}

#[rstest]
#[case("entrance_is_never_changed", "entrance")]
#[case("event_is_never_deleted", "event")]
fn a_guard_that_guards_nothing_is_found(#[case] name: &str, #[case] table: &str) {
    let (_dir, path, store) = on_disk();
    let sql = format!(
        "DROP TRIGGER {name}; CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT 1; END"
    );
    raw(&path).execute_batch(&sql).unwrap();
    let name = name.to_owned();
    assert_eq!(findings(&store), [Finding::GuardAltered { name }]);
}

#[test]
fn a_trigger_that_is_not_ours_is_found() {
    let (_dir, path, store) = on_disk();
    let sql = "CREATE TRIGGER helpful AFTER INSERT ON person BEGIN SELECT 1; END";
    raw(&path).execute_batch(sql).unwrap();
    let name = "helpful".to_owned();
    assert_eq!(findings(&store), [Finding::ForeignTrigger { name }]);
}

/// A board with wang, number 1, and his key.
fn with_a_person() -> (TempDir, PathBuf, Store) {
    use crate::domain::person::{Person, PersonId, PublicKey, Role};
    let (dir, path, mut store) = on_disk();
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";
    let wang = Person {
        login: Actor("wang".to_owned()),
        name: "王芳".to_owned(),
        role: Role::Operator,
        depts: Vec::new(),
        keys: vec![PublicKey::parse(key).unwrap()],
        disabled: false,
        expires: None,
    };
    let change = Change::BoardPerson {
        id: PersonId(1),
        from: None,
        to: Some(Box::new(wang)),
    };
    say(&mut store, None, change).unwrap();
    (dir, path, store)
}

#[rstest]
#[case("UPDATE person_key SET fingerprint = 'SHA256:x'")]
#[case("DELETE FROM person_key")]
#[case("INSERT INTO person_key VALUES ('SHA256:x', 1)")]
#[case("UPDATE person SET login = 'li'")]
#[case("UPDATE person SET value = json_set(value, '$.role', 'administrator')")]
#[case("DELETE FROM person_key; DELETE FROM person")]
#[case("INSERT INTO person SELECT 9, 'li', json_set(value, '$.login', 'li') FROM person")]
fn people_who_are_not_those_of_the_log_are_found(#[case] sql: &str) {
    let (_dir, path, store) = with_a_person();
    assert_eq!(findings(&store), []);
    raw(&path).execute_batch(sql).unwrap();
    assert_eq!(findings(&store), [Finding::PeopleDiffer]);
}

#[test]
fn a_person_who_cannot_be_read_is_found_and_the_examination_goes_on() {
    let (_dir, path, store) = with_a_person();
    let sql = "UPDATE person SET value = '{}'; UPDATE stage SET zh = '拆除'";
    raw(&path).execute_batch(sql).unwrap();
    assert_eq!(
        findings(&store),
        [Finding::PersonUnreadable { id: 1 }, Finding::BoardDiffers]
    );
}

#[test]
fn another_time_zone_is_no_damage() {
    let mut store = in_memory();
    // One in the morning of Shanghai is still the day before in UTC, and the project was not touched since.
    store
        .write(Keep::Yes, |writing| {
            let early = at(day("2025-03-15"), 1);
            let drafts = vec![draft(Some(ProjectId(8)), arrival("玉东公园"))];
            writing.append(drafts, (&wang(), None), early).map(|_| ())
        })
        .unwrap();
    let watched = |store: &Store| store.project(ProjectId(8)).unwrap().unwrap().watched;
    assert_eq!(watched(&store), day("2025-03-15"));
    let to = Settings {
        zone: chrono_tz::UTC,
        ..Settings::default()
    };
    let from = Settings::default();
    say(&mut store, None, Change::BoardSettings { from, to }).unwrap();
    assert_eq!(watched(&store), day("2025-03-14"));
    assert_eq!(findings(&store), []);
    assert_eq!(store.board().unwrap().settings.zone, chrono_tz::UTC);
    assert_ne!(Shanghai, chrono_tz::UTC);
}

// The file --------------------------------------------------------------------------------------

#[rstest]
#[case::words(
    b"# Projects of the district\n\nWe are no database, and long enough to be read as one.\n"
)]
#[case::nothing(b"")]
fn a_file_that_is_not_ours_is_refused_and_left_alone(
    #[case] content: &[u8],
    #[values(Access::Write, Access::Read)] access: Access,
) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("notes.md");
    std::fs::write(&path, content).unwrap();
    let error = Store::open(&path, access).unwrap_err();
    assert!(
        matches!(&error, Error::NotOurs(at) if *at == path),
        "{error}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), content);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn another_programs_database_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("other.db");
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let conn = Connection::open_with_flags(&path, flags).unwrap();
    conn.execute_batch("CREATE TABLE project (id); INSERT INTO project VALUES (1)")
        .unwrap();
    let error = Store::open(&path, Access::Write).unwrap_err();
    assert!(matches!(error, Error::NotOurs(_)), "{error}");
}

#[test]
fn a_file_that_is_not_there_is_missing_and_not_made() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("none.db");
    let error = Store::open(&path, Access::Write).unwrap_err();
    assert!(matches!(&error, Error::Missing(at) if *at == path));
    assert!(!path.exists());
}

#[test]
fn an_existing_file_is_not_overwritten() {
    let (_dir, path, store) = on_disk();
    let error = Store::create(&path, Purpose::Ordinary).unwrap_err();
    assert!(matches!(&error, Error::Exists(at) if *at == path));
    assert_eq!(store.head().unwrap().seq, 6);
    assert_eq!(findings(&store), []);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("none").join("duban.db");
    let error = Store::create(&path, Purpose::Ordinary).unwrap_err();
    assert!(matches!(&error, Error::Io { path: at, .. } if *at == path));
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, _path, _store) = on_disk();
    for file in std::fs::read_dir(dir.path()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", file.file_name());
    }
}

#[test]
fn the_file_says_for_ever_what_it_is_for() {
    let dir = tempfile::tempdir().unwrap();
    for (name, purpose) in [("a.db", Purpose::Sandbox), ("b.db", Purpose::Ordinary)] {
        let path = dir.path().join(name);
        assert_eq!(
            Store::create(&path, purpose).unwrap().purpose().unwrap(),
            purpose
        );
        let again = Store::open(&path, Access::Read).unwrap();
        assert_eq!(again.purpose().unwrap(), purpose);
    }
}

#[test]
fn every_connection_is_safe_and_patient() {
    let (_dir, path, _store) = on_disk();
    let store = Store::open(&path, Access::Write).unwrap();
    let pragma = |name: &str| -> String {
        store
            .conn
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|value| format!("{value:?}"))
            .unwrap()
    };
    assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
    assert_eq!(pragma("synchronous"), "Integer(2)");
    assert_eq!(pragma("foreign_keys"), "Integer(1)");
    assert_eq!(pragma("recursive_triggers"), "Integer(1)");
    assert_eq!(pragma("trusted_schema"), "Integer(0)");
    assert_eq!(pragma("busy_timeout"), "Integer(2000)");
    assert_eq!(
        pragma("application_id"),
        format!("Integer({})", open::APPLICATION_ID)
    );
}

// Writing ---------------------------------------------------------------------------------------

#[test]
fn a_reader_cannot_write() {
    let (_dir, path, _store) = on_disk();
    let mut reader = Store::open(&path, Access::Read).unwrap();
    assert_eq!(reader.head().unwrap().seq, 6);
    let error = say(&mut reader, Some(ID), note("x")).unwrap_err();
    assert!(matches!(error, Error::ReadOnly), "{error}");
    assert_eq!(reader.head().unwrap().seq, 6);
}

#[test]
fn of_a_transaction_that_fails_nothing_stays() {
    let mut store = in_memory();
    let before = (
        store.head().unwrap(),
        store.state(Week::of(day("2025-01-01"))).unwrap(),
    );
    let error = store
        .write(Keep::Yes, |writing| {
            append(writing, vec![draft(Some(ID), note("一"))])?;
            append(writing, vec![draft(None, stage("operating"))])?;
            append(
                writing,
                vec![draft(Some(ProjectId(8)), arrival("玉东公园"))],
            )?;
            // Counting writes the tables in the middle of the transaction.
            assert_eq!(writing.stage_count(&StageKey::from("construction"))?, 2);
            Err::<(), Error>(Error::Busy)
        })
        .unwrap_err();
    assert!(matches!(error, Error::Busy));
    let after = (
        store.head().unwrap(),
        store.state(Week::of(day("2025-01-01"))).unwrap(),
    );
    assert_eq!(after, before);
    assert_eq!(findings(&store), []);
    say(&mut store, Some(ID), note("二")).unwrap();
    assert_eq!(store.head().unwrap().seq, 7, "no number is lost");
}

#[test]
fn what_is_tried_out_leaves_nothing() {
    let mut store = in_memory();
    let before = store.head().unwrap();
    let number = store
        .write(Keep::No, |writing| {
            append(
                writing,
                vec![draft(Some(ProjectId(8)), arrival("玉东公园"))],
            )?;
            writing.next_project()
        })
        .unwrap();
    assert_eq!(number, ProjectId(9));
    assert_eq!(store.head().unwrap(), before);
    assert_eq!(store.project(ProjectId(8)).unwrap(), None);
}

#[test]
fn a_transaction_that_the_tables_refuse_is_no_change() {
    let mut store = in_memory();
    let nowhere = Change::Stage {
        from: mark("construction", Basis::Stated),
        to: mark("demolition", Basis::Stated),
    };
    say(&mut store, Some(ID), nowhere).unwrap_err();
    assert_eq!(store.head().unwrap().seq, 6);
    assert_eq!(findings(&store), []);
}

#[test]
fn in_a_transaction_names_and_keys_are_known_before_they_are_written() {
    let mut store = in_memory();
    let found = store.write(Keep::Yes, |writing| -> Result<_> {
        let mut new = draft(Some(ProjectId(8)), arrival("玉东公园"));
        if let Change::Added { project } = &mut new.change {
            project.key = Some("P-8".to_owned());
        }
        append(writing, vec![new])?;
        Ok((
            writing.namesake("玉东公园")?,
            writing.namesake("北坞公园")?,
            writing.namesake("无名公园")?,
            writing.find_key("P-8")?,
            writing.find_key("P-9")?,
        ))
    });
    let eight = Some(ProjectId(8));
    assert_eq!(found.unwrap(), (eight, Some(ID), None, eight, None));
}

#[test]
fn the_past_of_a_project_is_folded_without_what_came_later() {
    let mut store = in_memory();
    let renamed = Draft {
        effective: day("2025-03-20"),
        ..draft(
            Some(ID),
            Change::Fact {
                from: Fact::Title("北坞公园".to_owned()),
                to: Fact::Title("新名".to_owned()),
            },
        )
    };
    store
        .write(Keep::Yes, |writing| append(writing, vec![renamed]))
        .unwrap();
    let (then, never) = store
        .write(Keep::No, |writing| -> Result<_> {
            Ok((
                writing.project_on(ID, day("2025-03-19"))?,
                writing.project_on(ID, day("2025-03-13"))?,
            ))
        })
        .unwrap();
    assert_eq!(then.unwrap().title, "北坞公园");
    assert_eq!(never, None);
}

#[test]
fn an_undone_stage_leaves_its_table_unless_a_project_stands_on_it() {
    let mut store = in_memory();
    say(&mut store, None, stage("operating")).unwrap();
    let undo = |seq| Draft {
        undoes: Some(seq),
        ..draft(None, stage("x"))
    };
    store
        .write(Keep::Yes, |writing| append(writing, vec![undo(7)]))
        .unwrap();
    assert_eq!(store.board().unwrap().stages.len(), 1);
    let refused = store.write(Keep::Yes, |writing| append(writing, vec![undo(1)]));
    assert!(matches!(refused, Err(Error::InUse)));
    assert_eq!(store.board().unwrap().stages.len(), 1);
    assert_eq!(findings(&store), []);
}

#[test]
fn a_board_with_everything_reads_back() {
    let store = Store::in_memory(Purpose::Ordinary).unwrap();
    let wanted = definition();
    board::write(&store.conn, &wanted).unwrap();
    assert_eq!(store.board().unwrap(), wanted);
    let smaller = Board {
        departments: BTreeMap::new(),
        ..wanted
    };
    board::write(&store.conn, &smaller).unwrap();
    assert_eq!(store.board().unwrap(), smaller);
}

// Two at one file -------------------------------------------------------------------------------

#[test]
fn a_store_sees_that_another_has_written_once_and_never_itself() {
    let (_dir, path, mut mine) = on_disk();
    let mut theirs = Store::open(&path, Access::Write).unwrap();
    let mut reader = Store::open(&path, Access::Read).unwrap();
    assert!(!theirs.changed().unwrap());
    say(&mut mine, Some(ID), note("一")).unwrap();
    assert!(!mine.changed().unwrap());
    assert!(theirs.changed().unwrap() && !theirs.changed().unwrap());
    assert!(reader.changed().unwrap() && !reader.changed().unwrap());
    say(&mut theirs, Some(ID), note("二")).unwrap();
    assert!(!theirs.changed().unwrap());
    assert!(mine.changed().unwrap() && !mine.changed().unwrap());
    let tried = mine.write(Keep::No, |writing| {
        append(writing, vec![draft(Some(ID), note("三"))])
    });
    tried.unwrap();
    assert!(!theirs.changed().unwrap(), "what is tried out is no change");
}

#[test]
fn what_is_being_typed_is_no_change_for_others() {
    let (_dir, path, mut mine) = on_disk();
    let mut theirs = Store::open(&path, Access::Write).unwrap();
    let now = at(day("2025-03-14"), 12);
    let first = Week::of(day("2025-01-01"));
    theirs.state(first).unwrap();
    mine.swap_draft(&report_of("2025-W11"), None, Some("{}"), now)
        .unwrap();
    assert!(!theirs.changed().unwrap());
    say(&mut mine, Some(ID), note("一")).unwrap();
    assert!(theirs.changed().unwrap());
    theirs.state(first).unwrap();
    // One's own events are read again by oneself; somebody's draft after that is no change either.
    say(&mut theirs, Some(ID), note("二")).unwrap();
    theirs.state(first).unwrap();
    mine.swap_draft(&report_of("2025-W11"), Some("{}"), None, now)
        .unwrap();
    assert!(!theirs.changed().unwrap());
}

fn report_of(week: &str) -> DraftKey {
    DraftKey {
        actor: wang(),
        project: ID,
        form: format!("report {week}"),
    }
}

#[test]
fn unsent_text_is_kept_replaced_and_forgotten() {
    let (_dir, path, mut store) = on_disk();
    let (key, other) = (report_of("2025-W11"), report_of("2025-W12"));
    let now = at(day("2025-03-14"), 12);
    let (first, second) = (r#"{"progress":"土"}"#, r#"{"progress":"土方"}"#);
    assert_eq!(store.load_draft(&key).unwrap(), None);
    let swaps = [
        (&key, None, Some(first)),
        (&key, Some(first), Some(second)),
        (&other, None, Some("{}")),
    ];
    for (key, known, value) in swaps {
        assert_eq!(store.swap_draft(key, known, value, now).unwrap(), None);
    }
    drop(store);
    let mut store = Store::open(&path, Access::Write).unwrap();
    let kept = store.load_draft(&key).unwrap();
    assert_eq!(kept.as_deref(), Some(second));
    assert_eq!(store.drafts(&wang()).unwrap().len(), 2);
    store.swap_draft(&key, Some(second), None, now).unwrap();
    assert_eq!(store.load_draft(&key).unwrap(), None);
    assert_eq!(store.load_draft(&other).unwrap().as_deref(), Some("{}"));
    store
        .swap_draft(&key, None, Some("no JSON"), now)
        .unwrap_err();
    assert_eq!(findings(&store), [], "drafts are no part of the log");
}

#[test]
fn unsent_text_of_another_session_is_put_aside_and_not_lost() {
    let (_dir, _path, mut store) = on_disk();
    let key = report_of("2025-W11");
    let now = at(day("2025-03-14"), 12);
    store.swap_draft(&key, None, Some("1"), now).unwrap();
    let theirs = store.swap_draft(&key, None, Some("2"), now).unwrap();
    assert_eq!(theirs.as_deref(), Some("1"));
    let kept: Vec<(String, String)> = store
        .drafts(&wang())
        .unwrap()
        .into_iter()
        .map(|draft| (draft.form, draft.value))
        .collect();
    assert_eq!(
        kept,
        [
            ("report 2025-W11".to_owned(), "2".to_owned()),
            ("report 2025-W11 aside".to_owned(), "1".to_owned())
        ]
    );
    assert_eq!(
        store
            .swap_draft(&key, Some("1"), None, now)
            .unwrap()
            .as_deref(),
        Some("2")
    );
}

#[test]
fn views_and_lines_are_kept_for_their_owner_and_for_all() {
    let (_dir, path, mut store) = on_disk();
    let li = Actor("li".to_owned());
    let now = at(day("2025-03-14"), 12);
    let view = |owner: Option<&Actor>, name: &str, filter: &str| View {
        owner: owner.cloned(),
        name: name.to_owned(),
        filter: filter.to_owned(),
        look: None,
        author: wang(),
    };
    store
        .save_view(&view(Some(&wang()), "急件", "overdue"), now)
        .unwrap();
    store
        .save_view(&view(None, "急件", "light:red"), now)
        .unwrap();
    store
        .save_view(&view(Some(&wang()), "急件", "overdue blocked"), now)
        .unwrap();
    let seen = |store: &Store, actor: &Actor| -> Vec<(bool, String)> {
        let kept = store.kept(actor).unwrap();
        kept.views
            .into_iter()
            .map(|view| (view.is_shared(), view.filter))
            .collect()
    };
    let all = (true, "light:red".to_owned());
    assert_eq!(
        seen(&store, &wang()),
        [(false, "overdue blocked".to_owned()), all.clone()]
    );
    assert_eq!(seen(&store, &li), [all]);
    store
        .move_view((None, "急件"), &view(None, "红灯件", "light:red"), now)
        .unwrap();
    assert!(!store.remove_view(None, "急件").unwrap());
    assert!(store.remove_view(None, "红灯件").unwrap());
    for line in 0..60 {
        store
            .remember(&wang(), RecentList::Filter, &format!("公园 {line}"))
            .unwrap();
    }
    store
        .remember(&wang(), RecentList::Filter, "公园 55")
        .unwrap();
    drop(store);
    let store = Store::open(&path, Access::Write).unwrap();
    let filters = store.kept(&wang()).unwrap().filters;
    assert_eq!(filters.len(), 50);
    assert_eq!(&filters[..2], ["公园 55", "公园 59"]);
    assert_eq!(filters.iter().filter(|line| *line == "公园 55").count(), 1);
    assert_eq!(store.kept(&li).unwrap().filters, Vec::<String>::new());
    assert_eq!(findings(&store), [], "they are no part of the log");
}

// Every read has its index ----------------------------------------------------------------------

/// The plan of a statement, one step a line.
fn plan(store: &Store, sql: &str) -> String {
    let mut statement = store
        .conn
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let mut rows = statement.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        steps.push(row.get::<_, String>(3).unwrap());
    }
    steps.join("\n")
}

fn select(rest: &str) -> String {
    format!("SELECT {} {rest}", event::COLUMNS)
}

#[rstest]
#[case::of_project(&select("FROM event WHERE project = ?1 ORDER BY seq"), "event_by_project (project=?)")]
#[case::of_board(&select("FROM event WHERE project IS NULL ORDER BY seq"), "event_by_project (project=?)")]
#[case::group_left(&select(include_str!("sql/group_left.sql")), "event_by_group (grp=?)")]
#[case::group_left_undone(&select(include_str!("sql/group_left.sql")), "event_by_project (project=?)")]
#[case::after_group(&select(include_str!("sql/after_group.sql")), "event_by_project (project=?)")]
#[case::after_group_by_place(&select(include_str!("sql/after_group.sql")), "PRIMARY KEY (rowid>?)")]
#[case::after_group_undone(&select(include_str!("sql/after_group.sql")), "event_by_undoes (undoes=?)")]
#[case::last_group(include_str!("sql/last_group.sql"), "event_by_actor (actor=?)")]
#[case::last_group_undone(include_str!("sql/last_group.sql"), "event_by_group (grp=?)")]
#[case::own_events_since(&select("FROM event WHERE actor = ?3 AND seq > ?5 ORDER BY seq DESC"), "event_by_actor (actor=? AND seq>?)")]
#[case::last_group_undone(include_str!("sql/last_group.sql"), "event_by_project (project=?)")]
#[case::head("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", "")]
#[case::namesake_title(include_str!("sql/namesake.sql"), "project_by_title (title=?)")]
#[case::namesake_alias(include_str!("sql/namesake.sql"), "project_alias_by_name (name=?)")]
#[case::stage(
    "SELECT count(*) FROM project WHERE stage = ?1 AND removed = 0",
    "project_by_stage (stage=?)"
)]
#[case::key(
    "SELECT id FROM project WHERE key = ?1",
    "sqlite_autoindex_project_1 (key=?)"
)]
#[case::next("SELECT coalesce(max(id), 0) FROM project", "SEARCH project")]
#[case::one_project(
    concat!(include_str!("sql/project_read.sql"), "WHERE id = ?1"),
    "PRIMARY KEY (rowid=?)"
)]
#[case::parts(
    "SELECT * FROM milestone WHERE project = ?1 ORDER BY project, part",
    "PRIMARY KEY (project=?)"
)]
#[case::entries("SELECT * FROM entry WHERE week >= ?1", "entry_by_week (week>?)")]
fn a_read_uses_its_index(#[case] sql: &str, #[case] index: &str) {
    let plan = plan(&in_memory(), sql);
    assert!(plan.contains(index), "{plan}");
    let is_scan = |step: &str| step.starts_with("SCAN") && !sql.ends_with("LIMIT 1");
    assert!(!plan.lines().any(is_scan), "{plan}");
    assert!(!plan.contains("TEMP B-TREE"), "{plan}");
}

#[test]
fn what_is_new_is_found_without_going_through_the_log() {
    let plan = plan(&in_memory(), state::TOUCHED);
    assert!(plan.contains("PRIMARY KEY (rowid>?)"), "{plan}");
    assert!(!plan.contains("SCAN"), "{plan}");
}

/// Every shape of the question that a screen asks page by page.
#[rstest]
#[case::all(EventQuery::default(), "")]
#[case::older(EventQuery { behind: Some((day("2025-03-14"), 9)), ..EventQuery::default() }, "PRIMARY KEY (rowid<?)")]
#[case::of_actor(EventQuery { actor: Some(wang()), ..EventQuery::default() }, "event_by_actor (actor=?)")]
#[case::of_actor_older(
    EventQuery { actor: Some(wang()), behind: Some((day("2025-03-14"), 9)), ..EventQuery::default() },
    "event_by_actor (actor=? AND seq<?)"
)]
#[case::of_project(EventQuery { project: Some(ID), ..EventQuery::default() }, "event_by_project (project=?)")]
#[case::by_day(EventQuery { order: Order::Effective, ..EventQuery::default() }, "event_by_effective")]
#[case::by_day_older(
    EventQuery { order: Order::Effective, behind: Some((day("2025-03-14"), 9)), ..EventQuery::default() },
    "event_by_effective (effective<?)"
)]
#[case::past_by_day(
    EventQuery { order: Order::Effective, until: Some(day("2025-03-14")), ..EventQuery::default() },
    "event_by_effective (effective<?)"
)]
fn a_page_of_the_log_is_read_in_its_order_and_sorted_never(
    #[case] query: EventQuery,
    #[case] index: &str,
) {
    let plan = plan(&in_memory(), &event::sql(&query));
    assert!(plan.contains(index), "{plan}");
    assert!(!plan.contains("TEMP B-TREE"), "{plan}");
}

#[test]
fn what_was_turned_back_is_found_by_its_index() {
    let plan = plan(&in_memory(), event::UNDONE);
    assert!(plan.contains("event_by_undoes (undoes=?)"), "{plan}");
}

#[test]
fn a_log_is_read_page_by_page_in_both_orders() {
    let mut store = in_memory();
    for (on, text) in [
        ("2025-03-01", "一"),
        ("2025-02-01", "二"),
        ("2025-03-01", "三"),
    ] {
        let draft = Draft {
            effective: day(on),
            ..draft(Some(ID), note(text))
        };
        let said: Result<()> = store.write(Keep::Yes, |writing| append(writing, vec![draft]));
        said.unwrap();
    }
    for (order, expected) in [(Order::Recorded, [9, 8, 7]), (Order::Effective, [9, 7, 8])] {
        let mut query = EventQuery {
            kinds: Some(vec!["note"]),
            projects: Some(vec![ID]),
            until: Some(day("2025-03-13")),
            order,
            limit: Some(1),
            ..EventQuery::default()
        };
        let mut found = Vec::new();
        while let Some(event) = store.events(&query).unwrap().pop() {
            query.behind = Some((event.effective, event.seq));
            found.push(event.seq);
        }
        assert_eq!(found, expected, "{order:?}");
    }
    let of_others = EventQuery {
        projects: Some(vec![ProjectId(99)]),
        ..EventQuery::default()
    };
    assert_eq!(store.events(&of_others).unwrap(), []);
    assert_eq!(store.events_after(8, 9).unwrap().len(), 1);
}

#[test]
fn the_newest_entry_of_each_project_is_a_seek() {
    let plan = plan(&in_memory(), include_str!("sql/last_entries.sql"));
    for step in [
        "SEARCH e USING PRIMARY KEY (project=? AND week=?)",
        "SEARCH entry USING PRIMARY KEY (project=?)",
    ] {
        assert!(plan.contains(step), "{plan}");
    }
}

#[test]
fn a_question_to_the_log_is_answered_newest_first() {
    let mut store = in_memory();
    say(&mut store, Some(ID), note("一")).unwrap();
    let seqs = |query: &EventQuery| -> Vec<u64> {
        let events = store.events(query).unwrap();
        events.iter().map(|event| event.seq).collect()
    };
    let all = EventQuery::default();
    assert_eq!(seqs(&all), [7, 6, 5, 4, 3, 2, 1]);
    let of_project = EventQuery {
        project: Some(ID),
        limit: Some(2),
        ..all.clone()
    };
    assert_eq!(seqs(&of_project), [7, 6]);
    let since = |text| EventQuery {
        since: Some(day(text)),
        ..all.clone()
    };
    assert_eq!(seqs(&since("2025-03-14")).len(), 7);
    assert_eq!(seqs(&since("2025-03-15")), [0; 0]);
    let of_li = EventQuery {
        actor: Some(Actor("li".to_owned())),
        ..all
    };
    assert_eq!(seqs(&of_li), [0; 0]);
}

/// Takes away what format 2 brought.
const BACK_TO_ONE: &str = "
    DROP TABLE confirmation; DROP TABLE entrance; DROP TABLE presence; DROP TABLE person_key; DROP TABLE person;
    ALTER TABLE event DROP COLUMN via;
    DROP TABLE stage_step; DROP TABLE holiday; DROP TABLE view; DROP TABLE recent;
    ALTER TABLE project DROP COLUMN level_since; ALTER TABLE project DROP COLUMN level_actor;
    ALTER TABLE project DROP COLUMN level_reason; ALTER TABLE project DROP COLUMN level_rule;
    ALTER TABLE project DROP COLUMN urge_count; ALTER TABLE project DROP COLUMN urged;
    ALTER TABLE project DROP COLUMN urge_actor; ALTER TABLE project DROP COLUMN urge_note;
    PRAGMA user_version = 1";

#[test]
fn an_older_database_learns_the_steps_of_its_projects_from_its_log() {
    let (_dir, path, mut store) = on_disk();
    let go = |to: &str, on: &str, undoes: Option<u64>| Draft {
        effective: day(on),
        undoes,
        ..draft(
            Some(ID),
            Change::Stage {
                from: mark("construction", Basis::Stated),
                to: mark(to, Basis::Inferred),
            },
        )
    };
    for key in ["reserve", "preliminary", "completed", "operating"] {
        say(&mut store, None, stage(key)).unwrap();
    }
    // Told late, undone, said twice, and about a day before the arrival.
    for step in [
        go("completed", "2025-03-20", None),
        go("preliminary", "2025-03-16", None),
        go("operating", "2025-03-25", None),
        go("completed", "2025-03-26", Some(13)),
        go("completed", "2025-03-28", None),
        go("reserve", "2025-01-01", None),
    ] {
        store
            .write(Keep::Yes, |writing| append(writing, vec![step]))
            .unwrap();
    }
    let path_of = |store: &Store| store.project(ID).unwrap().unwrap().path;
    let before = path_of(&store);
    let keys: Vec<&str> = before.iter().map(|step| step.stage.0.as_str()).collect();
    assert_eq!(keys, ["construction", "preliminary", "completed"]);
    drop(store);
    raw(&path).execute_batch(BACK_TO_ONE).unwrap();
    let store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(path_of(&store), before);
    assert_eq!(findings(&store), []);
}

#[test]
fn each_older_database_gets_a_copy_of_its_own_before_it_is_changed() {
    let (dir, path, mut store) = on_disk();
    say(&mut store, None, stage("reserve")).unwrap();
    let events = |path: &Path| -> i64 {
        raw(path)
            .query_row("SELECT count(*) FROM event", [], |row| row.get(0))
            .unwrap()
    };
    let copy = |name: &str| {
        dir.path().join(format!(
            "{}.{name}",
            path.file_name().unwrap().to_str().unwrap()
        ))
    };
    let was = events(&path);
    drop(store);
    raw(&path).execute_batch(BACK_TO_ONE).unwrap();
    // What a copy that broke off has left behind is no copy.
    std::fs::write(copy("copying"), "half").unwrap();
    let mut store = Store::open(&path, Access::Write).unwrap();
    say(&mut store, None, stage("preliminary")).unwrap();
    drop(store);
    raw(&path).execute_batch(BACK_TO_ONE).unwrap();
    drop(Store::open(&path, Access::Write).unwrap());
    assert!(!copy("copying").exists());
    assert_eq!(events(&copy("before-2")), was);
    assert_eq!(events(&copy("before-2.2")), was + 1);
    for name in ["before-2", "before-2.2"] {
        let conn = raw(&copy(name));
        let ask = |pragma: &str| -> String {
            let sql = format!("SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}");
            conn.query_row(&sql, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(ask("user_version"), "1");
        assert_eq!(ask("journal_mode"), "wal");
        #[cfg(unix)]
        assert_eq!(
            std::os::unix::fs::PermissionsExt::mode(
                &std::fs::metadata(copy(name)).unwrap().permissions()
            ) & 0o777,
            0o600
        );
    }
}

#[test]
fn a_database_that_cannot_be_copied_is_not_brought_up() {
    let (_dir, path, store) = on_disk();
    drop(store);
    raw(&path).execute_batch(BACK_TO_ONE).unwrap();
    // A directory where the copy is to be made.
    let mut taken = path.clone().into_os_string();
    taken.push(".copying");
    std::fs::create_dir(&taken).unwrap();
    Store::open(&path, Access::Write).unwrap_err();
    let format: i64 = raw(&path)
        .query_row("SELECT user_version FROM pragma_user_version", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(format, 1);
}
