//! The words of the screens.

pub mod asof;
pub mod board;
pub mod bulk;
pub mod dashboard;
pub mod entries;
pub mod find;
pub mod list;
pub mod log;
pub mod overdue;
pub mod people;
pub mod project;
pub mod settings;
pub mod start;
pub mod timeline;
pub mod week;

use chrono::Datelike;

use super::Lang;
use crate::domain::entry::EntryField;
use crate::domain::id::{Day, ProjectId};
use crate::domain::people::Basis;
use crate::{messages, words};

words! {
    cmd_stage_next: "移到下一阶段", "move to the next stage";
    cmd_stage_back: "移回上一阶段", "move back a stage";
    cmd_stage_pick: "移到某一阶段", "move to a stage";
    cmd_owners_confirm: "确认推断的单位", "confirm inferred departments";
    cmd_stage_confirm: "确认推断的阶段", "confirm an inferred stage";
    cmd_due: "调整时限", "change the deadline";
    cmd_report: "填报本周进展", "report this week";
    cmd_block: "标记受阻，或解除受阻", "mark as blocked, or unblock";
    cmd_problem: "登记问题", "open a problem";
    cmd_note: "写备注", "leave a note";
    cmd_edit: "修改基本信息", "edit plain facts";
    cmd_settle: "节点完成 / 问题销号", "milestone reached / problem cleared";
    cmd_open: "打开项目", "open the project";
    cmd_open_indicator: "查看这一指标的全部内容", "everything known of this indicator";
    cmd_tab_next: "下一页签", "next tab";
    cmd_tab_back: "上一页签", "previous tab";
    cmd_filter: "筛选", "filter";
    cmd_filter_clear: "取消筛选", "clear the filter";
    cmd_palette: "命令面板", "command palette";
    cmd_help: "帮助", "help";
    cmd_undo: "撤销自己的上一步", "undo your last change";
    cmd_board: "看板", "board";
    cmd_list: "列表", "list";
    cmd_log: "动态", "log";
    cmd_indicators: "规划指标", "indicators";
    cmd_left: "左边一列", "column to the left";
    cmd_right: "右边一列", "column to the right";
    cmd_down: "下一项", "next item";
    cmd_up: "上一项", "previous item";
    cmd_first: "第一项", "first item";
    cmd_last: "最后一项", "last item";
    cmd_page_down: "下一页", "page down";
    cmd_page_up: "上一页", "page up";
    cmd_jump: "跳到编号为此数的项目", "go to the project of this number";
    cmd_mouse: "鼠标开 / 关", "mouse on / off";
    mouse_on: "鼠标归看板用；要选取复制时再按一次", "the mouse works here; press again to mark and copy with it";
    mouse_off: "鼠标归终端用", "the mouse is left to the terminal";
    cmd_theme: "深色 / 浅色", "dark / light";
    cmd_back: "返回；在看板上取消筛选", "back; on the board clears the filter";
    cmd_quit: "退出", "quit";
    cmd_field_next: "下一栏；小窗口的最后一栏则保存", "next field; behind the last one of a dialog: save";
    cmd_field_back: "上一栏", "previous field";
    cmd_row_down: "下一行或下一栏", "next row or field";
    cmd_row_up: "上一行或上一栏", "previous row or field";
    cmd_copy_last: "照抄上周", "copy last week's text";
    cmd_save: "保存", "save";
    cmd_new_line: "换行", "new line";
    cmd_choice_next: "下一选项（数字直接选，0 不选）", "next option (digits pick, 0 picks none)";
    cmd_choice_back: "上一选项", "previous option";
    cmd_cancel: "返回", "back";
    cmd_accept: "确定", "accept";
    cmd_complete: "补全", "complete";
    cmd_yes: "是", "yes";
    cmd_no: "否", "no";
    cmd_keep_theirs: "保留对方的", "keep theirs";
    cmd_write_mine: "用我的覆盖", "write mine over it";
    cmd_toggle_mine: "逐项选择用谁的", "choose piece by piece whose stands";
    cmd_write_chosen: "按所选写入", "write as chosen";
    cmd_write_note: "保留对方的，我的说明记入备注", "keep theirs, leave my words as a note";
    conflict_choose: "请按数字选择保留谁的", "choose by digit whose version shall stand";
    confirm_careful: "按 y 或 1 确认，按 n 或 Esc 不做", "y or 1 does it, n or Esc does not";
    conflict_of_theirs: "现在", "now";
    conflict_of_mine: "我的", "mine";
    conflict_empty: "（空）", "(empty)";
    cmd_keep_editing: "继续编辑", "keep editing";
    cmd_char_left: "左移一字", "character to the left";
    cmd_char_right: "右移一字", "character to the right";
    cmd_word_left: "左移一词", "word to the left";
    cmd_word_right: "右移一词", "word to the right";
    cmd_line_start: "到开头", "to the beginning";
    cmd_line_end: "到末尾", "to the end";
    cmd_delete_back: "删前一字", "delete the character before";
    cmd_delete_forward: "删后一字", "delete the character after";
    cmd_delete_word: "删前一词", "delete the word before";
    cmd_delete_line: "全部删除", "delete everything";

    hint_move: "移动", "move";
    hint_due: "时限", "due";
    hint_report: "填报", "report";
    hint_block: "受阻", "blocked";
    hint_settle: "办结", "settle";
    hint_open: "详情", "open";
    hint_sort: "排序", "sort";
    hint_tab: "页签", "tab";
    hint_filter: "筛选", "filter";
    hint_palette: "命令", "commands";
    hint_help: "帮助", "help";
    hint_undo: "撤销", "undo";
    hint_list: "列表", "list";
    hint_log: "动态", "log";
    hint_indicators: "指标", "indicators";
    hint_quit: "退出", "quit";
    hint_field_next: "下一栏", "next field";
    hint_copy_last: "同上周", "as last week";
    hint_save: "保存", "save";
    hint_new_line: "换行", "new line";
    hint_back: "返回", "back";
    hint_accept: "确定", "accept";
    hint_yes: "是", "yes";
    hint_no: "否", "no";

    scope_global: "各处通用", "everywhere";
    scope_board: "看板", "board";
    scope_list: "列表", "list";
    scope_project: "项目", "project";
    scope_log: "动态", "log";
    scope_indicators: "规划指标", "indicators";
    scope_text: "输入文字", "typing text";
    scope_choice: "选项", "choosing";
    scope_form: "表单", "forms";
    scope_dialog: "窗口", "dialogs";

    tab_facts: "概况", "facts";
    tab_milestones: "节点", "milestones";
    tab_measures: "指标", "measures";
    tab_reports: "填报", "reports";
    tab_problems: "问题", "problems";
    tab_log: "动态", "log";

    column_indicator: "指标", "indicator";
    column_number: "编号", "no.";
    column_light: "灯", "L";
    column_title: "项目", "project";
    column_category: "类别", "category";
    column_stage: "阶段", "stage";
    column_lead: "牵头", "lead";
    column_deadline: "时限", "due";
    column_days: "天数", "days";
    column_percent: "完成", "done";

    label_lead: "牵头", "lead";
    label_due: "时限", "due";
    label_light: "灯号", "light";
    label_stage: "阶段", "stage";
    label_side: "状态", "state";
    label_level: "督办级别", "level";
    label_category: "类别", "category";
    label_plan: "计划", "plan";
    label_task: "任务", "task";
    label_tags: "标签", "tags";
    label_money: "投资", "investment";
    label_parent: "上级指标", "part of";
    label_unit: "单位", "unit";
    label_nature: "性质", "nature";
    label_departments: "责任部门", "departments";
    label_source: "出处", "source";
    money_total: "总投资", "total";
    money_plan: "本年计划", "planned this year";
    money_done: "本年完成", "done this year";

    field_progress: "本周进展", "Progress";
    field_next: "下周计划", "Next week";
    field_problem: "存在问题", "Problems";
    field_ask: "需协调", "Asks";
    field_due: "新时限", "Deadline";
    field_reason: "延期理由", "Reason";
    field_note: "说明", "Note";
    field_title: "名称", "Title";
    field_place: "地点", "Place";
    field_responsible: "责任人", "Responsible";
    field_contact: "联系方式", "Contact";
    field_remark: "备注", "Remark";
    field_block: "受阻原因", "What blocks";
    field_limit: "解决期限", "Until";
    field_ask_level: "协调层级", "Who helps";
    field_solution: "如何解决", "Solved by";
    field_day: "完成日期", "Day";
    field_document: "文号", "Document";

    due_title: "调整时限", "Deadline";
    edit_title: "修改信息", "Edit";
    block_title: "标记受阻", "Blocked";
    problem_title: "登记问题", "Problem";
    note_title: "备注", "Note";
    clear_title: "问题销号", "Clear the problem";
    done_title: "节点完成", "Milestone reached";
    confirm_title: "请确认", "Please confirm";
    discard_title: "放弃已输入的内容？", "Throw away what you typed?";
    discard_text: "这张表单有未保存的内容。", "This form holds text that is not saved.";
    conflict_theirs: "对方已做的更改", "What others did meanwhile";
    conflict_mine: "您要做的更改", "What you want";

    input_method_is_on: "输入法处于中文状态，请按 Shift 切换", "The input method is on; press Shift to switch it off";
    paste_needs_a_field: "这里不能粘贴，请先打开填报或筛选", "Nothing takes a paste here; open a form or the filter first";
    nothing_selected: "没有选中的项目", "No project is selected";
    nothing_to_settle: "没有可办结的节点或问题", "No open milestone or problem is selected";
    copied_over: "已换成上周的内容；再按 F2 换回您写的", "Last week's text is in its place; F2 again brings yours back";
    nothing_last_week: "这一栏上次没有内容可照抄", "There is no earlier text to copy here";
    nothing_here: "无", "Nothing";
    no_stage_after: "已是最后阶段", "This is the last stage";
    no_stage_before: "已是第一阶段", "This is the first stage";
    owners_are_stated: "单位不是推断的，无需确认", "No department is inferred; nothing to confirm";
    stage_is_stated: "阶段不是推断的，无需确认", "The stage is not inferred; nothing to confirm";
    no_lead: "未明确", "no lead";
    no_deadline: "无时限", "no date";
    no_cards: "无", "none";
    no_hits: "筛选无结果", "no match";
    no_events: "还没有动态", "Nothing has happened yet";
    no_command: "没有这样的命令", "No such command";
    not_a_day: "日期请写成 2025-06-30", "Write the day as 2025-06-30";
    phrase_without_day: "没有具体日期，不计逾期", "no day: never overdue";
    draft_restored: "已恢复上次未保存的内容", "Text that was not saved last time is back";
    finished: "已完成", "done";
    mark_unreported: "未报", "unreported";
    milestone_open: "未完成", "open";
    milestone_late: "逾期", "late";
    problem_open: "未解决", "open";
    sample: "（演示）", "(sample)";
    by_document: "资料", "document";
    list_separator: "；", "; ";
    filter_prompt: "筛选: ", "filter: ";
    filter_help: "例: 阶段:在建 部门:水务 到期<30d 灯:红 -受阻 公园 gyjs   Tab 补全",
        "e.g. stage:construction dept:water due<30d light:red -blocked park   Tab completes";
    saving: "正在保存……其他人正在写入，请稍候；现在键入的内容不会丢失", "Saving... others are writing; what you type meanwhile is not lost";
    signs_title: "符号", "signs";
    signs: "G 绿灯  Y 黄灯  R 红灯  B 已完成  - 无时限或未开工\n#12? 阶段为推断，尚未确认    水务局? 牵头为推断，尚未确认\n#12~ 有待核实或被退回的事项\n> 选中的项目    * 他人刚改动的项目\n在建 12/10! 项目数超过上限",
        "G green  Y yellow  R red  B finished  - no date or not started\n#12? stage inferred, not confirmed    Water? lead inferred, not confirmed\n#12~ something waits for confirmation, or was returned\n> selected    * just changed by another\nConstruction 12/10! more than the limit";
}

/// The name of a field of the weekly entry.
pub const fn entry_field(lang: Lang, field: EntryField) -> &'static str {
    match field {
        EntryField::Progress => field_progress(lang),
        EntryField::Next => field_next(lang),
        EntryField::Problem => field_problem(lang),
        EntryField::Ask => field_ask(lang),
    }
}

messages! {
    another_did(who: &str, whom: &str, what: &str): "{who}：{whom} {what}", "{who}: {whom} {what}";
    another_did_much(who: &str, count: usize): "{who} 刚改动了 {count} 处", "{who} has just changed {count} things";
    others_did(who: &str, others: usize, count: usize): "{who} 和另外 {others} 人刚改动了 {count} 处", "{who} and {others} more have just changed {count} things";
    what_note(id: ProjectId): "{id} 写备注", "{id} note";
    days_left(days: i64): "{days}天", "{days}d";
    days_late(days: i64): "逾{days}天", "{days}d late";
    days_since(days: i64): "{days}天前", "{days}d ago";
    mark_blocked(reason: &str): "受阻 {reason}", "blocked: {reason}";
    mark_slips(count: usize): "延{count}次", "slip {count}";
    mark_problems(count: usize): "问题{count}", "problems {count}";
    mark_milestone(name: &str, phrase: &str): "节点 {name} {phrase}", "next {name} {phrase}";
    totals(overdue: usize, unreported: usize): "逾期 {overdue}  未报 {unreported}", "late {overdue}  unrep. {unreported}";
    hits(shown: usize, all: usize): "{shown}/{all} 项", "{shown} of {all}";
    baseline(phrase: &str): "原 {phrase}", "first {phrase}";
    slipped(count: usize, days: i64): "延{count}次 {days}天", "slip {count}, {days}d";
    since(day: &str): "自 {day}", "since {day}";
    until(phrase: &str): "限 {phrase}", "until {phrase}";
    reached_on(day: &str): "{day} 完成", "reached {day}";
    cleared(day: &str, note: &str): "{day} 销号: {note}", "cleared {day}: {note}";
    wan(label: &str, sum: &str): "{label} {sum}万元", "{label} {sum}0k yuan";
    in_brackets(text: &str): " ({text})", " ({text})";
    effective_on(day: &str): "（{day} 的情况）", " (about {day})";
    because(reason: &str): "  说明: {reason}", "  note: {reason}";
    beside_last(text: &str): "上次: {text}", "last: {text}";
    beside_now(text: &str): "现为: {text}", "now: {text}";
    beside_problem(text: &str): "问题: {text}", "problem: {text}";
    beside_milestone(name: &str): "节点: {name}", "milestone: {name}";
    report_title(week: &str, first: &str, last: &str): "本周填报 {week} ({first} 至 {last})", "Report {week} ({first} to {last})";
    pick_stage_title(id: ProjectId): "{id} 移到", "Move {id} to";
    what_move(id: ProjectId, stage: &str): "{id} 移到 {stage}", "Move {id} to {stage}";
    what_owners_confirm(id: ProjectId): "{id} 确认单位", "Confirm the departments of {id}";
    what_unblock(id: ProjectId): "{id} 解除受阻", "Unblock {id}";
    done(whom: &str, what: &str): "{whom} {what}", "{whom} {what}";
    undo_by(key: &str): "  [{key}] 撤销", "  [{key}] undo";
    undone(whom: &str, what: &str): "已撤销: {whom} {what}", "Undone: {whom} {what}";
    unknown_key(keys: &str, help: &str): "{keys} 在这里没有作用，按 {help} 看帮助", "{keys} does nothing here; {help} shows the keys";
    phrase_examples(examples: &str): "例: {examples}", "e.g. {examples}";
    phrase_missing(examples: &str): "请写新时限；不再设期限请写“持续推进”。例: {examples}", "Give a date; to give up the date write 持续推进. E.g. {examples}";
    phrase_means(day: &str, precision: &str): "截至 {day}（{precision}）", "last day {day} ({precision})";
    phrase_wrong(why: &str, examples: &str): "{why}；例: {examples}", "{why}; e.g. {examples}";
    skips(stages: &str): "中间跳过了{stages}，仍要移动吗？", "This skips {stages}. Move it all the same?";
    over_limit(stage: &str, limit: u32): "{stage}限 {limit} 项，已满，仍要移入吗？", "{stage} is limited to {limit} projects and full. Move it all the same?";
    title_taken(other: ProjectId): "{other} 已用这个名称，仍要使用吗？", "{other} has this title already. Use it all the same?";
    conflict_title(id: ProjectId): "{id} 已被他人修改", "{id} was changed meanwhile";
    project_is_gone(id: ProjectId): "{id} 已从看板移除，按 Esc 返回", "{id} was taken off the board; Esc goes back";
    help_title(screen: &str): "帮助: {screen}", "Help: {screen}";
    more_lines(count: usize): "下面还有 {count} 行", "{count} lines more";
    too_small(width: u16, height: u16): "窗口太小（{width}x{height}），至少需要 60x16。", "The window is too small ({width}x{height}); 60x16 is the least.";
}

/// A day with its weekday.
pub fn day(lang: Lang, day: Day) -> String {
    format!("{day} {}", super::date::weekday(lang, day.weekday()))
}

/// Something with its ground, where that is only a conclusion.
pub fn owner_basis(lang: Lang, name: &str, basis: Basis) -> String {
    match basis {
        Basis::Stated => name.to_owned(),
        Basis::Inferred => {
            let ground = in_brackets(lang, super::trade::basis(lang, basis));
            format!("{name}{ground}")
        }
    }
}
