//! The plan's files, told by examples.

use rstest::rstest;

use super::*;

const STAGES: &[&str] = &[
    "reserve",
    "preliminary",
    "construction",
    "completed",
    "operating",
    "settled",
];
const CATEGORIES: &[&str] = &["park", "road"];

const PLAN: &[(&str, &str)] = &[
    ("plan.toml", "title_zh = \"试点区\"\n"),
    (
        "sources.csv",
        "key,title,date,file\nplan,试点区计划,2025-01-07,plan.txt\n",
    ),
    (
        "departments.csv",
        "key,name,short,name_en,kind,aliases\nparks,区园林局,园林局,Parks,bureau,园林\n",
    ),
    (
        "tasks.csv",
        "key,source,number,title,departments,section,locator\nt-1,plan,1,建公园,parks,任务1,新建公园\n",
    ),
    (
        "projects.csv",
        "key,title,category,place,aliases,tags,task,note,source,section,locator\n\
        north,北园,park,,,,t-1,,plan,一,新建北园\n",
    ),
    (
        "ownership.csv",
        "project,department,role,position,basis,source,section,written\n",
    ),
    (
        "owner_rules.csv",
        "category,title_has,department,rests_on,source\npark,,parks,t-1,plan\n",
    ),
    (
        "facts.csv",
        "project,on,fact,value,detail,basis,source,section,locator\n\
        north,2025-01-07,stage,preliminary,,inferred,plan,一,新建北园\n\
        north,2025-01-07,deadline,6月底,2025,stated,plan,一,6月底\n",
    ),
    (
        "measures.csv",
        "project,on,name,unit,year,target,done,basis,source,section,locator\n",
    ),
];

fn read(files: &Files, care: Care<'_>) -> Result<PlanDraft, Vec<Flaw>> {
    read_plan(
        files,
        Words {
            stages: STAGES,
            categories: CATEGORIES,
            calendar: &WorkCalendar::default(),
        },
        care,
    )
}

/// The plan with one text replaced by another in one file.
fn with(file: &str, from: &str, to: &str) -> Files {
    let mut files = Files::given(PLAN);
    let text = files.0.get_mut(file).unwrap();
    assert!(text.contains(from), "{from} is not in {file}");
    *text = text.replace(from, to);
    files
}

#[test]
fn a_sound_plan_is_read_whole() {
    let plan = read(&Files::given(PLAN), Care::Named).unwrap();
    let north = plan.projects.first().unwrap();
    assert_eq!(
        (north.title.as_str(), north.task.as_deref()),
        ("北园", Some("t-1"))
    );
    assert_eq!(north.facts.len(), 2);
    assert_eq!(plan.owner_rules.len(), 1);
}

#[rstest]
#[case::unknown_column("projects.csv", "place", "plcae", 1, "plcae")]
#[case::unknown_category("projects.csv", "北园,park", "北园,pork", 2, "category")]
#[case::unknown_task("projects.csv", "t-1", "t-9", 2, "task")]
#[case::unknown_source("facts.csv", "stated,plan", "stated,paln", 3, "source")]
#[case::unknown_project(
    "facts.csv",
    "north,2025-01-07,stage",
    "nroth,2025-01-07,stage",
    2,
    "project"
)]
#[case::not_a_day("facts.csv", "2025-01-07,stage", "2025-13-07,stage", 2, "on")]
#[case::unknown_stage("facts.csv", "preliminary", "prelim", 2, "value")]
#[case::unread_phrase("facts.csv", "6月底,2025", "下下月,2025", 3, "value")]
#[case::unknown_department("owner_rules.csv", "parks", "park", 2, "department")]
#[case::rule_on_nothing("owner_rules.csv", "t-1", "t-7", 2, "rests_on")]
fn a_fault_is_told_with_file_line_and_column(
    #[case] file: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] line: u64,
    #[case] column: &str,
) {
    let flaws = read(&with(file, from, to), Care::Known).unwrap_err();
    assert!(
        flaws
            .iter()
            .any(|flaw| (flaw.file.as_str(), flaw.line, flaw.column.as_str())
                == (file, line, column)),
        "{flaws:?}"
    );
}

#[test]
fn a_project_without_a_stage_is_a_fault() {
    let flaws = read(
        &with("facts.csv", "stage,preliminary", "class,new_start"),
        Care::Known,
    )
    .unwrap_err();
    assert_eq!(
        flaws.first().unwrap().problem,
        Problem::NoStage("north".to_owned())
    );
}

#[test]
fn a_check_wants_section_and_locator_which_a_load_does_not() {
    let files = with("facts.csv", "plan,一,6月底", "plan,,");
    assert!(read(&files, Care::Known).is_ok());
    let flaws = read(&files, Care::Named).unwrap_err();
    assert_eq!(
        (flaws.len(), &flaws.first().unwrap().problem),
        (1, &Problem::Empty)
    );
}

#[test]
fn a_locator_must_be_short_and_occur_in_its_document() {
    let documents = tempfile::tempdir().unwrap();
    std::fs::write(
        documents.path().join("plan.txt"),
        "一、新建公园：新建北园，6月底开园。",
    )
    .unwrap();
    let care = Care::LookedUp(documents.path());
    assert!(read(&Files::given(PLAN), care).is_ok());
    let elsewhere = with("facts.csv", "plan,一,6月底", "plan,一,7月底");
    let flaws = read(&elsewhere, care).unwrap_err();
    assert_eq!(
        flaws.first().unwrap().problem,
        Problem::NotInSource("7月底".to_owned())
    );
    let long = with(
        "facts.csv",
        "plan,一,6月底",
        "plan,一,新建公园：新建北园，6月底开园",
    );
    assert_eq!(
        read(&long, care).unwrap_err().first().unwrap().problem,
        Problem::TooLong(LOCATOR)
    );
}
