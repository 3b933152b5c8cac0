//! How long a report takes on a board of ten thousand projects with half a million events.
//!
//! `cargo bench --bench reports` makes the board once, through the one door that every change takes, keeps it under
//! `target/bench/`, and prints the table of `docs/speed.md`. Remove that directory to make it anew.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench is there to print its table"
)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Asia::Shanghai;
use duban::clock::Clock;
use duban::domain::board::PlanTitle;
use duban::domain::calendar::Week;
use duban::domain::command::{Command, Request};
use duban::domain::deadline::parse;
use duban::domain::entry::EntryPatch;
use duban::domain::event::{Fact, NewProject};
use duban::domain::id::{Actor, CategoryKey, DeptId, PartId, ProjectId, StageKey};
use duban::domain::measure::{Measure, Quantity};
use duban::domain::milestone::{Milestone, MilestoneKind};
use duban::domain::people::{Basis, Department, DeptKind, Owner, OwnerRole};
use duban::domain::project::{SlipReason, StageMark};
use duban::ops::{Access, Failure, Mode, Purpose, Session};

const PROJECTS: u32 = 10_000;
const DEPARTMENTS: u32 = 60;
/// From the first Monday of 2021 on.
const WEEKS: u32 = 219;
/// Of how many changes a week each project has one.
const ONE_IN: u32 = 100;
const CHANGED: u32 = 22;
const RUNS: usize = 3;
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// The Saturday after the last week.
const TODAY: &str = "2025-03-15T09:00";

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let db = board()?;
    let session = Session::open(
        &db,
        Access::Read,
        Actor("bench".to_owned()),
        clock(monday(0)?),
    )?;
    println!("{PROJECTS} projects, {} events\n", session.head()?.seq);
    drop(session);
    println!("| command | wall clock | processor | peak memory | bytes |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    for format in ["txt", "md", "html", "docx", "xlsx", "csv", "json"] {
        let week = ["week", "--week", "2025-W11", "--format", format];
        measure(&db, &week, format)?;
    }
    for format in ["txt", "md", "html", "docx", "xlsx", "csv", "json"] {
        let year = ["review", "--year", "2024", "--format", format];
        measure(&db, &year, format)?;
    }
    for format in ["html", "docx"] {
        let plan = ["review", "--plan", "2021-2025", "--format", format];
        measure(&db, &plan, format)?;
    }
    for format in ["csv", "xlsx", "json", "md", "ics"] {
        measure(&db, &["export", "--format", format], format)?;
    }
    measure(&db, &["remind"], "txt")?;
    measure(&db, &["list", "--json"], "json")
}

/// What one run of a command took.
struct Run {
    wall: Duration,
    /// Time of the processor, in hundredths of a second; 0 where the system does not tell.
    ticks: u64,
    /// In KiB; 0 where the system does not tell.
    peak: u64,
}

/// Runs a command some times and prints a line of the table: medians, and the highest peak.
fn measure(db: &Path, words: &[&str], ending: &str) -> Outcome<()> {
    let file = db.with_extension(format!("out.{ending}"));
    let runs = (0..RUNS).map(|_| run(db, words, &file));
    let mut runs = runs.collect::<Outcome<Vec<Run>>>()?;
    let peak = runs.iter().map(|run| run.peak).max().unwrap_or(0);
    runs.sort_by_key(|run| run.ticks);
    let ticks = runs.get(RUNS / 2).map_or(0, |run| run.ticks);
    runs.sort_by_key(|run| run.wall);
    let wall = runs.get(RUNS / 2).map_or(Duration::ZERO, |run| run.wall);
    println!(
        "| `duban {}` | {:.2} s | {}.{:02} s | {} MiB | {} |",
        words.join(" "),
        wall.as_secs_f64(),
        ticks / 100,
        ticks % 100,
        peak / 1024,
        std::fs::metadata(&file)?.len()
    );
    Ok(())
}

fn run(db: &Path, words: &[&str], file: &Path) -> Outcome<Run> {
    let mut command = Process::new(env!("CARGO_BIN_EXE_duban"));
    command.args(["--lang", "zh", "--today", TODAY, "--db"]);
    command.arg(db).args(words);
    // What has no file of its own is written to the terminal.
    if words.contains(&"--format") {
        command.arg("-o").arg(file);
    } else {
        command.stdout(std::fs::File::create(file)?);
    }
    let (ticks, begun) = (ticks_of_children(), Instant::now());
    let mut child = command.spawn()?;
    let mut peak = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak = peak.max(peak_of(child.id()));
        std::thread::sleep(LOOK_EVERY);
    };
    let wall = begun.elapsed();
    if !status.success() {
        return Err(format!("{words:?} ended with {status}").into());
    }
    Ok(Run {
        wall,
        ticks: ticks_of_children().saturating_sub(ticks),
        peak,
    })
}

/// The highest memory of a process so far, as Linux tells it.
fn peak_of(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The processor's time of all ended children, user and system, as Linux tells it.
fn ticks_of_children() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name in brackets, which may hold spaces, these are the 14th and the 15th field.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(13).take(2);
    ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}

/// The board, made if it is not there yet.
fn board() -> Outcome<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    std::fs::create_dir_all(&dir)?;
    let path = dir.join("reports.db");
    if path.exists() {
        return Ok(path);
    }
    let unfinished = dir.join("unfinished.db");
    for ending in ["db", "db-wal", "db-shm"] {
        std::fs::remove_file(unfinished.with_extension(ending)).ok();
    }
    let begun = Instant::now();
    fill(&unfinished)?;
    eprintln!("made the board in {:.0} s", begun.elapsed().as_secs_f64());
    std::fs::rename(&unfinished, &path)?;
    Ok(path)
}

fn monday(week: u32) -> Outcome<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2021, 1, 4).ok_or("no such day")?;
    let days = Days::new(u64::from(week) * 7);
    Ok(first.checked_add_days(days).ok_or("no such day")?)
}

/// Wednesday at ten.
fn clock(monday: NaiveDate) -> Clock {
    let ten = NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default();
    Clock::at((monday + Days::new(2)).and_time(ten), Shanghai)
}

/// A number that looks random and is the same in every run.
fn chance(project: u32, week: u32) -> u32 {
    let mut mixed = u64::from(project) << 32 | u64::from(week);
    mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    u32::try_from((mixed >> 33) % 1_000_000).unwrap_or(0)
}

fn fill(path: &Path) -> Outcome<()> {
    let actor = Actor("bench".to_owned());
    let mut session = Session::create(path, Purpose::Sandbox, actor.clone(), clock(monday(0)?))?;
    session.batch(Mode::Commit, |batch| {
        batch.run(&Request::new(Command::SetTitle(PlanTitle {
            zh: "大计划".to_owned(),
            en: "A large plan".to_owned(),
            first_year: Some(2021),
            last_year: Some(2025),
        })))?;
        for number in 1..=DEPARTMENTS {
            batch.run(&Request::new(Command::SetDepartment {
                id: None,
                to: department(number),
            }))?;
        }
        for number in 1..=PROJECTS {
            batch.run(&Request::new(project(number)))?;
        }
        Ok::<_, Failure>(())
    })?;
    for week in 0..WEEKS {
        session = session.with(actor.clone(), clock(monday(week)?));
        session.batch(Mode::Commit, |batch| {
            for number in 1..=PROJECTS {
                let chance = chance(number, week);
                if chance % ONE_IN >= CHANGED {
                    continue;
                }
                for command in changes(ProjectId(number), chance / ONE_IN, week) {
                    match batch.run(&Request::new(command).consented()) {
                        Ok(_) | Err(Failure::Refused(_)) => {}
                        Err(failure) => return Err(failure),
                    }
                }
            }
            Ok::<_, Failure>(())
        })?;
    }
    Ok(())
}

fn department(number: u32) -> Department {
    Department {
        name: format!("区第{number}局"),
        short: format!("第{number}局"),
        en: String::new(),
        kind: DeptKind::Bureau,
        aliases: Vec::new(),
    }
}

/// A project with lead, date, a milestone's worth of facts; half of them of works under way.
fn project(number: u32) -> Command {
    let stages = ["reserve", "preliminary", "construction", "construction"];
    let categories = ["park", "road", "school", "water", "old_estate"];
    let pick = |from: &[&'static str]| {
        let place = usize::try_from(number).unwrap_or(0) % from.len();
        from.get(place).copied().unwrap_or("other")
    };
    let dates = [
        "2023年底前",
        "2024年三季度",
        "2025年上半年",
        "2025年底前",
        "2026年6月底",
    ];
    Command::AddProject {
        project: NewProject {
            key: None,
            title: format!("第{number}号街区公共空间与市政道路综合整治提升工程"),
            category: CategoryKey::from(pick(&categories)),
            stage: StageMark {
                stage: StageKey::from(pick(&stages)),
                basis: Basis::Stated,
            },
        },
        facts: vec![Fact::PlanYear(Some(2025))],
        owners: vec![Owner {
            dept: DeptId(number % DEPARTMENTS + 1),
            role: OwnerRole::Lead,
            basis: Basis::Stated,
        }],
        deadline: parse(pick(&dates), 2025).ok(),
    }
}

/// What happens to a project in a week: mostly an entry; now and then a milestone, an amount, a date, a stage.
fn changes(id: ProjectId, chance: u32, week: u32) -> Vec<Command> {
    let monday = monday(week).unwrap_or_default();
    let entry = Command::Report {
        id,
        week: Week::of(monday),
        patch: EntryPatch {
            progress: Some(format!(
                "第{week}周完成管线改移{}米，路面铺装过半",
                chance % 90
            )),
            next: Some("继续推进绿化种植和灯杆安装".to_owned()),
            problem: (chance.is_multiple_of(7)).then(|| "局部管线权属未明".to_owned()),
            ask: (chance.is_multiple_of(13)).then(|| "请区住建委协调交通导行".to_owned()),
            sample: false,
        },
    };
    let more = match chance % 12 {
        0 => Some(Command::SetMilestone {
            id,
            part: None,
            to: Some(Milestone {
                name: format!("第{week}周节点"),
                kind: MilestoneKind::Works,
                deadline: parse("2025年3月底", 2025).ok(),
                done: None,
                document: None,
                dept: None,
            }),
        }),
        1 => Some(Command::SetMeasure {
            id,
            part: None,
            to: Some(Measure {
                name: format!("第{week}周工程量"),
                unit: "米".to_owned(),
                year: Some(2025),
                target: Some(Quantity::whole(100)),
                done: Some(Quantity::whole(i64::from(chance % 100))),
            }),
        }),
        2 => Some(Command::MilestoneDone {
            id,
            part: PartId(1),
            on: monday,
            document: None,
        }),
        3 if chance.is_multiple_of(5) => Some(Command::MoveDeadline {
            id,
            to: parse("2025年底前", 2025).ok(),
            slip: Some(SlipReason::Land),
        }),
        4 if chance.is_multiple_of(3) => Some(Command::MoveStage {
            id,
            to: StageKey::from("construction"),
            basis: Basis::Stated,
        }),
        5 if chance.is_multiple_of(11) => Some(Command::MoveStage {
            id,
            to: StageKey::from("completed"),
            basis: Basis::Stated,
        }),
        _ => None,
    };
    std::iter::once(entry).chain(more).collect()
}
