//! The words of the dashboard.

use crate::{messages, words};

words! {
    scope: "总览", "dashboard";
    cmd_open: "总览", "dashboard";
    cmd_open_figure: "打开数字背后的项目", "the projects behind the figure";
    cmd_block_next: "下一栏", "next block";
    cmd_block_back: "上一栏", "previous block";
    cmd_left: "左边的数字", "figure to the left";
    cmd_right: "右边的数字", "figure to the right";
    cmd_sort: "部门换一列排序", "sort departments by the next column";
    hint_open_figure: "看项目", "projects";
    hint_block: "下一栏", "next block";

    total: "在册", "projects";
    overdue: "逾期", "overdue";
    owed: "应报", "owed";
    unreported: "未报", "unreported";
    blocked: "受阻", "blocked";
    problems: "有问题", "problems";
    suspended: "停工", "suspended";
    cancelled: "终止", "cancelled";

    stages: "阶段", "Stages";
    lights: "灯号", "Lights";
    league: "部门", "Departments";
    no_lead: "(未明确)", "(no lead)";
    column_total: "总数", "all";
    column_active: "在建", "activ";
    column_done: "完成", "done";
    column_overdue: "逾期", "late";
    column_soon: "临期", "soon";
    column_on_time: "按期", "kept";
    column_finished: "办结", "ended";
    column_rate: "率", "rate";
    column_slipped: "延期", "slip";
    column_reported: "已报", "rep'd";
    column_owed: "应报", "owed";

    quarters: "按期率 (按完成季度)", "On time, by quarter of finishing";
    quarters_on_time: "按期", "kept";
    quarters_finished: "办结", "ended";
    all_time: "历来", "ever";
    flow: "累积流 (月末各阶段项目数)", "Cumulative flow: projects by stage at month ends";
    slips: "延期", "Slips";
    slips_projects: "项目", "proj.";
    slips_times: "次数", "times";
    slips_days: "天数", "days";
    slips_all: "合计", "all";
    cause_none: "未说明", "no reason";
    none: "无", "none";
    burn_up: "量化指标进度", "Measures, done against target";
    money: "本年投资 万元", "Investment this year, 10k yuan";
    no_history: "正在读取台账", "reading the log";
}

messages! {
    due_soon(days: u32): "{days}天内到期", "due in {days}d";
    sorted(by: &str): "{by}为序", "by {by}";
    more(count: usize): "另有 {count} 项指标, 筛选后可见", "{count} more; a filter narrows them";
    chart(what: &str): "{what}: # 完成  - 目标", "{what}: # done  - target";
}
