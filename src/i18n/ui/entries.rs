//! The words of the weekly entries.

use crate::words;

words! {
    scope: "本周填报", "weekly entries";
    cmd_open: "本周填报", "weekly entries";
}
