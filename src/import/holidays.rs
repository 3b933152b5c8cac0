//! The holidays and make-up days of years, from a CSV file: day, off or work, the holiday's name.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::table::{Flaw, Line, Problem, Table};
use crate::domain::calendar::{DayKind, SpecialDay, YEARS};

/// The columns, all of which must be there.
const COLUMNS: &[(&str, bool)] = &[("day", true), ("kind", true), ("name", true)];
/// What a kind is called; offices write the Chinese signs of the calendar.
const KINDS: &[(&str, DayKind)] = &[
    ("off", DayKind::Off),
    ("work", DayKind::Work),
    ("休", DayKind::Off),
    ("班", DayKind::Work),
];

/// Reads the days of a file by year, each year's in order; or everything that is wrong, with its place.
pub fn read_holidays(
    file: &str,
    bytes: &[u8],
) -> Result<BTreeMap<i32, Vec<SpecialDay>>, Vec<Flaw>> {
    let whole = |problem| Flaw {
        file: file.to_owned(),
        line: 0,
        column: String::new(),
        problem,
    };
    let text = std::str::from_utf8(bytes).map_err(|_| vec![whole(Problem::NotUtf8)])?;
    let mut flaws = Vec::new();
    let Some(table) = Table::read(file, text, COLUMNS, &mut flaws) else {
        return Err(flaws);
    };
    let mut years: BTreeMap<i32, Vec<SpecialDay>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for line in table.lines() {
        match special_day(&line) {
            Ok(special) if !seen.insert(special.day) => {
                flaws.push(line.flaw("day", Problem::Twice(special.day.to_string())));
            }
            Ok(special) => years.entry(special.day.year()).or_default().push(special),
            Err(flaw) => flaws.push(flaw),
        }
    }
    if years.is_empty() && flaws.is_empty() {
        flaws.push(whole(Problem::Empty));
    }
    if !flaws.is_empty() {
        return Err(flaws);
    }
    for days in years.values_mut() {
        days.sort_by_key(|special| special.day);
    }
    Ok(years)
}

fn special_day(line: &Line<'_>) -> Result<SpecialDay, Flaw> {
    let day = line.day("day")?;
    if !YEARS.contains(&day.year()) {
        return Err(line.flaw("day", Problem::NotAYear(day.year())));
    }
    let named = |word: &str| KINDS.iter().find(|(name, _)| *name == word);
    let known = KINDS.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    Ok(SpecialDay {
        day,
        kind: line.word("kind", |word| named(word).map(|(_, kind)| *kind), &known)?,
        name: line.required("name")?,
    })
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;
    use rstest::rstest;

    use super::*;
    use crate::domain::testing::day;
    use crate::i18n::{Lang, import};

    #[test]
    fn a_file_is_read_by_year_and_in_order() {
        let text = "\u{feff}day,kind,name\r\n2027/1/3,班,元旦\r\n2027-01-01,off,元旦\r\n2028-01-01,休,元旦\r\n";
        let years = read_holidays("x.csv", text.as_bytes()).unwrap();
        let told = |day_: &str, kind| SpecialDay {
            day: day(day_),
            kind,
            name: "元旦".to_owned(),
        };
        assert_eq!(
            years,
            BTreeMap::from([
                (
                    2027,
                    vec![
                        told("2027-01-01", DayKind::Off),
                        told("2027-01-03", DayKind::Work)
                    ]
                ),
                (2028, vec![told("2028-01-01", DayKind::Off)]),
            ])
        );
    }

    #[rstest]
    #[case::day(
        "day,kind,name\n2027-13-01,off,元旦\n",
        "x.csv 第 2 行 day 列：“2027-13-01”不是日期，请写成 2025-03-14"
    )]
    #[case::kind(
        "day,kind,name\n2027-01-01,free,元旦\n",
        "x.csv 第 2 行 kind 列：没有“free”；可用：off, work, 休, 班"
    )]
    #[case::name(
        "day,kind,name\n\n2027-01-01,off,\n",
        "x.csv 第 3 行 name 列：不能为空"
    )]
    #[case::twice(
        "day,kind,name\n2027-01-01,off,元旦\n2027-01-01,work,元旦\n",
        "x.csv 第 3 行 day 列：“2027-01-01”重复出现"
    )]
    #[case::year(
        "day,kind,name\n1027-01-01,off,元旦\n",
        "x.csv 第 2 行 day 列：1027 不是计划年度；年份要在 2000 至 2100 之间"
    )]
    #[case::column("day,name\n2027-01-01,元旦\n", "x.csv 第 1 行 kind 列：缺少这一列")]
    #[case::nothing("day,kind,name\n", "x.csv：不能为空")]
    fn a_fault_is_told_with_its_place(#[case] text: &str, #[case] told: &str) {
        let flaws = read_holidays("x.csv", text.as_bytes()).unwrap_err();
        let lines: Vec<_> = flaws
            .iter()
            .map(|flaw| import::flaw(Lang::Zh, flaw))
            .collect();
        assert_eq!(lines, [told]);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let text = "day,kind,name\nx,off,元旦\n2027-01-01,y,元旦\n";
        let flaws = read_holidays("x.csv", text.as_bytes()).unwrap_err();
        assert_eq!(flaws.len(), 2);
        let flaws = read_holidays("x.csv", b"\xd4\xaa\xb5\xa9").unwrap_err();
        assert_eq!(flaws.first().unwrap().problem, Problem::NotUtf8);
    }
}
