//! Sending entries: one, all that are ready, or one as it was last week.

use super::sheet::Sheet;
use super::{State, filing};
use crate::domain::project::Project;
use crate::error;
use crate::i18n::Lang;
use crate::i18n::ui::{self, entries as words};
use crate::ops::Failure;
use crate::text::width::cut;
use crate::tui::app::Toast;
use crate::tui::data::Data;
use crate::tui::draft::{self, Keep};
use crate::tui::effect::{Effect, Filed, Filing, Then};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::confirm::Confirm;
use crate::tui::step::Step;

/// How many entries a preview shows one by one.
const SHOWN: usize = 12;
/// Columns of a line of the preview.
const LINE: usize = 58;

fn say(text: &str) -> Vec<Step> {
    vec![Step::Say(Toast::warn(text))]
}

fn ask(heading: &str, text: String, filings: Vec<Filing>) -> Vec<Step> {
    let yes = vec![Step::Do(Effect::File(filings))];
    let confirm = Confirm::new(heading.to_owned(), text, yes);
    vec![Step::open(Overlay::Confirm(confirm))]
}

/// Sends what was typed and goes on; where nothing was typed it just goes on.
pub(super) fn one(state: &mut State, data: &Data, lang: Lang) -> Vec<Step> {
    let Some(project) = state.project(data) else {
        return say(ui::nothing_selected(lang));
    };
    let Some(sheet) = state.sheet_mut(data) else {
        return Vec::new();
    };
    if !sheet.is_touched() {
        return next(state, data, lang);
    }
    match filing::of(sheet, project, lang) {
        Err((field, sentence)) => {
            sheet.complaint = Some((field, sentence));
            state.focus = Some(field);
            state.kept()
        }
        Ok(filing) => {
            let questions = questions(sheet, project, lang);
            let mut steps = state.kept();
            if questions.is_empty() {
                steps.push(Step::Do(Effect::File(vec![filing])));
            } else {
                let heading = ui::confirm_title(lang);
                steps.extend(ask(heading, questions.join("\n"), vec![filing]));
            }
            steps
        }
    }
}

/// What has to be asked before an entry is sent.
fn questions(sheet: &Sheet, project: &Project, lang: Lang) -> Vec<String> {
    let mut questions = Vec::new();
    if sheet.is_contested() {
        questions.push(words::write_over(lang));
    }
    for (name, before, after) in filing::falls(sheet, project) {
        questions.push(words::falls(lang, &name, &before, &after));
    }
    questions
}

/// The whole entry as last week's, at once.
pub(super) fn same(state: &mut State, data: &Data, lang: Lang) -> Vec<Step> {
    let (Some(project), Some(sheet)) = (state.project(data), state.sheet(data)) else {
        return say(ui::nothing_selected(lang));
    };
    if sheet.is_touched() {
        return say(words::is_draft(lang));
    }
    if project.entries.contains_key(&sheet.week) {
        return say(words::is_reported(lang));
    }
    match Sheet::last(project, sheet.week) {
        Some((_, last)) => {
            let filing = filing::same(sheet, project, last);
            vec![Step::Do(Effect::File(vec![filing]))]
        }
        None => say(words::no_last_entry(lang)),
    }
}

/// Shows what is ready to be sent and what is not yet, and asks.
pub(super) fn all(state: &mut State, data: &Data, lang: Lang) -> Vec<Step> {
    let mut steps = state.kept();
    let week = state.week(data);
    let (mut ready, mut lines, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
    let sheets = state.sheets.values().filter(|sheet| sheet.week == week);
    for sheet in sheets.filter(|sheet| sheet.is_touched()) {
        let Some(project) = data.project(sheet.project) else {
            continue;
        };
        let title = format!("{} {}", project.id, project.title);
        if sheet.is_contested() {
            waiting.push(format!("! {title}: {}", words::wrong_contested(lang)));
            continue;
        }
        match filing::of(sheet, project, lang) {
            Ok(filing) => {
                ready.push(Filing {
                    then: Then::Stay,
                    ..filing
                });
                lines.push(preview(sheet, project, &title, lang));
            }
            Err((_, sentence)) => waiting.push(format!("! {title}: {sentence}")),
        }
    }
    if ready.is_empty() {
        steps.extend(waiting.first().map_or_else(
            || say(words::no_drafts(lang)),
            |first| say(first.trim_start_matches("! ")),
        ));
        return steps;
    }
    let heading = words::send_title(lang, ready.len(), &week.to_string());
    steps.extend(ask(&heading, list(lines, &waiting, lang), ready));
    steps
}

/// A line of the preview; what has to be asked stands behind it.
fn preview(sheet: &Sheet, project: &Project, title: &str, lang: Lang) -> String {
    let progress = sheet.texts.first().map_or("", |field| field.edit.text());
    let line = cut(&format!("{title}: {progress}").replace('\n', " "), LINE);
    let questions = questions(sheet, project, lang);
    std::iter::once(line)
        .chain(questions)
        .collect::<Vec<_>>()
        .join("\n")
}

fn list(mut lines: Vec<String>, waiting: &[String], lang: Lang) -> String {
    let more = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    if more > 0 {
        lines.push(words::and_more(lang, more));
    }
    if !waiting.is_empty() {
        lines.push(words::not_ready(lang, waiting.len()));
        lines.extend(waiting.iter().take(3).map(|line| cut(line, LINE)));
    }
    lines.join("\n")
}

/// Throws a draft away, after a question.
pub(super) fn discard(state: &State, data: &Data, lang: Lang) -> Vec<Step> {
    let touched = state.sheet(data).filter(|sheet| sheet.is_touched());
    let Some(sheet) = touched else {
        return say(words::no_draft_here(lang));
    };
    let mut yes = vec![Step::Do(Effect::SaveDraft(Keep {
        project: sheet.project,
        form: draft::name(sheet.week),
        known: sheet.kept.clone(),
        value: None,
    }))];
    // Begun anew, the screen reads the drafts again, and this one is gone.
    yes.push(Step::go(State {
        charge: state.charge,
        week: state.week,
        selected: state.selected,
        ..State::default()
    }));
    let texts = sheet.texts.iter().map(|field| field.edit.text());
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    let heading = words::discard(lang, sheet.project);
    let confirm = Confirm::new(heading, texts.join("\n"), yes);
    vec![Step::open(Overlay::Confirm(confirm))]
}

/// Entries came back: those that are in are drafts no more, the others keep what was typed and say why.
pub(super) fn filed(state: &mut State, filed: &[Filed], data: &Data, lang: Lang) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut sent, mut wrong) = (Vec::new(), Vec::new());
    for Filed { filing, result } in filed {
        let place = (filing.week, filing.project);
        match result {
            Ok(()) => {
                let keep = state.sheets.remove(&place).and_then(|sheet| sheet.kept);
                steps.extend(forget(filing, draft::name(filing.week), keep));
                let aside = state.asides.remove(&place);
                steps.extend(forget(filing, draft::aside(filing.week), aside));
                sent.push(filing);
            }
            Err(failure) => {
                let sentence = sentence(failure, data, lang);
                wrong.push(format!("{} {sentence}", filing.project));
                if let Some(sheet) = state.sheets.get_mut(&place) {
                    sheet.complaint = Some((0, sentence));
                }
            }
        }
    }
    let goes_on = sent.iter().any(|filing| filing.then == Then::Next);
    steps.push(said(state, &sent, &wrong, data, lang));
    if goes_on {
        steps.extend(go_on(state, data));
    }
    steps
}

fn forget(filing: &Filing, form: String, known: Option<String>) -> Option<Step> {
    let known = Some(known?);
    let keep = Keep {
        project: filing.project,
        form,
        known,
        value: None,
    };
    Some(Step::Do(Effect::SaveDraft(keep)))
}

fn sentence(failure: &Failure, data: &Data, lang: Lang) -> String {
    match failure {
        Failure::Conflict(_) => words::just_changed(lang).to_owned(),
        Failure::Refused(_) | Failure::ClockIsSet | Failure::Store(_) => {
            error::failure(lang, failure, &data.state.board)
        }
    }
}

/// One sentence on all that came back.
fn said(state: &State, sent: &[&Filing], wrong: &[String], data: &Data, lang: Lang) -> Step {
    let (done, all) = (state.reported(data), state.rows.len());
    let mut text = match sent {
        [] => String::new(),
        [one] => words::sent_one(lang, one.project, done, all),
        many => words::sent_many(lang, many.len(), done, all),
    };
    if let Some(first) = wrong.first() {
        text.push_str(if text.is_empty() { "" } else { "  " });
        text.push_str(&words::not_sent(lang, wrong.len(), first));
        return Step::Say(Toast::warn(text));
    }
    Step::Say(Toast::good(text))
}

/// Behind an entry that is in the next one is looked at; behind the last one, the list.
fn go_on(state: &mut State, data: &Data) -> Vec<Step> {
    if let Some(index) = state.next_owed(data) {
        return state.look_at(index);
    }
    state.focus = None;
    Vec::new()
}

/// Goes to the next project that is not reported.
pub(super) fn next(state: &mut State, data: &Data, lang: Lang) -> Vec<Step> {
    if let Some(index) = state.next_owed(data) {
        return state.look_at(index);
    }
    let mut steps = state.kept();
    state.focus = None;
    let text = words::all_reported(lang, state.rows.len());
    steps.push(Step::Say(Toast::good(text)));
    steps
}
