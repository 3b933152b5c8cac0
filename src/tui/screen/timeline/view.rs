//! Draws the timeline: the axis above, a row for each project, signs and dates below.
//!
//! ```text
//!  by stage  quarters        2024                     2025
//!                            7  8  9  10 11 12 1  2  3  4  5  6
//! >R #112 title              [======b~~~~~]>>>>>>>>|
//! -----------------------------------------------------------------
//!  [ start  = span  ] deadline ...
//!  #112 title | stage | lead
//!  from 2024-07-01 (milestone) | due 2月底 (to 2025-02-28) ...
//! ```

use ratatui::layout::Rect;

use super::bar::{self, sign};
use super::{Schedule, State};
use crate::domain::people::Basis;
use crate::domain::project::Project;
use crate::domain::schedule::{Start, StartGround};
use crate::i18n::{Lang, trade, ui};
use crate::text::width::columns;
use crate::tui::app::App;
use crate::tui::screen::board::card;
use crate::tui::theme::Role;
use crate::tui::widget::axis::{Axis, Zoom};
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// Lines of the axis.
const ABOVE: u16 = 2;

/// Lines for the dates of the selected project.
const fn date_lines(body: Rect) -> u16 {
    if body.height >= 20 { 2 } else { 1 }
}

/// Rule, legend, the selected project and its dates.
const fn below_lines(body: Rect) -> u16 {
    3 + date_lines(body)
}

/// How many projects are seen at once.
pub(super) fn rows(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(ABOVE + below_lines(body)))
}

/// Which of the seen rows lies at this line of the screen.
pub(super) fn row_at(body: Rect, y: u16) -> Option<usize> {
    let row = usize::from(y.checked_sub(body.y + ABOVE)?);
    (row < rows(body)).then_some(row)
}

/// Columns of number and title, with the gutter.
fn left_width(width: u16) -> u16 {
    (width * 2 / 5).clamp(24, 56)
}

/// Columns of the chart.
pub(super) fn chart_width(width: u16) -> usize {
    usize::from(width.saturating_sub(left_width(width) + 1))
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let axis = state.axis(&app.data, body.width);
    let left = left_width(body.width);
    head(state, app, paint, body, &axis);
    let seen = state.rows.iter().enumerate().skip(state.top);
    for (((index, id), schedule), y) in seen.zip(&state.schedules).zip(body.y + ABOVE..) {
        let Some(project) = app.data.project(*id) else {
            continue;
        };
        if index == state.at {
            paint.text((body.x, y), 1, Role::Mark, paint.glyphs.mark);
        }
        paint.line((body.x + 1, y), left - 2, &name(project, app));
        let row = strip(schedule, app, &axis);
        paint.line((body.x + left, y), body.width.saturating_sub(left), &row);
    }
    if state.rows.is_empty() {
        let text = if app.data.filter.is_empty() {
            ui::no_cards(app.lang)
        } else {
            ui::no_hits(app.lang)
        };
        paint.text((body.x + 1, body.y + ABOVE), body.width, Role::Dim, text);
    }
    below(state, app, paint, body);
}

fn head(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect, axis: &Axis) {
    let left = left_width(body.width);
    let lang = app.lang;
    let zoom = match state.zoom {
        Zoom::Year => ui::timeline::zoom_year(lang),
        Zoom::Quarter => ui::timeline::zoom_quarter(lang),
        Zoom::Month => ui::timeline::zoom_month(lang),
    };
    let look = format!("{}  {zoom}", state.sort.name(lang));
    let place = ui::timeline::place(lang, (state.at + 1).min(state.rows.len()), state.rows.len());
    let width = u16::try_from(axis.width).unwrap_or(0);
    for (y, name, labels) in [
        (body.y, look, axis.upper()),
        (body.y + 1, place, axis.lower()),
    ] {
        paint.text((body.x + 1, y), left - 2, Role::Dim, &name);
        paint.text((body.x + left, y), width, Role::Label, &labels);
    }
}

/// Light, number, title.
fn name(project: &Project, app: &App) -> Line {
    let light = app.data.facts(project.id).map(|facts| facts.light.light);
    let mut line = Line::default();
    if let Some(light) = light {
        line.push(Role::Light(light), &format!("{} ", light.letter()));
    }
    let mark = match project.stage.basis {
        Basis::Stated => "",
        Basis::Inferred => "?",
    };
    line.push(
        Role::Text,
        &format!("{}{mark} {}", project.id, project.title),
    );
    line
}

/// The bar; of a project without a day the word for that, unless there is something else to see.
fn strip(schedule: &Schedule, app: &App, axis: &Axis) -> Line {
    let cells = bar::cells(schedule, axis, app.data.today);
    let is_bare = |(sign, _): &bar::Cell| matches!(*sign, ' ' | sign::BORDER | sign::TODAY);
    let mut line = Line::default();
    let mut skip = 0;
    if schedule.due.is_none() && cells.iter().all(is_bare) {
        let text = format!(" {} ", ui::no_deadline(app.lang));
        skip = columns(&text);
        line.push(Role::Dim, &text);
    }
    let mut run = String::new();
    let mut role = Role::Dim;
    for (sign, next) in cells.into_iter().skip(skip) {
        if next != role {
            line.push(role, &run);
            run.clear();
            role = next;
        }
        run.push(sign);
    }
    line.push(role, &run);
    line
}

fn below(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let rule_y = body.bottom().saturating_sub(below_lines(body));
    let width = body.width.saturating_sub(2);
    paint.rule((body.x, rule_y), body.width);
    paint.line(
        (body.x + 1, rule_y + 1),
        width,
        &legend(app.lang, usize::from(width)),
    );
    let found = state.selected.and_then(|id| app.data.project(id));
    let schedule = state.schedules.get(state.at.saturating_sub(state.top));
    let Some((project, schedule)) = found.zip(schedule) else {
        return;
    };
    paint.line((body.x + 1, rule_y + 2), width, &about(project, app));
    let count = usize::from(date_lines(body));
    let dates = dates(project, schedule, app, usize::from(width), count);
    for (line, y) in dates.iter().zip(rule_y + 3..) {
        paint.line((body.x + 1, y), width, line);
    }
}

/// What the signs mean: spaced where they all fit so, else closer, else the most needed.
fn legend(lang: Lang, width: usize) -> Line {
    let spaced = legend_with(lang, width, "  ");
    if spaced.1 {
        return spaced.0;
    }
    legend_with(lang, width, " ").0
}

/// The legend with this gap, and whether every sign found room.
fn legend_with(lang: Lang, width: usize, gap: &str) -> (Line, bool) {
    use ui::timeline as words;
    let all = [
        (sign::START, Role::Title, words::legend_start(lang)),
        (sign::INFERRED, Role::Title, words::legend_inferred(lang)),
        (sign::DUE, Role::Title, words::legend_due(lang)),
        (sign::OVER, Role::Error, words::legend_over(lang)),
        (sign::BASELINE, Role::Warn, words::legend_baseline(lang)),
        (sign::SLIP, Role::Warn, words::legend_slip(lang)),
        (sign::DONE, Role::Good, words::legend_done(lang)),
        (sign::OPEN, Role::Title, words::legend_open(lang)),
        (sign::LATE, Role::Error, words::legend_late(lang)),
        (sign::FINISHED, Role::Good, words::legend_finished(lang)),
        (sign::PERIOD, Role::Text, words::legend_period(lang)),
        (sign::TODAY, Role::Label, words::legend_today(lang)),
    ];
    let (mut line, mut all_fit) = (Line::default(), true);
    for (place, (sign, role, text)) in all.into_iter().enumerate() {
        let piece = Line::of(Role::Dim, if place == 0 { "" } else { gap })
            .with(role, &sign.to_string())
            .with(Role::Dim, &format!(" {text}"));
        if line.columns() + piece.columns() <= width {
            line.pieces.extend(piece.pieces);
        } else {
            all_fit = false;
        }
    }
    (line, all_fit)
}

/// Number, title, stage, lead.
fn about(project: &Project, app: &App) -> Line {
    let (lang, board) = (app.lang, &app.data.state.board);
    let stage = board.stage(&project.stage.stage);
    let stage = stage.map_or("", |stage| trade::stage(lang, stage));
    let lead = card::lead(project, &app.data, lang, 24);
    let mut line = Line::of(Role::Mark, &project.id.to_string())
        .with(Role::Title, &format!(" {}", project.title));
    line.join(app.glyphs.between, Role::Text, stage);
    line.join(app.glyphs.between, Role::Text, &lead);
    line
}

/// The dates in words, in as many lines as there are; the first line is filled first.
fn dates(
    project: &Project,
    schedule: &Schedule,
    app: &App,
    width: usize,
    count: usize,
) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for (role, text) in promise(project, schedule, app)
        .into_iter()
        .chain(course(project, schedule, app))
    {
        let is_full = lines
            .last()
            .is_some_and(|line| line.columns() + 2 + columns(&text) > width);
        if is_full && lines.len() < count {
            lines.push(Line::default());
        }
        if let Some(line) = lines.last_mut() {
            line.join("  ", role, &text);
        }
    }
    lines
}

/// What is promised, how far it is to that, how often it slipped.
fn promise(project: &Project, schedule: &Schedule, app: &App) -> Vec<(Role, String)> {
    use ui::timeline as words;
    let lang = app.lang;
    let phrase = project.deadline.as_ref().map(|due| due.phrase.as_str());
    let mut parts = vec![match (phrase, schedule.due) {
        (Some(phrase), Some((_, last))) => {
            (Role::Text, words::due(lang, phrase, &last.to_string()))
        }
        (Some(phrase), None) => (Role::Text, format!("{} ({phrase})", ui::no_deadline(lang))),
        (None, _) => (Role::Text, ui::no_deadline(lang).to_owned()),
    }];
    if let Some(facts) = app.data.facts(project.id) {
        let late = facts
            .late
            .map(|days| (Role::Error, ui::days_late(lang, days)));
        let left = facts
            .left
            .map(|days| (Role::Text, ui::days_left(lang, days)));
        parts.extend(late.or(left));
    }
    if !project.slips.is_empty() {
        let (count, days) = (project.slips.len(), project.slipped_days());
        parts.push((Role::Warn, ui::slipped(lang, count, days)));
    }
    let first = project.baseline.as_ref().zip(schedule.baseline);
    parts.extend(first.map(|(first, day)| {
        let text = words::baseline(lang, &first.phrase, &day.to_string());
        (Role::Text, text)
    }));
    parts
}

/// When it began and was finished, how far its milestones are.
fn course(project: &Project, schedule: &Schedule, app: &App) -> Vec<(Role, String)> {
    use ui::timeline as words;
    let lang = app.lang;
    let mut parts = Vec::new();
    if let Some(on) = schedule.finished {
        parts.push((Role::Good, words::finished(lang, &on.to_string())));
        let late = schedule.due.filter(|(_, due)| on > *due);
        parts.extend(late.map(|(_, due)| {
            let days = (on - due).num_days();
            (Role::Warn, words::days_after(lang, days))
        }));
    }
    if let Some(start) = schedule.start {
        let text = words::starts(lang, &start.on.to_string(), ground(start, lang));
        parts.push((Role::Text, text));
    }
    if !project.milestones.is_empty() {
        let milestones = project.milestones.values();
        let done = milestones.filter(|one| one.done.is_some()).count();
        let text = words::nodes(lang, done, project.milestones.len());
        parts.push((Role::Text, text));
    }
    if let Some((_, next)) = project.next_milestone() {
        let when = next.deadline.as_ref().map_or("", |due| due.phrase.as_str());
        let text = words::next(lang, &next.name, when);
        parts.push((Role::Text, text.trim_end().to_owned()));
    }
    parts
}

const fn ground(start: Start, lang: Lang) -> &'static str {
    use ui::timeline as words;
    match start.ground {
        StartGround::Reached => words::ground_reached(lang),
        StartGround::Moved => words::ground_moved(lang),
        StartGround::Concluded => words::ground_concluded(lang),
        StartGround::FirstRecord => words::ground_first_record(lang),
        StartGround::Planned => words::ground_planned(lang),
        StartGround::PlanYear => words::ground_plan_year(lang),
        StartGround::PlanPeriod => words::ground_plan_period(lang),
    }
}
