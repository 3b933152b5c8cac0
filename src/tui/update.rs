//! Message + state → state + effects. Nothing here reads the clock, the database or the terminal.

use super::app::{App, Toast};
use super::command::Id;
use super::effect::{Effect, Reply, Run};
use super::filter::Filter;
use super::follow::{follow, read_only};
use super::input::{Mouse, Stroke};
use super::key::{Code, Key};
use super::keymap::Resolved;
use super::msg::Msg;
use super::overlay::{self, Overlay, filter::FilterLine, palette::Palette};
use super::screen::{board, dashboard, entries, indicators, list, log, overdue, timeline, week};
use super::step::Step;
use super::term::LARGEST;
use super::{Ended, act, answer, asof, bulk, idle, presence, right, save, view, welcome};
use crate::domain::command::{Command, Request};
use crate::domain::decide::Refusal;
use crate::domain::id::ProjectId;
use crate::error;
use crate::i18n::ui;
use crate::ops::Failure;

/// Takes one message in.
pub(crate) fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    if matches!(msg, Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_)) {
        idle::pressed(app);
    }
    if let Msg::Key(stroke) = msg
        && is_joined(app, stroke)
    {
        let parts = [Code::Esc, stroke.key.code].map(|code| Stroke::of(Key::plain(code)));
        return parts
            .into_iter()
            .flat_map(|part| update(app, Msg::Key(part)))
            .collect();
    }
    let is_idle = matches!(msg, Msg::Idle | Msg::Quiet);
    let steps = hear(app, msg);
    if is_idle && steps.is_empty() && !app.faded {
        // Two hundred boards that lay out a thousand cards twice a second would keep a machine warm for nothing.
        return Vec::new();
    }
    let effects = follow(app, steps);
    app.settle();
    presence::note(app);
    effects
}

/// What follows from a message.
fn hear(app: &mut App, msg: Msg) -> Vec<Step> {
    match msg {
        Msg::Key(stroke) => key(app, stroke),
        Msg::Mouse(mouse) => pointed(app, mouse),
        Msg::Paste(text) => paste(app, &text),
        Msg::Resize(width, height) => {
            app.size = (width.min(LARGEST.0), height.min(LARGEST.1));
            Vec::new()
        }
        Msg::Snapshot(snapshot) => answer::renew(app, *snapshot),
        Msg::Done(run, result) => match *result {
            Ok(outcome) => answer::done(app, &run, &outcome),
            Err(failure) => answer::failed(app, *run, failure),
        },
        Msg::Bulked(bulk, mode, answers) => overlay::bulk::heard(app, *bulk, mode, *answers),
        Msg::Read(read, answer) => {
            for screen in app.screens_mut() {
                screen.hear(&read, &answer);
            }
            Vec::new()
        }
        Msg::Saved(file, result) => save::saved(app, *file, result),
        Msg::Draft(text) => {
            overlay::form::draft::restore(app, text);
            Vec::new()
        }
        Msg::Filed(filed) => {
            let (lang, mut steps) = (app.lang, Vec::new());
            let (screens, data) = app.screens_and_data();
            for screen in screens {
                steps.extend(screen.filed(&filed, data, lang));
            }
            steps
        }
        Msg::Aside(keep, theirs) => {
            for screen in app.screens_mut() {
                screen.aside(&keep, &theirs);
            }
            vec![Step::Say(Toast::warn(ui::entries::put_aside(app.lang)))]
        }
        Msg::Broken(broken) => {
            let failure = Failure::Store(broken);
            let text = error::failure(app.lang, &failure, &app.data.state.board);
            vec![Step::Say(Toast::error(text))]
        }
        Msg::Ruled(Ok(count)) => {
            vec![Step::Say(Toast::good(ui::overdue::ruled(app.lang, count)))]
        }
        Msg::Ruled(Err(failure)) => {
            let text = error::failure(app.lang, &failure, &app.data.state.board);
            vec![Step::Say(Toast::error(text))]
        }
        Msg::Unkept(failure) => {
            let text = error::failure(app.lang, &failure, &app.data.state.board);
            vec![Step::Say(match failure {
                Failure::Refused(_) => Toast::warn(text),
                _ => Toast::error(text),
            })]
        }
        Msg::Slip(found) => answer::slip(app, *found),
        Msg::News(events) => answer::news(app, &events),
        Msg::Visits(visits) => {
            app.data.visits = visits;
            Vec::new()
        }
        Msg::Visited(project, is_written) => {
            app.presence.tried(project, is_written, app.uptime);
            Vec::new()
        }
        Msg::PutOut(why) => app.end(Ended::PutOut(why)),
        Msg::Quiet => answer::quiet(app),
        Msg::Idle => answer::idle(app),
        Msg::Gone => vec![Step::Do(Effect::Quit)],
    }
}

fn key(app: &mut App, stroke: Stroke) -> Vec<Step> {
    let notice = app.toast.take();
    if view::is_too_small(app.size) {
        return Vec::new();
    }
    if app.welcome.take().is_some() {
        let mut steps = vec![welcome::seen()];
        if welcome::only_closes(app, stroke) {
            app.toast = notice;
        } else {
            steps.extend(key(app, stroke));
        }
        return steps;
    }
    if let (true, Some(letter)) = (app.is_typing(), stroke.typed) {
        return typed(app, letter.encode_utf8(&mut [0; 4]));
    }
    if stroke.is_han() {
        return vec![Step::Say(Toast::warn(ui::input_method_is_on(app.lang)))];
    }
    if let Some(digit) = counting(app, stroke) {
        app.count = Some(
            app.count
                .unwrap_or(0)
                .saturating_mul(10)
                .saturating_add(digit),
        );
        return Vec::new();
    }
    app.pending.push(stroke.key);
    match app.keymap.resolve(&app.scopes(), &app.pending) {
        Resolved::Pending => Vec::new(),
        Resolved::Command(id) => {
            app.pending.clear();
            let count = app.count.take();
            command(app, id, count)
        }
        Resolved::Unknown => {
            let keys = super::key::show(&app.pending);
            app.pending.clear();
            app.count = None;
            if let Some(steps) = digit(app, stroke) {
                return steps;
            }
            overlay::unbound(app, stroke, &keys)
        }
    }
}

/// A digit that no command is bound to, for the screen.
fn digit(app: &mut App, stroke: Stroke) -> Option<Vec<Step>> {
    let digit = stroke.key.digit().filter(|_| app.overlays.is_empty())?;
    let body = view::body(app.size);
    app.screen_mut().0.digit(digit, body)
}

/// Whether Esc and the key right behind it came as one key with Alt, which means nothing here.
fn is_joined(app: &App, stroke: Stroke) -> bool {
    stroke.key.alt
        && app.pending.is_empty()
        && app.keymap.resolve(&app.scopes(), &[stroke.key]) == Resolved::Unknown
}

/// The digit, where digits make a number before a command.
fn counting(app: &App, stroke: Stroke) -> Option<u32> {
    let counts = app.overlays.is_empty() && app.pending.is_empty() && app.screen().counts();
    stroke.key.digit().filter(|_| counts)
}

/// A click, a turn of the wheel: for the screen, unless something lies over it.
fn pointed(app: &mut App, mouse: Mouse) -> Vec<Step> {
    if !app.overlays.is_empty() || view::is_too_small(app.size) {
        return Vec::new();
    }
    if app.welcome.is_some() {
        // A turn of the wheel closes nothing that has not been read.
        return Vec::new();
    }
    app.toast = None;
    let lang = app.lang;
    let body = view::body(app.size);
    let (screen, data) = app.screen_mut();
    screen.mouse(mouse, data, body, lang)
}

/// Characters for the text that is being typed, over a screen or on it.
fn typed(app: &mut App, text: &str) -> Vec<Step> {
    if !app.overlays.is_empty() {
        return overlay::typed(app, text);
    }
    let lang = app.lang;
    let (screen, data) = app.screen_mut();
    screen.typed(text, data, lang)
}

fn paste(app: &mut App, text: &str) -> Vec<Step> {
    if app.is_typing() {
        return typed(app, text);
    }
    vec![Step::Say(Toast::warn(ui::paste_needs_a_field(app.lang)))]
}

/// Carries a command out, whether it came by key or by palette.
pub(crate) fn command(app: &mut App, id: Id, count: Option<u32>) -> Vec<Step> {
    if !app.overlays.is_empty() {
        return overlay::command(app, id);
    }
    if app.data.looks_back && act::writes(id) {
        return vec![Step::Say(read_only(app))];
    }
    if let Some(barred) = right::barred(app, id) {
        return vec![Step::Say(barred.toast(&app.data, app.lang))];
    }
    if let Some(steps) = everywhere(app, id) {
        return steps;
    }
    if let Some(number) = count.filter(|_| id == Id::Last) {
        return jump(app, ProjectId(number));
    }
    let marked = app.screen().marked();
    if act::concerns(id) && !act::looks(id) && !marked.is_empty() {
        let mut steps = bulk::on_chosen(id, &marked, &app.data, app.lang);
        steps.extend(right::some_apart(id, &marked, &app.data, app.lang));
        return steps;
    }
    let project = app.selected().and_then(|id| app.data.project(id));
    let is_common = act::concerns(id) && !app.screen().takes(id);
    if let Some(project) = project.filter(|_| is_common) {
        return act::on_project(id, project, &app.data, app.lang);
    }
    let lang = app.lang;
    let body = view::body(app.size);
    let (screen, data) = app.screen_mut();
    let steps = screen.command(id, data, body, lang);
    if act::concerns(id) && steps.is_empty() {
        return vec![Step::Say(Toast::warn(ui::nothing_selected(lang)))];
    }
    steps
}

/// Commands that are the same on every screen.
fn everywhere(app: &mut App, id: Id) -> Option<Vec<Step>> {
    let step = match id {
        Id::Quit => Step::Do(Effect::Quit),
        Id::Palette => Step::open(Overlay::Palette(Palette::new(app))),
        Id::Help => Step::open(Overlay::Help(overlay::help::Help::of(app))),
        Id::Views => overlay::views::open(app),
        Id::NewProject => {
            let form = overlay::form::arrival::new_project(&app.data, app.lang);
            Step::open(Overlay::Form(Box::new(form)))
        }
        Id::Filter => Step::open(Overlay::Filter(Box::new(FilterLine::new(app)))),
        Id::FilterClear => {
            app.set_filter(Filter::default());
            return Some(Vec::new());
        }
        Id::Board => Step::go(board::State::default()),
        Id::List => Step::go(list::State::at(app.selected())),
        Id::Log => Step::go(log::State::begin(app.data.looks_back)),
        Id::Indicators => Step::go(indicators::State::default()),
        Id::Overdue => Step::go(overdue::State::default()),
        Id::Entries => Step::go(entries::State::default()),
        Id::Timeline => Step::go(timeline::State::default()),
        Id::Dashboard => Step::go(dashboard::State::default()),
        Id::Week => Step::go(week::State::at(app.data.today)),
        Id::AsOf => asof::ask(&app.data, app.lang),
        Id::PastBefore => asof::step(&app.data, -1, app.lang),
        Id::PastAfter => asof::step(&app.data, 1, app.lang),
        Id::Mouse => return Some(toggle_mouse(app)),
        Id::Theme => {
            app.themes.next();
            app.theme = app.themes.current();
            Step::Say(Toast::good(app.theme.said(app.lang)))
        }
        Id::Undo => undo(app),
        Id::Back => return Some(back(app)),
        _ => return None,
    };
    Some(vec![step])
}

/// Takes the mouse or leaves it to the terminal, which then can mark and copy.
fn toggle_mouse(app: &mut App) -> Vec<Step> {
    app.mouse = !app.mouse;
    let text = if app.mouse {
        ui::mouse_on(app.lang)
    } else {
        ui::mouse_off(app.lang)
    };
    vec![Step::Say(Toast::good(text))]
}

fn back(app: &mut App) -> Vec<Step> {
    if app.screen_mut().0.escape() {
        return Vec::new();
    }
    let unkept = app.unkept();
    let left = app.back();
    if !left && app.data.looks_back {
        return vec![asof::go(None)];
    }
    if !left && !app.data.filter.is_empty() {
        app.set_filter(Filter::default());
    }
    unkept.into_iter().map(Step::Do).collect()
}

/// On the project's own screen only what was done to it is turned back.
fn undo(app: &App) -> Step {
    let id = app.selected().filter(|_| app.screen().is_about_one());
    Step::run(Run {
        request: Request::new(Command::Undo { id }),
        what: ui::cmd_undo(app.lang).to_owned(),
        reply: Reply::Toast,
    })
}

/// Selects a project by number on board or list; lifts the filter if it hides the project.
pub(crate) fn jump(app: &mut App, id: ProjectId) -> Vec<Step> {
    if app.data.project(id).is_none() {
        let text = error::refusal(app.lang, &Refusal::NoSuchProject(id), &app.data.state.board);
        return vec![Step::Say(Toast::warn(text))];
    }
    if !app.data.listed().any(|project| project.id == id) {
        app.set_filter(Filter::default());
    }
    let (screen, data) = app.screen_mut();
    screen.select(id, data);
    Vec::new()
}
