//! Changes as the log has them.

use std::sync::Arc;

use serde::Deserialize;

use crate::domain::calendar::Week;
use crate::domain::entry::EntryText;
use crate::domain::event::Change;
use crate::domain::id::PartId;
use crate::domain::measure::Measure;
use crate::domain::milestone::Milestone;

/// How every change begins; its kind follows.
const BEGINNING: &str = r#"{"kind":""#;

/// Reads the fields of one kind of change.
macro_rules! fields {
    ($text:ident, $kind:ident { $($field:ident: $type:ty),* }) => {{
        #[derive(Deserialize)]
        struct Fields {
            $($field: $type),*
        }
        let Fields { $($field),* } = serde_json::from_str($text)?;
        Ok(Change::$kind { $($field),* })
    }};
}

/// Reads a change.
///
/// The three kinds that make up nine tenths of a log are told by how their text begins and read straight into their
/// fields. Any other is read as serde reads a tagged enum: it keeps all values aside until it has seen the tag, which
/// takes several times as long. Both ways read the same.
pub(super) fn read(text: &str) -> serde_json::Result<Change> {
    let kind = text.strip_prefix(BEGINNING);
    match kind.and_then(|rest| rest.split_once('"')) {
        Some(("entry", _)) => {
            fields!(text, Entry { week: Week, from: Option<Arc<EntryText>>, to: Option<Arc<EntryText>> })
        }
        Some(("milestone", _)) => {
            fields!(text, Milestone { id: PartId, from: Option<Milestone>, to: Option<Milestone> })
        }
        Some(("measure", _)) => {
            fields!(text, Measure { id: PartId, from: Option<Measure>, to: Option<Measure> })
        }
        _ => serde_json::from_str(text),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::entry(r#"{"kind":"entry","week":"2025-W11","from":null,"to":{"progress":"完成\n\"甲\"","next":"","problem":"","ask":"","sample":true}}"#)]
    #[case::entry_of_old(r#"{"kind":"entry","week":"2025-W11","to":{"progress":"完成"}}"#)]
    #[case::milestone(r#"{"kind":"milestone","id":3,"from":{"name":"封顶"},"to":{"name":"封顶","kind":"works","deadline":null,"done":"2025-03-14","document":null,"dept":7}}"#)]
    #[case::measure(r#"{"kind":"measure","id":3,"from":null,"to":{"name":"管线","unit":"米","year":2025,"target":"12.5","done":null}}"#)]
    #[case::urged(r#"{"kind":"urged","note":"快"}"#)]
    #[case::tag_behind(r#"{"week":"2025-W11","from":null,"to":null,"kind":"entry"}"#)]
    fn both_ways_read_the_same(#[case] text: &str) {
        let tagged: Change = serde_json::from_str(text).unwrap();
        assert_eq!(read(text).unwrap(), tagged);
    }

    #[rstest]
    #[case::no_week(r#"{"kind":"entry","from":null,"to":null}"#)]
    #[case::no_such_kind(r#"{"kind":"entri","week":"2025-W11"}"#)]
    #[case::no_kind(r#"{"week":"2025-W11"}"#)]
    #[case::more_behind(r#"{"kind":"entry","week":"2025-W11","from":null,"to":null} "x""#)]
    #[case::torn(r#"{"kind":"measure","id":3"#)]
    fn both_ways_refuse_the_same(#[case] text: &str) {
        assert!(serde_json::from_str::<Change>(text).is_err());
        assert!(read(text).is_err());
    }
}
