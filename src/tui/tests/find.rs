//! Finding: the filter line with its offers and its memory, the palette, pickers, help.

use rstest::rstest;

use super::{Stage, options, plan};
use crate::domain::id::{DeptId, ProjectId};
use crate::i18n::Lang;
use crate::tui::command::Scope;

fn filter(stage: &Stage) -> &str {
    stage.app.data.filter.text()
}

#[test]
fn a_department_is_found_by_its_initials_and_put_in() {
    let mut stage = Stage::zh();
    stage.keys("/部门:sw");
    assert!(stage.screen().contains(" 水务局"), "{}", stage.screen());
    stage.keys("<tab>");
    assert!(
        stage.screen().contains("筛选: 部门:水务局"),
        "{}",
        stage.screen()
    );
    stage.keys("<enter>");
    assert!(stage.app.overlays.is_empty());
    assert_eq!(filter(&stage), "部门:水务局");
    assert_eq!(stage.app.data.shown, 1);
}

#[test]
fn with_the_input_method_on_arrows_and_enter_build_a_filter() {
    let mut stage = Stage::zh();
    stage.keys("<f3>");
    // The offers are there before anything is typed: flags first, then the fields.
    stage.keys("<down><down><enter>");
    assert!(stage.screen().contains("筛选: 受阻"), "{}", stage.screen());
    stage.keys("<enter>");
    assert_eq!(filter(&stage), "受阻");
}

#[test]
fn behind_a_field_its_values_are_offered_at_once() {
    let mut stage = Stage::zh();
    stage.keys("/阶段");
    stage.keys("<tab>");
    let screen = stage.screen();
    assert!(
        screen.contains("阶段:") && screen.contains(" 在建"),
        "{screen}"
    );
    stage.keys("<down><down><down><enter><enter>");
    assert_eq!(filter(&stage), "阶段:在建");
}

#[test]
fn hits_are_counted_while_typing_and_esc_brings_the_old_filter_back() {
    let mut stage = Stage::zh();
    stage.keys("/逾期<enter>");
    stage.keys("/ 公园");
    assert!(stage.screen().contains("0/8 项"), "{}", stage.screen());
    stage.keys("<esc>");
    assert_eq!(filter(&stage), "逾期");
    assert_eq!(stage.app.data.shown, 1);
}

#[test]
fn earlier_filters_come_back_also_at_the_next_login() {
    let mut stage = Stage::zh();
    stage.keys("/逾期<enter>/<ctrl-u>阶段:在建<enter>/<ctrl-u>逾期<enter>\\");
    assert_eq!(stage.app.data.kept.filters, ["逾期", "阶段:在建"]);
    let mut again = Stage::of(stage.session, &options(Lang::Zh), (80, 24));
    again.keys("/<up>");
    assert_eq!(filter(&again), "逾期");
    again.keys("<up>");
    assert_eq!(filter(&again), "阶段:在建");
    again.keys("<down><down>");
    assert!(filter(&again).is_empty(), "what was being typed is back");
}

#[test]
fn rows_are_free_under_the_cursor_of_every_line_that_is_typed() {
    let mut stage = Stage::zh();
    for keys in ["/", "<esc>:", "<esc>w", "<esc>N"] {
        stage.keys(keys);
        let (_, y) = stage.cursor().unwrap();
        assert!(y + 2 < 24, "{keys}: row {y}");
    }
}

#[test]
fn the_palette_knows_both_languages_keys_and_initials() {
    let mut stage = Stage::zh();
    let first = |stage: &Stage| {
        let screen = stage.screen();
        let line = screen.lines().find(|line| line.starts_with("> "));
        line.unwrap_or_default().to_owned()
    };
    for (typed, meant) in [
        ("ydxyjd", "移到下一阶段"),
        ("stg nx", "移到下一阶段"),
        ("stage-next", "移到下一阶段"),
        ("lb", "列表"),
        ("log", "动态"),
        ("d", "调整时限"),
        ("xmxz", "新增项目"),
    ] {
        stage.keys(":").keys(typed);
        if typed == "xmxz" {
            stage.keys("<ctrl-u>xzxm");
        }
        assert!(first(&stage).contains(meant), "{typed}: {}", stage.screen());
        stage.keys("<esc>");
    }
}

#[test]
fn what_was_used_lately_comes_first_in_an_empty_palette() {
    let mut stage = Stage::zh();
    stage.keys(":dark<enter>:<down>");
    let screen = stage.screen();
    assert!(screen.contains("\n  深色 / 浅色"), "{screen}");
    let mut again = Stage::of(stage.session, &options(Lang::Zh), (80, 24));
    again.keys(":");
    assert!(
        again.screen().contains("\n> 深色 / 浅色"),
        "{}",
        again.screen()
    );
}

#[test]
fn the_palette_finds_projects_by_initials_and_numbers() {
    let mut stage = Stage::zh();
    stage.keys(":xyhys<enter>");
    assert_eq!(stage.app.selected(), Some(plan::BASIN));
    stage.keys(":6<enter>");
    assert_eq!(stage.app.selected(), Some(ProjectId(6)));
}

#[test]
fn a_screen_may_be_asked_for_with_a_filter() {
    let mut stage = Stage::zh();
    stage.keys(":列表 逾期<enter>");
    assert_eq!(stage.app.screen().scope(), Scope::List);
    assert_eq!(filter(&stage), "逾期");
}

#[test]
fn what_makes_no_sense_now_says_why() {
    let mut stage = Stage::zh();
    stage.keys(":取消筛选<enter>");
    assert!(stage.screen().contains("未设筛选"), "{}", stage.screen());
    assert_eq!(stage.app.overlays.len(), 1, "the palette stays");
}

#[test]
fn a_lead_is_picked_by_initials_or_by_number() {
    let mut stage = Stage::zh();
    stage.keys("wzjw<enter>");
    let lead = |stage: &Stage| {
        let project = stage.app.data.project(plan::BASIN).unwrap();
        project.lead().map(|owner| owner.dept)
    };
    assert_eq!(lead(&stage), Some(DeptId(2)));
    stage.keys("w3");
    assert_eq!(lead(&stage), Some(DeptId(3)));
    stage.keys("u");
    assert_eq!(lead(&stage), Some(DeptId(2)));
}

#[test]
fn a_short_picker_takes_letters_behind_a_slash() {
    let mut stage = Stage::zh();
    stage.keys("m/wg<enter>");
    let project = stage.app.data.project(plan::BASIN).unwrap();
    assert_eq!(project.stage.stage.0, "completed");
}

#[test]
fn help_is_narrowed_by_letters_and_there_over_every_dialog() {
    let mut stage = Stage::zh();
    stage.keys("?/sx");
    let screen = stage.screen();
    assert!(
        screen.contains("调整时限") && !screen.contains("填报本周"),
        "{screen}"
    );
    stage.keys("<esc>");
    assert!(stage.screen().contains("按阶段分列"), "{}", stage.screen());
    stage.keys("<esc>");
    assert!(stage.app.overlays.is_empty());
    for (keys, topic) in [
        ("d", "时限照原话写"),
        ("/", "空格是且"),
        (":", "打几个字"),
        ("v", "视图是有名称的筛选"),
        ("m", "方向键选"),
    ] {
        stage.keys(keys).keys("<f1>");
        assert!(stage.screen().contains(topic), "{keys}: {}", stage.screen());
        stage.keys("<esc><esc>");
        assert!(stage.app.overlays.is_empty(), "{keys}");
    }
}

#[test]
fn what_is_typed_into_a_form_is_there_after_its_help() {
    let mut stage = Stage::zh();
    stage.keys("n已约谈<f1><esc>");
    assert!(stage.screen().contains("已约谈"), "{}", stage.screen());
}

#[rstest]
#[case::filter("filter", "/")]
#[case::filter_values("filter_values", "/部门:sw")]
#[case::filter_chosen("filter_chosen", "/灯:<down><down>")]
#[case::filter_views("filter_views", "/@")]
#[case::filter_wrong("filter_wrong", "/@逾其")]
#[case::palette("palette", ":")]
#[case::palette_found("palette_found", ":gy")]
#[case::palette_filtered("palette_filtered", ":列表 逾期 灯:红")]
#[case::lead("lead", "wyl")]
#[case::help("help", "?")]
#[case::help_found("help_found", "?/tab")]
#[case::help_form("help_form", "d<f1>")]
fn how_it_looks(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
    #[values((80, 24), (160, 48))] size: (u16, u16),
) {
    let mut stage = Stage::demo(lang, size.0, size.1);
    stage.keys(keys);
    let tag = lang.pick("zh", "en");
    insta::assert_snapshot!(
        format!("{name}_{tag}_{}x{}", size.0, size.1),
        stage.screen()
    );
}

#[rstest]
#[case::filter("filter", "/部门:")]
#[case::palette("palette", ":gy")]
#[case::lead("lead", "w")]
fn at_the_smallest(#[case] name: &str, #[case] keys: &str) {
    let mut stage = Stage::demo(Lang::Zh, 60, 16);
    stage.keys(keys);
    insta::assert_snapshot!(format!("{name}_zh_60x16"), stage.screen());
}
