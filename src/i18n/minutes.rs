//! The words of the minutes of a review.

use super::Lang;

crate::words! {
    name: "督办纪要", "supervision minutes";
    overall: "一、总体情况", "1. Overall";
    decisions: "二、决定事项", "2. Decisions";
    col_project: "项目", "project";
    col_days: "逾期天数", "days late";
    col_decision: "决定", "decision";
    col_date: "新时限", "new date";
    col_reason: "延期理由", "reason";
    col_note: "说明", "note";
    urged: "催办", "urged";
    struck: "销号", "struck off";
    and: "；", "; ";
}

crate::messages! {
    head(who: &str, when: &str): "督办人：{who}　时间：{when}", "By {who}; {when}";
    days(first: &str, last: &str): "{first}至{last}", "{first} to {last}";
    basis_of_one(seq: u64): "依据：日志第{seq}条", "From the log, event {seq}";
    basis(first: u64, last: u64): "依据：日志第{first}条至第{last}条", "From the log, events {first} to {last}";
    tally(projects: usize, urged: usize, raised: usize, lowered: usize, dated: usize, struck: usize):
        "本次督办项目{projects}项：催办{urged}次，升级{raised}次，降级{lowered}次，调整时限{dated}次，销号{struck}次",
        "{projects} projects: urged {urged}, raised {raised}, lowered {lowered}, new dates {dated}, struck off {struck}";
    skipped(told: &str, count: usize): "{told}；跳过{count}项。", "{told}; skipped {count}.";
    whole(told: &str): "{told}。", "{told}.";
    dept(name: &str, count: usize): "{name}（{count}项）", "{name} ({count})";
    raised(from: &str, to: &str): "升级：由{from}升为{to}", "raised from {from} to {to}";
    lowered(from: &str, to: &str): "降级：由{from}降为{to}", "lowered from {from} to {to}";
    ended(from: &str): "销号：解除{from}", "struck off: no longer {from}";
    problem(text: &str): "问题销号：{text}", "problem cleared: {text}";
    verdicts(told: &str, confirmed: usize, returned: usize): "{told}，核实{confirmed}次，退回{returned}次", "{told}, confirmed {confirmed}, returned {returned}";
    completion(stage: &str): "办结（{stage}）", "completion ({stage})";
    confirmed(what: &str, who: &str, when: &str): "核实通过：{what}（{who}，{when}提请）", "confirmed: {what}, asked by {who} {when}";
    returned(what: &str, who: &str, when: &str): "退回：{what}（{who}，{when}提请）", "returned: {what}, asked by {who} {when}";
    dated(from: &str): "调整时限（原{from}）", "new date (was {from})";
    file(day: &str): "督办纪要-{day}", "supervision-minutes-{day}";
}

/// The title with the board's name.
pub fn title(lang: Lang, board: &str) -> String {
    match lang {
        _ if board.is_empty() => name(lang).to_owned(),
        Lang::Zh => format!("{board}{}", name(lang)),
        Lang::En => format!("{board}: {}", name(lang)),
    }
}
