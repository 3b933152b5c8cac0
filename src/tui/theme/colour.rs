//! How many colours a terminal has, and the nearest of them.

use ratatui::style::{Color, Style};

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// None.
    None,
    /// Those that every terminal has, in shades of its own.
    #[default]
    Sixteen,
    /// 256.
    Many,
    /// Red, green and blue in steps of 256.
    True,
}

impl Depth {
    /// What `TERM` and `COLORTERM` promise.
    pub fn of(term: Option<&str>, colorterm: Option<&str>) -> Self {
        let Some(term) = term.filter(|term| *term != "dumb") else {
            return Self::None;
        };
        if ["vt52", "vt100", "vt102", "vt220"].contains(&term) {
            Self::None
        } else if matches!(colorterm, Some("truecolor" | "24bit")) || term.contains("direct") {
            Self::True
        } else if term.contains("256color") {
            Self::Many
        } else {
            Self::Sixteen
        }
    }

    /// Its name for the page of `duban term`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "0",
            Self::Sixteen => "16",
            Self::Many => "256",
            Self::True => "16777216",
        }
    }

    /// A style in the colours that there are.
    pub(super) fn bring_down(self, style: Style) -> Style {
        let down = |color: Option<Color>| color.and_then(|color| self.nearest(color));
        Style {
            fg: down(style.fg),
            bg: down(style.bg),
            ..style
        }
    }

    fn nearest(self, color: Color) -> Option<Color> {
        match (self, color) {
            (Self::None, _) => None,
            (Self::Many, Color::Rgb(red, green, blue)) => {
                Some(Color::Indexed(nearest_of_256([red, green, blue])))
            }
            (Self::Sixteen, Color::Rgb(red, green, blue)) => {
                Some(nearest_of_16([red, green, blue]))
            }
            (Self::Sixteen, Color::Indexed(index)) => Some(match index {
                0..16 => sixteen(index),
                16.. => nearest_of_16(rgb_of(index)),
            }),
            (Self::Sixteen | Self::Many | Self::True, color) => Some(color),
        }
    }
}

/// The steps of the cube of 216 colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The sixteen as xterm shows them; other terminals differ, but not in kind.
const SIXTEEN: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// What a number of the 256 looks like.
pub(super) fn rgb_of(index: u8) -> [u8; 3] {
    let step = |nth: u8| STEPS.get(usize::from(nth)).copied().unwrap_or_default();
    match index {
        0..16 => SIXTEEN.get(usize::from(index)).copied().unwrap_or_default(),
        16..232 => {
            let nth = index - 16;
            [step(nth / 36), step(nth / 6 % 6), step(nth % 6)]
        }
        232.. => [8 + 10 * (index - 232); 3],
    }
}

/// The nearest of the cube and the greys; the first sixteen are left out, since nobody knows how they look.
fn nearest_of_256(wanted: [u8; 3]) -> u8 {
    (16..=255)
        .min_by_key(|index| distance(wanted, rgb_of(*index)))
        .unwrap_or(16)
}

fn nearest_of_16(wanted: [u8; 3]) -> Color {
    let nearest = (0..16).min_by_key(|index| distance(wanted, rgb_of(*index)));
    sixteen(nearest.unwrap_or(7))
}

const fn sixteen(index: u8) -> Color {
    match index {
        0 => Color::Black,
        1 => Color::Red,
        2 => Color::Green,
        3 => Color::Yellow,
        4 => Color::Blue,
        5 => Color::Magenta,
        6 => Color::Cyan,
        7 => Color::Gray,
        8 => Color::DarkGray,
        9 => Color::LightRed,
        10 => Color::LightGreen,
        11 => Color::LightYellow,
        12 => Color::LightBlue,
        13 => Color::LightMagenta,
        14 => Color::LightCyan,
        _ => Color::White,
    }
}

/// How different two colours look, weighed by how red they are ("redmean").
fn distance(one: [u8; 3], other: [u8; 3]) -> i64 {
    let [red, green, blue] = one;
    let [other_red, other_green, other_blue] = other;
    let mean = i64::midpoint(i64::from(red), i64::from(other_red));
    let square = |a: u8, b: u8| (i64::from(a) - i64::from(b)).pow(2);
    (512 + mean) * square(red, other_red)
        + 1024 * square(green, other_green)
        + (767 - mean) * square(blue, other_blue)
}
