//! Reading what others wrote: files in, a checked draft with places of every fault out. Nothing is written here.

pub mod indicators;
pub mod plan;
mod table;

pub use indicators::{PlanIndicator, PlanValue};
pub use plan::{Files, PlanDraft, PlanFact, PlanProject, Word, read_plan};
pub use table::{Flaw, Problem};
