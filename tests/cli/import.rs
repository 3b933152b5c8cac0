//! A ledger that went out to a spreadsheet and comes back changed.

use std::os::unix::net::UnixListener;

use encoding_rs::GB18030;
use insta::assert_snapshot;
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::support::{Home, Tty};

/// A home whose board was exported to `a.csv`, and the text of the file.
fn exported() -> (Home, String) {
    let home = Home::small();
    home.cli(["export", "--no-bom", "-o", "a.csv"]).ok();
    let text = std::fs::read_to_string(home.path("a.csv")).unwrap();
    (home, text)
}

/// Puts a text into a cell of a CSV without quoted cells; rows are projects, from 1.
fn put(text: &str, row: usize, heading: &str, cell: &str) -> String {
    let mut lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let column = lines[0].iter().position(|name| *name == heading).unwrap();
    lines[row][column] = cell;
    let lines: Vec<String> = lines.iter().map(|line| line.join(",")).collect();
    lines.join("\n")
}

fn cell<'t>(text: &'t str, row: usize, heading: &str) -> &'t str {
    let mut lines = text.lines();
    let column = lines
        .next()
        .unwrap()
        .split(',')
        .position(|name| name == heading);
    let line = lines.nth(row - 1).unwrap();
    line.split(',').nth(column.unwrap()).unwrap()
}

#[test]
fn what_others_did_since_the_export_is_not_turned_back() {
    let (home, text) = exported();
    let before = cell(&text, 1, "阶段").to_owned();
    home.cli(["move", "1", "completed", "--yes"])
        .actor("li")
        .ok();
    let stage = home.project(1)["stage"].clone();
    assert_ne!(stage["stage"], before);
    home.write("a.csv", put(&text, 1, "责任人", "张三"));
    let said = home.cli(["import", "a.csv"]).ok().stdout;
    assert!(
        said.contains("责任人 无 → 张三") && !said.contains("阶段"),
        "{said}"
    );
    assert_eq!(home.project(1)["stage"], stage);
    // A file in which nothing was changed has nothing to say, however old it is.
    home.write("a.csv", &text);
    let said = home.cli(["import", "a.csv"]).ok().stdout;
    assert!(said.contains("没有变化"), "{said}");
    assert_eq!(home.project(1)["responsible"], "张三");
}

#[test]
fn the_same_cell_changed_by_both_is_a_conflict_with_both_values() {
    let (home, text) = exported();
    home.cli(["edit", "1", "--responsible", "李四"])
        .actor("li")
        .ok();
    let text = put(&put(&text, 1, "责任人", "张三"), 2, "责任人", "赵六");
    home.write("a.csv", &text);
    let head = home.head();
    assert_snapshot!(home.cli(["import", "a.csv"]).fails(5), @r"
    错误：a.csv 有 1 处问题，没有写入任何内容：
    a.csv 第 2 行：#1 南沙河闸 导出之后看板上改过同一内容；请重新导出，或清空这一行的版本以表中为准
        看板 2025-03-14 li：责任人 无 → 李四
        表中要改：责任人 李四 → 张三
    加 --partial 可先导入没有问题的行
    ");
    assert_snapshot!(home.cli(["import", "a.csv"]).english().fails(5), @r"
    error: a.csv has 1 faults, nothing was written:
    a.csv row 2: #1 南沙河闸 was changed in the same place since the export; export anew, or empty the row's version to let the file win
        board 2025-03-14 li: responsible person none → 李四
        file: responsible person 李四 → 张三
    add --partial to import the rows without a fault
    ");
    assert_eq!(home.head(), head);
    let told = home.cli(["import", "a.csv", "--json"]).run();
    assert_eq!(told.code, 5);
    let fault = &told.json()["faults"][0];
    assert_eq!(fault["kind"], "conflict");
    assert_eq!(fault["theirs"][0]["change"]["to"]["value"], "李四");
    assert_eq!(fault["yours"][0]["change"]["to"]["value"], "张三");
    // Others may have done just what the file says.
    home.cli(["edit", "1", "--responsible", "张三"])
        .actor("li")
        .ok();
    home.cli(["import", "a.csv"]).ok();
    // Without its version the row wins.
    home.cli(["edit", "1", "--responsible", "李四"])
        .actor("li")
        .ok();
    home.write("a.csv", put(&text, 1, "版本", ""));
    home.cli(["import", "a.csv"]).ok();
    assert_eq!(home.project(1)["responsible"], "张三");
}

#[test]
fn every_part_of_a_row_is_compared_with_what_others_did() {
    let (home, text) = exported();
    home.cli(["due", "1", "2030年底前", "--reason", "land"])
        .actor("li")
        .ok();
    // The first thing that the row wants is in nobody's way, the second is.
    let text = put(&put(&text, 1, "责任人", "张三"), 1, "时限", "2031年底前");
    home.write("a.csv", text);
    let said = home.cli(["import", "a.csv", "--reason", "land"]).fails(5);
    assert!(
        said.contains("表中要改：时限 2030年底前 → 2031年底前"),
        "{said}"
    );
}

#[test]
fn good_rows_may_go_first_and_the_others_are_listed() {
    let (home, text) = exported();
    let text = put(&put(&text, 1, "类别", "公圆"), 2, "责任人", "赵六");
    home.write("a.csv", text);
    let head = home.head();
    let said = home.cli(["import", "a.csv"]).fails(4);
    assert!(
        said.contains("没有写入任何内容") && said.contains("--partial"),
        "{said}"
    );
    assert_eq!(home.head(), head);
    let ran = home.cli(["import", "a.csv", "--partial"]).run();
    assert_eq!(ran.code, 4);
    assert!(ran.stdout.contains("责任人 无 → 赵六"), "{}", ran.stdout);
    assert!(ran.stdout.contains("新增 0，变化 1"), "{}", ran.stdout);
    assert!(
        ran.stderr.contains("有 1 行没有写入") && ran.stderr.contains("没有“公圆”"),
        "{}",
        ran.stderr
    );
    assert_eq!(home.project(2)["responsible"], "赵六");
    assert_eq!(home.project(1)["responsible"], Value::Null);
    let told = home.cli(["import", "a.csv", "--partial", "--json"]).run();
    assert_eq!((told.code, &told.json()["written"]), (4, &true.into()));
    assert_eq!(told.json()["faults"][0]["row"], 2);
}

#[test]
fn a_row_that_is_refused_half_way_leaves_nothing_behind() {
    let (home, text) = exported();
    // The responsible person would go, the later date without a reason would not.
    let text = put(&put(&text, 1, "责任人", "张三"), 1, "时限", "2031年底前");
    home.write("a.csv", put(&text, 2, "责任人", "赵六"));
    let ran = home.cli(["import", "a.csv", "--partial"]).run();
    assert_eq!(ran.code, 4);
    assert!(ran.stderr.contains("第 2 行"), "{}", ran.stderr);
    assert_eq!(home.project(1)["responsible"], Value::Null);
    assert_eq!(home.project(2)["responsible"], "赵六");
}

#[test]
fn an_emptied_cell_is_told_and_the_word_takes_away() {
    let (home, text) = exported();
    home.cli(["edit", "1", "--responsible", "张三", "--remark", "某事"])
        .ok();
    home.cli(["export", "--no-bom", "-o", "a.csv"]).ok();
    let text = std::fs::read_to_string(home.path("a.csv")).unwrap_or(text);
    home.write(
        "a.csv",
        put(&put(&text, 1, "责任人", ""), 1, "说明", "清空"),
    );
    let said = home.cli(["import", "a.csv"]).ok().stdout;
    assert!(said.contains("说明 某事 → 无"), "{said}");
    assert!(
        said.contains("1 格被清空，看板上的内容保留（第 2 行“责任人”）"),
        "{said}"
    );
    let project = home.project(1);
    assert_eq!(
        (&project["responsible"], &project["remark"]),
        (&"张三".into(), &Value::Null)
    );
    // Everything that may be empty can be taken away; a title cannot.
    let clearable = [
        "牵头单位",
        "配合单位",
        "时限",
        "年度",
        "计划分类",
        "承诺",
        "标签",
        "任务",
        "总投资",
    ];
    home.cli(["export", "--no-bom", "-o", "a.csv"]).ok();
    let mut text = std::fs::read_to_string(home.path("a.csv")).unwrap();
    for heading in clearable {
        text = put(&text, 1, heading, "ＣＬＥＡＲ");
    }
    home.write("a.csv", &text);
    home.cli(["import", "a.csv", "--reason", "plan", "--yes"])
        .ok();
    let project = home.project(1);
    assert_eq!(
        (&project["deadline"], &project["plan_year"]),
        (&Value::Null, &Value::Null)
    );
    home.write("b.csv", "编号,项目\n#1,清空\n");
    assert!(home.cli(["import", "b.csv"]).fails(4).contains("不能为空"));
}

#[test]
fn rows_that_are_missing_remove_nothing() {
    let (home, text) = exported();
    let lines: Vec<&str> = text.lines().collect();
    home.write("a.csv", [lines[0], lines[1]].join("\n"));
    let said = home.cli(["import", "a.csv"]).ok().stdout;
    let others = lines.len() - 2;
    assert!(
        said.contains(&format!(
            "看板上另有 {others} 个项目不在表中，保持不变；导入不删除项目"
        )),
        "{said}"
    );
    // A list of new projects is about none of the others.
    home.write("b.csv", "项目\n全新某某中心\n");
    let said = home.cli(["import", "b.csv"]).ok().stdout;
    assert!(!said.contains("不在表中"), "{said}");
}

#[test]
fn a_version_that_the_board_has_not_come_to_is_of_another_board() {
    let (home, text) = exported();
    home.write("a.csv", put(&text, 1, "版本", "９９"));
    let said = home.cli(["import", "a.csv"]).fails(4);
    assert!(
        said.contains("版本 99 比看板上的") && said.contains("--db"),
        "{said}"
    );
}

#[test]
fn gbk_as_a_chinese_excel_saves_it_comes_back() {
    let (home, text) = exported();
    let (gbk, _, _) = GB18030.encode(&text);
    home.write("a.csv", &gbk);
    assert!(
        home.cli(["import", "a.csv"])
            .ok()
            .stdout
            .contains("没有变化")
    );
}

#[test]
fn json_is_read_by_the_keys_of_the_columns() {
    let home = Home::small();
    home.write(
        "a.json",
        r##"{"schema": "duban.ledger/1", "columns": [{"key": "number", "name": "编号"}],
          "rows": [{"number": "#1", "title": null, "responsible": "张三"},
                   {"title": "全新某某中心", "due": "2025-09-30", "plan_year": 2025, "invest_total": 8000, "tags": ["乙", "甲"], "contact": null}]}"##,
    );
    let said = home.cli(["import", "a.json"]).fails(4);
    assert!(said.contains("a.json 第 1 行“title”列：不能为空"), "{said}");
    let text = std::fs::read_to_string(home.path("a.json")).unwrap();
    let title = home.project(1)["title"].to_string();
    home.write("a.json", text.replacen("null", &title, 1));
    let told = home.cli(["import", "a.json", "--json"]).ok().json();
    assert_eq!((&told["new"], &told["changed"]), (&1.into(), &1.into()));
    let new = home.project(u32::try_from(told["rows"][1]["id"].as_u64().unwrap()).unwrap());
    assert_eq!(new["deadline"]["last_day"], "2025-09-30");
    assert_eq!(new["tags"], serde_json::json!(["乙", "甲"]));
    home.write("a.json", "[{\"title\": \"甲\",\n \"due\": {}}]");
    let said = home.cli(["import", "a.json"]).fails(4);
    assert!(
        said.contains("第 2 行") && said.contains("duban help json"),
        "{said}"
    );
}

#[test]
fn what_is_no_file_of_tables_is_told_at_once() {
    let home = Home::small();
    let _socket = UnixListener::bind(home.path("s.csv")).unwrap();
    home.write("empty.csv", "");
    home.write("page.xls", "<html><table></table></html>");
    home.write("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0]);
    let locked: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    home.write(
        "locked.xlsx",
        [&[0xD0, 0xCF, 0x11, 0xE0][..], &locked].concat(),
    );
    for (file, part) in [
        ("s.csv", "不是普通文件"),
        ("empty.csv", "空文件"),
        ("page.xls", "网页"),
        ("old.xls", "另存为 xlsx"),
        ("locked.xlsx", "去掉密码"),
    ] {
        let said = home.cli(["import", file]).fails(4);
        assert!(said.contains(part), "{said}");
    }
    let said = home.cli(["import", "/dev/zero"]).fails(4);
    assert!(said.contains("不是普通文件"), "{said}");
}

#[test]
fn one_undo_names_every_project_that_it_turns_back() {
    let (home, text) = exported();
    let text = put(&put(&text, 1, "责任人", "张三"), 2, "责任人", "赵六");
    home.write("a.csv", text);
    home.cli(["import", "a.csv"]).ok();
    let said = home.cli(["undo"]).ok().stdout;
    let mut lines: Vec<&str> = said.lines().collect();
    lines.sort_unstable();
    assert!(
        lines[0].starts_with("#1 ") && lines[0].contains("张三 → 无"),
        "{said}"
    );
    assert!(
        lines[1].starts_with("#2 ") && lines[1].contains("赵六 → 无"),
        "{said}"
    );
    assert_eq!(home.project(1)["responsible"], Value::Null);
}

#[test]
fn what_others_have_built_on_stays_when_an_import_is_undone() {
    let (home, text) = exported();
    let text = put(&put(&text, 1, "责任人", "张三"), 2, "责任人", "赵六");
    home.write("a.csv", text);
    home.cli(["import", "a.csv"]).ok();
    home.cli(["edit", "2", "--responsible", "钱七"])
        .actor("li")
        .ok();
    let said = home.cli(["undo"]).fails(4);
    assert!(said.contains("--yes") || said.contains("#2"), "{said}");
    home.cli(["undo", "--yes"]).ok();
    assert_eq!(home.project(1)["responsible"], Value::Null);
    assert_eq!(home.project(2)["responsible"], "钱七");
}

/// Many new rows, enough that the work takes longer than a glance on any machine.
fn many() -> String {
    let rows = (0..3000).map(|at| format!("K-{at},第{at}号某某工程,区水务局,年底前,2025\n"));
    let head = "项目编号,项目,牵头单位,时限,年度\n".to_owned();
    std::iter::once(head).chain(rows).collect()
}

#[test]
fn long_work_shows_a_bar_on_a_terminal_and_nothing_in_a_pipe() {
    let home = Home::small();
    home.write("big.csv", many());
    let args = [
        "import",
        "big.csv",
        "--add-departments",
        "--new",
        "all",
        "--dry-run",
    ];
    let piped = home.cli(args).ok();
    assert_eq!(piped.stderr, "");
    let mut tty = Tty::start(&home.cli(args), 80, 24);
    tty.see("/3000");
    let (code, _) = tty.end();
    assert_eq!(code, 0);
    let screen = tty.screen();
    assert!(
        screen.contains("新增 3000") && !screen.contains("/3000"),
        "{screen}"
    );
}

#[test]
fn an_import_that_was_undone_can_be_imported_again() {
    let (home, text) = exported();
    let text = put(&put(&text, 1, "责任人", "张三"), 2, "责任人", "赵六");
    home.write("a.csv", text);
    let first = home.cli(["import", "a.csv"]).ok().stdout;
    home.cli(["undo"]).ok();
    // The board is again what the file was exported from: nobody is in its way.
    assert_eq!(home.cli(["import", "a.csv"]).ok().stdout, first);
    assert_eq!(home.project(1)["responsible"], "张三");
    home.cli(["undo"]).ok();
    // What somebody really changed since still is.
    home.cli(["edit", "1", "--responsible", "李四"])
        .actor("li")
        .ok();
    let said = home.cli(["import", "a.csv"]).fails(5);
    assert!(said.contains("责任人 无 → 李四"), "{said}");
    assert!(!said.contains("张三 → 无"), "{said}");
}
