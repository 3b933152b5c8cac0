//! The words and sentence patterns of which events are told.

use crate::domain::id::Day;

crate::words! {
    /// The mark on an event that was turned back.
    undone_mark: "已撤销", "undone";
    /// The mark on an event that turns another one back.
    undoing_mark: "撤销", "undoes";
    /// The mark on what was concluded and not stated.
    inferred_mark: "推断", "inferred";
    /// The mark on an entry that was made up for the demo.
    sample_mark: "示例", "sample";
    /// Nothing there.
    nothing: "无", "none";
    stage_noun: "阶段", "stage";
    deadline_noun: "时限", "deadline";
    goal_noun: "年度目标", "goal";
    owners_noun: "责任单位", "departments";
    milestone_noun: "节点", "milestone";
    measure_noun: "指标", "measure";
    problem_noun: "问题", "problem";
    entry_noun: "填报", "report";
    level_noun: "督办级别", "supervision level";
    note_noun: "备注", "note";
    left: "调出看板", "taken off the board";
    came_back: "恢复列入", "brought back onto the board";
    resumed: "恢复推进", "resumed";
    unblocked: "解除受阻", "no longer blocked";
    light_reset: "取消人工设灯", "light no longer set by hand";
}

crate::messages! {
    year_told(year: i32, count: usize): "节假日：{year}年 {count} 天", "holidays: {year}, days: {count}";
    /// From what to what.
    moved(noun: &str, from: &str, to: &str): "{noun} {from} → {to}", "{noun} {from} → {to}";
    /// A noun and a text.
    labelled(noun: &str, text: &str): "{noun}：{text}", "{noun}: {text}";
    /// A text with a remark behind it.
    remarked(text: &str, remark: &str): "{text} ({remark})", "{text} ({remark})";
    added_as(title: &str, category: &str, stage: &str):
        "列入 {title}（{category}，{stage}）", "added {title} ({category}, {stage})";
    blocked_since(why: &str, since: Day):
        "受阻：{why}（自 {since}）", "blocked: {why} (since {since})";
    was_blocked(why: &str): "解除受阻（原因 {why}）", "no longer blocked (it was {why})";
    was_off(kind: &str): "恢复推进（原{kind}）", "resumed (was {kind})";
    entry_new(week: &str): "填报 {week}", "report {week}";
    entry_again(week: &str): "改报 {week}", "report {week} changed";
    entry_gone(week: &str): "删除填报 {week}", "report {week} removed";
    light_set(light: &str, until: Day, why: &str):
        "人工设{light}（至 {until}）：{why}", "light set to {light} (until {until}): {why}";
    arrived(noun: &str, what: &str): "新增{noun} {what}", "new {noun} {what}";
    gone(noun: &str, what: &str): "删除{noun} {what}", "{noun} {what} removed";
    edited(noun: &str, what: &str): "修改{noun} {what}", "{noun} {what} changed";
    reached(name: &str, on: Day): "节点 {name} 完成 {on}", "milestone {name} done {on}";
    reopened(name: &str): "节点 {name} 取消完成", "milestone {name} open again";
    target(from: &str, to: &str): "目标 {from} → {to}", "target {from} → {to}";
    cleared(number: u32, note: &str): "问题 {number} 销号：{note}", "problem {number} cleared: {note}";
    reopened_problem(number: u32): "问题 {number} 重新挂账", "problem {number} open again";
    limit(phrase: &str): "限期 {phrase}", "by {phrase}";
    defined(noun: &str, name: &str): "{noun}：新增 {name}", "{noun}: new {name}";
    dropped(noun: &str, name: &str): "{noun}：删除 {name}", "{noun}: {name} removed";
    redefined(noun: &str, name: &str): "{noun}：修改 {name}", "{noun}: {name} changed";
}
