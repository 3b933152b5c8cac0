//! How every screen and overlay looks.

use rstest::rstest;

use super::{Stage, plan};
use crate::i18n::Lang;

fn shot(name: &str, lang: Lang, size: (u16, u16), keys: &str) {
    let mut stage = Stage::new(lang, size.0, size.1);
    stage.keys(keys);
    let tag = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    insta::assert_snapshot!(
        format!("{name}_{tag}_{}x{}", size.0, size.1),
        stage.screen()
    );
}

#[rstest]
#[case::board("board", "")]
#[case::list("list", "L")]
#[case::project("project", "<enter>")]
#[case::milestones("project_milestones", "<enter><tab>")]
#[case::reports("project_reports", "<enter><tab><tab><tab>")]
#[case::problems("project_problems", "<enter><shift-tab><shift-tab>")]
#[case::project_log("project_log", "<enter><shift-tab>")]
#[case::log("log", "o")]
#[case::report("report", "r")]
#[case::due("due", "d9月中旬<enter>5")]
#[case::due_wrong("due_wrong", "d下下周")]
#[case::edit("edit", "e")]
#[case::block("block", "jb")]
#[case::problem("problem", "p")]
#[case::note("note", "n")]
#[case::stage_picker("stage_picker", "m")]
#[case::filter("filter", "/灯:红")]
#[case::filter_wrong("filter_wrong", "/灯:粉")]
#[case::palette("palette", ":")]
#[case::help("help", "?")]
#[case::pending("pending", "g")]
#[case::consent("consent", "m5")]
#[case::discard("discard", "rabc<esc>")]
fn at_80x24(#[case] name: &str, #[case] keys: &str, #[values(Lang::Zh, Lang::En)] lang: Lang) {
    shot(name, lang, (80, 24), keys);
}

#[rstest]
#[case::board("board", "")]
#[case::list("list", "L")]
#[case::project("project", "<enter>")]
#[case::report("report", "r")]
#[case::due("due", "d")]
fn at_160x48(#[case] name: &str, #[case] keys: &str, #[values(Lang::Zh, Lang::En)] lang: Lang) {
    shot(name, lang, (160, 48), keys);
}

#[rstest]
#[case::board("board", "")]
#[case::report("report", "r")]
#[case::due("due", "d")]
fn at_the_smallest(#[case] name: &str, #[case] keys: &str) {
    shot(name, Lang::Zh, (60, 16), keys);
}

#[rstest]
fn a_conflict_shows_both_versions(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    let mut stage = Stage::new(lang, 80, 24);
    stage.keys("b<ctrl-s>b管线切改");
    plan::another_blocks(&mut stage.session);
    stage.keys("<ctrl-s>");
    insta::assert_snapshot!(format!("conflict_{lang:?}"), stage.screen());
}

#[test]
fn every_size_is_drawn() {
    let mut stage = Stage::zh();
    let sizes = [
        (0, 0),
        (1, 1),
        (20, 5),
        (59, 16),
        (60, 15),
        (60, 16),
        (61, 17),
        (100, 30),
        (300, 100),
    ];
    for keys in [
        "", "r", "<esc>d", "<esc>p", "<esc>:", "<esc>?", "<esc>/", "<esc>L", "<enter>", "o", "m",
    ] {
        stage.keys(keys);
        for (width, height) in sizes {
            stage.resize(width, height);
            assert_eq!(
                stage
                    .screen()
                    .lines()
                    .filter(|line| !line.starts_with("cursor:"))
                    .count(),
                usize::from(height)
            );
        }
        stage.resize(80, 24);
    }
}

#[test]
fn below_60x16_the_program_waits() {
    let mut stage = Stage::zh();
    stage.resize(50, 16).keys("q");
    assert!(stage.screen().contains("窗口太小"), "{}", stage.screen());
    assert!(stage.app.ended.is_none());
    stage.resize(80, 24).keys("q");
    assert!(stage.app.ended.is_some());
}

#[test]
fn nothing_ambiguous_is_drawn_by_ourselves() {
    for keys in ["", "d", "?", ":", "m", "L", "<enter>"] {
        let mut stage = Stage::en();
        stage.session = plan::empty("li");
        stage.reload().keys(keys);
        let screen = stage.screen();
        let odd: Vec<char> = screen
            .chars()
            .filter(|letter| "—·…─│┌①●★→".contains(*letter))
            .collect();
        assert!(odd.is_empty(), "{odd:?} in\n{screen}");
    }
}
