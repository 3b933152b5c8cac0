//! Confirmation by a manager in words: what waits, since when, what became of it.

use chrono::Datelike;

use super::Lang;
use super::event::stage_name;
use crate::domain::board::Board;
use crate::domain::confirmation::{Confirmation, Verdict, Wish};
use crate::domain::decide::Refusal;
use crate::domain::id::{Actor, Day, PartId};
use crate::text::safe::clean_line;
use crate::text::width::cut;

/// How many columns of somebody's words are told in one line.
const LONG: usize = 60;

crate::words! {
    noun: "核实", "confirmation";
    label: "核实", "confirm";
    mark: "待核实", "to confirm";
    front: "待核实", "To confirm";
    returned_mark: "已退回", "returned";
    must_be_confirmed: "撤销后就成了办结或销号，要由督查核实；请重新移动阶段或销号来提请核实",
        "Turning this back would finish the project or clear the problem again, which a manager confirms: move the stage or clear the problem instead";
    own_wish: "不能核实自己提请的事项，请另一位督查人员核实；若要直接办结，请用自己的名义移动阶段或销号", "What one has asked oneself is confirmed by somebody else; to settle it in one's own name, move the stage or clear the problem";
    nothing_here: "这个项目没有待核实的事项", "Nothing waits for confirmation on this project";
    cmd_confirm: "核实：办结或销号属实", "confirm what an operator says is done";
    cmd_return: "退回：说明还需补什么", "return what an operator says is done";
    hint_confirm: "核实", "confirm";
    hint_return: "退回", "return";
    confirm_title: "核实", "Confirm";
    return_title: "退回", "Return";
    field_confirm: "核实说明", "Note";
    field_return: "退回说明", "What is missing";
    pick_title: "哪一项", "Which";
    decided_confirmed: "核实", "confirmed";
    decided_returned: "退回", "returned";
    on: "须核实", "confirmed by a manager";
    off: "不须核实", "done at once";
    completion: "办结", "completion";
    clearing: "问题销号", "clearing a problem";
}

crate::messages! {
    submitted(number: &str): "已提交，待督查核实（第 {number} 号）；核实前项目仍按原状计", "Submitted; waits for a manager's confirmation (number {number}). Until then it counts as before";
    confirming(number: &str): "核实（{number}）", "confirm ({number})";
    returning(number: &str, note: &str): "退回（{number}）：{note}", "return ({number}): {note}";
    asked_by(who: &str, since: &str): "{who}，{since}提请", "asked by {who} on {since}";
    submitted_short(number: &str): "已提交，待督查核实（{number}）", "submitted, a manager confirms ({number})";
    to_stage(stage: &str): "办结，阶段改为{stage}", "completion, stage {stage}";
    to_clear(number: &str, note: &str): "问题 {number} 销号：{note}", "problem {number} cleared: {note}";
    as_of(what: &str, day: &str): "{what}（{day} 起）", "{what} (as of {day})";
    asked(number: &str, what: &str): "提请核实（{number}）{what}", "for confirmation ({number}): {what}";
    confirmed(number: &str, what: &str, who: &str, since: &str): "核实通过（{number}）{what}；{since} 由{who}提请", "confirmed ({number}): {what}; asked by {who} on {since}";
    returned(number: &str, what: &str, note: &str): "退回（{number}）{what}；需补：{note}", "returned ({number}): {what}; wanted: {note}";
    void(number: &str, what: &str): "不再待核实（{number}）{what}", "no longer to be confirmed ({number}): {what}";
    withdrawn(number: &str, what: &str): "收回提请（{number}）{what}", "withdrawn ({number}): {what}";
    waits_again(number: &str, what: &str): "恢复待核实（{number}）{what}", "to be confirmed again ({number}): {what}";
    waits(number: &str, what: &str, who: &str, since: &str): "待核实 {number}：{what}；{who}于 {since} 提请", "To confirm {number}: {what}; asked by {who} on {since}";
    waits_short(what: &str, who: &str, since: &str): "待核实（{who} {since} 提请）：{what}", "To confirm (asked by {who} {since}): {what}";
    returned_short(who: &str, on: &str, note: &str): "{who} {on} 退回：{note}", "returned by {who} {on}: {note}";
    was_returned(number: &str, what: &str, who: &str, on: &str, note: &str): "已退回 {number}：{what}；{who} {on}：{note}", "Returned {number}: {what}; {who} {on}: {note}";
    words(note: &str): "说明：{note}", "in his words: {note}";
    waits_already(number: &str, asker: &str, since: &str): "同一事项已在待核实（第 {number} 号，{asker} {since} 提请），不必再提；要更改请先撤销（u / duban undo）再提", "The same waits already (number {number}, asked by {asker} on {since}); to change it, undo that first (u / duban undo)";
    nothing_waits(id: &str, number: &str): "项目 {id} 没有第 {number} 号待核实事项：可能已由他人核实、退回或撤回；用 duban show {id} 查看", "Project {id} has nothing of number {number} to confirm: somebody may have confirmed, returned or withdrawn it; `duban show {id}` shows it";
    several(id: &str, numbers: &str): "项目 {id} 有几项待核实，请写明编号：{numbers}", "Several things wait on project {id}; name one by its number: {numbers}";
    tally_confirmed(count: usize): "核实 {count}", "confirmed {count}";
    tally_returned(count: usize): "退回 {count}", "returned {count}";
    keys(confirm: &str, give_back: &str): "{confirm} 核实，{give_back} 退回", "{confirm} confirms, {give_back} returns";
}

/// A person's name where the board knows him, else his login.
pub fn who(board: &Board, actor: &Actor) -> String {
    let mut people = board.people.values();
    let known = people.find(|person| person.login == *actor);
    clean_line(known.map_or(actor.0.as_str(), |person| person.name.as_str())).into_owned()
}

/// What is said to be done, in a few words.
pub fn what(lang: Lang, one: &Confirmation, board: &Board) -> String {
    let told = match &one.wish {
        Wish::Completion { stage, .. } => to_stage(lang, &stage_name(lang, &stage.stage, board)),
        Wish::Clearing {
            problem, clearing, ..
        } => to_clear(lang, &problem.0.to_string(), &short(&clearing.note)),
    };
    if one.wish.on() == one.since {
        told
    } else {
        as_of(lang, &told, &one.wish.on().to_string())
    }
}

/// What waits, who asked it and when, in one line.
pub fn waiting(lang: Lang, number: PartId, one: &Confirmation, board: &Board) -> String {
    let (what, who) = (what(lang, one, board), who(board, &one.asker));
    waits(
        lang,
        &number.0.to_string(),
        &what,
        &who,
        &one.since.to_string(),
    )
}

/// What stands on a project in as few words as can be, the day without its year where that is this one.
pub fn short_standing(lang: Lang, one: &Confirmation, board: &Board, today: Day) -> String {
    if let Some(Verdict::Returned { by, on, note }) = &one.verdict {
        let (who, on) = (who(board, by), short_day(*on, today));
        return returned_short(lang, &who, &on, &short(note));
    }
    let (what, who) = (what(lang, one, board), who(board, &one.asker));
    waits_short(lang, &what, &who, &short_day(one.since, today))
}

/// What stands on a project, waiting or returned, in one line.
pub fn standing(lang: Lang, number: PartId, one: &Confirmation, board: &Board) -> String {
    match &one.verdict {
        Some(Verdict::Returned { by, on, note }) => was_returned(
            lang,
            &number.0.to_string(),
            &what(lang, one, board),
            &who(board, by),
            &on.to_string(),
            &short(note),
        ),
        _ => waiting(lang, number, one, board),
    }
}

/// Why a wish or a word on it is refused; `None` where it is refused for something else.
pub fn refusal(lang: Lang, refusal: &Refusal, board: &Board) -> Option<String> {
    Some(match refusal {
        Refusal::WaitsAlready {
            number,
            asker,
            since,
        } => waits_already(
            lang,
            &number.0.to_string(),
            &who(board, asker),
            &since.to_string(),
        ),
        Refusal::NothingWaits { project, number } => {
            nothing_waits(lang, &project.to_string(), &number.0.to_string())
        }
        Refusal::OwnWish => own_wish(lang).to_owned(),
        Refusal::MustBeConfirmed => must_be_confirmed(lang).to_owned(),
        _ => return None,
    })
}

/// Tells a change of a wish.
pub fn describe(
    lang: Lang,
    number: PartId,
    (from, to): (Option<&Confirmation>, Option<&Confirmation>),
    board: &Board,
) -> String {
    let number = number.0.to_string();
    let Some(one) = to.or(from) else {
        return noun(lang).to_owned();
    };
    let what = what(lang, one, board);
    let verdict = to.map(|to| to.verdict.as_ref());
    match verdict {
        None => withdrawn(lang, &number, &what),
        Some(None) if from.is_some() => waits_again(lang, &number, &what),
        Some(None) => asked(lang, &number, &what),
        Some(Some(Verdict::Confirmed)) => {
            let who = who(board, &one.asker);
            confirmed(lang, &number, &what, &who, &one.since.to_string())
        }
        Some(Some(Verdict::Returned { note, .. })) => returned(lang, &number, &what, &short(note)),
        Some(Some(Verdict::Void)) => void(lang, &number, &what),
    }
}

/// Whether a switch is on, in words.
pub const fn switch(lang: Lang, is_on: bool) -> &'static str {
    if is_on { on(lang) } else { off(lang) }
}

/// 3-14, or 2024-12-30 where the year is another one.
fn short_day(day: Day, today: Day) -> String {
    if day.year() == today.year() {
        day.format("%-m-%-d").to_string()
    } else {
        day.to_string()
    }
}

fn short(text: &str) -> String {
    cut(clean_line(text).trim(), LONG)
}
