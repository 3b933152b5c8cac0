//! Lists of people as offices keep them.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;
use crate::domain::key::KeyFault;
use crate::domain::testing::{board, day};
use crate::import::sheet::read_sheets;

const WANG: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

fn draft(csv: &str) -> PeopleDraft {
    let sheets = read_sheets(csv.as_bytes()).unwrap();
    read_people(&sheets, &board()).unwrap()
}

fn faults(csv: &str) -> Vec<(u64, String, PersonFault)> {
    let faults = draft(csv).faults.into_iter();
    faults
        .map(|fault| (fault.row, fault.column, fault.fault))
        .collect()
}

#[test]
fn a_list_of_an_office_is_read() {
    let csv = format!(
        "人员名单,,,,,,\n序号,账号,姓 名,角色,部门,公钥,有效期至\n\
         1,wang,王芳,经办,水务、区园林绿化局,\"{WANG} 办公室;\n{WANG} 家\",2025年12月31日\n\
         2,li,李强,管理员,清空,clear,长期\n"
    );
    let draft = draft(&csv);
    assert_eq!(draft.faults, []);
    assert_eq!(draft.unknown, ["序号"]);
    let [wang, li] = draft.rows.as_slice() else {
        panic!("{draft:?}");
    };
    assert_eq!(
        (wang.login.as_str(), wang.name.as_deref()),
        ("wang", Some("王芳"))
    );
    assert_eq!(wang.role, Some(Role::Operator));
    assert_eq!(wang.depts, Some(vec![DeptId(1), DeptId(2)]));
    assert_eq!(wang.keys.as_ref().unwrap().len(), 2);
    assert_eq!(wang.until, Some(Until::Day(day("2025-12-31"))));
    assert_eq!(wang.disabled, None);
    assert_eq!(
        (li.role, li.depts.as_deref()),
        (Some(Role::Administrator), Some(&[][..]))
    );
    assert_eq!(
        (li.keys.as_deref(), li.until),
        (Some(&[][..]), Some(Until::Ever))
    );
}

#[test]
fn an_empty_cell_says_nothing() {
    let draft = draft("Login,Name,Role,Departments,Keys,Expires,State\nwang,,,,,,\n");
    let row = draft.rows.into_iter().next().unwrap();
    let nothing = PersonRow {
        row: 2,
        login: "wang".to_owned(),
        name: None,
        role: None,
        depts: None,
        keys: None,
        until: None,
        disabled: None,
    };
    assert_eq!(row, nothing);
}

#[rstest]
#[case::no_login("login,name\n,王芳\n", "login", PersonFault::Empty)]
#[case::bad_login("login\nWang Fang\n", "login", PersonFault::NotALogin("Wang Fang".to_owned()))]
#[case::bad_day("login,有效期\nwang,年底\n", "有效期", PersonFault::NotADay("年底".to_owned()))]
#[case::bad_dept(
    "login,部门\nwang,水物局\n",
    "部门",
    PersonFault::NoSuchDepartment { name: "水物局".to_owned(), close: None }
)]
#[case::bad_key(
    "login,公钥\nwang,ssh-dss AAAA\n",
    "公钥",
    PersonFault::Key(KeyFlaw { line: 1, fault: KeyFault::Dsa })
)]
fn a_fault_is_told_with_row_and_column(
    #[case] csv: &str,
    #[case] column: &str,
    #[case] fault: PersonFault,
) {
    assert_eq!(faults(csv), [(2, column.to_owned(), fault)]);
}

#[test]
fn a_role_that_is_none_is_told_with_those_that_are() {
    let found = faults("login,角色\nwang,局长\n");
    let [(2, _, PersonFault::UnknownWord { word, known })] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(word, "局长");
    assert_eq!(known[1], ("经办", "operator"));
}

#[test]
fn a_login_and_a_key_stand_in_one_row_only() {
    let csv = format!("login,keys\nwang,{WANG}\nwang,\nli,{WANG}\n");
    assert_eq!(
        faults(&csv),
        [
            (3, "login".to_owned(), PersonFault::Twice(2)),
            (4, "keys".to_owned(), PersonFault::KeyTwice(2)),
        ]
    );
}

#[test]
fn a_table_without_logins_is_no_list_of_people() {
    let sheets = read_sheets("姓名,部门\n王芳,水务\n".as_bytes()).unwrap();
    let nearest = vec!["姓名".to_owned(), "部门".to_owned()];
    assert_eq!(
        read_people(&sheets, &board()),
        Err(PeopleError::NoLogin(nearest))
    );
}
