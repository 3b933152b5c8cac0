//! What sort of thing each command does, and why somebody may not do it: said before anything is typed. The door asks
//! again, whatever is shown here.

use super::act;
use super::app::{App, Toast};
use super::command::Id;
use super::data::Data;
use super::overlay::form::{Form, Purpose};
use super::step::Step;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::domain::rights::{Act, Denied};
use crate::i18n::ui::people as words;
use crate::i18n::{Lang, person};

/// What sort of thing a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Looks, or changes only what is one's own: everybody may.
    Looks,
    /// Changes the board.
    Does(Act),
    /// What it changes is known by the screen alone, see [`super::screen::Screen::act`].
    Place,
}

/// The one table from commands to rights.
#[expect(
    clippy::match_same_arms,
    reason = "a table is read in groups of what belongs together"
)]
pub(crate) const fn sort(id: Id) -> Sort {
    match id {
        Id::Report | Id::Note | Id::EntryFields | Id::EntrySame | Id::EntrySave => {
            Sort::Does(Act::Report)
        }
        Id::EntrySendAll => Sort::Does(Act::Report),
        Id::StageNext | Id::StageBack | Id::StagePick | Id::StageConfirm | Id::Block => {
            Sort::Does(Act::Progress)
        }
        Id::Problem => Sort::Does(Act::Problem),
        Id::Due => Sort::Does(Act::Deadline),
        Id::OwnersConfirm | Id::Lead | Id::Owners => Sort::Does(Act::Owners),
        Id::Urge | Id::Raise | Id::Lower | Id::RaiseByRule | Id::Level => {
            Sort::Does(Act::Supervise)
        }
        Id::Light => Sort::Does(Act::Light),
        Id::Edit | Id::Plan | Id::Money | Id::Tags => Sort::Does(Act::Facts),
        Id::Verify | Id::GiveBack => Sort::Does(Act::Confirm),
        Id::Side => Sort::Does(Act::Side),
        Id::NewProject | Id::RemoveProject => Sort::Does(Act::Register),
        Id::Undo => Sort::Does(Act::Undo),
        Id::PartAdd | Id::PartEdit | Id::PartRemove | Id::Settle | Id::Strike => Sort::Place,
        Id::Skip | Id::SkippedAgain | Id::Next | Id::Previous | Id::Minutes | Id::Slip => {
            Sort::Looks
        }
        Id::ByDepartment | Id::ByLevel | Id::Anew => Sort::Looks,
        Id::Left | Id::Right | Id::Down | Id::Up | Id::First | Id::Last => Sort::Looks,
        Id::PageDown | Id::PageUp | Id::Open | Id::OpenIndicator => Sort::Looks,
        Id::Filter | Id::FilterClear | Id::Palette | Id::Help => Sort::Looks,
        Id::Board | Id::List | Id::Log | Id::Indicators | Id::Overdue | Id::Entries => Sort::Looks,
        Id::Timeline | Id::Dashboard | Id::Week | Id::Mouse | Id::Theme => Sort::Looks,
        Id::AsOf | Id::PastBefore | Id::PastAfter => Sort::Looks,
        Id::WeekBefore | Id::WeekAfter | Id::WeekThis | Id::SectionNext | Id::SectionBack => {
            Sort::Looks
        }
        Id::WeekSave | Id::WeekDept => Sort::Looks,
        Id::LogFilter | Id::LogMine | Id::LogProject | Id::LogAll | Id::LogOrder => Sort::Looks,
        Id::Quit | Id::Back | Id::Sort | Id::SortReverse => Sort::Looks,
        Id::GroupStage | Id::GroupDept | Id::GroupCategory | Id::GroupLight | Id::GroupYear => {
            Sort::Looks
        }
        Id::ColumnPick | Id::ColumnFold | Id::ColumnUnfold => Sort::Looks,
        Id::LanesDept | Id::LanesCategory | Id::LanesNone | Id::LaneNext | Id::LaneBack => {
            Sort::Looks
        }
        Id::DensityMore | Id::DensityLess | Id::DensityAuto => Sort::Looks,
        Id::LateNext | Id::LateBack | Id::ZoomIn | Id::ZoomOut => Sort::Looks,
        Id::EarlierPage | Id::LaterPage | Id::Today | Id::ToBar => Sort::Looks,
        Id::OpenFigure | Id::BlockNext | Id::BlockBack => Sort::Looks,
        Id::Choose | Id::ChooseRange | Id::ChooseAll => Sort::Looks,
        Id::Columns | Id::ColumnToggle | Id::ColumnUp | Id::ColumnDown | Id::ColumnUsual => {
            Sort::Looks
        }
        Id::TabNext | Id::TabBack | Id::TabFacts | Id::TabMilestones | Id::TabMeasures => {
            Sort::Looks
        }
        Id::TabReports | Id::TabProblems | Id::TabLog => Sort::Looks,
        // What stands in a dialog or form is asked for when it is sent: nothing typed is lost to a right that changed.
        Id::FieldNext | Id::FieldBack | Id::RowDown | Id::RowUp | Id::CopyLast | Id::Save => {
            Sort::Looks
        }
        Id::NewLine | Id::ChoiceNext | Id::ChoiceBack => Sort::Looks,
        Id::CharLeft | Id::CharRight | Id::WordLeft | Id::WordRight => Sort::Looks,
        Id::LineStart | Id::LineEnd | Id::DeleteBack | Id::DeleteForward => Sort::Looks,
        Id::DeleteWord | Id::DeleteLine | Id::Accept | Id::AcceptAll | Id::Complete => Sort::Looks,
        Id::Cancel | Id::Yes | Id::No | Id::KeepTheirs | Id::WriteMine => Sort::Looks,
        Id::WriteChosen | Id::WriteNote | Id::Toggle | Id::KeepEditing => Sort::Looks,
        Id::EntryOpen | Id::EntryTheirs | Id::EntryDiscard | Id::EntryNext => Sort::Looks,
        Id::EntryScope | Id::EntryHelping | Id::WeekBack | Id::WeekForward => Sort::Looks,
        Id::Search | Id::PickName => Sort::Looks,
        // Everybody has views of his own; those for all are told apart where they are kept.
        Id::Views | Id::ViewSave | Id::ViewEdit | Id::ViewRemove => Sort::Looks,
    }
}

/// What may not be done, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Barred {
    act: Act,
    why: Denied,
}

impl Barred {
    /// In a sentence.
    pub(crate) fn sentence(self, data: &Data, lang: Lang) -> String {
        person::denied(lang, self.why, self.act, &data.state.board)
    }

    /// In a few words, for the place beside a command.
    pub(crate) fn words(self, lang: Lang) -> String {
        match self.why {
            Denied::Role { needs, .. } => words::takes(lang, person::role(lang, needs)),
            Denied::OtherDepartments { .. } => words::not_ours(lang).to_owned(),
            Denied::Disabled | Denied::Expired(_) | Denied::KeyRemoved | Denied::Unknown => {
                words::shut_out(lang).to_owned()
            }
        }
    }

    /// As the answer to a key.
    pub(crate) fn toast(self, data: &Data, lang: Lang) -> Toast {
        Toast::warn(self.sentence(data, lang))
    }
}

/// Why something may not be done to a project; `None` where it may.
pub(crate) fn bars(data: &Data, act: Act, project: Option<&Project>) -> Option<Barred> {
    let why = data.may(act, project).err()?;
    Some(Barred { act, why })
}

/// Why a command may not be carried out here and now; `None` where it may. For many at once only where none of them
/// may be changed.
pub(crate) fn barred(app: &App, id: Id) -> Option<Barred> {
    let act = match sort(id) {
        Sort::Looks => return None,
        // Without a project it only asks whose shall be looked at.
        Sort::Does(_) if id == Id::EntryFields && app.selected().is_none() => return None,
        Sort::Does(act) => act,
        Sort::Place => app.screen().act(id, &app.data)?,
    };
    let marked = app.screen().marked();
    if is_for_many(id) && !marked.is_empty() {
        let apart = apart(&app.data, act, &marked);
        return apart
            .filter(|(count, _)| *count == marked.len())
            .map(|(_, why)| why);
    }
    bars(&app.data, act, subject(app, id))
}

/// Of chosen projects, how many he may not change, and why the first of them.
fn apart(data: &Data, act: Act, chosen: &[ProjectId]) -> Option<(usize, Barred)> {
    let known = chosen.iter().filter_map(|id| data.project(*id));
    let mut all = known.filter_map(|project| bars(data, act, Some(project)));
    let first = all.next()?;
    Some((all.count() + 1, first))
}

/// What is said before many are changed, some of which are not his.
pub(crate) fn some_apart(id: Id, chosen: &[ProjectId], data: &Data, lang: Lang) -> Option<Step> {
    let Sort::Does(act) = sort(id) else {
        return None;
    };
    let (count, why) = apart(data, act, chosen)?;
    let text = words::some_apart(lang, chosen.len(), count, &why.sentence(data, lang));
    Some(Step::Say(Toast::warn(text)))
}

/// Whether a command means all that are chosen.
const fn is_for_many(id: Id) -> bool {
    act::concerns(id) && !act::looks(id)
}

/// The project that a command is about, if it is about one.
fn subject(app: &App, id: Id) -> Option<&Project> {
    let is_about_all = match id {
        Id::NewProject | Id::RaiseByRule | Id::EntrySendAll => true,
        Id::Undo => !app.screen().is_about_one(),
        _ => false,
    };
    let id = app.selected().filter(|_| !is_about_all)?;
    app.data.project(id)
}

/// Why a form may not be opened, however one came to it.
pub(crate) fn bars_form(form: &Form, data: &Data) -> Option<Barred> {
    // For many, each is judged for itself.
    let act = act_of(form.purpose).filter(|_| form.many.is_empty())?;
    bars(data, act, data.project(form.project))
}

/// What sort of thing a form is for.
const fn act_of(purpose: Purpose) -> Option<Act> {
    Some(match purpose {
        Purpose::Report(_) | Purpose::Note => Act::Report,
        Purpose::Block => Act::Progress,
        Purpose::Problem | Purpose::ProblemEdit(_) | Purpose::Clear(_) => Act::Problem,
        Purpose::Done(_) | Purpose::Milestone(_) => Act::Milestone,
        Purpose::Measure(_) => Act::Measure,
        Purpose::Due => Act::Deadline,
        Purpose::Owners | Purpose::Lead => Act::Owners,
        Purpose::Urge
        | Purpose::Raise(_)
        | Purpose::Lower(_)
        | Purpose::Strike
        | Purpose::Level => Act::Supervise,
        Purpose::Light => Act::Light,
        Purpose::Edit
        | Purpose::Money
        | Purpose::Tags
        | Purpose::Tag
        | Purpose::Plan
        | Purpose::PlanYear
        | Purpose::Responsible => Act::Facts,
        Purpose::Confirm(_) | Purpose::Return(_) => Act::Confirm,
        Purpose::Side => Act::Side,
        Purpose::New | Purpose::Remove => Act::Register,
        Purpose::View => return None,
    })
}
