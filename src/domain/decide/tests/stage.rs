//! Stage, side states, blocking, level, light, deadline.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;
use crate::domain::level::Level;
use crate::domain::light::{Light, LightOverride};
use crate::domain::people::Basis::{self, Inferred, Stated};
use crate::domain::project::{Block, SideKind, SideState, SlipReason};

fn to(stage: &str, basis: Basis) -> Request {
    Request::new(Command::MoveStage {
        id: ID,
        to: stage.into(),
        basis,
    })
}

fn keys(stages: &[&str]) -> Vec<StageKey> {
    stages.iter().map(|stage| StageKey::from(*stage)).collect()
}

#[rstest]
#[case::forward("construction")]
#[case::back("reserve")]
fn a_move_to_the_next_column_needs_no_consent(#[case] stage: &str) {
    let expected = Change::Stage {
        from: mark("preliminary", Stated),
        to: mark(stage, Stated),
    };
    assert_eq!(
        Scene::in_stage("preliminary").change(to(stage, Stated)),
        expected
    );
}

#[rstest]
#[case("reserve", "construction", &["preliminary"])]
#[case("preliminary", "settled", &["construction", "completed", "operating"])]
#[case("operating", "preliminary", &["construction", "completed"])]
fn a_move_that_skips_stages_wants_consent(
    #[case] from: &str,
    #[case] stage: &str,
    #[case] skipped: &[&str],
) {
    let scene = Scene::in_stage(from);
    let expected = Refusal::SkipsStages {
        from: from.into(),
        to: stage.into(),
        skipped: keys(skipped),
    };
    assert_eq!(scene.refusal(to(stage, Stated)), expected);
    scene.ask(to(stage, Stated).consented()).unwrap();
    scene.told_by_document().ask(to(stage, Stated)).unwrap();
}

#[rstest]
#[case::nobody_there(0, false)]
#[case::room_for_one(2, false)]
#[case::full(3, true)]
#[case::overfull(9, true)]
fn a_full_column_wants_consent(#[case] count: u32, #[case] is_full: bool) {
    let mut scene = Scene::in_stage("preliminary");
    scene.stage_count = count;
    let mut all = scene.board.stages.iter_mut();
    all.find(|stage| stage.key.0 == "construction")
        .unwrap()
        .wip_limit = Some(3);
    let expected = Refusal::WipLimit {
        stage: "construction".into(),
        limit: 3,
    };
    let refusal = scene.ask(to("construction", Stated)).err();
    assert_eq!(refusal, is_full.then_some(expected));
    scene.ask(to("construction", Stated).consented()).unwrap();
    scene
        .told_by_document()
        .ask(to("construction", Stated))
        .unwrap();
}

#[test]
fn in_a_full_column_a_stage_can_still_be_confirmed() {
    let mut project = project_in("construction");
    project.stage.basis = Inferred;
    let mut scene = Scene::of(project);
    scene.stage_count = 9;
    for stage in &mut scene.board.stages {
        stage.wip_limit = Some(1);
    }
    scene.ask(to("construction", Stated)).unwrap();
}

#[rstest]
#[case::confirmed(Inferred, Stated, true)]
#[case::said_again(Stated, Stated, false)]
#[case::concluded_again(Inferred, Inferred, false)]
#[case::a_conclusion_is_weaker_than_a_word(Stated, Inferred, false)]
fn the_same_stage_is_confirmed_but_never_made_doubtful(
    #[case] before: Basis,
    #[case] basis: Basis,
    #[case] changes: bool,
) {
    let mut project = project_in("construction");
    project.stage.basis = before;
    let answer = Scene::of(project).ask(to("construction", basis)).err();
    assert_eq!(answer, (!changes).then_some(Refusal::NothingChanges));
}

#[test]
fn a_conclusion_may_move_a_stated_stage() {
    let change = Scene::in_stage("preliminary").change(to("construction", Inferred));
    assert!(matches!(change, Change::Stage { to, .. } if to.basis == Inferred));
}

#[test]
fn there_is_no_way_to_a_stage_that_the_board_does_not_have() {
    let refusal = Scene::in_stage("reserve").refusal(to("moon", Stated).consented());
    assert_eq!(refusal, Refusal::NoSuchStage("moon".into()));
}

#[test]
fn from_a_stage_that_the_board_no_longer_has_every_way_is_open() {
    Scene::in_stage("moon").ask(to("settled", Stated)).unwrap();
}

fn side(kind: SideKind, reason: &str, decision: Option<&str>) -> Command {
    Command::SetSide {
        id: ID,
        to: Some(SideState {
            kind,
            reason: reason.to_owned(),
            decision: decision.map(str::to_owned),
        }),
    }
}

#[test]
fn a_project_is_suspended_with_a_reason_and_cancelled_by_a_decision() {
    use SideKind::{Cancelled, Suspended};
    let scene = Scene::in_stage("construction");
    let suspended = SideState {
        kind: Suspended,
        reason: CLEAN_LINE.to_owned(),
        decision: None,
    };
    let expected = Change::Side {
        from: None,
        to: Some(suspended.clone()),
    };
    assert_eq!(scene.change(side(Suspended, DIRTY, Some(" "))), expected);
    assert_eq!(
        scene.refusal(side(Suspended, " ", None)),
        Refusal::Empty("reason")
    );
    for decision in [None, Some(" "), Some("\u{200b}")] {
        let refusal = scene.refusal(side(Cancelled, "规划调整", decision));
        assert_eq!(refusal, Refusal::NeedsDecision);
    }
    scene.ask(side(Cancelled, "规划调整", Some("3号"))).unwrap();
    let long = side(Cancelled, "规划调整", Some(&too_long()));
    assert!(matches!(
        scene.refusal(long),
        Refusal::TooLong {
            field: "decision",
            ..
        }
    ));
    let mut project = project_in("construction");
    project.side = Some(suspended);
    let again = Scene::of(project);
    assert_eq!(
        again.refusal(side(Suspended, CLEAN_LINE, None)),
        Refusal::NothingChanges
    );
    let resumed = again.change(Command::SetSide { id: ID, to: None });
    assert!(matches!(resumed, Change::Side { to: None, .. }));
    let refusal = scene.refusal(Command::SetSide { id: ID, to: None });
    assert_eq!(refusal, Refusal::NothingChanges);
}

fn block(reason: &str) -> Command {
    Command::Block {
        id: ID,
        reason: reason.to_owned(),
    }
}

#[test]
fn a_new_reason_does_not_make_a_blockade_younger() {
    let scene = Scene::in_stage("construction");
    let blocked = |reason: &str, since| {
        let reason = reason.to_owned();
        Some(Block { reason, since })
    };
    let first = blocked(CLEAN_LINE, day("2025-02-01"));
    let change = scene.change(Request::new(block(DIRTY)).on(day("2025-02-01")));
    assert_eq!(
        change,
        Change::Block {
            from: None,
            to: first.clone()
        }
    );
    let mut project = project_in("construction");
    project.block.clone_from(&first);
    let scene = Scene::of(project);
    let to = blocked("资金", day("2025-02-01"));
    assert_eq!(
        scene.change(block("资金")),
        Change::Block {
            from: first.clone(),
            to
        }
    );
    assert_eq!(scene.refusal(block(CLEAN_LINE)), Refusal::NothingChanges);
    let freed = scene.change(Command::Unblock { id: ID });
    assert_eq!(
        freed,
        Change::Block {
            from: first,
            to: None
        }
    );
}

#[test]
fn a_blockade_says_what_it_is_and_only_the_blocked_are_freed() {
    let scene = Scene::in_stage("construction");
    assert_eq!(scene.refusal(block("\u{1b}")), Refusal::Empty("reason"));
    assert!(matches!(
        scene.refusal(block(&too_long())),
        Refusal::TooLong { .. }
    ));
    assert_eq!(
        scene.refusal(Command::Unblock { id: ID }),
        Refusal::NothingChanges
    );
}

#[test]
fn a_level_is_set_by_hand() {
    let scene = Scene::in_stage("construction");
    let level = |to| Command::SetLevel { id: ID, to };
    let expected = Change::Level {
        from: Level::None,
        to: Level::Supervise,
        rule: None,
    };
    assert_eq!(scene.change(level(Level::Supervise)), expected);
    assert_eq!(scene.refusal(level(Level::None)), Refusal::NothingChanges);
}

/// Under construction, due on 1 March: 13 days late on the tests' day.
fn late() -> Project {
    let mut project = project_in("construction");
    project.deadline = Some(due("2025-03-01"));
    project
}

#[test]
fn the_rule_raises_with_the_days_on_which_it_rests_and_never_lowers() {
    let raise = || Command::RaiseByRule { id: ID };
    let expected = Change::Level {
        from: Level::None,
        to: Level::Supervise,
        rule: Some(13),
    };
    assert_eq!(Scene::of(late()).change(raise()), expected);
    for level in [Level::Supervise, Level::Listed] {
        let mut project = late();
        project.level = level;
        let refusal = Scene::of(project).refusal(raise());
        assert_eq!(refusal, Refusal::NothingChanges, "{level:?}");
    }
    let on_time = Scene::in_stage("construction");
    assert_eq!(on_time.refusal(raise()), Refusal::NothingChanges);
}

#[test]
fn urging_needs_no_words_and_cleans_those_it_gets() {
    let scene = Scene::of(late());
    let urge = |note: &str| Command::Urge {
        id: ID,
        note: note.to_owned(),
    };
    let urged = |note: &str| Change::Urged {
        note: note.to_owned(),
    };
    assert_eq!(scene.change(urge("")), urged(""));
    assert_eq!(scene.change(urge(DIRTY)), urged(CLEAN_LINE));
    assert!(matches!(
        scene.refusal(urge(&too_long())),
        Refusal::TooLong { .. }
    ));
}

fn light(until: &str) -> Request {
    Request::new(Command::SetLight {
        id: ID,
        to: Some((Light::Green, day(until))),
    })
}

#[test]
fn a_light_set_by_hand_has_reason_author_and_end() {
    let scene = Scene::in_stage("construction");
    let set = LightOverride {
        light: Light::Green,
        reason: CLEAN_LINE.to_owned(),
        author: Actor("wang".to_owned()),
        until: day(TODAY),
    };
    let expected = Change::Light {
        from: None,
        to: Some(set.clone()),
    };
    assert_eq!(scene.change(light(TODAY).because(DIRTY)), expected);
    assert_eq!(scene.refusal(light(TODAY)), Refusal::NeedsReason);
    assert_eq!(
        scene.refusal(light(TODAY).because("\u{200b}")),
        Refusal::NeedsReason
    );
    let yesterday = light("2025-03-13").because("已协调");
    assert_eq!(
        scene.refusal(yesterday),
        Refusal::PastDay(day("2025-03-13"))
    );
    let mut project = project_in("construction");
    project.light = Some(set);
    let scene = Scene::of(project);
    assert_eq!(
        scene.refusal(light(TODAY).because(CLEAN_LINE)),
        Refusal::NothingChanges
    );
    let back = scene.change(Command::SetLight { id: ID, to: None });
    assert!(matches!(back, Change::Light { to: None, .. }));
}

#[test]
fn there_is_no_light_to_take_back() {
    let refusal = Scene::in_stage("construction").refusal(Command::SetLight { id: ID, to: None });
    assert_eq!(refusal, Refusal::NothingChanges);
}

fn date(to: Option<&str>, slip: Option<SlipReason>) -> Command {
    Command::MoveDeadline {
        id: ID,
        to: to.map(due),
        slip,
    }
}

fn due_in_june() -> Scene {
    let mut project = project_in("construction");
    project.deadline = Some(due("6月底"));
    Scene::of(project)
}

#[rstest]
#[case::later(Some("9月底"), true)]
#[case::given_up(Some("持续推进"), true)]
#[case::taken_away(None, true)]
#[case::earlier(Some("5月底"), false)]
#[case::the_same_day_in_other_words(Some("上半年"), false)]
fn a_slip_needs_a_reason_but_not_from_a_document(#[case] to: Option<&str>, #[case] slips: bool) {
    let scene = due_in_june();
    let refusal = scene.ask(date(to, None)).err();
    assert_eq!(refusal, slips.then_some(Refusal::SlipNeedsReason));
    // Where it is no slip, no reason is counted.
    let expected = Change::Deadline {
        from: Some(due("6月底")),
        to: to.map(due),
        slip: slips.then_some(SlipReason::Land),
    };
    assert_eq!(scene.change(date(to, Some(SlipReason::Land))), expected);
    scene.told_by_document().ask(date(to, None)).unwrap();
}

#[test]
fn the_first_date_is_no_slip_and_the_same_date_is_none() {
    let scene = Scene::in_stage("construction");
    scene.ask(date(Some("6月底"), None)).unwrap();
    assert_eq!(scene.refusal(date(None, None)), Refusal::NothingChanges);
    let refusal = due_in_june().refusal(date(Some("6月底"), None));
    assert_eq!(refusal, Refusal::NothingChanges);
}

#[test]
fn the_next_goal_needs_no_reason_for_being_later() {
    let goal = |phrase: &str| Command::SetGoal {
        id: ID,
        to: due(phrase),
    };
    let expected = Change::Goal {
        from: Some(due("6月底")),
        to: Some(due("年底前")),
    };
    assert_eq!(due_in_june().change(goal("年底前")), expected);
    assert_eq!(
        due_in_june().refusal(goal("6月底")),
        Refusal::NothingChanges
    );
}

#[test]
fn the_words_of_a_date_are_cleaned() {
    let with = |phrase: &str| Deadline {
        phrase: phrase.to_owned(),
        ..due("9月底")
    };
    let scene = Scene::in_stage("construction");
    let date = |phrase: &str| Command::MoveDeadline {
        id: ID,
        to: Some(with(phrase)),
        slip: None,
    };
    let expected = Change::Deadline {
        from: None,
        to: Some(with(CLEAN_LINE)),
        slip: None,
    };
    assert_eq!(scene.change(date(DIRTY)), expected);
    assert_eq!(scene.refusal(date("\u{200b}")), Refusal::Empty("deadline"));
    let goal = Command::SetGoal {
        id: ID,
        to: with(DIRTY),
    };
    assert!(
        matches!(scene.change(goal), Change::Goal { to: Some(to), .. } if to.phrase == CLEAN_LINE)
    );
}
