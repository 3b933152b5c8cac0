//! The words of the dashboard.

use crate::words;

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
}
