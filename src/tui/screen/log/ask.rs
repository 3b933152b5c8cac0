//! The dialog that asks which part of the log to show.

use super::State;
use super::part::{KINDS, Part};
use crate::domain::calendar::parse_day;
use crate::domain::id::{Day, ProjectId};
use crate::i18n::Lang;
use crate::i18n::ui::{asof, log as words};
use crate::tui::data::Data;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::dialog::{About, Dialog};
use crate::tui::overlay::form::field::Field;
use crate::tui::step::Step;

/// What is wrong: in which field, and the sentence.
type Wrong = (usize, String);

/// What stands in the fields.
const ACTOR: usize = 0;
const KIND: usize = 1;
const PROJECTS: usize = 2;
const SINCE: usize = 3;
const UNTIL: usize = 4;

/// Asks, beginning with the part that is shown.
pub(super) fn ask(now: &Part, lang: Lang) -> Step {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let kinds = KINDS.map(|(name, _)| name(lang).to_owned()).to_vec();
    let projects = now.projects.as_ref().map_or("", |(text, _)| text.as_str());
    let beside = |text: &str| Some(text.to_owned());
    let fields = vec![
        Field::line(
            words::field_actor(lang),
            now.actor.as_deref().unwrap_or_default(),
        )
        .beside(beside(words::beside_actor(lang))),
        Field::choice(words::field_kind(lang), kinds, now.kind)
            .beside(beside(words::beside_kind(lang))),
        Field::line(words::field_projects(lang), projects)
            .beside(beside(words::beside_projects(lang))),
        Field::line(words::field_since(lang), &day(now.since)),
        Field::line(words::field_until(lang), &day(now.until))
            .beside(beside(words::beside_days(lang))),
    ];
    let about = About::Log(now.clone());
    let dialog = Dialog::new(words::title(lang), fields, about);
    Step::open(Overlay::Dialog(Box::new(dialog)))
}

/// Shows what was asked for.
pub(crate) fn accept(
    dialog: &Dialog,
    before: &Part,
    data: &Data,
    lang: Lang,
) -> Result<Vec<Step>, Wrong> {
    let actor = login(dialog.text(ACTOR).trim(), data);
    let part = Part {
        actor: (!actor.is_empty()).then(|| actor.to_owned()),
        kind: dialog.picked(KIND),
        projects: projects(dialog.text(PROJECTS).trim(), data, lang)?,
        since: day(dialog, SINCE, data, lang)?,
        until: day(dialog, UNTIL, data, lang)?,
        order: before.order,
    };
    Ok(vec![Step::Close, Step::go(State::of(part))])
}

/// The login of who is meant: people may be called by their names, where only one has the name.
fn login<'a>(words: &'a str, data: &'a Data) -> &'a str {
    let people = data.state.board.people.values();
    let mut named = people.filter(|person| person.name == words);
    match (named.next(), named.next()) {
        (Some(only), None) => &only.login.0,
        _ => words,
    }
}

fn day(dialog: &Dialog, field: usize, data: &Data, lang: Lang) -> Result<Option<Day>, Wrong> {
    let text = dialog.text(field).trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = parse_day(text, data.today);
    day.map(Some)
        .map_err(|_| (field, asof::not_understood(lang, text)))
}

/// Numbers, or those that a filter lets through.
fn projects(
    text: &str,
    data: &Data,
    lang: Lang,
) -> Result<Option<(String, Vec<ProjectId>)>, Wrong> {
    if text.is_empty() {
        return Ok(None);
    }
    let numbers = text
        .split([' ', ',', '，', '、'])
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<Vec<ProjectId>, _>>();
    if let Ok(ids) = numbers {
        return Ok(Some((text.to_owned(), ids)));
    }
    let context = data.context();
    let filter = data.read_filter(text, lang);
    let filter = filter.map_err(|mistake| (PROJECTS, mistake.text))?;
    let all = data.state.projects.values();
    let fits = all.filter(|project| filter.matches(project, &context));
    let ids: Vec<ProjectId> = fits.map(|project| project.id).collect();
    if ids.is_empty() {
        let nothing = format!("{}: {text}", words::none_match(lang));
        return Err((PROJECTS, nothing));
    }
    Ok(Some((text.to_owned(), ids)))
}
