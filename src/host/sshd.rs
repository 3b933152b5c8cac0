//! The words for sshd: the block in the host's own configuration, the configuration of an sshd of its own, its unit.
//!
//! These texts do not depend on the language, so that a host is the same whoever set it up.

use super::wish::{Way, Wish};
use crate::i18n::{Lang, host as words};

/// The first line of every file that duban writes; without it a file is somebody else's and is left alone.
pub(super) const MARK: &str = "# Written by duban ssh setup";
/// OpenSSH's server.
pub(super) const SSHD: &str = "/usr/sbin/sshd";
/// The block in the host's own configuration.
pub(super) const BLOCK: &str = "/etc/ssh/sshd_config.d/duban.conf";
/// The configuration of an sshd of its own.
pub(super) const OWN: &str = "/etc/duban/sshd_config";
/// The host key of an sshd of its own.
pub(super) const HOST_KEY: &str = "/etc/duban/ssh_host_ed25519_key";
/// The unit of an sshd of its own.
pub(super) const UNIT: &str = "/etc/systemd/system/duban-sshd.service";
/// The preferences that hold for everybody on the host.
pub(super) const PREFERENCES: &str = "/etc/duban/config.toml";

/// What has to hold for the account, as `sshd -T` names and tells it. Each may stand in a Match block.
pub(super) fn directives(wish: &Wish) -> Vec<(&'static str, String)> {
    let command = format!("{} ssh keys %u %t %k %f", wish.program.display());
    let fixed = |name, value: &str| (name, value.to_owned());
    vec![
        fixed("PubkeyAuthentication", "yes"),
        fixed("AuthenticationMethods", "publickey"),
        fixed("PasswordAuthentication", "no"),
        fixed("KbdInteractiveAuthentication", "no"),
        fixed("AuthorizedKeysFile", "none"),
        ("AuthorizedKeysCommand", command),
        ("AuthorizedKeysCommandUser", wish.account.clone()),
        fixed("AuthorizedPrincipalsCommand", "none"),
        fixed("AuthorizedPrincipalsFile", "none"),
        fixed("TrustedUserCAKeys", "none"),
        fixed("ExposeAuthInfo", "yes"),
        fixed("ForceCommand", "none"),
        fixed("ChrootDirectory", "none"),
        fixed("PermitTTY", "yes"),
        fixed("DisableForwarding", "yes"),
        fixed("PermitTunnel", "no"),
        fixed("PermitUserRC", "no"),
        fixed("MaxSessions", "2"),
        fixed("ClientAliveInterval", "15"),
        fixed("ClientAliveCountMax", "4"),
        fixed("LogLevel", "VERBOSE"),
    ]
}

/// What the client may tell of its language and terminal.
pub(super) const ACCEPTED: &str = "LANG LC_* COLORTERM NO_COLOR";

/// How many logins may be under way at once, so that all come in again when the network comes back: from the first
/// number on some are refused, from the last on all. Never below what sshd does by itself.
pub(super) fn startups(people: u32) -> (u32, u32) {
    let first = people.saturating_mul(3) / 2;
    (first.max(10), people.saturating_mul(3).max(100))
}

/// The text for sshd; nothing in way 1, where the host's own is good as it is.
pub fn config_text(wish: &Wish, version: Option<(u32, u32)>) -> Option<String> {
    match wish.way {
        Way::Match => Some(block(wish, version)),
        Way::Separate { port } => Some(own(wish, port, version)),
        Way::Accounts => None,
    }
}

fn head(wish: &Wish) -> String {
    format!(
        "{MARK}{}\n# It is written anew when that is run again; put what is yours into another file.\n\n",
        wish.words()
    )
}

/// What holds for all logins of an sshd and therefore cannot stand in a block.
fn global(wish: &Wish, version: Option<(u32, u32)>) -> String {
    let (first, last) = startups(wish.people);
    let limits = format!("MaxStartups {first}:30:{last}\n");
    if !has_penalties(version) || wish.exempt.is_empty() {
        return limits;
    }
    let networks = wish.exempt.join(",");
    format!("{limits}PerSourcePenaltyExemptList {networks}\n")
}

/// Whether this sshd shuts whole addresses out for the mistakes of one login.
pub(super) fn has_penalties(version: Option<(u32, u32)>) -> bool {
    version.is_some_and(|version| version >= (9, 8))
}

fn block(wish: &Wish, version: Option<(u32, u32)>) -> String {
    let (head, global) = (head(wish), global(wish, version));
    let directives = lines(wish, "    ");
    format!(
        "{head}{global}\nMatch User {}\n{directives}\nMatch all\n",
        wish.account
    )
}

fn own(wish: &Wish, port: u16, version: Option<(u32, u32)>) -> String {
    let (head, global) = (head(wish), global(wish, version));
    let directives = lines(wish, "");
    format!(
        "{head}Port {port}\nHostKey {HOST_KEY}\nPidFile /run/duban-sshd.pid\nUsePAM no\n\
         AllowUsers {}\nPermitRootLogin no\nPermitUserEnvironment no\nPrintMotd no\n\
         PrintLastLog no\n{global}\n{directives}",
        wish.account
    )
}

/// The directives as lines that begin with a margin.
fn lines(wish: &Wish, margin: &str) -> String {
    let accepted = ("AcceptEnv", ACCEPTED.to_owned());
    let all = directives(wish).into_iter().chain([accepted]);
    all.map(|(name, value)| [margin, name, " ", &value, "\n"].concat())
        .collect()
}

/// The unit of an sshd of its own, after Debian's own for ssh. Its stop leaves `/run/sshd` to the other.
pub(super) fn unit(wish: &Wish) -> String {
    let head = head(wish);
    format!(
        "{head}[Unit]\nDescription=duban: the board over SSH\nAfter=network.target\n\
         ConditionPathExists={OWN}\n\n\
         [Service]\nType=notify\nExecStartPre=/usr/sbin/sshd -t -f {OWN}\n\
         ExecStart=/usr/sbin/sshd -D -f {OWN}\n\
         ExecReload=/usr/sbin/sshd -t -f {OWN}\nExecReload=/bin/kill -HUP $MAINPID\n\
         KillMode=process\nRestart=on-failure\nRestartPreventExitStatus=255\n\
         RuntimeDirectory=sshd\nRuntimeDirectoryMode=0755\nRuntimeDirectoryPreserve=yes\n\n\
         [Install]\nWantedBy=multi-user.target\n"
    )
}

/// The preferences that hold for everybody on the host.
pub(super) fn preferences(wish: &Wish) -> String {
    format!(
        "{MARK}{}\n# {}\n# {}\ndb = \"{}\"\n",
        wish.words(),
        words::preferences_of_all(Lang::Zh),
        words::preferences_of_all(Lang::En),
        wish.db.display()
    )
}

/// The version in a line such as `OpenSSH_9.2, OpenSSL 3.0.20 7 Apr 2026` or `OpenSSH_10.0p2 Debian-7, …`.
pub(super) fn version_of(line: &str) -> Option<(u32, u32)> {
    let (_, rest) = line.split_once("OpenSSH_")?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'));
    let number = rest.get(..end.unwrap_or(rest.len()))?;
    let (major, minor) = number.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::testing::wish;
    use super::*;

    #[rstest]
    #[case("OpenSSH_9.2, OpenSSL 3.0.20 7 Apr 2026", Some((9, 2)))]
    #[case("OpenSSH_10.0p2 Debian-7, OpenSSL 3.5.4", Some((10, 0)))]
    #[case("OpenSSH_9.8p1", Some((9, 8)))]
    #[case("command not found", None)]
    fn the_version_is_read(#[case] line: &str, #[case] expected: Option<(u32, u32)>) {
        assert_eq!(version_of(line), expected);
    }

    #[rstest]
    #[case(5, (10, 100))]
    #[case(50, (75, 150))]
    #[case(200, (300, 600))]
    fn the_limits_grow_with_the_people(#[case] people: u32, #[case] expected: (u32, u32)) {
        assert_eq!(startups(people), expected);
    }

    #[test]
    fn what_cannot_stand_in_a_block_stands_before_it() {
        let text = config_text(&wish(Way::Match), Some((9, 2))).unwrap();
        let (before, block) = text.split_once("\nMatch User duban\n").unwrap();
        assert!(before.starts_with(MARK) && before.ends_with("MaxStartups 300:30:600\n"));
        assert!(!block.contains("MaxStartups") && !block.contains("UsePAM"));
        assert!(block.ends_with("\nMatch all\n"));
    }

    #[test]
    fn networks_are_exempt_where_sshd_knows_how() {
        let mut wish = wish(Way::Separate { port: 2222 });
        wish.exempt = vec!["10.1.0.0/16".to_owned(), "10.2.0.1".to_owned()];
        let text = |version| config_text(&wish, Some(version)).unwrap();
        assert!(text((9, 8)).contains("\nPerSourcePenaltyExemptList 10.1.0.0/16,10.2.0.1\n"));
        assert!(!text((9, 7)).contains("PerSourcePenalty"));
    }

    #[test]
    fn in_way_1_sshd_stays_as_it_is() {
        assert_eq!(config_text(&wish(Way::Accounts), None), None);
    }
}
