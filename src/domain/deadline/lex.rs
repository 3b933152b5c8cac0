//! Turns a phrase into its shape: one mark for each word, and the values of the words that have one.

use crate::{domain::deadline::words, text::fold::fold_search};

/// A phrase as the table of readings sees it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// One mark for each word, see [`words`].
    pub(super) marks: String,
    /// The values of the marks that have one, in their order.
    pub(super) values: Vec<u32>,
}

/// Reads a phrase; `None` when it holds anything that is not a word of deadlines.
pub(super) fn shape_of(phrase: &str) -> Option<Shape> {
    let folded: String = fold_search(phrase)
        .chars()
        .filter(|sign| !is_quote(*sign))
        .map(plain_sign)
        .collect();
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = folded.trim_end_matches(['.', ',', ';', '。']);
    let mut shape = Shape::default();
    let mut before = None;
    while let Some(next) = rest.chars().next() {
        let taken = take_word(rest, before, &mut shape)?;
        before = rest
            .get(..taken)
            .and_then(|word| word.chars().next_back())
            .or(Some(next));
        rest = rest.get(taken..)?;
    }
    Some(shape)
}

const fn is_quote(sign: char) -> bool {
    matches!(
        sign,
        '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』' | '《' | '》'
    )
}

/// Makes every dash the same.
const fn plain_sign(sign: char) -> char {
    match sign {
        '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
        _ => sign,
    }
}

/// Takes the next word off `rest` into the shape and returns its length in bytes.
fn take_word(rest: &str, before: Option<char>, shape: &mut Shape) -> Option<usize> {
    take_digits(rest, shape)
        .or_else(|| take_known(rest, shape))
        .or_else(|| take_chinese_number(rest, shape))
        .or_else(|| take_sign(rest, before, shape))
}

fn take_known(rest: &str, shape: &mut Shape) -> Option<usize> {
    let word = words::first_word(rest)?;
    if word.mark != ' ' {
        shape.marks.push(word.mark);
    }
    shape.values.extend(word.value);
    Some(word.text.len())
}

/// Takes digits, with `st`, `nd`, `rd` or `th` behind them.
fn take_digits(rest: &str, shape: &mut Shape) -> Option<usize> {
    let behind = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let digits = rest
        .strip_suffix(behind)
        .filter(|digits| !digits.is_empty())?;
    push_number(digits, digits.len(), shape)?;
    let ordinal = ["st", "nd", "rd", "th"].iter().find(|ending| {
        let rest = behind.strip_prefix(**ending);
        rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
    });
    Some(digits.len() + ordinal.map_or(0, |ending| ending.len()))
}

/// Takes 十二, 二十, 三十一, 一百二十, or a year digit by digit: 二〇二五.
fn take_chinese_number(rest: &str, shape: &mut Shape) -> Option<usize> {
    let is_sign = |sign| matches!(sign, '十' | '百') || chinese_digit(sign).is_some();
    let behind = rest.trim_start_matches(is_sign);
    let numeral = rest
        .strip_suffix(behind)
        .filter(|numeral| !numeral.is_empty())?;
    let digits = match numeral.split_once('百') {
        None => below_hundred(numeral)?,
        Some((hundreds, rest)) => {
            let hundreds = one_digit(hundreds, ' ').filter(char::is_ascii_digit)?;
            format!("{hundreds}{}", behind_hundred(rest)?)
        }
    };
    push_number(&digits, digits.len(), shape)?;
    Some(numeral.len())
}

/// 零五, 二十, nothing; 一百二 is 120 to those who say it, so that one digit needs its 零.
fn behind_hundred(numeral: &str) -> Option<String> {
    if numeral.is_empty() {
        return Some("00".to_owned());
    }
    let ones = numeral.strip_prefix('零');
    let digits = below_hundred(ones.unwrap_or(numeral))?;
    match (ones, digits.len()) {
        (Some(_), 1) => Some(format!("0{digits}")),
        (None, 2) if numeral.contains('十') => Some(digits),
        _ => None,
    }
}

/// 十二, 三十; without 十 digit by digit.
fn below_hundred(numeral: &str) -> Option<String> {
    match numeral.split_once('十') {
        None => numeral.chars().map(chinese_digit).collect(),
        Some((tens, ones)) => Some(
            [one_digit(tens, '1')?, one_digit(ones, '0')?]
                .iter()
                .collect(),
        ),
    }
}

/// Reads at most one Chinese digit, `empty` when there is none.
fn one_digit(numeral: &str, empty: char) -> Option<char> {
    let mut signs = numeral.chars();
    let digit = signs.next().map_or(Some(empty), chinese_digit)?;
    signs.next().is_none().then_some(digit)
}

fn chinese_digit(sign: char) -> Option<char> {
    let digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let sign = if sign == '〇' { '零' } else { sign };
    let value = digits.iter().position(|digit| *digit == sign)?;
    char::from_digit(u32::try_from(value).ok()?, 10)
}

fn push_number(digits: &str, length: usize, shape: &mut Shape) -> Option<()> {
    let mark = match length {
        1 | 2 => 'N',
        3 => 'C',
        4 => 'Y',
        8 => 'D',
        _ => return None,
    };
    shape.values.push(digits.parse().ok()?);
    shape.marks.push(mark);
    Some(())
}

/// Takes a sign: between two digits it counts, next to an English word it does not, anywhere else it is unknown.
fn take_sign(rest: &str, before: Option<char>, shape: &mut Shape) -> Option<usize> {
    let mut signs = rest.chars();
    let sign = signs.next()?;
    let (before, after) = (before.unwrap_or(' '), signs.next().unwrap_or(' '));
    let inside_date = before.is_ascii_digit() && after.is_ascii_digit();
    let beside_word = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
    match sign {
        ' ' => {}
        '-' | '/' | '.' if inside_date => shape.marks.push('-'),
        '-' | '.' if beside_word => {}
        ',' if before.is_ascii_alphanumeric() && !inside_date => {}
        _ => return None,
    }
    Some(sign.len_utf8())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::chinese("2025年6月底前", "Y年N月底前", &[2025, 6])]
    #[case::full_width("２０２５年６月底前", "Y年N月底前", &[2025, 6])]
    #[case::english("end of the third quarter", "底N季", &[3])]
    #[case::english_date("October 15th, 2025", "MNY", &[10, 15, 2025])]
    #[case::hyphens("mid-March", "旬M", &[2, 3])]
    #[case::numbers("2025-06-30", "Y-N-N", &[2025, 6, 30])]
    #[case::compact("20250630", "D", &[20_250_630])]
    #[case::quarter("2025-Q3", "Y季N", &[2025, 3])]
    #[case::plan("“十四五”期间", "P>", &[14])]
    #[case::chinese_numerals("二〇二五年十二月三十一日", "Y年N月N日", &[2025, 12, 31])]
    #[case::tens("二十日", "N日", &[20])]
    #[case::hundred("一百天", "C天", &[100])]
    #[case::hundred_and_ones("一百零五天", "C天", &[105])]
    #[case::hundred_and_tens("一百二十天", "C天", &[120])]
    #[case::working_days("120个工作日内", "C工内", &[120])]
    #[case::a_pair("两周内", "C周内", &[2])]
    #[case::with_a_start("自2025年3月1日起30个工作日内", "自Y年N月N日起N工内", &[2025, 3, 1, 30])]
    #[case::english_period("within 30 working days from 2025-03-01", "内N工自Y-N-N", &[30, 2025, 3, 1])]
    #[case::longest_word("尽快投用", "O>", &[])]
    fn a_phrase_has_a_shape(#[case] phrase: &str, #[case] marks: &str, #[case] values: &[u32]) {
        let expected = Shape {
            marks: marks.to_owned(),
            values: values.to_vec(),
        };
        assert_eq!(shape_of(phrase), Some(expected));
    }

    #[rstest]
    #[case::unknown_word("下个礼拜")]
    #[case::part_of_an_english_word("marble")]
    #[case::long_number("202506")]
    #[case::huge_number("99999999999999999999")]
    #[case::tens_of_tens("十十月")]
    #[case::half_a_number("一百二天")]
    #[case::no_hundreds("百天")]
    #[case::sign_without_numbers("6月/底")]
    fn anything_else_has_none(#[case] phrase: &str) {
        assert_eq!(shape_of(phrase), None);
    }
}
