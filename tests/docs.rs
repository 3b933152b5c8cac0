//! What is written down agrees with the program.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Parser;
use pretty_assertions::assert_eq;

use duban::domain::person::Role;
use duban::domain::rights::Act;
use duban::i18n::{Lang, person};

use crate::support::Home;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The names in the first column of the list of verbs.
fn verbs(home: &Home) -> Vec<String> {
    let help = home.cli(["--help"]).english().real().ok().stdout;
    let list = help.split("Commands:\n").nth(1).unwrap();
    list.lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

fn topics(home: &Home) -> Vec<String> {
    let help = home.cli(["help"]).english().real().ok().stdout;
    let line = help.lines().last().unwrap();
    let (_, names) = line.split_once("): ").unwrap();
    names.split(' ').map(str::to_owned).collect()
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn every_topic_and_every_verb_is_explained_in_both_languages() {
    let home = Home::new();
    let (verbs, topics) = (verbs(&home), topics(&home));
    assert!(verbs.len() > 25 && topics.len() > 5, "{verbs:?} {topics:?}");
    for name in verbs.iter().chain(&topics) {
        let zh = home.cli(["help", name]).real().ok().stdout;
        let en = home.cli(["help", name]).english().real().ok().stdout;
        assert_ne!(zh, en, "{name}");
        assert!(zh.lines().count() > 5 && en.lines().count() > 5, "{name}");
        assert!(is_chinese(&zh), "{name}");
    }
    for verb in &verbs {
        let zh = home.cli([verb, "--help"]).real().ok().stdout;
        assert!(is_chinese(zh.lines().next().unwrap()), "{verb}");
        let en = home.cli([verb, "--help"]).english().real().ok().stdout;
        let usage = en.lines().find(|line| line.starts_with("Usage:")).unwrap();
        assert!(
            usage.starts_with(&format!("Usage: duban {verb}")),
            "{usage}"
        );
    }
}

#[test]
fn a_topic_that_is_not_there_is_turned_down_with_a_hint() {
    let home = Home::new();
    let told = home.cli(["help", "filtres"]).real().fails(2);
    assert!(told.ends_with("是不是“filters”？\n"), "{told}");
    let told = home.cli(["help", "filtres"]).english().real().fails(2);
    assert!(told.ends_with("Did you mean `filters`?\n"), "{told}");
}

#[test]
fn every_page_of_help_has_both_languages_and_a_topic() {
    let home = Home::new();
    let topics: BTreeSet<String> = topics(&home).into_iter().collect();
    let entries = std::fs::read_dir(Path::new(ROOT).join("docs/help")).unwrap();
    let names: BTreeSet<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for name in &names {
        let topic = name.split('.').next().unwrap();
        assert!(topics.contains(topic), "{name} is no topic");
        for lang in ["zh", "en"] {
            assert!(
                names.contains(&format!("{topic}.{lang}.md")),
                "{topic} in {lang}"
            );
        }
    }
}

#[test]
fn a_line_of_help_that_shows_a_verb_shows_one_that_exists() {
    let home = Home::new();
    let verbs = verbs(&home);
    for name in topics(&home) {
        for cli in [
            home.cli(["help", &name]),
            home.cli(["help", &name]).english(),
        ] {
            let page = cli.real().ok().stdout;
            let shown = page
                .lines()
                .filter_map(|line| line.trim_start().strip_prefix("duban "));
            for verb in shown.filter_map(|rest| rest.split_whitespace().next()) {
                assert!(
                    verbs.iter().any(|known| known == verb),
                    "{name}: duban {verb}"
                );
            }
        }
    }
}

#[test]
fn the_codes_of_the_help_are_those_of_the_program() {
    let home = Home::new();
    let page = home.cli(["help", "codes"]).real().ok().stdout;
    let codes: Vec<char> = page
        .lines()
        .filter_map(|line| line.trim_start().chars().next())
        .filter(char::is_ascii_digit)
        .collect();
    assert_eq!(codes, ['0', '1', '2', '3', '4', '5']);
}

#[test]
fn every_field_of_json_is_documented() {
    let home = Home::small();
    let project = home.project(1);
    let events = home.cli(["log", "1", "--json"]).ok().json();
    home.cli(["level", "1", "2", "--note", "按月报"]).ok();
    let slip = home.cli(["slip", "1", "--json"]).ok().json();
    let minutes = home.cli(["overdue", "--minutes", "--json"]).ok().json();
    let row = &minutes["departments"][0]["rows"][0];
    let holidays = home.cli(["holidays", "--json"]).ok().json();
    let views = home.cli(["views", "--json"]).ok().json();
    let depts = home.cli(["dept", "--json"]).ok().json();
    let people = {
        let add = [
            "user",
            "add",
            "wang",
            "--name",
            "王芳",
            "--role",
            "administrator",
        ];
        home.cli(add).ok();
        home.write("people.csv", "login,name\nli,李强\n");
        let import = home.cli(["user", "import", "people.csv", "--json"]);
        [
            import.ok().json(),
            home.cli(["user", "--json"]).ok().json()[0].clone(),
            home.cli(["user", "show", "wang", "--json"]).ok().json(),
            home.cli(["doctor", "--head", "1:00000000", "--json"])
                .run()
                .json(),
        ]
    };
    let told = [
        &people[0],
        &people[1],
        &people[2],
        &people[3],
        &slip,
        &minutes,
        &minutes["tally"],
        row,
        &holidays[0],
        &views[0],
        &depts[0],
    ];
    for cli in [
        home.cli(["help", "json"]),
        home.cli(["help", "json"]).english(),
    ] {
        let page = cli.real().ok().stdout;
        let words: BTreeSet<&str> = page
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .collect();
        for value in [&project, &events[0]].into_iter().chain(told) {
            for field in value.as_object().unwrap().keys() {
                assert!(words.contains(field.as_str()), "{field}");
            }
        }
    }
}

#[test]
fn the_example_of_a_configuration_can_be_used_as_it_is_and_with_every_line_on() {
    let home = Home::small();
    let example = std::fs::read_to_string(Path::new(ROOT).join("config.example.toml")).unwrap();
    home.write("example.toml", &example);
    let shown = home.cli(["--config", "example.toml", "config"]).ok();
    assert!(shown.stdout.contains("theme\tdark"));
    let on = example.replace("#: ", "");
    assert_ne!(on, example);
    home.write("on.toml", &on);
    let shown = home.cli(["--config", "on.toml", "config", "--json"]);
    let shown = shown.ok().json();
    let keys: BTreeSet<&String> = shown["preferences"].as_object().unwrap().keys().collect();
    for key in keys {
        // A section's key stands under the section.
        let inner = key.rsplit('.').next().unwrap();
        let line = format!("#: {inner} = ");
        assert!(
            example.contains(&line),
            "{key} is not in config.example.toml"
        );
        let origin = shown["preferences"][key]["origin"].as_str().unwrap();
        // Variables of the environment count for more than a file.
        assert!(
            origin == "on.toml" || origin.starts_with('$'),
            "{key} {origin}"
        );
    }
}

/// A page of the manual.
fn page(name: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join("docs").join(name)).unwrap()
}

/// What stands between fences that begin with a word.
fn fenced<'a>(page: &'a str, word: &str) -> Vec<&'a str> {
    let fence = format!("```{word}\n");
    let blocks = page.split(fence.as_str()).skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap())
        .collect()
}

/// The command lines of duban in a text, from its own name on and without what a shell would take away.
fn commands(text: &str) -> Vec<String> {
    let line = |line: &str| {
        let line = line.split(" #").next()?.split(" > ").next()?;
        let line = line.split(" | ").next()?.split(" && ").last()?;
        let (_, as_account) = line.split_once(" -- ").unzip();
        let line = as_account.unwrap_or(line).trim_start_matches("./");
        let (_, unit_or_cron) = line.split_once("/usr/local/bin/duban ").unzip();
        let rest = unit_or_cron.or_else(|| line.strip_prefix("duban "))?;
        Some(format!("duban {}", rest.trim()))
    };
    text.lines().filter_map(line).collect()
}

/// The words of a command line; quotes are the only thing that these pages ask of a shell.
fn words(command: &str) -> Vec<String> {
    let parts = command.split(['\'', '"']).enumerate();
    parts
        .flat_map(|(number, part)| match number % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

fn is_understood(command: &str) {
    let words = words(command);
    let grammar = duban::cli::command(Lang::En);
    let words = duban::cli::flags_first(&grammar, words.into_iter().map(Into::into).collect());
    if let Err(error) = grammar.try_get_matches_from(words) {
        panic!("{command}\n{error}");
    }
}

#[test]
fn the_units_and_the_table_of_cron_run_verbs_that_exist() {
    let dir = Path::new(ROOT).join("docs/delivery");
    let mut found = 0;
    for entry in std::fs::read_dir(&dir).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        for page in ["delivery.md", "delivery.zh-CN.md"] {
            assert!(
                self::page(page).contains(&format!("(delivery/{name})")),
                "{name}"
            );
        }
        let lines = text.lines().filter(|line| {
            line.starts_with("ExecStart=") || line.contains(" /usr/local/bin/duban ")
        });
        for command in lines.flat_map(commands) {
            is_understood(&command);
            found += 1;
        }
        if let Some(stem) = name.strip_suffix(".timer") {
            let service = format!("{stem}.service");
            assert!(dir.join(&service).exists(), "{service}");
            assert!(
                text.contains("OnCalendar=") && text.contains(" Asia/Shanghai\n"),
                "{name}"
            );
        }
    }
    assert_eq!(found, 7);
}

/// Pages that exist in both languages, and how many commands they show at least.
const PAGES: [(&str, usize); 6] = [
    ("delivery", 10),
    ("week", 10),
    ("review", 3),
    ("rights", 6),
    ("ssh", 15),
    ("threats", 2),
];

#[test]
fn the_commands_on_a_page_exist_and_are_the_same_in_both_languages() {
    let of = |name: &str| -> Vec<String> {
        let page = page(name);
        fenced(&page, "sh").into_iter().flat_map(commands).collect()
    };
    for (name, least) in PAGES {
        let commands = of(&format!("{name}.md"));
        assert!(commands.len() > least, "{name}: {commands:?}");
        for command in &commands {
            is_understood(command);
        }
        assert_eq!(commands, of(&format!("{name}.zh-CN.md")), "{name}");
    }
}

/// The commands of the pages on reports that write a file, run as they stand there.
#[test]
fn the_reports_of_the_manual_are_written_as_it_says() {
    let home = Home::demo();
    for name in ["week.md", "review.md"] {
        let page = page(name);
        for command in fenced(&page, "sh").into_iter().flat_map(commands) {
            if command.contains("--mail") {
                continue;
            }
            let words = words(&command);
            home.cli(words.iter().skip(1).map(String::as_str)).ok();
            let file = words.iter().skip_while(|word| *word != "-o").nth(1);
            if let Some(file) = file {
                let path = home.path(file);
                assert!(path.exists(), "{command}: {}", path.display());
            }
        }
    }
}

/// What is typed on another machine is taken up by duban all the same.
#[test]
fn what_a_colleague_types_is_understood_and_is_done_from_afar() {
    let mut found = 0;
    for name in ["ssh.md", "ssh.zh-CN.md", "threats.md", "threats.zh-CN.md"] {
        let page = page(name);
        let lines = fenced(&page, "sh").into_iter().flat_map(str::lines);
        for line in lines.filter_map(|line| line.split_once("duban@board ")) {
            let line = line.1.split(" #").next().unwrap();
            let line = line.split(" >").next().unwrap_or(line);
            let words = words(&format!("duban {line}"));
            let cli = duban::cli::args::Cli::try_parse_from(words);
            let cli = cli.unwrap_or_else(|error| panic!("{line}: {error}"));
            assert!(duban::cli::judge(&cli).is_ok(), "{line}");
            found += 1;
        }
    }
    assert_eq!(found, 10);
}

#[test]
fn a_link_on_a_page_leads_to_a_file() {
    let docs = Path::new(ROOT).join("docs");
    let folders = [
        (
            docs.clone(),
            vec![
                "week.md",
                "week.zh-CN.md",
                "review.md",
                "review.zh-CN.md",
                "threats.md",
                "threats.zh-CN.md",
            ],
        ),
        (
            Path::new(ROOT).to_owned(),
            vec!["README.md", "README.zh-CN.md"],
        ),
    ];
    for (folder, names) in folders {
        for name in names {
            let text = std::fs::read_to_string(folder.join(name)).unwrap();
            let links = text.split("](").skip(1);
            let links = links.filter_map(|rest| rest.split([')', '#']).next());
            let mut count = 0;
            for link in links.filter(|link| !link.starts_with("http")) {
                assert!(folder.join(link).exists(), "{name}: {link}");
                count += 1;
            }
            assert!(count > 1, "{name}");
        }
    }
}

#[test]
fn the_configurations_on_delivery_are_good() {
    let home = Home::small();
    let (en, zh) = (page("delivery.md"), page("delivery.zh-CN.md"));
    let blocks = fenced(&en, "toml");
    assert_eq!(blocks, fenced(&zh, "toml"));
    let whole = home.write("mail.toml", blocks[0]);
    let whole = whole.to_str().unwrap();
    home.cli(["--config", whole, "config"]).ok();
    let told = home
        .cli(["--config", whole, "week", "--mail", "--dry-run"])
        .ok();
    assert!(
        told.stdout
            .contains("王芳 <wang@example.gov.cn>、li@example.gov.cn")
    );
    home.cli(["--config", whole, "remind", "--mail", "--dry-run"])
        .ok();
}

/// The table of rights as the program has it.
fn table_of_rights(lang: Lang) -> String {
    let roles = Role::ALL.map(|role| person::role(lang, role));
    let head = [lang.pick("事项", "What"), lang.pick("包括", "Covers")];
    let head: Vec<&str> = head.into_iter().chain(roles).collect();
    let mut lines = vec![
        format!("| {} |", head.join(" | ")),
        format!("|{}", "---|".repeat(head.len())),
    ];
    for act in Act::ALL {
        let cell = |role: Role| {
            if role < act.needs() {
                match act {
                    Act::Share => lang.pick("本人的", "his own"),
                    _ => "–",
                }
            } else if !act.is_about_a_project() {
                lang.pick("可", "yes")
            } else if role == Role::Operator {
                lang.pick("本部门", "own")
            } else {
                lang.pick("全部", "all")
            }
        };
        let mut cells = vec![person::act(lang, act), person::covers(lang, act)];
        cells.extend(Role::ALL.map(cell));
        lines.push(format!("| {} |", cells.join(" | ")));
    }
    lines.join("\n")
}

#[test]
fn the_table_of_rights_is_that_of_the_program() {
    for (name, lang) in [("rights.md", Lang::En), ("rights.zh-CN.md", Lang::Zh)] {
        let page = page(name);
        let (_, rest) = page.split_once("<!-- rights -->\n").unwrap();
        let (found, _) = rest.split_once("<!-- /rights -->").unwrap();
        let meant = table_of_rights(lang);
        assert_eq!(found.trim(), meant, "{name} should say:\n{meant}\n");
    }
}
