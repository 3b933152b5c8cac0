//! Forms: fields to fill in, and the request that comes of them. Whatever is refused, what was typed stays.

pub(crate) mod arrival;
pub(crate) mod build;
pub(crate) mod command;
pub(crate) mod confirmation;
pub(crate) mod draft;
pub(crate) mod facts;
pub(crate) mod field;
pub(crate) mod named;
pub(crate) mod parts;
mod phrase;
pub(crate) mod request;
pub(crate) mod view;
pub(crate) mod view_name;

use self::field::{Field, Input};
use super::Overlay;
use crate::domain::calendar::Week;
use crate::domain::decide::Refusal;
use crate::domain::id::{PartId, ProjectId};
use crate::domain::level::Level;
use crate::domain::view::View;
use crate::i18n::{Lang, ui};
use crate::tui::app::App;
use crate::tui::data::Data;
use crate::tui::draft::name as draft_name;
use crate::tui::step::Step;

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The weekly entry of a week.
    Report(Week),
    /// Another deadline.
    Due,
    /// Plain facts.
    Edit,
    /// What holds the work up.
    Block,
    /// A new problem.
    Problem,
    /// What solved a problem.
    Clear(PartId),
    /// The day and paper of a milestone.
    Done(PartId),
    /// A note for the log.
    Note,
    /// What is said to those who are urged.
    Urge,
    /// What waits is confirmed.
    Confirm(PartId),
    /// What waits is returned.
    Return(PartId),
    /// A level above this one.
    Raise(Level),
    /// A level below this one.
    Lower(Level),
    /// Why it is supervised no longer.
    Strike,
    /// What is said of an open problem.
    ProblemEdit(PartId),
    /// A new milestone, or one that there is.
    Milestone(Option<PartId>),
    /// A new measure, or one that there is.
    Measure(Option<PartId>),
    /// Investment.
    Money,
    /// The departments.
    Owners,
    /// Tags.
    Tags,
    /// What the plan says of it.
    Plan,
    /// A light by hand.
    Light,
    /// The supervision level.
    Level,
    /// Suspended, cancelled, under way.
    Side,
    /// A new project.
    New,
    /// Off the board.
    Remove,
    /// A filter under a name.
    View,
    /// One tag more.
    Tag,
    /// Another lead department.
    Lead,
    /// Another plan year.
    PlanYear,
    /// Another responsible person.
    Responsible,
}

/// A form being filled in.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) purpose: Purpose,
    pub(crate) project: ProjectId,
    /// The version that the form was filled from.
    pub(crate) seen: u32,
    /// The projects that it is for with the versions that were seen, where it is for many; `project` is the first.
    pub(crate) many: Vec<(ProjectId, u32)>,
    /// What it is about, in a word.
    pub(crate) what: String,
    pub(crate) heading: String,
    pub(crate) fields: Vec<Field>,
    pub(crate) focus: usize,
    /// What is wrong, until something is typed.
    pub(crate) error: Option<String>,
    /// Whether there is typed text that is not kept as a draft yet.
    pub(crate) unsaved: bool,
    /// The draft as it was last read or kept.
    pub(crate) kept: Option<String>,
    /// The view that is changed, where it is about one.
    pub(crate) view: Option<Box<View>>,
}

impl Form {
    /// The text of a field.
    pub(crate) fn text(&self, index: usize) -> &str {
        self.fields.get(index).map(Field::text).unwrap_or_default()
    }

    /// The picked option of a field.
    pub(crate) fn picked(&self, index: usize) -> Option<usize> {
        self.fields.get(index)?.picked()
    }

    /// Whether characters go into a text now.
    pub(crate) fn is_typing(&self) -> bool {
        self.focused()
            .is_some_and(|field| matches!(field.input, Input::Text(_)))
    }

    /// The same form for many projects.
    #[must_use]
    pub(crate) fn for_many(mut self, many: Vec<(ProjectId, u32)>, lang: Lang) -> Self {
        self.heading = ui::bulk::heading(lang, &self.what, many.len());
        self.many = many;
        // What stands there now is one project's, not theirs.
        for field in &mut self.fields {
            field.beside = None;
        }
        self
    }

    /// Whether it takes the whole screen.
    pub(crate) const fn is_large(&self) -> bool {
        matches!(self.purpose, Purpose::Report(_))
    }

    /// Under what its unsent text is kept: of forms in which sentences are written, on one project.
    pub(crate) fn draft_key(&self) -> Option<(ProjectId, String)> {
        let name = match self.purpose {
            _ if !self.many.is_empty() => return None,
            Purpose::Report(week) => draft_name(week),
            Purpose::Note => "note".to_owned(),
            Purpose::Problem => "problem".to_owned(),
            Purpose::Clear(part) => format!("clear {}", part.0),
            Purpose::Block => "block".to_owned(),
            Purpose::Urge => "urge".to_owned(),
            Purpose::Return(part) => format!("return {}", part.0),
            _ => return None,
        };
        Some((self.project, name))
    }

    /// Whether anything differs from what stood there first.
    pub(crate) fn is_touched(&self) -> bool {
        self.fields.iter().any(Field::is_touched)
    }

    pub(crate) fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    pub(super) fn focused_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus)
    }

    pub(super) fn typed(&mut self, text: &str, data: &Data, lang: Lang) -> Vec<Step> {
        if let Some(Input::Text(edit)) = self.focused_mut().map(|field| &mut field.input) {
            edit.paste(text);
        }
        self.changed(data, lang);
        Vec::new()
    }

    pub(super) fn digit(&mut self, digit: u32, data: &Data, lang: Lang) -> Vec<Step> {
        if let Some(Input::Choice(choice)) = self.focused_mut().map(|field| &mut field.input) {
            choice.digit(digit);
        }
        self.changed(data, lang);
        Vec::new()
    }

    /// After every change: the old complaint goes, the live results are found anew.
    pub(super) fn changed(&mut self, data: &Data, lang: Lang) {
        self.error = None;
        self.unsaved = self.draft_key().is_some();
        self.enliven(data, lang);
    }

    /// Finds what the fields come to while they are typed: of a phrase, its last day.
    pub(crate) fn enliven(&mut self, data: &Data, lang: Lang) {
        let given = phrase::given(self.project, data);
        for field in &mut self.fields {
            if field.is_phrase {
                field.live = Some(phrase::live(field, &given, lang));
            }
            if let Some(names) = &field.names {
                field.live = names.live(field.text(), lang);
            }
        }
    }
}

/// The levels above another, the nearest first.
pub(super) fn levels_above(from: Level) -> Vec<Level> {
    let all = Level::ALL.into_iter();
    all.filter(|level| *level > from).collect()
}

/// The levels below another, the nearest first.
pub(super) fn levels_below(from: Level) -> Vec<Level> {
    let all = Level::ALL.into_iter().rev();
    all.filter(|level| *level < from).collect()
}

/// Puts a text into the focused field of the topmost form.
pub(super) fn fill(form: &mut Form, text: &str, data: &Data, lang: Lang) {
    if let Some(Input::Text(edit)) = form.focused_mut().map(|field| &mut field.input) {
        edit.set(text);
    }
    form.changed(data, lang);
}

/// The rules refused what the topmost form asked: say so there and go to the field that it is about.
pub(crate) fn refused(app: &mut App, refusal: &Refusal, sentence: String) {
    complain(app, sentence);
    if let (Some(Overlay::Form(form)), Refusal::SlipNeedsReason) =
        (app.overlays.last_mut(), refusal)
    {
        form.focus = 1;
    }
}

/// Says in the topmost form what is wrong.
pub(crate) fn complain(app: &mut App, sentence: String) {
    if let Some(Overlay::Form(form)) = app.overlays.last_mut() {
        form.error = Some(sentence);
    }
}
