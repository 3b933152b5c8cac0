//! Waiting for others to save: it is said, and nothing that is typed meanwhile is lost.

use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::app::{App, Toast};
use super::effect::{Effect, carry_out as do_it};
use super::msg::Msg;
use crate::i18n::ui;
use crate::ops::Session;

/// A wait that is over sooner is not told.
const MOMENT: Duration = Duration::from_millis(300);

/// How a frame is drawn in the midst of something.
pub(super) type Paint<'a> = dyn FnMut(&App) -> io::Result<()> + 'a;

/// Does what is asked. What writes does so beside the screen: where others keep it waiting, a frame says so. Keys wait
/// in their channel and are heard when it is done.
pub(super) fn carry_out(
    app: &mut App,
    session: &mut Session,
    effect: Effect,
    paint: &mut Paint<'_>,
) -> Vec<Msg> {
    if !effect.writes() {
        return do_it(session, effect);
    }
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        let work = scope.spawn(move || {
            let answers = do_it(session, effect);
            // Only that it is done is told; the answers are handed over at the join.
            sender.send(()).ok();
            answers
        });
        if receiver.recv_timeout(MOMENT).is_err() && !work.is_finished() {
            let before = app.toast.replace(Toast::good(ui::saving(app.lang)));
            // Where nothing can be drawn, the loop finds out at its next frame.
            paint(app).ok();
            receiver.recv().ok();
            app.toast = before;
        }
        work.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}
