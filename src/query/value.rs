//! Reads the value behind a comparison, as far as it can be known without board and day.

use super::ast::{Op, Span, Value, Word};
use super::error::{Problem, QueryError};
use super::field::{Field, Kind};
use crate::domain::board::StageClass;
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::measure::Quantity;
use crate::domain::project::{Commitment, PlanClass, SlipReason};
use crate::text::fold::fold_search;
use crate::text::suggest::closest;

/// Words for an empty field.
pub(super) const NONE: &[&str] = &["none", "无", "空"];

/// The most days that a comparison accepts: two hundred years.
const MAX_DAYS: i64 = 73_000;

/// Units of a duration in days; a month counts as thirty.
const UNITS: &[(&str, i64)] = &[
    ("d", 1),
    ("day", 1),
    ("days", 1),
    ("天", 1),
    ("日", 1),
    ("w", 7),
    ("week", 7),
    ("weeks", 7),
    ("周", 7),
    ("个星期", 7),
    ("星期", 7),
    ("mo", 30),
    ("month", 30),
    ("months", 30),
    ("个月", 30),
];

/// Units of money in thousandths of 万元.
const MONEY: &[(&str, i64)] = &[
    ("亿元", 10_000),
    ("亿", 10_000),
    ("万元", 1),
    ("万", 1),
    ("wan", 1),
];

/// A value with its names, the first English one being the key.
pub(super) type Names<T> = [(T, &'static [&'static str])];

/// Names of the classes.
pub(super) const CLASSES: &Names<StageClass> = &[
    (
        StageClass::Waiting,
        &["waiting", "未开工", "not started", "未开始"],
    ),
    (StageClass::Active, &["active", "在建", "进行中"]),
    (StageClass::Done, &["done", "完成", "已完成"]),
];

/// Names of the lights.
pub(super) const LIGHTS: &Names<Light> = &[
    (Light::Red, &["red", "红", "红灯", "r"]),
    (Light::Yellow, &["yellow", "黄", "黄灯", "y"]),
    (Light::Green, &["green", "绿", "绿灯", "g"]),
    (Light::Blue, &["blue", "蓝", "蓝灯", "b"]),
    (Light::Grey, &["grey", "灰", "灰灯", "-", "gray"]),
];

/// Names of the plan classes.
pub(super) const PLANS: &Names<PlanClass> = &[
    (PlanClass::NewStart, &["new_start", "新开工", "new"]),
    (PlanClass::Continued, &["continued", "续建"]),
    (PlanClass::Finish, &["finish", "竣工"]),
    (PlanClass::Preparation, &["preparation", "前期"]),
    (PlanClass::Reserve, &["reserve", "储备"]),
];

/// Names of the strengths of promise.
pub(super) const COMMITMENTS: &Names<Commitment> = &[
    (Commitment::Firm, &["firm", "确保"]),
    (Commitment::Intended, &["intended", "力争"]),
    (Commitment::Activity, &["activity", "推进"]),
];

/// Names of the reasons of slips.
pub(super) const CAUSES: &Names<SlipReason> = &[
    (SlipReason::Land, &["land", "征地拆迁", "征地", "拆迁"]),
    (SlipReason::Approval, &["approval", "审批手续", "审批"]),
    (SlipReason::Funds, &["funds", "资金"]),
    (SlipReason::Design, &["design", "设计变更", "设计"]),
    (SlipReason::Utilities, &["utilities", "管线切改", "管线"]),
    (SlipReason::Works, &["works", "施工组织", "施工"]),
    (SlipReason::Weather, &["weather", "天气汛情", "天气"]),
    (SlipReason::Plan, &["plan", "计划调整", "计划"]),
    (SlipReason::Other, &["other", "其他"]),
];

/// Names of the levels.
pub(super) const LEVELS: &Names<Level> = &[
    (Level::None, &["0", "未督办", "none", "无"]),
    (Level::Remind, &["1", "提醒", "remind", "reminder"]),
    (Level::Supervise, &["2", "督办", "supervise", "supervised"]),
    (Level::Listed, &["3", "挂牌", "listed"]),
];

/// Reads the value of a field.
pub(super) fn read(field: Field, op: Op, word: &Word, span: Span) -> Result<Value, QueryError> {
    if field.may_be_none() && op == Op::Is && is_none(word) {
        return Ok(Value::None);
    }
    let text = fold_search(word.text().trim());
    let bad = || {
        let word = word.text().to_owned();
        QueryError::new(Problem::BadValue { field, word }, span)
    };
    match field.kind() {
        Kind::Name | Kind::Text | Kind::Flag => Ok(Value::Word(word.clone())),
        Kind::Choice | Kind::Level => choice(field, &text).map_err(|meant| {
            let word = word.text().to_owned();
            QueryError::new(Problem::UnknownValue { field, word }, span).with_suggestion(meant)
        }),
        Kind::Date | Kind::Past => Ok(match days(&text) {
            Some(days) => Value::Days(days),
            None => Value::When(word.text().trim().to_owned()),
        }),
        Kind::Age => days(&text)
            .or_else(|| number(&text))
            .map(Value::Days)
            .ok_or_else(bad),
        Kind::Slips => number(&text)
            .map(Value::Number)
            .or_else(|| days(&text).map(Value::Days))
            .ok_or_else(bad),
        Kind::Number => number(text.trim_end_matches(['%', '年']))
            .map(Value::Number)
            .ok_or_else(bad),
        Kind::Money => money(&text).map(Value::Number).ok_or_else(bad),
    }
}

/// Whether the word asks for an empty field; between quotes it asks for itself.
pub(super) fn is_none(word: &Word) -> bool {
    matches!(word, Word::Loose(text) if NONE.contains(&fold_search(text).as_str()))
}

/// Every name of the fixed values of a field.
pub(super) fn choices(field: Field) -> Vec<&'static [&'static str]> {
    match field {
        Field::Class => names_of(CLASSES),
        Field::Light => names_of(LIGHTS),
        Field::Plan => names_of(PLANS),
        Field::Commitment => names_of(COMMITMENTS),
        Field::Level => names_of(LEVELS),
        Field::Cause => names_of(CAUSES),
        Field::Stage
        | Field::Dept
        | Field::Lead
        | Field::Category
        | Field::Place
        | Field::Due
        | Field::Tag
        | Field::Year
        | Field::Task
        | Field::Progress
        | Field::Slipped
        | Field::Updated
        | Field::Stuck
        | Field::Invested
        | Field::Planned
        | Field::Finished
        | Field::Was
        | Field::Measure
        | Field::Source
        | Field::Id
        | Field::Title
        | Field::Flagged => Vec::new(),
    }
}

fn names_of<T>(table: &Names<T>) -> Vec<&'static [&'static str]> {
    table.iter().map(|(_, names)| *names).collect()
}

/// The key of a value: the first of its names.
pub(super) fn key_of<T: PartialEq>(table: &Names<T>, value: &T) -> &'static str {
    let row = table.iter().find(|(known, _)| known == value);
    row.and_then(|(_, names)| names.first())
        .copied()
        .unwrap_or_default()
}

/// Reads one of a field's fixed values, or tells the name that is most like the word.
fn choice(field: Field, text: &str) -> Result<Value, Option<&'static str>> {
    let found = match field {
        Field::Class => pick(CLASSES, text).map(Value::Class),
        Field::Light => pick(LIGHTS, text).map(Value::Light),
        Field::Plan => pick(PLANS, text).map(Value::Plan),
        Field::Commitment => pick(COMMITMENTS, text).map(Value::Commitment),
        Field::Level => pick(LEVELS, text).map(Value::Level),
        Field::Cause => pick(CAUSES, text).map(Value::Cause),
        _ => None,
    };
    let names = choices(field);
    found.ok_or_else(|| closest(text, names.into_iter().flatten().copied()))
}

fn pick<T: Copy>(table: &Names<T>, text: &str) -> Option<T> {
    let row = table.iter().find(|(_, names)| names.contains(&text))?;
    Some(row.0)
}

fn number(text: &str) -> Option<i64> {
    text.parse::<Quantity>()
        .ok()
        .filter(|amount| amount.0 % 1000 == 0)
        .map(|amount| amount.0 / 1000)
}

/// Reads `30d`, `2w`, `-7天`, `3个月`.
fn days(text: &str) -> Option<i64> {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let (_, each) = UNITS.iter().find(|(name, _)| *name == unit)?;
    let count: i64 = text.strip_suffix(unit)?.parse().ok()?;
    count
        .checked_mul(*each)
        .filter(|days| days.abs() <= MAX_DAYS)
}

/// Reads an amount in whole 万元: `5000`, `5000万`, `1.5亿`.
fn money(text: &str) -> Option<i64> {
    let unit = MONEY.iter().find(|(name, _)| text.ends_with(name));
    let (name, each) = unit.copied().unwrap_or(("", 1));
    let amount: Quantity = text.strip_suffix(name)?.parse().ok()?;
    let thousandths = amount.0.checked_mul(each)?;
    (thousandths % 1000 == 0).then_some(thousandths / 1000)
}
