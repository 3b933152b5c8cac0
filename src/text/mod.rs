//! Text as columns, keys and safe bytes: everything that knows about Unicode.

pub mod address;
pub mod caret;
pub mod collate;
pub mod fold;
pub mod pinyin;
pub mod safe;
pub mod suggest;
pub mod width;
