//! Keys as people hand them in.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;

const WANG: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";
const ECDSA: &str = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBBkxYxV4i3zWanOmU8f4zMDfPPe00qnYIzHMIbIKoGsN0ANHJfnkteSAxu1l5nxaaFAofLvRblN4zwgEaT+rXEA=";
const RSA_1024: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCnNEvWrVAwKHz47pkX3C7JvtZyJ22sAx44vOd3xx48ZXaLEVUFlyV+Hmr6YT0dtYdNLl/NMWNkg6ChzEEhZGfuSLEk8TP0mzDYDc9J2qubA22iM4oChGB7dRNmnt9mt9t6RkbupL426PKlFDU0E6PvZzahhB10qYeUZoTSYTF/XQ==";
const RSA_2048: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCFOAA1KHn/zvmhm1R5Ay7OuFKXPteFHaev+mwT1561sMzqVMF3LqVSEvwISL9bpufDqKRB/E8n8AWzb2c63Oog8HfmjMzjAh3Kt1A3xfkgrL8EhC3KfztHGmzu2LwyTBz4yys26eOnVbjKSrhJTv70Up4mVLQJPP26DG4mPpfyY1e6prv3eYI6Xwpv1fvHbbslpdwkaAL1Uy2+s1gqaAFSliyaLYXk1iFZABIWlRFo+ZG9jXom2J/x6+Te+YgzgbCStm4zmDQsEW7Q2JeXVjNka4ie+Xvjl0WnscITjXMYW2cdayc2NhOQngyJ/AR2lhBRFV6pF6QzkOvx822BntGn";
const SK: &str = "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAICFo/k5LU8863u66YC9eUO2170QduohPURkQnbLa/dczAAAABHNzaDo=";

#[test]
fn a_key_is_read_as_openssh_writes_it() {
    let key = PublicKey::parse(&format!("  {WANG} wang@笔记本\u{202e} \n")).unwrap();
    assert_eq!(key.line(), WANG);
    assert_eq!(key.comment, "wang@笔记本");
    assert_eq!(key.whole_line(), format!("{WANG} wang@笔记本"));
    assert!(key.is_same(&PublicKey::parse(WANG).unwrap()));
}

/// Sums as `ssh-keygen -lf` shows them.
#[rstest]
#[case::ed25519(WANG, "SHA256:UCUiLr7Pjs9wFFJMDByLgc3NrtdU344OgUM45wZPcIQ")]
#[case::ecdsa(ECDSA, "SHA256:yCaIpIpBC0gT5waZZAZeVIAPTELgXZ0AWVrC4CMApKs")]
#[case::rsa(RSA_2048, "SHA256:HWX079SdtBm9Mzg8q0VDp4s355gvTxPltvPWAiVNILo")]
#[case::security_key(SK, "SHA256:6WZVJ44bqhAWLVP4Ns0TDkoSQSsZo/h2K+mEvOaNFbw")]
fn good_kinds_have_the_sums_that_openssh_shows(#[case] line: &str, #[case] sum: &str) {
    let key = PublicKey::parse(&format!("{line}   wang  laptop")).unwrap();
    assert_eq!(
        (key.line().as_str(), key.fingerprint().as_str()),
        (line, sum)
    );
    assert_eq!(key.comment, "wang laptop");
}

#[rstest]
#[case::nothing("", KeyFault::NotAKey)]
#[case::words("my key", KeyFault::NotAKey)]
#[case::kind_alone("ssh-ed25519", KeyFault::NotAKey)]
#[case::two(&format!("{WANG}\n{WANG}"), KeyFault::NotAKey)]
#[case::cut(WANG.get(..60).unwrap(), KeyFault::NotAKey)]
#[case::another_kind(&WANG.replace("ed25519 ", "rsa "), KeyFault::NotAKey)]
#[case::options(&format!("command=\"id\" {WANG}"), KeyFault::Options)]
#[case::private("-----BEGIN OPENSSH PRIVATE KEY-----", KeyFault::Private)]
#[case::putty_private("PuTTY-User-Key-File-3: ssh-ed25519", KeyFault::Private)]
#[case::pem("-----BEGIN RSA PUBLIC KEY-----", KeyFault::Pem)]
#[case::certificate("ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1l", KeyFault::Certificate)]
#[case::dsa("ssh-dss AAAAB3NzaC1kc3MAAACBAN5m", KeyFault::Dsa)]
#[case::weak(RSA_1024, KeyFault::Weak(1024))]
#[case::to_come("ssh-mldsa87 AAAAC3NzaC1t", KeyFault::UnknownKind)]
fn what_is_no_good_key_is_refused(#[case] line: &str, #[case] why: KeyFault) {
    assert_eq!(PublicKey::parse(line), Err(why));
}

#[test]
fn a_file_of_keys_may_come_from_windows_and_have_comments() {
    let file =
        format!("\u{feff}# 王芳的公钥\r\n\r\n{WANG} office\r\n  # 笔记本\r\n{ECDSA} laptop\r\n");
    let keys = read_keys(&file).unwrap();
    let comments: Vec<&str> = keys.iter().map(|key| key.comment.as_str()).collect();
    assert_eq!(comments, ["office", "laptop"]);
    let flaw = KeyFlaw {
        line: 3,
        fault: KeyFault::Weak(1024),
    };
    assert_eq!(read_keys(&format!("{WANG}\n\n{RSA_1024}\n")), Err(flaw));
    assert_eq!(read_keys("# nothing\n"), Ok(Vec::new()));
}

/// A key in the form of RFC 4716, its base64 broken into lines.
fn ssh2(headers: &str, blob: &str) -> String {
    let (first, second) = blob.split_at(blob.len() / 2);
    format!("{SSH2_BEGIN}\r\n{headers}{first}\r\n{second}\r\n{SSH2_END}\r\n")
}

fn blob(line: &str) -> &str {
    line.split_once(' ').unwrap().1
}

#[rstest]
#[case::putty("Comment: \"wang-key-20250314\"\r\n", "wang-key-20250314")]
#[case::continued("Comment: \"wang \\\r\nlaptop\"\r\nSubject: wang\r\n", "wang laptop")]
#[case::bare("", "")]
fn a_key_as_putty_saves_it_is_read(#[case] headers: &str, #[case] comment: &str) {
    let file = ssh2(headers, blob(WANG)) + ECDSA;
    let keys = read_keys(&file).unwrap();
    assert_eq!(keys.len(), 2);
    assert_eq!(
        (keys[0].line().as_str(), keys[0].comment.as_str()),
        (WANG, comment)
    );
}

#[rstest]
#[case::weak(&ssh2("", blob(RSA_1024)), KeyFault::Weak(1024))]
#[case::dsa(&ssh2("", "AAAAB3NzaC1kc3MAAACBAN5mNwsvK7Et"), KeyFault::Dsa)]
#[case::damaged(&ssh2("", blob(WANG).get(..40).unwrap()), KeyFault::NotAKey)]
#[case::without_end(&format!("{SSH2_BEGIN}\n{}\n", blob(WANG)), KeyFault::Unfinished)]
fn a_bad_key_as_putty_saves_it_is_refused(#[case] file: &str, #[case] fault: KeyFault) {
    assert_eq!(read_keys(file), Err(KeyFlaw { line: 1, fault }));
}
