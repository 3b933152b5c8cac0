//! Which column of somebody's table is what: headers in Chinese and English, in the words of real ledgers (domain.md §8).

use crate::domain::ledger::Column;
use crate::text::fold::fold_search;
use crate::text::safe::clean_line;

use super::names::NAMES;
use super::sheet::Row;

/// How far down a header is looked for: titles, notes and units stand above it.
const SEARCHED: usize = 30;

/// What the figures of a money column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元, also where nothing is said.
    Wan,
    /// 亿元
    Yi,
}

/// A column of the file that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its place from 0.
    pub place: usize,
    /// As the file writes it.
    pub written: String,
    /// What it is.
    pub column: Column,
    /// For money.
    pub unit: MoneyUnit,
}

/// The header of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its place among the rows of the table.
    pub at: usize,
    /// Columns that were understood, from left to right.
    pub known: Vec<Known>,
    /// Columns that nobody knows, or that another one says better: left alone.
    pub unknown: Vec<String>,
}

impl Header {
    /// The column that says this.
    pub fn find(&self, column: Column) -> Option<&Known> {
        self.known.iter().find(|known| known.column == column)
    }
}

/// Finds the header: the row with a title column in which most is understood, the first of equals.
pub fn find_header(rows: &[Row]) -> Option<Header> {
    let mut best: Option<Header> = None;
    for (at, row) in rows.iter().take(SEARCHED).enumerate() {
        let header = guess(at, &row.cells);
        let better = best
            .as_ref()
            .is_none_or(|best| header.known.len() > best.known.len());
        if better && header.find(Column::Title).is_some() {
            best = Some(header);
        }
    }
    best
}

/// The row that comes nearest to a header without being one, for the message.
pub fn nearest_header(rows: &[Row]) -> Vec<String> {
    let filled = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut best: Option<&Row> = None;
    for row in rows.iter().take(SEARCHED) {
        if best.is_none_or(|best| filled(&row) > filled(&best)) {
            best = Some(row);
        }
    }
    let cells = best.map(|row| row.cells.as_slice()).unwrap_or_default();
    cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .map(|cell| clean_line(cell).into_owned())
        .collect()
}

/// What would be accepted as a title column.
pub fn title_names() -> impl Iterator<Item = &'static str> {
    let titles = NAMES.iter().filter(|(column, _)| *column == Column::Title);
    titles.flat_map(|(_, names)| names.iter().copied())
}

/// Whether a header of this name is understood.
#[cfg(test)]
pub(crate) fn is_known(name: &str) -> bool {
    understand(name).is_some()
}

/// A header cell understood: the column and how sure its name is (0 is surest).
fn understand(cell: &str) -> Option<(Column, usize)> {
    let (name, _) = split_note(cell);
    let wanted = bare(&name);
    if wanted.is_empty() {
        return None;
    }
    let by_name = NAMES.iter().find_map(|(column, names)| {
        let at = names.iter().position(|known| bare(known) == wanted)?;
        Some((*column, at))
    });
    let mut columns = NAMES.iter().map(|(column, _)| *column);
    by_name.or_else(|| Some((columns.find(|column| bare(column.key()) == wanted)?, 0)))
}

fn guess(at: usize, cells: &[String]) -> Header {
    let mut candidates: Vec<(usize, &String, Column, usize)> = Vec::new();
    let mut unknown: Vec<(usize, String)> = Vec::new();
    for (place, cell) in cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.is_empty())
    {
        match understand(cell) {
            Some((column, rank)) => candidates.push((place, cell, column, rank)),
            None => unknown.push((place, clean_line(cell).into_owned())),
        }
    }
    let mut known: Vec<Known> = Vec::new();
    let mut by_rank = candidates;
    by_rank.sort_by_key(|(place, _, _, rank)| (*rank, *place));
    for (place, cell, column, _) in by_rank {
        // A task list has 任务名称 and 工作措施: the second says more about the first.
        let taken = |column: Column| known.iter().any(|known: &Known| known.column == column);
        let column = match column {
            Column::Title if taken(column) && is_measure(cell) && !taken(Column::Remark) => {
                Column::Remark
            }
            column => column,
        };
        if taken(column) {
            unknown.push((place, clean_line(cell).into_owned()));
            continue;
        }
        known.push(Known {
            place,
            written: clean_line(cell).into_owned(),
            column,
            unit: money_unit(cell),
        });
    }
    known.sort_by_key(|known| known.place);
    unknown.sort();
    Header {
        at,
        known,
        unknown: unknown.into_iter().map(|(_, name)| name).collect(),
    }
}

fn is_measure(cell: &str) -> bool {
    bare(cell).contains("措施")
}

fn money_unit(cell: &str) -> MoneyUnit {
    let (_, note) = split_note(cell);
    if note.contains('亿') {
        MoneyUnit::Yi
    } else if note.contains('元') && !note.contains('万') {
        MoneyUnit::Yuan
    } else {
        MoneyUnit::Wan
    }
}

/// Parts a header such as `总投资（万元）` into name and note.
fn split_note(cell: &str) -> (String, String) {
    let folded = fold_search(&clean_line(cell));
    match folded.split_once('(') {
        Some((name, note)) if !name.trim().is_empty() => (name.to_owned(), note.to_owned()),
        _ => (folded, String::new()),
    }
}

/// A name without case, width, space and marks.
pub(super) fn bare(name: &str) -> String {
    fold_search(name)
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, ':' | '*' | '_'))
        .collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Row> {
        rows.iter()
            .enumerate()
            .map(|(at, cells)| Row {
                number: at as u64 + 1,
                cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            })
            .collect()
    }

    #[rstest]
    #[case("项目名称", Some(Column::Title))]
    #[case("项目\n全称", Some(Column::Title))]
    #[case("工作措施", Some(Column::Title))]
    #[case(" 项 目 名 称 ：", Some(Column::Title))]
    #[case("Project name", Some(Column::Title))]
    #[case("编号", Some(Column::Number))]
    #[case("序号", Some(Column::Serial))]
    #[case("行业", Some(Column::Category))]
    #[case("所属区域", Some(Column::Place))]
    #[case("街道", Some(Column::Place))]
    #[case("建设地点", Some(Column::Place))]
    #[case("主要责任单位", Some(Column::Lead))]
    #[case("协办单位", Some(Column::Cooperating))]
    #[case("联络人（电话）", Some(Column::Contact))]
    #[case("办理时限", Some(Column::Due))]
    #[case("竣工时间", Some(Column::Due))]
    #[case("目前进展情况", Some(Column::Progress))]
    #[case("形象进度", Some(Column::Progress))]
    #[case("总投资（万元）", Some(Column::InvestTotal))]
    #[case("本年度计划投资", Some(Column::InvestPlan))]
    #[case("完成投资", Some(Column::InvestDone))]
    #[case("项目性质", Some(Column::Class))]
    #[case("备注", Some(Column::Remark))]
    #[case("版本", Some(Column::Version))]
    #[case("ＮＯ．", Some(Column::Serial))]
    #[case("挂点领导", None)]
    #[case("", None)]
    fn a_header_cell_is_understood(#[case] cell: &str, #[case] expected: Option<Column>) {
        assert_eq!(understand(cell).map(|(column, _)| column), expected);
    }

    #[rstest]
    #[case("总投资(亿元)", MoneyUnit::Yi)]
    #[case("总投资（元）", MoneyUnit::Yuan)]
    #[case("总投资（万元）", MoneyUnit::Wan)]
    #[case("总投资", MoneyUnit::Wan)]
    fn the_unit_of_money_stands_in_the_header(#[case] cell: &str, #[case] expected: MoneyUnit) {
        assert_eq!(money_unit(cell), expected);
    }

    #[test]
    fn the_header_need_not_be_the_first_row() {
        let rows = rows(&[
            &["海淀区2025年重点项目台账", "", ""],
            &["单位：万元", "", ""],
            &["序号", "项目名称", "责任单位", "挂点领导"],
            &["1", "北坞公园", "区园林绿化局", "某某"],
        ]);
        let header = find_header(&rows).unwrap();
        assert_eq!(header.at, 2);
        let known: Vec<Column> = header.known.iter().map(|known| known.column).collect();
        assert_eq!(known, [Column::Serial, Column::Title, Column::Lead]);
        assert_eq!(header.unknown, ["挂点领导"]);
    }

    #[test]
    fn of_two_headers_for_one_column_the_surer_one_counts() {
        let rows = rows(&[&["责任单位", "工作措施", "牵头单位", "任务名称", "主办单位"]]);
        let header = find_header(&rows).unwrap();
        let place = |column| header.find(column).unwrap().place;
        assert_eq!(place(Column::Lead), 2);
        assert_eq!(place(Column::Title), 3);
        assert_eq!(place(Column::Remark), 1);
        assert_eq!(header.unknown, ["责任单位", "主办单位"]);
    }

    #[test]
    fn no_name_stands_for_two_columns() {
        let mut all: Vec<String> = NAMES
            .iter()
            .flat_map(|(_, names)| names.iter().map(|name| bare(name)))
            .collect();
        all.sort();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn without_a_title_there_is_no_header() {
        let rows = rows(&[&["序号", "责任单位"], &["1", "区水务局"]]);
        assert_eq!(find_header(&rows), None);
        assert_eq!(nearest_header(&rows), ["序号", "责任单位"]);
    }
}
