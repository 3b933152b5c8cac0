//! The program on a terminal of its own: keys in, an emulated screen out, every byte on record.
//!
//! Nothing here sleeps. Whoever waits is woken by the bytes that come; a wait that is in vain ends with a picture of
//! the screen.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use unicode_width::UnicodeWidthChar;

use super::{Cli, DUBAN};

/// How long anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(15);

/// What sort of terminal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Glyphs of open width take one column.
    Narrow,
    /// They take two, as on some Chinese terminals.
    Wide,
    /// It does not say where its cursor stands.
    Silent,
}

/// What wide terminals draw where others draw a glyph of open width: vt100 knows only the narrow ones.
const STAND_IN: char = '口';

/// Whether a terminal may take two columns for this; letters beyond Latin are wide on some, whatever Unicode says.
pub(crate) fn is_open(letter: char) -> bool {
    letter.width() == Some(1)
        && (letter.width_cjk() == Some(2) || (!letter.is_ascii() && letter.is_alphabetic()))
}

struct Seen {
    parser: vt100::Parser,
    kind: Kind,
    /// Bytes of a character that has not come as a whole.
    torn: Vec<u8>,
    /// Up to where questions were answered.
    answered: usize,
    raw: Vec<u8>,
    is_over: bool,
}

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

impl Seen {
    /// Takes bytes in as this sort of terminal would; the answer to a question comes back.
    fn take(&mut self, bytes: &[u8]) -> Option<String> {
        self.raw.extend_from_slice(bytes);
        match self.kind {
            Kind::Narrow | Kind::Silent => self.parser.process(bytes),
            Kind::Wide => {
                let widened = self.widened(bytes);
                self.parser.process(widened.as_bytes());
            }
        }
        let question = b"\x1b[6n";
        let mut asked = self.raw[self.answered..].windows(question.len());
        let at = asked.rposition(|bytes| bytes == question)?;
        self.answered += at + question.len();
        let (row, column) = self.parser.screen().cursor_position();
        (self.kind != Kind::Silent).then(|| format!("\x1b[{};{}R", row + 1, column + 1))
    }

    fn widened(&mut self, bytes: &[u8]) -> String {
        self.torn.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.torn) {
            Ok(_) => self.torn.len(),
            Err(error) => error.valid_up_to(),
        };
        let rest = self.torn.split_off(whole);
        let text = String::from_utf8(std::mem::replace(&mut self.torn, rest)).unwrap();
        let widen = |letter| if is_open(letter) { STAND_IN } else { letter };
        text.chars().map(widen).collect()
    }
}

/// A terminal with the program on it.
pub(crate) struct Tty {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    writer: Writer,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

const fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

const fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

impl Tty {
    /// Starts what a command line says on a terminal of this size.
    pub(crate) fn start(cli: &Cli, columns: u16, rows: u16) -> Self {
        Self::start_on(cli, columns, rows, Kind::Narrow)
    }

    /// Starts it on a terminal of some sort.
    pub(crate) fn start_on(cli: &Cli, columns: u16, rows: u16, kind: Kind) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(DUBAN);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        let plain = cli.command();
        for (name, value) in plain.get_envs() {
            command.env(name, value.unwrap());
        }
        command.cwd(plain.get_current_dir().unwrap());
        command.args(plain.get_args());
        let child = pair.slave.spawn_command(command).unwrap();
        // The end of the program is the end of the reader only where nobody else holds the slave.
        drop(pair.slave);
        let seen = Arc::new((
            Mutex::new(Seen {
                parser: vt100::Parser::new(cells(rows), cells(columns), 0),
                kind,
                torn: Vec::new(),
                answered: 0,
                raw: Vec::new(),
                is_over: false,
            }),
            Condvar::new(),
        ));
        let reader = pair.master.try_clone_reader().unwrap();
        let listener = Arc::clone(&seen);
        let writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let answer = Arc::clone(&writer);
        std::thread::spawn(move || listen(reader, &listener, &answer));
        Self {
            seen,
            writer,
            master: pair.master,
            child,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }

    /// Waits until the screen is as wanted, and tells how long that took.
    #[track_caller]
    pub(crate) fn wait(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) -> Duration {
        let start = Instant::now();
        let mut seen = self.lock();
        while !is_so(seen.parser.screen()) {
            let left = PATIENCE.saturating_sub(start.elapsed());
            assert!(
                !left.is_zero() && !seen.is_over,
                "{what} did not come:\n{}",
                seen.parser.screen().contents()
            );
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
        start.elapsed()
    }

    /// Waits for a text on the screen.
    #[track_caller]
    pub(crate) fn see(&self, text: &str) -> Duration {
        self.wait(text, |screen| screen.contents().contains(text))
    }

    /// Waits until a text is gone from the screen.
    #[track_caller]
    pub(crate) fn see_no(&self, text: &str) -> Duration {
        self.wait(&format!("no {text}"), |screen| {
            !screen.contents().contains(text)
        })
    }

    /// Waits until nothing came for so long, and tells how much had come by then.
    pub(crate) fn quiet(&self, span: Duration) -> usize {
        let start = Instant::now();
        let mut seen = self.lock();
        loop {
            let length = seen.raw.len();
            assert!(start.elapsed() < PATIENCE, "it is never quiet");
            let (now, woken) = self.seen.1.wait_timeout(seen, span).unwrap();
            seen = now;
            if woken.timed_out() && seen.raw.len() == length {
                return length;
            }
        }
    }

    /// What stands on the screen.
    pub(crate) fn screen(&self) -> String {
        self.lock().parser.screen().contents()
    }

    /// What stands in each cell, row by row; nothing in the second half of a wide glyph.
    pub(crate) fn cells(&self) -> Vec<Vec<String>> {
        let seen = self.lock();
        let screen = seen.parser.screen();
        let (rows, columns) = screen.size();
        let cell = |row, column| {
            let cell = screen.cell(row, column);
            cell.map_or_else(String::new, |cell| cell.contents().to_owned())
        };
        (0..rows.get())
            .map(|row| (0..columns.get()).map(|column| cell(row, column)).collect())
            .collect()
    }

    /// Looks at the screen, with its colours.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.lock().parser.screen())
    }

    /// Every byte that came so far.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.lock().raw.clone()
    }

    /// Types.
    pub(crate) fn keys(&mut self, keys: impl AsRef<[u8]>) {
        let mut writer = self.writer.lock().unwrap();
        writer.write_all(keys.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Makes the terminal larger or smaller.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.lock().parser.set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Sends a signal by name, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("sh")
            .args(["-c", "kill -s \"$1\" \"$2\"", "sh", name, &id])
            .status();
        assert!(sent.unwrap().success());
    }

    /// Waits for the end, and tells the exit code and how long that took.
    #[track_caller]
    pub(crate) fn end(&mut self) -> (u32, Duration) {
        let start = Instant::now();
        let mut seen = self.seen.0.lock().unwrap();
        while !seen.is_over {
            let left = PATIENCE.saturating_sub(start.elapsed());
            assert!(
                !left.is_zero(),
                "it does not end:\n{}",
                seen.parser.screen().contents()
            );
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
        drop(seen);
        let status = self.child.wait().unwrap();
        (status.exit_code(), start.elapsed())
    }

    /// Whether the terminal is as it was before the program: own screen, cursor shown, no paste marks.
    pub(crate) fn is_restored(&self) -> bool {
        let seen = self.lock();
        let screen = seen.parser.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        // A test that failed half-way leaves nobody behind; one that ended well has no child any more.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn listen(mut reader: Box<dyn Read + Send>, seen: &(Mutex<Seen>, Condvar), writer: &Writer) {
    let mut bytes = [0; 16 * 1024];
    loop {
        // The end of the program is an error on Linux and an end of file elsewhere.
        let read = reader.read(&mut bytes).unwrap_or(0);
        // A test that failed while it looked leaves nobody to read for.
        let Ok(mut now) = seen.0.lock() else {
            return;
        };
        if let Some(answer) = now.take(&bytes[..read]) {
            // A program that has left meanwhile is not waiting for it.
            writer.lock().unwrap().write_all(answer.as_bytes()).ok();
        }
        now.is_over = read == 0;
        seen.1.notify_all();
        if now.is_over {
            return;
        }
    }
}
