//! The weekly summary laid out in one language: order and tone of its sections (domain.md §7).
//!
//! Numbers before adjectives, the same sentence patterns every week; an empty section says 无 and stays.

mod annex;
pub(in crate::report) mod cell;
mod cover;
mod highlights;
mod overall;
mod progress;
mod quantities;
mod tables;

use super::block::Block;
use super::paper::{Paper, Report};
use super::week::{MovedCutOff, WeekReport};
use crate::i18n::{Lang, date, report as words};

impl Report for WeekReport {
    const SCHEMA: &'static str = "duban.week/1";

    fn paper(&self, lang: Lang) -> Paper {
        Paper {
            lang,
            made: self.horizon,
            blocks: page(lang, self),
        }
    }

    /// 海淀区重点工程周报-2025-W11
    fn stem(&self, lang: Lang) -> String {
        let title = self.title.name(lang);
        let title = match lang {
            Lang::Zh => format!("{title}{}", words::weekly_file(lang)),
            Lang::En => format!("{title} {}", words::weekly_file(lang)),
        };
        format!("{title}-{}", self.week)
    }
}

fn page(lang: Lang, report: &WeekReport) -> Vec<Block> {
    let mut blocks = vec![Block::Title(title(lang, report))];
    blocks.push(Block::Text(issue(lang, report)));
    blocks.extend(standing(lang, report).map(Block::Text));
    blocks.push(Block::Figures(overall::figures(lang, report)));
    blocks.extend(highlights::front(lang, report));
    blocks.extend(overall::section(lang, report));
    blocks.extend(progress::section(lang, &report.progress));
    blocks.extend(tables::sections(lang, report));
    if let Some(head) = &report.head {
        let hash = head.hash.as_deref().unwrap_or("-");
        blocks.push(Block::Text(words::head(lang, head.seq, hash)));
    }
    blocks
}

fn title(lang: Lang, report: &WeekReport) -> String {
    let name = report.title.name(lang);
    match lang {
        _ if name.is_empty() => words::weekly(lang).to_owned(),
        Lang::Zh => format!("{name}{}", words::weekly(lang)),
        Lang::En => format!("{name}: {}", words::weekly(lang)),
    }
}

fn issue(lang: Lang, report: &WeekReport) -> String {
    let (week, span) = (report.week, date::week_span(lang, report.week));
    let issue = words::issue(lang, week.year(), week.number(), &span);
    let at = date::moment(lang, report.cut_off.with_timezone(&report.zone));
    let cut_off = words::cut_off(lang, &at);
    let scope = [
        report
            .scope
            .dept
            .as_ref()
            .map(|dept| dept.name(lang).to_owned()),
        report
            .scope
            .filter
            .as_deref()
            .map(|filter| words::filtered(lang, filter)),
    ];
    let scope: Vec<String> = scope.into_iter().flatten().collect();
    let scope = scope.join(words::semicolon(lang));
    let scope = (!scope.is_empty()).then(|| words::scope(lang, &scope));
    let told = [Some(issue), Some(cut_off), scope].into_iter().flatten();
    told.collect::<Vec<String>>().join(lang.pick("　", "; "))
}

/// 因国庆节放假，截止时间由10月3日提前至9月30日。
fn moved_cut_off(lang: Lang, moved: &MovedCutOff) -> String {
    let [from, to] = [moved.from, moved.to].map(|day| date::day_of_year(lang, day));
    let holiday = match moved.holiday.as_str() {
        "" => words::a_holiday(lang),
        name => name,
    };
    if moved.to < moved.from {
        words::cut_off_earlier(lang, holiday, &from, &to)
    } else {
        words::cut_off_later(lang, holiday, &from, &to)
    }
}

/// Says where the report does not stand as it will or as it did: preliminary, or corrected.
fn standing(lang: Lang, report: &WeekReport) -> impl Iterator<Item = String> {
    let moment =
        |at: chrono::DateTime<chrono::Utc>| date::moment(lang, at.with_timezone(&report.zone));
    let preliminary = report.preliminary.then(|| {
        let tell = if report.today < report.monday {
            words::not_begun
        } else {
            words::preliminary
        };
        tell(lang, &moment(report.horizon))
    });
    let late = &report.corrections;
    let corrected = late
        .newest
        .map(|newest| words::corrected(lang, late.count, late.documents, &moment(newest)));
    let unknown = report
        .unknown_year
        .map(|year| words::unknown_year(lang, year));
    let moved = report
        .moved_cut_off
        .as_ref()
        .map(|moved| moved_cut_off(lang, moved));
    [moved, preliminary, corrected, unknown]
        .into_iter()
        .flatten()
}
