//! What a letter says of the weekly summary that goes with it: the heading, the figures in words, the worst of what is
//! late. Plain lines, since nobody knows in what letters a mail program shows them.

use super::overall;
use crate::domain::level::Level;
use crate::i18n::{Lang, date, report as words, trade};
use crate::report::week::{Overdue, WeekReport};

/// So many late projects are named; the attachments have all.
const NAMED: usize = 10;

impl WeekReport {
    /// What a letter is about: board, week, and where it is so that the cut-off lies ahead.
    pub fn subject(&self, lang: Lang) -> String {
        let issue = words::issue_number(lang, self.week.year(), self.week.number());
        let subject = words::bracketed(lang, &super::title(lang, self), &issue);
        if self.preliminary {
            words::bracketed(lang, &subject, words::preview(lang))
        } else {
            subject
        }
    }

    /// The text of a letter.
    pub fn cover(&self, lang: Lang) -> String {
        let mut lines = vec![super::title(lang, self), super::issue(lang, self)];
        lines.extend(super::standing(lang, self));
        lines.push(String::new());
        lines.extend(overall::sentences(lang, &self.overall));
        lines.push(String::new());
        let heading = words::overdue_count(lang, self.overdue.len());
        lines.push(heading);
        lines.extend(self.overdue.iter().take(NAMED).map(|row| late(lang, row)));
        match self.overdue.len().saturating_sub(NAMED) {
            0 => {}
            more => lines.push(words::more_attached(lang, more)),
        }
        lines.join("\n") + "\n"
    }
}

/// One late project: number, title, lead, how late, level.
fn late(lang: Lang, row: &Overdue) -> String {
    let lead = row.lead.as_ref();
    let lead = lead.map_or_else(|| words::no_lead(lang), |lead| lead.dept.name(lang));
    let project = format!("{} {}", row.project.id, row.project.title);
    let days = date::days(lang, row.days);
    let told = words::late_line(lang, &words::bracketed(lang, &project, lead), &days);
    match row.level {
        Level::None => told,
        level => words::list_comma(lang, &told, trade::level(lang, level)),
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::Lang;
    use crate::report::testing::full;

    #[test]
    fn a_letter_has_the_figures_in_words_and_the_worst_of_what_is_late() {
        let report = full().week(11);
        insta::assert_snapshot!(report.cover(Lang::Zh), @"
        海淀区重点工程周报
        2025年第11期（3月10日—3月16日）　截止：2025年3月14日17时

        在册项目3项（较上周增1项），其中储备1项、前期0项、在建2项、完工0项、投用0项。停工0项，终止0项。
        本周新增1项、新开工1项、完工0项、投用0项、调出0项。
        红灯1项（较上周增1项）、黄灯1项（与上周持平）、绿灯0项（较上周减1项）、蓝灯0项（与上周持平）、灰灯1项（较上周增1项）。
        应报项目2项，已报1项，未报1项；应报部门1个，报齐0个。

        逾期项目（1项）
        #1 西玉河雨水调蓄区（区水务局）逾期 14 天，督办
        ");
        insta::assert_snapshot!(report.cover(Lang::En), @"
        Haidian key works: weekly summary
        Week 11 of 2025 (10 March to 16 March); cut-off: 14 March 2025, 17:00

        Projects on the board: 3 (1 more than last week); reserve 1, preliminary 0, construction 2, completed 0, operating 0. Suspended: 0; cancelled: 0.
        This week: new 1, started 1, completed 0, into use 0, left the board 0.
        Lights: red 1 (1 more than last week), yellow 1 (as last week), green 0 (1 fewer than last week), blue 0 (as last week), grey 1 (1 more than last week).
        Reports: owed 2, in 1, missing 1; departments that owe one: 1, complete: 0.

        Overdue projects (1)
        #1 西玉河雨水调蓄区 (区水务局): 14 days late, supervised
        ");
        assert_eq!(
            report.subject(Lang::Zh),
            "海淀区重点工程周报（2025年第11期）"
        );
        assert_eq!(
            report.subject(Lang::En),
            "Haidian key works: weekly summary (week 11 of 2025)"
        );
    }

    #[test]
    fn before_the_cut_off_the_subject_says_so() {
        let report = full().week_at(11, "2025-03-14 16:00:00");
        assert_eq!(
            report.subject(Lang::Zh),
            "海淀区重点工程周报（2025年第11期）（预览）"
        );
    }

    #[test]
    fn of_many_the_rest_is_counted() {
        let mut report = full().week(11);
        let row = report.overdue.first().cloned().unwrap();
        report.overdue = vec![row; 13];
        let cover = report.cover(Lang::Zh);
        assert_eq!(cover.matches("逾期 ").count(), 10);
        assert!(cover.ends_with("……另有3项，见附件\n"), "{cover}");
    }
}
