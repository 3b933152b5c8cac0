//! Saved views: a filter under a name, written `@name` wherever a filter is taken.
//!
//! The look-up is plain data ([`Views`]); putting a view's conditions in its place ([`Filter::expand`]) asks nothing else.

use std::collections::BTreeMap;

use super::ast::{Leaf, Tree, ViewName};
use super::error::{Problem, QueryError};
use super::field::{Row, table};
use super::{Filter, parse};
use crate::domain::view::Kept;
use crate::text::fold::fold_search;
use crate::text::suggest::closest;

/// The sign before a view's name.
pub const SIGN: char = '@';

/// How many views may stand inside each other.
const MAX_DEPTH: usize = 16;

table! {
    /// A view that every board has.
    BuiltIn {
        Overdue: "overdue", "逾期", ["late"], "已过最后一天仍未完成", "past its last day and not done", "overdue";
        Unreported: "unreported", "本周未报", ["未报"], "本周应报未报", "owes this week's entry", "unreported";
        DueSoon: "due-soon", "30天内到期", ["即将到期"], "30 天内到期，尚未逾期", "due within 30 days and not late yet", "due:30d";
        Red: "red", "红灯", [], "亮红灯", "red light", "light:red";
        Blocked: "blocked", "受阻", [], "标为受阻", "marked as blocked", "blocked";
        Livelihood: "livelihood", "民生实事", [], "民生实事项目", "the livelihood projects of the year", "tag:民生实事";
        Inferred: "inferred", "待确认推断", ["推断"], "阶段或部门是推断的，待确认", "stage or a department is inferred, to be confirmed", "inferred";
        Mine: "mine", "我的", ["my"], "我所在部门负责，或责任人是我", "owned by my departments, or I am responsible", "mine";
        Pending: "pending", "待核实", [], "办结或销号待督查核实", "a completion or a clearing waits for a manager", "pending";
    }
}

/// The name in a word such as `@overdue`, however wide the sign was typed.
pub fn name_in(word: &str) -> Option<&str> {
    let mut letters = word.chars();
    let is_sign = matches!(letters.next(), Some(SIGN | '＠'));
    Some(letters.as_str()).filter(|name| is_sign && !name.is_empty())
}

/// Whether a name can be written behind `@` without quotes.
pub fn is_name(name: &str) -> bool {
    let written = format!("{SIGN}{name}");
    matches!(
        parse(&written).map(|filter| filter.root),
        Ok(Some(Tree::Leaf(Leaf::View(view)))) if view.name == name
    ) && !name.starts_with([SIGN, '＠'])
}

/// The filter of a view that every board has.
pub fn built_in(name: &str) -> Option<&'static str> {
    BuiltIn::find(name).map(|view| view.row().example)
}

/// The views that can be named, by name; those of every board are always there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Views {
    /// Folded name to name and filter.
    known: BTreeMap<String, (String, String)>,
}

impl Views {
    /// Views by name and filter; of two with one name the first counts.
    pub fn new(views: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut known = BTreeMap::new();
        for (name, filter) in views {
            known
                .entry(fold_search(&name))
                .or_insert_with(|| (name, filter));
        }
        Self { known }
    }

    /// What is kept for somebody: his own views before those for all.
    pub fn of(kept: &Kept) -> Self {
        let views = kept.views.iter();
        Self::new(views.map(|view| (view.name.clone(), view.filter.clone())))
    }

    /// The filter behind a name, ignoring case and width.
    pub fn filter(&self, name: &str) -> Option<&str> {
        let saved = self.known.get(&fold_search(name));
        saved
            .map(|(_, filter)| filter.as_str())
            .or_else(|| built_in(name))
    }

    /// Every name that can be written.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let saved = self.known.values().map(|(name, _)| name.as_str());
        let built_in: Vec<&str> = BuiltIn::all_names().collect();
        saved.chain(built_in)
    }

    /// The saved ones, by name, each with its filter.
    pub fn saved(&self) -> impl Iterator<Item = (&str, &str)> {
        let saved = self.known.values();
        saved.map(|(name, filter)| (name.as_str(), filter.as_str()))
    }
}

impl Filter {
    /// Puts the conditions of the views that it names in their places.
    pub fn expand(&self, views: &Views) -> Result<Self, QueryError> {
        self.within(views, &mut Vec::new())
    }

    fn within(&self, views: &Views, open: &mut Vec<String>) -> Result<Self, QueryError> {
        let Some(root) = &self.root else {
            return Ok(Self::default());
        };
        // A view without conditions lets everything through, also inside of an or; so nothing of a group may be lost.
        let mut everything = false;
        let root = root.try_graft(&mut |leaf| match leaf {
            Leaf::View(view) => {
                let inner = content(view, views, open)?.root;
                everything |= inner.is_none();
                Ok(inner.unwrap_or_else(|| Tree::And(Vec::new())))
            }
            Leaf::Free(_) | Leaf::Flag(_) | Leaf::Term(_) => Ok(Tree::Leaf(leaf.clone())),
        })?;
        Ok(Self {
            root: Some(root).filter(|root| !everything || *root != Tree::And(Vec::new())),
        })
    }
}

/// What a view's name stands for, views in it and all.
fn content(view: &ViewName, views: &Views, open: &mut Vec<String>) -> Result<Filter, QueryError> {
    let word = view.name.clone();
    let Some(text) = views.filter(&word) else {
        let meant = closest(&word, views.names());
        let problem = Problem::UnknownView { word: word.clone() };
        return Err(QueryError::new(problem, view.span).with_suggestion(meant));
    };
    let folded = fold_search(&word);
    if open.contains(&folded) || open.len() >= MAX_DEPTH {
        return Err(QueryError::new(Problem::ViewLoop { word }, view.span));
    }
    open.push(folded);
    let inner = parse(text).and_then(|filter| filter.within(views, open));
    open.pop();
    // What is wrong in there has its place in another text: here the view's name is to blame.
    inner.map_err(|mistake| match mistake.kind {
        Problem::ViewLoop { .. } | Problem::BrokenView { .. } => {
            QueryError::new(mistake.kind, view.span)
        }
        _ => QueryError::new(
            Problem::BrokenView {
                word,
                mistake: Box::new(mistake),
            },
            view.span,
        ),
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn views() -> Views {
        let rows = [
            ("急件", "overdue light:red"),
            ("水务急件", "@急件 dept:水务"),
            ("二选一", "stage:在建 or blocked"),
            ("空", ""),
            ("甲", "@乙"),
            ("乙", "x or @甲"),
            ("坏", "light:pink"),
        ];
        Views::new(rows.map(|(name, filter)| (name.to_owned(), filter.to_owned())))
    }

    #[rstest]
    #[case::built_in("@逾期", "overdue")]
    #[case::built_in_in_english("@Due-Soon", "due:30d")]
    #[case::saved("@急件", "overdue light:red")]
    #[case::in_a_view("@水务急件", "overdue light:red dept:水务")]
    #[case::among_others("公园 @急件", "公园 overdue light:red")]
    #[case::negated("-@急件", "-(overdue light:red)")]
    #[case::a_choice_stays_a_group("公园 @二选一", "公园 (stage:在建 or blocked)")]
    #[case::full_width("＠逾期", "overdue")]
    #[case::empty("@空", "")]
    #[case::empty_and_more("@空 公园", "公园")]
    #[case::quoted_is_a_word("\"@逾期\"", "\"@逾期\"")]
    #[case::an_address("a@b", "a@b")]
    fn a_view_stands_for_its_conditions(#[case] text: &str, #[case] meant: &str) {
        let filter = super::super::parse_with(text, &views()).unwrap();
        assert_eq!(filter.to_string(), meant);
    }

    #[rstest]
    #[case::nearly("公园 @急", 7, Some("急件"))]
    #[case::unknown("@moon", 0, None)]
    #[case::misspelt("@overdu", 0, Some("overdue"))]
    #[case::itself("公园 @甲", 7, None)]
    #[case::broken("@坏", 0, None)]
    fn what_cannot_be_put_in_is_told(
        #[case] text: &str,
        #[case] at: usize,
        #[case] meant: Option<&str>,
    ) {
        let mistake = super::super::parse_with(text, &views()).unwrap_err();
        assert_eq!(mistake.span.start, at);
        assert_eq!(mistake.suggestion.as_deref(), meant);
    }

    #[test]
    fn every_built_in_view_is_a_filter() {
        for view in BuiltIn::ALL {
            assert!(parse(view.row().example).is_ok(), "{view:?}");
            assert!(view.row().names().all(is_name), "{view:?}");
        }
    }

    #[rstest]
    #[case("急件", true)]
    #[case("Q3", true)]
    #[case("two words", false)]
    #[case("a:b", false)]
    #[case("(x", false)]
    #[case("", false)]
    #[case("@x", false)]
    fn a_name_is_one_word(#[case] name: &str, #[case] fits: bool) {
        assert_eq!(is_name(name), fits);
    }
}
