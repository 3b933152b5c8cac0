//! Writes the sixteen colours in the form that every terminal knows, and each frame in one piece.
//!
//! crossterm sends even the plain colours as `38;5;n`, which terminals of sixteen colours do not understand (some begin
//! to blink); `31` or `91` says the same in fewer bytes.

use std::io::{self, Write};

/// Collects what is written until it is flushed, then sends it with the colours rewritten.
pub(crate) struct Plain<W> {
    out: W,
    held: Vec<u8>,
}

impl<W: Write> Plain<W> {
    /// Holds up to so many bytes without growing.
    pub(crate) fn new(out: W, capacity: usize) -> Self {
        Self {
            out,
            held: Vec::with_capacity(capacity),
        }
    }
}

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let sent = rewrite(&self.held);
        self.held.clear();
        self.out.write_all(&sent)?;
        self.out.flush()
    }
}

/// Rewrites the parameters of every `ESC [ ... m`; everything else stays as it is.
fn rewrite(bytes: &[u8]) -> Vec<u8> {
    let mut sent = Vec::with_capacity(bytes.len());
    let mut pieces = bytes.split(|byte| *byte == 0x1b);
    sent.extend_from_slice(pieces.next().unwrap_or_default());
    for piece in pieces {
        sent.push(0x1b);
        let is_parameter = |byte: &u8| byte.is_ascii_digit() || *byte == b';';
        let styled = piece.strip_prefix(b"[").and_then(|rest| {
            let end = rest.iter().position(|byte| !is_parameter(byte))?;
            let (parameters, after) = rest.split_at_checked(end)?;
            after.starts_with(b"m").then_some((parameters, after))
        });
        match styled {
            Some((parameters, after)) => {
                sent.push(b'[');
                sent.extend_from_slice(plain(parameters).as_bytes());
                sent.extend_from_slice(after);
            }
            None => sent.extend_from_slice(piece),
        }
    }
    sent
}

/// `1;38;5;14;49` becomes `1;96;49`.
fn plain(parameters: &[u8]) -> String {
    let text = String::from_utf8_lossy(parameters);
    let mut given = text.split(';').peekable();
    let mut kept: Vec<String> = Vec::new();
    while let Some(one) = given.next() {
        let base: Option<u16> = match one {
            "38" => Some(30),
            "48" => Some(40),
            _ => None,
        };
        let Some(base) = base.filter(|_| given.peek() == Some(&"5")) else {
            kept.push(one.to_owned());
            continue;
        };
        given.next();
        let index = given.next().unwrap_or_default();
        match index.parse::<u16>() {
            Ok(dark @ 0..=7) => kept.push((base + dark).to_string()),
            Ok(bright @ 8..=15) => kept.push((base + 52 + bright).to_string()),
            _ => kept.push(format!("{one};5;{index}")),
        }
    }
    kept.join(";")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::dark("\x1b[38;5;1mR", "\x1b[31mR")]
    #[case::bright("\x1b[38;5;14;49m", "\x1b[96;49m")]
    #[case::ground("\x1b[48;5;4m", "\x1b[44m")]
    #[case::bright_ground("\x1b[48;5;9m", "\x1b[101m")]
    #[case::other_colours_stay("\x1b[38;5;200m\x1b[38;2;1;2;3m", "\x1b[38;5;200m\x1b[38;2;1;2;3m")]
    #[case::text_stays("38;5;1m 公园", "38;5;1m 公园")]
    #[case::movement_stays("\x1b[3;5H\x1b[?2026h", "\x1b[3;5H\x1b[?2026h")]
    #[case::reset("\x1b[0m\x1b[m", "\x1b[0m\x1b[m")]
    #[case::cut_off("\x1b[38;5", "\x1b[38;5")]
    fn colours_are_plain(#[case] written: &str, #[case] sent: &str) {
        let mut out = Vec::new();
        let mut plain = Plain::new(&mut out, 16);
        plain.write_all(written.as_bytes()).unwrap();
        plain.flush().unwrap();
        drop(plain);
        assert_eq!(String::from_utf8(out).unwrap(), sent);
    }
}
