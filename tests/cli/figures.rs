//! The figures of the reports: the same in every format, and the same as counted in the database by hand.

use std::collections::BTreeMap;

use pretty_assertions::assert_eq;
use rusqlite::Connection;
use rusqlite::types::FromSql;
use serde_json::Value;

use crate::support::Home;
use crate::support::paper::{self, Grid, same, same_row, tight};

/// The board's demo after the cut-off of its week.
const AFTER: &str = "2025-03-14T18:00";
const FORMATS: &str = "txt,md,html,docx,xlsx,csv,json";

/// What one report says in every format.
struct Report {
    text: String,
    md: String,
    html: Vec<u8>,
    docx: Vec<u8>,
    xlsx: Vec<u8>,
    csv: Vec<u8>,
    json: Value,
}

impl Report {
    fn written(home: &Home, words: &[&str], lang: &str, today: &str) -> Self {
        let out = home.path("out");
        std::fs::create_dir_all(&out).unwrap();
        let cli = home.cli(words.iter().copied());
        let cli = cli.args(["--lang", lang, "--format", FORMATS, "-o", "out"]);
        cli.today(today).ok();
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for file in std::fs::read_dir(&out).unwrap() {
            let path = file.unwrap().path();
            let ending = path.extension().unwrap().to_str().unwrap().to_owned();
            let twice = files.insert(ending, std::fs::read(&path).unwrap());
            assert_eq!(twice, None, "one file of each format");
        }
        let mut take = |ending: &str| files.remove(ending).unwrap();
        let mut words = |ending: &str| String::from_utf8(take(ending)).unwrap();
        Self {
            text: words("txt"),
            md: words("md"),
            json: serde_json::from_str(&words("json")).unwrap(),
            html: take("html"),
            docx: take("docx"),
            xlsx: take("xlsx"),
            csv: take("csv"),
        }
    }

    /// Every table of the Markdown page stands cell by cell in every other format, and they have no others.
    fn agree(&self) -> Vec<Grid> {
        let tables = paper::md(&self.md);
        let html = paper::html(std::str::from_utf8(&self.html).unwrap());
        assert_eq!(html.page.tables.len(), tables.len());
        for (one, other) in html.page.tables.iter().zip(&tables) {
            same_table("html", one, other);
        }
        paper::is_sound(&self.docx);
        // What is no table of the page is drawn with one: the figures that stand out, and the charts.
        let mut drawn: Vec<Grid> = Vec::new();
        let mut left = tables.iter().peekable();
        for found in paper::docx(&self.docx).tables {
            match left.next_if(|table| table[0] == found[0]) {
                Some(table) => same_table("docx", &found, table),
                None => drawn.push(found),
            }
        }
        assert_eq!(left.next(), None, "docx lacks it");
        let charts = drawn.iter().skip(1).map(|rows| {
            let bars = rows.iter().map(|row| {
                let mut said = row.iter().filter(|cell| !cell.trim().is_empty());
                let (name, number) = (said.next().unwrap(), said.next_back().unwrap());
                tight(&format!("{name}{number}"))
            });
            bars.collect::<Vec<_>>().join(";")
        });
        let pictures = html.pictures.iter().map(|said| tight(said));
        assert_eq!(charts.collect::<Vec<_>>(), pictures.collect::<Vec<_>>());
        paper::is_sound(&self.xlsx);
        let sheets = paper::xlsx(&self.xlsx);
        let csv: Grid = paper::csv(&self.csv)
            .into_iter()
            .map(|mut record| record.split_off(1))
            .collect();
        let txt = paper::txt(&self.text);
        assert_eq!(txt.len(), tables.len());
        for (table, columns) in tables.iter().zip(&txt) {
            holds("csv", &csv, table);
            let sheet = sheets.iter().find(|(_, rows)| place(rows, table).is_some());
            assert!(
                sheet.is_some(),
                "no sheet has {:?}",
                &table[..2.min(table.len())]
            );
            same_columns(columns, table);
        }
        tables
    }
}

/// Where the rows of a table begin among others.
fn place(rows: &Grid, table: &Grid) -> Option<usize> {
    rows.windows(table.len()).position(|window| {
        window
            .iter()
            .zip(table)
            .all(|(row, cells)| same_row(row, cells))
    })
}

#[track_caller]
fn holds(format: &str, rows: &Grid, table: &Grid) {
    assert!(
        place(rows, table).is_some(),
        "{format}: {:?}",
        &table[..2.min(table.len())]
    );
}

#[track_caller]
fn same_table(format: &str, one: &Grid, other: &Grid) {
    assert_eq!(one.len(), other.len(), "{format}: {:?}", other[0]);
    for (one, other) in one.iter().zip(other) {
        assert!(
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other)),
            "{format}: {one:?} {other:?}"
        );
    }
}

/// A column of a text page says what the table's does, however its lines are broken.
#[track_caller]
fn same_columns(columns: &[(String, String)], table: &Grid) {
    let (head, rows) = table.split_first().unwrap();
    assert_eq!(columns.len(), head.len(), "{head:?}");
    for (at, (name, below)) in columns.iter().enumerate() {
        assert_eq!(*name, tight(&head[at]));
        let meant: String = rows.iter().map(|row| tight(&row[at])).collect();
        assert_eq!(*below, meant, "{head:?}");
    }
}

/// The table whose first heads are these.
#[track_caller]
fn table<'a>(tables: &'a [Grid], heads: &[&str]) -> &'a [Vec<String>] {
    let mut found = tables
        .iter()
        .filter(|table| table[0].iter().zip(heads).all(|(one, head)| one == head));
    let table = found.next().unwrap_or_else(|| panic!("no {heads:?}"));
    assert!(found.next().is_none(), "two {heads:?}");
    &table[1..]
}

/// The number of a project as it stands before its title.
fn id(cell: &str) -> i64 {
    let number = cell.strip_prefix('#').unwrap();
    number.split_once(' ').unwrap().0.parse().unwrap()
}

/// Counts by SQL, in the database itself.
struct Sql(Connection);

impl Sql {
    fn of(home: &Home) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "it counts by another way than the store's"
        )]
        let opened = Connection::open(home.db());
        Self(opened.unwrap())
    }

    fn one<T: FromSql>(&self, query: &str) -> T {
        self.0.query_row(query, [], |row| row.get(0)).unwrap()
    }

    fn pairs<A: FromSql, B: FromSql>(&self, query: &str) -> Vec<(A, B)> {
        let mut statement = self.0.prepare(query).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.unwrap().map(Result::unwrap).collect()
    }
}

/// Every project on the board with its stage's class and its lead.
const ON_BOARD: &str = "WITH seen AS (
    SELECT p.id, p.level, p.side, p.due_day, s.class,
           (SELECT o.dept FROM owner o WHERE o.project = p.id AND o.role = 'lead'
            ORDER BY o.position LIMIT 1) AS lead,
           EXISTS (SELECT 1 FROM entry e WHERE e.project = p.id AND e.week = '2025-W11') AS told
    FROM project p JOIN stage s ON s.key = p.stage WHERE p.removed = 0),
  late AS (
    SELECT *, CAST(julianday('2025-03-14') - julianday(due_day) AS INTEGER) AS days FROM seen
    WHERE class <> 'done' AND side IS NULL AND due_day < '2025-03-14'),
  owing AS (SELECT * FROM seen WHERE class = 'active' AND side IS NULL) ";

#[test]
fn the_formats_of_a_week_agree() {
    let home = Home::demo();
    let week = ["week", "--week", "2025-W11"];
    let report = Report::written(&home, &week, "zh", AFTER);
    report.agree();
    // The figures that stand out, where no table is.
    let overall = &report.json["overall"];
    let light = |at: usize| &overall["lights"][at]["tally"]["count"];
    let reporting = &overall["reporting"];
    let unreported = reporting["owed"].as_u64().unwrap() - reporting["reported"].as_u64().unwrap();
    let due_soon = report.json["due_soon"].as_array().unwrap().len();
    let overdue = report.json["overdue"].as_array().unwrap().len();
    let figures = [
        ("在册", overall["total"]["count"].to_string()),
        ("红灯", light(0).to_string()),
        ("黄灯", light(1).to_string()),
        ("逾期", overdue.to_string()),
        ("临期事项", due_soon.to_string()),
        ("未报", unreported.to_string()),
    ];
    let html = paper::html(std::str::from_utf8(&report.html).unwrap());
    let html = tight(&html.page.words);
    let docx = paper::docx(&report.docx).tables.remove(0);
    let front = paper::xlsx(&report.xlsx).remove(0).1;
    let names = front.iter().position(|row| row[0] == "在册").unwrap();
    for (at, (name, number)) in figures.iter().enumerate() {
        assert!(tight(&report.text).contains(&format!("{name}{number}项")));
        assert!(report.md.contains(&format!("{name}{number}项")));
        assert!(html.contains(&format!("{number}{name}")), "{name}");
        assert!(
            tight(&docx[0][at]).starts_with(&format!("{number}{name}")),
            "{docx:?}"
        );
        assert_eq!(
            (&front[names][at], &front[names + 1][at]),
            (&(*name).to_owned(), number)
        );
    }
    Report::written(&Home::demo(), &week, "en", AFTER).agree();
}

#[test]
fn a_week_counts_what_the_database_holds() {
    let home = Home::demo();
    let week = ["week", "--week", "2025-W11"];
    let report = Report::written(&home, &week, "zh", AFTER);
    let tables = report.agree();
    let sql = Sql::of(&home);
    let overall = &report.json["overall"];
    let total: i64 = sql.one("SELECT count(*) FROM project WHERE removed = 0");
    assert_eq!(overall["total"]["count"], total);

    let stages: Vec<(String, i64)> = sql.pairs(
        "SELECT s.zh, (SELECT count(*) FROM project p WHERE p.stage = s.key AND p.removed = 0)
         FROM stage s ORDER BY s.position",
    );
    let counts = table(&tables, &["分组", "名称", "数量"]);
    let told = |group: &str| -> Vec<(String, i64)> {
        let rows = counts.iter().filter(|row| row[0] == group);
        rows.map(|row| (row[1].clone(), row[2].parse().unwrap()))
            .collect()
    };
    assert_eq!(told("阶段"), stages);
    let lights = told("灯号");
    assert_eq!(lights.iter().map(|(_, count)| count).sum::<i64>(), total);
    let blue: i64 = sql.one(&format!(
        "{ON_BOARD} SELECT count(*) FROM seen WHERE class = 'done'"
    ));
    assert_eq!(lights[3], ("蓝灯".to_owned(), blue));

    let late: Vec<(i64, i64)> = sql.pairs(&format!(
        "{ON_BOARD} SELECT id, days FROM late ORDER BY level DESC, days DESC, id"
    ));
    let overdue = table(&tables, &["项目", "牵头单位", "时限", "原定"]);
    let overdue = overdue
        .iter()
        .map(|row| (id(&row[0]), row[4].parse().unwrap()));
    assert_eq!(overdue.collect::<Vec<(i64, i64)>>(), late);
    assert!(late.len() > 50, "it would prove little");
    // The chart of them has the ten leads with the most.
    let leads: Vec<(i64, i64)> = sql.pairs(&format!(
        "{ON_BOARD} SELECT 0, count(*) FROM late GROUP BY lead ORDER BY count(*) DESC LIMIT 10"
    ));
    let html = paper::html(std::str::from_utf8(&report.html).unwrap());
    let drawn = html.pictures.last().unwrap().split("; ");
    let drawn = drawn.map(|bar| bar.rsplit(' ').next().unwrap().parse().unwrap());
    let leads = leads.into_iter().map(|(_, count)| count);
    assert_eq!(drawn.collect::<Vec<i64>>(), leads.collect::<Vec<_>>());

    let soon: Vec<(i64, i64)> = sql.pairs(
        &format!(
            "{ON_BOARD} SELECT id, days FROM (
           SELECT id, julianday(due_day) - julianday('2025-03-14') AS days FROM seen
           WHERE class <> 'done' AND side IS NULL
           UNION ALL
           SELECT p.id, julianday(m.due_day) - julianday('2025-03-14')
           FROM milestone m JOIN seen p ON p.id = m.project
           WHERE m.done IS NULL AND p.class <> 'done' AND p.side IS NULL)
         WHERE days BETWEEN 0 AND 28 ORDER BY days, id"
        )
        .replace(
            "SELECT id, days FROM (",
            "SELECT id, CAST(days AS INTEGER) FROM (",
        ),
    );
    let due = table(&tables, &["项目", "牵头单位", "阶段", "时限", "剩余天数"]);
    let due = due.iter().map(|row| (id(&row[0]), row[4].parse().unwrap()));
    assert_eq!(due.collect::<Vec<(i64, i64)>>(), soon);
    assert!(!soon.is_empty());
}

#[test]
fn departments_and_ledger_are_what_the_database_holds() {
    let home = Home::demo();
    let week = ["week", "--week", "2025-W11"];
    let report = Report::written(&home, &week, "zh", AFTER);
    let tables = paper::md(&report.md);
    let sql = Sql::of(&home);
    let by_lead =
        "COALESCE((SELECT name FROM department WHERE department.id = lead), '未明确牵头单位')";
    let count = |what: &str| -> BTreeMap<String, i64> {
        let query = format!("{ON_BOARD} SELECT {by_lead}, count(*) FROM {what} GROUP BY lead");
        sql.pairs(&query).into_iter().collect()
    };
    let columns = [
        count("seen"),
        count("seen WHERE class = 'active'").clone(),
        count("seen WHERE class = 'done'"),
        count("late"),
    ];
    let (told, owed) = (count("owing WHERE told"), count("owing"));
    let rows = table(&tables, &["牵头单位", "总数", "在建"]);
    let (sum, rows) = rows.split_last().unwrap();
    assert_eq!(rows.len(), columns[0].len());
    let mut sums = [0_i64; 4];
    for row in rows {
        for (at, column) in columns.iter().enumerate() {
            let count = column.get(&row[0]).copied().unwrap_or(0);
            assert_eq!(row[at + 1], count.to_string(), "{row:?}");
            sums[at] += count;
        }
        let owed = owed.get(&row[0]).copied().unwrap_or(0);
        let told = told.get(&row[0]).copied().unwrap_or(0);
        let meant = if owed == 0 {
            "-".to_owned()
        } else {
            format!("{told}/{owed}")
        };
        assert_eq!(row[6], meant, "{row:?}");
    }
    assert_eq!(sum[1..5], sums.map(|sum| sum.to_string()));

    let silent: Vec<i64> = sql
        .pairs::<i64, i64>(&format!(
            "{ON_BOARD} SELECT id, told FROM owing WHERE NOT told ORDER BY id"
        ))
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let mut unreported: Vec<i64> = table(&tables, &["项目", "牵头单位", "连续未报周数"])
        .iter()
        .map(|row| id(&row[0]))
        .collect();
    unreported.sort_unstable();
    assert_eq!(unreported, silent);

    let all: Vec<(i64, String)> = sql.pairs(
        "SELECT p.id, COALESCE(p.due_day, '-') FROM project p WHERE p.removed = 0 ORDER BY p.id",
    );
    let ledger = table(&tables, &["项目", "类别", "阶段"]);
    let ledger = ledger.iter().map(|row| (id(&row[0]), row[5].clone()));
    assert_eq!(ledger.collect::<Vec<_>>(), all);
}

#[test]
fn the_formats_of_an_evaluation_agree() {
    let home = Home::demo();
    let review = ["review", "--year", "2024"];
    let report = Report::written(&home, &review, "zh", "2026-11-22");
    let tables = report.agree();
    let results = &report.json["overall"]["results"];
    let count = |key: &str| results[key].as_u64().unwrap();
    // Every project has one outcome, and each list of sums comes to the same.
    let mut outcomes: BTreeMap<&str, u64> = BTreeMap::new();
    for row in report.json["projects"].as_array().unwrap() {
        *outcomes
            .entry(row["outcome"].as_str().unwrap())
            .or_default() += 1;
    }
    assert_eq!(outcomes.values().sum::<u64>(), count("total"));
    for (outcome, number) in &outcomes {
        assert_eq!(count(outcome), *number, "{outcome}");
    }
    let heads = ["名称", "合计", "按期"].map(str::to_owned);
    let sums = tables.iter().filter(|table| {
        table[0].starts_with(&heads) && table.last().is_some_and(|row| row[0] == "合计")
    });
    let mut seen = 0;
    for table in sums {
        seen += 1;
        let (sum, rows) = table[1..].split_last().unwrap();
        for at in 1..=9 {
            let cells = rows.iter().map(|row| row[at].parse::<u64>().unwrap());
            assert_eq!(
                cells.sum::<u64>(),
                sum[at].parse::<u64>().unwrap(),
                "{}",
                table[0][at]
            );
        }
        let meant = ["total", "on_time", "late", "finished", "overdue", "unsaid"];
        assert_eq!(sum[1..7], meant.map(|key| count(key).to_string()));
    }
    assert!(seen >= 2, "{seen}");
    let said = format!(
        "合计{}项、按期完成{}项、超期完成{}项、完成{}项、逾期未完{}项、未说明{}项",
        count("total"),
        count("on_time"),
        count("late"),
        count("finished"),
        count("overdue"),
        count("unsaid")
    );
    assert!(
        report.md.contains(&said) && tight(&report.text).contains(&said),
        "{said}"
    );
    Report::written(&Home::demo(), &review, "en", "2026-11-22").agree();
}

#[test]
fn the_formats_of_the_ledger_agree() {
    let home = Home::demo();
    let export = |format: &str| {
        let name = format!("ledger.{format}");
        let words = ["export", "--lang", "zh", "--columns", "all", "-o", &name];
        home.cli(words).ok();
        std::fs::read(home.path(&name)).unwrap()
    };
    let csv = paper::csv(&export("csv"));
    let xlsx = export("xlsx");
    paper::is_sound(&xlsx);
    let sheets = paper::xlsx(&xlsx);
    let md = String::from_utf8(export("md")).unwrap();
    let md = paper::md(&md).remove(0);
    let json: Value = serde_json::from_slice(&export("json")).unwrap();
    same_table("md", &csv, &md);
    let rows = &sheets[0].1;
    assert_eq!(rows.len(), csv.len());
    for (row, cells) in rows.iter().zip(&csv) {
        assert!(same_row(row, cells), "{row:?}\n{cells:?}");
    }
    let columns = json["columns"].as_array().unwrap();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows.len() + 1, csv.len());
    for (row, cells) in rows.iter().zip(&csv[1..]) {
        for (column, cell) in columns.iter().zip(cells) {
            let key = column["key"].as_str().unwrap();
            let value = match &row[key] {
                Value::Null => String::new(),
                Value::Number(share) if key == "percent" => format!("{share}%"),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert!(same(&value, cell), "{column}: {value:?} {cell:?}");
        }
    }
    let held: i64 = Sql::of(&home).one("SELECT count(*) FROM project WHERE removed = 0");
    assert_eq!(i64::try_from(rows.len()).unwrap(), held);
}

#[test]
fn the_calendar_has_an_entry_for_every_open_date_in_the_database() {
    let home = Home::demo();
    let text = home.cli(["calendar", "--lang", "zh"]).ok().stdout;
    let calendars = ical::IcalParser::new(text.as_bytes());
    let events: Vec<_> = calendars.flat_map(|it| it.unwrap().events).collect();
    let mut days: Vec<String> = events
        .iter()
        .map(|event| {
            let start = event.properties.iter().find(|it| it.name == "DTSTART");
            start.unwrap().value.clone().unwrap()
        })
        .collect();
    days.sort();
    let meant: Vec<(String, i64)> = Sql::of(&home).pairs(
        "SELECT replace(due_day, '-', ''), 0 FROM (
           SELECT p.due_day FROM project p JOIN stage s ON s.key = p.stage
           WHERE p.removed = 0 AND p.side IS NULL AND s.class <> 'done' AND p.due_day IS NOT NULL
           UNION ALL
           SELECT m.due_day FROM milestone m JOIN project p ON p.id = m.project
           JOIN stage s ON s.key = p.stage
           WHERE p.removed = 0 AND p.side IS NULL AND s.class <> 'done'
             AND m.done IS NULL AND m.due_day IS NOT NULL)
         ORDER BY 1",
    );
    let meant: Vec<String> = meant.into_iter().map(|(day, _)| day).collect();
    assert_eq!(days, meant);
    assert!(days.len() > 100);
}
