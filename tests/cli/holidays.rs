//! `duban holidays`: what the board knows of working days, and how a new year is told.

use pretty_assertions::assert_eq;

use crate::support::Home;

#[test]
fn the_years_of_the_notices_are_known() {
    let home = Home::empty();
    let days = home.cli(["holidays", "2025", "--json"]).ok().json();
    let days = days.as_array().unwrap().clone();
    assert_eq!(days.len(), 33);
    let of = |day: &str| days.iter().find(|it| it["day"] == day).unwrap()["kind"].clone();
    assert_eq!(
        (of("2025-10-08"), of("2025-10-11")),
        ("off".into(), "work".into())
    );
    assert!(
        home.cli(["holidays", "2025"])
            .ok()
            .stdout
            .contains("2025-10-11")
    );
}

#[test]
fn a_new_year_is_set_from_a_file_and_undone() {
    let home = Home::empty();
    let file = "day,kind,name\n2027-01-03,work,元旦\n2027-01-01,off,元旦\n";
    std::fs::write(home.path("2027.csv"), file).unwrap();
    let told = home.cli(["holidays", "--set", "2027.csv"]).ok().stdout;
    assert_eq!(told, "节假日：2027年 2 天\n");
    let again = home.cli(["holidays", "--set", "2027.csv"]).ok().stdout;
    assert!(again.contains("没有变化"), "{again}");
    home.cli(["undo"]).ok();
    assert_eq!(
        home.cli(["holidays", "2027", "--json"]).ok().json(),
        serde_json::json!([])
    );
    home.cli(["doctor"]).ok();
}

#[test]
fn what_is_wrong_in_the_file_is_told_with_its_line() {
    let home = Home::empty();
    std::fs::write(
        home.path("x.csv"),
        "day,kind,name\n2027-01-01,off,元旦\n2027-13-01,off,元旦\n",
    )
    .unwrap();
    let head = home.head();
    let told = home.cli(["holidays", "--set", "x.csv"]).fails(2);
    assert!(told.contains("x.csv 第 3 行"), "{told}");
    let missing = home.cli(["holidays", "--set", "y.csv"]).fails(3);
    assert!(missing.contains("y.csv"), "{missing}");
    assert_eq!(home.head(), head);
}
