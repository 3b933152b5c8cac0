//! Letters read back by another reader, and commands that behave as commands do.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use mail_parser::{MessageParser, MimeHeaders};
use pretty_assertions::assert_eq;
use tempfile::TempDir;

use super::*;

fn letter() -> Letter {
    let address = |text| Address::read(text).unwrap();
    Letter {
        board: "0123abcd".to_owned(),
        kind: "week.2025-W11".to_owned(),
        from: address("海淀区政府督查室，重点工程办 <duban@example.gov.cn>".replace('，', " ").as_str()),
        to: vec![address("王芳 <wang@example.gov.cn>"), address("li@example.gov.cn")],
        cc: vec![address("office@example.gov.cn")],
        subject: "海淀区重点工程周报（2025年第11期，3月10日—3月16日）：逾期二十三项，请各责任单位对照办理"
            .to_owned(),
        text: "一、总体情况\n\n.\nFrom 这里起\n  时限 2月底\n".to_owned(),
        attachments: vec![
            Attachment {
                name: "海淀区重点工程周报-2025-W11 “定稿”; a=\"b\".docx".to_owned(),
                mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                bytes: (0..=255).cycle().take(5000).collect(),
            },
            Attachment {
                name: "week.md".to_owned(),
                mime: "text/markdown; charset=utf-8",
                bytes: "# 周报\n\n- 逾期 \n".as_bytes().to_vec(),
            },
        ],
        moment: "2025-03-14T09:00:00Z".parse().unwrap(),
    }
}

/// A command that stands for sendmail.
fn script(dir: &TempDir, lines: &str) -> Carrier {
    let path = dir.path().join("sendmail");
    fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let command = [path.to_str().unwrap(), "-t", "-i"].map(str::to_owned);
    Carrier {
        command: command.to_vec(),
        patience: Duration::from_secs(30),
    }
}

fn dir() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn refused(lines: &str, patience: Duration) -> MailError {
    let dir = dir();
    let carrier = Carrier {
        patience,
        ..script(&dir, lines)
    };
    deliver(&carrier, &letter()).unwrap_err()
}

const LONG: Duration = Duration::from_secs(30);

#[test]
fn another_reader_finds_everything_that_was_written() {
    let dir = dir();
    let got = dir.path().join("got");
    let carrier = script(&dir, &format!("echo \"$@\" >&2; cat > '{}'", got.display()));
    let sent = deliver(&carrier, &letter()).unwrap();
    let bytes = fs::read(&got).unwrap();
    assert_eq!(sent.bytes, bytes.len());
    let read = MessageParser::default().parse(&bytes).unwrap();
    let meant = letter();
    assert_eq!(read.subject(), Some(meant.subject.as_str()));
    assert_eq!(read.message_id(), Some(sent.message_id.as_str()));
    assert_eq!(
        read.date().unwrap().to_timestamp(),
        meant.moment.timestamp()
    );
    let addresses = |list: Option<&mail_parser::Address<'_>>| -> Vec<String> {
        let list = list.unwrap().iter();
        list.map(|one| {
            let name = one.name().unwrap_or_default().to_owned();
            let email = one.address().unwrap().to_owned();
            Address { name, email }.to_string()
        })
        .collect()
    };
    let told = |list: &[Address]| -> Vec<String> { list.iter().map(ToString::to_string).collect() };
    assert_eq!(addresses(read.from()), told(&[meant.from]));
    assert_eq!(addresses(read.to()), told(&meant.to));
    assert_eq!(addresses(read.cc()), told(&meant.cc));
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), meant.text);
    let found: Vec<(String, Vec<u8>)> = read
        .attachments()
        .map(|part| {
            (
                part.attachment_name().unwrap().to_owned(),
                part.contents().to_vec(),
            )
        })
        .collect();
    let files = meant.attachments.into_iter();
    assert_eq!(
        found,
        files
            .map(|file| (file.name, file.bytes))
            .collect::<Vec<_>>()
    );
}

#[test]
fn every_line_is_ascii_ends_with_crlf_and_is_short_enough() {
    let bytes = letter().write().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.is_ascii());
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    for line in text.split("\r\n") {
        // The type of Word files is one word of 71 letters, which cannot be broken.
        let is_word = line.starts_with("Content-Type: application/vnd.openxmlformats");
        assert!(line.len() <= 78 || is_word, "{line}");
    }
    assert!(text.contains("filename*0*=UTF-8''"), "RFC 2231");
    assert!(text.contains("Subject: =?utf-8?"), "RFC 2047");
}

#[test]
fn the_same_letter_is_the_same_bytes_and_another_has_another_id() {
    assert_eq!(letter().write().unwrap(), letter().write().unwrap());
    let id = letter().message_id();
    assert!(
        id.starts_with("duban.week.2025-W11.") && id.ends_with("@example.gov.cn"),
        "{id}"
    );
    let changes: [fn(&mut Letter); 6] = [
        |letter| letter.board.push('0'),
        |letter| letter.kind.push('1'),
        |letter| letter.to.truncate(1),
        |letter| letter.subject.push('。'),
        |letter| letter.text.push('。'),
        |letter| letter.attachments[0].bytes.push(0),
    ];
    for change in changes {
        let mut other = letter();
        change(&mut other);
        assert_ne!(other.message_id(), id);
    }
}

#[test]
fn a_letter_without_files_is_one_part() {
    let mut plain = letter();
    plain.attachments.clear();
    let bytes = plain.write().unwrap();
    assert!(
        !String::from_utf8(bytes.clone())
            .unwrap()
            .contains("multipart")
    );
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), plain.text);
}

#[test]
fn no_text_of_the_board_can_make_a_header_of_its_own() {
    let mut evil = letter();
    evil.subject = "周报\r\nBcc: x@example.com\r\n\r\n正文".to_owned();
    evil.attachments[0].name = "a\r\nX-Evil: 1\".docx".to_owned();
    evil.text = "\r\n--=_duban_\r\nContent-Type: text/html\r\n\r\n\u{1b}[31m".to_owned();
    let bytes = evil.write().unwrap();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert!(read.bcc().is_none() && read.header("X-Evil").is_none());
    assert_eq!(read.subject(), Some("周报 Bcc: x@example.com  正文"));
    assert_eq!((read.attachment_count(), read.text_body_count()), (2, 1));
    assert!(!read.body_text(0).unwrap().contains('\u{1b}'));
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let carrier = Carrier {
        command: vec!["/nowhere/sendmail".to_owned()],
        patience: LONG,
    };
    let error = deliver(&carrier, &letter()).unwrap_err();
    assert!(matches!(error, MailError::NotThere { program } if program == "/nowhere/sendmail"));
    let carrier = Carrier {
        command: Vec::new(),
        ..carrier
    };
    assert!(matches!(
        deliver(&carrier, &letter()),
        Err(MailError::NoProgram)
    ));
}

#[test]
fn a_file_that_may_not_be_run_is_told_as_it_is() {
    let dir = dir();
    let carrier = script(&dir, "");
    let path = Path::new(carrier.command.first().unwrap());
    fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
    let error = deliver(&carrier, &letter()).unwrap_err();
    assert!(matches!(error, MailError::Broken { .. }), "{error}");
}

#[test]
fn a_refusal_comes_with_its_words_cleaned() {
    let error = refused(
        "cat > /dev/null; printf '收件人\\033[31m不存在\\n' >&2; exit 67",
        LONG,
    );
    let MailError::Failed { code, words, .. } = error else {
        panic!("{error}")
    };
    assert_eq!((code, words.as_str()), (Some(67), "收件人[31m不存在"));
}

#[test]
fn a_flood_of_complaints_is_cut_and_holds_nobody_up() {
    let error = refused("head -c 1000000 /dev/zero | tr '\\0' x >&2; exit 1", LONG);
    let MailError::Failed { words, .. } = error else {
        panic!("{error}")
    };
    assert!(words.len() <= MOST_WORDS + 1024, "{}", words.len());
}

#[test]
fn a_command_that_hangs_is_stopped() {
    let begun = Instant::now();
    let error = refused(
        "echo waiting >&2; exec sleep 60",
        Duration::from_millis(300),
    );
    assert!(begun.elapsed() < Duration::from_secs(20));
    let MailError::TooSlow { words, .. } = error else {
        panic!("{error}")
    };
    assert_eq!(words, "waiting");
}

#[test]
fn a_command_that_leaves_the_letter_unread_has_not_taken_it() {
    let dir = dir();
    let mut big = letter();
    big.attachments[0].bytes = vec![7; 1_000_000];
    let carrier = script(&dir, "exit 0");
    let error = deliver(&carrier, &big).unwrap_err();
    assert!(matches!(error, MailError::NotTaken { .. }), "{error}");
}

#[test]
fn a_child_that_outlives_the_command_holds_nobody_up() {
    let dir = dir();
    let carrier = script(&dir, "cat > /dev/null; sleep 60 & exit 0");
    let begun = Instant::now();
    deliver(&carrier, &letter()).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(20));
}
