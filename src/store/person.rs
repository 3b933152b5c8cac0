//! People: rows ↔ domain, and the one question that sshd asks.

use std::collections::BTreeMap;
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
