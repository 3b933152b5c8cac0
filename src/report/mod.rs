//! Reports: given the log, they return data; given data, they return text. No clock, no store.
//!
//! A [`Report`](paper::Report) is a model ([`week`], [`review`], [`slip`], [`minutes`]) and its [`Paper`](paper::Paper),
//! made of [`block`]s. [`format`](mod@format) is the table of the writers: [`md`], [`txt`] and [`html`] by the templates of
//! [`template`], [`docx`], [`xlsx`] and [`csv`] from the paper, [`json`] from the model itself.
//!
//! [`ledger`] is the table that goes out and comes back, [`listing`] the columns of a list for reading, [`remind`] what each
//! department owes now.

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
