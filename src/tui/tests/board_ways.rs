//! The board in other ways: groups, lanes, folded columns, jumps; and that nothing is ever lost in them.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rstest::rstest;

use super::{Stage, options, plan};
use crate::domain::id::{ProjectId, StageKey};
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::tui::data::{Data, Snapshot};
use crate::tui::effect::snapshot;
use crate::tui::screen::Screen as _;
use crate::tui::screen::board::{Look, State};

fn selected(stage: &Stage) -> u32 {
    stage.app.selected().unwrap().0
}

fn project(stage: &Stage, id: u32) -> &Project {
    stage.app.data.project(ProjectId(id)).unwrap()
}

/// The line of column heads.
fn heads(stage: &Stage) -> String {
    stage.screen().lines().nth(2).unwrap().to_owned()
}

#[track_caller]
fn sees(stage: &Stage, text: &str) {
    let screen = stage.screen();
    assert!(screen.contains(text), "no {text} in\n{screen}");
}

#[test]
fn columns_by_lead_have_the_most_loaded_first_and_no_lead_last() {
    let mut stage = Stage::new(Lang::Zh, 160, 24);
    stage.keys("gd");
    let heads = heads(&stage);
    let names: Vec<&str> = heads.split_whitespace().collect();
    assert_eq!(
        names,
        [
            "住建委",
            "3",
            "交通委",
            "2",
            "水务局",
            "1",
            "逾1",
            "未明确",
            "2"
        ]
    );
    sees(&stage, "按牵头单位");
    sees(&stage, "第 3/4 列");
}

#[test]
fn another_grouping_keeps_the_card() {
    let mut stage = Stage::zh();
    stage.keys("j");
    for keys in ["gd", "gc", "gl", "gy", "zd", "zc", "zz", "gs"] {
        stage.keys(keys);
        assert_eq!(selected(&stage), 5, "after {keys}");
    }
}

#[test]
fn by_light_the_letter_stands_before_the_name() {
    let mut stage = Stage::new(Lang::En, 160, 24);
    stage.keys("gl");
    let heads = heads(&stage);
    assert!(heads.contains("R red 1"), "{heads}");
    assert!(
        heads.contains("B finished 2") || heads.contains("B "),
        "{heads}"
    );
}

#[test]
fn where_columns_are_no_stages_a_card_tells_its_stage_and_still_moves_on() {
    let mut stage = Stage::zh();
    stage.keys("gd");
    sees(&stage, "R 在建 2月底 逾14天");
    stage.keys(">");
    assert_eq!(project(&stage, 4).stage.stage, StageKey::from("completed"));
    assert_eq!(selected(&stage), 4);
    sees(&stage, "B 完工");
}

#[test]
fn a_lane_is_walked_through_into_the_next() {
    let mut stage = Stage::zh();
    stage.keys("zd");
    // Housing leads three: its lane comes before that of Water.
    stage.keys("gg");
    assert_eq!(selected(&stage), 5);
    let mut seen = vec![selected(&stage)];
    for _ in 0..3 {
        stage.keys("j");
        seen.push(selected(&stage));
    }
    // Transport, Water, and without a card under construction the nearest column of no lead.
    assert_eq!(seen, [5, 3, 4, 2]);
    stage.keys("k");
    assert_eq!(selected(&stage), 4);
}

#[test]
fn a_lane_can_be_passed_as_a_whole() {
    let mut stage = Stage::zh();
    stage.keys("zj");
    sees(&stage, "没有分道");
    stage.keys("zd");
    assert_eq!(selected(&stage), 4);
    stage.keys("zj");
    assert_eq!(selected(&stage), 2);
    stage.keys("zj");
    assert_eq!(selected(&stage), 2);
    stage.keys("zkz<up>z<up>");
    assert_eq!(selected(&stage), 5);
}

#[test]
fn with_lanes_left_and_right_pass_over_empty_cells() {
    let mut stage = Stage::zh();
    stage.keys("zd");
    assert_eq!(selected(&stage), 4);
    // Water has nothing but this one.
    stage.keys("l");
    assert_eq!(selected(&stage), 4);
    stage.keys("5Gl");
    assert_eq!(selected(&stage), 6);
    stage.keys("hh");
    assert_eq!(selected(&stage), 1);
}

#[test]
fn a_lane_says_its_name_and_counts_and_the_next_one_is_seen_too() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("zdgg");
    let before = stage.screen();
    let lanes = |screen: &str| {
        let names = ["住建委 ", "教委 ", "科学城 ", "园林局 ", "城管委 "];
        screen
            .lines()
            .filter(|line| {
                names
                    .iter()
                    .any(|name| line.trim_start_matches('>').trim_start().starts_with(name))
            })
            .count()
    };
    assert!(lanes(&before) >= 2, "{before}");
    // However far down the lane one goes, its head stays.
    stage.keys(&"j".repeat(20));
    let after = stage.screen();
    assert!(lanes(&after) >= 2, "{after}");
}

#[test]
fn a_limit_that_is_broken_is_said_by_a_sign() {
    let mut session = plan::small();
    plan::limit(&mut session, "construction", 2);
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    sees(&stage, "在建 3/2!");
    sees(&stage, "[在建 3!]");
    stage.keys("/部门:水务<enter>");
    sees(&stage, "在建 1 (3/2!)");
    stage.keys("\\l<");
    assert_eq!(project(&stage, 6).stage.stage, StageKey::from("completed"));
    sees(&stage, "限 2 项");
    stage.keys("y");
    assert_eq!(
        project(&stage, 6).stage.stage,
        StageKey::from("construction")
    );
    sees(&stage, "在建 4/2!");
}

#[test]
fn a_folded_column_is_passed_and_unfolded_where_it_is() {
    let mut stage = Stage::zh();
    stage.keys("zx");
    assert_eq!(stage.app.selected(), None);
    sees(&stage, "在建 已折叠，3 项");
    assert!(!stage.screen().contains("#4 "), "{}", stage.screen());
    // Nothing can be done to what is not seen.
    stage.keys(">");
    assert_eq!(
        project(&stage, 4).stage.stage,
        StageKey::from("construction")
    );
    stage.keys("h");
    assert_eq!(selected(&stage), 1);
    stage.keys("l<enter>");
    assert_eq!(selected(&stage), 4);
    stage.keys("zxhzxza");
    sees(&stage, "#4 ");
    sees(&stage, "#1 ");
}

#[test]
fn a_number_leads_also_into_a_folded_column() {
    let mut stage = Stage::zh();
    stage.keys("zxh5G");
    assert_eq!(selected(&stage), 5);
    stage.keys("gdzd7G");
    assert_eq!(selected(&stage), 7);
}

#[test]
fn a_card_that_moves_into_a_folded_column_does_not_open_it() {
    let mut stage = Stage::zh();
    stage.keys("lzxh>");
    assert_eq!(project(&stage, 4).stage.stage, StageKey::from("completed"));
    assert_eq!(selected(&stage), 5);
    assert!(!stage.screen().contains("#6 "), "{}", stage.screen());
}

#[test]
fn brackets_go_from_overdue_to_overdue_and_say_when_they_begin_again() {
    let mut stage = Stage::zh();
    plan::add(
        &mut stage.session,
        "另一个晚的",
        "preliminary",
        None,
        "1月底",
    );
    stage.reload().keys("]");
    assert_eq!(selected(&stage), 9);
    sees(&stage, "从头再来");
    stage.keys("]");
    assert_eq!(selected(&stage), 4);
    assert!(!stage.screen().contains("从头再来"));
    stage.keys("[[");
    assert_eq!(selected(&stage), 4);
    sees(&stage, "从末尾再来");
    // Also as an input method sends them.
    stage.keys("【");
    assert_eq!(selected(&stage), 9);
    // What is folded away is passed over, and that is said.
    stage.keys("zxl]");
    assert_eq!(selected(&stage), 4);
    stage.keys("]");
    sees(&stage, "只有这一项逾期（折叠的列中另有 1 项）");
}

#[test]
fn nothing_overdue_is_said() {
    let mut stage = Stage::zh();
    stage.keys("/阶段:储备<enter>]");
    sees(&stage, "没有逾期项目");
    assert_eq!(selected(&stage), 8);
}

#[test]
fn a_column_is_found_by_pinyin_number_or_arrows() {
    let mut stage = Stage::zh();
    stage.keys("gogj");
    // No stage has these letters: nothing is chosen, nothing lost.
    stage.keys("<enter><esc>");
    assert_eq!(selected(&stage), 4);
    stage.keys("gowg<enter>");
    assert_eq!(selected(&stage), 6);
    stage.keys("go储<enter>");
    assert_eq!(selected(&stage), 8);
    stage.keys("go5");
    assert_eq!(selected(&stage), 7);
    stage.keys("go<up><up><enter>");
    assert_eq!(selected(&stage), 4);
}

#[test]
fn cards_say_more_or_less() {
    let mut stage = Stage::zh();
    stage.keys("z-");
    sees(&stage, ">#4 西玉河雨水..  R 逾14天");
    stage.keys("z+z+");
    sees(&stage, "03-07: 与燃气公司现场会");
    stage.keys("z+");
    sees(&stage, "卡片: 详细");
    stage.keys("z0");
    assert!(!stage.screen().contains("03-07: "));
    // Where there is room for it, everything is said without being asked.
    stage.resize(200, 50).keys("lzxlzx4Ghzxhzx4G");
    sees(&stage, "03-07: 与燃气公司现场会");
}

#[test]
fn empty_columns_shrink_only_where_room_is_short() {
    let mut stage = Stage::zh();
    stage.keys("7Gl");
    sees(&stage, "没有选中的项目");
    assert!(!heads(&stage).contains("结决算"), "{}", heads(&stage));
    assert!(heads(&stage).contains("在建"), "{}", heads(&stage));
    stage.resize(160, 24);
    assert!(heads(&stage).contains("结决算 0"), "{}", heads(&stage));
    stage.keys("zx");
    sees(&stage, "自动收窄");
}

#[test]
fn beside_the_column_its_neighbours_are_seen() {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys("gdgo1");
    assert!(heads(&stage).starts_with(" 住建委 "), "{}", heads(&stage));
    stage.keys("lll");
    let middle = heads(&stage);
    let names = |heads: &str| {
        let words = heads.split_whitespace().map(str::to_owned);
        let named = words.filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
        named
            .filter(|word| !word.starts_with('逾'))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&middle).len(), 3, "{middle}");
    // Back by one nothing moves but the selection: the neighbour is still seen.
    stage.keys("h");
    let back = heads(&stage);
    stage.keys("l");
    assert_eq!(names(&middle), names(&heads(&stage)));
    assert_ne!(names(&back), Vec::<String>::new());
    stage.keys(&"l".repeat(30));
    assert!(heads(&stage).contains("未明确"), "{}", heads(&stage));
    assert_eq!(names(&heads(&stage)).len(), 3);
}

#[test]
fn columns_share_the_room() {
    for (width, count) in [(60, 2), (80, 3), (160, 6), (200, 8), (300, 12)] {
        let mut stage = Stage::demo(Lang::En, width, 24);
        stage.keys("gcgo1");
        let (buffer, _) = stage.buffer();
        // Heads are underlined, and the one of the selection is reversed; between them is a gap.
        let is_head = |x: u16| !buffer[(x, 2)].modifier.is_empty();
        let begins = (0..width).filter(|x| is_head(*x) && (*x == 0 || !is_head(*x - 1)));
        assert_eq!(begins.count(), count, "{width}");
    }
}

#[test]
fn a_move_of_the_selection_changes_marks_and_facts_alone() {
    for keys in ["", "gdgo1", "z-", "z+", "zc"] {
        let mut stage = Stage::demo(Lang::Zh, 120, 40);
        stage.keys(keys).keys("jk");
        let (before, _) = stage.buffer();
        stage.keys("j");
        let (after, _) = stage.buffer();
        let changed: Vec<(u16, u16)> = (0..40)
            .flat_map(|y| (0..120).map(move |x| (x, y)))
            .filter(|at| before[*at] != after[*at])
            .collect();
        let gutters: BTreeSet<u16> = changed
            .iter()
            .filter(|(_, y)| *y < 36)
            .map(|(x, _)| *x)
            .collect();
        assert_eq!(gutters.len(), 1, "{keys}: {changed:?}");
    }
}

/// A board without a program around it.
fn board(session: &mut crate::ops::Session) -> Data {
    let snapshot: Snapshot = snapshot(session).unwrap();
    Data::new(snapshot)
}

#[test]
fn a_look_can_be_kept_and_taken_out_again() {
    let mut stage = Stage::zh();
    let data = board(&mut stage.session);
    let kept: Look = serde_json::from_str(
        r#"{"grouping":"year","lanes":"dept","density":"compact","collapsed":[{"year":2025}]}"#,
    )
    .unwrap();
    let mut screen = State::begin(&data);
    screen.set_look(kept.clone());
    let body = crate::tui::view::body((80, 24));
    screen.settle(&data, body, Lang::Zh);
    assert_eq!(screen.look(), kept);
    assert_eq!(screen.selected(), None);
}

/// Every card that can be walked to, one step after the other.
fn walked(stage: &mut Stage) -> BTreeSet<u32> {
    let mut seen = BTreeSet::from([selected(stage)]);
    let mut waiting: Vec<u32> = seen.iter().copied().collect();
    while let Some(from) = waiting.pop() {
        for step in ["j", "k", "h", "l"] {
            stage.keys(&format!("{from}G{step}"));
            let found = stage.app.selected().map(|id| id.0);
            waiting.extend(found.filter(|id| seen.insert(*id)));
        }
    }
    seen
}

#[rstest]
fn every_card_can_be_walked_to(
    #[values("", "gd", "gc", "gl", "gy", "zd", "zc", "gyzd", "glzc")] keys: &str,
) {
    let mut stage = Stage::zh();
    stage.keys(keys);
    let all: BTreeSet<u32> = (1..=8).collect();
    assert_eq!(walked(&mut stage), all);
}

#[rstest]
fn every_card_of_the_plan_can_be_gone_to_and_is_then_seen(
    #[values("", "gd", "zd", "glzc", "z-gc")] keys: &str,
) {
    let mut stage = Stage::demo(Lang::Zh, 80, 24);
    stage.keys(keys).keys("zx");
    for id in (1..=1100).step_by(37) {
        stage.keys(&format!("{id}G"));
        assert_eq!(selected(&stage), id);
        is_seen(&stage, "G");
    }
}

/// The selected card stands on the screen with its mark; where none is selected, that is said, and there is none.
#[track_caller]
fn is_seen(stage: &Stage, after: &str) {
    let screen = stage.screen();
    if let Some(id) = stage.app.selected() {
        let mark = format!(">{id}");
        let found = screen.split(&mark).skip(1).any(|rest| {
            let next = rest.chars().next();
            next.is_some_and(|next| !next.is_ascii_digit())
        });
        assert!(found, "{id} is not seen after {after}:\n{screen}");
        return;
    }
    let is_empty = screen.lines().nth(1).unwrap().contains(" 0]");
    let is_filtered = stage.app.data.shown == 0;
    assert!(
        screen.contains("已折叠") || is_empty || is_filtered,
        "nothing is selected after {after}:\n{screen}"
    );
}

fn a_key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "j",
        "k",
        "h",
        "l",
        "j",
        "k",
        "h",
        "l",
        "gg",
        "G",
        "<pagedown>",
        "<pageup>",
        "gs",
        "gd",
        "gc",
        "gl",
        "gy",
        "zd",
        "zc",
        "zz",
        "zj",
        "zk",
        "zx",
        "zx",
        "za",
        "z+",
        "z-",
        "z0",
        "]",
        "[",
        "5G",
        "8G",
        ">",
        "<",
        "u",
        "b",
        "/部门:住建<enter>",
        "/逾期<enter>",
        "\\",
        "go2",
        "go<down><enter>",
        "m3y",
        "@60x16",
        "@160x48",
        "@80x24",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_pressed_the_selection_is_never_lost(
        keys in prop::collection::vec(a_key(), 1..40),
        size in prop::sample::select(vec![(80, 24), (60, 16), (160, 48), (200, 50)]),
    ) {
        let mut stage = Stage::new(Lang::Zh, size.0, size.1);
        for (nth, key) in keys.iter().enumerate() {
            match key.strip_prefix('@').and_then(|size| size.split_once('x')) {
                Some((width, height)) => {
                    stage.resize(width.parse().unwrap(), height.parse().unwrap());
                }
                None => {
                    stage.keys(key);
                }
            }
            while !stage.app.overlays.is_empty() {
                stage.keys("<esc>");
            }
            is_seen(&stage, &keys[..=nth].join(" "));
        }
    }
}
