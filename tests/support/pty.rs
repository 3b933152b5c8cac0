//! A program in a pseudo-terminal with an emulator that reads along. Waits are for text, never for time.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// The longest that anything may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often the screen is looked at while waiting.
const LOOK: Duration = Duration::from_millis(5);

/// What came out of the program.
struct Heard {
    parser: vt100::Parser,
    raw: Vec<u8>,
}

/// A running program.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    heard: Arc<Mutex<Heard>>,
}

const fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// The emulator knows no empty screen.
fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Pty {
    /// Starts the board on a database, in a clean environment with a home of its own.
    pub(crate) fn board(database: &Path, lang: &str, (columns, rows): (u16, u16)) -> Self {
        super::welcomed(database);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duban"));
        command.args(["--today", "2025-03-14", "--lang", lang, "--db"]);
        command.arg(database);
        command.env_clear();
        command.env("HOME", database.parent().unwrap());
        command.env("TERM", "xterm-256color");
        command.env("DUBAN_ACTOR", "王芳");
        Self::start(command, (columns, rows))
    }

    /// Starts any program.
    pub(crate) fn start(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        let heard = Arc::new(Mutex::new(Heard {
            parser,
            raw: Vec::new(),
        }));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let ear = Arc::clone(&heard);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let mut heard = ear.lock().unwrap();
                heard.parser.process(&bytes[..count]);
                heard.raw.extend_from_slice(&bytes[..count]);
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self {
            master: pair.master,
            child,
            writer,
            heard,
        }
    }

    /// Types.
    pub(crate) fn send(&mut self, keys: &str) -> &mut Self {
        self.send_bytes(keys.as_bytes())
    }

    /// Types bytes, whole characters or not.
    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
        self
    }

    /// Waits until something holds of the screen.
    pub(crate) fn until(
        &mut self,
        what: &str,
        holds: impl Fn(&vt100::Screen) -> bool,
    ) -> &mut Self {
        let begin = Instant::now();
        while !holds(self.heard.lock().unwrap().parser.screen()) {
            assert!(
                begin.elapsed() < PATIENCE,
                "waited for {what}:\n{}",
                self.screen()
            );
            pause();
        }
        self
    }

    /// Waits until a text is seen.
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        self.until(text, |screen| screen.contents().contains(text))
    }

    /// Waits until a text is no longer seen.
    pub(crate) fn see_no(&mut self, text: &str) -> &mut Self {
        self.until(&format!("no {text}"), |screen| {
            !screen.contents().contains(text)
        })
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        self.heard.lock().unwrap().parser.screen().contents()
    }

    /// Row and column of the cursor, and whether it is hidden.
    pub(crate) fn cursor(&self) -> ((u16, u16), bool) {
        let heard = self.heard.lock().unwrap();
        let screen = heard.parser.screen();
        (screen.cursor_position(), screen.hide_cursor())
    }

    /// Every byte that came so far.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.heard.lock().unwrap().raw.clone()
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.heard
            .lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
        self
    }

    /// Sends a signal by its name, such as `TERM`.
    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status();
        assert!(sent.unwrap().success());
        self
    }

    /// Waits for the end.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let begin = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "still running:\n{}",
                self.screen()
            );
            pause();
        }
    }

    /// Waits until the terminal is as it was before.
    pub(crate) fn given_back(&mut self) {
        self.until("the terminal to be given back", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
    }

    /// Lets some time pass in which nothing is expected.
    pub(crate) fn idle(&mut self, time: Duration) -> usize {
        let before = self.raw().len();
        let begin = Instant::now();
        while begin.elapsed() < time {
            pause();
        }
        self.raw().len() - before
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It may have ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the screen of another process can only be looked at again"
)]
fn pause() {
    std::thread::sleep(LOOK);
}
