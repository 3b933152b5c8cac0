//! What is read and written: ledgers, plans, summaries, minutes, calendars.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::report::format::Format;

/// A file to import.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// CSV, xlsx, docx, JSON, - for the standard input, or the directory of a plan; an empty cell changes nothing, `clear` takes away
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// This row is that project; may be given several times, such as 7=12
    #[arg(long, value_name = "ROW=ID")]
    pub same: Vec<String>,
    /// This row is a new project; may be given several times; `all` for every row that would be asked about
    #[arg(long, value_name = "ROW")]
    pub new: Vec<String>,
    /// Import the rows without a fault and list the others; without it one fault stops all
    #[arg(long)]
    pub partial: bool,
    /// Add departments that the board does not know
    #[arg(long)]
    pub add_departments: bool,
    /// Why dates move, where the file does not say: land, approval, funds, design, utilities, works, weather, plan, other
    #[arg(long, value_name = "REASON")]
    pub reason: Option<String>,
    /// Do what is unusual (a skipped stage, a full column, a title used twice)
    #[arg(long)]
    pub yes: bool,
}

/// How the ledger is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LedgerFormat {
    /// Text for any spreadsheet
    Csv,
    /// Excel
    Xlsx,
}

/// How the ledger is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Text for any spreadsheet
    Csv,
    /// Excel
    Xlsx,
    /// JSON, schema duban.ledger/1
    Json,
    /// Markdown
    Md,
    /// The deadlines for a calendar program
    Ics,
}

/// A ledger to write.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Only projects that this filter takes
    #[arg(value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Vec<String>,
    /// Format: csv, xlsx, json, md, ics; without it what the file's name says, else csv
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<ExportFormat>,
    /// Columns, by key or heading, such as number,title,due; `all`: also those that an import leaves alone
    #[arg(long, value_name = "COLUMNS")]
    pub columns: Option<String>,
    /// Sort keys, such as due,-updated
    #[arg(long, value_name = "KEYS", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Write to this file; without it, or with -, to the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Leave out the mark at the beginning by which Excel knows UTF-8
    #[arg(long)]
    pub no_bom: bool,
}

/// Holidays and make-up days.
#[derive(Debug, Args)]
pub struct HolidaysArgs {
    /// Only of this year
    #[arg(value_name = "YEAR")]
    pub year: Option<i32>,
    /// Set the years that this CSV file has: day,kind,name; kind is off or work. `built-in`: the years that the program knows and the board lacks
    #[arg(long, value_name = "FILE")]
    pub set: Option<PathBuf>,
    /// Write them to this CSV file, which can be edited and set again; - for the standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "set")]
    pub output: Option<PathBuf>,
}

/// Deadlines for people's own calendars.
#[derive(Debug, Args)]
pub struct CalendarArgs {
    /// Only projects that this filter takes
    #[arg(value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Vec<String>,
    /// Remind so many days before
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(0..=365))]
    pub alarm: Option<u32>,
    /// Write to this file; without it, or with -, to the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The files of a plan.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// What to do with them
    #[command(subcommand)]
    pub what: PlanVerb,
}

/// What can be done with the files of a plan.
#[derive(Debug, Subcommand)]
pub enum PlanVerb {
    /// Check references, words, dates, quantities, and that every statement names its place
    Check {
        /// The directory
        #[arg(value_name = "DIR")]
        dir: PathBuf,
        /// Look every locator up in the documents, which are in this directory
        #[arg(long, value_name = "DIR")]
        sources: Option<PathBuf>,
    },
}

/// What is overdue.
#[derive(Debug, Args)]
pub struct OverdueArgs {
    /// Filter
    #[arg(value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Vec<String>,
    /// Only of this department
    #[arg(long, value_name = "DEPT")]
    pub dept: Option<String>,
    /// Only what is late by so many days or more
    #[arg(long, value_name = "N")]
    pub days: Option<i64>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub minutes: MinutesArgs,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub output: OutputArgs,
}

/// The minutes of a review.
#[derive(Debug, Args)]
pub struct MinutesArgs {
    /// The minutes of a review instead: what was decided, by department
    #[arg(long, conflicts_with_all = ["filter", "dept", "days"])]
    pub minutes: bool,
    /// Decisions of this day and later; if not given, of today
    #[arg(long, value_name = "DATE", requires = "minutes")]
    pub since: Option<String>,
    /// Decisions of this person; if not given, your own
    #[arg(long, value_name = "NAME", requires = "minutes")]
    pub actor: Option<String>,
}

/// Supervision slips.
#[derive(Debug, Args)]
pub struct SlipArgs {
    /// The numbers of the projects
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// The slip of this event of the log, not of the last raising
    #[arg(long, value_name = "NUMBER", conflicts_with = "all")]
    pub level_event: Option<u64>,
    /// The slips of all raisings
    #[arg(long)]
    pub all: bool,
    /// How and where to.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// The weekly summary.
#[derive(Debug, Args)]
pub struct WeekArgs {
    /// The week: 2025-W11, a date, this, last
    #[arg(long, value_name = "WEEK", default_value = "this")]
    pub week: String,
    /// Only of this department
    #[arg(long, value_name = "DEPT")]
    pub dept: Option<String>,
    /// Only projects that this filter takes
    #[arg(value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Vec<String>,
    /// Send it by mail, as configured; with --dry-run only say what would be sent
    #[arg(long, conflicts_with = "output")]
    pub mail: bool,
    /// How and where to.
    #[command(flatten)]
    pub output: OutputArgs,
}

impl OutputArgs {
    /// Whether anything of it was asked for.
    pub const fn is_used(&self) -> bool {
        !self.format.is_empty()
            || self.output.is_some()
            || self.no_bom
            || self.template.is_some()
            || self.print_template.is_some()
    }
}

/// In which formats a report is written, and where to.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// Formats: txt, md, html, docx, xlsx, csv, json, several with commas; else as the file's name ends
    #[arg(long, value_name = "FORMAT", value_enum, value_delimiter = ',')]
    pub format: Vec<Format>,
    /// Write to this file, or into this directory under a name that sorts; - for the standard output
    #[arg(short, long, value_name = "FILE|DIR")]
    pub output: Option<PathBuf>,
    /// CSV without the mark by which Excel knows UTF-8
    #[arg(long)]
    pub no_bom: bool,
    /// Lay the page out by this template; for txt, md, html
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
    /// Print the built-in template of a format instead: txt, md, html
    #[arg(long, value_name = "FORMAT", value_enum, conflicts_with_all = ["template", "format", "output"])]
    pub print_template: Option<Format>,
}

/// The evaluation of a year or a plan.
#[derive(Debug, Args)]
pub struct ReviewArgs {
    /// The year: 2023
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(2000..=2100), conflicts_with = "plan")]
    pub year: Option<i32>,
    /// The years of the plan: 2021-2025
    #[arg(long, value_name = "YEARS")]
    pub plan: Option<String>,
    /// Only of this department
    #[arg(long, value_name = "DEPT")]
    pub dept: Option<String>,
    /// Only projects that this filter takes
    #[arg(value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Vec<String>,
    /// How and where to.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// The indicator table.
#[derive(Debug, Args)]
pub struct IndicatorsArgs {
    /// Only this year
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(2000..=2100))]
    pub year: Option<i32>,
    /// Write a file for a spreadsheet: csv, xlsx
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<LedgerFormat>,
    /// Write to this file; without it, or with -, print it
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
