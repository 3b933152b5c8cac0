//! The screen of indicators.

use rstest::rstest;

use super::{Stage, options, plan};
use crate::i18n::Lang;
use crate::import::Files;
use crate::ops::{Mode, Session, load_plan};
use crate::tui::command::Scope;
use crate::tui::overlay::Overlay;

const PLAN: &[(&str, &str)] = &[
    (
        "plan.toml",
        "title_zh = \"海淀区重点工程\"\ntitle_en = \"Haidian projects\"\n",
    ),
    (
        "sources.csv",
        "key,title,date\nplan,第十四个五年规划纲要,2021-03-01\nreport,2025年政府工作报告,2025-01-07\n",
    ),
    (
        "departments.csv",
        "key,name,short,name_en,kind\nwater,区水务局,水务局,Water,bureau\n",
    ),
    ("projects.csv", "key,title,category,source\n"),
    ("facts.csv", "project,on,fact,value,basis,source\n"),
    (
        "indicators.csv",
        "key,number,parent,name,unit,nature,departments,source,section,locator\n\
         gdp,1,,地区生产总值年均增速,%,expected,,plan,指标表,增速\n\
         rd,2,,全社会研究与试验发展经费支出占地区生产总值比重,%,expected,,plan,指标表,研发\n\
         pop,3,,常住人口规模,万人,binding,,plan,指标表,人口\n\
         town,,pop,其中：城镇,万人,,,plan,,\n\
         water,4,,用水总量,亿立方米,binding,water,plan,指标表,用水\n\
         air,5,,细颗粒物年均浓度,微克/立方米,binding,,plan,指标表,\n\
         carbon,6,,单位地区生产总值二氧化碳排放降幅,,binding,,plan,指标表,\n",
    ),
    (
        "values.csv",
        "indicator,year,kind,text,source,section\n\
         gdp,2020,actual,5.9,plan,指标表\n\
         gdp,2023,actual,5.5,report,一\n\
         gdp,2024,target,5%左右,report,一\n\
         gdp,2024,actual,5.3,report,一\n\
         gdp,2025,target,6左右,plan,指标表\n\
         rd,2024,target,12,plan,\n\
         rd,2024,actual,12.4,report,\n\
         rd,2025,target,12以上,plan,\n\
         pop,2020,actual,313.2,plan,\n\
         pop,2023,target,313以内,plan,\n\
         pop,2023,actual,312.4,report,\n\
         pop,2024,target,313以内,plan,\n\
         pop,2024,actual,314,report,\n\
         pop,2025,target,313以内,plan,\n\
         town,2024,target,305,plan,\n\
         town,2024,actual,304,report,\n\
         water,2025,target,达到市级要求,plan,\n\
         air,2024,target,≤32,plan,\n\
         air,2024,actual,30,report,\n\
         carbon,2024,actual,完成市级下达任务,report,二\n\
         carbon,2024,target,完成市级下达任务,plan,指标表\n\
         carbon,2025,target,完成市级下达任务,plan,指标表\n",
    ),
];

fn session() -> Session {
    let mut session = plan::small();
    load_plan(&mut session, &Files::given(PLAN), Mode::Commit).unwrap();
    session
}

fn stage(lang: Lang, size: (u16, u16)) -> Stage {
    Stage::of(session(), &options(lang), size)
}

fn shot(name: &str, lang: Lang, size: (u16, u16), keys: &str) {
    let mut stage = stage(lang, size);
    stage.keys(keys);
    let tag = lang.pick("zh", "en");
    insta::assert_snapshot!(
        format!("{name}_{tag}_{}x{}", size.0, size.1),
        stage.screen()
    );
}

#[rstest]
#[case::table("indicators", "I")]
#[case::scrolled("indicators_scrolled", "Ijjhhhhl")]
#[case::whole("indicator", "I<enter>")]
#[case::help("indicators_help", "I?")]
fn at_80x24(#[case] name: &str, #[case] keys: &str, #[values(Lang::Zh, Lang::En)] lang: Lang) {
    shot(name, lang, (80, 24), keys);
}

#[rstest]
#[case::table("indicators", "IG")]
#[case::whole("indicator", "IG<enter>")]
fn at_160x48(#[case] name: &str, #[case] keys: &str, #[values(Lang::Zh, Lang::En)] lang: Lang) {
    shot(name, lang, (160, 48), keys);
}

#[test]
fn at_the_smallest() {
    shot("indicators", Lang::Zh, (60, 16), "IG");
}

#[test]
fn the_names_stay_while_the_years_move() {
    let mut stage = stage(Lang::Zh, (80, 24));
    stage.keys("I<home>hhhhhh");
    let first = stage.screen();
    assert!(
        first.contains("2020") && first.contains("地区生产总值"),
        "{first}"
    );
    stage.keys("llllllllll");
    let last = stage.screen();
    assert!(
        last.contains("2025") && last.contains("地区生产总值"),
        "{last}"
    );
    assert!(!last.contains("2020"), "{last}");
    stage.keys("h");
    assert_ne!(stage.screen(), last, "one step back is seen at once");
}

#[test]
fn the_key_and_the_palette_lead_there_from_everywhere() {
    for keys in [
        "I",
        "LI",
        "oI",
        "<enter>I",
        ":ghzb<enter>",
        ":indicators<enter>",
    ] {
        let mut stage = stage(Lang::Zh, (80, 24));
        stage.keys(keys);
        assert_eq!(stage.app.screen().scope(), Scope::Indicators, "{keys}");
        stage.keys("<esc>");
        assert_ne!(stage.app.screen().scope(), Scope::Indicators, "{keys}");
    }
}

#[test]
fn a_row_opens_and_closes() {
    let mut stage = stage(Lang::Zh, (80, 24));
    stage.keys("Ijj<enter>");
    assert!(matches!(stage.app.overlays.last(), Some(Overlay::Sheet(_))));
    let screen = stage.screen();
    for word in [
        "常住人口规模",
        "约束性",
        "第十四个五年规划纲要",
        "313以内",
        "未达到",
    ] {
        assert!(screen.contains(word), "{word} in\n{screen}");
    }
    stage.keys("G").keys("<esc>");
    assert!(stage.app.overlays.is_empty());
    assert_eq!(stage.app.screen().scope(), Scope::Indicators);
}

#[test]
fn without_a_table_the_screen_says_so() {
    let mut stage = Stage::zh();
    stage.keys("I<enter>jkhlG");
    assert!(stage.app.overlays.is_empty());
    assert!(stage.screen().contains("还没有指标"), "{}", stage.screen());
}

#[test]
fn every_size_is_drawn() {
    let mut stage = stage(Lang::En, (80, 24));
    for keys in ["I", "<enter>"] {
        stage.keys(keys);
        for size in [(0, 0), (1, 1), (60, 16), (61, 17), (300, 100)] {
            stage.resize(size.0, size.1);
            assert!(stage.screen().lines().count() >= usize::from(size.1));
        }
        stage.resize(80, 24);
    }
}
