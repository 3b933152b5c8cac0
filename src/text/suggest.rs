//! Finds what a mistyped word was meant to be.

use std::cmp::Ordering;

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

/// From here on two titles may be the same project: 北坞公园二期 and 北坞公园三期 may, 北坞公园 and 北坞村 may not.
const MAYBE_THE_SAME: f64 = 0.86;
/// How many of them are worth reading.
const SHOWN: usize = 5;

/// Returns what a title may be another spelling of, the most like first; each key once.
pub fn close_titles<'a, K: Copy + Ord>(
    title: &str,
    candidates: impl IntoIterator<Item = (K, &'a str)>,
) -> Vec<K> {
    Titles::of(candidates).close_to(title)
}

/// Titles to be compared with many others: each is made bare once.
#[derive(Debug)]
pub struct Titles<K> {
    all: Vec<(K, Title)>,
}

/// A bare title with its letters in order, by which most are told apart at once.
#[derive(Debug)]
struct Title {
    bare: String,
    letters: Vec<char>,
}

impl Title {
    fn of(title: &str) -> Self {
        let bare = bare_title(title);
        let mut letters: Vec<char> = bare.chars().collect();
        letters.sort_unstable();
        Self { bare, letters }
    }

    /// Whether both have enough letters in common to be alike. Every measure of [`title_likeness`] finds less than
    /// [`MAYBE_THE_SAME`] in titles of which not even three letters in five of the longer one stand in the other.
    fn may_be_like(&self, other: &Self) -> bool {
        let (short, long) = if self.letters.len() < other.letters.len() {
            (&self.letters, &other.letters)
        } else {
            (&other.letters, &self.letters)
        };
        let enough = |common: usize| common * 5 >= long.len() * 3;
        enough(short.len()) && enough(common(short, long))
    }
}

/// How many letters two sorted lists have in common.
fn common(one: &[char], other: &[char]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(left), Some(right)) = (one.peek(), other.peek()) {
        match left.cmp(right) {
            Ordering::Less => {
                one.next();
            }
            Ordering::Greater => {
                other.next();
            }
            Ordering::Equal => {
                count += 1;
                one.next();
                other.next();
            }
        }
    }
    count
}

impl<K: Copy + Ord> Titles<K> {
    /// Of these titles.
    pub fn of<'a>(titles: impl IntoIterator<Item = (K, &'a str)>) -> Self {
        let titles = titles.into_iter();
        Self {
            all: titles.map(|(key, title)| (key, Title::of(title))).collect(),
        }
    }

    /// Returns those that a title may be another spelling of, the most like first; each key once.
    pub fn close_to(&self, title: &str) -> Vec<K> {
        let title = Title::of(title);
        let mut found: Vec<(f64, K)> = Vec::new();
        for (key, candidate) in &self.all {
            if !title.may_be_like(candidate) {
                continue;
            }
            let likeness = title_likeness(&title.bare, &candidate.bare);
            if likeness < MAYBE_THE_SAME {
                continue;
            }
            match found.iter_mut().find(|(_, known)| known == key) {
                Some((best, _)) => *best = best.max(likeness),
                None => found.push((likeness, *key)),
            }
        }
        found.sort_by(|(one, first), (other, second)| {
            other.total_cmp(one).then_with(|| first.cmp(second))
        });
        found.into_iter().take(SHOWN).map(|(_, key)| key).collect()
    }
}

/// A title without what titles have in common: space, marks, 项目, 工程, 建设.
fn bare_title(title: &str) -> String {
    let folded: String = fold_search(title)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let bare = folded
        .replace("项目", "")
        .replace("工程", "")
        .replace("建设", "");
    if bare.is_empty() { folded } else { bare }
}

fn title_likeness(title: &str, candidate: &str) -> f64 {
    if title == candidate {
        return 1.0;
    }
    let (short, long) = if title.len() < candidate.len() {
        (title, candidate)
    } else {
        (candidate, title)
    };
    let is_most_of_it = short.chars().count() * 3 >= long.chars().count() * 2;
    if long.contains(short) && is_most_of_it {
        return MAYBE_THE_SAME.max(0.95);
    }
    strsim::normalized_damerau_levenshtein(title, candidate).max(jaro_of_equals(title, candidate))
}

/// Jaro likeness of titles of like length only: it favours beginnings, and streets begin alike.
fn jaro_of_equals(title: &str, candidate: &str) -> f64 {
    let (one, other) = (title.chars().count(), candidate.chars().count());
    if one.abs_diff(other) <= 1 && one > 4 {
        strsim::jaro(title, candidate)
    } else {
        0.0
    }
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

    #[rstest]
    #[case::another_phase("北坞公园三期", &[1])]
    #[case::words_that_all_have("北坞公园二期建设工程", &[1])]
    #[case::a_part_left_out("西小口公园改造提升", &[2])]
    #[case::another_place("南沙公园", &[])]
    #[case::the_street_alone("清河", &[])]
    fn titles_that_come_close_are_found(#[case] title: &str, #[case] expected: &[u32]) {
        let known = [
            (1, "北坞公园二期"),
            (2, "西小口公园改造提升一期"),
            (3, "清河北路道路"),
        ];
        assert_eq!(close_titles(title, known), expected);
    }

    #[test]
    fn of_equals_the_first() {
        assert_eq!(closest("aab", ["aabx", "aaby"]), Some("aabx"));
        assert_eq!(closest("a", []), None);
    }

    #[test]
    fn the_quick_look_overlooks_nothing() {
        let words = [
            "北坞", "公园", "公", "园", "二期", "三期", "路", "a1", "的", "学校", "扩建",
        ];
        let at = |number: usize| -> String {
            let digits = [number, number / 11, number / 121, number / 1331, number / 7];
            digits.iter().map(|digit| words[digit % 11]).collect()
        };
        let all: Vec<String> = (0..1500).step_by(17).map(at).collect();
        for one in &all {
            for other in &all {
                let is_like =
                    title_likeness(&bare_title(one), &bare_title(other)) >= MAYBE_THE_SAME;
                let may_be = Title::of(one).may_be_like(&Title::of(other));
                assert!(!is_like || may_be, "{one} {other}");
            }
        }
    }
}
