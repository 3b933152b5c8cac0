//! The indicator table of a plan, loaded.

use pretty_assertions::assert_eq;

use super::*;
use crate::domain::indicator::{Figure, Verdict, in_order};

const PLAN: &[(&str, &str)] = &[
    ("plan.toml", "title_zh = \"试\"\n"),
    (
        "sources.csv",
        "key,title,date\n\
         plan,五年规划,2021-03-01\n\
         talk,预计,2024-11-30\n\
         report,年度报告,2025-01-10\n\
         bulletin,统计公报,2025-03-01\n\
         old,旧表,\n\
         later,以后的报告,2026-01-10\n",
    ),
    (
        "departments.csv",
        "key,name,short,kind\nfgw,区发展改革委,发改委,bureau\n",
    ),
    (
        "projects.csv",
        "key,title,category,source\np,北坞公园,park,plan\n",
    ),
    (
        "facts.csv",
        "project,on,fact,value,basis,source\np,2021-03-01,stage,preliminary,stated,plan\n",
    ),
    (
        "indicators.csv",
        "key,number,parent,name,unit,nature,departments,source,section,locator\n\
         gdp,1,,地区生产总值增速,%,expected,fgw,plan,指标表,增速\n\
         pop,2,,常住人口,万人,binding,,plan,,\n\
         town,,pop,其中：城镇,万人,,,plan,,\n",
    ),
    (
        "values.csv",
        "indicator,year,kind,text,source,section,locator\n\
         gdp,2024,actual,5.3%,bulletin,,\n\
         gdp,2024,actual,5.1%,report,,\n\
         gdp,2024,actual,5%左右,talk,,\n\
         gdp,2025,target,6%左右,plan,指标表,\n\
         gdp,2025,target,5%以上,report,,\n\
         gdp,2025,actual,5.2%,later,,\n\
         gdp,2023,actual,5%,old,,\n\
         gdp,2020,target,7%,old,,\n\
         town,2024,actual,完成市级下达任务,report,,\n",
    ),
];

fn load(session: &mut Session, files: &[(&str, &str)]) -> Loaded {
    let loaded = load_plan(session, &Files::given(files), Mode::Commit).unwrap();
    healthy(session);
    loaded
}

fn text(state: &State, year: i32, actual: bool) -> Option<String> {
    let row = state.board.indicators.get("gdp")?;
    let cells = if actual { &row.actuals } else { &row.targets };
    cells.get(&year).map(|figure| figure.text.clone())
}

fn with(file: &str, rows: &str) -> Vec<(&'static str, String)> {
    let change = |(name, text): &(&'static str, &str)| {
        let text = (*text).to_owned();
        (*name, if *name == file { text + rows } else { text })
    };
    PLAN.iter().map(change).collect()
}

fn given<'a>(files: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    let files = files.iter();
    files.map(|(name, text)| (*name, text.as_str())).collect()
}

#[test]
fn rows_and_values_are_loaded_in_the_documents_names() {
    let mut session = sandbox();
    let loaded = load(&mut session, PLAN);
    assert_eq!(loaded.ahead, 1, "the report of 2026 is not published yet");
    let state = session.state().unwrap();
    let rows: Vec<_> = in_order(&state.board.indicators)
        .iter()
        .map(|row| (row.key, row.depth))
        .collect();
    assert_eq!(rows, [("gdp", 0), ("pop", 0), ("town", 1)]);
    let gdp = state.board.indicators.get("gdp").unwrap();
    let actual = gdp.actuals.get(&2024).unwrap();
    assert_eq!(
        (actual.text.as_str(), actual.number),
        ("5.3%", Figure::read("5.3%").number),
        "of two documents that tell of the same day the later one counts"
    );
    assert_eq!(actual.source.as_ref().unwrap().source, "bulletin");
    assert_eq!(gdp.source.as_ref().unwrap().locator, "增速");
    assert_eq!(gdp.departments.len(), 1);
    assert_eq!(gdp.verdict(2025), None::<Verdict>);
    let spoke = session.all_events().unwrap();
    let spoke = spoke
        .iter()
        .filter(|event| event.change.kind() == "board_indicator");
    assert!(
        spoke
            .clone()
            .all(|event| event.actor.as_document().is_some())
    );
    let told: Vec<_> = spoke
        .filter_map(|event| event.actor.as_document())
        .collect();
    for document in ["talk", "report", "bulletin"] {
        assert!(told.contains(&document), "{document} stays in the log");
    }
}

#[test]
fn a_past_day_shows_what_held_then() {
    let mut session = sandbox();
    load(&mut session, PLAN);
    let mut on = |day_text: &str| session.state_as_of(day(day_text)).unwrap();
    let before = on("2021-02-28");
    assert_eq!(before.board.indicators.len(), 3);
    assert_eq!(text(&before, 2025, false), None);
    assert_eq!(text(&before, 2020, false).as_deref(), Some("7%"));
    let planned = on("2024-12-30");
    assert_eq!(text(&planned, 2025, false).as_deref(), Some("6%左右"));
    assert_eq!(text(&planned, 2024, true).as_deref(), Some("5%左右"));
    assert_eq!(text(&planned, 2023, true).as_deref(), Some("5%"));
    assert_eq!(text(&on("2023-12-30"), 2023, true), None);
    let ended = on("2024-12-31");
    assert_eq!(text(&ended, 2024, true).as_deref(), Some("5.3%"));
    assert_eq!(text(&ended, 2025, false).as_deref(), Some("6%左右"));
    let told = on("2025-01-10");
    assert_eq!(text(&told, 2025, false).as_deref(), Some("5%以上"));
}

#[test]
fn the_same_plan_again_changes_nothing() {
    let mut session = sandbox();
    load(&mut session, PLAN);
    let (head, state) = (session.head().unwrap(), session.state().unwrap());
    load(&mut session, PLAN);
    assert_eq!(
        (session.head().unwrap(), session.state().unwrap()),
        (head, state)
    );
}

#[test]
fn a_newer_edition_adds_only_what_is_new() {
    let mut session = sandbox();
    load(&mut session, PLAN);
    let seq = session.head().unwrap().seq;
    let newer = with(
        "values.csv",
        "gdp,2022,actual,3%,report,,\npop,2024,actual,312.4,bulletin,,\n",
    );
    load(&mut session, &given(&newer));
    assert_eq!(session.head().unwrap().seq, seq + 2);
    let state = session.state().unwrap();
    assert_eq!(text(&state, 2022, true).as_deref(), Some("3%"));
    assert_eq!(
        text(&state, 2024, true).as_deref(),
        Some("5.3%"),
        "what was told of later days stays"
    );
    load(&mut session, &given(&newer));
    assert_eq!(session.head().unwrap().seq, seq + 2);
    let renamed: Vec<_> = newer
        .iter()
        .map(|(name, text)| (*name, text.replace("地区生产总值增速", "经济增速")))
        .collect();
    load(&mut session, &given(&renamed));
    assert_eq!(session.head().unwrap().seq, seq + 3);
    let state = session.state().unwrap();
    let gdp = state.board.indicators.get("gdp").unwrap();
    assert_eq!((gdp.name.as_str(), gdp.actuals.len()), ("经济增速", 3));
}

#[test]
fn a_correction_of_one_document_is_one_event() {
    let mut session = sandbox();
    load(&mut session, PLAN);
    let seq = session.head().unwrap().seq;
    let files = with("", "");
    let corrected: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.replace("5.3%", "5.4%")))
        .collect();
    load(&mut session, &given(&corrected));
    let state = session.state().unwrap();
    assert_eq!(text(&state, 2024, true).as_deref(), Some("5.4%"));
    let after = session.head().unwrap().seq;
    assert!(after > seq);
    load(&mut session, &given(&corrected));
    assert_eq!(session.head().unwrap().seq, after);
}

#[test]
fn what_lies_ahead_is_loaded_once_it_is_there() {
    let clock = Clock::noon(day("2026-02-01"), Shanghai);
    let mut session = sandbox();
    load(&mut session, PLAN);
    let actor = session.actor().clone();
    let mut session = session.with(actor, clock);
    assert_eq!(load(&mut session, PLAN).ahead, 0);
    let state = session.state().unwrap();
    let gdp = state.board.indicators.get("gdp").unwrap();
    assert_eq!(gdp.verdict(2025), Some(Verdict::Met));
}
