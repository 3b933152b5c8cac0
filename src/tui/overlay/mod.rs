//! What lies over a screen: a stack, the topmost gets the keys.

pub(crate) mod confirm;
pub(crate) mod conflict;
pub(crate) mod filter;
pub(crate) mod form;
pub(crate) mod help;
pub(crate) mod palette;
pub(crate) mod picker;
pub(crate) mod sheet;
pub(crate) mod too_small;

use ratatui::layout::Rect;

use self::confirm::Confirm;
use self::conflict::Clash;
use self::filter::FilterLine;
use self::form::Form;
use self::help::Help;
use self::palette::Palette;
use self::picker::Picker;
use self::sheet::Sheet;
use super::app::{App, Toast};
use super::command::{Id, Scope};
use super::input::Stroke;
use super::step::Step;
use super::widget::paint::Paint;
use crate::domain::id::ProjectId;
use crate::i18n::ui;

/// One of them.
#[derive(Debug)]
pub(crate) enum Overlay {
    Confirm(Confirm),
    Conflict(Box<Clash>),
    Filter(FilterLine),
    Form(Box<Form>),
    Help(Help),
    Palette(Palette),
    Picker(Picker),
    Sheet(Sheet),
}

impl Overlay {
    /// Where keys count while it is on top.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        match self {
            Self::Confirm(_) => vec![Scope::Confirm],
            Self::Conflict(_) => vec![Scope::Conflict],
            Self::Filter(_) => vec![Scope::Filter, Scope::Text],
            Self::Form(form) if form.is_typing() => vec![Scope::Form, Scope::Text],
            Self::Form(_) => vec![Scope::Form, Scope::Choice],
            Self::Help(_) | Self::Sheet(_) => vec![Scope::Help],
            Self::Palette(_) => vec![Scope::Palette, Scope::Text],
            Self::Picker(_) => vec![Scope::Picker],
        }
    }

    /// Whether characters go into a text.
    pub(crate) fn is_typing(&self) -> bool {
        self.scopes().contains(&Scope::Text)
    }

    /// Under what its unsent text is kept.
    pub(crate) fn draft_key(&self) -> Option<(ProjectId, &'static str)> {
        match self {
            Self::Form(form) => form.draft_key(),
            Self::Confirm(_)
            | Self::Conflict(_)
            | Self::Filter(_)
            | Self::Help(_)
            | Self::Palette(_)
            | Self::Picker(_)
            | Self::Sheet(_) => None,
        }
    }
}

/// Hands the topmost overlay to `work` together with the rest of the program.
fn with_top(app: &mut App, work: impl FnOnce(&mut Overlay, &mut App) -> Vec<Step>) -> Vec<Step> {
    let Some(mut overlay) = app.overlays.pop() else {
        return Vec::new();
    };
    let steps = work(&mut overlay, app);
    app.overlays.push(overlay);
    steps
}

/// A character was typed into a text.
pub(crate) fn typed(app: &mut App, letter: char) -> Vec<Step> {
    pasted(app, letter.encode_utf8(&mut [0; 4]))
}

/// A text was pasted into a text.
pub(crate) fn pasted(app: &mut App, text: &str) -> Vec<Step> {
    with_top(app, |overlay, app| match overlay {
        Overlay::Filter(line) => line.typed(text, app),
        Overlay::Form(form) => form.typed(text, &app.data, app.lang),
        Overlay::Palette(palette) => palette.typed(text, app),
        Overlay::Confirm(_)
        | Overlay::Conflict(_)
        | Overlay::Help(_)
        | Overlay::Picker(_)
        | Overlay::Sheet(_) => Vec::new(),
    })
}

/// A command came while an overlay is on top.
pub(crate) fn command(app: &mut App, id: Id) -> Vec<Step> {
    if let Some(Overlay::Palette(palette)) = app.overlays.last()
        && id == Id::Accept
    {
        return palette
            .chosen()
            .map_or_else(Vec::new, |chosen| palette::accept(app, chosen));
    }
    with_top(app, |overlay, app| match overlay {
        Overlay::Confirm(confirm) => confirm.command(id),
        Overlay::Conflict(clash) => clash.command(id, app),
        Overlay::Filter(line) => line.command(id, app),
        Overlay::Form(form) => form::command::command(form, id, app),
        Overlay::Help(help) => help.command(id, app),
        Overlay::Palette(palette) => palette.command(id, app),
        Overlay::Picker(picker) => picker.command(id),
        Overlay::Sheet(sheet) => sheet.command(id, app),
    })
}

/// A key came that means nothing here: digits pick, everything else is said.
pub(crate) fn unbound(app: &mut App, stroke: Stroke, keys: &str) -> Vec<Step> {
    let help = app.keymap.first(&[Scope::Global], Id::Help);
    let help = help.unwrap_or_else(|| "?".to_owned());
    let said = Step::Say(Toast::warn(ui::unknown_key(app.lang, keys, &help)));
    let digit = stroke.key.digit();
    with_top_or(app, vec![said], |overlay, app| match (overlay, digit) {
        (Overlay::Picker(picker), Some(digit)) => Some(picker.digit(digit)),
        (Overlay::Form(form), Some(digit)) => Some(form.digit(digit, &app.data, app.lang)),
        _ => None,
    })
}

fn with_top_or(
    app: &mut App,
    otherwise: Vec<Step>,
    work: impl FnOnce(&mut Overlay, &mut App) -> Option<Vec<Step>>,
) -> Vec<Step> {
    let mut answer = None;
    with_top(app, |overlay, app| {
        answer = work(overlay, app);
        Vec::new()
    });
    answer.unwrap_or(otherwise)
}

/// Draws all of them, the topmost last.
pub(crate) fn draw(app: &App, paint: &mut Paint<'_>, body: Rect) {
    for (index, overlay) in app.overlays.iter().enumerate() {
        paint.cursor = None;
        let is_top = index + 1 == app.overlays.len();
        match overlay {
            Overlay::Confirm(confirm) => confirm.draw(paint, body),
            Overlay::Conflict(clash) => clash.draw(app, paint, body),
            Overlay::Filter(line) => line.draw(app, paint),
            Overlay::Form(form) => form::view::draw(form, app, paint, body),
            Overlay::Help(help) => help.draw(app, paint, body),
            Overlay::Palette(palette) if is_top => palette.draw(app, paint, body),
            Overlay::Palette(_) => {}
            Overlay::Picker(picker) => picker.draw(paint, body),
            Overlay::Sheet(sheet) => sheet.draw(app, paint, body),
        }
    }
}
