//! The themes of the program. Each has a form for sixteen colours, which the terminal's own palette decides, and one for
//! terminals with more, whose colours are fixed and whose contrast is tested.

use ratatui::style::{Color, Modifier, Style};

use super::{Depth, Role};
use crate::domain::light::Light;
use crate::i18n::{Lang, ui::settings as words};

/// One of them. None paints the ground: that is the terminal's, and stays out of the bytes that are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BuiltIn {
    /// For dark terminals, in the terminal's own colours.
    Dark,
    /// For dark terminals, softer.
    Dusk,
    /// For light terminals.
    Light,
    /// For dark terminals and eyes that part red and green badly: blue against orange, and red reversed.
    Safe,
}

impl BuiltIn {
    /// In the order in which they are cycled through.
    pub(super) const ALL: [Self; 4] = [Self::Dark, Self::Dusk, Self::Light, Self::Safe];

    /// Its name in the configuration.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Dusk => "dusk",
            Self::Light => "light",
            Self::Safe => "safe",
        }
    }

    /// Its name in words.
    pub(super) const fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Dark => words::theme_dark(lang),
            Self::Dusk => words::theme_dusk(lang),
            Self::Light => words::theme_light(lang),
            Self::Safe => words::theme_safe(lang),
        }
    }

    /// What it adds to a role on a terminal with so many colours.
    pub(super) fn style(self, role: Role, depth: Depth) -> Style {
        // Where a person has chosen the sixteen colours of his terminal, the plain themes keep to them.
        let is_plain = matches!(self, Self::Dark | Self::Light);
        let has_few = match depth {
            Depth::None | Depth::Sixteen => true,
            Depth::Many => is_plain,
            Depth::True => false,
        };
        let color = match (self, has_few) {
            (Self::Dark | Self::Dusk, true) => dark(role),
            (Self::Dark, false) => dark_of_many(role),
            (Self::Dusk, false) => dusk(role),
            (Self::Light, true) => light(role),
            (Self::Light, false) => light_of_many(role),
            (Self::Safe, true) => safe(role),
            (Self::Safe, false) => safe_of_many(role),
        };
        let style = match (self, role) {
            (Self::Safe, Role::Light(Light::Red)) => Style::new().add_modifier(Modifier::REVERSED),
            _ => Style::new(),
        };
        Style { fg: color, ..style }
    }
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::Rgb(red, green, blue)
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

/// The dark grey of the sixteen is the ground itself in some palettes; a fixed one can always be read.
const fn dark_of_many(role: Role) -> Option<Color> {
    match role {
        Role::Dim => Some(Color::Indexed(248)),
        _ => dark(role),
    }
}

const fn dusk(role: Role) -> Option<Color> {
    Some(match role {
        Role::Text | Role::Title | Role::HeadHere => return None,
        Role::Dim => rgb(0x009a_a5b8),
        Role::Header | Role::Head | Role::Label => rgb(0x0088_c0d0),
        Role::Key | Role::Mark => rgb(0x00a9_dcd6),
        Role::Warn | Role::Light(Light::Yellow) => rgb(0x00eb_cb8b),
        Role::Good | Role::Light(Light::Green) => rgb(0x00a9_cf8f),
        Role::Error | Role::Light(Light::Red) => rgb(0x00f4_939b),
        Role::Light(Light::Blue) => rgb(0x008d_b4f0),
        Role::Light(Light::Grey) => rgb(0x00b8_c0cc),
    })
}

const fn light(role: Role) -> Option<Color> {
    Some(match role {
        Role::Text | Role::Title | Role::HeadHere => return None,
        Role::Dim | Role::Light(Light::Grey) => Color::DarkGray,
        // The green of the sixteen is too pale for a sentence on white; one bold letter stands it.
        Role::Header | Role::Head | Role::Label | Role::Good | Role::Light(Light::Blue) => {
            Color::Blue
        }
        // Yellow letters on white cannot be read: what needs attention is magenta there.
        Role::Key | Role::Mark | Role::Warn | Role::Light(Light::Yellow) => Color::Magenta,
        Role::Error | Role::Light(Light::Red) => Color::Red,
        Role::Light(Light::Green) => Color::Green,
    })
}

const fn light_of_many(role: Role) -> Option<Color> {
    Some(match role {
        Role::Text | Role::Title | Role::HeadHere => return None,
        Role::Dim | Role::Light(Light::Grey) => rgb(0x005f_6670),
        Role::Header | Role::Head | Role::Label => rgb(0x000b_5394),
        Role::Key | Role::Mark => rgb(0x007a_1fa2),
        Role::Warn | Role::Light(Light::Yellow) => rgb(0x008a_5000),
        Role::Error | Role::Light(Light::Red) => rgb(0x00b0_0020),
        Role::Good | Role::Light(Light::Green) => rgb(0x001b_6e2d),
        Role::Light(Light::Blue) => rgb(0x000b_57d0),
    })
}

const fn safe(role: Role) -> Option<Color> {
    Some(match role {
        Role::Good | Role::Light(Light::Green) => Color::LightCyan,
        Role::Error | Role::Light(Light::Red) => Color::Yellow,
        Role::Warn => Color::LightYellow,
        Role::Light(Light::Blue) => Color::White,
        _ => return dark(role),
    })
}

/// Colours after Okabe and Ito, brightened where they would be too dark to read.
const fn safe_of_many(role: Role) -> Option<Color> {
    Some(match role {
        Role::Text | Role::Title | Role::HeadHere => return None,
        Role::Dim => rgb(0x00a0_a8b0),
        Role::Header | Role::Head | Role::Label | Role::Good | Role::Light(Light::Green) => {
            rgb(0x0056_b4e9)
        }
        Role::Key | Role::Mark => rgb(0x008f_d0f5),
        Role::Warn | Role::Light(Light::Yellow) => rgb(0x00f0_e442),
        Role::Error | Role::Light(Light::Red) => rgb(0x00ff_8a3d),
        // Beside sky blue no other blue or purple stays apart; what is finished is white.
        Role::Light(Light::Blue) => rgb(0x00ff_ffff),
        Role::Light(Light::Grey) => rgb(0x009a_a4ae),
    })
}
