//! What stands in a cell of the ledger.

use super::super::cell::Cell;
use super::super::listing::Look;
use crate::domain::board::Board;
use crate::domain::entry::EntryField;
use crate::domain::id::{Day, DeptId};
use crate::domain::ledger::Column;
use crate::domain::light::light;
use crate::domain::measure::{Measure, Quantity};
use crate::domain::milestone::{Milestone, MilestoneKind};
use crate::domain::people::{Basis, OwnerRole};
use crate::domain::project::Project;
use crate::i18n::report::{bracketed, list_of, sample};
use crate::i18n::{Lang, ledger as words, refusal, trade};

/// What a column says of a project; the number counts the rows from 1.
pub(super) fn cell(look: Look<'_>, project: &Project, column: Column, number: usize) -> Cell {
    if column == Column::Serial {
        return i64::try_from(number).ok().into();
    }
    state(look, project, column)
        .or_else(|| works(look, project, column))
        .or_else(|| told(look, project, column))
        .unwrap_or_else(|| kept(look, project, column))
}

/// What an import takes back.
fn kept(look: Look<'_>, project: &Project, column: Column) -> Cell {
    let Look { lang, board, .. } = look;
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
        _ => Cell::Empty,
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

/// Stage, dates, light and what is done about them.
fn state(look: Look<'_>, project: &Project, column: Column) -> Option<Cell> {
    let Look { lang, board, today } = look;
    Some(match column {
        Column::Key => project.key.clone().into(),
        Column::Aliases => joined(lang, project.aliases.iter().cloned()),
        Column::Light => trade::light(lang, light(project, board, today).light).into(),
        Column::Level => trade::level(lang, project.level).into(),
        Column::Urged => Cell::from(project.urging.as_ref().map_or(0, |urging| urging.count)),
        Column::DaysLate => project.days_late(board, today).into(),
        Column::DaysLeft => project.days_left(board, today).into(),
        Column::SlippedDays => project.slipped_days().into(),
        Column::StageSince => project.stage_since.into(),
        Column::Started => stated(project, project.started_on(board)).into(),
        Column::Finished => stated(project, project.finished_on(board)).into(),
        Column::State => {
            let side = project.side.as_ref();
            let told = side.map(|side| list_of(lang, trade::side(lang, side.kind), &side.reason));
            told.into()
        }
        Column::Blocked => project
            .block
            .as_ref()
            .map(|block| block.reason.clone())
            .into(),
        Column::Reported => project.reported.into(),
        Column::Updated => project.changed.into(),
        _ => return None,
    })
}

/// The day of a stage that somebody stated: one that was only concluded has no day worth telling.
fn stated(project: &Project, day: Option<Day>) -> Option<Day> {
    let is_stated = |day: &Day| {
        let mut steps = project.path.iter();
        steps.any(|step| step.on == *day && step.basis == Basis::Stated)
    };
    day.filter(is_stated)
}

/// Milestones, quantities and money.
fn works(look: Look<'_>, project: &Project, column: Column) -> Option<Cell> {
    let lang = look.lang;
    let of_kind = |kind: MilestoneKind| {
        let all = project
            .milestones
            .values()
            .filter(move |known| known.kind == kind);
        joined(lang, all.map(|known| milestone(lang, known)))
    };
    let year = project.plan_year;
    let measures = || {
        project
            .measures
            .values()
            .filter(|known| known.year.is_none() || known.year == year)
    };
    Some(match column {
        Column::Approvals => of_kind(MilestoneKind::Approval),
        Column::Works => of_kind(MilestoneKind::Works),
        Column::Goal => {
            let goal = |known: &Measure| {
                let target = known.target?;
                Some(format!("{} {target}{}", known.name, known.unit))
            };
            joined(lang, measures().filter_map(goal))
        }
        Column::Done => {
            let is_told = |known: &&Measure| known.done.is_some();
            joined(lang, measures().filter(is_told).map(ToString::to_string))
        }
        Column::Percent => project.percent().map_or(Cell::Empty, Cell::Percent),
        Column::InvestShare => {
            let share = || {
                let [done, plan] = [project.money.year_done?, project.money.year_plan?]
                    .map(|sum| Quantity::whole(sum.0));
                done.percent_of(plan)
            };
            share().map_or(Cell::Empty, Cell::Percent)
        }
        _ => return None,
    })
}

/// What departments reported, and their problems.
fn told(look: Look<'_>, project: &Project, column: Column) -> Option<Cell> {
    let lang = look.lang;
    let entry = |field: EntryField| {
        let (week, entry) = project.entries.last_key_value()?;
        let text = entry.text.field(field).trim();
        let told = (!text.is_empty()).then(|| list_of(lang, &week.to_string(), text))?;
        Some(if entry.text.sample {
            bracketed(lang, &told, sample(lang))
        } else {
            told
        })
    };
    let problems = || project.open_problems().map(|(_, problem)| problem);
    Some(match column {
        Column::Report => entry(EntryField::Progress).into(),
        Column::Next => entry(EntryField::Next).into(),
        Column::Problems => {
            let texts = problems().map(|problem| problem.text.clone());
            joined(lang, texts.chain(entry(EntryField::Problem)))
        }
        Column::Asks => {
            let asked = problems().filter_map(|problem| {
                let level = trade::ask_level(lang, problem.ask?);
                Some(list_of(lang, level, &problem.text))
            });
            joined(lang, asked.chain(entry(EntryField::Ask)))
        }
        Column::Limits => {
            let limits = problems().filter_map(|problem| problem.limit.as_ref());
            joined(lang, limits.map(|limit| limit.phrase.clone()))
        }
        _ => return None,
    })
}

/// A milestone with its document, and its day or else its date.
fn milestone(lang: Lang, milestone: &Milestone) -> String {
    let mut told = vec![milestone.name.clone()];
    told.extend(milestone.document.clone());
    told.extend(match (milestone.done, &milestone.deadline) {
        (Some(done), _) => Some(words::reached_on(lang, &done.to_string())),
        (None, Some(due)) => Some(words::due_by(lang, &due.phrase)),
        (None, None) => None,
    });
    told.join(" ")
}

/// Several texts in one cell.
fn joined(lang: Lang, texts: impl Iterator<Item = String>) -> Cell {
    texts
        .collect::<Vec<String>>()
        .join(lang.pick("；", "; "))
        .into()
}

/// The full name, in English where that is one that finds the department again.
pub(super) fn unit(lang: Lang, board: &Board, id: DeptId) -> Option<&str> {
    let dept = board.department(id)?;
    let name = trade::dept_name(lang, dept);
    let is_plain = !name.contains(['、', ',', '，', ';', '；', '/']);
    let is_found = is_plain && board.find_department(name) == Some(id);
    Some(if is_found { name } else { &dept.name })
}
