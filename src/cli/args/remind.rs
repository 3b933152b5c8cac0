//! Reminders.

use clap::{Args, ValueEnum};

/// The furthest that a reminder looks ahead, in working days: a year.
pub const MOST_DAYS: u32 = 250;

/// What a reminder asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RemindKind {
    /// Missing entries of this week.
    Unreported,
    /// What is due soon.
    Due,
    /// What is late.
    Overdue,
}

/// Who owes what.
#[derive(Debug, Args)]
pub struct RemindArgs {
    /// Only projects that this filter takes
    #[arg(value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Vec<String>,
    /// Only what this department owes
    #[arg(long, value_name = "DEPT")]
    pub dept: Option<String>,
    /// What is due within so many working days, 0 for today; if not given, as configured, else 5
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=i64::from(MOST_DAYS)))]
    pub days: Option<u32>,
    /// Only these, parted by commas: unreported, due, overdue
    #[arg(long, value_name = "KINDS", value_enum, value_delimiter = ',')]
    pub only: Vec<RemindKind>,
    /// Send each department its own by mail, as configured; with --dry-run only say what would be sent
    #[arg(long)]
    pub mail: bool,
}
