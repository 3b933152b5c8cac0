//! The order of names: Chinese by pinyin, numbers by their size (1号楼, 2号楼, 10号楼), Latin letters behind.
//!
//! The one place that knows the collation. A name becomes a [`Key`] once; comparing keys is comparing bytes.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::{CollationNumericOrdering, CollationType};
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// Made on first use: most runs of the program sort no names.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut wishes = CollatorPreferences::from(&locale!("zh"));
    wishes.collation_type = Some(CollationType::Pinyin);
    wishes.numeric_ordering = Some(CollationNumericOrdering::True);
    // The data are compiled in, so this cannot fail; if it did, the order of code points is better than none.
    CollatorBorrowed::try_new(wishes, CollatorOptions::default()).ok()
});

/// A name's place in the order. Names that collate alike but are not the same stand by their characters, so that the
/// order is total.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    weight: Vec<u8>,
    text: String,
}

/// Works a name's key out.
pub fn key(text: &str) -> Key {
    let mut weight = Vec::new();
    if let Some(collator) = COLLATOR.as_ref() {
        let Ok(()) = collator.write_sort_key_to(text, &mut weight);
    }
    Key {
        weight,
        text: text.to_owned(),
    }
}

/// Which of two names stands first; for many names make their keys once.
pub fn compare(one: &str, other: &str) -> Ordering {
    let by_rule = COLLATOR
        .as_ref()
        .map_or(Ordering::Equal, |collator| collator.compare(one, other));
    by_rule.then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::pinyin(&["安宁庄后街", "北部医疗中心", "翠湖文化艺术中心", "鼎好电子大厦", "西玉河雨水调蓄区"])]
    #[case::chong_and_not_zhong(&["成府路", "重庆路", "上地", "中关村"])]
    #[case::numbers_by_size(&["地铁3号线", "地铁13号线", "地铁16号线"])]
    #[case::numbers_at_the_beginning(&["1号楼", "2号楼", "10号楼"])]
    #[case::latin_behind_han(&["园林局", "A座", "B座"])]
    #[case::nothing_first(&["", "1", "公园"])]
    fn names_stand_by_pinyin(#[case] expected: &[&str]) {
        let mut names: Vec<&str> = expected.iter().rev().copied().collect();
        names.sort_by_cached_key(|name| key(name));
        assert_eq!(names, expected);
        names.reverse();
        names.sort_by(|one, other| compare(one, other));
        assert_eq!(names, expected);
    }

    fn a_name() -> impl Strategy<Value = String> {
        prop_oneof![
            3 => "[安北重中公园路号1-9０-９aAéＡ（(]{0,6}",
            1 => any::<String>(),
        ]
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in a_name(), b in a_name(), c in a_name()) {
            let (x, y, z) = (key(&a), key(&b), key(&c));
            prop_assert_eq!(x.cmp(&y), y.cmp(&x).reverse());
            prop_assert_eq!(x == y, a == b);
            prop_assert_eq!(x.cmp(&y).is_eq(), a == b);
            if x <= y && y <= z {
                prop_assert!(x <= z);
            }
            // Keys once or names each time: the same order.
            prop_assert_eq!(compare(&a, &b), x.cmp(&y));
        }
    }
}
