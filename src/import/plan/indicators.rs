//! The indicator table of a plan directory: rows in `indicators.csv`, what documents say of them in `values.csv`.
//!
//! A plan may do without either.

use std::collections::BTreeSet;

use crate::domain::board::SourceRef;
use crate::domain::calendar::YEARS;
use crate::domain::indicator::{Nature, ValueKind};
use crate::domain::people::Department;

use super::super::table::{Flaw, Line, Problem};
use super::cell::{known, once};
use super::proof::Proof;
use super::reading::{MAY, NEEDED, Reading};

/// A row of the table, its departments still by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanIndicator {
    /// Key, stable over editions of the plan.
    pub key: String,
    /// Number in the plan's own table.
    pub number: String,
    /// Key of the row that it is a sub-row of; that one stands above.
    pub parent: Option<String>,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// 约束性 or 预期性, where the plan says.
    pub nature: Option<Nature>,
    /// Keys of the departments, the lead first.
    pub departments: Vec<String>,
    /// Where it stands.
    pub source: SourceRef,
}

/// What a document says of a row in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanValue {
    /// Key of the row.
    pub indicator: String,
    /// The year.
    pub year: i32,
    /// Planned or reached.
    pub kind: ValueKind,
    /// The cell as it stands.
    pub text: String,
    /// Where it stands.
    pub source: SourceRef,
}

impl Reading<'_> {
    pub(super) fn indicators(
        &mut self,
        proof: &Proof,
        departments: &[(String, Department)],
    ) -> Vec<PlanIndicator> {
        let columns = [
            ("key", NEEDED),
            ("number", MAY),
            ("parent", MAY),
            ("name", NEEDED),
            ("unit", MAY),
            ("nature", MAY),
            ("departments", MAY),
            ("source", NEEDED),
            ("section", MAY),
            ("locator", MAY),
        ];
        let mut seen = BTreeSet::new();
        self.each("indicators.csv", &columns, |line| {
            let parent = line.optional("parent");
            if let Some(parent) = parent.as_ref().filter(|parent| !seen.contains(*parent)) {
                return Err(line.flaw("parent", Problem::NotAbove(parent.clone())));
            }
            let units = line.list("departments");
            for unit in &units {
                known(
                    line,
                    "departments",
                    unit,
                    "departments.csv",
                    departments.iter().map(|(key, _)| key.as_str()),
                )?;
            }
            let nature = if line.cell("nature").is_empty() {
                None
            } else {
                Some(line.word("nature", Nature::from_key, &["binding", "expected"])?)
            };
            Ok(PlanIndicator {
                key: once(line, "key", &mut seen)?,
                number: line.cell("number").to_owned(),
                parent,
                name: line.required("name")?,
                unit: line.cell("unit").to_owned(),
                nature,
                departments: units,
                source: proof.source_ref(line, "locator")?,
            })
        })
    }

    pub(super) fn values(&mut self, proof: &Proof, indicators: &[PlanIndicator]) -> Vec<PlanValue> {
        let columns = [
            ("indicator", NEEDED),
            ("year", NEEDED),
            ("kind", NEEDED),
            ("text", NEEDED),
            ("source", NEEDED),
            ("section", MAY),
            ("locator", MAY),
        ];
        let mut seen = BTreeSet::new();
        self.each("values.csv", &columns, |line| {
            let indicator = line.required("indicator")?;
            known(
                line,
                "indicator",
                &indicator,
                "indicators.csv",
                indicators.iter().map(|row| row.key.as_str()),
            )?;
            let value = PlanValue {
                indicator,
                year: year(line)?,
                kind: line.word(
                    "kind",
                    ValueKind::from_key,
                    &ValueKind::ALL.map(ValueKind::key),
                )?,
                text: line.required("text")?,
                source: proof.source_ref(line, "locator")?,
            };
            // A document says one thing of a cell.
            let cell = (
                value.indicator.clone(),
                value.year,
                value.kind,
                value.source.source.clone(),
            );
            if seen.insert(cell) {
                Ok(value)
            } else {
                let (key, year, kind) = (&value.indicator, value.year, value.kind.key());
                let twice = format!("{key} {year} {kind}");
                Err(line.flaw("indicator", Problem::Twice(twice)))
            }
        })
    }
}

fn year(line: &Line<'_>) -> Result<i32, Flaw> {
    let year = line.number("year")?;
    let year = year.ok_or_else(|| line.flaw("year", Problem::Empty))?;
    if YEARS.contains(&year) {
        Ok(year)
    } else {
        Err(line.flaw("year", Problem::NotAYear(year)))
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;
    use rstest::rstest;

    use super::super::{Care, Files, PlanDraft, Words, read_plan};
    use super::*;
    use crate::domain::calendar::WorkCalendar;

    const INDICATORS: &str = "key,number,parent,name,unit,nature,departments,source,section,locator\n\
        gdp,1,,地区生产总值增速,%,expected,fgw;tjj,plan,指标表,增速\n\
        pop,2,,常住人口,万人,约束性,,plan,,\n\
        pop-town,,pop,其中：城镇,万人,,,plan,,\n";
    const VALUES: &str = "indicator,year,kind,text,source,section,locator\n\
        gdp,2025,target,6%左右,plan,指标表,\n\
        gdp,2025,actual,稳步增长,report,一,\n\
        pop-town,2025,target,300以内,plan,,\n";

    fn read(indicators: Option<&str>, values: Option<&str>) -> Result<PlanDraft, Vec<Flaw>> {
        let mut files = vec![
            ("plan.toml", "title_zh = \"试\"\n"),
            (
                "sources.csv",
                "key,title,date\nplan,规划,2021-03-01\nreport,报告,2026-01-10\n",
            ),
            (
                "departments.csv",
                "key,name,short,kind\nfgw,区发展改革委,发改委,bureau\ntjj,区统计局,统计局,bureau\n",
            ),
            (
                "projects.csv",
                "key,title,category,source\np,北坞公园,park,plan\n",
            ),
            (
                "facts.csv",
                "project,on,fact,value,basis,source\np,2021-03-01,stage,preliminary,stated,plan\n",
            ),
        ];
        files.extend(indicators.map(|text| ("indicators.csv", text)));
        files.extend(values.map(|text| ("values.csv", text)));
        let words = Words {
            stages: &["preliminary"],
            categories: &["park"],
            calendar: &WorkCalendar::default(),
        };
        read_plan(&Files::given(&files), words, Care::Known)
    }

    #[test]
    fn rows_and_values_are_read() {
        let plan = read(Some(INDICATORS), Some(VALUES)).unwrap();
        let keys: Vec<_> = plan.indicators.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, ["gdp", "pop", "pop-town"]);
        let first = plan.indicators.first().unwrap();
        assert_eq!(first.departments, ["fgw", "tjj"]);
        assert_eq!(first.nature, Some(Nature::Expected));
        let natures: Vec<_> = plan.indicators.iter().map(|row| row.nature).collect();
        assert_eq!(
            natures,
            [Some(Nature::Expected), Some(Nature::Binding), None]
        );
        assert_eq!(
            plan.indicators.last().unwrap().parent.as_deref(),
            Some("pop")
        );
        assert_eq!(plan.values.len(), 3);
        assert_eq!(plan.values.first().unwrap().source.section, "指标表");
    }

    #[test]
    fn a_plan_may_do_without_either() {
        assert_eq!(read(None, None).unwrap().indicators, []);
        assert_eq!(read(Some(INDICATORS), None).unwrap().values, []);
    }

    #[rstest]
    #[case::parent_below("a,1,b,甲,,,,plan,,\nb,2,,乙,,,,plan,,", 2, "parent", Problem::NotAbove("b".to_owned()))]
    #[case::own_parent("a,1,a,甲,,,,plan,,", 2, "parent", Problem::NotAbove("a".to_owned()))]
    #[case::twice("a,1,,甲,,,,plan,,\na,2,,乙,,,,plan,,", 3, "key", Problem::Twice("a".to_owned()))]
    #[case::no_name("a,1,,,,,,plan,,", 2, "name", Problem::Empty)]
    #[case::nature("a,1,,甲,,必须,,plan,,", 2, "nature", Problem::UnknownWord { word: "必须".to_owned(), known: vec!["binding".to_owned(), "expected".to_owned()] })]
    #[case::dept("a,1,,甲,,,fg,plan,,", 2, "departments", Problem::NoSuchKey { key: "fg".to_owned(), table: "departments.csv", close: Some("fgw".to_owned()) })]
    #[case::source("a,1,,甲,,,,plam,,", 2, "source", Problem::NoSuchKey { key: "plam".to_owned(), table: "sources.csv", close: Some("plan".to_owned()) })]
    fn a_fault_in_a_row_has_its_place(
        #[case] rows: &str,
        #[case] line: u64,
        #[case] column: &str,
        #[case] problem: Problem,
    ) {
        let head = INDICATORS.lines().next().unwrap();
        let flaws = read(Some(&format!("{head}\n{rows}\n")), None).unwrap_err();
        let expected = Flaw {
            file: "indicators.csv".to_owned(),
            line,
            column: column.to_owned(),
            problem,
        };
        assert_eq!(flaws, [expected]);
    }

    #[rstest]
    #[case::indicator("gdb,2025,target,6,plan,,", "indicator", Problem::NoSuchKey { key: "gdb".to_owned(), table: "indicators.csv", close: Some("gdp".to_owned()) })]
    #[case::no_year("gdp,,target,6,plan,,", "year", Problem::Empty)]
    #[case::no_number("gdp,明年,target,6,plan,,", "year", Problem::NotANumber("明年".to_owned()))]
    #[case::early("gdp,1999,target,6,plan,,", "year", Problem::NotAYear(1999))]
    #[case::late("gdp,2101,target,6,plan,,", "year", Problem::NotAYear(2101))]
    #[case::kind("gdp,2025,goal,6,plan,,", "kind", Problem::UnknownWord { word: "goal".to_owned(), known: vec!["target".to_owned(), "actual".to_owned()] })]
    #[case::nothing("gdp,2025,target,,plan,,", "text", Problem::Empty)]
    #[case::twice(
        "gdp,2025,target,7,plan,,\ngdp,2025,target,8,plan,别处,",
        "indicator",
        Problem::Twice("gdp 2025 target".to_owned())
    )]
    fn a_fault_in_a_value_has_its_place(
        #[case] rows: &str,
        #[case] column: &str,
        #[case] problem: Problem,
    ) {
        let head = VALUES.lines().next().unwrap();
        let flaws = read(Some(INDICATORS), Some(&format!("{head}\n{rows}\n"))).unwrap_err();
        let found: Vec<_> = flaws
            .iter()
            .map(|flaw| (flaw.file.as_str(), flaw.column.as_str(), &flaw.problem))
            .collect();
        assert_eq!(found, [("values.csv", column, &problem)]);
    }

    #[test]
    fn values_without_rows_are_faults() {
        let flaws = read(None, Some(VALUES)).unwrap_err();
        assert_eq!(flaws.len(), 3);
    }
}
