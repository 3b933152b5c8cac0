//! What comes back from the outside: the board read anew, what others did, requests that were done or not.

use super::app::{App, Toast, Tone};
use super::command::Id;
use super::data::Snapshot;
use super::effect::{Effect, Issued, Reply, Run};
use super::fresh;
use super::overlay::path::{PathLine, Written};
use super::overlay::{self, Overlay, confirm, conflict};
use super::step::Step;
use super::{Ended, act, asof, idle, presence};
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::id::DeptId;
use crate::domain::person::Role;
use crate::error;
use crate::i18n::ui::people as words;
use crate::i18n::{person, ui};
use crate::ops::{Failure, Outcome};
use crate::report::format::Format;
use crate::report::paper::{Report, file_name};

/// What somebody is, and for which departments.
type Rank = (Role, Vec<DeptId>);

pub(super) fn renew(app: &mut App, snapshot: Snapshot) -> Vec<Step> {
    let (looked_back, day) = (app.data.looks_back, app.data.today);
    let before = app.data.seq;
    if !snapshot.renewal.follows(before) {
        // Something between is missing here: all of it is read.
        return vec![Step::Do(Effect::Reload)];
    }
    let is_newer = snapshot.seq > before;
    let rank = app.data.rank();
    app.data.replace(snapshot);
    if let Err(why) = app.data.may_stay() {
        return app.end(Ended::PutOut(why));
    }
    if let Some(toast) = promoted(app, rank.as_ref()) {
        app.toast = Some(toast);
    }
    if looked_back || app.data.looks_back && app.data.today != day {
        let (day, looks_back) = (app.data.today, app.data.looks_back);
        app.screens_mut()
            .for_each(|screen| screen.went_to(day, looks_back));
        app.toast = asof::arrived(&app.data, app.lang);
    }
    overlay::renewed(app);
    let wanted = app.screens_mut().flat_map(|screen| screen.wants());
    let mut steps: Vec<Step> = wanted.map(|read| Step::Do(Effect::Read(read))).collect();
    if is_newer && !app.data.looks_back {
        steps.push(Step::Do(Effect::News(before)));
    }
    steps
}

/// What somebody is told whose role or departments are others than before.
fn promoted(app: &App, before: Option<&Rank>) -> Option<Toast> {
    let now = app.data.rank()?;
    if before == Some(&now) {
        return None;
    }
    let (lang, board) = (app.lang, &app.data.state.board);
    let role = person::role(lang, now.0);
    let text = if now.1.is_empty() {
        words::you_are(lang, role)
    } else {
        words::you_are_of(lang, role, &person::depts(lang, &now.1, board))
    };
    Some(Toast::warn(text))
}

/// Shows for a moment what others did, without taking the place of anything that is being said.
pub(super) fn news(app: &mut App, events: &[Event]) -> Vec<Step> {
    let (data, lang) = (&mut app.data, app.lang);
    let toast = fresh::news(events, data.actor(), &data.state.board, lang);
    if toast.is_some() {
        data.fresh.hear(events, &data.login.actor);
    }
    toast
        .filter(|_| app.toast.is_none() && app.overlays.is_empty())
        .map(Step::Say)
        .into_iter()
        .collect()
}

/// Typed text is kept.
pub(super) fn quiet(app: &mut App) -> Vec<Step> {
    let of_form = overlay::form::draft::keep(app);
    let unkept = app.unkept().into_iter().chain(of_form);
    unkept.map(Step::Do).collect()
}

/// Nothing happened for a moment: typed text is kept, what flashed fades.
pub(super) fn idle(app: &mut App) -> Vec<Step> {
    if app.data.fresh.fade() {
        app.faded = true;
        app.toast.take_if(|toast| toast.tone == Tone::News);
    }
    let mut steps = quiet(app);
    steps.extend(presence::due(app).into_iter().map(Step::Do));
    steps.extend(idle::judge(app));
    steps
}

pub(super) fn done(app: &mut App, run: &Run, outcome: &Outcome) -> Vec<Step> {
    let mut steps = Vec::new();
    if run.reply == Reply::Form
        && let Some(Overlay::Form(form)) = app.overlays.pop()
    {
        steps.extend(overlay::form::draft::forget(&form).map(Step::Do));
    }
    // The eye follows the card that moved, forth and back: the next key is meant for it.
    let moves = matches!(
        run.request.command,
        Command::MoveStage { .. } | Command::Undo { .. } | Command::AddProject { .. }
    );
    if let Some(id) = outcome.id().filter(|_| moves && act::count(outcome) == 1) {
        let (screen, data) = app.screen_mut();
        screen.follow(id, data);
    }
    let mut text = act::done_text(run, outcome, &app.data, app.lang);
    if !matches!(run.request.command, Command::Undo { .. }) {
        let key = app.keymap.first(&app.scopes(), Id::Undo);
        text.push_str(&key.map_or_else(String::new, |key| ui::undo_by(app.lang, &key)));
    }
    steps.push(Step::Say(Toast::good(text)));
    steps
}

pub(super) fn failed(app: &mut App, run: Run, failure: Failure) -> Vec<Step> {
    let sentence = error::failure(app.lang, &failure, &app.data.state.board);
    match failure {
        Failure::Refused(refusal) if act::question(&refusal, &app.data, app.lang).is_some() => {
            let question = act::question(&refusal, &app.data, app.lang).unwrap_or_default();
            let confirm = confirm::Confirm::consent(&question, run, app.lang);
            vec![Step::open(Overlay::Confirm(confirm))]
        }
        Failure::Conflict(conflict) => {
            let overlay = conflict::Clash::new(*conflict, run, app);
            vec![Step::open(Overlay::Conflict(Box::new(overlay)))]
        }
        Failure::Refused(refusal) if run.reply == Reply::Form => {
            overlay::form::refused(app, &refusal, sentence);
            Vec::new()
        }
        Failure::Store(_) | Failure::ClockIsSet if run.reply == Reply::Form => {
            overlay::form::complain(app, sentence);
            Vec::new()
        }
        Failure::Refused(_) => vec![Step::Say(Toast::warn(sentence))],
        Failure::Store(_) | Failure::ClockIsSet => vec![Step::Say(Toast::error(sentence))],
    }
}

/// The slip of a project came: under which name it shall be saved. Without one, what has to be done first.
pub(super) fn slip(app: &App, issued: Issued) -> Vec<Step> {
    let lang = app.lang;
    let Some(slip) = issued.slip else {
        let text = ui::overdue::no_slip(lang, issued.project);
        return vec![Step::Say(Toast::warn(text))];
    };
    let name = file_name(&slip.stem(lang), Format::Docx);
    let line = PathLine::new(&name, Written::Slip(Box::new(slip)));
    vec![Step::open(Overlay::Path(Box::new(line)))]
}
