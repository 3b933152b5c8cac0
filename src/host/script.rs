//! The steps as shell lines: what is printed is what is carried out. Every line may be run again.

use std::path::Path;

use super::sshd::{self, BLOCK, HOST_KEY, MARK, OWN, PREFERENCES};
use super::step::{Need, Owner, Step};
use super::wish::{Way, Wish};
use crate::i18n::{Lang, host as words};

/// Where a program on everybody's path lies.
pub(super) const LINK: &str = "/usr/local/bin/duban";

/// The whole, to be read and then run as root.
pub fn script(lang: Lang, wish: &Wish, steps: &[Step]) -> String {
    let head = format!("#!/bin/sh\n# {}\n", words::read_me(lang));
    let steps = (1..).zip(steps).map(|(number, step)| {
        let (what, why, lines) = (step.what(lang), step.why(lang), lines(wish, step));
        format!("\n# {number}. {what}\n#    {why}\n{lines}")
    });
    let next = next(lang, wish, false).into_iter();
    let parts = [head, prelude(lang)].into_iter().chain(steps);
    parts
        .chain(next.map(|line| format!("\n# {line}\n")))
        .collect()
}

/// What is left to do when all steps are done.
pub fn next(lang: Lang, wish: &Wish, has_board: bool) -> Vec<String> {
    let board = (!has_board).then(|| words::next_board(lang, &make_board(wish)));
    let people = words::next(lang).to_owned();
    board.into_iter().chain([people]).collect()
}

/// What all steps have in common.
pub(super) fn prelude(lang: Lang) -> String {
    let foreign = words::foreign(lang, "$1");
    format!(
        "set -eu\numask 022\n\
         # {}\nours() {{\n    [ ! -e \"$1\" ] || head -n 1 \"$1\" | grep -q '^{MARK}' || \
         {{ echo \"{foreign}\" >&2; exit 1; }}\n}}\n",
        words::ours(lang)
    )
}

/// The lines of a step.
pub fn lines(wish: &Wish, step: &Step) -> String {
    let lines = step.needs.iter().flat_map(|need| need_lines(wish, need));
    lines.map(|line| line + "\n").collect()
}

/// The command that makes an empty board.
pub(super) fn make_board(wish: &Wish) -> String {
    match wish.way {
        Way::Accounts => format!("duban init --empty && {}", mend(wish)),
        Way::Match | Way::Separate { .. } => {
            format!("runuser -u {} -- duban init --empty", wish.account)
        }
    }
}

/// The command that carries the steps out.
pub(super) fn mend(wish: &Wish) -> String {
    format!("duban ssh setup{} --apply", wish.words())
}

fn need_lines(wish: &Wish, need: &Need) -> Vec<String> {
    let account = &wish.account;
    match need {
        Need::Program => program(wish),
        Need::Dir { path, owner, mode } => {
            let (user, group) = owner.names(wish);
            vec![format!(
                "install -d -o {user} -g {group} -m {mode:04o} {}",
                path.display()
            )]
        }
        Need::Text { path, text } => file(path, text),
        Need::Preferences => {
            let text = sshd::preferences(wish);
            vec![
                format!("if [ ! -e {PREFERENCES} ]; then"),
                format!("    cat > {PREFERENCES} <<'END'\n{text}END"),
                format!("    chmod 0644 {PREFERENCES}"),
                "fi".to_owned(),
            ]
        }
        Need::Account => vec![
            format!("getent passwd {account} >/dev/null || useradd --system --user-group \\"),
            format!("    --home-dir /etc/duban --no-create-home --shell /bin/sh {account}"),
            // Neither a password nor locked: an sshd without PAM turns locked accounts away.
            // Nor closed since a day.
            format!(
                "usermod --home /etc/duban --shell /bin/sh --password '*' --expiredate '' {account}"
            ),
        ],
        Need::Group => vec![format!(
            "getent group {account} >/dev/null || groupadd --system {account}"
        )],
        Need::Database {
            owner,
            dir_mode,
            mode,
        } => database(wish, *owner, *dir_mode, *mode),
        Need::Package => vec![
            "[ -x /usr/sbin/sshd ] || { apt-get -q update; apt-get -q -y install openssh-server; }"
                .to_owned(),
        ],
        Need::HostKey => vec![format!(
            "[ -e {HOST_KEY} ] || ssh-keygen -q -t ed25519 -N '' -C duban -f {HOST_KEY}"
        )],
        Need::InForce => in_force(wish),
        Need::Running => running(wish),
    }
}

fn program(wish: &Wish) -> Vec<String> {
    let (source, versioned) = (wish.source.display(), wish.versioned());
    let (link, dir) = (wish.program.display(), versioned.parent());
    let dir = dir.unwrap_or(Path::new("/")).display().to_string();
    let name = versioned.file_name().unwrap_or_default().display();
    let mut lines = vec![format!("mkdir -p {dir}")];
    // sshd runs nothing of which anybody but root could change a part of the path.
    for above in Path::new(&dir).ancestors() {
        // What the system itself is made of is root's already, and the check says where it is not.
        if !["/", "/usr", "/opt"]
            .iter()
            .any(|top| above == Path::new(top))
        {
            let above = above.display();
            lines.push(format!("chown root:root {above}; chmod go-w,a+rx {above}"));
        }
    }
    let versioned = versioned.display();
    lines.push(format!("if ! cmp -s {source} {versioned}; then"));
    lines.push(format!(
        "    install -o root -g root -m 0755 {source} {versioned}.new"
    ));
    // The old one of the same version stays at hand for whoever has to go back.
    lines.push(format!(
        "    [ ! -e {versioned} ] || ln -f {versioned} {versioned}.old"
    ));
    lines.push(format!("    mv -f {versioned}.new {versioned}"));
    lines.push("fi".to_owned());
    lines.push(format!(
        "chown root:root {versioned}; chmod 0755 {versioned}"
    ));
    lines.push(format!(
        "ln -sfn {name} {link}.new; mv -fT {link}.new {link}"
    ));
    let same = format!("cmp -s {LINK} {versioned}");
    lines.push(format!(
        "[ -L {LINK} ] || [ ! -e {LINK} ] || {same} || {{ echo {LINK} >&2; exit 1; }}"
    ));
    lines.push(format!(
        "ln -sfn {link} {LINK}.new; mv -fT {LINK}.new {LINK}"
    ));
    lines
}

fn file(path: &Path, text: &str) -> Vec<String> {
    let path = path.display();
    vec![
        format!("ours {path}"),
        format!("cat > {path}.new <<'END'\n{text}END"),
        format!("chown root:root {path}.new; chmod 0644 {path}.new"),
        format!("mv -f {path}.new {path}"),
    ]
}

/// The directory is root's alone meanwhile, so that nobody who may write there puts a link in the place of a file.
fn database(wish: &Wish, owner: Owner, dir_mode: u32, mode: u32) -> Vec<String> {
    let (user, group) = owner.names(wish);
    let (db, dir) = (wish.db.display(), wish.db.parent());
    let dir = dir.unwrap_or(Path::new("/")).display();
    vec![
        format!("install -d -o root -g root -m 0700 {dir}"),
        format!("for file in {db} {db}-wal {db}-shm; do"),
        "    if [ -f $file ] && [ ! -L $file ]; then".to_owned(),
        format!("        chown {user}:{group} $file; chmod {mode:04o} $file"),
        "    fi".to_owned(),
        "done".to_owned(),
        format!("chown {user}:{group} {dir}; chmod {dir_mode:04o} {dir}"),
    ]
}

/// What sshd does not take is put aside, so that it starts again after a reboot.
fn in_force(wish: &Wish) -> Vec<String> {
    let (flag, path) = match wish.way {
        Way::Separate { .. } => (format!(" -f {OWN}"), OWN),
        Way::Match | Way::Accounts => (String::new(), BLOCK),
    };
    vec![
        "[ -d /run/sshd ] || mkdir -m 0755 /run/sshd".to_owned(),
        format!("/usr/sbin/sshd -t{flag} || {{ mv -f {path} {path}.refused; exit 1; }}"),
    ]
}

fn running(wish: &Wish) -> Vec<String> {
    let lines: &[&str] = match wish.way {
        Way::Separate { .. } => &[
            "if [ -d /run/systemd/system ]; then",
            "    systemctl daemon-reload",
            "    systemctl --quiet enable duban-sshd.service",
            "    systemctl reload-or-restart duban-sshd.service",
            "elif [ -s /run/duban-sshd.pid ] && kill -HUP \"$(cat /run/duban-sshd.pid)\"; then",
            "    sleep 1",
            "else",
            "    /usr/sbin/sshd -f /etc/duban/sshd_config",
            "fi",
        ],
        Way::Match | Way::Accounts => &[
            "if [ -d /run/systemd/system ]; then",
            "    ! systemctl --quiet is-active ssh.service || systemctl reload ssh.service",
            "elif [ -s /run/sshd.pid ]; then",
            "    kill -HUP \"$(cat /run/sshd.pid)\" && sleep 1",
            "fi",
        ],
    };
    lines.iter().map(|line| (*line).to_owned()).collect()
}
