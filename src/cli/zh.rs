//! The Chinese help of every verb and argument, by name. A test finds what is missing.

/// A verb's help; the empty name is the program's own.
pub(super) fn verb(name: &str) -> Option<&'static str> {
    VERBS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, help)| *help)
}

/// An argument's help: the verb's own where there is one, else the one that all verbs share.
pub(super) fn argument(verb: &str, name: &str) -> Option<&'static str> {
    let own = OWN
        .iter()
        .find(|(of, known, _)| *of == verb && *known == name)
        .map(|(_, _, help)| *help);
    own.or_else(|| {
        SHARED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, help)| *help)
    })
}

const VERBS: &[(&str, &str)] = &[
    (
        "",
        "重点工程督办看板：项目、时限、责任部门、周报；不带命令即打开看板",
    ),
    ("demo", "在临时数据库中打开海淀计划，时钟设在 2025-03-14"),
    ("indicators", "查看规划指标，逐年的目标和实际"),
    ("init", "新建数据库"),
    ("list", "列出项目"),
    ("show", "查看一个项目的全部内容"),
    ("add", "新增项目"),
    ("edit", "修改项目的一般信息"),
    ("move", "移到某个阶段，或确认推断的阶段"),
    ("due", "设定或调整时限"),
    ("milestone", "新增节点或调整节点时限"),
    ("done", "节点完成"),
    ("report", "填报一个项目的本周进展"),
    ("note", "在日志中留一条备注"),
    ("block", "标记受阻"),
    ("unblock", "解除受阻"),
    ("problem", "登记问题，或办结问题"),
    ("level", "设定督办级别"),
    ("light", "在期限内手动设灯，或恢复自动"),
    ("measure", "设定指标的目标和完成数"),
    ("own", "设定牵头和配合部门，或确认推断的部门"),
    ("tag", "增减标签"),
    ("suspend", "停工、缓建"),
    ("cancel", "按决定终止项目"),
    ("resume", "恢复停工或终止的项目"),
    ("remove", "从看板调出项目，或调回"),
    ("log", "查看日志"),
    ("why", "用文字说明灯、级别、逾期的原因"),
    ("overdue", "列出逾期项目"),
    ("week", "生成周报"),
    (
        "import",
        "导入台账或任务清单（CSV、xlsx、docx），或计划目录",
    ),
    ("export", "导出台账：csv 或 xlsx"),
    ("calendar", "导出时限，供日历软件使用（ics）"),
    ("undo", "撤销本人最近一次改动"),
    ("plan", "检查计划文件"),
    (
        "plan check",
        "检查引用、用词、日期、数量，以及每条记录是否注明出处",
    ),
    ("dept", "列出部门，新增或修改部门"),
    ("doctor", "检查数据库：文件、日志链、数据表"),
    ("config", "查看个人设置和看板规则，或修改规则"),
    ("config set", "修改一条看板规则，对所有人，从今天起"),
    ("term", "测量终端怎样显示中文和特殊字符，并给出建议的设置"),
    ("help", "说明一个主题"),
];

const OWN: &[(&str, &str, &str)] = &[
    ("demo", "keep", "在这里建立并保留演示数据库，不打开看板"),
    ("init", "plan", "载入计划：haidian，或一个 CSV 文件目录"),
    ("init", "empty", "不载入计划"),
    (
        "init",
        "sandbox",
        "建沙盒：可用 --today 设定时钟，并永远标明是沙盒",
    ),
    ("add", "lead", "牵头部门"),
    ("add", "due", "时限原话，如 年底前、Q3"),
    ("add", "stage", "起始阶段"),
    (
        "due",
        "reason",
        "推迟理由：land, approval, funds, design, utilities, works, weather, plan, other",
    ),
    (
        "due",
        "phrase",
        "时限原话，如 9月底、三季度、2025-10-15；none 表示取消时限",
    ),
    ("milestone", "name", "节点名称"),
    ("milestone", "due", "节点时限原话"),
    ("milestone", "dept", "负责这个节点的部门"),
    ("report", "progress", "本周进展"),
    ("report", "next", "下周计划"),
    ("report", "problem", "存在问题"),
    ("report", "ask", "需协调事项"),
    ("report", "week", "哪一周：2025-W11、日期、this、last"),
    ("note", "text", "备注内容"),
    ("block", "reason", "受阻原因"),
    ("suspend", "reason", "原因"),
    ("cancel", "reason", "原因"),
    ("problem", "text", "问题内容"),
    (
        "problem",
        "clear",
        "办结第几个问题；用 --note 说明怎样解决的",
    ),
    ("problem", "limit", "解决时限原话"),
    ("problem", "dept", "由谁解决"),
    (
        "problem",
        "level",
        "需要哪一级协调：department, leader, district, city",
    ),
    ("level", "level", "0 无，1 提醒，2 督办，3 挂牌"),
    ("measure", "name", "指标名称"),
    ("measure", "done", "完成数"),
    ("measure", "target", "目标数"),
    ("measure", "unit", "单位；新指标必填"),
    ("measure", "year", "数字所属的计划年度"),
    ("own", "lead", "牵头部门"),
    ("own", "cooperating", "配合部门，按顺序；取代现有的"),
    ("own", "confirm", "确认推断的部门"),
    ("log", "id", "只看这个项目"),
    ("log", "limit", "最多几条；0 为全部"),
    ("overdue", "days", "只列逾期不少于这么多天的"),
    ("overdue", "dept", "只列这个部门的"),
    ("week", "dept", "只含这个部门的"),
    ("week", "week", "哪一周：2025-W11、日期、this、last"),
    ("indicators", "format", "写成表格文件：csv, xlsx"),
    ("indicators", "output", "写入这个文件"),
    ("indicators", "year", "只看这一年"),
    (
        "import",
        "file",
        "CSV（UTF-8）、xlsx、docx，或计划目录；空格表示不变",
    ),
    ("import", "same", "这一行就是那个项目，如 7=12；可多次给出"),
    (
        "import",
        "new",
        "这一行是新项目；可多次给出；all 表示所有待定的行",
    ),
    ("import", "add_departments", "新增看板上没有的部门"),
    (
        "import",
        "reason",
        "表中没有写明时的推迟理由：land, approval, funds, design, utilities, works, weather, plan, other",
    ),
    (
        "export",
        "format",
        "格式：csv, xlsx；不写则看文件名，否则 csv",
    ),
    ("export", "output", "写入这个文件；不写则输出到标准输出"),
    ("export", "no_bom", "不写 Excel 识别 UTF-8 用的开头标记"),
    ("calendar", "alarm", "提前这么多天提醒"),
    ("calendar", "output", "写入这个文件；不写则输出到标准输出"),
    ("undo", "id", "只限这个项目"),
    ("plan check", "dir", "计划目录"),
    ("plan check", "sources", "在这个目录的原文中核对每个定位词"),
    ("dept", "name", "新增这个部门，或修改叫这个名字的部门"),
    ("dept", "short", "卡片上用的简称"),
    ("dept", "en", "英文名"),
    (
        "dept",
        "kind",
        "bureau 区直, town 街镇, municipal 市属, enterprise 企业, other 其他",
    ),
    ("term", "save", "把测得的宽度写入自己的设置文件"),
    ("dept", "alias", "别名，可多次给出"),
];

const SHARED: &[(&str, &str)] = &[
    ("db", "数据库文件"),
    ("config", "用这个设置文件代替自己的"),
    ("lang", "语言：zh 或 en"),
    ("today", "设定时钟：日期 或 日期T时:分；只能写沙盒"),
    ("as_of", "回看某一天的看板"),
    ("json", "输出 JSON"),
    ("plain", "在终端上也输出制表符分隔的行"),
    ("ascii", "看板只用 ASCII 字符"),
    (
        "width",
        "终端把“—①等字符画成几列：auto、narrow 或 wide；用 duban term 测量",
    ),
    ("dry_run", "试运行：只显示结果，不写入"),
    ("id", "项目编号"),
    ("note", "一句话理由，记入日志"),
    ("on", "事实发生的日期，默认今天"),
    (
        "seen",
        "您看到的版本；此后别人改了同一内容，则为冲突（退出码 5）",
    ),
    ("yes", "确认不寻常的操作（跳过阶段、列已满、名称重复）"),
    ("title", "项目名称"),
    ("category", "类别"),
    ("stage", "阶段，键或名称"),
    ("cooperating", "配合部门，可多次给出"),
    ("place", "地点（街镇）"),
    ("year", "计划年度"),
    (
        "class",
        "年度计划分类：new_start 新开工, continued 续建, finish 竣工, preparation 前期, reserve 储备",
    ),
    (
        "commitment",
        "承诺：firm 确保, intended 力争, activity 推进",
    ),
    ("task", "任务编号"),
    ("remark", "说明"),
    ("responsible", "责任人"),
    ("contact", "联系人"),
    ("alias", "别名，可多次给出"),
    ("invest_total", "总投资（万元）"),
    ("invest_plan", "本年计划投资（万元）"),
    ("invest_done", "本年完成投资（万元）"),
    ("milestone", "节点序号或名称"),
    ("document", "批文文号"),
    ("light", "red, yellow, green, blue, grey；auto 恢复自动"),
    ("until", "手动灯的最后一日"),
    ("tags", "要加的标签；前面带 - 的是去掉"),
    ("decision", "决定文号"),
    ("restore", "调回已调出的项目"),
    ("filter", "筛选，如 dept:水务 due<30d -blocked"),
    ("sort", "排序键；前面带 - 的倒序"),
    ("columns", "显示哪些列"),
    ("limit", "最多几个"),
    ("since", "只看这一天及以后的"),
    ("actor", "只看这个人的"),
    ("format", "格式：txt, md, json"),
    ("output", "写入这个文件"),
    ("key", "规则的键"),
    ("value", "新的值"),
    ("topic", "主题或命令"),
];
