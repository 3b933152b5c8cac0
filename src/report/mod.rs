//! Reports: given the log, they return data; given data, they return text. No clock, no store.
//!
//! A [`Report`](paper::Report) is a model and its [`Paper`](paper::Paper): [`week`] is the only model of the weekly
//! summary. [`md`], [`txt`], [`html`], [`docx`], [`xlsx`] and [`csv`] write the paper, [`json`] writes the model itself;
//! [`format`](mod@format) is the table of them; the first three are laid out by the templates of [`template`]. [`ledger`] is the model of the exported ledger, [`csv`] and [`xlsx`] write it.
//! [`remind`] is what each department owes now.
//! [`listing`] is the table of columns of a list of projects.

pub mod block;
pub mod cell;
pub mod csv;
pub mod dashboard;
pub mod docx;
pub mod format;
pub mod history;
pub mod holidays;
pub mod html;
pub mod ics;
pub mod json;
pub mod ledger;
pub mod listing;
pub mod md;
pub mod minutes;
mod page;
pub mod paper;
pub mod remind;
pub mod review;
pub mod slip;
pub mod template;
mod threads;
pub mod txt;
pub mod week;
pub mod xlsx;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
