//! Every kind of event in both languages.

use rstest::rstest;
use serde_json::{Value, json};

use super::*;
use crate::domain::event::Fact;
use crate::domain::people::Department;

/// A board with two stages, a category and two departments.
fn board() -> Board {
    let department = |name: &str, short: &str, en: &str| -> Department {
        serde_json::from_value(json!({"name": name, "short": short, "en": en, "kind": "bureau"}))
            .unwrap()
    };
    let stage = |key: &str, zh: &str, class: &str, order: u32| {
        serde_json::from_value(
            json!({"key": key, "zh": zh, "en": key, "class": class, "order": order}),
        )
        .unwrap()
    };
    Board {
        stages: vec![
            stage("preliminary", "前期", "waiting", 1),
            stage("construction", "在建", "active", 2),
        ],
        categories: vec![
            serde_json::from_value(json!({"key": "park", "zh": "公园", "en": "park"})).unwrap(),
        ],
        departments: [
            (DeptId(1), department("区水务局", "水务局", "Water")),
            (DeptId(2), department("区园林绿化局", "园林局", "")),
        ]
        .into(),
        ..Board::default()
    }
}

fn due(phrase: &str) -> Value {
    json!({"phrase": phrase, "precision": "month", "day": "2025-06-30"})
}

fn told(change: Value) -> (String, String) {
    let change: Change = serde_json::from_value(change).unwrap();
    (
        describe(Lang::Zh, &change, &board()),
        describe(Lang::En, &change, &board()),
    )
}

#[rstest]
#[case::arrival(
    json!({"kind": "added", "project": {"title": "南长河公园", "category": "park",
        "stage": {"stage": "preliminary", "basis": "inferred"}}}),
    "列入 南长河公园（公园，前期（推断））",
    "added 南长河公园 (park, preliminary (inferred))"
)]
#[case::removal(json!({"kind": "removal", "from": false, "to": true}), "调出看板", "taken off the board")]
#[case::return_(json!({"kind": "removal", "from": true, "to": false}), "恢复列入", "brought back onto the board")]
#[case::stage(
    json!({"kind": "stage", "from": {"stage": "preliminary"}, "to": {"stage": "construction"}}),
    "阶段 前期 → 在建", "stage preliminary → construction"
)]
#[case::confirmed_stage(
    json!({"kind": "stage", "from": {"stage": "construction", "basis": "inferred"}, "to": {"stage": "construction"}}),
    "阶段 在建（推断） → 在建", "stage construction (inferred) → construction"
)]
#[case::unknown_stage(
    json!({"kind": "stage", "from": {"stage": "preliminary"}, "to": {"stage": "moon"}}),
    "阶段 前期 → moon", "stage preliminary → moon"
)]
#[case::cancelled(
    json!({"kind": "side", "from": null, "to": {"kind": "cancelled", "reason": "规划调整", "decision": "京海政〔2025〕3号"}}),
    "终止：规划调整 (京海政〔2025〕3号)", "cancelled: 规划调整 (京海政〔2025〕3号)"
)]
#[case::resumed(
    json!({"kind": "side", "from": {"kind": "suspended", "reason": "资金"}, "to": null}),
    "恢复推进（原停工）", "resumed (was suspended)"
)]
#[case::blocked(
    json!({"kind": "block", "from": null, "to": {"reason": "管线切改", "since": "2025-02-21"}}),
    "受阻：管线切改（自 2025-02-21）", "blocked: 管线切改 (since 2025-02-21)"
)]
#[case::unblocked(
    json!({"kind": "block", "from": {"reason": "管线切改", "since": "2025-02-21"}, "to": null}),
    "解除受阻（原因 管线切改）", "no longer blocked (it was 管线切改)"
)]
#[case::slip(
    json!({"kind": "deadline", "from": due("6月底"), "to": due("9月底"), "slip": "land"}),
    "时限 6月底 → 9月底 (征地拆迁)", "deadline 6月底 → 9月底 (land and demolition)"
)]
#[case::first_date(
    json!({"kind": "deadline", "from": null, "to": due("6月底"), "slip": null}),
    "时限 无 → 6月底", "deadline none → 6月底"
)]
#[case::owners(
    json!({"kind": "owners", "from": [], "to": [
        {"dept": 1, "role": "lead", "basis": "inferred"}, {"dept": 2, "role": "cooperating"}]}),
    "责任单位 无 → 牵头 水务局（推断）、园林局",
    "departments none → lead Water (inferred), 园林局"
)]
#[case::unknown_owner(
    json!({"kind": "owners", "from": [{"dept": 9, "role": "lead"}], "to": []}),
    "责任单位 牵头 #9 → 无", "departments lead #9 → none"
)]
#[case::new_milestone(
    json!({"kind": "milestone", "id": 1, "from": null, "to": {"name": "主体封顶", "deadline": due("6月底")}}),
    "新增节点 主体封顶 (6月底)", "new milestone 主体封顶 (6月底)"
)]
#[case::milestone_done(
    json!({"kind": "milestone", "id": 1, "from": {"name": "主体封顶"}, "to": {"name": "主体封顶", "done": "2025-03-12"}}),
    "节点 主体封顶 完成 2025-03-12", "milestone 主体封顶 done 2025-03-12"
)]
#[case::permit(
    json!({"kind": "milestone", "id": 1, "from": null,
        "to": {"name": "施工许可", "done": "2025-03-12", "document": "0012号"}}),
    "节点 施工许可 完成 2025-03-12 (0012号)", "milestone 施工许可 done 2025-03-12 (0012号)"
)]
#[case::milestone_moved(
    json!({"kind": "milestone", "id": 1, "from": {"name": "封顶", "deadline": due("5月")}, "to": {"name": "封顶", "deadline": due("6月底")}}),
    "节点 封顶 时限 5月 → 6月底", "milestone 封顶 deadline 5月 → 6月底"
)]
#[case::milestone_reopened(
    json!({"kind": "milestone", "id": 1, "from": {"name": "封顶", "done": "2025-03-12"}, "to": {"name": "封顶"}}),
    "节点 封顶 取消完成", "milestone 封顶 open again"
)]
#[case::milestone_removed(
    json!({"kind": "milestone", "id": 1, "from": {"name": "封顶"}, "to": null}),
    "删除节点 封顶", "milestone 封顶 removed"
)]
#[case::measure_done(
    json!({"kind": "measure", "id": 1, "from": {"name": "新增停车位", "unit": "个", "done": "1200"},
        "to": {"name": "新增停车位", "unit": "个", "done": "1500"}}),
    "新增停车位 1200 → 1500 个", "新增停车位 1200 → 1500 个"
)]
#[case::measure_target(
    json!({"kind": "measure", "id": 1, "from": {"name": "车站", "unit": "座", "done": "6", "target": "8"},
        "to": {"name": "车站", "unit": "座", "done": "7", "target": "9"}}),
    "车站 6 → 7 座 (目标 8 → 9)", "车站 6 → 7 座 (target 8 → 9)"
)]
#[case::new_measure(
    json!({"kind": "measure", "id": 1, "from": null, "to": {"name": "车站", "unit": "座", "done": "6", "target": "8"}}),
    "新增指标 车站 6/8 座", "new measure 车站 6/8 座"
)]
#[case::entry(
    json!({"kind": "entry", "week": "2025-W11", "from": null, "to": {"progress": "盾构\n65%"}}),
    "填报 2025-W11：盾构 65%", "report 2025-W11: 盾构 65%"
)]
#[case::sample_entry(
    json!({"kind": "entry", "week": "2025-W11", "from": {"next": "a"}, "to": {"next": "进场", "sample": true}}),
    "改报 2025-W11 (示例)：进场", "report 2025-W11 changed (sample): 进场"
)]
#[case::entry_removed(
    json!({"kind": "entry", "week": "2025-W11", "from": {"next": "a"}, "to": null}),
    "删除填报 2025-W11", "report 2025-W11 removed"
)]
#[case::problem(
    json!({"kind": "problem", "id": 2, "from": null,
        "to": {"text": "管线权属", "owner": 1, "limit": due("3月20日"), "ask": "city", "opened": "2025-03-01"}}),
    "问题 2：管线权属 (水务局，市级协调，限期 3月20日)", "problem 2: 管线权属 (Water, city, by 3月20日)"
)]
#[case::problem_cleared(
    json!({"kind": "problem", "id": 2, "from": {"text": "管线", "opened": "2025-03-01"},
        "to": {"text": "管线", "opened": "2025-03-01", "cleared": {"on": "2025-03-10", "note": "已批复"}}}),
    "问题 2 销号：已批复", "problem 2 cleared: 已批复"
)]
#[case::level(json!({"kind": "level", "from": "remind", "to": "supervise"}), "督办级别 提醒 → 督办", "supervision level reminder → supervised")]
#[case::light(
    json!({"kind": "light", "from": null, "to": {"light": "green", "reason": "市里已定", "author": "wang", "until": "2025-04-01"}}),
    "人工设绿灯（至 2025-04-01）：市里已定", "light set to green (until 2025-04-01): 市里已定"
)]
#[case::light_reset(json!({"kind": "light", "from": null, "to": null}), "取消人工设灯", "light no longer set by hand")]
#[case::note(json!({"kind": "note", "text": "已电话催办"}), "备注：已电话催办", "note: 已电话催办")]
#[case::board_title(
    json!({"kind": "board_title", "from": {"zh": "旧", "en": "old"}, "to": {"zh": "新", "en": "new"}}),
    "看板名称 旧 → 新", "board title old → new"
)]
#[case::board_settings(
    json!({"kind": "board_settings", "from": {}, "to": {"red_days_late": 15, "level_days": [1, 15, 30]}}),
    "看板规则：红灯逾期天数 10 → 15；督办级别天数 1/10/30 → 1/15/30",
    "board rules: red days late 10 → 15; level days 1/10/30 → 1/15/30"
)]
#[case::board_stage(
    json!({"kind": "board_stage", "from": null, "to": {"key": "x", "zh": "移交", "en": "handed over", "class": "done", "order": 9}}),
    "阶段定义：新增 移交", "stage definition: new handed over"
)]
#[case::board_category(
    json!({"kind": "board_category", "from": {"key": "x", "zh": "桥", "en": "bridge"}, "to": null}),
    "类别定义：删除 桥", "category definition: bridge removed"
)]
#[case::board_department(
    json!({"kind": "board_department", "id": 1, "from": {"name": "区水务局", "short": "水务", "kind": "bureau"},
        "to": {"name": "区水务局", "short": "水务局", "kind": "bureau"}}),
    "部门 水务 → 水务局", "department 水务 → 水务局"
)]
#[case::board_source(
    json!({"kind": "board_source", "from": null, "to": {"key": "r", "title": "政府工作报告"}}),
    "文件：新增 政府工作报告", "document: new 政府工作报告"
)]
#[case::board_task(
    json!({"kind": "board_task", "from": {"key": "t", "number": "1", "title": "治水", "source": "r"},
        "to": {"key": "t", "number": "2", "title": "治水", "source": "r"}}),
    "任务：修改 治水", "plan task: 治水 changed"
)]
#[case::board_year(
    json!({"kind": "board_year", "year": 2025, "from": [], "to": [{"day": "2025-10-01", "kind": "off", "name": "国庆节"}]}),
    "节假日：2025年 1 天", "holidays: 2025, days: 1"
)]
#[case::board_indicator(
    json!({"kind": "board_indicator", "key": "i", "from": null, "to": {"name": "人均绿地"}}),
    "规划指标：新增 人均绿地", "indicator: new 人均绿地"
)]
#[case::indicator_cells(
    json!({"kind": "board_indicator", "key": "i", "from": {"name": "人均绿地", "actuals": {"2023": {"text": "15"}}},
        "to": {"name": "人均绿地", "targets": {"2025": {"text": "16以上"}}, "actuals": {"2023": {"text": "15.2"}}}}),
    "规划指标：人均绿地 2025年目标 16以上；2023年实际 15 → 15.2", "indicator: 人均绿地 2025 target 16以上; 2023 actual 15 → 15.2"
)]
#[case::indicator_renamed(
    json!({"kind": "board_indicator", "key": "i", "from": {"name": "人均绿地"}, "to": {"name": "人均公园绿地"}}),
    "规划指标 人均绿地 → 人均公园绿地", "indicator 人均绿地 → 人均公园绿地"
)]
fn every_change_has_its_line(#[case] change: Value, #[case] zh: &str, #[case] en: &str) {
    assert_eq!(told(change), (zh.to_owned(), en.to_owned()));
}

#[rstest]
#[case(json!({"field": "title", "value": "甲"}), json!({"field": "title", "value": "乙"}), "名称 甲 → 乙", "title 甲 → 乙")]
#[case(json!({"field": "category", "value": "park"}), json!({"field": "category", "value": "moon"}), "类别 公园 → moon", "category park → moon")]
#[case(json!({"field": "place", "value": null}), json!({"field": "place", "value": "四季青镇"}), "属地 无 → 四季青镇", "place none → 四季青镇")]
#[case(json!({"field": "plan_year", "value": 2024}), json!({"field": "plan_year", "value": 2025}), "计划年度 2024 → 2025", "plan year 2024 → 2025")]
#[case(json!({"field": "plan_class", "value": null}), json!({"field": "plan_class", "value": "continued"}), "计划分类 无 → 续建", "plan class none → continued")]
#[case(json!({"field": "commitment", "value": "intended"}), json!({"field": "commitment", "value": "firm"}), "承诺 力争 → 确保", "commitment intended → firm")]
#[case(json!({"field": "invest_total", "value": null}), json!({"field": "invest_total", "value": 12000}), "总投资 无 → 12000 万元", "total investment none → 12000 (10,000 yuan)")]
#[case(json!({"field": "tags", "value": []}), json!({"field": "tags", "value": ["民生实事", "3个100"]}), "标签 无 → 民生实事、3个100", "tags none → 民生实事, 3个100")]
fn every_fact_has_its_line(
    #[case] from: Value,
    #[case] to: Value,
    #[case] zh: &str,
    #[case] en: &str,
) {
    let change = json!({"kind": "fact", "from": from, "to": to});
    assert_eq!(told(change), (zh.to_owned(), en.to_owned()));
}

#[test]
fn a_long_text_is_cut_and_stays_on_its_line() {
    let long = "施工\n".repeat(100);
    let change = Change::Fact {
        from: Fact::Remark(None),
        to: Fact::Remark(Some(long)),
    };
    let line = describe(Lang::Zh, &change, &board());
    assert!(!line.contains('\n'));
    assert!(crate::text::width::columns(&line) <= LONG + 15, "{line}");
}

#[test]
fn every_kind_has_a_name() {
    let note = Change::Note {
        text: String::new(),
    };
    assert_eq!(kind_name(Lang::Zh, &note), "备注");
    assert_eq!(undone_mark(Lang::En), "undone");
}
