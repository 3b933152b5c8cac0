//! People: rows ↔ domain, and the one question that sshd asks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use super::Store;
use super::error::Result;
use super::{open, row};
use crate::domain::board::Board;
use crate::domain::person::{Person, PersonId};

const TABLE: &str = "person";

/// The tables are small and written anew as a whole.
pub(super) fn write(conn: &Connection, board: &Board) -> Result<()> {
    conn.execute("DELETE FROM person_key", [])?;
    conn.execute("DELETE FROM person", [])?;
    for (id, person) in &board.people {
        let values = params![id.0, person.login.0, row::json(TABLE, person)?];
        conn.prepare_cached("INSERT INTO person VALUES (?1, ?2, ?3)")?
            .execute(values)?;
        for key in &person.keys {
            let values = params![key.fingerprint(), id.0];
            conn.prepare_cached("INSERT INTO person_key VALUES (?1, ?2)")?
                .execute(values)?;
        }
    }
    Ok(())
}

pub(super) fn read(conn: &Connection) -> Result<BTreeMap<PersonId, Person>> {
    let mut statement = conn.prepare_cached("SELECT id, value FROM person")?;
    let mut rows = statement.query([])?;
    let mut people = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let person = row::from_json(TABLE, &row.get::<_, String>(1)?)?;
        people.insert(PersonId(row.get(0)?), person);
    }
    Ok(people)
}

/// The rows as they stand: number, login, and the person as JSON.
pub(super) fn rows(conn: &Connection) -> Result<Vec<(i64, String, String)>> {
    let mut statement = conn.prepare("SELECT id, login, value FROM person ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who comes in by which key, as the table says.
pub(super) fn keys(conn: &Connection) -> Result<BTreeSet<(String, i64)>> {
    let mut statement = conn.prepare("SELECT fingerprint, person FROM person_key")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who comes in by which key, as the log says.
pub(super) fn keys_of(board: &Board) -> BTreeSet<(String, i64)> {
    let all = board.people.iter().flat_map(|(id, person)| {
        let keys = person.keys.iter();
        keys.map(|key| (key.fingerprint(), i64::from(id.0)))
    });
    all.collect()
}

impl Store {
    /// The person of a database who comes in by the key of this fingerprint, whether or not he is welcome. Reads only
    /// that, waits two seconds at most, and leaves an older format as it is.
    pub fn person_by_key(path: &Path, fingerprint: &str) -> Result<Option<(PersonId, Person)>> {
        let conn = open::glance(path)?;
        let sql = "SELECT id, value FROM person WHERE id = (SELECT person FROM person_key WHERE fingerprint = ?1)";
        let found: Option<(u32, String)> = conn
            .prepare(sql)?
            .query_row([fingerprint], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        found
            .map(|(id, value)| Ok((PersonId(id), row::from_json(TABLE, &value)?)))
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use pretty_assertions::assert_eq;
    use tempfile::TempDir;

    use super::*;
    use crate::domain::id::Actor;
    use crate::domain::person::{PublicKey, Role};
    use crate::store::{Error, Purpose, migrate};

    const KEY: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";
    const PRINT: &str = "SHA256:UCUiLr7Pjs9wFFJMDByLgc3NrtdU344OgUM45wZPcIQ";

    /// A database with wang, number 7, who is shut out.
    fn database() -> (TempDir, std::path::PathBuf, Store) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.db");
        let store = Store::create(&path, Purpose::Ordinary).unwrap();
        let wang = Person {
            login: Actor("wang".to_owned()),
            name: "王芳".to_owned(),
            role: Role::Operator,
            depts: Vec::new(),
            keys: vec![PublicKey::parse(KEY).unwrap()],
            disabled: true,
            expires: None,
        };
        let board = Board {
            people: [(PersonId(7), wang)].into(),
            ..Board::default()
        };
        write(&store.conn, &board).unwrap();
        (dir, path, store)
    }

    fn holder(path: &Path) -> Result<Option<PersonId>> {
        let found = Store::person_by_key(path, PRINT)?;
        Ok(found.map(|(id, _)| id))
    }

    #[test]
    fn a_key_names_its_person_whether_or_not_he_is_welcome() {
        let (_dir, path, store) = database();
        assert_eq!(holder(&path).unwrap(), Some(PersonId(7)));
        assert_eq!(Store::person_by_key(&path, "SHA256:x").unwrap(), None);
        // Nobody else has it open, and nothing but the file is there.
        drop(store);
        assert!(!path.with_extension("db-wal").exists());
        assert_eq!(holder(&path).unwrap(), Some(PersonId(7)));
    }

    #[test]
    fn who_writes_meanwhile_holds_nobody_up() {
        let (_dir, path, store) = database();
        store
            .conn
            .execute_batch("BEGIN IMMEDIATE; DELETE FROM person_key")
            .unwrap();
        let begin = Instant::now();
        assert_eq!(holder(&path).unwrap(), Some(PersonId(7)));
        assert!(begin.elapsed() < Duration::from_secs(1));
    }

    #[test]
    fn other_formats_are_left_as_they_are() {
        let (_dir, path, store) = database();
        for format in [2, migrate::NEWEST + 1] {
            store
                .conn
                .pragma_update(None, "user_version", format)
                .unwrap();
            assert!(matches!(holder(&path), Err(Error::TooNew { found, .. }) if found == format));
            assert_eq!(migrate::format_of(&store.conn).unwrap(), format);
        }
        let missing = path.with_extension("none");
        assert!(matches!(holder(&missing), Err(Error::Missing(_))));
        assert!(!missing.exists());
    }
}
