//! Saved views: used, saved for oneself and for all, changed, removed.

use rstest::rstest;

use super::{Stage, options, plan};
use crate::domain::id::Actor;
use crate::domain::view::View;
use crate::i18n::Lang;
use crate::ops::Mode;

fn filter(stage: &Stage) -> &str {
    stage.app.data.filter.text()
}

#[test]
fn a_view_that_every_board_has_is_picked_by_its_number() {
    let mut stage = Stage::zh();
    stage.keys("v1");
    assert_eq!((filter(&stage), stage.app.data.shown), ("@逾期", 1));
    stage.keys("/ 部门:住建<enter>");
    assert_eq!(filter(&stage), "@逾期 部门:住建");
    assert_eq!(stage.app.data.shown, 0);
}

#[test]
fn the_present_filter_is_saved_and_used_by_its_name() {
    let mut stage = Stage::zh();
    stage.keys("/阶段:在建 部门:水务<enter>va水务在建<enter><enter><enter>");
    assert!(
        stage.screen().contains("视图 @水务在建 已保存"),
        "{}",
        stage.screen()
    );
    // The list is there again and holds it, one's own first.
    assert!(stage.screen().contains("1 水务在建"), "{}", stage.screen());
    stage.keys("<esc>\\/@swzj<tab><enter>");
    assert_eq!(filter(&stage), "@水务在建");
    assert_eq!(stage.app.data.shown, 1);
}

#[test]
fn a_view_for_all_is_seen_by_others_at_once() {
    let mut stage = Stage::zh();
    let view = View {
        owner: None,
        name: "局长看".to_owned(),
        filter: "逾期".to_owned(),
        look: None,
        author: Actor("li".to_owned()),
    };
    stage.session.save_view(&view, Mode::Commit).unwrap();
    stage.reload().keys("v1");
    assert_eq!((filter(&stage), stage.app.data.shown), ("@局长看", 1));
}

#[test]
fn a_name_that_is_taken_asks_and_one_that_cannot_be_is_told() {
    let mut stage = Stage::zh();
    stage.keys("/逾期<enter>va急件<enter><enter><enter><esc>");
    stage.keys("/<ctrl-u>灯:红<enter>va急件<enter><enter><enter>");
    assert!(
        stage.screen().contains("已有视图 @急件"),
        "{}",
        stage.screen()
    );
    stage.keys("y");
    assert_eq!(stage.app.data.kept.views.len(), 1);
    assert_eq!(stage.app.data.kept.views[0].filter, "灯:红");
    stage.keys("a两个 词<ctrl-s>");
    assert!(
        stage.screen().contains("不能作视图名称"),
        "{}",
        stage.screen()
    );
    stage.keys("<ctrl-u>逾期<ctrl-s>");
    assert!(stage.screen().contains("内置视图"), "{}", stage.screen());
}

#[test]
fn a_view_is_renamed_handed_to_all_and_removed() {
    let mut stage = Stage::zh();
    stage.keys("/逾期<enter>va急件<enter><enter><enter>");
    stage.keys("e<ctrl-u>特急<enter><enter>2<enter>");
    let views = &stage.app.data.kept.views;
    assert_eq!(views.len(), 1);
    assert_eq!(
        (views[0].name.as_str(), views[0].is_shared()),
        ("特急", true)
    );
    stage.keys("-");
    assert!(stage.screen().contains("给所有人用"), "{}", stage.screen());
    stage.keys("y");
    assert!(stage.app.data.kept.views.is_empty());
    stage.keys("-");
    assert!(
        stage.screen().contains("内置视图不能"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_view_that_would_contain_itself_is_refused() {
    let mut stage = Stage::zh();
    stage.keys("/逾期<enter>va甲<enter><enter><enter>a乙<enter><ctrl-u>@甲 灯:红<enter><enter>");
    stage.keys("<down>");
    let at = stage
        .app
        .data
        .kept
        .views
        .iter()
        .position(|view| view.name == "甲");
    assert!(at.is_some(), "{}", stage.screen());
    stage.keys("<up>");
    if at == Some(1) {
        stage.keys("<down>");
    }
    stage.keys("e<enter><ctrl-u>@乙<ctrl-s>");
    assert!(stage.screen().contains("套用了自己"), "{}", stage.screen());
}

#[test]
fn an_unknown_view_is_told_with_what_was_meant() {
    let mut stage = Stage::zh();
    stage.keys("/@overdu");
    assert!(
        stage.screen().contains("是不是“overdue”"),
        "{}",
        stage.screen()
    );
}

#[test]
fn the_program_may_begin_with_a_view() {
    let mut begin = options(Lang::Zh);
    begin.initial_filter = Some("@红灯".to_owned());
    let stage = Stage::of(plan::small(), &begin, (80, 24));
    assert_eq!(stage.app.data.shown, 1);
}

#[rstest]
#[case::views("views", "v")]
#[case::views_found("views_found", "v/wb")]
#[case::view_form("view_form", "/逾期 灯:红<enter>va")]
#[case::view_remove("view_remove", "/逾期 灯:红<enter>va急件<enter><enter><enter>-")]
fn how_it_looks(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
    #[values((80, 24), (160, 48))] size: (u16, u16),
) {
    let mut stage = Stage::demo(lang, size.0, size.1);
    stage.keys(keys);
    let tag = lang.pick("zh", "en");
    insta::assert_snapshot!(
        format!("{name}_{tag}_{}x{}", size.0, size.1),
        stage.screen()
    );
}
