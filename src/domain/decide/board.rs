//! The board's own definition.

use chrono::Datelike;

use super::super::board::{CategoryDef, PlanTask, PlanTitle, Source, StageDef};
use super::super::calendar::SpecialDay;
use super::super::calendar::YEARS;
use super::super::event::{Change, Draft};
use super::super::id::{CategoryKey, DeptId, StageKey};
use super::super::indicator::{self, Cells, Figure, Indicator, ValueKind};
use super::super::people::Department;
use super::super::settings::Settings;
use super::{
    Case, MAX_TEXT, MAX_TITLE, Refusal, check_length, clean, clean_source, required, spare,
};

type Drafts = Result<Vec<Draft>, Refusal>;

fn changed<T: PartialEq>(case: &Case<'_>, from: &T, to: &T, change: Change) -> Drafts {
    if from == to {
        Err(Refusal::NothingChanges)
    } else {
        Ok(vec![case.draft(None, change)])
    }
}

pub(super) fn set_title(case: &Case<'_>, title: &PlanTitle) -> Drafts {
    let from = case.view.board.title.clone();
    let to = PlanTitle {
        zh: required("title", &title.zh, MAX_TITLE)?,
        en: spare("title", &title.en, MAX_TITLE)?,
        ..title.clone()
    };
    changed(
        case,
        &from,
        &to,
        Change::BoardTitle {
            from: from.clone(),
            to: to.clone(),
        },
    )
}

pub(super) fn set_settings(case: &Case<'_>, settings: &Settings) -> Drafts {
    settings.check()?;
    let from = case.view.board.settings.clone();
    let change = Change::BoardSettings {
        from: from.clone(),
        to: settings.clone(),
    };
    // The very first event writes the rules down even where they are the program's defaults: a later program may have
    // others, and old weeks are to be judged by the rules of then.
    if case.view.board.version == 0 {
        return Ok(vec![case.draft(None, change)]);
    }
    changed(case, &from, settings, change)
}

pub(super) fn set_stage(case: &Case<'_>, stage: &StageDef) -> Drafts {
    let key = StageKey(required("key", &stage.key.0, MAX_TITLE)?);
    let from = case.view.board.stage(&key).cloned();
    let to = Some(StageDef {
        key,
        zh: required("stage", &stage.zh, MAX_TITLE)?,
        en: required("stage", &stage.en, MAX_TITLE)?,
        ..stage.clone()
    });
    changed(
        case,
        &from,
        &to,
        Change::BoardStage {
            from: from.clone(),
            to: to.clone(),
        },
    )
}

pub(super) fn set_category(case: &Case<'_>, category: &CategoryDef) -> Drafts {
    let key = CategoryKey(required("key", &category.key.0, MAX_TITLE)?);
    let from = case.view.board.category(&key).cloned();
    let to = Some(CategoryDef {
        key,
        zh: required("category", &category.zh, MAX_TITLE)?,
        en: required("category", &category.en, MAX_TITLE)?,
    });
    changed(
        case,
        &from,
        &to,
        Change::BoardCategory {
            from: from.clone(),
            to: to.clone(),
        },
    )
}

/// The names by which a department is asked for; no two may share one.
fn spoken(dept: &Department) -> impl Iterator<Item = &str> {
    let names = [dept.name.as_str(), &dept.short].into_iter();
    names.chain(dept.aliases.iter().map(String::as_str))
}

pub(super) fn set_department(case: &Case<'_>, id: Option<DeptId>, to: &Department) -> Drafts {
    let board = case.view.board;
    let name = required("department", &to.name, MAX_TITLE)?;
    let short = Some(spare("department", &to.short, MAX_TITLE)?)
        .filter(|short| !short.is_empty())
        .unwrap_or_else(|| name.clone());
    let mut aliases: Vec<String> = to
        .aliases
        .iter()
        .map(|alias| clean(alias))
        .filter(|alias| !alias.is_empty())
        .collect();
    aliases
        .iter()
        .try_for_each(|alias| check_length("department", alias, MAX_TITLE))?;
    aliases.dedup();
    let to = Department {
        name,
        short,
        en: spare("department", &to.en, MAX_TITLE)?,
        kind: to.kind,
        aliases,
    };
    let id = match id {
        Some(id) if board.department(id).is_none() => return Err(Refusal::NoSuchDepartment),
        Some(id) => id,
        None => DeptId(
            board
                .departments
                .keys()
                .last()
                .map_or(1, |last| last.0.saturating_add(1)),
        ),
    };
    let mine: Vec<&str> = spoken(&to).collect();
    for (other, dept) in &board.departments {
        if let Some(taken) = spoken(dept).find(|name| *other != id && mine.contains(name)) {
            return Err(Refusal::DepartmentTaken(taken.to_owned()));
        }
    }
    let (from, to) = (board.department(id).cloned(), Some(to));
    changed(
        case,
        &from,
        &to,
        Change::BoardDepartment {
            id,
            from: from.clone(),
            to: to.clone(),
        },
    )
}

pub(super) fn set_source(case: &Case<'_>, source: &Source) -> Drafts {
    let key = required("key", &source.key, MAX_TITLE)?;
    let from = case.view.board.sources.get(&key).cloned();
    let to = Some(Source {
        key,
        title: required("source", &source.title, 500)?,
        ..source.clone()
    });
    changed(
        case,
        &from,
        &to,
        Change::BoardSource {
            from: from.clone(),
            to: to.clone(),
        },
    )
}

pub(super) fn set_task(case: &Case<'_>, task: &PlanTask) -> Drafts {
    if task
        .departments
        .iter()
        .any(|dept| case.view.board.department(*dept).is_none())
    {
        return Err(Refusal::NoSuchDepartment);
    }
    let key = required("key", &task.key, MAX_TITLE)?;
    let from = case.view.board.tasks.get(&key).cloned();
    let to = Some(PlanTask {
        key,
        number: spare("number", &task.number, MAX_TITLE)?,
        source: spare("source", &task.source, MAX_TITLE)?,
        title: required("task", &task.title, 500)?,
        ..task.clone()
    });
    changed(
        case,
        &from,
        &to,
        Change::BoardTask {
            from: from.clone(),
            to: to.clone(),
        },
    )
}

pub(super) fn set_year(case: &Case<'_>, year: i32, days: &[SpecialDay]) -> Drafts {
    let mut to = Vec::new();
    for special in days {
        if special.day.year() != year {
            return Err(Refusal::DayOfAnotherYear {
                day: special.day,
                year,
            });
        }
        to.push(SpecialDay {
            name: spare("holiday", &special.name, MAX_TITLE)?,
            ..special.clone()
        });
    }
    to.sort_by_key(|special| special.day);
    to.dedup_by_key(|special| special.day);
    let from = case.view.board.calendar.year(year);
    changed(
        case,
        &from,
        &to,
        Change::BoardYear {
            year,
            from: from.clone(),
            to: to.clone(),
        },
    )
}

pub(super) fn set_indicator(case: &Case<'_>, key: &str, to: Option<&Indicator>) -> Drafts {
    let board = case.view.board;
    let key = required("key", key, MAX_TITLE)?;
    let from = case.view.indicator.cloned();
    let to = to.map(|to| check_indicator(case, &key, to)).transpose()?;
    if to.is_none() && !board.indicators.contains_key(&key) {
        return Err(Refusal::NoSuchIndicator(key));
    }
    changed(
        case,
        &from,
        &to,
        Change::BoardIndicator {
            key,
            from: from.clone().map(Box::new),
            to: to.clone().map(Box::new),
        },
    )
}

fn check_indicator(case: &Case<'_>, key: &str, row: &Indicator) -> Result<Indicator, Refusal> {
    let board = case.view.board;
    let is_known = |dept: &DeptId| board.department(*dept).is_some();
    if !row.departments.iter().all(is_known) {
        return Err(Refusal::NoSuchDepartment);
    }
    let parent = row.parent.as_deref().map(clean);
    let parent = parent.filter(|parent| !parent.is_empty());
    if let Some(parent) = &parent {
        if indicator::is_round(&board.indicators, key, parent) {
            return Err(Refusal::UnderItself(key.to_owned()));
        }
        if !board.indicators.contains_key(parent) {
            return Err(Refusal::NoSuchIndicator(parent.clone()));
        }
    }
    Ok(Indicator {
        number: spare("number", &row.number, MAX_TITLE)?,
        parent,
        order: row.order,
        name: required("indicator", &row.name, MAX_TEXT)?,
        unit: spare("unit", &row.unit, MAX_TITLE)?,
        nature: row.nature,
        departments: row.departments.clone(),
        source: row.source.as_ref().map(clean_source),
        targets: check_cells(row.cells(ValueKind::Target))?,
        actuals: check_cells(row.cells(ValueKind::Actual))?,
    })
}

/// Cells, read anew from their texts: the number of a cell is never anybody's word.
fn check_cells(cells: &Cells) -> Result<Cells, Refusal> {
    let check = |(year, cell): (&i32, &Figure)| {
        if !YEARS.contains(year) {
            return Err(Refusal::YearOutOfRange(*year));
        }
        let figure = Figure {
            source: cell.source.as_ref().map(clean_source),
            ..Figure::read(&required("value", &cell.text, MAX_TEXT)?)
        };
        Ok((*year, figure))
    };
    cells.iter().map(check).collect()
}
