//! Faults of a plan's files in words: which file, line, column; what is wrong; what would be right.

use super::{Lang, deadline};
use crate::import::{Flaw, Problem};

/// A fault as a line.
pub fn flaw(lang: Lang, flaw: &Flaw) -> String {
    let place = match (flaw.line, flaw.column.as_str()) {
        (0, _) => flaw.file.clone(),
        (line, "") => at_line(lang, &flaw.file, line),
        (line, column) => at_cell(lang, &flaw.file, line, column),
    };
    format!(
        "{place}{}{}",
        lang.pick("：", ": "),
        problem(lang, &flaw.problem)
    )
}

fn problem(lang: Lang, problem: &Problem) -> String {
    let guess = |close: &Option<String>| {
        close
            .as_ref()
            .map(|close| perhaps(lang, close))
            .unwrap_or_default()
    };
    match problem {
        Problem::MissingFile => missing_file(lang).to_owned(),
        Problem::Unreadable(what) => unreadable(lang, what),
        Problem::NotUtf8 => not_utf8(lang).to_owned(),
        Problem::TooWide(columns) => too_wide(lang, *columns),
        Problem::MissingColumn => missing_column(lang).to_owned(),
        Problem::UnknownColumn(close) => unknown_column(lang).to_owned() + &guess(close),
        Problem::Empty => empty(lang).to_owned(),
        Problem::UnknownWord { word, known } => unknown_word(lang, word, &known.join(", ")),
        Problem::NoSuchKey { key, table, close } => no_such_key(lang, key, table) + &guess(close),
        Problem::Twice(value) => twice(lang, value),
        Problem::NotADay(text) => not_a_day(lang, text),
        Problem::NotANumber(text) => not_a_number(lang, text),
        Problem::Phrase(error) => {
            let examples = crate::domain::deadline::EXAMPLES.join(lang.pick("、", ", "));
            format!(
                "{}{}{}",
                deadline::error(lang, error),
                lang.pick("；", "; "),
                super::cli::accepted(lang, &examples)
            )
        }
        Problem::TooLong(max) => too_long(lang, *max),
        Problem::NotInSource(words) => not_in_source(lang, words),
        Problem::NoStage(key) => no_stage(lang, key),
    }
}

crate::words! {
    missing_file: "缺少这个文件", "the file is missing";
    not_utf8: "不是 UTF-8 编码（多半是 GBK）；请在表格软件中另存为“CSV UTF-8”", "not UTF-8 (GBK, most likely); save it as \"CSV UTF-8\" in the spreadsheet program";
    missing_column: "缺少这一列", "the column is missing";
    unknown_column: "没有这样的列", "there is no such column";
    empty: "不能为空", "must not be empty";
}

crate::messages! {
    at_line(file: &str, line: u64): "{file} 第 {line} 行", "{file}:{line}";
    at_cell(file: &str, line: u64, column: &str): "{file} 第 {line} 行 {column} 列", "{file}:{line} column {column}";
    unreadable(what: &str): "无法读取：{what}", "cannot be read: {what}";
    unknown_word(word: &str, known: &str): "没有“{word}”；可用：{known}", "there is no `{word}`; there are {known}";
    no_such_key(key: &str, table: &str): "{table} 中没有“{key}”", "`{key}` is not in {table}";
    perhaps(close: &str): "；是不是“{close}”？", "; did you mean `{close}`?";
    twice(value: &str): "“{value}”重复出现", "`{value}` occurs twice";
    not_a_day(text: &str): "“{text}”不是日期，请写成 2025-03-14", "`{text}` is no day; write 2025-03-14";
    not_a_number(text: &str): "“{text}”不是数字", "`{text}` is no number";
    too_wide(columns: usize): "这一行比表头多出单元格（表头 {columns} 列）", "the row has more cells than the header, which has {columns}";
    too_long(max: usize): "最多 {max} 个字", "at most {max} characters";
    not_in_source(words: &str): "原文中找不到“{words}”", "`{words}` does not occur in the document";
    no_stage(key: &str): "项目“{key}”没有 stage 记录", "project `{key}` has no `stage` row";
}
