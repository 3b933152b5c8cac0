//! Other people at the same board: what they do appears, is told, and fades; what is being typed stays.

use super::{Stage, plan};
use crate::i18n::Lang;
use crate::tui::app::Tone;
use crate::tui::msg::Msg;

/// One person's screen over a file, and another's session on the same file.
fn two() -> (Stage, crate::ops::Session, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("two.db");
    let mine = plan::on_disk(&path);
    let theirs = plan::open(&path, "李强");
    let stage = Stage::of(mine, &super::options(Lang::Zh), (80, 24));
    (stage, theirs, dir)
}

#[test]
fn what_another_does_is_told_with_his_name_and_fades() {
    let (mut stage, mut theirs, _dir) = two();
    plan::another_blocks(&mut theirs);
    stage.wait();
    let screen = stage.screen();
    assert!(screen.contains("* 李强：#4 受阻：电力迁改"), "{screen}");
    assert!(stage.app.data.fresh.contains(plan::BASIN));
    for _ in 0..4 {
        stage.hear(Msg::Idle);
    }
    assert!(!stage.app.data.fresh.contains(plan::BASIN));
    assert!(!stage.screen().contains("李强"), "{}", stage.screen());
    assert!(stage.app.faded);
}

#[test]
fn what_one_does_oneself_does_not_flash() {
    let (mut stage, _theirs, _dir) = two();
    stage.keys("n现场核实<ctrl-s>");
    assert!(!stage.app.data.fresh.contains(plan::BASIN));
    let toast = stage.app.toast.as_ref().unwrap();
    assert_eq!(toast.tone, Tone::Good, "{}", toast.text);
}

#[test]
fn others_do_not_disturb_what_is_typed() {
    let (mut stage, mut theirs, _dir) = two();
    stage.keys("n现场核");
    plan::another_blocks(&mut theirs);
    stage.wait().keys("实");
    assert!(stage.screen().contains("现场核实"), "{}", stage.screen());
    assert!(!stage.screen().contains("李强"), "{}", stage.screen());
}

#[test]
fn many_changes_are_counted() {
    let (mut stage, mut theirs, _dir) = two();
    plan::another_blocks(&mut theirs);
    plan::another_renames(&mut theirs, "西玉河二期");
    stage.wait();
    let screen = stage.screen();
    assert!(screen.contains("李强 刚改动了 2 处"), "{screen}");
}
