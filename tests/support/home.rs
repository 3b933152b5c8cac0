//! A home directory that is gone after the test, with or without a database in it.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use duban::clock::Clock;
use duban::domain::id::Actor;
use duban::ops::{Access, Session};
use tempfile::TempDir;

use super::Cli;

/// The clock of the sandboxes: the Friday on which the demo plays, noon.
pub(crate) const TODAY: &str = "2025-03-14";

/// Lets the users of the tests have seen the welcome, which is not what most tests are about.
pub(crate) fn welcomed(db: &Path) {
    for name in ["wang", "li", "王芳", "李强"] {
        let actor = Actor(name.to_owned());
        let session = Session::open(db, Access::Write, actor, Clock::System).unwrap();
        session.remember(duban::tui::WELCOMED, "1").unwrap();
    }
}

/// A home of one's own.
#[derive(Debug)]
pub(crate) struct Home {
    dir: TempDir,
}

impl Home {
    /// An empty one.
    pub(crate) fn new() -> Self {
        let dir = tempfile::Builder::new().prefix("duban-test-").tempdir();
        Self { dir: dir.unwrap() }
    }

    /// One with a sandbox that holds the Haidian plan.
    pub(crate) fn plan() -> Self {
        static PLAN: OnceLock<Home> = OnceLock::new();
        let made = PLAN.get_or_init(|| {
            let home = Self::new();
            home.cli(["init", "--sandbox", "--plan", "haidian"]).ok();
            welcomed(&home.db());
            home
        });
        made.twin()
    }

    /// One with a sandbox that holds the small plan.
    pub(crate) fn small() -> Self {
        static SMALL: OnceLock<Home> = OnceLock::new();
        let made = SMALL.get_or_init(|| {
            let home = Self::new();
            home.small_files();
            home.cli(["init", "--sandbox", "--plan", "plan"]).ok();
            welcomed(&home.db());
            home
        });
        made.twin()
    }

    /// One with the demo's database: the Haidian plan and samples of work.
    pub(crate) fn demo() -> Self {
        static DEMO: OnceLock<Home> = OnceLock::new();
        let made = DEMO.get_or_init(|| {
            let home = Self::new();
            let db = home.db();
            home.cli(["demo", "--keep", db.to_str().unwrap()]).ok();
            welcomed(&home.db());
            home
        });
        made.twin()
    }

    /// One with an empty sandbox.
    pub(crate) fn empty() -> Self {
        let home = Self::new();
        home.cli(["init", "--sandbox", "--empty"]).ok();
        welcomed(&home.db());
        home
    }

    /// A copy of the database in another home. Nobody has the original open, so the file is all there is.
    pub(crate) fn twin(&self) -> Self {
        assert!(!self.path("duban.db-wal").exists(), "somebody is at it");
        let twin = Self::new();
        std::fs::copy(self.db(), twin.db()).unwrap();
        twin
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The directory itself.
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// Its database.
    pub(crate) fn db(&self) -> PathBuf {
        self.path("duban.db")
    }

    /// Writes a file.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// What lies in it, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.dir()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// The program on this home's database, as wang on the sandbox's day, in Chinese.
    pub(crate) fn cli<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Cli {
        Cli::new(self).args(args)
    }

    /// The program as its owner would start it: by his login, by the clock on the wall.
    pub(crate) fn ordinary<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Cli {
        Cli::new(self).without("DUBAN_ACTOR").real().args(args)
    }

    /// A project as JSON.
    pub(crate) fn project(&self, id: u32) -> serde_json::Value {
        self.cli(["show", &id.to_string(), "--json"]).ok().json()
    }

    /// The number of the last event.
    pub(crate) fn head(&self) -> u64 {
        self.cli(["doctor", "--json"]).ok().json()["head"][0]
            .as_u64()
            .unwrap()
    }
}
