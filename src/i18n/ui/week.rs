//! The words of the weekly summary.

use crate::{messages, words};

words! {
    scope: "周报", "weekly summary";
    cmd_open: "周报", "weekly summary";
    cmd_before: "上一周", "the week before";
    cmd_after: "下一周", "the week after";
    cmd_this: "本周", "this week";
    cmd_section_next: "下一部分；数字直接到某一部分", "next section; digits go to one";
    cmd_section_back: "上一部分", "previous section";
    cmd_save: "存为文件", "write to a file";
    cmd_dept: "只看某一单位", "one department only";
    hint_week: "上周", "week before";
    hint_section: "下一部分", "section";
    hint_save: "存文件", "save";
    hint_dept: "单位", "dept";
    is_this_week: "已是本周", "This is the present week";
    field_dept: "单位", "Department";
    no_dept: "没有这个单位", "no such department";
    computing: "正在汇总 ...", "Adding up ...";
    open: "未截止", "still open";
    closed: "已截止", "closed";
    all_depts: "全部单位", "all departments";
    pick_dept: "周报只看", "Summary of";
    export_title: "存为文件", "Write to a file";
    field_format: "格式", "Format";
    field_name: "文件名", "File";
    needs_name: "请写文件名", "Give the file a name";
    nothing_to_write: "周报还没有汇总好", "The summary is not ready yet";
    exists_title: "文件已存在", "The file exists";
    format_txt: "纯文本", "plain text";
    format_md: "Markdown", "Markdown";
    format_html: "网页", "web page";
    format_docx: "Word", "Word";
    format_xlsx: "Excel", "Excel";
    format_csv: "表格文本（CSV）", "tables as text (CSV)";
    format_json: "数据", "data";
}

/// Short names of the sections for the bar, in the order in which the summary has them.
pub const SECTIONS: [(&str, &str); 11] = [
    ("总体", "overall"),
    ("进展", "progress"),
    ("逾期", "overdue"),
    ("临期", "due"),
    ("问题", "problems"),
    ("部门", "depts"),
    ("指标", "measures"),
    ("调整", "dates"),
    ("下周", "next"),
    ("未报", "missing"),
    ("台账", "ledger"),
];

messages! {
    other_ending(ending: &str): "文件名应以 .{ending} 结尾，或另选格式", "the name should end in .{ending}, or choose another format";
    issue(year: i32, number: u32, first: &str, last: &str): "{year}年第{number}期 {first}至{last}", "{year} week {number}, {first} to {last}";
    cut_off(at: &str): "截止 {at}", "cut-off {at}";
    so_far(at: &str): "未截止，数据到 {at}", "open, as of {at}";
    corrected(count: usize): "截止后补正 {count} 处", "{count} corrections since";
    exists(path: &str): "{path} 已存在，要替换吗？", "{path} exists. Replace it?";
    written(path: &str, size: &str): "已写入 {path}（{size}）", "Wrote {path} ({size})";
    cannot_write(path: &str, why: &str): "无法写入 {path}：{why}", "Cannot write {path}: {why}";
    bytes(count: usize): "{count} 字节", "{count} bytes";
    kilobytes(count: &str): "{count} KB", "{count} KB";
}
