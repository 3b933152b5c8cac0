//! A host of its own with a real sshd on it: mount and process namespaces, so that neither accounts nor files of the
//! machine change and nothing outlives the test.
//!
//! It takes root, `sshd` and `unshare`. Where one is missing the tests say that they were left out; where they have to run
//! (`CI=true` or `DUBAN_TEST_SSHD=required`) that is a failure.

use std::fmt::Write as _;
use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use duban::clock::Clock;
use duban::domain::id::Actor;
use duban::ops::{Access, Session};
use tempfile::TempDir;

use super::{DUBAN, Home};

/// Where the program and its database lie on the host.
pub(crate) const PROGRAM: &str = "/usr/local/libexec/duban/duban";
const DATA: &str = "/var/lib/duban";
/// The service account's number.
const ACCOUNT: u32 = 7001;
/// How long anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What sshd is told, as the documentation has it.
pub(crate) const SSHD: &str = "\
ListenAddress 127.0.0.1
HostKey /etc/duban/ssh_host_ed25519_key
PidFile none
UsePAM no
AllowUsers duban
AuthenticationMethods publickey
PasswordAuthentication no
KbdInteractiveAuthentication no
AuthorizedKeysFile none
AuthorizedKeysCommand /usr/local/libexec/duban/duban ssh keys %u %t %k %f
AuthorizedKeysCommandUser duban
ExposeAuthInfo yes
DisableForwarding yes
PermitTunnel no
PermitUserRC no
PermitUserEnvironment no
AcceptEnv LANG LC_ALL LC_CTYPE COLORTERM NO_COLOR
MaxSessions 2
MaxStartups 300:30:600
ClientAliveInterval 15
ClientAliveCountMax 4
LogLevel VERBOSE
PrintMotd no
";

/// What happens inside: the machine's files are covered, then sshd starts in the foreground.
const START: &str = "\
set -e
mount --make-rprivate /
mount --bind \"$1/etc\" /etc
mount -t tmpfs -o mode=755 tmpfs /usr/local
mkdir -p /usr/local/libexec/duban
install -o root -g root -m 755 \"$2\" /usr/local/libexec/duban/duban
mount -t tmpfs -o mode=755 tmpfs /var/lib
mkdir /var/lib/duban
mount --bind \"$1/data\" /var/lib/duban
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -m 755 /run/sshd
mount -t tmpfs -o mode=1777 tmpfs /tmp
exec /usr/sbin/sshd -D -e -f /etc/duban/sshd_config
";

/// A running host. Dropping it ends everything on it.
pub(crate) struct Host {
    dir: TempDir,
    port: u16,
    sshd: Child,
}

/// Why there can be no host here.
fn missing() -> Option<&'static str> {
    let is_there = |path: &str| Path::new(path).exists();
    if !is_there("/usr/sbin/sshd") {
        return Some("there is no sshd (openssh-server)");
    }
    let can = Command::new("unshare")
        .args(["-m", "-p", "--fork", "true"])
        .output();
    if !can.is_ok_and(|done| done.status.success()) {
        return Some("it takes root and mount namespaces");
    }
    None
}

fn is_required() -> bool {
    let is = |name: &str, value: &str| std::env::var_os(name).is_some_and(|is| is == value);
    is("CI", "true") || is("DUBAN_TEST_SSHD", "required")
}

/// Whether there can be a host here; where there cannot be and has to be, that is a failure.
pub(crate) fn is_here() -> bool {
    let Some(why) = missing() else { return true };
    assert!(!is_required(), "no sshd to test with: {why}");
    writeln!(std::io::stderr(), "left out, no sshd to test with: {why}").unwrap();
    false
}

fn run(program: &str, args: &[&str]) {
    let done = Command::new(program).args(args).output().unwrap();
    assert!(
        done.status.success(),
        "{program} {args:?}: {}",
        text(&done.stderr)
    );
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn append(path: &Path, line: &str) {
    let mut file = std::fs::OpenOptions::new().append(true).open(path).unwrap();
    writeln!(file, "{line}").unwrap();
}

impl Host {
    /// A host with the small plan's board, its people wang, li and zhou; nothing where there can be none.
    pub(crate) fn new() -> Option<Self> {
        Self::with(SSHD, "")
    }

    /// The same with another configuration of sshd, and more lines in duban's.
    pub(crate) fn with(sshd: &str, duban: &str) -> Option<Self> {
        if !is_here() {
            return None;
        }
        let dir = tempfile::Builder::new()
            .prefix("duban-sshd-")
            .tempdir()
            .unwrap();
        let path = |name: &str| dir.path().join(name);
        let name = |name: &str| path(name).to_str().unwrap().to_owned();
        run("cp", &["-a", "/etc", &name("etc")]);
        let account = format!("duban:x:{ACCOUNT}:{ACCOUNT}:duban:/var/lib/duban:/bin/sh");
        append(&path("etc/passwd"), &account);
        append(&path("etc/shadow"), "duban:*:19000:0:99999:7:::");
        append(&path("etc/group"), &format!("duban:x:{ACCOUNT}:"));
        std::fs::create_dir_all(path("etc/duban")).unwrap();
        let host_key = name("etc/duban/ssh_host_ed25519_key");
        run(
            "ssh-keygen",
            &["-q", "-t", "ed25519", "-N", "", "-f", &host_key],
        );
        let settings = format!("db = \"{DATA}/duban.db\"\n{duban}");
        std::fs::write(path("etc/duban/config.toml"), settings).unwrap();
        let port = free_port();
        let config = format!("Port {port}\n{sshd}");
        std::fs::write(path("etc/duban/sshd_config"), config).unwrap();
        std::fs::create_dir(path("data")).unwrap();
        database(&path("data/duban.db"));
        for login in ["wang", "li", "zhou", "stranger"] {
            make_key(&path(login), "ed25519");
        }
        let host = Self {
            sshd: start(dir.path()),
            dir,
            port,
        };
        host.people();
        host.wait_until_it_listens();
        Some(host)
    }

    /// The people of the board: wang reports for the water bureau, li looks on, zhou administers.
    fn people(&self) {
        let key = |login: &str| {
            self.path(&format!("{login}.pub"))
                .to_str()
                .unwrap()
                .to_owned()
        };
        let mut zhou = vec!["add", "zhou", "--name", "周敏", "--role", "administrator"];
        let keys = ["zhou", "wang", "li"].map(key);
        zhou.extend(["--key", &keys[0]]);
        self.admin("user", &zhou);
        let mut wang = vec!["add", "wang", "--name", "王芳", "--role", "operator"];
        wang.extend(["--dept", "区水务局", "--key", &keys[1]]);
        self.admin("user", &wang);
        let li = [
            "add", "li", "--name", "李强", "--role", "viewer", "--key", &keys[2],
        ];
        self.admin("user", &li);
        run(
            "chown",
            &[
                "-R",
                &format!("{ACCOUNT}:{ACCOUNT}"),
                self.path("data").to_str().unwrap(),
            ],
        );
        run("chmod", &["700", self.path("data").to_str().unwrap()]);
    }

    /// Where sshd listens on 127.0.0.1.
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// A path of the test's own, which the host does not see; but `data` is the host's `/var/lib/duban`.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The database.
    pub(crate) fn db(&self) -> PathBuf {
        self.path("data/duban.db")
    }

    /// Carries out a verb at the host itself, as its owner, and gives what it prints.
    pub(crate) fn admin(&self, verb: &str, args: &[&str]) -> String {
        let done = Command::new(DUBAN)
            .env_clear()
            .env("HOME", self.dir.path())
            .env("LANG", "zh_CN.UTF-8")
            .arg("--db")
            .arg(self.db())
            .arg(verb)
            .args(args)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{verb} {args:?}: {}",
            text(&done.stderr)
        );
        String::from_utf8(done.stdout).unwrap()
    }

    /// The board as the host's owner sees it.
    pub(crate) fn session(&self) -> Session {
        let nobody = Actor("nobody".to_owned());
        Session::open(&self.db(), Access::Write, nobody, Clock::System).unwrap()
    }

    /// Makes another key, and gives its public half.
    pub(crate) fn key(&self, name: &str, kind: &str) -> String {
        make_key(&self.path(name), kind);
        std::fs::read_to_string(self.path(&format!("{name}.pub"))).unwrap()
    }

    /// The fingerprint of somebody's key, as ssh-keygen tells it.
    pub(crate) fn fingerprint(&self, name: &str) -> String {
        let key = self.path(&format!("{name}.pub"));
        let told = Command::new("ssh-keygen")
            .arg("-lf")
            .arg(key)
            .output()
            .unwrap();
        text(&told.stdout).split(' ').nth(1).unwrap().to_owned()
    }

    /// A client that comes by somebody's key; the words are what the host is sent.
    pub(crate) fn ssh(&self, key: &str, words: &[&str]) -> Client {
        let mut args: Vec<String> = ["-F", "none", "-p"].map(str::to_owned).into();
        args.push(self.port.to_string());
        for option in [
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "LogLevel=ERROR",
            "SendEnv=LANG",
            "SendEnv=DUBAN_*",
            "BatchMode=yes",
        ] {
            args.extend(["-o".to_owned(), option.to_owned()]);
        }
        args.extend(["-i".to_owned(), self.path(key).to_str().unwrap().to_owned()]);
        Client {
            home: self.dir.path().to_owned(),
            args,
            account: "duban".to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            input: Vec::new(),
            environment: vec![("LANG".to_owned(), "zh_CN.UTF-8".to_owned())],
        }
    }

    /// What sshd has told of logins so far.
    pub(crate) fn sshd_log(&self) -> String {
        std::fs::read_to_string(self.path("log")).unwrap()
    }

    /// The processes of the program that serve somebody on this host, by their numbers outside of it.
    pub(crate) fn serving(&self) -> Vec<u32> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir("/proc").unwrap().flatten() {
            let id = entry
                .file_name()
                .to_str()
                .and_then(|name| name.parse().ok());
            let words = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
            let Some(id) = id else { continue };
            if words.starts_with(PROGRAM.as_bytes()) && is_below(id, self.sshd.id()) {
                found.push(id);
            }
        }
        found
    }

    /// Waits until something holds.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let begin = Instant::now();
        while !holds() {
            assert!(
                begin.elapsed() < PATIENCE,
                "waited for {what}:\n{}",
                self.sshd_log()
            );
            pause();
        }
    }

    fn wait_until_it_listens(&self) {
        self.until("sshd", || {
            TcpStream::connect(("127.0.0.1", self.port)).is_ok()
        });
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // With the first process of its namespace everything on the host ends.
        self.sshd.kill().ok();
        self.sshd.wait().ok();
    }
}

/// Whether a process descends from another one.
fn is_below(mut id: u32, above: u32) -> bool {
    while id > 1 {
        if id == above {
            return true;
        }
        let Ok(told) = std::fs::read_to_string(format!("/proc/{id}/stat")) else {
            return false;
        };
        // The name in brackets may hold anything.
        let rest = told.rsplit(')').next().unwrap_or_default();
        id = rest
            .split_whitespace()
            .nth(1)
            .and_then(|id| id.parse().ok())
            .unwrap_or(0);
    }
    false
}

#[expect(
    clippy::disallowed_methods,
    reason = "another process can only be looked at again"
)]
fn pause() {
    std::thread::sleep(Duration::from_millis(20));
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// The small plan's board, for real work: no sandbox, so that nobody can set its clock.
fn database(path: &Path) {
    let home = Home::new();
    let made = Command::new(DUBAN)
        .env_clear()
        .env("HOME", home.dir())
        .args(["init", "--plan"])
        .arg(home.small_files())
        .arg("--db")
        .arg(path)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", text(&made.stderr));
    super::welcomed(path);
}

fn make_key(path: &Path, kind: &str) {
    let path = path.to_str().unwrap();
    run(
        "ssh-keygen",
        &["-q", "-t", kind, "-N", "", "-C", "k", "-f", path],
    );
}

fn start(dir: &Path) -> Child {
    let log = std::fs::File::create(dir.join("log")).unwrap();
    let unshare = [
        "unshare",
        "-m",
        "-p",
        "--fork",
        "--kill-child",
        "--mount-proc",
    ];
    Command::new("setpriv")
        .args(["--pdeathsig", "KILL"])
        .args(unshare)
        .args(["sh", "-c", START, "sh"])
        .arg(dir)
        .arg(DUBAN)
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap()
}

/// One login to be.
#[derive(Clone)]
#[must_use]
pub(crate) struct Client {
    home: PathBuf,
    args: Vec<String>,
    account: String,
    words: Vec<String>,
    input: Vec<u8>,
    environment: Vec<(String, String)>,
}

impl Client {
    /// More arguments of ssh itself.
    pub(crate) fn with(mut self, args: &[&str]) -> Self {
        self.args.extend(args.iter().map(|arg| (*arg).to_owned()));
        self
    }

    /// Offering another key before its own, of which it may have the public half alone.
    pub(crate) fn offering(mut self, key: &Path) -> Self {
        let first = ["-i".to_owned(), key.to_str().unwrap().to_owned()];
        self.args.splice(0..0, first);
        self
    }

    /// In English.
    pub(crate) fn english(mut self) -> Self {
        self.environment = vec![("LANG".to_owned(), "en_US.UTF-8".to_owned())];
        self
    }

    /// With a variable on the client's side.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// As another account of the host.
    pub(crate) fn account(mut self, account: &str) -> Self {
        account.clone_into(&mut self.account);
        self
    }

    /// With something piped in.
    pub(crate) fn input(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.input = bytes.as_ref().to_vec();
        self
    }

    /// The words of the client, ready to be started on a terminal.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words = self.args.clone();
        // What follows is the host's, though it may begin like an option.
        words.push("--".to_owned());
        words.push(format!("{}@127.0.0.1", self.account));
        words.extend(self.words.clone());
        words
    }

    /// The client on a terminal of its own.
    pub(crate) fn on_terminal(&self, size: (u16, u16)) -> super::pty::Pty {
        let mut command = portable_pty::CommandBuilder::new("ssh");
        command.env_clear();
        command.env("HOME", &self.home);
        command.env("TERM", "xterm-256color");
        command.env("PATH", "/usr/bin:/bin");
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command.arg("-tt");
        command.args(self.words());
        super::pty::Pty::start(command, size)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("HOME", &self.home)
            .env("PATH", "/usr/bin:/bin")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Starts it and leaves it running.
    pub(crate) fn start(&self) -> Child {
        let mut command = self.command("ssh");
        command.args(self.words()).spawn().unwrap()
    }

    /// Runs to the end.
    #[track_caller]
    pub(crate) fn run(&self) -> Came {
        let mut child = self.start();
        let mut stdin = child.stdin.take().unwrap();
        // Who is turned away reads nothing.
        stdin.write_all(&self.input).ok();
        drop(stdin);
        Came::new(&self.words, child.wait_with_output().unwrap())
    }

    /// Runs a program that speaks ssh by itself, such as scp: it is given the same options.
    pub(crate) fn other(&self, program: &str, rest: &[&str]) -> Came {
        let mut args = self.args.clone();
        if let Some(port) = args.iter_mut().find(|arg| *arg == "-p") {
            "-P".clone_into(port);
        }
        args.extend(rest.iter().map(|arg| (*arg).to_owned()));
        let done = self
            .command(program)
            .args(&args)
            .stdin(Stdio::null())
            .output();
        Came::new(&args, done.unwrap())
    }

    /// Runs and expects success and not a word on stderr; gives what was printed.
    #[track_caller]
    pub(crate) fn ok(&self) -> String {
        String::from_utf8(self.bytes()).unwrap()
    }

    /// The same for bytes.
    #[track_caller]
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let came = self.run();
        assert_eq!((came.code, came.stderr.as_str()), (0, ""), "{}", came.what);
        came.stdout
    }

    /// Runs and expects to be turned down with this code and nothing on stdout; gives the sentence.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32) -> String {
        let came = self.run();
        let stdout = text(&came.stdout);
        assert_eq!(came.code, code, "{}\n{stdout}{}", came.what, came.stderr);
        assert_eq!(stdout, "", "{}", came.what);
        assert_ne!(came.stderr, "", "{}", came.what);
        came.stderr
    }

    /// Runs and expects that the host does not even let the key in.
    #[track_caller]
    pub(crate) fn is_denied(&self) {
        let sentence = self.fails(255);
        assert!(
            sentence.contains("Permission denied (publickey"),
            "{sentence}"
        );
    }
}

/// A login that is over.
#[derive(Debug)]
pub(crate) struct Came {
    pub(crate) what: String,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Came {
    fn new(words: &[String], output: Output) -> Self {
        let mut what = String::new();
        write!(what, "{words:?}").unwrap();
        Self {
            what,
            stdout: output.stdout,
            stderr: text(&output.stderr),
            code: output.status.code().expect("no signal"),
        }
    }
}
