//! The words of the timeline.

use crate::words;

words! {
    scope: "时间轴", "timeline";
    cmd_open: "时间轴", "timeline";
}
