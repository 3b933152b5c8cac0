//! Somebody who came from afar and has gone for tea: a notice, and a minute later the board closes.

use std::time::Duration;

use super::Ended;
use super::app::{App, Toast, Tone};
use super::step::Step;
use crate::i18n::ui::people as words;

/// How long before the end the notice stands.
const NOTICE: Duration = Duration::from_mins(1);

/// When something was pressed last, and whether the notice stands. Times are those since the screens were opened.
#[derive(Debug, Default)]
pub(crate) struct Idleness {
    pressed: Duration,
    is_told: bool,
}

/// A key or the mouse: the time begins anew and the notice goes.
pub(crate) fn pressed(app: &mut App) {
    app.idleness.pressed = app.uptime;
    if std::mem::take(&mut app.idleness.is_told) {
        app.toast.take_if(|toast| toast.tone == Tone::Warn);
    }
}

/// The minutes after which the board closes for him: only for those who came over the net.
fn limit(app: &App) -> Option<u32> {
    let minutes = app.data.state.board.settings.idle_minutes;
    (minutes > 0 && app.data.login.via.is_some()).then_some(minutes)
}

/// What follows from nothing having been pressed up to now.
pub(crate) fn judge(app: &mut App) -> Vec<Step> {
    let Some(minutes) = limit(app) else {
        return Vec::new();
    };
    let silent = app.uptime.saturating_sub(app.idleness.pressed);
    let end = Duration::from_mins(u64::from(minutes));
    if silent >= end {
        return app.end(Ended::Idle(minutes));
    }
    // With a limit of one minute the notice would stand from the beginning.
    let notice = end.saturating_sub(NOTICE).max(end / 2);
    if silent >= notice && !app.idleness.is_told {
        app.idleness.is_told = true;
        app.faded = true;
        let text = words::idle_soon(app.lang, minutes.saturating_sub(1).max(1));
        return vec![Step::Say(Toast::warn(text))];
    }
    Vec::new()
}
