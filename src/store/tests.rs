//! The store, told by examples.
