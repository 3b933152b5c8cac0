//! A question with yes and no; the yes carries what shall happen as data.

use ratatui::layout::Rect;

use crate::i18n::{Lang, ui};
use crate::text::width::wrap;
use crate::tui::app::Toast;
use crate::tui::command::Id;
use crate::tui::effect::Run;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::paint::{Paint, centred};

/// The question.
#[derive(Debug)]
pub(crate) struct Confirm {
    heading: String,
    text: String,
    yes: Vec<Step>,
    /// Something unusual is asked: an Enter out of habit is no consent.
    is_careful: bool,
}

impl Confirm {
    /// Asks before something happens.
    pub(crate) fn new(heading: String, text: String, yes: Vec<Step>) -> Self {
        Self {
            heading,
            text,
            yes,
            is_careful: false,
        }
    }

    /// Asks before a request that is unusual is sent again with consent.
    pub(crate) fn consent(text: &str, mut run: Run, lang: Lang) -> Self {
        run.request = run.request.consented();
        let heading = ui::confirm_title(lang).to_owned();
        let text = format!("{}\n{text}\n{}", run.what, ui::confirm_careful(lang));
        Self {
            is_careful: true,
            ..Self::new(heading, text, vec![Step::run(run)])
        }
    }

    pub(super) fn command(&mut self, id: Id, lang: Lang) -> Vec<Step> {
        if id == Id::Accept && self.is_careful {
            return vec![Step::Say(Toast::warn(ui::confirm_careful(lang)))];
        }
        let mut steps = vec![Step::Close];
        match id {
            Id::Yes | Id::Accept => steps.append(&mut self.yes),
            Id::No => {}
            _ => return Vec::new(),
        }
        steps
    }

    pub(super) fn draw(&self, paint: &mut Paint<'_>, body: Rect) {
        let width = 64.min(body.width);
        let lines = wrap(&self.text, usize::from(width.saturating_sub(4)));
        let height = u16::try_from(lines.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2);
        let inside = paint.popup(centred(body, width, height), &self.heading);
        for (line, y) in lines.iter().zip(inside.top()..inside.bottom()) {
            paint.text((inside.x, y), inside.width, Role::Text, line);
        }
    }
}
