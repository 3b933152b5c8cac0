//! Keys of every sort, and data that wants to get at the terminal.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Stage, options, parse, plan};
use crate::domain::command::{Command, Request};
use crate::i18n::Lang;
use crate::tui::command::{Scope, commands};
use crate::tui::input::Stroke;
use crate::tui::msg::Msg;
use crate::tui::overlay::Overlay;
use crate::tui::{Depth, Themes};

#[test]
fn chinese_in_a_command_context_tells_that_the_input_method_is_on() {
    let mut stage = Stage::zh();
    stage.keys("水");
    assert!(
        stage.screen().contains("请按 Shift 切换"),
        "{}",
        stage.screen()
    );
    assert!(!stage.screen().contains('！'));
}

#[test]
fn full_width_keys_command() {
    let mut stage = Stage::zh();
    stage.keys("：");
    assert!(matches!(
        stage.app.overlays.last(),
        Some(Overlay::Palette(_))
    ));
    stage.keys("<esc>？");
    assert!(matches!(stage.app.overlays.last(), Some(Overlay::Help(_))));
    stage.keys("<esc>、");
    assert!(matches!(
        stage.app.overlays.last(),
        Some(Overlay::Filter(_))
    ));
}

#[test]
fn escape_and_a_key_that_arrive_as_one_are_two() {
    let mut stage = Stage::zh();
    stage.keys("o<alt-?>");
    assert!(matches!(stage.app.overlays.last(), Some(Overlay::Help(_))));
    assert!(stage.screen().contains("帮助: 看板"), "{}", stage.screen());
    stage.keys("<esc>/公园<alt-b>x");
    assert!(matches!(
        stage.app.overlays.last(),
        Some(Overlay::Filter(_))
    ));
}

#[test]
fn both_backspaces_delete() {
    let mut stage = Stage::zh();
    stage.keys("/公园局<backspace><ctrl-h>");
    assert!(stage.screen().contains("筛选: 公  "), "{}", stage.screen());
}

#[test]
fn the_filter_works_while_typing_and_escape_restores() {
    let mut stage = Stage::zh();
    stage.keys("/阶段:储备");
    assert_eq!(stage.app.data.shown, 1);
    stage.keys("<esc>");
    assert_eq!(stage.app.data.shown, 8);
    stage.keys("/阶段:储备<enter>/<ctrl-u>灯:");
    stage.keys("<esc>");
    assert_eq!(stage.app.data.shown, 1);
    stage.keys("<esc>");
    assert_eq!(stage.app.data.shown, 8);
}

#[test]
fn a_mistake_keeps_the_last_good_filter_and_is_not_accepted() {
    let mut stage = Stage::zh();
    stage.keys("/阶段:储备 (<enter>");
    assert!(matches!(
        stage.app.overlays.last(),
        Some(Overlay::Filter(_))
    ));
    assert!(stage.screen().contains('^'), "{}", stage.screen());
    assert_eq!(stage.app.data.shown, 1);
}

#[test]
fn tab_completes_the_filter() {
    let mut stage = Stage::en();
    stage.keys("/sta<tab>");
    assert!(
        stage.screen().contains("filter: stage:"),
        "{}",
        stage.screen()
    );
}

#[test]
fn the_palette_finds_by_initials_and_by_number() {
    let mut stage = Stage::zh();
    stage.keys(":tbxx<esc>");
    assert!(stage.app.overlays.is_empty());
    stage.keys(":tzsx<enter>");
    assert!(
        matches!(stage.app.overlays.last(), Some(Overlay::Form(_))),
        "{}",
        stage.screen()
    );
    stage.keys("<esc>:7<enter>");
    assert_eq!(stage.app.selected().unwrap().0, 7);
}

#[test]
fn a_long_line_scrolls_and_the_cursor_stays_on_the_screen() {
    for prompt in [":", "/"] {
        let mut stage = Stage::zh();
        stage.keys(prompt).keys(&"水务".repeat(40));
        let (x, _) = stage.cursor().unwrap();
        assert!(x < 80, "{x}");
    }
}

#[test]
fn help_lists_every_command_of_its_screen_with_its_keys() {
    let mut stage = Stage::new(Lang::En, 100, 100);
    stage.keys("?");
    let screen = stage.screen();
    for row in commands().filter(|row| row.scopes.contains(&Scope::Board)) {
        assert!(
            screen.contains((row.text)(Lang::En)),
            "{} in\n{screen}",
            row.name
        );
    }
}

#[test]
fn an_unknown_key_says_so() {
    let mut stage = Stage::en();
    stage.keys("Z");
    assert!(
        stage.screen().contains("Z does nothing here"),
        "{}",
        stage.screen()
    );
}

#[test]
fn nothing_in_the_data_reaches_the_terminal_as_a_command() {
    // The rules clean what comes in; a database that somebody else wrote may still hold anything.
    let mut stage = Stage::zh();
    let evil = "A\u{1b}]0;x\u{7}\u{202e}B\u{9b}31m\u{200b}\u{2066}C";
    let held = &mut stage.app.data.state;
    held.board.title.zh = evil.to_owned();
    for column in &mut held.board.stages {
        column.zh = evil.to_owned();
    }
    for dept in held.board.departments.values_mut() {
        dept.short = evil.to_owned();
        dept.name = evil.to_owned();
    }
    for project in held.projects.values_mut() {
        project.title = evil.to_owned();
        project.remark = Some(evil.to_owned());
        project.contact = Some(evil.to_owned());
        if let Some(deadline) = &mut project.deadline {
            deadline.phrase = evil.to_owned();
        }
        for problem in project.problems.values_mut() {
            problem.text = evil.to_owned();
        }
        for milestone in project.milestones.values_mut() {
            milestone.name = evil.to_owned();
        }
        for entry in project.entries.values_mut() {
            Arc::make_mut(&mut entry.text).progress = evil.to_owned();
        }
    }
    for keys in [
        "", "d", "<esc>r", "<esc>e", "<esc>n", "<esc>m", "<esc>L", "<enter>", "<tab>", "<tab>",
        "<tab>", "<tab>", "<tab>", "o", "?",
    ] {
        stage.keys(keys);
        let (buffer, _) = stage.buffer();
        for cell in &buffer.content {
            let bad = |letter: char| {
                letter.is_control() || "\u{202e}\u{2066}\u{200b}\u{9b}".contains(letter)
            };
            assert!(
                !cell.symbol().chars().any(bad),
                "{:?} after {keys:?}",
                cell.symbol()
            );
        }
    }
}

#[test]
fn a_popup_leaves_no_half_glyph_beside_it() {
    for width in 80..90 {
        let mut stage = Stage::new(Lang::Zh, width, 24);
        stage.keys("m");
        let (buffer, _) = stage.buffer();
        for y in 0..24 {
            for x in 0..width - 1 {
                let here = buffer[(x, y)].symbol();
                let next = buffer[(x + 1, y)].symbol();
                let is_wide = crate::text::width::columns(here) > 1;
                assert!(
                    !is_wide || next == " ",
                    "{here:?} runs into {next:?} at {x},{y}"
                );
            }
        }
    }
}

#[test]
fn typing_changes_only_what_it_must() {
    let mut stage = Stage::zh();
    stage.keys("n");
    let (before, _) = stage.buffer();
    stage.keys("水");
    let (after, _) = stage.buffer();
    assert!(before.diff(&after).len() <= 2);
}

#[test]
fn a_move_of_the_selection_repaints_little() {
    let mut stage = Stage::zh();
    let (before, _) = stage.buffer();
    stage.keys("j");
    let (after, _) = stage.buffer();
    let above_the_rule = before
        .diff(&after)
        .into_iter()
        .filter(|(_, y, _)| *y < 20)
        .count();
    assert!(above_the_rule <= 8, "{above_the_rule}");
}

fn any_key() -> impl Strategy<Value = String> {
    let named = prop::sample::select(vec![
        "<enter>",
        "<esc>",
        "<tab>",
        "<shift-tab>",
        "<up>",
        "<down>",
        "<left>",
        "<right>",
        "<home>",
        "<end>",
        "<pageup>",
        "<pagedown>",
        "<backspace>",
        "<delete>",
        "<ctrl-s>",
        "<ctrl-y>",
        "<ctrl-u>",
        "<ctrl-w>",
        "<ctrl-j>",
        "<f2>",
        "<f5>",
        "<space>",
    ]);
    let letters = prop::sample::select(
        "hjklgG<>drbpnemcuxLoBtsS/:?12359水务＞：yn 月底"
            .chars()
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        2 => named.prop_map(str::to_owned),
        5 => letters.prop_map(|letter| letter.to_string()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn no_keys_make_it_panic(
        keys in prop::collection::vec(any_key(), 150),
        width in 55_u16..130,
        height in 12_u16..50,
    ) {
        let mut stage = Stage::new(Lang::Zh, width, height);
        for (nth, key) in keys.iter().enumerate() {
            for key in parse(key) {
                stage.hear(Msg::Key(Stroke::of(key)));
            }
            if nth % 10 == 0 {
                let (_, cursor) = stage.buffer();
                prop_assert!(cursor.is_none_or(|at| at.x < width && at.y < height));
                stage.wait();
            }
        }
    }
}

#[test]
fn without_colour_the_screen_says_the_same() {
    let mut plain = options(Lang::Zh);
    plain.themes = Themes::built_in(Depth::None);
    let stage = Stage::of(plan::small(), &plain, (80, 24));
    assert_eq!(stage.screen(), Stage::zh().screen());
    let (buffer, _) = stage.buffer();
    let colours = buffer
        .content
        .iter()
        .filter(|cell| cell.fg != ratatui::style::Color::Reset);
    assert_eq!(colours.count(), 0);
}

#[test]
fn a_project_that_is_taken_off_the_board_is_said_to_be_gone() {
    let mut stage = Stage::zh();
    stage.keys("<enter>");
    let remove = Request::new(Command::RemoveProject { id: plan::BASIN }).because("重复");
    plan::run(&mut stage.session, &remove);
    stage.reload().keys("rd");
    assert!(stage.app.overlays.is_empty());
    stage.keys("<esc>");
    assert!(!stage.screen().contains("#4"));
}
