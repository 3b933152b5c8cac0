//! A project's own screen: every part of it has its form; and a new project comes onto the board.

use rstest::rstest;

use super::{Stage, plan};
use crate::domain::id::{DeptId, ProjectId};
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::measure::Wan;
use crate::domain::milestone::MilestoneKind;
use crate::domain::people::OwnerRole;
use crate::domain::project::{Commitment, PlanClass, Project, SideKind};
use crate::i18n::Lang;

fn basin(stage: &Stage) -> &Project {
    stage.app.data.project(plan::BASIN).unwrap()
}

/// The project's screen with the fact selected whose label this is.
fn at(stage: &mut Stage, label: &str) {
    stage.keys("1");
    for _ in 0..20 {
        if stage.screen().contains(&format!("\n>{label}")) {
            return;
        }
        stage.keys("<down>");
    }
    panic!("no {label} in\n{}", stage.screen());
}

#[test]
fn a_milestone_is_added_changed_reached_and_removed() {
    let mut stage = Stage::zh();
    stage.keys(
        "<enter>2a施工许可<enter><enter>5月底<enter>住建<tab><enter>京建〔2025〕3号<enter><enter>",
    );
    let (id, milestone) = basin(&stage).milestones.iter().next_back().unwrap();
    let id = *id;
    assert_eq!(milestone.name, "施工许可");
    assert_eq!(
        milestone.kind,
        MilestoneKind::Approval,
        "guessed by its name"
    );
    assert_eq!(
        milestone.deadline.as_ref().unwrap().day,
        Some(plan::day("2025-05-31"))
    );
    assert_eq!(milestone.dept, Some(DeptId(2)));
    assert_eq!(milestone.document.as_deref(), Some("京建〔2025〕3号"));
    stage.keys("<end>e<down><down><ctrl-u>6月底<ctrl-s>");
    let due = &basin(&stage).milestones[&id].deadline;
    assert_eq!(due.as_ref().unwrap().day, Some(plan::day("2025-06-30")));
    stage.keys("x<enter><enter>");
    assert_eq!(
        basin(&stage).milestones[&id].done,
        Some(plan::day("2025-03-14"))
    );
    stage.keys("-");
    assert!(
        stage.screen().contains("删除节点“施工许可”？"),
        "{}",
        stage.screen()
    );
    stage.keys("y");
    assert!(!basin(&stage).milestones.contains_key(&id));
    stage.keys("u");
    assert!(basin(&stage).milestones.contains_key(&id));
}

#[test]
fn what_is_wrong_is_said_in_its_field_and_nothing_typed_is_lost() {
    let mut stage = Stage::zh();
    stage.keys("<enter>3a土方<enter>万方<enter><enter>十二<enter><enter>");
    assert!(
        stage.screen().contains("“十二”不是数"),
        "{}",
        stage.screen()
    );
    assert!(stage.screen().contains("土方"), "{}", stage.screen());
    stage.keys("<ctrl-u>12<enter>8.2<enter>");
    let (_, measure) = basin(&stage).measures.iter().next().unwrap();
    assert_eq!(measure.percent(), Some(68));
    // Changing it begins where the number changes from week to week.
    stage.keys("e<ctrl-u>9<enter>");
    let (_, measure) = basin(&stage).measures.iter().next().unwrap();
    assert_eq!(measure.percent(), Some(75));
    stage.keys("<delete>y");
    assert!(basin(&stage).measures.is_empty());
}

#[test]
fn a_problem_gets_another_limit_and_somebody_to_solve_it() {
    let mut stage = Stage::zh();
    stage.keys("<enter>5e<tab>4月10日<tab>4<tab><ctrl-u>jtw<tab><enter>");
    let (_, problem) = basin(&stage).open_problems().next().unwrap();
    assert_eq!(
        problem.limit.as_ref().unwrap().day,
        Some(plan::day("2025-04-10"))
    );
    assert_eq!(problem.owner, Some(DeptId(3)));
    stage.keys("x管线已切改<enter>");
    assert_eq!(basin(&stage).open_problems().count(), 0);
    stage.keys("e");
    assert!(
        stage.screen().contains("不能在这里修改"),
        "{}",
        stage.screen()
    );
}

#[test]
fn departments_are_named_by_initials_or_picked_from_the_list() {
    let mut stage = Stage::zh();
    stage.keys("<enter>");
    at(&mut stage, "牵头");
    // Tab makes the name whole; F4 lists all, also with the input method on.
    stage.keys("e<ctrl-u>zjw<tab>");
    assert!(
        stage.screen().contains("区住房城乡建设委"),
        "{}",
        stage.screen()
    );
    stage.keys("<tab><f4><down><down><enter>, sw<tab><enter>");
    let owners: Vec<_> = basin(&stage)
        .owners
        .iter()
        .map(|owner| (owner.dept, owner.role))
        .collect();
    let cooperating = OwnerRole::Cooperating;
    assert_eq!(
        owners,
        [
            (DeptId(2), OwnerRole::Lead),
            (DeptId(3), cooperating),
            (DeptId(1), cooperating)
        ]
    );
}

#[test]
fn a_name_that_may_mean_several_is_asked_about() {
    let mut stage = Stage::zh();
    stage.keys("<enter>");
    at(&mut stage, "牵头");
    stage.keys("e<ctrl-u>委<ctrl-s>");
    assert!(
        stage.screen().contains("“委”不止一个"),
        "{}",
        stage.screen()
    );
    stage.keys("<ctrl-u>没有的局<ctrl-s>");
    assert!(
        stage.screen().contains("没有叫“没有的局”的"),
        "{}",
        stage.screen()
    );
}

#[test]
fn plan_money_and_tags_have_their_forms() {
    let mut stage = Stage::zh();
    stage.keys("<enter>");
    at(&mut stage, "类别");
    stage.keys("e<enter><ctrl-u>2024<enter>2<enter>2<enter><enter>");
    let now = basin(&stage);
    assert_eq!(
        (now.plan_year, now.plan_class, now.commitment),
        (
            Some(2024),
            Some(PlanClass::Continued),
            Some(Commitment::Intended)
        )
    );
    at(&mut stage, "投资");
    stage.keys("<enter>1,5000<enter>８０００<enter>一千<enter>");
    assert!(
        stage.screen().contains("“一千”不是整数"),
        "{}",
        stage.screen()
    );
    stage.keys("<ctrl-u>1000<enter>");
    let money = basin(&stage).money;
    assert_eq!(
        (money.total, money.year_plan, money.year_done),
        (Some(Wan(15_000)), Some(Wan(8_000)), Some(Wan(1_000)))
    );
    at(&mut stage, "标签");
    stage.keys("e民生实事，3个100<enter>");
    assert!(basin(&stage).tags.contains("3个100"));
}

#[test]
fn level_light_and_state_are_set_with_their_reasons() {
    let mut stage = Stage::zh();
    stage.keys("<enter>");
    at(&mut stage, "督办级别");
    stage.keys("e4<enter>区长批示<enter>");
    assert_eq!(basin(&stage).level, Level::Listed);
    at(&mut stage, "灯号");
    stage.keys("e2<enter><ctrl-u>3月31日<enter><enter>");
    assert!(
        stage.screen().contains("手动设灯要写理由"),
        "{}",
        stage.screen()
    );
    stage.keys("汛期<enter>");
    let light = basin(&stage).light.as_ref().unwrap();
    assert_eq!(
        (light.light, light.until),
        (Light::Yellow, plan::day("2025-03-31"))
    );
    at(&mut stage, "状态");
    stage.keys("e3<enter>规划调整<enter><enter>");
    assert_eq!(
        stage.app.overlays.len(),
        1,
        "to cancel a decision is needed"
    );
    stage.keys("海政会〔2025〕5号<enter>");
    let side = basin(&stage).side.as_ref().unwrap();
    assert_eq!(side.kind, SideKind::Cancelled);
    at(&mut stage, "状态");
    stage.keys("e1<ctrl-s>");
    assert!(basin(&stage).side.is_none());
}

#[test]
fn a_new_project_comes_with_everything_and_goes_with_one_undo() {
    let mut stage = Stage::zh();
    stage.keys("N玉东公园二期<enter>gongyuan<tab><enter>2<enter>sw<tab><enter>jt<tab><enter>9月底<enter><enter>四季青镇<enter>");
    let id = ProjectId(9);
    let project = stage.app.data.project(id).unwrap();
    assert_eq!(project.title, "玉东公园二期");
    assert_eq!(project.stage.stage.0, "preliminary");
    assert_eq!(project.lead().map(|owner| owner.dept), Some(DeptId(1)));
    assert_eq!(project.owners.len(), 2);
    assert_eq!(
        project.deadline.as_ref().unwrap().day,
        Some(plan::day("2025-09-30"))
    );
    assert_eq!(project.place.as_deref(), Some("四季青镇"));
    assert_eq!(stage.app.selected(), Some(id));
    stage.keys("u");
    assert!(stage.app.data.project(id).is_none());
}

#[test]
fn a_title_that_another_has_is_asked_about() {
    let mut stage = Stage::zh();
    stage.keys("N西玉河雨水调蓄区<enter>公园<enter><ctrl-s>");
    assert!(
        stage.screen().contains("已用这个名称"),
        "{}",
        stage.screen()
    );
    stage.keys("y");
    assert!(stage.app.data.project(ProjectId(9)).is_some());
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn a_project_leaves_the_board_with_a_reason_only() {
    let mut stage = Stage::zh();
    stage.keys(":remove<enter><enter>");
    assert_eq!(stage.app.overlays.len(), 1);
    stage.keys("并入二期<enter>");
    assert!(stage.app.data.project(plan::BASIN).is_none());
    stage.keys("u");
    assert!(stage.app.data.project(plan::BASIN).is_some());
}

#[test]
fn digits_turn_the_tabs_and_every_week_can_be_walked_to() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys(":1<enter><enter>4");
    let newest = stage.screen();
    stage.keys("<end>");
    assert_ne!(stage.screen(), newest, "older weeks are there");
    stage.keys("e");
    assert!(
        stage.screen().contains("只能修改本周"),
        "{}",
        stage.screen()
    );
}

#[rstest]
#[case::facts("facts", "1")]
#[case::milestones("milestones", "2")]
#[case::measures("measures", "3")]
#[case::reports("reports", "4")]
#[case::problems("problems", "5")]
#[case::log("log", "6")]
#[case::form_milestone("form_milestone", "2a")]
#[case::form_measure("form_measure", "3a")]
#[case::form_problem("form_problem", "5a")]
#[case::form_owners("form_owners", "1:owners<enter><ctrl-u>yl")]
#[case::form_plan("form_plan", "1:plan<enter>")]
#[case::form_money("form_money", "1:money<enter>")]
#[case::form_light("form_light", "1:light<enter>")]
#[case::form_side("form_side", "1:suspend<enter>")]
#[case::form_new("form_new", "BN玉东公园<enter>gy")]
#[case::list_of_names("list_of_names", "1:owners<enter><f4>sz")]
fn how_it_looks(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
    #[values((80, 24), (160, 48))] size: (u16, u16),
) {
    let mut stage = Stage::demo(lang, size.0, size.1);
    stage.keys(":1<enter><enter>").keys(keys);
    let tag = lang.pick("zh", "en");
    insta::assert_snapshot!(
        format!("{name}_{tag}_{}x{}", size.0, size.1),
        stage.screen()
    );
}
