//! The terminal: taken in hand at the start, given back at every end, also at a panic or a signal.

use std::collections::BTreeMap;
use std::io::{self, Stdout, Write};
use std::path::PathBuf;

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::app::App;
use super::glyph::is_open;
use super::sgr::Plain;
use super::view;
use crate::config::Width;
use crate::text::width::columns;

/// The most columns and rows that are drawn: more than any screen has. A client may claim any size, and each cell of it
/// would cost memory of the host.
pub(crate) const LARGEST: (u16, u16) = (640, 240);
/// Room for the largest frame, so that it goes out in one or two writes.
const BUFFER: usize = 64 * 1024;

/// The terminal while it is ours. Dropping it gives it back.
pub(crate) struct Screen {
    terminal: Terminal<Anchored<CrosstermBackend<Plain<Stdout>>>>,
    /// Whether the mouse is taken.
    mouse: bool,
}

impl Screen {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste.
    pub(crate) fn take(width: Width) -> io::Result<Self> {
        enable_raw_mode()?;
        let mut out = Plain::new(io::stdout(), BUFFER);
        if let Err(error) = execute!(out, EnterAlternateScreen, EnableBracketedPaste) {
            give_back();
            return Err(error);
        }
        let terminal = Terminal::new(Anchored::new(CrosstermBackend::new(out), width));
        match terminal {
            Ok(terminal) => Ok(Self {
                terminal,
                mouse: false,
            }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Columns and rows.
    pub(crate) fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws a frame; terminals that know synchronized updates show it at once.
    pub(crate) fn draw(&mut self, app: &App) -> io::Result<()> {
        self.take_mouse(app.mouse)?;
        queue!(self.terminal.backend_mut().inner, BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| view::view(app, frame))?;
        queue!(self.terminal.backend_mut().inner, EndSynchronizedUpdate)?;
        Backend::flush(self.terminal.backend_mut())
    }

    /// Takes the mouse or leaves it to the terminal, which then can mark and copy.
    fn take_mouse(&mut self, wanted: bool) -> io::Result<()> {
        if wanted == self.mouse {
            return Ok(());
        }
        self.mouse = wanted;
        let out = &mut self.terminal.backend_mut().inner;
        if wanted {
            queue!(out, EnableMouseCapture)
        } else {
            queue!(out, DisableMouseCapture)
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back as it was. Nothing can be done where that fails, so failures are passed over.
fn give_back() {
    let mut out = io::stdout();
    execute!(
        out,
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    )
    .ok();
    disable_raw_mode().ok();
    out.flush().ok();
}

/// Gives the terminal back before a panic is reported. Call it after every other hook is set.
pub(crate) fn restore_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        report(panic);
    }));
}

/// Ends the program on a signal, from a thread of its own.
///
/// A handler that only sets a flag would leave crossterm's reader spinning on a terminal that is gone
/// ; the database needs no clearing up. `scratch` goes with the program, `farewell` is the last that is done. `ended` is
/// said where somebody on the host ended it, to whoever sat there.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the signal thread that ends the process"
)]
pub(crate) fn end_on_signals(
    scratch: Option<PathBuf>,
    farewell: Option<fn()>,
    ended: Option<&'static str>,
) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT])?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            if let Some(signal) = signals.forever().next() {
                give_back();
                if let (SIGTERM, Some(ended)) = (signal, ended) {
                    writeln!(io::stdout(), "{ended}").ok();
                }
                if let Some(scratch) = &scratch {
                    std::fs::remove_dir_all(scratch).ok();
                }
                if let Some(farewell) = farewell {
                    farewell();
                }
                std::process::exit(128 + signal);
            }
        })?;
    Ok(())
}

/// A backend that keeps every column in its place whatever the terminal makes of glyphs of open width.
///
/// `“`, `—` or `①` are one column wide by our count and two on some Chinese terminals. Each such glyph ends a run, and
/// every run begins with a cursor movement, so that nothing is shifted. The cell behind it, which the second half of the
/// glyph would cover, is written again, whether it changed or not.
struct Anchored<B> {
    inner: B,
    /// What stands where, by row and column; nothing on terminals that are known to need no anchors.
    shown: Option<BTreeMap<(u16, u16), Cell>>,
}

impl<B: Backend> Anchored<B> {
    fn new(inner: B, width: Width) -> Self {
        let is_known = width == Width::Narrow;
        Self {
            inner,
            shown: (!is_known).then(BTreeMap::new),
        }
    }

    /// After a clearing nothing stands anywhere.
    fn forget(&mut self) {
        if let Some(shown) = &mut self.shown {
            shown.clear();
        }
    }
}

/// Notes what stands at a place by row and column. A wide glyph takes away what stood under its second half, and goes as a
/// whole where one of its halves is written over: what is kept of it would come back behind a glyph of open width.
fn put(shown: &mut BTreeMap<(u16, u16), Cell>, (row, column): (u16, u16), cell: &Cell) {
    let is_wide = |cell: &Cell| columns(cell.symbol()) > 1;
    let before = column.checked_sub(1).map(|column| (row, column));
    if let Some(before) = before.filter(|before| shown.get(before).is_some_and(is_wide)) {
        shown.remove(&before);
    }
    let was = shown.insert((row, column), cell.clone());
    if is_wide(cell) || was.as_ref().is_some_and(is_wide) {
        shown.remove(&(row, column.saturating_add(1)));
    }
}

impl<B: Backend> Backend for Anchored<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), B::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let Some(shown) = &mut self.shown else {
            return self.inner.draw(content);
        };
        let content: Vec<_> = content.collect();
        for (x, y, cell) in &content {
            put(shown, (*y, *x), cell);
        }
        let mut run = Vec::new();
        let mut coming = content.into_iter().peekable();
        while let Some((x, y, cell)) = coming.next() {
            run.push((x, y, cell));
            let mut last = (x, cell);
            while is_open(last.1.symbol()) {
                self.inner.draw(run.drain(..))?;
                let next = last.0.saturating_add(1);
                let is_coming = coming
                    .peek()
                    .is_some_and(|(x, row, _)| (*x, *row) == (next, y));
                let Some(beside) = shown.get(&(y, next)).filter(|_| !is_coming) else {
                    break;
                };
                run.push((next, y, beside));
                last = (next, beside);
            }
        }
        if run.is_empty() {
            return Ok(());
        }
        self.inner.draw(run.into_iter())
    }

    fn hide_cursor(&mut self) -> Result<(), B::Error> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), B::Error> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, B::Error> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), B::Error> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), B::Error> {
        self.forget();
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), B::Error> {
        self.forget();
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> Result<Size, B::Error> {
        let size = self.inner.size()?;
        Ok(Size::new(
            size.width.min(LARGEST.0),
            size.height.min(LARGEST.1),
        ))
    }

    fn window_size(&mut self) -> Result<WindowSize, B::Error> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<(), B::Error> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(symbol: &str) -> Cell {
        let mut cell = Cell::EMPTY;
        cell.set_symbol(symbol);
        cell
    }

    /// Draws symbols side by side from a column on.
    fn draw(backend: &mut Anchored<CrosstermBackend<&mut Vec<u8>>>, x: u16, symbols: &[&str]) {
        let cells: Vec<Cell> = symbols.iter().map(|symbol| cell(symbol)).collect();
        let placed = (x..).zip(&cells).map(|(x, cell)| (x, 0, cell));
        backend.draw(placed).unwrap();
    }

    fn drawn(width: Width, frames: &[(u16, &[&str])]) -> String {
        let mut bytes = Vec::new();
        let mut backend = Anchored::new(CrosstermBackend::new(&mut bytes), width);
        for (x, symbols) in frames {
            draw(&mut backend, *x, symbols);
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn behind_a_glyph_that_may_be_wide_the_cursor_is_set_again() {
        let bytes = drawn(Width::Auto, &[(0, &["a", "“", "b", "c"])]);
        assert!(bytes.contains("“"), "{bytes:?}");
        assert!(bytes.contains("\u{1b}[1;3Hb"), "{bytes:?}");
        assert!(!bytes.contains("\u{1b}[1;4H"), "{bytes:?}");
        let known = drawn(Width::Narrow, &[(0, &["a", "“", "b", "c"])]);
        assert!(known.contains("a“bc"), "{known:?}");
    }

    #[test]
    fn what_a_wide_glyph_has_covered_does_not_come_back() {
        let frames: [(u16, &[&str]); 3] = [(0, &["a", "b"]), (0, &["心"]), (0, &["“"])];
        let bytes = drawn(Width::Auto, &frames);
        let (_, last) = bytes.rsplit_once('“').unwrap();
        assert!(!last.contains('b'), "{last:?}");
    }

    #[test]
    fn what_stands_behind_such_a_glyph_is_written_again_though_it_did_not_change() {
        let frames: [(u16, &[&str]); 2] = [(0, &["a", "b", "—", "d"]), (1, &["“"])];
        let bytes = drawn(Width::Auto, &frames);
        let (_, second) = bytes.rsplit_once('“').unwrap();
        assert!(second.contains("\u{1b}[1;3H—"), "{second:?}");
        assert!(second.contains("\u{1b}[1;4Hd"), "{second:?}");
    }
}
