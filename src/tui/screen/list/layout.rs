//! Which columns fit, and how wide each is. Pure: columns and room in, places out.

use crate::report::listing::Column;

/// Gutter: mark of the selection, mark of the chosen.
pub(super) const GUTTER: usize = 2;
/// From this width on columns may be as wide as they like.
const WIDE: usize = 110;

/// A column with the widest that stands in it, its head included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measured {
    pub(super) column: Column,
    /// In display columns.
    pub(super) needs: usize,
    /// What its head takes with the sign of the order.
    pub(super) head: usize,
}

impl Measured {
    fn width(self, is_wide: bool) -> usize {
        let (narrow, wide) = self.column.row().widest;
        let most = if is_wide { wide } else { narrow };
        self.needs.min(most.max(self.head))
    }

    fn stays(self) -> bool {
        self.column.row().weight == 0
    }
}

/// A column in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) column: Column,
    /// From the left edge of the screen.
    pub(super) x: usize,
    pub(super) width: usize,
}

/// What is seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fitted {
    pub(super) columns: Vec<Placed>,
    /// How many there is no room for.
    pub(super) hidden: usize,
}

/// The least that the title gets.
fn least_title(width: usize) -> usize {
    (width / 4).clamp(16, 40)
}

/// Fits columns into `width`. Unshifted, the least important ones give way; shifted by `n`, number and title stay and
/// the others begin with the `n`th.
pub(super) fn fit(columns: &[Measured], width: usize, shift: usize) -> Fitted {
    let is_wide = width >= WIDE;
    let room = width.saturating_sub(GUTTER + least_title(width) + 1);
    let cost = |one: &Measured| match one.column {
        Column::Title => 0,
        _ => one.width(is_wide) + 1,
    };
    let mut kept: Vec<Measured> = if shift == 0 {
        columns.to_vec()
    } else {
        let staying = columns.iter().filter(|one| one.stays());
        let others = columns.iter().filter(|one| !one.stays());
        staying.chain(others.skip(shift)).copied().collect()
    };
    while kept.iter().map(cost).sum::<usize>() > room {
        let gone = if shift == 0 {
            let places = kept.iter().enumerate();
            places
                .max_by_key(|(_, one)| one.column.row().weight)
                .map(|(at, _)| at)
        } else {
            kept.len().checked_sub(1)
        };
        match gone.filter(|at| kept.get(*at).is_some_and(|one| !one.stays())) {
            Some(at) => kept.remove(at),
            None => break,
        };
    }
    let used: usize = kept.iter().map(cost).sum();
    let left = width.saturating_sub(GUTTER + used + 1).max(8);
    Fitted {
        columns: place(&kept, is_wide, left),
        hidden: columns.len().saturating_sub(kept.len()),
    }
}

fn place(kept: &[Measured], is_wide: bool, left: usize) -> Vec<Placed> {
    let mut x = GUTTER;
    let put = |one: &Measured| {
        let width = match one.column {
            Column::Title => one.needs.min(left),
            _ => one.width(is_wide),
        };
        let placed = Placed {
            column: one.column,
            x,
            width,
        };
        x += width + 1;
        placed
    };
    kept.iter().map(put).collect()
}

/// How far one can shift until the last column is seen.
pub(super) fn last_shift(columns: &[Measured], width: usize) -> usize {
    if fit(columns, width, 0).hidden == 0 {
        return 0;
    }
    let others = columns.iter().filter(|one| !one.stays()).count();
    let last = columns.iter().rfind(|one| !one.stays());
    let sees_last = |shift: &usize| {
        let seen = fit(columns, width, *shift).columns;
        seen.last().map(|one| one.column) == last.map(|one| one.column)
    };
    (1..others).find(sees_last).unwrap_or(others)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn measured(needs: usize) -> Vec<Measured> {
        let of = |column: &Column| Measured {
            column: *column,
            needs,
            head: 4,
        };
        Column::ALL.iter().map(of).collect()
    }

    fn seen(fitted: &Fitted) -> Vec<Column> {
        fitted.columns.iter().map(|one| one.column).collect()
    }

    #[test]
    fn the_least_important_give_way_first_and_the_order_stays() {
        let fitted = fit(&measured(12), 80, 0);
        let expected = [
            Column::Number,
            Column::Light,
            Column::Title,
            Column::Stage,
            Column::Lead,
            Column::Due,
            Column::Days,
        ];
        assert_eq!(seen(&fitted), expected);
    }

    #[test]
    fn shifted_number_and_title_stay() {
        let fitted = fit(&measured(12), 80, 3);
        assert_eq!(
            seen(&fitted).get(..3),
            Some(&[Column::Number, Column::Title, Column::Due][..])
        );
    }

    #[test]
    fn with_room_for_all_there_is_nothing_to_shift() {
        assert_eq!(fit(&measured(4), 400, 0).hidden, 0);
        assert_eq!(last_shift(&measured(4), 400), 0);
    }

    proptest! {
        #[test]
        fn nothing_sticks_out_and_every_column_can_be_reached(needs in 1_usize..40, width in 60_usize..260) {
            let columns = measured(needs);
            let last = last_shift(&columns, width);
            let mut reached = Vec::new();
            for shift in 0..=last {
                let fitted = fit(&columns, width, shift);
                for pair in fitted.columns.windows(2) {
                    prop_assert!(pair[0].x + pair[0].width < pair[1].x);
                }
                let end = fitted.columns.last().unwrap();
                prop_assert!(end.x + end.width <= width, "{} at {width}", end.x + end.width);
                reached.extend(seen(&fitted));
            }
            for column in Column::ALL {
                prop_assert!(reached.contains(column), "{column:?}");
            }
        }
    }
}
