//! The words and sentence patterns of the evaluation: the same every year, so that a reader can compare.

crate::words! {
    no_period: "请写明评估期：--year 2023，或 --plan 2021-2025", "Say of which years: --year 2023, or --plan 2021-2025";
    overall: "一、总体情况", "1. Overall";
    planned: "二、计划与完成", "2. Planned and achieved";
    late: "三、逾期未完项目", "3. Late and open";
    measures: "四、量化指标", "4. Measures";
    indicators: "五、主要指标", "5. Indicators";
    adjustments: "六、计划调整", "6. Adjustments of the plan";
    pool: "七、项目储备", "7. Reserve pool";
    money: "八、投资情况", "8. Investment";
    appraisal: "九、部门考核", "9. Appraisal by department";
    projects: "附表：项目清单", "Annex: projects of the period";
    by_category: "按类别", "by category";
    by_department: "按牵头单位", "by lead department";
    by_task: "按重点任务", "by plan task";
    by_section: "按文件章节", "by document and section";
    by_stage: "阶段", "stages";
    by_light: "灯号", "lights";
    by_class: "计划分类", "plan classes";
    appraised_results: "完成情况", "results";
    appraised_conduct: "填报和督办", "reporting and supervision";
    achieved_chart: "各类别计划与完成", "planned and achieved by category";
    on_time_chart: "各部门按期率（%）", "finished on time by department (%)";
    bar_planned: "应完成", "due";
    bar_achieved: "已完成", "finished";
    no_document: "没有文件依据", "no document";
    all: "合计", "all";
    col_name: "名称", "name";
    col_total: "合计", "all";
    col_on_time: "按期", "on time";
    col_late: "超期", "late";
    col_finished: "完成", "done";
    col_overdue: "逾期", "overdue";
    col_unsaid: "未说明", "not said";
    col_ahead: "未到期", "not due";
    col_suspended: "停缓", "stopped";
    col_cancelled: "终止", "dropped";
    col_slips: "延期", "slips";
    col_slipped_days: "天数", "days";
    col_achieved: "兑现率", "kept";
    col_on_time_rate: "按期率", "on-time rate";
    col_first_rate: "按原定", "as first promised";
    col_outcome: "结果", "result";
    col_count: "数量", "count";
    col_before: "期初", "at the start";
    col_came: "进入", "came in";
    col_went: "转出", "went out";
    col_after: "期末", "at the end";
    col_started: "已开工", "started";
    col_inferred: "其中推断", "of these inferred";
    col_last_word: "最近记录", "last word";
    col_nature: "性质", "nature";
    col_target_of: "目标", "target";
    col_actual: "实际", "actual";
    col_verdict: "判定", "verdict";
    col_departments: "责任单位", "departments";
    col_final_target: "期末目标", "final target";
    col_sum_target: "目标合计", "target in all";
    col_sum_done: "完成合计", "reached in all";
    col_part: "内容", "of what";
    col_before_value: "调整前", "before";
    col_after_value: "调整后", "after";
    col_decision: "依据", "decided by";
    col_invest: "总投资（万元）", "total investment (10,000 yuan)";
    col_invest_unsaid: "投资未说明", "investment not said";
    col_year_plan: "年度计划（万元）", "year's plan (10,000 yuan)";
    col_year_done: "年度完成（万元）", "year's done (10,000 yuan)";
    col_projects: "项目数", "projects";
    col_reported: "已报/应报（周）", "reported/owed (weeks)";
    col_report_rate: "填报率", "reported";
    col_problems_opened: "新增问题", "problems opened";
    col_problems_cleared: "问题销号", "problems cleared";
    col_problems_open: "未结问题", "problems open";
    col_levels: "督办升级", "levels raised";
    col_urged: "催办", "urged";
    col_task: "任务", "task";
    col_belonging: "来由", "because";
    col_class: "计划分类", "class";
    col_finished_on: "完成日期", "finished on";
    col_days: "超期天数", "days late";
    whole_life: "全期", "whole life";
    year_file: "体检评估", "check-up";
    plan_file: "规划评估", "plan evaluation";
    /// What the heads of the tables of results mean.
    legend: "按期、超期：有时限且完成时间可查；完成：已完成，时限或完成时间不详；逾期：到期未完；未说明：到期后日志没有工作记录，或年度目标没有可比的数量；未到期：含未定时限。兑现率=（按期+超期）/（按期+超期+逾期）。没有任务号的项目按文件章节列。",
        "on time, late: finished, with date and deadline; done: finished, one of them not known; overdue: late and open; not said: the log has no word on the work since the date, or the yearly goal has no number to compare; not due: also without a date. kept = (on time + late) / (on time + late + overdue). Projects without a plan task stand by document and section.";
    is_on_time: "按期完成", "finished on time";
    is_late: "超期完成", "finished late";
    is_finished: "完成（时间不详）", "finished (no date)";
    is_overdue: "逾期未完", "late and open";
    is_unsaid: "未说明", "not said";
    is_ahead: "未到期", "not yet due";
    is_no_date: "未定时限", "no date";
    is_suspended: "停工缓建", "suspended";
    is_cancelled: "终止", "dropped";
    of_planned: "计划", "planned";
    of_carried: "结转", "carried over";
    of_worked: "计划外", "not planned";
    adjusted_date: "时限", "date";
    adjusted_milestone_date: "节点时限", "milestone's date";
    adjusted_target: "量化目标", "measure's target";
    adjusted_indicator_target: "指标目标", "indicator's target";
    adjusted_lead: "牵头单位", "lead";
    adjusted_cooperating: "配合单位", "cooperating departments";
    adjusted_plan_year: "计划年度", "plan year";
    adjusted_plan_class: "计划分类", "plan class";
    adjusted_suspended: "停工缓建", "suspended";
    adjusted_resumed: "恢复推进", "resumed";
    adjusted_cancelled: "终止（含并入）", "dropped or merged";
    adjusted_removed: "调出看板", "taken off the board";
    entered_list: "进入储备", "Entered";
    started_list: "转入实施", "Started";
    dropped_list: "终止或调出", "Dropped";
}

crate::messages! {
    yearly(name: &str, year: i32): "{name}{year}年度体检评估", "{name}: yearly check-up {year}";
    midterm(name: &str, first: i32, last: i32): "{name}{first}—{last}年规划中期评估", "{name}: mid-term evaluation of the plan {first}–{last}";
    final_of(name: &str, first: i32, last: i32): "{name}{first}—{last}年规划实施评估", "{name}: evaluation of the plan {first}–{last}";
    span(first: &str, last: &str): "评估期：{first}至{last}", "Period: {first} to {last}";
    of_department(name: &str): "只含{name}的项目和指标", "only projects and indicators of {name}";
    as_of(at: &str, judged: &str):
        "数据截至{at}；逾期按{judged}判定。", "As of {at}; lateness is judged on {judged}.";
    as_of_end(day: &str, judged: &str):
        "数据截至{day}（含当日）；逾期按{judged}判定。", "As of the end of {day}; lateness is judged on {judged}.";
    first_promised(phrase: &str): "原定{phrase}", "first {phrase}";
    none_invested(unsaid: u32): "总投资均未说明（{unsaid}项）。", "None of the {unsaid} projects says its total investment.";
    preliminary(last: &str):
        "评估期未满（至{last}），以下为阶段性结果。", "The period runs until {last}; what follows is preliminary.";
    corrected(count: u32, documents: u32, at: &str):
        "更正：期末后补记{count}条（其中文件载入{documents}条），最近一条记于{at}。",
        "Corrected: events recorded after the end: {count} (from documents: {documents}), the last one on {at}.";
    belonging_rule(total: u32, planned: u32, carried: u32, worked: u32):
        "纳入评估{total}项：列入本期计划或时限在本期的{planned}项，以前结转的{carried}项，未列计划而本期有工作记录的{worked}项。",
        "Projects in this review: {total}; planned for the period or due in it: {planned}; carried over: {carried}; not planned, but worked on: {worked}.";
    results(on_time: u32, late: u32, finished: u32):
        "按期完成{on_time}项，超期完成{late}项，已完成而时限或完成时间不详{finished}项。",
        "Finished on time: {on_time}; finished late: {late}; finished, date or deadline not known: {finished}.";
    open(overdue: u32, unsaid: u32, ahead: u32, no_date: u32):
        "逾期未完{overdue}项，到期后未说明结果{unsaid}项，未到期{ahead}项，未定时限{no_date}项。",
        "Late and open: {overdue}; date passed, result not said: {unsaid}; not yet due: {ahead}; without a date: {no_date}.";
    sides(suspended: u32, cancelled: u32, removed: u32):
        "停工缓建{suspended}项，终止（含并入）{cancelled}项，调出看板{removed}项。",
        "Suspended: {suspended}; dropped (or merged): {cancelled}; taken off the board: {removed}.";
    rates(achieved: &str, on_time: &str, first: &str, told: &str):
        "兑现率{achieved}，按期率{on_time}，按原定时限{first}；到期项目结果已明{told}。未说明结果的不计入兑现率。",
        "Kept: {achieved}; on time: {on_time}; as first promised: {first}; result said of what came due: {told}. What is not said is not counted as failed.";
    slips(times: u32, projects: u32, days: i64):
        "时限后延{times}次，涉及{projects}项，共{days}天。", "Slips: {times}, on {projects} projects, {days} days in all.";
    nodes(due: u32, on_time: u32, late: u32, open: u32, reached: u32):
        "节点：应完成{due}个，按期{on_time}个，超期{late}个，到期无完成记录{open}个；本期完成节点共{reached}个。",
        "Milestones: due {due}, on time {on_time}, late {late}, no record of being reached {open}; reached in the period {reached}.";
    flow(before: u32, after: u32): "在册项目期初{before}项，期末{after}项。", "Projects on the board: {before} at the start, {after} at the end.";
    unsaid_note(count: u32):
        "另有{count}项到期后未说明结果，名单见附表。", "Besides, {count} projects are past their date and their result is not said; the annex names them.";
    verdicts(rows: u32, targets: u32, list: &str):
        "指标{rows}项，有目标的年度值{targets}个：{list}。", "Indicators: {rows}; yearly targets: {targets}; {list}.";
    pool_moves(before: u32, after: u32, entered: usize, started: usize, dropped: usize):
        "储备和前期项目期初{before}项，期末{after}项；进入{entered}项，转入实施{started}项，终止或调出{dropped}项。",
        "Waiting projects: {before} at the start, {after} at the end; entered {entered}, started {started}, dropped {dropped}.";
    invested(sum: i64, stated: u32, unsaid: u32):
        "总投资合计{sum}万元（说明的{stated}项，未说明{unsaid}项）。",
        "Total investment: {sum} × 10,000 yuan (said by {stated} projects, not said by {unsaid}).";
    times(times: u32, projects: u32): "{times}次，{projects}项", "{times} times, on {projects}";
    head(seq: u64, hash: &str): "日志校验：第{seq}条 {hash}", "Log: event {seq}, {hash}";
    not_a_plan(text: &str):
        "“{text}”不是规划的起止年；请写成 2021-2025（2000 至 2100 年之间）",
        "`{text}` is not the years of a plan; write them as 2021-2025, between 2000 and 2100";
    not_begun(year: i32, today: &str):
        "{year}年尚未开始（今天是 {today}），没有可评估的内容",
        "{year} has not begun (today is {today}); there is nothing to evaluate";
}
