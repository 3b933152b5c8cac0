//! The board's own definition.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;
use crate::domain::board::{CategoryDef, PlanTask, PlanTitle, Source, StageClass, StageDef};
use crate::domain::people::{Department, DeptKind};
use crate::domain::settings::{Settings, SettingsError};

fn scene() -> Scene {
    Scene::without_project()
}

fn department(name: &str, aliases: &[&str]) -> Department {
    Department {
        name: name.to_owned(),
        short: String::new(),
        en: String::new(),
        kind: DeptKind::Bureau,
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
    }
}

fn set_department(id: Option<u32>, to: Department) -> Command {
    Command::SetDepartment {
        id: id.map(DeptId),
        to,
    }
}

fn stage(key: &str, zh: &str) -> Command {
    Command::SetStage(StageDef {
        key: key.into(),
        zh: zh.to_owned(),
        en: "Stage".to_owned(),
        class: StageClass::Active,
        order: 9,
        wip_limit: None,
    })
}

fn category(key: &str, zh: &str) -> Command {
    Command::SetCategory(CategoryDef {
        key: key.into(),
        zh: zh.to_owned(),
        en: "Category".to_owned(),
    })
}

fn source(key: &str, title: &str) -> Command {
    Command::SetSource(Source {
        key: key.to_owned(),
        title: title.to_owned(),
        date: None,
    })
}

fn task(key: &str, title: &str, departments: &[u32]) -> Command {
    Command::SetTask(PlanTask {
        key: key.to_owned(),
        number: DIRTY.to_owned(),
        title: title.to_owned(),
        source: DIRTY.to_owned(),
        departments: departments.iter().copied().map(DeptId).collect(),
    })
}

fn title(zh: &str) -> Command {
    Command::SetTitle(PlanTitle {
        zh: zh.to_owned(),
        en: DIRTY.to_owned(),
        ..PlanTitle::default()
    })
}

#[rstest]
#[case(stage(DIRTY, DIRTY))]
#[case(category(DIRTY, DIRTY))]
#[case(source(DIRTY, DIRTY))]
#[case(task(DIRTY, DIRTY, &[1]))]
#[case(title(DIRTY))]
#[case(set_department(None, Department { short: DIRTY.to_owned(), en: DIRTY.to_owned(), ..department(DIRTY, &[DIRTY]) }))]
fn every_definition_is_cleaned(#[case] command: Command) {
    let drafts = scene().ask(command).unwrap();
    let draft = drafts.first().unwrap();
    assert_eq!(draft.project, None);
    let json = serde_json::to_string(&draft.change).unwrap();
    assert!(json.contains(CLEAN_LINE), "{json}");
    // JSON writes control characters as escapes.
    assert!(
        !json.contains("\\u00") && !json.contains(['\u{9b}', '\u{202e}', '\u{200b}']),
        "{json}"
    );
}

#[rstest]
#[case(stage(" ", "x"), "key")]
#[case(stage("x", " "), "stage")]
#[case(category("", "x"), "key")]
#[case(category("x", ""), "category")]
#[case(source("", "x"), "key")]
#[case(source("x", ""), "source")]
#[case(task("", "x", &[]), "key")]
#[case(task("x", "", &[]), "task")]
#[case(title("\u{200b}"), "title")]
#[case(set_department(None, department(" ", &[])), "department")]
fn every_definition_has_its_names(#[case] command: Command, #[case] field: &'static str) {
    assert_eq!(scene().refusal(command), Refusal::Empty(field));
}

#[rstest]
#[case(stage("x", &too_long()))]
#[case(category("x", &too_long()))]
#[case(source("x", &too_long()))]
#[case(task("x", &too_long(), &[]))]
#[case(title(&too_long()))]
#[case(set_department(None, department(&too_long(), &[])))]
#[case(set_department(None, department("x", &[&too_long()])))]
#[case(set_department(None, Department { short: too_long(), ..department("x", &[]) }))]
fn every_name_has_an_end(#[case] command: Command) {
    assert!(matches!(scene().refusal(command), Refusal::TooLong { .. }));
}

#[test]
fn the_same_definition_again_changes_nothing() {
    let board = definition();
    let stage = board.stages.first().unwrap().clone();
    let category = board.categories.first().unwrap().clone();
    let dept = board.departments.get(&DeptId(1)).unwrap().clone();
    for command in [
        Command::SetStage(stage),
        Command::SetCategory(category),
        set_department(Some(1), dept),
        Command::SetSettings(Settings::default()),
    ] {
        assert_eq!(scene().refusal(command), Refusal::NothingChanges);
    }
}

#[test]
fn the_first_rules_are_written_down_even_where_they_are_the_programs_own() {
    let mut scene = scene();
    scene.board.version = 0;
    let change = scene.change(Command::SetSettings(Settings::default()));
    assert!(matches!(change, Change::BoardSettings { from, to } if from == to));
}

#[test]
fn rules_that_contradict_themselves_are_refused() {
    let settings = Settings {
        red_days_late: 1,
        yellow_days_late: 2,
        ..Settings::default()
    };
    let refusal = scene().refusal(Command::SetSettings(settings));
    assert_eq!(refusal, Refusal::Settings(SettingsError::RedBelowYellow));
}

#[test]
fn a_department_gets_the_next_number_and_its_name_for_a_short_one() {
    let change = scene().change(set_department(
        None,
        department("区教委", &["教委", "教委", " "]),
    ));
    let expected = Change::BoardDepartment {
        id: DeptId(3),
        from: None,
        to: Some(Department {
            short: "区教委".to_owned(),
            ..department("区教委", &["教委"])
        }),
    };
    assert_eq!(change, expected);
    let unknown = set_department(Some(9), department("区教委", &[]));
    assert_eq!(scene().refusal(unknown), Refusal::NoSuchDepartment);
}

#[rstest]
#[case::name(department("区水务局", &[]), Some("区水务局"))]
#[case::alias_is_a_name(department("区教委", &["区水务局"]), Some("区水务局"))]
#[case::name_is_an_alias(department("海淀水务", &[]), Some("海淀水务"))]
#[case::of_its_own(department("区教委", &["海淀园林"]), None)]
fn no_two_departments_share_a_name(#[case] to: Department, #[case] taken: Option<&str>) {
    // Number 2, the one that 海淀园林 already is an alias of, takes the new name.
    let answer = scene().ask(set_department(Some(2), to)).err();
    assert_eq!(
        answer,
        taken.map(|name| Refusal::DepartmentTaken(name.to_owned()))
    );
}

#[test]
fn a_task_names_departments_that_there_are() {
    let refusal = scene().refusal(task("2025-1", "河道治理", &[1, 9]));
    assert_eq!(refusal, Refusal::NoSuchDepartment);
}
