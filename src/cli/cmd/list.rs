//! `duban list`: projects as a table, as lines, or as JSON.

use crate::cli::args::ListArgs;
use crate::cli::{Cx, Done, Look, Trouble, view};
use crate::domain::light::light;
use crate::domain::project::Project;
use crate::i18n::cli as words;
use crate::i18n::{self, Lang, trade};
use crate::query::sort::{Sort, parse_sort};

/// A column of the list.
#[derive(Debug, Clone, Copy)]
struct Column {
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    cell: fn(Lang, &Project, &Look) -> String,
}

/// All columns; the first ones are shown when nobody asks.
const COLUMNS: &[Column] = &[
    Column {
        key: "id",
        zh: "编号",
        en: "ID",
        cell: |_, project, _| project.id.to_string(),
    },
    Column {
        key: "light",
        zh: "灯",
        en: "Light",
        cell: light_cell,
    },
    Column {
        key: "title",
        zh: "项目",
        en: "Project",
        cell: |_, project, _| project.title.clone(),
    },
    Column {
        key: "stage",
        zh: "阶段",
        en: "Stage",
        cell: stage_cell,
    },
    Column {
        key: "lead",
        zh: "牵头",
        en: "Lead",
        cell: lead_cell,
    },
    Column {
        key: "due",
        zh: "时限",
        en: "Due",
        cell: due_cell,
    },
    Column {
        key: "days",
        zh: "天数",
        en: "Days",
        cell: days_cell,
    },
    Column {
        key: "progress",
        zh: "进度",
        en: "Progress",
        cell: progress_cell,
    },
    Column {
        key: "category",
        zh: "类别",
        en: "Category",
        cell: category_cell,
    },
    Column {
        key: "place",
        zh: "地点",
        en: "Place",
        cell: |_, project, _| project.place.clone().unwrap_or_default(),
    },
    Column {
        key: "last",
        zh: "最后一日",
        en: "Last day",
        cell: last_cell,
    },
    Column {
        key: "year",
        zh: "年度",
        en: "Year",
        cell: |_, project, _| {
            project
                .plan_year
                .map_or_else(String::new, |year| year.to_string())
        },
    },
    Column {
        key: "level",
        zh: "督办",
        en: "Level",
        cell: |lang, project, _| trade::level(lang, project.level).to_owned(),
    },
    Column {
        key: "slips",
        zh: "延期",
        en: "Slips",
        cell: |_, project, _| project.slips.len().to_string(),
    },
    Column {
        key: "tags",
        zh: "标签",
        en: "Tags",
        cell: |_, project, _| project.tags.iter().cloned().collect::<Vec<_>>().join(" "),
    },
    Column {
        key: "reported",
        zh: "最近填报",
        en: "Reported",
        cell: |_, project, _| {
            project
                .reported
                .map_or_else(String::new, |day| day.to_string())
        },
    },
    Column {
        key: "changed",
        zh: "最近变动",
        en: "Changed",
        cell: |_, project, _| project.changed.to_string(),
    },
    Column {
        key: "version",
        zh: "版本",
        en: "Version",
        cell: |_, project, _| project.version.to_string(),
    },
];

/// How many columns are shown when nobody asks.
const USUAL: usize = 8;

fn light_cell(_: Lang, project: &Project, look: &Look) -> String {
    light(project, &look.state.board, look.today)
        .light
        .letter()
        .to_string()
}

fn stage_cell(lang: Lang, project: &Project, look: &Look) -> String {
    let name = i18n::refusal::stage_name(lang, &look.state.board, &project.stage.stage);
    words::marked(&name, project.stage.basis)
}

fn lead_cell(lang: Lang, project: &Project, look: &Look) -> String {
    let lead = project
        .lead()
        .and_then(|lead| Some((look.state.board.department(lead.dept)?, lead.basis)));
    lead.map_or_else(String::new, |(dept, basis)| {
        words::marked(trade::dept_short(lang, dept), basis)
    })
}

fn due_cell(_: Lang, project: &Project, _: &Look) -> String {
    project
        .deadline
        .as_ref()
        .map_or_else(String::new, |deadline| deadline.phrase.clone())
}

fn last_cell(_: Lang, project: &Project, _: &Look) -> String {
    project
        .deadline
        .as_ref()
        .and_then(|deadline| deadline.day)
        .map_or_else(String::new, |day| day.to_string())
}

fn days_cell(_: Lang, project: &Project, look: &Look) -> String {
    let board = &look.state.board;
    let late = project
        .days_late(board, look.today)
        .map(|days| format!("-{days}"));
    late.or_else(|| {
        project
            .days_left(board, look.today)
            .map(|days| days.to_string())
    })
    .unwrap_or_default()
}

fn progress_cell(_: Lang, project: &Project, _: &Look) -> String {
    project
        .percent()
        .map_or_else(String::new, |percent| format!("{percent}%"))
}

fn category_cell(lang: Lang, project: &Project, look: &Look) -> String {
    let category = look.state.board.category(&project.category);
    category.map_or_else(
        || project.category.to_string(),
        |category| trade::category(lang, category).to_owned(),
    )
}

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
fn read_sort(cx: &Cx<'_>, keys: &str) -> Result<Sort, Trouble> {
    parse_sort(keys).map_err(|error| {
        let sentence = i18n::query::error(cx.lang, &error);
        Trouble::usage(sentence).with(crate::text::caret::under(keys, error.span.into()))
    })
}

fn columns(cx: &Cx<'_>, keys: Option<&str>) -> Result<Vec<Column>, Trouble> {
    let Some(keys) = keys else {
        return Ok(COLUMNS.iter().take(USUAL).copied().collect());
    };
    let find = |key: &str| {
        let mut all = COLUMNS.iter();
        all.find(|column| [column.key, column.zh].contains(&key))
            .copied()
            .ok_or_else(|| {
                let known: Vec<&str> = COLUMNS.iter().map(|column| column.key).collect();
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
    let header: Vec<&str> = columns
        .iter()
        .map(|column| lang.pick(column.zh, column.en))
        .collect();
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|project| {
            columns
                .iter()
                .map(|column| (column.cell)(lang, project, look))
                .collect()
        })
        .collect();
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
