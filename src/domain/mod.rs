//! The trade's rules, pure: no clock, no database, no language.

pub mod calendar;
pub mod deadline;
