//! The words of starting up: databases, the demo, the first question, configuration files.

crate::words! {
    error_mark: "错误：", "error: ";
    needs_terminal: "看板需要终端；在脚本中请用 duban list、duban week 等命令，见 duban --help",
        "The board needs a terminal; in a script use verbs such as `duban list` or `duban week`, see `duban --help`";
    first_choices: "还没有数据库时：duban demo 看演示，duban init --plan haidian 载入海淀计划，duban init --empty 建空看板",
        "To begin: `duban demo` shows the demo, `duban init --plan haidian` loads the Haidian plan, `duban init --empty` makes an empty board";
    is_sandbox: "这是沙盒：可用 --today 设定时钟，数据不作数", "This is a sandbox: --today sets its clock, its data do not count";
    demo_notice: "演示：临时数据库，时钟 2025-03-14，标“示例”的为虚构。正式使用：duban init --plan haidian",
        "Demo: a throwaway database, its clock at 2025-03-14; what says sample is made up. For real: duban init --plan haidian";
    demo_over: "演示数据库已删除。正式使用：duban init --plan haidian，然后 duban", "The demo's database is gone. For real: `duban init --plan haidian`, then `duban`";
    actor_is_set: "DUBAN_ACTOR 只能用于沙盒数据库；请去掉这个环境变量", "DUBAN_ACTOR is for sandboxes only; unset it";
    no_login: "查不到登录名；请检查系统账户", "Your login name is not known to the system; check its accounts";
    by_default: "默认", "default";
}

crate::messages! {
    question(path: &str): "没有数据库 {path}。要做什么？\n  1  看演示（临时数据库，退出即删）\n  2  新建，载入海淀计划\n  3  新建，空看板\n  q  什么也不做\n> ",
        "There is no database at {path}. What shall it be?\n  1  the demo (a throwaway database, gone when you leave)\n  2  a new one with the Haidian plan\n  3  a new, empty one\n  q  nothing\n> ";
    made(path: &str, count: usize): "已建立 {path}，项目 {count} 个", "Made {path} with {count} projects";
    ahead(count: usize): "计划中有 {count} 条说的是时钟之后的事，没有载入", "{count} statements of the plan lie after the clock and were left out";
    demo_kept(path: &str): "演示数据库在 {path}；打开：duban --db {path} --today 2025-03-14", "The demo's database is {path}; open it with: duban --db {path} --today 2025-03-14";
    not_a_clock(text: &str): "看不懂日期“{text}”；可写 2025-03-14 或 2025-03-14T09:30", "`{text}` is no day; write 2025-03-14 or 2025-03-14T09:30";
    no_temp(what: &str): "无法建立临时目录：{what}", "Cannot make a temporary directory: {what}";
    terminal_failed(what: &str): "终端出错：{what}", "The terminal failed: {what}";
    config_missing(path: &str): "没有设置文件 {path}；请检查 --config", "There is no configuration file {path}; check --config";
    config_unreadable(path: &str, what: &str): "无法读取设置文件 {path}：{what}", "Cannot read the configuration file {path}: {what}";
    config_wrong(path: &str, line: usize, what: &str): "设置文件 {path} 第 {line} 行有误：{what}", "{path}:{line}: {what}";
    perhaps(close: &str): "是不是“{close}”？", "Did you mean `{close}`?";
}
