//! The words of the dashboard.

use crate::words;

words! {
    scope: "总览", "dashboard";
    cmd_open: "总览", "dashboard";
}
