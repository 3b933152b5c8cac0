//! The words of the reminder: what a department owes, in short lines.

use super::Lang;

crate::words! {
    comma: "，", ", ";
    today: "今天到期", "due today";
    inferred: "牵头为推断", "department inferred";
    nothing: "没有要提醒的", "Nothing to remind anybody of";
}

crate::messages! {
    head(dept: &str, today: &str): "【{dept}】督办提醒 {today}", "{dept}: reminder of {today}";
    unreported(count: usize): "本周未填报（{count}项）", "Not reported this week ({count})";
    overdue(count: usize): "逾期（{count}项）", "Overdue ({count})";
    due_soon(days: u32, until: &str, count: usize):
        "{days}个工作日内到期，至{until}（{count}项）", "Due within {days} working days, until {until} ({count})";
    last_report(day: &str): "上次填报 {day}", "last reported {day}";
    silent(weeks: &str): "连续 {weeks}未报", "{weeks} without a report";
    late(days: &str): "逾期 {days}", "{days} late";
    left(days: &str): "还有 {days}", "{days} left";
    due(phrase: &str): "时限 {phrase}", "due {phrase}";
    level(name: &str): "督办级别 {name}", "level {name}";
    responsible(name: &str): "责任人 {name}", "responsible {name}";
    contact(name: &str): "联系人 {name}", "contact {name}";
    unknown_year(year: i32):
        "（看板没有{year}年的节假日安排，工作日按周一至周五推算）",
        "(The holidays of {year} are not known; Monday to Friday count as working days)";
}

/// What a letter is about.
pub fn subject(lang: Lang, board: &str, dept: &str, day: &str) -> String {
    match lang {
        Lang::Zh => format!("{board}督办提醒：{dept}（{day}）"),
        Lang::En if board.is_empty() => format!("Reminder: {dept} ({day})"),
        Lang::En => format!("{board}: reminder, {dept} ({day})"),
    }
}
