//! The columns of the ledger.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;

use super::*;

#[test]
fn every_name_leads_to_its_column_and_to_no_other() {
    for column in Column::ALL {
        for name in names(column) {
            assert_eq!(find_column(name), Some(column), "{name}");
        }
        assert_eq!(Column::from_key(column.key()), Some(column));
    }
    assert_eq!(find_column("ＴＩＴＬＥ"), Some(Column::Title));
    assert_eq!(find_column("titel"), None);
    let keys: BTreeSet<&str> = Column::ALL.iter().map(|column| column.key()).collect();
    assert_eq!(keys.len(), Column::ALL.len());
}

#[test]
fn what_comes_back_is_among_all_columns_in_their_order() {
    let kept: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| Column::EXPORTED.contains(column))
        .collect();
    let count = |columns: &[Column]| columns.iter().collect::<BTreeSet<_>>().len();
    assert_eq!(count(&kept), Column::EXPORTED.len());
    assert_eq!(count(&Column::ALL), Column::ALL.len());
}

/// An import leaves alone what it does not know; it must not take a told column for one that it writes.
#[test]
fn an_import_understands_no_column_that_only_tells() {
    let told = Column::ALL
        .into_iter()
        .filter(|column| !Column::EXPORTED.contains(column));
    for column in told.filter(|column| *column != Column::Serial) {
        for name in [
            words::heading(Lang::Zh, column),
            words::heading(Lang::En, column),
        ] {
            assert!(!crate::import::header::is_known(name), "{name}");
        }
    }
}
