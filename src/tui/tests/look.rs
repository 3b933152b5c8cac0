//! Themes and keys of one's own on the screens: what is seen is what is in force.

use pretty_assertions::assert_eq;
use ratatui::style::{Color, Modifier};

use super::{Stage, options, plan};
use crate::config::{Binding, Width, Word};
use crate::i18n::Lang;
use crate::tui::glyph::is_open;
use crate::tui::overlay::Overlay;
use crate::tui::{Depth, Keymap, Options, Themes};

fn stage(options: &Options) -> Stage {
    Stage::of(plan::small(), options, (80, 24))
}

/// Colour and modifier of the first cell with this sign.
fn look(stage: &Stage, symbol: &str) -> (Color, Modifier) {
    let (buffer, _) = stage.buffer();
    let cell = buffer.content.iter().find(|cell| cell.symbol() == symbol);
    let cell = cell.unwrap_or_else(|| panic!("no {symbol} in\n{}", stage.screen()));
    (cell.fg, cell.modifier)
}

fn themed(depth: Depth) -> Stage {
    stage(&Options {
        themes: Themes::built_in(depth),
        ..options(Lang::Zh)
    })
}

#[test]
fn a_key_goes_round_the_themes_and_names_each() {
    let mut stage = themed(Depth::True);
    assert_eq!(look(&stage, "G").0, Color::LightGreen);
    let mut seen = Vec::new();
    for _ in 0..4 {
        stage.keys("t");
        let toast = stage.app.toast.clone().unwrap().text;
        seen.push((toast, look(&stage, "G").0));
    }
    assert_eq!(
        seen,
        [
            (
                "配色: dusk（暮色）".to_owned(),
                Color::Rgb(0xa9, 0xcf, 0x8f)
            ),
            (
                "配色: light（浅色）".to_owned(),
                Color::Rgb(0x1b, 0x6e, 0x2d)
            ),
            (
                "配色: safe（色觉友好）".to_owned(),
                Color::Rgb(0x56, 0xb4, 0xe9)
            ),
            ("配色: dark（深色）".to_owned(), Color::LightGreen),
        ]
    );
}

#[test]
fn a_theme_changes_no_letter() {
    let mut stage = themed(Depth::Many);
    let before = stage.screen();
    for _ in 0..3 {
        stage.keys("t");
        stage.app.toast = None;
        assert_eq!(stage.screen(), before);
    }
}

#[test]
fn without_colour_the_key_says_why_nothing_changes() {
    let mut stage = themed(Depth::None);
    let (before, _) = stage.buffer();
    stage.keys("t");
    let toast = stage.app.toast.take().unwrap();
    assert!(toast.text.contains("颜色已关"), "{}", toast.text);
    assert_eq!(stage.buffer().0, before);
}

#[test]
fn a_heading_does_not_fade_into_its_frame() {
    let mut stage = themed(Depth::True);
    stage.keys("m");
    let (buffer, _) = stage.buffer();
    let dim = stage.app.theme.style(crate::tui::theme::Role::Dim).fg;
    let bold = buffer
        .content
        .iter()
        .filter(|cell| Some(cell.fg) == dim && cell.modifier.contains(Modifier::BOLD));
    assert_eq!(bold.count(), 0);
}

fn word(text: &str) -> Word {
    Word {
        text: text.to_owned(),
        place: None,
    }
}

fn bound(scope: &str, command: &str, keys: &[&str]) -> Binding {
    Binding {
        scope: word(scope),
        command: word(command),
        keys: keys.iter().map(|key| word(key)).collect(),
    }
}

#[test]
fn hint_bar_help_palette_and_sentences_show_the_keys_in_force() {
    let own = [
        bound("global", "stage-next", &["ctrl-right"]),
        bound("global", "undo", &["ctrl-z"]),
        bound("global", "help", &["f1"]),
        bound("board", "due", &[]),
    ];
    let mut stage = stage(&Options {
        keymap: Keymap::read(Lang::Zh, &own).unwrap(),
        ..options(Lang::Zh)
    });
    let screen = stage.screen();
    assert!(screen.contains("[Ctrl-Right]移动"), "{screen}");
    assert!(!screen.contains("[d]"), "{screen}");
    stage.keys("d");
    assert!(
        stage.screen().contains("按 F1 看帮助"),
        "{}",
        stage.screen()
    );
    stage.keys("<f1>");
    let screen = stage.screen();
    assert!(screen.contains("Ctrl-Right"), "{screen}");
    stage.keys("<esc>:stage-next");
    let screen = stage.screen();
    assert!(screen.contains("Ctrl-Right"), "{screen}");
    stage.keys("<esc><ctrl-right>");
    assert!(
        stage.screen().contains("[Ctrl-Z] 撤销"),
        "{}",
        stage.screen()
    );
    // What has lost its key is still in the palette.
    stage.keys(":due<enter>");
    assert!(matches!(stage.app.overlays.last(), Some(Overlay::Form(_))));
}

#[test]
fn where_open_glyphs_are_wide_plain_ones_stand_in_the_same_columns() {
    let of = |width| {
        let mut stage = stage(&Options {
            ascii: false,
            width,
            ..options(Lang::Zh)
        });
        let title = "“北辰”—①②…期";
        for project in stage.app.data.state.projects.values_mut() {
            project.title = title.to_owned();
        }
        stage.keys("L");
        stage
    };
    let (auto, wide) = (of(Width::Auto), of(Width::Wide));
    assert!(auto.screen().contains("“北辰”—①②…期"), "{}", auto.screen());
    assert!(
        wide.screen().contains("\"北辰\"-12.期"),
        "{}",
        wide.screen()
    );
    let (auto, wide) = (auto.buffer().0, wide.buffer().0);
    for (one, other) in auto.content.iter().zip(&wide.content) {
        assert!(!is_open(other.symbol()), "{}", other.symbol());
        assert!(one.symbol() == other.symbol() || is_open(one.symbol()));
    }
}
