//! The words of the timeline.

use crate::{messages, words};

words! {
    scope: "时间轴", "timeline";
    cmd_open: "时间轴", "timeline";
    cmd_closer: "放大：年、季、月", "zoom in: years, quarters, months";
    cmd_wider: "缩小：月、季、年", "zoom out: months, quarters, years";
    cmd_earlier: "时间向左", "earlier";
    cmd_later: "时间向右", "later";
    cmd_earlier_page: "时间向左半屏", "half a screen earlier";
    cmd_later_page: "时间向右半屏", "half a screen later";
    cmd_to_bar: "到选中项目的时限", "to the deadline of the selected project";
    cmd_today: "回到今天", "back to today";
    cmd_sort: "换一种排序：阶段、时限、牵头、编号", "next order: stage, deadline, lead, number";
    hint_zoom: "缩放", "zoom";
    hint_today: "今天", "today";

    zoom_year: "年", "years";
    zoom_quarter: "季", "quarters";
    zoom_month: "月", "months";
    sort_stage: "按阶段", "by stage";
    sort_due: "按时限", "by deadline";
    sort_lead: "按牵头", "by lead";
    sort_number: "按编号", "by number";

    legend_start: "起", "start";
    legend_inferred: "推断", "start?";
    legend_period: "时限时段", "period due";
    legend_due: "时限", "due";
    legend_baseline: "原时限", "first";
    legend_slip: "延期", "slip";
    legend_over: "超期", "over";
    legend_done: "节点", "met";
    legend_open: "未到", "open";
    legend_late: "逾期", "late";
    legend_finished: "完成", "done";
    legend_today: "今天", "today";

    ground_reached: "节点", "milestone";
    ground_moved: "进入在建", "came under way";
    ground_concluded: "推断进入在建", "concluded";
    ground_first_record: "推断: 首次记载时已在建", "inferred: under way when first recorded";
    ground_planned: "计划开工", "planned";
    ground_plan_year: "推断: 计划年度", "inferred: plan year";
    ground_plan_period: "推断: 规划期", "inferred: plan period";
}

messages! {
    starts(day: &str, ground: &str): "起 {day} ({ground})", "from {day} ({ground})";
    due(phrase: &str, day: &str): "时限 {phrase} (至 {day})", "due {phrase} (to {day})";
    baseline(phrase: &str, day: &str): "原 {phrase} ({day})", "first {phrase} ({day})";
    finished(day: &str): "完成 {day}", "finished {day}";
    days_after(days: i64): "迟 {days} 天", "{days} days late";
    nodes(done: usize, all: usize): "节点 {done}/{all}", "milestones {done}/{all}";
    next(name: &str, when: &str): "下一 {name} {when}", "next {name} {when}";
    place(at: usize, all: usize): "第 {at} 项 / 共 {all} 项", "{at} of {all}";
}
