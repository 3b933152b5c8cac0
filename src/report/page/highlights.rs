//! 本周要情: on the first page what is late, who leads it, what changed, and what has to be decided.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::block::{Block, Item};
use super::super::week::{
    Concern, DepartmentRow, Due, Overdue, Pending, ProjectRef, Relief, Relieved, StepKind,
    WeekReport,
};
use super::cell;
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::problem::AskLevel;
use crate::i18n::{Lang, confirmation, report as words, trade};
use crate::text::width::cut;

/// How many are named before the rest is only counted.
const NAMED: usize = 3;
/// The same for departments, whose names are short.
const DEPARTMENTS: usize = 5;
/// Columns of a request's words; all of them stand in section five.
const ASKED: usize = 48;

pub(super) fn front(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let items = [
        (words::front_late(lang), late(lang, report)),
        (
            words::front_departments(lang),
            departments(lang, &report.departments),
        ),
        (words::front_newly(lang), newly(lang, report)),
        (words::front_red(lang), turned_red(lang, report)),
        (words::front_levels(lang), levels(lang, report)),
        (words::front_moves(lang), moves(lang, report)),
        (words::front_decide(lang), decisions(lang, &report.concerns)),
    ];
    // A board without confirmation has no such line at all.
    let waits = !report.pending.is_empty();
    let pending = waits.then(|| (confirmation::front(lang), pending(lang, &report.pending)));
    let items = items.into_iter().chain(pending);
    let item = |(about, text): (&str, String)| Item {
        about: about.to_owned(),
        text,
        project: None,
    };
    [
        Block::Subheading(words::highlights(lang).to_owned()),
        Block::List(items.map(item).collect()),
    ]
}

/// The first few of a list, and how many it has where it has more.
fn first(lang: Lang, told: impl ExactSizeIterator<Item = String>, between: &str) -> String {
    let count = told.len();
    let named: Vec<String> = told.take(NAMED).collect();
    let named = named.join(between);
    match count {
        0 => words::nothing(lang).to_owned(),
        _ if count > NAMED => words::and_more(lang, &named, count),
        _ => named,
    }
}

fn late(lang: Lang, report: &WeekReport) -> String {
    let rows = &report.overdue;
    if rows.is_empty() {
        return words::nothing(lang).to_owned();
    }
    let tally = report.highlights.overdue;
    let total = words::bracketed(
        lang,
        &words::number(lang, tally.count),
        &words::change(lang, tally.change),
    );
    let told = rows.iter().take(NAMED).map(|row| late_one(lang, row));
    let told: Vec<String> = told.collect();
    words::late_first(lang, &total, &told.join(words::semicolon(lang)))
}

fn late_one(lang: Lang, row: &Overdue) -> String {
    let lead = cell::lead(lang, row.lead.as_ref());
    let days = words::days_late(lang, row.days);
    let level = (row.level != Level::None).then(|| trade::level(lang, row.level).to_owned());
    let remark: Vec<String> = [lead, days].into_iter().chain(level).collect();
    words::bracketed(
        lang,
        &cell::project(&row.project),
        &remark.join(words::pause(lang)),
    )
}

fn departments(lang: Lang, rows: &[DepartmentRow]) -> String {
    let mut late: Vec<&DepartmentRow> = rows.iter().filter(|row| row.overdue > 0).collect();
    late.sort_by_key(|row| Reverse(row.overdue));
    let told = late.iter().map(|row| {
        let dept = row.dept.as_ref();
        let name = dept.map_or(words::no_lead(lang), |dept| dept.name(lang));
        words::named(lang, name, row.overdue)
    });
    let told: Vec<String> = told.take(DEPARTMENTS).collect();
    match late.len() {
        0 => words::nothing(lang).to_owned(),
        count if count > DEPARTMENTS => {
            words::and_more_departments(lang, &told.join(words::comma(lang)), count)
        }
        _ => told.join(words::comma(lang)),
    }
}

fn names(lang: Lang, projects: &[ProjectRef]) -> String {
    first(lang, projects.iter().map(cell::project), words::comma(lang))
}

fn newly(lang: Lang, report: &WeekReport) -> String {
    let told = &report.highlights;
    let gone = told.no_longer_overdue.iter().map(|row| relieved(lang, row));
    words::newly_and_gone(
        lang,
        &counted(
            lang,
            told.newly_overdue.len(),
            &names(lang, &told.newly_overdue),
        ),
        &counted(
            lang,
            told.no_longer_overdue.len(),
            &first(lang, gone, words::comma(lang)),
        ),
    )
}

/// How many, and which where there are any.
fn counted(lang: Lang, count: usize, named: &str) -> String {
    let number = words::number(lang, u32::try_from(count).unwrap_or(u32::MAX));
    if count == 0 {
        return number;
    }
    words::bracketed(lang, &number, named)
}

fn relieved(lang: Lang, row: &Relieved) -> String {
    let why = match row.why {
        Relief::Done => words::relief_done(lang),
        Relief::DateMoved => words::relief_moved(lang),
        Relief::Suspended => words::relief_suspended(lang),
        Relief::Cancelled => words::relief_cancelled(lang),
        Relief::Left => words::left(lang),
    };
    format!("{}{}{why}", cell::project(&row.project), words::dash(lang))
}

fn turned_red(lang: Lang, report: &WeekReport) -> String {
    let changes = &report.highlights.light_changes;
    let red = Light::Red.key();
    let turned: Vec<ProjectRef> = changes
        .iter()
        .filter(|row| row.to.key == red)
        .map(|row| row.project.clone())
        .collect();
    let left: Vec<ProjectRef> = changes
        .iter()
        .filter(|row| row.from.key == red)
        .map(|row| row.project.clone())
        .collect();
    words::red_and_back(
        lang,
        &counted(lang, turned.len(), &names(lang, &turned)),
        &counted(lang, left.len(), &names(lang, &left)),
    )
}

/// Levels raised and lowered, from the steps of the week.
fn levels(lang: Lang, report: &WeekReport) -> String {
    let projects = report.progress.iter().flat_map(|group| &group.projects);
    let steps = projects.flat_map(|row| row.steps.iter().map(move |step| (&row.project, step)));
    let moved: Vec<(&ProjectRef, Level, Level)> = steps
        .filter_map(|(project, step)| match step.kind {
            StepKind::Level { from, to, .. } if step.mark.is_none() => Some((project, from, to)),
            _ => None,
        })
        .collect();
    let tell = |is_wanted: fn(Level, Level) -> bool| {
        let wanted = moved.iter().filter(|(_, from, to)| is_wanted(*from, *to));
        let wanted: Vec<String> = wanted
            .map(|(project, _, to)| {
                format!(
                    "{}{}{}",
                    cell::project(project),
                    words::dash(lang),
                    trade::level(lang, *to)
                )
            })
            .collect();
        let count = wanted.len();
        counted(
            lang,
            count,
            &first(lang, wanted.into_iter(), words::comma(lang)),
        )
    };
    words::raised_and_lowered(
        lang,
        &tell(|from, to| to > from),
        &tell(|from, to| to < from),
    )
}

fn moves(lang: Lang, report: &WeekReport) -> String {
    let overall = &report.overall;
    let later = report.date_changes.iter();
    let later = later
        .filter(|row| row.days.is_some_and(|days| days > 0))
        .count();
    words::week_moves(
        lang,
        &counted(lang, overall.started.len(), &names(lang, &overall.started)),
        &counted(
            lang,
            overall.completed.len(),
            &names(lang, &overall.completed),
        ),
        report.date_changes.len(),
        later,
    )
}

/// Open requests by who has to step in, the highest first; those of entries do not say who.
fn decisions(lang: Lang, concerns: &[Concern]) -> String {
    let mut by_level: BTreeMap<Reverse<Option<AskLevel>>, Vec<&Concern>> = BTreeMap::new();
    for concern in concerns.iter().filter(|row| row.is_asked()) {
        by_level
            .entry(Reverse(concern.ask))
            .or_default()
            .push(concern);
    }
    let told = by_level.iter().map(|(Reverse(level), rows)| {
        let name = level.map_or(words::ask_unsaid(lang), |level| {
            trade::ask_level(lang, level)
        });
        let asked = rows.iter().map(|row| asked(lang, row));
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let list = first(lang, asked, words::semicolon(lang));
        let name = words::capital(lang, name);
        words::list_of(lang, &words::named(lang, &name, count), &list)
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return words::nothing(lang).to_owned();
    }
    told.join(words::full_stop(lang))
}

/// What waits for a manager, the longest first.
fn pending(lang: Lang, rows: &[Pending]) -> String {
    let told = rows.iter().map(|row| {
        let what = match (&row.stage, row.problem) {
            (Some(stage), _) => confirmation::to_stage(lang, stage.name(lang)),
            (None, problem) => {
                let number = problem.map_or_else(String::new, |problem| problem.0.to_string());
                let note = row.clearing.as_deref().unwrap_or_default();
                confirmation::to_clear(lang, &number, &cut(note, ASKED))
            }
        };
        let since = cell::day(lang, row.since);
        let asked = confirmation::asked_by(lang, &row.asker, &since);
        let what = words::bracketed(lang, &what, &asked);
        format!("{} {what}", cell::project(&row.project))
    });
    let list = first(lang, told, words::semicolon(lang));
    let count = words::number(lang, u32::try_from(rows.len()).unwrap_or(u32::MAX));
    words::list_of(lang, &count, &list)
}

fn asked(lang: Lang, row: &Concern) -> String {
    let text: String = row.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = cell::sampled(lang, &cut(&text, ASKED), row.sample);
    let limit = row.limit.as_ref();
    let limit = limit.map(|limit: &Due| words::limit_of(lang, &limit.phrase));
    let remark: Vec<String> = [Some(words::nth(lang, row.nth)), limit]
        .into_iter()
        .flatten()
        .collect();
    let text = words::bracketed(lang, &text, &remark.join(words::pause(lang)));
    format!("{} {text}", cell::project(&row.project))
}
