//! Keys, themes and width from the configuration, as the command line shows them and complains of them.

use pretty_assertions::assert_eq;

use crate::support::Home;

const FILE: &str = ".config/duban/config.toml";

#[test]
fn the_page_of_keys_shows_the_keys_in_force() {
    let home = Home::small();
    let line = |page: &str, name: &str| {
        let found = page.lines().find(|line| line.contains(name));
        found.unwrap().split_whitespace().next().unwrap().to_owned()
    };
    let page = home.cli(["help", "keys"]).real().ok().stdout;
    assert_eq!(line(&page, " stage-next "), ">");
    assert!(page.contains("[keys.board]"), "{page}");
    home.write(FILE, "[keys.global]\nstage-next = [\"ctrl-right\"]\n");
    let page = home.cli(["help", "keys"]).real().ok().stdout;
    assert_eq!(line(&page, " stage-next "), "Ctrl-Right");
}

#[test]
fn a_wrong_key_is_shown_with_file_line_and_hint() {
    let home = Home::small();
    home.write(FILE, "lang = \"zh\"\n[keys.bord]\nundo = [\"x\"]\n");
    let told = home.cli(["help", "keys"]).real().fails(2);
    assert!(
        told.contains("config.toml 第 2 行有误：没有范围“bord”"),
        "{told}"
    );
    assert!(told.contains("[keys.bord]\n      ^^^^\n"), "{told}");
    assert!(told.ends_with("是不是“board”？\n"), "{told}");
    home.write(FILE, "[keys.board]\nnote = [\"q\"]\n");
    let told = home.cli(["config"]).english().fails(2);
    assert!(
        told.contains("q in board would hide quit of global"),
        "{told}"
    );
    // What has nothing to do with keys still works, also in the middle of the night.
    home.cli(["list"]).ok();
}

#[test]
fn a_wrong_theme_is_shown_with_file_line_and_hint() {
    let home = Home::small();
    home.write(FILE, "theme = \"drak\"\n");
    let told = home.cli(["config"]).english().fails(2);
    assert!(
        told.contains("config.toml:1: there is no theme `drak`"),
        "{told}"
    );
    assert!(told.ends_with("Did you mean `dark`?\n"), "{told}");
}

#[test]
fn width_comes_from_file_terminal_environment_and_flag_in_this_order() {
    let home = Home::small();
    let shown = |cli: crate::support::Cli| {
        let shown = cli.args(["--json", "config"]).ok().json();
        let width = &shown["preferences"]["width"];
        let text = |name: &str| width[name].as_str().unwrap().to_owned();
        (text("value"), text("origin"))
    };
    let is = |value: &str, origin: &str| (value.to_owned(), origin.to_owned());
    assert_eq!(shown(home.cli([])), is("auto", "默认"));
    home.write(
        "a.toml",
        "width = \"narrow\"\n[term.xterm]\nwidth = \"wide\"\n",
    );
    let cli = home.cli(["--config", "a.toml"]);
    assert_eq!(shown(cli.clone()), is("narrow", "a.toml"));
    let cli = cli.env("TERM", "xterm");
    assert_eq!(shown(cli.clone()), is("wide", "a.toml"));
    let cli = cli.env("DUBAN_WIDTH", "auto");
    assert_eq!(shown(cli.clone()), is("auto", "$DUBAN_WIDTH"));
    let cli = cli.args(["--width", "narrow"]);
    assert_eq!(shown(cli), is("narrow", "--width"));
    let told = home.cli(["--width", "broad", "config"]).fails(2);
    assert!(told.contains("broad"), "{told}");
}

#[test]
fn the_terminal_cannot_be_measured_where_there_is_none() {
    let home = Home::new();
    // A session of its own has no terminal, whoever runs the tests.
    let plain = home.cli(["term"]).real();
    let mut command = std::process::Command::new("setsid");
    command.arg("--wait").arg(crate::support::DUBAN).arg("term");
    for (name, value) in plain.command().get_envs() {
        command.env(name, value.unwrap());
    }
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("要在终端中运行"), "{told}");
}
