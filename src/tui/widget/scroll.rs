//! Which part of a list is seen.

use crate::tui::command::Id;

/// The first visible row, so that `selected` is visible and as little moves as possible.
pub(crate) fn top_of(top: usize, selected: usize, count: usize, height: usize) -> usize {
    if height == 0 || count <= height {
        return 0;
    }
    let top = top.min(count - height);
    if selected < top {
        selected
    } else if selected >= top + height {
        selected + 1 - height
    } else {
        top
    }
}

/// A selection moved by `steps`, kept inside of `count` rows.
pub(crate) fn moved(selected: usize, steps: isize, count: usize) -> usize {
    selected
        .saturating_add_signed(steps)
        .min(count.saturating_sub(1))
}

/// The first visible line of a page of `page` out of `count` lines after a command to move.
pub(crate) fn turned(top: usize, id: Id, page: usize, count: usize) -> usize {
    let last = count.saturating_sub(page);
    let top = match id {
        Id::Down => top.saturating_add(1),
        Id::Up => top.saturating_sub(1),
        Id::PageDown => top.saturating_add(page),
        Id::PageUp => top.saturating_sub(page),
        Id::First => 0,
        Id::Last => last,
        _ => top,
    };
    top.min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_is_always_seen() {
        assert_eq!(top_of(0, 9, 20, 5), 5);
        assert_eq!(top_of(8, 2, 20, 5), 2);
        assert_eq!(top_of(3, 4, 20, 5), 3);
        assert_eq!(top_of(18, 19, 20, 5), 15);
        assert_eq!(top_of(4, 1, 3, 5), 0);
        assert_eq!(top_of(4, 1, 3, 0), 0);
    }

    #[test]
    fn a_selection_stays_inside() {
        assert_eq!(moved(2, -5, 10), 0);
        assert_eq!(moved(2, 50, 10), 9);
        assert_eq!(moved(0, 1, 0), 0);
    }
}
