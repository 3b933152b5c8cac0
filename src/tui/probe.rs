//! Asks the terminal how far its cursor moves for a sign. Only on demand, never at a start: a terminal that does not
//! answer, and there are such, would keep everybody waiting (field-notes.md §2.2).

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode, size};

use super::term;
use crate::config::{Sample, Sign, Terminal};

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_millis(500);

/// Measures the terminal that this process belongs to, wherever its output goes.
pub fn measure() -> io::Result<Terminal> {
    let mut terminal = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
    let answers = listen(terminal.try_clone()?)?;
    term::restore_on_panic();
    term::end_on_signals(None, None, None)?;
    enable_raw_mode()?;
    let samples = ask_all(&mut terminal, &answers);
    disable_raw_mode()?;
    Ok(Terminal {
        size: size()
            .ok()
            .filter(|(columns, rows)| *columns > 0 && *rows > 0),
        samples: samples?,
    })
}

fn ask_all(terminal: &mut File, answers: &Receiver<Vec<u8>>) -> io::Result<Vec<Sample>> {
    let mut samples = Vec::new();
    let mut is_silent = false;
    for sign in Sign::ALL {
        let columns = if is_silent {
            None
        } else {
            ask(terminal, answers, sign)?
        };
        // One that is silent once is not asked again, so that the whole takes half a second at most.
        is_silent |= columns.is_none();
        samples.push(Sample { sign, columns });
    }
    Ok(samples)
}

/// Writes a sign at the beginning of the line, asks where the cursor stands, and wipes the line.
fn ask(terminal: &mut File, answers: &Receiver<Vec<u8>>, sign: Sign) -> io::Result<Option<u16>> {
    // In one piece, so that nothing else comes between.
    terminal.write_all(format!("\r{}\x1b[6n", sign.text()).as_bytes())?;
    terminal.flush()?;
    let column = answer(answers);
    terminal.write_all(b"\r\x1b[K")?;
    terminal.flush()?;
    Ok(column.map(|column| column.saturating_sub(1)))
}

/// The column of the next answer, from 1; whatever else is typed meanwhile is passed over.
fn answer(answers: &Receiver<Vec<u8>>) -> Option<u16> {
    let start = Instant::now();
    let mut heard = Vec::new();
    loop {
        let left = PATIENCE.checked_sub(start.elapsed())?;
        heard.extend(answers.recv_timeout(left).ok()?);
        if let Some(column) = column(&heard) {
            return Some(column);
        }
    }
}

/// The column in `ESC [ row ; column R`.
fn column(bytes: &[u8]) -> Option<u16> {
    let text = String::from_utf8_lossy(bytes);
    text.split("\x1b[").skip(1).find_map(|piece| {
        let (place, _) = piece.split_once('R')?;
        let (row, column) = place.split_once(';')?;
        row.parse::<u16>().ok()?;
        column.parse().ok()
    })
}

/// Reads in a thread of its own, which ends with the program: a read cannot be given up.
fn listen(mut terminal: File) -> io::Result<Receiver<Vec<u8>>> {
    let (sender, receiver) = channel();
    std::thread::Builder::new()
        .name("answers".to_owned())
        .spawn(move || {
            let mut bytes = [0; 64];
            while let Ok(count @ 1..) = terminal.read(&mut bytes) {
                let heard = bytes.get(..count).unwrap_or_default().to_vec();
                if sender.send(heard).is_err() {
                    return;
                }
            }
        })?;
    Ok(receiver)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_among_what_is_typed() {
        assert_eq!(column(b"\x1b[24;3R"), Some(3));
        assert_eq!(column(b"ab\x1b[A\x1b[7;12Rcd"), Some(12));
        assert_eq!(column(b"\x1b[24;"), None);
        assert_eq!(column(b"R"), None);
    }
}
