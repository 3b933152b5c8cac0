//! What a command of a screen or overlay leads to.

use super::app::Toast;
use super::effect::{Effect, Run};
use super::overlay::Overlay;
use super::screen::Screen;
use crate::domain::id::DeptId;
use crate::domain::level::Level;

/// One consequence. Confirmations carry such steps as data and let them happen later.
#[derive(Debug)]
pub(crate) enum Step {
    /// Put an overlay on top.
    Open(Box<Overlay>),
    /// Take the topmost overlay away.
    Close,
    /// Go to a screen.
    Go(Box<dyn Screen>),
    /// Tell the screen what was chosen in an overlay over it.
    Choose(Choice),
    /// Say something.
    Say(Toast),
    /// Ask the outside.
    Do(Effect),
}

/// Whose projects are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Lead {
    /// Everybody's.
    #[default]
    Any,
    /// Those that this department leads.
    Of(DeptId),
    /// Those without a lead.
    Nobody,
}

impl Lead {
    /// Of a project with this lead.
    pub(crate) fn of(dept: Option<DeptId>) -> Self {
        dept.map_or(Self::Nobody, Self::Of)
    }
}

/// What a screen let somebody choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Whose projects are looked at.
    Lead(Lead),
    /// The supervision level that is looked at.
    Level(Option<Level>),
    /// A review begins anew.
    Anew,
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
