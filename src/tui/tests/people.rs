//! Boards with people: what one may not do is shown as such, before anything is typed.

use std::path::Path;

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::{Stage, options, plan};
use crate::domain::command::{Command, Request};
use crate::domain::id::{Actor, DeptId, ProjectId};
use crate::domain::person::{Person, PersonId, Role};
use crate::domain::via::Via;
use crate::i18n::Lang;
use crate::ops::{Access, Login, Session};
use crate::tui::app::Tone;
use crate::tui::command::{Id, Scope, commands};
use crate::tui::input::{Mouse, Pointing};
use crate::tui::msg::Msg;
use crate::tui::overlay::Overlay;
use crate::tui::right;

/// 区水务局, which leads the basin (#4).
pub(super) const WATER: DeptId = DeptId(1);
/// 区住房城乡建设委, which leads #1 and #5.
pub(super) const HOUSING: DeptId = DeptId(2);
/// The one who sits at the screens.
pub(super) const WANG: PersonId = PersonId(2);

pub(super) fn person(login: &str, name: &str, role: Role, depts: &[DeptId]) -> Person {
    Person {
        login: Actor(login.to_owned()),
        name: name.to_owned(),
        role,
        depts: depts.to_vec(),
        keys: Vec::new(),
        disabled: false,
        expires: None,
    }
}

pub(super) fn set(session: &mut Session, id: Option<PersonId>, to: Person) {
    plan::run(session, &Request::new(Command::SetPerson { id, to }));
}

/// The small plan in a file: 李强 administers it, 王芳 is what is asked for.
pub(super) fn board(dir: &Path, role: Role, depts: &[DeptId]) -> Session {
    let mut owner = plan::on_disk(&dir.join("board.db"));
    set(
        &mut owner,
        None,
        person("li", "李强", Role::Administrator, &[]),
    );
    set(&mut owner, None, person("wang", "王芳", role, depts));
    owner
}

/// Somebody at that board who does not own its file.
pub(super) fn sit(dir: &Path, login: &str, via: Option<Via>, day: &str) -> Session {
    let login = Login {
        actor: Actor(login.to_owned()),
        via,
        owns: false,
    };
    Session::open(
        &dir.join("board.db"),
        Access::Write,
        login,
        plan::clock(day),
    )
    .unwrap()
}

/// 王芳 at the board, and its owner beside her.
pub(super) struct Room {
    pub(super) stage: Stage,
    pub(super) owner: Session,
    pub(super) dir: tempfile::TempDir,
}

pub(super) fn room_in(lang: Lang, role: Role, depts: &[DeptId]) -> Room {
    let dir = tempfile::tempdir().unwrap();
    let owner = board(dir.path(), role, depts);
    let session = sit(dir.path(), "wang", None, "2025-03-14");
    Room {
        stage: Stage::of(session, &options(lang), (80, 24)),
        owner,
        dir,
    }
}

pub(super) fn room(role: Role, depts: &[DeptId]) -> Room {
    room_in(Lang::Zh, role, depts)
}

#[track_caller]
fn said(stage: &Stage) -> (Tone, &str) {
    let toast = stage.app.toast.as_ref().expect("something is said");
    (toast.tone, &toast.text)
}

#[track_caller]
fn is_refused(stage: &Stage, words: &str) {
    let (tone, text) = said(stage);
    assert_eq!(tone, Tone::Warn);
    assert!(text.contains(words), "{text}");
    assert!(stage.app.overlays.is_empty(), "{}", stage.screen());
}

fn basin(stage: &Stage) -> &crate::domain::project::Project {
    stage.app.data.project(plan::BASIN).unwrap()
}

#[rstest]
#[case::viewer("viewer", Role::Viewer, &[], "")]
#[case::viewer_palette("viewer_palette", Role::Viewer, &[], ":时限")]
#[case::viewer_help("viewer_help", Role::Viewer, &[], "?")]
#[case::operator("operator", Role::Operator, &[WATER], "")]
#[case::operator_elsewhere("operator_elsewhere", Role::Operator, &[WATER, HOUSING], "hp")]
#[case::operator_refused("operator_refused", Role::Operator, &[WATER], "hr")]
#[case::operator_palette("operator_palette", Role::Operator, &[WATER], ":")]
#[case::entries_of_others("entries_of_others", Role::Operator, &[HOUSING], "Rsswj<enter>")]
#[case::viewer_review("viewer_review", Role::Viewer, &[], "O1")]
fn how_it_looks(
    #[case] name: &str,
    #[case] role: Role,
    #[case] depts: &[DeptId],
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    let mut room = room_in(lang, role, depts);
    room.stage.keys(keys);
    let tag = lang.pick("zh", "en");
    insta::assert_snapshot!(format!("{name}_{tag}_80x24"), room.stage.screen());
}

#[test]
fn every_command_that_changes_is_refused_to_who_only_looks_on() {
    let room = room(Role::Viewer, &[]);
    for row in commands() {
        if let right::Sort::Does(_) = right::sort(row.id)
            && row.id != Id::EntryFields
        {
            assert!(!room.stage.app.is_enabled(row), "{}", row.name);
            assert!(right::barred(&room.stage.app, row.id).is_some());
        }
    }
}

#[test]
fn on_a_board_without_people_nothing_is_refused() {
    let stage = Stage::zh();
    for row in commands() {
        assert_eq!(right::barred(&stage.app, row.id), None, "{}", row.name);
    }
    assert!(!stage.screen().contains("查看]"), "{}", stage.screen());
}

#[test]
fn a_key_that_may_not_be_used_says_why_and_opens_nothing() {
    let mut room = room(Role::Viewer, &[]);
    for key in [
        "r", "d", "p", "n", "e", "b", "m", ">", "<", "c", "w", "N", "u",
    ] {
        room.stage.keys(key);
        is_refused(&room.stage, "您是查看人员");
    }
    room.stage.keys("<enter>");
    assert_eq!(room.stage.app.screen().scope(), Scope::Project);
}

#[test]
fn an_operator_may_report_on_the_projects_of_his_departments_alone() {
    let mut room = room(Role::Operator, &[WATER]);
    // The board begins on the basin.
    assert_eq!(room.stage.app.selected(), Some(plan::BASIN));
    room.stage.keys("r");
    assert!(matches!(
        room.stage.app.overlays.last(),
        Some(Overlay::Form(_))
    ));
    room.stage.keys("<esc>d");
    is_refused(&room.stage, "调整时限要由督查人员办理，您是经办人员");
    room.stage.keys("5Gr");
    is_refused(
        &room.stage,
        "填报：这是住建委的项目，您的部门不牵头也不配合",
    );
}

#[test]
fn the_hints_offer_what_may_be_done_with_the_selected_project() {
    let mut room = room(Role::Operator, &[WATER]);
    let hints = |room: &Room| room.stage.screen().lines().last().unwrap().to_owned();
    let own = hints(&room);
    assert!(own.contains("[r]") && !own.contains("[d]"), "{own}");
    room.stage.keys("5G");
    let others = hints(&room);
    assert!(!others.contains("[r]"), "{others}");
}

#[test]
fn on_the_page_of_a_project_each_tab_asks_for_what_it_changes() {
    let mut room = room(Role::Operator, &[WATER]);
    room.stage.keys("<enter>");
    // The first fact is the light.
    room.stage.keys("e");
    is_refused(&room.stage, "手动设灯要由督查人员办理");
    // Milestones are his to tell.
    room.stage.keys("2e");
    assert!(matches!(
        room.stage.app.overlays.last(),
        Some(Overlay::Form(_))
    ));
}

#[test]
fn many_are_changed_but_for_those_that_are_not_his() {
    let mut room = room(Role::Operator, &[WATER]);
    room.stage.keys("L<ctrl-a>n");
    let (_, text) = said(&room.stage);
    assert!(
        text.starts_with("所选 8 项中有 7 项您不能改，将保持不变。填报：这是"),
        "{text}"
    );
    room.stage.keys("现场核实<ctrl-s>");
    let screen = room.stage.screen();
    assert!(screen.contains("您的部门不牵头也不配合"), "{screen}");
    room.stage.keys("<enter>");
    assert_eq!(said(&room.stage).0, Tone::Good, "{}", room.stage.screen());
    // Where none is his, no form is opened.
    room.stage.keys("<esc><esc>L5G<space>n");
    is_refused(&room.stage, "您的部门不牵头也不配合");
}

#[test]
fn a_card_that_may_not_be_moved_is_not_dragged() {
    let mut room = room(Role::Viewer, &[]);
    let screen = room.stage.screen();
    let at = |text: &str| {
        let found = screen.lines().enumerate().find_map(|(y, line)| {
            let (before, _) = line.split_once(text)?;
            Some((crate::text::width::columns(before), y))
        });
        let (x, y) = found.unwrap();
        (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
    };
    let (from, to) = (at("#5 安宁庄"), at("#6 鼎好"));
    for (what, at) in [
        (Pointing::Press, from),
        (Pointing::Drag, (from.0 + 1, from.1)),
        (Pointing::Drag, to),
    ] {
        room.stage.hear(Msg::Mouse(Mouse { what, at }));
    }
    is_refused(&room.stage, "调整阶段要由经办人员办理");
    assert!(!room.stage.screen().contains("松开鼠标"));
    room.stage.hear(Msg::Mouse(Mouse {
        what: Pointing::Release,
        at: to,
    }));
    let moved = room.stage.app.data.project(ProjectId(5)).unwrap();
    assert_eq!(moved.stage.stage.0, "construction");
}

#[test]
fn in_the_weekly_grid_only_ones_own_projects_take_letters() {
    let mut room = room(Role::Operator, &[HOUSING]);
    // One's own department is looked at from the start.
    room.stage.keys("R");
    assert!(
        room.stage.screen().contains("住建委"),
        "{}",
        room.stage.screen()
    );
    room.stage.keys("<enter>浇筑<esc>");
    assert_eq!(room.stage.app.screen().scopes()[0], Scope::Entries);
    // Another department may be looked at, but not typed into.
    room.stage.keys("sswj<enter>");
    assert_eq!(room.stage.app.selected(), Some(plan::BASIN));
    room.stage.keys("<enter>");
    is_refused(&room.stage, "填报：这是水务局的项目");
    room.stage.keys("=");
    is_refused(&room.stage, "填报：这是水务局的项目");
    assert_eq!(room.stage.app.screen().scopes()[0], Scope::Entries);
}

#[test]
fn the_review_refuses_decisions_but_lets_an_operator_clear_his_problem() {
    let mut room = room(Role::Operator, &[WATER]);
    room.stage.keys("O");
    assert_eq!(room.stage.app.selected(), Some(plan::BASIN));
    for key in ["1", "2", "3", "4", "9"] {
        room.stage.keys(key);
        is_refused(&room.stage, "要由督查人员办理");
    }
    room.stage.keys("5");
    assert!(matches!(
        room.stage.app.overlays.last(),
        Some(Overlay::Picker(_))
    ));
    // Ending the supervision is among the ways, but not his.
    room.stage.keys("1");
    is_refused(&room.stage, "督办和催办要由督查人员办理");
    room.stage.keys("52");
    assert!(matches!(
        room.stage.app.overlays.last(),
        Some(Overlay::Form(_))
    ));
}

#[test]
fn looking_back_keeps_its_own_reason() {
    let mut room = room(Role::Viewer, &[]);
    room.stage.keys("T2025-03-01<enter>r");
    let (_, text) = said(&room.stage);
    assert!(text.contains("2025-03-01"), "{text}");
}

#[test]
fn a_right_that_changes_while_a_form_is_open_is_told_at_sending_and_nothing_is_lost() {
    let mut room = room(Role::Operator, &[WATER]);
    room.stage.keys("r浇筑");
    set(
        &mut room.owner,
        Some(WANG),
        person("wang", "王芳", Role::Viewer, &[]),
    );
    room.stage.wait();
    assert!(said(&room.stage).1.contains("您的角色已改为查看人员"));
    room.stage.keys("完成<ctrl-s>");
    let screen = room.stage.screen();
    assert!(screen.contains("浇筑完成"), "{screen}");
    assert!(
        screen.contains("填报要由经办人员办理，您是查看人员"),
        "{screen}"
    );
    assert!(basin(&room.stage).entries.len() == 1, "only last week's");
    assert!(screen.contains("[查看]"), "{screen}");
}

#[test]
fn others_are_called_by_their_names_everywhere() {
    let mut room = room(Role::Manager, &[]);
    let mut li = sit(room.dir.path(), "li", None, "2025-03-14");
    plan::run(
        &mut li,
        &Request::new(Command::Block {
            id: plan::BASIN,
            reason: "电力迁改".to_owned(),
        }),
    );
    room.stage.wait();
    assert!(
        room.stage.screen().contains("* 李强：#4"),
        "{}",
        room.stage.screen()
    );
    room.stage.keys("o");
    let log = room.stage.screen();
    assert!(log.contains("李强"), "{log}");
    assert!(!log.contains(" li "), "{log}");
}

#[test]
fn somebody_unknown_looks_on_under_his_login() {
    let dir = tempfile::tempdir().unwrap();
    drop(board(dir.path(), Role::Operator, &[WATER]));
    let session = sit(dir.path(), "zhao", None, "2025-03-14");
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    assert!(stage.screen().contains("zhao [查看]"), "{}", stage.screen());
    stage.keys("r");
    is_refused(&stage, "您尚未登记");
}
