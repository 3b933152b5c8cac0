//! `duban list`: projects as a table, as lines, or as JSON.

use crate::cli::args::ListArgs;
use crate::cli::{Cx, Done, Look, Trouble, view};
use crate::domain::project::Project;
use crate::i18n;
use crate::i18n::cli as words;
use crate::query::sort::{Sort, parse_sort};
use crate::report::listing::{self, Column};

pub(crate) fn run(cx: &mut Cx<'_>, args: &ListArgs) -> Done {
    let look = cx.look()?;
    let filter = cx.filter(&args.filter, &look)?;
    let sort = args
        .sort
        .as_deref()
        .map(|keys| read_sort(cx, keys))
        .transpose()?;
    let columns = columns(cx, args.columns.as_deref())?;
    let mut found: Vec<&Project> = {
        let context = look.context(&cx.session);
        let mut found: Vec<&Project> = look
            .state
            .projects
            .values()
            .filter(|project| filter.matches(project, &context))
            .collect();
        if let Some(sort) = &sort {
            sort.apply(&mut found, &context);
        }
        found
    };
    found.truncate(args.limit.unwrap_or(usize::MAX));
    show(cx, &look, &found, &columns)
}

/// Sort keys, or what is wrong with them.
pub(super) fn read_sort(cx: &Cx<'_>, keys: &str) -> Result<Sort, Trouble> {
    parse_sort(keys).map_err(|error| {
        let sentence = i18n::query::error(cx.lang, &error);
        Trouble::usage(sentence).with(crate::text::caret::under(keys, error.span.into()))
    })
}

fn columns(cx: &Cx<'_>, keys: Option<&str>) -> Result<Vec<Column>, Trouble> {
    let Some(keys) = keys else {
        return Ok(Column::ALL.iter().take(Column::USUAL).copied().collect());
    };
    let find = |key: &str| {
        Column::find(key).ok_or_else(|| {
            let known: Vec<&str> = Column::ALL.iter().map(|column| column.row().key).collect();
            Trouble::usage(words::not_one_of(cx.lang, key, &known.join(", ")))
        })
    };
    keys.split([',', '，', '、'])
        .map(|key| find(key.trim()))
        .collect()
}

fn show(cx: &mut Cx<'_>, look: &Look, found: &[&Project], columns: &[Column]) -> Done {
    let lang = cx.lang;
    if cx.out.is_json() {
        let views: Vec<_> = found
            .iter()
            .map(|project| view::project(project, &look.state.board, look.today))
            .collect();
        return cx.print(|out| out.json(&views));
    }
    let header: Vec<&str> = columns.iter().map(|column| column.name(lang)).collect();
    let from = listing::Look {
        lang,
        board: &look.state.board,
        today: look.today,
    };
    let row = |project: &&Project| columns.iter().map(|it| it.text(project, from)).collect();
    let rows: Vec<Vec<String>> = found.iter().map(row).collect();
    if rows.is_empty() {
        return cx.none_found();
    }
    cx.print(|out| out.rows(&header, &rows))
}

impl Cx<'_> {
    /// Says that nothing was found: on a terminal only, a pipe gets no lines.
    pub(crate) fn none_found(&mut self) -> Done {
        match self.out.shape() {
            crate::cli::Shape::Table(_) => {
                let line = words::none_found(self.lang);
                self.print(|out| out.line(line))
            }
            crate::cli::Shape::Tabs | crate::cli::Shape::Json => Ok(()),
        }
    }
}
