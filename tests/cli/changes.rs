//! Every verb that changes something: what it says in both languages, what it writes, what it is turned down for, that
//! a dry run writes nothing, and that an undo brings everything back.

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::support::Home;

type Words = &'static [&'static str];

/// A verb at work and turned down.
struct Case {
    /// What is done before.
    before: &'static [Words],
    /// The verb.
    good: Words,
    /// What it says, a line an event.
    zh: Words,
    en: Words,
    /// The kinds of its events.
    kinds: Words,
    /// A use that is turned down.
    bad: Words,
    code: i32,
    why_zh: &'static str,
    why_en: &'static str,
}

const NOTHING_ZH: &str = "没有变化：已经是这样了";
const NOTHING_EN: &str = "Nothing changed: it is so already";

const CASES: &[Case] = &[
    Case {
        before: &[],
        good: &[
            "add",
            "西山步道",
            "--category",
            "公园",
            "--stage",
            "construction",
            "--due",
            "年底前",
            "--lead",
            "园林局",
            "--with",
            "水务局",
            "--year",
            "2025",
        ],
        zh: &[
            "#3 西山步道：列入 西山步道（公园，在建）",
            "#3 西山步道：计划年度 无 → 2025",
            "#3 西山步道：责任单位 无 → 牵头 园林局、水务局",
            "#3 西山步道：时限 无 → 年底前",
        ],
        en: &[
            "#3 西山步道: added 西山步道 (Parks, Construction)",
            "#3 西山步道: plan year none → 2025",
            "#3 西山步道: departments none → lead Parks Bureau, Water Bureau",
            "#3 西山步道: deadline none → 年底前",
        ],
        kinds: &["added", "fact", "owners", "deadline"],
        bad: &["add", "南沙河闸"],
        code: 4,
        why_zh: "#1 已用这个名称；若确为另一项目，加 --yes",
        why_en: "#1 has this title; if it is another project, add --yes",
    },
    Case {
        before: &[],
        good: &["edit", "1", "--title", "南沙河新闸", "--remark", "已改名"],
        zh: &[
            "#1 南沙河新闸：说明 无 → 已改名",
            "#1 南沙河新闸：名称 南沙河闸 → 南沙河新闸",
        ],
        en: &[
            "#1 南沙河新闸: remark none → 已改名",
            "#1 南沙河新闸: title 南沙河闸 → 南沙河新闸",
        ],
        kinds: &["fact", "fact"],
        bad: &["edit", "1"],
        code: 2,
        why_zh: "请至少给出一项要修改的内容；见 duban edit --help",
        why_en: "Name at least one fact to change; see `duban edit --help`",
    },
    Case {
        before: &[],
        good: &["move", "1", "完工"],
        zh: &["#1 南沙河闸：阶段 在建 → 完工"],
        en: &["#1 南沙河闸: stage Construction → Completed"],
        kinds: &["stage"],
        bad: &["move", "1", "settled"],
        code: 4,
        why_zh: "从在建到结决算跳过了完工、投用；确认无误请加 --yes",
        why_en: "From Construction to Settled skips Completed, In use; if that is right, add --yes",
    },
    Case {
        before: &[],
        good: &["move", "2", "preliminary"],
        zh: &["#2 滨河公园：阶段 前期（推断） → 前期"],
        en: &["#2 滨河公园: stage Preliminary (inferred) → Preliminary"],
        kinds: &["stage"],
        bad: &["move", "1", "nosuch"],
        code: 3,
        why_zh: "没有阶段“nosuch”；可用：储备（reserve）、前期（preliminary）、在建（construction）、完工（completed）、投用（operating）、结决算（settled）",
        why_en: "There is no stage `nosuch`; there are reserve, preliminary, construction, completed, operating, settled",
    },
    Case {
        before: &[],
        good: &["due", "1", "9月底", "--reason", "land", "--note", "未腾退"],
        zh: &["#1 南沙河闸：时限 6月底 → 9月底 (征地拆迁)"],
        en: &["#1 南沙河闸: deadline 6月底 → 9月底 (land and demolition)"],
        kinds: &["deadline"],
        bad: &["due", "1", "9月底"],
        code: 4,
        why_zh: "推迟时限要说明理由：land 征地拆迁, approval 审批, funds 资金, design 设计, utilities 管线, works 施工, weather 天气, plan 计划调整, other 其他",
        why_en: "A later date needs a reason: land, approval, funds, design, utilities, works, weather, plan or other",
    },
    Case {
        before: &[],
        good: &[
            "milestone",
            "1",
            "主体封顶",
            "--due",
            "5月底",
            "--dept",
            "水务",
        ],
        zh: &["#1 南沙河闸：新增节点 主体封顶 (5月底)"],
        en: &["#1 南沙河闸: new milestone 主体封顶 (5月底)"],
        kinds: &["milestone"],
        bad: &["milestone", "1", ""],
        code: 4,
        why_zh: "节点名称不能为空",
        why_en: "Say something for the milestone's name",
    },
    Case {
        before: &[&["milestone", "1", "主体封顶", "--due", "5月底"]],
        good: &[
            "done",
            "1",
            "封顶",
            "--on",
            "2025-03-10",
            "--document",
            "京审3号",
        ],
        zh: &["#1 南沙河闸：节点 主体封顶 完成 2025-03-10 (京审3号)"],
        en: &["#1 南沙河闸: milestone 主体封顶 done 2025-03-10 (京审3号)"],
        kinds: &["milestone"],
        bad: &["done", "1", "竣工"],
        code: 3,
        why_zh: "#1 没有节点“竣工”；现有：1 主体封顶",
        why_en: "#1 has no milestone `竣工`; there are: 1 主体封顶",
    },
    Case {
        before: &[],
        good: &[
            "report",
            "1",
            "--progress",
            "打桩",
            "--next",
            "浇筑",
            "--problem",
            "缺料",
            "--ask",
            "协调",
        ],
        zh: &["#1 南沙河闸：填报 2025-W11：打桩"],
        en: &["#1 南沙河闸: report 2025-W11: 打桩"],
        kinds: &["entry"],
        bad: &["report", "1", "--progress", "打桩", "--week", "2025-W20"],
        code: 4,
        why_zh: "2025-W20 还没开始",
        why_en: "2025-W20 has not begun",
    },
    Case {
        before: &[],
        good: &["note", "1", "看过"],
        zh: &["#1 南沙河闸：备注：看过"],
        en: &["#1 南沙河闸: note: 看过"],
        kinds: &["note"],
        bad: &["note", "1", " "],
        code: 4,
        why_zh: "备注不能为空",
        why_en: "Say something for the note",
    },
    Case {
        before: &[],
        good: &["block", "1", "管线"],
        zh: &["#1 南沙河闸：受阻：管线（自 2025-03-14）"],
        en: &["#1 南沙河闸: blocked: 管线 (since 2025-03-14)"],
        kinds: &["block"],
        bad: &["block", "1", ""],
        code: 4,
        why_zh: "理由不能为空",
        why_en: "Say something for the reason",
    },
    Case {
        before: &[&["block", "1", "管线"]],
        good: &["unblock", "1"],
        zh: &["#1 南沙河闸：解除受阻（原因 管线）"],
        en: &["#1 南沙河闸: no longer blocked (it was 管线)"],
        kinds: &["block"],
        bad: &["unblock", "2"],
        code: 4,
        why_zh: NOTHING_ZH,
        why_en: NOTHING_EN,
    },
    Case {
        before: &[],
        good: &[
            "problem",
            "1",
            "缺图纸",
            "--limit",
            "4月底",
            "--dept",
            "园林局",
            "--level",
            "district",
        ],
        zh: &["#1 南沙河闸：问题 1：缺图纸 (园林局，区级协调，限期 4月底)"],
        en: &["#1 南沙河闸: problem 1: 缺图纸 (Parks Bureau, district, by 4月底)"],
        kinds: &["problem"],
        bad: &["problem", "1", "缺图纸", "--dept", "环保局"],
        code: 3,
        why_zh: "没有叫“环保局”的部门，或不止一个；用 duban dept 查看，用 duban dept 名称 新增",
        why_en: "No department, or more than one, is called `环保局`; `duban dept` lists them, `duban dept NAME` adds one",
    },
    Case {
        before: &[&["problem", "1", "缺图纸"]],
        good: &["problem", "1", "--clear", "1", "--note", "已送"],
        zh: &["#1 南沙河闸：问题 1 销号：已送"],
        en: &["#1 南沙河闸: problem 1 cleared: 已送"],
        kinds: &["problem"],
        bad: &["problem", "1", "--clear", "9", "--note", "已送"],
        code: 3,
        why_zh: "#1 没有第 9 项；用 duban show 1 查看",
        why_en: "#1 has no part 9; see `duban show 1`",
    },
    Case {
        before: &[],
        good: &["level", "1", "2"],
        zh: &["#1 南沙河闸：督办级别 未督办 → 督办"],
        en: &["#1 南沙河闸: supervision level none → supervised"],
        kinds: &["level"],
        bad: &["level", "1", "0"],
        code: 4,
        why_zh: NOTHING_ZH,
        why_en: NOTHING_EN,
    },
    Case {
        before: &[&["due", "1", "2025-03-01"]],
        good: &["level", "1", "rule"],
        zh: &["#1 南沙河闸：督办级别 未督办 → 督办 (规则: 逾期13天)"],
        en: &["#1 南沙河闸: supervision level none → supervised (rule: 13d late)"],
        kinds: &["level"],
        bad: &["level", "2", "rule"],
        code: 4,
        why_zh: NOTHING_ZH,
        why_en: NOTHING_EN,
    },
    Case {
        before: &[],
        good: &["urge", "1", "--note", "本周报方案"],
        zh: &["#1 南沙河闸：催办：本周报方案"],
        en: &["#1 南沙河闸: urged: 本周报方案"],
        kinds: &["urged"],
        bad: &["urge", "99"],
        code: 3,
        why_zh: "没有项目 #99；用 duban list 查看编号",
        why_en: "There is no project #99; `duban list` shows the numbers",
    },
    Case {
        before: &[],
        good: &[
            "light",
            "1",
            "red",
            "--until",
            "2025-04-01",
            "--note",
            "催办",
        ],
        zh: &["#1 南沙河闸：人工设红灯（至 2025-04-01）：催办"],
        en: &["#1 南沙河闸: light set to red (until 2025-04-01): 催办"],
        kinds: &["light"],
        bad: &[
            "light",
            "1",
            "red",
            "--until",
            "2025-03-13",
            "--note",
            "催办",
        ],
        code: 4,
        why_zh: "2025-03-13 已经过去了",
        why_en: "2025-03-13 is past",
    },
    Case {
        before: &[&[
            "light",
            "1",
            "red",
            "--until",
            "2025-04-01",
            "--note",
            "催办",
        ]],
        good: &["light", "1", "auto"],
        zh: &["#1 南沙河闸：取消人工设灯"],
        en: &["#1 南沙河闸: light no longer set by hand"],
        kinds: &["light"],
        bad: &["light", "1", "red"],
        code: 2,
        why_zh: "手动灯要有期限：--until 日期",
        why_en: "A light set by hand needs an end: --until DATE",
    },
    Case {
        before: &[],
        good: &["measure", "1", "闸门", "--done", "3"],
        zh: &["#1 南沙河闸：闸门 无 → 3 座"],
        en: &["#1 南沙河闸: 闸门 none → 3 座"],
        kinds: &["measure"],
        bad: &["measure", "1", "步道", "--done", "3"],
        code: 2,
        why_zh: "“步道”是新指标，请用 --unit 给出单位",
        why_en: "`步道` is a new measure; give its unit with --unit",
    },
    Case {
        before: &[],
        good: &["own", "1", "--lead", "园林局", "--with", "水务局"],
        zh: &["#1 南沙河闸：责任单位 牵头 水务局 → 牵头 园林局、水务局"],
        en: &["#1 南沙河闸: departments lead Water Bureau → lead Parks Bureau, Water Bureau"],
        kinds: &["owners"],
        bad: &["own", "1", "--confirm"],
        code: 4,
        why_zh: NOTHING_ZH,
        why_en: NOTHING_EN,
    },
    Case {
        before: &[&["tag", "1", "汛期"]],
        good: &["tag", "1", "民生实事", "-汛期"],
        zh: &["#1 南沙河闸：标签 汛期 → 民生实事"],
        en: &["#1 南沙河闸: tags 汛期 → 民生实事"],
        kinds: &["fact"],
        bad: &["tag", "1", "汛期"],
        code: 4,
        why_zh: NOTHING_ZH,
        why_en: NOTHING_EN,
    },
    Case {
        before: &[],
        good: &["suspend", "1", "缺资金"],
        zh: &["#1 南沙河闸：停工：缺资金"],
        en: &["#1 南沙河闸: suspended: 缺资金"],
        kinds: &["side"],
        bad: &["suspend", "1", ""],
        code: 4,
        why_zh: "理由不能为空",
        why_en: "Say something for the reason",
    },
    Case {
        before: &[],
        good: &["cancel", "1", "不建", "--decision", "纪要3"],
        zh: &["#1 南沙河闸：终止：不建 (纪要3)"],
        en: &["#1 南沙河闸: cancelled: 不建 (纪要3)"],
        kinds: &["side"],
        bad: &["cancel", "1", "不建"],
        code: 4,
        why_zh: "终止项目要注明决定文号",
        why_en: "To cancel a project, give the reference of the decision",
    },
    Case {
        before: &[&["suspend", "1", "缺资金"]],
        good: &["resume", "1"],
        zh: &["#1 南沙河闸：恢复推进（原停工）"],
        en: &["#1 南沙河闸: resumed (was suspended)"],
        kinds: &["side"],
        bad: &["resume", "2"],
        code: 4,
        why_zh: NOTHING_ZH,
        why_en: NOTHING_EN,
    },
    Case {
        before: &[],
        good: &["remove", "1", "--note", "重复"],
        zh: &["#1 南沙河闸：调出看板"],
        en: &["#1 南沙河闸: taken off the board"],
        kinds: &["removal"],
        bad: &["remove", "1"],
        code: 4,
        why_zh: "请用一句话说明理由",
        why_en: "Say why in a few words",
    },
    Case {
        before: &[&["remove", "1", "--note", "重复"]],
        good: &["remove", "1", "--restore"],
        zh: &["#1 南沙河闸：恢复列入"],
        en: &["#1 南沙河闸: brought back onto the board"],
        kinds: &["removal"],
        bad: &["move", "1", "completed"],
        code: 3,
        why_zh: "没有项目 #1；用 duban list 查看编号",
        why_en: "There is no project #1; `duban list` shows the numbers",
    },
    Case {
        before: &[],
        good: &[
            "dept",
            "区教委",
            "--short",
            "教委",
            "--en",
            "Education Commission",
        ],
        zh: &["部门：新增 教委"],
        en: &["department: new Education Commission"],
        kinds: &["board_department"],
        bad: &["dept", "区教委", "--kind", "x"],
        code: 2,
        why_zh: "没有“x”；可用：bureau 区直部门、town 街镇、municipal 市属、enterprise 企业、other 其他",
        why_en: "There is no `x`; there are bureau, town, municipal, enterprise, other",
    },
    Case {
        before: &[],
        good: &["config", "set", "red_days_late", "15"],
        zh: &["看板规则：红灯逾期天数 10 → 15"],
        en: &["board rules: red days late 10 → 15"],
        kinds: &["board_settings"],
        bad: &["config", "set", "red_days_late", "0"],
        code: 4,
        why_zh: "超出范围：天数 1 至 3650，百分点 1 至 100",
        why_en: "Out of range: days 1 to 3650, points 1 to 100",
    },
    Case {
        before: &[&["level", "1", "2"]],
        good: &["undo"],
        zh: &["#1 南沙河闸：撤销 督办级别 督办 → 未督办"],
        en: &["#1 南沙河闸: undo: supervision level supervised → none"],
        kinds: &["level"],
        bad: &["undo", "2"],
        code: 4,
        why_zh: "没有可撤销的本人操作",
        why_en: "There is nothing of yours to undo",
    },
];

/// Everything that can be seen of the board, but for the counters that an undo moves too.
fn picture(home: &Home) -> Vec<Value> {
    let listed = home.cli(["list", "--json"]).ok().json();
    let mut all = listed.as_array().unwrap().clone();
    for project in &mut all {
        let project = project.as_object_mut().unwrap();
        project.remove("version");
        project.remove("changed");
    }
    all.push(home.cli(["dept", "--json"]).ok().json());
    all.push(home.cli(["config", "--json"]).ok().json());
    all
}

fn lines(words: Words, before: &str) -> String {
    let lines = words.iter().flat_map(|line| [before, line, "\n"]);
    lines.collect()
}

fn prepared(case: &Case) -> Home {
    let home = Home::small();
    for words in case.before {
        home.cli(words.iter().copied()).ok();
    }
    home
}

fn first_lines(said: &str, count: usize) -> String {
    said.split_inclusive('\n').take(count).collect()
}

#[test]
fn each_says_what_it_did_and_a_dry_run_writes_nothing() {
    for case in CASES {
        let home = prepared(case);
        let (head, before) = (home.head(), picture(&home));
        let good = home.cli(case.good.iter().copied());
        let count = case.zh.len();
        let dry = good.clone().args(["--dry-run"]).ok();
        assert_eq!(
            first_lines(&dry.stdout, count),
            lines(case.zh, "（试运行，未写入）")
        );
        let dry = good.clone().args(["--dry-run"]).english().ok();
        assert_eq!(
            first_lines(&dry.stdout, count),
            lines(case.en, "(dry run, nothing written) ")
        );
        assert_eq!(home.head(), head, "{:?}", case.good);
        assert_eq!(picture(&home), before, "{:?}", case.good);
        assert_eq!(first_lines(&good.ok().stdout, count), lines(case.zh, ""));
        assert_eq!(home.head(), head + case.kinds.len() as u64);
        assert_ne!((home.head(), picture(&home)), (head, before));
    }
}

#[test]
fn each_answers_in_json_with_its_events_and_the_project_after_them() {
    for case in CASES {
        let home = prepared(case);
        let head = home.head();
        let good = home.cli(case.good.iter().copied()).args(["--json"]);
        let dry = good.clone().args(["--dry-run"]).ok().json();
        assert_eq!(dry["written"], false);
        let told = good.ok().json();
        assert_eq!(told["written"], true);
        assert_eq!(told["events"], dry["events"], "{:?}", case.good);
        let events = told["events"].as_array().unwrap();
        let kinds: Vec<&str> = events
            .iter()
            .map(|event| event["change"]["kind"].as_str().unwrap())
            .collect();
        assert_eq!(kinds, case.kinds);
        for (event, seq) in events.iter().zip(head + 1..) {
            assert_eq!(event["seq"], seq);
            assert_eq!(event["actor"], "wang");
            assert_eq!(event["recorded"], "2025-03-14T04:00:00.000Z");
        }
        let listed = home.cli(["log", "--json", "--limit", &kinds.len().to_string()]);
        let mut listed = listed.ok().json();
        listed.as_array_mut().unwrap().reverse();
        assert_eq!(listed, told["events"]);
        if let Some(id) = told["project"]["id"].as_u64()
            && case.kinds != ["removal"]
        {
            assert_eq!(home.project(id.try_into().unwrap()), told["project"]);
        }
    }
}

#[test]
fn each_is_turned_down_in_both_languages_and_writes_nothing() {
    for case in CASES {
        let home = prepared(case);
        let head = home.head();
        let bad = home.cli(case.bad.iter().copied());
        assert_eq!(bad.fails(case.code), format!("错误：{}\n", case.why_zh));
        let told = bad.english().fails(case.code);
        assert_eq!(told, format!("error: {}\n", case.why_en));
        assert_eq!(home.head(), head, "{:?}", case.bad);
    }
}

#[test]
fn each_is_undone_by_its_author_and_by_nobody_else() {
    for case in CASES.iter().filter(|case| case.good != ["undo"]) {
        let home = prepared(case);
        let before = picture(&home);
        home.cli(case.good.iter().copied()).ok();
        let after = picture(&home);
        let told = home.cli(["undo"]).actor("li").fails(4);
        assert_eq!(told, "错误：没有可撤销的本人操作\n");
        assert_eq!(picture(&home), after);
        home.cli(["undo"]).ok();
        assert_eq!(picture(&home), before, "{:?}", case.good);
        home.cli(["doctor"]).ok();
    }
}

#[test]
fn an_undo_is_refused_where_somebody_has_built_on_it() {
    let home = Home::small();
    home.cli(["level", "1", "1"]).ok();
    home.cli(["level", "1", "2"]).actor("li").ok();
    let told = home.cli(["undo"]).fails(4);
    assert!(told.contains("不能撤销：li 之后又作了改动"), "{told}");
    let told = home.cli(["undo"]).english().fails(4);
    assert!(told.contains("li has built on it"), "{told}");
    assert_eq!(home.project(1)["level"], 2);
}

#[test]
fn a_date_that_is_none_is_turned_down_with_examples() {
    let home = Home::small();
    let told = home
        .cli(["due", "1", "2月30日", "--reason", "land"])
        .fails(2);
    assert!(told.contains("可以这样写：年底前、"), "{told}");
    let told = home.cli(["due", "1", "someday"]).english().fails(2);
    assert!(told.contains("Write it like one of these: "), "{told}");
    let told = home.cli(["due", "1", "9月底", "--reason", "rain"]).fails(2);
    assert!(
        told.starts_with("错误：没有“rain”；可用：land 征地拆迁、"),
        "{told}"
    );
}

#[test]
fn a_column_that_is_skipped_needs_a_yes() {
    let home = Home::small();
    home.cli(["move", "1", "settled", "--yes"]).ok();
    assert_eq!(home.project(1)["stage"], "settled");
}

#[test]
fn a_fact_of_a_past_day_is_told_of_that_day() {
    let home = Home::small();
    let told = home.cli(["move", "1", "completed", "--on", "2025-02-20", "--json"]);
    let told = told.ok().json();
    assert_eq!(told["events"][0]["effective"], "2025-02-20");
    assert_eq!(told["events"][0]["recorded"], "2025-03-14T04:00:00.000Z");
    assert_eq!(home.project(1)["stage_since"], "2025-02-20");
    let told = home
        .cli(["block", "2", "管线", "--on", "2025-03-15"])
        .fails(4);
    assert_eq!(told, "错误：2025-03-15 还没到；事实不能记在将来\n");
    let told = home
        .cli(["block", "2", "管线", "--on", "2024-12-31"])
        .fails(4);
    assert!(told.contains("从 2025-01-10 起才在册"), "{told}");
}

#[test]
fn the_first_date_stays_and_each_later_one_is_a_slip() {
    let home = Home::small();
    home.cli(["due", "1", "9月底", "--reason", "land", "--note", "未腾退"])
        .ok();
    home.cli(["due", "1", "年底前", "--reason", "资金"])
        .actor("li")
        .ok();
    let project = home.project(1);
    assert_eq!(project["baseline"]["phrase"], "6月底");
    assert_eq!(project["deadline"]["last_day"], "2025-12-31");
    let slips = project["slips"].as_array().unwrap();
    let told: Vec<_> = slips
        .iter()
        .map(|slip| {
            (
                slip["days"].as_i64().unwrap(),
                slip["reason"].as_str().unwrap(),
                slip["actor"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, [(92, "land", "wang"), (92, "funds", "li")]);
    assert_eq!(slips[0]["note"], "未腾退");
}

#[test]
fn an_entry_can_be_completed_field_by_field() {
    let home = Home::small();
    home.cli(["report", "1", "--progress", "打桩"]).ok();
    home.cli(["report", "1", "--ask", "请批复"]).ok();
    let entry = home.project(1)["entries"][0].clone();
    assert_eq!(entry["week"], "2025-W11");
    assert_eq!(entry["text"]["progress"], "打桩");
    assert_eq!(entry["text"]["ask"], "请批复");
    home.cli(["report", "1", "--week", "last", "--progress", "清表"])
        .ok();
    assert_eq!(home.project(1)["entries"].as_array().unwrap().len(), 2);
}
