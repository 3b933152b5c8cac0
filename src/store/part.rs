//! The tables that hang on a project: each reads all rows of one project or of all, and is written anew as a whole.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, ToSql, params};

use crate::domain::board::SourceRef;
use crate::domain::calendar::Week;
use crate::domain::course::StageStep;
use crate::domain::id::{Actor, DeptId, PartId, ProjectId, StageKey};
use crate::domain::measure::{Measure, Quantity};
use crate::domain::milestone::Milestone;
use crate::domain::people::Owner;
use crate::domain::problem::{Clearing, Problem};
use crate::domain::project::{Project, Slip};

use super::entry;
use super::error::{Error, Result};
use super::row::{self, deadline_columns, word};

/// Every table that hangs on a project.
const TABLES: [&str; 10] = [
    "project_alias",
    "project_tag",
    "project_source",
    "owner",
    "slip",
    "stage_step",
    "milestone",
    "measure",
    "entry",
    "problem",
];

/// Writes all parts of a project in place of what stood there.
pub(super) fn write(conn: &Connection, project: &Project) -> Result<()> {
    for table in TABLES {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE project = ?1"))?
            .execute([project.id.0])?;
    }
    write_names(conn, project)?;
    write_owners(conn, project)?;
    write_slips(conn, project)?;
    write_path(conn, project)?;
    write_milestones(conn, project)?;
    write_measures(conn, project)?;
    entry::write(conn, project)?;
    write_problems(conn, project)
}

pub(super) fn insert(conn: &Connection, sql: &str, values: &[&dyn ToSql]) -> Result<()> {
    conn.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

fn write_names(conn: &Connection, project: &Project) -> Result<()> {
    let id = project.id.0;
    for (position, name) in project.aliases.iter().enumerate() {
        insert(
            conn,
            "INSERT INTO project_alias VALUES (?1, ?2, ?3)",
            params![id, position, name],
        )?;
    }
    for tag in &project.tags {
        insert(
            conn,
            "INSERT INTO project_tag VALUES (?1, ?2)",
            params![id, tag],
        )?;
    }
    for (position, source) in project.sources.iter().enumerate() {
        let values = params![id, position, source.source, source.section, source.locator];
        insert(
            conn,
            "INSERT INTO project_source VALUES (?1, ?2, ?3, ?4, ?5)",
            values,
        )?;
    }
    Ok(())
}

fn write_owners(conn: &Connection, project: &Project) -> Result<()> {
    for (position, owner) in project.owners.iter().enumerate() {
        let values = params![
            project.id.0,
            position,
            owner.dept.0,
            word(&owner.role),
            word(&owner.basis)
        ];
        insert(
            conn,
            "INSERT INTO owner VALUES (?1, ?2, ?3, ?4, ?5)",
            values,
        )?;
    }
    Ok(())
}

fn write_path(conn: &Connection, project: &Project) -> Result<()> {
    for (position, step) in project.path.iter().enumerate() {
        let day = step.on.to_string();
        let values = params![project.id.0, position, step.stage.0, word(&step.basis), day];
        insert(
            conn,
            "INSERT INTO stage_step VALUES (?1, ?2, ?3, ?4, ?5)",
            values,
        )?;
    }
    Ok(())
}

fn write_slips(conn: &Connection, project: &Project) -> Result<()> {
    let sql = "INSERT INTO slip VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    for (position, slip) in project.slips.iter().enumerate() {
        let (from, to) = (
            deadline_columns(Some(&slip.from)),
            deadline_columns(slip.to.as_ref()),
        );
        let reason = slip.reason.as_ref().map(word);
        let day = slip.on.to_string();
        let values = params![
            project.id.0,
            position,
            from.0,
            from.1,
            from.2,
            to.0,
            to.1,
            to.2,
            reason,
            slip.note,
            day,
            slip.actor.0
        ];
        insert(conn, sql, values)?;
    }
    Ok(())
}

fn write_milestones(conn: &Connection, project: &Project) -> Result<()> {
    let sql = "INSERT INTO milestone VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    for (part, milestone) in &project.milestones {
        let due = deadline_columns(milestone.deadline.as_ref());
        let done = milestone.done.map(|day| day.to_string());
        let dept = milestone.dept.map(|dept| dept.0);
        let kind = word(&milestone.kind);
        let values = params![
            project.id.0,
            part.0,
            milestone.name,
            kind,
            due.0,
            due.1,
            due.2,
            done,
            milestone.document,
            dept
        ];
        insert(conn, sql, values)?;
    }
    Ok(())
}

fn write_measures(conn: &Connection, project: &Project) -> Result<()> {
    for (part, measure) in &project.measures {
        let (target, done) = (
            measure.target.map(|amount| amount.0),
            measure.done.map(|amount| amount.0),
        );
        let values = params![
            project.id.0,
            part.0,
            measure.name,
            measure.unit,
            measure.year,
            target,
            done
        ];
        insert(
            conn,
            "INSERT INTO measure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            values,
        )?;
    }
    Ok(())
}

fn write_problems(conn: &Connection, project: &Project) -> Result<()> {
    let sql = "INSERT INTO problem VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    for (part, problem) in &project.problems {
        let limit = deadline_columns(problem.limit.as_ref());
        let owner = problem.owner.map(|dept| dept.0);
        let ask = problem.ask.as_ref().map(word);
        let opened = problem.opened.to_string();
        let cleared = problem
            .cleared
            .as_ref()
            .map(|clearing| clearing.on.to_string());
        let note = problem
            .cleared
            .as_ref()
            .map(|clearing| clearing.note.as_str());
        let values = params![
            project.id.0,
            part.0,
            problem.text,
            owner,
            limit.0,
            limit.1,
            limit.2,
            ask,
            opened,
            cleared,
            note
        ];
        insert(conn, sql, values)?;
    }
    Ok(())
}

/// Whose parts to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which<'a> {
    /// One project's, with every weekly entry.
    One(ProjectId),
    /// Everybody's, with the entries of this week and later ones: a board does not show the old ones.
    All(Week),
    /// Those of some projects (a list of numbers in JSON), with the entries of this week and later ones.
    Some(&'a str, Week),
}

/// Fills the parts of the projects given.
pub(super) fn fill(
    conn: &Connection,
    projects: &mut BTreeMap<ProjectId, Project>,
    which: Which<'_>,
) -> Result<()> {
    let mut each = |table: &'static str, columns: &str, order: &str, put: &Put<'_>| -> Result<()> {
        let condition = match which {
            Which::One(_) => "WHERE project = ?1",
            Which::All(_) => "",
            Which::Some(..) => "WHERE project IN (SELECT value FROM json_each(?1))",
        };
        let sql =
            format!("SELECT project, {columns} FROM {table} {condition} ORDER BY project, {order}");
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = match which {
            Which::One(id) => statement.query([id.0])?,
            Which::All(_) => statement.query([])?,
            Which::Some(ids, _) => statement.query([ids])?,
        };
        while let Some(row) = rows.next()? {
            if let Some(project) = projects.get_mut(&ProjectId(row.get(0)?)) {
                put(project, row)?;
            }
        }
        Ok(())
    };
    each("project_alias", "name", "position", &|project, row| {
        project.aliases.push(row.get(1)?);
        Ok(())
    })?;
    each("project_tag", "tag", "tag", &|project, row| {
        project.tags.insert(row.get(1)?);
        Ok(())
    })?;
    each(
        "project_source",
        "source, section, locator",
        "position",
        &|project, row| {
            project.sources.push(SourceRef {
                source: row.get(1)?,
                section: row.get(2)?,
                locator: row.get(3)?,
            });
            Ok(())
        },
    )?;
    each("owner", "dept, role, basis", "position", &read_owner)?;
    let slip = "from_phrase, from_precision, from_day, to_phrase, to_precision, to_day, reason, note, day, actor";
    each("slip", slip, "position", &read_slip)?;
    each("stage_step", "stage, basis, day", "position", &read_step)?;
    let milestone = "part, name, kind, due_phrase, due_precision, due_day, done, document, dept";
    each("milestone", milestone, "part", &read_milestone)?;
    each(
        "measure",
        "part, name, unit, year, target, done",
        "part",
        &read_measure,
    )?;
    let problem = "part, text, owner, limit_phrase, limit_precision, limit_day, ask, opened, cleared, clearing_note";
    each("problem", problem, "part", &read_problem)?;
    entry::fill(conn, projects, which)
}

/// Puts a row into the project that it hangs on; column 0 is the project.
type Put<'a> = dyn Fn(&mut Project, &Row<'_>) -> Result<()> + 'a;

fn read_owner(project: &mut Project, row: &Row<'_>) -> Result<()> {
    let (role, basis) = (
        row::from_word("owner", row.get(2)?)?,
        row::from_word("owner", row.get(3)?)?,
    );
    project.owners.push(Owner {
        dept: DeptId(row.get(1)?),
        role,
        basis,
    });
    Ok(())
}

fn read_step(project: &mut Project, row: &Row<'_>) -> Result<()> {
    project.path.push(StageStep {
        stage: StageKey(row.get(1)?),
        basis: row::from_word("stage_step", row.get(2)?)?,
        on: row::day("stage_step", &row.get::<_, String>(3)?)?,
    });
    Ok(())
}

fn read_slip(project: &mut Project, row: &Row<'_>) -> Result<()> {
    let missing = || Error::Unreadable {
        table: "slip",
        what: "a date is missing".to_owned(),
    };
    project.slips.push(Slip {
        from: row::deadline("slip", row, 1)?.ok_or_else(missing)?,
        to: row::deadline("slip", row, 4)?,
        reason: row::from_word_opt("slip", row.get(7)?)?,
        note: row.get(8)?,
        on: row::day("slip", &row.get::<_, String>(9)?)?,
        actor: Actor(row.get(10)?),
    });
    Ok(())
}

fn read_milestone(project: &mut Project, row: &Row<'_>) -> Result<()> {
    let milestone = Milestone {
        name: row.get(2)?,
        kind: row::from_word("milestone", row.get(3)?)?,
        deadline: row::deadline("milestone", row, 4)?,
        done: row::day_opt("milestone", row.get(7)?)?,
        document: row.get(8)?,
        dept: row.get::<_, Option<u32>>(9)?.map(DeptId),
    };
    project.milestones.insert(PartId(row.get(1)?), milestone);
    Ok(())
}

fn read_measure(project: &mut Project, row: &Row<'_>) -> Result<()> {
    let measure = Measure {
        name: row.get(2)?,
        unit: row.get(3)?,
        year: row.get(4)?,
        target: row.get::<_, Option<i64>>(5)?.map(Quantity),
        done: row.get::<_, Option<i64>>(6)?.map(Quantity),
    };
    project.measures.insert(PartId(row.get(1)?), measure);
    Ok(())
}

fn read_problem(project: &mut Project, row: &Row<'_>) -> Result<()> {
    let cleared = row::day_opt("problem", row.get(9)?)?;
    let note: Option<String> = row.get(10)?;
    let problem = Problem {
        text: row.get(2)?,
        owner: row.get::<_, Option<u32>>(3)?.map(DeptId),
        limit: row::deadline("problem", row, 4)?,
        ask: row::from_word_opt("problem", row.get(7)?)?,
        opened: row::day("problem", &row.get::<_, String>(8)?)?,
        cleared: cleared.map(|on| Clearing {
            on,
            note: note.unwrap_or_default(),
        }),
    };
    project.problems.insert(PartId(row.get(1)?), problem);
    Ok(())
}
