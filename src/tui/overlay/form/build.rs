//! The forms that there are, filled from a project as it stands.

use super::field::Field;
use super::{Form, Purpose};
use crate::domain::calendar::Week;
use crate::domain::entry::EntryText;
use crate::domain::id::PartId;
use crate::domain::level::Level;
use crate::domain::milestone::Milestone;
use crate::domain::problem::Problem;
use crate::domain::project::{Project, SlipReason};
use crate::i18n::ui::overdue as words;
use crate::i18n::{Lang, supervision, trade, ui};
use crate::tui::data::Data;

pub(super) fn form(purpose: Purpose, project: &Project, what: &str, fields: Vec<Field>) -> Form {
    Form {
        purpose,
        project: project.id,
        seen: project.version,
        many: Vec::new(),
        what: what.to_owned(),
        heading: format!("{what}  {} {}", project.id, project.title),
        fields,
        focus: 0,
        error: None,
        unsaved: false,
        kept: None,
        view: None,
    }
}

/// The entry of this week, with the newest earlier one beside it.
pub(crate) fn report(project: &Project, data: &Data, lang: Lang) -> Form {
    let week = Week::of(data.today);
    let now = project
        .entries
        .get(&week)
        .map(|entry| entry.text.clone())
        .unwrap_or_default();
    let last = project
        .entries
        .range(..week)
        .next_back()
        .map(|(_, entry)| &entry.text);
    let field = |label: &str, part: fn(&EntryText) -> &String| {
        Field::text_of(label, part(&now)).last(lang, last.map(|last| part(last).as_str()))
    };
    let fields = vec![
        field(ui::field_progress(lang), |text| &text.progress),
        field(ui::field_next(lang), |text| &text.next),
        field(ui::field_problem(lang), |text| &text.problem),
        field(ui::field_ask(lang), |text| &text.ask),
    ];
    let what = ui::report_title(
        lang,
        &week.to_string(),
        &week.monday().format("%m-%d").to_string(),
        &week.sunday().format("%m-%d").to_string(),
    );
    form(Purpose::Report(week), project, &what, fields)
}

/// Another deadline: words, reason, note.
pub(crate) fn due(project: &Project, data: &Data, lang: Lang) -> Form {
    let now = ui::beside_now(
        lang,
        &crate::tui::screen::project::deadline_text(project, lang),
    );
    let reasons = SlipReason::ALL.map(|reason| trade::slip_reason(lang, reason).to_owned());
    let fields = vec![
        Field::deadline(ui::field_due(lang), None).beside(Some(now)),
        Field::choice(ui::field_reason(lang), reasons.to_vec(), None),
        Field::line(ui::field_note(lang), ""),
    ];
    let mut due = form(Purpose::Due, project, ui::due_title(lang), fields);
    due.enliven(data, lang);
    due
}

/// Plain facts.
pub(crate) fn edit(project: &Project, lang: Lang) -> Form {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let fields = vec![
        Field::line(ui::field_title(lang), &project.title),
        Field::line(ui::field_place(lang), &text(&project.place)),
        Field::line(ui::field_responsible(lang), &text(&project.responsible)),
        Field::line(ui::field_contact(lang), &text(&project.contact)),
        Field::line(ui::field_remark(lang), &text(&project.remark)),
    ];
    form(Purpose::Edit, project, ui::edit_title(lang), fields)
}

/// What holds the work up.
pub(crate) fn block(project: &Project, lang: Lang) -> Form {
    let fields = vec![Field::line(ui::field_block(lang), "")];
    form(Purpose::Block, project, ui::block_title(lang), fields)
}

/// A note for the log.
pub(crate) fn note(project: &Project, lang: Lang) -> Form {
    let fields = vec![Field::text_of(ui::field_note(lang), "")];
    form(Purpose::Note, project, ui::note_title(lang), fields)
}

/// What is said to those who are urged.
pub(crate) fn urge(project: &Project, lang: Lang) -> Form {
    let last = project.urging.as_ref();
    let last = last.map(|urging| supervision::urging(lang, urging));
    let fields = vec![Field::line(words::field_urge(lang), "").beside(last)];
    form(Purpose::Urge, project, words::urge_title(lang), fields)
}

/// A higher level; with what the board's rule calls for and why, that is there to begin with.
pub(crate) fn raise(project: &Project, ruled: Option<(Level, String)>, lang: Lang) -> Form {
    let levels = super::levels_above(project.level);
    let (to, ground) = ruled.unzip();
    let picked = levels.iter().position(|level| Some(*level) == to);
    let purpose = Purpose::Raise(project.level);
    let fields = level_fields(&levels, picked, ground.as_deref(), lang);
    let mut raise = form(purpose, project, words::raise_title(lang), fields);
    raise.focus = 1;
    raise
}

/// A lower level.
pub(crate) fn lower(project: &Project, lang: Lang) -> Form {
    let levels = super::levels_below(project.level);
    let purpose = Purpose::Lower(project.level);
    let fields = level_fields(&levels, None, None, lang);
    let mut lower = form(purpose, project, words::lower_title(lang), fields);
    lower.focus = 1;
    lower
}

/// The levels to pick from, the nearest already picked, and the ground, where the cursor begins.
fn level_fields(
    levels: &[Level],
    picked: Option<usize>,
    ground: Option<&str>,
    lang: Lang,
) -> Vec<Field> {
    let names = levels
        .iter()
        .map(|level| trade::level(lang, *level).to_owned());
    vec![
        Field::choice(
            words::field_level(lang),
            names.collect(),
            picked.or(Some(0)),
        ),
        Field::line(words::field_ground(lang), ground.unwrap_or_default()),
    ]
}

/// Why it is supervised no longer.
pub(crate) fn strike(project: &Project, lang: Lang) -> Form {
    let now = supervision::level(lang, project.level, project.level_mark.as_ref());
    let fields = vec![Field::line(words::field_strike(lang), "").beside(Some(now))];
    form(Purpose::Strike, project, words::strike_title(lang), fields)
}

/// One tag more.
pub(crate) fn tag(project: &Project, lang: Lang) -> Form {
    let what = ui::bulk::tag_add(lang);
    form(Purpose::Tag, project, what, vec![Field::line(what, "")])
}

/// Another lead department.
pub(crate) fn lead(project: &Project, lang: Lang) -> Form {
    let what = ui::bulk::lead(lang);
    form(Purpose::Lead, project, what, vec![Field::line(what, "")])
}

/// Another plan year.
pub(crate) fn plan_year(project: &Project, lang: Lang) -> Form {
    let what = ui::bulk::plan_year(lang);
    form(
        Purpose::PlanYear,
        project,
        what,
        vec![Field::line(what, "")],
    )
}

/// Another responsible person.
pub(crate) fn responsible(project: &Project, lang: Lang) -> Form {
    let what = ui::bulk::responsible(lang);
    form(
        Purpose::Responsible,
        project,
        what,
        vec![Field::line(what, "")],
    )
}

/// What solved a problem.
pub(crate) fn clear(project: &Project, part: PartId, problem: &Problem, lang: Lang) -> Form {
    let fields = vec![
        Field::line(ui::field_solution(lang), "")
            .beside(Some(ui::beside_problem(lang, &problem.text))),
    ];
    form(Purpose::Clear(part), project, ui::clear_title(lang), fields)
}

/// The day on which a milestone was reached, and its paper.
pub(crate) fn done(
    project: &Project,
    part: PartId,
    milestone: &Milestone,
    data: &Data,
    lang: Lang,
) -> Form {
    let document = milestone.document.as_deref().unwrap_or_default();
    let fields = vec![
        Field::line(ui::field_day(lang), &data.today.to_string())
            .beside(Some(ui::beside_milestone(lang, &milestone.name))),
        Field::line(ui::field_document(lang), document),
    ];
    form(Purpose::Done(part), project, ui::done_title(lang), fields)
}
