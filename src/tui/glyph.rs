//! The few signs that draw the screen: no glyph whose width two terminals could see differently.

/// What draws frames, marks and bars. Everything is ASCII except where a terminal is known to do better, and even
/// there only what is one column wide in every locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyphs {
    /// Mark of the selection, in the gutter.
    pub(crate) mark: &'static str,
    /// Mark of what another has just changed, in the gutter.
    pub(crate) fresh: &'static str,
    /// Horizontal line.
    pub(crate) line: &'static str,
    /// Vertical line.
    pub(crate) side: &'static str,
    /// Corner.
    pub(crate) corner: &'static str,
    /// Between things of one line.
    pub(crate) between: &'static str,
    /// Filled part of a bar.
    pub(crate) full: &'static str,
    /// Empty part of a bar.
    pub(crate) empty: &'static str,
}

/// The plain set.
pub(crate) const ASCII: Glyphs = Glyphs {
    mark: ">",
    fresh: "*",
    line: "-",
    side: "|",
    corner: "+",
    between: " | ",
    full: "#",
    empty: ".",
};

/// The set for terminals that have the shade `░`, which is narrow everywhere (field-notes.md §3.1).
pub(crate) const SHADED: Glyphs = Glyphs {
    empty: "░",
    ..ASCII
};

impl Glyphs {
    /// The set for `--ascii` or for everyone else.
    pub(crate) const fn pick(ascii: bool) -> Self {
        if ascii { ASCII } else { SHADED }
    }
}
