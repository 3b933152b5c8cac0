//! The words of the board.

use crate::domain::id::ProjectId;
use crate::{messages, words};

words! {
    cmd_by_stage: "按阶段分列", "columns by stage";
    cmd_by_dept: "按牵头单位分列", "columns by lead";
    cmd_by_category: "按类别分列", "columns by category";
    cmd_by_light: "按灯号分列", "columns by light";
    cmd_by_year: "按年度分列", "columns by plan year";
    cmd_column: "到某一列", "go to a column";
    cmd_lanes_dept: "按单位分道", "lanes by lead";
    cmd_lanes_category: "按类别分道", "lanes by category";
    cmd_lanes_none: "不分道", "no lanes";
    cmd_lane_next: "下一道", "next lane";
    cmd_lane_back: "上一道", "previous lane";
    cmd_fold: "折叠或展开本列", "fold or unfold the column";
    cmd_unfold: "展开各列", "unfold all columns";
    cmd_more: "卡片详些", "cards say more";
    cmd_less: "卡片简些", "cards say less";
    cmd_auto: "详简自动", "cards as room allows";
    cmd_late_next: "下一个逾期项目", "next overdue project";
    cmd_late_back: "上一个逾期项目", "previous overdue project";

    hint_late: "逾期", "overdue";
    hint_by_dept: "按单位", "by lead";
    hint_lanes: "分道", "lanes";

    by_stage: "", "";
    by_dept: "按牵头单位", "by lead";
    by_category: "按类别", "by category";
    by_light: "按灯号", "by light";
    by_year: "按年度", "by plan year";
    lanes_dept: "按单位分道", "lanes by lead";
    lanes_category: "按类别分道", "lanes by category";
    no_year: "无年度", "no year";

    density_auto: "卡片详简随列宽", "cards say what fits their width";
    density_compact: "卡片: 简略", "cards: one line";
    density_normal: "卡片: 一般", "cards: normal";
    density_full: "卡片: 详细", "cards: everything";
    no_lanes: "没有分道；z d 按单位，z c 按类别", "There are no lanes; z d makes them by lead, z c by category";
    pick_column: "到哪一列", "Go to column";
    no_column: "没有这样的列", "No such column";
    nothing_folded: "没有折叠的列", "No column is folded";
    empty_is_narrow: "空列在地方不够时自动收窄", "An empty column is narrow while room is short";
    nothing_late: "看板上没有逾期项目", "Nothing on the board is overdue";
    only_late: "只有这一项逾期", "This is the only overdue one";
    late_from_start: "已到末尾，从头再来", "End reached; again from the start";
    late_from_end: "已到开头，从末尾再来", "Start reached; again from the end";

    drag_dept: "列是牵头单位，拖动不改牵头；移动阶段用 > < 或 m", "Columns are leads here and dragging changes none; > < or m move the stage";
    drag_category: "列是类别，拖动不改类别；移动阶段用 > < 或 m", "Columns are categories here and dragging changes none; > < or m move the stage";
    drag_light: "灯号由规则判定，不能拖动；移动阶段用 > < 或 m", "Lights follow from the rules and cannot be dragged; > < or m move the stage";
    drag_year: "列是计划年度，拖动不改年度；移动阶段用 > < 或 m", "Columns are plan years here and dragging changes none; > < or m move the stage";
    drag_lane: "拖到别的泳道不改单位或类别；只有换列才移动阶段", "Another lane changes no lead or category; only another column moves the stage";
}

messages! {
    year(year: i32): "{year}年", "{year}";
    late_count(count: usize): "逾{count}", "{count} late";
    late_short(days: i64): "逾{days}天", "-{days}d";
    last_entry(day: &str, text: &str): "{day}: {text}", "{day}: {text}";
    place(at: usize, count: usize): "第 {at}/{count} 列", "column {at}/{count}";
    folded(name: &str, count: usize): "{name} 已折叠，{count} 项；Enter 展开，z a 全部展开", "{name} is folded, {count} projects; Enter unfolds it, z a all";
    late_folded(count: usize): "（折叠的列中另有 {count} 项）", " ({count} more in folded columns)";
    dragging(id: ProjectId, stage: &str): "{id} 移到 {stage}: 松开鼠标", "Move {id} to {stage}: let the button go";
    dropped_here(name: &str): "-> {name}", "-> {name}";
}
