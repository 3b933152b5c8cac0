//! What each tab of a project says, as lines.

use crate::domain::entry::Entry;
use crate::domain::id::Day;
use crate::domain::level::Level;
use crate::domain::milestone::Milestone;
use crate::domain::people::OwnerRole;
use crate::domain::problem::Problem;
use crate::domain::project::Project;
use crate::i18n::{self, Lang, trade, ui};
use crate::text::width::{pad, wrap};
use crate::tui::data::Data;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// Columns of a label.
const LABEL: usize = 14;

fn labelled(label: &str, text: &str) -> Line {
    Line::of(Role::Label, &pad(label, LABEL)).with(Role::Text, text)
}

/// Everything plain.
pub(crate) fn facts(project: &Project, data: &Data, lang: Lang) -> Vec<Line> {
    let mut lines = vec![light(project, data, lang)];
    lines.extend(standing(project, data, lang));
    lines.push(labelled(
        ui::label_due(lang),
        &super::deadline_text(project, lang),
    ));
    lines.extend(slips(project, lang));
    lines.extend(owners(project, data, lang));
    lines.extend(plan(project, data, lang));
    let texts = [
        (ui::field_place(lang), &project.place),
        (ui::field_responsible(lang), &project.responsible),
        (ui::field_contact(lang), &project.contact),
        (ui::field_remark(lang), &project.remark),
    ];
    for (label, text) in texts {
        lines.extend(text.iter().map(|text| labelled(label, text)));
    }
    lines.extend(money(project, lang));
    lines.extend(sources(project, data, lang));
    lines
}

fn light(project: &Project, data: &Data, lang: Lang) -> Line {
    let Some(facts) = data.facts(project.id) else {
        return Line::default();
    };
    let light = facts.light.light;
    let reasons = i18n::light::why(lang, &facts.light).join(ui::list_separator(lang));
    Line::of(Role::Label, &pad(ui::label_light(lang), LABEL))
        .with(
            Role::Light(light),
            &format!("{} {}", light.letter(), trade::light(lang, light)),
        )
        .with(Role::Text, &format!("  {reasons}"))
}

/// Stage, side state, blockade, level.
fn standing(project: &Project, data: &Data, lang: Lang) -> Vec<Line> {
    let board = &data.state.board;
    let stage = board.stage(&project.stage.stage).map_or_else(
        || project.stage.stage.to_string(),
        |stage| trade::stage(lang, stage).to_owned(),
    );
    let stage = ui::owner_basis(lang, &stage, project.stage.basis);
    let since = ui::since(lang, &project.stage_since.to_string());
    let mut lines = vec![labelled(
        ui::label_stage(lang),
        &format!("{stage}  {since}"),
    )];
    if let Some(side) = &project.side {
        let text = format!("{}: {}", trade::side(lang, side.kind), side.reason);
        lines.push(labelled(ui::label_side(lang), &text));
    }
    if let Some(block) = &project.block {
        let since = ui::since(lang, &block.since.to_string());
        lines.push(labelled(
            ui::hint_block(lang),
            &format!("{}  {since}", block.reason),
        ));
    }
    if project.level != Level::None {
        lines.push(labelled(
            ui::label_level(lang),
            trade::level(lang, project.level),
        ));
    }
    lines
}

fn slips(project: &Project, lang: Lang) -> Vec<Line> {
    let line = |slip: &crate::domain::project::Slip| {
        let reason = slip.reason.map(|reason| trade::slip_reason(lang, reason));
        let mut text = format!("{} -> {}", slip.from.phrase, slip.to.phrase);
        for more in [reason, slip.note.as_deref()].into_iter().flatten() {
            text.push_str("  ");
            text.push_str(more);
        }
        labelled("", &format!("{}  {text}  {}", slip.on, slip.actor))
    };
    project.slips.iter().map(line).collect()
}

fn owners(project: &Project, data: &Data, lang: Lang) -> Vec<Line> {
    let name = |role: OwnerRole| {
        let owners = project.owners.iter().filter(|owner| owner.role == role);
        let names: Vec<String> = owners
            .filter_map(|owner| {
                let dept = data.state.board.department(owner.dept)?;
                Some(ui::owner_basis(
                    lang,
                    trade::dept_name(lang, dept),
                    owner.basis,
                ))
            })
            .collect();
        names.join(ui::list_separator(lang))
    };
    let lead = name(OwnerRole::Lead);
    let lead = if lead.is_empty() {
        ui::no_lead(lang).to_owned()
    } else {
        lead
    };
    let others = name(OwnerRole::Cooperating);
    let mut lines = vec![labelled(ui::label_lead(lang), &lead)];
    if !others.is_empty() {
        lines.push(labelled(trade::role(lang, OwnerRole::Cooperating), &others));
    }
    lines
}

fn plan(project: &Project, data: &Data, lang: Lang) -> Vec<Line> {
    let board = &data.state.board;
    let mut plan = Vec::new();
    plan.extend(project.plan_year.map(|year| year.to_string()));
    plan.extend(
        project
            .plan_class
            .map(|class| trade::plan_class(lang, class).to_owned()),
    );
    plan.extend(
        project
            .commitment
            .map(|how| trade::commitment(lang, how).to_owned()),
    );
    let mut lines = Vec::new();
    if let Some(category) = board.category(&project.category) {
        lines.push(labelled(
            ui::label_category(lang),
            trade::category(lang, category),
        ));
    }
    if !plan.is_empty() {
        lines.push(labelled(ui::label_plan(lang), &plan.join(" ")));
    }
    let task = project.task.as_ref().and_then(|key| board.tasks.get(key));
    lines.extend(task.map(|task| {
        labelled(
            ui::label_task(lang),
            &format!("{} {}", task.number, task.title),
        )
    }));
    if !project.tags.is_empty() {
        let tags: Vec<&str> = project.tags.iter().map(String::as_str).collect();
        lines.push(labelled(
            ui::label_tags(lang),
            &tags.join(ui::list_separator(lang)),
        ));
    }
    lines
}

fn money(project: &Project, lang: Lang) -> Option<Line> {
    let money = &project.money;
    let parts = [
        (ui::money_total(lang), money.total),
        (ui::money_plan(lang), money.year_plan),
        (ui::money_done(lang), money.year_done),
    ];
    let texts: Vec<String> = parts
        .into_iter()
        .filter_map(|(label, sum)| Some(ui::wan(lang, label, &sum?.to_string())))
        .collect();
    (!texts.is_empty()).then(|| labelled(ui::label_money(lang), &texts.join("  ")))
}

fn sources(project: &Project, data: &Data, lang: Lang) -> Vec<Line> {
    let line = |at: &crate::domain::board::SourceRef| {
        let title = data
            .state
            .board
            .sources
            .get(&at.source)
            .map_or(at.source.as_str(), |source| source.title.as_str());
        labelled(ui::label_source(lang), &format!("{title} {}", at.section))
    };
    project.sources.iter().map(line).collect()
}

/// One milestone.
pub(crate) fn milestone(milestone: &Milestone, today: Day, lang: Lang) -> Line {
    let phrase = milestone
        .deadline
        .as_ref()
        .map_or("", |deadline| deadline.phrase.as_str());
    let (role, state) = match milestone.done {
        Some(day) => (Role::Good, ui::reached_on(lang, &day.to_string())),
        None if milestone.is_overdue(today) => (Role::Error, ui::milestone_late(lang).to_owned()),
        None => (Role::Dim, ui::milestone_open(lang).to_owned()),
    };
    let document = milestone.document.as_deref().unwrap_or_default();
    Line::of(Role::Text, &pad(&milestone.name, 24))
        .with(Role::Text, &format!(" {}", pad(phrase, 14)))
        .with(role, &format!(" {}", pad(&state, 18)))
        .with(Role::Dim, &format!(" {document}"))
}

/// Measures with a bar each.
pub(crate) fn measures(project: &Project, bar: (&str, &str)) -> Vec<Line> {
    let line = |measure: &crate::domain::measure::Measure| {
        let year = measure
            .year
            .map(|year| year.to_string())
            .unwrap_or_default();
        let mut line = Line::of(Role::Text, &pad(&super::measure_text(measure), 40))
            .with(Role::Dim, &format!(" {}", pad(&year, 5)));
        if let Some(percent) = measure.percent() {
            let full = usize::try_from(percent.min(100) / 5).unwrap_or(0);
            line.push(Role::Good, &bar.0.repeat(full));
            line.push(Role::Dim, &bar.1.repeat(20 - full));
            line.push(Role::Text, &format!(" {percent}%"));
        }
        line
    };
    project.measures.values().map(line).collect()
}

/// Weekly entries, the newest first.
pub(crate) fn reports(project: &Project, lang: Lang, width: usize) -> Vec<Vec<Line>> {
    let entry = |(week, entry): (&crate::domain::calendar::Week, &Entry)| {
        let mark = if entry.text.sample {
            ui::sample(lang)
        } else {
            ""
        };
        let mut lines = vec![Line::of(
            Role::Header,
            &format!("{week}  {}  {} {mark}", entry.on, entry.actor),
        )];
        let text = &entry.text;
        let fields = [
            (ui::field_progress(lang), &text.progress),
            (ui::field_next(lang), &text.next),
            (ui::field_problem(lang), &text.problem),
            (ui::field_ask(lang), &text.ask),
        ];
        for (label, text) in fields.into_iter().filter(|(_, text)| !text.is_empty()) {
            let rows = wrap(text, width.saturating_sub(LABEL));
            lines.extend(
                rows.iter()
                    .enumerate()
                    .map(|(nth, row)| labelled(if nth == 0 { label } else { "" }, row)),
            );
        }
        lines
    };
    project.entries.iter().rev().map(entry).collect()
}

/// One problem.
pub(crate) fn problem(problem: &Problem, data: &Data, lang: Lang) -> Line {
    let mut notes = vec![ui::since(lang, &problem.opened.to_string())];
    notes.extend(
        problem
            .ask
            .map(|level| trade::ask_level(lang, level).to_owned()),
    );
    notes.extend(
        problem
            .limit
            .as_ref()
            .map(|limit| ui::until(lang, &limit.phrase)),
    );
    let owner = problem.owner.and_then(|id| data.state.board.department(id));
    notes.extend(owner.map(|dept| trade::dept_short(lang, dept).to_owned()));
    let (role, state) = match &problem.cleared {
        Some(clearing) => (
            Role::Good,
            ui::cleared(lang, &clearing.on.to_string(), &clearing.note),
        ),
        None => (Role::Warn, ui::problem_open(lang).to_owned()),
    };
    Line::of(role, &pad(&state, 12))
        .with(Role::Text, &format!(" {}", problem.text))
        .with(
            Role::Dim,
            &ui::in_brackets(lang, &notes.join(ui::list_separator(lang))),
        )
}
