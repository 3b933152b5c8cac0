//! Why a light is what it is, in plain words with the threshold that decided.

use super::{Lang, date};
use crate::domain::light::{LightReason, LightView};
use crate::text::safe::clean_line;

/// One ground for a light.
pub fn reason(lang: Lang, reason: &LightReason) -> String {
    match reason {
        LightReason::Override {
            reason,
            author,
            until,
        } => by_hand(lang, &clean_line(reason), &clean_line(&author.0), *until),
        LightReason::Finished => finished(lang).to_owned(),
        LightReason::Cancelled => cancelled(lang).to_owned(),
        LightReason::Suspended => suspended(lang).to_owned(),
        LightReason::Late { days, red_from } => late(
            lang,
            &date::days(lang, *days),
            &date::days(lang, i64::from(*red_from)),
        ),
        LightReason::OnlyIntended => only_intended(lang).to_owned(),
        LightReason::Blocked {
            days,
            red_from,
            reason,
        } => blocked(
            lang,
            &date::days(lang, *days),
            &date::days(lang, i64::from(*red_from)),
            &clean_line(reason),
        ),
        LightReason::Behind {
            done,
            elapsed,
            red_from,
        } => behind(
            lang,
            *done,
            *elapsed,
            elapsed.saturating_sub(*done),
            *red_from,
        ),
        LightReason::MilestoneLate { name, days, .. } => {
            milestone_late(lang, &clean_line(name), &date::days(lang, *days))
        }
        LightReason::Silent { weeks } => silent(lang, &date::weeks(lang, *weeks)),
        LightReason::NoDate => no_date(lang).to_owned(),
        LightReason::OnTrack { days: 0 } => last_day(lang).to_owned(),
        LightReason::OnTrack { days } => on_track(lang, &date::days(lang, *days)),
    }
}

/// All grounds, the weightiest first.
pub fn why(lang: Lang, view: &LightView) -> Vec<String> {
    view.reasons
        .iter()
        .map(|ground| reason(lang, ground))
        .collect()
}

crate::words! {
    finished: "已完成", "finished";
    cancelled: "已终止", "cancelled";
    suspended: "停工", "suspended";
    only_intended: "力争目标，逾期最多黄灯", "an intended date: at worst yellow for being late";
    no_date: "无时限", "no date set";
    last_day: "按期，今日到期", "on track, due today";
}

crate::messages! {
    by_hand(why: &str, who: &str, until: crate::domain::id::Day):
        "人工设定：{why}（{who}，至 {until}）", "set by hand: {why} ({who}, until {until})";
    late(days: &str, red: &str): "逾期 {days}（红线 {red}）", "{days} late (red from {red})";
    blocked(days: &str, red: &str, why: &str):
        "受阻 {days}（红线 {red}）：{why}", "blocked for {days} (red from {red}): {why}";
    behind(done: u32, elapsed: u32, points: u32, red: u32):
        "完成 {done}%，时间已过 {elapsed}%（落后 {points} 个百分点，红线 {red}）",
        "{done}% done, {elapsed}% of the time gone ({points} points behind, red from {red})";
    milestone_late(name: &str, days: &str): "节点 {name} 逾期 {days}", "milestone {name} is {days} late";
    silent(weeks: &str): "连续 {weeks}未报", "no report for {weeks}";
    on_track(days: &str): "按期，剩 {days}", "on track, {days} left";
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::id::{Actor, Day, PartId};
    use crate::domain::light::Light;

    #[rstest]
    #[case(LightReason::Late { days: 14, red_from: 10 }, "逾期 14 天（红线 10 天）", "14 days late (red from 10 days)")]
    #[case(
        LightReason::Blocked { days: 21, red_from: 14, reason: "管线切改".into() },
        "受阻 21 天（红线 14 天）：管线切改",
        "blocked for 21 days (red from 14 days): 管线切改"
    )]
    #[case(
        LightReason::Behind { done: 12, elapsed: 20, red_from: 30 },
        "完成 12%，时间已过 20%（落后 8 个百分点，红线 30）",
        "12% done, 20% of the time gone (8 points behind, red from 30)"
    )]
    #[case(
        LightReason::MilestoneLate { milestone: PartId(1), name: "封顶".into(), days: 1 },
        "节点 封顶 逾期 1 天",
        "milestone 封顶 is 1 day late"
    )]
    #[case(LightReason::Silent { weeks: 2 }, "连续 2 周未报", "no report for 2 weeks")]
    #[case(LightReason::OnTrack { days: 292 }, "按期，剩 292 天", "on track, 292 days left")]
    #[case(LightReason::OnTrack { days: 0 }, "按期，今日到期", "on track, due today")]
    #[case(LightReason::NoDate, "无时限", "no date set")]
    #[case(
        LightReason::Override {
            reason: "市里\n已定".into(),
            author: Actor("wang".into()),
            until: Day::from_ymd_opt(2025, 4, 1).unwrap(),
        },
        "人工设定：市里 已定（wang，至 2025-04-01）",
        "set by hand: 市里 已定 (wang, until 2025-04-01)"
    )]
    fn a_ground_is_told_with_its_threshold(
        #[case] ground: LightReason,
        #[case] zh: &str,
        #[case] en: &str,
    ) {
        assert_eq!(reason(Lang::Zh, &ground), zh);
        assert_eq!(reason(Lang::En, &ground), en);
    }

    #[test]
    fn all_grounds_keep_their_order() {
        let view = LightView {
            light: Light::Yellow,
            reasons: vec![LightReason::Suspended, LightReason::Silent { weeks: 3 }],
        };
        assert_eq!(why(Lang::Zh, &view), ["停工", "连续 3 周未报"]);
    }
}
