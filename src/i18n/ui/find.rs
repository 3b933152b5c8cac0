//! The words of finding: filter line, views, palette, pickers, help.

use crate::i18n::Lang;
use crate::{messages, words};

words! {
    column_view: "视图", "view";
    column_filter: "筛选", "filter";
    column_whose: "范围", "for";
    view_mine: "自己", "oneself";
    view_shared: "所有人", "all";
    view_built_in: "内置", "built in";
    views_intro: "\n视图是有名称的筛选，用 duban views save 或看板上的 v 保存；在筛选中写 @名称 即可套用，可再加条件。每个看板都有：\n", "\nA view is a filter under a name, saved by duban views save or by v on the board; @name stands for it in every filter, and more may be said beside it. Every board has:\n";
    views_title: "视图", "Views";
    save_view_title: "保存视图", "Save the view";
    field_view: "名称", "Name";
    view_name_hint: "一个词；以后在筛选中写 @名称", "one word; filters call it @name";
    view_without_filter: "请写筛选条件", "Give the filter";
    cannot_change_built_in: "内置视图不能修改或删除；按 a 另存一个", "What is built in cannot be changed or removed; a saves another";
    nothing_found: "没有符合的", "nothing fits";
    pick_hint: "打字查找，方向键选择", "type to find, arrows to pick";

    cmd_views: "视图", "views";
    cmd_view_save: "把当前筛选存成视图", "save the present filter as a view";
    cmd_view_edit: "修改视图", "change the view";
    cmd_view_remove: "删除视图", "remove the view";
    cmd_search: "查找", "find";
    hint_view_save: "存当前筛选", "save filter";
    hint_view_keep: "存为视图", "save as view";
    hint_view_edit: "修改", "change";
    hint_view_remove: "删除", "remove";
    hint_search: "查找", "find";
    hint_walk: "选择", "pick";
    hint_history: "以前的", "earlier";
    cmd_choose_down: "选下一个", "choose the next";
    cmd_choose_up: "选上一个；以前用过的筛选", "choose the one before; filters used earlier";
    command_looks_back: "回看中只读", "the past is read-only";
    command_needs_project: "未选中项目", "no project selected";
    command_needs_part: "未选中节点或问题", "no milestone or problem selected";
    command_needs_filter: "未设筛选", "no filter set";
    command_not_here: "这里不适用", "not here";
    palette_hint: "命令、视图、项目；可打拼音首字母，数字为项目编号", "commands, views, projects; a number goes to that project";
    scope_picker: "选择", "picking";
    help_search: "查找: ", "find: ";
    help_nothing: "没有符合的按键或命令", "no key or command fits";
    help_by_palette: "命令面板", "palette";
}

messages! {
    lines_of(first: usize, last: usize, all: usize): "{first}-{last} / {all} 行", "{first}-{last} of {all}";
    not_a_view_name(name: &str): "“{name}”不能作视图名称：请用一个词，不含空格、括号、冒号", "`{name}` cannot name a view: take one word without spaces, brackets or colons";
    view_is_built_in(name: &str): "“{name}”是内置视图的名称，请换一个", "`{name}` is the name of a view that is built in; take another";
    view_saved(name: &str): "视图 @{name} 已保存", "view @{name} saved";
    view_removed(name: &str): "视图 @{name} 已删除", "view @{name} removed";
    change_view(name: &str): "修改视图 @{name}", "View @{name}";
    replace_view(name: &str): "已有视图 @{name}，要替换吗？", "There is a view @{name} already. Replace it?";
    remove_view(name: &str): "删除视图 @{name}？", "Remove the view @{name}?";
    remove_shared_view(name: &str): "@{name} 是给所有人用的，要删除吗？", "Everybody uses @{name}. Remove it?";
    no_such_view(name: &str): "没有叫“{name}”的视图", "there is no view `{name}`";
}

/// Whose a saved view is.
pub const fn whose(lang: Lang, is_shared: bool) -> &'static str {
    if is_shared {
        view_shared(lang)
    } else {
        view_mine(lang)
    }
}

words! {
    topic_board: "按阶段分列，每张卡片是一个项目，越急越靠前。卡片第二行是灯、牵头单位和时限。\n选中卡片后，用一个键移动、调时限、填报、标受阻；所有改动都记入动态，可撤销。", "One column a stage, one card a project, the most urgent first; its second line is light, lead and date.\nOne key moves the selected card, changes its date, reports, marks it blocked. Everything is logged and can be undone.";
    topic_list: "同一批项目的表格，可按任一列排序；筛选和看板共用。", "The same projects as a table, sorted by any column. Board and list share the filter.";
    topic_project: "一个项目的全部内容，分六个页签。数字键换页签，上下选行，e 或回车修改，a 新增，x 办结。\n输入有误时说明原因，已输入的内容不丢。", "Everything of one project on six tabs. Digits change the tab, arrows select a row, e or Enter changes it, a adds, x settles.\nWhat is refused is said in place, and what was typed stays.";
    topic_log: "谁、何时、把什么从什么改成什么。只增不改，回车打开项目。", "Who changed what from what to what, and when. Nothing is ever taken out. Enter opens the project.";
    topic_indicators: "规划指标逐年的目标和实际。", "The plan's indicators, target and actual year by year.";
    topic_overdue: "逐项过逾期项目：催办、升降级、定新时限、销号；可中断，下次继续。", "The overdue projects one by one: urge, raise or lower, set a new date, clear. It can be left and taken up again.";
    topic_entries: "本周填报：一行一个项目，上周内容在旁，草稿自动保存。", "This week's entries: a row a project with last week's text beside it; drafts are kept by themselves.";
    topic_timeline: "项目从开始到时限的横道图，节点、延期和今天都在图上。", "Bars from start to deadline, with milestones, slips and today.";
    topic_dashboard: "各阶段、各灯、各部门的数字；每个数字都能打开背后的列表。", "The numbers by stage, light and department; each opens the list behind it.";
    topic_week: "将要导出的周报，一周一页。", "The weekly summary as it will be exported, a page a week.";
    topic_form: "回车到下一栏，最后一栏回车即保存；F5 随时保存，Esc 放弃前会问。\n时限照原话写（9月底、三季度、年底前），下面显示算出的最后一天。", "Enter goes to the next field and saves behind the last; F5 saves at once; Esc asks before anything is lost.\nDates are written as people say them; their last day is shown below.";
    topic_filter: "空格是且，| 是或，- 是非；字段:值，如 阶段:在建 部门:sw 到期<30天；@名称 是保存的视图。\nTab 或方向键选下面列出的词，向上是以前用过的筛选，回车确定，Esc 恢复原来的。", "A space is and, | is or, - is not; field:value such as stage:construction dept:water due<30d; @name is a saved view.\nTab or arrows take what is offered, Up shows earlier filters, Enter keeps, Esc goes back to the one before.";
    topic_palette: "打几个字或拼音首字母找命令、视图、项目；数字直接到那个项目。\n命令后可跟筛选条件，如“列表 逾期”。", "A few letters find commands, views and projects; a number goes to that project.\nA screen's name may be followed by a filter, such as: list overdue.";
    topic_picker: "方向键选，数字直接定；/ 之后打字查找，拼音首字母也行。", "Arrows choose, digits take at once; / begins to look for letters.";
    topic_views: "视图是有名称的筛选。回车使用，a 保存当前筛选，e 修改，- 删除；筛选中写 @名称 即可套用。", "A view is a filter under a name. Enter uses it, a saves the present filter, e changes, - removes; filters call it @name.";
}
