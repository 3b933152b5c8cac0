//! Everything plain about a project, and where it stands.

use super::{Block, LABEL, empty, labelled};
use crate::domain::deadline::Deadline;
use crate::domain::level::Level;
use crate::domain::people::OwnerRole;
use crate::domain::project::Project;
use crate::i18n::{self, Lang, confirmation, trade, ui};
use crate::text::width::{pad, wrap};
use crate::tui::command::Id;
use crate::tui::data::Data;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// Everything plain, wrapped to a width: what belongs together is changed by one form.
pub(crate) fn facts(project: &Project, data: &Data, lang: Lang, width: usize) -> Vec<Block> {
    let owners = owners(project, data, lang);
    let blocks = [
        (vec![light(project, data, lang)], Some(Id::Light)),
        (vec![stage(project, data, lang)], Some(Id::StagePick)),
        (pending(project, data, lang), Some(Id::Verify)),
        (vec![side(project, lang)], Some(Id::Side)),
        (vec![block(project, lang)], Some(Id::Block)),
        (vec![level(project, lang)], Some(Id::Level)),
        (due(project, data, lang), Some(Id::Due)),
        (owners, Some(Id::Owners)),
        (plan(project, data, lang), Some(Id::Plan)),
        (vec![tags(project, lang)], Some(Id::Tags)),
        (vec![money(project, lang)], Some(Id::Money)),
        (people(project, lang), Some(Id::Edit)),
        (sources(project, data, lang), None),
    ];
    let blocks = blocks.into_iter();
    let blocks = blocks.filter(|(lines, _)| !lines.is_empty());
    blocks
        .map(|(lines, change)| Block {
            lines: lines
                .into_iter()
                .flat_map(|line| wrapped(line, width))
                .collect(),
            change,
        })
        .collect()
}

/// A labelled line that is too long, in several: the last piece is wrapped behind the others.
fn wrapped(mut line: Line, width: usize) -> Vec<Line> {
    if line.columns() <= width {
        return vec![line];
    }
    let Some((text, role)) = line.pieces.pop() else {
        return vec![line];
    };
    let rest = width.saturating_sub(LABEL);
    let first_room = width.saturating_sub(line.columns());
    let mut rows = wrap(&text, first_room).into_iter();
    let first = rows.next().unwrap_or_default();
    let after = text
        .strip_prefix(first.as_str())
        .unwrap_or_default()
        .trim_start();
    let mut lines = vec![line.with(role, &first)];
    if !after.is_empty() {
        let indent = " ".repeat(LABEL);
        let more = wrap(after, rest).into_iter();
        lines.extend(more.map(|row| Line::of(Role::Text, &indent).with(role, &row)));
    }
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

fn stage(project: &Project, data: &Data, lang: Lang) -> Line {
    let stage = data.state.board.stage(&project.stage.stage).map_or_else(
        || project.stage.stage.to_string(),
        |stage| trade::stage(lang, stage).to_owned(),
    );
    let stage = ui::owner_basis(lang, &stage, project.stage.basis);
    let since = ui::since(lang, &project.stage_since.to_string());
    labelled(ui::label_stage(lang), &format!("{stage}  {since}"))
}

/// What waits for a manager, and what was returned, each with the words of the one who asked.
fn pending(project: &Project, data: &Data, lang: Lang) -> Vec<Line> {
    let mut lines = Vec::new();
    for (number, one) in &project.confirmations {
        let told = confirmation::standing(lang, *number, one, &data.state.board);
        lines.push(labelled(confirmation::label(lang), &told));
        let note = one.note.as_deref();
        lines.extend(note.map(|note| labelled("", &confirmation::words(lang, note))));
    }
    lines
}

fn side(project: &Project, lang: Lang) -> Line {
    let label = ui::label_side(lang);
    let Some(side) = &project.side else {
        return empty(label, ui::project::side_is_none(lang));
    };
    let mut text = format!("{}: {}", trade::side(lang, side.kind), side.reason);
    if let Some(decision) = &side.decision {
        text.push_str(&ui::in_brackets(lang, decision));
    }
    labelled(label, &text)
}

fn block(project: &Project, lang: Lang) -> Line {
    let label = ui::project::label_block(lang);
    let Some(block) = &project.block else {
        return empty(label, ui::project::block_none(lang));
    };
    let since = ui::since(lang, &block.since.to_string());
    labelled(label, &format!("{}  {since}", block.reason))
}

fn level(project: &Project, lang: Lang) -> Line {
    let (label, name) = (ui::label_level(lang), trade::level(lang, project.level));
    if project.level == Level::None {
        empty(label, name)
    } else {
        labelled(label, name)
    }
}

/// The deadline with every slip.
fn due(project: &Project, data: &Data, lang: Lang) -> Vec<Line> {
    let text = super::super::deadline_text(project, lang);
    let mut lines = vec![labelled(ui::label_due(lang), &text)];
    lines.extend(slips(project, data, lang));
    lines
}

fn tags(project: &Project, lang: Lang) -> Line {
    let label = ui::label_tags(lang);
    if project.tags.is_empty() {
        return empty(label, ui::project::tags_none(lang));
    }
    let tags: Vec<&str> = project.tags.iter().map(String::as_str).collect();
    labelled(label, &tags.join(ui::list_separator(lang)))
}

/// Place, people, remark.
fn people(project: &Project, lang: Lang) -> Vec<Line> {
    let texts = [
        (ui::field_place(lang), &project.place),
        (ui::field_responsible(lang), &project.responsible),
        (ui::field_contact(lang), &project.contact),
        (ui::field_remark(lang), &project.remark),
    ];
    let known = texts
        .into_iter()
        .filter_map(|(label, text)| Some(labelled(label, text.as_ref()?)));
    let lines: Vec<Line> = known.collect();
    if lines.is_empty() {
        let label = ui::project::label_texts(lang);
        return vec![empty(label, ui::project::people_none(lang))];
    }
    lines
}

fn slips(project: &Project, data: &Data, lang: Lang) -> Vec<Line> {
    let line = |slip: &crate::domain::project::Slip| {
        let reason = slip.reason.map(|reason| trade::slip_reason(lang, reason));
        let mut text = format!(
            "{} -> {}",
            slip.from.told(),
            slip.to
                .as_ref()
                .map_or(trade::no_date(lang).into(), Deadline::told)
        );
        for more in [reason, slip.note.as_deref()].into_iter().flatten() {
            text.push_str("  ");
            text.push_str(more);
        }
        let who = data.state.board.who(&slip.actor);
        labelled("", &format!("{}  {text}  {who}", slip.on))
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
    lines
}

fn money(project: &Project, lang: Lang) -> Line {
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
    let label = ui::label_money(lang);
    if texts.is_empty() {
        empty(label, ui::project::money_none(lang))
    } else {
        labelled(label, &texts.join("  "))
    }
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
    let mut lines: Vec<Line> = project.sources.iter().map(line).collect();
    lines.dedup();
    lines
}
