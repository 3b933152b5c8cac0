//! The program as a process: cleared environment, fixed clock, whole outputs.

use std::collections::BTreeMap;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::{DUBAN, Home, TODAY};

/// One run of the program to be.
#[derive(Debug, Clone)]
#[must_use]
pub(crate) struct Cli {
    environment: BTreeMap<String, String>,
    dir: std::path::PathBuf,
    today: Option<String>,
    args: Vec<String>,
}

impl Cli {
    /// On a home's database, as wang, in Chinese, on the sandbox's day.
    pub(crate) fn new(home: &Home) -> Self {
        let environment = [
            ("HOME", home.dir().to_str().unwrap().to_owned()),
            ("DUBAN_DB", home.db().to_str().unwrap().to_owned()),
            ("DUBAN_ACTOR", "wang".to_owned()),
            ("LANG", "zh_CN.UTF-8".to_owned()),
        ];
        Self {
            environment: environment
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            dir: home.dir().to_owned(),
            today: Some(TODAY.to_owned()),
            args: Vec::new(),
        }
    }

    /// More words.
    pub(crate) fn args<'a>(mut self, args: impl IntoIterator<Item = &'a str>) -> Self {
        self.args.extend(args.into_iter().map(str::to_owned));
        self
    }

    /// Somebody else.
    pub(crate) fn actor(self, name: &str) -> Self {
        self.env("DUBAN_ACTOR", name)
    }

    /// In English.
    pub(crate) fn english(self) -> Self {
        self.env("LANG", "en_US.UTF-8")
    }

    /// On another day.
    pub(crate) fn today(mut self, day: &str) -> Self {
        self.today = Some(day.to_owned());
        self
    }

    /// By the clock on the wall.
    pub(crate) fn real(mut self) -> Self {
        self.today = None;
        self
    }

    /// With a variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Without a variable.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.environment.remove(name);
        self
    }

    /// The process, ready to be started.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(DUBAN);
        command
            .env_clear()
            .envs(&self.environment)
            .current_dir(&self.dir)
            .stdin(Stdio::null());
        if let Some(today) = &self.today {
            command.args(["--today", today]);
        }
        command.args(&self.args);
        command
    }

    /// Runs to the end.
    pub(crate) fn run(&self) -> Ran {
        let output = self.command().output().unwrap();
        Ran::new(self.args.join(" "), &output)
    }

    /// Runs and expects success and not a word on stderr.
    pub(crate) fn ok(&self) -> Ran {
        let ran = self.run();
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.what);
        ran
    }

    /// Runs and expects to be turned down with this code: a sentence on stderr, nothing on stdout. Gives the sentence.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32) -> String {
        let ran = self.run();
        assert_eq!(ran.code, code, "{}\n{}{}", ran.what, ran.stdout, ran.stderr);
        assert_eq!(ran.stdout, "", "{}", ran.what);
        assert_ne!(ran.stderr, "", "{}", ran.what);
        ran.stderr
    }
}

/// A run that is over.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) what: String,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Ran {
    pub(crate) fn new(what: String, output: &Output) -> Self {
        Self {
            what,
            stdout: String::from_utf8(output.stdout.clone()).unwrap(),
            stderr: String::from_utf8(output.stderr.clone()).unwrap(),
            code: output.status.code().expect("no signal"),
        }
    }

    /// What was printed as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{}: {error}\n{}", self.what, self.stdout))
    }

    /// The lines that were printed.
    pub(crate) fn lines(&self) -> Vec<&str> {
        self.stdout.lines().collect()
    }

    /// The cells of each line.
    pub(crate) fn cells(&self) -> Vec<Vec<&str>> {
        self.stdout
            .lines()
            .map(|line| line.split('\t').collect())
            .collect()
    }
}
