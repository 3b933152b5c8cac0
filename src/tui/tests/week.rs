//! The weekly summary on the screen, and as a file.

use std::path::Path;

use rstest::rstest;

use super::{Stage, options, plan, shots};
use crate::clock::Clock;
use crate::domain::calendar::Week;
use crate::domain::command::{Command, Request};
use crate::domain::id::{Actor, StageKey};
use crate::domain::people::Basis;
use crate::i18n::Lang;
use crate::ops::WeekWish;
use crate::query::Selection;
use crate::report;
use crate::report::paper::Report;
use crate::report::week::WeekReport;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::msg::Msg;

#[rstest]
#[case::overall("overall", "W")]
#[case::progress("progress", "W2jj")]
#[case::overdue("overdue", "W3jj<pagedown>")]
#[case::departments("departments", "W[6jj")]
#[case::file("file", "Ws")]
#[case::dept("dept", "W/sw")]
fn at_80x24_and_160x48(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    shots(
        "week",
        name,
        lang,
        &[(80, 24), (160, 48)],
        keys,
        str::to_owned,
    );
}

#[test]
fn the_smallest_terminal_is_enough() {
    shots(
        "week",
        "overdue",
        Lang::Zh,
        &[(60, 16)],
        "W3jj",
        str::to_owned,
    );
    shots("week", "file", Lang::En, &[(60, 16)], "Ws", str::to_owned);
}

fn at(stage: &mut Stage, what: Pointing, x: u16, y: u16) {
    stage.hear(Msg::Mouse(Mouse { what, at: (x, y) }));
}

fn press(stage: &mut Stage, x: u16, y: u16) {
    at(stage, Pointing::Press, x, y);
}

/// The line with the mark of the selection.
fn marked(stage: &Stage) -> String {
    let screen = stage.screen();
    let found = screen.lines().find(|line| line.starts_with('>'));
    found.unwrap_or_default().to_owned()
}

/// The summary as the program makes it for the whole board.
fn this_week(stage: &mut Stage) -> WeekReport {
    let wish = WeekWish {
        week: Week::of(plan::day("2025-03-14")),
        as_of: None,
        dept: None,
        filter: &Selection::default(),
        filter_words: "",
    };
    stage.session.week_report(&wish).unwrap()
}

#[test]
fn the_bar_names_every_section_of_the_summary() {
    for lang in [Lang::Zh, Lang::En] {
        let mut stage = Stage::new(lang, 160, 48);
        let report = this_week(&mut stage);
        let headings = report.paper(lang).blocks.into_iter();
        let headings =
            headings.filter(|block| matches!(block, report::block::Block::Heading { .. }));
        // The last one is there only where something was recorded after the cut-off.
        assert_eq!(
            headings.count() + 1,
            crate::i18n::ui::week::SECTIONS.len(),
            "{lang:?}"
        );
    }
}

#[test]
fn one_walks_from_week_to_week_and_stays_in_the_section() {
    let mut stage = Stage::zh();
    stage.keys("W3");
    assert!(marked(&stage).contains("逾期项目"), "{}", stage.screen());
    assert!(
        stage
            .screen()
            .contains("2025年第11期 3-10至3-16  截止 3-14 17:00  未截止")
    );
    stage.keys("[");
    let before = stage.screen();
    assert!(
        before.contains("2025年第10期 3-3至3-9  截止 3-7 17:00  已截止"),
        "{before}"
    );
    assert!(marked(&stage).contains("逾期项目"));
    stage.keys("<left><left>");
    assert!(stage.screen().contains("2025年第8期"));
    stage.keys("=");
    assert!(stage.screen().contains("2025年第11期"));
    // A selected project stays selected where the other week has it too.
    stage.keys("jj[");
    assert_eq!(
        stage.app.selected(),
        Some(plan::BASIN),
        "{}",
        stage.screen()
    );
    stage.keys("=3");
    stage.keys("]");
    assert!(stage.screen().contains("已是本周"));
    stage.keys("<tab><tab><shift-tab>");
    assert!(marked(&stage).contains("四、"), "{}", stage.screen());
}

#[test]
fn a_row_opens_its_project() {
    let mut stage = Stage::zh();
    stage.keys("W3jj");
    assert_eq!(stage.app.selected(), Some(plan::BASIN));
    stage.keys("<enter>");
    assert!(stage.screen().contains("#4 西玉河雨水调蓄区"));
    stage.keys("<esc>");
    assert_eq!(stage.app.selected(), Some(plan::BASIN));
}

#[test]
fn what_is_written_meanwhile_is_seen_at_once() {
    let mut stage = Stage::zh();
    stage.keys("W2");
    assert!(!stage.screen().contains("电力迁改"));
    plan::another_blocks(&mut stage.session);
    stage.reload();
    assert!(stage.screen().contains("电力迁改"), "{}", stage.screen());
}

#[test]
fn a_late_correction_of_a_closed_week_is_told() {
    let thursday = Clock::noon(plan::day("2025-03-20"), chrono_tz::Asia::Shanghai);
    let session = plan::small().with(Actor("王芳".to_owned()), thursday);
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    let stage_of = Command::MoveStage {
        id: plan::BASIN,
        to: StageKey::from("completed"),
        basis: Basis::Stated,
    };
    plan::run(
        &mut stage.session,
        &Request::new(stage_of).on(plan::day("2025-03-13")),
    );
    stage.keys("W[");
    assert!(stage.screen().contains("截止后补正"), "{}", stage.screen());
}

#[test]
fn a_huge_board_says_first_that_it_adds_up() {
    let mut stage = Stage::zh();
    stage.app.huge = 1;
    let key = |keys: &str| {
        let key = keys.parse().unwrap();
        Msg::Key(crate::tui::input::Stroke::of(key))
    };
    crate::tui::take_in(
        &mut stage.app,
        &mut stage.session,
        key("W"),
        &mut |_| Ok(()),
    );
    assert!(stage.screen().contains("正在汇总"), "{}", stage.screen());
    // Weeks that are run past are not added up.
    crate::tui::take_in(
        &mut stage.app,
        &mut stage.session,
        key("["),
        &mut |_| Ok(()),
    );
    crate::tui::take_in(
        &mut stage.app,
        &mut stage.session,
        key("["),
        &mut |_| Ok(()),
    );
    assert_eq!(stage.app.later.len(), 3);
    crate::tui::do_later(&mut stage.app, &mut stage.session, &mut |_| Ok(()));
    assert!(
        stage
            .screen()
            .contains("2025年第9期 2-24至3-2  截止 2-28 17:00  已截止")
    );
}

#[test]
fn the_summary_of_one_department() {
    let mut stage = Stage::zh();
    stage.keys("W[/swj<enter>");
    let screen = stage.screen();
    assert!(screen.contains("第10期"), "{screen}");
    assert!(
        screen.contains("水务局") && screen.contains("在册项目1项"),
        "{screen}"
    );
    stage.keys("/<ctrl-u>没有的单位<enter>");
    assert!(stage.screen().contains("没有这个单位"));
    stage.keys("<ctrl-u><enter>");
    assert!(stage.screen().contains("在册项目8项"), "{}", stage.screen());
}

#[test]
fn the_mouse_scrolls_selects_opens_and_jumps() {
    let mut stage = Stage::zh();
    stage.keys("W3");
    // The bar: 1总体  2进展  3逾期 ...
    press(&mut stage, 9, 2);
    assert!(
        marked(&stage).contains("二、本周进展"),
        "{}",
        stage.screen()
    );
    at(&mut stage, Pointing::WheelDown, 5, 9);
    assert!(!marked(&stage).contains("二、本周进展"));
    stage.keys("3");
    press(&mut stage, 9, 5);
    assert_eq!(stage.app.selected(), Some(plan::BASIN));
    press(&mut stage, 9, 5);
    assert!(stage.screen().contains("概况"), "{}", stage.screen());
}

// The file -----------------------------------------------------------------------------------------------------------

/// Types a name in the place of the proposed one.
fn name(stage: &mut Stage, path: &Path) {
    stage.keys("<ctrl-u>");
    stage.hear(Msg::Paste(path.display().to_string()));
}

#[test]
fn the_file_holds_what_the_command_line_writes() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("w11.md");
    let mut stage = Stage::zh();
    stage.keys("Ws");
    assert!(
        stage.screen().contains("海淀区重点工程周报-2025-W11.md"),
        "{}",
        stage.screen()
    );
    name(&mut stage, &path);
    stage.keys("<enter>");
    let screen = stage.screen();
    assert!(
        screen.contains("已写入") && screen.contains("字节"),
        "{screen}"
    );
    assert!(stage.app.overlays.is_empty());
    let report = this_week(&mut stage);
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written, report::md::md(&report.paper(Lang::Zh)));
}

#[test]
fn another_format_gives_the_name_another_end() {
    let mut stage = Stage::zh();
    stage.keys("Ws<up>3");
    assert!(
        stage.screen().contains("2025-W11.html"),
        "{}",
        stage.screen()
    );
    stage.keys("<left>");
    assert!(stage.screen().contains("2025-W11.md"), "{}", stage.screen());
    // A name of one's own is left alone.
    stage.keys("<down><ctrl-u>week<up>1");
    assert!(stage.screen().contains("文件名 week\n") || stage.screen().contains("文件名 week "));
}

#[test]
fn no_file_is_overwritten_unasked() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("w11.md");
    std::fs::write(&path, "mine").unwrap();
    let mut stage = Stage::zh();
    stage.keys("Ws");
    name(&mut stage, &path);
    stage.keys("<enter>");
    assert!(stage.screen().contains("已存在"), "{}", stage.screen());
    stage.keys("n");
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    assert!(stage.screen().contains("w11.md"), "the typed name is kept");
    stage.keys("<enter>y");
    assert!(stage.screen().contains("已写入"), "{}", stage.screen());
    assert_ne!(std::fs::read(&path).unwrap(), b"mine");
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn what_cannot_be_written_is_said_and_the_name_stays() {
    let dir = tempfile::tempdir().unwrap();
    let mut stage = Stage::zh();
    stage.keys("Ws");
    name(&mut stage, &dir.path().join("nowhere/w11.md"));
    stage.keys("<enter>");
    let screen = stage.screen();
    assert!(screen.contains("没有这个目录"), "{screen}");
    assert!(screen.contains("nowhere/w11.md"), "{screen}");
    stage.keys("<ctrl-u><enter>");
    assert!(stage.screen().contains("请写文件名"));
    name(&mut stage, dir.path());
    stage.keys("<enter>");
    assert!(
        stage.screen().contains("这是一个目录"),
        "{}",
        stage.screen()
    );
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
}
