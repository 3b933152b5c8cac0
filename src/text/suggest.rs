//! Finds what a mistyped word was meant to be.

use crate::text::fold::{fold_search, is_han};

/// From 0 (nothing in common) to 1 (the same): below this a suggestion would only puzzle.
const LIKE_ENOUGH: f64 = 0.8;

/// Returns the candidate most like `word`, for "did you mean"; of equals the first.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold_search(word.trim());
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let likeness = likeness(&word, &fold_search(candidate));
        let better = best.is_none_or(|(so_far, _)| likeness > so_far);
        if likeness >= LIKE_ENOUGH && better {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn likeness(word: &str, candidate: &str) -> f64 {
    let spelling = strsim::jaro_winkler(word, candidate);
    if is_short_for(word, candidate) {
        spelling.max(LIKE_ENOUGH)
    } else {
        spelling
    }
}

/// Whether a Chinese word is a usual short form: the same first character, the others in their order (园林局 for 园林绿化局).
fn is_short_for(word: &str, candidate: &str) -> bool {
    let mut rest = candidate.chars();
    let in_order = word.chars().all(|letter| rest.any(|other| other == letter));
    let same_start = word.chars().next() == candidate.chars().next();
    same_start && in_order && word.chars().count() > 1 && word.chars().all(is_han)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const STAGES: &[&str] = &[
        "preparation",
        "construction",
        "acceptance",
        "园林绿化局",
        "水务局",
        "在建",
    ];

    #[rstest]
    #[case::a_slip("constuction", Some("construction"))]
    #[case::swapped("acecptance", Some("acceptance"))]
    #[case::shortened("constr", Some("construction"))]
    #[case::upper_case("PREPARATON", Some("preparation"))]
    #[case::chinese("园林局", Some("园林绿化局"))]
    #[case::chinese_order_counts("局林园", None)]
    #[case::chinese_short("水务", Some("水务局"))]
    #[case::nothing_like_it("weather", None)]
    #[case::nothing_like_it_in_chinese("学校", None)]
    #[case::empty("", None)]
    fn the_meant_word_is_found(#[case] word: &str, #[case] expected: Option<&str>) {
        assert_eq!(closest(word, STAGES.iter().copied()), expected);
    }

    #[test]
    fn of_equals_the_first() {
        assert_eq!(closest("aab", ["aabx", "aaby"]), Some("aabx"));
        assert_eq!(closest("a", []), None);
    }
}
