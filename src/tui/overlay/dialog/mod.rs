//! A small dialog that changes nothing of the board: a few fields, and what is done with them.

pub(crate) mod view;

use super::form::field::{Field, Input};
use crate::domain::calendar::Week;
use crate::tui::app::App;
use crate::tui::asof;
use crate::tui::command::{Id, Scope};
use crate::tui::screen::log::ask as log;
use crate::tui::screen::log::part::Part;
use crate::tui::screen::week::dept;
use crate::tui::screen::week::export::{self, Draft};
use crate::tui::step::Step;
use crate::tui::widget::line::Line;

/// What it asks for.
#[derive(Debug)]
pub(crate) enum About {
    /// The day to look back at.
    AsOf,
    /// Of which department the weekly summary shall be.
    Dept(Option<Week>),
    /// Format and name of a file.
    Export(Box<Draft>),
    /// Which part of the log to show, with the one that is shown.
    Log(Part),
}

/// The dialog being filled in. Whatever is refused, what was typed stays.
#[derive(Debug)]
pub(crate) struct Dialog {
    pub(crate) heading: String,
    pub(crate) fields: Vec<Field>,
    pub(crate) focus: usize,
    /// What is wrong, until something is typed.
    pub(crate) error: Option<String>,
    pub(crate) about: About,
}

impl Dialog {
    /// A dialog with the cursor in its first field.
    pub(crate) fn new(heading: &str, fields: Vec<Field>, about: About) -> Self {
        Self {
            heading: heading.to_owned(),
            fields,
            focus: 0,
            error: None,
            about,
        }
    }

    /// Says below the last field why it cannot be, and waits there.
    pub(crate) fn refuse_last(&mut self, why: String) {
        self.focus = self.fields.len().saturating_sub(1);
        self.error = Some(why);
    }

    /// Where keys count.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        let is_typing = matches!(
            self.fields.get(self.focus).map(|field| &field.input),
            Some(Input::Text(_))
        );
        vec![
            Scope::Ask,
            if is_typing {
                Scope::Text
            } else {
                Scope::Choice
            },
        ]
    }

    /// The text of a field.
    pub(crate) fn text(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", Field::text)
    }

    /// The picked option of a field.
    pub(crate) fn picked(&self, index: usize) -> Option<usize> {
        self.fields.get(index)?.picked()
    }

    pub(super) fn typed(&mut self, text: &str, app: &App) -> Vec<Step> {
        if let Some(Input::Text(edit)) = self.input() {
            edit.paste(text);
        }
        self.changed(app);
        Vec::new()
    }

    pub(super) fn digit(&mut self, digit: u32, app: &App) -> Vec<Step> {
        if let Some(Input::Choice(choice)) = self.input() {
            choice.digit(digit);
        }
        self.changed(app);
        Vec::new()
    }

    pub(super) fn command(&mut self, id: Id, app: &App) -> Vec<Step> {
        let last = self.fields.len().saturating_sub(1);
        match id {
            Id::Cancel => return vec![Step::Close],
            Id::Save => return self.accept(app),
            Id::FieldNext if self.focus >= last => return self.accept(app),
            Id::FieldNext => self.focus += 1,
            Id::RowDown => self.focus = (self.focus + 1).min(last),
            Id::RowUp => self.focus = self.focus.saturating_sub(1),
            Id::ChoiceNext | Id::ChoiceBack => {
                if let Some(Input::Choice(choice)) = self.input() {
                    choice.turn(id == Id::ChoiceNext);
                }
                self.changed(app);
            }
            _ => {
                if let Some(Input::Text(edit)) = self.input()
                    && edit.command(id)
                {
                    self.changed(app);
                }
            }
        }
        Vec::new()
    }

    fn input(&mut self) -> Option<&mut Input> {
        self.fields
            .get_mut(self.focus)
            .map(|field| &mut field.input)
    }

    /// The old complaint goes, the live results are found anew.
    fn changed(&mut self, app: &App) {
        self.error = None;
        match &self.about {
            About::AsOf => {
                let live = asof::live(self.text(0), &app.data, app.lang);
                self.live(live);
            }
            About::Dept(_) => {
                let live = dept::live(self.text(0), &app.data, app.lang);
                self.live(live);
            }
            About::Export(_) => export::changed(self),
            About::Log(_) => {}
        }
    }

    /// Says under the first field what its text comes to.
    fn live(&mut self, line: Line) {
        if let Some(field) = self.fields.first_mut() {
            field.live = Some(line);
        }
    }

    fn accept(&mut self, app: &App) -> Vec<Step> {
        let done = match &self.about {
            About::AsOf => {
                let text = self.text(0);
                asof::accept(text, &app.data, app.lang).map_err(|error| (0, error))
            }
            About::Export(draft) => export::accept(self, draft, app.lang),
            About::Dept(week) => dept::accept(self.text(0), *week, &app.data, app.lang),
            About::Log(part) => log::accept(self, part, &app.data, app.lang),
        };
        done.unwrap_or_else(|(field, error)| {
            self.focus = field;
            self.error = Some(error);
            Vec::new()
        })
    }
}
