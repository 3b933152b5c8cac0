//! The words of the list: columns, choosing, bulk changes.

use crate::{messages, words};

words! {
    cmd_sort: "选一列排序", "pick what to sort by";
    cmd_sort_reverse: "反向排序", "reverse the order";
    cmd_columns: "选择列和次序", "choose columns and their order";
    cmd_left: "向左看列", "columns to the left";
    cmd_right: "向右看列", "columns to the right";
    cmd_choose: "选中 / 取消；有选中时各操作键改所有选中的", "choose / leave; with some chosen, keys change all of them";
    cmd_choose_range: "从这里连续选中，再按一次结束", "choose from here on; press again to end";
    cmd_choose_all: "全部选中", "choose all that are shown";

    scope_columns: "选择列", "choosing columns";
    cmd_column_toggle: "显示 / 不显示这一列", "show / hide this column";
    cmd_column_up: "移到前面", "move it forward";
    cmd_column_down: "移到后面", "move it back";
    cmd_column_usual: "恢复默认", "as usual";
    hint_columns: "列", "columns";
    hint_choose: "选中", "choose";
    hint_toggle: "显示", "show";
    hint_shift: "换位", "move";
    hint_usual: "默认", "usual";
    columns_title: "选择列（数字移到该位）", "Columns (a digit moves to that place)";
    sort_title: "按哪一列排序", "Sort by";
    always: "固定", "always";
}

messages! {
    chosen(count: usize): "已选 {count}", "{count} chosen";
    chosen_hidden(hidden: usize): "（{hidden} 项不在筛选内）", " ({hidden} outside the filter)";
    drawing(count: usize): "连选 {count}，按 V 结束", "{count} chosen, V ends the range";
    total(count: usize): "{count} 项", "{count} projects";
    overdue(count: usize): "逾期 {count}", "late {count}";
    unreported(count: usize): "未报 {count}", "unrep. {count}";
    blocked(count: usize): "受阻 {count}", "blocked {count}";
    invested_large(yi: &str, billion: &str): "投资 {yi}亿元", "{billion}bn yuan";
    invested_small(wan: i64): "投资 {wan}万元", "{wan}0k yuan";
    more_columns(count: usize): "还有 {count} 列", "{count} more columns";
    place(at: usize, count: usize): "{at}/{count}", "{at}/{count}";
}
