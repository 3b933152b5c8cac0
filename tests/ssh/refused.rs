//! What is not to be had: shells, files, forwardings, options.

use std::io::{Read, Write};
use std::net::TcpStream;

use duban::domain::entrance::{Step, Why};
use pretty_assertions::assert_eq;

use super::record;
use crate::support::sshd::{Host, SSHD, free_port};

#[test]
fn no_shell_no_file_of_the_host_no_other_database() {
    let Some(host) = Host::new() else { return };
    let before = host.session().head().unwrap();
    let asked = [
        "/bin/sh -c id",
        "sh",
        "bash -i",
        "exec id",
        "internal-sftp",
        "/usr/lib/openssh/sftp-server",
        "scp -t /tmp/x",
        "rsync --server . /tmp",
        "--db /tmp/x.db list",
        "list --db=/tmp/x.db",
        "--config /tmp/x list",
        "--today 2025-03-14 list",
        "week -o /tmp/x.md",
        "week --format md --output=/var/lib/duban/duban.db",
        "week --template /etc/passwd",
        "week --mail",
        "import /etc/passwd",
        "import /var/lib/duban",
        "plan check /etc",
        "init --empty",
        "demo",
        "demo --keep /tmp/x",
        "term",
        "ssh keys duban ssh-ed25519 AAAA SHA256:x",
        "ssh session 1",
        "list\nid",
        "list\rid",
        "note 1 \"open",
        "note 1 'open",
        "note 1 \\",
        "-- --db x",
        "",
    ];
    for line in asked {
        let came = host.ssh("wang", &[line]).run();
        assert_eq!(
            (came.code, came.stdout.len()),
            (2, 0),
            "{line:?}: {}",
            came.stderr
        );
        assert!(
            !came.stderr.contains("uid=") && !came.stderr.contains("root:"),
            "{line:?}"
        );
    }
    let sentence = host.ssh("wang", &["week", "-o", "x"]).english().fails(2);
    assert!(
        sentence.contains("exports go to the standard output"),
        "{sentence}"
    );
    let sentence = host.ssh("wang", &[]).fails(2);
    assert!(sentence.contains("ssh -t"), "{sentence}");
    let rows = record(&host, "wang");
    assert_eq!(rows.len(), asked.len() + 2);
    assert!(rows.iter().all(|(step, ..)| *step == Step::Refuse));
    assert_eq!(rows[0].2, Some(Why::NotAllowed));
    assert_eq!(rows[3].2, Some(Why::BadWords));
    // What a client sends is kept without what steers a terminal.
    assert!(
        rows.iter().any(|(_, words, _)| words == "list id"),
        "{rows:?}"
    );
    assert_eq!(host.session().head().unwrap(), before);
    let long = host
        .ssh("wang", &[&format!("note 1 {}", "长".repeat(30_000))])
        .fails(2);
    assert!(long.contains("太长"), "{long}");
    assert_eq!(record(&host, "wang").last().unwrap().1.chars().count(), 200);
}

#[test]
fn no_file_is_transferred() {
    for subsystem in ["", "Subsystem sftp internal-sftp\n"] {
        let Some(host) = Host::with(&format!("{SSHD}{subsystem}"), "") else {
            return;
        };
        let file = host.path("file");
        std::fs::write(&file, "x").unwrap();
        let client = host.ssh("wang", &[]);
        let file = file.to_str().unwrap();
        for program in [
            &["scp", file, "duban@127.0.0.1:/tmp/x"][..],
            &["scp", "-O", file, "duban@127.0.0.1:/tmp/x"],
        ] {
            let came = client.other(program[0], &program[1..]);
            assert_ne!(came.code, 0, "{came:?}");
        }
        let back = host.path("back").to_str().unwrap().to_owned();
        let came = client.other("scp", &["duban@127.0.0.1:/etc/passwd", &back]);
        assert_ne!(came.code, 0, "{came:?}");
        assert!(!host.path("back").exists());
        let came = client.other("sftp", &["duban@127.0.0.1"]);
        assert_ne!(came.code, 0, "{came:?}");
    }
}

#[test]
fn nothing_is_forwarded() {
    let Some(host) = Host::new() else { return };
    // Without a prohibition sshd itself would answer at the other end.
    let target = format!("127.0.0.1:{}", host.port());
    let through = host.ssh("wang", &[]).with(&["-W", &target]).run();
    assert!(
        through.stderr.contains("stdio forwarding failed"),
        "{through:?}"
    );
    assert_eq!(through.stdout, b"");
    let back = [
        "-o",
        "ExitOnForwardFailure=yes",
        "-N",
        "-R",
        &format!("{}:{target}", free_port()),
    ];
    let back = host.ssh("wang", &[]).with(&back).run();
    assert_eq!(back.code, 255, "{back:?}");
    assert!(
        back.stderr.contains("remote port forwarding failed"),
        "{back:?}"
    );
    let (local, socks) = (free_port(), free_port());
    let ways = [
        ["-L", &format!("{local}:{target}")],
        ["-D", &format!("127.0.0.1:{socks}")],
    ];
    for (way, port) in ways.into_iter().zip([local, socks]) {
        let mut client = host.ssh("wang", &[]).with(&["-N"]).with(&way).start();
        host.until("the client", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        if way[0] == "-D" {
            // SOCKS 4: connect to the port of sshd.
            let [high, low] = host.port().to_be_bytes();
            stream
                .write_all(&[4, 1, high, low, 127, 0, 0, 1, 0])
                .unwrap();
        }
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok();
        assert!(
            !String::from_utf8_lossy(&answer).contains("SSH-2.0"),
            "{way:?}"
        );
        client.kill().unwrap();
        client.wait().unwrap();
    }
}
