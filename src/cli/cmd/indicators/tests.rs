//! The table as it is printed.

use pretty_assertions::assert_eq;
use serde_json::Value;

use super::*;
use crate::cli::Output;
use crate::clock::Clock;
use crate::domain::id::{Actor, Day};
use crate::import::Files;
use crate::ops::{Mode, Purpose, Session, load_plan};

const PLAN: &[(&str, &str)] = &[
    ("plan.toml", "title_zh = \"试\"\n"),
    (
        "sources.csv",
        "key,title,date\nplan,规划,2021-03-01\nreport,报告,2025-01-10\n",
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
        "indicator,year,kind,text,source\n\
         gdp,2024,target,5%左右,plan\n\
         gdp,2024,actual,5.3,report\n\
         gdp,2025,target,6%以上,report\n\
         pop,2024,target,313以内,plan\n\
         pop,2024,actual,314,report\n\
         town,2024,target,300,plan\n\
         town,2024,actual,301,report\n",
    ),
];

fn session(files: Option<&[(&str, &str)]>) -> Session {
    let day: Day = "2025-03-14".parse().unwrap();
    let clock = Clock::noon(day, chrono_tz::Asia::Shanghai);
    let actor = Actor("wang".to_owned());
    let mut session = Session::in_memory(Purpose::Sandbox, actor, clock).unwrap();
    if let Some(files) = files {
        load_plan(&mut session, &Files::given(files), Mode::Commit).unwrap();
    }
    session
}

fn said(session: Session, lang: Lang, shape: Shape, year: Option<i32>, as_of: &str) -> String {
    let mut sink = Vec::new();
    let mut cx = Cx {
        session,
        lang,
        out: Output::new(&mut sink, shape),
        as_of: as_of.parse().ok(),
        mode: Mode::Commit,
        preferences: Vec::new(),
        remind_days: crate::config::Word {
            text: "5".to_owned(),
            place: None,
        },
        mail: crate::config::MailWords::default(),
    };
    run(
        &mut cx,
        &IndicatorsArgs {
            year,
            format: None,
            output: None,
        },
    )
    .unwrap();
    String::from_utf8(sink).unwrap()
}

#[test]
fn the_table_shows_target_actual_and_verdict() {
    let zh = said(session(Some(PLAN)), Lang::Zh, Shape::Table(200), None, "");
    insta::assert_snapshot!("indicators_zh", zh);
    let en = said(
        session(Some(PLAN)),
        Lang::En,
        Shape::Table(120),
        Some(2024),
        "",
    );
    insta::assert_snapshot!("indicators_en_2024", en);
}

#[test]
fn a_pipe_gets_rows_alone() {
    let plain = said(session(Some(PLAN)), Lang::Zh, Shape::Tabs, Some(2025), "");
    let lines: Vec<&str> = plain.lines().collect();
    assert_eq!(
        lines,
        [
            "1\t地区生产总值增速\t%\t预期性\t发改委\t6%以上\t\t",
            "2\t常住人口\t万人\t约束性\t\t\t\t",
            "\t- 其中：城镇\t万人\t\t\t\t\t",
        ]
    );
}

#[test]
fn the_past_is_shown_as_it_was() {
    let past = said(
        session(Some(PLAN)),
        Lang::Zh,
        Shape::Tabs,
        Some(2024),
        "2024-06-30",
    );
    assert!(
        past.starts_with("1\t地区生产总值增速\t%\t预期性\t发改委\t5%左右\t\t\n"),
        "{past}"
    );
}

#[test]
fn json_carries_text_number_and_verdict() {
    let json = said(session(Some(PLAN)), Lang::Zh, Shape::Json, Some(2024), "");
    let rows: Value = serde_json::from_str(&json).unwrap();
    let at = |path: &str| rows.pointer(path).cloned().unwrap_or_default();
    assert_eq!(at("/0/key"), "gdp");
    assert_eq!(at("/0/departments/0/short"), "发改委");
    assert_eq!(at("/0/years/0/target/comparator"), "about");
    assert_eq!(at("/0/years/0/target/number"), "5");
    assert_eq!(at("/0/years/0/target/unit"), "%");
    assert_eq!(at("/0/years/0/actual/source/source"), "report");
    assert_eq!(at("/0/years/0/verdict"), "met");
    assert_eq!(at("/0/years/1"), Value::Null);
    assert_eq!(at("/1/years/0/verdict"), "missed");
    assert_eq!(at("/2/years/0/verdict"), "above");
    assert_eq!((at("/2/parent"), at("/2/depth")), ("pop".into(), 1.into()));
}

#[test]
fn without_a_table_it_says_so() {
    let said_zh = said(session(None), Lang::Zh, Shape::Table(80), None, "");
    assert!(said_zh.contains("还没有指标"), "{said_zh}");
    assert_eq!(said(session(None), Lang::Zh, Shape::Json, None, ""), "[]\n");
}
