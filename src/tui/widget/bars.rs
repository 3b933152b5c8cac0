//! Charts out of signs: bars, stacked bars, columns. Shares are exact to a column and add up.

/// How many of `width` columns a share takes; what is not nothing is seen.
pub(crate) fn share(count: u32, most: u32, width: usize) -> usize {
    let (count, most) = (u64::from(count), u64::from(most.max(1)));
    let wide = u64::try_from(width).unwrap_or(0);
    let taken = (count * wide + most / 2) / most;
    let taken = usize::try_from(taken).unwrap_or(width).min(width);
    taken.max(usize::from(count > 0 && width > 0))
}

/// The signs that a stacked bar is filled with, by place.
pub(crate) const FILLS: [char; 6] = ['.', ':', '#', '+', '=', '*'];

/// The fill of the part at this place.
pub(crate) fn fill(place: usize) -> char {
    FILLS.get(place % FILLS.len()).copied().unwrap_or('#')
}

/// Parts behind each other; the whole is as long as its share of `most`.
pub(crate) fn stacked(parts: &[u32], most: u32, width: usize) -> String {
    let mut bar = String::new();
    let (mut sum, mut used) = (0_u32, 0);
    for (place, part) in parts.iter().enumerate() {
        sum = sum.saturating_add(*part);
        let end = if sum == 0 { 0 } else { share(sum, most, width) };
        bar.extend(std::iter::repeat_n(fill(place), end.saturating_sub(used)));
        used = used.max(end);
    }
    bar
}

/// A value with its target, at one point of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Point {
    /// Reached; `None` where nobody told.
    pub(crate) done: Option<i64>,
    /// Planned.
    pub(crate) target: Option<i64>,
}

/// Columns of `#` up to what was done with a `-` where the target lies, the highest line first.
pub(crate) fn columns(points: &[Point], height: usize, width: usize) -> Vec<String> {
    let values = points.iter().flat_map(|point| [point.done, point.target]);
    let most = i128::from(values.flatten().max().unwrap_or(0).max(1));
    let rows = i128::try_from(height.max(1)).unwrap_or(1);
    let level = |value: i64| (i128::from(value.max(0)) * rows + most - 1) / most;
    (1..=rows)
        .rev()
        .map(|row| {
            let cell = |point: &Point| {
                let sign = if point.done.is_some_and(|done| level(done) >= row) {
                    '#'
                } else if point.target.is_some_and(|target| level(target) == row) {
                    '-'
                } else {
                    ' '
                };
                let body = String::from(sign).repeat(width.saturating_sub(1));
                format!("{body} ")
            };
            points.iter().map(cell).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_but_something_is_seen() {
        assert_eq!(share(0, 100, 20), 0);
        assert_eq!(share(1, 1000, 20), 1);
        assert_eq!(share(50, 100, 20), 10);
        assert_eq!(share(100, 100, 20), 20);
        assert_eq!(share(5, 0, 20), 20);
        assert_eq!(share(5, 10, 0), 0);
    }

    #[test]
    fn the_parts_of_a_bar_make_the_whole() {
        assert_eq!(stacked(&[1, 1, 2], 4, 8), "..::####");
        assert_eq!(stacked(&[0, 2, 0, 1], 6, 6), "::+");
        assert_eq!(stacked(&[0, 0], 6, 6), "");
    }

    #[test]
    fn columns_rise_to_what_is_done_and_the_target_is_marked() {
        let point = |done, target| Point { done, target };
        let drawn = columns(
            &[
                point(None, Some(4)),
                point(Some(1), Some(4)),
                point(Some(4), Some(4)),
            ],
            4,
            3,
        );
        assert_eq!(drawn, ["-- -- ## ", "      ## ", "      ## ", "   ## ## "]);
    }
}
