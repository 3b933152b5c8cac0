//! The project table itself; its numbered parts are in `part.rs`.

use rusqlite::{Connection, Row, params};

use crate::domain::id::{Actor, CategoryKey, ProjectId, StageKey};
use crate::domain::level::{Level, LevelMark, Urging};
use crate::domain::light::LightOverride;
use crate::domain::measure::Wan;
use crate::domain::project::{Block, Money, Project, SideState, StageMark};

use super::error::{Error, Result};
use super::row::{self, deadline_columns, word};

const TABLE: &str = "project";

/// Writes a project's row; its parts are written by the caller.
pub(super) fn write(conn: &Connection, project: &Project) -> Result<()> {
    let due = deadline_columns(project.deadline.as_ref());
    let base = deadline_columns(project.baseline.as_ref());
    let (side, block, light) = (
        project.side.as_ref(),
        project.block.as_ref(),
        project.light.as_ref(),
    );
    let (level, urging) = (project.level_mark.as_ref(), project.urging.as_ref());
    let wan = |amount: Option<Wan>| amount.map(|amount| amount.0);
    conn.prepare_cached(include_str!("sql/project_write.sql"))?
        .execute(params![
            project.id.0,
            project.key,
            project.title,
            project.category.0,
            project.place,
            project.plan_year,
            project.plan_class.as_ref().map(word),
            project.task,
            project.commitment.as_ref().map(word),
            project.remark,
            project.responsible,
            project.contact,
            project.stage.stage.0,
            word(&project.stage.basis),
            project.stage_since.to_string(),
            side.map(|side| word(&side.kind)),
            side.map(|side| side.reason.as_str()),
            side.and_then(|side| side.decision.as_deref()),
            block.map(|block| block.reason.as_str()),
            block.map(|block| block.since.to_string()),
            due.0,
            due.1,
            due.2,
            base.0,
            base.1,
            base.2,
            wan(project.money.total),
            wan(project.money.year_plan),
            wan(project.money.year_done),
            project.level.number(),
            level.map(|mark| mark.since.to_string()),
            level.map(|mark| mark.actor.0.as_str()),
            level.and_then(|mark| mark.reason.as_deref()),
            level.and_then(|mark| mark.rule),
            urging.map(|urging| urging.count),
            urging.map(|urging| urging.on.to_string()),
            urging.map(|urging| urging.actor.0.as_str()),
            urging.map(|urging| urging.note.as_str()),
            light.map(|light| word(&light.light)),
            light.map(|light| light.reason.as_str()),
            light.map(|light| light.author.0.as_str()),
            light.map(|light| light.until.to_string()),
            project.created.to_string(),
            project.watched.to_string(),
            project.changed.to_string(),
            project.reported.map(|day| day.to_string()),
            project.removed,
            project.version,
        ])?;
    Ok(())
}

/// Reads a project's row, its parts still empty.
pub(super) fn read(row: &Row<'_>) -> Result<Project> {
    let level: u8 = row.get(29)?;
    let text_day = |column: usize| -> Result<crate::domain::id::Day> {
        row::day(TABLE, &row.get::<_, String>(column)?)
    };
    Ok(Project {
        id: ProjectId(row.get(0)?),
        key: row.get(1)?,
        title: row.get(2)?,
        aliases: Vec::new(),
        category: CategoryKey(row.get(3)?),
        place: row.get(4)?,
        plan_year: row.get(5)?,
        plan_class: row::from_word_opt(TABLE, row.get(6)?)?,
        task: row.get(7)?,
        tags: std::collections::BTreeSet::new(),
        commitment: row::from_word_opt(TABLE, row.get(8)?)?,
        remark: row.get(9)?,
        responsible: row.get(10)?,
        contact: row.get(11)?,
        owners: Vec::new(),
        stage: StageMark {
            stage: StageKey(row.get(12)?),
            basis: row::from_word(TABLE, row.get(13)?)?,
        },
        stage_since: text_day(14)?,
        path: Vec::new(),
        side: read_side(row)?,
        block: read_block(row)?,
        deadline: row::deadline(TABLE, row, 20)?,
        baseline: row::deadline(TABLE, row, 23)?,
        slips: Vec::new(),
        milestones: std::collections::BTreeMap::new(),
        measures: std::collections::BTreeMap::new(),
        money: Money {
            total: row.get::<_, Option<i64>>(26)?.map(Wan),
            year_plan: row.get::<_, Option<i64>>(27)?.map(Wan),
            year_done: row.get::<_, Option<i64>>(28)?.map(Wan),
        },
        entries: std::collections::BTreeMap::new(),
        confirmations: std::collections::BTreeMap::new(),
        problems: std::collections::BTreeMap::new(),
        level: Level::from_number(level).ok_or_else(|| Error::Unreadable {
            table: TABLE,
            what: format!("level {level}"),
        })?,
        level_mark: read_level_mark(row)?,
        urging: read_urging(row)?,
        light: read_light(row)?,
        sources: Vec::new(),
        created: text_day(42)?,
        watched: text_day(43)?,
        changed: text_day(44)?,
        reported: row::day_opt(TABLE, row.get(45)?)?,
        removed: row.get(46)?,
        version: row.get(47)?,
    })
}

fn read_side(row: &Row<'_>) -> Result<Option<SideState>> {
    let Some(kind) = row::from_word_opt(TABLE, row.get(15)?)? else {
        return Ok(None);
    };
    let reason = row.get::<_, Option<String>>(16)?.unwrap_or_default();
    Ok(Some(SideState {
        kind,
        reason,
        decision: row.get(17)?,
    }))
}

fn read_block(row: &Row<'_>) -> Result<Option<Block>> {
    let (reason, since): (Option<String>, Option<String>) = (row.get(18)?, row.get(19)?);
    match (reason, row::day_opt(TABLE, since)?) {
        (Some(reason), Some(since)) => Ok(Some(Block { reason, since })),
        _ => Ok(None),
    }
}

fn read_level_mark(row: &Row<'_>) -> Result<Option<LevelMark>> {
    let Some(since) = row::day_opt(TABLE, row.get(30)?)? else {
        return Ok(None);
    };
    Ok(Some(LevelMark {
        since,
        actor: Actor(row.get(31)?),
        reason: row.get(32)?,
        rule: row.get(33)?,
    }))
}

fn read_urging(row: &Row<'_>) -> Result<Option<Urging>> {
    let Some(on) = row::day_opt(TABLE, row.get(35)?)? else {
        return Ok(None);
    };
    Ok(Some(Urging {
        count: row.get(34)?,
        on,
        actor: Actor(row.get(36)?),
        note: row.get(37)?,
    }))
}

fn read_light(row: &Row<'_>) -> Result<Option<LightOverride>> {
    let Some(light) = row::from_word_opt(TABLE, row.get(38)?)? else {
        return Ok(None);
    };
    let until = row::day_opt(TABLE, row.get(41)?)?;
    let Some(until) = until else { return Ok(None) };
    Ok(Some(LightOverride {
        light,
        reason: row.get(39)?,
        author: Actor(row.get(40)?),
        until,
    }))
}
