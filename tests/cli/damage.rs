//! Files that are damaged, foreign, newer, or not there: a sentence that says what to do, and no byte changed.

use pretty_assertions::assert_eq;

use crate::support::Home;

fn with(bytes: &[u8]) -> Home {
    let home = Home::new();
    home.write("duban.db", bytes);
    home
}

fn whole() -> Vec<u8> {
    std::fs::read(Home::small().db()).unwrap()
}

#[test]
fn a_database_that_is_not_there_is_not_found_and_not_made() {
    let home = Home::new();
    for words in [&["list"][..], &["doctor"], &["week"], &["note", "1", "x"]] {
        let told = home.cli(words.iter().copied()).fails(3);
        let path = home.db();
        let meant = format!(
            "错误：没有数据库 {}；用 duban init 新建，或用 --db 指定\n",
            path.display()
        );
        assert_eq!(told, meant);
    }
    let told = home.cli(["--db", "other.db", "list"]).english().fails(3);
    assert_eq!(
        told,
        "error: There is no database at other.db; make one with `duban init`, or name one with --db\n"
    );
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn a_file_that_is_no_database_is_called_so() {
    let foreign = b"SQLite format 3\0".iter().chain(&[7; 4096]).copied();
    for bytes in [
        b"".to_vec(),
        b"hello".to_vec(),
        vec![0; 8192],
        foreign.collect(),
    ] {
        let home = with(&bytes);
        for verb in ["doctor", "list"] {
            let told = home.cli([verb]).fails(4);
            assert!(
                told.ends_with("不是 duban 的数据库；请检查 --db\n"),
                "{told}"
            );
        }
        assert_eq!(std::fs::read(home.db()).unwrap(), bytes);
    }
}

#[test]
fn a_file_that_was_cut_is_called_damaged() {
    let whole = whole();
    for length in [4096, 20_000, whole.len() / 2 / 4096 * 4096] {
        let home = with(&whole[..length]);
        let told = home.cli(["doctor"]).fails(1);
        assert!(told.contains("数据库文件已损坏"), "{length}: {told}");
        assert!(told.contains("从备份恢复"), "{told}");
        let told = home.cli(["list"]).english().fails(1);
        assert!(told.contains("The database file is damaged"), "{told}");
    }
}

#[test]
fn an_altered_event_breaks_the_chain() {
    let home = Home::small();
    home.cli(["note", "1", "已经查验"]).ok();
    home.cli(["note", "2", "后来"]).ok();
    let head = home.head();
    let mut bytes = std::fs::read(home.db()).unwrap();
    let (old, new) = ("已经查验", "未曾查验");
    assert_eq!(old.len(), new.len());
    let places: Vec<usize> = (0..bytes.len() - old.len())
        .filter(|at| bytes[*at..].starts_with(old.as_bytes()))
        .collect();
    for at in places {
        bytes[at..at + new.len()].copy_from_slice(new.as_bytes());
    }
    std::fs::write(home.db(), bytes).unwrap();
    let told = home.cli(["doctor"]).run();
    assert_eq!(told.code, 1);
    let line = format!("日志第 {} 条与校验链不符", head - 1);
    assert!(told.stdout.contains(&line), "{}", told.stdout);
    assert_eq!(
        told.stderr,
        "错误：数据库有问题，见上；请先备份文件，再从备份恢复\n"
    );
    let told = home.cli(["doctor", "--json"]).run();
    assert_eq!(told.code, 1);
    assert_ne!(told.json()["findings"].as_array().unwrap().len(), 0);
}

#[test]
fn a_newer_database_is_left_alone() {
    let mut bytes = whole();
    // The header's user_version: four bytes, the most significant first.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    let home = with(&bytes);
    for words in [&["list"][..], &["doctor"], &["note", "1", "x"]] {
        let told = home.cli(words.iter().copied());
        assert_eq!(
            told.fails(4),
            "错误：数据库是较新版本建立的（格式 99，本程序只认识到 3）；请升级 duban，程序已升级的请重新登录\n"
        );
        assert_eq!(
            told.english().fails(4),
            "error: The database was made by a newer duban (format 99, this program knows up to 3); upgrade duban, or log in again if it was just upgraded\n"
        );
    }
    assert_eq!(std::fs::read(home.db()).unwrap(), bytes);
    assert_eq!(home.files(), ["duban.db"]);
}

#[test]
fn a_configuration_that_is_wrong_is_shown_with_a_caret() {
    let home = Home::small();
    home.write("wrong.toml", "theme = \"dark\"\nlan = \"zh\"\n");
    let told = home.cli(["--config", "wrong.toml", "list"]).fails(2);
    assert!(
        told.starts_with("错误：设置文件 wrong.toml 第 2 行有误"),
        "{told}"
    );
    assert!(told.contains("\nlan = \"zh\"\n^^^\n"), "{told}");
    assert!(told.ends_with("是不是“lang”？\n"), "{told}");
    let told = home.cli(["--config", "none.toml", "list"]).fails(3);
    assert_eq!(told, "错误：没有设置文件 none.toml；请检查 --config\n");
}
