//! Text as columns, keys and safe bytes: everything that knows about Unicode.

pub mod caret;
pub mod safe;
pub mod width;
