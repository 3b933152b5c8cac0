//! The ledger (台账) as an export: one row a project, every cell with its type. [`super::csv`] and [`super::xlsx`] write it.

use super::cell::Cell;
use crate::domain::board::Board;
use crate::domain::id::DeptId;
use crate::domain::ledger::Column;
use crate::domain::people::OwnerRole;
use crate::domain::project::Project;
use crate::i18n::{Lang, ledger as words, refusal, trade};

/// A ledger in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The sheet's name.
    pub name: &'static str,
    /// Headings from left to right.
    pub headings: Vec<String>,
    /// Rows; each has as many cells as there are headings.
    pub rows: Vec<Vec<Cell>>,
}

/// Lays projects out, in the order given.
pub fn ledger(lang: Lang, board: &Board, projects: &[&Project]) -> Ledger {
    let columns = Column::EXPORTED;
    Ledger {
        name: lang.pick("台账", "Ledger"),
        headings: columns
            .map(|column| words::heading(lang, column).to_owned())
            .to_vec(),
        rows: projects
            .iter()
            .map(|project| {
                columns
                    .map(|column| cell(lang, board, project, column))
                    .to_vec()
            })
            .collect(),
    }
}

fn cell(lang: Lang, board: &Board, project: &Project, column: Column) -> Cell {
    let text = |text: &Option<String>| Cell::from(text.clone());
    match column {
        Column::Number => project.id.to_string().into(),
        Column::Title => project.title.clone().into(),
        Column::Category => category(lang, board, project),
        Column::Place => text(&project.place),
        Column::Stage => refusal::stage_name(lang, board, &project.stage.stage).into(),
        Column::StageBasis => trade::basis(lang, project.stage.basis).to_owned().into(),
        Column::Lead => units(lang, board, project, OwnerRole::Lead),
        Column::LeadBasis => {
            let basis = project.lead().map(|lead| trade::basis(lang, lead.basis));
            basis.map(str::to_owned).into()
        }
        Column::Cooperating => units(lang, board, project, OwnerRole::Cooperating),
        Column::Responsible => text(&project.responsible),
        Column::Contact => text(&project.contact),
        Column::Due => project
            .deadline
            .as_ref()
            .map(|due| due.phrase.clone())
            .into(),
        Column::LastDay => project.deadline.as_ref().and_then(|due| due.day).into(),
        Column::Baseline => project
            .baseline
            .as_ref()
            .map(|due| due.phrase.clone())
            .into(),
        Column::Slips => i64::try_from(project.slips.len()).ok().into(),
        Column::Year => project.plan_year.map(i64::from).into(),
        Column::Class => {
            let class = project
                .plan_class
                .map(|class| trade::plan_class(lang, class));
            class.map(str::to_owned).into()
        }
        Column::Commitment => {
            let words = project
                .commitment
                .map(|words| trade::commitment(lang, words));
            words.map(str::to_owned).into()
        }
        Column::Tags => {
            let tags: Vec<&str> = project.tags.iter().map(String::as_str).collect();
            tags.join("、").into()
        }
        Column::InvestTotal => project.money.total.map(|sum| sum.0).into(),
        Column::InvestPlan => project.money.year_plan.map(|sum| sum.0).into(),
        Column::InvestDone => project.money.year_done.map(|sum| sum.0).into(),
        Column::Task => text(&project.task),
        Column::Remark => text(&project.remark),
        Column::Version => Some(i64::from(project.version)).into(),
        Column::Serial | Column::Progress | Column::SlipReason => Cell::Empty,
    }
}

fn category(lang: Lang, board: &Board, project: &Project) -> Cell {
    let known = board.category(&project.category);
    let name = known.map(|category| trade::category(lang, category).to_owned());
    name.unwrap_or_else(|| project.category.to_string()).into()
}

fn units(lang: Lang, board: &Board, project: &Project, role: OwnerRole) -> Cell {
    let owners = project.owners.iter().filter(|owner| owner.role == role);
    let names: Vec<&str> = owners
        .filter_map(|owner| unit(lang, board, owner.dept))
        .collect();
    names.join("、").into()
}

/// The full name, in English where that is one that finds the department again.
fn unit(lang: Lang, board: &Board, id: DeptId) -> Option<&str> {
    let dept = board.department(id)?;
    let name = trade::dept_name(lang, dept);
    let is_plain = !name.contains(['、', ',', '，', ';', '；', '/']);
    let is_found = is_plain && board.find_department(name) == Some(id);
    Some(if is_found { name } else { &dept.name })
}
