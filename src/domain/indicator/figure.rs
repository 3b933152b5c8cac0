//! Reading a cell: comparator, number, unit; everything that is not plainly these stays words.

use std::cmp::Ordering;

use super::{Comparator, Figure, Quantity, Verdict};
use crate::text::fold::to_half_width;

/// Words before a number. 超过 and > are taken as "at least", < as "at most", as plans use them. Longer ones first.
const BEFORE: &[(&str, Comparator)] = &[
    ("不低于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("不小于", Comparator::AtLeast),
    ("超过", Comparator::AtLeast),
    (">=", Comparator::AtLeast),
    ("≥", Comparator::AtLeast),
    (">", Comparator::AtLeast),
    ("不高于", Comparator::AtMost),
    ("不超过", Comparator::AtMost),
    ("不大于", Comparator::AtMost),
    ("<=", Comparator::AtMost),
    ("≤", Comparator::AtMost),
    ("<", Comparator::AtMost),
    ("约", Comparator::About),
];

/// Words behind it.
const BEHIND: &[(&str, Comparator)] = &[
    ("以上", Comparator::AtLeast),
    ("以内", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("左右", Comparator::About),
];

/// Stands before a number that a word behind it bounds: 控制在 230万人 以内.
const KEPT: &str = "控制在";

/// What may stand before a unit.
const MANY: &[&str] = &["万亿", "千万", "百万", "十万", "亿", "万", "千", "百"];

/// Units. Months and days of the month are left out: 12月 is a date.
const UNITS: &[&str] = &[
    "%",
    "‰",
    "百分点",
    "个百分点",
    "倍",
    "分",
    "级", // shares
    "个",
    "人",
    "人次",
    "人口",
    "名",
    "户",
    "家",
    "件",
    "项",
    "座",
    "处",
    "所",
    "条",
    "张",
    "台",
    "辆",
    "套",
    "间",
    "栋",
    "次",
    "篇",
    "床",
    "班",
    "位",
    "学位",
    "车位",
    "株",
    "棵",
    "只",
    "场",
    "支",
    "种",
    "片",
    "宗",
    "类",
    "本",
    "册",
    "组", // things
    "元",
    "美元", // money
    "年",
    "岁",
    "天",
    "小时",
    "分钟",
    "h", // time
    "米",
    "公里",
    "千米",
    "平方米",
    "平米",
    "平方公里",
    "平方千米",
    "立方米",
    "公顷",
    "亩",
    "m",
    "km",
    "m2",
    "km2",
    "m3",
    "m²",
    "m³",
    "km²",
    "㎡",
    "㎢",
    "㎥", // space
    "吨",
    "吨标准煤",
    "吨标煤",
    "千克",
    "公斤",
    "克",
    "毫克",
    "微克",
    "升",
    "t",
    "kg",
    "g",
    "mg",
    "μg",
    "µg",
    "ug",
    "l",
    "L", // mass
    "瓦",
    "千瓦",
    "千瓦时",
    "度",
    "分贝", // the rest
];

impl Figure {
    /// Reads a cell. Words before or behind a number say how it is to be compared; a number with anything else around
    /// it than these words and a unit stays text.
    pub fn read(text: &str) -> Self {
        let text = text.trim().to_owned();
        match parse(&text) {
            Some((comparator, number, unit)) => Self {
                text,
                number: Some((comparator, number)),
                unit,
                source: None,
            },
            None => Self {
                text,
                ..Self::default()
            },
        }
    }

    /// Judges what was reached by this target; units are not looked at.
    pub(super) fn judge(&self, actual: &Self) -> Verdict {
        let (Some((how, target)), Some((said, actual))) = (self.number, actual.number) else {
            return Verdict::Unknown;
        };
        let met = |is_met| {
            if is_met {
                Verdict::Met
            } else {
                Verdict::Missed
            }
        };
        match (how, said) {
            // A bound that was reached proves only what lies on its side.
            (Comparator::AtLeast, Comparator::AtLeast) if actual < target => Verdict::Unknown,
            (Comparator::AtMost, Comparator::AtMost) if actual > target => Verdict::Unknown,
            (Comparator::AtLeast, Comparator::AtMost) if actual >= target => Verdict::Unknown,
            (Comparator::AtMost, Comparator::AtLeast) if actual <= target => Verdict::Unknown,
            (Comparator::Equal | Comparator::About, Comparator::AtLeast | Comparator::AtMost) => {
                Verdict::Unknown
            }
            (Comparator::AtLeast, _) => met(actual >= target),
            (Comparator::AtMost, _) => met(actual <= target),
            (Comparator::About, _) => {
                let apart = (i128::from(actual.0) - i128::from(target.0)).abs();
                if apart * 10 <= i128::from(target.0).abs() {
                    Verdict::Met
                } else {
                    beside(actual, target)
                }
            }
            (Comparator::Equal, _) => beside(actual, target),
        }
    }
}

/// What is to be said where the target does not tell which way is better.
fn beside(actual: Quantity, target: Quantity) -> Verdict {
    match actual.cmp(&target) {
        Ordering::Equal => Verdict::Met,
        Ordering::Greater => Verdict::Above,
        Ordering::Less => Verdict::Below,
    }
}

/// The unit that counts: the cell's own, else the row's.
pub(super) fn unit_of(cell: &str, row: &str) -> String {
    if cell.is_empty() {
        fold(row)
    } else {
        cell.to_owned()
    }
}

fn fold(text: &str) -> String {
    let minus = |sign| match sign {
        '−' | '–' => '-',
        sign => to_half_width(sign),
    };
    let signs = text.chars().map(minus);
    signs.filter(|sign| !sign.is_whitespace()).collect()
}

fn parse(text: &str) -> Option<(Comparator, Quantity, String)> {
    let folded = fold(text);
    let rest = folded.as_str();
    let (is_kept, rest) = match rest.strip_prefix(KEPT) {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let before = BEFORE
        .iter()
        .find_map(|(word, how)| Some((*how, rest.strip_prefix(word)?)));
    let (before, rest) = before.map_or((None, rest), |(how, rest)| (Some(how), rest));
    let behind = BEHIND
        .iter()
        .find_map(|(word, how)| Some((*how, rest.strip_suffix(word)?)));
    let (behind, rest) = behind.map_or((None, rest), |(how, rest)| (Some(how), rest));
    let how = match (before, behind) {
        (Some(one), Some(other)) if one != other => return None,
        (Some(how), _) | (None, Some(how)) => how,
        (None, None) if is_kept => return None,
        (None, None) => Comparator::Equal,
    };
    let is_digit = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',');
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    let unit = digits.trim_start_matches(is_digit);
    let number = rest.strip_suffix(unit)?;
    if !is_grouped(number.trim_start_matches('-')) || !is_unit(unit) {
        return None;
    }
    Some((how, number.parse().ok()?, unit.to_owned()))
}

/// Whether commas stand where thousands end, and a dot between digits: `3,5` is a list and no number.
fn is_grouped(number: &str) -> bool {
    let (whole, part) = match number.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (number, None),
    };
    let all_digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !part.is_none_or(all_digits) {
        return false;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_whole = all_digits(first) && (first.len() <= 3 || !whole.contains(','));
    is_whole && groups.all(|group| group.len() == 3 && all_digits(group))
}

/// Whether a text is nothing, or a unit such as 万人, 微克/立方米.
fn is_unit(text: &str) -> bool {
    let is_one = |part: &str| {
        let rest = MANY.iter().find_map(|many| part.strip_prefix(many));
        UNITS.contains(&part) || rest.is_some_and(|rest| rest.is_empty() || UNITS.contains(&rest))
    };
    text.is_empty() || text.split('/').all(is_one)
}
