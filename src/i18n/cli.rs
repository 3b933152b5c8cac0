//! The command line's own sentences, in both languages.

use super::{Lang, refusal, trade};
use crate::domain::board::Board;
use crate::domain::command::{Command, Request};
use crate::domain::event::Fact;
use crate::domain::id::Actor;
use crate::domain::people::Basis;

/// A name with a mark behind it where it is only inferred.
pub fn marked(name: &str, basis: Basis) -> String {
    match basis {
        Basis::Stated => name.to_owned(),
        Basis::Inferred => format!("{name}?"),
    }
}

/// Who did something, with the login that stands in the log: 王芳 (wang).
pub fn signed(lang: Lang, who: &Actor, board: &Board) -> String {
    match board.find_person(&who.0) {
        Some((_, person)) if person.name != who.0 => format!("{} ({who})", person.name),
        _ => actor(lang, who, board),
    }
}

/// Who did something: a person by his name, or a document by its title.
pub fn actor(lang: Lang, actor: &Actor, board: &Board) -> String {
    let Some(key) = actor.as_document() else {
        return board.who(actor).into_owned();
    };
    // What the program concluded itself stands in its own name.
    board.sources.get(key).map_or_else(
        || key.to_owned(),
        |source| {
            format!(
                "{}{}{}",
                lang.pick("《", "\""),
                source.title,
                lang.pick("》", "\"")
            )
        },
    )
}

/// What somebody wanted, for a conflict.
pub fn request(lang: Lang, request: &Request, board: &Board) -> String {
    let text = |words: &Option<String>| words.clone().unwrap_or_default();
    let what = match &request.command {
        Command::MoveStage { to, .. } => format!(
            "{} {}",
            lang.pick("阶段 →", "stage →"),
            refusal::stage_name(lang, board, to)
        ),
        Command::MoveDeadline { to, .. } => {
            let phrase = to.as_ref().map_or(lang.pick("无", "none"), |deadline| {
                deadline.phrase.as_str()
            });
            format!("{} {phrase}", lang.pick("时限 →", "due →"))
        }
        Command::Report { week, patch, .. } => {
            let fields = [&patch.progress, &patch.next, &patch.problem, &patch.ask];
            let said: Vec<String> = fields
                .into_iter()
                .map(text)
                .filter(|words| !words.is_empty())
                .collect();
            format!(
                "{} {week}: {}",
                lang.pick("填报", "report"),
                said.join(" / ")
            )
        }
        Command::Edit { facts, .. } => facts
            .iter()
            .map(|fact| edited(lang, fact))
            .collect::<Vec<_>>()
            .join("; "),
        Command::Note { text, .. } => format!("{} {text}", lang.pick("备注", "note")),
        Command::Urge { note, .. } => format!("{} {note}", lang.pick("催办", "urge")),
        Command::Confirm { part, .. } => super::confirmation::confirming(lang, &part.0.to_string()),
        Command::Return { part, note, .. } => {
            super::confirmation::returning(lang, &part.0.to_string(), note)
        }
        Command::Block { reason, .. } => format!("{} {reason}", lang.pick("受阻", "blocked")),
        Command::OpenProblem { text, .. } | Command::SetProblem { text, .. } => {
            format!("{} {text}", lang.pick("问题", "problem"))
        }
        other => serde_json::to_string(other).unwrap_or_default(),
    };
    match &request.reason {
        Some(reason) => format!("{what} ({reason})"),
        None => what,
    }
}

fn edited(lang: Lang, fact: &Fact) -> String {
    let value = serde_json::to_value(fact)
        .ok()
        .and_then(|value| value.get("value").cloned())
        .unwrap_or_default();
    let value = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    format!("{} → {value}", refusal::field_name(lang, fact.field()))
}

/// The light's letter and name.
pub fn light(lang: Lang, light: crate::domain::light::Light) -> String {
    format!("{} {}", light.letter(), trade::light(lang, light))
}

crate::words! {
    valid_strangers: "请写 look（可查看）或 refuse（不准进入）", "give look or refuse";
    valid_zone: "请写时区名，如 Asia/Shanghai", "give the name of a time zone, such as Asia/Shanghai";
    valid_levels: "请写三个由小到大的天数，如 [1,10,30]", "give three rising numbers of days, such as [1,10,30]";
    valid_bool: "请写 true（是）或 false（否）", "give true or false";
    filters_intro: "空格表示并且，or 或者，- 或 not 不，括号分组，引号照字面；数字、标点全角半角均可。\n普通文字匹配名称、别名、编号、地点，也可用全拼和首字母（gyjs、gongyuan）。\n例：dept:水务 due<30d -blocked    部门:园林 逾期    (灯:红 or 受阻) 公园\n\n",
        "A space means and; `or`; `-` or `not`; parentheses; quotes are literal. Full-width characters are accepted.\nPlain words match title, other names, number and place, also by pinyin and its initials (gyjs, gongyuan).\nSuch as: dept:水务 due<30d -blocked    lead:园林 overdue    (light:red or blocked) 公园\n\n";
    dry_run: "（试运行，未写入）", "(dry run, nothing written) ";
    undone: "撤销 ", "undo: ";
    theirs: "别人的改动：", "What others changed:";
    mine: "您要写入的：", "What you wanted to write:";
    none_found: "没有符合条件的项目", "Nothing matches";
    none: "（没有节点）", "(no milestones)";
    nothing_to_edit: "请至少给出一项要修改的内容；见 duban edit --help", "Name at least one fact to change; see `duban edit --help`";
    nothing_to_report: "请至少给出 --progress、--next、--problem、--ask 中的一项", "Give at least one of --progress, --next, --problem, --ask";
    light_needs_end: "手动灯要有期限：--until 日期", "A light set by hand needs an end: --until DATE";
    no_due_line: "没有时限", "No deadline is set";
    is_sandbox: "这是沙盒数据库，时钟可以设定，数据不作数", "This is a sandbox: its clock may be set, its data do not count";
    healthy: "一切正常", "All is well";
    unhealthy: "数据库有问题，见上；请先备份文件，再从备份恢复", "The database is damaged, see above; keep a copy of the file, then restore a backup";
    board_differs: "看板设置表与日志不符", "The board's tables differ from the log";
    people_differ: "人员表或公钥表与日志不符：能登录的人可能不是看板上登记的", "The tables of people or keys differ from the log: others than the registered ones may come in";
    from_board: "看板规则（数据库）", "board rule (database)";
    sample: "示例", "sample";
    only_minutes: "--format、-o 等只用于督办纪要；请加 --minutes", "--format, -o and the like are for minutes; add --minutes";
    needs_directory: "多种格式要写入一个目录，请用 -o 目录", "Several formats go into a directory; give it with -o DIR";
}

/// The reason that stands beside everything made up for the demo; it goes into the log, so it is one text for all.
pub const fn made_up() -> &'static str {
    "演示用示例 sample"
}

/// The day that a phrase was understood as; a day that is over is said to be.
pub fn last_day_is(lang: Lang, day: &str, late: i64) -> String {
    if late > 0 {
        last_day_is_past(lang, day, late)
    } else {
        last_day(lang, day)
    }
}

crate::messages! {
    last_day(day: &str): "最后一日：{day}", "Last day: {day}";
    last_day_is_past(day: &str, late: i64): "最后一日：{day}，已经过去 {late} 天；若指别的年份，请写明，如 2027年9月底", "Last day: {day}, {late} days ago; if another year is meant, say so, such as end of September 2027";
    past_is_read_only(day: &str): "--as-of {day} 是回看，只读；要写入请去掉它，补记过去的事实请用 --on {day}", "--as-of {day} looks back and writes nothing; leave it out to write, or use --on {day} for a fact about that day";
    topics(all: &str): "主题（duban help 主题）：{all}", "Topics (duban help TOPIC): {all}";
    no_such_plan(name: &str): "没有计划“{name}”；可用 haidian，或一个装有 CSV 文件的目录", "There is no plan `{name}`; give haidian, or a directory of CSV files";
    plan_is_faulty(name: &str, count: usize): "计划 {name} 有 {count} 处错误：", "The plan {name} has {count} faults:";
    plan_is_sound(projects: usize, facts: usize, owned: usize, departments: usize): "没有错误：项目 {projects} 个（{owned} 个注明单位），记录 {facts} 条，部门 {departments} 个", "No faults: {projects} projects ({owned} with departments), {facts} statements, {departments} departments";
    plan_has_faults(name: &str, count: usize): "计划 {name} 有 {count} 处错误，没有载入任何内容：", "The plan {name} has {count} faults, nothing was loaded:";
    and_more(count: usize): "……还有 {count} 处", "... and {count} more";
    plan_refused(key: &str, why: &str): "计划中的“{key}”：{why}", "`{key}` in the plan: {why}";
    not_a_project(text: &str): "“{text}”不是项目编号；编号如 12 或 #12", "`{text}` is no project number; write 12 or #12";
    not_a_day(text: &str): "看不懂日期“{text}”；可写 2025-03-14、3月14日、昨天", "`{text}` is no day; write 2025-03-14, 3-14 or yesterday";
    no_such_week(year: i32, number: u32): "{year}年没有第{number}周；一年有52或53周，如 2025-W11", "{year} has no week {number}; a year has 52 or 53, such as 2025-W11";
    not_a_week(text: &str): "看不懂“{text}”是哪一周；可写 2025-W11、2025年第11周、2025-03-14、this、last", "`{text}` is no week; write 2025-W11, 2025-03-14, this or last";
    not_a_number(text: &str): "“{text}”不是数字（最多三位小数）", "`{text}` is not a number with at most three decimals";
    not_one_of(text: &str, known: &str): "没有“{text}”；可用：{known}", "There is no `{text}`; there are {known}";
    no_such_dept(text: &str): "没有叫“{text}”的部门，或不止一个；用 duban dept 查看，用 duban dept 名称 新增", "No department, or more than one, is called `{text}`; `duban dept` lists them, `duban dept NAME` adds one";
    no_such_actor(name: &str): "人员和日志中都没有“{name}”；用 duban user 查看全部人员", "Nobody on the board or in the log is called `{name}`; `duban user` lists the people";
    namesakes(name: &str): "叫“{name}”的不止一人；请写登录名", "More than one is called `{name}`; give the login";
    did_you_mean(close: &str): "是不是“{close}”？", "Did you mean `{close}`?";
    accepted(examples: &str): "可以这样写：{examples}", "Write it like one of these: {examples}";
    no_such_milestone(id: &str, words: &str, known: &str): "{id} 没有节点“{words}”；现有：{known}", "{id} has no milestone `{words}`; there are: {known}";
    new_measure_needs_unit(name: &str): "“{name}”是新指标，请用 --unit 给出单位", "`{name}` is a new measure; give its unit with --unit";
    added(id: &str): "编号 {id}", "Its number is {id}";
    again(version: u32): "看过以后，若仍要写入，请用 --seen {version} 重来", "When you have read it and still want yours, do it again with --seen {version}";
    cannot_print(what: &str): "无法输出：{what}", "Cannot print: {what}";
    level_line(level: &str, called_for: &str): "督办级别：{level}（按规则应为：{called_for}）", "Level: {level} (the rule calls for: {called_for})";
    late_line(phrase: &str, day: &str, days: i64): "时限 {phrase}，最后一日 {day}，已逾期 {days} 天", "Due {phrase}, last day {day}, {days} days late";
    due_line(phrase: &str, day: &str): "时限 {phrase}，最后一日 {day}，没有逾期", "Due {phrase}, last day {day}, not overdue";
    examined(format: i64, sqlite: &str, events: u64, projects: u64): "格式 {format}，SQLite {sqlite}，日志 {events} 条，项目 {projects} 个", "Format {format}, SQLite {sqlite}, {events} events, {projects} projects";
    chain_head(seq: u64, hash: &str): "日志校验：第 {seq} 条 {hash}", "Chain head: event {seq} {hash}";
    not_a_head(text: &str): "“{text}”不是日志校验值；请写成 序号:校验值，如 10482:8f3a61c0（校验值至少 8 位）", "`{text}` is no head of the chain; write EVENT:HASH such as 10482:8f3a61c0, at least 8 digits of the hash";
    head_is_kept(seq: u64): "第 {seq} 条的校验值相符：从那以后，它和它以前的日志没有被改动", "Event {seq} has that hash: it and all before it are as they were then";
    head_differs(seq: u64, hash: &str): "第 {seq} 条的校验值不符，现为 {hash}：记下之后，日志被改写过", "Event {seq} has another hash, {hash}: the log was rewritten since that was noted";
    head_is_gone(seq: u64, last: u64): "日志里没有第 {seq} 条，只到第 {last} 条：记下之后，日志被截短或换过", "The log has no event {seq}, it ends at {last}: it was cut off or replaced since that was noted";
    integrity(what: &str): "文件损坏：{what}", "The file is damaged: {what}";
    foreign_key(table: &str): "数据表 {table} 指向不存在的记录", "Table {table} points to rows that are not there";
    gap(seq: u64): "日志缺第 {seq} 条", "Event {seq} is missing from the log";
    broken(seq: u64): "日志第 {seq} 条与校验链不符：内容或前一条被改动过", "Event {seq} does not fit the chain: it or the one before was altered";
    differs(id: &str): "{id} 的数据表与日志不符", "The tables of {id} differ from the log";
    person_unreadable(id: i64): "人员表第 {id} 号无法读取", "The row of person {id} cannot be read";
    guard_altered(name: &str): "日志的保护被改动：{name}", "A guard of the log was altered: {name}";
    foreign_trigger(name: &str): "数据库中有不属于 duban 的触发器：{name}", "A trigger that is not duban's stands in the database: {name}";
    guard(name: &str): "日志的保护被拆除：{name}", "A guard of the log is missing: {name}";
    valid_number(least: u32, most: u32): "请写 {least} 至 {most} 的数字", "give a number from {least} to {most}";
    wrong_rule(key: &str, what: &str): "规则 {key} 不能设成这个值：{what}", "The rule {key} cannot have this value: {what}";
    cannot_read(path: &str, what: &str): "无法读取 {path}：{what}", "Cannot read {path}: {what}";
    wrote(path: &str): "已写入 {path}", "Wrote {path}";
    no_such_ending(path: &str, known: &str): "{path} 的扩展名不是可用的格式；可用：{known}，或用 --format 写明格式", "The ending of {path} is no format; there are {known}; or say --format";
    not_a_directory(path: &str): "多种格式要写入目录，但 {path} 不是已有的目录；请先建立它", "Several formats go into a directory, and {path} is none; create it first";
    cannot_write(path: &str, what: &str): "无法写入 {path}：{what}", "Cannot write {path}: {what}";
}
