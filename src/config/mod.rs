//! One's own preferences: where the database is, language, look. The board's rules are not here; they are in the log.

mod load;
mod model;

pub use load::{Environment, Error, Given, Origin, Settled, load};
pub use model::{Colour, Config, Theme};
