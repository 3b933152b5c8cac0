//! The dashboard: figures, and the lists behind them.

use rstest::rstest;

use super::{Stage, options, plan};
use crate::domain::command::{Command, Request};
use crate::domain::id::ProjectId;
use crate::i18n::Lang;
use crate::ops::Mode;
use crate::report::dashboard::Dashboard;
use crate::report::history::History;
use crate::tui::command::Scope;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::msg::Msg;
use crate::tui::screen::Screen;
use crate::tui::screen::dashboard::State;
use crate::tui::screen::dashboard::page::{Block, Spot};
use crate::tui::update;

fn shot(stage: &mut Stage, name: &str, keys: &str) {
    stage.keys(keys);
    let (width, height) = stage.app.size;
    let tag = stage.app.lang.pick("zh", "en");
    insta::assert_snapshot!(format!("{name}_{tag}_{width}x{height}"), stage.screen());
}

#[rstest]
#[case::small("dashboard_small", "D")]
#[case::help("dashboard_help", "D?")]
fn the_small_plan(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    shot(&mut Stage::new(lang, 80, 24), name, keys);
}

#[rstest]
#[case::top("dashboard", "D", (80, 24))]
#[case::league("dashboard_league", "D<tab><tab><tab>jjllss", (80, 24))]
#[case::quarters("dashboard_quarters", "D<tab><tab><tab><tab>jj", (80, 24))]
#[case::flow("dashboard_flow", "D<shift-tab><shift-tab>jjjjjjjjjjjj", (80, 24))]
#[case::measures("dashboard_measures", "D<shift-tab>jjjj", (80, 24))]
#[case::wide("dashboard", "D<tab>jj", (160, 48))]
#[case::widest("dashboard", "D", (200, 50))]
#[case::smallest("dashboard", "D", (60, 16))]
fn the_whole_plan(
    #[case] name: &str,
    #[case] keys: &str,
    #[case] size: (u16, u16),
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    shot(&mut Stage::demo(lang, size.0, size.1), name, keys);
}

/// Every figure of the dashboard as this program would show it.
fn figures(stage: &mut Stage, lang: Lang, size: (u16, u16)) -> Vec<Spot> {
    let mut dashboard = State::default();
    let history = History::of(&stage.session.all_events().unwrap(), stage.session.zone());
    dashboard.hear(
        &crate::tui::read::Read::History,
        &crate::tui::read::Answer::History(history),
    );
    dashboard.settle(&stage.app.data, super::view::body(size), lang);
    dashboard.page.spots
}

#[rstest]
#[case::in_chinese(Lang::Zh, "", 300)]
#[case::in_english(Lang::En, "", 300)]
#[case::of_two_departments(Lang::Zh, "部门:水务 or 部门:园林", 150)]
fn every_figure_counts_what_its_list_shows(
    #[case] lang: Lang,
    #[case] base: &str,
    #[case] least: usize,
) {
    let mut stage = Stage::demo(lang, 200, 50);
    let filter = |stage: &Stage, text: &str| {
        let data = &stage.app.data;
        data.read_filter(text, lang)
            .unwrap_or_else(|mistake| panic!("{text}: {}", mistake.text))
    };
    let first = filter(&stage, base);
    stage.app.set_filter(first.clone());
    let spots = figures(&mut stage, lang, (200, 50));
    assert!(spots.len() > least, "{}", spots.len());
    for spot in spots {
        let text = first.narrowed(&spot.figure.filter);
        let narrow = filter(&stage, &text);
        stage.app.set_filter(narrow);
        assert_eq!(
            stage.app.data.shown,
            usize::try_from(spot.figure.count).unwrap(),
            "{:?} {text}",
            spot.block
        );
    }
}

#[test]
fn every_block_has_figures_on_the_whole_plan() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    let spots = figures(&mut stage, Lang::Zh, (80, 24));
    for block in [
        Block::Totals,
        Block::Stages,
        Block::Lights,
        Block::League,
        Block::Quarters,
        Block::Flow,
        Block::Slips,
        Block::Measures,
    ] {
        let is_told = |spot: &Spot| spot.block == block && spot.figure.count > 0;
        assert!(spots.iter().any(is_told), "{block:?}");
    }
}

#[test]
fn a_figure_opens_its_list_and_esc_brings_the_filter_back() {
    let mut stage = Stage::zh();
    stage.keys("/阶段:在建<enter>Dl<enter>");
    assert_eq!(stage.app.screen().scope(), Scope::List);
    assert_eq!(stage.app.data.filter.text(), "阶段:在建 逾期");
    assert_eq!(stage.app.selected(), Some(plan::BASIN));
    stage.keys("<enter>");
    assert_eq!(stage.app.screen().scope(), Scope::Project);
    stage.keys("<esc><esc>");
    assert_eq!(stage.app.screen().scope(), Scope::Dashboard);
    assert_eq!(stage.app.data.filter.text(), "阶段:在建");
    stage.keys("<esc>");
    assert_eq!(stage.app.screen().scope(), Scope::Board);
    assert_eq!(stage.app.data.filter.text(), "阶段:在建");
}

#[test]
fn whoever_goes_on_from_the_list_takes_its_filter_along() {
    let mut stage = Stage::zh();
    stage.keys("Dl<enter>B");
    assert_eq!(stage.app.screen().scope(), Scope::Board);
    assert_eq!(stage.app.data.filter.text(), "逾期");
}

#[test]
fn the_cursor_walks_over_figures_and_blocks() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("D");
    let begin = stage.screen();
    assert!(begin.contains("在册>1100"), "{begin}");
    stage.keys("l");
    assert!(stage.screen().contains("逾期>53"), "{}", stage.screen());
    stage.keys("<left>");
    assert_eq!(stage.screen(), begin);
    for _ in 0..8 {
        stage.keys("<tab>");
    }
    assert_eq!(stage.screen(), begin);
    for _ in 0..8 {
        stage.keys("<shift-tab>");
    }
    assert_eq!(stage.screen(), begin);
    stage.keys("G");
    assert_ne!(stage.screen(), begin);
    stage.keys("<home>");
    assert_eq!(stage.screen(), begin);
}

#[test]
fn the_league_sorts_by_another_column() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("D");
    assert!(stage.screen().contains("部门 (逾期为序)"));
    stage.keys("s");
    assert!(
        stage.screen().contains("部门 (临期为序)"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_click_opens_the_figure_and_the_wheel_turns_the_page() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("D");
    let mouse = |what, at| Msg::Mouse(Mouse { what, at });
    stage.hear(mouse(Pointing::WheelDown, (40, 10)));
    stage.hear(mouse(Pointing::WheelDown, (40, 10)));
    assert!(!stage.screen().contains("在册"), "{}", stage.screen());
    stage.hear(mouse(Pointing::WheelUp, (40, 10)));
    stage.hear(mouse(Pointing::WheelUp, (40, 10)));
    let screen = stage.screen();
    let line = screen.lines().position(|line| line.contains("逾期 53"));
    let (at, text) = (line.unwrap(), screen.lines().nth(line.unwrap()).unwrap());
    let x = crate::text::width::columns(text.split_once("逾期 53").unwrap().0) + 5;
    let place = (u16::try_from(x).unwrap(), u16::try_from(at).unwrap());
    stage.hear(mouse(Pointing::Press, place));
    assert_eq!(stage.app.screen().scope(), Scope::List);
    assert_eq!(stage.app.data.shown, 53);
}

#[test]
fn a_change_of_the_log_changes_the_figures() {
    let mut stage = Stage::zh();
    stage.keys("Dl");
    assert!(stage.screen().contains("逾期>1"), "{}", stage.screen());
    let settle = Request::new(Command::MoveStage {
        id: plan::BASIN,
        to: "completed".into(),
        basis: crate::domain::people::Basis::Stated,
    });
    stage.session.run(&settle, Mode::Commit).unwrap();
    stage.reload();
    assert!(stage.screen().contains("逾期>0"), "{}", stage.screen());
    // It was finished today, where the log saw it, and late.
    stage.resize(80, 60);
    let screen = stage.screen();
    let quarter = screen
        .lines()
        .find(|line| line.contains("2025 Q1"))
        .unwrap();
    assert!(quarter.contains("0     1    0%"), "{screen}");
}

#[test]
fn the_history_is_read_when_the_dashboard_opens_and_not_before() {
    let mut stage = Stage::zh();
    let key = |stage: &mut Stage, letter: &str| {
        let stroke = crate::tui::input::Stroke::of(letter.parse().unwrap());
        update::update(&mut stage.app, Msg::Key(stroke))
    };
    assert!(key(&mut stage, "j").is_empty());
    assert_eq!(key(&mut stage, "D").len(), 1);
    assert!(key(&mut stage, "j").is_empty());
}

#[test]
fn past_months_are_the_board_as_it_was() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    let history = History::of(&stage.session.all_events().unwrap(), stage.session.zone());
    let ids: Vec<ProjectId> = stage.app.data.state.projects.keys().copied().collect();
    for last in ["2022-12-31", "2023-12-31", "2024-06-30", "2024-12-31"].map(plan::day) {
        let then = stage.session.state_as_of(last).unwrap();
        let board = &stage.app.data.state.board;
        let was: Vec<_> = Dashboard::of(&then.projects.values().collect::<Vec<_>>(), board, last)
            .stages
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect();
        let told: Vec<_> = history.stages(&ids, last).into_iter().collect();
        let sorted = |mut rows: Vec<_>| {
            rows.sort();
            rows
        };
        assert_eq!(sorted(told), sorted(was), "{last}");
    }
}

#[test]
fn every_size_is_drawn() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    for keys in ["D", "G", "<pageup>", "<tab>"] {
        stage.keys(keys);
        for (width, height) in [
            (60, 16),
            (61, 17),
            (99, 30),
            (149, 40),
            (150, 40),
            (300, 100),
        ] {
            stage.resize(width, height);
            assert_eq!(stage.screen().lines().count(), usize::from(height));
        }
        stage.resize(80, 24);
    }
}

#[test]
fn an_empty_board_has_a_dashboard() {
    let mut stage = Stage::of(plan::empty("li"), &options(Lang::Zh), (80, 24));
    stage.keys("DjjjGs<enter><esc>");
    assert_eq!(stage.app.screen().scope(), Scope::Dashboard);
}
