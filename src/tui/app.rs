//! Everything that the screen is drawn from.

use super::data::{Data, Snapshot};
use super::filter::Filter;
use super::glyph::Glyphs;
use super::key::Key;
use super::keymap::Keymap;
use super::overlay::Overlay;
use super::screen::{Screen, board};
use super::theme::{Theme, Themes};
use super::{Options, command};
use crate::domain::id::ProjectId;
use crate::i18n::Lang;

/// How a sentence at the bottom is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Good,
    Warn,
    Error,
    /// Others did something; it goes away by itself.
    News,
}

/// A sentence at the bottom, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Toast {
    pub(crate) tone: Tone,
    pub(crate) text: String,
}

impl Toast {
    pub(crate) fn good(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Good,
            text: text.into(),
        }
    }

    pub(crate) fn news(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::News,
            text: text.into(),
        }
    }

    pub(crate) fn warn(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Warn,
            text: text.into(),
        }
    }

    pub(crate) fn error(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Error,
            text: text.into(),
        }
    }
}

/// The program's state. `view` reads it, `update` alone changes it.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
    pub(crate) themes: Themes,
    pub(crate) glyphs: Glyphs,
    /// Columns and rows of the terminal.
    pub(crate) size: (u16, u16),
    pub(crate) data: Data,
    base: Box<dyn Screen>,
    above: Vec<Box<dyn Screen>>,
    pub(crate) overlays: Vec<Overlay>,
    pub(crate) toast: Option<Toast>,
    pub(crate) keymap: Keymap,
    /// Keys of a sequence that is not finished.
    pub(crate) pending: Vec<Key>,
    /// A number typed before a command.
    pub(crate) count: Option<u32>,
    /// Whether the mouse is taken from the terminal.
    pub(crate) mouse: bool,
    /// Whether something went away by itself, so that a frame is due.
    pub(crate) faded: bool,
    /// Whether the end was asked for.
    pub(crate) ended: bool,
}

impl App {
    /// Starts on the board.
    pub(crate) fn new(snapshot: Snapshot, options: &Options, size: (u16, u16)) -> Self {
        let data = Data::new(snapshot);
        let mut app = Self {
            lang: options.lang,
            theme: options.themes.current(),
            themes: options.themes.clone(),
            glyphs: Glyphs::pick(options.ascii, options.width),
            size,
            base: Box::new(board::State::begin(&data)),
            data,
            above: Vec::new(),
            overlays: Vec::new(),
            toast: options.notice.clone().map(Toast::good),
            keymap: options.keymap.clone(),
            pending: Vec::new(),
            count: None,
            mouse: options.mouse,
            faded: false,
            ended: false,
        };
        if let Some(text) = &options.initial_filter {
            match Filter::read(text, &app.data.state.board, app.data.today, app.lang) {
                Ok(filter) => app.set_filter(filter),
                Err(mistake) => app.toast = Some(Toast::warn(mistake.text)),
            }
        }
        app.settle();
        app
    }

    /// Sets another filter; the board goes where cards are left.
    pub(crate) fn set_filter(&mut self, filter: Filter) {
        self.data.set_filter(filter);
        for screen in std::iter::once(&mut self.base).chain(&mut self.above) {
            screen.filtered(&self.data);
        }
    }

    /// The screen that is seen.
    pub(crate) fn screen(&self) -> &dyn Screen {
        self.above.last().unwrap_or(&self.base).as_ref()
    }

    /// The project that commands are about.
    pub(crate) fn selected(&self) -> Option<ProjectId> {
        let id = self.screen().selected();
        id.filter(|id| self.data.project(*id).is_some())
    }

    /// The screen that is seen together with what it needs to change.
    pub(crate) fn screen_mut(&mut self) -> (&mut dyn Screen, &Data) {
        let screen = self.above.last_mut().unwrap_or(&mut self.base);
        (screen.as_mut(), &self.data)
    }

    /// Puts a screen on top; one of the same kind below it is left for it.
    pub(crate) fn go(&mut self, screen: Box<dyn Screen>) {
        let scope = screen.scope();
        if scope == command::Scope::Board {
            self.above.clear();
        } else {
            if let Some(at) = self.above.iter().position(|below| below.scope() == scope) {
                self.above.truncate(at);
            }
            self.above.push(screen);
        }
        self.settle();
    }

    /// Leaves the screen; `false` on the lowest one.
    pub(crate) fn back(&mut self) -> bool {
        let left = self.above.pop().is_some();
        self.settle();
        left
    }

    /// Every screen, the lowest first.
    pub(crate) fn screens_mut(&mut self) -> impl Iterator<Item = &mut Box<dyn Screen>> {
        std::iter::once(&mut self.base).chain(&mut self.above)
    }

    /// Makes selection and scroll position fit what there is to show.
    pub(crate) fn settle(&mut self) {
        let body = super::view::body(self.size);
        let screen = self.above.last_mut().unwrap_or(&mut self.base);
        screen.settle(&self.data, body, self.lang);
    }

    /// Where keys count now, the strongest first.
    pub(crate) fn scopes(&self) -> Vec<command::Scope> {
        match self.overlays.last() {
            Some(overlay) => overlay.scopes(),
            None => vec![self.screen().scope(), command::Scope::Global],
        }
    }

    /// Whether a command makes sense now.
    pub(crate) fn is_enabled(&self, row: &command::Row) -> bool {
        match row.when {
            command::When::Always => true,
            command::When::Project => self.selected().is_some(),
            command::When::Part => self.screen().has_part(&self.data),
            command::When::Weekly => match self.overlays.last() {
                Some(Overlay::Form(form)) => form.is_large(),
                _ => false,
            },
            command::When::Filtered => !self.data.filter.is_empty(),
        }
    }
}
