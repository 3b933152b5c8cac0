//! `duban ssh setup` and `duban ssh check` on a host of their own: set up, broken in every way that locks people out or
//! lets too much in, and mended by the command that the check itself names.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use pretty_assertions::assert_eq;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::sshd::{Host, SSHD, is_here};
use crate::support::{DUBAN, Home};

/// Covers the machine's own files, then reads commands.
const INSIDE: &str = "\
set -e
mount --make-rprivate /
mount --bind \"$1/etc\" /etc
mount -t tmpfs -o mode=755 tmpfs /usr/local
mkdir -p /usr/local/bin
mount -t tmpfs -o mode=755 tmpfs /var/lib
mount -t tmpfs -o mode=755 tmpfs /var/log
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -m 755 /run/sshd
export PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=en_US.UTF-8
set +e
while read -r line; do sh -c \"$line\" </dev/null 2>&1; echo \"@@ $?\"; done
";

/// A shell as root on an empty host.
struct Shell {
    child: Child,
    words: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// The host's files.
    _dir: TempDir,
}

impl Shell {
    fn new() -> Option<Self> {
        if !is_here() {
            return None;
        }
        let dir = tempfile::Builder::new().prefix("duban-host-").tempdir();
        let dir = dir.unwrap();
        let root = dir.path().to_str().unwrap();
        let copied = Command::new("cp")
            .args(["-a", "/etc", &format!("{root}/etc")])
            .status();
        assert!(copied.unwrap().success());
        let mut child = Command::new("unshare")
            .args(["-m", "-n", "-p", "--fork", "--mount-proc", "sh", "-c"])
            .args([INSIDE, "sh", root, DUBAN])
            .env_clear()
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("HOME", root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Some(Self {
            words: child.stdin.take().unwrap(),
            answers: BufReader::new(child.stdout.take().unwrap()),
            child,
            _dir: dir,
        })
    }

    /// Runs a line and gives its exit code and what it printed.
    fn run(&mut self, line: &str) -> (i32, String) {
        writeln!(self.words, "{line}").unwrap();
        let mut text = String::new();
        loop {
            let mut line = String::new();
            assert!(self.answers.read_line(&mut line).unwrap() > 0, "{text}");
            if let Some(code) = line.strip_prefix("@@ ") {
                return (code.trim().parse().unwrap(), text);
            }
            text.push_str(&line);
        }
    }

    #[track_caller]
    fn ok(&mut self, line: &str) -> String {
        let (code, text) = self.run(line);
        assert_eq!(code, 0, "{line}\n{text}");
        text
    }

    /// The faults that the check finds, as step, name and the command that mends them.
    fn faults(&mut self) -> Vec<(String, String, String)> {
        let (code, text) = self.run("duban ssh check --json 2>/dev/null");
        let steps: Value = serde_json::from_str(&text).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut found = Vec::new();
        for step in steps.as_array().unwrap() {
            for fault in step["faults"].as_array().unwrap() {
                if fault["level"] == "wrong" {
                    found.push((
                        text(&step["step"]),
                        text(&fault["fault"]),
                        text(&fault["mend"]),
                    ));
                }
            }
        }
        assert_eq!(code == 0, found.is_empty());
        found
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        // With the first process of its namespace everything on the host ends.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

/// What is done to a host, the step that suffers, the fault, and what mends it where the check leaves it to a person.
const HARMS: [(&str, &str, &str, &str); 20] = [
    ("chmod 2775 /usr/local", "program", "loose", ""),
    (
        "chown duban /usr/local/libexec/duban",
        "program",
        "loose",
        "",
    ),
    (
        "chmod 0700 /usr/local/libexec/duban/duban-*",
        "program",
        "mode",
        "",
    ),
    (
        "rm /usr/local/bin/duban; cp /usr/local/libexec/duban/duban /usr/local/bin/duban; echo x >> /usr/local/bin/duban",
        "program",
        "foreign",
        "ln -sf /usr/local/libexec/duban/duban /usr/local/bin/duban",
    ),
    (
        "chmod 0600 /etc/duban/config.toml",
        "preferences",
        "mode",
        "",
    ),
    (
        "usermod --shell /usr/sbin/nologin duban",
        "account",
        "shell",
        "",
    ),
    ("usermod --home /nonexistent duban", "account", "home", ""),
    ("usermod --lock duban", "account", "locked", ""),
    ("usermod --expiredate 1 duban", "account", "closed", ""),
    (
        "chown root:root /var/lib/duban/duban.db",
        "database",
        "owner",
        "",
    ),
    ("chmod 0644 /var/lib/duban/duban.db", "database", "mode", ""),
    (
        "chmod 0666 /var/lib/duban/duban.db; duban list > /dev/null",
        "database",
        "mode",
        "",
    ),
    ("rmdir /run/sshd", "sshd", "no_run_dir", ""),
    (
        "sed -i /ExposeAuthInfo/d /etc/ssh/sshd_config.d/duban.conf",
        "sshd",
        "differs",
        "",
    ),
    ("chmod 0755 /var/lib/duban", "database", "mode", ""),
    (
        "rm /etc/ssh/sshd_config.d/duban.conf",
        "sshd",
        "missing",
        "",
    ),
    (
        "sed -i 's/ExposeAuthInfo yes/ExposeAuthInfo no/' /etc/ssh/sshd_config.d/duban.conf",
        "sshd",
        "differs",
        "",
    ),
    (
        "sed -i /^Include/d /etc/ssh/sshd_config",
        "sshd",
        "not_in_force",
        "",
    ),
    (
        "echo 'Match User duban' > /etc/ssh/sshd_config.d/a.conf; echo 'ForceCommand /bin/true' >> /etc/ssh/sshd_config.d/a.conf",
        "sshd",
        "forced",
        "rm /etc/ssh/sshd_config.d/a.conf",
    ),
    (
        "echo 'AllowUsers root' > /etc/ssh/sshd_config.d/a.conf",
        "sshd",
        "shut_out",
        "rm /etc/ssh/sshd_config.d/a.conf",
    ),
];

#[test]
fn an_empty_host_is_set_up_and_every_fault_is_mended_by_the_command_that_is_named() {
    let Some(mut host) = Shell::new() else { return };
    host.ok("rm -f /etc/ssh/sshd_config.d/duban.conf; /usr/sbin/sshd");
    let first = host.ok(&format!("{DUBAN} ssh setup --apply"));
    assert!(first.contains("[done] Service account"), "{first}");
    assert!(!first.contains("[already so]"), "{first}");
    let again = host.ok("duban ssh setup --apply");
    assert!(!again.contains("[done]"), "{again}");
    // A script that was printed comes to the same.
    host.ok("duban ssh setup | sh");
    host.ok("runuser -u duban -- duban init --empty");
    host.ok(&format!(
        "echo '{KEY}' | duban user add wang --name 王芳 --role administrator --key -"
    ));
    assert_eq!(host.faults(), []);
    for (harm, step, fault, by_hand) in HARMS {
        host.ok(harm);
        let found = host.faults();
        let (in_step, name, mend) = found.first().cloned().unwrap_or_default();
        assert_eq!((in_step.as_str(), name.as_str()), (step, fault), "{harm}");
        host.ok(if by_hand.is_empty() { &mend } else { by_hand });
        for (_, _, mend) in host.faults() {
            // Where one fault had others in its wake, each says what to do.
            host.ok(&mend);
        }
        assert_eq!(host.faults(), [], "{harm}");
    }
}

#[test]
fn what_duban_did_not_write_is_left_alone() {
    let Some(mut host) = Shell::new() else { return };
    host.ok("mkdir -p /etc/ssh/sshd_config.d; echo 'X11Forwarding no' > /etc/ssh/sshd_config.d/duban.conf");
    let (code, told) = host.run(&format!("{DUBAN} ssh setup --apply"));
    assert_eq!(code, 1);
    assert!(
        told.contains("was not written by duban and is left alone"),
        "{told}"
    );
    let kept = host.ok("cat /etc/ssh/sshd_config.d/duban.conf");
    assert_eq!(kept, "X11Forwarding no\n");
    let (code, _) = host.run(&format!("{DUBAN} ssh setup | sh"));
    assert_eq!(code, 1);
    let kept = host.ok("cat /etc/ssh/sshd_config.d/duban.conf");
    assert_eq!(kept, "X11Forwarding no\n");
}

#[test]
fn people_with_accounts_work_on_one_database_whatever_their_umask() {
    let Some(mut host) = Shell::new() else { return };
    host.ok(&format!("{DUBAN} ssh setup --accounts --apply"));
    host.ok("duban init --empty && duban ssh setup --apply");
    host.ok("useradd --no-create-home --home-dir / wang; useradd --no-create-home --home-dir / li");
    host.ok("useradd --no-create-home --home-dir / zhao");
    host.ok("usermod --append --groups duban wang; usermod --append --groups duban li");
    host.ok("duban user add wang --name 王芳 --role administrator");
    assert_eq!(host.faults(), []);
    for (umask, title) in [("0077", "公园"), ("0022", "道路"), ("0077", "学校")] {
        host.ok(&format!(
            "umask {umask}; runuser -u wang -- duban add {title}"
        ));
    }
    // Not registered: he may look, and then not even that. Not in the group: the file itself is shut.
    let (code, _) = host.run("runuser -u li -- duban add 桥");
    assert_eq!(code, 4);
    host.ok("runuser -u li -- duban list");
    host.ok("duban config set strangers refuse");
    let (code, _) = host.run("runuser -u li -- duban list");
    assert_eq!(code, 4);
    let (code, _) = host.run("runuser -u zhao -- duban list");
    assert_ne!(code, 0);
    assert_eq!(host.faults(), []);
    let modes = host.ok("stat -c '%a %G' /var/lib/duban/*");
    assert!(modes.lines().all(|line| line == "660 duban"), "{modes}");
}

/// What an administrator would be given.
fn printed() -> String {
    let home = Home::new();
    home.cli(["ssh", "setup", "--separate", "--print-sshd"])
        .real()
        .ok()
        .stdout
}

#[test]
fn the_tests_run_with_what_administrators_are_given() {
    let printed = printed();
    let said = |text: &str, name: &str| {
        let mut lines = text.lines().filter_map(|line| line.split_once(' '));
        lines
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.to_owned())
    };
    for (name, value) in SSHD.lines().filter_map(|line| line.split_once(' ')) {
        if !["ListenAddress", "PidFile", "AcceptEnv"].contains(&name) {
            assert_eq!(said(&printed, name).as_deref(), Some(value), "{name}");
        }
    }
}

#[test]
fn what_administrators_are_given_lets_people_in_and_nothing_else() {
    let config = format!("ListenAddress 127.0.0.1\n{}", printed());
    let Some(host) = Host::with(&config, "") else {
        return;
    };
    let came = host.ssh("wang", &["list", "--json"]).run();
    assert_eq!(came.code, 0, "{}", came.stderr);
    let shell = host.ssh("wang", &["sh"]).run();
    assert_eq!((shell.code, shell.stdout.len()), (2, 0));
    let stranger = host.ssh("stranger", &["list"]).run();
    assert_eq!(stranger.code, 255);
}
