//! The same log and the same words give the same bytes: wherever the file lies, whoever asks, in whatever zone, language
//! of the machine and width of the terminal, and later too.

use pretty_assertions::assert_eq;

use crate::support::{Cli, Home};

const AFTER: &str = "2025-03-14T18:00";
const LATER: &str = "2026-11-22T23:59";

/// A report, and what is written of it: several formats at once, or files by their names.
struct Asked {
    words: &'static [&'static str],
    formats: &'static str,
    files: &'static [&'static str],
}

/// Everything that is written to a file; what speaks of today is asked for as of a past day.
const REPORTS: [Asked; 6] = [
    Asked {
        words: &["week", "--week", "2025-W11"],
        formats: "txt,md,html,docx,xlsx,csv,json",
        files: &[],
    },
    Asked {
        words: &["review", "--year", "2024"],
        formats: "txt,md,html,docx,xlsx,csv,json",
        files: &[],
    },
    Asked {
        words: &["export", "--as-of", "2025-03-14"],
        formats: "",
        files: &["a.csv", "a.xlsx", "a.json", "a.md"],
    },
    Asked {
        words: &["slip", "30", "--as-of", "2025-03-14"],
        formats: "txt,md,html,docx",
        files: &[],
    },
    Asked {
        words: &[
            "overdue",
            "--minutes",
            "--actor",
            "wang",
            "--since",
            "2025-03-14",
            "--as-of",
            "2025-03-14",
        ],
        formats: "txt,md,html,docx",
        files: &[],
    },
    Asked {
        words: &["calendar", "--alarm", "7", "--as-of", "2025-03-14"],
        formats: "",
        files: &["a.ics"],
    },
];

/// The demo's board after a review has raised a level.
fn board() -> Home {
    let home = Home::demo();
    let raise = ["level", "30", "2", "--note", "两周内报送赶工方案"];
    home.cli(raise).ok();
    home.cli(["due", "31", "年底前", "--reason", "land"]).ok();
    home
}

impl Asked {
    /// The files of all its formats, by name.
    fn written(&self, home: &Home, cli: Cli) -> Vec<(String, Vec<u8>)> {
        let out = home.path("out");
        std::fs::create_dir(&out).unwrap();
        let cli = cli.args(self.words.iter().copied()).args(["--lang", "zh"]);
        if self.formats.is_empty() {
            for name in self.files {
                cli.clone().args(["-o", &format!("out/{name}")]).ok();
            }
        } else {
            cli.args(["--format", self.formats, "-o", "out"]).ok();
        }
        let files = std::fs::read_dir(&out).unwrap().map(|file| {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(path).unwrap())
        });
        let mut files: Vec<_> = files.collect();
        files.sort();
        std::fs::remove_dir_all(out).unwrap();
        assert!(!files.is_empty(), "{:?}", self.words);
        files
    }
}

#[track_caller]
fn is_same(what: &str, one: &[(String, Vec<u8>)], other: &[(String, Vec<u8>)]) {
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(one), names(other), "{what}");
    let unlike = one.iter().zip(other).filter(|(one, other)| one != other);
    let unlike: Vec<&str> = unlike.map(|((name, _), _)| name.as_str()).collect();
    assert_eq!(unlike, [""; 0], "{what}");
}

#[test]
fn the_same_bytes_whoever_asks_and_where() {
    let home = board();
    let other = home.twin();
    for asked in &REPORTS {
        let first = asked.written(&home, home.cli([]).today(AFTER));
        let east = [
            ("TZ", "Pacific/Auckland"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("COLUMNS", "40"),
        ];
        let west = [
            ("TZ", "America/Los_Angeles"),
            ("LANG", "C"),
            ("NO_COLOR", "1"),
        ];
        let with = |cli: Cli, variables: [(&str, &str); 3]| {
            let set = variables.into_iter();
            set.fold(cli, |cli, (name, value)| cli.env(name, value))
        };
        let east = with(other.cli([]).today(AFTER).actor("li"), east);
        is_same("far east", &asked.written(&other, east), &first);
        let west = with(home.cli([]).today(LATER), west);
        is_same("far west and later", &asked.written(&home, west), &first);
    }
}

#[test]
fn the_same_bytes_after_later_changes() {
    let home = board();
    let written = |today: &str| {
        let reports = REPORTS.iter();
        let files = reports.map(|asked| asked.written(&home, home.cli([]).today(today)));
        files.flatten().collect::<Vec<_>>()
    };
    let before = written(AFTER);
    for words in [
        &["move", "30", "construction"][..],
        &["edit", "31", "--title", "另一个名字"],
        &["due", "32", "9月底", "--reason", "land"],
        &["report", "1", "--progress", "后来的进展"],
        &["level", "33", "1"],
        &["suspend", "35", "资金未到位"],
        &["remove", "36", "--note", "重复"],
        &["milestone", "37", "交竣工验收", "--due", "9月底"],
        &["dept", "区水务局", "--short", "水局"],
    ] {
        home.cli(words.iter().copied())
            .today("2025-03-24T10:00")
            .ok();
    }
    is_same("later", &written(LATER), &before);
}
