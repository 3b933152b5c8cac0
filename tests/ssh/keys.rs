//! Whose key it is: sshd asks, and the program looks a second time.

use duban::domain::entrance::{Step, Why};
use pretty_assertions::assert_eq;

use super::record;
use crate::support::sshd::{Host, PROGRAM, SSHD};

fn refused(words: &str, why: Why) -> (Step, String, Option<Why>) {
    (Step::Refuse, words.to_owned(), Some(why))
}

#[test]
fn he_who_signs_comes_in_whatever_was_offered_before() {
    let Some(host) = Host::new() else { return };
    // Somebody who knows wang's public key but has only his own private one.
    let stolen = host.path("stolen.pub");
    std::fs::copy(host.path("wang.pub"), &stolen).unwrap();
    let client = host.ssh("li", &["log --limit 1"]).with(&["-v"]);
    let came = client.offering(&stolen).run();
    assert_eq!(came.code, 0, "{}", came.stderr);
    assert!(
        came.stderr.contains("Server accepts key"),
        "{}",
        came.stderr
    );
    let (wang, li) = (host.fingerprint("wang"), host.fingerprint("li"));
    let told = host.sshd_log();
    assert!(
        told.contains(&format!("Accepted key ED25519 {wang}")),
        "{told}"
    );
    let signed = told
        .lines()
        .find(|line| line.starts_with("Accepted publickey"))
        .unwrap();
    assert!(signed.ends_with(&li), "{signed}");
    assert_eq!(record(&host, "wang"), []);
    let rows = record(&host, "li");
    assert_eq!(rows, [(Step::Enter, "log --limit 1".to_owned(), None)]);
}

#[test]
fn only_registered_keys_come_in_and_only_to_the_one_account() {
    let Some(host) = Host::new() else { return };
    host.ssh("stranger", &["list"]).is_denied();
    host.ssh("wang", &["list"]).account("root").is_denied();
    host.ssh("wang", &["list"]).account("nobody").is_denied();
    for method in ["password", "keyboard-interactive"] {
        let option = format!("PreferredAuthentications={method}");
        host.ssh("wang", &["list"])
            .with(&["-o", &option])
            .is_denied();
    }
    // Keys of every kind, one as good as another; each belongs to one person.
    for kind in ["rsa", "ecdsa"] {
        host.key(kind, kind);
        let file = host.path(&format!("{kind}.pub"));
        host.admin("user", &["add", "wang", "--key", file.to_str().unwrap()]);
        host.ssh(kind, &["list"]).ok();
    }
    // A key that is taken away counts no longer.
    let print = host.fingerprint("rsa");
    host.admin("user", &["add", "wang", "--remove-key", &print]);
    host.ssh("rsa", &["list"]).is_denied();
    host.ssh("ecdsa", &["list"]).ok();
}

#[test]
fn who_is_shut_out_is_told_why_and_that_is_on_record() {
    let Some(host) = Host::new() else { return };
    host.admin("user", &["disable", "wang"]);
    let sentence = host.ssh("wang", &["list"]).fails(4);
    assert!(sentence.contains("这个登录名已停用"), "{sentence}");
    host.ssh("wang", &["--help"]).fails(4);
    let mut window = host.ssh("wang", &[]).on_terminal((80, 24));
    window.see("这个登录名已停用");
    assert_eq!(window.ended().exit_code(), 4);
    host.admin("user", &["enable", "wang"]);
    host.ssh("wang", &["list"]).ok();
    host.admin("user", &["add", "wang", "--expires", "2025-03-14"]);
    let sentence = host.ssh("wang", &["list"]).english().fails(4);
    assert!(sentence.contains("good until 2025-03-14"), "{sentence}");
    let rows = [
        refused("list", Why::Disabled),
        refused("--help", Why::Disabled),
        refused("", Why::Disabled),
        (Step::Enter, "list".to_owned(), None),
        refused("list", Why::Expired),
    ];
    assert_eq!(record(&host, "wang"), rows);
}

#[test]
fn the_number_and_the_key_must_name_the_same_person() {
    // A host that forces a command of its own loses what the key's line says.
    let forced = format!("{SSHD}ForceCommand {PROGRAM} ssh session 1\n");
    let Some(host) = Host::with(&forced, "") else {
        return;
    };
    host.ssh("zhou", &["list"]).ok();
    let sentence = host.ssh("wang", &["list"]).fails(4);
    assert!(sentence.contains("没有登记在您名下"), "{sentence}");
    let rows = [
        (Step::Enter, "list".to_owned(), None),
        refused("list", Why::OtherKey),
    ];
    assert_eq!(record(&host, "zhou"), rows);
    drop(host);
    let silent = SSHD.replace("ExposeAuthInfo yes", "ExposeAuthInfo no");
    let Some(host) = Host::with(&silent, "") else {
        return;
    };
    let sentence = host.ssh("wang", &["list"]).fails(4);
    assert!(sentence.contains("ExposeAuthInfo yes"), "{sentence}");
    assert_eq!(record(&host, "wang"), [refused("list", Why::NoProof)]);
}

#[test]
fn inside_the_configuration_of_a_system_it_is_the_same() {
    let outside = "ListenAddress 127.0.0.1\nHostKey /etc/duban/ssh_host_ed25519_key\nPidFile none\n\
                   UsePAM no\nSubsystem sftp internal-sftp\nAcceptEnv *\nPrintMotd no\nLogLevel VERBOSE\n";
    let inside = SSHD.lines().filter(|line| {
        let is_global = [
            "ListenAddress",
            "HostKey",
            "PidFile",
            "UsePAM",
            "AllowUsers",
            "MaxStartups",
        ]
        .iter()
        .chain(&["PermitUserEnvironment", "PrintMotd", "LogLevel"])
        .any(|name| line.starts_with(name));
        !is_global
    });
    let inside: Vec<String> = inside.map(|line| format!("  {line}\n")).collect();
    let config = format!("{outside}Match User duban\n{}", inside.concat());
    let Some(host) = Host::with(&config, "") else {
        return;
    };
    host.ssh("wang", &["list"]).ok();
    host.ssh("stranger", &["list"]).is_denied();
    host.ssh("wang", &["list"]).account("root").is_denied();
    host.ssh("wang", &["internal-sftp"]).fails(2);
}
