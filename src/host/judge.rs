//! Whether a host is as it has to be: each need looked at, each fault named.

use std::path::{Path, PathBuf};

use super::fault::{Fault, Level};
use super::look::{Entry, Eyes, Sort};
use super::script::LINK;
use super::sshd::{BLOCK, HOST_KEY, MARK, OWN, PREFERENCES, SSHD, version_of};
use super::sshd_judge;
use super::step::{Need, Owner, Step, steps};
use super::wish::{Way, Wish};

/// A step and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The step.
    pub step: Step,
    /// What is wrong; nothing where all is well.
    pub faults: Vec<Fault>,
}

impl Judged {
    /// How bad it is; nothing where all is well.
    pub fn level(&self) -> Option<Level> {
        self.faults.iter().map(Fault::level).max()
    }
}

/// Looks at all steps of a host.
pub fn judge(wish: &Wish, eyes: &dyn Eyes) -> Vec<Judged> {
    let all = steps(wish, ssh_version(eyes)).into_iter();
    all.map(|step| {
        let faults = faults(wish, eyes, &step);
        Judged { step, faults }
    })
    .collect()
}

/// The version of OpenSSH here.
pub fn ssh_version(eyes: &dyn Eyes) -> Option<(u32, u32)> {
    // Servers older than 9.2 do not tell theirs; the client of the same package does.
    let told = [[SSHD, "-V"], ["/usr/bin/ssh", "-V"]];
    told.iter()
        .find_map(|words| version_of(&eyes.run(words).err))
}

/// What is wrong with a step.
pub(super) fn faults(wish: &Wish, eyes: &dyn Eyes, step: &Step) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for need in &step.needs {
        for fault in need_faults(wish, eyes, need) {
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    // What follows from a file that is not as it should be goes with it, and would send people looking elsewhere.
    if faults.iter().any(is_configuration) {
        faults.retain(|fault| !follows_from_configuration(fault));
    }
    faults
}

fn is_configuration(fault: &Fault) -> bool {
    match fault {
        Fault::Missing(path) | Fault::Foreign(path) | Fault::Differs(path) => {
            [BLOCK, OWN].iter().any(|own| path == Path::new(own))
        }
        _ => false,
    }
}

const fn follows_from_configuration(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::NotInForce | Fault::Directive { .. } | Fault::Startups { .. }
    )
}

fn need_faults(wish: &Wish, eyes: &dyn Eyes, need: &Need) -> Vec<Fault> {
    match need {
        Need::Program => program(wish, eyes),
        Need::Dir { path, owner, mode } => directory(wish, eyes, path, *owner, *mode),
        Need::Text { path, text } => self::text(wish, eyes, path, text),
        Need::Preferences => preferences(wish, eyes),
        Need::Account => account(wish, eyes),
        Need::Group => group(wish, eyes),
        Need::Database {
            owner,
            dir_mode,
            mode,
        } => {
            let dir = wish.db.parent().unwrap_or(Path::new("/"));
            let mut faults = directory(wish, eyes, dir, *owner, *dir_mode);
            faults.extend(database(wish, eyes, *owner, *mode));
            faults
        }
        Need::Package => match eyes.entry(Path::new(SSHD)) {
            Some(_) => Vec::new(),
            None => vec![Fault::NoSshd],
        },
        Need::HostKey => match eyes.entry(Path::new(HOST_KEY)) {
            None => vec![Fault::Missing(PathBuf::from(HOST_KEY))],
            Some(entry) => owned(wish, eyes, Path::new(HOST_KEY), &entry, Owner::Root, 0o600),
        },
        Need::InForce => sshd_judge::in_force(wish, eyes),
        Need::Running => running(wish, eyes),
    }
}

fn directory(wish: &Wish, eyes: &dyn Eyes, path: &Path, owner: Owner, mode: u32) -> Vec<Fault> {
    match eyes.entry(path) {
        None => vec![Fault::Missing(path.to_owned())],
        Some(entry) if entry.sort != Sort::Dir => vec![Fault::Another(path.to_owned())],
        Some(entry) => owned(wish, eyes, path, &entry, owner, mode),
    }
}

/// The name of an account by its number, as far as the host knows it.
fn name_of(eyes: &dyn Eyes, table: &str, number: u32) -> String {
    let number = number.to_string();
    let told = eyes.run(&["getent", table, &number]);
    let name = told.out.split(':').next().unwrap_or_default();
    if name.is_empty() {
        number
    } else {
        name.to_owned()
    }
}

/// Owner, group and permissions. Where the account itself is not there, its own step says so.
fn owned(
    wish: &Wish,
    eyes: &dyn Eyes,
    path: &Path,
    entry: &Entry,
    owner: Owner,
    mode: u32,
) -> Vec<Fault> {
    let (user, group) = owner.names(wish);
    let is = (
        name_of(eyes, "passwd", entry.uid),
        name_of(eyes, "group", entry.gid),
    );
    let mut faults = Vec::new();
    if (is.0.as_str(), is.1.as_str()) != (user, group) {
        faults.push(Fault::Owner {
            path: path.to_owned(),
            is: format!("{}:{}", is.0, is.1),
            want: format!("{user}:{group}"),
        });
    }
    if entry.mode != mode {
        faults.push(Fault::Mode {
            path: path.to_owned(),
            is: entry.mode,
            want: mode,
        });
    }
    faults
}

fn program(wish: &Wish, eyes: &dyn Eyes) -> Vec<Fault> {
    let Some(real) = eyes.resolve(&wish.program) else {
        return vec![Fault::Missing(wish.program.clone())];
    };
    let mut faults = Vec::new();
    // The link's own directories count too: whoever can write there can point it elsewhere.
    for place in real.ancestors().chain(wish.program.ancestors().skip(1)) {
        let Some(entry) = eyes.entry(place) else {
            continue;
        };
        let fault = Fault::Loose {
            path: place.to_owned(),
            owner: name_of(eyes, "passwd", entry.uid),
            mode: entry.mode,
        };
        if (entry.uid != 0 || entry.mode & 0o022 != 0) && !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    match eyes.entry(&real) {
        Some(entry) if entry.mode & 0o111 != 0o111 => faults.push(Fault::Mode {
            path: real.clone(),
            is: entry.mode,
            want: 0o755,
        }),
        _ => {}
    }
    if !is_same(eyes, &wish.source, &real) {
        faults.push(Fault::OtherProgram(wish.program.clone()));
    }
    let link = Path::new(LINK);
    match (eyes.entry(link), eyes.resolve(link)) {
        (Some(_), Some(target)) if target == real => {}
        (Some(entry), Some(target)) if entry.sort == Sort::File => {
            if is_same(eyes, &target, &real) {
                faults.push(Fault::OtherProgram(link.to_owned()));
            } else {
                faults.push(Fault::Foreign(link.to_owned()));
            }
        }
        (Some(_), _) => faults.push(Fault::OtherProgram(link.to_owned())),
        (None, _) => faults.push(Fault::Missing(link.to_owned())),
    }
    faults
}

fn is_same(eyes: &dyn Eyes, one: &Path, other: &Path) -> bool {
    if eyes.resolve(one).as_deref() == Some(other) {
        return true;
    }
    let (one, other) = (one.to_str(), other.to_str());
    match one.zip(other) {
        Some((one, other)) => eyes.run(&["cmp", "-s", one, other]).is_ok(),
        None => false,
    }
}

fn text(wish: &Wish, eyes: &dyn Eyes, path: &Path, text: &str) -> Vec<Fault> {
    let (Some(entry), Some(found)) = (eyes.entry(path), eyes.text(path)) else {
        return vec![Fault::Missing(path.to_owned())];
    };
    if !found.starts_with(MARK) {
        return vec![Fault::Foreign(path.to_owned())];
    }
    let mut faults = owned(wish, eyes, path, &entry, Owner::Root, 0o644);
    if found != text {
        faults.push(Fault::Differs(path.to_owned()));
    }
    faults
}

fn preferences(wish: &Wish, eyes: &dyn Eyes) -> Vec<Fault> {
    let path = Path::new(PREFERENCES);
    let (Some(entry), Some(text)) = (eyes.entry(path), eyes.text(path)) else {
        return vec![Fault::Missing(path.to_owned())];
    };
    let mut faults = owned(wish, eyes, path, &entry, Owner::Root, 0o644);
    let is = database_in(&text);
    if is.as_deref() != wish.db.to_str() {
        let path = path.to_owned();
        faults.push(Fault::OtherDatabase { path, is });
    }
    faults
}

/// The database that preferences name, before any section begins.
fn database_in(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim);
    let line = lines
        .by_ref()
        .take_while(|line| !line.starts_with('['))
        .find_map(|line| line.strip_prefix("db")?.trim_start().strip_prefix('='))?;
    let quoted = line.trim().strip_prefix(['"', '\''])?;
    let (path, _) = quoted.split_once(['"', '\''])?;
    Some(path.to_owned())
}

fn account(wish: &Wish, eyes: &dyn Eyes) -> Vec<Fault> {
    let told = eyes.run(&["getent", "passwd", &wish.account]);
    let cells: Vec<&str> = told.out.trim_end().split(':').collect();
    let [_, _, _, _, _, home, shell] = cells.as_slice() else {
        return vec![Fault::NoAccount];
    };
    let mut faults = Vec::new();
    if !is_shell(eyes, shell) {
        faults.push(Fault::Shell((*shell).to_owned()));
    }
    let at_home = eyes.entry(Path::new(home));
    let is_roots = |entry: &Entry| entry.sort == Sort::Dir && entry.uid == 0;
    if !at_home.is_some_and(|entry| is_roots(&entry) && entry.mode & 0o022 == 0) {
        faults.push(Fault::Home((*home).to_owned()));
    }
    let shadow = eyes.run(&["getent", "shadow", &wish.account]).out;
    let password = shadow.split(':').nth(1).unwrap_or_default();
    if password.starts_with('!') {
        faults.push(Fault::Locked);
    }
    let closes = shadow.split(':').nth(7).and_then(|day| day.parse().ok());
    if closes.is_some_and(|day: i64| today(eyes).is_none_or(|today| day <= today)) {
        faults.push(Fault::Closed);
    }
    faults
}

/// The host's day as /etc/shadow counts, from 1970 on.
fn today(eyes: &dyn Eyes) -> Option<i64> {
    let seconds: i64 = eyes.run(&["date", "+%s"]).out.trim().parse().ok()?;
    Some(seconds.div_euclid(86_400))
}

/// Shells that take `-c` and a command.
fn is_shell(eyes: &dyn Eyes, shell: &str) -> bool {
    let name = shell.rsplit('/').next().unwrap_or_default();
    ["sh", "dash", "bash", "ash", "ksh", "zsh"].contains(&name)
        && eyes.resolve(Path::new(shell)).is_some()
}

fn group(wish: &Wish, eyes: &dyn Eyes) -> Vec<Fault> {
    let told = eyes.run(&["getent", "group", &wish.account]);
    match told.out.trim_end().rsplit(':').next() {
        _ if !told.is_ok() => vec![Fault::NoGroup],
        Some("") | None => vec![Fault::NoMembers],
        Some(_) => Vec::new(),
    }
}

fn database(wish: &Wish, eyes: &dyn Eyes, owner: Owner, mode: u32) -> Vec<Fault> {
    if eyes.entry(&wish.db).is_none() {
        return vec![Fault::NoBoard];
    }
    let name = wish.db.display().to_string();
    let mut faults = Vec::new();
    for ending in ["", "-wal", "-shm"] {
        let path = PathBuf::from(format!("{name}{ending}"));
        match eyes.entry(&path) {
            Some(entry) if entry.sort != Sort::File => faults.push(Fault::Another(path)),
            Some(entry) => faults.extend(owned(wish, eyes, &path, &entry, owner, mode)),
            None => {}
        }
    }
    faults
}

/// The words that run a program as somebody, with as little around it as sshd gives; it may not take long.
pub(super) fn as_user<'w>(user: Option<&'w str>, words: &[&'w str]) -> Vec<&'w str> {
    let mut all = vec!["timeout", "60"];
    if let Some(user) = user {
        all.extend(["setpriv", "--reuid", user, "--regid", user, "--init-groups"]);
        all.push("--reset-env");
    }
    all.extend(words);
    all
}

/// The words by which this host was set up, as the first line of what duban wrote tells them; nothing where it was not.
pub fn kept_words(eyes: &dyn Eyes) -> Option<Vec<String>> {
    let line = [BLOCK, OWN, PREFERENCES].iter().find_map(|path| {
        let text = eyes.text(Path::new(path))?;
        let words = text.lines().next()?.strip_prefix(MARK)?;
        Some(words.to_owned())
    })?;
    Some(line.split_whitespace().map(str::to_owned).collect())
}

/// How sshd is started.
pub(super) const fn start(wish: &Wish) -> &'static str {
    match wish.way {
        Way::Separate { .. } => "systemctl start duban-sshd",
        Way::Match | Way::Accounts => "systemctl start ssh",
    }
}

fn running(wish: &Wish, eyes: &dyn Eyes) -> Vec<Fault> {
    let (pid, units, config): (_, &[&str], _) = match wish.way {
        Way::Separate { .. } => ("/run/duban-sshd.pid", &["duban-sshd.service"], OWN),
        Way::Match | Way::Accounts => ("/run/sshd.pid", &["ssh.service", "ssh.socket"], BLOCK),
    };
    let has_systemd = eyes.entry(Path::new("/run/systemd/system")).is_some();
    let runs = if has_systemd {
        let mut words = vec!["systemctl", "--quiet", "is-active"];
        // One of several is enough: `is-active` succeeds where any of them is.
        words.extend(units);
        eyes.run(&words).is_ok()
    } else {
        let number = eyes.text(Path::new(pid)).unwrap_or_default();
        let place = PathBuf::from(format!("/proc/{}", number.trim()));
        !number.trim().is_empty() && eyes.entry(&place).is_some()
    };
    if !runs {
        return vec![Fault::NotRunning];
    }
    let when = |path: &str| eyes.changed(Path::new(path));
    match (when(config), when(pid)) {
        (Some(written), Some(read)) if written > read => vec![Fault::NotReread],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_stands_before_all_sections() {
        let of = |text| database_in(text);
        assert_eq!(
            of("# x\ndb = \"/a/b.db\" # y\n"),
            Some("/a/b.db".to_owned())
        );
        assert_eq!(of("lang = \"en\"\ndb='/a'\n"), Some("/a".to_owned()));
        assert_eq!(of("#: db = \"/a\"\n"), None);
        assert_eq!(of("[mail]\ndb = \"/a\"\n"), None);
        assert_eq!(of("dbx = \"/a\"\n"), None);
    }
}
