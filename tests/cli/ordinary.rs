//! An ordinary database keeps to the clock on the wall and to the login; a sandbox may be told otherwise.

use pretty_assertions::assert_eq;

use crate::support::Home;

fn ordinary() -> Home {
    let home = Home::new();
    home.ordinary(["init", "--empty"]).ok();
    home.ordinary(["add", "南沙河闸"]).ok();
    home
}

#[test]
fn it_refuses_to_be_written_with_a_clock_that_was_set() {
    let home = ordinary();
    let write = home.ordinary(["note", "1", "看过"]).today("2025-03-14");
    assert_eq!(
        write.fails(4),
        "错误：时钟由 --today 设定，只能在沙盒数据库中写入；去掉 --today，或用 duban init --sandbox 另建\n"
    );
    assert_eq!(
        write.english().fails(4),
        "error: The clock is set by --today; that may write to a sandbox only. Leave --today out, or make a database with `duban init --sandbox`\n"
    );
    home.ordinary(["note", "1", "看过"]).ok();
}

#[test]
fn it_may_be_read_with_a_clock_that_was_set() {
    let home = ordinary();
    let read = home.ordinary(["list"]).today("2035-03-14").ok();
    assert_eq!(read.lines().len(), 1);
}

#[test]
fn it_is_not_made_with_a_clock_that_was_set() {
    let home = Home::new();
    home.ordinary(["init"]).today("2025-03-14").fails(4);
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn nobody_may_borrow_a_name_in_it() {
    let home = ordinary();
    for words in [&["list"][..], &["note", "1", "看过"]] {
        let told = home.ordinary(words.iter().copied()).actor("li").fails(4);
        assert_eq!(
            told,
            "错误：DUBAN_ACTOR 只能用于沙盒数据库；请去掉这个环境变量\n"
        );
    }
}

#[test]
fn a_sandbox_takes_time_of_day_and_name_as_given() {
    let home = Home::small();
    let note = home.cli(["note", "1", "看过", "--json"]);
    let note = note.actor("赵").today("2025-03-20T08:05").ok().json();
    assert_eq!(note["events"][0]["recorded"], "2025-03-20T00:05:00.000Z");
    assert_eq!(note["events"][0]["actor"], "赵");
    let told = home.cli(["list"]).today("gestern").fails(2);
    assert_eq!(
        told,
        "错误：看不懂日期“gestern”；可写 2025-03-14 或 2025-03-14T09:30\n"
    );
}
