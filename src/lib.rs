//! duban (督办): a terminal kanban for the construction projects of a district's yearly plans.
//!
//! The modules below stand in the order of the layers; `docs/architecture.md` tells who may use whom and why.

pub mod clock;
pub mod text;

pub mod domain;
pub mod query;

pub mod i18n;

pub mod store;

pub mod config;
pub mod host;
pub mod import;
pub mod report;

pub mod ops;

pub mod error;

pub mod cli;
pub mod tui;

pub mod run;
