//! What `duban holidays` and `duban doctor` say of the years whose working days the board knows.

use super::{Lang, deadline::years};

/// Which years are missing and what to do: those that the program knows by itself are taken over, others need a file.
pub fn missing(lang: Lang, missing: &[i32], built_in: &[i32]) -> Vec<String> {
    let (known, unknown): (Vec<i32>, Vec<i32>) =
        missing.iter().partition(|year| built_in.contains(year));
    let mut lines = Vec::new();
    if !known.is_empty() {
        lines.push(missing_known(lang, &years(lang, &known)));
    }
    if !unknown.is_empty() {
        lines.push(missing_unknown(lang, &years(lang, &unknown)));
    }
    lines
}

crate::words! {
    the_board: "看板", "The board";
    built_in: "内置安排", "The built-in list";
    so_already: "与看板已有的安排相同，没有变化", "the board has them so already; nothing changes";
    form: "每行写 日期,off 或 work,节日名，第一行是 day,kind,name", "each line is a day, off or work, and the holiday's name, the first line day,kind,name";
}

crate::messages! {
    missing_known(years: &str):
        "看板没有{years}的放假安排，工作日按周一至周五计算；采用内置安排：duban holidays --set built-in",
        "The board does not know the holidays of {years}: days are counted Monday to Friday; take the built-in ones with `duban holidays --set built-in`";
    missing_unknown(years: &str):
        "看板没有{years}的放假安排，工作日按周一至周五计算；国务院办公厅通知公布后：duban holidays --set 文件.csv",
        "The board does not know the holidays of {years}: days are counted Monday to Friday; once the notice is out, set them with `duban holidays --set FILE.csv`";
    all_built_in(years: &str):
        "看板已有内置安排的各年（{years}），没有变化；要恢复某一年，请写明年份：duban holidays 年份 --set built-in",
        "The board knows every year that is built in ({years}); nothing changes. To restore one, name it: `duban holidays YEAR --set built-in`";
    not_in(source: &str, year: i32, years: &str):
        "{source} 没有{year}年的安排，只有{years}", "{source} has no holidays of {year}, only of {years}";
    faulty(path: &str, count: usize): "{path} 有 {count} 处错误，没有设定任何内容：", "{path} has {count} faults, nothing was set:";
}
