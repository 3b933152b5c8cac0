//! Lists of people that are imported: what is wrong, and what became of them.

use super::{Lang, person};
use crate::import::{PeopleFault, PersonFault};
use crate::text::safe::clean_line;

crate::words! {
    refused: "没有导入：整份名单都未写入", "Nothing was imported: the list was left out as a whole";
    column_name: "姓名", "name";
    empty: "不能为空", "must not be empty";
}

crate::messages! {
    no_login_column(file: &str): "{file} 里没有“登录名”一列", "{file} has no column `login`";
    nearest_row(cells: &str): "最像表头的一行：{cells}", "The row that comes nearest to a header: {cells}";
    faulty(file: &str, count: usize): "{file} 有 {count} 处问题，没有导入", "{file} has {count} faults; nothing was imported";
    at_row(row: u64, what: &str): "第 {row} 行：{what}", "row {row}: {what}";
    at_cell(row: u64, column: &str, what: &str): "第 {row} 行 {column}：{what}", "row {row}, {column}: {what}";
    twice(row: u64): "与第 {row} 行是同一个登录名", "row {row} is about the same login";
    key_twice(row: u64): "与第 {row} 行是同一把公钥；一把公钥只属于一个人", "row {row} has the same key; a key belongs to one person";
    unknown_word(word: &str, known: &str): "没有“{word}”；可用：{known}", "there is no `{word}`; there are {known}";
    no_department(name: &str): "没有部门“{name}”", "there is no department `{name}`";
    perhaps(close: &str): "；是不是“{close}”？", "; did you mean `{close}`?";
    of_the_key(line: usize, what: &str): "第 {line} 把公钥：{what}", "key {line}: {what}";
    not_a_day(text: &str): "“{text}”不是日期，请写成 2025-03-14 或“长期”", "`{text}` is no day; write 2025-03-14 or `for ever`";
    sum(new: usize, changed: usize, same: usize): "登记 {new} 人，修改 {changed} 人，未变 {same} 人", "{new} registered, {changed} changed, {same} as they were";
    left_alone(columns: &str): "未读的列：{columns}", "Columns left alone: {columns}";
    from_file(file: &str, row: u64): "名单 {file} 第 {row} 行", "list {file}, row {row}";
}

/// The row that comes nearest to a header.
pub fn nearest(lang: Lang, cells: &[String]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| clean_line(cell)).collect();
    nearest_row(lang, &cells.join(lang.pick("、", ", ")))
}

/// A fault with its place.
pub fn fault(lang: Lang, fault: &PeopleFault) -> String {
    let what = match &fault.fault {
        PersonFault::Empty => empty(lang).to_owned(),
        PersonFault::NotALogin(login) => person::not_a_login(lang, login),
        PersonFault::Twice(row) => twice(lang, *row),
        PersonFault::KeyTwice(row) => key_twice(lang, *row),
        PersonFault::UnknownWord { word, known } => {
            let known = known.iter().map(|(zh, en)| lang.pick(zh, en));
            let known: Vec<&str> = known.collect();
            unknown_word(lang, word, &known.join(lang.pick("、", ", ")))
        }
        PersonFault::NoSuchDepartment { name, close } => {
            let close = close.as_ref().map(|close| perhaps(lang, close));
            no_department(lang, name) + &close.unwrap_or_default()
        }
        PersonFault::Key(flaw) => of_the_key(lang, flaw.line, &person::key_fault(lang, flaw.fault)),
        PersonFault::NotADay(text) => not_a_day(lang, text),
    };
    if fault.column.is_empty() {
        at_row(lang, fault.row, &what)
    } else {
        at_cell(lang, fault.row, &fault.column, &what)
    }
}
