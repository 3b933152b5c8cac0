//! The help in both languages, as it is printed.

use crate::support::Home;

#[test]
fn the_chinese_help_names_every_verb() {
    let home = Home::new();
    insta::assert_snapshot!(home.cli(["--help"]).real().ok().stdout, @r#"
    重点工程督办看板：项目、时限、责任部门、周报；不带命令即打开看板

    用法: duban [OPTIONS] [命令]

    命令:
      demo        在临时数据库中打开海淀计划，时钟设在 2025-03-14
      init        新建数据库
      list        列出项目
      show        查看一个项目的全部内容
      add         新增项目
      edit        修改项目的一般信息
      move        移到某个阶段，或确认推断的阶段
      due         设定或调整时限
      milestone   新增节点或调整节点时限
      done        节点完成
      report      填报一个项目的本周进展
      note        在日志中留一条备注
      block       标记受阻
      unblock     解除受阻
      problem     登记问题，或办结问题
      confirm     核实经办人员提请的办结或销号
      return      退回经办人员提请的办结或销号，说明需补什么
      level       设定督办级别
      slip        开具督办单：提醒单、督办单、挂牌督办单
      urge        催办：请责任单位抓紧，并留下记录
      light       在期限内手动设灯，或恢复自动
      measure     设定指标的目标和完成数
      own         设定牵头和配合部门，或确认推断的部门
      tag         增减标签
      suspend     停工、缓建
      cancel      按决定终止项目
      resume      恢复停工或终止的项目
      remove      从看板调出项目，或调回
      log         查看日志
      why         用文字说明灯、级别、逾期的原因
      overdue     列出逾期项目，或生成督办纪要
      remind      提醒各部门：本周未填报的、快到期的、逾期的
      week        生成周报
      review      年度体检评估、规划评估：计划与完成、指标、调整
      indicators  查看规划指标，逐年的目标和实际
      import      导入台账或任务清单（CSV、xlsx、docx、JSON），或计划目录
      export      导出台账：csv、xlsx、json、md，或时限 ics
      holidays    列出节假日和调休上班日，或设定某年的安排
      calendar    导出时限，供日历软件使用（ics）
      undo        撤销本人最近一次改动
      plan        检查计划文件
      dept        列出部门，新增或修改部门
      user        列出看板的人员，登记或修改
      ssh         按看板自己的公钥名单经 SSH 登录，不需要主机账号
      views       列出视图，保存或删除视图；筛选中写 @名称 即可使用
      doctor      检查数据库：文件、日志链、数据表
      backup      把整个看板备份成一个文件，使用中即可进行，并检查备份
      restore     用备份恢复看板；现有的另行保留
      config      查看个人设置和看板规则，或修改规则
      term        测量终端怎样显示中文和特殊字符，并给出建议的设置
      help        说明一个主题

    通用选项:
          --db <FILE>      数据库文件
          --config <FILE>  用这个设置文件代替自己的
          --lang <LANG>    语言：zh 或 en
          --today <DATE>   设定时钟：日期 或 日期T时:分；只能写沙盒
          --as-of <DATE>   回看某一天的看板
          --json           输出 JSON
          --plain          在终端上也输出制表符分隔的行
          --ascii          看板只用 ASCII 字符
          --width <WIDTH>  终端把“—①等字符画成几列：auto、narrow 或 wide；用 duban term 测量
          --dry-run        试运行：只显示结果，不写入

    选项:
      -h, --help     显示帮助
      -V, --version  显示版本
    "#);
}

#[test]
fn the_english_help_names_every_verb() {
    let home = Home::new();
    insta::assert_snapshot!(home.cli(["--help"]).english().real().ok().stdout, @r#"
    A terminal kanban for the construction projects of a district's yearly plans

    Usage: duban [OPTIONS] [COMMAND]

    Commands:
      demo        Open the Haidian plan in a throwaway database, its clock set to 2025-03-14
      init        Make a database
      list        List projects
      show        Show a project with everything known of it
      add         Put a project on the board
      edit        Change plain facts of a project
      move        Move a project to a stage, or confirm an inferred one
      due         Set or move the deadline
      milestone   Add a milestone or change its date
      done        Say that a milestone was reached
      report      Write the weekly entry of a project
      note        Leave a note in the log
      block       Say that something holds a project up
      unblock     Say that nothing holds it up any more
      problem     Open a problem, or clear one
      confirm     Confirm what an operator says is done: a completion, a cleared problem
      return      Return what an operator says is done, with what is missing
      level       Set the supervision level
      slip        Write the supervision slip of a project: reminder, supervised or listed
      urge        Urge those who owe it to get on with it
      light       Set the light by hand until a day, or take it back
      measure     Set target and done of a measure
      own         Name the departments, or confirm inferred ones
      tag         Add and remove tags
      suspend     Suspend a project
      cancel      Cancel a project by decision
      resume      Resume a suspended or cancelled project
      remove      Take a project off the board, or bring it back
      log         Show the log
      why         Say in words why light, level and lateness are what they are
      overdue     List what is overdue
      remind      Remind each department of what it owes: reports, dates near and past
      week        Write the weekly summary
      review      Evaluate a year or the plan: planned against achieved, measures, indicators, adjustments
      indicators  Show the plan's indicators, target and actual by year
      import      Import a ledger or task list (CSV, xlsx, docx, JSON), or a plan directory
      export      Write the ledger: csv, xlsx, json, md, or its deadlines as ics
      holidays    List the holidays and make-up days, or set those of a year
      calendar    Write the deadlines for a calendar program (ics)
      undo        Turn back one's own last change
      plan        Check the files of a plan
      dept        List departments, add or change one
      user        List the people of the board, register or change one
      ssh         Access over SSH by the board's own list of keys, without accounts on the host
      views       List saved views, save one or remove one; @NAME stands for it in every filter
      doctor      Examine the database: file, chain, tables
      backup      Copy the whole board to a file, with people at it, and examine the copy
      restore     Put a backup in the place of the board; what was is kept beside it
      config      Show preferences and the board's rules, or change a rule
      term        Measure what the terminal does with Chinese and special glyphs, and recommend settings
      help        Explain a topic

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Global options:
          --db <FILE>      The database file
          --config <FILE>  A configuration file in place of one's own
          --lang <LANG>    Language: zh or en
          --today <DATE>   Set the clock: DATE or DATETHH:MM in the board's zone; writes only to a sandbox
          --as-of <DATE>   Show the board as of a past day
          --json           Print JSON
          --plain          Print tab-separated lines even on a terminal
          --ascii          Use plain ASCII on the board
          --width <WIDTH>  How wide the terminal draws glyphs such as “ — ①: auto, narrow or wide; `duban term` measures it
          --dry-run        Decide and show what would happen, but write nothing
    "#);
}

#[test]
fn a_verb_explains_itself() {
    let home = Home::new();
    let help = home.cli(["due", "--help"]).real();
    insta::assert_snapshot!(help.ok().stdout, @r#"
    设定或调整时限

    用法: duban due [OPTIONS] <ID> <PHRASE>

    参数:
      <ID>      项目编号
      <PHRASE>  时限原话，如 9月底、三季度、2025-10-15；none 表示取消时限

    选项:
          --reason <REASON>  推迟理由：land, approval, funds, design, utilities, works, weather, plan, other
          --note <WORDS>     一句话理由，记入日志
          --on <DATE>        事实发生的日期，默认今天
          --seen <VERSION>   您看到的版本；此后别人改了同一内容，则为冲突（退出码 5）
          --yes              确认不寻常的操作（跳过阶段、列已满、名称重复）
      -h, --help             显示帮助

    通用选项:
          --db <FILE>      数据库文件
          --config <FILE>  用这个设置文件代替自己的
          --lang <LANG>    语言：zh 或 en
          --today <DATE>   设定时钟：日期 或 日期T时:分；只能写沙盒
          --as-of <DATE>   回看某一天的看板
          --json           输出 JSON
          --plain          在终端上也输出制表符分隔的行
          --ascii          看板只用 ASCII 字符
          --width <WIDTH>  终端把“—①等字符画成几列：auto、narrow 或 wide；用 duban term 测量
          --dry-run        试运行：只显示结果，不写入
    "#);
    insta::assert_snapshot!(help.english().ok().stdout, @r#"
    Set or move the deadline

    Usage: duban due [OPTIONS] <ID> <PHRASE>

    Arguments:
      <ID>      The project's number
      <PHRASE>  The date as said, such as 9月底, 三季度, 2025-10-15; `none` takes it away

    Options:
          --reason <REASON>  Why it moves: land, approval, funds, design, utilities, works, weather, plan, other
          --note <WORDS>     Why, in a few words; goes into the log
          --on <DATE>        The day that the fact is about, if not today
          --seen <VERSION>   The version that you have seen; a later change of the same thing is a conflict (exit code 5)
          --yes              Do what is unusual (a skipped stage, a full column, a title used twice)
      -h, --help             Print help

    Global options:
          --db <FILE>      The database file
          --config <FILE>  A configuration file in place of one's own
          --lang <LANG>    Language: zh or en
          --today <DATE>   Set the clock: DATE or DATETHH:MM in the board's zone; writes only to a sandbox
          --as-of <DATE>   Show the board as of a past day
          --json           Print JSON
          --plain          Print tab-separated lines even on a terminal
          --ascii          Use plain ASCII on the board
          --width <WIDTH>  How wide the terminal draws glyphs such as “ — ①: auto, narrow or wide; `duban term` measures it
          --dry-run        Decide and show what would happen, but write nothing
    "#);
}

#[test]
fn the_version_is_one_line() {
    let home = Home::new();
    let meant = concat!("duban ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(home.cli(["--version"]).ok().stdout, meant);
    assert_eq!(home.cli(["-V"]).english().ok().stdout, meant);
}
