//! The words of the overdue review.

use crate::words;

words! {
    scope: "逾期督办", "overdue review";
    cmd_open: "逾期督办", "overdue review";
}
