//! The names of what a review tells apart.

use super::super::{AdjustmentKind, Belonging, Held, Outcome};
use crate::i18n::{Lang, report, review as words};

pub(super) const fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::OnTime => words::is_on_time(lang),
        Outcome::Late => words::is_late(lang),
        Outcome::Finished => words::is_finished(lang),
        Outcome::Overdue => words::is_overdue(lang),
        Outcome::Unsaid => words::is_unsaid(lang),
        Outcome::Ahead => words::is_ahead(lang),
        Outcome::NoDate => words::is_no_date(lang),
        Outcome::Suspended => words::is_suspended(lang),
        Outcome::Cancelled => words::is_cancelled(lang),
    }
}

pub(super) const fn belonging(lang: Lang, belonging: Belonging) -> &'static str {
    match belonging {
        Belonging::Planned => words::of_planned(lang),
        Belonging::Carried => words::of_carried(lang),
        Belonging::Worked => words::of_worked(lang),
    }
}

pub(super) const fn adjustment(lang: Lang, kind: AdjustmentKind) -> &'static str {
    match kind {
        AdjustmentKind::Date => words::adjusted_date(lang),
        AdjustmentKind::MilestoneDate => words::adjusted_milestone_date(lang),
        AdjustmentKind::Target => words::adjusted_target(lang),
        AdjustmentKind::IndicatorTarget => words::adjusted_indicator_target(lang),
        AdjustmentKind::Lead => words::adjusted_lead(lang),
        AdjustmentKind::Cooperating => words::adjusted_cooperating(lang),
        AdjustmentKind::PlanYear => words::adjusted_plan_year(lang),
        AdjustmentKind::PlanClass => words::adjusted_plan_class(lang),
        AdjustmentKind::Suspended => words::adjusted_suspended(lang),
        AdjustmentKind::Resumed => words::adjusted_resumed(lang),
        AdjustmentKind::Cancelled => words::adjusted_cancelled(lang),
        AdjustmentKind::Removed => words::adjusted_removed(lang),
    }
}

/// What held before or after an adjustment; a date with its last day, where that is not its words.
pub(super) fn held(lang: Lang, held: &Held) -> String {
    match held {
        Held::Due(due) => match due.day {
            Some(day) if !due.told.contains(&day.to_string()) => {
                report::bracketed(lang, &due.told, &day.to_string())
            }
            _ => due.told.clone(),
        },
        Held::Amount { quantity, unit } => match lang {
            Lang::Zh => format!("{quantity}{unit}"),
            Lang::En => format!("{quantity} {unit}"),
        },
        Held::Departments(all) => {
            let names: Vec<&str> = all.iter().map(|dept| dept.name(lang)).collect();
            names.join(report::comma(lang))
        }
        Held::Year(year) => year.to_string(),
        Held::Named(label) => label.name(lang).to_owned(),
        Held::Words(text) => text.clone(),
    }
}

/// A share with what it is of: 89%（34/38）.
pub(super) fn share(lang: Lang, percent: Option<u32>, part: u32, whole: u32) -> Option<String> {
    percent.map(|percent| report::percent_of(lang, percent, part, whole))
}
