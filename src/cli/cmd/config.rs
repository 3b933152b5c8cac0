//! `duban config`: one's preferences with their origin, and the board's rules, which everybody shares.

use crate::cli::args::{ConfigArgs, ConfigVerb, HowArgs};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::settings::Settings;
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
        all.insert(key.to_owned(), value);
        let settings: Settings = serde_json::from_value(serde_json::Value::Object(all))
            .map_err(|error| Trouble::usage(words::wrong_rule(lang, key, &error.to_string())))?;
        Ok(Command::SetSettings(settings))
    })
}
