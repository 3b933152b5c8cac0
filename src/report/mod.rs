//! Reports: given the log, they return data; given data, they return text. No clock, no store.
//!
//! [`week`] is the only model of the weekly summary, [`page`] lays it out in one language, [`md`] and [`txt`] write that
//! layout, [`json`] writes the model itself.

pub mod block;
pub mod json;
pub mod md;
pub mod page;
pub mod txt;
pub mod week;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
