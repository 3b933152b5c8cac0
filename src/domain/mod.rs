//! The trade's rules, pure: no clock, no database, no language.
//!
//! `command` is what somebody wants, [`decide`] judges it, `event` is what happened, [`apply`] folds it into the state.

pub mod apply;
pub mod aspect;
pub mod board;
pub mod calendar;
pub mod chain;
pub mod command;
pub mod course;
pub mod deadline;
pub mod decide;
pub mod entrance;
pub mod entry;
pub mod event;
pub mod id;
pub mod indicator;
pub mod ledger;
pub mod level;
pub mod light;
pub mod measure;
pub mod milestone;
pub mod people;
pub mod person;
pub mod problem;
pub mod project;
pub mod review;
pub mod rights;
pub mod schedule;
pub mod settings;
pub mod slip;
pub mod state;
#[cfg(test)]
pub(crate) mod testing;
pub mod via;
pub mod view;
pub mod wording;
