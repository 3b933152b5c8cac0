//! A card: one line of a project, two to four, or all that there is to say.
//!
//! ```text
//! #112 Title.. R -14d   #112 Title, wrapped to at   #112 Title, wrapped to at most three
//!                         most two lines               lines
//!                       R Water 2月底 14d late       R Water 2月底 14d late
//!                         blocked: pipes  slip 1       blocked: pipes  slip 1  next works
//!                                                     houses 2500/8000
//!                                                     03-07: what was reported last
//! ```

use crate::domain::entry::Entry;
use crate::domain::id::Day;
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::people::Basis;
use crate::domain::project::Project;
use crate::i18n::{Lang, confirmation, trade, ui};
use crate::text::safe::clean_line;
use crate::text::width::{columns, cut, pad, wrap};
use crate::tui::data::{Data, Facts};
use crate::tui::presence;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// How far continued lines stand in.
const INDENT: &str = "  ";
/// Between marks of one line.
const GAP: &str = "  ";

/// How much a card says, after the room was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// One line: number, title, light, days.
    Compact,
    /// Title, date, one line of marks.
    Normal,
    /// The whole title, every mark and measure, the last weekly entry.
    Full,
}

/// What the place of a card does not say already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    /// Its lead is to be named: neither columns nor lanes are leads.
    pub(super) lead: bool,
    /// Its stage is to be named: columns are something else.
    pub(super) stage: bool,
}

/// How cards are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) detail: Detail,
    pub(super) told: Told,
    pub(super) lang: Lang,
}

/// The lines of a card in a column of this width, the gutter included.
pub(super) fn lines(project: &Project, data: &Data, style: Style, width: usize) -> Vec<Line> {
    let lang = style.lang;
    let inner = width.saturating_sub(1).max(8);
    let Some(facts) = data.facts(project.id) else {
        return title(project, data, inner, 1);
    };
    match style.detail {
        Detail::Compact => vec![one_line(project, facts, data, style, inner)],
        Detail::Normal => {
            let mut lines = title(project, data, inner, 2);
            lines.push(dates(project, facts, data, style, inner));
            let mut marks = marks(project, facts, data, style);
            let measure = project.main_measure().map(ToString::to_string);
            marks.extend(measure.map(|text| (Role::Dim, text)));
            lines.extend(side_by_side(&marks));
            lines
        }
        Detail::Full => {
            let mut lines = title(project, data, inner, 3);
            lines.push(dates(project, facts, data, style, inner));
            lines.extend(flow(&marks(project, facts, data, style), inner));
            for measure in project.measures.values() {
                let year = measure.year.map(|year| format!("{year} "));
                let text = year.unwrap_or_default() + &measure.to_string();
                lines.extend(indented(Role::Dim, &text, inner, 1));
            }
            if let Some(text) = last_entry(project, lang) {
                lines.extend(indented(Role::Label, &text, inner, 2));
            }
            lines
        }
    }
}

/// Marks in one line, if there are any; drawing cuts what is too much.
fn side_by_side(marks: &[(Role, String)]) -> Option<Line> {
    let mut line = Line::default();
    for (role, text) in marks {
        line.join(GAP, *role, text);
    }
    (!marks.is_empty()).then(|| Line::of(Role::Text, INDENT).and(line))
}

/// Number and title, then at the right edge light and days.
fn one_line(project: &Project, facts: &Facts, data: &Data, style: Style, inner: usize) -> Line {
    let lang = style.lang;
    let light = facts.light.light;
    let days = match (facts.late, facts.left) {
        (Some(days), _) => ui::board::late_short(lang, days),
        (None, Some(days)) => ui::days_left(lang, days),
        (None, None) => String::new(),
    };
    let gap = usize::from(!days.is_empty());
    let room = inner.saturating_sub(2 + gap + columns(&days));
    // Where there is no room for words, a mark says that something waits for a manager.
    let text = numbered(project, data, pending(project));
    Line::of(Role::Title, &pad(&text, room))
        .with(Role::Text, " ")
        .with(Role::Light(light), &light.letter().to_string())
        .with(Role::Text, if gap > 0 { " " } else { "" })
        .with(days_role(facts), &days)
}

/// Number and title; `?` after the number of one whose stage was only inferred, `@` of one that is open elsewhere.
fn numbered(project: &Project, data: &Data, mark: &str) -> String {
    let marks = [
        inferred(project.stage.basis),
        mark,
        presence::mark(project.id, data),
    ];
    let marks = marks.concat();
    format!("{}{marks} {}", project.id, clean_line(&project.title))
}

/// Number and title in at most so many lines.
fn title(project: &Project, data: &Data, inner: usize, most: usize) -> Vec<Line> {
    let text = numbered(project, data, "");
    let first = wrap(&text, inner).into_iter().next().unwrap_or_default();
    let rest = text
        .strip_prefix(first.as_str())
        .unwrap_or_default()
        .trim_start();
    let mut lines = vec![Line::of(Role::Title, &first)];
    if !rest.is_empty() {
        lines.extend(indented(Role::Title, rest, inner, most.saturating_sub(1)));
    }
    lines
}

/// A text that stands in, in at most so many lines, the last one cut.
fn indented(role: Role, text: &str, inner: usize, most: usize) -> Vec<Line> {
    let room = inner.saturating_sub(INDENT.len());
    let mut rest = text;
    let mut lines = Vec::new();
    while !rest.is_empty() && lines.len() < most {
        let is_last = lines.len() + 1 == most;
        let first = wrap(rest, room).into_iter().next().unwrap_or_default();
        let after = rest.strip_prefix(first.as_str()).unwrap_or_default();
        let shown = if is_last { cut(rest, room) } else { first };
        lines.push(Line::of(Role::Text, INDENT).with(role, &shown));
        rest = after.trim_start();
    }
    lines
}

/// Marks side by side, in as many lines as they need; one that is longer than a line is cut.
fn flow(marks: &[(Role, String)], inner: usize) -> Vec<Line> {
    let room = inner.saturating_sub(INDENT.len());
    let mut lines: Vec<Line> = Vec::new();
    for (role, text) in marks {
        let text = cut(text, room);
        let wanted = columns(&text) + GAP.len();
        match lines
            .last_mut()
            .filter(|line| line.columns() + wanted <= inner)
        {
            Some(line) => line.join(GAP, *role, &text),
            None => lines.push(Line::of(Role::Text, INDENT).with(*role, &text)),
        }
    }
    lines
}

/// What was last reported, its first line.
fn last_entry(project: &Project, lang: Lang) -> Option<String> {
    let entries = project.entries.values().rev();
    let told = |entry: &&Entry| !entry.text.progress.trim().is_empty();
    let entry = entries.filter(|entry| !entry.text.is_empty()).find(told)?;
    let text = entry.text.progress.trim().lines().next()?;
    let sample = if entry.text.sample {
        ui::sample(lang)
    } else {
        ""
    };
    let day = entry.on.format("%m-%d").to_string();
    Some(ui::board::last_entry(
        lang,
        &day,
        &format!("{text}{sample}"),
    ))
}

const fn inferred(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "",
        Basis::Inferred => "?",
    }
}

/// The mark of one of which something waits for a manager, or was returned, where there is no room for words.
fn pending(project: &Project) -> &'static str {
    if project.confirmations.is_empty() {
        ""
    } else {
        "~"
    }
}

/// Light, lead, deadline, days. The days always fit, the lead gives way first; where the column is the lead, the
/// stage stands in its place.
fn dates(project: &Project, facts: &Facts, data: &Data, style: Style, inner: usize) -> Line {
    let lang = style.lang;
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
    let lead_room = room.saturating_sub(columns(&phrase) + 1);
    let lead = match style.told {
        Told { lead: true, .. } => lead(project, data, lang, lead_room),
        Told { stage: true, .. } => cut(stage(project, data, lang), lead_room),
        Told { .. } => String::new(),
    };
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

fn stage<'a>(project: &'a Project, data: &'a Data, lang: Lang) -> &'a str {
    let known = data.state.board.stage(&project.stage.stage);
    known.map_or("?", |stage| trade::stage(lang, stage))
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

/// What is unusual about it, the weightiest first, and what comes next.
fn marks(project: &Project, facts: &Facts, data: &Data, style: Style) -> Vec<(Role, String)> {
    let lang = style.lang;
    let mut marks = Vec::new();
    if style.told.stage && style.told.lead {
        marks.push((Role::Text, stage(project, data, lang).to_owned()));
    }
    if project.waiting().next().is_some() {
        marks.push((Role::Warn, confirmation::mark(lang).to_owned()));
    }
    if project.returned().next().is_some() {
        marks.push((Role::Error, confirmation::returned_mark(lang).to_owned()));
    }
    if let Some(block) = &project.block {
        marks.push((Role::Error, ui::mark_blocked(lang, &block.reason)));
    }
    if let Some(side) = &project.side {
        marks.push((Role::Warn, trade::side(lang, side.kind).to_owned()));
    }
    if project.level != Level::None {
        marks.push((Role::Warn, trade::level(lang, project.level).to_owned()));
    }
    if facts.unreported {
        marks.push((Role::Warn, ui::mark_unreported(lang).to_owned()));
    }
    if !project.slips.is_empty() {
        marks.push((Role::Warn, ui::mark_slips(lang, project.slips.len())));
    }
    let problems = project.open_problems().count();
    if problems > 0 {
        marks.push((Role::Warn, ui::mark_problems(lang, problems)));
    }
    // What is finished has no next node, even where an old one was never ticked off.
    let next = project
        .next_milestone()
        .filter(|_| facts.light.light != Light::Blue);
    if let Some((_, milestone)) = next {
        let deadline = milestone.deadline.as_ref();
        let phrase = deadline.map_or("", |deadline| deadline.phrase.as_str());
        let text = ui::mark_milestone(lang, &milestone.name, phrase);
        marks.push((Role::Dim, text.trim_end().to_owned()));
    }
    marks
}
