//! `duban week --mail`: the summary with its files, through a stand-in for sendmail.

use mail_parser::{MessageParser, MimeHeaders};
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::support::{Cli, Home};

const MAIL: &str = "[mail]\ncommand = [\"./sendmail\", \"-t\", \"-i\"]\nfrom = \"督查室 <duban@example.gov.cn>\"\n\
                    to = [\"王芳 <wang@example.gov.cn>\", \"li@example.gov.cn\"]\n";

fn week<'a>(home: &Home, config: &str, args: impl IntoIterator<Item = &'a str>) -> Cli {
    home.write("mail.toml", config);
    let cli = home.cli(["week", "--mail", "--config", "mail.toml"]);
    cli.args(args).today("2025-03-17")
}

#[test]
fn the_summary_goes_with_the_files_that_are_configured() {
    let home = Home::small();
    home.sendmail("");
    let told = week(&home, MAIL, ["--week", "last"]).ok().stdout;
    assert_eq!(
        told,
        "已交给 ./sendmail：王芳 <wang@example.gov.cn>、li@example.gov.cn\n"
    );
    let bytes = std::fs::read(home.path("letter.0")).unwrap();
    let letter = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(letter.subject(), Some("【沙盒】小计划周报（2025年第11期）"));
    assert_eq!(letter.date().unwrap().to_rfc3339(), "2025-03-14T09:00:00Z");
    let text = letter.body_text(0).unwrap();
    assert!(text.starts_with("小计划周报\r\n2025年第11期"), "{text}");
    let mut names = Vec::new();
    for part in letter.attachments() {
        let name = part.attachment_name().unwrap().to_owned();
        home.cli(["week", "--week", "2025-W11", "-o", &name])
            .today("2025-03-17")
            .ok();
        assert_eq!(
            std::fs::read(home.path(&name)).unwrap(),
            part.contents(),
            "{name}"
        );
        names.push(name);
    }
    let ends: Vec<&str> = names
        .iter()
        .map(|name| name.rsplit('.').next().unwrap())
        .collect();
    assert_eq!(ends, ["docx", "xlsx"]);
}

#[test]
fn the_same_week_is_the_same_letter_and_another_department_another() {
    let home = Home::small();
    home.sendmail("");
    week(&home, MAIL, ["--week", "last"]).ok();
    week(&home, MAIL, ["--week", "2025-W11"])
        .today("2025-05-05")
        .ok();
    week(&home, MAIL, ["--week", "2025-W11", "--dept", "水务局"]).ok();
    let read = |name: &str| std::fs::read(home.path(name)).unwrap();
    assert_eq!(read("letter.0"), read("letter.1"));
    let of = |name: &str| {
        let bytes = read(name);
        let letter = MessageParser::default().parse(&bytes).unwrap();
        let id = letter.message_id().unwrap().to_owned();
        (id, letter.subject().unwrap().to_owned())
    };
    assert_ne!(of("letter.0").0, of("letter.2").0);
    assert_eq!(
        of("letter.2").1,
        "【沙盒】小计划周报（2025年第11期）：区水务局"
    );
}

#[test]
fn formats_are_those_of_the_command_else_of_the_configuration() {
    let home = Home::small();
    let ends = |config: &str, args: &[&str]| {
        let told = week(&home, config, args.iter().copied()).args(["--dry-run", "--json"]);
        let told = told.ok().json();
        let files = told["letters"][0]["attachments"]
            .as_array()
            .unwrap()
            .clone();
        let mimes = files
            .iter()
            .map(|file| file["mime"].as_str().unwrap().to_owned());
        mimes.collect::<Vec<_>>()
    };
    let config = format!("{MAIL}formats = [\"md\", \"md\"]\n");
    assert_eq!(ends(&config, &[]), ["text/markdown; charset=utf-8"]);
    assert_eq!(ends(&config, &["--format", "json"]), ["application/json"]);
    let wrong = format!("{MAIL}formats = [\"pdf\"]\n");
    let told = week(&home, &wrong, []).fails(2);
    assert!(
        told.contains("第 5 行") && told.contains("pdf") && told.contains("^^^^^"),
        "{told}"
    );
}

#[test]
fn a_dry_run_names_addressees_subject_and_files_and_sends_nothing() {
    let home = Home::small();
    home.sendmail("");
    let told = week(&home, MAIL, ["--dry-run"]).ok();
    let lines = told.lines();
    assert_eq!(
        lines[..3],
        [
            "（试运行，未发送）",
            "收件人：王芳 <wang@example.gov.cn>、li@example.gov.cn",
            "主题：【沙盒】小计划周报（2025年第12期）（预览）",
        ]
    );
    assert_eq!(
        lines
            .iter()
            .filter(|line| line.starts_with("附件："))
            .count(),
        2
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains(".docx（") && line.ends_with("KB）"))
    );
    assert!(home.letters().is_empty());
    let told = week(&home, MAIL, ["--dry-run", "--json"]).ok().json();
    assert_eq!(
        (&told["sent"], &told["without_address"]),
        (&json!(false), &json!([]))
    );
}

#[test]
fn without_configuration_it_says_what_to_write() {
    let home = Home::small();
    let told = home.cli(["week", "--mail"]).fails(2);
    assert!(
        told.contains("[mail]\nfrom = ") && told.contains("to = ["),
        "{told}"
    );
    let (nobody, _) = MAIL.split_once("to = [").unwrap();
    let told = week(&home, nobody, []).fails(2);
    assert!(
        told.ends_with("[mail]\nto = [\"wang@example.gov.cn\"]\n"),
        "{told}"
    );
    let told = week(&home, MAIL, ["-o", "x.docx"]).fails(2);
    assert!(told.contains("--mail"), "{told}");
}

#[test]
fn a_letter_that_is_refused_fails_with_what_the_command_said() {
    let home = Home::small();
    home.sendmail("echo 'quota exceeded' >&2; exit 69");
    let told = week(&home, MAIL, []).fails(1);
    assert!(
        told.contains("退出码 69") && told.ends_with("  quota exceeded\n"),
        "{told}"
    );
    let ran = week(&home, MAIL, ["--json"]).run();
    assert_eq!(ran.code, 1);
    let error = ran.json()["letters"][0]["error"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(error.contains("退出码 69"), "{error}");
}
