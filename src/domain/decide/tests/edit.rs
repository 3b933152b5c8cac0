//! Arrival, removal, plain facts, owners, notes.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;
use crate::domain::event::NewProject;
use crate::domain::people::{Basis, Owner, OwnerRole};

fn arrival(title: &str, facts: Vec<Fact>) -> Command {
    let project = NewProject {
        key: Some(" P\u{7}-1 ".to_owned()),
        title: title.to_owned(),
        category: "park".into(),
        stage: mark("reserve", Basis::Stated),
    };
    Command::AddProject {
        project,
        facts,
        owners: Vec::new(),
        deadline: None,
    }
}

fn edit(fact: Fact) -> Command {
    Command::Edit {
        id: ID,
        facts: vec![fact],
    }
}

fn title(text: &str) -> Fact {
    Fact::Title(text.to_owned())
}

#[test]
fn a_project_arrives_with_its_facts_under_a_new_number() {
    let facts = vec![
        Fact::Place(Some(DIRTY.to_owned())),
        Fact::Remark(None),
        Fact::Tags(vec![
            "b".to_owned(),
            " ".to_owned(),
            "a".to_owned(),
            "b".to_owned(),
        ]),
    ];
    let drafts = Scene::without_project().ask(arrival(DIRTY, facts)).unwrap();
    assert!(
        drafts
            .iter()
            .all(|draft| draft.project == Some(ProjectId(42)))
    );
    let changes: Vec<Change> = drafts.into_iter().map(|draft| draft.change).collect();
    let project = NewProject {
        key: Some("P-1".to_owned()),
        title: CLEAN_LINE.to_owned(),
        category: "park".into(),
        stage: mark("reserve", Basis::Stated),
    };
    let expected = [
        Change::Added { project },
        Change::Fact {
            from: Fact::Place(None),
            to: Fact::Place(Some(CLEAN_LINE.to_owned())),
        },
        Change::Fact {
            from: Fact::Tags(vec![]),
            to: Fact::Tags(vec!["a".to_owned(), "b".to_owned()]),
        },
    ];
    assert_eq!(changes, expected);
}

#[rstest]
#[case("", Refusal::Empty("title"))]
#[case("\u{200b}\u{1b}", Refusal::Empty("title"))]
#[case(&"长".repeat(121), Refusal::TooLong { field: "title", chars: 121, max: 120 })]
fn a_title_says_something_and_is_short(#[case] words: &str, #[case] expected: Refusal) {
    let scene = Scene::in_stage("reserve");
    assert_eq!(scene.refusal(arrival(words, vec![])), expected);
    assert_eq!(scene.refusal(edit(title(words))), expected);
}

#[test]
fn a_title_that_another_has_wants_consent() {
    let other = ProjectId(3);
    let scene = Scene {
        namesake: Some(other),
        ..Scene::in_stage("reserve")
    };
    for command in [arrival("玉东公园", vec![]), edit(title("玉东公园"))] {
        assert_eq!(
            scene.refusal(command.clone()),
            Refusal::TitleTaken { other }
        );
        scene.ask(Request::new(command).consented()).unwrap();
    }
    let own = Scene {
        namesake: Some(ID),
        ..scene
    };
    own.ask(edit(title("玉东公园"))).unwrap();
}

#[test]
fn a_project_needs_a_category_and_a_stage_that_there_are() {
    let scene = Scene::without_project();
    let with = |category: &str, stage: &str| {
        let project = NewProject {
            key: None,
            title: "北坞公园".to_owned(),
            category: category.into(),
            stage: mark(stage, Basis::Stated),
        };
        scene.refusal(Command::AddProject {
            project,
            facts: vec![],
            owners: vec![],
            deadline: None,
        })
    };
    assert_eq!(
        with("moon", "reserve"),
        Refusal::NoSuchCategory("moon".to_owned())
    );
    assert_eq!(with("park", "moon"), Refusal::NoSuchStage("moon".into()));
}

#[rstest]
#[case::same_title(title(" 北坞公园\u{200b}"), Refusal::NothingChanges)]
#[case::still_none(Fact::Place(Some(" ".to_owned())), Refusal::NothingChanges)]
#[case::same_tags(Fact::Tags(vec![String::new()]), Refusal::NothingChanges)]
#[case::no_category(Fact::Category("moon".into()), Refusal::NoSuchCategory("moon".to_owned()))]
#[case::long_remark(
    Fact::Remark(Some(too_long())),
    Refusal::TooLong { field: "remark", chars: 2001, max: 2000 }
)]
#[case::long_tag(
    Fact::Tags(vec!["长".repeat(121)]),
    Refusal::TooLong { field: "tags", chars: 121, max: 120 }
)]
fn a_fact_is_checked(#[case] fact: Fact, #[case] expected: Refusal) {
    assert_eq!(Scene::in_stage("reserve").refusal(edit(fact)), expected);
}

#[test]
fn of_several_facts_only_those_that_differ_are_written() {
    let facts = vec![
        title("北坞公园"),
        Fact::PlanYear(Some(2025)),
        Fact::Contact(Some(DIRTY.to_owned())),
    ];
    let drafts = Scene::in_stage("reserve").ask(Command::Edit { id: ID, facts });
    let changed: Vec<_> = drafts
        .unwrap()
        .into_iter()
        .map(|draft| draft.change)
        .collect();
    let expected = [
        Change::Fact {
            from: Fact::PlanYear(None),
            to: Fact::PlanYear(Some(2025)),
        },
        Change::Fact {
            from: Fact::Contact(None),
            to: Fact::Contact(Some(CLEAN_LINE.to_owned())),
        },
    ];
    assert_eq!(changed, expected);
}

#[test]
fn a_removal_needs_a_reason_that_can_be_read() {
    let scene = Scene::in_stage("reserve");
    let remove = || Request::new(Command::RemoveProject { id: ID });
    for request in [
        remove(),
        remove().because("  "),
        remove().because("\u{200b}\u{1b}"),
    ] {
        assert_eq!(scene.refusal(request), Refusal::NeedsReason);
    }
    let (from, to) = (false, true);
    let change = scene.change(remove().because("重复录入"));
    assert_eq!(change, Change::Removal { from, to });
}

#[test]
fn only_what_was_removed_comes_back() {
    let restore = Command::RestoreProject { id: ID };
    let scene = Scene::in_stage("reserve");
    assert_eq!(scene.refusal(restore.clone()), Refusal::NothingChanges);
    let mut gone = project_in("reserve");
    gone.removed = true;
    let (from, to) = (true, false);
    let change = Scene::of(gone).change(restore);
    assert_eq!(change, Change::Removal { from, to });
}

fn owner(dept: u32, role: OwnerRole) -> Owner {
    Owner {
        dept: DeptId(dept),
        role,
        basis: Basis::Stated,
    }
}

#[test]
fn the_lead_stands_first_and_nobody_twice() {
    use OwnerRole::{Cooperating, Lead};
    let owners = vec![owner(2, Cooperating), owner(1, Lead), owner(2, Lead)];
    let scene = Scene::in_stage("reserve");
    let to = vec![owner(1, Lead), owner(2, Cooperating)];
    let expected = Change::Owners {
        from: vec![],
        to: to.clone(),
    };
    assert_eq!(
        scene.change(Command::SetOwners {
            id: ID,
            owners: owners.clone()
        }),
        expected
    );
    let mut owned = project_in("reserve");
    owned.owners = to;
    let refusal = Scene::of(owned).refusal(Command::SetOwners { id: ID, owners });
    assert_eq!(refusal, Refusal::NothingChanges);
    let unknown = vec![owner(9, Lead)];
    let refusal = scene.refusal(Command::SetOwners {
        id: ID,
        owners: unknown,
    });
    assert_eq!(refusal, Refusal::NoSuchDepartment);
}

#[test]
fn an_inferred_owner_is_confirmed_by_naming_it() {
    let inferred = Owner {
        basis: Basis::Inferred,
        ..owner(1, OwnerRole::Lead)
    };
    let mut project = project_in("reserve");
    project.owners = vec![inferred];
    let owners = vec![owner(1, OwnerRole::Lead)];
    let change = Scene::of(project).change(Command::SetOwners { id: ID, owners });
    assert!(matches!(change, Change::Owners { .. }));
}

#[test]
fn a_note_keeps_its_lines_and_says_something() {
    let scene = Scene::in_stage("reserve");
    let note = |text: &str| Command::Note {
        id: ID,
        text: text.to_owned(),
    };
    let text = CLEAN_TEXT.to_owned();
    assert_eq!(scene.change(note(DIRTY)), Change::Note { text });
    assert_eq!(scene.refusal(note(" \r\n")), Refusal::Empty("note"));
    assert!(matches!(
        scene.refusal(note(&too_long())),
        Refusal::TooLong { field: "note", .. }
    ));
}
