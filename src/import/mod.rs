//! Reading what others wrote: files in, a checked draft with places of every fault out. Nothing is written here.
//!
//! [`plan`] is a directory of CSV files in our own form; a ledger ([`ledger`]) is anybody's table, from CSV, xlsx, docx or
//! [`json`].

mod docx;
pub mod header;
mod holidays;
pub mod json;
pub mod ledger;
mod money;
mod names;
mod packed;
mod people;
mod plain;
pub mod plan;
pub mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod units;
mod xlsx;

pub use holidays::read_holidays;
pub use ledger::{Fault, LedgerDraft, LedgerFault, LedgerRow, Place, read_ledger};
pub use people::{
    PeopleDraft, PeopleError, PeopleFault, PersonFault, PersonRow, Until, read_people,
};
pub use plain::decode as read_text;
pub use plan::{
    Care, Files, OwnerRule, PlanDraft, PlanFact, PlanIndicator, PlanProject, PlanValue, Word,
    Words, read_plan,
};
pub use table::{Flaw, Problem};
