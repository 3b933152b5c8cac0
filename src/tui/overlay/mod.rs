//! What lies over a screen: a stack, the topmost gets the keys.

pub(crate) mod bulk;
pub(crate) mod columns;
pub(crate) mod confirm;
pub(crate) mod conflict;
pub(crate) mod dialog;
pub(crate) mod filter;
pub(crate) mod form;
pub(crate) mod help;
pub(crate) mod minutes;
pub(crate) mod palette;
pub(crate) mod path;
pub(crate) mod picker;
pub(crate) mod rule;
pub(crate) mod sheet;
pub(crate) mod too_small;
pub(crate) mod views;

use ratatui::layout::Rect;

use self::bulk::Preview;
use self::columns::Chooser;
use self::confirm::Confirm;
use self::conflict::Clash;
use self::dialog::Dialog;
use self::filter::FilterLine;
use self::form::Form;
use self::help::Help;
use self::minutes::Minutes;
use self::palette::Palette;
use self::path::PathLine;
use self::picker::Picker;
use self::rule::RulePreview;
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
    Bulk(Box<Preview>),
    Columns(Chooser),
    Confirm(Confirm),
    Conflict(Box<Clash>),
    Dialog(Box<Dialog>),
    Filter(Box<FilterLine>),
    Form(Box<Form>),
    Help(Help),
    Minutes(Box<Minutes>),
    Palette(Palette),
    Path(Box<PathLine>),
    Picker(Picker),
    Rule(RulePreview),
    Sheet(Sheet),
    Views(Picker<views::Entry>),
}

impl Overlay {
    /// Where keys count while it is on top.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        match self {
            Self::Confirm(_) | Self::Rule(_) => vec![Scope::Confirm],
            Self::Minutes(_) => vec![Scope::Minutes],
            Self::Path(_) => vec![Scope::Path, Scope::Text],
            Self::Bulk(_) => vec![Scope::Bulk],
            Self::Columns(_) => vec![Scope::Columns],
            Self::Conflict(_) => vec![Scope::Conflict],
            Self::Dialog(dialog) => dialog.scopes(),
            Self::Filter(_) => vec![Scope::Filter, Scope::Text],
            Self::Form(form) if form.is_typing() => vec![Scope::Form, Scope::Text],
            Self::Form(_) => vec![Scope::Form, Scope::Choice],
            Self::Help(help) => help.scopes(),
            Self::Sheet(_) => vec![Scope::Help],
            Self::Palette(_) => vec![Scope::Palette, Scope::Text],
            Self::Picker(picker) => picker.scopes(Scope::Picker),
            Self::Views(picker) => picker.scopes(Scope::Views),
        }
    }

    /// Whether characters go into a text.
    pub(crate) fn is_typing(&self) -> bool {
        self.scopes().contains(&Scope::Text)
    }

    /// Whether it is about changing something.
    pub(crate) const fn writes(&self) -> bool {
        matches!(self, Self::Form(_) | Self::Conflict(_))
    }

    /// Under what its unsent text is kept.
    pub(crate) fn draft_key(&self) -> Option<(ProjectId, String)> {
        match self {
            Self::Form(form) => form.draft_key(),
            Self::Bulk(_)
            | Self::Columns(_)
            | Self::Confirm(_)
            | Self::Conflict(_)
            | Self::Dialog(_)
            | Self::Filter(_)
            | Self::Help(_)
            | Self::Minutes(_)
            | Self::Palette(_)
            | Self::Path(_)
            | Self::Picker(_)
            | Self::Rule(_)
            | Self::Sheet(_)
            | Self::Views(_) => None,
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

/// Characters were typed or pasted into a text.
pub(crate) fn typed(app: &mut App, text: &str) -> Vec<Step> {
    with_top(app, |overlay, app| match overlay {
        Overlay::Dialog(dialog) => dialog.typed(text, app),
        Overlay::Filter(line) => line.typed(text, app),
        Overlay::Form(form) => form.typed(text, &app.data, app.lang),
        Overlay::Palette(palette) => palette.typed(text, app),
        Overlay::Path(line) => line.typed(text),
        Overlay::Help(help) => help.typed(text),
        Overlay::Picker(picker) => picker.typed(text),
        Overlay::Views(picker) => views::typed(picker, text),
        Overlay::Bulk(_)
        | Overlay::Columns(_)
        | Overlay::Confirm(_)
        | Overlay::Conflict(_)
        | Overlay::Minutes(_)
        | Overlay::Rule(_)
        | Overlay::Sheet(_) => Vec::new(),
    })
}

/// A command came while an overlay is on top.
pub(crate) fn command(app: &mut App, id: Id) -> Vec<Step> {
    if matches!(app.overlays.last(), Some(Overlay::Palette(_))) && id == Id::Accept {
        return palette::accept(app);
    }
    if id == Id::Help {
        return vec![Step::open(Overlay::Help(Help::of(app)))];
    }
    with_top(app, |overlay, app| match overlay {
        Overlay::Bulk(preview) => preview.command(id, app),
        Overlay::Columns(chooser) => chooser.command(id),
        Overlay::Confirm(confirm) => confirm.command(id, app.lang),
        Overlay::Conflict(clash) => clash.command(id, app),
        Overlay::Dialog(dialog) => dialog.command(id, app),
        Overlay::Filter(line) => line.command(id, app),
        Overlay::Form(form) => form::command::command(form, id, app),
        Overlay::Help(help) => help.command(id, app),
        Overlay::Minutes(minutes) => minutes.command(id, app),
        Overlay::Path(line) => line.command(id, app.lang),
        Overlay::Rule(rule) => rule.command(id, app),
        Overlay::Palette(palette) => palette.command(id, app),
        Overlay::Picker(picker) => picker.command(id),
        Overlay::Sheet(sheet) => sheet.command(id, app),
        Overlay::Views(picker) => views::command(picker, id, app),
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
        (Overlay::Views(picker), Some(digit)) => Some(views::digit(picker, digit)),
        (Overlay::Columns(chooser), Some(digit)) => Some(chooser.digit(digit)),
        (Overlay::Dialog(dialog), Some(digit)) => Some(dialog.digit(digit, app)),
        (Overlay::Form(form), Some(digit)) => Some(form.digit(digit, &app.data, app.lang)),
        _ => None,
    })
}

/// Puts a text into the field of the topmost form.
pub(crate) fn fill(app: &mut App, text: &str) {
    if let Some(Overlay::Form(form)) = app.overlays.last_mut() {
        form::fill(form, text, &app.data, app.lang);
    }
}

/// The board was read anew: what shows a part of it shows the new one.
pub(crate) fn renewed(app: &mut App) {
    let (data, lang) = (&app.data, app.lang);
    for overlay in &mut app.overlays {
        if let Overlay::Views(picker) = overlay {
            picker.refill(views::items(data, lang));
        }
    }
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
            Overlay::Bulk(preview) => bulk::draw(preview, app, paint),
            Overlay::Columns(chooser) => chooser.draw(app, paint, body),
            Overlay::Confirm(confirm) => confirm.draw(paint, body),
            Overlay::Conflict(clash) => clash.draw(app, paint, body),
            Overlay::Dialog(dialog) => dialog::view::draw(dialog, paint, body),
            Overlay::Filter(line) => line.draw(app, paint),
            Overlay::Form(form) => form::view::draw(form, app, paint, body),
            Overlay::Help(help) => help.draw(app, paint, body),
            Overlay::Minutes(minutes) => minutes.draw(app, paint, body),
            Overlay::Path(line) => line.draw(app, paint),
            Overlay::Rule(rule) => rule.draw(app, paint, body),
            Overlay::Palette(palette) if is_top => palette.draw(app, paint, body),
            Overlay::Palette(_) => {}
            Overlay::Picker(picker) => picker.draw(app, paint, body),
            Overlay::Sheet(sheet) => sheet.draw(app, paint, body),
            Overlay::Views(picker) => picker.draw(app, paint, body),
        }
    }
}
