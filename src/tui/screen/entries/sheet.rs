//! One project's entry of one week being filled in: four texts and the figures of the year.
//!
//! Each field knows what stood in it when the typing began and what stands on the board now. So what others change in
//! other fields is taken over without a word, and only the same field changed by both is a conflict.

use chrono::Datelike;

use crate::domain::calendar::Week;
use crate::domain::entry::entry_before;
use crate::domain::id::{PartId, ProjectId};
use crate::domain::measure::{Measure, Quantity};
use crate::domain::project::Project;
use crate::domain::wording::is_vague;
use crate::tui::draft::{self, EntryDraft, Keep, Typed};
use crate::tui::widget::edit::{Edit, Lines};

/// How many texts an entry has; fields behind them are figures.
pub(super) const TEXTS: usize = 4;
/// After how many characters of steady typing a draft is kept: a few seconds' worth.
const STROKES: usize = 12;

/// One field.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) edit: Edit,
    /// What stood there when the typing began.
    base: String,
    /// What stands there now.
    pub(super) now: String,
    /// What was typed before another text took its place.
    pub(super) aside: Option<String>,
}

impl Field {
    fn new(lines: Lines, now: String) -> Self {
        Self {
            edit: Edit::new(lines, &now),
            base: now.clone(),
            now,
            aside: None,
        }
    }

    /// Whether something else was typed than stood there.
    pub(super) fn is_touched(&self) -> bool {
        self.edit.text().trim() != self.base.trim()
    }

    /// Whether somebody else has changed what is being changed here.
    pub(super) fn is_contested(&self) -> bool {
        self.is_touched() && self.now != self.base && self.now.trim() != self.edit.text().trim()
    }

    /// Takes over what stands on the board now, unless something was typed.
    fn renew(&mut self, now: String) {
        if self.is_touched() {
            self.now = now;
            if self.edit.text().trim() == self.now.trim() {
                self.base.clone_from(&self.now);
            }
        } else if self.now != now || self.base != now {
            self.edit.set(&now);
            self.base.clone_from(&now);
            self.now = now;
        }
    }

    fn restore(&mut self, text: &str, base: Option<&String>) {
        self.base = base.unwrap_or(&self.now).clone();
        self.edit.set(text);
    }

    /// Puts a text in the place of what was typed, which is laid aside; the same text again brings that back.
    pub(super) fn swap(&mut self, text: &str) -> bool {
        let typed = self.edit.text().to_owned();
        if let Some(aside) = self.aside.take().filter(|_| typed == text) {
            self.edit.set(&aside);
            return false;
        }
        self.edit.set(text);
        let is_over = !typed.is_empty() && typed != text;
        if is_over {
            self.aside = Some(typed);
        }
        is_over
    }
}

/// A figure of the year.
#[derive(Debug)]
pub(super) struct Amount {
    pub(super) part: PartId,
    pub(super) field: Field,
}

impl Amount {
    /// Whether a number was typed that is not the one that stands there; an empty field says nothing.
    pub(super) fn is_touched(&self) -> bool {
        self.field.is_touched() && !self.field.edit.text().trim().is_empty()
    }

    /// What was typed, if it is a number that can be.
    pub(super) fn number(&self) -> Option<Quantity> {
        let number = self.field.edit.text().parse::<Quantity>().ok()?;
        Some(number).filter(|number| number.0 >= 0)
    }
}

/// The entry.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) week: Week,
    pub(super) project: ProjectId,
    pub(super) texts: [Field; TEXTS],
    pub(super) amounts: Vec<Amount>,
    /// The draft as it was last read or kept.
    pub(super) kept: Option<String>,
    unsaved: bool,
    strokes: usize,
    /// What is wrong, and in which field, until something is typed.
    pub(super) complaint: Option<(usize, String)>,
}

/// The figures that an entry of this week tells.
pub(super) fn told(project: &Project, week: Week) -> impl Iterator<Item = (PartId, &Measure)> {
    let year = week.sunday().year();
    let measures = project.measures.iter();
    measures
        .filter(move |(_, measure)| measure.is_told_in(year))
        .map(|(part, measure)| (*part, measure))
}

fn texts_of(project: &Project, week: Week) -> [String; TEXTS] {
    let entry = project.entries.get(&week);
    entry.map_or_else(Default::default, |entry| {
        entry.text.fields().map(str::to_owned)
    })
}

fn done_of(measure: &Measure) -> String {
    let done = measure.done.map(|done| done.to_string());
    done.unwrap_or_default()
}

impl Sheet {
    /// What stands on the board.
    pub(super) fn new(project: &Project, week: Week) -> Self {
        let amounts = told(project, week).map(|(part, measure)| Amount {
            part,
            field: Field::new(Lines::One, done_of(measure)),
        });
        Self {
            week,
            project: project.id,
            texts: texts_of(project, week).map(|text| Field::new(Lines::Many, text)),
            amounts: amounts.collect(),
            kept: None,
            unsaved: false,
            strokes: 0,
            complaint: None,
        }
    }

    /// Takes over what others have changed.
    pub(super) fn renew(&mut self, project: &Project) {
        let texts = texts_of(project, self.week);
        for (field, now) in self.texts.iter_mut().zip(texts) {
            field.renew(now);
        }
        let mut amounts = std::mem::take(&mut self.amounts);
        for (part, measure) in told(project, self.week) {
            let known = amounts.iter().position(|amount| amount.part == part);
            let mut amount = match known {
                Some(index) => amounts.swap_remove(index),
                None => Amount {
                    part,
                    field: Field::new(Lines::One, String::new()),
                },
            };
            amount.field.renew(done_of(measure));
            self.amounts.push(amount);
        }
    }

    /// Puts in what was typed earlier.
    pub(super) fn restore(&mut self, text: &str) {
        let Some(draft) = EntryDraft::read(text) else {
            return;
        };
        self.kept = Some(text.to_owned());
        for (index, (field, text)) in self.texts.iter_mut().zip(&draft.fields).enumerate() {
            let base = draft.base.as_ref().and_then(|base| base.get(index));
            field.restore(text, base);
            let now = field.now.clone();
            field.renew(now);
        }
        for amount in &mut self.amounts {
            if let Some(typed) = draft.measures.get(&amount.part) {
                amount.field.restore(&typed.typed, Some(&typed.base));
                let now = amount.field.now.clone();
                amount.field.renew(now);
            }
        }
        // What has been sent elsewhere meanwhile is no draft any more.
        self.unsaved = !self.is_touched();
    }

    /// Puts other texts and figures in the place of what was typed.
    pub(super) fn take(&mut self, draft: &EntryDraft) {
        for (field, text) in self.texts.iter_mut().zip(&draft.fields) {
            field.edit.set(text);
        }
        for amount in &mut self.amounts {
            if let Some(other) = draft.measures.get(&amount.part) {
                amount.field.edit.set(&other.typed);
            }
        }
    }

    /// Whether anything was typed that the board does not hold.
    pub(super) fn is_touched(&self) -> bool {
        self.texts.iter().any(Field::is_touched) || self.amounts.iter().any(Amount::is_touched)
    }

    /// Whether the board or a draft stands behind it no longer or not yet, so that it must not be dropped.
    pub(super) fn is_held(&self) -> bool {
        self.unsaved || self.is_touched()
    }

    /// Whether something typed is not kept yet.
    pub(super) const fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// Whether somebody else has changed a field that is being changed here.
    pub(super) fn is_contested(&self) -> bool {
        self.fields().any(Field::is_contested)
    }

    fn fields(&self) -> impl Iterator<Item = &Field> {
        self.texts
            .iter()
            .chain(self.amounts.iter().map(|amount| &amount.field))
    }

    /// How many fields there are.
    pub(super) fn count(&self) -> usize {
        TEXTS + self.amounts.len()
    }

    /// A field by its place.
    pub(super) fn field(&self, index: usize) -> Option<&Field> {
        self.fields().nth(index)
    }

    /// A field by its place, to be changed.
    pub(super) fn field_mut(&mut self, index: usize) -> Option<&mut Field> {
        let amounts = self.amounts.iter_mut().map(|amount| &mut amount.field);
        self.texts.iter_mut().chain(amounts).nth(index)
    }

    /// Something was typed: the old complaint goes. Whether it is time to keep the draft.
    pub(super) fn changed(&mut self, strokes: usize) -> bool {
        self.complaint = None;
        self.unsaved = true;
        self.strokes = self.strokes.saturating_add(strokes);
        self.strokes >= STROKES
    }

    /// Writes over what others have put into a field, or takes it over.
    pub(super) fn settle_field(&mut self, index: usize) {
        if let Some(field) = self.field_mut(index) {
            field.base.clone_from(&field.now);
        }
    }

    /// The texts of the newest entry before this week.
    pub(super) fn last(project: &Project, week: Week) -> Option<(Week, [&str; TEXTS])> {
        entry_before(project, week).map(|(week, entry)| (week, entry.text.fields()))
    }

    /// Whether a field promises without a number or a day; problems and asks may.
    pub(super) fn is_vague(&self, index: usize) -> bool {
        let promises = self.texts.get(index).filter(|_| index < 2);
        promises.is_some_and(|field| is_vague(field.edit.text()))
    }

    /// The wish to keep or forget what was typed, if there is a change since the last time.
    pub(super) fn keep(&mut self) -> Option<Keep> {
        if !std::mem::take(&mut self.unsaved) {
            return None;
        }
        self.strokes = 0;
        let value = self.draft().and_then(|draft| draft.write());
        if value == self.kept {
            return None;
        }
        let known = std::mem::replace(&mut self.kept, value.clone());
        Some(Keep {
            project: self.project,
            form: draft::name(self.week),
            known,
            value,
        })
    }

    fn draft(&self) -> Option<EntryDraft> {
        if !self.is_touched() {
            return None;
        }
        let typed = self.amounts.iter().filter(|amount| amount.is_touched());
        let measures = typed.map(|amount| {
            let typed = Typed {
                typed: amount.field.edit.text().to_owned(),
                base: amount.field.base.clone(),
            };
            (amount.part, typed)
        });
        Some(EntryDraft {
            week: self.week,
            fields: self
                .texts
                .each_ref()
                .map(|field| field.edit.text().to_owned()),
            base: Some(self.texts.each_ref().map(|field| field.base.clone())),
            measures: measures.collect(),
        })
    }
}
