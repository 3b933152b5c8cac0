//! The overdue review, told as the manager goes through it.

use rstest::rstest;

use super::plan::{self, BASIN};
use super::{Stage, options, parse as parse_keys};
use crate::domain::command::{Command, Request};
use crate::domain::deadline::parse;
use crate::domain::event::{Change, Event, Fact};
use crate::domain::id::DeptId;
use crate::domain::level::Level;
use crate::domain::milestone::{Milestone, MilestoneKind};
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::problem::AskLevel;
use crate::i18n::Lang;
use crate::ops::{EventQuery, Mode, Session};
use crate::tui::command::Scope;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::msg::Msg;

const SIZES: [(u16, u16); 2] = [(80, 24), (160, 48)];

fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

#[rstest]
#[case::item("item", "O")]
#[case::raise("raise", "O2")]
#[case::urge("urge", "O1")]
#[case::department("department", "O7")]
#[case::rule("rule", "O9")]
#[case::minutes(
    "minutes",
    "O1本周报方案<enter>2<enter>4年底前<enter>2市里同意<enter><enter>0m"
)]
#[case::path("path", "Oms")]
fn it_looks_like_this(
    #[case] name: &str,
    #[case] keys: &str,
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    for (width, height) in SIZES {
        let mut stage = Stage::demo(lang, width, height);
        stage.keys(keys);
        let name = format!("{name}_{}_{width}x{height}", tag(lang));
        insta::assert_snapshot!(name, stage.screen());
    }
}

#[rstest]
fn without_anything_overdue_it_says_what_to_press(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    for (width, height) in SIZES {
        let mut stage = Stage::of(plan::empty("王芳"), &options(lang), (width, height));
        stage.keys("O");
        let name = format!("empty_{}_{width}x{height}", tag(lang));
        insta::assert_snapshot!(name, stage.screen());
    }
}

#[rstest]
fn everything_that_is_known_is_told(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    for (width, height) in [(80, 24), (160, 48), (60, 16)] {
        let mut session = plan::small();
        make_worse(&mut session);
        let mut stage = Stage::of(session, &options(lang), (width, height));
        stage.keys("O");
        let name = format!("known_{}_{width}x{height}", tag(lang));
        insta::assert_snapshot!(name, stage.screen());
        stage.keys("<pagedown>");
        let name = format!("known_below_{}_{width}x{height}", tag(lang));
        insta::assert_snapshot!(name, stage.screen());
    }
}

/// Besides what makes the basin difficult: a contact, a late milestone, an urging, a problem with a limit.
fn make_worse(session: &mut Session) {
    let facts = vec![
        Fact::Responsible(Some("李强".to_owned())),
        Fact::Contact(Some("王工 8888".to_owned())),
    ];
    let id = BASIN;
    run(session, Command::Edit { id, facts });
    let cutting = Milestone {
        name: "管线切改".to_owned(),
        kind: MilestoneKind::Works,
        deadline: Some(parse("2月中旬", 2025).unwrap()),
        done: None,
        document: None,
        dept: None,
    };
    let (part, to) = (None, Some(cutting));
    run(session, Command::SetMilestone { id, part, to });
    let problem = Command::OpenProblem {
        id,
        text: "临时用地".to_owned(),
        owner: None,
        limit: Some(parse("3月10日", 2025).unwrap()),
        ask: Some(AskLevel::City),
    };
    run(session, problem);
    let note = "月底前报方案".to_owned();
    run(session, Command::Urge { id, note });
    let owners = [(1, OwnerRole::Lead), (3, OwnerRole::Cooperating)];
    let owners = owners.map(|(dept, role)| Owner {
        dept: DeptId(dept),
        role,
        basis: Basis::Stated,
    });
    let owners = owners.to_vec();
    run(session, Command::SetOwners { id, owners });
}

fn run(session: &mut Session, command: Command) {
    plan::run(session, &Request::new(command));
}

/// The number of the project that is looked at.
fn at(stage: &Stage) -> u32 {
    stage.app.selected().map_or(0, |id| id.0)
}

/// The line with the score, without the rest.
fn score(stage: &Stage) -> String {
    let screen = stage.screen();
    let line = screen.lines().find(|line| line.starts_with(" 本次: "));
    let line = line.unwrap_or_else(|| panic!("{screen}"));
    line.split("   ").next().unwrap().trim().to_owned()
}

/// Where one is, as the screen says it.
fn place(stage: &Stage) -> String {
    let screen = stage.screen();
    let line = screen.lines().nth(1).unwrap();
    let start = line.find('第').or_else(|| line.find('共')).unwrap();
    line.split_at(start).1.to_owned()
}

fn last_event(stage: &mut Stage) -> Event {
    let query = EventQuery {
        limit: Some(1),
        ..EventQuery::default()
    };
    stage.session.events(&query).unwrap().remove(0)
}

#[test]
fn after_a_decision_it_goes_on_to_the_next_item() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("O");
    let first = at(&stage);
    assert_eq!(place(&stage), "第 1 项 / 共 53 项");
    stage.keys("1本周报方案<enter>");
    let event = last_event(&mut stage);
    assert_eq!(event.project.map(|id| id.0), Some(first));
    let note = "本周报方案".to_owned();
    assert_eq!(event.change, Change::Urged { note });
    assert_ne!(at(&stage), first);
    assert_eq!(place(&stage), "第 2 项 / 共 53 项");
    assert_eq!(score(&stage), "本次: 催办 1，跳过 0");
    // What is settled can be looked at again, and another decision added to it.
    stage.keys("p");
    assert_eq!(at(&stage), first);
    assert!(
        stage.screen().contains("本次已定  催办"),
        "{}",
        stage.screen()
    );
    stage.keys("2<enter>");
    assert_eq!(score(&stage), "本次: 催办 1，升级 1，跳过 0");
    assert_eq!(place(&stage), "第 2 项 / 共 53 项");
}

#[test]
fn the_rule_is_suggested_and_its_ground_goes_into_the_log() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("O2<enter>");
    let event = last_event(&mut stage);
    let (from, to, rule) = (Level::None, Level::Listed, None);
    assert_eq!(event.change, Change::Level { from, to, rule });
    assert_eq!(event.reason.as_deref(), Some("规则: 逾期804天"));
    // Another level than the one suggested, with other words.
    stage.keys("2<up>1<enter><ctrl-u>先提醒<enter>");
    let event = last_event(&mut stage);
    let to = Level::Remind;
    assert_eq!(event.change, Change::Level { from, to, rule });
    assert_eq!(event.reason.as_deref(), Some("先提醒"));
}

#[test]
fn a_new_date_needs_a_reason_and_the_item_stays_in_the_count() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("On");
    let second = at(&stage);
    stage.keys("4年底前<enter><enter><enter>");
    assert!(stage.screen().contains("理由"), "{}", stage.screen());
    assert_eq!(score(&stage), "本次: 跳过 0");
    stage.keys("2<enter><enter>");
    let event = last_event(&mut stage);
    assert_eq!(event.project.map(|id| id.0), Some(second));
    assert_eq!(score(&stage), "本次: 新时限 1，跳过 0");
    // It is settled and so stands before the first one, which was only walked past.
    assert_eq!(place(&stage), "第 3 项 / 共 53 项");
}

#[test]
fn lowering_and_striking_off() {
    let mut stage = Stage::zh();
    stage.keys("O");
    assert_eq!(at(&stage), BASIN.0);
    stage.keys("3已见效<enter>");
    let event = last_event(&mut stage);
    let (from, to, rule) = (Level::Supervise, Level::Remind, None);
    assert_eq!(event.change, Change::Level { from, to, rule });
    assert_eq!(event.reason.as_deref(), Some("已见效"));
    // A level and an open problem: it asks which of the two.
    stage.keys("p5");
    insta::assert_snapshot!("strike_zh_80x24", stage.screen());
    stage.keys("1<enter>");
    assert!(
        stage.screen().contains("请写销号说明"),
        "{}",
        stage.screen()
    );
    stage.keys("移交日常管理<enter>");
    let event = last_event(&mut stage);
    let (from, to) = (Level::Remind, Level::None);
    assert_eq!(event.change, Change::Level { from, to, rule });
    // Only the problem is left.
    stage.keys("p5已协调<enter>");
    assert!(matches!(
        last_event(&mut stage).change,
        Change::Problem { .. }
    ));
    assert_eq!(score(&stage), "本次: 降级 1，销号 2，跳过 0");
    stage.keys("p5");
    assert!(stage.screen().contains("跳过请按 0"), "{}", stage.screen());
    stage.keys("3");
    assert!(
        stage.screen().contains("没有级别可降"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_mistake_is_undone_and_the_item_comes_back() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("Onn");
    let third = at(&stage);
    stage.keys("1<enter>u");
    assert_eq!(at(&stage), third);
    assert_eq!(score(&stage), "本次: 跳过 0");
    assert_eq!(place(&stage), "第 3 项 / 共 53 项");
}

#[test]
fn enter_opens_the_project_and_esc_comes_back_to_the_item() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("Onnn");
    let fourth = at(&stage);
    stage.keys("<enter>");
    assert_eq!(stage.app.screen().scope(), Scope::Project);
    stage.keys("<esc>");
    assert_eq!(stage.app.screen().scope(), Scope::Overdue);
    assert_eq!(at(&stage), fourth);
}

#[test]
fn it_goes_on_at_the_same_item_after_a_pause_and_after_another_login() {
    let (session, dir) = plan::demo("wang");
    let path = dir.path().join("plan.db");
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    stage.keys("O01<enter>0nn");
    let (here, place_here) = (at(&stage), place(&stage));
    assert_eq!(score(&stage), "本次: 催办 1，跳过 2");
    assert_eq!(place_here, "第 6 项 / 共 53 项");
    stage.keys("<esc>LO");
    assert_eq!((at(&stage), place(&stage)), (here, place_here.clone()));
    // The line breaks after a quiet moment; the next login goes on.
    stage.keys("np").wait();
    drop(stage);
    let again = plan::open(&path, "wang");
    let mut stage = Stage::of(again, &options(Lang::Zh), (80, 24));
    stage.keys("O");
    assert_eq!((at(&stage), place(&stage)), (here, place_here));
    assert_eq!(score(&stage), "本次: 催办 1，跳过 2");
    // Settled ones in the order in which they were: skipped, urged, skipped.
    stage.keys("<home>");
    let told = |stage: &Stage| {
        let screen = stage.screen();
        let line = screen.lines().find(|line| line.contains("本次已定"));
        line.map(|line| line.split_whitespace().last().unwrap().to_owned())
    };
    let mut settled = Vec::new();
    for _ in 0..4 {
        settled.push(told(&stage));
        stage.keys("n");
    }
    let settled: Vec<Option<&str>> = settled.iter().map(Option::as_deref).collect();
    assert_eq!(settled, [Some("跳过"), Some("催办"), Some("跳过"), None]);
    // Another person has a review of her own.
    let other = plan::open(&path, "li");
    let mut stage = Stage::of(other, &options(Lang::Zh), (80, 24));
    stage.keys("O");
    assert_eq!(place(&stage), "第 1 项 / 共 53 项");
    assert_eq!(score(&stage), "本次: 跳过 0");
}

#[test]
fn when_all_is_settled_it_says_so_and_what_was_skipped_may_come_again() {
    let mut stage = Stage::zh();
    stage.keys("O0");
    insta::assert_snapshot!("finished_zh_80x24", stage.screen());
    stage.keys("a");
    assert_eq!(at(&stage), BASIN.0);
    assert_eq!(score(&stage), "本次: 跳过 0");
    stage.keys("1<enter>");
    assert_eq!(at(&stage), 0);
    assert!(stage.screen().contains("全部过完"), "{}", stage.screen());
    // A new review asks first and begins with everything.
    stage.keys("6n");
    assert_eq!(score(&stage), "本次: 催办 1，跳过 0");
    stage.keys("6y");
    assert_eq!(at(&stage), BASIN.0);
    assert_eq!(score(&stage), "本次: 跳过 0");
}

#[test]
fn the_rule_raises_nothing_without_a_preview_and_settles_nothing() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    let head = stage.session.head().unwrap().seq;
    stage.keys("O9<down><pagedown><esc>");
    assert_eq!(stage.session.head().unwrap().seq, head);
    stage.keys("9<enter>");
    assert_eq!(stage.session.head().unwrap().seq, head + 53);
    let change = last_event(&mut stage).change;
    assert!(
        matches!(change, Change::Level { rule: Some(days), .. } if days > 0),
        "{change:?}"
    );
    assert_eq!(place(&stage), "第 1 项 / 共 53 项");
    assert_eq!(score(&stage), "本次: 升级 53，跳过 0");
    assert!(
        stage.screen().contains("规则: 逾期804天"),
        "{}",
        stage.screen()
    );
    stage.keys("9");
    assert!(
        stage.screen().contains("没有要升级的"),
        "{}",
        stage.screen()
    );
    // What was raised with one key is taken back with one.
    stage.keys("u");
    assert_eq!(stage.session.head().unwrap().seq, head + 2 * 53);
    let levels = stage.app.data.state.projects.values();
    assert_eq!(levels.filter(|it| it.level != Level::None).count(), 0);
}

#[test]
fn department_level_and_filter_narrow_the_queue() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("O72");
    assert_eq!(place(&stage), "第 1 项 / 共 7 项");
    assert!(
        stage.screen().contains("牵头: 住建委"),
        "{}",
        stage.screen()
    );
    stage.keys("2<enter>84");
    assert!(stage.screen().contains("级别: 提醒"), "{}", stage.screen());
    stage.keys("8172");
    // One of the seven is raised and settled, six are to come.
    assert_eq!(place(&stage), "第 2 项 / 共 7 项");
    stage.keys("71/部门:水务<enter>");
    assert_eq!(place(&stage), "第 1 项 / 共 7 项");
    stage.keys("\\");
    assert!(place(&stage).ends_with("共 53 项"));
}

#[test]
fn the_mouse_picks_and_scrolls_the_queue() {
    let mut stage = Stage::demo(Lang::Zh, 160, 48);
    stage.keys("O");
    let point = |what, at| Msg::Mouse(Mouse { what, at });
    stage.hear(point(Pointing::Press, (10, 7)));
    assert_eq!(place(&stage), "第 5 项 / 共 53 项");
    stage.hear(point(Pointing::WheelDown, (10, 7)));
    assert_eq!(place(&stage), "第 6 项 / 共 53 项");
    stage.hear(point(Pointing::WheelUp, (10, 7)));
    stage.hear(point(Pointing::WheelUp, (100, 7)));
    assert_eq!(place(&stage), "第 5 项 / 共 53 项");
}

#[test]
fn others_changes_leave_the_eye_where_it_is() {
    let (session, dir) = plan::demo("wang");
    let path = dir.path().join("plan.db");
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    stage.keys("Onnn1还没写完");
    let here = at(&stage);
    let mut other = plan::open(&path, "li");
    let id = crate::domain::id::ProjectId(here);
    let raise = Request::new(Command::RaiseByRule { id });
    other.run(&raise, Mode::Commit).unwrap();
    stage.wait();
    assert!(stage.screen().contains("还没写完"), "{}", stage.screen());
    assert_eq!(at(&stage), here);
    stage.keys("<enter>");
    let note = "还没写完".to_owned();
    assert_eq!(last_event(&mut stage).change, Change::Urged { note });
}

#[test]
fn minutes_are_saved_and_nothing_is_overwritten_unasked() {
    let dir = tempfile::tempdir().unwrap();
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("O1报方案<enter>ms");
    assert!(stage.screen().contains("督办纪要-2025-03-14.md"));
    let path = dir.path().join("纪要.md");
    let name = path.to_str().unwrap();
    stage.keys(&format!("<ctrl-u>{name}<enter>"));
    assert!(stage.screen().contains("已写入"), "{}", stage.screen());
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("| 催办 | - | - | 报方案 |"), "{text}");
    std::fs::write(&path, "别的").unwrap();
    stage.keys(&format!("s<ctrl-u>{name}<enter>"));
    assert!(stage.screen().contains("要替换吗"), "{}", stage.screen());
    stage.keys("n");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "别的");
    stage.keys("<enter>y");
    assert!(std::fs::read_to_string(&path).unwrap().contains("报方案"));
    let word = dir.path().join("纪要.docx");
    stage.keys(&format!("s<ctrl-u>{}<enter>", word.display()));
    assert!(std::fs::read(&word).unwrap().starts_with(b"PK"));
    stage.keys("s<ctrl-u>纪要.pdf<enter>");
    assert!(stage.screen().contains(".md 或 .txt"), "{}", stage.screen());
    let gone = dir.path().join("没有这个目录").join("a.txt");
    stage.keys(&format!("<ctrl-u>{}<enter>", gone.display()));
    assert!(stage.screen().contains("无法写入"), "{}", stage.screen());
    stage.keys("<esc><esc>");
    assert_eq!(stage.app.screen().scope(), Scope::Overdue);
    assert!(stage.app.overlays.is_empty());
}

#[rstest]
#[case::review("O", "i")]
#[case::review_by_function_key("O", "<f8>")]
#[case::project("O<enter>", "i")]
fn the_slip_of_a_project_is_saved_as_a_file(#[case] way: &str, #[case] key: &str) {
    let dir = tempfile::tempdir().unwrap();
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    // Without a level there is no slip; with the next one there is.
    stage.keys(&format!("{way}{key}"));
    assert!(
        stage.screen().contains("没有督办级别，无单可出"),
        "{}",
        stage.screen()
    );
    assert!(stage.app.overlays.is_empty());
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("O2<enter><up>");
    if way.contains("<enter>") {
        stage.keys("<enter>");
    }
    stage.keys(key);
    assert!(
        stage.screen().contains("督办单-2025-0"),
        "{}",
        stage.screen()
    );
    let path = dir.path().join("单.md");
    stage.keys(&format!("<ctrl-u>{}<enter>", path.display()));
    assert!(stage.screen().contains("已写入"), "{}", stage.screen());
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("督办〔2025〕"), "{text}");
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn a_past_day_gives_the_slip_that_stood_then() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("O2<enter>T2025-03-12<enter>");
    stage.keys("i");
    // The level was raised after that day.
    let screen = stage.screen();
    assert!(screen.contains("没有督办级别"), "{screen}");
    assert!(!screen.contains("只读；"), "{screen}");
    // Nor do minutes of that day end before they begin.
    stage.keys("m");
    assert!(
        stage.screen().contains("时间：2025年3月12日"),
        "{}",
        stage.screen()
    );
}

/// Keys that are pressed, and among them those that only type words.
struct Hand {
    pressed: usize,
    typed: usize,
}

impl Hand {
    fn press(&mut self, stage: &mut Stage, keys: &str) {
        self.pressed += parse_keys(keys).len();
        stage.keys(keys);
    }

    fn write(&mut self, stage: &mut Stage, words: &str) {
        self.typed += words.chars().count();
        stage.keys(words);
    }
}

#[test]
fn thirty_items_take_less_than_120_presses() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    let mut hand = Hand {
        pressed: 0,
        typed: 0,
    };
    hand.press(&mut stage, "O");
    // Of every ten: four urged, of which one with words, two raised, two new dates, two skipped.
    for round in 0..3 {
        hand.press(&mut stage, "1<enter>1<enter>1<enter>1");
        hand.write(&mut stage, "本周内报整改方案");
        hand.press(&mut stage, "<enter>2<enter>2<enter>");
        for phrase in ["6月底", "年底前"] {
            hand.press(&mut stage, "4");
            hand.write(&mut stage, phrase);
            hand.press(&mut stage, "<enter>1<enter>");
            hand.write(&mut stage, "征拆未完");
            hand.press(&mut stage, "<enter>");
        }
        hand.press(&mut stage, "00");
        let settled = 10 * (round + 1);
        let expected = format!("第 {} 项 / 共 53 项", settled + 1);
        assert_eq!(place(&stage), expected);
    }
    assert_eq!(score(&stage), "本次: 催办 12，升级 6，新时限 6，跳过 6");
    hand.press(&mut stage, "m");
    assert_eq!((hand.pressed, hand.typed), (74, 66));
}
