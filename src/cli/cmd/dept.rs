//! `duban dept`: the list of departments; add or change one.

use super::edit::{Words, word};
use crate::cli::args::{DeptArgs, HowArgs};
use crate::cli::{Cx, Done};
use crate::domain::command::Command;
use crate::domain::people::{Department, DeptKind, OwnerRole};
use crate::i18n::{Lang, trade};

pub(crate) fn run(cx: &mut Cx<'_>, args: &DeptArgs) -> Done {
    match &args.name {
        Some(name) => set(cx, name, args),
        None => list(cx),
    }
}

fn set(cx: &mut Cx<'_>, name: &str, args: &DeptArgs) -> Done {
    let board = cx.board()?;
    let id = board.find_department(name);
    let known = id.and_then(|id| board.department(id));
    let kinds = Words {
        all: &DeptKind::ALL,
        key: DeptKind::key,
        name: trade::dept_kind,
    };
    let kind = args
        .kind
        .as_deref()
        .map(|text| word(cx, text, &kinds))
        .transpose()?;
    let mut aliases = known.map(|dept| dept.aliases.clone()).unwrap_or_default();
    aliases.extend(
        args.alias
            .iter()
            .filter(|alias| !known.is_some_and(|dept| dept.aliases.contains(alias)))
            .cloned(),
    );
    let to = Department {
        name: known.map_or_else(|| name.to_owned(), |dept| dept.name.clone()),
        short: args
            .short
            .clone()
            .or_else(|| known.map(|dept| dept.short.clone()))
            .unwrap_or_default(),
        en: args
            .en
            .clone()
            .or_else(|| known.map(|dept| dept.en.clone()))
            .unwrap_or_default(),
        kind: kind
            .or_else(|| known.map(|dept| dept.kind))
            .unwrap_or(DeptKind::Bureau),
        aliases,
    };
    cx.change(Command::SetDepartment { id, to }, &HowArgs::default())
}

fn list(cx: &mut Cx<'_>) -> Done {
    let look = cx.look()?;
    let (lang, board) = (cx.lang, &look.state.board);
    let count = |id, role| {
        let projects = look.state.projects.values();
        projects
            .filter(|project| {
                project
                    .owners
                    .iter()
                    .any(|owner| owner.dept == id && owner.role == role)
            })
            .count()
    };
    if cx.out.is_json() {
        let views: Vec<_> = board
            .departments
            .iter()
            .map(|(id, dept)| {
                serde_json::json!({
                    "name": dept.name, "short": dept.short, "name_en": dept.en, "kind": dept.kind,
                    "aliases": dept.aliases, "leads": count(*id, OwnerRole::Lead),
                    "cooperates": count(*id, OwnerRole::Cooperating),
                })
            })
            .collect();
        return cx.print(|out| out.json(&views));
    }
    if board.departments.is_empty() {
        return cx.none_found();
    }
    let header = match lang {
        Lang::Zh => ["部门", "简称", "类型", "牵头", "配合", "别名"],
        Lang::En => [
            "Department",
            "Short",
            "Kind",
            "Leads",
            "Cooperates",
            "Also called",
        ],
    };
    let rows: Vec<Vec<String>> = board
        .departments
        .iter()
        .map(|(id, dept)| {
            vec![
                dept.name.clone(),
                dept.short.clone(),
                trade::dept_kind(lang, dept.kind).to_owned(),
                count(*id, OwnerRole::Lead).to_string(),
                count(*id, OwnerRole::Cooperating).to_string(),
                dept.aliases.join(lang.pick("、", ", ")),
            ]
        })
        .collect();
    cx.print(|out| out.rows(&header, &rows))
}
