//! Text as columns, keys and safe bytes: everything that knows about Unicode.
