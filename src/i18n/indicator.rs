//! The words of the indicator table.

use super::Lang;
use crate::domain::indicator::{Comparator, Figure, Indicator, Nature, ValueKind, Verdict};

/// Whether the plan binds itself; nothing where it does not say.
pub const fn nature(lang: Lang, nature: Option<Nature>) -> &'static str {
    match nature {
        Some(Nature::Binding) => lang.pick("约束性", "binding"),
        Some(Nature::Expected) => lang.pick("预期性", "expected"),
        None => "",
    }
}

/// Planned or reached.
pub const fn kind(lang: Lang, kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Target => lang.pick("目标", "target"),
        ValueKind::Actual => lang.pick("实际", "actual"),
    }
}

/// What became of a target.
pub const fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => lang.pick("达到", "met"),
        Verdict::Missed => lang.pick("未达到", "missed"),
        Verdict::Above => lang.pick("高于目标", "above"),
        Verdict::Below => lang.pick("低于目标", "below"),
        Verdict::Unknown => lang.pick("无法判断", "unknown"),
    }
}

/// The sign of a verdict where a word has no room.
pub const fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "+",
        Verdict::Missed => "!",
        Verdict::Above => ">",
        Verdict::Below => "<",
        Verdict::Unknown => "?",
    }
}

/// What the signs mean.
pub fn signs(lang: Lang) -> String {
    let all = Verdict::ALL.map(|value| format!("{} {}", sign(value), verdict(lang, value)));
    all.join("  ")
}

/// How a cell is read, where it is a number that more than its text says something of.
pub fn comparator(lang: Lang, figure: &Figure) -> &'static str {
    match figure.number {
        None => lang.pick("文字", "words"),
        Some((Comparator::Equal, _)) => "",
        Some((Comparator::AtLeast, _)) => lang.pick("不低于", "at least"),
        Some((Comparator::AtMost, _)) => lang.pick("不高于", "at most"),
        Some((Comparator::About, _)) => lang.pick("上下 10% 以内", "within 10%"),
    }
}

/// Which cells differ between two versions of a row, each from what to what.
pub fn differences(lang: Lang, from: &Indicator, to: &Indicator) -> Vec<String> {
    let mut found = Vec::new();
    for of in ValueKind::ALL {
        let (from, to) = (from.cells(of), to.cells(of));
        let years: std::collections::BTreeSet<&i32> = from.keys().chain(to.keys()).collect();
        for year in years {
            let text = |cell: Option<&Figure>| cell.map(|cell| cell.text.clone());
            let (before, after) = (from.get(year), to.get(year));
            if before == after {
                continue;
            }
            let name = of_year(lang, *year, kind(lang, of));
            let after = text(after).unwrap_or_else(|| nothing(lang).to_owned());
            found.push(match text(before) {
                Some(before) if before != after => format!("{name} {before} → {after}"),
                _ => format!("{name} {after}"),
            });
        }
    }
    found
}

crate::words! {
    nothing: "无", "none";
    none_found: "还没有指标；计划目录中可放 indicators.csv 和 values.csv", "There are no indicators; a plan directory may bring indicators.csv and values.csv";
    how_judged: "“左右”指与目标相差不超过 10%；目标没有说明以上或以内的，不等时只说高于或低于；文字无法判断",
        "About means within 10% of the target; a target without at least or at most that is not hit is told as above or below; words cannot be judged";
}

crate::messages! {
    of_year(year: i32, kind: &str): "{year}年{kind}", "{year} {kind}";
}
