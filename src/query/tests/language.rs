//! What a filter finds, what is wrong with it, and how it is written in canonical form.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::{anybody, board, park, projects, today};
use crate::domain::id::{Actor, DeptId};
use crate::query::ast::{Op, Span};
use crate::query::field::Field;
use crate::query::{Context, Problem, QueryError, parse, parse_for};

/// The numbers of the projects that pass.
fn found(text: &str) -> Vec<u32> {
    let board = board();
    let me = Actor("wang".into());
    let context = Context {
        board: &board,
        today: today(),
        me: Some(&me),
        my_departments: &[DeptId(2)],
    };
    let selection =
        parse_for(text, &board, today()).unwrap_or_else(|mistake| panic!("{text}: {mistake}"));
    projects()
        .iter()
        .filter(|project| selection.matches(project, &context))
        .map(|project| project.id.0)
        .collect()
}

#[rstest]
#[case::everything("", &[1, 2, 3, 12, 13])]
#[case::blanks("  ， ", &[1, 2, 3, 12, 13])]
#[case::substring("公园", &[1])]
#[case::initials("gy", &[1])]
#[case::full_pinyin("gongyuan", &[1])]
#[case::alias("郊野", &[1])]
#[case::place("马连洼", &[1])]
#[case::remark("体育", &[1])]
#[case::number("12", &[12])]
#[case::number_with_sign("#12", &[12])]
#[case::full_width_number("＃１２", &[12])]
#[case::plan_key("p-007", &[1])]
#[case::quoted_is_literal("\"gy\"", &[])]
#[case::quoted_number_is_text("\"12\"", &[])]
#[case::quoted_keyword("\"or\"", &[12])]
#[case::quoted_chinese("“树村公园”", &[1])]
#[case::quotes_inside_quotes("\"“体育设施”\"", &[1])]
#[case::ampersand_in_a_word("r&d", &[12])]
#[case::quoted_flag_is_text("\"受阻\"", &[])]
#[case::two_words("公园 二期", &[1])]
#[case::two_words_by_comma("公园，二期", &[1])]
fn free_words(#[case] text: &str, #[case] expected: &[u32]) {
    assert_eq!(found(text), expected);
}

#[rstest]
#[case::and_is_a_space("阶段:在建 受阻", &[2])]
#[case::and_is_a_word("阶段:在建 且 受阻", &[2])]
#[case::or("公园 or 小学", &[1, 3])]
#[case::or_in_chinese("公园 或 小学", &[1, 3])]
#[case::or_as_a_bar("公园|小学", &[1, 3])]
#[case::and_binds_tighter("公园 受阻 or 小学", &[3])]
#[case::groups("(公园 or 水库) 受阻", &[2])]
#[case::full_width_groups("（公园 或 水库） 受阻", &[2])]
#[case::not("阶段:在建 -受阻", &[1])]
#[case::not_full_width("阶段：在建　－受阻", &[1])]
#[case::not_by_a_chinese_dash("阶段:在建 ——受阻", &[1])]
#[case::not_in_words("阶段:在建 not 受阻", &[1])]
#[case::not_in_chinese("阶段:在建 非 受阻", &[1])]
#[case::not_by_an_exclamation("阶段:在建 ！受阻", &[1])]
#[case::not_a_group("-(公园 or 水库)", &[3, 12, 13])]
#[case::twice_not("-not 受阻", &[2])]
#[case::several_values("灯:红|灰", &[1, 13])]
#[case::none_of_several_values("阶段!=在建|完工", &[12, 13])]
fn logic(#[case] text: &str, #[case] expected: &[u32]) {
    assert_eq!(found(text), expected);
}

#[rstest]
#[case("stage:construction", &[1, 2])]
#[case("阶段：在建", &[1, 2])]
#[case("stage: construction", &[1, 2])]
#[case("stage!=construction", &[3, 12, 13])]
#[case("阶段≠在建", &[3, 12, 13])]
#[case("class:active", &[1, 2])]
#[case("类:完成", &[3])]
#[case("dept:水务", &[1, 2])]
#[case("dept:海淀水务", &[1, 2])]
#[case("部门:swj", &[1, 2])]
#[case("单位:\"water bureau\"", &[1, 2])]
#[case("lead:水务", &[2])]
#[case("牵头:园林", &[1])]
#[case("lead:none", &[3, 12, 13])]
#[case("finished:2025-Q1", &[3])]
#[case("完成日:2025-Q2", &[])]
#[case("finished>=2025-03-20", &[3])]
#[case("办结<90天", &[])]
#[case("完成日:无 -停工 -终止", &[1, 2])]
#[case("ontime", &[3])]
#[case("按期 完成日<2025-03-20", &[])]
#[case("was:construction@2024-12", &[3])]
#[case("当时:在建＠2025-03-19", &[3])]
#[case("当时:在建@2025-03-20", &[])]
#[case("was:completed@today|construction@today", &[3])]
#[case("cause:land", &[1])]
#[case("延因:征地", &[1])]
#[case("延因:无", &[])]
#[case("量化:面积", &[1])]
#[case("measure=面积", &[1])]
#[case("measure=\"面积 公顷 2025\"", &[1])]
#[case("measure=\"面积 公顷 2024\"", &[])]
#[case("应报", &[1, 2])]
#[case("年投资>=3000", &[1])]
#[case("-planned:none", &[1])]
#[case("类别:公园", &[1])]
#[case("地点:mlw", &[1])]
#[case("place:无", &[2, 3, 12, 13])]
#[case("light:red", &[1])]
#[case("灯:红灯", &[1])]
#[case("灯:Ｒ", &[1])]
#[case("light:-", &[13])]
#[case("tag:民生", &[1])]
#[case("tag=民生", &[])]
#[case("标签=民生实事", &[1])]
#[case("year:2025", &[1])]
#[case("年度<2025年", &[3])]
#[case("plan:finish", &[1])]
#[case("计划分类:竣工", &[1])]
#[case("承诺:确保", &[1])]
#[case("level>=1", &[1])]
#[case("级别:督办", &[1])]
#[case("级别<提醒", &[2, 3, 12, 13])]
#[case("task:57", &[1])]
#[case("任务:口袋", &[1])]
#[case("progress<50%", &[1])]
#[case("进度>=50", &[])]
#[case("progress:none", &[2, 3, 12, 13])]
#[case("slipped>0", &[1])]
#[case("延期>=61天", &[1])]
#[case("延期>61天", &[])]
#[case("投资>1亿", &[1])]
#[case("invested<12,000", &[])]
#[case("invested<=12,000", &[1])]
#[case("来源:工作报告", &[1])]
#[case("source:report2025", &[1])]
#[case("id:12", &[12])]
#[case("编号:2025-p", &[1])]
#[case("title:郊野", &[1])]
#[case("title=索道", &[13])]
fn fields(#[case] text: &str, #[case] expected: &[u32]) {
    assert_eq!(found(text), expected);
}

#[rstest]
#[case::soon_with_the_overdue("due<30d", &[1, 2])]
#[case::within("due:30d", &[2])]
#[case::far("due>30d", &[12])]
#[case::chinese("到期<30天", &[1, 2])]
#[case::input_method("到期《３０天", &[1, 2])]
#[case::spaces("due < 2w", &[1, 2])]
#[case::colon_before_the_sign("due:<12d", &[1])]
#[case::long_overdue("due<-14d", &[1])]
#[case::recently_overdue("due:-30d", &[1])]
#[case::up_to_a_day("due<=2025-05-31", &[1, 3])]
#[case::before_a_month("due<2025-05", &[3])]
#[case::after_a_month("due>2025-06", &[12])]
#[case::end_of_june("due:6月底", &[2])]
#[case::this_year("due:今年", &[1, 2, 3, 12])]
#[case::none("due:none", &[13])]
#[case::none_in_chinese("到期:无", &[13])]
#[case::changed_before("updated<2025-06-01", &[1])]
#[case::unchanged_for_long("updated>14d", &[1])]
#[case::changed_lately("更新<14天", &[2, 3, 12, 13])]
#[case::changed_within("更新:8天", &[2, 3, 12, 13])]
#[case::stuck("stuck>30d", &[1])]
#[case::stuck_without_a_unit("停留>30", &[1])]
#[case::stuck_at_least("停留:8天", &[1, 2, 3, 12, 13])]
fn days(#[case] text: &str, #[case] expected: &[u32]) {
    assert_eq!(found(text), expected);
}

#[rstest]
#[case("overdue", &[1])]
#[case("逾期", &[1])]
#[case("is:overdue", &[1])]
#[case("is!=overdue", &[2, 3, 12, 13])]
#[case("受阻", &[2])]
#[case("未填报", &[1, 2])]
#[case("未报", &[1, 2])]
#[case("mine", &[1, 2])]
#[case("延期", &[1])]
#[case("推断", &[1])]
#[case("问题", &[1])]
#[case("停工", &[12])]
#[case("终止", &[13])]
#[case("nodate", &[13])]
#[case("无期限", &[13])]
fn flags(#[case] text: &str, #[case] expected: &[u32]) {
    assert_eq!(found(text), expected);
}

#[rstest]
#[case("\"公园", Problem::UnclosedQuote, (0, 7))]
#[case("dept:“水务", Problem::UnclosedQuote, (5, 14))]
#[case("a (b", Problem::UnclosedGroup, (2, 3))]
#[case("a) b", Problem::UnopenedGroup, (1, 2))]
#[case(")", Problem::UnopenedGroup, (0, 1))]
#[case("a ()", Problem::EmptyGroup, (3, 4))]
#[case("a or", Problem::MissingOperand { word: "or".into() }, (2, 4))]
#[case("or a", Problem::MissingOperand { word: "or".into() }, (0, 2))]
#[case("公园 或 ）", Problem::MissingOperand { word: "或".into() }, (7, 10))]
#[case("-", Problem::MissingOperand { word: "-".into() }, (0, 1))]
#[case("<30d", Problem::StrayOperator { sign: "<" }, (0, 1))]
#[case("due<", Problem::MissingValue { field: Field::Due }, (3, 4))]
#[case("阶段：", Problem::MissingValue { field: Field::Stage }, (6, 9))]
#[case("stage<在建", Problem::NoOrder { field: Field::Stage, op: Op::Less }, (5, 6))]
#[case("stuck>x", Problem::BadValue { field: Field::Stuck, word: "x".into() }, (6, 7))]
#[case("due<soon", Problem::BadValue { field: Field::Due, word: "soon".into() }, (4, 8))]
#[case("progress>4.5", Problem::BadValue { field: Field::Progress, word: "4.5".into() }, (9, 12))]
fn mistakes(#[case] text: &str, #[case] kind: Problem, #[case] (start, end): (usize, usize)) {
    let mistake = parse_for(text, &board(), today()).unwrap_err();
    assert_eq!(mistake, QueryError::new(kind, Span::new(start, end)));
}

#[rstest]
#[case("stge:在建", Problem::UnknownField { word: "stge".into() }, Some("stage"))]
#[case("10:30", Problem::UnknownField { word: "10".into() }, None)]
#[case("stage:constuction", Problem::UnknownValue { field: Field::Stage, word: "constuction".into() }, Some("construction"))]
#[case("类别:gongyan", Problem::UnknownValue { field: Field::Category, word: "gongyan".into() }, None)]
#[case("dept:园林绿花局", Problem::UnknownValue { field: Field::Dept, word: "园林绿花局".into() }, Some("区园林绿化局"))]
#[case("部门=水务", Problem::UnknownValue { field: Field::Dept, word: "水务".into() }, Some("水务局"))]
#[case("light:gren", Problem::UnknownValue { field: Field::Light, word: "gren".into() }, Some("green"))]
#[case("is:overdu", Problem::UnknownValue { field: Field::Flagged, word: "overdu".into() }, Some("overdue"))]
fn did_you_mean(#[case] text: &str, #[case] kind: Problem, #[case] meant: Option<&str>) {
    let mistake = parse_for(text, &board(), today()).unwrap_err();
    assert_eq!((mistake.kind, mistake.suggestion.as_deref()), (kind, meant));
}

#[test]
fn groups_have_a_floor() {
    let deep = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert!(parse(&deep(64)).is_ok());
    assert_eq!(
        parse(&deep(65)).unwrap_err().kind,
        Problem::TooDeep { limit: 64 }
    );
    assert!(parse(&"-".repeat(100_000)).is_err());
    assert!(parse(&deep(100_000)).is_err());
}

#[rstest]
#[case("  阶段：在建　到期＜30天 -受阻", "stage:在建 due<30d -blocked")]
#[case("(a b) c", "a b c")]
#[case("(a or b) c", "(a or b) c")]
#[case("a b or c", "a b or c")]
#[case("非 （红 或 黄）", "-(红 or 黄)")]
#[case("灯:红|黄 x", "(light:red or light:yellow) x")]
#[case("is:逾期", "overdue")]
#[case("due<2w", "due<14d")]
#[case("\"逾期\"", "\"逾期\"")]
#[case("\"“十五五”规划\"", "\"“十五五”规划\"")]
#[case("投资>1.5亿 级别>=督办", "invested>15000 level>=2")]
#[case("year=2025 title=公园", "year:2025 title=公园")]
#[case("", "")]
fn the_canonical_form(#[case] text: &str, #[case] expected: &str) {
    let filter = parse(text).unwrap();
    assert_eq!(filter.to_string(), expected);
    assert_eq!(parse(expected).unwrap(), filter);
}

#[test]
fn a_filter_that_cannot_be_settled_lets_nothing_through() {
    let board = board();
    let context = anybody(&board);
    assert!(!parse("stage:moon").unwrap().matches(&park(), &context));
    assert!(parse("stage:在建").unwrap().matches(&park(), &context));
}
