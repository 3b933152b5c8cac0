//! A made-up host for tests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::judge::ssh_version;
use super::look::{Entry, Eyes, Ran, Sort};
use super::step::{Need, Owner, steps};
use super::wish::{ACCOUNT, DATABASE, PEOPLE, PROGRAM, Way, Wish};

/// What is usual.
pub(super) fn wish(way: Way) -> Wish {
    Wish {
        way,
        account: ACCOUNT.to_owned(),
        db: PathBuf::from(DATABASE),
        program: PathBuf::from(PROGRAM),
        source: PathBuf::from("/opt/duban"),
        people: PEOPLE,
        exempt: Vec::new(),
    }
}

/// The number of the service account and its group.
const ACCOUNT_ID: u32 = 998;

/// A host that is nothing but tables.
#[derive(Debug, Clone, Default)]
pub(super) struct Fake {
    pub(super) entries: BTreeMap<PathBuf, Entry>,
    pub(super) texts: BTreeMap<PathBuf, String>,
    pub(super) times: BTreeMap<PathBuf, i64>,
    /// By the words, parted by spaces; what is not there fails.
    pub(super) answers: BTreeMap<String, Ran>,
}

impl Eyes for Fake {
    fn entry(&self, path: &Path) -> Option<Entry> {
        self.entries.get(path).cloned()
    }

    fn resolve(&self, path: &Path) -> Option<PathBuf> {
        match &self.entry(path)?.sort {
            Sort::Link(to) => self.resolve(&path.parent()?.join(to)),
            _ => Some(path.to_owned()),
        }
    }

    fn text(&self, path: &Path) -> Option<String> {
        self.texts.get(path).cloned()
    }

    fn changed(&self, path: &Path) -> Option<i64> {
        self.times.get(path).copied()
    }

    fn run(&self, words: &[&str]) -> Ran {
        let words = words.join(" ");
        self.answers.get(&words).cloned().unwrap_or_else(|| Ran {
            code: Some(2),
            ..Ran::default()
        })
    }

    fn shell(&self, _: &str) -> Ran {
        Ran::default()
    }
}

fn ok(out: &str) -> Ran {
    Ran {
        code: Some(0),
        out: out.to_owned(),
        err: String::new(),
    }
}

impl Fake {
    /// A host on which everything is as it has to be.
    pub(super) fn ready(wish: &Wish) -> Self {
        let mut fake = Self::default();
        fake.answer(
            "/usr/sbin/sshd -V",
            Ran {
                err: "OpenSSH_9.2, x".to_owned(),
                ..ok("")
            },
        );
        for (number, name) in [(0, "root"), (ACCOUNT_ID, &wish.account)] {
            fake.answer(
                &format!("getent passwd {number}"),
                ok(&format!("{name}:x:{number}")),
            );
            fake.answer(
                &format!("getent group {number}"),
                ok(&format!("{name}:x:{number}:")),
            );
        }
        let account = &wish.account;
        let line = format!("{account}:x:{ACCOUNT_ID}:{ACCOUNT_ID}::/etc/duban:/bin/sh\n");
        fake.answer(&format!("getent passwd {account}"), ok(&line));
        fake.answer(
            &format!("getent shadow {account}"),
            ok(&format!("{account}:*:1::::::")),
        );
        fake.answer("date +%s", ok("1741900000\n"));
        fake.answer(
            &format!("getent group {account}"),
            ok(&format!("{account}:x:{ACCOUNT_ID}:wang\n")),
        );
        fake.file("/bin/sh", 0, 0o755);
        fake.file("/usr/sbin/sshd", 0, 0o755);
        for dir in [
            "/",
            "/usr",
            "/usr/local",
            "/usr/local/bin",
            "/usr/local/libexec",
            "/usr/local/libexec/duban",
        ] {
            fake.put(dir, Sort::Dir, 0, 0o755);
        }
        let versioned = wish.versioned();
        fake.file(versioned.to_str().unwrap(), 0, 0o755);
        let name = PathBuf::from(versioned.file_name().unwrap());
        fake.put(PROGRAM, Sort::Link(name), 0, 0o777);
        fake.put(
            "/usr/local/bin/duban",
            Sort::Link(wish.program.clone()),
            0,
            0o777,
        );
        fake.file("/opt/duban", 0, 0o755);
        fake.answer(
            &format!("cmp -s /opt/duban {}", versioned.display()),
            ok(""),
        );
        fake.needs(wish);
        fake.daemon(wish);
        fake
    }

    /// What the steps themselves ask for.
    fn needs(&mut self, wish: &Wish) {
        let number = |owner: Owner| match owner {
            Owner::Root => (0, 0),
            Owner::Account => (ACCOUNT_ID, ACCOUNT_ID),
            Owner::Members => (0, ACCOUNT_ID),
        };
        let version = ssh_version(self);
        for need in steps(wish, version).into_iter().flat_map(|step| step.needs) {
            let (path, sort, (uid, gid), mode) = match need {
                Need::Dir { path, owner, mode } => (path, Sort::Dir, number(owner), mode),
                Need::Text { path, text } => {
                    self.texts.insert(path.clone(), text);
                    (path, Sort::File, (0, 0), 0o644)
                }
                Need::Preferences => {
                    let path = PathBuf::from(super::sshd::PREFERENCES);
                    let text = super::sshd::preferences(wish);
                    self.texts.insert(path.clone(), text);
                    (path, Sort::File, (0, 0), 0o644)
                }
                Need::Database {
                    owner,
                    dir_mode,
                    mode,
                } => {
                    let (uid, gid) = number(owner);
                    let dir = Entry {
                        sort: Sort::Dir,
                        uid,
                        gid,
                        mode: dir_mode,
                    };
                    self.entries
                        .insert(wish.db.parent().unwrap().to_owned(), dir);
                    (wish.db.clone(), Sort::File, (uid, gid), mode)
                }
                Need::HostKey => (
                    PathBuf::from(super::sshd::HOST_KEY),
                    Sort::File,
                    (0, 0),
                    0o600,
                ),
                _ => continue,
            };
            let entry = Entry {
                sort,
                uid,
                gid,
                mode,
            };
            self.entries.insert(path, entry);
        }
    }

    /// An sshd that runs and says what it was told.
    fn daemon(&mut self, wish: &Wish) {
        let flag = match wish.way {
            Way::Separate { .. } => " -f /etc/duban/sshd_config",
            _ => "",
        };
        self.answer(&format!("/usr/sbin/sshd -t{flag}"), ok(""));
        let mut told: String = super::sshd::directives(wish)
            .iter()
            .map(|(name, value)| [&name.to_ascii_lowercase(), " ", value, "\n"].concat())
            .collect();
        told.push_str("acceptenv LANG\nacceptenv LC_*\nmaxstartups 300:30:600\n");
        let asked = format!(
            "/usr/sbin/sshd -T -C user={},host=host,addr=127.0.0.1{flag}",
            wish.account
        );
        self.answer(&asked, ok(&told));
        for pid in ["/run/sshd.pid", "/run/duban-sshd.pid"] {
            self.texts.insert(PathBuf::from(pid), "7\n".to_owned());
            self.times.insert(PathBuf::from(pid), 100);
        }
        self.put("/proc/7", Sort::Dir, 0, 0o555);
    }

    pub(super) fn answer(&mut self, words: &str, ran: Ran) {
        self.answers.insert(words.to_owned(), ran);
    }

    /// Turns a word that sshd tells into another.
    pub(super) fn sshd_says(&mut self, from: &str, to: &str) {
        let told = self
            .answers
            .iter_mut()
            .find(|(words, _)| words.starts_with("/usr/sbin/sshd -T"));
        let (_, ran) = told.unwrap();
        assert!(ran.out.contains(from), "{from}");
        ran.out = ran.out.replace(from, to);
    }

    pub(super) fn put(&mut self, path: &str, sort: Sort, uid: u32, mode: u32) {
        let entry = Entry {
            sort,
            uid,
            gid: uid,
            mode,
        };
        self.entries.insert(PathBuf::from(path), entry);
    }

    pub(super) fn file(&mut self, path: &str, uid: u32, mode: u32) {
        self.put(path, Sort::File, uid, mode);
    }
}
