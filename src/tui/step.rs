//! What a command of a screen or overlay leads to.

use super::app::Toast;
use super::effect::{Effect, Run};
use super::overlay::Overlay;
use super::screen::Screen;

/// One consequence. Confirmations carry such steps as data and let them happen later.
#[derive(Debug)]
pub(crate) enum Step {
    /// Put an overlay on top.
    Open(Box<Overlay>),
    /// Take the topmost overlay away.
    Close,
    /// Go to a screen.
    Go(Box<dyn Screen>),
    /// Filter by this line.
    Filter(String),
    /// Put a text into the field that is being typed into.
    Fill(String),
    /// Say something.
    Say(Toast),
    /// Ask the outside.
    Do(Effect),
}

impl Step {
    /// Opens an overlay.
    pub(crate) fn open(overlay: Overlay) -> Self {
        Self::Open(Box::new(overlay))
    }

    /// Goes to a screen.
    pub(crate) fn go(screen: impl Screen + 'static) -> Self {
        Self::Go(Box::new(screen))
    }

    /// Sends a request.
    pub(crate) fn run(run: Run) -> Self {
        Self::Do(Effect::Run(Box::new(run)))
    }
}
