//! The words of deadline phrases, each with the mark it leaves in the shape that the table of readings knows.
//!
//! A mark is one character, the Chinese sign for the idea, so that Chinese and English share their readings:
//!
//! | mark | idea | value |
//! |---|---|---|
//! | `Y` `N` `D` | a number of four digits (year), of one or two, of eight (date) | the number |
//! | `M` | a month by its English name | 1-12 |
//! | `R` | a year counted from the plan year | 2 = this, 3 = next |
//! | `年` `月` `日` `季` `半` `第` | the unit year, month, day, quarter, half; ordinal prefix | - |
//! | `全` | the whole year | - |
//! | `H` | a half year | 1-2 |
//! | `旬` | a third of a month | 1-3 |
//! | `P` `规` | a five-year plan by its short name; the unit five-year plan | its number |
//! | `E` | an event | its place in [`crate::domain::deadline::events::EVENTS`] |
//! | `O` | open, no day | - |
//! | `底` `前` | the end of; before | - |
//! | `C` | a count that is no part of a date: of three digits, or 两 | the number |
//! | `工` `天` `周` `个` | the units of a period: working day, day, week, month | - |
//! | `内` | within; without weight beside a date | - |
//! | `自` `起` `始` | from; on from, after; the day on which the deadline is given | - |
//! | `-` | a sign between two numbers | - |
//! | `<` `>` | a word without weight before or behind the date | - |
//! | ` ` | a word without weight anywhere | - |

/// A word, its mark, its value where the mark has one.
pub(super) struct Word {
    pub(super) text: &'static str,
    pub(super) mark: char,
    pub(super) value: Option<u32>,
}

/// Words that say the same.
struct Group {
    mark: char,
    value: Option<u32>,
    words: &'static [&'static str],
}

/// Makes a group without a value.
const fn plain(mark: char, words: &'static [&'static str]) -> Group {
    Group {
        mark,
        value: None,
        words,
    }
}

/// Makes a group with a value.
const fn valued(mark: char, value: u32, words: &'static [&'static str]) -> Group {
    Group {
        mark,
        value: Some(value),
        words,
    }
}

/// The plan year itself, as the value of the mark `R`: offsets are stored from zero on.
pub(super) const THIS_YEAR: u32 = 2;

/// What has no day: continuous work and the vague promises.
const OPEN: &[&str] = &[
    "持续",
    "推进",
    "持续推进",
    "加快推进",
    "稳步推进",
    "有序推进",
    "按市级计划推进",
    "按市级计划",
    "常年",
    "常年坚持",
    "长期",
    "长期坚持",
    "长期推进",
    "适时",
    "适时推进",
    "尽快",
    "尽早",
    "待定",
    "ongoing",
    "continuous",
    "continuously",
    "as soon as possible",
    "asap",
    "tbd",
    "to be determined",
];

/// Words before a date that change nothing about its last day.
const LEADING: &[&str] = &[
    "于",
    "在",
    "到",
    "至",
    "截至",
    "截止",
    "截止到",
    "力争",
    "力促",
    "争取",
    "确保",
    "预计",
    "初定",
    "拟",
    "计划",
    "拟于",
    "提前至",
    "不晚于",
    "不迟于",
    "务必",
    "by",
    "in",
    "on",
    "at",
    "until",
    "during",
    "due",
    "no later than",
];

/// Words behind a date that change nothing about its last day.
const TRAILING: &[&str] = &[
    "期间",
    "时期",
    "期内",
    "规划期",
    "规划期间",
    "基本",
    "全面",
    "全部",
    "完成",
    "实现",
    "建成",
    "开工",
    "开工建设",
    "开建",
    "启动",
    "投用",
    "建成投用",
    "投入使用",
    "启用",
    "完工",
    "竣工",
    "竣工验收",
    "验收",
    "交付",
    "移交",
    "办结",
    "办理",
    "办理完毕",
    "反馈",
    "报送",
    "上报",
    "答复",
    "回复",
    "落实",
    "整改",
    "整改到位",
    "通车",
    "开园",
    "开通",
    "运营",
    "period",
];

/// The units of a period. A day of the calendar is also 日, which is a day of the month elsewhere.
const WORKING_DAYS: &[&str] = &[
    "工作日",
    "个工作日",
    "working day",
    "working days",
    "business day",
    "business days",
    "workday",
    "workdays",
];
const DAYS: &[&str] = &[
    "天",
    "个自然日",
    "自然日",
    "个日历日",
    "日历日",
    "day",
    "days",
    "calendar day",
    "calendar days",
];

/// What a period runs from that is not a date: the day on which the deadline is given stands for it.
const GIVEN: &[&str] = &[
    "收到",
    "接到",
    "收到通知",
    "接到通知",
    "收到本通知",
    "接到本通知",
    "收到督办单",
    "接到督办单",
    "收到督办通知",
    "接到督办通知",
    "收到交办单",
    "接到交办单",
    "收文",
    "交办",
    "下达",
    "签收",
    "领办",
    "印发",
    "发文",
    "会",
    "即日",
    "今日",
    "今天",
    "receipt",
    "notice",
    "today",
    "now",
];

/// All words of deadlines.
const GROUPS: &[Group] = &[
    plain('年', &["年", "年度", "year"]),
    plain('全', &["全年", "年内"]),
    plain('月', &["月", "月份"]),
    plain('日', &["日", "号"]),
    plain('季', &["季", "季度", "quarter", "q"]),
    plain('半', &["half", "h"]),
    plain('第', &["第"]),
    plain(
        '规',
        &[
            "个五年规划",
            "个五年规划期",
            "个五年计划",
            "five-year plan",
            "five year plan",
        ],
    ),
    plain('底', &["底", "末", "期末", "end"]),
    plain('前', &["前", "之前", "以前", "before"]),
    plain('工', WORKING_DAYS),
    plain('天', DAYS),
    plain('周', &["周", "个星期", "星期", "week", "weeks"]),
    plain('个', &["个月", "month", "months"]),
    plain('内', &["内", "之内", "以内", "within"]),
    plain(
        '自',
        &[
            "自",
            "从",
            "from",
            "since",
            "after",
            "starting",
            "counted from",
        ],
    ),
    plain(
        '起',
        &["起", "起算", "起计", "之日起", "后", "之后", "以后"],
    ),
    plain('始', GIVEN),
    plain('O', OPEN),
    plain('<', LEADING),
    plain('>', TRAILING),
    plain(' ', &["the", "of"]),
    valued('C', 2, &["两"]),
    valued('R', 1, &["去年", "上年", "last year"]),
    valued('R', 2, &["今年", "本年", "本年度", "当年", "this year"]),
    valued('R', 3, &["明年", "来年", "次年", "next year"]),
    valued('H', 1, &["上半年"]),
    valued('H', 2, &["下半年"]),
    valued('旬', 1, &["上旬", "early"]),
    valued('旬', 2, &["中旬", "mid"]),
    valued('旬', 3, &["下旬", "late"]),
    valued('P', 12, &["十二五"]),
    valued('P', 13, &["十三五"]),
    valued('P', 14, &["十四五"]),
    valued('P', 15, &["十五五"]),
    valued('P', 16, &["十六五"]),
    valued('N', 1, &["first"]),
    valued('N', 2, &["second"]),
    valued('N', 3, &["third"]),
    valued('N', 4, &["fourth"]),
    valued('M', 1, &["january", "jan"]),
    valued('M', 2, &["february", "feb"]),
    valued('M', 3, &["march", "mar"]),
    valued('M', 4, &["april", "apr"]),
    valued('M', 5, &["may"]),
    valued('M', 6, &["june", "jun"]),
    valued('M', 7, &["july", "jul"]),
    valued('M', 8, &["august", "aug"]),
    valued('M', 9, &["september", "sept", "sep"]),
    valued('M', 10, &["october", "oct"]),
    valued('M', 11, &["november", "nov"]),
    valued('M', 12, &["december", "dec"]),
    valued('E', 0, &["春节", "spring festival"]),
    valued(
        'E',
        1,
        &["五一", "劳动节", "五一劳动节", "labour day", "labor day"],
    ),
    valued('E', 2, &["国庆", "国庆节", "national day"]),
    valued('E', 3, &["开学"]),
    valued('E', 4, &["汛期", "主汛期"]),
    valued('E', 5, &["供暖季", "采暖季", "供暖"]),
];

/// Returns the longest word that `text` begins with; an English word must end where it ends.
pub(super) fn first_word(text: &str) -> Option<Word> {
    all_words()
        .filter(|word| {
            text.strip_prefix(word.text)
                .is_some_and(|rest| ends_with_word(word.text, rest))
        })
        .max_by_key(|word| word.text.len())
}

fn all_words() -> impl Iterator<Item = Word> {
    GROUPS.iter().flat_map(|group| {
        group.words.iter().map(|text| Word {
            text,
            mark: group.mark,
            value: group.value,
        })
    })
}

/// Whether a word ends before `rest`: `mar` does not end in `marble`, `q` ends in `q3`.
fn ends_with_word(word: &str, rest: &str) -> bool {
    let joins = rest.starts_with(|next: char| next.is_ascii_alphabetic());
    !(joins && word.ends_with(|last: char| last.is_ascii_alphabetic()))
}
