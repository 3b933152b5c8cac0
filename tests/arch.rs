//! The layers of `docs/architecture.md`, kept by reading every source file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pretty_assertions::assert_eq;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Who may use whom. `run` stands above all.
const ALLOWED: &[(&str, &[&str])] = &[
    ("clock", &[]),
    ("text", &[]),
    ("domain", &["text"]),
    ("query", &["domain", "text"]),
    ("i18n", &["text", "domain", "query", "import"]),
    ("store", &["domain", "text"]),
    ("config", &["text", "i18n"]),
    ("host", &["text", "i18n"]),
    ("import", &["domain", "text"]),
    ("report", &["domain", "query", "text", "i18n"]),
    (
        "ops",
        &[
            "store", "domain", "query", "import", "report", "clock", "text",
        ],
    ),
    ("error", &["ops", "domain", "i18n", "store", "text"]),
    (
        "cli",
        &[
            "clock", "text", "domain", "query", "i18n", "config", "host", "import", "report",
            "ops", "error",
        ],
    ),
    (
        "tui",
        &[
            "clock", "text", "domain", "query", "i18n", "config", "import", "report", "ops",
            "error",
        ],
    ),
];

/// Where a crate of others may be named.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("tui_input", &["tui"]),
    ("clap", &["cli", "run"]),
    ("comfy_table", &["cli"]),
    ("directories", &["config"]),
    ("toml", &["config", "import"]),
    ("csv", &["import", "cli", "ops", "report"]),
    ("icalendar", &["report"]),
    ("minijinja", &["report"]),
    ("calamine", &["import"]),
    ("zip", &["import", "report"]),
    ("quick_xml", &["import", "report"]),
    ("rust_xlsxwriter", &["report"]),
    ("indicatif", &["cli"]),
    ("whoami", &["run"]),
    ("mail_builder", &["ops"]),
    ("signal_hook", &["cli", "tui"]),
    ("icu_collator", &["text"]),
    ("icu_locale_core", &["text"]),
];

/// The longest that a file may be without its tests.
const LONGEST: usize = 450;

/// Files that are longer and by how much they may be: tables, which are read line by line, and what is still to be
/// parted. A file that has become short must leave this list.
const LONGER: &[(&str, usize)] = &[("cli/args.rs", 720), ("cli/zh.rs", 520)];

struct Source {
    /// Under `src`, with `/`.
    path: String,
    /// The folder or file right under `src`.
    layer: String,
    /// Without comments and without the tests.
    code: String,
    lines: usize,
}

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
}

fn is_test_file(path: &str) -> bool {
    path.split('/')
        .any(|part| ["tests", "tests.rs", "testing.rs"].contains(&part))
}

/// The source files of the program; tests may look into any layer.
fn sources() -> Vec<Source> {
    let root = Path::new(ROOT).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
        let name = name.replace('\\', "/");
        let text = std::fs::read_to_string(&path).unwrap();
        let code = without_tests(&text);
        let layer = name.split('/').next().unwrap().trim_end_matches(".rs");
        Source {
            layer: layer.to_owned(),
            lines: code.lines().count(),
            code: code
                .lines()
                .map(|line| line.split("//").next().unwrap())
                .collect::<Vec<_>>()
                .join("\n"),
            path: name,
        }
    };
    let all = paths.into_iter().map(read);
    all.filter(|source| !is_test_file(&source.path)).collect()
}

/// Cuts modules of tests off, which stand last in a file.
fn without_tests(text: &str) -> String {
    let mut kept = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        if line == "#[cfg(test)]" && next.starts_with("mod ") && next.ends_with('{') {
            while lines.next().is_some_and(|line| line != "}") {}
        } else {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// The names that stand right after `crate::`, those in braces too.
fn used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let parts: Vec<&str> = code.split("crate::").collect();
    for (before, rest) in parts.iter().zip(parts.iter().skip(1)) {
        if before.ends_with('$') || before.ends_with(is_name) {
            continue;
        }
        match rest.strip_prefix('{') {
            Some(inside) => used.extend(in_braces(inside)),
            None => used.extend(name(rest)),
        }
    }
    used
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn name(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| is_name(*c)).collect();
    Some(name).filter(|name| !name.is_empty())
}

fn in_braces(inside: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = vec![String::new()];
    for c in inside.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ if depth == 0 => names.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    names.iter().filter_map(|text| name(text.trim())).collect()
}

/// What a name under the crate belongs to: the two macros are the words' own.
fn layer_of(name: &str) -> &str {
    if ["words", "messages"].contains(&name) {
        "i18n"
    } else {
        name
    }
}

#[test]
fn the_reader_of_paths_reads_them() {
    let code = "use crate::domain::{id::Day, board::Board};\nuse crate::{text, i18n::{self, Lang}};\n\
                fn f() { crate::ops::x(); $crate::not::this(); mycrate::not::this() }";
    let found: Vec<String> = used(code).into_iter().collect();
    assert_eq!(found, ["domain", "i18n", "ops", "text"]);
}

#[test]
fn every_layer_uses_only_what_lies_below() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(allowed) = allowed.get(source.layer.as_str()) else {
            assert!(
                ["run", "main", "lib"].contains(&source.layer.as_str()),
                "{} has no place among the layers; say whom it may use",
                source.path
            );
            continue;
        };
        for name in used(&source.code) {
            let layer = layer_of(&name);
            if layer != source.layer && !allowed.contains(&layer) {
                wrong.push(format!("{} uses crate::{name}", source.path));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_layers_have_no_circle() {
    let mut left: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    while !left.is_empty() {
        let free = left
            .iter()
            .find(|(_, below)| below.iter().all(|layer| !left.contains_key(layer)))
            .map(|(layer, _)| *layer);
        left.remove(free.unwrap_or_else(|| panic!("a circle among {:?}", left.keys())));
    }
}

#[test]
fn crates_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, layers) in CRATES {
            let before: Vec<&str> = source.code.split(&format!("{name}::")).collect();
            let is_used = before
                .iter()
                .rev()
                .skip(1)
                .any(|before| !before.ends_with(|c: char| is_name(c) || c == ':'));
            if is_used && !layers.contains(&source.layer.as_str()) {
                wrong.push(format!("{} names {name}", source.path));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_crate_that_is_kept_in_its_place_is_one_of_ours() {
    let manifest = std::fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).unwrap();
    for (name, _) in CRATES {
        // A crate may be written with either sign; in code it is always `_`.
        let is_there = [*name, &name.replace('_', "-")]
            .iter()
            .any(|name| manifest.contains(&format!("\n{name} = ")));
        assert!(is_there, "{name}");
    }
}

#[test]
fn no_file_grows_out_of_hand() {
    let longer: BTreeMap<&str, usize> = LONGER.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for source in sources() {
        let most = longer.get(source.path.as_str());
        if source.lines > *most.unwrap_or(&LONGEST) {
            wrong.push(format!("{} has {} lines", source.path, source.lines));
        }
        if most.is_some() && source.lines <= LONGEST {
            wrong.push(format!("{} is short; take it off the list", source.path));
        }
        seen.insert(source.path);
    }
    wrong.extend(
        longer
            .keys()
            .filter(|path| !seen.contains(**path))
            .map(|path| format!("{path} is gone; take it off the list")),
    );
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut paths = Vec::new();
    for dir in ["src", "tests"] {
        files(&Path::new(ROOT).join(dir), &mut paths);
    }
    let dumb: Vec<_> = paths
        .iter()
        .filter(|path| !std::fs::read_to_string(path).unwrap().starts_with("//! "))
        .collect();
    assert_eq!(dumb, [""; 0].map(PathBuf::from).iter().collect::<Vec<_>>());
}

#[test]
fn every_file_belongs_to_a_module() {
    let mut paths = Vec::new();
    for dir in ["src", "tests"] {
        files(&Path::new(ROOT).join(dir), &mut paths);
    }
    let manifest = std::fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).unwrap();
    let is_root = |path: &Path| {
        let name = path.file_name().unwrap();
        let under = path.strip_prefix(ROOT).unwrap().to_str().unwrap();
        let is_named = manifest.contains(&format!("path = \"{under}\""));
        is_named
            || (name == "main.rs" || name == "lib.rs")
                && path.parent().unwrap().parent() == Some(Path::new(ROOT))
    };
    for path in paths.iter().filter(|path| !is_root(path)) {
        let (dir, stem) = if path.ends_with("mod.rs") {
            let dir = path.parent().unwrap();
            (dir.parent().unwrap(), dir.file_name().unwrap())
        } else {
            (path.parent().unwrap(), path.file_stem().unwrap())
        };
        let parents = [
            dir.join("mod.rs"),
            dir.join("lib.rs"),
            dir.join("main.rs"),
            dir.with_extension("rs"),
        ];
        let line = format!("mod {};", stem.to_str().unwrap());
        let is_named = parents
            .iter()
            .filter_map(|parent| std::fs::read_to_string(parent).ok());
        assert!(
            is_named.into_iter().any(|text| text.contains(&line)),
            "{} is in no module",
            path.display()
        );
    }
}

#[test]
fn every_migration_is_applied_and_every_statement_used() {
    let migrate = std::fs::read_to_string(Path::new(ROOT).join("src/store/migrate.rs")).unwrap();
    let mut migrations: Vec<String> = list(&Path::new(ROOT).join("db/migrations"));
    migrations.sort();
    for (number, name) in (1..).zip(&migrations) {
        assert!(name.starts_with(&format!("{number:04}_")), "{name}");
        assert!(migrate.contains(&format!("db/migrations/{name}")), "{name}");
    }
    let store: String = sources()
        .into_iter()
        .filter(|source| source.layer == "store")
        .map(|source| source.code)
        .collect();
    for name in list(&Path::new(ROOT).join("src/store/sql")) {
        assert!(
            store.contains(&format!("sql/{name}\"")),
            "{name} is not used"
        );
    }
}

fn list(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}
