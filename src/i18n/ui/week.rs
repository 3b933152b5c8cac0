//! The words of the weekly summary.

use crate::words;

words! {
    scope: "周报", "weekly summary";
    cmd_open: "周报", "weekly summary";
}
