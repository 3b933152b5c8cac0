//! What is printed is what is used; nothing leaks from data; a fault names its place.

use pretty_assertions::assert_eq;
use rstest::rstest;
use serde_json::json;

use super::super::block::{Align, Block, Column, Figure, Item, Table, Tone};
use super::super::cell::Cell;
use super::super::testing::{Log, at, full};
use super::super::txt;
use super::*;

fn own(source: &str, kind: Kind) -> Result<String, TemplateFault> {
    let report = full().week(11);
    render(source, &report, &report.paper(Lang::Zh), kind)
}

fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        lang: Lang::Zh,
        made: at("2025-03-14 17:00:00"),
        blocks,
    }
}

/// What people can type that is markup somewhere.
const HOSTILE: &str = "</td><script>alert(1)</script> | *a* _b_ `c` [x](javascript:1) \u{1b}[31m\u{202e}&lt; {{ 1 + 1 }}";

#[rstest]
fn a_template_printed_and_given_back_gives_the_same(
    #[values(Kind::Md, Kind::Html, Kind::Txt)] kind: Kind,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    for log in [full(), Log::new()] {
        let report = log.week(11);
        let paper = report.paper(lang);
        let own = render(kind.built_in(), &report, &paper, kind).unwrap();
        assert_eq!(own, page(&paper, kind).unwrap());
        assert!(own.contains(paper.title()), "{own}");
    }
}

#[rstest]
fn a_file_says_what_a_screen_of_its_width_says(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    for log in [full(), Log::new()] {
        let paper = log.week(11).paper(lang);
        let screen = txt::write_in(lang, &paper.blocks, txt::WIDTH);
        assert_eq!(page(&paper, Kind::Txt).unwrap(), screen);
    }
}

/// Every way in which a template could print a text from data.
const WAYS: &str = r#"{{ title }}
{% autoescape false %}{{ title }}{% endautoescape %}
{% set kept %}{{ title }}{% endset %}{{ kept }}
{% macro say(it) %}{{ it }}{% endmacro %}{{ say(title) }}
{{ title|inline }} {{ title ~ "" }} {{ [title, title]|join(" ") }} {{ title|upper }} {{ title|e }} {{ title|replace("x", title) }}
{{ [kept, title]|join }} {{ "%s"|format(title) }} {{ kept|replace("alert", title) }}
{% filter lower %}{{ title }}{% endfilter %} {{ {"a": title} }} {{ [title] }} {{ title|list }}
{% for block in front %}{{ block.text }} {{ block }}{% endfor %}
"#;

#[rstest]
#[case(Kind::Html, &["<", "\u{1b}", "\u{202e}"])]
#[case(Kind::Md, &["<script", "</td", "\u{1b}", "\u{202e}", "[x]("])]
#[case(Kind::Txt, &["\u{1b}", "\u{202e}"])]
fn no_template_lets_markup_out_of_data(#[case] kind: Kind, #[case] forbidden: &[&str]) {
    let report = full().week(11);
    let title = Block::Title(HOSTILE.to_owned());
    let paper = paper(vec![title, Block::Text(HOSTILE.to_owned())]);
    let written = render(WAYS, &report, &paper, kind).unwrap();
    for markup in forbidden {
        let escaped = written.replace("\\<", "").replace("\\[", "");
        assert!(!escaped.contains(markup), "{markup}: {written}");
    }
    assert!(
        !written.contains('2') || !written.contains("{{ 2"),
        "{written}"
    );
    assert!(
        written.contains("1 + 1"),
        "data is never read as a template: {written}"
    );
}

#[test]
fn a_part_is_picked_by_its_key() {
    let source = "{% set late = section(\"overdue\") %}\n# {{ late.heading }}\n\
                  {% for block in late.blocks if block.kind == \"table\" %}\n\
                  {% for row in block.rows %}\n* {{ row[0] }}, {{ row[4].number }}, {{ row[4] }}\n{% endfor %}\n{% endfor %}\n";
    let written = own(source, Kind::Md).unwrap();
    insta::assert_snapshot!(written);
}

#[test]
fn the_report_is_read_by_its_schema() {
    let source = "{{ report.schema }} {{ report.title|t }} {{ report.cut_off|moment(report.zone) }}\n\
                  {{ report.monday|date }} {{ report.overall.total.count }} {{ report.overall.total.change|signed }} \
                  {{ report.overall.total.change|change }} {{ 75|percent }} {{ report.unknown_year }}\n\
                  {% for late in report.overdue %}\n{{ late.project.title }}: {{ late.days }}\n{% endfor %}\n";
    let written = own(source, Kind::Txt).unwrap();
    insta::assert_snapshot!(written);
}

#[test]
fn a_name_is_told_in_the_pages_language() {
    let report = full().week(11);
    let source = "{{ report.overall.stages[0].label|t }}";
    let told = |lang| render(source, &report, &report.paper(lang), Kind::Txt).unwrap();
    assert_eq!([told(Lang::Zh), told(Lang::En)], ["储备", "reserve"]);
}

#[rstest]
#[case::misspelt_field("第一行\n督办 {{ report.overall.totl }}", 2, 9)]
#[case::misspelt_variable("{{ titel }}", 1, 4)]
#[case::misspelt_filter("{{ title|uper }}", 1, 10)]
#[case::not_closed("{% for x in sections %}\n{{ x.key }}\n", 2, 12)]
#[case::not_an_expression("标题：{{ title + }}", 1, 18)]
#[case::no_such_section("{{ section(\"late\").key }}", 1, 4)]
#[case::other_file("{% include \"x\" %}", 1, 4)]
#[case::safe("{{ title|safe }}", 1, 10)]
#[case::not_a_day("{{ title|date }}", 1, 10)]
#[case::wrong_kind("{{ table(front[0]) }}", 1, 4)]
#[case::endless_macro("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", 1, 19)]
fn a_fault_is_told_with_its_place(
    #[case] source: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    let report = full().week(11);
    let fault = render(source, &report, &report.paper(lang), Kind::Md).unwrap_err();
    let place = match lang {
        Lang::Zh => format!("第{line}行第{column}列："),
        Lang::En => format!("line {line}, column {column}: "),
    };
    let name = format!(
        "fault_{}_{lang:?}",
        source
            .chars()
            .filter(char::is_ascii_alphabetic)
            .take(24)
            .collect::<String>()
    );
    let shown = fault.shown.clone().unwrap_or_default();
    insta::assert_snapshot!(name, format!("{}\n{shown}", fault.what));
    assert!(fault.what.starts_with(&place), "{fault:?}");
}

#[test]
fn a_template_without_an_end_is_stopped() {
    let loops =
        "\n{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";
    let fault = own(loops, Kind::Md).unwrap_err();
    assert!(fault.what.starts_with("第2行"), "{fault:?}");
    assert!(
        fault.what.ends_with("：步数超过上限：循环太多或没有尽头"),
        "{fault:?}"
    );
}

#[test]
fn ten_thousand_rows_are_within_the_limit() {
    let row = vec![Cell::from("项目"), Cell::from(3_i64)];
    let table = Table {
        columns: vec![Column::words("a"), Column::late("b")],
        rows: vec![row; 10_000],
        projects: Vec::new(),
    };
    let blocks = vec![Block::heading("ledger", "台账"), Block::Table(table)];
    let source = "{% for block in sections[0].blocks %}{% for row in block.rows %}\n\
                  {% for cell in row %}|{{ cell }}{% endfor %}|\n\n{% endfor %}{% endfor %}";
    let report = Log::new().week(11);
    let written = render(source, &report, &paper(blocks), Kind::Md).unwrap();
    assert_eq!(written.lines().count(), 20_000);
}

#[test]
fn every_kind_of_block_is_there() {
    let blocks = vec![
        Block::Text("句".to_owned()),
        Block::Subheading("小标题".to_owned()),
        Block::Figures(vec![Figure {
            name: "逾期".to_owned(),
            number: 3,
            change: Some(-1),
            tone: Tone::Red,
        }]),
        Block::List(vec![Item {
            about: "甲".to_owned(),
            text: "乙".to_owned(),
            project: Some(crate::domain::id::ProjectId(7)),
        }]),
        Block::Table(Table {
            columns: vec![Column {
                name: "列".into(),
                align: Align::Right,
                late: true,
            }],
            rows: vec![vec![Cell::Percent(5)], vec![Cell::Empty]],
            projects: Vec::new(),
        }),
    ];
    let source = "{% for b in front %}\n{{ b }}\n{% endfor %}\n\
                  {{ front[2].figures[0] }} {{ front[3].items[0] }} {{ front[4].columns[0] }} {{ front[4].rows[0][0].kind }} \
                  {{ front[4].rows[1][0].number }} {{ front[4].rows|length }}";
    let report = Log::new().week(11);
    insta::assert_snapshot!(render(source, &report, &paper(blocks), Kind::Txt).unwrap());
}

#[test]
fn the_bulletin_of_the_handbook_is_rendered() {
    let handbook = include_str!("../../../docs/templates.md");
    let bulletin = handbook
        .split("```jinja\n")
        .find(|part| part.contains("督办快报"))
        .and_then(|part| part.split("```").next())
        .unwrap();
    insta::assert_snapshot!(own(bulletin, Kind::Md).unwrap());
}

#[test]
fn an_entry_of_many_lines_stays_in_its_point() {
    let mut log = Log::new();
    log.add(1, "甲\n- 乙 ", "park", "construction");
    log.at("2025-03-11 10:00:00");
    log.entry(
        1,
        "2025-W11",
        json!({"progress": "一\n\n# 二\n1. 三", "next": "- 四"}),
    );
    let written = page(&log.week(11).paper(Lang::Zh), Kind::Md).unwrap();
    let lines = written.lines();
    let strange: Vec<&str> = lines
        .filter(|line| {
            line.starts_with("- ") && !line.starts_with("- **") || line.starts_with("1.")
        })
        .collect();
    assert_eq!(strange, Vec::<&str>::new());
}
