//! A terminal that draws `“`, `—`, `①` two columns wide: nothing bends, on no screen, whatever the setting.

use std::time::Duration;

use pretty_assertions::assert_eq;

use crate::support::{Home, Kind, Tty, is_open};

/// How long nothing must come until a screen counts as drawn.
const DRAWN: Duration = Duration::from_millis(150);

/// Every screen and dialog by its name and the keys that lead there from the board. Esc comes before the next.
const SCREENS: &[(&str, &str)] = &[
    ("board", ""),
    ("board, further down", "jjjj"),
    ("board, back up", "kkk"),
    ("board, next column", "ljj"),
    ("list", "L"),
    ("list, further down", "Ljjjjjj"),
    ("overdue", "O"),
    ("overdue, next", "Oj"),
    ("entries", "R"),
    ("timeline", "Y"),
    ("dashboard", "D"),
    ("week", "W"),
    ("indicators", "I"),
    ("log", "o"),
    ("log, further down", "ojjj"),
    ("project", "L\r"),
    ("project, milestones", "L\r\t"),
    ("project, log", "L\r\t\t\t\t\t"),
    ("help", "?"),
    ("palette", ":“"),
    ("filter", "/“①—"),
    ("form: deadline", "d"),
    ("form: weekly entry", "r“进展”—①"),
    ("form: facts", "Le"),
    ("picker", "m"),
    ("question", "nx\u{1b}"),
];

/// A board on which glyphs of open width stand everywhere.
fn home() -> Home {
    let home = Home::demo();
    let title = "“北辰”—①②…α·±℃Ⅱ期×3→“二”";
    for id in ["30", "31", "32", "220", "1", "2", "3"] {
        home.cli([
            "edit",
            id,
            "--title",
            &format!("{title}{id}"),
            "--remark",
            title,
        ])
        .ok();
        home.cli(["note", id, title]).ok();
    }
    home
}

/// What differs between the two terminals beside the glyphs themselves.
fn bent(narrow: &[Vec<String>], wide: &[Vec<String>]) -> Vec<String> {
    let mut bent = Vec::new();
    for (row, (one, other)) in narrow.iter().zip(wide).enumerate() {
        for (column, (one, other)) in one.iter().zip(other).enumerate() {
            let is_glyph = one.chars().next().is_some_and(is_open);
            // Half of a glyph may cover the blank behind it, nothing else.
            let before = column.checked_sub(1).and_then(|at| narrow[row].get(at));
            let is_behind = before.is_some_and(|one| one.chars().next().is_some_and(is_open));
            let is_covered = is_behind && one.trim().is_empty() && other.trim().is_empty();
            if !is_glyph && !is_covered && one.trim() != other.trim() {
                bent.push(format!("{row}:{column} {one:?} {other:?}"));
            }
        }
    }
    bent
}

/// Types the same on two terminals, and waits until both have drawn.
fn type_on(ttys: &mut [Tty; 2], keys: &str) {
    for tty in &mut *ttys {
        tty.keys(keys);
    }
    for tty in ttys {
        tty.quiet(DRAWN);
    }
}

/// Walks through every screen on a terminal of each sort; tells how many glyphs of open width the narrow one showed.
fn walk(home: &Home, width: &str) -> usize {
    let cli = home.cli(["--width", width]);
    let mut ttys = [Kind::Narrow, Kind::Wide].map(|kind| Tty::start_on(&cli, 80, 24, kind));
    for tty in &ttys {
        tty.see("2025-03-14");
    }
    type_on(&mut ttys, "");
    let mut shown = 0;
    for (name, keys) in SCREENS {
        type_on(&mut ttys, keys);
        let bent_now = || {
            let [narrow, wide] = ttys.each_ref().map(Tty::cells);
            (bent(&narrow, &wide), narrow)
        };
        let (mut found, mut narrow) = bent_now();
        // On a busy machine one of the two may be late.
        for _ in 0..20 {
            if found.is_empty() {
                break;
            }
            ttys[1].quiet(DRAWN);
            (found, narrow) = bent_now();
        }
        let screen = ttys[1].screen();
        assert_eq!(found, Vec::<String>::new(), "{name}, {width}:\n{screen}");
        let opens = |cell: &&String| cell.chars().next().is_some_and(is_open);
        shown += narrow.iter().flatten().filter(opens).count();
        // Out of the dialog, yes to what it asks, and back to the board.
        type_on(&mut ttys, "\u{1b}y\u{1b}yB");
    }
    for tty in &mut ttys {
        tty.keys("q");
        assert_eq!(tty.end().0, 0);
    }
    shown
}

#[test]
fn nothing_bends_where_open_glyphs_are_wide_and_nobody_said_so() {
    let shown = walk(&home(), "auto");
    assert!(shown > 50, "{shown}");
}

#[test]
fn nothing_bends_where_open_glyphs_are_known_to_be_wide() {
    let shown = walk(&home(), "wide");
    // Those that no plain sign stands for.
    assert!(shown > 5, "{shown}");
}

#[test]
fn a_terminal_that_is_known_gets_finer_lines_and_fewer_bytes() {
    let home = home();
    let bytes = |width: &str| {
        let mut tty = Tty::start(&home.cli(["--width", width]), 80, 24);
        tty.see("2025-03-14");
        tty.quiet(DRAWN);
        tty.keys("m");
        tty.quiet(DRAWN);
        let lines = tty.screen().contains('│') && tty.screen().contains('┌');
        let before = tty.raw().len();
        tty.keys("\u{1b}");
        tty.quiet(DRAWN);
        // One by one: keys that come together are drawn once.
        for key in ["j", "j", "j", "k", "k", "k"] {
            tty.keys(key);
            tty.quiet(DRAWN);
        }
        let after = tty.raw().len();
        tty.keys("q");
        tty.end();
        (lines, after - before)
    };
    let (narrow, auto) = (bytes("narrow"), bytes("auto"));
    assert!(narrow.0 && !auto.0);
    assert!(narrow.1 < auto.1, "{narrow:?} {auto:?}");
}

#[test]
fn a_wrong_setting_would_be_seen_here() {
    let home = home();
    let cli = home.cli(["--width", "narrow"]);
    let mut ttys = [Kind::Narrow, Kind::Wide].map(|kind| Tty::start_on(&cli, 80, 24, kind));
    for tty in &ttys {
        tty.see("2025-03-14");
    }
    type_on(&mut ttys, "j");
    let [narrow, wide] = ttys.each_ref().map(Tty::cells);
    assert!(!bent(&narrow, &wide).is_empty());
}
