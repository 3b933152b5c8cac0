//! The words of the log.

use crate::{messages, words};

words! {
    cmd_filter: "筛选动态", "filter the log";
    cmd_mine: "只看自己的 / 看所有人的", "only mine / everybody's";
    cmd_project: "只看这个项目 / 看所有项目", "only this project / all projects";
    cmd_all: "取消动态筛选", "clear the log's filter";
    cmd_order: "按记录先后 / 按事情日期", "by recording / by the day it is about";
    hint_mine: "我的", "mine";
    hint_project: "此项目", "this project";
    hint_all: "全部", "all";
    hint_order: "排序", "order";
    title: "筛选动态", "Filter the log";
    field_actor: "由谁", "By";
    field_kind: "内容", "What";
    field_projects: "项目", "Projects";
    field_since: "自", "From";
    field_until: "至", "To";
    beside_actor: "登录名；留空为所有人", "a login; empty for everybody";
    beside_kind: "数字选择，0 为全部", "digits pick, 0 for everything";
    beside_projects: "编号或筛选语言，例: 12  部门:水务  灯:红", "numbers or a filter, e.g. 12  dept:water  light:red";
    beside_days: "例: 2025-03-01  3月1日  昨天", "e.g. 2025-03-01  yesterday";
    kind_stage: "阶段、停缓", "stages";
    kind_date: "时限", "dates";
    kind_part: "节点、指标", "milestones";
    kind_entry: "填报", "reports";
    kind_problem: "问题、受阻", "problems";
    kind_level: "督办、灯号", "levels";
    kind_fact: "单位、基本信息", "facts";
    kind_board: "看板、指标表", "board";
    everything: "全部动态", "everything";
    by_recording: "按记录先后", "by recording";
    by_day: "按事情日期", "by day";
    more_below: "往下还有更早的", "older ones below";
    to_the_end: "到头了", "all of it";
    late_mark: "补记", "told late";
    undone: "已撤销", "undone";
    undoing: "撤销", "undoes";
    nothing_found: "没有符合的动态；0 取消筛选", "Nothing matches; 0 clears the filter";
    no_project_here: "这一条不是项目的动态", "This event is about no project";
    none_match: "没有符合的项目", "no project matches";
}

messages! {
    late(day: &str): "补记 {day}", "told late: {day}";
    days_from(day: &str): "自 {day}", "from {day}";
    days_to(day: &str): "至 {day}", "to {day}";
    by(who: &str): "由 {who}", "by {who}";
    loaded(count: usize): "{count} 条", "{count} events";
    whole_number(seq: u64): "第 {seq} 条", "event {seq}";
    undoes(seq: u64): "撤销第 {seq} 条", "undoes event {seq}";
}
