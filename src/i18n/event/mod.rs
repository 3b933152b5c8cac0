//! Events in words: one line for every change, from what to what.

mod board;
mod fact;
mod part;
pub mod words;

use super::{Lang, confirmation, person, trade};
use crate::domain::board::Board;
use crate::domain::deadline::Deadline;
use crate::domain::entry::EntryText;
use crate::domain::event::{Change, NewProject};
use crate::domain::id::{CategoryKey, DeptId, StageKey};
use crate::domain::level::Level;
use crate::domain::light::LightOverride;
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::project::{Block, SideKind, SideState, SlipReason, StageMark};
use crate::text::safe::clean_line;
use crate::text::width::cut;

pub use fact::{field as fact_field, value as fact_value};
use words::{
    added_as, blocked_since, came_back, deadline_noun, entry_again, entry_gone, entry_new,
    entry_noun, goal_noun, inferred_mark, labelled, left, level_noun, light_reset, light_set,
    measure_noun, milestone_noun, moved, note_noun, nothing, owners_noun, problem_noun, remarked,
    resumed, sample_mark, stage_noun, unblocked, was_blocked, was_off,
};
pub use words::{by_rule, undone_mark, urged_noun};

/// How many columns of a long text are told.
const LONG: usize = 60;

/// Tells a change in one line.
pub fn describe(lang: Lang, change: &Change, board: &Board) -> String {
    match change {
        Change::Added { project } => added(lang, project, board),
        Change::Removal { to: true, .. } => left(lang).to_owned(),
        Change::Removal { to: false, .. } => came_back(lang).to_owned(),
        Change::Fact { from, to } => fact::describe(lang, from, to, board),
        Change::Stage { from, to } => moved(
            lang,
            stage_noun(lang),
            &mark(lang, from, board),
            &mark(lang, to, board),
        ),
        Change::Side { from, to } => side(lang, from.as_ref(), to.as_ref()),
        Change::Block { from, to } => block(lang, from.as_ref(), to.as_ref()),
        Change::Deadline { from, to, slip } => deadline(lang, from.as_ref(), to.as_ref(), *slip),
        Change::Goal { from, to } => moved(
            lang,
            goal_noun(lang),
            &deadline_words(lang, from.as_ref()),
            &deadline_words(lang, to.as_ref()),
        ),
        Change::Owners { from, to } => moved(
            lang,
            owners_noun(lang),
            &owners(lang, from, board),
            &owners(lang, to, board),
        ),
        Change::Milestone { from, to, .. } => {
            part::milestone(lang, from.as_ref(), to.as_ref(), board)
        }
        Change::Measure { from, to, .. } => part::measure(lang, from.as_ref(), to.as_ref()),
        Change::Entry { week, from, to } => {
            entry(lang, &week.to_string(), from.as_deref(), to.as_deref())
        }
        Change::Problem { id, from, to } => {
            part::problem(lang, id.0, from.as_ref(), to.as_ref(), board)
        }
        Change::Confirmation { id, from, to } => {
            confirmation::describe(lang, *id, (from.as_deref(), to.as_deref()), board)
        }
        Change::Level { from, to, rule } => level(lang, (*from, *to), *rule),
        Change::Urged { note } if note.is_empty() => urged_noun(lang).to_owned(),
        Change::Urged { note } => labelled(lang, urged_noun(lang), &short(note)),
        Change::Light { to, .. } => light(lang, to.as_ref()),
        Change::Note { text } => labelled(lang, note_noun(lang), &short(text)),
        Change::BoardPerson { from, to, .. } => {
            person::describe(lang, from.as_deref(), to.as_deref(), board)
        }
        Change::BoardTitle { .. }
        | Change::BoardSettings { .. }
        | Change::BoardStage { .. }
        | Change::BoardCategory { .. }
        | Change::BoardDepartment { .. }
        | Change::BoardSource { .. }
        | Change::BoardTask { .. }
        | Change::BoardYear { .. }
        | Change::BoardIndicator { .. } => board::describe(lang, change),
    }
}

/// Names a change's kind, for filters and columns.
pub const fn kind_name(lang: Lang, change: &Change) -> &'static str {
    match change {
        Change::Added { .. } => lang.pick("列入", "added"),
        Change::Removal { .. } => lang.pick("调出", "removal"),
        Change::Fact { .. } => lang.pick("信息", "fact"),
        Change::Stage { .. } => stage_noun(lang),
        Change::Side { .. } => lang.pick("停缓", "side state"),
        Change::Block { .. } => lang.pick("受阻", "block"),
        Change::Deadline { .. } => deadline_noun(lang),
        Change::Goal { .. } => goal_noun(lang),
        Change::Owners { .. } => owners_noun(lang),
        Change::Milestone { .. } => milestone_noun(lang),
        Change::Measure { .. } => measure_noun(lang),
        Change::Entry { .. } => entry_noun(lang),
        Change::Problem { .. } => problem_noun(lang),
        Change::Confirmation { .. } => confirmation::noun(lang),
        Change::Level { .. } => level_noun(lang),
        Change::Urged { .. } => urged_noun(lang),
        Change::Light { .. } => lang.pick("灯号", "light"),
        Change::Note { .. } => note_noun(lang),
        Change::BoardTitle { .. } => lang.pick("看板名称", "board title"),
        Change::BoardSettings { .. } => lang.pick("看板规则", "board rules"),
        Change::BoardStage { .. } => lang.pick("阶段定义", "stage definition"),
        Change::BoardCategory { .. } => lang.pick("类别定义", "category definition"),
        Change::BoardDepartment { .. } => lang.pick("部门", "department"),
        Change::BoardSource { .. } => lang.pick("文件", "document"),
        Change::BoardTask { .. } => lang.pick("任务", "plan task"),
        Change::BoardYear { .. } => lang.pick("节假日", "holidays"),
        Change::BoardPerson { .. } => person::noun(lang),
        Change::BoardIndicator { .. } => lang.pick("规划指标", "indicator"),
    }
}

/// A text of people, in one line, cut to a length that a log line bears.
fn short(text: &str) -> String {
    cut(clean_line(text).trim(), LONG)
}

fn or_nothing(lang: Lang, text: Option<&str>) -> String {
    text.map_or_else(|| nothing(lang).to_owned(), short)
}

/// A text with the mark of an inference where it is one.
fn with_basis(lang: Lang, text: &str, basis: Basis) -> String {
    match (basis, lang) {
        (Basis::Stated, _) => text.to_owned(),
        (Basis::Inferred, Lang::Zh) => format!("{text}（{}）", inferred_mark(lang)),
        (Basis::Inferred, Lang::En) => format!("{text} ({})", inferred_mark(lang)),
    }
}

fn mark(lang: Lang, mark: &StageMark, board: &Board) -> String {
    with_basis(lang, &stage_name(lang, &mark.stage, board), mark.basis)
}

/// A stage's name, or its key where the board does not know it.
pub fn stage_name(lang: Lang, key: &StageKey, board: &Board) -> String {
    let name = board
        .stage(key)
        .map_or(key.0.as_str(), |stage| trade::stage(lang, stage));
    short(name)
}

/// A category's name, or its key where the board does not know it.
fn category_name(lang: Lang, key: &CategoryKey, board: &Board) -> String {
    let name = board
        .category(key)
        .map_or(key.0.as_str(), |category| trade::category(lang, category));
    short(name)
}

/// A department's short name, or its number where the board does not know it.
fn dept_name(lang: Lang, id: DeptId, board: &Board) -> String {
    board.department(id).map_or_else(
        || format!("#{}", id.0),
        |dept| short(trade::dept_short(lang, dept)),
    )
}

fn deadline_words(lang: Lang, deadline: Option<&Deadline>) -> String {
    or_nothing(lang, deadline.map(Deadline::told).as_deref())
}

fn added(lang: Lang, project: &NewProject, board: &Board) -> String {
    added_as(
        lang,
        &short(&project.title),
        &category_name(lang, &project.category, board),
        &mark(lang, &project.stage, board),
    )
}

fn side(lang: Lang, from: Option<&SideState>, to: Option<&SideState>) -> String {
    match (from, to) {
        (_, Some(side)) => {
            let told = labelled(lang, side_name(lang, side.kind), &short(&side.reason));
            match &side.decision {
                Some(decision) => remarked(lang, &told, &short(decision)),
                None => told,
            }
        }
        (Some(side), None) => was_off(lang, side_name(lang, side.kind)),
        (None, None) => resumed(lang).to_owned(),
    }
}

const fn side_name(lang: Lang, kind: SideKind) -> &'static str {
    trade::side(lang, kind)
}

fn block(lang: Lang, from: Option<&Block>, to: Option<&Block>) -> String {
    match (from, to) {
        (_, Some(block)) => blocked_since(lang, &short(&block.reason), block.since),
        (Some(block), None) => was_blocked(lang, &short(&block.reason)),
        (None, None) => unblocked(lang).to_owned(),
    }
}

fn deadline(
    lang: Lang,
    from: Option<&Deadline>,
    to: Option<&Deadline>,
    slip: Option<SlipReason>,
) -> String {
    let told = moved(
        lang,
        deadline_noun(lang),
        &deadline_words(lang, from),
        &deadline_words(lang, to),
    );
    match slip {
        Some(reason) => remarked(lang, &told, trade::slip_reason(lang, reason)),
        None => told,
    }
}

fn level(lang: Lang, (from, to): (Level, Level), rule: Option<i64>) -> String {
    let told = moved(
        lang,
        level_noun(lang),
        trade::level(lang, from),
        trade::level(lang, to),
    );
    match rule {
        Some(days) => remarked(lang, &told, &by_rule(lang, days)),
        None => told,
    }
}

fn owners(lang: Lang, owners: &[Owner], board: &Board) -> String {
    if owners.is_empty() {
        return nothing(lang).to_owned();
    }
    let tell = |owner: &Owner| {
        let name = with_basis(lang, &dept_name(lang, owner.dept, board), owner.basis);
        match owner.role {
            OwnerRole::Lead => format!("{} {name}", trade::role(lang, owner.role)),
            OwnerRole::Cooperating => name,
        }
    };
    let names: Vec<String> = owners.iter().map(tell).collect();
    cut(&names.join(lang.pick("、", ", ")), LONG)
}

fn entry(lang: Lang, week: &str, from: Option<&EntryText>, to: Option<&EntryText>) -> String {
    let Some(text) = to else {
        return entry_gone(lang, week);
    };
    let head = match from {
        Some(_) => entry_again(lang, week),
        None => entry_new(lang, week),
    };
    let head = if text.sample {
        remarked(lang, &head, sample_mark(lang))
    } else {
        head
    };
    let first = [&text.progress, &text.problem, &text.ask, &text.next]
        .into_iter()
        .find(|field| !field.trim().is_empty());
    match first {
        Some(words) => labelled(lang, &head, &short(words)),
        None => head,
    }
}

fn light(lang: Lang, to: Option<&LightOverride>) -> String {
    match to {
        Some(set) => light_set(
            lang,
            trade::light(lang, set.light),
            set.until,
            &short(&set.reason),
        ),
        None => light_reset(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests;
