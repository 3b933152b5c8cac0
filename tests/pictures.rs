//! The manual's pictures: taken of the real program over the demo's board. `DUBAN_PICTURES=take` takes them anew;
//! otherwise those in `docs/pictures` must be what the program shows.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::support::picture::{svg, text};
use crate::support::{Home, Tty};

/// After so long without a byte the screen is complete.
const PAUSE: Duration = Duration::from_millis(200);

/// A picture: its name, and the keys that lead to it from the one before, with a pause after each group. Every group
/// changes the screen.
type Picture = (&'static str, &'static [&'static str]);

/// At 80x24, in one go: nothing that is done on the way writes to the board.
const SMALL: &[Picture] = &[
    ("board", &[]),
    ("lanes", &["zd"]),
    ("help", &["zz", "?"]),
    ("palette", &["\x1b", ":", "zx"]),
    ("filter", &["\x1b", "/", "\u{9636}\u{6bb5}:"]),
    ("views", &["\x1b", "v"]),
    ("form", &["\x1b", "]", "r"]),
    ("asof", &["\x1b", "T", "2024-12-31\r"]),
    (
        "overdue",
        &["T", "\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\r", "O"],
    ),
    ("minutes", &["m"]),
    ("entries", &["\x1b", "R", "\r", "jw", "\r", "\r"]),
    ("timeline", &["\x1b", "Y"]),
    ("dashboard", &["D"]),
    ("week", &["W"]),
    ("indicators", &["I"]),
    ("log", &["o"]),
    ("project", &["B", "1G", "\r"]),
    ("list", &["L", "91G", "   "]),
    ("bulk", &[">"]),
];

/// At 160x48.
const LARGE: &[Picture] = &[("board-large", &[]), ("dashboard-large", &["D"])];

/// Pictures of which the English manual shows the colours too.
const ENGLISH_SVG: [&str; 4] = ["board", "overdue", "entries", "dashboard"];

fn path(name: &str, lang: &str, ending: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    folder.join(format!("{name}.{lang}.{ending}"))
}

/// Leads the program from picture to picture.
fn tour(lang: &str, (columns, rows): (u16, u16), pictures: &[Picture]) {
    let home = Home::demo();
    let mut tty = Tty::start(&home.cli(["--lang", lang]), columns, rows);
    tty.see("2025-03-14");
    tty.quiet(PAUSE);
    for (name, groups) in pictures {
        for keys in *groups {
            let before = tty.screen();
            tty.keys(keys);
            let what = format!("{name}: anything after {keys:?}");
            tty.wait(&what, |screen| screen.contents() != before);
            tty.quiet(PAUSE);
        }
        let (seen, drawn) = tty.look(|screen| (text(screen), svg(screen)));
        keep_or_compare(name, lang, &seen, &drawn);
    }
}

fn keep_or_compare(name: &str, lang: &str, seen: &str, drawn: &str) {
    let file = path(name, lang, "txt");
    if std::env::var_os("DUBAN_PICTURES").is_none() {
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        pretty_assertions::assert_eq!(kept, seen, "{} is no longer so", file.display());
        return;
    }
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, seen).unwrap();
    if lang == "zh" || ENGLISH_SVG.contains(&name) {
        std::fs::write(path(name, lang, "svg"), drawn).unwrap();
    }
}

fn check(lang: &str) {
    tour(lang, (80, 24), SMALL);
    tour(lang, (160, 48), LARGE);
}

#[test]
fn the_chinese_pictures_are_what_is_seen() {
    check("zh");
}

#[test]
fn the_english_pictures_are_what_is_seen() {
    check("en");
}
