//! Looking back: the whole program at a past day, read-only.

use rstest::rstest;

use super::{Stage, options, plan, shots, without_numbers};
use crate::domain::command::{Command, Request};
use crate::domain::decide::Refusal;
use crate::i18n::Lang;
use crate::ops::{Failure, Mode};

#[rstest]
#[case::question("question", "T2024-W10")]
#[case::board("board", "T2024-12-31<enter>")]
#[case::list("list", "T2024-12-31<enter>L")]
#[case::week("week", "T2025-02-28<enter>W3")]
#[case::log("log", "T2025-02-28<enter>o")]
fn at_80x24_and_160x48(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    shots(
        "asof",
        name,
        lang,
        &[(80, 24), (160, 48)],
        keys,
        without_numbers,
    );
}

fn header(stage: &Stage) -> String {
    let screen = stage.screen();
    screen.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_board_stands_as_it_stood() {
    let mut stage = Stage::zh();
    assert!(stage.screen().contains("逾14天"), "{}", stage.screen());
    stage.keys("T2025-02-10<enter>");
    let then = stage.screen();
    assert!(
        header(&stage).contains("回看 2025-02-10 周一 只读"),
        "{then}"
    );
    // The date had slipped to the end of February by then, and nothing blocked the work.
    assert!(
        then.contains("2月底 18天") && !then.contains("受阻"),
        "{then}"
    );
    stage.keys("<esc>");
    assert!(stage.screen().contains("已回到今天"), "{}", stage.screen());
    assert!(stage.screen().contains("逾14天"));
}

#[test]
fn one_steps_by_weeks_into_the_past_and_back() {
    let mut stage = Stage::zh();
    stage.keys("}");
    assert!(stage.screen().contains("现在就是今天"));
    stage.keys("{{");
    assert!(
        header(&stage).contains("2025-02-28 周五"),
        "{}",
        header(&stage)
    );
    stage.keys("}");
    assert!(header(&stage).contains("2025-03-07"));
    stage.keys("}");
    assert!(!header(&stage).contains("回看"), "{}", header(&stage));
}

#[test]
fn the_question_says_what_a_day_means_and_takes_nothing_else() {
    let mut stage = Stage::zh();
    stage.keys("T上周五");
    assert!(
        stage.screen().contains("2025-03-07 周五（2025-W10）"),
        "{}",
        stage.screen()
    );
    stage.keys("<ctrl-u>哪天<enter>");
    assert!(
        stage.screen().contains("看不懂“哪天”"),
        "{}",
        stage.screen()
    );
    stage.keys("<ctrl-u>2025-04-01<enter>");
    assert!(stage.screen().contains("还没有过去"), "{}", stage.screen());
    stage.keys("<ctrl-u>2025-W08<enter>");
    assert!(header(&stage).contains("2025-02-21"));
    // Nothing typed is today.
    stage.keys("T<enter>");
    assert!(!header(&stage).contains("回看"));
}

#[rstest]
#[case::stage(">")]
#[case::stage_back("<")]
#[case::picker("m")]
#[case::confirm("c")]
#[case::due("d")]
#[case::report("r")]
#[case::problem("p")]
#[case::note("n")]
#[case::edit("e")]
#[case::block("b")]
#[case::undo("u")]
#[case::settle("<enter><tab>x")]
fn nothing_that_writes_does_anything(#[case] keys: &str) {
    let mut stage = Stage::zh();
    let before = stage.session.head().unwrap().seq;
    stage.keys("T2025-03-12<enter>").keys(keys);
    assert!(
        stage.screen().contains("只读；要修改请先回到今天"),
        "{}",
        stage.screen()
    );
    assert!(stage.app.overlays.is_empty());
    assert_eq!(stage.session.head().unwrap().seq, before);
}

#[test]
fn the_door_is_shut_for_everything_else_too() {
    let mut stage = Stage::zh();
    stage.keys("T2025-03-12<enter>");
    let text = "x".to_owned();
    let note = Request::new(Command::Note {
        id: plan::BASIN,
        text,
    });
    let refused = stage.session.run(&note, Mode::Commit).unwrap_err();
    let Failure::Refused(refusal) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(refusal, Refusal::LookingBack(plan::day("2025-03-12")));
}

#[test]
fn commands_that_write_are_not_hinted_at_and_the_palette_says_why() {
    let mut stage = Stage::zh();
    stage.keys("T2025-03-12<enter>");
    let hints = stage.screen();
    let hints = hints.lines().last().unwrap().to_owned();
    assert!(
        !hints.contains("移动") && hints.contains("[{]前一周"),
        "{hints}"
    );
    stage.keys(":填报");
    let screen = stage.screen();
    let row = screen.lines().find(|line| line.contains("填报本周进展"));
    assert!(row.unwrap().contains("回看中只读"), "{screen}");
}

#[test]
fn others_do_not_disturb_the_past_but_are_seen_on_return() {
    let mut stage = Stage::zh();
    stage.keys("T2025-03-12<enter>");
    let then = stage.screen();
    // Somebody else has no past day before him.
    let day = stage.session.past();
    stage.session.look_back(None);
    plan::another_blocks(&mut stage.session);
    stage.session.look_back(day);
    stage.wait();
    assert_eq!(stage.screen(), then);
    stage.keys("<esc>");
    assert!(stage.screen().contains("电力迁改"), "{}", stage.screen());
}

#[test]
fn every_screen_is_as_of_the_day() {
    let mut stage = Stage::zh();
    // The level was raised, and a problem opened, on 14 March.
    stage.keys("T2025-03-10<enter>4G<enter>");
    let facts = stage.screen();
    assert!(
        facts.contains("回看 2025-03-10") && facts.contains("受阻"),
        "{facts}"
    );
    assert!(
        !facts.contains("督办 2") && !facts.contains("北侧管线权属未明"),
        "{facts}"
    );
    stage.keys("<shift-tab>");
    let log = stage.screen();
    assert!(log.contains("受阻") && !log.contains("主体完工"), "{log}");
    stage.keys("o");
    let log = stage.screen();
    // In the order of the facts: under the heading of no later day.
    assert!(
        log.contains("按事情日期") && log.contains("2025-03-07 周五"),
        "{log}"
    );
    assert!(log.contains("受阻") && !log.contains("督办级别"), "{log}");
    stage.keys("W3");
    let week = stage.screen();
    assert!(
        week.contains("第11期") && week.contains("数据到 3-10 23:59"),
        "{week}"
    );
    assert!(week.contains("#4 西玉河雨水调蓄区"), "{week}");
    stage.keys("{");
    assert!(stage.screen().contains("第10期"), "{}", stage.screen());
}

#[test]
fn a_project_that_was_not_there_yet_says_so() {
    let mut stage = Stage::zh();
    stage.keys("4G<enter>T2025-01-03<enter>");
    assert!(
        stage.screen().contains("#4 那一天还不在看板上"),
        "{}",
        stage.screen()
    );
    stage.keys("<esc>");
    assert!(
        header(&stage).contains("Esc 回到今天"),
        "{}",
        header(&stage)
    );
    stage.keys("T2020-01-01<enter>");
    assert!(stage.screen().contains("还没有项目"), "{}", stage.screen());
}

#[test]
fn the_program_may_begin_in_the_past() {
    let mut session = plan::small();
    session.look_back(Some(plan::day("2025-02-10")));
    let stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    assert!(
        header(&stage).contains("回看 2025-02-10"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_filter_stays_while_the_days_go_by() {
    let mut stage = Stage::zh();
    stage.keys("/受阻<enter>");
    assert!(stage.screen().contains("1/8 项"), "{}", stage.screen());
    stage.keys("T2025-02-10<enter>");
    assert!(header(&stage).contains("0/8 项"), "{}", header(&stage));
    // Esc leaves the past first, then the filter.
    stage.keys("<esc>");
    assert!(header(&stage).contains("1/8 项"), "{}", header(&stage));
    stage.keys("<esc>");
    assert!(!header(&stage).contains("/8 项"));
}

#[test]
fn every_size_is_drawn() {
    let mut stage = Stage::zh();
    stage.keys("T2025-02-10<enter>W");
    for (width, height) in [(0, 0), (60, 16), (61, 17), (300, 100)] {
        stage.resize(width, height);
        let screen = stage.screen();
        assert_eq!(screen.lines().count(), usize::from(height));
    }
}
