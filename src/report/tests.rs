//! What the writers make of a report.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;
use rstest::rstest;
use serde_json::{Value, json};

use super::paper::Report;
use super::testing::{Log, asked, full, rich};
use super::{json, md, txt};
use crate::i18n::Lang;
use crate::text::width::columns;

/// A board whose people write what breaks tables, pages and terminals.
fn hostile() -> Log {
    let mut log = Log::new();
    log.add(
        1,
        "甲|乙\n<script>alert(1)</script>",
        "park",
        "construction",
    );
    log.at("2025-03-11 10:00:00").because("a|b\r\nc");
    let wordy = "很长的说明 with words ".repeat(20);
    log.entry(
        1,
        "2025-W11",
        json!({"progress": "# 标题\n\n| x |\n- [x](javascript:1)", "next": wordy, "ask": "一|二"}),
    );
    log
}

#[test]
fn markdown_in_chinese() {
    insta::assert_snapshot!("week_zh_md", md::md(&full().week(11).paper(Lang::Zh)));
}

#[test]
fn markdown_in_english() {
    insta::assert_snapshot!("week_en_md", md::md(&full().week(11).paper(Lang::En)));
}

#[test]
fn json_by_its_schema() {
    insta::assert_snapshot!("week_json", json::json(&full().week(11)).unwrap());
}

#[rstest]
fn an_empty_board_has_every_section(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    let report = Log::new().week(11);
    let text = md::md(&report.paper(lang));
    let full = md::md(&full().week(11).paper(lang));
    let headings = |text: &str| text.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(headings(&text), headings(&full));
    let nothing = lang.pick("\n无\n", "\nnone\n");
    // Nine sections, one of them in two parts, and two annexes.
    assert_eq!(text.matches(nothing).count(), 11, "{text}");
}

#[rstest]
fn markdown_stays_whole(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    let text = md::md(&hostile().week(11).paper(lang));
    let markup = text.replace("\\<", "").replace("<br>", "");
    assert!(!markup.contains('<'), "{text}");
    assert!(!text.contains("[x]("), "{text}");
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let lines: Vec<&str> = text.lines().collect();
    for pair in lines.windows(2) {
        if pair.iter().all(|line| line.starts_with('|')) {
            assert_eq!(cells(pair[0]), cells(pair[1]), "{pair:?}");
        }
    }
    let allowed = ["#", "|", "- **", lang.pick("无", "none")];
    let free = lines
        .iter()
        .filter(|line| !line.is_empty() && !allowed.iter().any(|start| line.starts_with(start)));
    // The issue line, the figures, four sentences of the overall section, and the log's head.
    assert_eq!(free.count(), 7, "{text}");
}

#[rstest]
fn the_terminal_gets_no_wider_lines_than_it_has(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    for log in [full(), hostile(), Log::new()] {
        let text = txt::txt(&log.week(11).paper(lang));
        for line in text.lines() {
            assert!(columns(line) <= 100, "{line}");
            assert_eq!(line.trim_end(), line);
        }
    }
}

#[test]
fn the_terminals_tables_are_aligned() {
    let text = txt::txt(&full().week(11).paper(Lang::Zh));
    let lines: Vec<&str> = text.lines().collect();
    let head = lines
        .iter()
        .position(|line| line.starts_with("分组"))
        .unwrap();
    let ruler = columns(lines[head + 1]);
    // The last column holds numbers, which end where the ruler ends.
    for line in &lines[head + 2..head + 18] {
        assert_eq!(columns(line), ruler, "{line}");
        assert_eq!(
            line.split("  ").filter(|cell| !cell.is_empty()).count(),
            4,
            "{line}"
        );
    }
}

#[test]
fn a_corrected_and_a_preliminary_report_say_so() {
    let mut log = full();
    let preliminary = log.week_at(11, "2025-03-12 12:30:00");
    assert!(
        md::md(&preliminary.paper(Lang::Zh))
            .contains("\n预览：截止前编制，数据至2025年3月12日12时30分\n")
    );
    log.at("2025-03-18 09:00:00").on("2025-03-13").by("li");
    log.entry(2, "2025-W11", json!({"progress": "补记"}));
    let corrected = md::md(&log.week(11).paper(Lang::Zh));
    assert!(
        corrected
            .contains("\n更正：截止后补记1条（其中文件载入0条），最近一条记于2025年3月18日9时。\n")
    );
}

/// The paths of a value's fields, as docs/week-json.md writes them; objects that it explains once are not entered.
fn paths(at: &str, value: &Value, found: &mut BTreeSet<String>) {
    let known = [
        "key zh en",
        "phrase day",
        "id title",
        "dept inferred",
        "stage inferred",
        "count before change",
    ];
    match value {
        Value::Array(rows) => rows
            .iter()
            .for_each(|row| paths(&format!("{at}[]"), row, found)),
        Value::Object(fields) => {
            let is_known = known.iter().any(|keys| {
                let keys: Vec<&str> = keys.split(' ').collect();
                fields.len() == keys.len() && keys.iter().all(|key| fields.contains_key(*key))
            });
            if is_known && !at.is_empty() {
                return;
            }
            for (name, value) in fields {
                let path = if at.is_empty() {
                    name.clone()
                } else {
                    format!("{at}.{name}")
                };
                found.insert(path.clone());
                paths(&path, value, found);
            }
        }
        _ => {}
    }
}

#[test]
fn the_fields_of_the_json_are_those_of_its_page() {
    let page = include_str!("../../docs/week-json.md");
    let documented: BTreeSet<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect();
    let mut written = BTreeSet::new();
    for number in [11, 40] {
        let text = json::json(&rich().week(number)).unwrap();
        paths("", &serde_json::from_str(&text).unwrap(), &mut written);
    }
    let text = json::json(&asked().week(11)).unwrap();
    paths("", &serde_json::from_str(&text).unwrap(), &mut written);
    assert_eq!(written, documented);
}

#[rstest]
fn what_waits_for_a_manager_is_told_on_the_first_page_and_where_it_is_late(
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    let text = md::md(&asked().week(11).paper(lang));
    let mark = lang.pick("待核实", "o confirm");
    let told: Vec<&str> = text.lines().filter(|line| line.contains(mark)).collect();
    insta::assert_snapshot!(
        format!("week_pending_{}", lang.pick("zh", "en")),
        told.join("\n")
    );
    // Nothing waits: not a word of it.
    assert!(!md::md(&rich().week(11).paper(lang)).contains(mark));
}

#[rstest]
fn the_first_page_says_what_is_late_what_changed_and_what_is_asked(
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    let text = md::md(&rich().week(11).paper(lang));
    let front = text.split("## ").nth(1).unwrap();
    insta::assert_snapshot!(format!("week_front_{}", lang.pick("zh", "en")), front);
}

#[test]
fn late_corrections_are_listed_and_a_moved_cut_off_is_explained() {
    let text = md::md(&rich().week(11).paper(Lang::Zh));
    let annex = text.split("## 附表三").nth(1).unwrap();
    assert!(
        annex.contains(
            "| 2025年3月18日9时 | 2025-03-13 | \\#2 地铁13号线 | 填报 2025-W11：补记 | - | li |"
        ),
        "{annex}"
    );
    let text = md::md(&rich().week(40).paper(Lang::Zh));
    assert!(
        text.contains("因国庆节放假，截止日由10月3日提前至9月30日。"),
        "{text}"
    );
    let early = md::md(&rich().week_at(12, "2025-03-12 12:00:00").paper(Lang::Zh));
    assert!(
        early.contains("预览：该周尚未开始，数据至2025年3月12日12时"),
        "{early}"
    );
}

#[test]
fn json_begins_with_its_schema_and_keeps_the_order() {
    let text = json::json(&full().week(11)).unwrap();
    assert!(text.starts_with("{\n  \"schema\": \"duban.week/1\",\n  \"title\""));
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["overall"]["stages"][2]["tally"]["change"], json!(1));
    assert_eq!(value["overdue"][0]["days"], json!(14));
    assert_eq!(value["measures"][0]["done"], json!("8.2"));
    assert_eq!(value["head"]["hash"], json!("0000001fffff"));
}
