//! The timeline: what lies where in time.

use rstest::rstest;

use super::{Stage, plan};
use crate::i18n::Lang;
use crate::tui::command::Scope;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::msg::Msg;

fn shot(mut stage: Stage, name: &str, keys: &str) {
    stage.keys(keys);
    let (width, height) = stage.app.size;
    let tag = stage.app.lang.pick("zh", "en");
    insta::assert_snapshot!(format!("{name}_{tag}_{width}x{height}"), stage.screen());
}

/// The line of the screen that tells of a project.
fn row(stage: &Stage, id: &str) -> String {
    let screen = stage.screen();
    let line = screen.lines().find(|line| line.contains(&format!("{id} ")));
    line.unwrap_or_else(|| panic!("no {id} in\n{screen}"))
        .to_owned()
}

#[rstest]
#[case::years("timeline", "Y")]
#[case::quarters("timeline_quarters", "Y+jjj")]
#[case::months("timeline_months", "Y++hhss")]
#[case::help("timeline_help", "Y?")]
fn at_80x24(#[case] name: &str, #[case] keys: &str, #[values(Lang::Zh, Lang::En)] lang: Lang) {
    shot(Stage::new(lang, 80, 24), name, keys);
}

#[rstest]
#[case::years("timeline_plan", "Y", (80, 24))]
#[case::by_deadline("timeline_plan_due", "Ysjjjj+", (80, 24))]
#[case::wide("timeline_plan", "Yss", (160, 48))]
#[case::widest("timeline_plan", "Y+", (200, 50))]
#[case::smallest("timeline_plan", "Y", (60, 16))]
fn the_whole_plan(
    #[case] name: &str,
    #[case] keys: &str,
    #[case] size: (u16, u16),
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    shot(Stage::demo(lang, size.0, size.1), name, keys);
}

#[test]
fn a_slipped_and_late_project_shows_both() {
    let mut stage = Stage::zh();
    stage.keys("Y+");
    // 原 1月底, 延至 2月底, 今天 3月14日, 节点 4月底.
    let line = row(&stage, "#4");
    assert!(line.contains("b~~]>|"), "{line}");
    assert!(line.contains('o'), "{line}");
}

#[test]
fn without_a_day_there_is_no_bar() {
    let mut stage = Stage::zh();
    stage.keys("Y");
    let line = row(&stage, "#2");
    assert!(line.contains("无时限") && !line.contains(']'), "{line}");
}

#[test]
fn time_moves_and_comes_back_to_today() {
    let mut stage = Stage::zh();
    stage.keys("Y");
    let home = stage.screen();
    assert_ne!(stage.keys("llll").screen(), home);
    assert_eq!(stage.keys("0").screen(), home);
    assert_ne!(stage.keys("[").screen(), home);
    assert_eq!(stage.keys("<home>").screen(), home);
    assert_ne!(stage.keys("=").screen(), home);
    assert_eq!(stage.keys("-").screen(), home);
    assert_ne!(stage.keys("<f8>").screen(), home);
    assert_eq!(stage.keys("<f7>").screen(), home);
    assert_eq!(stage.keys("<left><right>").screen(), home);
}

#[test]
fn the_eye_goes_to_the_selected_bar() {
    let mut stage = Stage::zh();
    stage.keys("Y++[[[[[[");
    let away = row(&stage, "#4");
    assert!(away.contains("->") && !away.contains(']'), "{away}");
    stage.keys("f");
    assert!(row(&stage, "#4").contains(']'), "{}", stage.screen());
}

#[test]
fn far_into_time_nothing_breaks() {
    let mut stage = Stage::zh();
    stage.keys("Y");
    for _ in 0..200 {
        stage.keys("[");
    }
    assert!(stage.screen().contains("199"), "{}", stage.screen());
    for _ in 0..400 {
        stage.keys("]");
    }
    assert!(stage.screen().contains("20"), "{}", stage.screen());
}

#[test]
fn only_what_the_filter_lets_through_is_drawn() {
    let mut stage = Stage::zh();
    stage.keys("Y/逾期<enter>");
    assert!(
        stage.screen().contains("第 1 项 / 共 1 项"),
        "{}",
        stage.screen()
    );
    assert_eq!(stage.app.selected(), Some(plan::BASIN));
    stage.keys("\\");
    assert!(stage.screen().contains("共 8 项"), "{}", stage.screen());
}

#[test]
fn enter_and_a_second_click_open_the_project() {
    let mut stage = Stage::zh();
    stage.keys("Yj<enter>");
    assert_eq!(stage.app.screen().scope(), Scope::Project);
    stage.keys("<esc>");
    assert_eq!(stage.app.screen().scope(), Scope::Timeline);
    let press = Mouse {
        what: Pointing::Press,
        at: (10, 5),
    };
    stage.hear(Msg::Mouse(press));
    assert_eq!(stage.app.screen().scope(), Scope::Timeline);
    let selected = stage.app.selected();
    stage.hear(Msg::Mouse(press));
    assert_eq!(stage.app.screen().scope(), Scope::Project);
    assert_eq!(stage.app.selected(), selected);
}

#[test]
fn the_wheel_walks_through_the_rows() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("Y");
    let wheel = |what| Msg::Mouse(Mouse { what, at: (40, 10) });
    stage.hear(wheel(Pointing::WheelDown));
    assert!(stage.screen().contains("第 4 项"), "{}", stage.screen());
    stage.hear(wheel(Pointing::WheelUp));
    assert!(stage.screen().contains("第 1 项"), "{}", stage.screen());
}

#[test]
fn every_size_is_drawn() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("Y");
    for keys in ["", "+", "+"] {
        stage.keys(keys);
        for (width, height) in [(60, 16), (61, 17), (99, 30), (200, 50), (300, 100)] {
            stage.resize(width, height);
            let screen = stage.screen();
            assert_eq!(screen.lines().count(), usize::from(height));
        }
        stage.resize(80, 24);
    }
}
