//! The first start: what a newcomer is told, and what an empty board says to press.

use insta::assert_snapshot;
use pretty_assertions::assert_eq;
use rstest::rstest;

use super::{Stage, options, plan};
use crate::i18n::Lang;
use crate::tui::command::Scope;
use crate::tui::{Options, WELCOMED, Welcome};

fn newcomer(lang: Lang, welcome: Welcome) -> Stage {
    let options = Options {
        welcome: Some(welcome),
        ..options(lang)
    };
    Stage::of(plan::small(), &options, (80, 24))
}

fn empty(lang: Lang) -> Stage {
    Stage::of(plan::empty("wang"), &options(lang), (80, 24))
}

#[test]
fn a_newcomer_is_told_the_main_keys() {
    let zh = newcomer(Lang::Zh, Welcome::Board);
    assert_snapshot!("welcome_zh", zh.screen());
    let en = newcomer(Lang::En, Welcome::Board);
    assert_snapshot!("welcome_en", en.screen());
}

#[test]
fn in_the_demo_it_says_that_it_is_one() {
    let zh = newcomer(Lang::Zh, Welcome::Demo);
    assert_snapshot!("welcome_demo_zh", zh.screen());
    let mut en = newcomer(Lang::En, Welcome::Demo);
    assert_snapshot!("welcome_demo_en", en.screen());
    en.resize(60, 16);
    assert!(en.screen().contains("any key begins"), "{}", en.screen());
}

#[rstest]
#[case::enter("<enter>")]
#[case::esc("<esc>")]
#[case::space(" ")]
#[case::nothing_bound("%")]
fn a_key_that_is_no_command_just_closes_it(#[case] keys: &str) {
    let mut stage = newcomer(Lang::Zh, Welcome::Board);
    let before = stage.app.selected();
    stage.keys(keys);
    assert_eq!(stage.app.welcome, None);
    assert_eq!(stage.app.toast, None);
    assert_eq!(stage.app.screen().scope(), Scope::Board);
    assert_eq!(stage.app.selected(), before);
}

#[test]
fn a_command_closes_it_and_is_not_lost() {
    let mut stage = newcomer(Lang::Zh, Welcome::Board);
    stage.keys("O");
    assert_eq!(stage.app.welcome, None);
    assert_eq!(stage.app.screen().scope(), Scope::Overdue);
    let mut stage = newcomer(Lang::Zh, Welcome::Board);
    // The first key of two counts as well.
    stage.keys("gd");
    assert!(
        stage.screen().contains("看板  按牵头"),
        "{}",
        stage.screen()
    );
}

#[test]
fn whoever_has_seen_it_is_remembered_and_nobody_else() {
    let mut stage = newcomer(Lang::Zh, Welcome::Board);
    assert_eq!(stage.session.recall(WELCOMED).unwrap(), None);
    stage.keys("<enter>");
    let said = stage.session.recall(WELCOMED).unwrap();
    assert_eq!(said.as_deref(), Some("1"));
    let head = stage.session.head().unwrap();
    assert_eq!(head, plan::small().head().unwrap(), "it is no event");
}

#[test]
fn a_terminal_that_is_too_small_does_not_count_as_having_seen_it() {
    let mut stage = newcomer(Lang::Zh, Welcome::Board);
    stage.resize(50, 10).keys("<enter>").resize(80, 24);
    assert!(
        stage.screen().contains("欢迎使用督办"),
        "{}",
        stage.screen()
    );
}

#[rstest]
fn an_empty_screen_says_what_to_press(
    #[values(Lang::Zh, Lang::En)] lang: Lang,
    #[values(("", "N"), ("L", "N"), ("Y", "B N"), ("D", "B N"))] screen: (&str, &str),
) {
    let mut stage = empty(lang);
    let (keys, new) = screen;
    let seen = stage.keys(keys).screen();
    let told = lang.pick("按 {} 新建项目", "Press {} for a new project");
    assert!(seen.contains(&told.replace("{}", new)), "{seen}");
    assert!(seen.contains("duban import FILE"), "{seen}");
    let name = format!(
        "empty_{}_{}",
        if keys.is_empty() { "board" } else { keys },
        lang.pick("zh", "en")
    );
    assert_snapshot!(name, seen);
}

#[test]
fn a_filter_that_lets_nothing_through_says_how_to_lift_it() {
    let mut stage = Stage::zh();
    stage.keys("/绝无此名<enter>");
    let seen = stage.screen();
    assert!(seen.contains("没有符合筛选条件的项目"), "{seen}");
    assert!(seen.contains(r"按 \ 取消筛选，/ 修改筛选"), "{seen}");
    stage.keys("\\");
    assert!(!stage.screen().contains("没有符合筛选条件的项目"));
}

#[test]
fn the_new_project_can_be_made_where_it_says_so() {
    let mut stage = empty(Lang::Zh);
    stage.keys("DBN");
    assert!(stage.screen().contains("新增项目"), "{}", stage.screen());
}
