//! Looking at the host: files, and the answers of its own programs. The only part that touches it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What sort of thing lies at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// A file.
    File,
    /// A directory.
    Dir,
    /// A symbolic link and what it says.
    Link(PathBuf),
    /// Anything else.
    Other,
}

/// What lies at a path; links are not followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What sort.
    pub sort: Sort,
    /// The number of its owner.
    pub uid: u32,
    /// The number of its group.
    pub gid: u32,
    /// Its permissions, with set-id and sticky bits.
    pub mode: u32,
}

/// What a program of the host came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ran {
    /// Its exit code; `None` where it could not be run or a signal ended it.
    pub code: Option<i32>,
    /// What it printed.
    pub out: String,
    /// What it complained of.
    pub err: String,
}

impl Ran {
    /// Whether it succeeded.
    pub fn is_ok(&self) -> bool {
        self.code == Some(0)
    }
}

/// Whoever looks at a host.
pub trait Eyes {
    /// What lies at a path.
    fn entry(&self, path: &Path) -> Option<Entry>;
    /// A path without links.
    fn resolve(&self, path: &Path) -> Option<PathBuf>;
    /// The text of a file.
    fn text(&self, path: &Path) -> Option<String>;
    /// When a file was written, in seconds.
    fn changed(&self, path: &Path) -> Option<i64>;
    /// Runs a program of the host with words, and waits for it.
    fn run(&self, words: &[&str]) -> Ran;
    /// Runs a script as root.
    fn shell(&self, script: &str) -> Ran;
}

/// This host.
#[derive(Debug, Clone, Copy, Default)]
pub struct Host;

impl Eyes for Host {
    fn entry(&self, path: &Path) -> Option<Entry> {
        let found = std::fs::symlink_metadata(path).ok()?;
        let kind = found.file_type();
        let sort = if kind.is_symlink() {
            Sort::Link(std::fs::read_link(path).ok()?)
        } else if kind.is_dir() {
            Sort::Dir
        } else if kind.is_file() {
            Sort::File
        } else {
            Sort::Other
        };
        let (uid, gid, mode) = owner(&found);
        Some(Entry {
            sort,
            uid,
            gid,
            mode,
        })
    }

    fn resolve(&self, path: &Path) -> Option<PathBuf> {
        path.canonicalize().ok()
    }

    fn text(&self, path: &Path) -> Option<String> {
        std::fs::read_to_string(path).ok()
    }

    fn changed(&self, path: &Path) -> Option<i64> {
        std::fs::metadata(path).ok().map(|found| written(&found))
    }

    fn run(&self, words: &[&str]) -> Ran {
        match words.split_first() {
            Some((program, rest)) => ran(Command::new(program).args(rest)),
            None => Ran::default(),
        }
    }

    fn shell(&self, script: &str) -> Ran {
        ran(Command::new("/bin/sh").args(["-c", script]))
    }
}

/// Runs to the end, with nothing of this process's environment.
fn ran(command: &mut Command) -> Ran {
    let output = command
        .env_clear()
        .env(
            "PATH",
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        )
        .env("LC_ALL", "C")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .current_dir("/")
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) => Ran {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        },
        Err(error) => Ran {
            code: None,
            out: String::new(),
            err: error.to_string(),
        },
    }
}

#[cfg(unix)]
fn owner(found: &std::fs::Metadata) -> (u32, u32, u32) {
    use std::os::unix::fs::MetadataExt;
    (found.uid(), found.gid(), found.mode() & 0o7777)
}

#[cfg(not(unix))]
fn owner(_: &std::fs::Metadata) -> (u32, u32, u32) {
    (0, 0, 0)
}

#[cfg(unix)]
fn written(found: &std::fs::Metadata) -> i64 {
    std::os::unix::fs::MetadataExt::mtime(found)
}

#[cfg(not(unix))]
fn written(_: &std::fs::Metadata) -> i64 {
    0
}
