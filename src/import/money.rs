//! Sums of money in a cell, into whole 万元; what would have to be rounded is no sum.

use crate::domain::measure::{Quantity, Wan};
use crate::text::fold::fold_search;

use super::header::MoneyUnit;

/// Reads `8000`, `1.2亿元`, `3,000万元`; a unit in the cell goes before the column's.
pub(super) fn read(cell: &str, column: MoneyUnit) -> Option<Wan> {
    let folded = fold_search(cell);
    let text = folded.trim();
    let (digits, unit) = [
        ("亿元", MoneyUnit::Yi),
        ("亿", MoneyUnit::Yi),
        ("万元", MoneyUnit::Wan),
        ("万", MoneyUnit::Wan),
        ("元", MoneyUnit::Yuan),
    ]
    .into_iter()
    .find_map(|(name, unit)| Some((text.strip_suffix(name)?, unit)))
    .unwrap_or((text, column));
    let Quantity(thousandths) = digits.trim().parse().ok()?;
    let (times, parts) = match unit {
        MoneyUnit::Yi => (10_000, 1000),
        MoneyUnit::Wan => (1, 1000),
        MoneyUnit::Yuan => (1, 10_000_000),
    };
    let size = thousandths.checked_mul(times)?;
    (size % parts == 0).then_some(Wan(size / parts))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("8000", MoneyUnit::Wan, Some(8000))]
    #[case("8,000 万元", MoneyUnit::Yi, Some(8000))]
    #[case("1.2亿元", MoneyUnit::Wan, Some(12_000))]
    #[case("1.2", MoneyUnit::Yi, Some(12_000))]
    #[case("30000元", MoneyUnit::Wan, Some(3))]
    #[case("８０００", MoneyUnit::Wan, Some(8000))]
    #[case("0.5", MoneyUnit::Wan, None)]
    #[case("12345", MoneyUnit::Yuan, None)]
    #[case("约8000", MoneyUnit::Wan, None)]
    fn sums_are_read_or_refused_never_rounded(
        #[case] cell: &str,
        #[case] unit: MoneyUnit,
        #[case] expected: Option<i64>,
    ) {
        assert_eq!(read(cell, unit), expected.map(Wan));
    }
}
