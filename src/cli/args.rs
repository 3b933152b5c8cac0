//! The command line's grammar: verbs and their words. English help stands here; the Chinese one lies over it (`help.rs`).

mod backup;
mod confirm;
mod files;
mod host;
mod people;
mod problem;
mod remind;
mod ssh;
mod views;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::Width;
use crate::i18n::Lang;

pub use backup::{BackupArgs, RestoreArgs};
pub use confirm::{ConfirmArgs, ReturnArgs};
pub use files::{
    CalendarArgs, ExportArgs, ExportFormat, HolidaysArgs, ImportArgs, IndicatorsArgs, LedgerFormat,
    MinutesArgs, OutputArgs, OverdueArgs, PlanArgs, PlanVerb, ReviewArgs, SlipArgs, WeekArgs,
};
pub use host::{HostArgs, SetupArgs};
pub use people::{PersonArgs, SwitchArgs, UserArgs, UserListArgs, UserVerb};
pub use problem::ProblemArgs;
pub use remind::{MOST_DAYS, RemindArgs, RemindKind};
pub use ssh::{KeysArgs, SshArgs, SshVerb};
pub use views::{ViewsArgs, ViewsVerb};

/// A terminal kanban for the construction projects of a district's yearly plans
#[derive(Debug, Parser)]
#[command(
    name = "duban",
    version,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub struct Cli {
    /// What everything has in common.
    #[command(flatten, next_help_heading = "Global options")]
    pub global: Global,
    /// The verb; without one the board opens.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// Flags that every verb takes.
#[derive(Debug, Clone, Default, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub struct Global {
    /// The database file
    #[arg(long, global = true, value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// A configuration file in place of one's own
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Language: zh or en
    #[arg(long, global = true, value_name = "LANG", value_parser = parse_lang)]
    pub lang: Option<Lang>,
    /// Set the clock: DATE or DATETHH:MM in the board's zone; writes only to a sandbox
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    /// Show the board as of a past day
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Print tab-separated lines even on a terminal
    #[arg(long, global = true)]
    pub plain: bool,
    /// Use plain ASCII on the board
    #[arg(long, global = true)]
    pub ascii: bool,
    /// How wide the terminal draws glyphs such as “ — ①: auto, narrow or wide; `duban term` measures it
    #[arg(long, global = true, value_name = "WIDTH", value_parser = parse_width)]
    pub width: Option<Width>,
    /// Decide and show what would happen, but write nothing
    #[arg(long, global = true)]
    pub dry_run: bool,
}

fn parse_lang(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "zh, en".to_owned())
}

fn parse_width(name: &str) -> Result<Width, String> {
    Width::from_name(name).ok_or_else(|| "auto, narrow, wide".to_owned())
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Open the Haidian plan in a throwaway database, its clock set to 2025-03-14
    Demo(DemoArgs),
    /// Make a database
    Init(InitArgs),
    /// List projects
    List(ListArgs),
    /// Show a project with everything known of it
    Show(OneArgs),
    /// Put a project on the board
    Add(AddArgs),
    /// Change plain facts of a project
    Edit(EditArgs),
    /// Move a project to a stage, or confirm an inferred one
    Move(MoveArgs),
    /// Set or move the deadline
    Due(DueArgs),
    /// Add a milestone or change its date
    Milestone(MilestoneArgs),
    /// Say that a milestone was reached
    Done(DoneArgs),
    /// Write the weekly entry of a project
    Report(ReportArgs),
    /// Leave a note in the log
    Note(NoteArgs),
    /// Say that something holds a project up
    Block(BlockArgs),
    /// Say that nothing holds it up any more
    Unblock(ChangeArgs),
    /// Open a problem, or clear one
    Problem(ProblemArgs),
    /// Confirm what an operator says is done: a completion, a cleared problem
    Confirm(ConfirmArgs),
    /// Return what an operator says is done, with what is missing
    Return(ReturnArgs),
    /// Set the supervision level
    Level(LevelArgs),
    /// Write the supervision slip of a project: reminder, supervised or listed
    Slip(SlipArgs),
    /// Urge those who owe it to get on with it
    Urge(ChangeArgs),
    /// Set the light by hand until a day, or take it back
    Light(LightArgs),
    /// Set target and done of a measure
    Measure(MeasureArgs),
    /// Name the departments, or confirm inferred ones
    Own(OwnArgs),
    /// Add and remove tags
    Tag(TagArgs),
    /// Suspend a project
    Suspend(SideArgs),
    /// Cancel a project by decision
    Cancel(SideArgs),
    /// Resume a suspended or cancelled project
    Resume(ChangeArgs),
    /// Take a project off the board, or bring it back
    Remove(RemoveArgs),
    /// Show the log
    Log(LogArgs),
    /// Say in words why light, level and lateness are what they are
    Why(OneArgs),
    /// List what is overdue
    Overdue(OverdueArgs),
    /// Remind each department of what it owes: reports, dates near and past
    Remind(RemindArgs),
    /// Write the weekly summary
    Week(WeekArgs),
    /// Evaluate a year or the plan: planned against achieved, measures, indicators, adjustments
    Review(ReviewArgs),
    /// Show the plan's indicators, target and actual by year
    Indicators(IndicatorsArgs),
    /// Import a ledger or task list (CSV, xlsx, docx, JSON), or a plan directory
    Import(ImportArgs),
    /// Write the ledger: csv, xlsx, json, md, or its deadlines as ics
    Export(ExportArgs),
    /// List the holidays and make-up days, or set those of a year
    Holidays(HolidaysArgs),
    /// Write the deadlines for a calendar program (ics)
    Calendar(CalendarArgs),
    /// Turn back one's own last change
    Undo(UndoArgs),
    /// Check the files of a plan
    Plan(PlanArgs),
    /// List departments, add or change one
    Dept(DeptArgs),
    /// List the people of the board, register or change one
    User(UserArgs),
    /// Access over SSH by the board's own list of keys, without accounts on the host
    Ssh(SshArgs),
    /// List saved views, save one or remove one; @NAME stands for it in every filter
    Views(ViewsArgs),
    /// Examine the database: file, chain, tables
    Doctor(DoctorArgs),
    /// Copy the whole board to a file, with people at it, and examine the copy
    Backup(BackupArgs),
    /// Put a backup in the place of the board; what was is kept beside it
    Restore(RestoreArgs),
    /// Show preferences and the board's rules, or change a rule
    Config(ConfigArgs),
    /// Measure what the terminal does with Chinese and special glyphs, and recommend settings
    Term(TermArgs),
    /// Explain a topic
    Help(HelpArgs),
}

/// The demo.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Make the demo's database here and keep it, without opening the board
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
}

/// A new database.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Load a plan: `haidian`, or a directory of CSV files
    #[arg(long, value_name = "PLAN", conflicts_with = "empty")]
    pub plan: Option<String>,
    /// Load no plan
    #[arg(long)]
    pub empty: bool,
    /// Make a sandbox: its clock may be set with --today, and it says so for ever
    #[arg(long)]
    pub sandbox: bool,
}

/// Which projects.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Filter, such as: dept:水务 due<30d -blocked
    #[arg(value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Vec<String>,
    /// Sort by these keys; a `-` before a key turns it round
    #[arg(long, value_name = "KEYS", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Show these columns
    #[arg(long, value_name = "COLUMNS")]
    pub columns: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// One project.
#[derive(Debug, Args)]
pub struct OneArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
}

/// What every change to a project takes.
#[derive(Debug, Clone, Args)]
pub struct ChangeArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// How a change is meant.
#[derive(Debug, Clone, Default, Args)]
pub struct HowArgs {
    /// Why, in a few words; goes into the log
    #[arg(long, value_name = "WORDS")]
    pub note: Option<String>,
    /// The day that the fact is about, if not today
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// The version that you have seen; a later change of the same thing is a conflict (exit code 5)
    #[arg(long, value_name = "VERSION")]
    pub seen: Option<u32>,
    /// Do what is unusual (a skipped stage, a full column, a title used twice)
    #[arg(long)]
    pub yes: bool,
}

/// A new project.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// Short title
    #[arg(value_name = "TITLE")]
    pub title: String,
    /// Category
    #[arg(long, value_name = "CATEGORY", default_value = "other")]
    pub category: String,
    /// First stage
    #[arg(long, value_name = "STAGE", default_value = "preliminary")]
    pub stage: String,
    /// Deadline as said, such as 年底前 or Q3
    #[arg(long, value_name = "PHRASE")]
    pub due: Option<String>,
    /// Lead department
    #[arg(long, value_name = "DEPT")]
    pub lead: Option<String>,
    /// Cooperating department; may be given several times
    #[arg(long = "with", value_name = "DEPT")]
    pub cooperating: Vec<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub facts: FactArgs,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// Plain facts; an empty text takes a fact away.
#[derive(Debug, Clone, Default, Args)]
pub struct FactArgs {
    /// Street or town
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// Plan year
    #[arg(long, value_name = "YEAR")]
    pub year: Option<String>,
    /// Class in the year's plan: new_start, continued, finish, preparation, reserve
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
    /// How firmly it is promised: firm, intended, activity
    #[arg(long, value_name = "COMMITMENT")]
    pub commitment: Option<String>,
    /// Key of the plan task
    #[arg(long, value_name = "TASK")]
    pub task: Option<String>,
    /// Remark
    #[arg(long, value_name = "WORDS")]
    pub remark: Option<String>,
    /// Responsible person
    #[arg(long, value_name = "NAME")]
    pub responsible: Option<String>,
    /// Contact
    #[arg(long, value_name = "NAME")]
    pub contact: Option<String>,
    /// Other name; may be given several times
    #[arg(long, value_name = "NAME")]
    pub alias: Vec<String>,
    /// Total investment in 万元
    #[arg(long, value_name = "WAN")]
    pub invest_total: Option<String>,
    /// This year's planned investment in 万元
    #[arg(long, value_name = "WAN")]
    pub invest_plan: Option<String>,
    /// This year's investment done in 万元
    #[arg(long, value_name = "WAN")]
    pub invest_done: Option<String>,
}

/// Changed facts.
#[derive(Debug, Args)]
pub struct EditArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// Short title
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Category
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub facts: FactArgs,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A move.
#[derive(Debug, Args)]
pub struct MoveArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// The stage, by key or name
    #[arg(value_name = "STAGE")]
    pub stage: String,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A date.
#[derive(Debug, Args)]
pub struct DueArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// The date as said, such as 9月底, 三季度, 2025-10-15; `none` takes it away
    #[arg(value_name = "PHRASE")]
    pub phrase: String,
    /// Why it moves: land, approval, funds, design, utilities, works, weather, plan, other
    #[arg(long, value_name = "REASON")]
    pub reason: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A milestone.
#[derive(Debug, Args)]
pub struct MilestoneArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// The milestone's name
    #[arg(value_name = "NAME")]
    pub name: String,
    /// When it is due, as said
    #[arg(long, value_name = "PHRASE")]
    pub due: Option<String>,
    /// The department responsible for it
    #[arg(long, value_name = "DEPT")]
    pub dept: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A milestone reached.
#[derive(Debug, Args)]
pub struct DoneArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// The milestone's number or name
    #[arg(value_name = "MILESTONE")]
    pub milestone: String,
    /// Number of the paper, for approvals
    #[arg(long, value_name = "NUMBER")]
    pub document: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A weekly entry.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// What was done this week
    #[arg(long, value_name = "WORDS")]
    pub progress: Option<String>,
    /// What is planned for next week
    #[arg(long, value_name = "WORDS")]
    pub next: Option<String>,
    /// What stands in the way
    #[arg(long, value_name = "WORDS")]
    pub problem: Option<String>,
    /// What is asked of others
    #[arg(long, value_name = "WORDS")]
    pub ask: Option<String>,
    /// The week, such as 2025-W11, a date, this, last
    #[arg(long, value_name = "WEEK")]
    pub week: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A note.
#[derive(Debug, Args)]
pub struct NoteArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// The words
    #[arg(value_name = "TEXT")]
    pub text: String,
}

/// A blockade.
#[derive(Debug, Args)]
pub struct BlockArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// What holds it up
    #[arg(value_name = "REASON")]
    pub reason: String,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A level.
#[derive(Debug, Args)]
pub struct LevelArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// 0 none, 1 reminder, 2 supervised, 3 listed; `rule` raises it to what the board's rule calls for
    #[arg(value_name = "LEVEL")]
    pub level: String,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A light.
#[derive(Debug, Args)]
pub struct LightArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// red, yellow, green, blue, grey; `auto` takes it back
    #[arg(value_name = "LIGHT")]
    pub light: String,
    /// The last day on which it holds
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A measure.
#[derive(Debug, Args)]
pub struct MeasureArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// What is counted
    #[arg(value_name = "NAME")]
    pub name: String,
    /// What is reached
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    pub done: Option<String>,
    /// What is planned
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    pub target: Option<String>,
    /// The unit; needed for a new measure
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// The plan year of the figures
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i32>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// Owners.
#[derive(Debug, Args)]
pub struct OwnArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// Lead department
    #[arg(long, value_name = "DEPT", required_unless_present_any = ["cooperating", "confirm"])]
    pub lead: Option<String>,
    /// Cooperating departments in order; replaces the present ones
    #[arg(long = "with", value_name = "DEPT")]
    pub cooperating: Vec<String>,
    /// Confirm the departments that were inferred
    #[arg(long, conflicts_with_all = ["lead", "cooperating"])]
    pub confirm: bool,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// Tags.
#[derive(Debug, Args)]
pub struct TagArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// Tags to add; with a `-` before it a tag is removed
    #[arg(value_name = "TAG", required = true, allow_hyphen_values = true)]
    pub tags: Vec<String>,
}

/// A side state.
#[derive(Debug, Args)]
pub struct SideArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// Why
    #[arg(value_name = "REASON")]
    pub reason: String,
    /// Reference of the decision
    #[arg(long, value_name = "REFERENCE")]
    pub decision: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A removal.
#[derive(Debug, Args)]
pub struct RemoveArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// Bring a removed project back
    #[arg(long)]
    pub restore: bool,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}

/// A part of the log.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// Only of this project
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// Only about this day and later ones
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Only by this person, by login or name; may be given several times
    #[arg(long, value_name = "NAME")]
    pub actor: Vec<String>,
    /// The record of logins instead: who came in, from where, and what was refused
    #[arg(long, conflicts_with = "id")]
    pub logins: bool,
    /// At most so many; 0 for all
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
}

/// The examination.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Say whether the log still holds this link, noted earlier from a weekly summary or an examination
    #[arg(long, value_name = "EVENT:HASH")]
    pub head: Option<String>,
}

/// Undo.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// Only on this project
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// Of a change of many projects, leave those that somebody has changed since
    #[arg(long)]
    pub yes: bool,
}

/// Departments.
#[derive(Debug, Args)]
pub struct DeptArgs {
    /// Add a department of this name, or change the one that has it
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Name for cards
    #[arg(long, value_name = "NAME", requires = "name")]
    pub short: Option<String>,
    /// English name
    #[arg(long, value_name = "NAME", requires = "name")]
    pub en: Option<String>,
    /// bureau, town, municipal, enterprise, other
    #[arg(long, value_name = "KIND", requires = "name")]
    pub kind: Option<String>,
    /// Other spelling; may be given several times
    #[arg(long, value_name = "NAME", requires = "name")]
    pub alias: Vec<String>,
}

/// Preferences and rules.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// What to do with the board's rules
    #[command(subcommand)]
    pub what: Option<ConfigVerb>,
}

/// Changes to the board's rules.
#[derive(Debug, Subcommand)]
pub enum ConfigVerb {
    /// Change one of the board's rules, for everybody and from today on
    Set {
        /// The rule's key
        #[arg(value_name = "KEY")]
        key: String,
        /// Its new value
        #[arg(value_name = "VALUE")]
        value: String,
    },
}

/// The terminal.
#[derive(Debug, Args)]
pub struct TermArgs {
    /// Write the width that was measured into one's own configuration
    #[arg(long)]
    pub save: bool,
}

/// Help.
#[derive(Debug, Args)]
pub struct HelpArgs {
    /// The topic, or a verb
    #[arg(value_name = "TOPIC")]
    pub topic: Option<String>,
}
