//! The words of looking back.

use crate::{messages, words};

words! {
    cmd_open: "回看某一天；再按可换日期或回到今天", "look back at a past day; again for another day or today";
    cmd_before: "回看前一周", "look back a week";
    cmd_after: "回看后一周", "forward a week";
    hint_open: "换日期", "day";
    hint_before: "前一周", "week back";
    hint_after: "后一周", "week on";
    title: "回看", "Look back";
    field_day: "日期", "Day";
    examples: "例: 2025-02-28  2月底  2025-W08  上周  上周五  昨天；留空回到今天",
        "e.g. 2025-02-28  2025-W08  last week  last friday  yesterday; empty for today";
    is_today: "回到今天", "back to today";
    not_past: "这一天还没有过去，看到的就是今天", "That day is not past: it is what stands now";
    back_in_present: "已回到今天", "Back to today";
    already_today: "现在就是今天", "This is today already";
    banner_mark: "只读", "read-only";
    banner_esc: "Esc 回到今天", "Esc today";
    banner_key: "换日期", "day";
    nothing_then: "那一天看板上还没有项目", "No project was on the board on that day";
}

messages! {
    banner(day: &str): "回看 {day}", "As of {day}";
    looking(day: &str): "正在回看 {day} ...", "Looking back at {day} ...";
    means(day: &str, week: &str): "{day}（{week}）", "{day} ({week})";
    read_only(day: &str): "正在回看 {day}，只读；要修改请先回到今天（T 后直接回车）", "This is the board of {day}, read-only; to change anything go back to today (T, then Enter)";
    not_understood(text: &str): "看不懂“{text}”", "`{text}` is no day";
    not_there(id: &str): "{id} 那一天还不在看板上，按 Esc 返回", "{id} was not on the board on that day; Esc goes back";
}
