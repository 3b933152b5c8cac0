//! The files of a plan: compiled in, given, or in a directory.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::table::{Flaw, Problem};

/// The plan that is compiled in.
const HAIDIAN: &[(&str, &str)] = &[
    (
        "plan.toml",
        include_str!("../../../db/plans/haidian/plan.toml"),
    ),
    (
        "sources.csv",
        include_str!("../../../db/plans/haidian/sources.csv"),
    ),
    (
        "departments.csv",
        include_str!("../../../db/plans/haidian/departments.csv"),
    ),
    (
        "tasks.csv",
        include_str!("../../../db/plans/haidian/tasks.csv"),
    ),
    (
        "projects.csv",
        include_str!("../../../db/plans/haidian/projects.csv"),
    ),
    (
        "ownership.csv",
        include_str!("../../../db/plans/haidian/ownership.csv"),
    ),
    (
        "owner_rules.csv",
        include_str!("../../../db/plans/haidian/owner_rules.csv"),
    ),
    (
        "facts.csv",
        include_str!("../../../db/plans/haidian/facts.csv"),
    ),
    (
        "measures.csv",
        include_str!("../../../db/plans/haidian/measures.csv"),
    ),
];

/// The files of a plan by name.
#[derive(Debug, Clone, Default)]
pub struct Files(pub(super) BTreeMap<String, String>);

impl Files {
    /// A plan that is compiled in, by its name.
    pub fn built_in(name: &str) -> Option<Self> {
        (name == "haidian").then(|| Self::given(HAIDIAN))
    }

    /// A plan from texts in memory.
    pub fn given(files: &[(&str, &str)]) -> Self {
        Self(
            files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }

    /// A plan from a directory; files that are not there are noticed when they are read.
    pub fn directory(path: &Path) -> Result<Self, Vec<Flaw>> {
        let mut files = BTreeMap::new();
        let mut flaws = Vec::new();
        for (name, _) in HAIDIAN {
            let file = path.join(name);
            match std::fs::read(&file).map(String::from_utf8) {
                Ok(Ok(text)) => {
                    files.insert((*name).to_owned(), text);
                }
                Ok(Err(_)) => flaws.push(whole(name, Problem::NotUtf8)),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => flaws.push(whole(name, Problem::Unreadable(error.to_string()))),
            }
        }
        if flaws.is_empty() {
            Ok(Self(files))
        } else {
            Err(flaws)
        }
    }
}

pub(super) fn whole(file: &str, problem: Problem) -> Flaw {
    Flaw {
        file: file.to_owned(),
        line: 0,
        column: String::new(),
        problem,
    }
}
