//! Weekly entries.

use pretty_assertions::assert_eq;

use super::*;
use crate::domain::calendar::Week;
use crate::domain::entry::{Entry, EntryPatch, EntryText};

fn week(text: &str) -> Week {
    text.parse().unwrap()
}

fn report(of: &str, patch: EntryPatch) -> Command {
    Command::Report {
        id: ID,
        week: week(of),
        patch,
    }
}

fn patch(progress: &str) -> EntryPatch {
    EntryPatch {
        progress: Some(progress.to_owned()),
        ..EntryPatch::default()
    }
}

fn written() -> EntryText {
    EntryText {
        progress: "土方完成".to_owned(),
        next: "主体".to_owned(),
        problem: "管线".to_owned(),
        ask: String::new(),
        sample: false,
    }
}

fn reported() -> Scene {
    let mut project = project_in("construction");
    let entry = Entry {
        text: written().into(),
        actor: Actor("li".to_owned()),
        on: day(TODAY),
    };
    project.entries = [(week("2025-W11"), entry)].into();
    Scene::of(project)
}

#[test]
fn a_patch_changes_what_it_names_and_keeps_the_rest() {
    let patch = EntryPatch {
        ask: Some(DIRTY.to_owned()),
        next: Some(String::new()),
        ..EntryPatch::default()
    };
    let expected = Change::Entry {
        week: week("2025-W11"),
        from: Some(written().into()),
        to: Some(
            EntryText {
                next: String::new(),
                ask: CLEAN_TEXT.to_owned(),
                ..written()
            }
            .into(),
        ),
    };
    assert_eq!(reported().change(report("2025-W11", patch)), expected);
}

#[test]
fn the_first_words_of_a_week_make_its_entry() {
    let expected = Change::Entry {
        week: week("2025-W10"),
        from: None,
        to: Some(
            EntryText {
                progress: "土方".to_owned(),
                ..EntryText::default()
            }
            .into(),
        ),
    };
    assert_eq!(
        reported().change(report("2025-W10", patch("土方"))),
        expected
    );
}

#[test]
fn an_entry_that_says_nothing_is_none() {
    let scene = reported();
    let silent = report("2025-W10", patch(" \u{200b}"));
    assert_eq!(scene.refusal(silent), Refusal::Empty("entry"));
    let untouched = report("2025-W10", EntryPatch::default());
    assert_eq!(scene.refusal(untouched), Refusal::Empty("entry"));
    let same = report("2025-W11", patch("土方完成 "));
    assert_eq!(scene.refusal(same), Refusal::NothingChanges);
    let emptied = EntryPatch {
        next: Some(String::new()),
        problem: Some(String::new()),
        ..patch("")
    };
    let change = scene.change(report("2025-W11", emptied));
    assert!(matches!(
        change,
        Change::Entry {
            to: None,
            from: Some(_),
            ..
        }
    ));
}

#[test]
fn a_week_is_reported_on_from_its_monday() {
    let scene = Scene::in_stage("construction");
    scene.ask(report("2025-W11", patch("土方"))).unwrap();
    let refusal = scene.refusal(report("2025-W12", patch("土方")));
    assert_eq!(refusal, Refusal::FutureWeek(week("2025-W12")));
}

#[test]
fn a_field_has_an_end() {
    let scene = Scene::in_stage("construction");
    let refusal = scene.refusal(report("2025-W11", patch(&too_long())));
    let expected = Refusal::TooLong {
        field: "progress",
        chars: MAX_TEXT + 1,
        max: MAX_TEXT,
    };
    assert_eq!(refusal, expected);
    scene.ask(report("2025-W11", patch(&longest()))).unwrap();
}
