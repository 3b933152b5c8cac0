//! The line in which one says where a file shall be written; its ending says in which form.

use std::path::Path;

use ratatui::layout::Rect;

use crate::i18n::Lang;
use crate::i18n::ui::overdue as words;
use crate::ops::file::Over;
use crate::report::csv::Mark;
use crate::report::format::{Format, FormatError};
use crate::report::minutes::Minutes;
use crate::report::paper::Report;
use crate::report::slip::Slip;
use crate::text::width::columns;
use crate::tui::app::{App, Toast};
use crate::tui::command::Id;
use crate::tui::effect::{Effect, File};
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::paint::Paint;
use crate::tui::widget::prompt;

/// The line, and what shall be written.
#[derive(Debug)]
pub(crate) struct PathLine {
    edit: Edit,
    written: Written,
}

/// What can be written under a name that is typed there.
#[derive(Debug)]
pub(crate) enum Written {
    Minutes(Box<Minutes>),
    Slip(Box<Slip>),
}

impl Written {
    fn bytes(&self, format: Format, lang: Lang) -> Result<Vec<u8>, FormatError> {
        match self {
            Self::Minutes(minutes) => format.write(&**minutes, &minutes.paper(lang), Mark::With),
            Self::Slip(slip) => format.write(&**slip, &slip.paper(lang), Mark::With),
        }
    }
}

impl PathLine {
    /// Begins with a name.
    pub(crate) fn new(name: &str, written: Written) -> Self {
        Self {
            edit: Edit::new(Lines::One, name),
            written,
        }
    }

    pub(super) fn typed(&mut self, text: &str) -> Vec<Step> {
        self.edit.paste(text);
        Vec::new()
    }

    pub(super) fn command(&mut self, id: Id, lang: Lang) -> Vec<Step> {
        match id {
            Id::Accept => return vec![self.export(lang)],
            Id::Cancel => return vec![Step::Close],
            _ => {
                self.edit.command(id);
            }
        }
        Vec::new()
    }

    fn export(&self, lang: Lang) -> Step {
        let path = self.edit.text().trim().to_owned();
        let Some(format) = format(Path::new(&path)) else {
            return Step::Say(Toast::warn(words::path_wrong(lang)));
        };
        match self.written.bytes(format, lang) {
            Ok(bytes) => Step::Do(Effect::Save(Box::new(File {
                path,
                bytes,
                over: Over::Keep,
            }))),
            Err(error) => Step::Say(Toast::error(error.to_string())),
        }
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>) {
        let (width, height) = app.size;
        let y = height.saturating_sub(3);
        let area = Rect {
            x: 0,
            y,
            width,
            height: 2,
        };
        paint.clear(area);
        paint.rule((0, y.saturating_sub(1)), width);
        let label = words::path_prompt(app.lang);
        paint.text((1, y), width, Role::Label, label);
        let x = 1 + u16::try_from(columns(label)).unwrap_or(0);
        let room = width.saturating_sub(x + 1);
        prompt::draw(&self.edit, paint, (x, y), room);
        let help = words::path_help(app.lang);
        paint.text((1, y + 1), width.saturating_sub(2), Role::Dim, help);
    }
}

/// By the end of the name; a file that is only an ending has no name.
fn format(path: &Path) -> Option<Format> {
    path.file_stem()?;
    Format::of_extension(path.extension()?.to_str()?)
}
