//! The weekly entries: an operator's Friday.

use rstest::rstest;

use super::{Stage, options, plan};
use crate::domain::calendar::Week;
use crate::domain::command::{Command, Request};
use crate::domain::entry::{EntryPatch, EntryText};
use crate::domain::id::{Actor, DeptId, PartId, ProjectId};
use crate::domain::measure::{Measure, Quantity};
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::i18n::Lang;
use crate::ops::Session;
use crate::tui::command::Scope;
use crate::tui::key::Code;
use crate::tui::msg::Msg;
use crate::tui::overlay::Overlay;

const ROAD: ProjectId = ProjectId(5);

fn this_week() -> Week {
    Week::of(plan::day("2025-03-14"))
}

fn text_of(stage: &Stage, id: ProjectId) -> Option<EntryText> {
    let project = stage.app.data.project(id)?;
    let entry = project.entries.get(&this_week())?;
    Some(EntryText::clone(&entry.text))
}

fn progress(stage: &Stage, id: ProjectId) -> Option<String> {
    text_of(stage, id).map(|text| text.progress)
}

/// What others report or change while one is typing.
fn others(session: &mut Session, command: Command) {
    let mut request = Request::new(command);
    request.actor = Some(Actor("李强".to_owned()));
    plan::run(session, &request);
}

fn report(id: ProjectId, week: Week, progress: &str) -> Command {
    let patch = EntryPatch {
        progress: Some(progress.to_owned()),
        ..EntryPatch::default()
    };
    Command::Report { id, week, patch }
}

/// The small plan; 水务局 leads the basin alone.
fn water() -> Stage {
    let mut stage = Stage::zh();
    stage.keys("R<enter>swj<enter>");
    stage
}

/// The small plan with all three projects under way in charge of the one department.
fn three(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang, 80, 24);
    for id in [3, 5] {
        give(&mut stage.session, ProjectId(id), DeptId(1));
    }
    stage.reload().keys("R<enter>swj<enter>");
    stage
}

fn give(session: &mut Session, id: ProjectId, dept: DeptId) {
    let owner = Owner {
        dept,
        role: OwnerRole::Lead,
        basis: Basis::Stated,
    };
    let owners = vec![owner];
    plan::run(session, &Request::new(Command::SetOwners { id, owners }));
}

fn stations(session: &mut Session, id: ProjectId, unit: &str) {
    let measure = Measure {
        name: "主体车站".to_owned(),
        unit: unit.to_owned(),
        year: Some(2025),
        target: Some(Quantity::whole(8)),
        done: Some(Quantity::whole(6)),
    };
    let command = Command::SetMeasure {
        id,
        part: None,
        to: Some(measure),
    };
    plan::run(session, &Request::new(command));
}

fn done(stage: &Stage, id: ProjectId) -> Option<Quantity> {
    let project = stage.app.data.project(id).unwrap();
    project.measures.get(&PartId(1)).unwrap().done
}

// Whose projects --------------------------------------------------------------------------------

#[test]
fn the_department_is_chosen_by_initials_once_and_remembered() {
    let mut stage = Stage::zh();
    stage.keys("R");
    assert!(
        stage.screen().contains("还没有选定单位"),
        "{}",
        stage.screen()
    );
    stage.keys("<enter>");
    assert!(matches!(
        stage.app.overlays.last(),
        Some(Overlay::Picker(_))
    ));
    let (_, y) = stage.cursor().unwrap();
    assert!(y + 3 < 24, "an input method's window needs room");
    stage.keys("swj");
    assert!(!stage.screen().contains("住房"), "{}", stage.screen());
    stage.keys("<enter>");
    assert!(
        stage.screen().contains("水务局 牵头 1 项"),
        "{}",
        stage.screen()
    );
    let mut again = Stage::of(stage.session, &options(Lang::Zh), (80, 24));
    again.keys("R");
    assert!(
        again.screen().contains("水务局 牵头 1 项"),
        "{}",
        again.screen()
    );
    assert_eq!(again.app.selected(), Some(plan::BASIN));
}

#[test]
fn it_can_be_found_with_arrows_alone() {
    let mut stage = Stage::zh();
    stage.keys("R<enter><down><enter>");
    assert!(
        stage.screen().contains("住建委 牵头 1 项"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_filter_in_force_says_whose() {
    let mut stage = Stage::zh();
    stage.keys("/阶段:在建<enter>R");
    assert!(stage.screen().contains("筛选的 3 项"), "{}", stage.screen());
}

#[test]
fn a_department_that_leads_nothing_sees_what_it_helps_with() {
    let mut stage = Stage::zh();
    let owner = |dept, role| Owner {
        dept: DeptId(dept),
        role,
        basis: Basis::Stated,
    };
    let owners = vec![owner(3, OwnerRole::Lead), owner(1, OwnerRole::Cooperating)];
    let id = plan::BASIN;
    plan::run(
        &mut stage.session,
        &Request::new(Command::SetOwners { id, owners }),
    );
    stage.reload().keys("R<enter>swj<enter>");
    assert!(
        stage.screen().contains("牵头和配合 1 项"),
        "{}",
        stage.screen()
    );
    stage.keys("a");
    assert!(stage.screen().contains("牵头 0 项"), "{}", stage.screen());
    stage.keys("a");
    assert!(
        stage.screen().contains("牵头和配合 1 项"),
        "{}",
        stage.screen()
    );
}

#[test]
fn what_it_helps_with_is_reached_by_function_keys_too() {
    let mut stage = water();
    let owner = |dept, role| Owner {
        dept: DeptId(dept),
        role,
        basis: Basis::Stated,
    };
    let owners = vec![owner(3, OwnerRole::Lead), owner(1, OwnerRole::Cooperating)];
    let id = ProjectId(3);
    let set = Command::SetOwners { id, owners };
    plan::run(&mut stage.session, &Request::new(set));
    stage.reload().keys("<f4><up><enter>");
    assert!(
        stage.screen().contains("水务局 牵头和配合 2 项"),
        "{}",
        stage.screen()
    );
    stage.keys("<f4><up><enter>");
    assert!(
        stage.screen().contains("水务局 牵头 1 项"),
        "{}",
        stage.screen()
    );
}

// Filling in ------------------------------------------------------------------------------------

#[test]
fn an_entry_is_typed_and_sent_and_the_next_one_is_there() {
    let mut stage = three(Lang::Zh);
    assert_eq!(stage.app.selected(), Some(ProjectId(3)));
    stage.keys("<enter>盾构 65%<enter>下井<f5>");
    assert_eq!(progress(&stage, ProjectId(3)).as_deref(), Some("盾构 65%"));
    assert_eq!(stage.app.selected(), Some(plan::BASIN));
    assert!(stage.screen().contains("已填 1/3"), "{}", stage.screen());
    stage.keys("<f7><f5>土方 3 万方<f5>");
    assert_eq!(
        progress(&stage, plan::BASIN).as_deref(),
        Some("与燃气公司现场会")
    );
    assert_eq!(progress(&stage, ROAD).as_deref(), Some("土方 3 万方"));
    assert_eq!(stage.app.scopes().first(), Some(&Scope::Entries));
    assert!(stage.screen().contains("已填 3/3"), "{}", stage.screen());
}

#[test]
fn as_last_week_is_one_key_and_one_undo() {
    let mut stage = water();
    stage.keys("=");
    let text = text_of(&stage, plan::BASIN).unwrap();
    assert_eq!(text.problem, "管线权属未明");
    assert!(stage.screen().contains("(同上周)"), "{}", stage.screen());
    assert!(stage.screen().contains("撤销"), "{}", stage.screen());
    stage.keys("u");
    assert_eq!(text_of(&stage, plan::BASIN), None);
    stage.keys("＝");
    assert!(
        text_of(&stage, plan::BASIN).is_some(),
        "as an input method sends it"
    );
    stage.keys("=");
    assert!(stage.screen().contains("已填报"), "{}", stage.screen());
}

#[test]
fn where_nothing_was_said_before_there_is_nothing_to_repeat() {
    let mut stage = three(Lang::Zh);
    stage.keys("=");
    assert_eq!(text_of(&stage, ProjectId(3)), None);
    assert!(
        stage.screen().contains("没有内容可照抄"),
        "{}",
        stage.screen()
    );
}

#[test]
fn one_field_as_last_week_and_back() {
    let mut stage = water();
    stage.keys("<enter>我的<f2>");
    assert!(stage.screen().contains("再按 F2"), "{}", stage.screen());
    stage.keys("<f2><f5>");
    assert_eq!(progress(&stage, plan::BASIN).as_deref(), Some("我的"));
}

#[test]
fn without_progress_nothing_is_sent_and_nothing_lost() {
    let mut stage = water();
    stage.keys("<enter><tab>管线切改进场<f5>");
    let screen = stage.screen();
    assert!(screen.contains("请写本周进展"), "{screen}");
    assert!(screen.contains("管线切改进场"), "{screen}");
    assert_eq!(text_of(&stage, plan::BASIN), None);
    stage.keys("定了<f5>");
    assert_eq!(text_of(&stage, plan::BASIN).unwrap().next, "管线切改进场");
}

#[test]
fn everything_is_reached_without_a_letter() {
    let mut stage = three(Lang::Zh);
    let no_letters = "<enter>1<enter>2<f8>3<pagedown>4<esc><up><f7><f9><enter><f6><f5><esc>";
    for key in super::parse(no_letters) {
        assert!(!matches!(key.code, Code::Char(c) if c.is_alphabetic()));
    }
    stage.keys(no_letters);
    assert_eq!(progress(&stage, ProjectId(3)).as_deref(), Some("1"));
}

#[test]
fn a_promise_without_a_number_is_noticed_and_not_blocked() {
    let mut stage = water();
    stage.keys("<enter>加快推进");
    assert!(
        stage.screen().contains("没有数字或节点"),
        "{}",
        stage.screen()
    );
    stage.keys("，完成 3 处");
    assert!(
        !stage.screen().contains("没有数字或节点"),
        "{}",
        stage.screen()
    );
    stage.keys("<ctrl-u>持续推进<f5>");
    assert_eq!(progress(&stage, plan::BASIN).as_deref(), Some("持续推进"));
}

#[test]
fn r_goes_into_the_fields_as_it_reports_elsewhere() {
    let mut stage = water();
    stage.keys("r水");
    assert!(stage.app.overlays.is_empty());
    assert!(stage.app.is_typing());
}

#[test]
fn a_late_entry_goes_to_its_week() {
    let mut stage = three(Lang::Zh);
    stage.keys("[");
    assert!(stage.screen().contains("补报"), "{}", stage.screen());
    assert!(stage.screen().contains("已填 1/3"), "{}", stage.screen());
    stage.keys("<home><enter>上周的 1 件<f5><esc>]");
    assert!(stage.screen().contains("已填 0/3"), "{}", stage.screen());
    let project = stage.app.data.project(ProjectId(3)).unwrap();
    assert_eq!(
        project
            .entries
            .get(&this_week().prev())
            .unwrap()
            .text
            .progress,
        "上周的 1 件"
    );
    stage.keys("]");
    assert!(stage.screen().contains("已是本周"), "{}", stage.screen());
}

// Figures ---------------------------------------------------------------------------------------

#[test]
fn a_figure_is_told_with_the_entry() {
    let mut stage = water();
    stations(&mut stage.session, plan::BASIN, "座");
    stage.reload().keys("<enter>封顶 1 座<shift-tab>");
    let screen = stage.screen();
    assert!(screen.contains("/ 8 座  75%"), "{screen}");
    stage.keys("<ctrl-u>7");
    assert!(stage.screen().contains("87%  (6)"), "{}", stage.screen());
    stage.keys("<f5>");
    assert_eq!(done(&stage, plan::BASIN), Some(Quantity::whole(7)));
    assert!(text_of(&stage, plan::BASIN).is_some());
}

#[test]
fn nonsense_is_refused_under_the_figure_and_stays() {
    let mut stage = water();
    stations(&mut stage.session, plan::BASIN, "座");
    stage
        .reload()
        .keys("<enter>封顶<shift-tab><ctrl-u>七座<f5>");
    let screen = stage.screen();
    assert!(screen.contains("“七座”不是数字"), "{screen}");
    assert_eq!(text_of(&stage, plan::BASIN), None);
    stage.keys("<ctrl-u>-1<f5>");
    assert!(
        stage.screen().contains("“-1”不是数字"),
        "{}",
        stage.screen()
    );
    stage.keys("<ctrl-u>７<f5>");
    assert_eq!(done(&stage, plan::BASIN), Some(Quantity::whole(7)));
}

#[test]
fn a_count_that_falls_asks_and_a_rate_does_not() {
    let mut stage = water();
    stations(&mut stage.session, plan::BASIN, "座");
    stage.reload().keys("<enter>核减<shift-tab><ctrl-u>5<f5>");
    assert!(stage.screen().contains("由 6 变为 5"), "{}", stage.screen());
    stage.keys("<esc>");
    assert_eq!(done(&stage, plan::BASIN), Some(Quantity::whole(6)));
    stage.keys("<f5><enter>");
    assert_eq!(done(&stage, plan::BASIN), Some(Quantity::whole(5)));
    let mut stage = water();
    stations(&mut stage.session, plan::BASIN, "%");
    stage.reload().keys("<enter>核减<shift-tab><ctrl-u>5<f5>");
    assert_eq!(done(&stage, plan::BASIN), Some(Quantity::whole(5)));
}

// Drafts ----------------------------------------------------------------------------------------

fn started_again(stage: Stage) -> Stage {
    let mut again = Stage::of(stage.session, &options(Lang::Zh), (80, 24));
    crate::tui::greet(&mut again.app, &again.session);
    again
}

#[test]
fn what_was_typed_is_there_after_a_dropped_connection() {
    let mut stage = three(Lang::Zh);
    stage.keys("<enter>盾构 65%").wait();
    let mut again = started_again(stage);
    assert!(
        again
            .screen()
            .contains("有 1 份未提交的填报草稿，按 R 继续"),
        "{}",
        again.screen()
    );
    again.keys("R");
    let screen = again.screen();
    assert!(screen.contains("o #3"), "{screen}");
    assert!(screen.contains("草稿 1"), "{screen}");
    again.keys("<home><enter><f5>");
    assert_eq!(progress(&again, ProjectId(3)).as_deref(), Some("盾构 65%"));
    assert_eq!(
        again.session.drafts().unwrap().len(),
        1,
        "the department alone"
    );
}

#[test]
fn steady_typing_and_each_field_are_kept_without_a_pause() {
    let mut stage = water();
    stage.keys("<enter>一二三四五六七八九十一二三");
    let mut again = started_again(stage);
    again.keys("R");
    assert!(
        again.screen().contains("一二三四五六七八九十一二"),
        "{}",
        again.screen()
    );
    again.keys("<enter><tab>下周<tab>");
    let mut again = started_again(again);
    again.keys("R");
    assert!(again.screen().contains("下周"), "{}", again.screen());
}

#[test]
fn leaving_by_any_way_keeps_the_draft() {
    for leave in ["<esc><esc>", "<esc>B", "<esc>q", "<f8>", "<ctrl-c>"] {
        let mut stage = three(Lang::Zh);
        stage.keys("<enter>短").keys(leave);
        let again = started_again(stage);
        assert!(
            again.screen().contains("有 1 份"),
            "{leave} {}",
            again.screen()
        );
    }
}

#[test]
fn a_draft_is_thrown_away_after_a_question_only() {
    let mut stage = water();
    stage.keys("<enter>不要了<esc><delete><esc>");
    assert!(stage.screen().contains("不要了"), "{}", stage.screen());
    stage.keys("<delete><enter>");
    assert!(!stage.screen().contains("不要了"), "{}", stage.screen());
    stage.keys("<esc>R");
    assert!(!stage.screen().contains("不要了"), "{}", stage.screen());
    assert_eq!(
        stage.session.drafts().unwrap().len(),
        1,
        "the department alone"
    );
}

#[test]
fn the_form_and_the_grid_share_a_draft() {
    let mut stage = water();
    stations(&mut stage.session, plan::BASIN, "座");
    stage
        .reload()
        .keys("<enter>甲<shift-tab><ctrl-u>7<esc><esc>");
    stage.keys("r");
    assert!(stage.screen().contains("已恢复"), "{}", stage.screen());
    stage.keys("乙<ctrl-s>R");
    assert_eq!(progress(&stage, plan::BASIN).as_deref(), Some("甲乙"));
    assert!(
        stage.screen().contains("[7"),
        "the figure is not lost: {}",
        stage.screen()
    );
}

#[test]
fn another_window_of_the_same_person_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.db");
    let first = plan::on_disk(&path);
    let second = plan::open(&path, "王芳");
    let mut one = Stage::of(first, &options(Lang::Zh), (80, 24));
    let mut two = Stage::of(second, &options(Lang::Zh), (80, 24));
    one.keys("R<enter>swj<enter><enter>窗口一");
    two.keys("R<enter><f2>窗口二").wait();
    one.wait();
    assert!(one.screen().contains("另一窗口"), "{}", one.screen());
    one.keys("<f4>");
    assert!(one.screen().contains("窗口二"), "{}", one.screen());
    one.keys("<f4>");
    assert!(one.screen().contains("窗口一"), "{}", one.screen());
    let again = started_again(one);
    let kept = again.session.drafts().unwrap();
    let both = kept.iter().filter(|draft| draft.value.contains("窗口"));
    assert_eq!(both.count(), 2, "both are in the database: {kept:?}");
}

#[test]
fn a_draft_wakes_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.db");
    let mut mine = Stage::of(plan::on_disk(&path), &options(Lang::Zh), (80, 24));
    let mut theirs = Stage::of(plan::open(&path, "li"), &options(Lang::Zh), (80, 24));
    theirs.wait();
    mine.keys("R<enter>swj<enter><enter>草稿").wait();
    assert!(!theirs.session.changed().unwrap());
    mine.keys("<f5>");
    assert!(theirs.session.changed().unwrap());
    theirs.reload();
    assert_eq!(progress(&theirs, plan::BASIN).as_deref(), Some("草稿"));
}

// Others ----------------------------------------------------------------------------------------

#[test]
fn what_others_write_elsewhere_in_the_entry_is_taken_over() {
    let mut stage = water();
    stage.keys("<enter><tab>我的计划");
    others(
        &mut stage.session,
        report(plan::BASIN, this_week(), "对方的进展"),
    );
    stage.reload();
    assert!(stage.screen().contains("对方的进展"), "{}", stage.screen());
    stage.keys("<f5>");
    let text = text_of(&stage, plan::BASIN).unwrap();
    assert_eq!(
        (text.progress.as_str(), text.next.as_str()),
        ("对方的进展", "我的计划")
    );
}

fn contested() -> Stage {
    let mut stage = water();
    stage.keys("<enter>我的进展");
    others(
        &mut stage.session,
        report(plan::BASIN, this_week(), "对方的进展"),
    );
    stage.reload();
    stage
}

#[test]
fn the_same_field_shows_both_and_theirs_can_be_taken() {
    let mut stage = contested();
    let screen = stage.screen();
    assert!(screen.contains("我的进展"), "{screen}");
    assert!(screen.contains("他人改为: 对方的进展"), "{screen}");
    assert!(screen.contains("! #4"), "{screen}");
    stage.keys("<f4>，已定<f5>");
    assert_eq!(
        progress(&stage, plan::BASIN).as_deref(),
        Some("对方的进展，已定")
    );
}

#[test]
fn or_written_over_after_a_question() {
    let mut stage = contested();
    stage.keys("<f5>");
    assert!(stage.screen().contains("覆盖"), "{}", stage.screen());
    stage.keys("<enter>");
    assert_eq!(progress(&stage, plan::BASIN).as_deref(), Some("我的进展"));
}

#[test]
fn a_change_in_the_last_moment_loses_nothing() {
    let mut stage = water();
    stage.keys("<enter>我的进展");
    others(
        &mut stage.session,
        report(plan::BASIN, this_week(), "对方的进展"),
    );
    stage.keys("<f5>");
    let screen = stage.screen();
    assert!(screen.contains("刚被他人更新"), "{screen}");
    assert!(
        screen.contains("我的进展") && screen.contains("对方的进展"),
        "{screen}"
    );
    assert_eq!(progress(&stage, plan::BASIN).as_deref(), Some("对方的进展"));
}

#[test]
fn all_drafts_are_sent_after_a_preview_and_what_is_not_ready_stays() {
    let mut stage = three(Lang::Zh);
    stage.keys("<enter>甲 1<f8>乙 2<f8><tab>只有计划<f9>");
    insta::assert_snapshot!("entries_preview_zh_80x24", stage.screen());
    stage.keys("<enter>");
    assert_eq!(progress(&stage, ProjectId(3)).as_deref(), Some("甲 1"));
    assert_eq!(progress(&stage, plan::BASIN).as_deref(), Some("乙 2"));
    assert_eq!(text_of(&stage, ROAD), None);
    assert!(stage.screen().contains("草稿 1"), "{}", stage.screen());
    assert!(stage.screen().contains("只有计划"), "{}", stage.screen());
}

#[test]
fn of_all_drafts_one_in_conflict_is_told_and_the_others_are_in() {
    let mut stage = three(Lang::Zh);
    stage.keys("<enter>甲 1<f8>乙 2<f9>");
    others(
        &mut stage.session,
        report(plan::BASIN, this_week(), "对方的"),
    );
    stage.keys("<enter>");
    assert_eq!(progress(&stage, ProjectId(3)).as_deref(), Some("甲 1"));
    assert_eq!(progress(&stage, plan::BASIN).as_deref(), Some("对方的"));
    let screen = stage.screen();
    assert!(screen.contains("1 项没有提交"), "{screen}");
    assert!(
        screen.contains("! #4") && screen.contains("乙 2"),
        "{screen}"
    );
}

// Input method ----------------------------------------------------------------------------------

#[test]
fn rows_are_below_the_cursor_in_every_field() {
    for size in [(80, 24), (60, 16), (160, 48)] {
        let mut stage = water();
        stations(&mut stage.session, plan::BASIN, "座");
        stage.reload().resize(size.0, size.1).keys("<enter>");
        for _ in 0..5 {
            let (_, y) = stage.cursor().unwrap();
            assert!(y + 2 < size.1, "{}", stage.screen());
            stage.keys("<tab>");
        }
        let (x, y) = stage.cursor().unwrap();
        stage.keys("水");
        assert_eq!(stage.cursor(), Some((x + 2, y)));
    }
}

#[test]
fn on_the_list_chinese_says_that_the_input_method_is_on() {
    let mut stage = water();
    stage.keys("水");
    assert!(stage.screen().contains("输入法"), "{}", stage.screen());
    stage.hear(Msg::Paste("一段".to_owned()));
    assert!(stage.screen().contains("不能粘贴"), "{}", stage.screen());
}

#[test]
fn a_new_week_begins_and_the_old_draft_is_still_there() {
    let mut stage = water();
    stage.keys("<enter>旧周的").wait();
    let mut monday = crate::tui::effect::snapshot(&mut stage.session).unwrap();
    monday.today = plan::day("2025-03-17");
    stage.hear(Msg::Snapshot(Box::new(monday)));
    assert!(stage.screen().contains("2025-W12"), "{}", stage.screen());
    stage.keys("<esc>[");
    assert!(stage.screen().contains("旧周的"), "{}", stage.screen());
}

// The whole plan --------------------------------------------------------------------------------

/// The education department with twenty projects under way; some were reported last week.
fn friday(lang: Lang, size: (u16, u16)) -> Stage {
    let mut stage = Stage::demo(lang, size.0, size.1);
    let dept = DeptId(18);
    let owed = |stage: &Stage| -> Vec<ProjectId> {
        let board = &stage.app.data.state.board;
        let all = stage.app.data.state.projects.values();
        let led = all.filter(|project| {
            crate::domain::entry::owes_entry(project, board)
                && project.lead().is_some_and(|lead| lead.dept == dept)
        });
        led.map(|project| project.id).collect()
    };
    let free = stage.app.data.state.projects.values().find(|project| {
        crate::domain::entry::owes_entry(project, &stage.app.data.state.board)
            && project.lead().is_none()
    });
    let free = free.map(|project| project.id);
    let mut mine = owed(&stage);
    mine.extend(free.filter(|_| mine.len() == 19));
    assert_eq!(mine.len(), 20);
    give(&mut stage.session, mine[19], dept);
    for id in mine.iter().step_by(2).take(8) {
        let said = format!("{id} 主体施工，完成 40%，装修队伍进场");
        let patch = EntryPatch {
            progress: Some(said),
            next: Some("机电安装进场".to_owned()),
            problem: Some("红线内 3 株古树移栽手续未办".to_owned()),
            ask: Some("请区园林绿化局批复移栽方案".to_owned()),
            sample: false,
        };
        let (id, week) = (*id, this_week().prev());
        let command = Command::Report { id, week, patch };
        let request = Request::new(command).on(plan::day("2025-03-07"));
        plan::run(&mut stage.session, &request);
    }
    stations(&mut stage.session, mine[1], "座");
    stage.reload();
    stage
}

#[test]
fn a_week_of_twenty_projects_in_less_than_two_hundred_presses() {
    let mut stage = friday(Lang::Zh, (80, 24));
    let mut presses = 0;
    let mut press = |stage: &mut Stage, keys: &str| {
        presses += super::parse(keys).len();
        stage.keys(keys);
    };
    press(&mut stage, "R<enter>jw<enter>");
    assert!(stage.screen().contains("已填 0/20"), "{}", stage.screen());
    // Eight are as last week, from the list; the others wait.
    let first = stage.app.selected().unwrap();
    for _ in 0..20 {
        let id = stage.app.selected().unwrap();
        let project = stage.app.data.project(id).unwrap();
        let was_said = project.entries.contains_key(&this_week().prev());
        press(&mut stage, if was_said { "=" } else { "<down>" });
    }
    assert!(stage.screen().contains("已填 8/20"), "{}", stage.screen());
    // Twelve are typed, two of them with a figure; the text itself is not counted.
    press(&mut stage, "<f8><enter>");
    let mut figures = 0;
    for index in 0..12 {
        let id = stage.app.selected().unwrap();
        let project = stage.app.data.project(id).unwrap();
        let told = project.measures.values();
        let has_figure = told.filter(|measure| measure.year == Some(2025)).count() > 0;
        stage.keys(&format!("完成 {index} 层"));
        if has_figure && figures < 2 {
            press(&mut stage, "<shift-tab>");
            stage.keys("<end>0");
            figures += 1;
        } else {
            press(&mut stage, "<enter>");
            stage.keys("继续下一层");
        }
        press(&mut stage, "<f5>");
    }
    assert_eq!(figures, 2);
    assert!(stage.screen().contains("已填 20/20"), "{}", stage.screen());
    assert!(presses < 200, "{presses} presses");
    // What the work comes to: less than four presses a project besides its text.
    assert_eq!(presses, 51);
    let in_database = stage.session.state().unwrap();
    let reported = in_database.projects.values().filter(|project| {
        let mine = project.lead().is_some_and(|lead| lead.dept == DeptId(18));
        mine && project.entries.contains_key(&this_week())
    });
    assert_eq!(reported.count(), 20);
    assert!(in_database.projects.contains_key(&first));
    assert_eq!(stage.session.examine().unwrap().findings, []);
}

// How it looks ----------------------------------------------------------------------------------

fn shot(name: &str, lang: Lang, size: (u16, u16), keys: &str) {
    let mut stage = friday(lang, size);
    stage.keys("R<enter>jw<enter>").keys(keys);
    let tag = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    insta::assert_snapshot!(
        format!("entries_{name}_{tag}_{}x{}", size.0, size.1),
        stage.screen()
    );
}

/// One as last week, then the one above is filled in.
const TYPED: &str =
    "<down><down><down>=<home><down><enter>地下一层施工完成<enter>加快推进主体结构<enter>";

#[rstest]
#[case::list("list", "<down>=<up><down>")]
#[case::fields("fields", TYPED)]
fn at_80x24_and_160x48(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
    #[values((80, 24), (160, 48))] size: (u16, u16),
) {
    shot(name, lang, size, keys);
}

#[test]
fn at_60x16() {
    shot("fields", Lang::Zh, (60, 16), TYPED);
}

#[rstest]
fn the_chooser(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    let mut stage = Stage::demo(lang, 80, 24);
    stage.keys("R<enter>");
    let tag = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    insta::assert_snapshot!(format!("entries_chooser_{tag}_80x24"), stage.screen());
}

#[test]
fn every_size_is_drawn() {
    let mut stage = three(Lang::En);
    stations(&mut stage.session, ProjectId(3), "座");
    stage.reload();
    for keys in ["", "<enter>", "<tab><tab><tab><tab>", "<esc><f4>"] {
        stage.keys(keys);
        for (width, height) in [
            (0, 0),
            (1, 1),
            (59, 16),
            (60, 16),
            (61, 17),
            (110, 16),
            (300, 100),
        ] {
            stage.resize(width, height);
            let rows = stage.screen();
            let rows = rows.lines().filter(|line| !line.starts_with("cursor:"));
            assert_eq!(rows.count(), usize::from(height));
        }
        stage.resize(80, 24);
    }
}
