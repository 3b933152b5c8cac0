//! Many boards at one database, each on a terminal of its own: what they cost, and how soon they show what others do.
//!
//! `cargo bench --bench boards` starts 200 boards of the whole Haidian plan and prints the table of `docs/load.md`;
//! `cargo bench --bench boards -- 50` starts 50, with a path behind it those of another build. It takes some two minutes. Linux only: what a process costs stands in
//! `/proc`. All boards end with the program, however that ends: their terminals go with it.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a bench prints its table of rounded figures, and looks at other processes from time to time"
)]

use std::error::Error;
use std::io::Read;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use chrono_tz::Asia::Shanghai;
use duban::clock::Clock;
use duban::domain::command::{Command, Request};
use duban::domain::event::Fact;
use duban::domain::id::{Actor, ProjectId};
use duban::ops::{Access, Mode, Session};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const BOARDS: usize = 200;
const TODAY: &str = "2025-03-14T12:00";
const ROWS: u16 = 24;
const COLUMNS: u16 = 80;
/// A word that stands on every board and nowhere else.
const STANDING: &str = "看板";
/// The longest that anything may take.
const PATIENCE: Duration = Duration::from_mins(1);
const LOOK_EVERY: Duration = Duration::from_millis(2);
/// How long nothing is done.
const IDLE: Duration = Duration::from_secs(30);
/// How many changes one after the other, and how long each is left alone.
const CHANGES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(1130);
/// The busy time: so many changes, one every so often; every tenth is watched.
const BUSY: u32 = 200;
const EVERY: Duration = Duration::from_millis(100);
const WATCHED: u32 = 10;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What is waited for, on all screens.
#[derive(Debug, Default)]
struct Wanted(RwLock<String>);

/// A screen, and since when what is waited for stands on it.
struct Seen {
    parser: vt100::Parser,
    painted: Option<(String, Instant)>,
    bytes: u64,
}

/// A board on its terminal.
struct Board {
    child: Box<dyn Child + Send + Sync>,
    id: u32,
    seen: Arc<Mutex<Seen>>,
    _master: Box<dyn MasterPty + Send>,
}

impl Drop for Board {
    fn drop(&mut self) {
        // It may have ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn main() -> Outcome<()> {
    // Cargo adds a word of its own.
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let number = words.next().map(|word| word.parse()).transpose()?;
    let number: usize = number.unwrap_or(BOARDS);
    let program = words.next();
    let program = program.as_deref().unwrap_or(env!("CARGO_BIN_EXE_duban"));
    let dir = tempfile::Builder::new().prefix("duban-boards-").tempdir()?;
    let db = plan(program, dir.path())?;
    let mut hand = hand(&db)?;
    let (projects, events) = (hand.state()?.projects.len(), hand.head()?.seq);
    println!("{number} boards, {projects} projects, {events} events\n");
    println!("| what | value |\n| --- | --- |");
    let wanted = Arc::new(Wanted::default());
    let boards = stand((number, program), &db, &wanted)?;
    row("memory per board, PSS", &mean(&boards, "Pss:"));
    row("memory per board, RSS", &mean(&boards, "Rss:"));
    idle(&boards);
    let visible = visible(&boards, &mut hand)?;
    one_by_one(&boards, &wanted, &mut hand, visible)?;
    many(&boards, &wanted, &mut hand, visible)?;
    row("memory per board afterwards, PSS", &mean(&boards, "Pss:"));
    row("memory per board afterwards, RSS", &mean(&boards, "Rss:"));
    let wal = std::fs::metadata(db.with_extension("db-wal"))?.len();
    row("write-ahead log afterwards", &format!("{} KiB", wal / 1024));
    Ok(())
}

fn row(what: &str, value: &str) {
    println!("| {what} | {value} |");
}

/// A sandbox with the whole plan, in which nobody is greeted any more.
fn plan(program: &str, dir: &Path) -> Outcome<PathBuf> {
    let db = dir.join("board.db");
    let mut init = std::process::Command::new(program);
    init.args(["--today", TODAY, "--db"]).arg(&db);
    init.args(["init", "--sandbox", "--plan", "haidian"]);
    let made = init.env("HOME", dir).output()?;
    if !made.status.success() {
        return Err(String::from_utf8_lossy(&made.stderr).into());
    }
    Ok(db)
}

fn actor(number: usize) -> Actor {
    Actor(format!("op{number:03}"))
}

/// The one who makes the changes.
fn hand(db: &Path) -> Outcome<Session> {
    let day = NaiveDate::from_ymd_opt(2025, 3, 14).ok_or("no such day")?;
    let clock = Clock::noon(day, Shanghai);
    Ok(Session::open(
        db,
        Access::Write,
        Actor("wang".to_owned()),
        clock,
    )?)
}

/// Starts all boards at once and waits until each stands on its terminal.
fn stand((number, program): (usize, &str), db: &Path, wanted: &Arc<Wanted>) -> Outcome<Vec<Board>> {
    let day = NaiveDate::from_ymd_opt(2025, 3, 14).ok_or("no such day")?;
    let mut greeter = hand(db)?;
    for each in 0..number {
        greeter = greeter.with(actor(each), Clock::noon(day, Shanghai));
        greeter.remember(duban::tui::WELCOMED, "1")?;
    }
    drop(greeter);
    want(wanted, STANDING);
    let begun = Instant::now();
    let boards = (0..number).map(|each| start(program, db, each, wanted));
    let boards = boards.collect::<Outcome<Vec<Board>>>()?;
    let mut took = painted(&boards, STANDING, begun)?;
    let cpu = cpu(&boards);
    took.sort();
    let all = took.last().copied().unwrap_or_default();
    row("until all boards stand", &seconds(all));
    row(
        "processor for one to stand",
        &millis(cpu.div_f64(number.max(1) as f64)),
    );
    // The first idle moments belong to the start.
    std::thread::sleep(Duration::from_secs(3));
    Ok(boards)
}

fn start(program: &str, db: &Path, number: usize, wanted: &Arc<Wanted>) -> Outcome<Board> {
    let mut command = CommandBuilder::new(program);
    command.args(["--today", TODAY, "--lang", "zh", "--db"]);
    command.arg(db);
    command.env_clear();
    command.env("HOME", db.parent().ok_or("no directory")?);
    command.env("TERM", "xterm-256color");
    command.env("DUBAN_ACTOR", actor(number).0);
    let pair = native_pty_system().openpty(PtySize {
        rows: ROWS,
        cols: COLUMNS,
        pixel_width: 0,
        pixel_height: 0,
    })?;
    let child = pair.slave.spawn_command(command)?;
    drop(pair.slave);
    let (rows, columns) = (NonZero::new(ROWS), NonZero::new(COLUMNS));
    let (rows, columns) = rows.zip(columns).ok_or("an empty screen")?;
    let seen = Arc::new(Mutex::new(Seen {
        parser: vt100::Parser::new(rows, columns, 0),
        painted: None,
        bytes: 0,
    }));
    let mut reader = pair.master.try_clone_reader()?;
    let (ear, wanted) = (Arc::clone(&seen), Arc::clone(wanted));
    std::thread::Builder::new()
        .stack_size(256 * 1024)
        .spawn(move || {
            let mut bytes = [0; 16 * 1024];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let now = Instant::now();
                hear(&ear, bytes.get(..count).unwrap_or_default(), now, &wanted);
            }
        })?;
    Ok(Board {
        id: child.process_id().ok_or("no process")?,
        child,
        seen,
        _master: pair.master,
    })
}

/// Takes in what came out of a board, and notes when what is waited for stands there.
fn hear(seen: &Mutex<Seen>, bytes: &[u8], now: Instant, wanted: &Wanted) {
    let wanted = wanted.0.read().unwrap_or_else(PoisonError::into_inner);
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    seen.parser.process(bytes);
    seen.bytes += bytes.len() as u64;
    let known = seen.painted.as_ref().map(|(text, _)| text);
    if known != Some(&*wanted) && seen.parser.screen().contents().contains(&*wanted) {
        seen.painted = Some((wanted.clone(), now));
    }
}

fn want(wanted: &Wanted, text: &str) {
    text.clone_into(&mut wanted.0.write().unwrap_or_else(PoisonError::into_inner));
}

fn look<T>(board: &Board, read: impl FnOnce(&Seen) -> T) -> T {
    read(&board.seen.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Waits until a text stands on every board and tells how long each took since an instant.
fn painted(boards: &[Board], text: &str, since: Instant) -> Outcome<Vec<Duration>> {
    let when = |board: &Board| {
        look(board, |seen| {
            let painted = seen.painted.as_ref();
            painted.filter(|(told, _)| told == text).map(|(_, at)| *at)
        })
    };
    loop {
        let all: Option<Vec<Instant>> = boards.iter().map(when).collect();
        if let Some(all) = all {
            let took = all.iter().map(|at| at.saturating_duration_since(since));
            return Ok(took.collect());
        }
        if since.elapsed() > PATIENCE {
            let missing = boards.iter().filter(|board| when(board).is_none());
            eprintln!("{} boards do not show {text}", missing.count());
            return Err("it took too long".into());
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

/// What all cost while nobody does anything.
fn idle(boards: &[Board]) {
    let told = |boards: &[Board]| -> u64 {
        boards
            .iter()
            .map(|board| look(board, |seen| seen.bytes))
            .sum()
    };
    let (before, bytes, written) = (cpu(boards), told(boards), written(boards));
    let woken = woken(boards);
    std::thread::sleep(IDLE);
    let spent = cpu(boards).saturating_sub(before);
    row("idle, processor of all together", &share(spent, IDLE));
    let wakes = self::woken(boards).saturating_sub(woken) as f64;
    let each = wakes / IDLE.as_secs_f64() / boards.len().max(1) as f64;
    row("idle, wake-ups of a board", &format!("{each:.1} a second"));
    row(
        "idle, bytes to the terminals",
        &(told(boards) - bytes).to_string(),
    );
    row(
        "idle, bytes written to files",
        &(self::written(boards).saturating_sub(written)).to_string(),
    );
}

/// A project that stands on the screen of every board.
fn visible(boards: &[Board], hand: &mut Session) -> Outcome<ProjectId> {
    let first = boards.first().ok_or("no board")?;
    let screen = look(first, |seen| seen.parser.screen().contents());
    let state = hand.state()?;
    let is_there = |title: &str| {
        let begin: String = title.chars().take(8).collect();
        screen.matches(&begin).count() == 1
    };
    let mut projects = state.projects.values();
    let found = projects.find(|project| is_there(&project.title));
    Ok(found.ok_or("no card is to be seen")?.id)
}

/// Gives a project another title and tells when that was committed.
fn rename(hand: &mut Session, id: ProjectId, title: &str) -> Outcome<Instant> {
    let facts = vec![Fact::Title(title.to_owned())];
    change(hand, Command::Edit { id, facts })?;
    Ok(Instant::now())
}

fn change(hand: &mut Session, command: Command) -> Outcome<()> {
    let done = hand.run(&Request::new(command).consented(), Mode::Commit);
    done.map(drop)
        .map_err(|failure| format!("{failure:?}").into())
}

/// Changes with a pause between them: how soon each stands on every board.
fn one_by_one(boards: &[Board], wanted: &Wanted, hand: &mut Session, id: ProjectId) -> Outcome<()> {
    let mut took = Vec::new();
    let (begun, before) = (Instant::now(), cpu(boards));
    for number in 0..CHANGES {
        let text = format!("A{number:03}");
        want(wanted, &text);
        let at = rename(hand, id, &format!("{text} 街区整治"))?;
        took.extend(painted(boards, &text, at)?);
        std::thread::sleep(PAUSE);
    }
    let spent = cpu(boards).saturating_sub(before);
    lags("a change, from commit to paint", &mut took);
    row(
        "a change, processor of one board",
        &millis(spent.div_f64(f64::from(CHANGES) * boards.len().max(1) as f64)),
    );
    row(
        "changes now and then, processor",
        &share(spent, begun.elapsed()),
    );
    Ok(())
}

/// Ten changes a second all over the plan: what they cost, and how soon those that are watched are seen.
fn many(boards: &[Board], wanted: &Wanted, hand: &mut Session, id: ProjectId) -> Outcome<()> {
    let ids: Vec<ProjectId> = hand.state()?.projects.into_keys().collect();
    let (mut took, mut open) = (Vec::new(), None);
    let (begun, before) = (Instant::now(), cpu(boards));
    for number in 0..BUSY {
        let due = EVERY * number;
        std::thread::sleep(due.saturating_sub(begun.elapsed()));
        if number.is_multiple_of(WATCHED) {
            if let Some((text, at)) = open.take() {
                took.extend(painted(boards, &String::clone(&text), at)?);
            }
            let text = format!("B{number:03}");
            want(wanted, &text);
            let at = rename(hand, id, &format!("{text} 街区整治"))?;
            open = Some((text, at));
        } else {
            let place = usize::try_from(number).unwrap_or(0) * 37 % ids.len().max(1);
            let id = ids.get(place).copied().ok_or("no project")?;
            let text = format!("第{number}条说明");
            change(hand, Command::Note { id, text })?;
        }
    }
    let time = begun.elapsed();
    let spent = cpu(boards).saturating_sub(before);
    if let Some((text, at)) = open {
        took.extend(painted(boards, &text, at)?);
    }
    let made = f64::from(BUSY) / time.as_secs_f64();
    row("changes a second in the busy time", &format!("{made:.1}"));
    row("busy, processor of all together", &share(spent, time));
    lags("busy, from commit to paint", &mut took);
    Ok(())
}

/// Median, the hundredth that is worst, and the worst.
fn lags(what: &str, took: &mut [Duration]) {
    took.sort();
    let at = |share: usize| {
        let place = (took.len() * share / 100).min(took.len().saturating_sub(1));
        took.get(place).copied().unwrap_or_default()
    };
    let (median, worst, last) = (at(50), at(99), at(100));
    let text = format!(
        "median {}, 99 of 100 within {}, the slowest {}",
        millis(median),
        millis(worst),
        millis(last)
    );
    row(what, &text);
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// Time of the processor as a part of one core.
fn share(spent: Duration, of: Duration) -> String {
    let share = 100.0 * spent.as_secs_f64() / of.as_secs_f64();
    format!("{share:.1} % of a core")
}

fn of_process(id: u32, file: &str) -> String {
    // A process that has just ended has cost nothing more.
    std::fs::read_to_string(format!("/proc/{id}/{file}")).unwrap_or_default()
}

/// A number behind a word at the beginning of a line.
fn number(text: &str, word: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(word));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Memory in the mean and in all.
fn mean(boards: &[Board], what: &str) -> String {
    let of = boards
        .iter()
        .map(|board| number(&of_process(board.id, "smaps_rollup"), what));
    let all = of.sum::<u64>() as f64 / 1024.0;
    let one = all / boards.len().max(1) as f64;
    format!("{one:.1} MiB, all together {all:.0} MiB")
}

/// Time on the processor of all threads of all boards so far, in nanoseconds as the scheduler counts them.
fn cpu(boards: &[Board]) -> Duration {
    let nanos = tasks(boards, |path| {
        let told = std::fs::read_to_string(path.join("schedstat")).unwrap_or_default();
        let first = told.split_whitespace().next();
        first.and_then(|first| first.parse().ok()).unwrap_or(0)
    });
    Duration::from_nanos(nanos)
}

/// How often their threads have been woken.
fn woken(boards: &[Board]) -> u64 {
    tasks(boards, |path| {
        let told = std::fs::read_to_string(path.join("status")).unwrap_or_default();
        number(&told, "voluntary_ctxt_switches:")
    })
}

fn tasks(boards: &[Board], read: impl Fn(&Path) -> u64) -> u64 {
    let folders = boards.iter().filter_map(|board| {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", board.id)).ok()?;
        Some(tasks.flatten().map(|task| read(&task.path())).sum::<u64>())
    });
    folders.sum()
}

/// Bytes that all boards have handed to the system for files and terminals.
fn written(boards: &[Board]) -> u64 {
    let of = boards
        .iter()
        .map(|board| number(&of_process(board.id, "io"), "wchar:"));
    of.sum()
}
