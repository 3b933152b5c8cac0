//! The board's definition: rows ↔ domain. It is small and written anew as a whole.

use std::collections::BTreeMap;

use chrono::Datelike;
use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::board::{Board, CategoryDef, PlanTask, Source, StageDef};
use crate::domain::calendar::SpecialDay;
use crate::domain::id::{CategoryKey, DeptId, StageKey};
use crate::domain::people::Department;

use super::error::Result;
use super::person;
use super::row::{self, word};

/// Writes the board in place of what stood there. Foreign keys from projects hold: rows in use are updated, not deleted.
pub(super) fn write(conn: &Connection, board: &Board) -> Result<()> {
    let (title, settings) = (
        row::json("board", &board.title)?,
        row::json("board", &board.settings)?,
    );
    conn.execute(
        include_str!("sql/board_write.sql"),
        params![title, settings, board.version],
    )?;
    for stage in &board.stages {
        let class = word(&stage.class);
        let values = params![
            stage.key.0,
            stage.zh,
            stage.en,
            class,
            stage.order,
            stage.wip_limit
        ];
        conn.prepare_cached(include_str!("sql/stage_write.sql"))?
            .execute(values)?;
    }
    for (position, category) in board.categories.iter().enumerate() {
        let values = params![category.key.0, category.zh, category.en, position];
        conn.prepare_cached(include_str!("sql/category_write.sql"))?
            .execute(values)?;
    }
    write_departments(conn, board)?;
    for source in board.sources.values() {
        let values = params![
            source.key,
            source.title,
            source.date.map(|day| day.to_string())
        ];
        conn.prepare_cached("INSERT INTO source VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET title = excluded.title, day = excluded.day")?.execute(values)?;
    }
    write_tasks(conn, board)?;
    write_holidays(conn, board)?;
    person::write(conn, board)?;
    for (key, indicator) in &board.indicators {
        let values = params![key, row::json("indicator", indicator)?];
        conn.prepare_cached("INSERT INTO indicator VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?.execute(values)?;
    }
    remove_what_is_gone(conn, board)
}

/// The table is small and written anew as a whole.
fn write_holidays(conn: &Connection, board: &Board) -> Result<()> {
    conn.execute("DELETE FROM holiday", [])?;
    for year in board.calendar.years() {
        for special in board.calendar.year(year) {
            let values = params![special.day.to_string(), word(&special.kind), special.name];
            conn.prepare_cached("INSERT INTO holiday VALUES (?1, ?2, ?3)")?
                .execute(values)?;
        }
    }
    Ok(())
}

fn write_departments(conn: &Connection, board: &Board) -> Result<()> {
    conn.execute("DELETE FROM department_alias", [])?;
    for (id, dept) in &board.departments {
        let values = params![id.0, dept.name, dept.short, dept.en, word(&dept.kind)];
        conn.prepare_cached(include_str!("sql/department_write.sql"))?
            .execute(values)?;
        for (position, alias) in dept.aliases.iter().enumerate() {
            let values = params![id.0, position, alias];
            conn.prepare_cached("INSERT INTO department_alias VALUES (?1, ?2, ?3)")?
                .execute(values)?;
        }
    }
    Ok(())
}

fn write_tasks(conn: &Connection, board: &Board) -> Result<()> {
    conn.execute("DELETE FROM task_department", [])?;
    for task in board.tasks.values() {
        let values = params![task.key, task.number, task.title, task.source];
        conn.prepare_cached(include_str!("sql/task_write.sql"))?
            .execute(values)?;
        for (position, dept) in task.departments.iter().enumerate() {
            let values = params![task.key, position, dept.0];
            conn.prepare_cached("INSERT INTO task_department VALUES (?1, ?2, ?3)")?
                .execute(values)?;
        }
    }
    Ok(())
}

/// An undone definition leaves its table; one that projects stand on cannot, and the foreign key says so.
fn remove_what_is_gone(conn: &Connection, board: &Board) -> Result<()> {
    let stages = row::json(
        "stage",
        &board
            .stages
            .iter()
            .map(|stage| &stage.key)
            .collect::<Vec<_>>(),
    )?;
    let categories = row::json(
        "category",
        &board
            .categories
            .iter()
            .map(|category| &category.key)
            .collect::<Vec<_>>(),
    )?;
    let departments = row::json("department", &board.departments.keys().collect::<Vec<_>>())?;
    let sources = row::json("source", &board.sources.keys().collect::<Vec<_>>())?;
    let tasks = row::json("task", &board.tasks.keys().collect::<Vec<_>>())?;
    let indicators = row::json("indicator", &board.indicators.keys().collect::<Vec<_>>())?;
    let gone = [
        ("stage", "key", stages),
        ("category", "key", categories),
        ("department", "id", departments),
        ("source", "key", sources),
        ("task", "key", tasks),
        ("indicator", "key", indicators),
    ];
    for (table, column, kept) in gone {
        let sql =
            format!("DELETE FROM {table} WHERE {column} NOT IN (SELECT value FROM json_each(?1))");
        conn.prepare_cached(&sql)?.execute([kept])?;
    }
    Ok(())
}

/// Reads the board; a database that has none yet gives an empty one.
pub(super) fn read(conn: &Connection) -> Result<Board> {
    let mut board = read_definition(conn)?;
    board.people = person::read(conn)?;
    Ok(board)
}

/// Reads the board without its people.
pub(super) fn read_definition(conn: &Connection) -> Result<Board> {
    let found: Option<(String, String, u32)> = conn
        .prepare_cached("SELECT title, settings, version FROM board")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((title, settings, version)) = found else {
        return Ok(Board::default());
    };
    let mut board = Board {
        title: row::from_json("board", &title)?,
        settings: row::from_json("board", &settings)?,
        version,
        ..Board::default()
    };
    read_stages(conn, &mut board)?;
    read_categories(conn, &mut board)?;
    read_departments(conn, &mut board)?;
    read_sources(conn, &mut board)?;
    read_tasks(conn, &mut board)?;
    read_holidays(conn, &mut board)?;
    read_indicators(conn, &mut board)?;
    Ok(board)
}

fn read_holidays(conn: &Connection, board: &mut Board) -> Result<()> {
    let mut statement = conn.prepare_cached("SELECT day, kind, name FROM holiday ORDER BY day")?;
    let mut rows = statement.query([])?;
    let mut years: BTreeMap<i32, Vec<SpecialDay>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let special = SpecialDay {
            day: row::day("holiday", &row.get::<_, String>(0)?)?,
            kind: row::from_word("holiday", row.get(1)?)?,
            name: row.get(2)?,
        };
        years.entry(special.day.year()).or_default().push(special);
    }
    for (year, days) in years {
        board.calendar.set_year(year, &days);
    }
    Ok(())
}

fn read_stages(conn: &Connection, board: &mut Board) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT key, zh, en, class, position, wip_limit FROM stage ORDER BY position, key",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        board.stages.push(StageDef {
            key: StageKey(row.get(0)?),
            zh: row.get(1)?,
            en: row.get(2)?,
            class: row::from_word("stage", row.get(3)?)?,
            order: row.get(4)?,
            wip_limit: row.get(5)?,
        });
    }
    Ok(())
}

fn read_categories(conn: &Connection, board: &mut Board) -> Result<()> {
    let mut statement =
        conn.prepare_cached("SELECT key, zh, en FROM category ORDER BY position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        board.categories.push(CategoryDef {
            key: CategoryKey(row.get(0)?),
            zh: row.get(1)?,
            en: row.get(2)?,
        });
    }
    Ok(())
}

fn read_departments(conn: &Connection, board: &mut Board) -> Result<()> {
    let mut statement = conn.prepare_cached("SELECT id, name, short, en, kind FROM department")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let dept = Department {
            name: row.get(1)?,
            short: row.get(2)?,
            en: row.get(3)?,
            kind: row::from_word("department", row.get(4)?)?,
            aliases: Vec::new(),
        };
        board.departments.insert(DeptId(row.get(0)?), dept);
    }
    let mut statement =
        conn.prepare_cached("SELECT dept, name FROM department_alias ORDER BY dept, position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(dept) = board.departments.get_mut(&DeptId(row.get(0)?)) {
            dept.aliases.push(row.get(1)?);
        }
    }
    Ok(())
}

fn read_sources(conn: &Connection, board: &mut Board) -> Result<()> {
    let mut statement = conn.prepare_cached("SELECT key, title, day FROM source")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let source = Source {
            key: row.get(0)?,
            title: row.get(1)?,
            date: row::day_opt("source", row.get(2)?)?,
        };
        board.sources.insert(source.key.clone(), source);
    }
    Ok(())
}

fn read_tasks(conn: &Connection, board: &mut Board) -> Result<()> {
    let mut statement = conn.prepare_cached("SELECT key, number, title, source FROM task")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let task = PlanTask {
            key: key.clone(),
            number: row.get(1)?,
            title: row.get(2)?,
            source: row.get(3)?,
            departments: Vec::new(),
        };
        board.tasks.insert(key, task);
    }
    let mut statement =
        conn.prepare_cached("SELECT task, dept FROM task_department ORDER BY task, position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(task) = board.tasks.get_mut(&row.get::<_, String>(0)?) {
            task.departments.push(DeptId(row.get(1)?));
        }
    }
    Ok(())
}

fn read_indicators(conn: &Connection, board: &mut Board) -> Result<()> {
    let mut statement = conn.prepare_cached("SELECT key, value FROM indicator")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let indicator = row::from_json("indicator", &row.get::<_, String>(1)?)?;
        board.indicators.insert(row.get(0)?, indicator);
    }
    Ok(())
}
