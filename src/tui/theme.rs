//! Roles to styles: dark, light and colourless, out of the sixteen colours that every terminal has.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::light::Light;

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

/// Which set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeKind {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Dark letters on a light ground.
    Light,
}

/// The theme in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Theme {
    pub(crate) kind: ThemeKind,
    /// Whether there are colours at all (`NO_COLOR`, `--color never`).
    pub(crate) color: bool,
}

impl Theme {
    /// The other set of colours.
    pub(crate) const fn toggled(self) -> Self {
        let kind = match self.kind {
            ThemeKind::Dark => ThemeKind::Light,
            ThemeKind::Light => ThemeKind::Dark,
        };
        Self { kind, ..self }
    }

    /// The style of a role. State is never told by colour alone, so the colourless style may be bare.
    pub(crate) fn style(self, role: Role) -> Style {
        let style = Style::new().add_modifier(modifier(role));
        let color = match self.kind {
            ThemeKind::Dark => dark(role),
            ThemeKind::Light => light(role),
        };
        match color.filter(|_| self.color) {
            Some(color) => style.fg(color),
            None => style,
        }
    }
}

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

const fn dark(role: Role) -> Option<Color> {
    Some(match role {
        Role::Text | Role::Title | Role::HeadHere => return None,
        Role::Dim => Color::DarkGray,
        Role::Header | Role::Head | Role::Label => Color::Cyan,
        Role::Key | Role::Mark => Color::LightCyan,
        Role::Warn => Color::Yellow,
        Role::Good => Color::Green,
        Role::Error | Role::Light(Light::Red) => Color::LightRed,
        Role::Light(Light::Yellow) => Color::LightYellow,
        Role::Light(Light::Green) => Color::LightGreen,
        Role::Light(Light::Blue) => Color::LightBlue,
        Role::Light(Light::Grey) => Color::Gray,
    })
}

const fn light(role: Role) -> Option<Color> {
    Some(match role {
        Role::Text | Role::Title | Role::HeadHere => return None,
        Role::Dim | Role::Light(Light::Grey) => Color::DarkGray,
        Role::Header | Role::Head | Role::Label | Role::Light(Light::Blue) => Color::Blue,
        // Yellow letters on white cannot be read: what needs attention is magenta there.
        Role::Key | Role::Mark | Role::Warn | Role::Light(Light::Yellow) => Color::Magenta,
        Role::Error | Role::Light(Light::Red) => Color::Red,
        Role::Good | Role::Light(Light::Green) => Color::Green,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_no_colour_is_sent() {
        for kind in [ThemeKind::Dark, ThemeKind::Light] {
            let theme = Theme { kind, color: false };
            for role in [Role::Dim, Role::Error, Role::Key, Role::Light(Light::Red)] {
                let style = theme.style(role);
                assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
            }
        }
    }
}
