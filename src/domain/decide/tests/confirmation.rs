//! What waits for a manager, who may end the waiting, and what becomes of the rest.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;
use crate::domain::confirmation::{Confirmation, Verdict, Wish};
use crate::domain::people::Basis::{self, Stated};
use crate::domain::problem::{Clearing, Problem};
use crate::domain::project::{SideKind, SideState};
use crate::domain::settings::Settings;

const NUMBER: PartId = PartId(3);

/// Which of the switches are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum On {
    Neither,
    Completion,
    Clearing,
    Both,
}

fn scene(project: Project, weight: Weight, on: On) -> Scene {
    let mut scene = Scene {
        weight,
        ..Scene::of(project)
    };
    scene.board.settings = Settings {
        confirm_completion: matches!(on, On::Completion | On::Both),
        confirm_clearing: matches!(on, On::Clearing | On::Both),
        ..Settings::default()
    };
    scene
}

fn to(stage: &str) -> Request {
    Request::new(Command::MoveStage {
        id: ID,
        to: stage.into(),
        basis: Stated,
    })
}

fn clearing(note: &str) -> Clearing {
    Clearing {
        on: day("2025-03-13"),
        note: note.to_owned(),
    }
}

fn clear(note: &str) -> Request {
    Request::new(Command::ClearProblem {
        id: ID,
        part: PartId(1),
        clearing: clearing(note),
    })
}

fn problem() -> Problem {
    Problem {
        text: "管线".to_owned(),
        owner: None,
        limit: None,
        ask: None,
        opened: day("2025-03-01"),
        cleared: None,
    }
}

/// A project in a stage, with an open problem.
fn with_problem(stage: &str) -> Project {
    let mut project = project_in(stage);
    project.problems.insert(PartId(1), problem());
    project
}

fn completion(on: &str) -> Confirmation {
    Confirmation {
        wish: Wish::Completion {
            stage: mark("completed", Stated),
            on: day(on),
        },
        asker: Actor("zhao".to_owned()),
        since: day("2025-03-13"),
        note: Some("现场已验收".to_owned()),
        consent: Consent::Ask,
        verdict: None,
    }
}

/// A project under construction on which something waits.
fn with_wish(wish: Confirmation) -> Project {
    let mut project = with_problem("construction");
    project.confirmations.insert(NUMBER, wish);
    project
}

fn returned() -> Confirmation {
    completion("2025-03-13").ended(Verdict::Returned {
        by: Actor("li".to_owned()),
        on: day(TODAY),
        note: "缺验收单".to_owned(),
    })
}

fn verdicts(drafts: &[Draft]) -> Vec<(PartId, Option<Verdict>)> {
    let of = |draft: &Draft| match &draft.change {
        Change::Confirmation { id, to, .. } => {
            let to = to.as_ref()?;
            Some((*id, to.verdict.clone()))
        }
        _ => None,
    };
    drafts.iter().filter_map(of).collect()
}

#[rstest]
fn who_x_switch_x_stage(
    #[values(Weight::Final, Weight::ToBeConfirmed)] weight: Weight,
    #[values(On::Neither, On::Completion, On::Clearing, On::Both)] on: On,
    #[values(
        ("preliminary", "construction", false),
        ("construction", "completed", true),
        ("construction", "operating", true),
        ("completed", "operating", false),
        ("completed", "construction", false)
    )]
    (from, stage, is_completion): (&str, &str, bool),
) {
    let scene = scene(project_in(from), weight, on);
    let found = scene.change(to(stage).consented());
    let is_on = matches!(on, On::Completion | On::Both);
    let waits = weight == Weight::ToBeConfirmed && is_on && is_completion;
    assert_eq!(found.kind(), if waits { "confirmation" } else { "stage" });
}

#[rstest]
fn who_x_switch_x_problem(
    #[values(Weight::Final, Weight::ToBeConfirmed)] weight: Weight,
    #[values(On::Neither, On::Completion, On::Clearing, On::Both)] on: On,
) {
    let scene = scene(with_problem("construction"), weight, on);
    let is_on = matches!(on, On::Clearing | On::Both);
    let waits = weight == Weight::ToBeConfirmed && is_on;
    let kind = if waits { "confirmation" } else { "problem" };
    assert_eq!(scene.change(clear("已定")).kind(), kind);
    // Other words for a problem, and a new one, never wait.
    let open = Command::OpenProblem {
        id: ID,
        text: "拆迁".to_owned(),
        owner: None,
        limit: None,
        ask: None,
    };
    assert_eq!(scene.change(open).kind(), "problem");
}

#[test]
fn a_wish_is_of_today_and_remembers_of_which_day_it_tells() {
    let scene = scene(
        with_problem("construction"),
        Weight::ToBeConfirmed,
        On::Both,
    );
    let request = to("completed").on(day("2025-03-10")).because("已验收");
    let drafts = scene.ask(request).unwrap();
    let [draft] = drafts.as_slice() else {
        panic!("{drafts:?}")
    };
    assert_eq!(draft.effective, day(TODAY));
    let expected = Confirmation {
        wish: Wish::Completion {
            stage: mark("completed", Stated),
            on: day("2025-03-10"),
        },
        asker: Actor("wang".to_owned()),
        since: day(TODAY),
        note: Some("已验收".to_owned()),
        consent: Consent::Ask,
        verdict: None,
    };
    let change = Change::Confirmation {
        id: PartId(5),
        from: None,
        to: Some(Box::new(expected)),
    };
    assert_eq!(draft.change, change);
}

#[test]
fn what_the_other_rules_refuse_is_refused_at_once() {
    let mut scene = scene(with_problem("preliminary"), Weight::ToBeConfirmed, On::Both);
    let refusal = scene.refusal(to("completed"));
    assert!(matches!(refusal, Refusal::SkipsStages { .. }), "{refusal}");
    assert_eq!(scene.refusal(to("preliminary")), Refusal::NothingChanges);
    assert_eq!(scene.refusal(clear(" ")), Refusal::Empty("note"));
    scene.board.stages[3].wip_limit = Some(1);
    scene.stage_count = 1;
    scene.project = Some(project_in("construction"));
    scene.then = scene.project.clone();
    let refusal = scene.refusal(to("completed"));
    assert!(matches!(refusal, Refusal::WipLimit { .. }), "{refusal}");
    // Who agrees to what is unusual has agreed for the confirmation too.
    let agreed = scene.change(to("completed").consented());
    let Change::Confirmation { to: Some(one), .. } = agreed else {
        panic!("{agreed:?}")
    };
    assert_eq!(one.consent, Consent::Given);
}

#[test]
fn the_same_is_not_asked_twice_but_something_else_is() {
    let project = with_wish(completion("2025-03-13"));
    let scene = scene(project, Weight::ToBeConfirmed, On::Both);
    let expected = Refusal::WaitsAlready {
        number: NUMBER,
        asker: Actor("zhao".to_owned()),
        since: day("2025-03-13"),
    };
    assert_eq!(scene.refusal(to("completed")), expected);
    assert_eq!(scene.refusal(to("operating").consented()), expected);
    assert_eq!(scene.change(clear("已定")).kind(), "confirmation");
}

#[test]
fn what_was_returned_is_asked_anew_and_the_old_one_ends() {
    let scene = scene(with_wish(returned()), Weight::ToBeConfirmed, On::Both);
    let drafts = scene.ask(to("completed")).unwrap();
    let expected = [(NUMBER, Some(Verdict::Void)), (PartId(5), None)];
    assert_eq!(verdicts(&drafts), expected);
}

#[rstest]
#[case::done_by_himself(to("completed"), true)]
#[case::on_another_way(to("preliminary"), true)]
#[case::told_late_of_before(to("preliminary").on(day("2025-03-11")), false)]
#[case::cancelled(side(SideKind::Cancelled), true)]
#[case::suspended(side(SideKind::Suspended), false)]
#[case::gone(Request::new(Command::RemoveProject { id: ID }).because("并入"), true)]
#[case::cleared(clear("已定"), false)]
#[case::nothing_to_do_with_it(Request::new(Command::Note { id: ID, text: "x".to_owned() }), false)]
fn a_completion_is_void_where_the_project_goes_another_way(
    #[case] request: Request,
    #[case] is_void: bool,
    #[values(completion("2025-03-12"), returned())] wish: Confirmation,
) {
    let scene = scene(with_wish(wish), Weight::Final, On::Both);
    let drafts = scene.ask(request).unwrap();
    let void = [(NUMBER, Some(Verdict::Void))];
    let expected: &[_] = if is_void { &void } else { &[] };
    assert_eq!(verdicts(&drafts), expected);
}

fn side(kind: SideKind) -> Request {
    let to = Some(SideState {
        kind,
        reason: "资金".to_owned(),
        decision: Some("1号".to_owned()),
    });
    Request::new(Command::SetSide { id: ID, to })
}

#[rstest]
#[case::cleared(clear("已定"), true)]
#[case::moved(to("completed"), false)]
#[case::gone(Request::new(Command::RemoveProject { id: ID }).because("并入"), true)]
fn a_clearing_is_void_where_the_problem_is_cleared_or_the_project_gone(
    #[case] request: Request,
    #[case] is_void: bool,
) {
    let mut wish = completion("2025-03-12");
    wish.wish = Wish::Clearing {
        problem: PartId(1),
        clearing: clearing("已会商"),
        on: day("2025-03-12"),
    };
    let scene = scene(with_wish(wish), Weight::Final, On::Both);
    let drafts = scene.ask(request).unwrap();
    assert_eq!(!verdicts(&drafts).is_empty(), is_void);
}

fn confirm() -> Request {
    Request::new(Command::Confirm {
        id: ID,
        part: NUMBER,
    })
}

fn give_back(note: &str) -> Request {
    Request::new(Command::Return {
        id: ID,
        part: NUMBER,
        note: note.to_owned(),
    })
}

#[test]
fn a_confirmation_carries_the_wish_out_of_its_day_with_both_ones_words() {
    // What the board wants now is no question any more.
    let scene = scene(
        with_wish(completion("2025-03-12")),
        Weight::Final,
        On::Neither,
    );
    let drafts = scene.ask(confirm().because("已看现场")).unwrap();
    let [done, ended] = drafts.as_slice() else {
        panic!("{drafts:?}")
    };
    let moved = Change::Stage {
        from: mark("construction", Stated),
        to: mark("completed", Stated),
    };
    assert_eq!(done.change, moved);
    assert_eq!(done.effective, day("2025-03-12"));
    assert_eq!(done.reason.as_deref(), Some("现场已验收"));
    assert_eq!(ended.effective, day(TODAY));
    assert_eq!(ended.reason.as_deref(), Some("已看现场"));
    assert_eq!(verdicts(&drafts), [(NUMBER, Some(Verdict::Confirmed))]);
}

#[test]
fn a_confirmation_goes_by_the_rules_of_now() {
    let mut scene = scene(with_wish(completion("2025-03-13")), Weight::Final, On::Both);
    scene.board.stages[3].wip_limit = Some(1);
    scene.stage_count = 1;
    let refusal = scene.refusal(confirm());
    assert!(matches!(refusal, Refusal::WipLimit { .. }), "{refusal}");
    scene.ask(confirm().consented()).unwrap();
    // The asker's own consent holds.
    let mut agreed = completion("2025-03-13");
    agreed.consent = Consent::Given;
    scene.project = Some(with_wish(agreed));
    scene.ask(confirm()).unwrap();
}

#[test]
fn nobody_confirms_his_own_but_he_may_return_it() {
    let mut own = completion("2025-03-13");
    own.asker = Actor("wang".to_owned());
    let scene = scene(with_wish(own), Weight::Final, On::Both);
    assert_eq!(scene.refusal(confirm()), Refusal::OwnWish);
    scene.ask(give_back("还早")).unwrap();
}

#[test]
fn a_return_says_what_is_missing() {
    let scene = scene(with_wish(completion("2025-03-13")), Weight::Final, On::Both);
    assert_eq!(scene.refusal(give_back(" ")), Refusal::Empty("missing"));
    let drafts = scene.ask(give_back("缺验收单")).unwrap();
    let verdict = Verdict::Returned {
        by: Actor("wang".to_owned()),
        on: day(TODAY),
        note: "缺验收单".to_owned(),
    };
    assert_eq!(verdicts(&drafts), [(NUMBER, Some(verdict))]);
}

#[rstest]
#[case::of_another_number(PartId(9), completion("2025-03-13"))]
#[case::returned_already(NUMBER, returned())]
fn what_does_not_wait_is_neither_confirmed_nor_returned(
    #[case] part: PartId,
    #[case] wish: Confirmation,
) {
    let scene = scene(with_wish(wish), Weight::Final, On::Both);
    let expected = Refusal::NothingWaits {
        project: ID,
        number: part,
    };
    let note = "x".to_owned();
    for command in [
        Command::Confirm { id: ID, part },
        Command::Return { id: ID, part, note },
    ] {
        assert_eq!(scene.refusal(command), expected);
    }
}

#[test]
fn an_inferred_stage_that_is_stated_is_no_completion() {
    let mut project = project_in("completed");
    project.stage.basis = Basis::Inferred;
    let scene = scene(project, Weight::ToBeConfirmed, On::Both);
    assert_eq!(scene.change(to("completed")).kind(), "stage");
}
