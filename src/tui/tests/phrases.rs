//! Phrases for dates that are counted: what a form says of them while they are typed, and what it keeps.

use rstest::rstest;

use super::{Stage, plan};
use crate::domain::command::{Command, Request};
use crate::domain::deadline::{Given, Precision, read};
use crate::domain::milestone::{Milestone, MilestoneKind};
use crate::domain::project::Project;
use crate::domain::testing::announced;
use crate::i18n::Lang;
use crate::ops::Mode;

/// The small plan on a board that knows the working days of 2021 to 2025 and not those of 2026.
fn stage(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang, 80, 24);
    let forget = Command::SetYear {
        year: 2026,
        days: Vec::new(),
    };
    run(&mut stage, forget);
    stage.reload();
    stage
}

fn run(stage: &mut Stage, command: Command) {
    stage
        .session
        .run(&Request::new(command), Mode::Commit)
        .unwrap();
}

fn basin(stage: &Stage) -> &Project {
    stage.app.data.project(plan::BASIN).unwrap()
}

#[rstest]
#[case::working_days("working_days", "d30个工作日内")]
#[case::at_rest("at_rest", "d15日内")]
#[case::unknown_year("unknown_year", "d自12月1日起三十个工作日内")]
#[case::eve("eve", "d国庆前")]
#[case::eve_unknown("eve_unknown", "d2027年春节前")]
fn how_a_counted_date_is_read(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    let mut stage = stage(lang);
    stage.keys(keys);
    let tag = lang.pick("zh", "en");
    insta::assert_snapshot!(format!("phrase_{name}_{tag}"), stage.screen());
}

#[test]
fn a_period_counts_from_the_day_on_which_it_is_given_and_is_kept_with_its_last_day() {
    let mut stage = stage(Lang::Zh);
    stage.keys("d30个工作日内<enter>5<ctrl-s>");
    let deadline = basin(&stage).deadline.clone().unwrap();
    assert_eq!(
        (deadline.phrase.as_str(), deadline.precision, deadline.day),
        (
            "30个工作日内",
            Precision::Counted,
            Some(plan::day("2025-04-27"))
        )
    );
}

#[test]
fn a_period_does_not_start_anew_because_something_else_is_changed() {
    let mut stage = stage(Lang::Zh);
    let calendar = announced();
    let given = Given {
        year: 2025,
        day: plan::day("2025-02-10"),
        calendar: &calendar,
    };
    let deadline = read("5个工作日内", &given).unwrap().deadline;
    let to = Milestone {
        name: "批复".to_owned(),
        kind: MilestoneKind::Approval,
        deadline: Some(deadline.clone()),
        done: None,
        document: None,
        dept: None,
    };
    let id = plan::BASIN;
    run(
        &mut stage,
        Command::SetMilestone {
            id,
            part: None,
            to: Some(to),
        },
    );
    stage.reload();
    stage.keys("<enter>2<end>e");
    let screen = stage.screen();
    assert!(screen.contains("截至 2025-02-17"), "{screen}");
    stage.keys("<end>文件<ctrl-s>");
    let (_, kept) = basin(&stage).milestones.iter().next_back().unwrap();
    assert_eq!(kept.name, "批复文件");
    assert_eq!(kept.deadline.as_ref(), Some(&deadline));
}
