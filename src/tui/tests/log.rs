//! The log: what happened, filtered, paged, day by day.

use rstest::rstest;

use super::{Stage, plan, shots, without_numbers};
use crate::domain::command::{Command, Request};
use crate::domain::id::Actor;
use crate::i18n::Lang;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::msg::Msg;
use crate::tui::screen::log::part::KINDS;

#[rstest]
#[case::newest("newest", "o")]
#[case::by_day("by_day", "osjj")]
#[case::mine("mine", "o1jj")]
#[case::undone("undone", "4Gnx<ctrl-s>uo")]
#[case::filter("filter", "o/")]
#[case::filtered("filtered", "o/<tab>4<tab>阶段:在建<enter>2025-03-01<enter><enter>")]
fn at_80x24_and_160x48(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    shots(
        "log",
        name,
        lang,
        &[(80, 24), (160, 48)],
        keys,
        without_numbers,
    );
}

#[test]
fn the_smallest_terminal_is_enough() {
    shots(
        "log",
        "filter",
        Lang::Zh,
        &[(60, 16)],
        "o/",
        without_numbers,
    );
    shots("log", "newest", Lang::Zh, &[(60, 16)], "o", without_numbers);
}

fn li_notes(stage: &mut Stage, text: &str) {
    let id = plan::BASIN;
    let text = text.to_owned();
    let mut request = Request::new(Command::Note { id, text });
    request.actor = Some(Actor("李强".to_owned()));
    plan::run(&mut stage.session, &request);
}

/// The line with the mark of the selection.
fn marked(stage: &Stage) -> String {
    let screen = stage.screen();
    let found = screen.lines().find(|line| line.starts_with('>'));
    found.unwrap_or_default().to_owned()
}

#[test]
fn newer_events_arrive_and_the_selected_one_stays() {
    let mut stage = Stage::zh();
    stage.keys("ojj");
    let before = marked(&stage);
    li_notes(&mut stage, "现场会");
    stage.reload();
    assert!(
        stage.screen().contains("备注：现场会"),
        "{}",
        stage.screen()
    );
    assert_eq!(marked(&stage), before);
}

#[test]
fn what_was_turned_back_and_what_turned_it_back_are_marked() {
    let mut stage = Stage::zh();
    stage.keys("4Gn现场会<ctrl-s>uo");
    let screen = stage.screen();
    assert!(screen.contains("[撤销]"), "{screen}");
    assert!(screen.contains("[已撤销]"), "{screen}");
    // Only one of the pair is selected, and it names the other.
    assert!(screen.contains("撤销第"), "{screen}");
}

#[test]
fn a_fact_that_was_told_late_says_about_which_day() {
    let mut stage = Stage::zh();
    stage.keys("o");
    assert!(
        stage.screen().contains("[补记 3-7] 填报"),
        "{}",
        stage.screen()
    );
    stage.keys("s");
    let by_day = stage.screen();
    assert!(
        by_day.contains("按事情日期") && by_day.contains("2025-03-07 周五"),
        "{by_day}"
    );
    assert!(by_day.contains("[补记] 填报"), "{by_day}");
}

#[test]
fn only_mine_only_this_project_and_everything_again() {
    let mut stage = Stage::zh();
    li_notes(&mut stage, "现场会");
    stage.reload().keys("o");
    assert!(stage.screen().contains("现场会"));
    stage.keys("1");
    assert!(stage.screen().contains("由 王芳") && !stage.screen().contains("现场会"));
    stage.keys("0");
    assert!(stage.screen().contains("全部动态") && stage.screen().contains("现场会"));
    stage.keys("gg2");
    let only = stage.screen();
    assert!(only.contains(" #4 ") && !only.contains("#7 "), "{only}");
    stage.keys("2");
    assert!(stage.screen().contains("#7 "));
}

#[test]
fn the_dialog_finds_by_kind_project_and_day() {
    let mut stage = Stage::zh();
    stage.keys("o/<tab>5<tab>4<enter><enter><enter>");
    let problems = stage.screen();
    assert!(problems.contains("问题、受阻  4 "), "{problems}");
    assert!(
        problems.contains("受阻：管线切改") && !problems.contains("填报 2025"),
        "{problems}"
    );
    stage.keys("/<tab><tab><ctrl-u>阶段:在建<enter>2025-02-01<enter>2025-03-01<enter>");
    let days = stage.screen();
    assert!(days.contains("自 2025-02-01  至 2025-03-01"), "{days}");
    assert!(
        days.contains("受阻：管线切改") && !days.contains("权属未明"),
        "{days}"
    );
}

#[test]
fn a_mistake_in_the_dialog_is_said_and_nothing_is_lost() {
    let mut stage = Stage::zh();
    stage.keys("o/王芳<tab><tab>灯:粉<ctrl-s>");
    let screen = stage.screen();
    assert!(
        screen.contains("王芳") && screen.contains("灯:粉"),
        "{screen}"
    );
    stage.keys("<ctrl-u>部门:水务<tab>哪天<ctrl-s>");
    assert!(
        stage.screen().contains("看不懂“哪天”"),
        "{}",
        stage.screen()
    );
    stage.keys("<esc>");
    assert!(stage.screen().contains("全部动态"));
}

#[test]
fn a_part_without_events_says_how_to_get_out() {
    let mut stage = Stage::zh();
    stage.keys("o/nobody<ctrl-s>");
    assert!(
        stage.screen().contains("没有符合的动态；0 取消筛选"),
        "{}",
        stage.screen()
    );
}

#[test]
fn one_walks_back_as_far_as_there_is_anything() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("oG");
    assert!(stage.screen().contains("1000 条"), "{}", stage.screen());
    let mut pages = 0;
    while stage.screen().contains("往下还有更早的") {
        stage.keys("G");
        pages += 1;
        assert!(pages < 100, "{}", stage.screen());
    }
    stage.keys("G");
    assert!(stage.screen().contains("第 1 条"), "{}", stage.screen());
    let all = stage.session.head().unwrap().seq;
    assert!(stage.screen().contains(&format!("{all} 条")));
    // What is read stays when something new arrives.
    li_notes(&mut stage, "现场会");
    stage.reload();
    assert!(
        stage.screen().contains(&format!("{} 条", all + 1)),
        "{}",
        stage.screen()
    );
    assert!(stage.screen().contains("第 1 条"));
}

#[test]
fn both_orders_hold_every_event_once() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    let all = stage.session.head().unwrap().seq;
    stage.keys("os");
    for _ in 0..all.div_ceil(500) {
        stage.keys("G");
    }
    assert!(
        stage.screen().contains(&format!("{all} 条  到头了")),
        "{}",
        stage.screen()
    );
}

#[test]
fn an_event_opens_its_project_by_key_and_by_mouse() {
    let mut stage = Stage::zh();
    stage.keys("o/<tab>5<ctrl-s><enter>");
    assert!(
        stage.screen().contains("#4 西玉河雨水调蓄区"),
        "{}",
        stage.screen()
    );
    stage.keys("<esc>");
    let press = |stage: &mut Stage, what, y| {
        stage.hear(Msg::Mouse(Mouse { what, at: (9, y) }));
    };
    press(&mut stage, Pointing::WheelDown, 5);
    press(&mut stage, Pointing::Press, 3);
    assert_eq!(stage.app.selected(), Some(plan::BASIN));
    press(&mut stage, Pointing::Press, 3);
    assert!(stage.screen().contains("概况"), "{}", stage.screen());
}

#[test]
fn every_kind_of_change_in_the_demo_can_be_looked_for() {
    let stage = Stage::demo(Lang::Zh, 80, 24);
    let events = stage.session.all_events().unwrap();
    let known: Vec<&str> = KINDS
        .iter()
        .flat_map(|(_, kinds)| *kinds)
        .copied()
        .collect();
    let kinds = events.iter().map(|event| event.change.kind());
    let unknown: Vec<&str> = kinds.filter(|kind| !known.contains(kind)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
