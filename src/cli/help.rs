//! Help: the grammar in both languages, and topics.

use clap::{
    Arg, ArgAction, Command, CommandFactory, error::ContextKind, error::ContextValue,
    error::ErrorKind,
};

use crate::i18n::Lang;
use crate::query::field::{Field, Flag};
use crate::query::view::BuiltIn;

use super::args::Cli;
use super::{Trouble, pictures, zh};

/// The grammar with its help in a language.
pub fn command(lang: Lang) -> Command {
    let command = Cli::command();
    match lang {
        Lang::En => command,
        Lang::Zh => in_chinese(command, ""),
    }
}

const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法: {usage}\n\n{all-args}{after-help}";

/// Lays the Chinese texts over a command and all below it.
fn in_chinese(command: Command, verb: &str) -> Command {
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_flag(true)
        .disable_version_flag(!verb.is_empty())
        .mut_args(|arg| {
            let heading = match (arg.is_positional(), arg.is_global_set()) {
                (true, _) => "参数",
                (false, true) => "通用选项",
                (false, false) => "选项",
            };
            let help = zh::argument(verb, arg.get_id().as_str());
            // What the values mean stands in the Chinese text; the grammar tells it in English.
            let takes_values = arg.get_action().takes_values();
            let arg = arg.help_heading(heading).hide_possible_values(takes_values);
            match help {
                Some(help) => arg.help(help),
                None => arg,
            }
        });
    command = command.arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help("显示帮助")
            .help_heading("选项"),
    );
    if verb.is_empty() {
        command = command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("显示版本")
                .help_heading("选项"),
        );
    }
    if let Some(about) = zh::verb(verb) {
        command = command.about(about);
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|below| below.get_name().to_owned())
        .collect();
    for name in names {
        let path = if verb.is_empty() {
            name.clone()
        } else {
            format!("{verb} {name}")
        };
        command = command.mut_subcommand(name, |below| in_chinese(below, &path));
    }
    command
}

/// What is wrong with the words of a command line.
pub fn usage(lang: Lang, error: &clap::Error) -> Trouble {
    if lang == Lang::En {
        let text = error.render().to_string();
        let text = text.trim().trim_start_matches("error: ");
        let mut lines = text.lines();
        let mut trouble = Trouble::usage(lines.next().unwrap_or_default());
        trouble.more.extend(
            lines
                .filter(|line| !line.trim().is_empty())
                .map(|line| line.trim().to_owned()),
        );
        return trouble;
    }
    let said = |kind| error.get(kind).map(context).unwrap_or_default();
    let text = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有命令“{}”", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("没有参数“{}”", said(ContextKind::InvalidArg)),
        ErrorKind::MissingRequiredArgument => {
            format!("缺少参数：{}", said(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            format!(
                "{} 不能与 {} 同用",
                said(ContextKind::InvalidArg),
                said(ContextKind::PriorArg)
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if !said(ContextKind::InvalidValue).is_empty() =>
        {
            format!(
                "“{}”不能用于 {}",
                said(ContextKind::InvalidValue),
                said(ContextKind::InvalidArg)
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{} 后面要有一个值", said(ContextKind::InvalidArg))
        }
        _ => error
            .render()
            .to_string()
            .trim()
            .trim_start_matches("error: ")
            .to_owned(),
    };
    let mut trouble = Trouble::usage(text);
    let valid = said(ContextKind::ValidValue);
    if !valid.is_empty() {
        trouble.more.push(format!("可用：{valid}"));
    } else if error.kind() == ErrorKind::ValueValidation {
        trouble.more.extend(expected(error));
    }
    let close = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    if let Some(close) = close.into_iter().map(said).find(|close| !close.is_empty()) {
        trouble.more.push(format!("是不是“{close}”？"));
    }
    if said(ContextKind::InvalidArg).starts_with('-') && error.kind() == ErrorKind::UnknownArgument
    {
        trouble
            .more
            .push("以 - 开头的筛选或数字，请写在 -- 之后：duban list -- -受阻".to_owned());
    }
    trouble.more.push("用法见 duban --help".to_owned());
    trouble
}

/// What a value has to be: the grammar says it only in English words.
fn expected(error: &clap::Error) -> Option<String> {
    let said = std::error::Error::source(error)?.to_string();
    if let Some((least, most)) = said
        .split_once(" is not in ")
        .and_then(|(_, range)| range.split_once("..="))
    {
        return Some(format!("应为 {least} 至 {most} 的整数"));
    }
    let is_number = ["invalid digit", "number too", "cannot parse integer"];
    if is_number.iter().any(|known| said.starts_with(known)) {
        return Some("应为整数".to_owned());
    }
    Some(format!("可用：{said}"))
}

fn context(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(words) => words.join("、"),
        other => other.to_string(),
    }
}

/// A topic's name with its page in Chinese and English.
type Topic = (&'static str, fn(Lang) -> String);

const TOPICS: &[Topic] = &[
    ("filters", filters),
    ("deadlines", |lang| {
        page(
            lang,
            include_str!("../../docs/help/deadlines.zh.md"),
            include_str!("../../docs/help/deadlines.en.md"),
        )
    }),
    ("rules", |lang| {
        page(
            lang,
            include_str!("../../docs/help/rules.zh.md"),
            include_str!("../../docs/help/rules.en.md"),
        )
    }),
    ("json", |lang| {
        page(
            lang,
            include_str!("../../docs/help/json.zh.md"),
            include_str!("../../docs/help/json.en.md"),
        )
    }),
    ("ledger", |lang| {
        page(
            lang,
            include_str!("../../docs/help/ledger.zh.md"),
            include_str!("../../docs/help/ledger.en.md"),
        )
    }),
    ("codes", |lang| {
        page(
            lang,
            include_str!("../../docs/help/codes.zh.md"),
            include_str!("../../docs/help/codes.en.md"),
        )
    }),
    ("tui", |lang| {
        let page = lang.pick(
            include_str!("../../docs/help/tui.zh.md"),
            include_str!("../../docs/help/tui.en.md"),
        );
        pictures::fill(lang, page)
    }),
    ("categories", categories),
];

fn page(lang: Lang, zh: &'static str, en: &'static str) -> String {
    lang.pick(zh, en).to_owned()
}

/// Explains a topic or a verb; without one, lists the topics.
pub fn explain(lang: Lang, topic: Option<&str>) -> Result<String, Trouble> {
    let names: Vec<&str> = TOPICS
        .iter()
        .map(|(name, _)| *name)
        .chain(["keys"])
        .collect();
    let Some(topic) = topic else {
        // The page of keys is the board's; `run` prints it.
        let all = format!("{} keys", names.join(" "));
        let topics = crate::i18n::cli::topics(lang, &all);
        return Ok(format!("{}\n{topics}\n", command(lang).render_help()));
    };
    if let Some((_, page)) = TOPICS.iter().find(|(name, _)| *name == topic) {
        return Ok(page(lang));
    }
    let mut grammar = command(lang);
    if let Some(verb) = grammar.find_subcommand_mut(topic) {
        let verb = verb.clone().bin_name(format!("duban {topic}"));
        return Ok(verb.clone().render_long_help().to_string());
    }
    let verbs: Vec<String> = grammar
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    let candidates = names
        .iter()
        .copied()
        .chain(verbs.iter().map(String::as_str));
    let close = crate::text::suggest::closest(topic, candidates).map(str::to_owned);
    let known = names.join(", ");
    let trouble = Trouble::usage(crate::i18n::cli::not_one_of(lang, topic, &known));
    Err(match close {
        Some(close) => trouble.with(crate::i18n::cli::did_you_mean(lang, &close)),
        None => trouble,
    })
}

/// The filter language, from its own table of fields.
fn filters(lang: Lang) -> String {
    let line = |names: Vec<&'static str>, help: &str, example: &str| {
        let names = crate::text::width::pad(&names.join(" "), 34);
        format!("  {names} {help}   {example}")
            .trim_end()
            .to_owned()
            + "\n"
    };
    let fields = Field::ALL.iter().map(|field| {
        let row = field.row();
        line(
            row.names().collect(),
            lang.pick(row.help_zh, row.help_en),
            row.example,
        )
    });
    let flags = Flag::ALL.iter().map(|flag| {
        let row = flag.row();
        line(
            row.names().collect(),
            lang.pick(row.help_zh, row.help_en),
            "",
        )
    });
    let views = BuiltIn::ALL.iter().map(|view| {
        let row = view.row();
        let name = format!("@{}", lang.pick(row.zh, row.key));
        let name = crate::text::width::pad(&name, 34);
        format!("  {name} {}\n", lang.pick(row.help_zh, row.help_en))
    });
    let intro = crate::i18n::cli::filters_intro(lang).to_owned();
    let known = fields.chain(flags).collect::<String>();
    let saved = crate::i18n::ui::find::views_intro(lang);
    intro + &known + saved + &views.collect::<String>()
}

/// The categories that a new board has.
fn categories(lang: Lang) -> String {
    let table = include_str!("../../db/seed/categories.csv");
    let rows = table.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let (key, zh, en) = (cells.next()?, cells.next()?, cells.next()?);
        Some(format!(
            "  {} {}\n",
            crate::text::width::pad(key, 16),
            lang.pick(zh, en)
        ))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(command: &Command, verb: &str, missing: &mut Vec<String>) {
        if zh::verb(verb).is_none() {
            missing.push(format!("verb {verb}"));
        }
        for arg in command
            .get_arguments()
            .filter(|arg| !["help", "version"].contains(&arg.get_id().as_str()))
        {
            if zh::argument(verb, arg.get_id().as_str()).is_none() {
                missing.push(format!("{verb} {}", arg.get_id()));
            }
        }
        for below in command.get_subcommands() {
            let path = if verb.is_empty() {
                below.get_name().to_owned()
            } else {
                format!("{verb} {}", below.get_name())
            };
            self::missing(below, &path, missing);
        }
    }

    #[test]
    fn every_verb_and_every_argument_is_explained_in_chinese() {
        let mut gone = Vec::new();
        missing(&Cli::command(), "", &mut gone);
        assert_eq!(gone, Vec::<String>::new());
    }

    #[test]
    fn the_help_of_a_verb_has_no_english_lines_in_chinese() {
        for verb in ["week", "slip", "export", "remind"] {
            let page = explain(Lang::Zh, Some(verb)).unwrap();
            assert!(!page.contains("Possible values"), "{page}");
            assert!(!page.contains("spreadsheet"), "{page}");
        }
    }

    #[test]
    fn the_grammar_is_sound_in_both_languages() {
        command(Lang::En).debug_assert();
        command(Lang::Zh).debug_assert();
    }

    #[test]
    fn every_topic_has_something_to_say_in_both_languages() {
        for (name, _) in TOPICS {
            for lang in [Lang::Zh, Lang::En] {
                assert!(
                    explain(lang, Some(name)).unwrap().lines().count() > 5,
                    "{name}"
                );
            }
        }
        assert!(
            explain(Lang::Zh, Some("filtres"))
                .unwrap_err()
                .more
                .iter()
                .any(|line| line.contains("filters"))
        );
    }
}
