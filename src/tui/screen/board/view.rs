//! Draws the board.
//!
//! ```text
//!  Reserve 31  Preliminary 86  [Construction 174] ..     overdue 23  unreported 7
//!  Preliminary 86             Construction 174           Completed 52
//!  #231 ...                  >#108 ...                   #77 ...
//!  ------------------------------------------------------------------------------
//!  facts of the selected card, two lines
//! ```

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::{State, card, columns_in};
use crate::domain::board::StageDef;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::i18n::{self, trade, ui};
use crate::text::width::{columns, take_columns};
use crate::tui::app::App;
use crate::tui::data::Column;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// Lines above the cards: stages, column heads.
const ABOVE: u16 = 2;

/// Lines below them: a rule and the facts of the selected card.
const fn below(body: Rect) -> u16 {
    if body.height < 18 { 2 } else { 3 }
}

/// How many rows the cards have.
pub(super) fn rows_of_cards(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(ABOVE + below(body)))
}

/// How wide a column is, without the gap to the next.
pub(super) fn column_width(width: u16, count: usize) -> usize {
    let fits = columns_in(width).min(count.max(1));
    let gaps = fits.saturating_sub(1);
    (usize::from(width).saturating_sub(gaps)) / fits.max(1)
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    stages(state, app, paint, body);
    let count = app.data.columns.len();
    let width = column_width(body.width, count);
    let seen = app.data.columns.iter().enumerate().skip(state.left);
    for (nth, (index, column)) in seen.take(columns_in(body.width)).enumerate() {
        let x = u16::try_from(nth * (width + 1)).unwrap_or(u16::MAX);
        let area = Rect {
            x: body.x.saturating_add(x),
            y: body.y + 1,
            width: u16::try_from(width).unwrap_or(u16::MAX),
            height: body.height.saturating_sub(1 + below(body)),
        };
        draw_column(state, app, paint, area, (column, index == state.column));
    }
    let rule_y = body.bottom().saturating_sub(below(body));
    paint.rule((body.x, rule_y), body.width);
    facts(
        state,
        app,
        paint,
        Rect {
            y: rule_y + 1,
            height: below(body) - 1,
            ..body
        },
    );
}

/// Every stage with its count, the current one in brackets, and what is overdue and unreported.
fn stages(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let right = ui::totals(app.lang, app.data.overdue, app.data.unreported);
    let right_wide = u16::try_from(columns(&right)).unwrap_or(0);
    let room = body.width.saturating_sub(right_wide + 2);
    // Names give way together, so that every stage is there with its count.
    let line = (4..=20)
        .rev()
        .map(|longest| stage_line(state, app, longest))
        .find(|line| line.columns() <= usize::from(room))
        .unwrap_or_else(|| stage_line(state, app, 4));
    paint.line((body.x, body.y), room, &line);
    let role = if app.data.overdue > 0 {
        Role::Warn
    } else {
        Role::Text
    };
    paint.text(
        (body.right().saturating_sub(right_wide + 1), body.y),
        right_wide,
        role,
        &right,
    );
}

fn stage_line(state: &State, app: &App, longest: usize) -> Line {
    let mut line = Line::default();
    for (index, column) in app.data.columns.iter().enumerate() {
        let known = app.data.state.board.stage(&column.stage);
        let name = known.map_or("", |stage| trade::stage(app.lang, stage));
        let text = format!("{} {}", abbreviated(name, longest), column.cards.len());
        if index == state.column {
            line.push(Role::Mark, &format!("[{text}]"));
        } else {
            line.push(Role::Text, &format!(" {text} "));
        }
    }
    line
}

/// A name, or its beginning with a dot.
fn abbreviated(name: &str, longest: usize) -> Cow<'_, str> {
    if columns(name) <= longest {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(format!(
            "{}.",
            take_columns(name, longest.saturating_sub(1)).trim_end()
        ))
    }
}

fn head(stage: &StageDef, column: &Column, app: &App) -> String {
    let limit = stage
        .wip_limit
        .map(|limit| format!("/{limit}"))
        .unwrap_or_default();
    format!(
        " {} {}{limit}",
        trade::stage(app.lang, stage),
        column.cards.len()
    )
}

fn draw_column(
    state: &State,
    app: &App,
    paint: &mut Paint<'_>,
    area: Rect,
    (column, is_here): (&Column, bool),
) {
    let (board, role) = (&app.data.state.board, role_of_head(is_here));
    let known = board.stage(&column.stage);
    let head = known.map_or_else(String::new, |stage| head(stage, column, app));
    paint.shade(Rect { height: 1, ..area }, role);
    paint.text((area.x, area.y), area.width, role, &head);
    let below = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let selected = state.selected.filter(|_| is_here);
    draw_cards(state, app, paint, below, (column, selected));
}

const fn role_of_head(is_here: bool) -> Role {
    if is_here { Role::HeadHere } else { Role::Head }
}

fn draw_cards(
    state: &State,
    app: &App,
    paint: &mut Paint<'_>,
    area: Rect,
    (column, selected): (&Column, Option<ProjectId>),
) {
    let inner = area.width.saturating_sub(1);
    if column.cards.is_empty() {
        let text = if app.data.filter.is_empty() {
            ui::no_cards(app.lang)
        } else {
            ui::no_hits(app.lang)
        };
        paint.text((area.x + 1, area.y), inner, Role::Dim, text);
    }
    let cards = column.cards.iter().skip(state.top(column));
    let lines = cards.filter_map(|id| {
        let project = app.data.project(*id)?;
        let lines = card::lines(project, &app.data, app.lang, usize::from(area.width));
        Some(lines.into_iter().map(|line| (Some(*id) == selected, line)))
    });
    for ((is_selected, line), y) in lines.flatten().zip(area.top()..area.bottom()) {
        paint.line((area.x + 1, y), inner, &line);
        if is_selected {
            paint.text((area.x, y), 1, Role::Mark, paint.glyphs.mark);
        }
    }
}

/// The two questions of everyone about the selected card: whose and until when; why is its light what it is.
fn facts(state: &State, app: &App, paint: &mut Paint<'_>, area: Rect) {
    let Some(project) = state.selected.and_then(|id| app.data.project(id)) else {
        paint.text(
            (area.x + 1, area.y),
            area.width,
            Role::Dim,
            ui::nothing_selected(app.lang),
        );
        return;
    };
    let room = area.width.saturating_sub(1);
    let (whose, why) = (whose(project, app), why(project, app));
    if area.height >= 2 {
        paint.line((area.x + 1, area.y), room, &whose);
        paint.line((area.x + 1, area.y + 1), room, &why);
    } else {
        let mut both = whose;
        both.push(Role::Dim, paint.glyphs.between);
        both.pieces.extend(why.pieces);
        paint.line((area.x + 1, area.y), room, &both);
    }
}

fn whose(project: &Project, app: &App) -> Line {
    let (lang, board) = (app.lang, &app.data.state.board);
    let lead = project.lead().and_then(|owner| {
        let name = trade::dept_name(lang, board.department(owner.dept)?);
        Some(ui::owner_basis(lang, name, owner.basis))
    });
    let mut line = Line::of(Role::Mark, &project.id.to_string());
    line.push(Role::Label, &format!(" {} ", ui::label_lead(lang)));
    line.push(
        Role::Text,
        lead.as_deref().unwrap_or_else(|| ui::no_lead(lang)),
    );
    line.push(Role::Dim, app.glyphs.between);
    line.push(Role::Label, &format!("{} ", ui::label_due(lang)));
    line.push(
        Role::Text,
        &crate::tui::screen::project::deadline_text(project, lang),
    );
    line
}

fn why(project: &Project, app: &App) -> Line {
    let Some(facts) = app.data.facts(project.id) else {
        return Line::default();
    };
    let light = facts.light.light;
    let reasons = i18n::light::why(app.lang, &facts.light).join(ui::list_separator(app.lang));
    Line::of(
        Role::Light(light),
        &format!("{} {}", light.letter(), trade::light(app.lang, light)),
    )
    .with(Role::Text, &format!(" {reasons}"))
}
