//! Draws the board.
//!
//! ```text
//!  Reserve 31  Preliminary 86  [Construction 174] ..     overdue 23  unreported 7
//!  Preliminary 86             Construction 174           Completed 52
//!  #231 ...                  >#108 ...                   #77 ...
//!  ------------------------------------------------------------------------------
//!  facts of the selected card, two lines
//! ```

use ratatui::layout::Rect;

use super::card::Detail;
use super::layout::{Band, Layout, Shown};
use super::look::Group;
use super::{State, heads, pointer};
use crate::domain::project::Project;
use crate::i18n::{self, trade, ui};
use crate::tui::app::App;
use crate::tui::data::Data;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// How many cards a page has.
pub(super) fn page(rows: u16, detail: Detail) -> isize {
    let height = match detail {
        Detail::Compact => 1,
        Detail::Normal => 3,
        Detail::Full => 5,
    };
    isize::try_from(rows / height).unwrap_or(1).max(1)
}

/// Draws everything between header and hint bar.
pub(super) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let layout = state.layout(&app.data, body, app.lang);
    heads::stages(&layout, app, paint);
    let columns = layout.columns();
    let detail = layout.detail(&columns);
    for shown in &columns {
        if let Some(heading) = state.order.columns.get(shown.index) {
            heads::column(&layout, paint, shown, heading);
        }
    }
    for band in layout.bands(&columns) {
        let lane = state.order.lanes.get(band.lane);
        if let Some((lane, y)) = lane.zip(band.head) {
            heads::lane(&layout, paint, (&band, y), lane, &columns);
        }
        for shown in columns.iter().filter(|shown| !shown.is_narrow) {
            draw_cell(&layout, paint, &band, shown, detail);
        }
    }
    for shown in columns.iter().filter(|shown| shown.is_narrow) {
        if let Some(heading) = state.order.columns.get(shown.index) {
            heads::strip(&layout, paint, shown, heading);
        }
    }
    paint.rule((body.x, layout.rule()), body.width);
    facts(&layout, app, paint);
}

fn draw_cell(
    layout: &Layout<'_>,
    paint: &mut Paint<'_>,
    band: &Band,
    shown: &Shown,
    detail: Detail,
) {
    let (state, inner) = (layout.state, shown.width.saturating_sub(1));
    let is_empty = state.order.cell(band.lane, shown.index).is_empty();
    if is_empty && band.head.is_none() {
        let text = if layout.data.filter.is_empty() {
            ui::no_cards(layout.lang)
        } else {
            ui::no_hits(layout.lang)
        };
        paint.text((shown.x + 1, band.y), inner, Role::Dim, text);
    }
    for card in layout.seen(band, shown, detail) {
        let is_selected = state.selected == Some(card.id);
        for (line, y) in card.lines.iter().zip(card.y..) {
            paint.line((shown.x + 1, y), inner, line);
            if is_selected {
                paint.text((shown.x, y), 1, Role::Mark, paint.glyphs.mark);
            }
        }
        // What another has just done to a card is marked for a moment, where the mark of the selection does not stand.
        if !is_selected && layout.data.fresh.contains(card.id) {
            paint.text((shown.x, card.y), 1, Role::Warn, paint.glyphs.fresh);
        }
    }
}

/// The two questions of everyone about the selected card: whose and until when; why is its light what it is. While a card
/// is dragged, what letting it go would do.
fn facts(layout: &Layout<'_>, app: &App, paint: &mut Paint<'_>) {
    let area = layout.facts();
    let room = area.width.saturating_sub(1);
    let selected = layout.state.selected.and_then(|id| app.data.project(id));
    let at = (area.x + 1, area.y);
    if let Some(line) = dragging(layout) {
        paint.line(at, room, &line);
        return;
    }
    let Some(project) = selected else {
        let text = folded(layout.state, &app.data, app).unwrap_or_else(|| {
            let nothing = ui::nothing_selected(app.lang);
            nothing.to_owned()
        });
        paint.text(at, room, Role::Dim, &text);
        return;
    };
    let (whose, why) = (whose(project, app), why(project, app));
    if area.height >= 2 {
        paint.line(at, room, &whose);
        paint.line((at.0, at.1 + 1), room, &why);
    } else {
        let mut both = whose;
        both.push(Role::Dim, paint.glyphs.between);
        both.pieces.extend(why.pieces);
        paint.line(at, room, &both);
    }
}

/// What a folded column hides.
fn folded(state: &State, data: &Data, app: &App) -> Option<String> {
    let column = state.order.columns.get(state.column)?;
    let name = column.group.name(data, app.lang);
    let text = ui::board::folded(app.lang, &name, column.count);
    state.is_folded(state.column).then_some(text)
}

/// What letting the button go would do.
fn dragging(layout: &Layout<'_>) -> Option<Line> {
    let (state, lang) = (layout.state, layout.lang);
    let grab = state.grab?;
    let group = &state.order.columns.get(grab.target()?)?.group;
    let line = match (group, pointer::why_not(state.look.grouping, lang)) {
        (Group::Stage(_), _) | (_, None) => {
            let name = group.name(layout.data, lang);
            Line::of(Role::Mark, &ui::board::dragging(lang, grab.id, &name))
        }
        (_, Some(text)) => Line::of(Role::Warn, text),
    };
    Some(line)
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

/// What waits for a manager and since when; what was returned and why.
fn pending(project: &Project, app: &App) -> Line {
    let mut line = Line::default();
    for one in project.confirmations.values() {
        let (board, today) = (&app.data.state.board, app.data.today);
        let role = if one.waits() { Role::Warn } else { Role::Error };
        let told = i18n::confirmation::short_standing(app.lang, one, board, today);
        line.join(app.glyphs.between, role, &told);
    }
    line
}

fn why(project: &Project, app: &App) -> Line {
    let Some(facts) = app.data.facts(project.id) else {
        return Line::default();
    };
    let light = facts.light.light;
    let reasons = i18n::light::why(app.lang, &facts.light).join(ui::list_separator(app.lang));
    let mut line = pending(project, app);
    if !line.pieces.is_empty() {
        line.push(Role::Dim, app.glyphs.between);
    }
    line.push(
        Role::Light(light),
        &format!("{} {}", light.letter(), trade::light(app.lang, light)),
    );
    line.with(Role::Text, &format!(" {reasons}"))
}
