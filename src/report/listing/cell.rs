//! What stands in a cell of a list: plain values, as a script can read them too.

use super::Column;
use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::entry::is_unreported;
use crate::domain::id::{Day, DeptId};
use crate::domain::light::light;
use crate::domain::people::{Basis, OwnerRole};
use crate::domain::project::Project;
use crate::i18n::{Lang, refusal, trade};

/// From where projects are looked at.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// In which language.
    pub lang: Lang,
    /// The board's definition.
    pub board: &'a Board,
    /// On which day.
    pub today: Day,
}

impl Column {
    /// The text of a project's cell; empty where there is nothing to say.
    pub fn text(self, project: &Project, look: Look<'_>) -> String {
        self.promise(project, look)
            .or_else(|| self.people(project, look))
            .or_else(|| self.works(project, look))
            .or_else(|| self.plain(project, look))
            .unwrap_or_default()
    }

    /// Dates and what became of them.
    fn promise(self, project: &Project, look: Look<'_>) -> Option<String> {
        let Look { board, today, .. } = look;
        match self {
            Self::Due => project.deadline.as_ref().map(|it| it.phrase.clone()),
            Self::Last => day(project.deadline.as_ref()?.day),
            Self::Baseline => project.baseline.as_ref().map(|it| it.phrase.clone()),
            Self::Days => project
                .days_late(board, today)
                .map(|days| format!("-{days}"))
                .or_else(|| Some(project.days_left(board, today)?.to_string())),
            Self::Slips => Some(project.slips.len().to_string()),
            Self::SlippedDays => Some(project.slipped_days().to_string()),
            Self::Reported => day(project.reported),
            Self::Changed => day(Some(project.changed)),
            Self::Since => day(Some(project.stage_since)),
            Self::Year => project.plan_year.map(|year| year.to_string()),
            _ => None,
        }
    }

    /// Who.
    fn people(self, project: &Project, look: Look<'_>) -> Option<String> {
        let short = |id: DeptId| {
            let dept = look.board.department(id)?;
            Some(trade::dept_short(look.lang, dept))
        };
        match self {
            Self::Lead => {
                let lead = project.lead()?;
                Some(marked(short(lead.dept)?, lead.basis))
            }
            Self::Cooperating => {
                let owners = project.owners.iter();
                let names: Vec<String> = owners
                    .filter(|owner| owner.role == OwnerRole::Cooperating)
                    .filter_map(|owner| Some(marked(short(owner.dept)?, owner.basis)))
                    .collect();
                Some(names.join(look.lang.pick("、", ", ")))
            }
            Self::Responsible => project.responsible.clone(),
            Self::Contact => project.contact.clone(),
            Self::Level => Some(trade::level(look.lang, project.level).to_owned()),
            Self::Unreported => is_unreported(project, look.board, Week::of(look.today))
                .then(|| look.lang.pick("未报", "unreported").to_owned()),
            _ => None,
        }
    }

    /// How the work stands.
    fn works(self, project: &Project, look: Look<'_>) -> Option<String> {
        let Look { lang, board, today } = look;
        match self {
            Self::Light => Some(light(project, board, today).light.letter().to_string()),
            Self::Stage => {
                let name = refusal::stage_name(lang, board, &project.stage.stage);
                Some(marked(&name, project.stage.basis))
            }
            Self::Side => {
                let side = project.side.as_ref()?;
                Some(trade::side(lang, side.kind).to_owned())
            }
            Self::Progress => project.percent().map(|percent| format!("{percent}%")),
            Self::Measure => project.main_measure().map(ToString::to_string),
            Self::Blocked => project.block.as_ref().map(|block| block.reason.clone()),
            Self::Problems => Some(project.open_problems().count())
                .filter(|count| *count > 0)
                .map(|count| count.to_string()),
            Self::Next => {
                let (_, next) = project.next_milestone()?;
                let phrase = next.deadline.as_ref().map_or("", |it| it.phrase.as_str());
                Some(format!("{} {phrase}", next.name).trim_end().to_owned())
            }
            Self::Invested => project.money.total.map(|sum| sum.to_string()),
            Self::InvestPlan => project.money.year_plan.map(|sum| sum.to_string()),
            Self::InvestDone => project.money.year_done.map(|sum| sum.to_string()),
            _ => None,
        }
    }

    /// What it is.
    fn plain(self, project: &Project, look: Look<'_>) -> Option<String> {
        let Look { lang, board, .. } = look;
        match self {
            Self::Number => Some(project.id.to_string()),
            Self::Title => Some(project.title.clone()),
            Self::Category => Some(board.category(&project.category).map_or_else(
                || project.category.to_string(),
                |category| trade::category(lang, category).to_owned(),
            )),
            Self::Place => project.place.clone(),
            Self::Tags => Some(project.tags.iter().cloned().collect::<Vec<_>>().join(" ")),
            Self::Version => Some(project.version.to_string()),
            Self::Class => project
                .plan_class
                .map(|class| trade::plan_class(lang, class).to_owned()),
            Self::Commitment => project
                .commitment
                .map(|firm| trade::commitment(lang, firm).to_owned()),
            Self::Task => {
                let key = project.task.as_ref()?;
                let known = board.tasks.get(key);
                Some(known.map_or_else(|| key.clone(), |task| task.title.clone()))
            }
            _ => None,
        }
    }
}

fn day(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// A name with the sign of a conclusion.
fn marked(name: &str, basis: Basis) -> String {
    match basis {
        Basis::Stated => name.to_owned(),
        Basis::Inferred => format!("{name}?"),
    }
}
