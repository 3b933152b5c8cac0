//! The ledger in words: headings, what an import did, and what is wrong with a row and what would be right.

use super::{Lang, deadline};
use crate::domain::id::ProjectId;
use crate::domain::ledger::Column;
use crate::import::ledger::{LedgerError, Place};
use crate::import::sheet::ReadError;
use crate::import::{Fault, header};

/// The heading of a column.
pub const fn heading(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::Number => lang.pick("编号", "Number"),
        Column::Title => lang.pick("项目", "Project"),
        Column::Category => lang.pick("类别", "Category"),
        Column::Place => lang.pick("地点", "Place"),
        Column::Stage => lang.pick("阶段", "Stage"),
        Column::StageBasis => lang.pick("阶段依据", "Stage basis"),
        Column::Lead => lang.pick("牵头单位", "Lead"),
        Column::LeadBasis => lang.pick("牵头依据", "Lead basis"),
        Column::Cooperating => lang.pick("配合单位", "Cooperating"),
        Column::Responsible => lang.pick("责任人", "Responsible"),
        Column::Contact => lang.pick("联系人", "Contact"),
        Column::Due => lang.pick("时限", "Due"),
        Column::LastDay => lang.pick("最后一日", "Last day"),
        Column::Baseline => lang.pick("原定", "Baseline"),
        Column::Slips => lang.pick("延期次数", "Slips"),
        Column::Year => lang.pick("年度", "Plan year"),
        Column::Class => lang.pick("计划分类", "Plan class"),
        Column::Commitment => lang.pick("承诺", "Commitment"),
        Column::Tags => lang.pick("标签", "Tags"),
        Column::InvestTotal => lang.pick("总投资", "Total investment"),
        Column::InvestPlan => lang.pick("年度计划投资", "Planned investment"),
        Column::InvestDone => lang.pick("年度完成投资", "Investment done"),
        Column::Task => lang.pick("任务", "Task"),
        Column::Remark => lang.pick("说明", "Remark"),
        Column::Version => lang.pick("版本", "Version"),
        Column::Serial => lang.pick("序号", "No."),
        Column::Progress => lang.pick("目前进展", "Progress"),
        Column::SlipReason => lang.pick("延期理由", "Slip reason"),
        Column::Key => lang.pick("计划编码", "Plan key"),
        Column::Aliases => lang.pick("别名", "Aliases"),
        Column::Light => lang.pick("灯", "Light"),
        Column::Level => lang.pick("督办级别", "Supervision level"),
        Column::Urged => lang.pick("催办次数", "Urged"),
        Column::DaysLate => lang.pick("逾期天数", "Days late"),
        Column::DaysLeft => lang.pick("剩余天数", "Days left"),
        Column::SlippedDays => lang.pick("延期天数", "Days slipped"),
        Column::StageSince => lang.pick("阶段起始", "Stage since"),
        Column::Started => lang.pick("实际开工", "Works begun"),
        Column::Finished => lang.pick("实际完工", "Works finished"),
        Column::State => lang.pick("停缓", "Suspended or cancelled"),
        Column::Blocked => lang.pick("受阻", "Blocked"),
        Column::Approvals => lang.pick("审批进度", "Approvals"),
        Column::Works => lang.pick("建设节点", "Works milestones"),
        Column::Goal => lang.pick("本年形象进度目标", "Goal of the year"),
        Column::Done => lang.pick("完成量", "Quantities done"),
        Column::Percent => lang.pick("完成率", "Percent done"),
        Column::InvestShare => lang.pick("占年计划%", "Share of the year's plan"),
        Column::Report => lang.pick("完成情况", "Last report"),
        Column::Next => lang.pick("下周计划", "Next steps"),
        Column::Problems => lang.pick("存在问题", "Problems"),
        Column::Asks => lang.pick("需协调事项", "Requests"),
        Column::Limits => lang.pick("解决时限", "Limits"),
        Column::Reported => lang.pick("最近填报", "Last reported"),
        Column::Updated => lang.pick("更新日期", "Updated"),
    }
}

/// Why a file is no ledger, and what to do.
pub fn error(lang: Lang, file: &str, error: &LedgerError) -> String {
    match error {
        LedgerError::Read(ReadError::Gbk) => gbk(lang, file),
        LedgerError::Read(ReadError::Utf16) => utf16(lang, file),
        LedgerError::Read(ReadError::UnknownKind) => unknown_kind(lang, file),
        LedgerError::Read(ReadError::OldOffice) => old_office(lang, file),
        LedgerError::Read(ReadError::TooLarge) => too_large(lang, file),
        LedgerError::Read(ReadError::Broken(what)) => broken(lang, file, what),
        LedgerError::NoTable => no_table(lang, file),
        LedgerError::NoTitle { nearest } => {
            let accepted: Vec<&str> = header::title_names().collect();
            let comma = lang.pick("、", ", ");
            no_title(lang, file, &nearest.join(comma), &accepted.join(comma))
        }
    }
}

/// Where in a file: row, and column where one is meant.
pub fn place(lang: Lang, file: &str, place: &Place, column: &str) -> String {
    let sheet = &place.sheet;
    let file = if sheet.is_empty() {
        file.to_owned()
    } else {
        at_table(lang, file, sheet)
    };
    if column.is_empty() {
        at_row(lang, &file, place.row)
    } else {
        at_cell(lang, &file, place.row, column)
    }
}

/// What is wrong with a row, and what would be right.
pub fn fault(lang: Lang, place: &Place, fault: &Fault) -> String {
    let guess = |close: &Option<String>| match close {
        Some(close) => perhaps(lang, close),
        None => String::new(),
    };
    match fault {
        Fault::Empty => empty(lang).to_owned(),
        Fault::CellError(text) => cell_error(lang, text),
        Fault::UnknownWord { word, known, close } => {
            let known: Vec<&str> = known.iter().map(|(zh, en)| lang.pick(zh, en)).collect();
            unknown_word(lang, word, &known.join(lang.pick("、", ", "))) + &guess(close)
        }
        Fault::NoSuchDepartment { name, close } => no_such_department(lang, name) + &guess(close),
        Fault::NoSuchTask { text, close } => no_such_task(lang, text) + &guess(close),
        Fault::NotAYear(text) => not_a_year(lang, text),
        Fault::NotMoney(text) => not_money(lang, text),
        Fault::NotAVersion(text) => not_a_version(lang, text),
        Fault::Phrase(error) => {
            let examples = crate::domain::deadline::EXAMPLES.join(lang.pick("、", ", "));
            let accepted = super::cli::accepted(lang, &examples);
            format!(
                "{}{}{accepted}",
                deadline::error(lang, error),
                lang.pick("；", "; ")
            )
        }
        Fault::Reckoned => reckoned(lang).to_owned(),
        Fault::Twice(first) => twice(lang, &first.to_string()),
        Fault::NoSuchProject(id) => no_such_project(lang, &id.to_string()),
        Fault::Removed(id) => removed(lang, &id.to_string(), id.0),
        Fault::Ask { title, candidates } => ask(lang, place, title, candidates),
    }
}

fn ask(lang: Lang, place: &Place, title: &str, candidates: &[(ProjectId, String)]) -> String {
    let named: Vec<String> = candidates
        .iter()
        .map(|(id, title)| format!("{id} {title}"))
        .collect();
    let first = candidates.first().map_or(1, |(id, _)| id.0);
    undecided(
        lang,
        title,
        &named.join(lang.pick("、", ", ")),
        &place.to_string(),
        first,
    )
}

crate::words! {
    empty: "不能为空；请填写项目名称", "must not be empty; give the project's name";
    reckoned: "这一列由“时限”推算，不能单独修改；请改“时限”一列", "is reckoned from the column for the date; change that one";
    nothing_would_change: "没有变化：表中内容与看板一致", "Nothing would change: the file says what the board says";
    nothing_changed: "没有变化：表中内容与看板一致，没有写入", "Nothing changed: the file says what the board says";
    mark_new: "新增", "new";
    mark_changed: "变化", "changed";
    binary_to_terminal: "这种格式不能显示在终端上；请用 -o 文件 或重定向", "This format cannot be shown on a terminal; use -o FILE or redirect it";
    /// The hidden sheet of an exported ledger that holds what may stand in its columns.
    choices: "选项", "Choices";
    choose_title: "不在选项中", "Not in the list";
    choose: "请从列表中选择；确需其他写法请按“是”", "Choose from the list; press Yes to keep another word";
    /// What stands for every column.
    all: "全部", "all";
    calendar_has_no_columns: "日历（ics）没有列，请去掉 --columns", "A calendar (ics) has no columns; leave --columns out";
    no_write: "全部行都没有写入", "Nothing of the file was written";
}

crate::messages! {
    at_table(file: &str, sheet: &str): "{file} 表“{sheet}”", "{file} table {sheet}";
    at_row(file: &str, row: u64): "{file} 第 {row} 行", "{file} row {row}";
    at_cell(file: &str, row: u64, column: &str): "{file} 第 {row} 行“{column}”列", "{file} row {row} column {column}";
    gbk(file: &str): "{file} 是 GBK 编码，不是 UTF-8；请在表格软件中另存为“CSV UTF-8（逗号分隔）”或 xlsx", "{file} is in GBK, not UTF-8; save it as `CSV UTF-8` or xlsx";
    utf16(file: &str): "{file} 是 UTF-16 编码；请另存为“CSV UTF-8（逗号分隔）”或 xlsx", "{file} is in UTF-16; save it as `CSV UTF-8` or xlsx";
    unknown_kind(file: &str): "{file} 不是可以导入的文件；可导入：CSV（UTF-8）、xlsx、docx 中的表格，或计划目录", "{file} cannot be imported; what can be: CSV (UTF-8), xlsx, tables of docx, or a plan directory";
    old_office(file: &str): "{file} 是 2003 版的 xls 或 doc；请另存为 xlsx 或 docx", "{file} is an xls or doc of before 2007; save it as xlsx or docx";
    too_large(file: &str): "{file} 太大（上限 50 MB）；请删去图片，或分成几个文件", "{file} is too large (at most 50 MB); take out its pictures or part it";
    broken(file: &str, what: &str): "{file} 已损坏，无法读取（{what}）；请用原软件打开后另存一份", "{file} is damaged ({what}); open it in its program and save it anew";
    no_table(file: &str): "{file} 中没有表格", "There is no table in {file}";
    no_title(file: &str, nearest: &str, accepted: &str): "{file} 中找不到项目名称一列（最像表头的一行：{nearest}）；列名可以是：{accepted}", "{file} has no column for the project's name (the row most like a header: {nearest}); it may be called {accepted}";
    perhaps(close: &str): "；是不是“{close}”？", "; did you mean `{close}`?";
    cell_error(text: &str): "表格计算出错（{text}）；请在表格中改正", "the spreadsheet could not reckon it ({text}); put it right there";
    unknown_word(word: &str, known: &str): "没有“{word}”；可用：{known}", "there is no `{word}`; there are {known}";
    no_such_department(name: &str): "没有叫“{name}”的部门，或不止一个；请改成看板上的名称，或加 --add-departments 新增", "no department, or more than one, is called `{name}`; use a name of the board, or add it with --add-departments";
    no_such_task(text: &str): "没有任务“{text}”；请写成看板上的任务编号或名称，或清空", "there is no task `{text}`; give the key or title of one, or leave it empty";
    not_a_year(text: &str): "“{text}”不是年份，请写成 2025", "`{text}` is no year; write 2025";
    not_money(text: &str): "“{text}”不是整数万元；请写成 8000 或 1.2亿元", "`{text}` is no whole number of 万元; write 8000 or 1.2亿元";
    not_a_version(text: &str): "“{text}”不是版本号；请保持导出时的数字，或清空", "`{text}` is no version; leave it as exported, or empty";
    twice(first: &str): "与第 {first} 行是同一个项目；请只留一行", "is about the same project as row {first}; leave only one of them";
    no_such_project(id: &str): "没有项目 {id}；用 duban list 查看编号", "there is no project {id}; `duban list` shows the numbers";
    removed(id: &str, number: u32): "{id} 已从看板调出；先用 duban remove {number} --restore --note 理由 调回", "{id} was taken off the board; bring it back first: duban remove {number} --restore --note WHY";
    undecided(title: &str, candidates: &str, row: &str, first: u32): "“{title}”与已有项目相近：{candidates}；是同一项目请加 --same {row}={first}，是新项目请加 --new {row}", "`{title}` is close to {candidates}; if it is one of them add --same {row}={first}, if it is new add --new {row}";
    not_a_decision(text: &str): "看不懂 --same {text}；请写成 行=编号，如 7=12", "--same {text} is not understood; write ROW=ID, such as 7=12";
    no_such_rows(rows: &str): "文件中没有这些行：{rows}；行号以表格软件显示的为准", "The file has no such rows: {rows}; give the numbers that the spreadsheet shows";
    refused(file: &str, count: usize): "{file} 有 {count} 处问题，没有写入任何内容：", "{file} has {count} faults, nothing was written:";
    columns(table: &str, told: &str): "{table}列：{told}", "{table}Columns: {told}";
    in_table(sheet: &str): "表“{sheet}” ", "Table {sheet}. ";
    unused(names: &str): "未使用的列：{names}", "Columns left alone: {names}";
    no_header(sheet: &str): "表“{sheet}”没有项目名称一列，未读取", "Table {sheet} has no column for the project's name and was left alone";
    skipped(count: usize): "跳过 {count} 行（小标题、合计、注）", "{count} rows skipped (headings, sums, notes)";
    free_words(count: usize): "进展一列有 {count} 格不是阶段名称，未使用", "{count} cells of the progress column are no stage and were left alone";
    departments(names: &str): "新增部门：{names}", "Departments added: {names}";
    sum(new: usize, changed: usize, same: usize): "新增 {new}，变化 {changed}，相同 {same}", "{new} new, {changed} changed, {same} the same";
    stale(theirs: &str): "导出之后已有改动：{theirs}；请重新导出，或清空这一行的版本以覆盖", "was changed since the export: {theirs}; export anew, or empty the row's version to overwrite";
    plan_loaded(new: usize, changed: usize, same: usize): "计划：新增 {new}，变化 {changed}，相同 {same}", "Plan: {new} new, {changed} changed, {same} the same";
    no_such_file(path: &str): "没有文件 {path}；请检查路径", "There is no file {path}; check the path";
    unreadable(path: &str, what: &str): "无法读取 {path}：{what}", "Cannot read {path}: {what}";
    no_such_column(word: &str, known: &str): "没有“{word}”列；可用：{known}，或 all（全部）", "there is no column `{word}`; there are {known}, and all";
    reached_on(day: &str): "{day} 完成", "reached {day}";
    due_by(phrase: &str): "应于{phrase}", "due {phrase}";
    exported(path: &str, count: usize): "已写入 {path}，项目 {count} 个", "Wrote {path} with {count} projects";
    cannot_make(what: &str): "无法生成表格：{what}", "Cannot make the table: {what}";
}
