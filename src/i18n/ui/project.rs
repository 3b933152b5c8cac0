//! The words of a project's own screen and of its forms.

use crate::{messages, words};

words! {
    cmd_add: "新增（节点、指标、问题，依页签）", "add (milestone, measure, problem: as the tab says)";
    cmd_change: "修改选中的一行", "change the selected row";
    cmd_remove_part: "删除选中的节点或指标", "remove the selected milestone or measure";
    cmd_tab_facts: "页签: 概况", "tab: facts";
    cmd_tab_milestones: "页签: 节点", "tab: milestones";
    cmd_tab_measures: "页签: 指标", "tab: measures";
    cmd_tab_reports: "页签: 填报", "tab: reports";
    cmd_tab_problems: "页签: 问题", "tab: problems";
    cmd_tab_log: "页签: 动态", "tab: log";
    cmd_lead: "更换牵头单位", "change the lead department";
    cmd_owners: "修改牵头和配合单位", "change lead and cooperating departments";
    cmd_plan: "修改计划（类别、年度、分类、承诺、任务）", "change the plan (category, year, class, commitment, task)";
    cmd_money: "修改投资", "change the investment";
    cmd_tags: "修改标签", "change the tags";
    cmd_level: "设定督办级别", "set the supervision level";
    cmd_light: "手动设灯，或恢复自动", "set the light by hand, or by rule again";
    cmd_side: "停工、终止、恢复", "suspend, cancel, resume";
    cmd_new: "新增项目", "new project";
    cmd_remove: "项目调出看板", "take the project off the board";
    cmd_pick_name: "从清单中选", "pick from the list";
    hint_add: "新增", "add";
    hint_change: "修改", "change";
    hint_remove: "删除", "remove";
    hint_list: "清单", "list";

    field_name: "名称", "Name";
    field_kind: "类型", "Kind";
    field_deadline: "时限", "Due";
    field_dept: "责任单位", "Department";
    field_solver: "解决单位", "Solved by";
    field_unit: "单位", "Unit";
    field_year: "年度", "Year";
    field_target: "目标", "Target";
    field_done: "完成", "Done";
    field_class: "计划分类", "Class";
    field_commitment: "承诺", "Commitment";
    field_until: "有效至", "Until";
    field_why: "理由", "Reason";
    field_decision: "决定文号", "Decision";

    milestone_title: "修改节点", "Milestone";
    new_milestone_title: "新增节点", "New milestone";
    measure_title: "修改指标", "Measure";
    new_measure_title: "新增指标", "New measure";
    problem_title: "修改问题", "Problem";
    owners_title: "责任单位", "Departments";
    money_title: "投资（万元）", "Investment (10k yuan)";
    plan_title: "计划", "Plan";
    light_title: "手动设灯", "Light by hand";
    side_title: "停工 / 终止 / 恢复", "Suspend / cancel / resume";
    new_title: "新增项目", "New project";
    remove_title: "调出看板", "Take off the board";

    light_by_rule: "自动", "by rule";
    side_none: "正常", "under way";
    done_hint: "空着为未完成", "empty: not reached";
    names_hint: "可打简称或拼音首字母；Tab 补全，F4 选清单", "a part of the name is enough; Tab completes, F4 lists";
    tags_hint: "用逗号隔开", "with commas between them";
    decision_hint: "终止必须有决定文号；停工可不填", "to cancel a decision is needed; to suspend it may stay empty";
    remove_hint: "编号不再使用，动态保留；撤销可恢复", "its number is never used again, its log stays; undo brings it back";
    name_missing: "请写名称", "Give it a name";
    unit_missing: "请写单位，如 万平方米", "Give the unit, such as km";
    title_missing: "请写项目名称", "Give the project a title";
    category_missing: "请写类别", "Give the category";
    stage_missing: "请选阶段", "Pick a stage";
    light_needs_reason: "手动设灯要写理由", "A light by hand needs a reason";
    no_list_here: "这一栏没有清单", "There is no list for this field";
    nothing_to_add: "这个页签没有可新增的", "There is nothing to add on this tab";
    nothing_to_change: "这一行不能在这里修改", "This row cannot be changed here";
    nothing_to_remove: "请先选中要删除的节点或指标", "Select the milestone or measure to remove first";
    old_week: "只能修改本周的填报；往期请用 duban report", "Only this week's entry can be changed here; for older ones use duban report";
    pick_lead_title: "牵头单位", "Lead department";
    label_texts: "人员", "People";
    label_block: "受阻", "blocked";
    block_none: "无", "no";
    side_is_none: "正常", "under way";
    money_none: "未填", "not given";
    tags_none: "无", "none";
    people_none: "未填", "not given";
    milestone_columns: "节点", "milestone";
}

messages! {
    name_unknown(typed: &str): "没有叫“{typed}”的；F4 看清单", "nothing is called `{typed}`; F4 lists all";
    name_unclear(typed: &str, names: &str): "“{typed}”不止一个: {names}；请写全，或按 F4 选", "`{typed}` may be: {names}; write it in full, or pick with F4";
    name_offers(names: &str): "Tab 选第一个: {names}", "Tab takes the first: {names}";
    not_an_amount(typed: &str): "“{typed}”不是数（最多三位小数）", "`{typed}` is no number with at most three decimals";
    not_a_number(typed: &str): "“{typed}”不是整数", "`{typed}` is no whole number";
    not_a_year(number: i64): "{number} 不是年度，请写成 2025", "{number} is no year; write it as 2025";
    remove_milestone(name: &str): "删除节点“{name}”？", "Remove the milestone `{name}`?";
    remove_measure(name: &str): "删除指标“{name}”？", "Remove the measure `{name}`?";
    what_lead(id: crate::domain::id::ProjectId, name: &str): "{id} 牵头改为 {name}", "{id} led by {name}";
}
