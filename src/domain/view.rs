//! Saved views: a filter under a name, and lines used lately. Both are kept beside the log, because they change nothing.

use super::id::Actor;

/// A filter under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Whose it is; `None` is for all.
    pub owner: Option<Actor>,
    /// One word, written behind `@` in filters.
    pub name: String,
    /// The filter's text.
    pub filter: String,
    /// How the board shall be arranged with it, as JSON; what it says is the board's to know.
    pub look: Option<String>,
    /// Who saved it last.
    pub author: Actor,
}

impl View {
    /// Whether everybody sees it.
    pub const fn is_shared(&self) -> bool {
        self.owner.is_none()
    }
}

/// What sort of line was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecentList {
    /// Filters.
    Filter,
    /// Commands of the palette, by name.
    Command,
}

impl RecentList {
    /// The key in data.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Filter => "filter",
            Self::Command => "command",
        }
    }
}

/// What is kept for somebody beside the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// His own views, then those for all, each by name.
    pub views: Vec<View>,
    /// Filters used lately, the last one first.
    pub filters: Vec<String>,
    /// Commands used lately, the last one first.
    pub commands: Vec<String>,
}
