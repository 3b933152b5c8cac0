//! The tests of duban as one binary.
