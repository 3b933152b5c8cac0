//! The table of columns.

use std::collections::BTreeSet;

use super::*;

#[test]
fn every_name_leads_to_its_column_and_none_is_given_twice() {
    let mut names = BTreeSet::new();
    for column in Column::ALL {
        let row = column.row();
        for name in [row.key, row.zh, row.en] {
            assert_eq!(Column::find(name), Some(*column), "{name}");
        }
        assert!(names.insert(row.zh), "{}", row.zh);
        assert!(names.insert(row.key), "{}", row.key);
    }
    assert_eq!(Column::find("ＴＩＴＬＥ"), Some(Column::Title));
    assert_eq!(Column::find("titel"), None);
}

#[test]
fn a_head_fits_into_its_column() {
    for column in Column::ALL {
        let (narrow, wide) = column.row().widest;
        assert!(narrow <= wide);
        for lang in [Lang::Zh, Lang::En] {
            let head = crate::text::width::columns(column.head(lang));
            assert!(head <= 14, "{column:?}");
        }
    }
}

#[test]
fn number_and_title_never_give_way() {
    let staying: Vec<&Column> = Column::ALL
        .iter()
        .filter(|column| column.row().weight == 0)
        .collect();
    assert_eq!(staying, [&Column::Number, &Column::Title]);
}
