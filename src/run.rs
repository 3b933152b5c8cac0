//! From the process to a verb or the board: arguments, environment, layers, clock, database.
//!
//! The environment is read here and nowhere else.

mod board;
mod entrance;
mod host;
mod login;
mod look;
mod restore;
mod ssh;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use chrono_tz::{Asia::Shanghai, Tz};
use clap::FromArgMatches;

use crate::cli::args::{Cli, Global, SshArgs, Verb};
use crate::cli::{self, Cx, DEMO_CLOCK, Done, Output, Plan, Shape, Trouble};
use crate::clock::Clock;
use crate::config::{Environment, Flags, Settled};
use crate::domain::calendar::parse_day;
use crate::domain::id::Day;
use crate::error::{self, Kind};
use crate::i18n::{self, Lang, start, store};
use crate::ops::{Login, Mode, Purpose, Session};
use crate::tui;

/// Runs the program and tells the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let environment = environment();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(code) = ssh::answer(&arguments, &environment) {
        return code;
    }
    // Which language a wrong command line is answered in must be known before it is read.
    let guess = guess_lang(&arguments, &environment);
    let outcome = parse(&arguments, guess).and_then(|parsed| match parsed {
        Parsed::Cli(cli) => Program::new(*cli, &arguments, environment, guess)?.run(),
        Parsed::Told(text) => print(guess, |out| out.whole(&text)),
    });
    match outcome {
        Ok(()) => 0,
        Err(trouble) => {
            complain(guess, &trouble);
            trouble.kind.code()
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one reader of the environment"
)]
fn environment() -> Environment {
    let text = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Environment {
        db: text("DUBAN_DB").map(PathBuf::from),
        lang: text("DUBAN_LANG"),
        locale: text("LC_ALL")
            .or_else(|| text("LC_MESSAGES"))
            .or_else(|| text("LANG")),
        no_color: text("NO_COLOR").is_some(),
        actor: text("DUBAN_ACTOR"),
        ssh_client: text("SSH_CONNECTION").or_else(|| text("SSH_CLIENT")),
        ssh_auth: text("SSH_USER_AUTH").map(PathBuf::from),
        ssh_command: std::env::var_os("SSH_ORIGINAL_COMMAND"),
        columns: text("COLUMNS").and_then(|columns| columns.parse().ok()),
        term: text("TERM"),
        colorterm: text("COLORTERM"),
        width: text("DUBAN_WIDTH"),
        encoding: text("LC_ALL")
            .or_else(|| text("LC_CTYPE"))
            .or_else(|| text("LANG")),
    }
}

/// The language by flag, environment or configuration, before the command line is known to be right.
fn guess_lang(arguments: &[OsString], environment: &Environment) -> Lang {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let flag = loop {
        match words.next() {
            None => break None,
            Some("--lang") => break words.next().and_then(Lang::from_tag),
            Some(word) => {
                if let Some(tag) = word.strip_prefix("--lang=") {
                    break Lang::from_tag(tag);
                }
            }
        }
    };
    let configured = || {
        let settled = crate::config::load(None, environment, &Flags::default()).ok()?;
        Some(settled.lang.value)
    };
    let named = environment.lang.as_deref().and_then(Lang::from_tag);
    flag.or(named).or_else(configured).unwrap_or_default()
}

/// A command line that was understood.
enum Parsed {
    /// It is to be carried out.
    Cli(Box<Cli>),
    /// Help or version: this is the answer.
    Told(String),
}

/// Reads the command line.
fn parse(arguments: &[OsString], lang: Lang) -> Result<Parsed, Trouble> {
    let grammar = cli::command(lang);
    let arguments = cli::flags_first(&grammar, arguments.to_vec());
    let matches = grammar.try_get_matches_from(arguments);
    match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => Ok(Parsed::Cli(Box::new(cli))),
        Err(error) if !error.use_stderr() => Ok(Parsed::Told(error.render().to_string())),
        Err(error) => Err(cli::usage(lang, &error)),
    }
}

/// Prints to stdout; a reader that went away is no error.
fn print(lang: Lang, write: impl FnOnce(&mut Output<'_>) -> io::Result<()>) -> Done {
    let mut sink = io::stdout().lock();
    let written = write(&mut Output::new(&mut sink, Shape::Tabs));
    cli::printed(lang, written.and_then(|()| sink.flush()))
}

/// Prints a trouble to stderr.
fn complain(lang: Lang, trouble: &Trouble) {
    let mut sink = io::stderr().lock();
    let mut out = Output::new(&mut sink, Shape::Tabs);
    let first = format!("{}{}", start::error_mark(lang), trouble.text);
    let told = out
        .line(&first)
        .and_then(|()| trouble.more.iter().try_for_each(|line| out.line(line)));
    // Where stderr is gone too nobody is left to be told; the exit code still says it.
    drop(told);
}

/// Everything settled about this run.
struct Program {
    lang: Lang,
    global: Global,
    verb: Option<Verb>,
    settled: Settled,
    environment: Environment,
    /// The command line as it was given, for the record of logins.
    words: String,
    /// Who came in by key and is on record already.
    guest: Option<Login>,
}

/// What the flags say of the settings.
fn flags(global: &Global) -> Flags {
    Flags {
        db: global.db.clone(),
        lang: global.lang,
        ascii: global.ascii.then_some(true),
        width: global.width,
    }
}

impl Program {
    fn new(
        cli: Cli,
        arguments: &[OsString],
        environment: Environment,
        guess: Lang,
    ) -> Result<Self, Trouble> {
        let Cli { global, verb } = cli;
        let file = global.config.as_deref();
        let settled = crate::config::load(file, &environment, &flags(&global))
            .map_err(|error| look::config_trouble(guess, &error))?;
        let words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
        Ok(Self {
            lang: settled.lang.value,
            global,
            verb,
            settled,
            environment,
            words: words.collect::<Vec<_>>().join(" "),
            guest: None,
        })
    }

    fn run(mut self) -> Done {
        match self.verb.take() {
            Some(Verb::Help(args)) => {
                let text = match args.topic.as_deref() {
                    Some("keys") => tui::keys_page(self.lang, &self.keymap()?),
                    topic => cli::explain(self.lang, topic)?,
                };
                print(self.lang, |out| out.whole(&text))
            }
            Some(Verb::Init(args)) => {
                let purpose = if args.sandbox {
                    Purpose::Sandbox
                } else {
                    Purpose::Ordinary
                };
                self.make(&self.settled.db.value, &Plan::from(&args), purpose)
                    .map(drop)
            }
            Some(Verb::Plan(args)) => {
                let mut sink = io::stdout().lock();
                let mut out = Output::new(&mut sink, self.shape());
                cli::check_plan(self.lang, &args.what, &mut out)
            }
            Some(Verb::Term(args)) => self.terminal(&args),
            Some(Verb::Ssh(SshArgs { what })) => self.ssh(&what),
            Some(Verb::Restore(args)) => self.restore(&args),
            Some(Verb::Demo(args)) => self.demo(args.keep.as_deref()),
            Some(verb) => self.verb(&verb),
            None => self.board(),
        }
    }

    /// The clock; `zone` is the one in which `--today` is meant.
    fn clock(&self, zone: Tz) -> Result<Clock, Trouble> {
        let Some(text) = &self.global.today else {
            return Ok(Clock::System);
        };
        if let Ok(moment) = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M") {
            return Ok(Clock::at(moment, zone));
        }
        let today = Clock::System.now().with_timezone(&zone).date_naive();
        let day = parse_day(text, today)
            .map_err(|_| Trouble::usage(start::not_a_clock(self.lang, text)))?;
        Ok(Clock::noon(day, zone))
    }

    fn store_trouble(&self, error: &crate::ops::Error) -> Trouble {
        Trouble::new(error::store_kind(error), error::store(self.lang, error))
    }

    fn shape(&self) -> Shape {
        if self.global.json {
            Shape::Json
        } else if self.global.plain || !io::stdout().is_terminal() {
            Shape::Tabs
        } else {
            Shape::Table(tui::columns().or(self.environment.columns).unwrap_or(100))
        }
    }

    /// The past day that is asked for.
    fn as_of(&self, session: &Session) -> Result<Option<Day>, Trouble> {
        let day = self.global.as_of.as_deref().map(|day| {
            parse_day(day, session.today())
                .map_err(|_| Trouble::usage(start::not_a_clock(self.lang, day)))
        });
        day.transpose()
    }

    /// Carries out a verb that needs an open database.
    fn verb(&self, verb: &Verb) -> Done {
        if matches!(verb, Verb::Config(_)) {
            // Whoever looks at the settings wants to know of a key, theme or address that will not do.
            self.keymap()?;
            self.themes()?;
            if !self.settled.mail.is_off() {
                cli::settle_mail(self.lang, &self.settled.mail)?;
            }
        }
        let path = &self.settled.db.value;
        let mut session = self.open(path)?;
        session.on_wait(cli::say_waiting(self.lang));
        let as_of = self.as_of(&session)?;
        let mut sink = io::BufWriter::with_capacity(64 * 1024, io::stdout().lock());
        let mut cx = Cx {
            session,
            lang: self.lang,
            out: Output::new(&mut sink, self.shape()),
            as_of,
            mode: if self.global.dry_run {
                Mode::DryRun
            } else {
                Mode::Commit
            },
            preferences: look::preferences(self.lang, &self.settled),
            remind_days: self.settled.remind_days.value.clone(),
            mail: self.settled.mail.clone(),
        };
        let done = cli::run(&mut cx, verb);
        drop(cx);
        done.and(cli::printed(self.lang, sink.flush()))
    }

    /// Makes a database and says what it holds.
    fn make(&self, path: &Path, plan: &Plan, purpose: Purpose) -> Result<Session, Trouble> {
        let (actor, clock) = (self.actor(purpose)?, self.clock(Shanghai)?);
        if purpose == Purpose::Ordinary && clock.is_fixed() {
            return Err(Trouble::new(Kind::Refused, store::clock_is_set(self.lang)));
        }
        let (session, loaded) = cli::make(self.lang, path, plan, purpose, actor, clock)?;
        if self.global.json {
            let is_sandbox = purpose == Purpose::Sandbox;
            let told =
                serde_json::json!({ "db": path, "projects": loaded.new, "sandbox": is_sandbox });
            print(self.lang, |out| out.json(&told))?;
            return Ok(session);
        }
        let mut lines = vec![start::made(
            self.lang,
            &path.display().to_string(),
            loaded.new,
        )];
        if loaded.ahead > 0 {
            lines.push(start::ahead(self.lang, loaded.ahead));
        }
        if purpose == Purpose::Sandbox {
            lines.push(start::is_sandbox(self.lang).to_owned());
        }
        print(self.lang, |out| {
            lines.iter().try_for_each(|line| out.line(line))
        })?;
        Ok(session)
    }

    fn demo(&self, keep: Option<&Path>) -> Done {
        let clock = match &self.global.today {
            Some(_) => self.clock(Shanghai)?,
            None => Clock::noon(DEMO_CLOCK, Shanghai),
        };
        let actor = self.actor(Purpose::Sandbox)?;
        let plan = Plan::Named("haidian".to_owned());
        let make = |path: &Path| -> Result<Session, Trouble> {
            let (mut session, _) = cli::make(
                self.lang,
                path,
                &plan,
                Purpose::Sandbox,
                actor.clone(),
                clock,
            )?;
            cli::fill_demo(self.lang, &mut session)?;
            Ok(session)
        };
        if let Some(path) = keep {
            drop(make(path)?);
            let line = start::demo_kept(self.lang, &path.display().to_string());
            return print(self.lang, |out| out.line(&line));
        }
        if !is_interactive() {
            return Err(Trouble::usage(start::needs_terminal(self.lang)));
        }
        self.check_terminal()?;
        let dir = tempfile::Builder::new()
            .prefix("duban-demo-")
            .tempdir()
            .map_err(|error| {
                Trouble::new(
                    Kind::Failed,
                    start::no_temp(self.lang, &i18n::file::why(self.lang, &error)),
                )
            })?;
        let session = make(&dir.path().join("demo.db"))?;
        let notice = start::demo_notice(self.lang).to_owned();
        self.show(session, Some(notice), Some(dir.path().to_owned()))?;
        print(self.lang, |out| out.line(start::demo_over(self.lang)))
    }
}

fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}
