//! The evaluation laid out in one language: order and tone of its sections.
//!
//! The same sentence patterns every year, an empty section says 无 and stays, and what is not said has a column of its
//! own in every table of results.

mod annex;
mod names;
mod overall;
mod plan;
mod results;
mod stock;

use super::{PeriodKind, Review};
use crate::i18n::{Lang, date, report, review as words};
use crate::report::block::Block;
use crate::report::paper::{Paper, Report};

impl Report for Review {
    const SCHEMA: &'static str = "duban.review/1";

    fn paper(&self, lang: Lang) -> Paper {
        Paper {
            lang,
            made: self.horizon,
            blocks: page(lang, self),
        }
    }

    /// 海淀区重点工程体检评估-2023, 海淀区重点工程规划评估-2021-2025
    fn stem(&self, lang: Lang) -> String {
        let period = self.period;
        let (what, years) = match period.kind {
            PeriodKind::Year => (words::year_file(lang), period.first_year.to_string()),
            PeriodKind::Plan => {
                let years = format!("{}-{}", period.first_year, period.last_year);
                (words::plan_file(lang), years)
            }
        };
        let title = self.title.name(lang);
        format!("{title}{}{what}-{years}", lang.pick("", " "))
    }
}

fn page(lang: Lang, review: &Review) -> Vec<Block> {
    let mut blocks = vec![Block::Title(title(lang, review))];
    blocks.extend(standing(lang, review).into_iter().map(Block::Text));
    blocks.push(Block::Figures(overall::figures(lang, review)));
    blocks.extend(overall::section(lang, review));
    blocks.extend(results::planned(lang, review));
    blocks.extend(plan::late(lang, review));
    blocks.extend(plan::measures(lang, review));
    blocks.extend(plan::indicators(lang, review));
    blocks.extend(plan::adjustments(lang, review));
    blocks.extend(stock::pool(lang, review));
    blocks.extend(stock::money(lang, review));
    blocks.extend(results::appraisal(lang, review));
    blocks.extend(annex::projects(lang, review));
    if let Some(head) = &review.head {
        let hash = head.hash.as_deref().unwrap_or("-");
        blocks.push(Block::Text(words::head(lang, head.seq, hash)));
    }
    blocks
}

fn title(lang: Lang, review: &Review) -> String {
    let (name, period) = (review.title.name(lang), review.period);
    let (first, last) = (period.first_year, period.last_year);
    let title = match period.kind {
        PeriodKind::Year => words::yearly(lang, name, first),
        PeriodKind::Plan if review.preliminary => words::midterm(lang, name, first, last),
        PeriodKind::Plan => words::final_of(lang, name, first, last),
    };
    // A board without a name has nothing before the colon.
    title.trim_start_matches(": ").to_owned()
}

/// The period, as of when it stands, and whether it will stand so.
fn standing(lang: Lang, review: &Review) -> Vec<String> {
    let moment =
        |at: chrono::DateTime<chrono::Utc>| date::moment(lang, at.with_timezone(&review.zone));
    let day = |day| date::day(lang, day);
    let mut span = words::span(lang, &day(review.first_day), &day(review.last_day));
    if let Some(dept) = &review.department {
        let only = words::of_department(lang, dept.name(lang));
        span = report::list_comma(lang, &span, &only);
    }
    let judged = day(review.judged_on);
    let as_of = if review.preliminary {
        words::as_of(lang, &moment(review.horizon), &judged)
    } else {
        words::as_of_end(lang, &day(review.last_day), &judged)
    };
    let mut lines = vec![span, as_of];
    if review.preliminary {
        lines.push(words::preliminary(lang, &day(review.last_day)));
    }
    let late = &review.corrections;
    let corrected = late
        .newest
        .map(|newest| words::corrected(lang, late.count, late.documents, &moment(newest)));
    lines.extend(corrected);
    lines
}
