//! `duban show`: everything known of one project.

use crate::cli::args::OneArgs;
use crate::cli::{Cx, Done, Look, Shape, view};
use crate::domain::board::Board;
use crate::domain::deadline::Deadline;
use crate::domain::id::Day;
use crate::domain::light::light;
use crate::domain::project::Project;
use crate::i18n::cli as words;
use crate::i18n::{self, Lang, trade};

pub(crate) fn run(cx: &mut Cx<'_>, args: &OneArgs) -> Done {
    let id = cx.id(&args.id)?;
    let look = cx.look()?;
    let project = cx.project(&look, id)?;
    if cx.out.is_json() {
        return cx.print(|out| out.json(&view::project(&project, &look.state.board, look.today)));
    }
    let lang = cx.lang;
    let mut rows = Vec::new();
    if cx.out.shape() == Shape::Tabs {
        put(
            &mut rows,
            lang.pick("编号", "Project"),
            format!("{id} {}", project.title),
        );
    }
    facts(lang, &project, &look, &mut rows);
    plan(lang, &project, &look.state.board, &mut rows);
    dates(lang, &project, &look, &mut rows);
    confirmations(lang, &project, &look.state.board, &mut rows);
    parts(lang, &project, &look.state.board, &mut rows);
    entries(lang, &project, &look.state.board, &mut rows);
    sources(lang, &project, &look.state.board, &mut rows);
    let title = format!("{id} {}", project.title);
    let header = [lang.pick("编号", "Project"), title.as_str()];
    cx.print(|out| out.rows(&header, &rows))
}

type Rows = Vec<Vec<String>>;

fn put(rows: &mut Rows, name: &str, value: impl Into<String>) {
    let value = value.into();
    if !value.is_empty() {
        rows.push(vec![name.to_owned(), value]);
    }
}

fn facts(lang: Lang, project: &Project, look: &Look, rows: &mut Rows) {
    let board = &look.state.board;
    let category = board
        .category(&project.category)
        .map(|category| trade::category(lang, category));
    put(
        rows,
        lang.pick("类别", "Category"),
        category.unwrap_or_default(),
    );
    let stage = i18n::refusal::stage_name(lang, board, &project.stage.stage);
    let since = lang.pick("自", "since");
    put(
        rows,
        lang.pick("阶段", "Stage"),
        format!(
            "{} ({since} {})",
            words::marked(&stage, project.stage.basis),
            project.stage_since
        ),
    );
    if let Some(side) = &project.side {
        let decision = side.decision.as_deref().unwrap_or_default();
        put(
            rows,
            trade::side(lang, side.kind),
            format!("{} {decision}", side.reason),
        );
    }
    if let Some(block) = &project.block {
        put(
            rows,
            lang.pick("受阻", "Blocked"),
            format!("{} ({since} {})", block.reason, block.since),
        );
    }
    for owner in &project.owners {
        if let Some(dept) = board.department(owner.dept) {
            put(
                rows,
                trade::role(lang, owner.role),
                words::marked(trade::dept_name(lang, dept), owner.basis),
            );
        }
    }
}

/// What the plan says beside stage and date, and who is to be asked.
fn plan(lang: Lang, project: &Project, board: &Board, rows: &mut Rows) {
    put(
        rows,
        lang.pick("地点", "Place"),
        project.place.clone().unwrap_or_default(),
    );
    put(
        rows,
        lang.pick("别名", "Also called"),
        project.aliases.join(lang.pick("、", ", ")),
    );
    put(
        rows,
        lang.pick("标签", "Tags"),
        project.tags.iter().cloned().collect::<Vec<_>>().join(" "),
    );
    let class = project
        .plan_class
        .map(|class| trade::plan_class(lang, class))
        .unwrap_or_default();
    let year = project
        .plan_year
        .map(|year| year.to_string())
        .unwrap_or_default();
    put(
        rows,
        lang.pick("年度计划", "Plan year"),
        format!("{year} {class}").trim().to_owned(),
    );
    let commitment = project
        .commitment
        .map(|commitment| trade::commitment(lang, commitment));
    put(
        rows,
        lang.pick("承诺", "Promise"),
        commitment.unwrap_or_default(),
    );
    let task = project.task.as_ref().and_then(|key| board.tasks.get(key));
    put(
        rows,
        lang.pick("任务", "Task"),
        task.map_or_else(String::new, |task| {
            format!("{} {}", task.number, task.title)
        }),
    );
    put(
        rows,
        lang.pick("责任人", "Responsible"),
        project.responsible.clone().unwrap_or_default(),
    );
    put(
        rows,
        lang.pick("联系人", "Contact"),
        project.contact.clone().unwrap_or_default(),
    );
    put(
        rows,
        lang.pick("说明", "Remark"),
        project.remark.clone().unwrap_or_default(),
    );
    money(lang, project, rows);
}

fn money(lang: Lang, project: &Project, rows: &mut Rows) {
    let money = [
        (
            lang.pick("总投资(万元)", "Investment (10k yuan)"),
            project.money.total,
        ),
        (
            lang.pick("年度计划投资", "Planned this year"),
            project.money.year_plan,
        ),
        (
            lang.pick("年度完成投资", "Done this year"),
            project.money.year_done,
        ),
    ];
    for (name, amount) in money {
        put(
            rows,
            name,
            amount.map(|amount| amount.to_string()).unwrap_or_default(),
        );
    }
}

fn dates(lang: Lang, project: &Project, look: &Look, rows: &mut Rows) {
    let board = &look.state.board;
    let due = project
        .deadline
        .as_ref()
        .map(|deadline| due(lang, deadline))
        .unwrap_or_default();
    let days = match (
        project.days_late(board, look.today),
        project.days_left(board, look.today),
    ) {
        (Some(late), _) => lang.pick("逾期", "late by").to_owned() + &format!(" {late}"),
        (None, Some(left)) => lang.pick("剩余", "left:").to_owned() + &format!(" {left}"),
        (None, None) => String::new(),
    };
    put(
        rows,
        lang.pick("时限", "Due"),
        format!("{due} {days}").trim().to_owned(),
    );
    if project.baseline != project.deadline {
        let baseline = project
            .baseline
            .as_ref()
            .map(|deadline| self::due(lang, deadline));
        put(
            rows,
            lang.pick("原定", "Baseline"),
            baseline.unwrap_or_default(),
        );
    }
    for slip in &project.slips {
        let reason = slip
            .reason
            .map(|reason| trade::slip_reason(lang, reason))
            .unwrap_or_default();
        let note = slip.note.as_deref().unwrap_or_default();
        let who = words::actor(lang, &slip.actor, board);
        let line = format!(
            "{} {} → {} (+{}) {reason} {note} {who}",
            slip.on,
            slip.from.told(),
            slip.to
                .as_ref()
                .map_or(trade::no_date(lang).into(), Deadline::told),
            slip.days()
        );
        put(rows, lang.pick("延期", "Slip"), line);
    }
    let shown = light(project, board, look.today);
    let why = i18n::light::why(lang, &shown).join(lang.pick("；", "; "));
    put(
        rows,
        lang.pick("灯", "Light"),
        format!("{}: {why}", words::light(lang, shown.light)),
    );
    put(
        rows,
        lang.pick("督办", "Level"),
        i18n::supervision::level(lang, project.level, project.level_mark.as_ref()),
    );
    if let Some(urging) = &project.urging {
        put(
            rows,
            lang.pick("催办", "Urged"),
            i18n::supervision::urging(lang, urging),
        );
    }
}

/// What waits for a manager, and what was returned.
fn confirmations(lang: Lang, project: &Project, board: &Board, rows: &mut Rows) {
    for (number, one) in &project.confirmations {
        let line = i18n::confirmation::standing(lang, *number, one, board);
        put(rows, i18n::confirmation::label(lang), line);
        let note = one
            .note
            .as_deref()
            .map(|note| i18n::confirmation::words(lang, note));
        put(rows, "", note.unwrap_or_default());
    }
}

fn due(lang: Lang, deadline: &Deadline) -> String {
    let day = deadline
        .day
        .map(|day: Day| format!(", {day}"))
        .unwrap_or_default();
    format!(
        "{} ({}{day})",
        deadline.phrase,
        trade::precision(lang, deadline.precision)
    )
}

fn parts(lang: Lang, project: &Project, board: &Board, rows: &mut Rows) {
    for (part, milestone) in &project.milestones {
        let state = match (milestone.done, &milestone.deadline) {
            (Some(day), _) => format!("{} {day}", lang.pick("完成", "done")),
            (None, Some(deadline)) => due(lang, deadline),
            (None, None) => String::new(),
        };
        let document = milestone.document.as_deref().unwrap_or_default();
        put(
            rows,
            lang.pick("节点", "Milestone"),
            format!("{} {} {state} {document}", part.0, milestone.name),
        );
    }
    for (part, measure) in &project.measures {
        let amount = |amount: Option<crate::domain::measure::Quantity>| {
            amount.map_or_else(|| "-".to_owned(), |amount| amount.to_string())
        };
        let year = measure
            .year
            .map(|year| format!(" {year}"))
            .unwrap_or_default();
        let percent = measure
            .percent()
            .map(|percent| format!(" {percent}%"))
            .unwrap_or_default();
        let line = format!(
            "{} {}{year} {} / {} {}{percent}",
            part.0,
            measure.name,
            amount(measure.done),
            amount(measure.target),
            measure.unit
        );
        put(rows, lang.pick("指标", "Measure"), line);
    }
    for (part, problem) in &project.problems {
        let owner = problem
            .owner
            .and_then(|dept| board.department(dept))
            .map(|dept| trade::dept_short(lang, dept));
        let state = problem.cleared.as_ref().map_or_else(
            || {
                problem
                    .limit
                    .as_ref()
                    .map(|limit| due(lang, limit))
                    .unwrap_or_default()
            },
            |clearing| {
                format!(
                    "{} {} {}",
                    lang.pick("已办结", "cleared"),
                    clearing.on,
                    clearing.note
                )
            },
        );
        let line = format!(
            "{} {} {} {state}",
            part.0,
            problem.text,
            owner.unwrap_or_default()
        );
        put(rows, lang.pick("问题", "Problem"), line);
    }
}

fn entries(lang: Lang, project: &Project, board: &Board, rows: &mut Rows) {
    for (week, entry) in project.entries.iter().rev().take(4) {
        let text = &entry.text;
        let fields = [
            (lang.pick("进展", "progress"), &text.progress),
            (lang.pick("下周", "next"), &text.next),
            (lang.pick("问题", "problems"), &text.problem),
            (lang.pick("需协调", "asks"), &text.ask),
        ];
        let said: Vec<String> = fields
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| format!("{name}: {text}"))
            .collect();
        let sample = if text.sample {
            format!(" [{}]", words::sample(lang))
        } else {
            String::new()
        };
        let who = words::actor(lang, &entry.actor, board);
        put(
            rows,
            &format!("{week}"),
            format!("{}{sample} ({who} {})", said.join("; "), entry.on),
        );
    }
}

fn sources(lang: Lang, project: &Project, board: &Board, rows: &mut Rows) {
    let mut told: Vec<(&str, &str)> = Vec::new();
    for source in &project.sources {
        let place = (source.source.as_str(), source.section.as_str());
        if told.contains(&place) {
            continue;
        }
        told.push(place);
        let title = board
            .sources
            .get(&source.source)
            .map_or(source.source.as_str(), |known| known.title.as_str());
        put(
            rows,
            lang.pick("来源", "Source"),
            format!("{title} {}", source.section),
        );
    }
    put(
        rows,
        lang.pick("版本", "Version"),
        project.version.to_string(),
    );
}
