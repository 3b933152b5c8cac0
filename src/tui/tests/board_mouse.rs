//! The mouse on the board.

use super::{Stage, options, plan};
use crate::domain::id::{ProjectId, StageKey};
use crate::i18n::Lang;
use crate::text::width::columns;
use crate::tui::command::Scope;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::msg::Msg;

/// Where a text stands on the screen.
#[track_caller]
fn place(stage: &Stage, text: &str) -> (u16, u16) {
    let screen = stage.screen();
    let found = screen.lines().enumerate().find_map(|(y, line)| {
        let (before, _) = line.split_once(text)?;
        Some((columns(before), y))
    });
    let (x, y) = found.unwrap_or_else(|| panic!("no {text} in\n{screen}"));
    (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
}

fn point(stage: &mut Stage, what: Pointing, at: (u16, u16)) {
    stage.hear(Msg::Mouse(Mouse { what, at }));
}

fn click(stage: &mut Stage, at: (u16, u16)) {
    point(stage, Pointing::Press, at);
    point(stage, Pointing::Release, at);
}

/// Presses at one text and lets go at another.
fn drag(stage: &mut Stage, from: &str, to: &str) {
    let (from, to) = (place(stage, from), place(stage, to));
    point(stage, Pointing::Press, from);
    point(stage, Pointing::Drag, (from.0 + 2, from.1));
    point(stage, Pointing::Drag, to);
    point(stage, Pointing::Release, to);
}

fn selected(stage: &Stage) -> u32 {
    stage.app.selected().unwrap().0
}

fn stage_of(stage: &Stage, id: u32) -> StageKey {
    let project = stage.app.data.project(ProjectId(id)).unwrap();
    project.stage.stage.clone()
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut stage = Stage::zh();
    let at = place(&stage, "#6 鼎好");
    click(&mut stage, at);
    assert_eq!(selected(&stage), 6);
    assert_eq!(stage.app.screen().scope(), Scope::Board);
    // Every line of a card is the card.
    click(&mut stage, (at.0 + 8, at.1 + 1));
    assert_eq!(stage.app.screen().scope(), Scope::Project);
    assert_eq!(selected(&stage), 6);
}

#[test]
fn heads_and_the_line_of_stages_lead_to_columns() {
    let mut stage = Stage::zh();
    let at = place(&stage, "前期 2   ");
    click(&mut stage, at);
    assert_eq!(selected(&stage), 1);
    let at = place(&stage, "投用 1");
    click(&mut stage, at);
    assert_eq!(selected(&stage), 7);
    stage.keys("zxh");
    assert!(!stage.screen().contains("#7 "), "{}", stage.screen());
    // A folded column opens where it is clicked.
    let at = place(&stage, "用  ");
    click(&mut stage, at);
    assert_eq!(selected(&stage), 7);
}

#[test]
fn a_card_is_dragged_to_the_next_stage() {
    let mut stage = Stage::zh();
    let (from, to) = (place(&stage, "#5 安宁庄"), place(&stage, "#6 鼎好"));
    point(&mut stage, Pointing::Press, from);
    point(&mut stage, Pointing::Drag, to);
    let screen = stage.screen();
    assert!(screen.contains("-> 完工 1"), "{screen}");
    assert!(screen.contains("#5 移到 完工: 松开鼠标"), "{screen}");
    assert_eq!(stage_of(&stage, 5), StageKey::from("construction"));
    // Back over its own column nothing would happen.
    point(&mut stage, Pointing::Drag, from);
    assert!(!stage.screen().contains("松开鼠标"));
    point(&mut stage, Pointing::Drag, to);
    point(&mut stage, Pointing::Release, to);
    assert_eq!(stage_of(&stage, 5), StageKey::from("completed"));
    assert_eq!(selected(&stage), 5);
    assert!(!stage.screen().contains("松开鼠标"));
}

#[test]
fn a_card_dragged_over_a_stage_asks_as_the_picker_does() {
    let mut stage = Stage::zh();
    drag(&mut stage, "#4 西玉河", "投用 1");
    assert_eq!(stage_of(&stage, 4), StageKey::from("construction"));
    assert!(stage.screen().contains("跳过了完工"), "{}", stage.screen());
    stage.keys("y");
    assert_eq!(stage_of(&stage, 4), StageKey::from("operating"));
}

#[test]
fn a_full_stage_asks_also_when_dragged_to() {
    let mut session = plan::small();
    plan::limit(&mut session, "completed", 1);
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    drag(&mut stage, "#5 安宁庄", "#6 鼎好");
    assert!(stage.screen().contains("限 1 项"), "{}", stage.screen());
    stage.keys("n");
    assert_eq!(stage_of(&stage, 5), StageKey::from("construction"));
}

#[test]
fn where_columns_are_no_stages_dragging_says_why_not() {
    for (keys, says) in [("gd", "不改牵头"), ("gl", "灯号由规则判定")] {
        let mut stage = Stage::new(Lang::Zh, 160, 24);
        stage.keys(keys);
        drag(&mut stage, "#4 西玉河", "#3 ");
        assert!(stage.screen().contains(says), "{}", stage.screen());
        assert_eq!(stage_of(&stage, 4), StageKey::from("construction"));
    }
}

#[test]
fn another_lane_changes_no_lead() {
    let mut stage = Stage::zh();
    stage.keys("zd");
    drag(&mut stage, "#4 西玉河", "#5 安宁庄");
    assert!(stage.screen().contains("泳道"), "{}", stage.screen());
    // Over another column of another lane the stage is what counts.
    drag(&mut stage, "#4 西玉河", "#6 鼎好");
    assert_eq!(stage_of(&stage, 4), StageKey::from("completed"));
}

#[test]
fn the_wheel_turns_the_column_under_it_and_keeps_the_selection_in_sight() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    let before = selected(&stage);
    let other = place(&stage, "#34 小营");
    for _ in 0..5 {
        point(&mut stage, Pointing::WheelDown, other);
    }
    assert_eq!(selected(&stage), before);
    assert!(!stage.screen().contains("#34 小营"), "{}", stage.screen());
    for _ in 0..9 {
        point(&mut stage, Pointing::WheelUp, other);
    }
    assert!(stage.screen().contains("#34 小营"), "{}", stage.screen());
    let own = (40, 10);
    for _ in 0..300 {
        point(&mut stage, Pointing::WheelDown, own);
    }
    assert_ne!(selected(&stage), before);
    let mark = format!(">#{}", selected(&stage));
    assert!(stage.screen().contains(&mark), "{}", stage.screen());
}

#[test]
fn the_wheel_goes_on_through_the_lanes() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("zdgg");
    let first = selected(&stage);
    for _ in 0..300 {
        point(&mut stage, Pointing::WheelDown, (40, 8));
    }
    let mark = format!(">#{}", selected(&stage));
    assert_ne!(selected(&stage), first);
    assert!(stage.screen().contains(&mark), "{}", stage.screen());
}

#[test]
fn every_cell_can_be_clicked() {
    for keys in ["", "gd", "zc", "zdz-", "zxhzx", "z+"] {
        let mut stage = Stage::demo(Lang::Zh, 80, 24);
        stage.keys(keys);
        for y in (0..24).step_by(2) {
            for x in (0..80).step_by(13) {
                point(&mut stage, Pointing::Press, (x, y));
                point(&mut stage, Pointing::Drag, (79 - x, 23 - y));
                drop(stage.screen());
                // Let go where nothing takes it.
                point(&mut stage, Pointing::Release, (79, 23));
                while !stage.app.overlays.is_empty() {
                    stage.keys("<esc>");
                }
            }
        }
        assert_eq!(stage.app.screen().scope(), Scope::Board);
    }
}
