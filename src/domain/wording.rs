//! A promise is told from a fact by what can be checked: a number, a day, something that has been done.

/// Words that promise and bind to nothing (domain.md §4: 力争, 推进).
const PROMISES: &[&str] = &[
    "力争",
    "争取",
    "推进",
    "推动",
    "加快",
    "加紧",
    "抓紧",
    "持续",
    "积极",
    "稳步",
    "有序",
    "尽快",
    "尽早",
    "早日",
    "适时",
    "进一步",
    "加强",
    "继续",
    "逐步",
    "strive",
    "push on",
    "push forward",
    "push ahead",
    "speed up",
    "accelerate",
    "continue",
    "ongoing",
    "actively",
    "steadily",
    "as soon as possible",
    "in due course",
    "further",
];

/// Words that name a day or a step that can be looked at.
const MARKS: &[&str] = &[
    "月底",
    "月初",
    "月中",
    "年底",
    "年初",
    "年内",
    "季度",
    "上旬",
    "中旬",
    "下旬",
    "节前",
    "节后",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "今日",
    "明日",
    "昨日",
    "上半年",
    "下半年",
    "已",
    "过半",
    "全部",
    "完毕",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "end of ",
    "done",
    "finished",
    "completed",
];

const NUMERALS: &str = "〇零一二两三四五六七八九十百千万半";

/// What a Chinese numeral counts; without one it may be part of a word (统一, 进一步).
const COUNTED: &str =
    "年月日号周天个处条座栋层户台部家项次批段轮期成公里米亩吨株套人名份张根块间所例口家";

/// Whether a text promises and gives nothing to check it by: no number, no day, nothing that has been done.
pub fn is_vague(text: &str) -> bool {
    let folded = crate::text::fold::fold_search(text);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    has(PROMISES) && !has(MARKS) && !has_number(&folded)
}

fn has_number(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            return true;
        }
        let next = letters.peek().copied().unwrap_or(' ');
        if NUMERALS.contains(letter) && COUNTED.contains(next) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("加快推进主体结构施工")]
    #[case("力争早日完工")]
    #[case("持续推进")]
    #[case("统一思想，进一步加强管理")]
    #[case("Continue works, speed up where possible")]
    fn a_promise_without_a_number_or_day_is_vague(#[case] text: &str) {
        assert!(is_vague(text), "{text}");
    }

    #[rstest]
    #[case::number("加快推进，完成土方 1.2 万方")]
    #[case::full_width("力争完成６５％")]
    #[case::han_number("持续推进，八成管线入廊")]
    #[case::han_count("加快三座车站施工")]
    #[case::day("力争6月底前通车")]
    #[case::part_of_month("争取下旬进场")]
    #[case::done("已与燃气公司会商，继续办理手续")]
    #[case::fact("主体结构封顶")]
    #[case::nothing("")]
    #[case::english("Continue; 3 of 8 stations roofed")]
    #[case::english_day("speed up to open by the end of June")]
    fn what_can_be_checked_is_not(#[case] text: &str) {
        assert!(!is_vague(text), "{text}");
    }
}
