//! The words of the first start and of screens without projects.

use crate::{messages, words};

words! {
    heading: "欢迎使用督办", "Welcome to duban";
    arrows: "方向键", "arrows";
    moves: "移动，Enter 打开选中的项目", "move about; Enter opens the selected project";
    reports: "填报本周进展", "report the week's progress";
    reviews: "逐项处理逾期项目", "review what is overdue, one by one";
    filters: "筛选", "filter";
    commands: "查找全部命令", "find every command";
    helps: "帮助：此处的全部按键", "help: every key of the place";
    is_demo: "这是演示：真实计划，临时数据，退出即删，请随意试用。", "This is a demo on throwaway data: try anything, it is gone at the end.";
    any_key: "按任意键开始", "any key begins";
    no_projects: "还没有项目", "No projects yet";
    none_that_day: "那一天看板上还没有项目，按 T 换一天", "The board had no projects on that day; T takes another";
    or_import: "导入台账", "imports a ledger";
    or_plan: "从计划目录新建数据库", "makes a database of a plan";
    nothing_fits: "没有符合筛选条件的项目", "No project fits the filter";
}

messages! {
    press_new(key: &str): "按 {key} 新建项目；退出后也可以用命令：", "Press {key} for a new project, or leave and run:";
    press_filter(clear: &str, filter: &str): "按 {clear} 取消筛选，{filter} 修改筛选", "{clear} lifts the filter, {filter} changes it";
}
