//! What is said about a template that cannot be used.

crate::words! {
    /// What the links at the beginning of a page are.
    contents: "目录", "Contents";
    /// What a link to a section itself is called by a screen reader.
    link_here: "本节链接", "link to this section";
    /// The words before what makes a page more than it was: the way back up.
    to_top: "回到开头", "back to the top";
    syntax: "语法有误", "syntax error";
    undefined: "没有这个字段或变量", "no such field or variable";
    unknown_filter: "没有这个过滤器", "no such filter";
    unknown_test: "没有这个检验", "no such test";
    unknown_function: "没有这个函数", "no such function";
    unknown_method: "这个值没有这种方法", "the value has no such method";
    too_many_arguments: "参数太多", "too many arguments";
    missing_argument: "缺少参数", "an argument is missing";
    out_of_steps: "步数超过上限：循环太多或没有尽头", "too many steps: too many loops, or one without an end";
    too_deep: "宏调用套得太深，可能没有尽头", "macros call each other too deeply, perhaps without an end";
    cannot: "不能这样计算", "this cannot be done";
    safe_filter: "数据一律转义，没有 safe 过滤器", "data is always escaped: there is no filter `safe`";
    one_file: "模板只能是一个文件，不能用 include、import、extends",
        "a template is one file: include, import and extends are not available";
    not_a_day: "不是日期，日期写作2025-03-14", "not a day such as 2025-03-14";
    not_a_moment: "不是时刻，时刻写作2025-03-14T09:00:00Z", "not an instant such as 2025-03-14T09:00:00Z";
    not_a_zone: "不是时区，时区写作Asia/Shanghai", "not a time zone such as Asia/Shanghai";
    not_a_number: "不是整数", "not a whole number";
    not_a_label: "不是带有zh、en的名称", "not a name with zh and en";
    not_a_table: "不是表格（kind == \"table\"）", "not a table (kind == \"table\")";
    not_a_chart: "不是图（kind == \"chart\"）", "not a chart (kind == \"chart\")";
    not_a_figure: "不是figures中的一项", "not one of figures";
    not_utf8: "不是UTF-8文本，请另存为UTF-8", "not UTF-8 text; save it as UTF-8";
    too_long: "模板文件超过1 MB", "the template is larger than 1 MB";
}

crate::messages! {
    no_section(key: &str, keys: &str): "没有“{key}”这一节；现有：{keys}", "no section {key:?}; there are: {keys}";
    place(line: usize, column: usize, what: &str): "第{line}行第{column}列：{what}", "line {line}, column {column}: {what}";
    in_line(line: usize, what: &str): "第{line}行：{what}", "line {line}: {what}";
    of_file(file: &str, what: &str): "模板{file}{what}", "template {file}: {what}";
    with_detail(what: &str, detail: &str): "{what}（{detail}）", "{what} ({detail})";
    cannot_read(file: &str, why: &str): "无法读取模板 {file}：{why}", "cannot read the template {file}: {why}";
    not_by_template(format: &str): "{format} 不能用模板生成；可用：md、html、txt", "{format} cannot be made by a template; md, html and txt can";
}
