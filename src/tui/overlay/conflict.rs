//! Somebody was first: both versions, and three ways on. What was typed is kept whatever is chosen.

use ratatui::layout::Rect;

use super::Overlay;
use crate::i18n::{event, ui};
use crate::ops::Conflict;
use crate::text::width::wrap;
use crate::tui::app::App;
use crate::tui::command::Id;
use crate::tui::effect::{Reply, Run};
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::{Paint, centred};

/// The conflict and the request that met it.
#[derive(Debug)]
pub(crate) struct Clash {
    conflict: Conflict,
    run: Run,
}

impl Clash {
    /// Shows a conflict.
    pub(crate) fn new(conflict: Conflict, run: Run) -> Self {
        Self { conflict, run }
    }

    pub(super) fn command(&self, id: Id, app: &mut App) -> Vec<Step> {
        let of_form = self.run.reply == Reply::Form;
        match id {
            Id::KeepTheirs if of_form => vec![Step::Close, Step::Close],
            Id::KeepTheirs => vec![Step::Close],
            Id::WriteMine => {
                let mut run = self.run.clone();
                run.request.seen = Some(self.conflict.now.version);
                vec![Step::Close, Step::run(run)]
            }
            Id::KeepEditing => {
                // From now on the form rests on what has just been shown.
                if let Some(Overlay::Form(form)) = app.overlays.last_mut() {
                    form.seen = self.conflict.now.version;
                }
                vec![Step::Close]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let width = 76.min(body.width);
        let inner = usize::from(width.saturating_sub(4));
        let mut lines = self.lines(app, inner);
        let choices = self.choices(app);
        let room = usize::from(body.height.saturating_sub(2)).saturating_sub(choices.len());
        lines.truncate(room);
        lines.extend(choices);
        let height = u16::try_from(lines.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2);
        let heading = ui::conflict_title(app.lang, self.conflict.now.id);
        let inside = paint.popup(centred(body, width, height), &heading);
        for (line, y) in lines.iter().zip(inside.top()..inside.bottom()) {
            paint.line((inside.x, y), inside.width, line);
        }
    }

    fn lines(&self, app: &App, width: usize) -> Vec<Line> {
        let board = &app.data.state.board;
        let mut lines = vec![Line::of(Role::Header, ui::conflict_theirs(app.lang))];
        let zone = board.settings.zone;
        for theirs in &self.conflict.theirs {
            let at = theirs
                .recorded
                .with_timezone(&zone)
                .format("%m-%d %H:%M")
                .to_string();
            let what = event::describe(app.lang, &theirs.change, board);
            let text = format!("{at} {}: {what}", theirs.actor);
            lines.extend(
                wrap(&text, width)
                    .iter()
                    .map(|text| Line::of(Role::Text, text)),
            );
        }
        lines.push(Line::of(Role::Header, ui::conflict_mine(app.lang)));
        lines.extend(
            wrap(&self.run.what, width)
                .iter()
                .map(|text| Line::of(Role::Text, text)),
        );
        lines.push(Line::default());
        lines
    }

    fn choices(&self, app: &App) -> Vec<Line> {
        let mut choices = vec![
            ("1", ui::cmd_keep_theirs(app.lang)),
            ("2", ui::cmd_write_mine(app.lang)),
        ];
        if self.run.reply == Reply::Form {
            choices.push(("3", ui::cmd_keep_editing(app.lang)));
        }
        let line = |(key, text)| Line::of(Role::Key, &format!("[{key}] ")).with(Role::Text, text);
        choices.into_iter().map(line).collect()
    }
}
