//! What the list does: columns, order, choosing, changing many as one.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::{Stage, options, plan};
use crate::domain::command::{Command, Request};
use crate::domain::id::ProjectId;
use crate::domain::level::Level;
use crate::domain::people::Basis;
use crate::domain::state::State;
use crate::i18n::Lang;
use crate::ops::Mode;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::msg::Msg;

fn list() -> Stage {
    let mut stage = Stage::zh();
    stage.keys("L");
    stage
}

fn selected(stage: &Stage) -> u32 {
    stage.app.selected().unwrap().0
}

fn chosen(stage: &Stage) -> Vec<u32> {
    stage.app.screen().marked().iter().map(|id| id.0).collect()
}

fn stage_of(stage: &Stage, id: u32) -> &str {
    let project = stage.app.data.project(ProjectId(id)).unwrap();
    &project.stage.stage.0
}

/// What stands there, without how often it was changed.
fn standing(stage: &Stage) -> State {
    let mut standing = stage.app.data.state.clone();
    for project in standing.projects.values_mut() {
        project.version = 0;
    }
    standing
}

/// The basin in another stage, over whatever lies between.
fn moved(to: &str) -> Command {
    Command::MoveStage {
        id: plan::BASIN,
        to: to.into(),
        basis: Basis::Stated,
    }
}

/// The line of the screen that shows something.
fn line(stage: &Stage, word: &str) -> String {
    let screen = stage.screen();
    let found = screen.lines().find(|line| line.contains(word));
    found
        .unwrap_or_else(|| panic!("{word} in {screen}"))
        .to_owned()
}

/// The numbers of the rows from the top.
fn rows(stage: &Stage) -> Vec<u32> {
    let screen = stage.screen();
    let body = screen.lines().skip(2);
    body.map_while(|line| {
        let (_, rest) = line.split_once('#')?;
        rest.split(|c: char| !c.is_ascii_digit())
            .next()?
            .parse()
            .ok()
    })
    .collect()
}

#[test]
fn titles_stand_by_pinyin_and_the_same_pick_turns_them_round() {
    let mut stage = list();
    stage.keys("s3");
    // 安 翠 大 地 鼎 温 西 新
    assert_eq!(rows(&stage), [5, 2, 1, 3, 6, 8, 4, 7]);
    assert!(line(&stage, "编号").contains("+项目"), "{}", stage.screen());
    stage.keys("s3");
    assert_eq!(rows(&stage), [7, 4, 8, 6, 3, 1, 2, 5]);
    assert!(line(&stage, "编号").contains("-项目"), "{}", stage.screen());
    stage.keys("S");
    assert_eq!(rows(&stage), [5, 2, 1, 3, 6, 8, 4, 7]);
}

#[test]
fn what_has_no_value_stands_last_either_way() {
    let mut stage = list();
    stage.keys("s6");
    let first = rows(&stage);
    assert_eq!(first.get(6..), Some(&[2, 8][..]));
    stage.keys("S");
    assert_eq!(rows(&stage).get(6..), Some(&[2, 8][..]));
}

#[test]
fn letters_find_what_stands_behind_the_ninth() {
    let mut stage = list();
    stage.keys("s延期<enter>");
    assert!(line(&stage, "编号").contains("-延期"), "{}", stage.screen());
    assert_eq!(rows(&stage).first(), Some(&4));
}

#[test]
fn the_selection_stays_on_its_project_when_the_order_changes() {
    let mut stage = list();
    stage.keys("4Gs3");
    assert_eq!(selected(&stage), 4);
}

#[test]
fn columns_are_chosen_ordered_and_kept_for_the_next_login() {
    let mut stage = list();
    // The stage goes off, the lead to the third place.
    stage.keys("fjjj<space>j3<enter>");
    let heads = line(&stage, "编号");
    assert!(!heads.contains("阶段"), "{heads}");
    let place = |name: &str| heads.find(name).unwrap();
    assert!(place("牵头") < place("项目"), "{heads}");
    // Another list, as after a new login.
    stage.keys("BL");
    assert_eq!(line(&stage, "编号"), heads);
    stage.keys("fu<enter>");
    assert!(line(&stage, "编号").contains("阶段"));
}

#[test]
fn a_dropped_choice_of_columns_changes_nothing() {
    let mut stage = list();
    let before = stage.screen();
    stage.keys("fjj<space><space>>>>j<space><esc>");
    assert_eq!(stage.screen(), before);
}

#[test]
fn number_and_title_cannot_be_taken_away() {
    let mut stage = list();
    stage.keys("f<space>jj<space><enter>");
    let heads = line(&stage, "编号");
    assert!(heads.contains("项目"), "{heads}");
}

#[test]
fn what_does_not_fit_is_reached_sideways_and_number_and_title_stay() {
    let mut stage = list();
    assert!(stage.screen().contains("还有"), "{}", stage.screen());
    assert!(!line(&stage, "编号").contains("最近填报"));
    stage.keys("<right><right><right><right><right><right><right><right><right><right>");
    let heads = line(&stage, "编号");
    assert!(
        heads.contains("最近填报") && heads.contains("项目"),
        "{heads}"
    );
    stage.keys("<left><left><left><left><left><left><left><left><left><left>");
    assert!(line(&stage, "编号").contains("阶段"));
}

#[test]
fn space_chooses_and_goes_on_and_esc_gives_up_before_it_leaves() {
    let mut stage = list();
    stage.keys("gg<space><space>j<space>");
    assert_eq!(chosen(&stage), [1, 2, 4]);
    assert!(stage.screen().contains("已选 3"), "{}", stage.screen());
    assert!(
        line(&stage, "翠湖").starts_with(" *#2"),
        "{}",
        stage.screen()
    );
    stage.keys("<esc>");
    assert_eq!(chosen(&stage), [0; 0]);
    assert!(stage.screen().contains("列表"));
    stage.keys("<esc>");
    assert!(stage.screen().contains("看板"));
}

#[test]
fn a_range_is_drawn_with_the_cursor() {
    let mut stage = list();
    stage.keys("ggjVjj");
    assert_eq!(chosen(&stage), [2, 3, 4]);
    stage.keys("k");
    assert_eq!(chosen(&stage), [2, 3]);
    stage.keys("VG");
    assert_eq!(chosen(&stage), [2, 3]);
    stage.keys("VkV");
    assert_eq!(chosen(&stage), [2, 3, 7, 8]);
    stage.keys("Vgg<esc>");
    assert_eq!(chosen(&stage), [2, 3, 7, 8]);
}

#[test]
fn the_chosen_ones_stay_through_order_filter_and_others_changes() {
    let mut stage = list();
    stage.keys("gg<space><space>s3/阶段:储备<enter>");
    assert_eq!(chosen(&stage), [1, 2]);
    assert!(
        stage.screen().contains("2 项不在筛选内"),
        "{}",
        stage.screen()
    );
    stage.keys("\\");
    plan::another_blocks(&mut stage.session);
    stage.reload();
    assert_eq!(chosen(&stage), [2, 1]);
    stage.keys("*");
    assert_eq!(chosen(&stage).len(), 8);
}

#[test]
fn the_foot_adds_up() {
    let mut stage = list();
    assert!(
        line(&stage, "8 项").contains("逾期 1"),
        "{}",
        stage.screen()
    );
    stage.keys("gg<space>");
    let foot = line(&stage, "已选 1 ");
    assert!(!foot.contains("逾期"), "{foot}");
}

#[test]
fn many_move_as_one_and_one_undo_brings_everything_back() {
    let mut stage = list();
    let before = standing(&stage);
    stage.keys("gg<space>4G<space><space>>");
    assert!(stage.screen().contains("可改 3"), "{}", stage.screen());
    // Nothing has happened yet.
    assert_eq!(standing(&stage), before);
    stage.keys("<enter>");
    assert_eq!(
        [1, 4, 5].map(|id| stage_of(&stage, id)),
        ["construction", "completed", "completed"]
    );
    assert!(stage.screen().contains("已改 3 项"), "{}", stage.screen());
    // They are still chosen, for the next change.
    assert_eq!(chosen(&stage), [1, 4, 5]);
    stage.keys("u");
    assert_eq!(standing(&stage), before);
    assert!(stage.screen().contains("3 项"), "{}", stage.screen());
}

#[test]
fn esc_in_the_preview_changes_nothing() {
    let mut stage = list();
    let before = standing(&stage);
    stage.keys("*><esc>");
    assert!(stage.app.overlays.is_empty());
    assert_eq!(standing(&stage), before);
}

#[test]
fn what_cannot_be_done_is_shown_with_its_reason_and_passed_over() {
    let mut stage = list();
    // 7 is in use: there is one stage after it, then none.
    stage.keys("7G><space>5G<space>>");
    let screen = stage.screen();
    assert!(
        screen.contains("已是最后阶段") && screen.contains("可改 1"),
        "{screen}"
    );
    stage.keys("<enter>");
    assert_eq!(stage_of(&stage, 5), "completed");
}

#[test]
fn what_asks_is_left_out_unless_one_agrees() {
    let mut session = plan::small();
    plan::limit(&mut session, "completed", 2);
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    stage.keys("L4G<space><space>>");
    assert!(stage.screen().contains("需确认 1"), "{}", stage.screen());
    stage.keys("<enter>");
    assert_eq!(stage_of(&stage, 4), "completed");
    assert_eq!(stage_of(&stage, 5), "construction");
    stage.keys("u>2");
    assert_eq!(stage_of(&stage, 4), "completed");
    assert_eq!(stage_of(&stage, 5), "completed");
}

#[test]
fn who_was_first_wins_on_his_project_and_the_others_are_done() {
    let mut stage = list();
    stage.keys("4G<space><space>>");
    plan::another(&mut stage.session, moved("completed"));
    stage.keys("<enter>");
    assert_eq!(stage_of(&stage, 4), "completed");
    assert_eq!(stage_of(&stage, 5), "completed");
    let screen = stage.screen();
    assert!(
        screen.contains("以下没有改") && screen.contains("李强"),
        "{screen}"
    );
    // What is taken back is one's own.
    stage.keys("<esc>u");
    assert_eq!(stage_of(&stage, 4), "completed");
    assert_eq!(stage_of(&stage, 5), "construction");
}

#[test]
fn what_others_have_just_changed_is_marked_for_a_moment() {
    let mut stage = list();
    plan::another_blocks(&mut stage.session);
    stage.reload();
    assert!(stage.screen().contains("~#4 "), "{}", stage.screen());
    for _ in 0..4 {
        stage.hear(Msg::Idle);
    }
    assert!(!stage.screen().contains('~'), "{}", stage.screen());
}

#[test]
fn a_form_is_filled_once_and_kept_until_it_is_done() {
    let mut stage = list();
    stage.keys("4G<space><space>d9月底<tab><tab>汛期<f5>");
    assert!(stage.screen().contains("不能改 2"), "{}", stage.screen());
    // Without a reason a slip is refused: back to the form, where everything still stands.
    stage.keys("<esc>");
    assert!(stage.screen().contains("9月底"), "{}", stage.screen());
    stage.keys("<shift-tab>7<f5><enter>");
    for id in [4, 5] {
        let project = stage.app.data.project(ProjectId(id)).unwrap();
        assert_eq!(project.deadline.as_ref().unwrap().phrase, "9月底");
    }
    assert!(stage.app.overlays.is_empty());
}

#[rstest]
#[case::level("e13", "督办级别")]
#[case::tag("e2民生实事<enter>", "加标签")]
#[case::lead("e4交通委<enter>", "牵头单位")]
#[case::plan_year("e5２０２６<enter>", "计划年度")]
#[case::responsible("e6李强<enter>", "责任人")]
#[case::category("e73", "类别")]
#[case::note("n已现场核实<f5>", "备注")]
#[case::problem("p缺土方<f5>", "登记问题")]
#[case::block("b", "批量修改")]
fn every_bulk_change_is_shown_first_and_taken_back_at_once(
    #[case] keys: &str,
    #[case] heading: &str,
) {
    let mut stage = list();
    let before = standing(&stage);
    stage.keys("gg<space><space>4G<space>").keys(keys);
    assert!(stage.screen().contains(heading), "{}", stage.screen());
    if keys == "b" {
        stage.keys("1停电<enter>");
    }
    stage.keys("<enter>");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    assert!(stage.screen().contains("已改"), "{}", stage.screen());
    stage.keys("u");
    let after = standing(&stage);
    assert_eq!(after.board, before.board);
    assert_eq!(after, before);
}

#[test]
fn tags_can_be_taken_off_and_what_has_none_says_so() {
    let mut stage = list();
    stage.keys("gg<space><space>e3");
    assert!(stage.screen().contains("没有标签"), "{}", stage.screen());
    stage.keys("e2急<enter><enter>e31");
    assert!(stage.screen().contains("可改 2"), "{}", stage.screen());
    stage.keys("<enter>");
    assert!(
        stage
            .app
            .data
            .project(ProjectId(1))
            .unwrap()
            .tags
            .is_empty()
    );
}

#[test]
fn a_wrong_department_is_told_in_the_form() {
    let mut stage = list();
    stage.keys("gg<space>e4不存在局<enter>");
    assert!(
        stage.screen().contains("没有这个单位"),
        "{}",
        stage.screen()
    );
    assert!(stage.screen().contains("不存在局"));
}

#[test]
fn a_weekly_entry_is_not_written_for_many() {
    let mut stage = list();
    stage.keys("gg<space><space>r");
    assert!(stage.screen().contains("逐项填写"), "{}", stage.screen());
}

#[test]
fn on_a_projects_own_screen_undo_takes_back_only_its_part() {
    let mut stage = list();
    stage.keys("4G<space><space>><enter>4G<enter>u");
    assert_eq!(stage_of(&stage, 4), "construction");
    assert_eq!(stage_of(&stage, 5), "completed");
    stage.keys("<esc>u");
    assert_eq!(stage_of(&stage, 5), "construction");
}

#[test]
fn where_somebody_has_built_on_one_undo_asks_about_the_others() {
    let mut stage = list();
    stage.keys("4G<space><space>><enter>");
    plan::another(&mut stage.session, moved("operating"));
    stage.reload().keys("u");
    assert!(stage.screen().contains("其余 1 项"), "{}", stage.screen());
    stage.keys("y");
    assert_eq!(stage_of(&stage, 4), "operating");
    assert_eq!(stage_of(&stage, 5), "construction");
}

#[test]
fn the_mouse_sorts_selects_chooses_and_scrolls() {
    let mut stage = list();
    let click = |stage: &mut Stage, what: Pointing, at: (u16, u16)| {
        stage.hear(Msg::Mouse(Mouse { what, at }));
    };
    click(&mut stage, Pointing::Press, (20, 4));
    assert_eq!(selected(&stage), 3);
    click(&mut stage, Pointing::Press, (1, 5));
    assert_eq!(chosen(&stage), [4]);
    click(&mut stage, Pointing::WheelDown, (20, 5));
    assert_eq!(selected(&stage), 7);
    click(&mut stage, Pointing::WheelUp, (20, 5));
    assert_eq!(selected(&stage), 4);
    // The head of the titles; then beside everything.
    click(&mut stage, Pointing::Press, (12, 1));
    assert_eq!(rows(&stage), [5, 2, 1, 3, 6, 8, 4, 7]);
    click(&mut stage, Pointing::Press, (20, 20));
    click(&mut stage, Pointing::Press, (20, 23));
    assert_eq!(selected(&stage), 4);
}

#[test]
fn a_whole_plan_is_changed_and_brought_back() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("L");
    let before = standing(&stage);
    stage.keys("*e14<enter>");
    let listed = stage.app.data.state.projects.values();
    assert!(listed.clone().all(|project| project.level == Level::Listed));
    stage.keys("u");
    assert_eq!(standing(&stage), before);
    assert_eq!(stage.session.examine().unwrap().findings, []);
}

#[test]
fn an_empty_list_takes_every_key() {
    let mut stage = Stage::of(plan::empty("li"), &options(Lang::En), (60, 16));
    stage.keys("L<space>V*GjS<right><left>V>eubf<enter>s1");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
}

#[test]
fn a_try_out_is_not_kept() {
    let mut stage = list();
    let head = stage.session.head().unwrap();
    stage.keys("*>");
    assert_eq!(stage.session.head().unwrap(), head);
    let again = stage
        .session
        .run(&Request::new(Command::Undo { id: None }), Mode::DryRun);
    assert!(again.is_ok());
}

#[rstest]
#[case::list("list", "L")]
#[case::by_title("list_by_title", "Ls3")]
#[case::chosen("list_chosen", "Ljj<space>V<down><down><down>")]
#[case::sideways("list_sideways", "L<right><right><right>")]
#[case::columns("list_columns", "Lfjjj")]
#[case::sort("list_sort", "Ls")]
#[case::edit("list_edit", "L*e")]
#[case::preview("list_preview", "L/逾期<enter>*>")]
#[case::due("list_due", "L/逾期<enter>*d9月底<enter>3")]
fn the_whole_plan_in_the_list(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    shot(name, lang, (80, 24), keys);
}

#[rstest]
#[case::list("list", "L")]
#[case::columns("list_columns", "Lfjjj")]
#[case::preview("list_preview", "L/逾期<enter>*>")]
fn with_more_room(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    shot(name, lang, (160, 48), keys);
}

fn shot(name: &str, lang: Lang, size: (u16, u16), keys: &str) {
    let tag = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    let mut stage = Stage::demo(lang, size.0, size.1);
    stage.keys(keys);
    insta::assert_snapshot!(
        format!("plan_{name}_{tag}_{}x{}", size.0, size.1),
        stage.screen()
    );
}

#[test]
fn the_smallest_terminal_still_shows_it() {
    let mut stage = Stage::demo(Lang::Zh, 60, 16);
    stage.keys("L");
    insta::assert_snapshot!("plan_list_zh_60x16", stage.screen());
    stage.keys("/逾期<enter>*>");
    insta::assert_snapshot!("plan_list_preview_zh_60x16", stage.screen());
}
