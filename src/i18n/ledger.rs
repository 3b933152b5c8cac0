//! The ledger in words: headings, what an import did, and what is wrong with a row and what would be right.

use super::{Lang, deadline};
use crate::domain::id::ProjectId;
use crate::domain::ledger::Column;
use crate::import::json::SCHEMA;
use crate::import::ledger::{LedgerError, MAX_ROWS_AT_ONCE, Place};
use crate::import::sheet::{MAX_ROWS, ReadError};
use crate::import::{Fault, header};
use crate::text::safe::clean_line;
use crate::text::width::cut;

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

/// How many columns of a cell that is no header are shown, and of its whole row.
const CELL_SHOWN: usize = 24;
const ROW_SHOWN: usize = 160;

/// Why a file is no ledger, and what to do.
pub fn error(lang: Lang, file: &str, error: &LedgerError) -> String {
    match error {
        LedgerError::Read(error) => read_error(lang, file, error),
        LedgerError::NoTable => no_table(lang, file),
        LedgerError::TooMany { rows } => too_many_at_once(lang, file, *rows, MAX_ROWS_AT_ONCE),
        LedgerError::NoTitle { nearest } => {
            let accepted: Vec<&str> = header::title_names().collect();
            let comma = lang.pick("、", ", ");
            // Somebody else's file: what is no header may be a whole book.
            let nearest: Vec<String> = nearest.iter().map(|cell| cut(cell, CELL_SHOWN)).collect();
            let nearest = cut(&nearest.join(comma), ROW_SHOWN);
            no_title(lang, file, &nearest, &accepted.join(comma))
        }
    }
}

fn read_error(lang: Lang, file: &str, error: &ReadError) -> String {
    match error {
        ReadError::NoFile => no_file(lang, file),
        ReadError::Empty => nothing_in_it(lang, file),
        ReadError::UnknownKind => unknown_kind(lang, file),
        ReadError::OldOffice => old_office(lang, file),
        ReadError::OpenDocument => open_document(lang, file),
        ReadError::Markup => markup(lang, file),
        ReadError::Password => password(lang, file),
        ReadError::TooLarge => too_large(lang, file),
        ReadError::Swollen => swollen(lang, file),
        ReadError::TooManyRows => too_many_rows(lang, file, MAX_ROWS),
        ReadError::TooManyCells => too_many_cells(lang, file),
        ReadError::Json { line, column, what } => bad_json(lang, file, *line, *column, what),
        ReadError::Schema(schema) => other_schema(lang, file, &clean_line(schema), SCHEMA),
        ReadError::Broken(what) => broken(lang, file, what),
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
        Fault::VersionAhead { said, now } => version_ahead(lang, *said, *now),
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
    stale: "导出之后看板上改过同一内容；请重新导出，或清空这一行的版本以表中为准", "was changed in the same place since the export; export anew, or empty the row's version to let the file win";
    go_without: "加 --partial 可先导入没有问题的行", "add --partial to import the rows without a fault";
    /// The hidden sheet of an exported ledger that holds what may stand in its columns.
    choices: "选项", "Choices";
    choose_title: "不在选项中", "Not in the list";
    choose: "请从列表中选择；确需其他写法请按“是”", "Choose from the list; press Yes to keep another word";
    /// What stands for every column.
    all: "全部", "all";
    calendar_has_no_columns: "日历（ics）没有列，请去掉 --columns", "A calendar (ics) has no columns; leave --columns out";
}

crate::messages! {
    at_table(file: &str, sheet: &str): "{file} 表“{sheet}”", "{file} table {sheet}";
    at_row(file: &str, row: u64): "{file} 第 {row} 行", "{file} row {row}";
    at_cell(file: &str, row: u64, column: &str): "{file} 第 {row} 行“{column}”列", "{file} row {row} column {column}";
    no_file(file: &str): "{file} 不是普通文件（可能是管道或设备）；请先存成文件再导入", "{file} is no ordinary file (a pipe or a device); save it as a file first";
    nothing_in_it(file: &str): "{file} 是空文件；请检查是否保存成功", "{file} is empty; check that it was saved";
    unknown_kind(file: &str): "{file} 不是可以导入的文件，或文字不是 UTF-8、GBK 编码；可导入：CSV、xlsx、docx 中的表格、JSON，或计划目录", "{file} cannot be imported, or its text is neither UTF-8 nor GBK; what can be: CSV, xlsx, tables of docx, JSON, or a plan directory";
    old_office(file: &str): "{file} 是 2003 版的 xls 或 doc；请另存为 xlsx 或 docx", "{file} is an xls or doc of before 2007; save it as xlsx or docx";
    open_document(file: &str): "{file} 是 ods 或 odt；请另存为 xlsx 或 docx", "{file} is an ods or odt; save it as xlsx or docx";
    markup(file: &str): "{file} 其实是网页（有的系统把它命名为 xls）；请用表格软件打开，另存为 xlsx", "{file} is a web page (some systems call it xls); open it in a spreadsheet program and save it as xlsx";
    password(file: &str): "{file} 有打开密码；请在表格软件中去掉密码，另存后再导入", "{file} is protected by a password; take the password off in its program and save it";
    too_large(file: &str): "{file} 太大（上限 50 MB）；请删去图片，或分成几个文件", "{file} is too large (at most 50 MB); take out its pictures or part it";
    swollen(file: &str): "{file} 解压后太大（上限 200 MB），不像台账；请用原软件打开，删去多余的工作表和格式后另存", "{file} is too large unpacked (at most 200 MB) for a ledger; open it in its program, take out sheets and formats that are not needed, and save it";
    too_many_rows(file: &str, most: u32): "{file} 有表格超过 {most} 行；请删去末尾无用的行，或分成几个文件", "{file} has a table of more than {most} rows; take out what stands far below, or part it";
    too_many_cells(file: &str): "{file} 的格子太多，不像台账；请只留需要的行和列后另存", "{file} has too many cells for a ledger; keep only the rows and columns that are needed";
    bad_json(file: &str, line: usize, column: usize, what: &str): "{file} 第 {line} 行第 {column} 字有误（{what}）；格式见 duban help json", "{file} line {line} column {column} is wrong ({what}); `duban help json` shows the form";
    other_schema(file: &str, found: &str, known: &str): "{file} 的格式是“{found}”，只认得 {known}；请用本版本重新导出", "{file} is of the form `{found}`; only {known} is known: export it anew";
    broken(file: &str, what: &str): "{file} 已损坏，无法读取（{what}）；请用原软件打开后另存一份", "{file} is damaged ({what}); open it in its program and save it anew";
    no_table(file: &str): "{file} 中没有表格", "There is no table in {file}";
    too_many_at_once(file: &str, rows: usize, most: usize): "{file} 有 {rows} 行，一次最多导入 {most} 行，以免别人久等；请分成几个文件，逐个导入", "{file} has {rows} rows, and one import takes {most}, so that nobody waits for long; part it into several files and import one after another";
    no_title(file: &str, nearest: &str, accepted: &str): "{file} 中找不到项目名称一列（最像表头的一行：{nearest}）；列名可以是：{accepted}", "{file} has no column for the project's name (the row most like a header: {nearest}); it may be called {accepted}";
    perhaps(close: &str): "；是不是“{close}”？", "; did you mean `{close}`?";
    cell_error(text: &str): "表格计算出错（{text}）；请在表格中改正", "the spreadsheet could not reckon it ({text}); put it right there";
    unknown_word(word: &str, known: &str): "没有“{word}”；可用：{known}", "there is no `{word}`; there are {known}";
    no_such_department(name: &str): "没有叫“{name}”的部门，或不止一个；请改成看板上的名称，或加 --add-departments 新增", "no department, or more than one, is called `{name}`; use a name of the board, or add it with --add-departments";
    no_such_task(text: &str): "没有任务“{text}”；请写成看板上的任务编号或名称，或清空", "there is no task `{text}`; give the key or title of one, or leave it empty";
    not_a_year(text: &str): "“{text}”不是年份，请写成 2025", "`{text}` is no year; write 2025";
    not_money(text: &str): "“{text}”不是整数万元；请写成 8000 或 1.2亿元", "`{text}` is no whole number of 万元; write 8000 or 1.2亿元";
    not_a_version(text: &str): "“{text}”不是版本号；请保持导出时的数字，或清空", "`{text}` is no version; leave it as exported, or empty";
    version_ahead(said: u32, now: u32): "版本 {said} 比看板上的 {now} 还新；这张表可能不是从这个看板导出的，请核对数据库（--db），或清空这一行的版本", "version {said} is newer than the board's {now}; the file may be of another board: check --db, or empty the row's version";
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
    theirs(day: &str, actor: &str, what: &str): "看板 {day} {actor}：{what}", "board {day} {actor}: {what}";
    in_file(what: &str): "表中要改：{what}", "file: {what}";
    left_out(file: &str, count: usize): "{file} 有 {count} 行没有写入：", "{file}: {count} rows were left out:";
    cell(row: &str, column: &str): "第 {row} 行“{column}”", "row {row} {column}";
    emptied(count: usize, cells: &str): "{count} 格被清空，看板上的内容保留（{cells}）；要删去请在格中写“清空”", "{count} cells were emptied, what the board says stays ({cells}); to take it away write `clear`";
    absent(count: usize): "看板上另有 {count} 个项目不在表中，保持不变；导入不删除项目", "{count} projects of the board are not in the file and stay as they are; an import removes none";
    plan_loaded(new: usize, changed: usize, same: usize): "计划：新增 {new}，变化 {changed}，相同 {same}", "Plan: {new} new, {changed} changed, {same} the same";
    no_such_file(path: &str): "没有文件 {path}；请检查路径", "There is no file {path}; check the path";
    unreadable(path: &str, what: &str): "无法读取 {path}：{what}", "Cannot read {path}: {what}";
    no_such_column(word: &str, known: &str): "没有“{word}”列；可用：{known}，或 all（全部）", "there is no column `{word}`; there are {known}, and all";
    reached_on(day: &str): "{day} 完成", "reached {day}";
    due_by(phrase: &str): "应于{phrase}", "due {phrase}";
    exported(path: &str, count: usize): "已写入 {path}，项目 {count} 个", "Wrote {path} with {count} projects";
    cannot_make(what: &str): "无法生成表格：{what}", "Cannot make the table: {what}";
}
