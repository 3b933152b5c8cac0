//! What is wrong with a filter, and what to do about it.

use super::Lang;
use crate::messages;
use crate::query::error::{Problem, QueryError};
use crate::query::field::{Field, Kind};

messages! {
    /// A quotation does not end.
    unclosed_quote(): "引号没有闭合：在末尾补上 \"", "the quotation is not closed: add the closing \"";
    /// A group does not end.
    unclosed_group(): "括号没有闭合：补上 )，或把括号放进引号", "`(` is not closed: add `)`, or put it between quotes";
    /// A group ends that never began.
    unopened_group(): "多了一个 )：删去，或在前面补上 (", "`)` without `(`: remove it, or add `(` before";
    /// Nothing between the parentheses.
    empty_group(): "括号里没有条件：写上条件，或删去括号", "nothing stands between the parentheses: write a condition or remove them";
    /// Groups inside groups.
    too_deep(limit: usize): "括号套得太深（最多 {limit} 层）：请简化", "more than {limit} groups inside each other: make it simpler";
    /// A condition is missing.
    missing_operand(word: &str): "“{word}”旁边缺少条件：补上条件；要找这个词本身，请加引号", "`{word}` lacks a condition: add one, or put the word between quotes to look for it";
    /// A comparison without a field.
    stray_operator(sign: &str): "“{sign}”前面没有字段：例如 到期<30天；要找这个符号，请加引号", "`{sign}` has no field before it: write for example due<30d, or put it between quotes to look for it";
    /// A comparison without a value.
    missing_value(name: &str, example: &str): "“{name}”后面没有值：例如 {example}", "`{name}` has no value: write for example {example}";
    /// No such field.
    unknown_field(word: &str): "没有“{word}”这个字段：按 Tab 看可用字段；要找这些字，请加引号", "there is no field `{word}`: press Tab for the fields, or put the words between quotes to look for them";
    /// No such name.
    unknown_value(name: &str, word: &str): "{name}中没有“{word}”：按 Tab 看可用的值", "no {name} is called `{word}`: press Tab for the values";
    /// No such value.
    bad_value(name: &str, word: &str, example: &str): "“{word}”不能作{name}的值：例如 {example}", "`{word}` is no value for {name}: write for example {example}";
    /// A field without an order.
    no_order(name: &str, sign: &str): "{name}不能用 {sign} 比较：请用 : 或 !=", "{name} cannot be compared with {sign}: use : or !=";
    /// No such view.
    unknown_view(word: &str): "没有叫“{word}”的视图：按 v 看已有视图；要找这些字，请加引号", "there is no view `{word}`: v shows the views; put it between quotes to look for the words";
    /// A view that contains itself.
    view_loop(word: &str): "视图“{word}”套用了自己：请改它的筛选条件", "view `{word}` contains itself: change its filter";
    /// A view that cannot be read any more.
    broken_view(word: &str, why: &str): "视图“{word}”的筛选条件有误（{why}）：请重新保存", "the filter of view `{word}` has a mistake ({why}): save it anew";
    /// No such sorting key.
    unknown_sort_key(word: &str): "不能按“{word}”排序：例如 due,-late,title", "cannot sort by `{word}`: write for example due,-late,title";
    /// What was perhaps meant.
    did_you_mean(text: &str, word: &str): "{text}。是不是“{word}”？", "{text}. Did you mean `{word}`?";
    /// The end of a sentence.
    full_stop(text: &str): "{text}。", "{text}.";
}

/// What is wrong with a filter, what to do, and what was perhaps meant.
pub fn error(lang: Lang, error: &QueryError) -> String {
    let text = problem(lang, &error.kind);
    match &error.suggestion {
        Some(word) => did_you_mean(lang, &text, word),
        None => full_stop(lang, &text),
    }
}

fn problem(lang: Lang, problem: &Problem) -> String {
    match problem {
        Problem::UnclosedQuote => unclosed_quote(lang),
        Problem::UnclosedGroup => unclosed_group(lang),
        Problem::UnopenedGroup => unopened_group(lang),
        Problem::EmptyGroup => empty_group(lang),
        Problem::TooDeep { limit } => too_deep(lang, *limit),
        Problem::MissingOperand { word } => missing_operand(lang, word),
        Problem::StrayOperator { sign } => stray_operator(lang, sign),
        Problem::MissingValue { field } => {
            missing_value(lang, name(lang, *field), example(lang, *field))
        }
        Problem::UnknownField { word } => unknown_field(lang, word),
        Problem::UnknownValue { field, word } => unknown_value(lang, name(lang, *field), word),
        Problem::BadValue { field, word } => {
            bad_value(lang, name(lang, *field), word, example(lang, *field))
        }
        Problem::NoOrder { field, op } => no_order(lang, name(lang, *field), op.sign()),
        Problem::UnknownView { word } => unknown_view(lang, word),
        Problem::ViewLoop { word } => view_loop(lang, word),
        Problem::BrokenView { word, mistake } => {
            broken_view(lang, word, &self::problem(lang, &mistake.kind))
        }
        Problem::UnknownSortKey { word } => unknown_sort_key(lang, word),
    }
}

/// A field's name.
pub const fn name(lang: Lang, field: Field) -> &'static str {
    let row = field.row();
    lang.pick(row.zh, row.key)
}

/// A filter that shows how the field's values are written.
const fn example(lang: Lang, field: Field) -> &'static str {
    match field.kind() {
        Kind::Date => lang.pick(
            "到期<30天、到期:6月底、到期<=2025-12-31",
            "due<30d, due<=2025-12-31",
        ),
        Kind::Past if matches!(field, Field::Finished) => lang.pick(
            "完成日:2024-Q4、完成日<30天",
            "finished:2024-Q4, finished<30d",
        ),
        Kind::Past => lang.pick(
            "更新>14天、更新<2025-01-01",
            "updated>14d, updated<2025-01-01",
        ),
        Kind::Age => lang.pick("停留>30天", "stuck>30d"),
        Kind::Money if matches!(field, Field::Planned) => {
            lang.pick("年投资>=5000", "planned>=5000")
        }
        Kind::Money => lang.pick("投资>=5000、投资>1.5亿", "invested>=5000"),
        Kind::Slips => lang.pick("延期>0、延期>30天", "slipped>0, slipped>30d"),
        Kind::Name | Kind::Text | Kind::Choice | Kind::Level | Kind::Number | Kind::Flag => {
            field.row().example
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::query::parse;

    #[rstest]
    #[case(
        "(公园",
        "括号没有闭合：补上 )，或把括号放进引号。",
        "`(` is not closed: add `)`, or put it between quotes."
    )]
    #[case(
        "stge:在建",
        "没有“stge”这个字段：按 Tab 看可用字段；要找这些字，请加引号。是不是“stage”？",
        "there is no field `stge`: press Tab for the fields, or put the words between quotes to look for them. Did you mean `stage`?"
    )]
    #[case(
        "灯:re",
        "灯中没有“re”：按 Tab 看可用的值。是不是“red”？",
        "no light is called `re`: press Tab for the values. Did you mean `red`?"
    )]
    #[case(
        "stuck>long",
        "“long”不能作停留的值：例如 停留>30天。",
        "`long` is no value for stuck: write for example stuck>30d."
    )]
    fn a_mistake_is_told_with_advice(#[case] text: &str, #[case] zh: &str, #[case] en: &str) {
        let mistake = parse(text).unwrap_err();
        assert_eq!(error(Lang::Zh, &mistake), zh);
        assert_eq!(error(Lang::En, &mistake), en);
    }

    #[test]
    fn every_kind_has_a_sentence() {
        let mistakes = [
            "\"a", "(", ")", "()", "a or", "<3", "due<", "x:1", "is:x", "year:x", "灯<红", "- ",
        ];
        for text in mistakes {
            let mistake = parse(text).unwrap_err();
            assert!(error(Lang::Zh, &mistake).ends_with(['。', '？']), "{text}");
            assert!(error(Lang::En, &mistake).ends_with(['.', '?']), "{text}");
            assert!(!mistake.to_string().is_empty());
        }
    }
}
