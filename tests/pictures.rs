//! The manual's pictures: taken of the real program over the demo's board. `DUBAN_PICTURES=take` takes them anew;
//! otherwise those in `docs/pictures` must be what the program shows.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::support::picture::{svg, text};
use crate::support::{Home, Tty};

/// After so long without a byte the screen is complete.
const PAUSE: Duration = Duration::from_millis(200);

/// A picture: its name, the terminal's size, and the keys that lead to it, with a pause after each group.
struct Picture {
    name: &'static str,
    size: (u16, u16),
    keys: &'static [&'static str],
}

const fn small(name: &'static str, keys: &'static [&'static str]) -> Picture {
    let size = (80, 24);
    Picture { name, size, keys }
}

const PICTURES: &[Picture] = &[small("board", &[])];

fn path(name: &str, lang: &str, ending: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    folder.join(format!("{name}.{lang}.{ending}"))
}

/// Leads the program to a picture and gives it as text and as SVG.
fn take(home: &Home, picture: &Picture, lang: &str) -> (String, String) {
    let cli = home.cli(["--lang", lang]);
    let (columns, rows) = picture.size;
    let mut tty = Tty::start(&cli, columns, rows);
    tty.see("2025-03-14");
    tty.quiet(PAUSE);
    for keys in picture.keys {
        tty.keys(keys);
        tty.quiet(PAUSE);
    }
    tty.look(|screen| (text(screen), svg(screen)))
}

fn check(lang: &str) {
    let takes = std::env::var_os("DUBAN_PICTURES").is_some();
    for picture in PICTURES {
        // What one picture does to the board is not in the next one.
        let (seen, drawn) = take(&Home::demo(), picture, lang);
        let file = path(picture.name, lang, "txt");
        if takes {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, seen).unwrap();
            std::fs::write(path(picture.name, lang, "svg"), drawn).unwrap();
        } else {
            let kept = std::fs::read_to_string(&file).unwrap_or_default();
            pretty_assertions::assert_eq!(kept, seen, "{} is no longer so", file.display());
        }
    }
}

#[test]
fn the_chinese_pictures_are_what_is_seen() {
    check("zh");
}

#[test]
fn the_english_pictures_are_what_is_seen() {
    check("en");
}
