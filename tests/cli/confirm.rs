//! What an operator says is done waits, until a manager confirms or returns it.

use pretty_assertions::assert_eq;

use crate::support::{Cli, Home};

const LI: &str = "li";
const ZHAO: &str = "zhao";

/// The small board with an operator and two managers; both switches are on.
fn office() -> Home {
    let home = Home::small();
    home.cli(["problem", "1", "管线权属未明"])
        .actor("zhang")
        .ok();
    let lead = home.project(1)["departments"][0]["name"].clone();
    let lead = lead.as_str().unwrap().to_owned();
    for key in ["confirm_completion", "confirm_clearing"] {
        home.cli(["config", "set", key, "true"]).ok();
    }
    let add = |login: &str, name: &str, role: &str| {
        let words = ["user", "add", login, "--name", name, "--role", role];
        home.cli(words).args(["--dept", &lead]).actor("zhang").ok();
    };
    add("zhang", "张敏", "administrator");
    add("wang", "王芳", "operator");
    add(LI, "李强", "manager");
    add(ZHAO, "赵军", "manager");
    home
}

fn complete(home: &Home) -> Cli {
    home.cli(["move", "1", "completed", "--yes", "--note", "四方已验收"])
}

#[test]
fn a_completion_waits_is_confirmed_and_undone_as_one() {
    let home = office();
    let told = complete(&home).ok().stdout;
    assert_eq!(
        told,
        "#1 南沙河闸：提请核实（1）办结，阶段改为完工\n\
         已提交，待督查核实（第 1 号）；核实前项目仍按原状计\n"
    );
    assert_eq!(home.project(1)["stage_class"], "active");
    let show = home.cli(["show", "1"]).ok().stdout;
    let waits = "待核实 1：办结，阶段改为完工；王芳于 2025-03-14 提请";
    assert!(show.contains(waits), "{show}");
    assert!(show.contains("四方已验收"), "{show}");
    let why = home.cli(["why", "1"]).ok().stdout;
    assert!(why.ends_with(&format!("{waits}\n")), "{why}");
    let list = |filter: &str| home.cli(["list", filter, "--json"]).ok().json();
    assert_eq!(list("待核实")[0]["id"], 1);
    assert_eq!(list("@pending").as_array().unwrap().len(), 1);
    let again = complete(&home).fails(4);
    assert!(
        again.contains("同一事项已在待核实（第 1 号，王芳 2025-03-14 提请）"),
        "{again}"
    );
    let denied = home.cli(["confirm", "1"]).fails(4);
    assert_eq!(
        denied,
        "错误：核实办结和销号要由督查人员办理，您是经办人员\n"
    );
    let confirm = home.cli(["confirm", "1", "--note", "已看现场"]).actor(LI);
    let told = confirm.clone().english().args(["--dry-run"]).ok().stdout;
    assert!(
        told.contains("confirmed (1): completion, stage Completed; asked by 王芳 on 2025-03-14"),
        "{told}"
    );
    let told = confirm.ok().stdout;
    assert!(
        told.contains("核实通过（1）办结，阶段改为完工；2025-03-14 由王芳提请"),
        "{told}"
    );
    assert_eq!(home.project(1)["stage_class"], "done");
    let log = home.cli(["log", "1", "--limit", "2"]).ok().stdout;
    assert!(
        log.contains("已看现场") && log.contains("四方已验收"),
        "{log}"
    );
    home.cli(["undo", "1"]).actor(LI).ok();
    assert_eq!(home.project(1)["stage_class"], "active");
    assert_eq!(list("待核实").as_array().unwrap().len(), 1);
    home.cli(["doctor"]).ok();
}

#[test]
fn a_return_needs_a_note_and_reaches_the_operator() {
    let home = office();
    let clear = ["problem", "1", "--clear", "1", "--note", "已会商"];
    home.cli(clear).ok();
    home.cli(["return", "1"]).actor(LI).fails(2);
    let back = ["return", "1", "1", "--note", "缺会议纪要"];
    let told = home.cli(back).actor(LI).ok().stdout;
    assert_eq!(
        told,
        "#1 南沙河闸：退回（1）问题 1 销号：已会商；需补：缺会议纪要\n"
    );
    let show = home.cli(["show", "1"]).ok().stdout;
    assert!(
        show.contains("已退回 1：问题 1 销号：已会商；李强 2025-03-14：缺会议纪要"),
        "{show}"
    );
    assert_eq!(
        home.cli(["list", "已退回", "--json"]).ok().json()[0]["id"],
        1
    );
    // Asked again it waits again, under another number.
    home.cli(clear).ok();
    let told = &home.project(1)["confirmations"];
    assert_eq!(told.as_array().unwrap().len(), 1);
    assert_eq!(told[0]["number"], 2);
    assert_eq!(told[0]["wish"]["kind"], "clearing");
    assert_eq!(told[0]["asker"], "wang");
    let gone = home.cli(["confirm", "1", "1"]).actor(LI).fails(4);
    assert!(gone.contains("项目 #1 没有第 1 号待核实事项"), "{gone}");
    home.cli(["confirm", "1", "2"]).actor(LI).ok();
    assert_eq!(home.project(1)["problems"][0]["cleared"]["note"], "已会商");
}

#[test]
fn of_several_one_is_named() {
    let home = office();
    let nothing = home.cli(["confirm", "1"]).actor(LI).fails(4);
    assert_eq!(nothing, "错误：这个项目没有待核实的事项\n");
    complete(&home).ok();
    home.cli(["problem", "1", "--clear", "1", "--note", "已会商"])
        .ok();
    let which = home.cli(["confirm", "1"]).actor(LI).fails(2);
    assert_eq!(
        which,
        "错误：项目 #1 有几项待核实，请写明编号：1、2\n\
         待核实 1：办结，阶段改为完工；王芳于 2025-03-14 提请\n\
         待核实 2：问题 1 销号：已会商；王芳于 2025-03-14 提请\n"
    );
    home.cli(["confirm", "1", "2"]).actor(LI).ok();
    home.cli(["confirm", "1"]).actor(ZHAO).ok();
}

#[test]
fn of_two_managers_the_second_has_a_conflict() {
    let home = office();
    complete(&home).ok();
    let seen = home.project(1)["version"].to_string();
    home.cli(["confirm", "1", "1", "--seen", &seen])
        .actor(LI)
        .ok();
    let late = home.cli(["return", "1", "1", "--note", "缺图", "--seen", &seen]);
    let told = late.actor(ZHAO).fails(5);
    assert!(told.contains("核实通过（1）"), "{told}");
    assert!(told.contains("退回（1）：缺图"), "{told}");
}

#[test]
fn the_weekly_summary_tells_what_waits() {
    let home = office();
    complete(&home).ok();
    let week = home.cli(["week", "--format", "json"]).ok().json();
    assert_eq!(week["pending"][0]["project"]["id"], 1);
    assert_eq!(week["pending"][0]["asker"], "王芳");
    let text = home.cli(["week", "--format", "md"]).ok().stdout;
    assert!(text.contains("**待核实**：1项"), "{text}");
}

#[test]
fn without_the_switches_nothing_waits() {
    let home = office();
    for key in ["confirm_completion", "confirm_clearing"] {
        let told = home
            .cli(["config", "set", key, "false"])
            .actor("zhang")
            .ok();
        assert!(told.stdout.contains("须核实 → 不须核实"), "{}", told.stdout);
    }
    complete(&home).ok();
    assert_eq!(home.project(1)["stage_class"], "done");
}
