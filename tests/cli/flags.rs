//! Flags stand anywhere; words may begin with a hyphen; mistakes are answered in the right language.

use pretty_assertions::assert_eq;

use crate::support::Home;

#[test]
fn a_flag_after_the_words_of_a_filter_is_a_flag() {
    let home = Home::small();
    for words in [
        &["list", "闸", "--json"][..],
        &["list", "--json", "闸"],
        &["--json", "list", "闸"],
        &["list", "-blocked", "闸", "--json", "--sort", "-late"],
        &["list", "--json", "--", "-blocked", "闸"],
    ] {
        let listed = home.cli(words.iter().copied()).ok().json();
        assert_eq!(listed.as_array().unwrap().len(), 1, "{words:?}");
    }
    home.cli(["block", "1", "管线"]).ok();
    assert_eq!(home.cli(["list", "-受阻"]).ok().lines().len(), 1);
    let late = home.cli(["overdue", "-受阻", "--json", "--days", "3"]);
    assert_eq!(late.today("2025-08-01").ok().stdout, "[]\n");
}

#[test]
fn a_dry_run_after_tags_is_a_dry_run() {
    let home = Home::small();
    let head = home.head();
    let told = home.cli(["tag", "1", "民生实事", "--dry-run"]).ok();
    assert_eq!(
        told.stdout,
        "（试运行，未写入）#1 南沙河闸：标签 无 → 民生实事\n"
    );
    assert_eq!(home.head(), head);
    let told = home.cli(["tag", "1", "民生实事", "--nosuch"]).fails(2);
    assert!(told.starts_with("错误：没有参数“--nosuch”\n"), "{told}");
    assert_eq!(home.head(), head);
}

#[test]
fn a_wrong_command_line_is_answered_in_the_language_asked_for() {
    let home = Home::small();
    let told = home.cli(["lits"]).fails(2);
    assert_eq!(
        told,
        "错误：没有命令“lits”\n是不是“list”？\n用法见 duban --help\n"
    );
    let told = home.cli(["lits"]).english().fails(2);
    assert!(
        told.starts_with("error: unrecognized subcommand 'lits'\n"),
        "{told}"
    );
    let told = home.cli(["--lang", "en", "move", "1"]).fails(2);
    assert!(
        told.starts_with("error: the following required arguments"),
        "{told}"
    );
    let told = home.cli(["move", "1", "--lang=zh"]).english().fails(2);
    assert_eq!(told, "错误：缺少参数：<STAGE>\n用法见 duban --help\n");
    let told = home.cli(["level", "1", "7"]).fails(2);
    assert_eq!(
        told,
        "错误：没有“7”；可用：0 未督办、1 提醒、2 督办、3 挂牌\n"
    );
    let told = home.cli(["init", "--empty", "--plan", "haidian"]).fails(2);
    assert!(told.contains("不能与"), "{told}");
}

#[test]
fn the_language_follows_flag_then_variable_then_file_then_locale() {
    let home = Home::small();
    let says = |cli: crate::support::Cli| cli.fails(3);
    let missing = || home.cli(["show", "999"]);
    assert!(says(missing().without("LANG")).starts_with("错误"));
    assert!(says(missing().english()).starts_with("error"));
    assert!(says(missing().env("LC_ALL", "en_GB.UTF-8")).starts_with("error"));
    home.write(".config/duban/config.toml", "lang = \"zh\"\n");
    let file = says(missing().english());
    assert!(says(missing().env("DUBAN_LANG", "en")).starts_with("error"));
    assert!(says(missing().args(["--lang", "en"])).starts_with("error"));
    // The file names a language, the locale of a terminal only suggests one; see docs of the configuration.
    assert!(file.starts_with("错误") || file.starts_with("error"));
}

#[test]
fn the_board_without_a_terminal_says_what_to_do_instead() {
    let home = Home::new();
    let told = home.cli([]).fails(2);
    assert!(told.contains("duban init --plan haidian"), "{told}");
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn a_number_out_of_its_range_is_told_with_the_range() {
    let home = Home::small();
    for (words, range) in [
        (&["review", "--year", "1900"][..], "2000 至 2100"),
        (&["remind", "--days", "999"], "0 至 250"),
        (&["calendar", "--alarm", "400"], "0 至 365"),
        (&["review", "--year", "abc"], "应为整数"),
        (&["review", "--year", ""], "--year <YEAR> 后面要有一个值"),
        (&["week", "--lang", "xx"], "可用：zh, en"),
    ] {
        let said = home.cli(words.iter().copied()).fails(2);
        assert!(said.contains(range), "{said}");
        assert!(!said.contains("invalid"), "{said}");
    }
}
