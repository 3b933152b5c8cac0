//! What the board does.

use super::{Stage, options, plan};
use crate::domain::id::{ProjectId, StageKey};
use crate::domain::people::Basis;
use crate::i18n::Lang;

fn stage_of(stage: &Stage, id: u32) -> String {
    stage
        .app
        .data
        .project(ProjectId(id))
        .unwrap()
        .stage
        .stage
        .0
        .clone()
}

fn selected(stage: &Stage) -> u32 {
    stage.app.selected().unwrap().0
}

#[test]
fn it_begins_where_the_work_is() {
    assert_eq!(selected(&Stage::zh()), plan::BASIN.0);
}

#[test]
fn a_card_moves_on_and_the_selection_goes_with_it() {
    let mut stage = Stage::zh();
    stage.keys("j>");
    assert_eq!(stage_of(&stage, 5), "completed");
    assert_eq!(selected(&stage), 5);
    assert!(stage.screen().contains("撤销"), "{}", stage.screen());
    stage.keys("<");
    assert_eq!(stage_of(&stage, 5), "construction");
}

#[test]
fn full_width_signs_move_too() {
    let mut stage = Stage::zh();
    stage.keys("》");
    assert_eq!(stage_of(&stage, 4), "completed");
    stage.keys("＜");
    assert_eq!(stage_of(&stage, 4), "construction");
}

#[test]
fn undo_takes_the_move_back() {
    let mut stage = Stage::zh();
    stage.keys(">u");
    assert_eq!(stage_of(&stage, 4), "construction");
    assert!(stage.screen().contains("已撤销"), "{}", stage.screen());
    // The next key is meant for the same card.
    stage.keys(">");
    assert_eq!(stage_of(&stage, 4), "completed");
}

#[test]
fn a_skip_asks_and_yes_does_it() {
    let mut stage = Stage::en();
    stage.keys("m5");
    assert_eq!(stage_of(&stage, 4), "construction");
    stage.keys("n");
    assert!(stage.app.overlays.is_empty());
    stage.keys("m5y");
    assert_eq!(stage_of(&stage, 4), "operating");
}

#[test]
fn a_full_column_asks() {
    let mut session = plan::small();
    plan::limit(&mut session, "completed", 1);
    let mut stage = Stage::of(session, &options(Lang::En), (80, 24));
    stage.keys(">");
    assert_eq!(stage_of(&stage, 4), "construction");
    assert!(stage.screen().contains("confirm"), "{}", stage.screen());
    // An Enter out of habit is no consent to what is unusual.
    stage.keys("<enter>");
    assert_eq!(stage_of(&stage, 4), "construction");
    stage.keys("y");
    assert_eq!(stage_of(&stage, 4), "completed");
}

#[test]
fn the_last_stage_says_that_it_is_the_last() {
    let mut stage = Stage::zh();
    stage.keys("7G>>");
    assert!(
        stage.screen().contains("已是最后阶段"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_number_jumps_and_lifts_a_filter_that_hides_it() {
    let mut stage = Stage::zh();
    stage.keys("7G");
    assert_eq!(selected(&stage), 7);
    stage.keys("/阶段:储备<enter>１G");
    assert_eq!(selected(&stage), 1);
    stage.keys("99G");
    assert!(stage.screen().contains("#99"), "{}", stage.screen());
}

#[test]
fn keys_walk() {
    let mut stage = Stage::zh();
    stage.keys("jj");
    assert_eq!(selected(&stage), 3);
    stage.keys("gg");
    assert_eq!(selected(&stage), 4);
    stage.keys("G");
    assert_eq!(selected(&stage), 3);
    stage.keys("hh");
    assert_eq!(selected(&stage), 8);
    stage.keys("ll<pagedown>");
    assert_eq!(selected(&stage), 3);
}

#[test]
fn blocking_asks_why_and_unblocking_does_not() {
    let mut stage = Stage::zh();
    stage.keys("jb等待电力迁改<enter>");
    let block = stage.app.data.project(ProjectId(5)).unwrap().block.clone();
    assert_eq!(block.unwrap().reason, "等待电力迁改");
    stage.keys("b");
    assert_eq!(stage.app.data.project(ProjectId(5)).unwrap().block, None);
}

#[test]
fn an_inferred_stage_can_be_confirmed() {
    let mut session = plan::small();
    plan::infer_construction(&mut session, 2);
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    stage.keys("2G");
    assert!(stage.screen().contains("#2?"), "{}", stage.screen());
    stage.keys("c");
    let mark = stage.app.data.project(ProjectId(2)).unwrap().stage.clone();
    assert_eq!(
        (mark.stage, mark.basis),
        (StageKey::from("construction"), Basis::Stated)
    );
}

#[test]
fn what_another_session_does_appears_by_itself_and_typed_text_stays() {
    let file = tempfile::tempdir().unwrap();
    let path = file.path().join("board.db");
    let mut other = plan::on_disk(&path);
    let mine = plan::open(&path, "李强");
    let mut stage = Stage::of(mine, &options(Lang::Zh), (80, 24));
    stage.keys("n我的备注");
    plan::add(&mut other, "新公园", "construction", None, "");
    stage.wait();
    assert!(stage.app.data.project(ProjectId(9)).is_some());
    assert!(stage.screen().contains("我的备注"), "{}", stage.screen());
}

#[test]
fn the_selection_stays_on_its_card_when_cards_arrive_above() {
    let mut stage = Stage::zh();
    stage.keys("j");
    plan::add(&mut stage.session, "更急的", "construction", None, "1月底");
    stage.reload();
    assert_eq!(selected(&stage), 5);
}

#[test]
fn the_notice_is_the_first_toast() {
    let mut options = options(Lang::Zh);
    options.notice = Some("演示数据库".to_owned());
    let mut stage = Stage::of(plan::small(), &options, (80, 24));
    assert!(stage.screen().contains("演示数据库"));
    stage.keys("j");
    assert!(!stage.screen().contains("演示数据库"));
}

#[test]
fn an_initial_filter_counts() {
    let mut options = options(Lang::Zh);
    options.initial_filter = Some("阶段:储备".to_owned());
    let stage = Stage::of(plan::small(), &options, (80, 24));
    assert_eq!(stage.app.data.shown, 1);
}

#[test]
fn an_empty_board_is_drawn_and_nothing_can_be_done_to_it() {
    let mut stage = Stage::of(plan::empty("li"), &options(Lang::En), (80, 24));
    stage.keys(">drbnpem<enter>jkhlggG");
    assert!(stage.app.overlays.is_empty());
    assert!(stage.screen().contains("No project"), "{}", stage.screen());
}

#[test]
fn a_project_shows_entries_that_are_older_than_what_the_board_holds() {
    let mut session = plan::small();
    plan::report_long_ago(&mut session);
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    stage.keys("<enter><tab><tab><tab>");
    assert!(stage.screen().contains("很久以前"), "{}", stage.screen());
}

#[test]
fn the_whole_plan_fits_on_the_board() {
    for (name, lang) in [("zh", Lang::Zh), ("en", Lang::En)] {
        for (width, height) in [(80, 24), (160, 48)] {
            let stage = Stage::demo(lang, width, height);
            insta::assert_snapshot!(format!("plan_{name}_{width}x{height}"), stage.screen());
        }
    }
}
