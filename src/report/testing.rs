//! A small log for tests: every event through one builder, times in Beijing.

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Asia::Shanghai;
use serde_json::{Value, json};

use super::week::{Wanted, WeekReport, build};
use crate::domain::calendar::Week;
use crate::domain::event::{Change, Event};
use crate::domain::id::{Actor, Day, ProjectId};

/// Reads `2025-03-14 17:00:00` as a time in Beijing.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap();
    Shanghai
        .from_local_datetime(&local)
        .unwrap()
        .with_timezone(&Utc)
}

/// A deadline of a phrase and a day.
pub(crate) fn due(phrase: &str, day: &str) -> Value {
    json!({"phrase": phrase, "precision": "month", "day": day})
}

/// A log that grows event by event.
pub(crate) struct Log {
    pub(crate) events: Vec<Event>,
    now: DateTime<Utc>,
    on: Option<Day>,
    reason: Option<String>,
    actor: String,
}

impl Log {
    /// A board with six stages, two categories and two departments, recorded on New Year's day of 2025.
    pub(crate) fn new() -> Self {
        let mut log = Self {
            events: Vec::new(),
            now: at("2025-01-01 09:00:00"),
            on: None,
            reason: None,
            actor: "wang".to_owned(),
        };
        log.board(json!({"kind": "board_title", "from": {"zh": "", "en": ""},
            "to": {"zh": "海淀区重点工程", "en": "Haidian key works"}}));
        let stages = [
            ("reserve", "储备", "waiting"),
            ("preliminary", "前期", "waiting"),
            ("construction", "在建", "active"),
            ("completed", "完工", "done"),
            ("operating", "投用", "done"),
        ];
        for (order, (key, zh, class)) in (1..).zip(stages) {
            log.board(json!({"kind": "board_stage", "from": null,
                "to": {"key": key, "zh": zh, "en": key, "class": class, "order": order}}));
        }
        for (key, zh) in [("park", "公园"), ("rail", "轨道交通")] {
            log.board(json!({"kind": "board_category", "from": null, "to": {"key": key, "zh": zh, "en": key}}));
        }
        for (id, name, short) in [(1, "区水务局", "水务局"), (2, "区园林绿化局", "园林局")]
        {
            log.board(json!({"kind": "board_department", "id": id, "from": null,
                "to": {"name": name, "short": short, "kind": "bureau"}}));
        }
        let off: Vec<Value> = (1..=8)
            .map(|day| json!({"day": format!("2025-10-{day:02}"), "kind": "off", "name": "国庆节"}))
            .collect();
        log.board(json!({"kind": "board_year", "year": 2025, "from": [], "to": off}));
        log
    }

    /// Sets the clock.
    pub(crate) fn at(&mut self, now: &str) -> &mut Self {
        self.now = at(now);
        self
    }

    /// Makes the next event about this day.
    pub(crate) fn on(&mut self, day: &str) -> &mut Self {
        self.on = Some(day.parse().unwrap());
        self
    }

    /// Gives the next event a reason.
    pub(crate) fn because(&mut self, reason: &str) -> &mut Self {
        self.reason = Some(reason.to_owned());
        self
    }

    /// Sets who speaks.
    pub(crate) fn by(&mut self, actor: &str) -> &mut Self {
        self.actor = actor.to_owned();
        self
    }

    /// Records a change of the board.
    pub(crate) fn board(&mut self, change: Value) -> u64 {
        self.push(None, change, None)
    }

    /// Records a change of a project and gives its number.
    pub(crate) fn project(&mut self, id: u32, change: Value) -> u64 {
        self.push(Some(ProjectId(id)), change, None)
    }

    /// Puts a project onto the board with a stated stage and a lead.
    pub(crate) fn add(&mut self, id: u32, title: &str, category: &str, stage: &str) -> u64 {
        let seq = self.project(
            id,
            json!({"kind": "added", "project":
            {"title": title, "category": category, "stage": {"stage": stage}}}),
        );
        self.project(
            id,
            json!({"kind": "owners", "from": [], "to": [{"dept": 1, "role": "lead"}]}),
        );
        seq
    }

    /// Moves a project.
    pub(crate) fn stage(&mut self, id: u32, from: &str, to: &str) -> u64 {
        self.project(
            id,
            json!({"kind": "stage", "from": {"stage": from}, "to": {"stage": to}}),
        )
    }

    /// Gives a project a deadline.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "tests read better without borrows"
    )]
    pub(crate) fn deadline(&mut self, id: u32, from: Value, to: Value, slip: Value) -> u64 {
        self.project(
            id,
            json!({"kind": "deadline", "from": from, "to": to, "slip": slip}),
        )
    }

    /// Writes a weekly entry.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "tests read better without borrows"
    )]
    pub(crate) fn entry(&mut self, id: u32, week: &str, text: Value) -> u64 {
        self.project(
            id,
            json!({"kind": "entry", "week": week, "from": null, "to": text}),
        )
    }

    /// Turns an event back: with the change the other way round where it has two sides.
    pub(crate) fn undo(&mut self, seq: u64) -> u64 {
        let undone = self.events.iter().find(|event| event.seq == seq).unwrap();
        let project = undone.project;
        let mut change = serde_json::to_value(&undone.change).unwrap();
        if let (Some(from), Some(to)) = (change.get("from").cloned(), change.get("to").cloned()) {
            change["from"] = to;
            change["to"] = from;
        }
        self.push(project, change, Some(seq))
    }

    fn push(&mut self, project: Option<ProjectId>, change: Value, undoes: Option<u64>) -> u64 {
        let seq = self.events.len() as u64 + 1;
        let change: Change = serde_json::from_value(change).unwrap();
        let today = self.now.with_timezone(&Shanghai).date_naive();
        self.events.push(Event {
            seq,
            group: seq,
            recorded: self.now,
            effective: self.on.take().unwrap_or(today),
            actor: Actor(self.actor.clone()),
            project,
            change,
            reason: self.reason.take(),
            source: None,
            undoes,
            via: None,
        });
        seq
    }

    /// The report of a week of 2025, built long after it.
    pub(crate) fn week(&self, number: u32) -> WeekReport {
        self.week_at(number, "2026-01-05 12:00:00")
    }

    /// The report of a week of 2025, built at a moment.
    pub(crate) fn week_at(&self, number: u32, now: &str) -> WeekReport {
        let week = Week::new(2025, number).unwrap();
        let wanted = Wanted {
            keep: &|_, _| true,
            dept: None,
            filter: "",
        };
        build(&self.events, week, Shanghai, at(now), &hash, &wanted)
    }
}

/// A hash that tells its event's number.
#[expect(clippy::unnecessary_wraps, reason = "as the report asks for it")]
pub(crate) fn hash(seq: u64) -> Option<String> {
    Some(format!("{seq:08x}ffff"))
}

/// A year of two projects around week 11 (10 to 16 March 2025), with something in every section.
pub(crate) fn full() -> Log {
    let mut log = Log::new();
    log.add(1, "西玉河雨水调蓄区", "park", "construction");
    log.deadline(1, Value::Null, due("2024年底", "2024-12-31"), Value::Null);
    log.project(
        1,
        json!({"kind": "fact", "from": {"field": "plan_class", "value": null},
        "to": {"field": "plan_class", "value": "continued"}}),
    );
    log.project(
        1,
        json!({"kind": "measure", "id": 1, "from": null,
        "to": {"name": "土方", "unit": "万方", "year": 2025, "target": "12", "done": "6"}}),
    );
    log.project(
        1,
        json!({"kind": "milestone", "id": 1, "from": null,
        "to": {"name": "管线切改", "deadline": due("3月12日", "2025-03-12")}}),
    );
    log.add(2, "地铁13号线", "rail", "preliminary");
    log.deadline(2, Value::Null, due("3月底", "2025-03-31"), Value::Null);
    log.at("2025-01-10 10:00:00").because("拆迁");
    log.deadline(
        1,
        due("2024年底", "2024-12-31"),
        due("2月底", "2025-02-28"),
        json!("land"),
    );
    log.at("2025-03-05 10:00:00");
    log.project(
        1,
        json!({"kind": "problem", "id": 1, "from": null,
        "to": {"text": "管线权属未明", "owner": 2, "ask": "city", "opened": "2025-03-05",
            "limit": due("3月10日", "2025-03-10")}}),
    );
    log.entry(
        1,
        "2025-W10",
        json!({"progress": "北侧开挖", "ask": "市水务局批复"}),
    );
    log.at("2025-03-11 10:00:00").by("li");
    log.stage(2, "preliminary", "construction");
    log.project(
        2,
        json!({"kind": "milestone", "id": 1, "from": null,
        "to": {"name": "施工许可", "done": "2025-03-11", "document": "0012号"}}),
    );
    log.because("市里调整");
    log.deadline(
        2,
        due("3月底", "2025-03-31"),
        due("4月5日", "2025-04-05"),
        json!("plan"),
    );
    log.at("2025-03-12 10:00:00");
    log.project(
        1,
        json!({"kind": "measure", "id": 1,
        "from": {"name": "土方", "unit": "万方", "year": 2025, "target": "12", "done": "6"},
        "to": {"name": "土方", "unit": "万方", "year": 2025, "target": "12", "done": "8.2"}}),
    );
    log.project(
        1,
        json!({"kind": "level", "from": "none", "to": "supervise"}),
    );
    log.entry(
        1,
        "2025-W11",
        json!({"progress": "方案已定", "next": "管线切改进场",
        "ask": "市水务局批复", "sample": true}),
    );
    log.add(3, "新项目", "park", "reserve");
    log
}

/// [`full`] with something in every list: a suspension, a level, dates of next week, indicators, a late report and a
/// correction.
pub(crate) fn rich() -> Log {
    let mut log = full();
    log.at("2025-03-03 09:00:00").by("li");
    log.add(4, "北坞河道", "park", "construction");
    log.deadline(4, Value::Null, due("2月中旬", "2025-02-15"), Value::Null);
    log.add(5, "玉东公园", "park", "construction");
    log.deadline(5, Value::Null, due("3月12日", "2025-03-12"), Value::Null);
    log.project(
        5,
        json!({"kind": "milestone", "id": 1, "from": null,
        "to": {"name": "苗木验收", "deadline": due("3月19日", "2025-03-19")}}),
    );
    log.board(json!({"kind": "board_indicator", "key": "gdp", "from": null,
        "to": {"number": "4", "name": "地区生产总值增速", "unit": "%", "nature": "expected", "departments": [1],
            "targets": {"2024": {"text": "6左右"}, "2025": {"text": "5.5%"}}, "actuals": {"2024": {"text": "6%"}}}}));
    log.at("2025-03-12 15:00:00");
    log.project(
        4,
        json!({"kind": "side", "from": null, "to": {"kind": "suspended", "reason": "资金未到位",
            "decision": "海政会〔2025〕12号"}}),
    );
    log.entry(5, "2025-W10", json!({"progress": "土方完成"}));
    log.at("2025-03-18 09:00:00").on("2025-03-13");
    log.entry(2, "2025-W11", json!({"progress": "补记"}));
    log
}

/// [`rich`] on a board with confirmation: a completion of what is late waits, and the clearing of a problem; another
/// completion was returned.
pub(crate) fn asked() -> Log {
    let mut log = rich();
    let completion = json!({"kind": "completion", "stage": {"stage": "completed", "basis": "stated"}, "on": "2025-03-12"});
    let clearing = json!({"kind": "clearing", "problem": 1, "on": "2025-03-13",
        "clearing": {"on": "2025-03-13", "note": "权属已由市水务局确认"}});
    log.on = None;
    log.at("2025-03-12 16:00:00").by("li");
    log.project(
        1,
        json!({"kind": "confirmation", "id": 1, "from": null, "to": {"wish": completion, "asker": "li",
            "since": "2025-03-12", "note": "现场已验收"}}),
    );
    log.at("2025-03-13 09:00:00");
    log.project(
        1,
        json!({"kind": "confirmation", "id": 2, "from": null, "to": {"wish": clearing, "asker": "li",
            "since": "2025-03-13"}}),
    );
    let wish = json!({"wish": completion, "asker": "li", "since": "2025-03-13"});
    log.project(
        5,
        json!({"kind": "confirmation", "id": 1, "from": null, "to": wish}),
    );
    let mut back = wish.clone();
    back["verdict"] =
        json!({"kind": "returned", "by": "wang", "on": "2025-03-14", "note": "缺验收单"});
    log.at("2025-03-14 09:00:00").by("wang");
    log.project(
        5,
        json!({"kind": "confirmation", "id": 1, "from": wish, "to": back}),
    );
    log
}
