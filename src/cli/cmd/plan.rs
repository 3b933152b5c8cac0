//! `duban plan check`: the files of a plan, without a database.

use std::path::Path;

use crate::cli::args::PlanVerb;
use crate::cli::{Done, Output, Trouble};
use crate::error::Kind;
use crate::i18n::{self, Lang, cli as words};
use crate::import::{Care, Files, read_plan};
use crate::ops::standard_words;

/// Checks a plan directory and says what it holds.
pub fn run(lang: Lang, verb: &PlanVerb, out: &mut Output<'_>) -> Done {
    let PlanVerb::Check { dir, sources } = verb;
    let name = dir.display().to_string();
    if !dir.is_dir() {
        return Err(Trouble::new(
            Kind::NotFound,
            words::no_such_plan(lang, &name),
        ));
    }
    let care = sources
        .as_deref()
        .map_or(Care::Named, |path: &Path| Care::LookedUp(path));
    let plan = Files::directory(dir)
        .and_then(|files| standard_words(|words| read_plan(&files, words, care)))
        .map_err(|flaws| {
            let mut trouble = Trouble::new(
                Kind::Failed,
                words::plan_is_faulty(lang, &name, flaws.len()),
            );
            trouble
                .more
                .extend(flaws.iter().map(|flaw| i18n::import::flaw(lang, flaw)));
            trouble
        })?;
    let facts = plan
        .projects
        .iter()
        .map(|project| project.facts.len())
        .sum();
    let owners = plan
        .projects
        .iter()
        .filter(|project| !project.owners.is_empty())
        .count();
    if out.is_json() {
        let told = serde_json::json!({
            "projects": plan.projects.len(), "facts": facts, "with_departments": owners,
            "departments": plan.departments.len(), "tasks": plan.tasks.len(), "sources": plan.sources.len(),
        });
        return crate::cli::printed(lang, out.json(&told));
    }
    let line = words::plan_is_sound(
        lang,
        plan.projects.len(),
        facts,
        owners,
        plan.departments.len(),
    );
    crate::cli::printed(lang, out.line(&line))
}
