//! Reports: given the log, they return data; given data, they return text. No clock, no store.
//!
//! [`week`] is the only model of the weekly summary, [`page`] lays it out in one language, [`md`] and [`txt`] write that
//! layout, [`json`] writes the model itself. [`dashboard`] counts what the board shows of today, [`history`] what the log
//! tells of past months. [`ledger`] is the model of the exported ledger, [`csv`] and [`xlsx`] write it.

pub mod block;
pub mod csv;
pub mod dashboard;
pub mod docx;
pub mod history;
pub mod html;
pub mod ics;
pub mod json;
pub mod ledger;
pub mod listing;
pub mod md;
pub mod minutes;
pub mod page;
pub mod txt;
pub mod week;
pub mod xlsx;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
