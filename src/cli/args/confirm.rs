//! Words of the verbs about what waits for a manager.

use clap::Args;

/// What is confirmed.
#[derive(Debug, Args)]
pub struct ConfirmArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// The number of what waits; may be left out where only one thing does
    #[arg(value_name = "NUMBER")]
    pub number: Option<u32>,
    /// What was looked at, in a few words; goes into the log
    #[arg(long, value_name = "WORDS")]
    pub note: Option<String>,
    /// The version that you have seen; a later change of the same thing is a conflict (exit code 5)
    #[arg(long, value_name = "VERSION")]
    pub seen: Option<u32>,
    /// Do what is unusual (a skipped stage, a full column)
    #[arg(long)]
    pub yes: bool,
}

/// What is returned.
#[derive(Debug, Args)]
pub struct ReturnArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// The number of what waits; may be left out where only one thing does
    #[arg(value_name = "NUMBER")]
    pub number: Option<u32>,
    /// What is missing yet
    #[arg(long, value_name = "WORDS")]
    pub note: String,
    /// The version that you have seen; a later change of the same thing is a conflict (exit code 5)
    #[arg(long, value_name = "VERSION")]
    pub seen: Option<u32>,
}
