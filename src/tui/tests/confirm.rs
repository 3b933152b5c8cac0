//! What an operator says is done and a manager confirms, seen from both ends.

use rstest::rstest;

use super::plan::{self, BASIN, FIRST};
use super::{Stage, options};
use crate::domain::command::{Command, Request};
use crate::domain::id::{Actor, DeptId, StageKey};
use crate::domain::people::Basis;
use crate::domain::person::{Person, Role};
use crate::domain::problem::Clearing;
use crate::domain::settings::Settings;
use crate::i18n::Lang;
use crate::ops::{Mode, Session};

/// The small plan with an operator and a manager, on a board that confirms both.
struct Office {
    dir: tempfile::TempDir,
}

fn office() -> Office {
    let dir = tempfile::tempdir().unwrap();
    let mut owner = plan::on_disk(&dir.path().join("office.db"));
    let settings = Settings {
        confirm_completion: true,
        confirm_clearing: true,
        ..owner.board().unwrap().settings
    };
    plan::run(&mut owner, &Request::new(Command::SetSettings(settings)));
    for (login, name, role) in [
        ("wang", "王芳", Role::Operator),
        ("li", "李强", Role::Manager),
    ] {
        let to = Person {
            login: Actor(login.to_owned()),
            name: name.to_owned(),
            role,
            depts: vec![DeptId(1)],
            keys: Vec::new(),
            disabled: false,
            expires: None,
        };
        plan::run(
            &mut owner,
            &Request::new(Command::SetPerson { id: None, to }),
        );
    }
    Office { dir }
}

impl Office {
    fn session(&self, who: &str) -> Session {
        plan::open(&self.dir.path().join("office.db"), who)
    }

    fn stage(&self, who: &str, lang: Lang, size: (u16, u16)) -> Stage {
        let mut stage = Stage::of(self.session(who), &options(lang), size);
        let (screen, data) = stage.app.screen_mut();
        screen.select(BASIN, data);
        stage.keys("");
        stage
    }

    /// The operator says that the basin is done, and that its problem is solved.
    fn ask(&self) {
        let mut wang = self.session("wang");
        let completion = Command::MoveStage {
            id: BASIN,
            to: StageKey::from("completed"),
            basis: Basis::Stated,
        };
        let request = Request::new(completion).because("3月12日四方验收");
        plan::run(&mut wang, &request.on(plan::day("2025-03-12")));
        let clearing = Clearing {
            on: plan::day("2025-03-14"),
            note: "权属已由市水务局确认".to_owned(),
        };
        let clear = Command::ClearProblem {
            id: BASIN,
            part: FIRST,
            clearing,
        };
        plan::run(&mut wang, &Request::new(clear));
    }

    fn give_back(&self) {
        let command = Command::Return {
            id: BASIN,
            part: FIRST,
            note: "缺四方验收单，补后再提".to_owned(),
        };
        plan::run(&mut self.session("li"), &Request::new(command));
    }
}

#[rstest]
#[case::card("card", "")]
#[case::compact("compact", "z-z-")]
#[case::page("page", "<enter>")]
#[case::which("which", "y")]
#[case::review("review", "O")]
#[case::review_which("review_which", "O-")]
#[case::form("form", "O-<enter>")]
fn the_manager_sees_who_waits_since_when(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    let office = office();
    office.ask();
    let mut stage = office.stage("li", lang, (80, 24));
    stage.keys(keys);
    let name = format!("{name}_{}_80x24", lang.pick("zh", "en"));
    insta::assert_snapshot!(name, stage.screen());
}

#[rstest]
#[case::card("returned_card", "")]
#[case::grid("returned_grid", "R")]
fn the_operator_sees_what_came_back_and_why(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    let office = office();
    office.ask();
    office.give_back();
    let mut stage = office.stage("wang", lang, (80, 24));
    stage.keys(keys);
    let name = format!("{name}_{}_80x24", lang.pick("zh", "en"));
    insta::assert_snapshot!(name, stage.screen());
}

#[rstest]
#[case::confirm("y<enter>", 1)]
#[case::give_back("X缺验收单<enter><enter>", 1)]
fn what_waits_on_chosen_projects_is_judged_together(#[case] keys: &str, #[case] left: usize) {
    let office = office();
    office.ask();
    let waiting = |stage: &Stage| stage.app.data.project(BASIN).unwrap().waiting().count();
    let mut stage = office.stage("li", Lang::Zh, (80, 24));
    stage.keys("L*").keys(keys);
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
    assert!(stage.screen().contains("已改 1 项"), "{}", stage.screen());
    assert_eq!(waiting(&stage), left);
    stage.keys("u");
    assert_eq!(waiting(&stage), 2);
}

#[test]
fn where_nothing_waits_on_chosen_projects_it_is_said() {
    let office = office();
    for key in ["y", "X"] {
        let mut stage = office.stage("li", Lang::Zh, (80, 24));
        stage.keys("L*").keys(key);
        assert!(stage.screen().contains("没有"), "{}", stage.screen());
    }
}

#[test]
fn a_completion_of_an_operator_is_said_to_wait() {
    let office = office();
    let mut stage = office.stage("wang", Lang::Zh, (80, 24));
    stage.keys(">");
    let toast = stage.app.toast.as_ref().unwrap().text.clone();
    assert!(toast.contains("已提交，待督查核实（1）"), "{toast}");
    let basin = stage.app.data.project(BASIN).unwrap();
    assert_eq!(basin.stage.stage.0, "construction");
    assert_eq!(basin.waiting().count(), 1);
    // The same again is refused kindly, and u takes the wish back.
    stage.keys(">");
    let toast = stage.app.toast.as_ref().unwrap().text.clone();
    assert!(toast.contains("同一事项已在待核实"), "{toast}");
    stage.keys("u");
    let basin = stage.app.data.project(BASIN).unwrap();
    assert_eq!(basin.waiting().count(), 0);
}

#[test]
fn the_queue_is_a_view_and_the_review_has_it_first_and_counts_it() {
    let office = office();
    office.ask();
    let mut stage = office.stage("li", Lang::Zh, (80, 24));
    stage.keys("/@待核实<enter>");
    assert_eq!(stage.app.data.listed().count(), 1);
    stage.keys("\\O");
    let screen = stage.screen();
    assert!(screen.contains("第 1 项 / 共 1 项"), "{screen}");
    // Both with a key: the problem is returned, then the completion confirmed.
    stage.keys("-2<enter>缺会议纪要<enter>");
    // What still waits on it keeps it in the queue.
    stage.keys("+已看现场<enter>");
    let basin = stage.session.project(BASIN).unwrap().unwrap();
    assert_eq!(basin.stage.stage.0, "completed");
    assert_eq!(basin.stage_since, plan::day("2025-03-12"));
    stage.keys("n");
    let screen = stage.screen();
    assert!(screen.contains("核实 1，退回 1"), "{screen}");
    stage.keys("m");
    let minutes = stage.screen();
    assert!(minutes.contains("核实1次，退"), "{minutes}");
    insta::assert_snapshot!("minutes_zh_80x24", minutes);
}

#[test]
fn what_waits_is_in_the_review_even_where_it_is_not_late() {
    let office = office();
    let due = Command::MoveDeadline {
        id: BASIN,
        to: Some(crate::domain::deadline::parse("年底前", 2025).unwrap()),
        slip: Some(crate::domain::project::SlipReason::Plan),
    };
    plan::run(&mut office.session("li"), &Request::new(due));
    let mut stage = office.stage("li", Lang::Zh, (80, 24));
    stage.keys("O");
    assert!(stage.screen().contains("没有逾期项目"));
    office.ask();
    stage.wait();
    let screen = stage.screen();
    assert!(screen.contains("待核实 1"), "{screen}");
}

#[test]
fn where_nothing_waits_the_keys_say_so() {
    let office = office();
    let mut stage = office.stage("li", Lang::Zh, (80, 24));
    for key in ["y", "X"] {
        stage.keys(key);
        let toast = stage.app.toast.as_ref().unwrap().text.clone();
        assert_eq!(toast, "这个项目没有待核实的事项");
    }
}

#[test]
fn an_operator_does_not_confirm() {
    let office = office();
    office.ask();
    let confirm = Command::Confirm {
        id: BASIN,
        part: FIRST,
    };
    let mut wang = office.session("wang");
    wang.run(&Request::new(confirm), Mode::Commit).unwrap_err();
}
