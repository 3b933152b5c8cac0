//! `duban week --template`: what is printed can be given back, faults name file and place, and only text formats take one.

use pretty_assertions::assert_eq;

use crate::support::{Cli, Home};

fn week(home: &Home, words: &[&str]) -> Cli {
    let all = ["week", "--week", "2025-W11"];
    home.cli(all.iter().chain(words).copied())
        .today("2025-03-20")
}

/// Saves a template and gives its path.
fn save(home: &Home, name: &str, text: impl AsRef<[u8]>) -> String {
    home.write(name, text).display().to_string()
}

#[test]
fn what_is_printed_and_given_back_gives_the_same_bytes() {
    let home = Home::small();
    for format in ["md", "html", "txt"] {
        let printed = week(&home, &["--print-template", format]).ok().stdout;
        let path = save(&home, &format!("own.{format}.j2"), &printed);
        // The format is the one that the template's name tells.
        let own = week(&home, &["--template", &path]).ok().stdout;
        let built_in = week(&home, &["--format", format]).ok().stdout;
        assert_eq!(own, built_in);
        let windows = printed.replace('\n', "\r\n");
        let path = save(&home, "windows.j2", format!("\u{feff}{windows}"));
        let own = week(&home, &["--template", &path, "--format", format]);
        assert_eq!(own.ok().stdout, built_in);
    }
}

#[test]
fn a_fault_names_file_and_place() {
    let home = Home::small();
    let path = save(&home, "own.md", "# {{ title }}\n督办 {{ report.totl }}\n");
    let told = week(&home, &["--template", &path]).fails(1);
    assert_eq!(
        told.replace(&path, "own.md"),
        "错误：模板own.md第2行第9列：没有这个字段或变量（report.totl）\n督办 {{ report.totl }}\n        ^^^^^^^^^^^\n"
    );
    let told = week(&home, &["--template", &path]).english().fails(1);
    assert!(
        told.contains("line 2, column 9: no such field or variable (report.totl)\n"),
        "{told}"
    );
}

#[test]
fn a_fault_leaves_the_file_that_was_there() {
    let home = Home::small();
    let path = save(&home, "own.md", "{{ titel }}");
    let out = save(&home, "week.md", "as it was");
    week(&home, &["--template", &path, "-o", &out]).fails(1);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "as it was");
}

#[test]
fn only_text_formats_take_a_template() {
    let home = Home::small();
    let path = save(&home, "own.md", "{{ title }}");
    for format in ["docx", "xlsx", "csv", "json"] {
        let told = week(&home, &["--template", &path, "--format", format]).fails(2);
        assert_eq!(
            told,
            format!("错误：{format} 不能用模板生成；可用：md、html、txt\n")
        );
        week(&home, &["--print-template", format]).fails(2);
    }
    let out = home.path("week.docx").display().to_string();
    week(&home, &["--template", &path, "-o", &out]).fails(2);
    week(&home, &["--template", &path, "--json"]).fails(2);
}

#[test]
fn a_template_that_cannot_be_read_is_told() {
    let home = Home::small();
    let gone = home.path("gone.md").display().to_string();
    let told = week(&home, &["--template", &gone]).fails(1);
    assert!(
        told.starts_with(&format!("错误：无法读取模板 {gone}：")),
        "{told}"
    );
    let gbk = save(&home, "gbk.md", [0xb6, 0xbd, 0xb0, 0xec]);
    let told = week(&home, &["--template", &gbk]).fails(1);
    assert_eq!(
        told,
        format!("错误：无法读取模板 {gbk}：不是UTF-8文本，请另存为UTF-8\n")
    );
    let dir = home.dir().display().to_string();
    week(&home, &["--template", &dir]).fails(1);
}
