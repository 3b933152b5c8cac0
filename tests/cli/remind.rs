//! `duban remind`: who owes what, quiet where nobody does, and a letter to each department that has an address.

use mail_parser::MessageParser;
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::support::{Cli, Home};

/// A Thursday; the first project's deadline is the end of June.
const THURSDAY: &str = "2025-06-26T10:00";

const MAIL: &str = "[mail]\ncommand = [\"./sendmail\", \"-t\", \"-i\"]\nfrom = \"督查室 <duban@example.gov.cn>\"\n";

/// The small plan with its first project under way.
fn home() -> Home {
    let home = Home::small();
    home.cli(["edit", "1", "--contact", "李强"]).ok();
    home
}

fn remind<'a>(home: &Home, args: impl IntoIterator<Item = &'a str>) -> Cli {
    home.cli(["remind"]).args(args).today(THURSDAY)
}

fn by_mail<'a>(home: &Home, config: &str, args: impl IntoIterator<Item = &'a str>) -> Cli {
    home.write("mail.toml", config);
    remind(home, ["--mail", "--config", "mail.toml"]).args(args)
}

/// The lead of the first project, as the board names it.
fn lead(home: &Home) -> String {
    let project = home.project(1);
    project["departments"][0]["name"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn it_says_per_department_what_is_missing_due_and_late() {
    let home = home();
    let told = remind(&home, []).ok().stdout;
    insta::assert_snapshot!(told, @"
    【区水务局】督办提醒 6月26日（周四）
    本周未填报（1项）
    #1 南沙河闸
      连续 14 周未报，联系人 李强
    5个工作日内到期，至7月3日（1项）
    #1 南沙河闸
      时限 6月底（2025-06-30），还有 4 天，联系人 李强
    ");
    let english = remind(&home, []).english().ok().stdout;
    insta::assert_snapshot!(english, @"
    Water Bureau: reminder of 26 June (Thu)
    Not reported this week (1)
    #1 南沙河闸
      14 weeks without a report, contact 李强
    Due within 5 working days, until 3 July (1)
    #1 南沙河闸
      due 6月底 (2025-06-30), 4 days left, contact 李强
    ");
}

#[test]
fn the_schema_is_told_and_an_empty_list_is_a_list() {
    let home = home();
    let told = remind(&home, ["--json"]).ok().json();
    assert_eq!(
        (&told["schema"], &told["days"]),
        (&json!("duban.remind/1"), &json!(5))
    );
    assert_eq!(told["until"], "2025-07-03");
    let none = remind(&home, ["--json", "没有这样的"]).ok().json();
    assert_eq!(none["departments"], json!([]));
}

#[test]
fn in_a_pipe_nothing_is_nothing() {
    let home = home();
    assert_eq!(remind(&home, ["没有这样的"]).ok().stdout, "");
}

#[test]
fn days_are_those_of_the_command_else_of_the_configuration() {
    let home = home();
    home.write("days.toml", "[remind]\ndays = 1\n");
    let until = |args: &[&str]| {
        let told = remind(&home, ["--json", "--config", "days.toml"]);
        told.args(args.iter().copied()).ok().json()["until"].clone()
    };
    assert_eq!(until(&[]), "2025-06-27");
    assert_eq!(until(&["--days", "0"]), "2025-06-26");
    assert_eq!(until(&["--days", "2"]), "2025-06-30");
}

#[test]
fn what_cannot_be_is_turned_down() {
    let home = home();
    for days in ["-1", "251", "99999999999", "五"] {
        remind(&home, ["--days", days]).fails(2);
    }
    remind(&home, ["--only", "late"]).fails(2);
    let told = remind(&home, ["--dept", "没有的局"]).fails(3);
    assert!(told.contains("没有的局"), "{told}");
    home.write("days.toml", "[remind]\ndays = 900\n");
    let told = remind(&home, ["--config", "days.toml"]).fails(2);
    assert!(
        told.contains("第 2 行") && told.ends_with("       ^^^\n"),
        "{told}"
    );
    let told = home.cli(["remind"]).today("2025-13-01").fails(2);
    assert!(told.contains("2025-13-01"), "{told}");
}

#[test]
fn a_year_whose_holidays_are_not_known_is_said() {
    let home = home();
    home.cli(["due", "1", "2027-01-08", "--reason", "plan", "--yes"])
        .ok();
    let told = home.cli(["remind", "--only", "due"]).today("2027-01-04");
    let told = told.ok().stdout;
    assert!(told.contains("没有2027年的节假日安排"), "{told}");
}

#[test]
fn a_past_day_is_told_as_it_was() {
    let home = home();
    let then = home.cli(["remind"]).today(THURSDAY).ok().stdout;
    let later = home
        .cli(["remind", "--as-of", "2025-06-26"])
        .today("2025-08-01");
    assert_eq!(later.ok().stdout, then);
}

#[test]
fn each_department_with_an_address_gets_its_own_letter() {
    let home = home();
    home.sendmail("");
    let config = format!(
        "{MAIL}cc = [\"office@example.gov.cn\"]\n[mail.departments]\n\"{}\" = [\"water@example.gov.cn\"]\n",
        lead(&home)
    );
    let told = by_mail(&home, &config, []).ok().stdout;
    assert_eq!(told, "已交给 ./sendmail：water@example.gov.cn\n");
    assert_eq!(home.letters(), ["letter.0"]);
    let bytes = std::fs::read(home.path("letter.0")).unwrap();
    let letter = MessageParser::default().parse(&bytes).unwrap();
    let subject = letter.subject().unwrap();
    assert!(
        subject.starts_with("【沙盒】") && subject.contains(&lead(&home)),
        "{subject}"
    );
    assert_eq!(letter.date().unwrap().to_rfc3339(), "2025-06-26T02:00:00Z");
    let text = letter.body_text(0).unwrap().replace("\r\n", "\n");
    let plain = remind(&home, ["--dept", &lead(&home)]).ok().stdout;
    assert_eq!(
        text,
        format!("{plain}\n由督办看板自动生成，数据截至2025年6月26日10时。\n")
    );
    by_mail(&home, &config, []).ok();
    let again = std::fs::read(home.path("letter.1")).unwrap();
    assert_eq!(again, bytes, "a second sending is known by its bytes");
}

#[test]
fn a_department_without_an_address_is_named() {
    let home = home();
    home.sendmail("");
    let other = format!("{MAIL}[mail.departments]\n\"{}\" = []\n", lead(&home));
    let told = by_mail(&home, &other, []).ok().stdout;
    assert!(
        told.starts_with(&format!("没有邮箱地址：{}", lead(&home))),
        "{told}"
    );
    assert_eq!(home.letters(), [""; 0]);
}

#[test]
fn a_dry_run_shows_the_letter_and_sends_nothing() {
    let home = home();
    let config = format!(
        "{MAIL}[mail.departments]\n\"{}\" = [\"李强 <water@example.gov.cn>\"]\n",
        lead(&home)
    );
    let told = by_mail(&home, &config, ["--dry-run"]).ok().stdout;
    let (before, after) = told.split_once("2025-06-26.1.").unwrap();
    let (hash, after) = after.split_once('@').unwrap();
    assert!(hash.len() == 24 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let told = format!("{before}2025-06-26.1.HASH@{after}");
    insta::assert_snapshot!(told, @"
    （试运行，未发送）
    收件人：李强 <water@example.gov.cn>
    主题：【沙盒】小计划督办提醒：区水务局（2025年6月26日）
    Message-ID：duban.remind.2025-06-26.1.HASH@example.gov.cn
    ");
    let told = by_mail(&home, &config, ["--dry-run", "--json"]).ok().json();
    assert_eq!(told["sent"], false);
    assert_eq!(told["letters"][0]["to"], json!(["water@example.gov.cn"]));
    assert_eq!(told["letters"][0]["error"], json!(null));
}

#[test]
fn mail_that_is_not_configured_says_what_to_write() {
    let home = home();
    let told = by_mail(&home, "", []).fails(2);
    assert!(told.contains("[mail]\nfrom = "), "{told}");
    let told = by_mail(&home, MAIL, []).fails(2);
    assert!(told.contains("[mail.departments]\n"), "{told}");
}

#[test]
fn a_mistake_in_the_configuration_is_shown_with_its_place() {
    let home = home();
    let wrong = format!(
        "{MAIL}[mail.departments]\n\"{}\" = [\"a@b@c\"]\n",
        lead(&home)
    );
    let told = by_mail(&home, &wrong, []).fails(2);
    assert!(
        told.contains("第 5 行") && told.contains("a@b@c") && told.contains("^^^"),
        "{told}"
    );
    let unknown = format!("{MAIL}[mail.departments]\n\"没有的局\" = [\"a@b.cn\"]\n");
    let told = by_mail(&home, &unknown, []).fails(2);
    assert!(told.contains("没有的局") && told.contains("^^^"), "{told}");
    home.write("mail.toml", &wrong);
    home.cli(["--config", "mail.toml", "config"]).fails(2);
    // Nobody is kept from the board by a mistyped address.
    home.cli(["--config", "mail.toml", "list"]).ok();
}

#[test]
fn a_command_that_fails_or_is_not_there_is_told() {
    let home = home();
    let config = format!(
        "{MAIL}[mail.departments]\n\"{}\" = [\"a@b.cn\"]\n",
        lead(&home)
    );
    let told = by_mail(&home, &config, []).fails(1);
    assert!(
        told.contains("没有命令 ./sendmail") && told.contains("msmtp"),
        "{told}"
    );
    home.sendmail("printf 'mail server\\033[31m says no\\n' >&2; exit 75");
    let ran = by_mail(&home, &config, []).run();
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(
        ran.stderr.contains("退出码 75") && ran.stderr.contains("mail server[31m says no"),
        "{}",
        ran.stderr
    );
    let slow = config.replace("[mail]\n", "[mail]\ntimeout = 1\n");
    home.sendmail("exec sleep 30");
    let told = by_mail(&home, &slow, []).fails(1);
    assert!(told.contains("在 1 秒内没有结束"), "{told}");
}
