//! The words of bulk changes.

use crate::{messages, words};

words! {
    scope: "批量改动", "bulk change";
    cmd_accept: "改可改的", "change those that can be";
    cmd_accept_all: "连同需确认的一起改", "also those that ask";
    hint_accept: "改", "change";
    level: "督办级别", "Supervision level";
    tag_add: "加标签", "Add a tag";
    tag_remove: "去标签", "Remove a tag";
    lead: "牵头单位", "Lead department";
    plan_year: "计划年度", "Plan year";
    responsible: "责任人", "Responsible";
    category: "类别", "Category";
    block: "标记受阻", "Mark as blocked";
    unblock: "解除受阻", "Unblock";
    confirm_stage: "确认阶段", "Confirm the stage";
    confirm_owners: "确认单位", "Confirm the departments";
    stage_next: "移到下一阶段", "Move to the next stage";
    stage_back: "移回上一阶段", "Move back a stage";
    no_tags: "选中的项目没有标签", "None of the chosen projects has a tag";
    not_together: "周报要逐项填写；按 Esc 取消选中，或按 Enter 打开这一项", "A weekly entry is written project by project; Esc leaves the chosen ones, Enter opens this one";
    gone: "已不在看板上", "not on the board any more";
    not_blocked: "没有受阻", "not blocked";
    no_such_department: "没有这个单位，或名称不唯一", "No such department, or more than one";
    not_a_year: "年度请写四位数字，如 2025", "Write the year with four digits, such as 2025";
    nothing_possible: "没有可改的项目", "Nothing can be changed";
    choose_none: "不改", "change nothing";
    left_over: "以下没有改", "These were not changed";
}

messages! {
    edit_title(count: usize): "批量修改 {count} 项", "Change {count} projects";
    stage_title(count: usize): "{count} 项移到", "Move {count} projects to";
    heading(what: &str, count: usize): "{what}  {count} 项", "{what}  {count} projects";
    what(what: &str, value: &str): "{what}: {value}", "{what}: {value}";
    move_to(stage: &str): "移到 {stage}", "Move to {stage}";
    can(count: usize): "+ 可改 {count}", "+ can {count}";
    asks(count: usize): "? 需确认 {count}", "? ask {count}";
    cannot(count: usize): "x 不能改 {count}", "x cannot {count}";
    same(count: usize): "= 无变化 {count}", "= same {count}";
    clash(count: usize): "! 他人已改 {count}", "! changed meanwhile {count}";
    changed_by(who: &str, what: &str): "已被{who}修改: {what}", "changed meanwhile by {who}: {what}";
    choose_can(count: usize): "改可改的 {count} 项", "change the {count} that can be";
    choose_all(count: usize): "连同需确认的共改 {count} 项", "also those that ask: {count}";

    done(count: usize, what: &str): "已改 {count} 项: {what}  [u] 撤销", "{count} changed: {what}  [u] undo";
    undone(count: usize): "已撤销批量改动: {count} 项", "Undone: the change of {count} projects";
    built_on(project: &str, actor: &str, others: usize): "{actor} 之后又改了 {project}，这一项不能撤销。其余 {others} 项照样撤销吗？", "{actor} has changed {project} since, so that one stays. Undo the other {others}?";
}
