//! What reaches the terminal: nothing that steers it, and quiet where nobody listens any more.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use pretty_assertions::assert_eq;

use crate::support::Home;

/// Everything that must not reach a terminal: C0 but for line end and tab, DEL, C1, bidi controls.
fn steers(text: &str) -> Vec<char> {
    text.chars()
        .filter(|c| {
            (c.is_control() && !['\n', '\t'].contains(c))
                || ('\u{202a}'..='\u{202e}').contains(c)
                || ('\u{2066}'..='\u{2069}').contains(c)
                || ['\u{200e}', '\u{200f}', '\u{061c}'].contains(c)
        })
        .collect()
}

const HOSTILE: &str =
    "坏\u{1b}[31m项\u{1b}]0;标题\u{7}目\u{202e}反\u{2066}\u{9b}2J\u{85}\r\u{8}\u{7f}";

#[test]
fn what_steers_a_terminal_is_neither_stored_nor_printed() {
    let home = Home::small();
    for words in [
        &["edit", "1", "--title", HOSTILE, "--remark", HOSTILE][..],
        &["report", "1", "--progress", HOSTILE, "--ask", HOSTILE],
        &["note", "1", HOSTILE],
        &["block", "1", HOSTILE, "--note", HOSTILE],
        &["tag", "1", HOSTILE],
        &["problem", "1", HOSTILE],
        &["milestone", "1", HOSTILE],
        &["measure", "1", HOSTILE, "--unit", "座", "--target", "3"],
        &["dept", HOSTILE, "--alias", HOSTILE],
        &["add", HOSTILE, "--yes", "--place", HOSTILE],
    ] {
        let ran = home.cli(words.iter().copied()).run();
        assert_eq!(steers(&ran.stdout), [' '; 0], "{words:?}");
        assert_eq!(steers(&ran.stderr), [' '; 0], "{words:?}");
        assert_eq!(ran.code, 0, "{words:?} {}", ran.stderr);
    }
    for words in [
        &["list"][..],
        &["show", "1"],
        &["log", "--limit", "0"],
        &["why", "1"],
        &["dept"],
        &["week"],
        &["week", "--format", "md"],
        &["list", "--columns", "title,place,tags"],
    ] {
        assert_eq!(
            steers(&home.cli(words.iter().copied()).ok().stdout),
            [' '; 0]
        );
    }
    // JSON is what is stored.
    for words in [
        &["show", "1", "--json"][..],
        &["log", "--json", "--limit", "0"],
        &["dept", "--json"],
    ] {
        let stored = home.cli(words.iter().copied()).ok().json();
        let mut strings = Vec::new();
        collect(&stored, &mut strings);
        for text in strings {
            assert_eq!(steers(&text), [' '; 0], "{text:?}");
        }
    }
}

fn collect(value: &serde_json::Value, strings: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => strings.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|it| collect(it, strings)),
        serde_json::Value::Object(values) => values.values().for_each(|it| collect(it, strings)),
        _ => {}
    }
}

#[test]
fn a_mistake_is_told_without_what_steers_a_terminal() {
    let home = Home::small();
    for words in [
        &[HOSTILE][..],
        &["show", HOSTILE],
        &["list", HOSTILE, "stage:\u{1b}[2J"],
        &["list", "--sort", HOSTILE],
        &["list", "--columns", HOSTILE],
        &["move", "1", HOSTILE],
        &["due", "1", HOSTILE],
        &["own", "1", "--lead", HOSTILE],
        &["--db", HOSTILE, "list"],
        &["--config", HOSTILE, "list"],
        &["--today", HOSTILE, "list"],
        &["--lang", HOSTILE],
        &["help", HOSTILE],
        &["week", "--week", HOSTILE],
        &["init", "--plan", HOSTILE, "--sandbox", "--db", "new.db"],
    ] {
        for cli in [
            home.cli(words.iter().copied()),
            home.cli(words.iter().copied()).english(),
        ] {
            let ran = if words[0] == "--today" {
                cli.real()
            } else {
                cli
            }
            .run();
            assert_eq!(steers(&ran.stderr), [' '; 0], "{words:?}");
            assert_ne!(ran.code, 0, "{words:?}");
            assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
        }
    }
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let home = Home::plan();
    for words in [
        &["list", "--json"][..],
        &["log", "--limit", "0"],
        &["week", "--format", "md"],
        &["list"],
        &["help", "filters"],
        &["doctor"],
    ] {
        let mut command = home.cli(words.iter().copied()).command();
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut reader = BufReader::with_capacity(16, child.stdout.take().unwrap());
        reader.read_line(&mut line).unwrap();
        drop(reader);
        let output = child.wait_with_output().unwrap();
        assert_ne!(line, "");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{words:?}");
        assert_eq!(output.status.code(), Some(0), "{words:?}");
    }
}

#[test]
fn nobody_at_all_is_no_trouble_either() {
    let home = Home::small();
    for words in [&["list"][..], &["move", "1", "completed"], &["help"]] {
        let mut command = home.cli(words.iter().copied()).command();
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        command.stdout(writer).stderr(Stdio::piped());
        let output = command.output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{words:?}");
        assert_eq!(output.status.code(), Some(0), "{words:?}");
    }
    assert_eq!(home.project(1)["stage"], "completed");
}

#[test]
fn a_full_disk_behind_stdout_is_told() {
    let home = Home::plan();
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else {
        return;
    };
    let mut command = home.cli(["list"]).command();
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("错误：无法输出："), "{told}");
}

#[test]
fn a_name_that_ends_like_no_format_is_refused_before_anything_is_written() {
    let home = Home::small();
    for (words, known) in [
        (
            &["week", "-o", "x.pdf"][..],
            "txt md html docx xlsx csv json",
        ),
        (&["review", "--year", "2025", "-o", "x.doc"], "txt md"),
        (&["overdue", "--minutes", "-o", "x.xls"], "txt md"),
        (&["export", "-o", "x.docx"], "csv xlsx json md ics"),
    ] {
        let name = words.last().copied().unwrap_or_default();
        let said = home.cli(words.iter().copied()).fails(2);
        assert!(said.contains(known) && said.contains(name), "{said}");
        let said = home.cli(words.iter().copied()).english().fails(2);
        assert!(said.contains("is no format"), "{said}");
        assert!(!home.path(name).exists(), "{name}");
    }
    // Whoever says the format may call the file what he likes, and a name without an end is text.
    home.cli(["export", "--format", "csv", "-o", "x.txt"]).ok();
    home.cli(["week", "--format", "html", "-o", "x.page"]).ok();
    home.cli(["week", "-o", "周报"]).ok();
    for name in ["x.txt", "x.page", "周报"] {
        assert!(home.path(name).exists(), "{name}");
    }
}

#[test]
fn a_hyphen_is_the_standard_output_for_every_verb() {
    let home = Home::small();
    for words in [
        &["week", "--format", "md"][..],
        &["review", "--year", "2025"],
        &["export"],
        &["calendar"],
        &["indicators", "--format", "csv"],
    ] {
        let plain = home.cli(words.iter().copied()).ok().stdout;
        let named = words.iter().copied().chain(["-o", "-"]);
        assert_eq!(home.cli(named).ok().stdout, plain, "{words:?}");
    }
    assert!(!home.path("-").exists());
    let several = ["week", "--format", "md,html", "-o", "-"];
    let said = home.cli(several).fails(2);
    assert!(said.contains("-o 目录"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn why_a_file_cannot_be_read_or_written_is_said_in_ones_own_language() {
    let home = Home::small();
    let complaint = |words: &[&str]| home.cli(words.iter().copied()).run().stderr;
    for (words, why) in [
        (&["week", "--template", "none.j2"][..], "没有这个文件"),
        (&["week", "--template", "."], "这是一个目录"),
        // What never ends is read no further than it may be long.
        (&["week", "--template", "/dev/zero"], "超过1 MB"),
        (&["holidays", "--set", "none.csv"], "没有这个文件"),
        (&["holidays", "--set", "/dev/zero"], "文件超过10 MB"),
        (&["week", "-o", "none/a.md"], "没有这个目录"),
        (&["export", "-o", "."], "这是一个目录"),
    ] {
        let said = complaint(words);
        assert!(said.contains(why), "{words:?}: {said}");
        assert!(!said.contains("os error"), "{said}");
    }
}
