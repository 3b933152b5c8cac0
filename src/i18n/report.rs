//! The words and sentence patterns of the weekly summary: the same every week, so that a reader can compare.

use super::Lang;

/// What the numbers of sections are written with.
pub const NUMERALS: &str = "一二三四五六七八九十";

crate::words! {
    weekly: "周报", "weekly summary";
    overall: "一、总体情况", "1. Overall";
    progress: "二、本周进展", "2. Progress this week";
    overdue: "三、逾期项目", "3. Overdue projects";
    concerns: "五、存在问题与需协调事项", "5. Problems and requests";
    departments: "六、部门情况", "6. Departments";
    measures: "七、量化指标与规划指标", "7. Measures and indicators";
    part_measures: "工程量化指标", "Measures of projects";
    part_indicators: "规划指标", "Indicators of the plan";
    indicators_whole: "规划指标为全区口径，按项目筛选时不列。", "Indicators are the whole plan's; a summary of some projects leaves them out.";
    highlights: "本周要情", "At a glance";
    front_late: "逾期项目", "Overdue";
    front_departments: "逾期较多单位", "Departments with most overdue";
    front_newly: "逾期变化", "Overdue since last week";
    front_red: "红灯变化", "Red lights";
    front_levels: "督办级别变动", "Levels";
    front_moves: "推进情况", "Movement";
    front_decide: "提请协调", "Needs a decision";
    relief_done: "已完成", "done";
    relief_moved: "时限调整", "date moved";
    relief_suspended: "停工", "suspended";
    relief_cancelled: "终止", "cancelled";
    ask_unsaid: "未注明层级", "level not said";
    newly_overdue: "新逾期", "newly overdue";
    newly_list: "新逾期", "Newly overdue";
    relieved_list: "不再逾期", "No longer overdue";
    red_list: "转为红灯", "Turned red";
    unred_list: "解除红灯", "No longer red";
    all_departments: "合计", "all";
    col_slip_reason: "延期理由", "last slip";
    col_indicator: "指标", "indicator";
    col_nature: "性质", "nature";
    col_actual: "实际", "actual";
    col_verdict: "判断", "verdict";
    col_final: "规划期末目标", "final target";
    col_departments: "责任单位", "departments";
    col_recorded: "登记时间", "recorded";
    col_about: "事实日期", "about";
    col_what: "补记内容", "what";
    corrections_annex: "附表三：截止后补记事项", "Annex 3: recorded after the cut-off";
    a_holiday: "节假日", "no name given";
    the_board: "看板", "the board";
    date_changes: "八、时限调整", "8. Changed dates";
    next_week: "九、下周计划", "9. Next week's plan";
    unreported_annex: "附表一：未填报项目", "Annex 1: missing reports";
    ledger: "附表二：工程台账", "Annex 2: ledger";
    /// What an empty section says.
    nothing: "无", "none";
    /// The mark on what was made up for the demo.
    sample: "示例", "sample";
    /// The mark on what was concluded and not stated.
    inferred: "推断", "inferred";
    late: "补记", "told late";
    taken_back: "撤回上期", "takes back the last summary";
    no_lead: "未明确牵头单位", "no lead named";
    arrived: "新增", "came onto the board";
    left: "调出", "left the board";
    resumed: "恢复推进", "resumed";
    unblocked: "解除受阻", "no longer blocked";
    in_books: "在册", "on the books";
    overdue_by_department: "逾期项目，按牵头单位", "overdue, by lead department";
    weekly_file: "周报", "weekly";
    chart_data: "图表数据", "Chart data";
    /// The list of a workbook's sheets, and how many rows each has.
    contents: "目录", "contents";
    rows: "行数", "rows";
    /// Behind a text that is longer than a cell of Excel.
    cut_for_excel: "…（超出单元格上限，后略）", " … (cut: longer than a cell can hold)";
    by_stage: "阶段", "stage";
    by_light: "灯号", "light";
    by_class: "计划分类", "plan class";
    by_side: "停缓", "side state";
    col_number: "序号", "no.";
    col_group: "分组", "group";
    col_name: "名称", "name";
    col_count: "数量", "count";
    col_change: "较上周", "change";
    col_project: "项目", "project";
    col_lead: "牵头单位", "lead";
    col_weeks_silent: "连续未报周数", "weeks without a report";
    col_due: "时限", "deadline";
    col_baseline: "原定", "first promised";
    col_days_late: "逾期天数", "days late";
    col_slips: "延期次数", "slips";
    col_slipped_days: "延期天数", "days slipped";
    col_level: "督办级别", "level";
    col_last: "最近情况", "last report";
    col_stage: "阶段", "stage";
    col_days_left: "剩余天数", "days left";
    col_light: "灯", "light";
    col_percent: "完成率", "done";
    col_kind: "类型", "kind";
    col_text: "内容", "text";
    col_nth: "持续", "carried";
    col_owner: "责任单位", "owner";
    col_limit: "限期", "limit";
    col_ask: "协调层级", "to step in";
    col_state: "状态", "state";
    col_total: "总数", "total";
    col_active: "在建", "active";
    col_done: "完成", "done";
    col_overdue: "逾期", "overdue";
    col_due_soon: "临期", "due soon";
    /// Projects and milestones together, where `col_due_soon` counts projects.
    dates_due_soon: "临期事项", "dates due soon";
    col_reported: "已报/应报", "reported/owed";
    col_on_time: "已完成项目按期率", "finished on time";
    col_first_promised: "按原定", "as first promised";
    col_measure: "指标", "measure";
    col_year: "年度", "year";
    col_target: "目标", "target";
    col_before: "上周", "last week";
    col_reached: "完成", "reached";
    col_unit: "单位", "unit";
    col_from: "原时限", "from";
    col_to: "新时限", "to";
    col_days: "天数", "days";
    col_reason: "理由", "reason";
    col_who: "登记人", "recorded by";
    col_on: "日期", "on";
    col_category: "类别", "category";
    col_last_day: "最后日", "last day";
    kind_problem: "问题", "problem";
    kind_told: "填报问题", "reported problem";
    kind_ask: "需协调", "request";
    state_open: "未办结", "open";
}

crate::messages! {
    /// Whose summary it is, where it is not the whole board's.
    scope(scope: &str): "范围：{scope}", "scope: {scope}";
    filtered(filter: &str): "筛选“{filter}”", "filter `{filter}`";
    cut_off_earlier(holiday: &str, from: &str, to: &str):
        "因{holiday}放假，截止日由{from}提前至{to}。", "The cut-off is brought forward from {from} to {to} because of a holiday ({holiday}).";
    cut_off_later(holiday: &str, from: &str, to: &str):
        "因{holiday}放假，截止日由{from}顺延至{to}。", "The cut-off is put off from {from} to {to} because of a holiday ({holiday}).";
    not_begun(at: &str):
        "预览：该周尚未开始，数据至{at}", "preliminary: the week has not begun, as of {at}";
    and_more(list: &str, count: usize): "{list}等{count}项", "{list} and others, {count} in all";
    and_more_departments(list: &str, count: usize): "{list}，共{count}个单位", "{list}; {count} departments in all";
    late_first(total: &str, list: &str): "共{total}。按督办级别和逾期天数居前：{list}", "{total}. First by level and days late: {list}";
    days_late(days: i64): "逾期{days}天", "{days} d late";
    final_of(year: i32): "{year}年目标", "target of {year}";
    newly_and_gone(newly: &str, gone: &str): "新逾期{newly}；不再逾期{gone}", "newly overdue {newly}; no longer overdue {gone}";
    red_and_back(red: &str, back: &str): "转为红灯{red}；解除红灯{back}", "turned red {red}; no longer red {back}";
    raised_and_lowered(up: &str, down: &str): "上调{up}；下调或解除{down}", "raised {up}; lowered or lifted {down}";
    week_moves(started: &str, completed: &str, dates: usize, later: usize):
        "新开工{started}；完工{completed}；时限调整{dates}次，其中延后{later}次", "started {started}; completed {completed}; dates changed {dates}, {later} of them to a later day";
    level_move(from: &str, to: &str): "督办级别 {from} → {to}", "level {from} → {to}";
    decided(paper: &str): "依据 {paper}", "by {paper}";
    due_next(name: &str, due: &str): "节点 {name}（时限{due}）", "milestone {name} (due {due})";
    due_self(due: &str): "项目时限{due}", "project due {due}";
    more_corrections(rest: u32):
        "另有{rest}条（文件载入的、不在本范围的或较早的）不逐条列出。", "Not listed one by one: {rest} (from documents, outside of this summary, or older).";
    unknown_year(year: i32):
        "看板没有{year}年的节假日安排，截止日按周一至周五推算；请用 duban holidays --set built-in 或 --set 文件.csv 设定",
        "The holidays of {year} are not known, so the cut-off goes by the weekday; set them with `duban holidays --set built-in`, or `--set FILE.csv`";
    issue(year: i32, number: u32, span: &str):
        "{year}年第{number}期（{span}）", "Week {number} of {year} ({span})";
    cut_off(at: &str): "截止：{at}", "cut-off: {at}";
    preliminary(at: &str):
        "预览：截止前编制，数据至{at}", "preliminary: written before the cut-off, as of {at}";
    corrected(count: u32, documents: u32, at: &str):
        "更正：截止后补记{count}条（其中文件载入{documents}条），最近一条记于{at}。",
        "Corrected: events recorded after the cut-off: {count} (from documents: {documents}), the last one on {at}.";
    page_of(page: &str, pages: &str): "第 {page} 页，共 {pages} 页", "Page {page} of {pages}";
    head(seq: u64, hash: &str): "日志校验：第{seq}条 {hash}", "Log: event {seq}, {hash}";
    due_soon(days: u32): "四、{days}天内到期", "4. Due within {days} days";
    total(tally: &str, stages: &str): "在册项目{tally}，其中{stages}。", "Projects on the board: {tally}; {stages}.";
    sides(suspended: &str, cancelled: &str):
        "停工{suspended}，终止{cancelled}。", "Suspended: {suspended}; cancelled: {cancelled}.";
    moves(new: usize, started: usize, completed: usize, in_use: usize, left: usize):
        "本周新增{new}项、新开工{started}项、完工{completed}项、投用{in_use}项、调出{left}项。",
        "This week: new {new}, started {started}, completed {completed}, into use {in_use}, left the board {left}.";
    lights(list: &str): "{list}。", "Lights: {list}.";
    reporting(owed: u32, reported: u32, missing: usize, departments: u32, complete: u32):
        "应报项目{owed}项，已报{reported}项，未报{missing}项；应报部门{departments}个，报齐{complete}个。",
        "Reports: owed {owed}, in {reported}, missing {missing}; departments that owe one: {departments}, complete: {complete}.";
    list_of(what: &str, list: &str): "{what}：{list}", "{what}: {list}";
    stage_move(from: &str, to: &str, on: &str): "阶段 {from} → {to}（{on}）", "stage {from} → {to} ({on})";
    in_stage(stage: &str): "新增（{stage}）", "came onto the board ({stage})";
    reached(name: &str, on: &str): "节点 {name} 完成（{on}）", "milestone {name} reached ({on})";
    reopened(name: &str): "节点 {name} 取消完成", "milestone {name} open again";
    missed(name: &str, due: &str): "节点 {name} 未按期完成（时限{due}）", "milestone {name} missed (due {due})";
    by_rule(days: i64): "按规则，逾期{days}天", "by the rule, {days} d late";
    blocked(why: &str): "受阻：{why}", "blocked: {why}";
    late_entry(week: &str, text: &str): "补报 {week}：{text}", "late report {week}: {text}";
    entry(text: &str): "填报：{text}", "report: {text}";
    of_target(target: &str): "目标 {target}", "target {target}";
    nth(n: u32): "第{n}周", "week {n}";
    cleared(on: &str, note: &str): "已销号（{on}）：{note}", "cleared ({on}): {note}";
    limit_of(phrase: &str): "限{phrase}", "by {phrase}";
    limit_late(phrase: &str, days: &str): "{phrase}，逾期 {days}", "{phrase}, {days} late";
    owed_by(lead: &str, count: usize): "{lead} {count}项", "{lead} {count}";
    issue_number(year: i32, number: u32): "{year}年第{number}期", "week {number} of {year}";
    overdue_count(count: usize): "逾期项目（{count}项）", "Overdue projects ({count})";
    late_line(project: &str, days: &str): "{project}逾期 {days}", "{project}: {days} late";
    more_attached(count: usize): "……另有{count}项，见附件", "... and {count} more, see the attachments";
    see_annex(list: &str): "{list}（名单见附表一）", "{list} (named in annex 1)";
    percent_of(percent: u32, part: u32, whole: u32): "{percent}%（{part}/{whole}）", "{percent}% ({part}/{whole})";
    /// Two remarks side by side.
    list_comma(one: &str, two: &str): "{one}，{two}", "{one}, {two}";
    milestone_of(project: &str, milestone: &str): "{project} 节点 {milestone}", "{project}, milestone {milestone}";
}

crate::words! {
    preview: "预览", "preliminary";
    started_list: "新开工", "Started";
    completed_list: "完工", "Completed";
    in_use_list: "投用", "Into use";
    new_list: "新增", "New";
    left_list: "调出", "Left the board";
    unreported_list: "未报", "Not reported";
    unreported: "未报", "not reported";
}

/// A name with its number: 区水务局7项, Water Bureau 7.
pub fn named(lang: Lang, name: &str, n: u32) -> String {
    match lang {
        Lang::Zh => format!("{name}{n}项"),
        Lang::En => format!("{name} {n}"),
    }
}

/// What stands between a name and a word about it.
pub const fn dash(lang: Lang) -> &'static str {
    lang.pick("：", ": ")
}

/// What stands between two remarks.
pub const fn pause(lang: Lang) -> &'static str {
    lang.pick("，", ", ")
}

/// What stands between sentences.
pub const fn full_stop(lang: Lang) -> &'static str {
    lang.pick("。", ". ")
}

/// A text at the beginning of a sentence: in English with a capital letter.
pub fn capital(lang: Lang, text: &str) -> String {
    let mut letters = text.chars();
    match (lang, letters.next()) {
        (Lang::En, Some(first)) => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// A number of projects: 23项, 23.
pub fn number(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Zh => format!("{n}项"),
        Lang::En => n.to_string(),
    }
}

/// A change against last week in words: 较上周增2项, 2 more than last week.
pub fn change(lang: Lang, change: i64) -> String {
    let size = change.unsigned_abs();
    match (lang, change.signum()) {
        (Lang::Zh, 1) => format!("较上周增{size}项"),
        (Lang::Zh, -1) => format!("较上周减{size}项"),
        (Lang::Zh, _) => "与上周持平".to_owned(),
        (Lang::En, 1) => format!("{size} more than last week"),
        (Lang::En, -1) => format!("{size} fewer than last week"),
        (Lang::En, _) => "as last week".to_owned(),
    }
}

/// A figure with its change: 在册1100项（较上周增2项）.
pub fn figure(lang: Lang, name: &str, number: u32, by: Option<i64>) -> String {
    let number = self::number(lang, number);
    let told = match lang {
        Lang::Zh => format!("{name}{number}"),
        Lang::En => format!("{name} {number}"),
    };
    match by {
        Some(by) => bracketed(lang, &told, &change(lang, by)),
        None => told,
    }
}

/// A text with a remark in brackets.
pub fn bracketed(lang: Lang, text: &str, remark: &str) -> String {
    match lang {
        Lang::Zh => format!("{text}（{remark}）"),
        Lang::En => format!("{text} ({remark})"),
    }
}

/// What stands between the parts of a list: 、 and a comma.
pub const fn comma(lang: Lang) -> &'static str {
    lang.pick("、", ", ")
}

/// What stands between a subject and what is said of it.
pub const fn colon(lang: Lang) -> &'static str {
    lang.pick("：", ": ")
}

/// What stands between sentences of a list: ； and a semicolon.
pub const fn semicolon(lang: Lang) -> &'static str {
    lang.pick("；", "; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_against_last_week() {
        assert_eq!(change(Lang::Zh, 2), "较上周增2项");
        assert_eq!(change(Lang::Zh, -5), "较上周减5项");
        assert_eq!(change(Lang::En, 0), "as last week");
        assert_eq!(change(Lang::En, -1), "1 fewer than last week");
    }
}
