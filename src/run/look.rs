//! From the settled preferences to what the screens are told: keys, themes, width; and why some cannot be used.

use std::io::{self, Write};
use std::path::PathBuf;

use super::{Program, entrance};
use crate::cli::args::TermArgs;
use crate::cli::{self, Done, Output, Trouble};
use crate::config::{Colour, Origin, Settled, user_file};
use crate::domain::entrance::Why;
use crate::error::Kind;
use crate::i18n::{Lang, start, terminal};
use crate::text::caret;
use crate::tui::{self, Depth, Keymap, Mistake, Themes};

impl Program {
    /// The keys in force.
    pub(super) fn keymap(&self) -> Result<Keymap, Trouble> {
        let read = Keymap::read(self.lang, &self.settled.keys);
        read.map_err(|mistake| mistake_trouble(self.lang, mistake))
    }

    /// The themes, the one in force first.
    pub(super) fn themes(&self) -> Result<Themes, Trouble> {
        let settled = &self.settled;
        let read = Themes::read(
            self.lang,
            &settled.theme.value,
            &settled.themes,
            self.depth(),
        );
        read.map_err(|mistake| mistake_trouble(self.lang, mistake))
    }

    fn depth(&self) -> Depth {
        let environment = &self.environment;
        match self.settled.colour.value {
            Colour::Never => Depth::None,
            Colour::Auto => Depth::of(
                environment.term.as_deref(),
                environment.colorterm.as_deref(),
            ),
        }
    }

    /// How the screens shall look and begin.
    pub(super) fn options(
        &self,
        notice: Option<String>,
        welcome: Option<tui::Welcome>,
        scratch: Option<PathBuf>,
    ) -> Result<tui::Options, Trouble> {
        let term = self.environment.term.as_deref();
        let is_plain = term.is_none_or(|term| term.starts_with("vt"));
        Ok(tui::Options {
            folder: PathBuf::new(),
            lang: self.lang,
            themes: self.themes()?,
            keymap: self.keymap()?,
            ascii: self.settled.ascii.value || is_plain,
            width: self.settled.width.value,
            initial_filter: None,
            mouse: self.settled.mouse.value,
            notice,
            welcome,
            scratch,
            no_files: self.guest.is_some(),
            farewell: Some(|| entrance::leave(Some(Why::Cut))),
        })
    }

    /// Refuses terminals on which the board would be a heap of bytes.
    pub(super) fn check_terminal(&self) -> Done {
        if self.environment.term.as_deref() == Some("dumb") {
            return Err(Trouble::usage(terminal::dumb(self.lang)));
        }
        if !self.environment.encoding.as_deref().is_some_and(is_gb) {
            return Ok(());
        }
        let sentence = terminal::not_utf8_locale(self.lang);
        // Whoever has such a terminal cannot read UTF-8, so it is said in its encoding too.
        let (bytes, _, _) = encoding_rs::GBK.encode(terminal::not_utf8_locale(Lang::Zh));
        let mut stderr = io::stderr().lock();
        let told = stderr
            .write_all(&bytes)
            .and_then(|()| stderr.write_all(b"\n"));
        // Where stderr is gone too nobody is left to be told; the exit code still says it.
        drop(told);
        Err(Trouble::usage(sentence))
    }

    /// `duban term`.
    pub(super) fn terminal(&self, args: &TermArgs) -> Done {
        let term = self.environment.term.as_deref();
        let no_terminal = || Trouble::usage(terminal::no_terminal(self.lang));
        if term == Some("dumb") {
            return Err(no_terminal());
        }
        let measured = tui::measure().map_err(|_| no_terminal())?;
        let seen = cli::Seen {
            terminal: measured,
            term,
            colorterm: self.environment.colorterm.as_deref(),
            colours: self.depth().name(),
            width: &self.settled.width,
        };
        let own = self.global.config.clone().or_else(user_file);
        let save = own.filter(|_| args.save && !self.global.dry_run);
        let mut sink = io::stdout().lock();
        let mut out = Output::new(&mut sink, self.shape());
        let told = cli::tell_terminal(self.lang, &mut out, &seen, save.as_deref());
        told.and(cli::printed(self.lang, sink.flush()))
    }
}

/// Whether a locale such as `zh_CN.GB18030` names an encoding of the GB family.
fn is_gb(locale: &str) -> bool {
    let (_, encoding) = locale.split_once('.').unwrap_or_default();
    let encoding = encoding.to_ascii_uppercase();
    encoding.starts_with("GB") || encoding.starts_with("EUCCN") || encoding.starts_with("EUC-CN")
}

/// A key or theme that will not do.
fn mistake_trouble(lang: Lang, mistake: Mistake) -> Trouble {
    let Mistake { place, text, more } = mistake;
    let mut trouble = match place {
        Some(place) => {
            let path = place.path.display().to_string();
            let sentence = start::config_wrong(lang, &path, place.line, &text);
            Trouble::usage(sentence).with(caret::under(&place.text, place.span))
        }
        None => Trouble::usage(text),
    };
    trouble.more.extend(more);
    trouble
}

/// A configuration file that cannot be used.
pub(super) fn config_trouble(lang: Lang, error: &crate::config::Error) -> Trouble {
    use crate::config::Error;
    match error {
        Error::Missing(path) => Trouble::new(
            Kind::NotFound,
            start::config_missing(lang, &path.display().to_string()),
        ),
        Error::Unreadable { path, what } => {
            let sentence = start::config_unreadable(lang, &path.display().to_string(), what);
            Trouble::new(Kind::Failed, sentence)
        }
        Error::Wrong { place, what, close } => mistake_trouble(
            lang,
            Mistake {
                place: Some(place.clone()),
                text: what.clone(),
                more: close
                    .iter()
                    .map(|close| start::perhaps(lang, close))
                    .collect(),
            },
        ),
    }
}

/// What `duban config` shows: key, value, origin.
pub(super) fn preferences(lang: Lang, settled: &Settled) -> Vec<[String; 3]> {
    let origin = |origin: &Origin| match origin {
        Origin::Default => start::by_default(lang).to_owned(),
        Origin::File(path) => path.display().to_string(),
        Origin::Environment(name) => format!("${name}"),
        Origin::Flag(name) => (*name).to_owned(),
    };
    let row = |key: &str, value: String, from: &Origin| [key.to_owned(), value, origin(from)];
    let Settled {
        db,
        lang: own_lang,
        theme,
        colour,
        ascii,
        width,
        mouse,
        keys: _,
        themes: _,
        remind_days,
        mail: _,
        ssh_administer: _,
    } = settled;
    let named = own_lang.value.pick("zh", "en").to_owned();
    vec![
        row("db", db.value.display().to_string(), &db.origin),
        row("lang", named, &own_lang.origin),
        row("theme", theme.value.text.clone(), &theme.origin),
        row("colour", colour.value.name().to_owned(), &colour.origin),
        row("ascii", ascii.value.to_string(), &ascii.origin),
        row("width", width.value.name().to_owned(), &width.origin),
        row("mouse", mouse.value.to_string(), &mouse.origin),
        row(
            "remind.days",
            remind_days.value.text.clone(),
            &remind_days.origin,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_of_the_gb_family_are_known() {
        for locale in ["zh_CN.GB18030", "zh_CN.gbk", "zh_CN.GB2312", "zh_CN.eucCN"] {
            assert!(is_gb(locale), "{locale}");
        }
        for locale in ["zh_CN.UTF-8", "zh_CN", "C", "en_GB.UTF-8", "en_GB"] {
            assert!(!is_gb(locale), "{locale}");
        }
    }

    #[test]
    fn the_hint_can_be_written_in_gbk() {
        let (_, _, is_lossy) = encoding_rs::GBK.encode(terminal::not_utf8_locale(Lang::Zh));
        assert!(!is_lossy);
    }
}
