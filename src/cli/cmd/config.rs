//! `duban config`: one's preferences with their origin, and the board's rules, which everybody shares.

use crate::cli::args::{ConfigArgs, ConfigVerb, HowArgs};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::settings::Settings;
use crate::i18n::Lang;
use crate::i18n::cli as words;

pub(crate) fn run(cx: &mut Cx<'_>, args: &ConfigArgs) -> Done {
    match &args.what {
        Some(ConfigVerb::Set { key, value }) => set(cx, key, value),
        None => show(cx),
    }
}

fn show(cx: &mut Cx<'_>) -> Done {
    let rules = rules(&cx.board()?.settings);
    let preferences = cx.preferences.clone();
    if cx.out.is_json() {
        let preferences: serde_json::Map<String, serde_json::Value> = preferences
            .into_iter()
            .map(|[key, value, origin]| {
                (key, serde_json::json!({ "value": value, "origin": origin }))
            })
            .collect();
        let told = serde_json::json!({ "preferences": preferences, "rules": rules });
        return cx.print(|out| out.json(&told));
    }
    let lang = cx.lang;
    let header = [
        lang.pick("设置", "Key"),
        lang.pick("值", "Value"),
        lang.pick("来自", "From"),
    ];
    let mut rows: Vec<Vec<String>> = preferences.into_iter().map(|row| row.to_vec()).collect();
    let from = words::from_board(lang).to_owned();
    rows.extend(rules.into_iter().map(|(key, value)| {
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        vec![key, value, from.clone()]
    }));
    cx.print(|out| out.rows(&header, &rows))
}

/// The rules as key and value, by the names that serde gives them.
fn rules(settings: &Settings) -> serde_json::Map<String, serde_json::Value> {
    match serde_json::to_value(settings) {
        Ok(serde_json::Value::Object(rules)) => rules,
        _ => serde_json::Map::new(),
    }
}

fn set(cx: &mut Cx<'_>, key: &str, value: &str) -> Done {
    let all = rules(&cx.board()?.settings);
    if !all.contains_key(key) {
        let known: Vec<&str> = all.keys().map(String::as_str).collect();
        return Err(Trouble::usage(words::not_one_of(
            cx.lang,
            key,
            &known.join(", "),
        )));
    }
    // A number or a list where it reads as one, else the text itself.
    let value =
        serde_json::from_str(value).unwrap_or_else(|_| serde_json::Value::String(value.to_owned()));
    let lang = cx.lang;
    cx.change_board(&HowArgs::default(), |board| {
        let mut all = rules(&board.settings);
        let now = all.insert(key.to_owned(), value);
        let settings: Settings =
            serde_json::from_value(serde_json::Value::Object(all)).map_err(|error| {
                let valid = now.and_then(|now| valid(lang, key, &now));
                let what = valid.unwrap_or_else(|| error.to_string());
                Trouble::usage(words::wrong_rule(lang, key, &what))
            })?;
        Ok(Command::SetSettings(settings))
    })
}

/// What a rule may be, judged by what it is now; `None` where the reader's own words are the best there are.
fn valid(lang: Lang, key: &str, now: &serde_json::Value) -> Option<String> {
    let (least, most) = match key {
        "idle_minutes" => (0, 24 * 60),
        "yellow_points" | "red_points" => (1, 100),
        _ => (1, 3650),
    };
    match (key, now) {
        ("strangers", _) => Some(words::valid_strangers(lang).to_owned()),
        ("zone", _) => Some(words::valid_zone(lang).to_owned()),
        ("level_days", _) => Some(words::valid_levels(lang).to_owned()),
        (_, serde_json::Value::Number(_)) => Some(words::valid_number(lang, least, most)),
        (_, serde_json::Value::Bool(_)) => Some(words::valid_bool(lang).to_owned()),
        _ => None,
    }
}
