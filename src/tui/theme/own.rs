//! Themes of one's own: a base and what differs, in words.

use ratatui::style::{Color, Modifier, Style};

use super::{BuiltIn, Depth, Role, Theme};
use crate::config::{OwnTheme, Word};
use crate::i18n::{Lang, ui::settings as words};
use crate::tui::mistake::Mistake;

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// The entry that names the theme to begin from.
const BASE: &str = "base";

/// Reads one.
pub(super) fn read(lang: Lang, own: &OwnTheme, depth: Depth) -> Result<Theme, Mistake> {
    let name = own.name.text.clone();
    if BuiltIn::ALL.iter().any(|base| base.name() == name) {
        return Err(Mistake::at(&own.name, words::taken_theme(lang, &name)));
    }
    let mut theme = Theme {
        name,
        base: BuiltIn::Dark,
        own: Vec::new(),
        depth,
    };
    for (role, said) in &own.styles {
        if role.text == BASE {
            theme.base = base(lang, said)?;
        } else {
            theme
                .own
                .push((self::role(lang, role)?, style(lang, said)?));
        }
    }
    Ok(theme)
}

fn base(lang: Lang, said: &Word) -> Result<BuiltIn, Mistake> {
    let found = BuiltIn::ALL
        .into_iter()
        .find(|base| base.name() == said.text);
    found.ok_or_else(|| {
        let known = BuiltIn::ALL.map(BuiltIn::name);
        let mistake = Mistake::at(said, words::no_such_theme(lang, &said.text));
        mistake.perhaps(lang, &said.text, &known)
    })
}

fn role(lang: Lang, word: &Word) -> Result<Role, Mistake> {
    let found = Role::ALL.into_iter().find(|role| role.name() == word.text);
    found.ok_or_else(|| {
        let mut known = Role::ALL.map(Role::name).to_vec();
        known.push(BASE);
        let mistake = Mistake::at(word, words::no_such_role(lang, &word.text));
        mistake.perhaps(lang, &word.text, &known)
    })
}

/// Reads `light-yellow on #202020 bold`; modifiers that are named take the place of the base's.
fn style(lang: Lang, said: &Word) -> Result<Style, Mistake> {
    let mut style = Style::new();
    let mut modifiers: Option<Modifier> = None;
    let mut is_ground = false;
    for word in said.text.split_whitespace() {
        let known = MODIFIERS.iter().find(|(name, _)| *name == word);
        if word == "on" && !is_ground {
            is_ground = true;
        } else if let (Some((_, modifier)), false) = (known, is_ground) {
            modifiers = Some(modifiers.unwrap_or_default() | *modifier);
        } else {
            let color = color(word).ok_or_else(|| not_a_style(lang, said, word))?;
            style = if is_ground {
                style.bg(color)
            } else {
                style.fg(color)
            };
            is_ground = false;
        }
    }
    if is_ground {
        return Err(not_a_style(lang, said, "on"));
    }
    Ok(match modifiers {
        Some(modifiers) => style
            .remove_modifier(Modifier::all())
            .add_modifier(modifiers),
        None => style,
    })
}

fn color(word: &str) -> Option<Color> {
    match word {
        "default" => Some(Color::Reset),
        word => word.parse().ok(),
    }
}

fn not_a_style(lang: Lang, said: &Word, word: &str) -> Mistake {
    let names = MODIFIERS.iter().map(|(name, _)| *name).chain([
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "gray",
    ]);
    let mistake = Mistake::at(said, words::not_a_style(lang, word));
    match crate::text::suggest::closest(word, names) {
        Some(close) => mistake.with(crate::i18n::start::perhaps(lang, close)),
        None => mistake.with(words::colours_are_written(lang)),
    }
}
