//! Words that would like to be more than words: in every format they are read, and nothing else.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::support::Home;
use crate::support::paper::{self, tight};

const WEEK: &str = "2025-03-14T18:00";

/// Each would do something somewhere: a formula, a control sequence, a tag, a link, a template, an entity, a line's end.
const HOSTILE: [&str; 16] = [
    "=HYPERLINK(\"x\")",
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "-2+3",
    "甲|乙",
    "<script>alert(1)</script>",
    "[字](javascript:alert(1))",
    "\u{1b}[31m红\u{1b}]0;题\u{7}",
    "\u{202e}倒\u{2066}序\u{200b}隐",
    "{{ 7*7 }}{% raw %}{# x #}",
    "&amp;&lt;b&gt;&#60;",
    "]]><x/>",
    "\"><img src=x onerror=alert(1)>",
    "`rm` **粗** _斜_ # 题 ![图](x)",
    "\u{9b}2J\u{85}\u{fffe}尾",
    "BEGIN:VEVENT;\\n,家\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
];

/// What a reader is to see of it: what steers is gone, all the rest is there.
fn meant(hostile: &str) -> String {
    let steers = "\u{202e}\u{2066}\u{200b}\u{200d}\u{fffe}";
    let seen = |letter: &char| !letter.is_control() && !steers.contains(*letter);
    tight(&hostile.chars().filter(seen).collect::<String>())
}

/// Three hundred Chinese characters, no two neighbours alike.
fn long() -> String {
    let letters = (0..300).map(|at| char::from_u32(0x4e00 + at * 37 % 20000).unwrap());
    letters.collect()
}

/// A board of one project for each of the words, which stand in every field that takes words.
fn board() -> Home {
    static BOARD: OnceLock<Home> = OnceLock::new();
    BOARD.get_or_init(made).twin()
}

fn made() -> Home {
    let home = Home::empty();
    for (at, bad) in HOSTILE.iter().enumerate() {
        let id = (at + 1).to_string();
        let id = id.as_str();
        let on = |day: &str, words: &[&str]| {
            let ran = home.cli(words.iter().copied()).today(day).run();
            assert_eq!(ran.code, 0, "{}{}", ran.what, ran.stderr);
        };
        let (dept, known) = (format!("{bad}局{id}"), format!("第{id}局"));
        on("2025-02-03", &["dept", "--alias", &known, "--", &dept]);
        let lead = format!("--lead={known}");
        let of = ["--category=water", "--stage=construction", "--due=2月底"];
        let title = format!("{bad}题");
        let title = ["add", of[0], of[1], of[2], &lead, "--yes", "--", &title];
        on("2025-02-03", &title);
        for fact in ["place", "remark", "responsible", "contact", "alias"] {
            on("2025-02-04", &["edit", id, &format!("--{fact}={bad}")]);
        }
        let named = format!("{bad}节点");
        on(
            "2025-02-05",
            &["milestone", id, "--due", "3月底", "--", &named],
        );
        on(
            "2025-02-05",
            &[
                "measure",
                id,
                &format!("--unit={bad}"),
                "--target=7",
                "--",
                bad,
            ],
        );
        let note = format!("--note={bad}");
        on(
            "2025-03-10T10:00",
            &["due", id, "3月10日", "--reason", "land", &note],
        );
        let problem = format!("{bad}问题{}", long());
        let asked = [
            "problem",
            id,
            "--limit",
            "3月20日",
            "--level",
            "city",
            "--",
            &problem,
        ];
        on("2025-03-11", &asked);
        on("2025-03-11", &["block", id, "--", bad]);
        let lines = format!("{bad}\n第二行\r\n{bad}\t末\u{2028}{}", long());
        let [progress, next] = [format!("--progress={lines}"), format!("--next={bad}")];
        let [told, ask] = [format!("--problem={lines}"), format!("--ask={bad}")];
        on("2025-03-12", &["report", id, &progress, &next, &told, &ask]);
        on("2025-03-13", &["level", id, "2", &note]);
    }
    home
}

/// No letter that steers a terminal, hides, or turns the line round.
#[track_caller]
fn is_harmless(what: &str, text: &str) {
    let bad = |letter: char| {
        letter.is_control() && letter != '\n'
            || matches!(
                letter,
                '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                    | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}'
            )
    };
    let found: BTreeSet<String> = text
        .chars()
        .filter(|letter| bad(*letter))
        .map(|letter| format!("{letter:?}"))
        .collect();
    assert_eq!(found, BTreeSet::new(), "{what}");
}

/// All that was written can be read: each of the words and the long ones.
#[track_caller]
fn is_readable(what: &str, words: &str) {
    let words = tight(words);
    for hostile in HOSTILE {
        assert!(words.contains(&meant(hostile)), "{what} lacks {hostile:?}");
    }
    assert!(!words.contains("49"), "{what} reckoned");
}

#[track_caller]
fn has_the_long_one(what: &str, words: &str) {
    assert!(tight(words).contains(&long()), "{what}");
}

/// Markdown as its reader sees it; nothing in it is a tag, a link or a picture.
#[track_caller]
fn md(what: &str, text: &str) -> String {
    let mut seen = String::new();
    let text = text.replace("<br>", "\n");
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        match letter {
            '\\' => seen.extend(letters.next()),
            '<' | '`' => panic!(
                "{what}: a bare {letter} before {:?}",
                letters.collect::<String>()
            ),
            ']' if next == Some('(') => panic!("{what}: a link"),
            _ => seen.push(letter),
        }
    }
    seen
}

/// HTML as its reader sees it; its elements are those that the program itself writes.
#[track_caller]
fn html(what: &str, text: &str) -> String {
    let read = paper::html(text);
    let known = "a b body br caption desc div figcaption figure h1 h2 h3 head header html li main meta nav p rect \
                 section small span style svg table tbody td text th thead title tr ul";
    for (name, attributes) in &read.elements {
        assert!(
            known.split(' ').any(|known| known == name),
            "{what}: <{name}>"
        );
        let lower = attributes.to_lowercase();
        // Between the quotes may stand what will; what is no value must be a name.
        let outside: String = lower.split('"').step_by(2).collect();
        assert!(
            !outside.contains(" on") && !outside.starts_with("on"),
            "{what}: {attributes}"
        );
        for href in lower.split("href=\"").skip(1) {
            assert!(href.starts_with('#'), "{what}: {attributes}");
        }
    }
    read.page.words
}

/// What a packed file says.
#[track_caller]
fn docx(bytes: &[u8]) -> String {
    paper::is_sound(bytes);
    paper::docx(bytes).words
}

#[track_caller]
fn xlsx(bytes: &[u8]) -> String {
    paper::is_sound(bytes);
    let sheets = paper::xlsx(bytes);
    let cells = sheets.into_iter().flat_map(|(_, rows)| rows).flatten();
    cells.collect::<Vec<_>>().join("\n")
}

fn csv(bytes: &[u8]) -> String {
    let cells = paper::csv(bytes).into_iter().flatten();
    cells.collect::<Vec<_>>().join("\n")
}

fn json(text: &str) -> String {
    fn texts(value: &Value, all: &mut Vec<String>) {
        match value {
            Value::String(text) => all.push(text.clone()),
            Value::Array(values) => values.iter().for_each(|value| texts(value, all)),
            Value::Object(fields) => fields.values().for_each(|value| texts(value, all)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    texts(&serde_json::from_str(text).unwrap(), &mut all);
    all.join("\n")
}

/// What a reader sees of a file of this format, which is what its format asks for.
#[track_caller]
fn seen(what: &str, format: &str, bytes: &[u8]) -> String {
    let text = || std::str::from_utf8(bytes).unwrap();
    let words = match format {
        "txt" => {
            // In a table the lines of a cell lie beside those of others.
            let columns = paper::txt(text()).into_iter().flatten();
            let cells: Vec<String> = columns.map(|(_, below)| below).collect();
            format!("{}\n{}", text(), cells.join("\n"))
        }
        "md" => md(what, text()),
        "html" => html(what, text()),
        "docx" => docx(bytes),
        "xlsx" => xlsx(bytes),
        "csv" => csv(bytes),
        "json" => json(text()),
        other => panic!("{other}"),
    };
    is_harmless(what, &words);
    if ["txt", "md", "html", "json"].contains(&format) {
        is_harmless(what, text());
    }
    words
}

fn written(home: &Home, words: &[&str], format: &str) -> Vec<u8> {
    let name = format!("out.{format}");
    let cli = home.cli(words.iter().copied());
    cli.args(["--lang", "zh", "-o", &name]).today(WEEK).ok();
    std::fs::read(home.path(&name)).unwrap()
}

#[test]
fn nothing_that_is_written_becomes_more_than_words() {
    let home = board();
    let all = ["txt", "md", "html", "docx", "xlsx", "csv", "json"];
    for format in all {
        let what = format!("week {format}");
        let words = seen(&what, format, &written(&home, &["week"], format));
        is_readable(&what, &words);
        has_the_long_one(&what, &words);
        let what = format!("review {format}");
        let review = ["review", "--year", "2025"];
        let words = seen(&what, format, &written(&home, &review, format));
        is_readable(&what, &words);
        if ["xlsx", "csv", "json"].contains(&format) {
            continue;
        }
        let what = format!("minutes {format}");
        let minutes = ["overdue", "--minutes", "--since", "2025-03-10"];
        let words = seen(&what, format, &written(&home, &minutes, format));
        is_readable(&what, &words);
    }
    for format in ["csv", "xlsx", "json", "md"] {
        let what = format!("export {format}");
        let export = ["export", "--columns", "all"];
        let words = seen(&what, format, &written(&home, &export, format));
        is_readable(&what, &words);
    }
    for (id, hostile) in (1..).zip(HOSTILE) {
        for format in ["txt", "md", "html", "docx"] {
            let what = format!("slip {format} {hostile:?}");
            let slip = ["slip", &format!("{id}")];
            let words = seen(&what, format, &written(&home, &slip, format));
            assert!(tight(&words).contains(&meant(hostile)), "{what}");
        }
    }
}

#[test]
fn a_calendar_takes_them_as_words() {
    let home = board();
    let text = home
        .cli(["calendar", "--alarm", "7"])
        .today(WEEK)
        .ok()
        .stdout;
    is_harmless("ics", &text.replace("\r\n", "\n"));
    let calendars = ical::IcalParser::new(text.as_bytes());
    let events: Vec<_> = calendars.flat_map(|it| it.unwrap().events).collect();
    // A deadline and a milestone each, and no event that somebody wrote into a title.
    assert_eq!(events.len(), 2 * HOSTILE.len());
    let said = events.iter().flat_map(|event| &event.properties);
    let said = said.filter(|it| it.name == "SUMMARY" || it.name == "DESCRIPTION");
    let words: Vec<String> = said
        .map(|it| it.value.clone().unwrap().replace("\\n", "\n"))
        .map(|it| {
            it.replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\n", "\\n")
        })
        .collect();
    is_readable("ics", &words.join("\n"));
}

#[test]
fn a_reminder_and_a_letter_take_them_as_words() {
    let home = board();
    let remind = home.cli(["remind", "--days", "30"]).today(WEEK);
    let text = remind.ok().stdout;
    is_harmless("remind", &text);
    is_readable("remind", &text);
    let text = remind.args(["--json"]).ok().stdout;
    is_harmless("remind json", &text);
    is_readable("remind json", &json(&text));
    let config = "[mail]\ncommand = [\"./sendmail\", \"-t\", \"-i\"]\nfrom = \"督查室 <duban@example.gov.cn>\"\n\
                  to = [\"li@example.gov.cn\"]\n";
    home.write("mail.toml", config);
    let mail = ["week", "--mail", "--config", "mail.toml"];
    let mail = home.cli(mail).today(WEEK);
    is_harmless("mail", &mail.clone().args(["--dry-run"]).ok().stdout);
    home.sendmail("");
    mail.ok();
    let letter = std::fs::read(home.path("letter.0")).unwrap();
    let letter = mail_parser::MessageParser::default()
        .parse(&letter)
        .unwrap();
    let text = letter.body_text(0).unwrap().replace("\r\n", "\n");
    is_harmless("letter", &text);
    // The body is the beginning of the summary; the whole of it is in the files.
    assert!(tight(&text).contains(&meant(HOSTILE[0])), "{text}");
}

#[test]
fn an_import_brings_nothing_in_that_a_typist_could_not() {
    let home = Home::empty();
    home.cli(["dept", "水务局"]).ok();
    let row = |title: &str| {
        serde_json::json!({"title": title, "category": "水务", "stage": "在建", "lead": "水务局",
                           "due": "2月底", "remark": format!("{title}\n{}", long())})
    };
    let mut rows: Vec<Value> = HOSTILE.iter().map(|bad| row(&format!("{bad}题"))).collect();
    rows.push(row("空\u{0}字\u{8}题\u{feff}"));
    let ledger = serde_json::json!({"schema": "duban.ledger/1", "rows": rows});
    home.write("in.json", ledger.to_string());
    let brought = home
        .cli(["import", "in.json", "--new", "all", "--yes"])
        .run();
    assert_eq!(brought.code, 0, "{}{}", brought.stdout, brought.stderr);
    is_harmless("import", &brought.stdout.replace('\t', " "));
    for format in ["csv", "xlsx", "json", "md"] {
        let what = format!("export {format}");
        let words = seen(&what, format, &written(&home, &["export"], format));
        is_readable(&what, &words);
        has_the_long_one(&what, &words);
        assert!(words.contains("空字题"), "{what}");
    }
    for format in ["txt", "md", "html", "docx", "xlsx", "csv", "json"] {
        let what = format!("week {format}");
        is_readable(
            &what,
            &seen(&what, format, &written(&home, &["week"], format)),
        );
    }
}

#[test]
fn a_terminal_is_not_steered_by_them() {
    let home = board();
    for words in [
        &["list"][..],
        &["log", "--limit", "0"],
        &["overdue"],
        &["dept"],
        &["show", "8"],
        &["why", "8"],
        &["log", "9"],
        &["show", "15"],
    ] {
        for more in [&[][..], &["--plain"], &["--json"], &["--lang", "en"]] {
            let cli = home.cli(words.iter().copied()).args(more.iter().copied());
            let ran = cli.today(WEEK).ok();
            is_harmless(&ran.what, &ran.stdout.replace('\t', " "));
        }
    }
}
