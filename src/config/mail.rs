//! The `[mail]` section: how letters leave the host, from whom and to whom. Nothing is sent where it is not written.
//!
//! It is judged when a letter is to be sent and by `duban config`, not at every start: a mistyped address must keep
//! nobody from the board.

use std::time::Duration;

use toml::Spanned;

use super::load::number;
use super::model::MailLayer;
use super::place::Word;
use crate::text::address::Address;

/// What carries letters where nobody says.
const COMMAND: [&str; 3] = ["/usr/sbin/sendmail", "-t", "-i"];
/// How long it may take where nobody says, in seconds.
const TIMEOUT: u64 = 60;
/// The longest that it may take, in seconds.
const LONGEST: u64 = 3600;
/// What goes with a weekly summary where nobody says.
const FORMATS: [&str; 2] = ["docx", "xlsx"];

/// The section as the files say it, each key by the last file that has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailWords {
    command: Option<Vec<String>>,
    timeout: Option<Word>,
    from: Option<Word>,
    to: Vec<Word>,
    cc: Vec<Word>,
    formats: Option<Vec<Word>>,
    departments: Vec<(Word, Vec<Word>)>,
}

/// Letters, settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// A program and its arguments that reads a letter with its addressees from its standard input.
    pub command: Vec<String>,
    /// How long it may take.
    pub timeout: Duration,
    /// Who sends.
    pub from: Address,
    /// Who gets the weekly summary; perhaps nobody.
    pub to: Vec<Address>,
    /// Who gets a copy of every letter.
    pub cc: Vec<Address>,
    /// In what formats the weekly summary goes along.
    pub formats: Vec<Word>,
    /// Who gets the reminder of a department, by any of its names.
    pub departments: Vec<(Word, Vec<Address>)>,
}

/// Why no letter can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailFault {
    /// No file says from whom.
    Off,
    /// A word is no address.
    NoAddress(Word),
    /// The command is an empty list.
    NoCommand,
    /// The time is no number of seconds from 1 to so many.
    Timeout(Word, u64),
}

impl MailWords {
    pub(super) fn lay(&mut self, layer: MailLayer, word: &impl Fn(Spanned<String>) -> Word) {
        let words = |words: Vec<Spanned<String>>| words.into_iter().map(word).collect();
        self.command = layer.command.or_else(|| self.command.take());
        let timeout = layer.timeout.map(|timeout| number(timeout, word));
        self.timeout = timeout.or_else(|| self.timeout.take());
        self.from = layer.from.map(word).or_else(|| self.from.take());
        if let Some(to) = layer.to {
            self.to = words(to);
        }
        if let Some(cc) = layer.cc {
            self.cc = words(cc);
        }
        self.formats = layer.formats.map(words).or_else(|| self.formats.take());
        for (name, addresses) in layer.departments {
            let name = word(name);
            self.departments
                .retain(|(known, _)| known.text != name.text);
            self.departments.push((name, words(addresses.into_inner())));
        }
    }

    /// Whether no file says anything of letters.
    pub fn is_off(&self) -> bool {
        *self == Self::default()
    }

    /// Judges the section.
    pub fn settle(&self) -> Result<Mail, MailFault> {
        let address = |word: &Word| {
            Address::read(&word.text).ok_or_else(|| MailFault::NoAddress(word.clone()))
        };
        let all = |words: &[Word]| words.iter().map(address).collect::<Result<Vec<_>, _>>();
        let from = address(self.from.as_ref().ok_or(MailFault::Off)?)?;
        let command = match &self.command {
            Some(command) if command.iter().all(String::is_empty) => {
                return Err(MailFault::NoCommand);
            }
            Some(command) => command.clone(),
            None => COMMAND.map(str::to_owned).to_vec(),
        };
        let departments = self
            .departments
            .iter()
            .map(|(name, words)| Ok((name.clone(), all(words)?)));
        Ok(Mail {
            command,
            timeout: self.patience()?,
            from,
            to: all(&self.to)?,
            cc: all(&self.cc)?,
            formats: self.formats.clone().unwrap_or_else(formats),
            departments: departments.collect::<Result<_, _>>()?,
        })
    }

    fn patience(&self) -> Result<Duration, MailFault> {
        let Some(word) = &self.timeout else {
            return Ok(Duration::from_secs(TIMEOUT));
        };
        let seconds = word.text.parse().ok();
        seconds
            .filter(|seconds| (1..=LONGEST).contains(seconds))
            .map(Duration::from_secs)
            .ok_or_else(|| MailFault::Timeout(word.clone(), LONGEST))
    }
}

fn formats() -> Vec<Word> {
    let word = |text: &str| Word {
        text: text.to_owned(),
        place: None,
    };
    FORMATS.map(word).to_vec()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use pretty_assertions::assert_eq;
    use rstest::rstest;

    use super::super::load::{Environment, load};
    use super::super::model::Flags;
    use super::*;

    fn read(path: &Path) -> MailWords {
        let (environment, flags) = (Environment::default(), Flags::default());
        load(Some(path), &environment, &flags).unwrap().mail
    }

    fn mail(text: &str) -> MailWords {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        read(&path)
    }

    #[test]
    fn nothing_is_sent_where_nothing_is_written() {
        let words = mail("");
        assert!(words.is_off());
        assert_eq!(words.settle(), Err(MailFault::Off));
        let words = mail("[mail]\nto = [\"a@b.cn\"]\n");
        assert_eq!(
            (words.is_off(), words.settle()),
            (false, Err(MailFault::Off))
        );
    }

    #[test]
    fn a_sender_is_enough_the_rest_has_defaults() {
        let mail = mail("[mail]\nfrom = \"督查室 <a@b.cn>\"\n")
            .settle()
            .unwrap();
        assert_eq!(mail.command, ["/usr/sbin/sendmail", "-t", "-i"]);
        assert_eq!(mail.timeout.as_secs(), 60);
        assert_eq!(
            (mail.from.to_string(), mail.to),
            ("督查室 <a@b.cn>".to_owned(), vec![])
        );
        let formats: Vec<_> = mail.formats.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(formats, ["docx", "xlsx"]);
    }

    #[test]
    fn departments_have_addresses_of_their_own() {
        let text = "[mail]\nfrom = \"a@b.cn\"\n[mail.departments]\n\"区水务局\" = [\"w@b.cn\", \"x@b.cn\"]\n";
        let mail = mail(text).settle().unwrap();
        let [(name, addresses)] = mail.departments.as_slice() else {
            panic!("{:?}", mail.departments)
        };
        assert_eq!((name.text.as_str(), addresses.len()), ("区水务局", 2));
        assert_eq!(name.place.as_ref().unwrap().line, 4);
    }

    #[rstest]
    #[case::sender("from = \"a@b@c\"", 2, "\"a@b@c\"")]
    #[case::to(
        "from = \"a@b.cn\"\nto = [\"c@d.cn\",\n\"x\\nBcc: y@z\"]",
        4,
        "\"x\\nBcc: y@z\""
    )]
    #[case::departments(
        "from = \"a@b.cn\"\n[mail.departments]\nx = [\"nobody\"]",
        4,
        "\"nobody\""
    )]
    fn a_wrong_address_is_told_with_its_place(
        #[case] text: &str,
        #[case] line: usize,
        #[case] meant: &str,
    ) {
        let Err(MailFault::NoAddress(word)) = mail(&format!("[mail]\n{text}\n")).settle() else {
            panic!("was taken")
        };
        let place = word.place.unwrap();
        assert_eq!(
            (place.line, place.text.get(place.span)),
            (line, Some(meant))
        );
    }

    #[rstest]
    #[case("timeout = 0")]
    #[case("timeout = -5")]
    #[case("timeout = 3601")]
    fn a_time_that_makes_no_sense_is_told(#[case] text: &str) {
        let settled = mail(&format!("[mail]\nfrom = \"a@b.cn\"\n{text}\n")).settle();
        assert!(
            matches!(settled, Err(MailFault::Timeout(..))),
            "{settled:?}"
        );
    }

    #[test]
    fn no_command_is_not_the_usual_command() {
        let settled = mail("[mail]\nfrom = \"a@b.cn\"\ncommand = []\n").settle();
        assert_eq!(settled, Err(MailFault::NoCommand));
    }
}
