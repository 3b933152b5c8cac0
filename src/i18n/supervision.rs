//! Supervision in words: the level with its ground, and how often somebody was urged.

use super::{Lang, event, trade};
use crate::domain::level::{Level, LevelMark, Urging};
use crate::text::safe::clean_line;

crate::words! {
    /// Nobody urged yet.
    never_urged: "未催办", "never";
}

crate::messages! {
    since(level: &str, day: &str, actor: &str): "{level}  自 {day} {actor}", "{level}  since {day} {actor}";
    urged(count: u32, day: &str, actor: &str): "{count} 次  最近 {day} {actor}", "{count}x  last {day} {actor}";
    ground(text: &str, why: &str): "{text}：{why}", "{text}: {why}";
}

/// The level, since when, by whom and why.
pub fn level(lang: Lang, level: Level, mark: Option<&LevelMark>) -> String {
    let name = trade::level(lang, level);
    let Some(mark) = mark else {
        return name.to_owned();
    };
    let text = since(
        lang,
        name,
        &mark.since.to_string(),
        &clean_line(&mark.actor.0),
    );
    let rule = mark.rule.map(|days| event::by_rule(lang, days));
    match rule.or_else(|| mark.reason.clone()) {
        Some(why) => ground(lang, &text, &clean_line(&why)),
        None => text,
    }
}

/// How often it was urged, and what was said the last time.
pub fn urging(lang: Lang, urging: &Urging) -> String {
    let text = urged(
        lang,
        urging.count,
        &urging.on.to_string(),
        &clean_line(&urging.actor.0),
    );
    if urging.note.is_empty() {
        text
    } else {
        ground(lang, &text, &clean_line(&urging.note))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{Actor, Day};

    fn mark(reason: Option<&str>, rule: Option<i64>) -> LevelMark {
        LevelMark {
            since: Day::from_ymd_opt(2025, 3, 14).unwrap(),
            actor: Actor("王芳".to_owned()),
            reason: reason.map(str::to_owned),
            rule,
        }
    }

    #[test]
    fn a_level_is_told_with_its_ground() {
        let told = |mark: Option<LevelMark>| level(Lang::Zh, Level::Supervise, mark.as_ref());
        assert_eq!(told(None), "督办");
        assert_eq!(told(Some(mark(None, None))), "督办  自 2025-03-14 王芳");
        assert_eq!(
            told(Some(mark(Some("两次约谈"), None))),
            "督办  自 2025-03-14 王芳：两次约谈"
        );
        assert_eq!(
            told(Some(mark(None, Some(30)))),
            "督办  自 2025-03-14 王芳：规则: 逾期30天"
        );
    }

    #[test]
    fn urging_is_told_with_the_last_words() {
        let mut last = Urging {
            count: 2,
            on: Day::from_ymd_opt(2025, 3, 14).unwrap(),
            actor: Actor("王芳".to_owned()),
            note: String::new(),
        };
        assert_eq!(urging(Lang::Zh, &last), "2 次  最近 2025-03-14 王芳");
        last.note = "本周\n报方案".to_owned();
        assert_eq!(
            urging(Lang::En, &last),
            "2x  last 2025-03-14 王芳: 本周 报方案"
        );
    }
}
