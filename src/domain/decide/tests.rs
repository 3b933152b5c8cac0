//! The rules, told by examples.
