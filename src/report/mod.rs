//! Reports: given the log, they return data; given data, they return text. No clock, no store.
//!
//! [`week`] is the only model of the weekly summary, [`page`] lays it out in one language, [`md`] and [`txt`] write that
//! layout, [`json`] writes the model itself. [`ledger`] is the model of the exported ledger, [`csv`] and [`xlsx`] write it.

pub mod block;
pub mod csv;
pub mod docx;
pub mod html;
pub mod ics;
pub mod json;
pub mod ledger;
pub mod md;
pub mod page;
pub mod txt;
pub mod week;
pub mod xlsx;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
