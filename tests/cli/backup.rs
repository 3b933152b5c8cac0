//! Backups of a board with people at it, and the way back.

use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use duban::clock::Clock;
use duban::domain::id::{Actor, ProjectId};
use duban::domain::renewal::Renewal;
use duban::ops::{Access, Session};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::Home;

const NAMED: &str = "duban-2025-03-14T1200.db";

fn doctor(home: &Home, db: &str) -> Value {
    home.cli(["--db", db, "doctor", "--json"]).ok().json()
}

fn hash(home: &Home) -> Value {
    doctor(home, "duban.db")["head"].clone()
}

/// A small board, its backup `b.db`, and two changes after it.
fn backed_up() -> Home {
    let home = Home::small();
    home.cli(["backup", "b.db"]).ok();
    home.cli(["note", "1", "备份之后"]).ok();
    home.cli(["block", "2", "征地未完成"]).ok();
    home
}

#[test]
fn a_backup_under_writers_is_whole_and_changes_nothing() {
    let home = Home::plan();
    let is_over = AtomicBool::new(false);
    let before = home.head();
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..2)
            .map(|writer| {
                let (home, is_over) = (&home, &is_over);
                scope.spawn(move || {
                    let mut written = 0;
                    while !is_over.load(Ordering::Relaxed) {
                        home.cli(["note", "1", &format!("{writer} 的第 {written} 条")])
                            .ok();
                        written += 1;
                    }
                    written
                })
            })
            .collect();
        let mut heads = Vec::new();
        for round in 0..3 {
            let name = format!("{round}.db");
            let told = home.cli(["backup", &name, "--json"]).ok().json();
            let seen = doctor(&home, &name);
            assert_eq!(seen["findings"], json!([]));
            assert_eq!(told["head"], seen["head"]);
            heads.push(seen["head"][0].as_u64().unwrap());
        }
        is_over.store(true, Ordering::Relaxed);
        let written: u64 = writers.into_iter().map(|one| one.join().unwrap()).sum();
        assert!(heads.is_sorted() && heads[0] >= before, "{heads:?}");
        assert!(written > 0);
        assert_eq!(home.head(), before + written);
    });
    home.cli(["doctor"]).ok();
}

#[test]
fn a_backup_is_named_by_time_and_its_owners_alone() {
    let home = Home::small();
    let hash = hash(&home);
    let told = home.cli(["backup"]).ok();
    let line = told.lines()[1].to_owned();
    assert!(line.ends_with(hash[1].as_str().unwrap()), "{line}");
    assert_eq!(home.files(), [NAMED, "duban.db"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(home.path(NAMED)).unwrap().permissions();
        assert_eq!(mode.mode() & 0o777, 0o600);
    }
    // Nothing was written into the database, not even how often it was backed up.
    assert_eq!(self::hash(&home), hash);
    // It is a database like any other, also for those who put it back by hand.
    std::fs::rename(home.path(NAMED), home.db()).unwrap();
    home.cli(["note", "1", "照常"]).ok();
}

#[test]
fn nothing_is_overwritten_and_nothing_is_left_behind() {
    let home = Home::small();
    home.write("there.db", "hers");
    let told = home.cli(["backup", "there.db"]).fails(4);
    assert!(told.contains("there.db 已存在"), "{told}");
    assert_eq!(std::fs::read(home.path("there.db")).unwrap(), b"hers");
    let told = home.cli(["backup", "none/b.db"]).fails(1);
    assert!(told.contains("没有这个目录"), "{told}");
    let told = home.cli(["backup", "x.db", "--keep", "3"]).fails(2);
    assert!(told.contains("请给出目录"), "{told}");
    home.cli(["backup", "--dry-run"]).ok();
    assert_eq!(home.files(), ["duban.db", "there.db"]);
}

#[test]
fn older_ones_go_when_the_new_one_is_good() {
    let home = Home::small();
    std::fs::create_dir(home.path("kept")).unwrap();
    let made = |day: &str, keep: &str| {
        let run = home.cli(["backup", "kept", "--keep", keep, "--json"]);
        run.today(day).ok().json()["removed"].clone()
    };
    home.write("kept/duban-notes.db", "not of the series");
    for day in ["2025-03-10", "2025-03-11", "2025-03-12"] {
        assert_eq!(made(day, "9"), json!([]));
    }
    assert_eq!(
        made("2025-03-13", "2"),
        json!([
            "kept/duban-2025-03-10T1200.db",
            "kept/duban-2025-03-11T1200.db"
        ])
    );
    // A backup that cannot be made takes nothing away.
    home.cli(["backup", "kept", "--keep", "1"])
        .today("2025-03-13")
        .fails(4);
    let mut left: Vec<_> = std::fs::read_dir(home.path("kept"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(
        left,
        [
            "duban-2025-03-12T1200.db",
            "duban-2025-03-13T1200.db",
            "duban-notes.db"
        ]
    );
}

#[test]
fn a_board_that_is_not_whole_gives_no_backup() {
    let home = Home::small();
    home.cli(["note", "1", "已经查验"]).ok();
    let mut bytes = std::fs::read(home.db()).unwrap();
    let (old, new) = ("已经查验".as_bytes(), "未曾查验".as_bytes());
    for at in 0..bytes.len() - old.len() {
        if bytes[at..].starts_with(old) {
            bytes[at..at + new.len()].copy_from_slice(new);
        }
    }
    std::fs::write(home.db(), bytes).unwrap();
    let told = home.cli(["backup", "b.db"]).fails(1);
    assert!(
        told.contains("备份没有留下") && told.contains("校验链"),
        "{told}"
    );
    assert_eq!(home.files(), ["duban.db"]);
}

#[test]
fn what_would_be_lost_is_shown_and_asked_for() {
    let home = backed_up();
    let before = hash(&home);
    let ran = home.cli(["restore", "b.db"]).run();
    assert_eq!(ran.code, 4);
    let end = before[0].as_u64().unwrap();
    let line = format!("将丢失备份之后的 2 条改动（第 {} 至 {end} 条）\n", end - 1);
    assert!(ran.stdout.contains(&line), "{}", ran.stdout);
    assert!(ran.stdout.contains("备注：备份之后"), "{}", ran.stdout);
    assert!(ran.stderr.contains("--yes"), "{}", ran.stderr);
    let dry = home
        .cli(["restore", "b.db", "--yes", "--dry-run"])
        .english()
        .ok();
    assert!(
        dry.stdout
            .contains("Changes after the backup that would be lost: 2 "),
        "{}",
        dry.stdout
    );
    assert_eq!(hash(&home), before);
    assert_eq!(home.files(), ["b.db", "duban.db"]);
}

#[test]
fn the_backup_comes_back_and_what_was_is_kept() {
    let home = backed_up();
    let before = hash(&home);
    let backup = std::fs::read(home.path("b.db")).unwrap();
    let told = home.cli(["restore", "b.db", "--yes", "--json"]).ok().json();
    assert_eq!(
        (&told["written"], &told["present"]["lost"]),
        (&json!(true), &json!(2))
    );
    assert_eq!(hash(&home), told["backup"]["head"]);
    assert_eq!(home.project(2)["blocked"], json!(null));
    assert_eq!(std::fs::read(home.path("b.db")).unwrap(), backup);
    // A head that was noted before is missed.
    let noted = format!("{}:{}", before[0], before[1].as_str().unwrap());
    assert_eq!(home.cli(["doctor", "--head", &noted]).run().code, 1);
    // The way back from the way back: nothing is lost by it.
    let told = home.cli(["restore", "duban.db.before-restore"]).run();
    assert!(told.stdout.contains("比现有看板多 2 条"), "{}", told.stdout);
    home.cli(["restore", "duban.db.before-restore", "--yes"])
        .ok();
    assert_eq!(hash(&home), before);
    home.cli(["doctor", "--head", &noted]).ok();
    assert_eq!(
        home.files(),
        [
            "b.db",
            "duban.db",
            "duban.db.before-restore",
            "duban.db.before-restore.2"
        ]
    );
}

#[test]
fn boards_that_went_apart_and_other_boards_are_told_so() {
    let home = backed_up();
    home.cli(["backup", "later.db"]).ok();
    home.cli(["restore", "b.db", "--yes"]).ok();
    home.cli(["note", "1", "另一条路"]).ok();
    let told = home
        .cli(["restore", "later.db", "--json", "--dry-run"])
        .ok()
        .json();
    let present = &told["present"];
    assert_eq!(
        (&present["lost"], &present["gained"]),
        (&json!(1), &json!(2))
    );
    let told = home.cli(["restore", "later.db", "--dry-run"]).ok().stdout;
    assert!(told.contains("以后不同：备份在其后另有 2 条改动"), "{told}");
    let init = ["--db", "other.db", "init", "--sandbox", "--empty"];
    home.cli(init).today("2025-03-10").ok();
    let told = home.cli(["restore", "other.db", "--dry-run"]).ok().stdout;
    assert!(told.contains("另一块看板的备份"), "{told}");
}

#[test]
fn whoever_has_the_board_open_sees_the_restored_one() {
    let home = backed_up();
    let open = || {
        let actor = Actor("li".to_owned());
        Session::open(&home.db(), Access::Write, actor, Clock::System).unwrap()
    };
    let blocked = |renewal: Renewal| match renewal {
        Renewal::Whole(state) => state.projects[&ProjectId(2)].block.is_some(),
        Renewal::Part(part) => panic!("only a part: {part:?}"),
    };
    let mut theirs = open();
    assert!(blocked(theirs.renewal().unwrap().0));
    home.cli(["restore", "b.db", "--yes"]).ok();
    assert!(theirs.changed().unwrap());
    assert!(!blocked(theirs.renewal().unwrap().0));
    // A log of the same length that is another one.
    home.cli(["tag", "1", "甲"]).ok();
    theirs.renewal().unwrap();
    let tags = |session: &mut Session| {
        let state = session.state_as_of("2025-03-14".parse().unwrap()).unwrap();
        format!("{:?}", state.projects[&ProjectId(1)].tags)
    };
    assert!(tags(&mut theirs).contains("甲"));
    home.cli(["restore", "b.db", "--yes"]).ok();
    home.cli(["tag", "1", "乙"]).ok();
    assert!(theirs.changed().unwrap());
    assert!(matches!(theirs.renewal().unwrap().0, Renewal::Whole(_)));
    let now = tags(&mut theirs);
    assert!(now.contains("乙") && !now.contains("甲"), "{now}");
    // Whoever goes on writing writes into the restored board.
    drop(theirs);
    home.cli(["doctor"]).ok();
}

#[test]
fn a_kill_leaves_what_was_or_what_is_restored() {
    let home = Home::plan();
    home.cli(["backup", "b.db"]).ok();
    let restored = hash(&home);
    home.cli(["note", "1", "后来"]).ok();
    let (before, took) = (hash(&home), {
        let begin = Instant::now();
        home.cli(["restore", "b.db", "--dry-run"]).ok();
        begin.elapsed()
    });
    let mut seen = [0; 2];
    for round in 0..24_u32 {
        let mut command = home.cli(["restore", "b.db", "--yes"]).command();
        let mut child = command.stdout(Stdio::null()).spawn().unwrap();
        let wait = took * round / 12;
        let begin = Instant::now();
        while begin.elapsed() < wait {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let now = doctor(&home, "duban.db");
        assert_eq!(now["findings"], json!([]));
        assert!([&before, &restored].contains(&&now["head"]), "{now}");
        seen[usize::from(now["head"] == restored)] += 1;
        if now["head"] == restored {
            break;
        }
    }
    assert!(seen[0] > 0 && took > Duration::ZERO);
}

#[test]
fn what_is_no_backup_is_refused_and_the_board_stays() {
    let home = backed_up();
    let before = hash(&home);
    let whole = std::fs::read(home.path("b.db")).unwrap();
    home.write("hello.db", "hello");
    home.write("cut.db", &whole[..whole.len() / 2 / 4096 * 4096]);
    let mut newer = whole;
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    home.write("newer.db", &newer);
    let ordinary = Home::new();
    ordinary.ordinary(["init", "--empty"]).ok();
    std::fs::copy(ordinary.db(), home.path("ordinary.db")).unwrap();
    for (file, code, why) in [
        ("none.db", 3, "没有这个文件"),
        ("hello.db", 4, "不是 duban 数据库的备份"),
        ("newer.db", 4, "格式 99"),
        ("cut.db", 1, "损坏"),
        ("duban.db", 4, "正在使用的数据库"),
        ("ordinary.db", 4, "沙盒"),
    ] {
        let told = home.cli(["restore", file, "--yes"]).fails(code);
        assert!(told.contains(why), "{file}: {told}");
    }
    assert_eq!(hash(&home), before);
    let left = home.files();
    assert!(
        !left
            .iter()
            .any(|name| name.contains("copy") || name.contains("-wal")),
        "{left:?}"
    );
}

#[test]
fn a_backup_of_an_older_version_is_brought_up_to_date() {
    let home = Home::small();
    home.write("old.db", include_bytes!("../dbs/0001.db"));
    let old = std::fs::read(home.path("old.db")).unwrap();
    let told = home.cli(["restore", "old.db", "--yes"]).ok().stdout;
    assert!(told.contains("较早的格式 1"), "{told}");
    let seen = doctor(&home, "duban.db");
    assert_eq!((&seen["format"], &seen["events"]), (&json!(3), &json!(81)));
    home.cli(["note", "1", "照常"]).ok();
    assert_eq!(std::fs::read(home.path("old.db")).unwrap(), old);
}

#[test]
fn where_no_database_is_the_backup_becomes_one() {
    let home = backed_up();
    let b = doctor(&home, "b.db")["head"].clone();
    let told = home.cli(["--db", "new.db", "restore", "b.db"]).ok().stdout;
    assert!(told.contains("现在没有数据库"), "{told}");
    assert_eq!(doctor(&home, "new.db")["head"], b);
    // What another database left behind must not be taken for changes of this one.
    home.write("left.db-wal", "x");
    let told = home.cli(["--db", "left.db", "restore", "b.db"]).fails(4);
    assert!(told.contains("left.db-wal 已存在"), "{told}");
}

#[test]
fn a_damaged_database_gets_its_backup_back() {
    let home = backed_up();
    let b = doctor(&home, "b.db")["head"].clone();
    let mut bytes = std::fs::read(home.db()).unwrap();
    // The first page says that it is ours; of all tables nothing is left.
    bytes[4096..].fill(0xff);
    std::fs::write(home.db(), &bytes).unwrap();
    // Whoever owns the file restores it; who may do what cannot be read.
    let ran = home.ordinary(["restore", "b.db"]).run();
    assert_eq!(ran.code, 4, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("说不出会丢失什么"), "{}", ran.stdout);
    home.ordinary(["restore", "b.db", "--yes"]).ok();
    assert_eq!(hash(&home), b);
    // Kept page by page; the first one counts how often it was written.
    let kept = std::fs::read(home.path("duban.db.before-restore")).unwrap();
    assert!(kept[4096..] == bytes[4096..]);
}

#[test]
fn a_database_that_cannot_be_written_is_to_be_moved_away() {
    let home = backed_up();
    let whole = std::fs::read(home.db()).unwrap();
    std::fs::write(home.db(), &whole[..whole.len() / 2 / 4096 * 4096]).unwrap();
    let ran = home.ordinary(["restore", "b.db", "--yes"]).run();
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains("移到别处"), "{}", ran.stderr);
    assert_eq!(home.files(), ["b.db", "duban.db"]);
    std::fs::rename(home.db(), home.path("damaged")).unwrap();
    home.ordinary(["restore", "b.db"]).ok();
    home.cli(["doctor"]).ok();
}

#[test]
fn backups_are_the_administrators() {
    let home = backed_up();
    let add = [
        "user",
        "add",
        "zhao",
        "--name",
        "赵敏",
        "--role",
        "administrator",
    ];
    home.cli(add).ok();
    home.cli(["user", "add", "li", "--name", "李强", "--role", "manager"])
        .actor("zhao")
        .ok();
    for words in [&["backup", "mine.db"][..], &["restore", "b.db", "--yes"]] {
        let told = home.cli(words.iter().copied()).actor("li").fails(4);
        assert!(told.contains("备份和恢复要由管理员办理"), "{told}");
    }
    assert_eq!(home.files(), ["b.db", "duban.db"]);
    home.cli(["backup", "mine.db"]).actor("zhao").ok();
    let told = home
        .cli(["restore", "b.db", "--dry-run"])
        .actor("zhao")
        .ok()
        .stdout;
    assert!(told.contains("之后停用的人又能登录"), "{told}");
}
