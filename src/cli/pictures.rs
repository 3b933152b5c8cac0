//! The text pictures of the manual: taken of the real program and kept in `docs/pictures`, the one source of them.

use crate::i18n::Lang;

/// A picture's name with its Chinese and its English text.
type Picture = (&'static str, &'static str, &'static str);

macro_rules! picture {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../docs/pictures/", $name, ".zh.txt")),
            include_str!(concat!("../../docs/pictures/", $name, ".en.txt")),
        )
    };
}

const PICTURES: &[Picture] = &[
    picture!("board"),
    picture!("list"),
    picture!("bulk"),
    picture!("overdue"),
    picture!("entries"),
    picture!("timeline"),
    picture!("dashboard"),
    picture!("week"),
    picture!("project"),
    picture!("asof"),
    picture!("filter"),
];

/// Puts the pictures in the place of lines such as `{{board}}`, framed and indented.
pub(super) fn fill(lang: Lang, page: &str) -> String {
    let mut filled = String::new();
    for line in page.lines() {
        let name = line
            .strip_prefix("{{")
            .and_then(|rest| rest.strip_suffix("}}"));
        let known = name.and_then(|name| PICTURES.iter().find(|(known, ..)| *known == name));
        match known {
            Some((_, zh, en)) => framed(lang.pick(zh, en), &mut filled),
            None => filled.extend([line, "\n"]),
        }
    }
    filled
}

fn framed(picture: &str, filled: &mut String) {
    let edge = format!("  +{}\n", "-".repeat(80));
    filled.push_str(&edge);
    for line in picture.lines() {
        filled.extend([format!("  |{line}").trim_end(), "\n"]);
    }
    filled.extend([edge.as_str(), "\n"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_braces_becomes_its_picture_in_the_language() {
        let page = fill(Lang::En, "before\n{{board}}\nafter\n");
        let lines: Vec<&str> = page.lines().collect();
        assert!(lines.first() == Some(&"before") && lines.last() == Some(&"after"));
        assert!(
            page.contains("  | Haidian District key projects  board"),
            "{page}"
        );
        assert!(fill(Lang::Zh, "{{board}}").contains("看板"));
    }

    #[test]
    fn no_page_asks_for_a_picture_that_is_not_there() {
        for page in [
            include_str!("../../docs/help/tui.zh.md"),
            include_str!("../../docs/help/tui.en.md"),
        ] {
            for lang in [Lang::Zh, Lang::En] {
                assert!(!fill(lang, page).contains("{{"));
            }
        }
    }
}
