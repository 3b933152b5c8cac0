//! The whole table: role x act x ownership, and who is let in at all.

#![expect(clippy::option_option, reason = "no milestone, or one without a date")]

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;
use crate::domain::id::PartId;
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::person::{PersonId, PublicKey};
use crate::domain::testing::{day, milestone, project_in};

const OURS: DeptId = DeptId(1);
const THEIRS: DeptId = DeptId(2);

fn person(role: Role) -> Person {
    Person {
        login: Actor("wang".to_owned()),
        name: "王芳".to_owned(),
        role,
        depts: vec![OURS],
        keys: Vec::new(),
        disabled: false,
        expires: None,
    }
}

fn board(person: Person) -> Board {
    let mut board = Board::default();
    board.people.insert(PersonId(1), person);
    board
}

fn project(owners: &[(DeptId, OwnerRole)]) -> Project {
    let owners = owners.iter().map(|(dept, role)| Owner {
        dept: *dept,
        role: *role,
        basis: Basis::Stated,
    });
    Project {
        owners: owners.collect(),
        ..project_in("construction")
    }
}

/// What each role may do with a project that its departments lead, with one in which they cooperate, with one of
/// others, and where it is about no project; `x` is yes.
const TABLE: &[(Act, [&str; 4])] = &[
    //                    viewer operator manager administrator
    (Act::Report, ["....", "xx.x", "xxxx", "xxxx"]),
    (Act::Progress, ["....", "xx.x", "xxxx", "xxxx"]),
    (Act::Milestone, ["....", "xx.x", "xxxx", "xxxx"]),
    (Act::Measure, ["....", "xx.x", "xxxx", "xxxx"]),
    (Act::Problem, ["....", "xx.x", "xxxx", "xxxx"]),
    (Act::Undo, ["....", "xx.x", "xxxx", "xxxx"]),
    (Act::Confirm, ["....", "....", "xxxx", "xxxx"]),
    (Act::Deadline, ["....", "....", "xxxx", "xxxx"]),
    (Act::Owners, ["....", "....", "xxxx", "xxxx"]),
    (Act::Supervise, ["....", "....", "xxxx", "xxxx"]),
    (Act::Light, ["....", "....", "xxxx", "xxxx"]),
    (Act::Facts, ["....", "....", "xxxx", "xxxx"]),
    (Act::Side, ["....", "....", "xxxx", "xxxx"]),
    (Act::Register, ["....", "....", "xxxx", "xxxx"]),
    (Act::Indicator, ["....", "....", "xxxx", "xxxx"]),
    (Act::Share, ["....", "....", "xxxx", "xxxx"]),
    (Act::Logins, ["....", "....", "....", "xxxx"]),
    (Act::Backup, ["....", "....", "....", "xxxx"]),
    (Act::Define, ["....", "....", "....", "xxxx"]),
    (Act::People, ["....", "....", "....", "xxxx"]),
];

#[test]
fn the_whole_table() {
    let today = day("2025-03-14");
    let projects = [
        Some(project(&[
            (OURS, OwnerRole::Lead),
            (THEIRS, OwnerRole::Cooperating),
        ])),
        Some(project(&[
            (THEIRS, OwnerRole::Lead),
            (OURS, OwnerRole::Cooperating),
        ])),
        Some(project(&[(THEIRS, OwnerRole::Lead)])),
        None,
    ];
    assert_eq!(TABLE.len(), Act::ALL.len());
    for (act, meant) in TABLE {
        let found = Role::ALL.map(|role| {
            let board = board(person(role));
            let standing = Standing::of(&board, &Actor("wang".to_owned()), today, false);
            let may = |project: &Option<Project>| match standing.may(*act, project.as_ref()) {
                Ok(()) => 'x',
                Err(_) => '.',
            };
            projects.iter().map(may).collect::<String>()
        });
        assert_eq!(found.each_ref().map(String::as_str), *meant, "{act:?}");
    }
}

#[test]
fn a_board_without_people_is_open_to_whoever_opens_it() {
    let board = Board::default();
    let nobody = Actor("li".to_owned());
    let standing = Standing::of(&board, &nobody, day("2025-03-14"), false);
    assert!(Act::ALL.iter().all(|act| standing.may(*act, None).is_ok()));
}

#[rstest]
#[case::looks_on(Strangers::Look, false, Ok(()))]
#[case::turned_away(Strangers::Refuse, false, Err(Denied::Unknown))]
#[case::owns_the_file(Strangers::Refuse, true, Ok(()))]
fn an_unknown_login(
    #[case] strangers: Strangers,
    #[case] owns: bool,
    #[case] may_look: Result<(), Denied>,
) {
    let mut board = board(person(Role::Manager));
    board.settings.strangers = strangers;
    let li = Actor("li".to_owned());
    let standing = Standing::of(&board, &li, day("2025-03-14"), owns);
    assert_eq!(standing.may_look(), may_look);
    assert_eq!(standing.may(Act::People, None).is_ok(), owns);
}

#[rstest]
#[case::disabled(true, None, Denied::Disabled)]
#[case::over(false, Some("2025-03-13"), Denied::Expired(day("2025-03-13")))]
#[case::both(true, Some("2025-03-13"), Denied::Disabled)]
fn whoever_is_shut_out_may_not_even_look(
    #[case] disabled: bool,
    #[case] expires: Option<&str>,
    #[case] why: Denied,
) {
    let board = board(Person {
        disabled,
        expires: expires.map(day),
        ..person(Role::Administrator)
    });
    let wang = Actor("wang".to_owned());
    let standing = Standing::of(&board, &wang, day("2025-03-14"), false);
    assert_eq!(standing.may_look(), Err(why));
    assert_eq!(standing.may(Act::Report, None), Err(why));
    // The owner of the file cannot be kept out of it, whoever registered his login and shut it out.
    let standing = Standing::of(&board, &wang, day("2025-03-14"), true);
    assert_eq!(standing, Standing::Owner);
}

#[test]
fn whoever_owns_the_file_is_not_made_less_by_being_registered() {
    for role in Role::ALL {
        let board = board(person(role));
        let wang = Actor("wang".to_owned());
        let standing = Standing::of(&board, &wang, day("2025-03-14"), true);
        assert_eq!(standing.may(Act::People, None), Ok(()), "{role:?}");
    }
}

#[test]
fn whoever_made_a_view_for_everybody_may_replace_it_and_managers_may_any() {
    let (wang, li) = (Actor("wang".to_owned()), Actor("li".to_owned()));
    let found = Role::ALL.map(|role| {
        let board = board(person(role));
        let standing = Standing::of(&board, &wang, day("2025-03-14"), false);
        let authors = [Some(&wang), Some(&li), None];
        let may = |author| standing.may_share(author).map_or('.', |()| 'x');
        authors.into_iter().map(may).collect::<String>()
    });
    assert_eq!(found, ["x..", "x..", "xxx", "xxx"]);
    // Whoever is not known writes nothing, whatever stands under his name.
    let board = board(person(Role::Manager));
    let stranger = Standing::of(&board, &li, day("2025-03-14"), false);
    assert!(stranger.may_share(Some(&li)).is_err());
}

/// What it takes to change a milestone from one date to another; `None` is no milestone.
#[rstest]
#[case::added_with_a_date(None, Some(Some("9月底")), Act::Milestone)]
#[case::added_without(None, Some(None), Act::Milestone)]
#[case::dated_at_last(Some(None), Some(Some("9月底")), Act::Milestone)]
#[case::as_it_was(Some(Some("9月底")), Some(Some("9月底")), Act::Milestone)]
#[case::later(Some(Some("9月底")), Some(Some("年底前")), Act::Deadline)]
#[case::sooner(Some(Some("9月底")), Some(Some("6月底")), Act::Deadline)]
#[case::date_taken_away(Some(Some("9月底")), Some(None), Act::Deadline)]
#[case::dated_one_taken_away(Some(Some("9月底")), None, Act::Deadline)]
#[case::undated_one_taken_away(Some(None), None, Act::Milestone)]
fn moving_a_date_that_is_set_is_more_than_a_milestone(
    #[case] from: Option<Option<&str>>,
    #[case] to: Option<Option<&str>>,
    #[case] meant: Act,
) {
    let part = PartId(1);
    let [from, to] = [from, to].map(|at| at.map(|date| milestone("主体封顶", date)));
    let mut project = project_in("construction");
    project
        .milestones
        .extend(from.clone().map(|from| (part, from)));
    let command = Command::SetMilestone {
        id: project.id,
        part: from.is_some().then_some(part),
        to: to.clone(),
    };
    assert_eq!(Act::of(&command, Some(&project)), meant);
    // Turning it back later takes what it took.
    assert_eq!(
        Act::of_change(&Change::Milestone { id: part, from, to }),
        meant
    );
}

#[test]
fn a_login_by_a_key_is_good_as_long_as_the_key_is_his() {
    let line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";
    let key = PublicKey::parse(line).unwrap();
    let via = |way, key| {
        Some(Via {
            way,
            key,
            from: None,
        })
    };
    let by_key = via(Way::Key, Some(key.fingerprint()));
    let by_account = via(Way::Account, None);
    let stays = |keys: Vec<PublicKey>, login: &str, via: &Option<Via>| {
        let person = Person {
            keys,
            ..person(Role::Operator)
        };
        let (board, actor) = (board(person), Actor(login.to_owned()));
        Standing::of(&board, &actor, day("2025-03-14"), false).may_stay(via.as_ref())
    };
    assert_eq!(stays(vec![key.clone()], "wang", &by_key), Ok(()));
    assert_eq!(stays(vec![], "wang", &by_key), Err(Denied::KeyRemoved));
    // Whose registration was taken back has no keys either.
    assert_eq!(stays(vec![key], "li", &by_key), Err(Denied::KeyRemoved));
    assert_eq!(stays(vec![], "wang", &by_account), Ok(()));
    assert_eq!(stays(vec![], "wang", &None), Ok(()));
}
