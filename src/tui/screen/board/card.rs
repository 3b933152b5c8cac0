//! A card: two to four lines of one project.
//!
//! ```text
//! #112 Title, wrapped to at
//!   most two lines
//! R Water 2月底 14d late
//!   blocked: pipes  slip 1
//! ```

use crate::domain::id::Day;
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::people::Basis;
use crate::domain::project::Project;
use crate::i18n::{Lang, trade, ui};
use crate::text::safe::clean_line;
use crate::text::width::{columns, cut, wrap};
use crate::tui::data::{Data, Facts};
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// How far continued lines stand in.
const INDENT: &str = "  ";

/// The lines of a card in a column of this width, the gutter included.
pub(crate) fn lines(project: &Project, data: &Data, lang: Lang, width: usize) -> Vec<Line> {
    let inner = width.saturating_sub(1).max(8);
    let mut lines = title(project, inner);
    if let Some(facts) = data.facts(project.id) {
        lines.push(dates(project, facts, data, lang, inner));
        let marks = marks(project, facts, lang);
        if !marks.pieces.is_empty() {
            let mut line = Line::of(Role::Text, INDENT);
            line.pieces.extend(marks.pieces);
            lines.push(line);
        }
    }
    lines
}

/// Number and title, at most two lines; `?` after the number of one whose stage was only inferred.
fn title(project: &Project, inner: usize) -> Vec<Line> {
    let mark = inferred(project.stage.basis);
    let text = format!("{}{mark} {}", project.id, clean_line(&project.title));
    let first = wrap(&text, inner).into_iter().next().unwrap_or_default();
    let rest = text
        .strip_prefix(first.as_str())
        .unwrap_or_default()
        .trim_start();
    let mut lines = vec![Line::of(Role::Title, &first)];
    if !rest.is_empty() {
        let rest = format!("{INDENT}{}", cut(rest, inner.saturating_sub(INDENT.len())));
        lines.push(Line::of(Role::Title, &rest));
    }
    lines
}

const fn inferred(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "",
        Basis::Inferred => "?",
    }
}

/// Light, lead, deadline, days. The days always fit, the lead gives way first.
fn dates(project: &Project, facts: &Facts, data: &Data, lang: Lang, inner: usize) -> Line {
    let light = facts.light.light;
    let days = days(project, facts, data.today, lang);
    let phrase = match light {
        Light::Blue => ui::finished(lang).to_owned(),
        _ => project
            .deadline
            .as_ref()
            .map(|deadline| deadline.phrase.clone())
            .unwrap_or_default(),
    };
    let room = inner.saturating_sub(2 + columns(&days) + usize::from(!days.is_empty()));
    let phrase = cut(&phrase, room.saturating_sub(7).max(6));
    let lead = lead(
        project,
        data,
        lang,
        room.saturating_sub(columns(&phrase) + 1),
    );
    let mut line = Line::of(Role::Light(light), &light.letter().to_string());
    for (role, text) in [
        (Role::Text, lead),
        (Role::Text, phrase),
        (days_role(facts), days),
    ] {
        if !text.is_empty() {
            line.push(Role::Text, " ");
            line.push(role, &text);
        }
    }
    line
}

/// A name cut behind a word, if one fits; `Housing` says more than `Housing and U..`.
pub(crate) fn whole_words(name: &str, max: usize) -> String {
    if columns(name) <= max {
        return name.to_owned();
    }
    let ends = name.match_indices(' ').map(|(end, _)| end);
    let fitting = ends
        .filter_map(|end| name.get(..end))
        .filter(|words| columns(words) <= max && !words.ends_with(" and"));
    fitting
        .max_by_key(|words| words.len())
        .map_or_else(|| cut(name, max), str::to_owned)
}

/// The lead's short name in at most so many columns, with `?` where it was only inferred.
pub(crate) fn lead(project: &Project, data: &Data, lang: Lang, max: usize) -> String {
    let Some(owner) = project.lead() else {
        return cut(ui::no_lead(lang), max);
    };
    let dept = data.state.board.department(owner.dept);
    let name = dept.map_or("?", |dept| data.dept_short(dept, lang));
    let mark = inferred(owner.basis);
    format!(
        "{}{mark}",
        whole_words(name, max.saturating_sub(mark.len()))
    )
}

/// Days left, late or since.
pub(crate) fn days(project: &Project, facts: &Facts, today: Day, lang: Lang) -> String {
    if let Some(days) = facts.late {
        return ui::days_late(lang, days);
    }
    if let Some(days) = facts.left {
        return ui::days_left(lang, days);
    }
    if facts.light.light == Light::Blue {
        return ui::days_since(lang, (today - project.stage_since).num_days());
    }
    String::new()
}

const fn days_role(facts: &Facts) -> Role {
    if facts.late.is_some() {
        Role::Error
    } else {
        Role::Text
    }
}

/// What is unusual about it, the weightiest first.
fn marks(project: &Project, facts: &Facts, lang: Lang) -> Line {
    let mut line = Line::default();
    let gap = "  ";
    if let Some(block) = &project.block {
        line.join(gap, Role::Error, &ui::mark_blocked(lang, &block.reason));
    }
    if let Some(side) = &project.side {
        line.join(gap, Role::Warn, trade::side(lang, side.kind));
    }
    if project.level != Level::None {
        line.join(gap, Role::Warn, trade::level(lang, project.level));
    }
    if facts.unreported {
        line.join(gap, Role::Warn, ui::mark_unreported(lang));
    }
    if !project.slips.is_empty() {
        line.join(gap, Role::Warn, &ui::mark_slips(lang, project.slips.len()));
    }
    let problems = project.open_problems().count();
    if problems > 0 {
        line.join(gap, Role::Warn, &ui::mark_problems(lang, problems));
    }
    // What is finished has no next node, even where an old one was never ticked off.
    let next = project
        .next_milestone()
        .filter(|_| facts.light.light != Light::Blue);
    if let Some((_, milestone)) = next {
        let phrase = milestone
            .deadline
            .as_ref()
            .map_or("", |deadline| deadline.phrase.as_str());
        line.join(
            gap,
            Role::Dim,
            ui::mark_milestone(lang, &milestone.name, phrase).trim_end(),
        );
    }
    if let Some(measure) = project.main_measure() {
        line.join(
            gap,
            Role::Dim,
            &crate::tui::screen::project::measure_text(measure),
        );
    }
    line
}
