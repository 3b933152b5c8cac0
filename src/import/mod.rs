//! Reading what others wrote: files in, a checked draft with places of every fault out. Nothing is written here.

pub mod plan;
mod table;

pub use plan::{Care, Files, OwnerRule, PlanDraft, PlanFact, PlanProject, Word, Words, read_plan};
pub use table::{Flaw, Problem};
