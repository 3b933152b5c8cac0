//! That themes can be read: by everybody, on every terminal, and from a file.

use pretty_assertions::assert_eq;
use ratatui::style::Color;
use rstest::rstest;

use super::*;
use crate::config::{Environment, Flags, load};

const DEPTHS: [Depth; 4] = [Depth::None, Depth::Sixteen, Depth::Many, Depth::True];

fn theme(base: BuiltIn, depth: Depth) -> Theme {
    let mut themes = Themes::built_in(depth);
    while themes.current().base != base {
        themes.next();
    }
    themes.current()
}

#[test]
fn without_colour_no_colour_is_sent() {
    for base in BuiltIn::ALL {
        for role in Role::ALL {
            let style = theme(base, Depth::None).style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }
}

#[test]
fn no_terminal_gets_colours_that_it_does_not_have() {
    for base in BuiltIn::ALL {
        for depth in DEPTHS {
            for role in Role::ALL {
                let color = theme(base, depth).style(role).fg;
                let fits = match color {
                    None => true,
                    Some(Color::Rgb(..)) => depth == Depth::True,
                    Some(Color::Indexed(index)) => index > 15 && depth != Depth::Sixteen,
                    Some(_) => depth != Depth::None,
                };
                assert!(fits, "{base:?} {depth:?} {role:?}: {color:?}");
            }
        }
    }
}

/// The share of light that a channel sends, after WCAG 2.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.040_45 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

fn luminance([red, green, blue]: [u8; 3]) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn seen(color: Color) -> Option<[u8; 3]> {
    match color {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index) => Some(colour::rgb_of(index)),
        _ => None,
    }
}

/// Black, and the grounds of usual dark schemes.
const DARK: [[u8; 3]; 4] = [[0, 0, 0], [30, 30, 30], [40, 44, 52], [0x2e, 0x34, 0x40]];
/// White, paper grey, and the warm ground of Solarized.
const LIGHT: [[u8; 3]; 3] = [[255, 255, 255], [0xee, 0xee, 0xee], [0xfd, 0xf6, 0xe3]];

#[test]
fn every_fixed_colour_can_be_read_on_the_usual_grounds() {
    let mut faint = Vec::new();
    for base in BuiltIn::ALL {
        let grounds: &[[u8; 3]] = match base {
            BuiltIn::Light => &LIGHT,
            BuiltIn::Dark | BuiltIn::Dusk | BuiltIn::Safe => &DARK,
        };
        for depth in [Depth::Many, Depth::True] {
            for role in Role::ALL {
                let Some(color) = theme(base, depth).style(role).fg.and_then(seen) else {
                    continue;
                };
                for ground in grounds {
                    let contrast = contrast(color, *ground);
                    if contrast < 4.5 {
                        faint.push(format!(
                            "{base:?} {depth:?} {role:?} on {ground:?}: {contrast:.1}"
                        ));
                    }
                }
            }
        }
    }
    assert_eq!(faint, Vec::<String>::new());
}

/// What somebody sees who lacks one kind of cone (Viénot, Brettel and Mollon 1999), as Lab.
fn without_cone(color: [u8; 3], [seen, added]: [[f64; 2]; 2]) -> [f64; 3] {
    let [red, green, blue] = color.map(linear);
    let mix = |[of_red, of_green]: [f64; 2]| of_red * red + of_green * green;
    let (both, blue) = (mix(seen), mix(added) + blue);
    let x = (0.4124 * both + 0.3576 * both + 0.1805 * blue) / 0.9505;
    let y = 0.2126 * both + 0.7152 * both + 0.0722 * blue;
    let z = (0.0193 * both + 0.1192 * both + 0.9505 * blue) / 1.089;
    let [x, y, z] = [x, y, z].map(|share: f64| share.max(0.0).cbrt());
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn the_lights_of_the_safe_theme_stay_apart_without_red_or_green() {
    let lights = [
        Light::Green,
        Light::Yellow,
        Light::Red,
        Light::Blue,
        Light::Grey,
    ];
    for depth in [Depth::Many, Depth::True] {
        let theme = theme(BuiltIn::Safe, depth);
        let color = |light: Light| theme.style(Role::Light(light)).fg.and_then(seen).unwrap();
        let protan = [[0.112_38, 0.887_62], [0.004_01, -0.004_01]];
        let deutan = [[0.292_75, 0.707_25], [-0.022_34, 0.022_34]];
        for cones in [protan, deutan] {
            for (nth, one) in lights.iter().enumerate() {
                for other in lights.iter().skip(nth + 1) {
                    let apart: f64 = without_cone(color(*one), cones)
                        .into_iter()
                        .zip(without_cone(color(*other), cones))
                        .map(|(one, other)| (one - other).powi(2))
                        .sum();
                    assert!(
                        apart.sqrt() > 15.0,
                        "{one:?} and {other:?}: {:.0}",
                        apart.sqrt()
                    );
                }
            }
        }
        // Red is told from everything by its shape too.
        let red = theme.style(Role::Light(Light::Red));
        assert!(red.add_modifier.contains(Modifier::REVERSED));
    }
}

#[rstest]
#[case(Some("xterm"), None, Depth::Sixteen)]
#[case(Some("xterm-256color"), None, Depth::Many)]
#[case(Some("xterm-256color"), Some("truecolor"), Depth::True)]
#[case(Some("screen-256color"), Some("24bit"), Depth::True)]
#[case(Some("xterm-256color"), Some("yes"), Depth::Many)]
#[case(Some("linux"), None, Depth::Sixteen)]
#[case(Some("vt100"), Some("truecolor"), Depth::None)]
#[case(Some("dumb"), Some("truecolor"), Depth::None)]
#[case(None, None, Depth::None)]
fn the_terminals_name_tells_its_colours(
    #[case] term: Option<&str>,
    #[case] colorterm: Option<&str>,
    #[case] depth: Depth,
) {
    assert_eq!(Depth::of(term, colorterm), depth);
}

fn read(text: &str, depth: Depth) -> Result<Themes, Mistake> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    std::fs::write(&path, text).unwrap();
    let settled = load(Some(&path), &Environment::default(), &Flags::default()).unwrap();
    Themes::read(Lang::En, &settled.theme.value, &settled.themes, depth)
}

#[test]
fn a_theme_of_ones_own_changes_what_it_names() {
    let text = "theme = \"mine\"\n[themes.mine]\nbase = \"light\"\n\
                warn = \"#ff8700 on black\"\nerror = \"light-red underlined\"\ndim = \"245\"\n";
    let theme = read(text, Depth::True).unwrap().current();
    let warn = theme.style(Role::Warn);
    let told = (warn.fg, warn.bg);
    assert_eq!(told, (Some(Color::Rgb(255, 135, 0)), Some(Color::Black)));
    let error = theme.style(Role::Error);
    assert_eq!(error.fg, Some(Color::LightRed));
    assert!(error.add_modifier.contains(Modifier::UNDERLINED));
    assert!(!error.add_modifier.contains(Modifier::BOLD));
    let base = theme_of_light();
    assert_eq!(theme.style(Role::Good), base.style(Role::Good));
    let few = read(text, Depth::Many).unwrap().current();
    assert_eq!(few.style(Role::Warn).fg, Some(Color::Indexed(208)));
    let few = read(text, Depth::Sixteen).unwrap().current();
    assert_eq!(few.style(Role::Warn).fg, Some(Color::Yellow));
    assert_eq!(few.style(Role::Dim).fg, Some(Color::DarkGray));
    assert_eq!(few.said(Lang::En), "Theme: mine (your own)");
}

fn theme_of_light() -> Theme {
    theme(BuiltIn::Light, Depth::True)
}

#[rstest]
#[case(
    "theme = \"drak\"\n",
    1,
    "there is no theme `drak`",
    "Did you mean `dark`?"
)]
#[case(
    "[themes.a]\nbase = \"lite\"\n",
    2,
    "there is no theme `lite`",
    "Known: dark dusk light safe"
)]
#[case("[themes.dark]\n", 1, "`dark` is built in; take another name", "")]
#[case(
    "[themes.a]\nwarm = \"red\"\n",
    2,
    "there is no role `warm`",
    "Did you mean `warn`?"
)]
#[case(
    "[themes.a]\nwarn = \"yelow bold\"\n",
    2,
    "`yelow` is neither a colour nor a style",
    "Did you mean `yellow`?"
)]
#[case(
    "[themes.a]\nwarn = \"red on\"\n",
    2,
    "`on` is neither a colour nor a style",
    "Colours are written"
)]
#[case(
    "[themes.a]\nwarn = \"#12345\"\n",
    2,
    "`#12345` is neither a colour nor a style",
    "Colours are written"
)]
fn what_is_wrong_is_told_by_line(
    #[case] text: &str,
    #[case] line: usize,
    #[case] what: &str,
    #[case] hint: &str,
) {
    let mistake = read(text, Depth::True).unwrap_err();
    assert_eq!(mistake.place.unwrap().line, line);
    assert_eq!(mistake.text, what);
    let told = mistake.more.first().cloned().unwrap_or_default();
    assert!(told.starts_with(hint), "{told}");
}
