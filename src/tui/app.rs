//! Everything that the screen is drawn from.

use std::path::PathBuf;

use super::data::{Data, Snapshot};
use super::effect::{Effect, Shelf};
use super::filter::Filter;
use super::glyph::Glyphs;
use super::key::Key;
use super::keymap::Keymap;
use super::overlay::Overlay;
use super::read::Read;
use super::screen::{Screen, board, list};
use super::theme::{Theme, Themes};
use super::welcome::Welcome;
use super::{Options, act, command};
use crate::domain::id::ProjectId;
use crate::domain::view::RecentList;
use crate::i18n::Lang;

/// How many projects make a board huge.
const HUGE: usize = 3000;

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
    /// While the list behind a figure is seen: how many screens lie below it, and their filter.
    lent: Option<(usize, Filter)>,
    pub(crate) overlays: Vec<Overlay>,
    pub(crate) toast: Option<Toast>,
    pub(crate) keymap: Keymap,
    /// What lies over everything until the first key.
    pub(crate) welcome: Option<Welcome>,
    /// Keys of a sequence that is not finished.
    pub(crate) pending: Vec<Key>,
    /// A number typed before a command.
    pub(crate) count: Option<u32>,
    /// Whether the mouse is taken from the terminal.
    pub(crate) mouse: bool,
    /// Whether something went away by itself, so that a frame is due.
    pub(crate) faded: bool,
    /// Where files go whose names say no folder; `None` where no files are written.
    pub(crate) folder: Option<PathBuf>,
    /// Whether the end was asked for.
    pub(crate) ended: bool,
    /// What takes long and waits until a frame has said so.
    pub(crate) later: Vec<Effect>,
    /// From how many projects on the board counts as huge: adding up 1100 takes a tenth of a second at most.
    pub(crate) huge: usize,
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
            lent: None,
            overlays: Vec::new(),
            toast: options.notice.clone().map(Toast::good),
            keymap: options.keymap.clone(),
            welcome: options.welcome,
            pending: Vec::new(),
            count: None,
            mouse: options.mouse,
            faded: false,
            folder: (!options.no_files).then(|| options.folder.clone()),
            ended: false,
            later: Vec::new(),
            huge: HUGE,
        };
        if let Some(text) = &options.initial_filter {
            match app.data.read_filter(text, app.lang) {
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

    /// Puts a line on top of those used lately, here and in what is kept.
    pub(crate) fn remember(&mut self, list: RecentList, line: &str) -> Option<Effect> {
        let line = line.trim();
        let lines = match list {
            RecentList::Filter => &mut self.data.kept.filters,
            RecentList::Command => &mut self.data.kept.commands,
        };
        if line.is_empty() || lines.first().is_some_and(|last| last == line) {
            return None;
        }
        lines.retain(|known| known != line);
        lines.insert(0, line.to_owned());
        Some(Effect::Keep(Shelf::Line(list, line.to_owned())))
    }

    /// Whether only the lowest screen is there.
    pub(crate) fn is_lowest(&self) -> bool {
        self.above.is_empty()
    }

    /// Whether any screen needs the weekly summary.
    pub(crate) fn shows_weeks(&self) -> bool {
        let all = std::iter::once(&self.base).chain(&self.above);
        let mut scopes = all.map(|screen| screen.scope());
        scopes.any(|scope| scope == command::Scope::Week)
    }

    /// Whether any screen still wants this.
    pub(crate) fn wants(&self, read: &Read) -> bool {
        let mut all = std::iter::once(&self.base).chain(&self.above);
        all.any(|screen| screen.wants().contains(read))
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
        // Whoever goes elsewhere takes the narrower filter along.
        self.lent = self
            .lent
            .take()
            .filter(|(below, _)| self.above.len() > *below);
        self.settle();
    }

    /// Lists the projects behind a figure, on top of the screen that shows the figure.
    pub(crate) fn behind(&mut self, filter: Filter) {
        let before = std::mem::take(&mut self.data.filter);
        self.lent = Some((self.above.len(), before));
        self.set_filter(filter);
        self.above.push(Box::new(list::State::default()));
        self.settle();
    }

    /// Leaves the screen; `false` on the lowest one.
    pub(crate) fn back(&mut self) -> bool {
        let left = self.above.pop().is_some();
        let returned = self.lent.take_if(|(below, _)| self.above.len() <= *below);
        if let Some((_, filter)) = returned {
            self.set_filter(filter);
        }
        self.settle();
        left
    }

    /// Every screen, the lowest first.
    pub(crate) fn screens_mut(&mut self) -> impl Iterator<Item = &mut Box<dyn Screen>> {
        std::iter::once(&mut self.base).chain(&mut self.above)
    }

    /// Every screen together with what it needs to change.
    pub(crate) fn screens_and_data(
        &mut self,
    ) -> (impl Iterator<Item = &mut Box<dyn Screen>>, &Data) {
        let screens = std::iter::once(&mut self.base).chain(&mut self.above);
        (screens, &self.data)
    }

    /// Makes selection and scroll position fit what there is to show.
    pub(crate) fn settle(&mut self) {
        let body = super::view::body(self.size);
        let screen = self.above.last_mut().unwrap_or(&mut self.base);
        screen.settle(&self.data, body, self.lang);
    }

    /// Whether characters go into a text.
    pub(crate) fn is_typing(&self) -> bool {
        match self.overlays.last() {
            Some(overlay) => overlay.is_typing(),
            None => self.screen().is_typing(),
        }
    }

    /// Text that was typed on any screen and is not kept yet.
    pub(crate) fn unkept(&mut self) -> Vec<Effect> {
        self.screens_mut()
            .flat_map(|screen| screen.keep())
            .collect()
    }

    /// Where keys count now, the strongest first.
    pub(crate) fn scopes(&self) -> Vec<command::Scope> {
        match self.overlays.last() {
            Some(overlay) => overlay.scopes(),
            None => self.screen().scopes(),
        }
    }

    /// Whether a command makes sense now.
    pub(crate) fn is_enabled(&self, row: &command::Row) -> bool {
        match row.when {
            _ if self.data.looks_back && act::writes(row.id) => false,
            command::When::Always => true,
            command::When::Project => self.selected().is_some(),
            command::When::Part => self.screen().has_part(&self.data),
            command::When::Weekly => match self.overlays.last() {
                Some(Overlay::Form(form)) => form.is_large(),
                _ => false,
            },
            command::When::Named => match self.overlays.last() {
                Some(Overlay::Form(form)) => form.focused().is_some_and(|it| it.names.is_some()),
                _ => false,
            },
            command::When::LooksBack => self.data.looks_back,
            command::When::Filtered => !self.data.filter.is_empty(),
        }
    }
}
