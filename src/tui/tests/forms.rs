//! Forms: what is typed is kept, what is refused is said in place.

use rstest::rstest;

use super::{Stage, options, plan};
use crate::domain::calendar::Week;
use crate::domain::command::Command;
use crate::domain::deadline::parse;
use crate::domain::entry::EntryPatch;
use crate::domain::id::ProjectId;
use crate::domain::problem::AskLevel;
use crate::domain::project::SlipReason;
use crate::i18n::Lang;
use crate::tui::msg::Msg;

#[test]
fn a_weekly_entry_is_typed_field_by_field_and_saved() {
    let mut stage = Stage::zh();
    stage.keys("r完成现场会<enter>管线切改进场<tab><f2><down>市水务局批复<ctrl-s>");
    let project = stage.app.data.project(plan::BASIN).unwrap();
    let text = &project
        .entries
        .get(&Week::of(plan::day("2025-03-14")))
        .unwrap()
        .text;
    assert_eq!(text.progress, "完成现场会");
    assert_eq!(text.next, "管线切改进场");
    assert_eq!(text.problem, "管线权属未明");
    assert_eq!(text.ask, "市水务局批复");
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn the_cursor_stands_behind_wide_characters_and_rows_are_below_it() {
    let mut stage = Stage::zh();
    stage.keys("r");
    let (x, y) = stage.cursor().unwrap();
    stage.keys("水务");
    assert_eq!(stage.cursor(), Some((x + 4, y)));
    stage.keys("<left>");
    assert_eq!(stage.cursor(), Some((x + 2, y)));
    for _ in 0..3 {
        stage.keys("<tab>");
        let (_, y) = stage.cursor().unwrap();
        assert!(y + 2 < 24);
    }
}

#[test]
fn several_lines_wrap_and_are_walked_before_the_next_field() {
    let mut stage = Stage::zh();
    stage.keys("r一<ctrl-j>二<up>三<down><down>四");
    stage.keys("<ctrl-s>");
    let project = stage.app.data.project(plan::BASIN).unwrap();
    let text = &project
        .entries
        .get(&Week::of(plan::day("2025-03-14")))
        .unwrap()
        .text;
    assert_eq!(
        (text.progress.as_str(), text.next.as_str()),
        ("一三\n二", "四")
    );
}

#[test]
fn leaving_asks_only_when_something_was_typed() {
    let mut stage = Stage::zh();
    stage.keys("r<esc>");
    assert!(stage.app.overlays.is_empty());
    stage.keys("rx<esc>");
    assert_eq!(stage.app.overlays.len(), 2);
    stage.keys("n");
    assert!(stage.screen().contains("本周填报"));
    stage.keys("<esc>y");
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn unsent_text_is_there_again_after_a_dropped_connection() {
    let mut stage = Stage::zh();
    stage.keys("r还没保存").wait();
    let mut again = Stage::of(stage.session, &options(Lang::Zh), (80, 24));
    again.keys("r");
    assert!(again.screen().contains("还没保存"), "{}", again.screen());
    again.keys("<esc>yr");
    assert!(!again.screen().contains("还没保存"));
}

#[test]
fn a_paste_goes_into_a_field_and_nowhere_else() {
    let mut stage = Stage::zh();
    stage.hear(Msg::Paste("qd\n".to_owned()));
    assert!(stage.app.ended.is_none());
    stage
        .keys("n")
        .hear(Msg::Paste("第一\u{1b}[31m\r\n第二".to_owned()));
    assert!(stage.screen().contains("第一[31m"), "{}", stage.screen());
}

#[test]
fn a_later_date_without_a_reason_is_refused_and_the_text_stays() {
    let mut stage = Stage::zh();
    stage.keys("d9月底<ctrl-s>");
    let screen = stage.screen();
    assert!(
        screen.contains("9月底") && screen.contains("理由"),
        "{screen}"
    );
    stage.keys("5<ctrl-s>");
    let project = stage.app.data.project(plan::BASIN).unwrap();
    assert_eq!(
        project.deadline.as_ref().unwrap().day,
        Some(plan::day("2025-09-30"))
    );
    assert_eq!(
        project.slips.last().unwrap().reason,
        Some(SlipReason::Utilities)
    );
}

#[test]
fn the_note_of_a_date_goes_to_the_slip() {
    let mut stage = Stage::en();
    stage.keys("d2025-10-15<enter>2<enter>权属未明<enter>");
    let slip = stage
        .app
        .data
        .project(plan::BASIN)
        .unwrap()
        .slips
        .last()
        .unwrap()
        .clone();
    assert_eq!(slip.note.as_deref(), Some("权属未明"));
}

#[test]
fn a_phrase_that_is_no_date_is_refused_in_place() {
    let mut stage = Stage::zh();
    stage.keys("d下下周<ctrl-s>");
    assert_eq!(stage.app.overlays.len(), 1);
    assert!(stage.screen().contains("下下周"), "{}", stage.screen());
    stage.keys("<ctrl-u><ctrl-s>");
    assert_eq!(stage.app.overlays.len(), 1);
}

#[test]
fn plain_facts_are_edited() {
    let mut stage = Stage::zh();
    stage.keys("e（二期）<tab>四季青镇<ctrl-s>");
    let project = stage.app.data.project(plan::BASIN).unwrap();
    assert_eq!(project.title, "西玉河雨水调蓄区（二期）");
    assert_eq!(project.place.as_deref(), Some("四季青镇"));
}

#[test]
fn a_title_that_is_taken_asks() {
    let mut stage = Stage::zh();
    stage.keys("e<ctrl-u>新增停车位<ctrl-s>");
    assert_eq!(stage.app.overlays.len(), 2);
    stage.keys("y");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    assert_eq!(
        stage.app.data.project(plan::BASIN).unwrap().title,
        "新增停车位"
    );
}

#[test]
fn milestones_and_problems_are_settled() {
    let mut stage = Stage::zh();
    stage.keys("<enter><tab>x<enter>京建验〔2025〕1号<enter>");
    let project = stage.app.data.project(plan::BASIN).unwrap();
    let milestone = project.milestones.get(&plan::FIRST).unwrap();
    assert_eq!(milestone.done, Some(plan::day("2025-03-14")));
    assert_eq!(milestone.document.as_deref(), Some("京建验〔2025〕1号"));
    stage.keys("<tab><tab><tab>x权属已明确<enter>");
    let project = stage.app.data.project(plan::BASIN).unwrap();
    assert_eq!(project.open_problems().count(), 0);
    stage.keys("x");
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn a_problem_is_opened_with_its_level() {
    let mut stage = Stage::zh();
    stage.keys("jp电力迁改未批<enter>4月底<enter>3<enter>水务局<enter>");
    let project = stage.app.data.project(ProjectId(5)).unwrap();
    let (_, problem) = project.open_problems().next().unwrap();
    assert_eq!(problem.text, "电力迁改未批");
    assert_eq!(
        problem.limit.as_ref().unwrap().day,
        Some(plan::day("2025-04-30"))
    );
    assert_eq!(problem.ask.map(AskLevel::key), Some("district"));
}

/// The name is changed here and, meanwhile, by somebody else.
fn conflicting() -> Stage {
    let mut stage = Stage::zh();
    stage.keys("e<ctrl-u>我的名字");
    plan::another_renames(&mut stage.session, "李强的名字");
    stage.keys("<ctrl-s>");
    stage
}

fn title(stage: &Stage) -> &str {
    &stage.app.data.project(plan::BASIN).unwrap().title
}

#[test]
fn a_conflict_can_be_written_over() {
    let mut stage = conflicting();
    stage.keys("2");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    assert_eq!(title(&stage), "我的名字");
}

#[rstest]
fn what_nobody_else_touched_is_mine_by_default(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    let mut stage = Stage::new(lang, 80, 24);
    stage.keys("e<ctrl-u>我的名字<tab>上庄镇");
    plan::another_renames(&mut stage.session, "李强的名字");
    stage.keys("<ctrl-s>");
    insta::assert_snapshot!(format!("conflict_pieces_{lang:?}"), stage.screen());
    stage.keys("<enter>").reload();
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    assert_eq!(title(&stage), "李强的名字");
    let project = stage.app.data.project(plan::BASIN).unwrap();
    assert_eq!(project.place.as_deref(), Some("上庄镇"));
}

#[test]
fn a_conflict_can_be_given_way_to() {
    let mut stage = conflicting();
    stage.keys("1");
    assert!(stage.app.overlays.is_empty());
    stage.reload();
    assert_eq!(title(&stage), "李强的名字");
}

#[test]
fn a_conflict_can_be_edited_on_and_saved_then() {
    let mut stage = conflicting();
    stage.keys("3改<ctrl-s>");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    assert_eq!(title(&stage), "我的名字改");
}

#[test]
fn a_conflict_survives_a_second_one() {
    let mut stage = conflicting();
    plan::another_renames(&mut stage.session, "又一个名字");
    stage.keys("2");
    assert_eq!(stage.app.overlays.len(), 2, "{}", stage.screen());
    stage.keys("2");
    assert!(stage.app.overlays.is_empty());
    assert_eq!(title(&stage), "我的名字");
}

#[test]
fn who_writes_another_part_of_the_card_is_in_nobodys_way() {
    let mut stage = Stage::zh();
    stage.keys("e<ctrl-u>我的名字");
    plan::another_blocks(&mut stage.session);
    stage.keys("<ctrl-s>");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    let project = stage.app.data.project(plan::BASIN).unwrap();
    assert_eq!(project.title, "我的名字");
    assert_eq!(project.block.as_ref().unwrap().reason, "电力迁改");
}

/// Both wrote the week's progress; only here the plan for the next week was written too.
fn two_entries() -> Stage {
    let mut stage = Stage::zh();
    stage.keys("r<ctrl-u>完成会商<enter><ctrl-u>管线进场");
    let patch = EntryPatch {
        progress: Some("完成交底".to_owned()),
        next: Some("等待批复".to_owned()),
        ..EntryPatch::default()
    };
    let week = Week::of(plan::day("2025-03-14"));
    let id = plan::BASIN;
    plan::another(&mut stage.session, Command::Report { id, week, patch });
    stage.keys("<ctrl-s>");
    stage
}

fn entry(stage: &Stage) -> (&str, &str) {
    let project = stage.app.data.project(plan::BASIN).unwrap();
    let (_, entry) = project.entries.last_key_value().unwrap();
    (&entry.text.progress, &entry.text.next)
}

#[test]
fn of_two_weekly_entries_each_field_can_be_chosen() {
    let mut stage = two_entries();
    insta::assert_snapshot!("conflict_of_fields_zh", stage.screen());
    stage.keys("<down><space><enter>");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    assert_eq!(entry(&stage), ("完成交底", "管线进场"));
}

#[test]
fn where_nothing_of_mine_is_chosen_theirs_stays() {
    let mut stage = two_entries();
    stage.keys("<enter>");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    stage.reload();
    assert_eq!(entry(&stage), ("完成交底", "等待批复"));
}

#[test]
fn the_words_of_a_change_that_gives_way_can_stay_as_a_note() {
    let mut stage = Stage::zh();
    stage.keys("d<ctrl-u>9月底<enter>1<enter>拆迁未完");
    let to = parse("8月底", 2025).ok();
    let slip = Some(SlipReason::Land);
    let id = plan::BASIN;
    plan::another(&mut stage.session, Command::MoveDeadline { id, to, slip });
    stage.keys("<ctrl-s>4");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    let project = stage.app.data.project(id).unwrap();
    assert_eq!(project.deadline.as_ref().unwrap().phrase, "8月底");
    stage.keys("o");
    assert!(stage.screen().contains("拆迁未完"), "{}", stage.screen());
}

#[test]
fn where_there_is_one_thing_to_settle_enter_overwrites_nobody() {
    let mut stage = Stage::zh();
    stage.keys("d<ctrl-u>9月底<enter>1<enter>");
    let to = parse("8月底", 2025).ok();
    let slip = Some(SlipReason::Land);
    let id = plan::BASIN;
    plan::another(&mut stage.session, Command::MoveDeadline { id, to, slip });
    stage.keys("<ctrl-s><enter>");
    assert_eq!(stage.app.overlays.len(), 2, "{}", stage.screen());
    assert!(
        stage.screen().contains("请按数字选择"),
        "{}",
        stage.screen()
    );
    stage.keys("1").reload();
    let project = stage.app.data.project(id).unwrap();
    assert_eq!(project.deadline.as_ref().unwrap().phrase, "8月底");
}
