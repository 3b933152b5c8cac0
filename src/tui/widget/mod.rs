//! Drawing only: pieces that every screen is made of.

pub(crate) mod area;
pub(crate) mod axis;
pub(crate) mod bars;
pub(crate) mod edit;
pub(crate) mod line;
pub(crate) mod paint;
pub(crate) mod pick;
pub(crate) mod prompt;
pub(crate) mod scroll;
