//! What follows from steps: on this screen, or outside.

use super::app::{App, Toast};
use super::effect::Effect;
use super::overlay::{self, Overlay};
use super::step::Step;
use super::{Ended, right};
use crate::domain::view::RecentList;
use crate::i18n::ui;

/// Lets steps happen; what only the outside can do is handed on.
pub(super) fn follow(app: &mut App, steps: Vec<Step>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for step in steps {
        match step {
            step if app.data.looks_back && changes_something(&step) => {
                app.toast = Some(read_only(app));
            }
            Step::Open(overlay) if barred(app, &overlay).is_some() => {
                app.toast = barred(app, &overlay);
            }
            Step::Open(overlay) => {
                let load = overlay
                    .draft_key()
                    .map(|(id, form)| Effect::LoadDraft(id, form));
                effects.extend(load);
                app.overlays.push(*overlay);
            }
            Step::Close => {
                app.overlays.pop();
            }
            Step::Go(screen) => {
                effects.extend(app.unkept());
                app.go(screen);
                effects.extend(app.screen().wants().into_iter().map(Effect::Read));
            }
            Step::Choose(choice) => {
                let (screen, data) = app.screen_mut();
                let steps = screen.chosen(&choice, data);
                effects.extend(follow(app, steps));
            }
            Step::Part(part) => {
                let (screen, data) = app.screen_mut();
                screen.go_to(part, data);
            }
            Step::Behind(text) => match app.data.read_filter(&text, app.lang) {
                Ok(filter) => app.behind(filter),
                Err(mistake) => app.toast = Some(Toast::warn(mistake.text)),
            },
            Step::Filter(text) => effects.extend(filter_by(app, &text)),
            Step::All(steps) => effects.extend(follow(app, steps)),
            Step::Fill(text) => overlay::fill(app, &text),
            Step::Say(toast) => app.toast = Some(toast),
            Step::Do(Effect::Quit) => {
                let kept = app.end(Ended::Quit);
                effects.extend(follow(app, kept));
                effects.push(Effect::Quit);
            }
            Step::Do(effect) => effects.push(effect),
        }
    }
    effects
}

/// Filters by a line and puts it on top of those used lately; a mistake is told and changes nothing.
fn filter_by(app: &mut App, text: &str) -> Option<Effect> {
    match app.data.read_filter(text, app.lang) {
        Ok(filter) => {
            app.set_filter(filter);
            app.remember(RecentList::Filter, text)
        }
        Err(mistake) => {
            app.toast = Some(Toast::warn(mistake.text));
            None
        }
    }
}

/// Whether a step would change something, or open what is only there for that.
fn changes_something(step: &Step) -> bool {
    match step {
        Step::Open(overlay) => overlay.writes(),
        Step::Do(effect) => matches!(
            effect,
            Effect::Run(_) | Effect::RaiseByRule(_) | Effect::Bulk(..) | Effect::File(_)
        ),
        // Each of these is asked for itself.
        Step::All(_)
        | Step::Close
        | Step::Go(_)
        | Step::Choose(_)
        | Step::Say(_)
        | Step::Part(_)
        | Step::Behind(_)
        | Step::Filter(_)
        | Step::Fill(_) => false,
    }
}

/// Why what would be opened is of no use to the one who sits here.
fn barred(app: &App, overlay: &Overlay) -> Option<Toast> {
    let Overlay::Form(form) = overlay else {
        return None;
    };
    let barred = right::bars_form(form, &app.data)?;
    Some(barred.toast(&app.data, app.lang))
}

/// The past is read-only, and how to leave it.
pub(super) fn read_only(app: &App) -> Toast {
    let day = app.data.today.to_string();
    Toast::warn(ui::asof::read_only(app.lang, &day))
}
