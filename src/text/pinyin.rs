//! Finds Chinese titles by substring, by full pinyin and by pinyin initials, in any mixture.
//!
//! A character with several readings matches by each: 重庆 is found by `cq` and by `zq`.

use std::sync::OnceLock;

use ib_pinyin::pinyin::{PinyinData, PinyinNotation};

use crate::text::fold::fold_search;

/// The table of readings, built at the first search.
fn readings() -> &'static PinyinData {
    static READINGS: OnceLock<PinyinData> = OnceLock::new();
    READINGS.get_or_init(|| PinyinData::new(PinyinNotation::Ascii))
}

/// The longest pattern that is read as pinyin: one bit for each key, and one for the end.
const MAX_KEYS: usize = 127;

/// How a pattern is found in a text, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// It is the text.
    Whole,
    /// The text begins with it.
    Beginning,
    /// It spells the text's beginning.
    SpelledBeginning,
    /// It is a part of the text.
    Inside,
    /// It spells a part of the text.
    Spelled,
    /// Its letters occur in their order, with so many gaps between them.
    Scattered(usize),
}

/// How well a pattern fits a text: how it is found, then how little else there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// How it is found.
    pub closeness: Closeness,
    /// How many characters the text has.
    pub length: usize,
}

impl Rank {
    /// Whether the letters stand together.
    pub const fn is_close(self) -> bool {
        !matches!(self.closeness, Closeness::Scattered(_))
    }
}

/// A search pattern made ready once and used on many titles.
#[derive(Debug, Clone)]
pub struct Matcher {
    /// The folded pattern, looked for as it is.
    plain: String,
    /// Its letters without spaces, looked for as pinyin; empty when it has no Latin letter or more than [`MAX_KEYS`].
    keys: Vec<char>,
}

impl Matcher {
    /// Prepares a pattern; spaces in it do not count when it is read as pinyin.
    pub fn new(pattern: &str) -> Self {
        let plain = fold_search(pattern.trim());
        let mut keys: Vec<char> = plain
            .chars()
            .filter(|key| !key.is_whitespace())
            .map(to_key)
            .collect();
        if !keys.iter().any(char::is_ascii_lowercase) || keys.len() > MAX_KEYS {
            keys.clear();
        }
        Self { plain, keys }
    }

    /// Whether the pattern is found in `text`; an empty pattern is found everywhere.
    pub fn matches(&self, text: &str) -> bool {
        let text = fold_search(text);
        text.contains(&self.plain) || self.is_spelled_in(&text)
    }

    /// How well the pattern fits, the least the best; `None` where it is not found, not even scattered.
    pub fn rank(&self, text: &str) -> Option<Rank> {
        let folded = fold_search(text.trim());
        let closeness = if folded == self.plain || self.plain.is_empty() {
            Closeness::Whole
        } else if folded.starts_with(&self.plain) {
            Closeness::Beginning
        } else if self.is_spelled_at_start(&folded) {
            Closeness::SpelledBeginning
        } else if folded.contains(&self.plain) {
            Closeness::Inside
        } else if self.is_spelled_in(&folded) {
            Closeness::Spelled
        } else {
            Closeness::Scattered(self.gaps_in(&folded)?)
        };
        Some(Rank {
            closeness,
            length: folded.chars().count(),
        })
    }

    /// How many runs of letters are passed over between the keys, when each key is a letter of `text` or the beginning
    /// of its reading, in their order: `stgnx` in `stage-next`, 移阶段's `yjd` in 移到下一阶段.
    fn gaps_in(&self, text: &str) -> Option<usize> {
        let mut keys = self.keys.iter().peekable();
        keys.peek()?;
        let (mut gaps, mut is_open) = (0, false);
        for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
            let Some(key) = keys.peek() else { break };
            if may_stand_for(**key, letter) {
                keys.next();
                gaps += usize::from(is_open);
                is_open = false;
            } else {
                is_open = true;
            }
        }
        keys.peek().is_none().then_some(gaps)
    }

    /// Whether consecutive letters of `text` spell the keys; its spaces and punctuation are passed over.
    ///
    /// All ways of reading are followed at once: bit `n` of `reached` says that the last letter ended a way of
    /// spelling the first `n` keys. So the time grows with text times pattern, whatever the pattern.
    fn is_spelled_in(&self, text: &str) -> bool {
        self.is_spelled(text, usize::MAX)
    }

    /// The same, from the first letter on.
    fn is_spelled_at_start(&self, text: &str) -> bool {
        self.is_spelled(text, 1)
    }

    fn is_spelled(&self, text: &str, places: usize) -> bool {
        if self.keys.is_empty() {
            return false;
        }
        let mut reached: u128 = 0;
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        for (at, letter) in letters.enumerate() {
            let starts = reached | u128::from(at < places);
            reached = (0..self.keys.len())
                .filter(|at| starts >> at & 1 == 1)
                .fold(0, |ends, at| ends | self.lengths(letter, at) << at);
            if reached >> self.keys.len() & 1 == 1 {
                return true;
            }
        }
        false
    }

    /// Tells how many of the keys from `at` on `letter` can stand for: bit `n` for `n` keys.
    fn lengths(&self, letter: char, at: usize) -> u128 {
        let rest = self.keys.get(at..).unwrap_or_default();
        let itself = rest.first() == Some(&to_key(letter));
        let mut lengths = u128::from(itself) << 1;
        readings().get_pinyins_and_for_each(letter, |reading| {
            lengths |= spelled_lengths(
                reading.notation(PinyinNotation::Ascii).unwrap_or_default(),
                rest,
            );
        });
        lengths
    }
}

/// Whether a key is the letter or begins one of its readings.
fn may_stand_for(key: char, letter: char) -> bool {
    let mut fits = to_key(letter) == key;
    readings().get_pinyins_and_for_each(letter, |reading| {
        let spelled = reading.notation(PinyinNotation::Ascii).unwrap_or_default();
        fits |= spelled.starts_with(key);
    });
    fits
}

/// Tells how many of `keys` one reading can stand for, bit `n` for `n` keys: its initial (`z` or `zh`), all of it, or,
/// at the end of the keys, its beginning (a word half typed).
fn spelled_lengths(reading: &str, keys: &[char]) -> u128 {
    let common = reading
        .chars()
        .zip(keys)
        .take_while(|(one, other)| one == *other)
        .count();
    if common == 0 {
        return 0;
    }
    let long_initial = common >= 2
        && ["zh", "ch", "sh"]
            .iter()
            .any(|initial| reading.starts_with(initial));
    let to_the_end = common == reading.len() || common == keys.len();
    1 << 1 | u128::from(long_initial) << 2 | u128::from(to_the_end) << common
}

/// Input methods write `v` for `ü`.
const fn to_key(letter: char) -> char {
    if letter == 'ü' { 'v' } else { letter }
}

/// Whether `pattern` is found in `text`; for many texts make a [`Matcher`] once.
pub fn matches(text: &str, pattern: &str) -> bool {
    Matcher::new(pattern).matches(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::initials("公园建设", "gyjs")]
    #[case::full("公园建设", "gongyuan")]
    #[case::substring("公园建设", "园建")]
    #[case::mixed_script("公园建设", "公园js")]
    #[case::mixed_spelling("公园建设", "gongyjs")]
    #[case::half_typed("公园建设", "gongyua")]
    #[case::in_the_middle("海淀公园建设", "gyjs")]
    #[case::spaces_in_the_pattern("公园建设", "gong yuan js")]
    #[case::upper_case("公园建设", "GYJS")]
    #[case::full_width("公园建设", "ｇｙｊｓ")]
    #[case::two_letter_initial("中关村", "zhgc")]
    #[case::every_reading_once("重庆路", "cqlu")]
    #[case::every_reading_twice("重庆路", "zqlu")]
    #[case::latin_in_the_title("A座改造", "azgz")]
    #[case::number_in_the_title("1号楼", "1hl")]
    #[case::punctuation_in_the_title("小学（二期）", "xxeq")]
    #[case::u_with_dots("绿化", "lvhua")]
    #[case::nothing_asked("公园", "")]
    #[case::spaces_asked("公园", "  ")]
    fn found(#[case] title: &str, #[case] pattern: &str) {
        assert!(matches(title, pattern));
    }

    #[rstest]
    #[case::other_initials("公园建设", "gyxs")]
    #[case::reversed("公园建设", "sjyg")]
    #[case::a_letter_too_many("公园", "gyj")]
    #[case::half_a_syllable_in_the_middle("公园建设", "goyuan")]
    #[case::plain_han_does_not_skip("公园建设", "公建")]
    #[case::same_sound_other_character("公园", "工园")]
    #[case::empty_title("", "g")]
    fn not_found(#[case] title: &str, #[case] pattern: &str) {
        assert!(!matches(title, pattern));
    }

    #[rstest]
    #[case::whole("公园", "公园", Closeness::Whole)]
    #[case::beginning("公园建设", "公园", Closeness::Beginning)]
    #[case::initials("公园建设", "gy", Closeness::SpelledBeginning)]
    #[case::inside("北坞公园", "公园", Closeness::Inside)]
    #[case::initials_inside("北坞公园", "gy", Closeness::Spelled)]
    #[case::together("移到下一阶段", "yjd", Closeness::Spelled)]
    #[case::scattered("移到下一阶段", "ydj", Closeness::Scattered(1))]
    #[case::scattered_latin("stage-next", "stg nx", Closeness::Scattered(3))]
    fn the_closest_comes_first(
        #[case] text: &str,
        #[case] pattern: &str,
        #[case] closeness: Closeness,
    ) {
        let rank = Matcher::new(pattern).rank(text).unwrap();
        assert_eq!(rank.closeness, closeness);
    }

    #[test]
    fn what_does_not_fit_has_no_rank() {
        assert_eq!(Matcher::new("xyz").rank("公园"), None);
        assert_eq!(Matcher::new("园公").rank("公园"), None);
    }

    #[test]
    fn a_spiteful_pattern_is_no_slower() {
        let matcher = Matcher::new(&format!("{}z", "a".repeat(60)));
        assert!(!matcher.matches(&"啊".repeat(200)));
    }

    #[test]
    fn a_very_long_pattern_is_looked_for_as_it_is() {
        assert!(matches(&"a".repeat(127), &"a ".repeat(127)));
        assert!(!matches(&"a".repeat(128), &"a ".repeat(128)));
        assert!(matches(&"a".repeat(300), &"a".repeat(300)));
    }

    #[test]
    fn every_character_can_be_looked_up() {
        let matcher = Matcher::new("qqq");
        let everything: String = ('\u{80}'..=char::MAX).collect();
        assert!(matcher.matches(&everything));
    }

    proptest! {
        #[test]
        fn no_text_does_harm(text in any::<String>(), pattern in any::<String>()) {
            let matcher = Matcher::new(&pattern);
            prop_assert!(matcher.matches(&pattern));
            prop_assert_eq!(matcher.matches(&text), matches(&text, &pattern));
        }
    }
}
