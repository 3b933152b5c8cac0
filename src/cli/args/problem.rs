//! Words of the verb about problems.

use clap::Args;

use super::HowArgs;

/// A problem.
#[derive(Debug, Args)]
pub struct ProblemArgs {
    /// The project's number
    #[arg(value_name = "ID")]
    pub id: String,
    /// What the problem is
    #[arg(value_name = "TEXT", required_unless_present = "clear")]
    pub text: Option<String>,
    /// Clear the problem of this number; say with --note what solved it
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["text", "limit", "dept", "level"])]
    pub clear: Option<u32>,
    /// Until when it has to be solved, as said
    #[arg(long, value_name = "PHRASE")]
    pub limit: Option<String>,
    /// Who has to solve it
    #[arg(long, value_name = "DEPT")]
    pub dept: Option<String>,
    /// Who has to step in: department, leader, district, city
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show it")]
    pub how: HowArgs,
}
