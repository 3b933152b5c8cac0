//! What the board's rule would raise, one line each, before anything is raised.

use ratatui::layout::Rect;

use crate::domain::id::ProjectId;
use crate::domain::level::called_for;
use crate::i18n::ui::overdue as words;
use crate::i18n::{trade, ui};
use crate::text::width::{columns, pad};
use crate::tui::app::App;
use crate::tui::command::Id;
use crate::tui::effect::Effect;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::turned;

/// Heading and rule above, rule and keys below.
const AROUND: u16 = 4;

/// The projects and how far their list is scrolled.
#[derive(Debug)]
pub(crate) struct RulePreview {
    projects: Vec<ProjectId>,
    top: usize,
}

impl RulePreview {
    /// Shows these.
    pub(crate) const fn new(projects: Vec<ProjectId>) -> Self {
        Self { projects, top: 0 }
    }

    pub(super) fn command(&mut self, id: Id, app: &App) -> Vec<Step> {
        match id {
            Id::Yes | Id::Accept => {
                let projects = std::mem::take(&mut self.projects);
                return vec![Step::Close, Step::Do(Effect::RaiseByRule(projects))];
            }
            Id::No => return vec![Step::Close],
            _ => {}
        }
        let page = usize::from(
            crate::tui::view::body(app.size)
                .height
                .saturating_sub(AROUND),
        );
        self.top = turned(self.top, id, page.max(1), self.projects.len());
        Vec::new()
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let (lang, count) = (app.lang, self.projects.len());
        let days = app.data.state.board.settings.level_days;
        let rule = days.map(|days| days.to_string()).join("/");
        paint.clear(body);
        let heading = words::rule_title(lang, count, &rule);
        paint.text((body.x + 1, body.y), body.width, Role::Title, &heading);
        paint.rule((body.x, body.y + 1), body.width);
        let page = usize::from(body.height.saturating_sub(AROUND));
        let top = self.top.min(count.saturating_sub(page));
        let seen = self.projects.iter().skip(top).take(page);
        for (id, y) in seen.zip(body.y + 2..) {
            paint.line(
                (body.x + 1, y),
                body.width.saturating_sub(2),
                &line(*id, app),
            );
        }
        let foot = body.bottom().saturating_sub(2);
        paint.rule((body.x, foot), body.width);
        let keys = words::rule_keys(lang, count);
        paint.text((body.x + 1, foot + 1), body.width, Role::Key, &keys);
        let below = count.saturating_sub(top + page);
        if below > 0 {
            let more = ui::more_lines(lang, below);
            let wide = u16::try_from(columns(&more)).unwrap_or(0);
            paint.text(
                (body.right().saturating_sub(wide), foot),
                wide,
                Role::Dim,
                &more,
            );
        }
    }
}

fn line(id: ProjectId, app: &App) -> Line {
    let (data, lang) = (&app.data, app.lang);
    let mut line = Line::of(Role::Label, &pad(&id.to_string(), 6));
    let Some(project) = data.project(id) else {
        return line;
    };
    if let Some((to, days)) = called_for(project, &data.state.board, data.today) {
        let [from, to] = [project.level, to].map(|level| trade::level(lang, level));
        let told = words::rule_line(lang, from, to, days);
        line.push(Role::Warn, &pad(&told, 34));
    }
    line.with(Role::Text, &format!(" {}", project.title))
}
