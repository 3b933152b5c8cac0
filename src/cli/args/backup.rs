//! Words of the verbs that keep a board safe.

use std::path::PathBuf;

use clap::Args;

/// A backup to make.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The new file, or a directory in which it is named by database and time; without it beside the database
    #[arg(value_name = "FILE|DIR")]
    pub place: Option<PathBuf>,
    /// Afterwards remove the oldest that are named by database and time, until so many are left
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub keep: Option<u32>,
}

/// A backup to restore.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Do it; without this only what would be lost is shown
    #[arg(long)]
    pub yes: bool,
}
