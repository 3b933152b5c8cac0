//! Ledgers in and out: through the door in memory, and by the program as a process.

use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;

use chrono_tz::Asia::Shanghai;
use duban::clock::Clock;
use duban::domain::command::{Command as Asked, Request};
use duban::domain::decide::Refusal;
use duban::domain::id::{Actor, Day, ProjectId};
use duban::domain::ledger::Column;
use duban::domain::people::{Basis, OwnerRole};
use duban::domain::project::{Commitment, PlanClass, Project, SlipReason};
use duban::i18n::{Lang, ledger as words, trade};
use duban::import::header::find_header;
use duban::import::ledger::{LedgerError, NewUnits};
use duban::import::sheet::{Row, read_sheets};
use duban::import::{Fault, Files, LedgerDraft, read_ledger};
use duban::ops::{
    Decisions, Failure, Fate, Imported, LedgerFailure, LedgerWish, Mode, Purpose, RowProblem,
    Session, import_ledger, load_plan,
};
use duban::report::csv::Mark;
use duban::report::listing::Look;
use duban::report::{csv, ledger, xlsx};
use rstest::rstest;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn session(actor: &str) -> Session {
    let clock = Clock::noon(day("2025-03-14"), Shanghai);
    Session::in_memory(Purpose::Sandbox, Actor(actor.to_owned()), clock).unwrap()
}

fn haidian() -> Session {
    let mut session = session("wang");
    let files = Files::built_in("haidian").unwrap();
    load_plan(&mut session, &files, Mode::Commit).unwrap();
    session
}

fn draft(session: &Session, bytes: &[u8], new_units: NewUnits) -> LedgerDraft {
    let sheets = read_sheets(bytes).unwrap();
    read_ledger(&sheets, &session.board().unwrap(), new_units).unwrap()
}

fn wish() -> LedgerWish {
    LedgerWish {
        file: "t.csv".to_owned(),
        ..LedgerWish::default()
    }
}

fn import(
    session: &mut Session,
    bytes: &[u8],
    wish: &LedgerWish,
    mode: Mode,
) -> Result<Imported, LedgerFailure> {
    let draft = draft(session, bytes, NewUnits::Add);
    import_ledger(session, &draft, wish, mode, &mut |_, _| {})
}

fn counts(done: &Imported) -> [usize; 3] {
    [Fate::New, Fate::Changed, Fate::Same].map(|fate| done.count(fate))
}

fn strict(session: &mut Session, text: &str, wish: &LedgerWish) -> Vec<String> {
    let draft = draft(session, text.as_bytes(), NewUnits::Refuse);
    match import_ledger(session, &draft, wish, Mode::Commit, &mut |_, _| {}) {
        Ok(_) => Vec::new(),
        Err(LedgerFailure::Rows(troubles)) => troubles
            .iter()
            .map(|trouble| match &trouble.problem {
                RowProblem::Fault { column, fault } => {
                    let place = words::place(Lang::Zh, "t.csv", &trouble.place, column);
                    format!("{place}：{}", words::fault(Lang::Zh, &trouble.place, fault))
                }
                RowProblem::Failure(failure) => format!("{}：{failure}", trouble.place),
            })
            .collect(),
        Err(failure) => panic!("{failure}"),
    }
}

fn export(session: &mut Session, lang: Lang) -> [Vec<u8>; 2] {
    export_columns(session, lang, &Column::EXPORTED)
}

fn export_columns(session: &mut Session, lang: Lang, columns: &[Column]) -> [Vec<u8>; 2] {
    let state = session.state().unwrap();
    let projects: Vec<&Project> = state.projects.values().collect();
    let look = Look {
        lang,
        board: &state.board,
        today: session.today(),
    };
    let ledger = ledger::ledger(look, columns, &projects, &mut |_| ());
    [
        csv::csv(&ledger, Mark::With).unwrap(),
        xlsx::xlsx(&ledger, &mut |_| ()).unwrap(),
    ]
}

fn project(session: &Session, id: u32) -> Project {
    session.project(ProjectId(id)).unwrap().unwrap()
}

#[track_caller]
fn nothing_differs(session: &mut Session) {
    let head = session.head().unwrap().seq;
    for lang in [Lang::Zh, Lang::En] {
        // What only tells is left alone.
        let all = export_columns(session, lang, &Column::ALL);
        for bytes in export(session, lang).into_iter().chain(all) {
            let count = session.state().unwrap().projects.len();
            let done = import(session, &bytes, &wish(), Mode::Commit).unwrap();
            let changed: Vec<_> = done
                .rows
                .iter()
                .filter(|row| row.fate != Fate::Same)
                .collect();
            assert_eq!(changed, Vec::<&duban::ops::RowDone>::new());
            assert_eq!(counts(&done), [0, 0, count]);
        }
    }
    assert_eq!(session.head().unwrap().seq, head, "nothing was written");
}

const SMALL: &str = "项目名称,责任单位,配合单位,完成时限,阶段,年度\r\n\
    南沙河闸,区水务局,上庄镇、温泉镇,6月底,在建,2025\r\n\
    滨河公园,区园林绿化局,,年底前,前期,2025\r\n";

fn small() -> Session {
    let mut session = session("wang");
    let done = import(&mut session, SMALL.as_bytes(), &wish(), Mode::Commit).unwrap();
    assert_eq!(counts(&done), [2, 0, 0]);
    session
}

#[test]
fn the_shipped_plan_comes_back_as_it_went_out() {
    nothing_differs(&mut haidian());
}

#[test]
fn the_same_board_gives_the_same_bytes() {
    let mut session = haidian();
    assert_eq!(
        export(&mut session, Lang::Zh),
        export(&mut session, Lang::Zh)
    );
}

#[test]
fn five_hundred_rows_go_in_out_and_in_again() {
    let units = ["区水务局", "区教委", "上庄镇、区水务局", "某集团；温泉镇"];
    let dues = ["6月底", "年底前", "持续推进", "2025-09-30", "“十四五”期间"];
    let mut text = String::from(
        "序号,项目编号,项目名称,类别,建设地点,阶段,责任单位,责任人,联系人,完成时限,年度,计划分类,承诺,标签,总投资（万元）,年度计划投资,完成投资,备注\n",
    );
    let pick = |list: &[&'static str], at: usize| list[at % list.len()];
    for at in 1..=500 {
        let row = [
            at.to_string(),
            format!("P-{at:03}"),
            format!("第{at}号工程"),
            pick(&["公园", "road", "水务"], at).to_owned(),
            pick(&["上庄镇", "温泉镇", ""], at).to_owned(),
            pick(&["前期", "在建", "投用"], at).to_owned(),
            pick(&units, at).to_owned(),
            pick(&["张三", ""], at).to_owned(),
            "李四 010-12345678".to_owned(),
            pick(&dues, at).to_owned(),
            "2025".to_owned(),
            pick(&["新建", "续建", "竣工"], at).to_owned(),
            pick(&["确保", "力争", ""], at).to_owned(),
            pick(&["民生实事、3个100", ""], at).to_owned(),
            (at * 10).to_string(),
            "1.2亿元".to_owned(),
            String::new(),
            pick(&["-", "=1+1", "+86", "一｜二"], at).to_owned(),
        ];
        text.push_str(&row.join(","));
        text.push('\n');
    }
    let mut session = session("wang");
    let done = import(&mut session, text.as_bytes(), &wish(), Mode::Commit).unwrap();
    assert_eq!(counts(&done), [500, 0, 0]);
    assert_eq!(done.departments.len(), 5);
    let first = project(&session, 1);
    assert_eq!(first.key.as_deref(), Some("P-001"));
    assert_eq!(first.money.year_plan.unwrap().0, 12_000);
    assert_eq!(first.plan_class, Some(PlanClass::Continued));
    nothing_differs(&mut session);
    let again = import(&mut session, text.as_bytes(), &wish(), Mode::Commit).unwrap();
    assert_eq!(counts(&again), [0, 0, 500]);
    assert_eq!(session.examine().unwrap().findings, []);
    // Out of one board into another, and out again: only numbers and versions may differ.
    let [file, _] = export(&mut session, Lang::Zh);
    let without_ids = String::from_utf8(file).unwrap();
    let without_ids: String = without_ids
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let (_, rest) = line.split_once(',').unwrap();
            let (rest, _) = rest.rsplit_once(',').unwrap();
            let first = if at == 0 { "序号," } else { "," };
            [first, rest, ",\r\n"].concat()
        })
        .collect();
    let mut other = self::session("li");
    let done = import(&mut other, without_ids.as_bytes(), &wish(), Mode::Commit).unwrap();
    assert_eq!(counts(&done), [500, 0, 0]);
    let plain = |session: &mut Session| -> Vec<_> {
        let state = session.state().unwrap();
        let all = state.projects.into_values();
        all.map(|project| {
            (
                project.title,
                project.remark,
                project.deadline,
                project.money,
            )
        })
        .collect()
    };
    assert_eq!(plain(&mut other), plain(&mut session));
}

#[test]
fn hostile_titles_survive_harmless() {
    let long = "长".repeat(120);
    let titles = [
        "=HYPERLINK(\"http://x\",\"y\")",
        "a|b`<script>",
        "红\u{1b}[31m色",
        "反\u{202e}写",
        "'=1",
        "''@x",
        "-",
        "＝全角",
        "一,\"二\"",
        "<f>1+1</f>",
        &long,
    ];
    let mut text = String::from("项目,说明\n");
    for title in titles {
        let quoted = title.replace('"', "\"\"");
        text.extend(["\"", &quoted, "\",\"多行\n说明\"\n"]);
    }
    let mut session = session("wang");
    let decided = LedgerWish {
        decisions: Decisions {
            all_new: true,
            ..Decisions::default()
        },
        ..wish()
    };
    import(&mut session, text.as_bytes(), &decided, Mode::Commit).unwrap();
    // A cell that begins with `'=` in a CSV is a guarded one: the guard comes off.
    let stored: Vec<String> = session
        .state()
        .unwrap()
        .projects
        .into_values()
        .map(|project| project.title)
        .collect();
    assert_eq!(stored[0], titles[0]);
    assert_eq!(&stored[2..5], ["红[31m色", "反写", "=1"]);
    assert_eq!(stored[5], "'@x");
    nothing_differs(&mut session);
    let [csv, xlsx] = export(&mut session, Lang::Zh);
    let csv = String::from_utf8(csv).unwrap();
    assert!(!csv.contains(['\u{1b}', '\u{202e}']));
    assert!(csv.contains("\"'=HYPERLINK("), "{csv}");
    let parts = unzip(&xlsx);
    let part = |name: &str| {
        &parts
            .iter()
            .find(|(known, _)| known.ends_with(name))
            .unwrap()
            .1
    };
    let (sheet, table) = (part("sheet1.xml"), part("table1.xml"));
    assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"));
    assert!(table.contains("<autoFilter ref=\"A1:Y12\"/>"), "{table}");
    assert!(sheet.contains("state=\"frozen\""));
    assert!(
        sheet.contains("paperSize=\"9\" orientation=\"landscape\"")
            || sheet.contains("orientation=\"landscape\"")
    );
    let core = &parts
        .iter()
        .find(|(name, _)| name.ends_with("core.xml"))
        .unwrap()
        .1;
    assert!(core.contains("2000-01-01T00:00:00Z"), "{core}");
}

fn unzip(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let text = std::io::read_to_string(&mut part).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn a_title_that_is_too_long_is_refused_by_its_row() {
    let text = format!("项目\n短\n{}\n", "长".repeat(300));
    let mut session = session("wang");
    let told = strict(&mut session, &text, &wish());
    assert_eq!(told, ["3：`title` has 300 characters; at most 120"]);
    assert!(
        session.state().unwrap().projects.is_empty(),
        "all or nothing"
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once_with_its_place() {
    let mut session = haidian();
    let text = "编号,项目,类别,牵头单位,时限,年度,总投资,阶段\n\
        #1,地铁13号线扩能提升,轨交,区水物局,看情况,今年,很多,快了\n\
        #9999,某工程,,,,,,\n\
        ,,公园,,,2025,,\n\
        #2,地铁12号线,,,,,#REF!,\n\
        #2,地铁12号线,,,,,,\n";
    let told = strict(&mut session, text, &wish()).join("\n");
    for part in [
        "t.csv 第 2 行“类别”列：没有“轨交”",
        "t.csv 第 2 行“牵头单位”列：没有叫“区水物局”的部门",
        "是不是“区水务局”？",
        "t.csv 第 2 行“年度”列：“今年”不是年份，请写成 2025",
        "t.csv 第 2 行“总投资”列：“很多”不是整数万元",
        "t.csv 第 2 行“阶段”列：没有“快了”；可用：储备、前期、在建、完工、投用、结决算",
        "t.csv 第 3 行：没有项目 #9999",
        "t.csv 第 4 行“项目”列：不能为空",
        "t.csv 第 5 行“总投资”列：表格计算出错（#REF!）",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let dates = strict(
        &mut session,
        "编号,项目,时限\n#1,地铁13号线扩能提升,看情况\n",
        &wish(),
    );
    assert!(dates[0].starts_with("t.csv 第 2 行“时限”列：看不懂时限“看情况”；可以这样写：年底前"));
    let twice = strict(
        &mut session,
        "编号,项目\n#2,地铁12号线\n,地铁12号线\n",
        &wish(),
    );
    assert_eq!(twice, ["t.csv 第 3 行：与第 2 行是同一个项目；请只留一行"]);
}

#[test]
fn a_close_title_is_asked_about_once() {
    let mut session = small();
    let text = "项目名称,责任人\n滨河公园项目,张三\n";
    let told = strict(&mut session, text, &wish());
    assert_eq!(
        told,
        [
            "t.csv 第 2 行：“滨河公园项目”与已有项目相近：#2 滨河公园；是同一项目请加 --same 2=2，是新项目请加 --new 2"
        ]
    );
    let mut decided = wish();
    decided.decisions.same.insert("2".to_owned(), ProjectId(2));
    let done = import(&mut session, text.as_bytes(), &decided, Mode::Commit).unwrap();
    assert_eq!(counts(&done), [0, 1, 0]);
    assert_eq!(project(&session, 2).aliases, ["滨河公园项目"]);
    assert_eq!(strict(&mut session, text, &wish()), Vec::<String>::new());
    // Or it is another one.
    let text = "项目名称\n南沙河闸工程\n";
    let mut decided = wish();
    decided.decisions.new.insert("2".to_owned());
    let done = import(&mut session, text.as_bytes(), &decided, Mode::Commit).unwrap();
    assert_eq!(counts(&done), [1, 0, 0]);
    decided.decisions.new.insert("77".to_owned());
    let failure = import(&mut session, text.as_bytes(), &decided, Mode::Commit).unwrap_err();
    assert!(matches!(failure, LedgerFailure::NoSuchRows(rows) if rows == ["77"]));
}

#[test]
fn units_of_one_cell_are_parted_and_the_first_leads() {
    let session = small();
    let board = session.board().unwrap();
    let owners: Vec<(&str, OwnerRole)> = project(&session, 1)
        .owners
        .iter()
        .map(|owner| (board.departments[&owner.dept].name.as_str(), owner.role))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    assert_eq!(
        owners,
        [
            ("区水务局", OwnerRole::Lead),
            ("上庄镇", OwnerRole::Cooperating),
            ("温泉镇", OwnerRole::Cooperating)
        ]
    );
}

#[test]
fn an_empty_cell_changes_nothing_and_a_column_that_is_not_there_neither() {
    let mut session = small();
    let text = "项目名称,责任单位,完成时限,责任人\n南沙河闸,,,张三\n";
    let done = import(&mut session, text.as_bytes(), &wish(), Mode::Commit).unwrap();
    assert_eq!(done.rows[0].events.len(), 1);
    let now = project(&session, 1);
    assert_eq!(now.owners.len(), 3);
    assert_eq!(now.deadline.unwrap().phrase, "6月底");
    assert_eq!(now.stage.stage, "construction".into());
}

#[test]
fn one_undo_takes_a_whole_import_back() {
    let undo = Request::new(Asked::Undo { id: None });
    let mut session = session("wang");
    let before = session.state().unwrap();
    import(&mut session, SMALL.as_bytes(), &wish(), Mode::Commit).unwrap();
    let between = project(&session, 1);
    let text = "项目名称,属地,责任人\n南沙河闸,温泉镇,张三\n滨河公园,温泉镇,李四\n新公园,,\n";
    import(&mut session, text.as_bytes(), &wish(), Mode::Commit).unwrap();
    assert_eq!(session.state().unwrap().projects.len(), 3);
    session.run(&undo, Mode::Commit).unwrap();
    assert_eq!(session.state().unwrap().projects.len(), 2);
    let version = between.version;
    assert_eq!(
        Project {
            version,
            ..project(&session, 1)
        },
        between
    );
    session.run(&undo, Mode::Commit).unwrap();
    let after = session.state().unwrap();
    assert_eq!(after.projects, before.projects);
    // The departments stay: what is taken off the board still names them.
    assert_eq!(after.board.departments.len(), 4);
    let nothing = session.run(&undo, Mode::Commit).unwrap_err();
    assert!(matches!(nothing, Failure::Refused(_)));
    assert_eq!(session.examine().unwrap().findings, []);
}

#[test]
fn a_changed_row_after_a_change_by_others_is_a_conflict_and_nothing_is_written() {
    let mut session = small();
    let [file, _] = export(&mut session, Lang::Zh);
    // Others change both projects.
    import(
        &mut session,
        "项目,属地\n南沙河闸,温泉镇\n滨河公园,温泉镇\n".as_bytes(),
        &wish(),
        Mode::Commit,
    )
    .unwrap();
    let head = session.head().unwrap().seq;
    let edited = String::from_utf8(file)
        .unwrap()
        .replace("滨河公园,其他,,", "滨河公园,公园,上庄镇,");
    let failure = import(&mut session, edited.as_bytes(), &wish(), Mode::Commit).unwrap_err();
    let LedgerFailure::Rows(troubles) = failure else {
        panic!("{failure}")
    };
    // The row that says nothing new is no conflict.
    assert_eq!(troubles.len(), 1);
    assert_eq!(troubles[0].place.row, 3);
    assert!(
        matches!(&troubles[0].problem, RowProblem::Failure(Failure::Conflict(conflict)) if conflict.theirs.len() == 1)
    );
    assert_eq!(session.head().unwrap().seq, head);
}

#[test]
fn a_later_date_wants_a_reason_and_a_reckoned_day_cannot_be_set() {
    let mut session = small();
    let text = "项目,时限\n南沙河闸,9月底\n";
    let failure = import(&mut session, text.as_bytes(), &wish(), Mode::Commit).unwrap_err();
    assert!(matches!(&failure, LedgerFailure::Rows(rows)
        if matches!(rows[0].problem, RowProblem::Failure(Failure::Refused(Refusal::SlipNeedsReason)))));
    let with_column = "项目,时限,延期理由\n南沙河闸,9月底,征地拆迁\n";
    import(&mut session, with_column.as_bytes(), &wish(), Mode::Commit).unwrap();
    let slips = project(&session, 1).slips;
    assert_eq!(slips[0].reason, Some(SlipReason::Land));
    assert_eq!(slips[0].note.as_deref(), Some("t.csv:2"));
    let last = "项目,时限,最后一日\n南沙河闸,9月底,2025-12-31\n";
    let told = strict(&mut session, last, &wish());
    assert!(
        told[0].contains("“最后一日”列：这一列由“时限”推算"),
        "{told:?}"
    );
}

#[test]
fn what_was_inferred_is_confirmed_by_the_word_alone() {
    let mut session = session("wang");
    import(
        &mut session,
        "项目\n甲公园改造\n".as_bytes(),
        &wish(),
        Mode::Commit,
    )
    .unwrap();
    assert_eq!(project(&session, 1).stage.basis, Basis::Inferred);
    let same = "项目,阶段\n甲公园改造,前期\n";
    let done = import(&mut session, same.as_bytes(), &wish(), Mode::Commit).unwrap();
    assert_eq!(counts(&done), [0, 0, 1]);
    let confirmed = "项目,阶段,阶段依据\n甲公园改造,前期,原文\n";
    import(&mut session, confirmed.as_bytes(), &wish(), Mode::Commit).unwrap();
    assert_eq!(project(&session, 1).stage.basis, Basis::Stated);
}

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let mut session = session("wang");
    let head = session.head().unwrap().seq;
    let done = import(&mut session, SMALL.as_bytes(), &wish(), Mode::DryRun).unwrap();
    assert_eq!(counts(&done), [2, 0, 0]);
    assert_eq!(done.departments.len(), 4);
    assert_eq!(session.head().unwrap().seq, head);
}

#[test]
fn an_excel_file_is_read_with_dates_numbers_and_merged_cells() {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("说明")
        .unwrap()
        .write(0, 0, "填表说明")
        .unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("台账").unwrap();
    let plain = Format::new();
    sheet
        .merge_range(0, 0, 0, 4, "重点工程台账", &plain)
        .unwrap();
    for (column, name) in (0..).zip([
        "序号",
        "项目名称",
        "责任单位",
        "竣工时间",
        "年度",
        "总投资（亿元）",
        "形象进度",
    ]) {
        sheet.write(2, column, name).unwrap();
    }
    let date = Format::new().set_num_format("yyyy/m/d");
    for (row, title) in (3..).zip(["甲路", "乙路"]) {
        sheet.write(row, 0, row - 2).unwrap();
        sheet.write(row, 1, title).unwrap();
        let end = ExcelDateTime::from_ymd(2025, 9, 30).unwrap();
        sheet
            .write_datetime_with_format(row, 3, &end, &date)
            .unwrap();
        sheet.write(row, 4, 2025).unwrap();
        sheet.write(row, 5, 0.3).unwrap();
    }
    sheet.write(3, 6, "完成土方80%").unwrap();
    sheet.write(4, 6, "在建").unwrap();
    sheet
        .merge_range(3, 2, 4, 2, "区交通委、上庄镇", &plain)
        .unwrap();
    // A lone cell at the far end must not cost memory.
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let mut session = session("wang");
    let draft = draft(&session, &bytes, NewUnits::Add);
    assert_eq!(draft.free_words, 1);
    assert_eq!(draft.tables[0].header, None);
    let done = import(&mut session, &bytes, &wish(), Mode::Commit).unwrap();
    assert_eq!(counts(&done), [2, 0, 0]);
    assert_eq!(done.rows[0].place.to_string(), "台账!4");
    let second = project(&session, 2);
    assert_eq!(second.owners.len(), 2);
    assert_eq!(second.deadline.unwrap().day, Some(day("2025-09-30")));
    assert_eq!(second.money.total.unwrap().0, 3000);
    assert_eq!(second.stage.stage, "construction".into());
}

fn docx(body: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options).unwrap();
    let text = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &&[&str]| {
        let cells: String = cells.iter().map(cell).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

#[test]
fn a_task_table_of_a_word_file_becomes_projects() {
    let bytes = docx(&format!(
        "<w:p><w:r><w:t>2025年重点任务</w:t></w:r></w:p>{}{}",
        table(&[
            &["序号", "工作措施", "责任单位"],
            &["一、交通", "", ""],
            &[
                "1",
                "推进地铁13号线扩能提升",
                "牵头单位：区住房城乡建设委；配合单位：区城市管理委"
            ],
            &["2", "实施“无灯路”补建", "区城市管理委、各街镇"],
        ]),
        table(&[&["联系人", "电话"], &["张三", "1"]]),
    ));
    let mut session = session("wang");
    let done = import(&mut session, &bytes, &wish(), Mode::Commit).unwrap();
    assert_eq!(counts(&done), [2, 0, 0]);
    assert_eq!(done.rows[0].place.to_string(), "1!3");
    assert_eq!(project(&session, 2).title, "实施“无灯路”补建");
    assert_eq!(project(&session, 2).owners.len(), 2);
}

#[test]
fn without_a_title_column_the_file_is_refused_with_what_would_do() {
    let sheets = read_sheets("序号,责任单位\n1,区水务局\n".as_bytes()).unwrap();
    let error = read_ledger(&sheets, &session("wang").board().unwrap(), NewUnits::Add).unwrap_err();
    assert!(matches!(error, LedgerError::NoTitle { .. }));
    let told = words::error(Lang::Zh, "t.csv", &error);
    assert!(
        told.contains("序号、责任单位") && told.contains("项目名称"),
        "{told}"
    );
}

#[rstest]
#[case(Lang::Zh)]
#[case(Lang::En)]
fn every_exported_word_is_read_again(#[case] lang: Lang) {
    let headings = Column::EXPORTED.map(|column| words::heading(lang, column).to_owned());
    let row = Row {
        number: 1,
        cells: headings.to_vec(),
    };
    let header = find_header(&[row]).unwrap();
    let found: Vec<Column> = header.known.iter().map(|known| known.column).collect();
    assert_eq!(found, Column::EXPORTED);

    let text = |heading: Column, word: &str| {
        format!(
            "{},{}\nx,{word}\n",
            words::heading(lang, Column::Title),
            words::heading(lang, heading)
        )
    };
    let session = session("wang");
    let faults = |heading, word: &str| -> Vec<Fault> {
        let draft = draft(&session, text(heading, word).as_bytes(), NewUnits::Add);
        draft.faults.into_iter().map(|fault| fault.fault).collect()
    };
    for class in PlanClass::ALL {
        assert_eq!(faults(Column::Class, trade::plan_class(lang, class)), []);
        assert_eq!(faults(Column::Class, class.key()), []);
    }
    for commitment in Commitment::ALL {
        assert_eq!(
            faults(Column::Commitment, trade::commitment(lang, commitment)),
            []
        );
    }
    for basis in [Basis::Stated, Basis::Inferred] {
        assert_eq!(faults(Column::StageBasis, trade::basis(lang, basis)), []);
    }
    for reason in SlipReason::ALL {
        assert_eq!(
            faults(Column::SlipReason, trade::slip_reason(lang, reason)),
            []
        );
        assert_eq!(faults(Column::SlipReason, reason.key()), []);
    }
}

/// Runs the program in a directory on its sandbox.
fn duban(dir: &Path, args: &[&str]) -> (i32, Vec<u8>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_duban"))
        .env_clear()
        .env("HOME", dir)
        .env("DUBAN_DB", dir.join("d.db"))
        .env("DUBAN_ACTOR", "wang")
        .env("LANG", "zh_CN.UTF-8")
        .current_dir(dir)
        .args(["--today", "2025-03-14"])
        .args(args)
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), output.stdout, stderr)
}

#[test]
fn the_verbs_are_wired() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    let said = |args: &[&str]| {
        let (code, stdout, stderr) = duban(dir, args);
        assert_eq!((code, stderr.as_str()), (0, ""), "{args:?}");
        String::from_utf8_lossy(&stdout).into_owned()
    };
    said(&["init", "--sandbox", "--empty"]);
    std::fs::write(dir.join("t.csv"), SMALL).unwrap();
    let (code, _, stderr) = duban(dir, &["import", "t.csv"]);
    assert_eq!(code, 4);
    assert!(
        stderr.contains("t.csv 第 2 行“责任单位”列") && stderr.contains("--add-departments"),
        "{stderr}"
    );
    let dry = said(&["import", "t.csv", "--add-departments", "--dry-run"]);
    assert!(
        dry.contains("（试运行，未写入）新增 2，变化 0，相同 0"),
        "{dry}"
    );
    assert!(dry.contains("牵头 区水务局"), "{dry}");
    assert!(said(&["import", "t.csv", "--add-departments"]).contains("新增 2"));
    assert!(said(&["import", "t.csv"]).contains("没有变化"));

    said(&["export", "-o", "a.xlsx"]);
    said(&["export", "--format", "csv", "-o", "a.csv"]);
    let csv = std::fs::read(dir.join("a.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}编号,项目,".as_bytes()));
    let piped = duban(dir, &["export", "--no-bom", "公园"]).1;
    assert!(piped.starts_with("编号,".as_bytes()));
    assert_eq!(String::from_utf8(piped).unwrap().lines().count(), 2);
    assert_eq!(
        duban(dir, &["export", "--format", "xlsx"]).1,
        std::fs::read(dir.join("a.xlsx")).unwrap()
    );
    assert!(said(&["import", "a.xlsx"]).contains("没有变化"));
    let told: serde_json::Value =
        serde_json::from_str(&said(&["import", "a.csv", "--json"])).unwrap();
    assert_eq!((&told["same"], &told["written"]), (&2.into(), &true.into()));

    // Somebody is first.
    said(&["edit", "1", "--category", "park"]);
    let edited = String::from_utf8(csv)
        .unwrap()
        .replace("南沙河闸,其他", "南沙河闸,水务");
    std::fs::write(dir.join("a.csv"), edited).unwrap();
    let (code, stdout, stderr) = duban(dir, &["import", "a.csv", "--json"]);
    assert_eq!(code, 5);
    assert!(
        stderr.contains("a.csv 第 2 行") && stderr.contains("导出之后看板上改过同一内容"),
        "{stderr}"
    );
    let told: serde_json::Value = serde_json::from_slice(&stdout).unwrap();
    assert_eq!(told["faults"][0]["kind"], "conflict");

    // 项目 in GBK, and nothing below; and a file that is not there.
    std::fs::write(dir.join("g.csv"), [0xCF, 0xEE, 0xC4, 0xBF, b'\n']).unwrap();
    assert!(said(&["import", "g.csv"]).contains("没有变化"));
    assert_eq!(duban(dir, &["import", "none.csv"]).0, 3);
    assert_eq!(duban(dir, &["import", "t.csv", "--same", "x"]).0, 2);
    assert_eq!(duban(dir, &["import", "t.csv", "--new", "77"]).0, 2);
}

#[test]
fn a_plan_directory_changes_only_what_differs() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("db/plans/haidian");
    let plan = plan.to_str().unwrap();
    assert_eq!(duban(dir, &["init", "--sandbox", "--plan", "haidian"]).0, 0);
    let (code, stdout, _) = duban(dir, &["import", plan]);
    let told = String::from_utf8(stdout).unwrap();
    assert_eq!(code, 0);
    assert!(told.starts_with("计划：新增 0，变化 0，相同 "), "{told}");
    assert_eq!(duban(dir, &["import", "."]).0, 4);
}
