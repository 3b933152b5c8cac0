//! Forms: fields to fill in, and the request that comes of them. Whatever is refused, what was typed stays.

pub(crate) mod build;
pub(crate) mod command;
pub(crate) mod draft;
pub(crate) mod field;
pub(crate) mod request;
pub(crate) mod view;

use self::field::{Field, Input};
use super::Overlay;
use crate::domain::calendar::Week;
use crate::domain::deadline::{EXAMPLES, PhraseError, Precision, parse};
use crate::domain::decide::Refusal;
use crate::domain::id::{PartId, ProjectId};
use crate::domain::level::Level;
use crate::i18n::{self, Lang, trade, ui};
use crate::tui::app::App;
use crate::tui::data::Data;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

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
    /// A level above this one.
    Raise(Level),
    /// A level below this one.
    Lower(Level),
    /// Why it is supervised no longer.
    Strike,
}

/// A form being filled in.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) purpose: Purpose,
    pub(crate) project: ProjectId,
    /// The version that the form was filled from.
    pub(crate) seen: u32,
    pub(crate) heading: String,
    pub(crate) fields: Vec<Field>,
    pub(crate) focus: usize,
    /// What is wrong, until something is typed.
    pub(crate) error: Option<String>,
    /// Whether there is typed text that is not kept as a draft yet.
    pub(crate) unsaved: bool,
}

impl Form {
    /// Whether characters go into a text now.
    pub(crate) fn is_typing(&self) -> bool {
        self.focused()
            .is_some_and(|field| matches!(field.input, Input::Text(_)))
    }

    /// Whether it takes the whole screen.
    pub(crate) const fn is_large(&self) -> bool {
        matches!(self.purpose, Purpose::Report(_))
    }

    /// Under what its unsent text is kept.
    pub(crate) const fn draft_key(&self) -> Option<(ProjectId, &'static str)> {
        match self.purpose {
            Purpose::Report(_) => Some((self.project, "report")),
            _ => None,
        }
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
        let year = plan_year(self.project, data);
        for field in &mut self.fields {
            if field.is_phrase {
                field.live = Some(live(field.text(), year, lang));
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

/// The year that a phrase without one means.
pub(crate) fn plan_year(id: ProjectId, data: &Data) -> i32 {
    use chrono::Datelike;
    data.project(id)
        .and_then(|project| project.plan_year)
        .unwrap_or(0)
        .max(data.today.year())
}

/// The last day that a phrase comes to, or what is wrong with it and how others say it.
fn live(phrase: &str, year: i32, lang: Lang) -> Line {
    if phrase.trim().is_empty() {
        return Line::of(Role::Dim, &ui::phrase_examples(lang, &EXAMPLES.join("  ")));
    }
    match parse(phrase, year) {
        Ok(found) if found.precision == Precision::None => {
            Line::of(Role::Good, ui::phrase_without_day(lang))
        }
        Ok(found) => {
            let day = found.day.map(|day| day.to_string()).unwrap_or_default();
            let precision = trade::precision(lang, found.precision);
            Line::of(Role::Good, &ui::phrase_means(lang, &day, precision))
        }
        Err(error) => Line::of(Role::Warn, &phrase_wrong(&error, lang)),
    }
}

/// What is wrong with a phrase, and what would be right.
pub(super) fn phrase_wrong(error: &PhraseError, lang: Lang) -> String {
    ui::phrase_wrong(
        lang,
        &i18n::deadline::error(lang, error),
        &EXAMPLES.join("  "),
    )
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
