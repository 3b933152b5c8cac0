//! The words of `duban views`.

use clap::{Args, Subcommand};

/// Saved views.
#[derive(Debug, Args)]
pub struct ViewsArgs {
    /// What to do with them
    #[command(subcommand)]
    pub what: Option<ViewsVerb>,
}

/// What can be done with saved views.
#[derive(Debug, Subcommand)]
pub enum ViewsVerb {
    /// Keep a filter under a name, in place of the one that had it
    Save {
        /// One word
        #[arg(value_name = "NAME")]
        name: String,
        /// The filter, such as: overdue light:red
        #[arg(value_name = "FILTER", allow_hyphen_values = true)]
        filter: Vec<String>,
        /// For everybody, not only for oneself
        #[arg(long)]
        all: bool,
    },
    /// Remove a view
    Remove {
        /// Its name
        #[arg(value_name = "NAME")]
        name: String,
        /// The one for everybody, not one's own
        #[arg(long)]
        all: bool,
    },
}
