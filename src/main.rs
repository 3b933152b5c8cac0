//! duban (督办).
fn main() {}
