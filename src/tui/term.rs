//! The terminal: taken in hand at the start, given back at every end, also at a panic or a signal.

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
use super::sgr::Plain;
use super::view;
use crate::text::width::columns;

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
    pub(crate) fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        let mut out = Plain::new(io::stdout(), BUFFER);
        if let Err(error) = execute!(out, EnterAlternateScreen, EnableBracketedPaste) {
            give_back();
            return Err(error);
        }
        let terminal = Terminal::new(Anchored(CrosstermBackend::new(out)));
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
        queue!(self.terminal.backend_mut().0, BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| view::view(app, frame))?;
        queue!(self.terminal.backend_mut().0, EndSynchronizedUpdate)?;
        Backend::flush(self.terminal.backend_mut())
    }

    /// Takes the mouse or leaves it to the terminal, which then can mark and copy.
    fn take_mouse(&mut self, wanted: bool) -> io::Result<()> {
        if wanted == self.mouse {
            return Ok(());
        }
        self.mouse = wanted;
        let out = &mut self.terminal.backend_mut().0;
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
/// ; the database needs no clearing up. `scratch` goes with the program.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the signal thread that ends the process"
)]
pub(crate) fn end_on_signals(scratch: Option<PathBuf>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT])?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            if let Some(signal) = signals.forever().next() {
                give_back();
                if let Some(scratch) = &scratch {
                    std::fs::remove_dir_all(scratch).ok();
                }
                std::process::exit(128 + signal);
            }
        })?;
    Ok(())
}

/// A backend that puts the cursor right again after every glyph that a terminal might draw wider than we think.
///
/// `“`, `—` or `①` are one column wide by our count and two on some Chinese terminals. Each such glyph ends a run, and
/// every run begins with a cursor movement, so that at worst one column is overdrawn and nothing is shifted.
struct Anchored<B>(B);

fn may_be_wide(cell: &Cell) -> bool {
    !cell.symbol().is_ascii() && columns(cell.symbol()) == 1
}

impl<B: Backend> Backend for Anchored<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), B::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut run = Vec::new();
        for (x, y, cell) in content {
            run.push((x, y, cell));
            if may_be_wide(cell) {
                self.0.draw(run.drain(..))?;
            }
        }
        if run.is_empty() {
            return Ok(());
        }
        self.0.draw(run.into_iter())
    }

    fn hide_cursor(&mut self) -> Result<(), B::Error> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), B::Error> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, B::Error> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), B::Error> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), B::Error> {
        self.0.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), B::Error> {
        self.0.clear_region(clear_type)
    }

    fn size(&self) -> Result<Size, B::Error> {
        self.0.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, B::Error> {
        self.0.window_size()
    }

    fn flush(&mut self) -> Result<(), B::Error> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_a_glyph_that_may_be_wide_the_cursor_is_set_again() {
        let mut bytes = Vec::new();
        let mut backend = Anchored(CrosstermBackend::new(&mut bytes));
        let mut cells = ["a", "“", "b", "c"].map(|symbol| {
            let mut cell = Cell::EMPTY;
            cell.set_symbol(symbol);
            cell
        });
        let placed = (0..).zip(cells.iter_mut()).map(|(x, cell)| (x, 0, &*cell));
        backend.draw(placed).unwrap();
        let bytes = String::from_utf8(bytes).unwrap();
        assert!(
            bytes.contains("“") && bytes.contains("\u{1b}[1;3Hb"),
            "{bytes:?}"
        );
        assert!(!bytes.contains("\u{1b}[1;4H"), "{bytes:?}");
    }
}
