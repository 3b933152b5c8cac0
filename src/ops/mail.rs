//! Letters: written by the mail crate, handed to the host's sendmail-compatible command.
//!
//! A letter is the same bytes whenever and wherever it is written: its date is the moment that its report is about, its
//! message id and boundary come from a hash of the board and of everything in it. So the same letter sent twice is
//! known by its message id, and one that differs in a figure or an addressee has another.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address as Header;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use sha2::{Digest, Sha256};

use crate::text::address::Address;
use crate::text::safe::{clean_line, clean_text};

/// How often it is looked whether the command has ended.
const PULSE: Duration = Duration::from_millis(20);
/// How long what the command complains of is waited for after its end: a child of its own may hold the pipe open.
const LAST_WORDS: Duration = Duration::from_millis(500);
/// How many bytes of complaints are kept.
const MOST_WORDS: usize = 8 * 1024;

/// A file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, in any language.
    pub name: String,
    /// Its media type, with the charset where it is text.
    pub mime: &'static str,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What tells the board from others; see [`Session::board_id`](super::Session::board_id).
    pub board: String,
    /// What the letter is, such as `week.2025-W11`: ASCII, a part of the message id.
    pub kind: String,
    /// Who sends it.
    pub from: Address,
    /// Who gets it.
    pub to: Vec<Address>,
    /// Who gets a copy.
    pub cc: Vec<Address>,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// What goes with it.
    pub attachments: Vec<Attachment>,
    /// The moment that the report is about: the date of the letter.
    pub moment: DateTime<Utc>,
}

/// How letters leave the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrier {
    /// A program and its arguments; it reads a letter with its addressees from its standard input.
    pub command: Vec<String>,
    /// How long it may take.
    pub patience: Duration,
}

/// A letter that the command has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its message id, without the angle brackets.
    pub message_id: String,
    /// Its length in bytes.
    pub bytes: usize,
}

/// Why a letter was not taken.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The letter could not be written.
    #[error("the letter could not be written: {0}")]
    Unwritten(io::Error),
    /// The command names no program.
    #[error("no program is named")]
    NoProgram,
    /// The program is not there.
    #[error("{program} is not there")]
    NotThere {
        /// Its name.
        program: String,
    },
    /// The program could not be started, or not be fed.
    #[error("{program}: {source}")]
    Broken {
        /// Its name.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// The program ended before it had read the letter.
    #[error("{program} did not take the letter")]
    NotTaken {
        /// Its name.
        program: String,
    },
    /// The program said no.
    #[error("{program} failed: {words}")]
    Failed {
        /// Its name.
        program: String,
        /// Its exit code; `None` where a signal ended it.
        code: Option<i32>,
        /// What it complained of, cleaned.
        words: String,
    },
    /// The program did not end in time and was stopped.
    #[error("{program} did not end within {seconds} s")]
    TooSlow {
        /// Its name.
        program: String,
        /// How long it was waited for.
        seconds: u64,
        /// What it had complained of by then, cleaned.
        words: String,
    },
}

impl Letter {
    /// The message id: what it is, and a hash of the board and of everything in the letter, at the sender's domain.
    pub fn message_id(&self) -> String {
        let (kind, hash) = (&self.kind, self.hash());
        let short = hash.get(..24).unwrap_or_default();
        format!("duban.{kind}.{short}@{}", self.from.domain())
    }

    fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        let mut take = |part: &[u8]| {
            hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hasher.update(part);
        };
        take(self.board.as_bytes());
        take(self.kind.as_bytes());
        take(self.from.email.as_bytes());
        for (mark, addresses) in [("to", &self.to), ("cc", &self.cc)] {
            take(mark.as_bytes());
            for address in addresses {
                take(address.email.as_bytes());
            }
        }
        take(self.subject.as_bytes());
        take(self.text.as_bytes());
        for attachment in &self.attachments {
            take(attachment.name.as_bytes());
            take(&attachment.bytes);
        }
        let digits = hasher.finalize().into_iter();
        digits
            .flat_map(|byte| [byte >> 4, byte & 15])
            .filter_map(|digit| char::from_digit(u32::from(digit), 16))
            .collect()
    }

    /// The letter as bytes: headers and parts, lines ended by CRLF.
    pub fn write(&self) -> Result<Vec<u8>, MailError> {
        let text = clean_text(&self.text).replace('\n', "\r\n");
        let text = MimePart::new("text/plain", text);
        let body = if self.attachments.is_empty() {
            text
        } else {
            self.with_attachments(text)
        };
        let mut letter = MessageBuilder::new()
            .from(header(&self.from))
            .to(headers(&self.to));
        if !self.cc.is_empty() {
            letter = letter.cc(headers(&self.cc));
        }
        letter
            .subject(clean_line(&self.subject))
            .date(self.moment.timestamp())
            .message_id(self.message_id())
            // No answering machine shall answer it.
            .header("Auto-Submitted", Raw::new("auto-generated"))
            .body(body)
            .write_to_vec()
            .map_err(MailError::Unwritten)
    }

    fn with_attachments<'x>(&'x self, text: MimePart<'x>) -> MimePart<'x> {
        let mut parts = vec![text];
        for attachment in &self.attachments {
            let part = MimePart::new(attachment.mime, attachment.bytes.as_slice());
            parts.push(part.attachment(clean_line(&attachment.name)));
        }
        // Neither base64 nor quoted-printable can hold `=_`, so no part can hold the boundary.
        let boundary = format!("=_duban_{}", self.hash().get(..32).unwrap_or_default());
        let whole = ContentType::new("multipart/mixed").attribute("boundary", boundary);
        MimePart::new(whole, parts)
    }
}

fn header(address: &Address) -> Header<'_> {
    let name = Some(address.name.as_str()).filter(|name| !name.is_empty());
    Header::new_address(name, address.email.as_str())
}

fn headers(addresses: &[Address]) -> Header<'_> {
    Header::new_list(addresses.iter().map(header).collect())
}

/// Hands a letter to the command. The command's success means that it has taken the letter, not that it has arrived.
pub fn deliver(carrier: &Carrier, letter: &Letter) -> Result<Sent, MailError> {
    let bytes = letter.write()?;
    let sent = Sent {
        message_id: letter.message_id(),
        bytes: bytes.len(),
    };
    hand_over(carrier, bytes).map(|()| sent)
}

fn hand_over(carrier: &Carrier, bytes: Vec<u8>) -> Result<(), MailError> {
    let (program, arguments) = carrier.command.split_first().ok_or(MailError::NoProgram)?;
    let broken = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => MailError::NotThere {
            program: program.clone(),
        },
        _ => MailError::Broken {
            program: program.clone(),
            source,
        },
    };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(broken)?;
    let (fed, words) = converse(&mut child, bytes);
    let ended = wait(&mut child, carrier.patience).map_err(broken)?;
    let words = last_words(&words);
    let program = program.clone();
    let Some(status) = ended else {
        let seconds = carrier.patience.as_secs();
        return Err(MailError::TooSlow {
            program,
            seconds,
            words,
        });
    };
    if !status.success() {
        let code = status.code();
        return Err(MailError::Failed {
            program,
            code,
            words,
        });
    }
    match fed.recv_timeout(LAST_WORDS) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(MailError::NotTaken { program }),
    }
}

/// Feeds the letter and listens to complaints, each on a thread, so that neither pipe can hold the other up.
fn converse(child: &mut Child, bytes: Vec<u8>) -> (Receiver<io::Result<()>>, Receiver<Vec<u8>>) {
    let (tell_fed, fed) = channel();
    if let Some(mut stdin) = child.stdin.take() {
        thread::spawn(move || {
            let written = stdin.write_all(&bytes).and_then(|()| stdin.flush());
            drop(stdin);
            // Nobody listens any more where the command was given up.
            drop(tell_fed.send(written));
        });
    }
    let (tell_words, words) = channel();
    if let Some(stderr) = child.stderr.take() {
        thread::spawn(move || listen(stderr, &tell_words));
    }
    (fed, words)
}

/// Passes on what is written, to its end; what is too much is read and dropped.
fn listen(mut stderr: impl Read, tell: &Sender<Vec<u8>>) {
    let mut buffer = [0; 1024];
    let mut kept = 0;
    while let Ok(count) = stderr.read(&mut buffer) {
        let words = buffer.get(..count).unwrap_or_default();
        if words.is_empty() {
            break;
        }
        if kept < MOST_WORDS && tell.send(words.to_vec()).is_err() {
            break;
        }
        kept += count;
    }
}

/// Waits for the end of the command; `None` where it was stopped because it took too long.
fn wait(child: &mut Child, patience: Duration) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() >= patience {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        // Nobody wakes this thread before its time; a false alarm costs one more look.
        thread::park_timeout(PULSE);
    }
}

/// What the command complained of, harmless to any terminal.
fn last_words(words: &Receiver<Vec<u8>>) -> String {
    let begun = Instant::now();
    let mut heard = Vec::new();
    while let Ok(more) = words.recv_timeout(LAST_WORDS.saturating_sub(begun.elapsed())) {
        heard.extend(more);
    }
    let heard = String::from_utf8_lossy(&heard);
    clean_text(&heard).trim().to_owned()
}

#[cfg(test)]
mod tests;
