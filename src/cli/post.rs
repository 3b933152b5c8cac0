//! What is sent by mail instead of printed: judged configuration, letters, what became of each.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{Cx, Done, Trouble};
use crate::config::{Mail, MailFault, MailWords, Word};
use crate::error::Kind;
use crate::i18n::{Lang, file, mail as words};
use crate::ops::mail::{Attachment, Carrier, Letter, MailError, Sent, deliver};
use crate::ops::{Mode, Purpose};
use crate::text::address::Address;
use crate::text::caret;

/// A letter before it has a sender.
#[derive(Debug)]
pub(super) struct Note {
    /// What it is, for the message id.
    pub(super) kind: String,
    pub(super) to: Vec<Address>,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) attachments: Vec<Attachment>,
    pub(super) moment: DateTime<Utc>,
}

/// A letter and what became of it; `None` where it was only shown.
struct Posted {
    letter: Letter,
    fate: Option<Result<Sent, MailError>>,
}

/// A mistake in a file, shown with its place.
pub(super) fn mistake(lang: Lang, word: &Word, what: &str) -> Trouble {
    match &word.place {
        Some(place) => {
            let path = place.path.display().to_string();
            let sentence = words::wrong(lang, &path, place.line, what);
            Trouble::usage(sentence).with(caret::under(&place.text, place.span.clone()))
        }
        None => Trouble::usage(what),
    }
}

/// Judges the configuration of mail.
pub fn settle_mail(lang: Lang, words_of: &MailWords) -> Result<Mail, Trouble> {
    words_of.settle().map_err(|fault| match fault {
        MailFault::Off => Trouble::usage(words::off(lang)).with(words::sample_off(lang)),
        MailFault::NoCommand => Trouble::usage(words::no_command(lang)),
        MailFault::NoAddress(word) => {
            mistake(lang, &word, &words::not_an_address(lang, &word.text))
        }
        MailFault::Timeout(word, longest) => {
            let what = words::not_a_timeout(lang, &word.text, longest);
            mistake(lang, &word, &what)
        }
    })
}

/// Sends letters one by one, or in a dry run only shows them, and says what became of each; `unsent` is what no letter
/// could be made of, as lines and as JSON. One that fails does not stop the others.
pub(super) fn post(
    cx: &mut Cx<'_>,
    mail: &Mail,
    notes: Vec<Note>,
    unsent: &[(String, Value)],
) -> Done {
    let board = cx.session.board_id().map_err(|error| cx.store(&error))?;
    let carrier = Carrier {
        command: mail.command.clone(),
        patience: mail.timeout,
    };
    let mark = match cx.session.purpose() {
        Purpose::Sandbox => words::sandbox(cx.lang),
        Purpose::Ordinary => "",
    };
    let posted: Vec<Posted> = notes
        .into_iter()
        .map(|note| {
            let letter = Letter {
                board: board.clone(),
                kind: note.kind,
                from: mail.from.clone(),
                to: note.to,
                cc: mail.cc.clone(),
                subject: format!("{mark}{}", note.subject),
                text: note.text,
                attachments: note.attachments,
                moment: note.moment,
            };
            let fate = (cx.mode == Mode::Commit).then(|| deliver(&carrier, &letter));
            Posted { letter, fate }
        })
        .collect();
    tell(cx, &carrier, &posted, unsent)?;
    failures(cx.lang, &posted)
}

fn tell(cx: &mut Cx<'_>, carrier: &Carrier, posted: &[Posted], unsent: &[(String, Value)]) -> Done {
    if cx.out.is_json() {
        let letters: Vec<Value> = posted.iter().map(|posted| view(cx.lang, posted)).collect();
        let without: Vec<&Value> = unsent.iter().map(|(_, value)| value).collect();
        let sent = cx.mode == Mode::Commit;
        let told = json!({ "sent": sent, "letters": letters, "without_address": without });
        return cx.print(|out| out.json(&told));
    }
    let program = carrier.command.first().map_or("", String::as_str);
    let lines = posted
        .iter()
        .flat_map(|posted| lines(cx.lang, program, posted))
        .chain(unsent.iter().map(|(line, _)| line.clone()));
    let lines: Vec<String> = lines.collect();
    cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))
}

/// One line of what was taken; all there is of what is only shown; nothing of what failed, which comes as an error.
fn lines(lang: Lang, program: &str, posted: &Posted) -> Vec<String> {
    let letter = &posted.letter;
    let all = |addresses: &[Address]| {
        let told: Vec<String> = addresses.iter().map(ToString::to_string).collect();
        words::list(lang, &told)
    };
    match &posted.fate {
        Some(Ok(_)) => vec![words::handed(lang, program, &all(&letter.to))],
        Some(Err(_)) => Vec::new(),
        None => {
            let part = |name: &str, text: &str| format!("{name}{}{text}", lang.pick("：", ": "));
            let mut lines = vec![
                words::would_send(lang).to_owned(),
                part(words::to(lang), &all(&letter.to)),
            ];
            if !letter.cc.is_empty() {
                lines.push(part(words::cc(lang), &all(&letter.cc)));
            }
            lines.push(part(words::subject(lang), &letter.subject));
            lines.push(part("Message-ID", &letter.message_id()));
            lines.extend(letter.attachments.iter().map(|file| {
                let told = words::file(lang, &file.name, &words::size(file.bytes.len()));
                part(words::attachment(lang), &told)
            }));
            lines
        }
    }
}

fn view(lang: Lang, posted: &Posted) -> Value {
    let letter = &posted.letter;
    let emails = |addresses: &[Address]| -> Vec<String> {
        addresses.iter().map(|one| one.email.clone()).collect()
    };
    let error = posted.fate.as_ref().and_then(|fate| fate.as_ref().err());
    json!({
        "to": emails(&letter.to),
        "cc": emails(&letter.cc),
        "subject": letter.subject,
        "message_id": letter.message_id(),
        "attachments": letter.attachments.iter().map(|file| {
            json!({ "name": file.name, "mime": file.mime, "bytes": file.bytes.len() })
        }).collect::<Vec<_>>(),
        "error": error.map(|error| failure(lang, error).0),
    })
}

/// The letters that were not taken, as one trouble.
fn failures(lang: Lang, posted: &[Posted]) -> Done {
    let failed: Vec<(String, Vec<String>)> = posted
        .iter()
        .filter_map(|posted| match &posted.fate {
            Some(Err(error)) => {
                let (sentence, more) = failure(lang, error);
                let to = posted.letter.to.iter().map(|to| to.email.as_str());
                let to: Vec<&str> = to.collect();
                let told = format!("{}{}{sentence}", to.join(" "), lang.pick("：", ": "));
                Some((told, more))
            }
            Some(Ok(_)) | None => None,
        })
        .collect();
    if failed.is_empty() {
        return Ok(());
    }
    let mut trouble = Trouble::new(Kind::Failed, words::some_failed(lang, failed.len()));
    for (told, more) in failed {
        trouble.more.push(told);
        trouble
            .more
            .extend(more.into_iter().map(|line| format!("  {line}")));
    }
    Err(trouble)
}

/// A failure as a sentence, and what the command said.
fn failure(lang: Lang, error: &MailError) -> (String, Vec<String>) {
    let said = |words: &str| words.lines().map(str::to_owned).collect();
    match error {
        MailError::Unwritten(error) => {
            (words::unwritten(lang, &file::why(lang, error)), Vec::new())
        }
        MailError::NoProgram => (words::no_command(lang).to_owned(), Vec::new()),
        MailError::NotThere { program } => (words::not_there(lang, program), Vec::new()),
        MailError::Broken { program, source } => {
            let sentence = words::broken(lang, program, &file::why(lang, source));
            (sentence, Vec::new())
        }
        MailError::NotTaken { program } => (words::not_taken(lang, program), Vec::new()),
        MailError::Failed {
            program,
            code,
            words,
        } => {
            let code = code.map_or_else(|| "?".to_owned(), |code| code.to_string());
            (words::failed(lang, program, &code), said(words))
        }
        MailError::TooSlow {
            program,
            seconds,
            words,
        } => (words::too_slow(lang, program, *seconds), said(words)),
    }
}
