//! Every class of fault on a made-up host.

use std::path::{Path, PathBuf};

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::fault::{Fault, Level};
use super::judge::{Judged, judge, kept_words};
use super::look::{Ran, Sort};
use super::person::{Trial, try_key};
use super::script::script;
use super::step::steps;
use super::testing::{Fake, wish};
use super::wish::{Way, Wish};
use crate::i18n::Lang;

const SEPARATE: Way = Way::Separate { port: 2222 };

/// Names of the faults of a host, by step.
fn faults(wish: &Wish, fake: &Fake) -> Vec<(&'static str, &'static str)> {
    let all = judge(wish, fake);
    let of = |judged: &Judged| -> Vec<_> {
        let keys = judged.faults.iter().map(Fault::key);
        keys.map(|key| (judged.step.name, key)).collect()
    };
    all.iter().flat_map(of).collect()
}

#[rstest]
#[case::block(Way::Match)]
#[case::separate(SEPARATE)]
#[case::accounts(Way::Accounts)]
fn a_host_as_it_has_to_be_has_no_fault(#[case] way: Way) {
    let wish = wish(way);
    assert_eq!(faults(&wish, &Fake::ready(&wish)), []);
}

/// Something that went wrong on a host.
type Harm = fn(&mut Fake);

#[rstest]
#[case::program_gone(|fake: &mut Fake| { fake.entries.remove(Path::new("/usr/local/libexec/duban/duban-0.1.0")); }, ("program", "missing"))]
#[case::program_of_the_account(|fake: &mut Fake| fake.file("/usr/local/libexec/duban/duban-0.1.0", 998, 0o755), ("program", "loose"))]
#[case::staff_may_write_usr_local(|fake: &mut Fake| fake.put("/usr/local", Sort::Dir, 0, 0o2775), ("program", "loose"))]
#[case::directory_of_the_account(|fake: &mut Fake| fake.put("/usr/local/libexec/duban", Sort::Dir, 998, 0o755), ("program", "loose"))]
#[case::program_cannot_be_run(|fake: &mut Fake| fake.file("/usr/local/libexec/duban/duban-0.1.0", 0, 0o744), ("program", "mode"))]
#[case::older_program(|fake: &mut Fake| fake.answers.retain(|words, _| !words.starts_with("cmp ")), ("program", "other_program"))]
#[case::somebody_elses_duban(|fake: &mut Fake| fake.file("/usr/local/bin/duban", 0, 0o755), ("program", "foreign"))]
#[case::not_on_the_path(|fake: &mut Fake| { fake.entries.remove(Path::new("/usr/local/bin/duban")); }, ("program", "missing"))]
#[case::no_preferences(|fake: &mut Fake| { fake.texts.remove(Path::new("/etc/duban/config.toml")); }, ("preferences", "missing"))]
#[case::private_preferences(|fake: &mut Fake| fake.file("/etc/duban/config.toml", 0, 0o600), ("preferences", "mode"))]
#[case::another_database(|fake: &mut Fake| { fake.texts.insert("/etc/duban/config.toml".into(), "db = \"/x\"\n".to_owned()); }, ("preferences", "other_database"))]
#[case::no_account(|fake: &mut Fake| { fake.answers.remove("getent passwd duban"); }, ("account", "no_account"))]
#[case::nologin(|fake: &mut Fake| fake.answer("getent passwd duban", said("duban:x:998:998::/etc/duban:/usr/sbin/nologin")), ("account", "shell"))]
#[case::no_home(|fake: &mut Fake| fake.answer("getent passwd duban", said("duban:x:998:998::/nonexistent:/bin/sh")), ("account", "home"))]
#[case::home_of_its_own(|fake: &mut Fake| { fake.put("/home/duban", Sort::Dir, 998, 0o755); fake.answer("getent passwd duban", said("duban:x:998:998::/home/duban:/bin/sh")); }, ("account", "home"))]
#[case::locked(|fake: &mut Fake| fake.answer("getent shadow duban", said("duban:!:1::::::")), ("account", "locked"))]
#[case::closed(|fake: &mut Fake| fake.answer("getent shadow duban", said("duban:*:1:::::1:")), ("account", "closed"))]
#[case::closed_today(|fake: &mut Fake| fake.answer("getent shadow duban", said("duban:*:1:::::20160:")), ("account", "closed"))]
#[case::open_directory(|fake: &mut Fake| fake.put("/var/lib/duban", Sort::Dir, 998, 0o755), ("database", "mode"))]
#[case::roots_directory(|fake: &mut Fake| fake.put("/var/lib/duban", Sort::Dir, 0, 0o700), ("database", "owner"))]
#[case::no_board(|fake: &mut Fake| { fake.entries.remove(Path::new("/var/lib/duban/duban.db")); }, ("database", "no_board"))]
#[case::roots_database(|fake: &mut Fake| fake.file("/var/lib/duban/duban.db", 0, 0o600), ("database", "owner"))]
#[case::open_database(|fake: &mut Fake| fake.file("/var/lib/duban/duban.db", 998, 0o644), ("database", "mode"))]
#[case::a_link_in_its_place(|fake: &mut Fake| fake.put("/var/lib/duban/duban.db-wal", Sort::Link("/etc/shadow".into()), 998, 0o777), ("database", "another"))]
#[case::roots_wal(|fake: &mut Fake| fake.file("/var/lib/duban/duban.db-wal", 0, 0o600), ("database", "owner"))]
fn what_is_wrong_is_named(#[case] harm: Harm, #[case] expected: (&'static str, &'static str)) {
    for way in [Way::Match, SEPARATE] {
        let wish = wish(way);
        let mut fake = Fake::ready(&wish);
        harm(&mut fake);
        assert_eq!(faults(&wish, &fake), [expected], "{way:?}");
    }
}

fn said(out: &str) -> Ran {
    Ran {
        code: Some(0),
        out: out.to_owned(),
        err: String::new(),
    }
}

#[rstest]
#[case::not_installed(|fake: &mut Fake| { fake.entries.remove(Path::new("/usr/sbin/sshd")); }, "no_sshd")]
#[case::no_block(|fake: &mut Fake| { fake.texts.remove(Path::new("/etc/ssh/sshd_config.d/duban.conf")); }, "missing")]
#[case::somebody_elses(|fake: &mut Fake| { fake.texts.insert("/etc/ssh/sshd_config.d/duban.conf".into(), "Match User duban\n".to_owned()); }, "foreign")]
#[case::edited(|fake: &mut Fake| { fake.texts.get_mut(Path::new("/etc/ssh/sshd_config.d/duban.conf")).unwrap().push('x'); }, "differs")]
#[case::syntax(|fake: &mut Fake| fake.answer("/usr/sbin/sshd -t", Ran { code: Some(255), out: String::new(), err: "line 3: Bad option".to_owned() }), "syntax")]
#[case::no_run_dir(|fake: &mut Fake| fake.answer("/usr/sbin/sshd -t", Ran { code: Some(255), out: String::new(), err: "Missing privilege separation directory: /run/sshd".to_owned() }), "no_run_dir")]
#[case::not_included(|fake: &mut Fake| fake.sshd_says("authorizedkeyscommand /usr/local/libexec/duban/duban ssh keys %u %t %k %f", "authorizedkeyscommand none"), "not_in_force")]
#[case::nothing_exposed(|fake: &mut Fake| fake.sshd_says("exposeauthinfo yes", "exposeauthinfo no"), "directive")]
#[case::forwarding(|fake: &mut Fake| fake.sshd_says("disableforwarding yes", "disableforwarding no"), "directive")]
#[case::tunnel(|fake: &mut Fake| fake.sshd_says("permittunnel no", "permittunnel yes"), "directive")]
#[case::password(|fake: &mut Fake| fake.sshd_says("authenticationmethods publickey", "authenticationmethods any"), "directive")]
#[case::keys_of_a_file(|fake: &mut Fake| fake.sshd_says("authorizedkeysfile none", "authorizedkeysfile .ssh/authorized_keys"), "directive")]
#[case::certificates(|fake: &mut Fake| fake.sshd_says("trustedusercakeys none", "trustedusercakeys /etc/ssh/ca.pub"), "directive")]
#[case::another_account_asks(|fake: &mut Fake| fake.sshd_says("authorizedkeyscommanduser duban", "authorizedkeyscommanduser nobody"), "directive")]
#[case::no_language(|fake: &mut Fake| fake.sshd_says("acceptenv LANG\n", ""), "directive")]
#[case::forced(|fake: &mut Fake| fake.sshd_says("forcecommand none", "forcecommand /usr/bin/menu"), "forced")]
#[case::not_allowed(|fake: &mut Fake| fake.sshd_says("maxstartups", "allowusers root\nallowusers wang\nmaxstartups"), "shut_out")]
#[case::denied(|fake: &mut Fake| fake.sshd_says("maxstartups", "denygroups duban\nmaxstartups"), "shut_out")]
#[case::few_at_once(|fake: &mut Fake| fake.sshd_says("maxstartups 300:30:600", "maxstartups 10:30:100"), "startups")]
#[case::stopped(|fake: &mut Fake| { fake.entries.remove(Path::new("/proc/7")); }, "not_running")]
#[case::not_reread(|fake: &mut Fake| { fake.times.insert("/etc/ssh/sshd_config.d/duban.conf".into(), 101); }, "not_reread")]
fn what_is_wrong_with_sshd_is_named(#[case] harm: Harm, #[case] expected: &'static str) {
    let wish = wish(Way::Match);
    let mut fake = Fake::ready(&wish);
    harm(&mut fake);
    assert_eq!(faults(&wish, &fake), [("sshd", expected)]);
}

#[test]
fn an_account_may_be_allowed_by_name_or_together_with_all() {
    let wish = wish(Way::Match);
    for list in [
        "allowusers root\nallowusers duban\n",
        "allowgroups *\n",
        "denyusers wang\n",
    ] {
        let mut fake = Fake::ready(&wish);
        fake.sshd_says("maxstartups", &format!("{list}maxstartups"));
        assert_eq!(faults(&wish, &fake), [], "{list}");
    }
}

#[test]
fn a_newer_sshd_shuts_whole_addresses_out() {
    let mut wish = wish(SEPARATE);
    let mut fake = Fake::ready(&wish);
    let version = Ran {
        err: "OpenSSH_10.0p2".to_owned(),
        ..said("")
    };
    fake.answer("/usr/sbin/sshd -V", version);
    let judged = judge(&wish, &fake);
    let told: Vec<_> = judged.iter().flat_map(|judged| &judged.faults).collect();
    assert_eq!(told, [&Fault::Penalties]);
    assert_eq!(Fault::Penalties.level(), Level::Note);
    wish.exempt = vec!["10.0.0.0/8".to_owned()];
    // Both files name in their first lines what was asked for.
    assert_eq!(
        faults(&wish, &fake),
        [("sshd", "differs"), ("sshd", "differs")]
    );
}

#[test]
fn an_account_that_closes_later_is_open() {
    let wish = wish(Way::Match);
    let mut fake = Fake::ready(&wish);
    fake.answer("getent shadow duban", said("duban:*:1:::::20161:"));
    assert_eq!(faults(&wish, &fake), []);
}

#[test]
fn an_older_sshd_has_nothing_to_exempt_from() {
    let mut wish = wish(Way::Match);
    wish.exempt = vec!["10.1.2.3".to_owned()];
    let fake = Fake::ready(&wish);
    assert_eq!(faults(&wish, &fake), [("sshd", "nothing_to_exempt")]);
    assert_eq!(Fault::NothingToExempt.level(), Level::Note);
}

/// A line that was taken out of the file does not hold either; only the file is named.
#[test]
fn what_follows_from_the_file_is_not_blamed_on_another_place() {
    let wish = wish(Way::Match);
    let block = Path::new("/etc/ssh/sshd_config.d/duban.conf");
    let mut fake = Fake::ready(&wish);
    let text = fake.texts.get_mut(block).unwrap();
    *text = text.replace("    ExposeAuthInfo yes\n", "");
    fake.sshd_says("exposeauthinfo yes", "exposeauthinfo no");
    assert_eq!(faults(&wish, &fake), [("sshd", "differs")]);
    fake.texts.remove(block);
    let command = "authorizedkeyscommand /usr/local/libexec/duban/duban ssh keys %u %t %k %f";
    fake.sshd_says(command, "authorizedkeyscommand none");
    assert_eq!(faults(&wish, &fake), [("sshd", "missing")]);
}

#[test]
fn the_files_of_the_database_are_mended_together() {
    let wish = wish(Way::Match);
    let owner = |path: &str| Fault::Owner {
        path: path.into(),
        is: "root:root".to_owned(),
        want: "duban:duban".to_owned(),
    };
    let mend = |path| owner(path).mend(&wish, Lang::En).unwrap();
    assert_eq!(mend("/var/lib/duban/duban.db"), "duban ssh setup --apply");
    assert_eq!(
        mend("/var/lib/duban/duban.db-wal"),
        "duban ssh setup --apply"
    );
    assert_eq!(mend("/var/lib/duban"), "chown duban:duban /var/lib/duban");
}

#[rstest]
#[case::no_group(|fake: &mut Fake| { fake.answers.remove("getent group duban"); }, ("group", "no_group"))]
#[case::nobody_in_it(|fake: &mut Fake| fake.answer("getent group duban", said("duban:x:998:\n")), ("group", "no_members"))]
#[case::private_directory(|fake: &mut Fake| fake.put("/var/lib/duban", Sort::Dir, 0, 0o700), ("database", "owner"))]
#[case::wangs_database(|fake: &mut Fake| fake.file("/var/lib/duban/duban.db", 998, 0o660), ("database", "owner"))]
fn people_with_accounts_need_a_group(
    #[case] harm: Harm,
    #[case] expected: (&'static str, &'static str),
) {
    let wish = wish(Way::Accounts);
    let mut fake = Fake::ready(&wish);
    harm(&mut fake);
    assert_eq!(faults(&wish, &fake).first(), Some(&expected));
}

#[test]
fn a_host_remembers_how_it_was_set_up() {
    let mut wish = wish(Way::Separate { port: 2022 });
    wish.people = 50;
    let kept = kept_words(&Fake::ready(&wish)).unwrap();
    assert_eq!(kept.join(" "), "--separate --port 2022 --people 50");
    let accounts = super::testing::wish(Way::Accounts);
    assert_eq!(
        kept_words(&Fake::ready(&accounts)),
        Some(vec!["--accounts".to_owned()])
    );
    assert_eq!(kept_words(&Fake::default()), None);
    let mut own = Fake::default();
    own.texts.insert(
        "/etc/duban/config.toml".into(),
        "lang = \"zh\"\n".to_owned(),
    );
    assert_eq!(kept_words(&own), None);
}

#[test]
fn the_key_command_is_tried_as_the_account() {
    let wish = wish(Way::Match);
    let trial = Trial {
        login: "wang".to_owned(),
        algorithm: "ssh-ed25519".to_owned(),
        blob: "AAAA".to_owned(),
        fingerprint: "SHA256:x".to_owned(),
    };
    let asked = "timeout 60 setpriv --reuid duban --regid duban --init-groups --reset-env \
                 /usr/local/libexec/duban/duban ssh keys duban ssh-ed25519 AAAA SHA256:x";
    let mut fake = Fake::ready(&wish);
    let good = "restrict,pty,command=\"exec /usr/local/libexec/duban/duban ssh session 1\" ssh-ed25519 AAAA\n";
    fake.answer(asked, said(good));
    assert_eq!(try_key(&wish, &fake, &trial), None);
    for bad in [
        "",
        "ssh-ed25519 AAAA\n",
        &good.replace("AAAA", "BBBB"),
        &good.repeat(2),
    ] {
        fake.answer(asked, said(bad));
        let fault = try_key(&wish, &fake, &trial);
        assert_eq!(fault.map(|fault| fault.key()), Some("key_silent"), "{bad}");
    }
}

#[test]
fn every_fault_says_what_is_wrong_in_both_languages() {
    let wish = wish(Way::Match);
    let path = || PathBuf::from("/usr/local");
    let word = || "x".to_owned();
    let all = [
        Fault::Missing(path()),
        Fault::Loose {
            path: path(),
            owner: "staff".to_owned(),
            mode: 0o2775,
        },
        Fault::Mode {
            path: path(),
            is: 0o644,
            want: 0o600,
        },
        Fault::OtherDatabase {
            path: path(),
            is: None,
        },
        Fault::Shell("/usr/sbin/nologin".to_owned()),
        Fault::Locked,
        Fault::NoBoard,
        Fault::Forced(word()),
        Fault::ShutOut {
            name: "AllowUsers".to_owned(),
            is: word(),
        },
        Fault::Nobody,
    ];
    let told = |lang| {
        let lines = all.iter().map(|fault| {
            let mend = fault.mend(&wish, lang).unwrap_or_default();
            format!("{}\n  {mend}\n", fault.sentence(lang, &wish))
        });
        lines.collect::<String>()
    };
    insta::assert_snapshot!(told(Lang::Zh), @r#"
    没有 /usr/local
      duban ssh setup --apply
    /usr/local（属主 staff，权限 2775）不是只有 root 能改，sshd 可能因此不执行查询公钥的程序，所有人都进不来
      chown root:root /usr/local; chmod go-w /usr/local
    /usr/local 的权限是 0644，应为 0600
      chmod 0600 /usr/local
    /usr/local 写的数据库是：没有；应为 /var/lib/duban/duban.db
      sed -i '1i db = "/var/lib/duban/duban.db"' /usr/local
    账号 duban 的登录 shell 是 /usr/sbin/nologin；sshd 要通过它执行命令，应为 /bin/sh
      usermod --shell /bin/sh duban
    账号 duban 被锁定（/etc/shadow 中口令栏以 ! 开头）；sshd 在 UsePAM no 时拒绝锁定的账号
      usermod --password '*' duban
    还没有看板：/var/lib/duban/duban.db 不存在
      runuser -u duban -- duban init --empty
    别处的 ForceCommand（x）优先生效，sshd 不会告诉看板来的是谁
      grep -rn ForceCommand /etc/ssh
    AllowUsers x 不让账号 duban 登录
      grep -rni AllowUsers /etc/ssh
    看板上还没有带公钥的人员，谁也进不来
      duban user add wang --name 王芳 --role operator --dept 区水务局 --key wang.pub
    "#);
    insta::assert_snapshot!(told(Lang::En), @r#"
    /usr/local is not there
      duban ssh setup --apply
    Not only root can change /usr/local (owner staff, mode 2775), so sshd may not run the key command, and then nobody gets in
      chown root:root /usr/local; chmod go-w /usr/local
    /usr/local has mode 0644 and should have 0600
      chmod 0600 /usr/local
    /usr/local names this database: none; it should be /var/lib/duban/duban.db
      sed -i '1i db = "/var/lib/duban/duban.db"' /usr/local
    The shell of account duban is /usr/sbin/nologin; sshd runs the forced command through it, so it has to be /bin/sh
      usermod --shell /bin/sh duban
    Account duban is locked (`!` in /etc/shadow); with UsePAM no, sshd turns it away
      usermod --password '*' duban
    There is no board yet: /var/lib/duban/duban.db is not there
      runuser -u duban -- duban init --empty
    Another ForceCommand (x) holds for duban, so the board is not told who comes in
      grep -rn ForceCommand /etc/ssh
    AllowUsers x keeps duban out
      grep -rni AllowUsers /etc/ssh
    Nobody on the board has a key yet, so nobody can come in
      duban user add wang --name 王芳 --role operator --dept 区水务局 --key wang.pub
    "#);
}

#[test]
fn the_script_is_what_a_careful_administrator_would_type() {
    let wish = wish(Way::Match);
    let steps = steps(&wish, Some((9, 2)));
    insta::assert_snapshot!(script(Lang::En, &wish, &steps));
}
