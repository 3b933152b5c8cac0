//! Roles to styles: the themes, built in and of one's own, brought down to the colours that the terminal has.

mod built_in;
mod colour;
mod own;

use ratatui::style::{Modifier, Style};

use self::built_in::BuiltIn;
pub use self::colour::Depth;
use super::mistake::Mistake;
use crate::config::{OwnTheme, Word};
use crate::domain::light::Light;
use crate::i18n::{Lang, ui::settings as words};

/// What a piece of text is, not how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Text,
    /// Less important than its surroundings.
    Dim,
    /// A project's title, a dialog's heading.
    Title,
    /// The line at the top.
    Header,
    /// A shaded line: column heads, rules with a text.
    Head,
    /// The head of where the selection is.
    HeadHere,
    /// A key in the hint bar.
    Key,
    /// The mark of the selection.
    Mark,
    /// A label before a value.
    Label,
    /// Needs attention.
    Warn,
    /// Wrong or late.
    Error,
    /// Went well.
    Good,
    /// A letter of light.
    Light(Light),
}

impl Role {
    /// All of them, in the order in which they are documented.
    pub(crate) const ALL: [Self; 17] = [
        Self::Text,
        Self::Dim,
        Self::Title,
        Self::Header,
        Self::Head,
        Self::HeadHere,
        Self::Key,
        Self::Mark,
        Self::Label,
        Self::Warn,
        Self::Error,
        Self::Good,
        Self::Light(Light::Green),
        Self::Light(Light::Yellow),
        Self::Light(Light::Red),
        Self::Light(Light::Blue),
        Self::Light(Light::Grey),
    ];

    /// Its name in the configuration.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Dim => "dim",
            Self::Title => "title",
            Self::Header => "header",
            Self::Head => "head",
            Self::HeadHere => "head-here",
            Self::Key => "key",
            Self::Mark => "mark",
            Self::Label => "label",
            Self::Warn => "warn",
            Self::Error => "error",
            Self::Good => "good",
            Self::Light(Light::Green) => "light-green",
            Self::Light(Light::Yellow) => "light-yellow",
            Self::Light(Light::Red) => "light-red",
            Self::Light(Light::Blue) => "light-blue",
            Self::Light(Light::Grey) => "light-grey",
        }
    }
}

/// What a role looks like where there is no colour; themes only add to it.
const fn modifier(role: Role) -> Modifier {
    match role {
        Role::Title | Role::Header | Role::Mark | Role::Key | Role::Error | Role::Light(_) => {
            Modifier::BOLD
        }
        Role::Head => Modifier::UNDERLINED,
        Role::HeadHere => Modifier::REVERSED,
        Role::Text | Role::Dim | Role::Label | Role::Warn | Role::Good => Modifier::empty(),
    }
}

/// The theme in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Theme {
    name: String,
    base: BuiltIn,
    /// What differs from the base.
    own: Vec<(Role, Style)>,
    depth: Depth,
}

impl Theme {
    /// The style of a role. State is never told by colour alone, so the colourless style may be bare.
    pub(crate) fn style(&self, role: Role) -> Style {
        let base = Style::new()
            .add_modifier(modifier(role))
            .patch(self.base.style(role, self.depth));
        let own = self.own.iter().find(|(changed, _)| *changed == role);
        let style = own.map_or(base, |(_, own)| base.patch(*own));
        self.depth.bring_down(style)
    }

    /// What is said when it comes into force.
    pub(crate) fn said(&self, lang: Lang) -> String {
        if self.depth == Depth::None {
            return words::no_colour(lang).to_owned();
        }
        let what = if self.own.is_empty() {
            self.base.words(lang)
        } else {
            words::theme_own(lang)
        };
        words::theme_now(lang, &self.name, what)
    }
}

/// Every theme that there is, and the one in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Themes {
    all: Vec<Theme>,
    at: usize,
}

impl Default for Themes {
    fn default() -> Self {
        Self::built_in(Depth::Sixteen)
    }
}

impl Themes {
    /// Those of the program, the first in use.
    pub fn built_in(depth: Depth) -> Self {
        let theme = |base: BuiltIn| Theme {
            name: base.name().to_owned(),
            base,
            own: Vec::new(),
            depth,
        };
        Self {
            all: BuiltIn::ALL.into_iter().map(theme).collect(),
            at: 0,
        }
    }

    /// Those of the program and one's own, with the one that `chosen` names in use.
    pub fn read(
        lang: Lang,
        chosen: &Word,
        own: &[OwnTheme],
        depth: Depth,
    ) -> Result<Self, Mistake> {
        let mut themes = Self::built_in(depth);
        for theme in own {
            themes.all.push(own::read(lang, theme, depth)?);
        }
        let wanted = chosen.text.as_str();
        let at = themes.all.iter().position(|theme| theme.name == wanted);
        themes.at = at.ok_or_else(|| {
            let known: Vec<&str> = themes.all.iter().map(|theme| theme.name.as_str()).collect();
            let mistake = Mistake::at(chosen, words::no_such_theme(lang, wanted));
            mistake.perhaps(lang, wanted, &known)
        })?;
        Ok(themes)
    }

    /// The one in use.
    pub(crate) fn current(&self) -> Theme {
        let found = self.all.get(self.at).or_else(|| self.all.first());
        found.cloned().unwrap_or_else(|| Theme {
            name: BuiltIn::Dark.name().to_owned(),
            base: BuiltIn::Dark,
            own: Vec::new(),
            depth: Depth::None,
        })
    }

    /// Takes the next one.
    pub(crate) fn next(&mut self) {
        self.at = (self.at + 1) % self.all.len().max(1);
    }
}

#[cfg(test)]
mod tests;
