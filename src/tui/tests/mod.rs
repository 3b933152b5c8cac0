//! The screens driven by keys, without threads and without a terminal: real update, real view, real rules.

mod asof;
mod board;
mod board_mouse;
mod board_views;
mod board_ways;
mod confirm;
mod dashboard;
mod ends;
mod entries;
mod find;
mod forms;
mod indicators;
mod input;
mod keys;
mod list;
mod log;
mod look;
mod others;
mod overdue;
mod panic;
mod people;
mod phrases;
mod plan;
mod project;
mod screens;
mod start;
mod timeline;
mod views;
mod visits;
mod week;

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::app::App;
use super::effect::{carry_out, snapshot};
use super::input::Stroke;
use super::key::Key;
use super::msg::Msg;
use super::{Depth, Options, Themes, do_later, news, presence, take_in, view};
use crate::i18n::Lang;
use crate::ops::Session;
use crate::text::width::columns;

/// A program under test.
pub(super) struct Stage {
    pub(super) app: App,
    pub(super) session: Session,
    /// Where its file is, if it has one.
    _dir: Option<tempfile::TempDir>,
}

/// The options of every test.
pub(super) fn options(lang: Lang) -> Options {
    // What is written without a folder must not lie about in the sources.
    let folder = std::env::temp_dir().join("duban-screens");
    std::fs::create_dir_all(&folder).unwrap();
    Options {
        lang,
        folder,
        themes: Themes::built_in(Depth::Sixteen),
        ascii: true,
        ..Options::default()
    }
}

impl Stage {
    /// The small plan on a terminal of this size.
    pub(super) fn new(lang: Lang, width: u16, height: u16) -> Self {
        Self::of(plan::small(), &options(lang), (width, height))
    }

    pub(super) fn of(mut session: Session, options: &Options, size: (u16, u16)) -> Self {
        let first = snapshot(&mut session).unwrap();
        Self {
            app: App::new(first, options, size),
            session,
            _dir: None,
        }
    }

    /// The whole Haidian plan with the demo's weeks, seen by `wang` on 14 March 2025.
    pub(super) fn demo(lang: Lang, width: u16, height: u16) -> Self {
        let (session, dir) = plan::demo("wang");
        Self {
            _dir: Some(dir),
            ..Self::of(session, &options(lang), (width, height))
        }
    }

    /// Chinese at 80x24.
    pub(super) fn zh() -> Self {
        Self::new(Lang::Zh, 80, 24)
    }

    /// English at 80x24.
    pub(super) fn en() -> Self {
        Self::new(Lang::En, 80, 24)
    }

    /// Presses keys: characters as they are, others as `<enter>`, `<ctrl-s>`.
    pub(super) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            self.hear(Msg::Key(Stroke::of(key)));
        }
        self
    }

    pub(super) fn hear(&mut self, msg: Msg) -> &mut Self {
        take_in(&mut self.app, &mut self.session, msg, &mut |_| Ok(()));
        while !self.app.later.is_empty() {
            do_later(&mut self.app, &mut self.session, &mut |_| Ok(()));
        }
        self
    }

    /// What the loop does when nobody presses anything.
    pub(super) fn wait(&mut self) -> &mut Self {
        for msg in news(&mut self.session, &self.app) {
            self.hear(msg);
        }
        for msg in presence::news(&mut self.session, &mut self.app) {
            self.hear(msg);
        }
        self.hear(Msg::Idle)
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.hear(Msg::Resize(width, height))
    }

    /// Reads the board again, as after another login's change.
    pub(super) fn reload(&mut self) -> &mut Self {
        for msg in carry_out(&mut self.session, super::Effect::Reload) {
            self.hear(msg);
        }
        self
    }

    pub(super) fn buffer(&self) -> (Buffer, Option<Position>) {
        let (width, height) = self.app.size;
        let mut buffer = Buffer::empty(Rect {
            x: 0,
            y: 0,
            width,
            height,
        });
        let cursor = view::paint(&self.app, &mut buffer);
        (buffer, cursor)
    }

    /// The screen as text, with the cursor's place in the last line if there is one.
    pub(super) fn screen(&self) -> String {
        let (buffer, cursor) = self.buffer();
        let mut text = dump(&buffer);
        if let Some(at) = cursor {
            write!(text, "cursor: column {} row {}", at.x, at.y).unwrap();
        }
        text
    }

    /// Where the cursor stands.
    pub(super) fn cursor(&self) -> Option<(u16, u16)> {
        self.buffer().1.map(|at| (at.x, at.y))
    }
}

/// A buffer as text: the second cell of a wide glyph is passed over, as a terminal does.
pub(super) fn dump(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(columns(symbol)).unwrap().max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn parse(keys: &str) -> Vec<Key> {
    let mut parsed = Vec::new();
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inside| {
            let (name, after) = inside.split_once('>')?;
            Some((name.parse::<Key>().ok()?, after)).filter(|_| name.len() > 1)
        });
        if let Some((key, after)) = named {
            parsed.push(key);
            rest = after;
        } else {
            parsed.push(letter.to_string().parse().unwrap());
            rest = rest.strip_prefix(letter).unwrap();
        }
    }
    parsed
}

/// Snapshots of a screen of the whole plan at several sizes after some keys; `of` is the file of the test, `shown` takes
/// out what is not the same in every run.
fn shots(
    of: &str,
    name: &str,
    lang: Lang,
    sizes: &[(u16, u16)],
    keys: &str,
    shown: fn(&str) -> String,
) {
    let (width, height) = sizes.first().copied().unwrap();
    let mut stage = Stage::demo(lang, width, height);
    stage.keys(keys);
    let tag = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    for (width, height) in sizes {
        stage.resize(*width, *height);
        let name = format!("duban__tui__tests__{of}__{name}_{tag}_{width}x{height}");
        insta::with_settings!({ prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, shown(&stage.screen()));
        });
    }
}

/// A screen without the numbers of events, which grow with every line of the plan.
pub(super) fn without_numbers(screen: &str) -> String {
    let hide = |text: &str, word: &str| {
        let mut parts = text.split(word);
        let mut hidden = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let rest = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
            hidden.push_str(word);
            hidden.push_str(&"#".repeat(part.len() - rest.len()));
            hidden.push_str(rest);
        }
        hidden
    };
    hide(&hide(screen, "第 "), "event ")
}
