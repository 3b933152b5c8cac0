//! The words of terminals: what was measured, what to set, and why the board does not open on some.

crate::words! {
    sign: "字符", "Sign";
    columns: "实际列数", "Columns";
    reckoned: "程序按", "Reckoned";
    no_answer: "未应答", "no answer";
    unset: "未设置", "not set";
    yes: "是", "yes";
    no: "否", "no";
    unknown: "测不出", "cannot be told";
    silent: "终端没有回答光标位置（半秒内），测不出宽度；请保持 width = \"auto\"，怎样都不会错位。",
        "The terminal did not tell where its cursor is within half a second, so nothing could be measured; keep width = \"auto\", with which nothing bends.";
    not_utf8: "终端的编码不是 UTF-8，中文会成乱码；请在终端软件的设置中把编码改为 UTF-8。",
        "The terminal does not take UTF-8, so Chinese cannot be read; set its encoding to UTF-8.";
    narrow: "线条可以更细致，发送的字节也少些。", "Lines may be finer, and fewer bytes are sent.";
    wide: "屏幕上“”—①等改用普通字符，不会盖住旁边的字。数据不变。",
        "On the screen plain signs stand for “ ” — ① and the like, so that they cover nothing. The data stay as they are.";
    ascii: "建议同时设 ascii = true。", "Set ascii = true as well.";
    nothing_to_save: "没有测出宽度，没有保存", "No width was measured, so nothing was saved";
    dumb: "终端类型是 dumb，不能打开看板；请用 duban list、duban overdue、duban week，或在完整的终端中运行",
        "This terminal is dumb and cannot show the board; use `duban list`, `duban overdue`, `duban week`, or run it in a full terminal";
    not_utf8_locale: "请把终端编码改为 UTF-8，再设 LANG=zh_CN.UTF-8（现在是 GB 编码，看板会成乱码）",
        "Set the terminal to UTF-8 and LANG to zh_CN.UTF-8: with a GB encoding the board cannot be read";
    no_terminal: "duban term 要在终端中运行", "`duban term` must be run in a terminal";
}

crate::messages! {
    utf8(what: &str): "UTF-8 能送达: {what}", "UTF-8 arrives: {what}";
    colours(term: &str, colorterm: &str, count: &str): "颜色: {count}（TERM={term}，COLORTERM={colorterm}）", "Colours: {count} (TERM={term}, COLORTERM={colorterm})";
    size(columns: u16, rows: u16): "窗口: {columns}x{rows}", "Size: {columns}x{rows}";
    in_force(width: &str): "现在的设置: width = \"{width}\"", "In force: width = \"{width}\"";
    recommended(width: &str): "建议: width = \"{width}\"（duban term --save 写入设置文件）", "Recommended: width = \"{width}\" (`duban term --save` writes it)";
    saved(path: &str, width: &str): "已写入 {path}: width = \"{width}\"", "Written to {path}: width = \"{width}\"";
    overridden(name: &str): "注意: 环境变量 {name} 优先于设置文件", "Note that the variable {name} counts for more than the file";
    unclear(path: &str, width: &str): "不能稳妥地修改 {path}；请自己加一行 width = \"{width}\"", "{path} cannot be changed safely; add the line width = \"{width}\" yourself";
    unsaved(path: &str, what: &str): "无法写入 {path}：{what}", "Cannot write {path}: {what}";
}
