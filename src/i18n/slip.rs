//! The words of supervision slips.

use super::Lang;
use crate::domain::level::Level;

crate::words! {
    remind: "提醒单", "reminder";
    supervise: "督办单", "supervision slip";
    listed: "挂牌督办单", "listed supervision slip";
    matter: "事项", "matter";
    content: "内容", "content";
    project: "项目", "project";
    category: "类别", "category";
    place: "地点", "place";
    stage: "阶段", "stage";
    lead: "牵头单位", "lead";
    cooperating: "配合单位", "cooperating";
    responsible: "责任人", "responsible";
    contact: "联系人", "contact";
    due: "完成时限", "deadline";
    level: "督办级别", "level";
    earlier: "此前督办", "earlier slips";
    state: "目前进展", "last report";
    problems: "存在问题", "open problems";
    asked: "办理要求", "what is asked";
    limit: "办理时限", "answer by";
    issuer: "发单单位（盖章）", "issued by (seal)";
    received_by: "签收单位", "received by";
    signature: "签收人", "signature";
    received_on: "签收时间", "received on";
    no_directory: "几份督办单要用 -o 目录 各存一个文件", "Several slips need -o DIRECTORY, one file each";
}

crate::messages! {
    /// Number and day.
    head(number: &str, day: &str): "{number}　{day}", "{number}; {day}";
    number(year: i32, nth: u32): "督办〔{year}〕{nth}号", "No. {nth} of {year}";
    late(days: &str): "逾期 {days}", "{days} late";
    first(due: &str): "原定{due}", "first promised {due}";
    slipped(times: usize, days: &str): "延期{times}次共{days}", "slipped {times} times, {days} in all";
    raised(from: &str, to: &str): "由{from}升为{to}", "raised from {from} to {to}";
    now(level: &str): "现为{level}", "now {level}";
    reported(text: &str, day: &str): "{text}（{day}填报）", "{text} (reported on {day})";
    basis(seq: u64, day: &str): "依据：日志第{seq}条；项目情况截至{day}。", "From the log, event {seq}; the project as of {day}.";
    file(year: i32, nth: u32, project: u32): "督办单-{year}-{nth:04}-项目{project}", "slip-{year}-{nth:04}-project-{project}";
    no_level(project: &str, id: u32): "{project}没有督办级别，无单可出；请先用 duban level {id} 1 --note \"要求\" 定级",
        "{project} is not supervised, so there is no slip; set a level first: duban level {id} 1 --note \"WHAT IS ASKED\"";
    no_raising(seq: u64, project: &str, id: u32): "日志第{seq}条不是{project}的督办升级，或已撤销；请用 duban log {id} 查看",
        "Event {seq} did not raise the level of {project}, or was undone; see duban log {id}";
}

/// What the slip of a level is called, with the board's name before it.
pub fn title(lang: Lang, board: &str, level: Level) -> String {
    let name = match level {
        Level::None | Level::Remind => remind(lang),
        Level::Supervise => supervise(lang),
        Level::Listed => listed(lang),
    };
    match lang {
        _ if board.is_empty() => name.to_owned(),
        Lang::Zh => format!("{board}{name}"),
        Lang::En => format!("{board}: {name}"),
    }
}
