//! Who else has a project open. What is open here is told when it has been open for a moment, then once a minute; no key
//! leads to a write.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use super::app::App;
use super::data::Data;
use super::effect::{Effect, carry_out};
use super::msg::Msg;
use super::overlay::Overlay;
use crate::domain::id::{Actor, ProjectId};
use crate::domain::visit::Visit;
use crate::i18n::Lang;
use crate::i18n::ui::people as words;
use crate::ops::Session;

/// How long a project is open before it is told: walking past is no visit.
const MOMENT: Duration = Duration::from_millis(900);
/// How long between two writes at least.
const GAP: Duration = Duration::from_secs(2);
/// How often a sign of life is given.
const LIFE: Duration = Duration::from_mins(1);
/// How often is looked whether somebody else's signs of life have ended.
const AGEING: Duration = Duration::from_secs(20);

/// What is told of this window, and when. Times are those since the screens were opened.
#[derive(Debug)]
pub(crate) struct Presence {
    /// The name of this window.
    place: String,
    /// What is open here, and since when.
    open: (Option<ProjectId>, Duration),
    /// What the others have been told, and when.
    told: (Option<ProjectId>, Duration),
    /// When the others were looked for last; never yet.
    looked: Option<Duration>,
}

impl Default for Presence {
    fn default() -> Self {
        Self {
            place: random_name(),
            open: (None, Duration::ZERO),
            told: (None, Duration::ZERO),
            looked: None,
        }
    }
}

/// A name that no other window has, of no meaning.
fn random_name() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}

impl Presence {
    /// This is open now.
    fn note(&mut self, open: Option<ProjectId>, now: Duration) {
        if self.open.0 != open {
            self.open = (open, now);
        }
    }

    /// What is to be told now, if it is time.
    fn due(&self, now: Duration) -> Option<Effect> {
        let ((open, opened), (told, at)) = (self.open, self.told);
        let since = now.saturating_sub(at);
        let is_due = if told == open {
            open.is_some() && since >= LIFE
        } else {
            // Who leaves is gone at once; who comes stays for a moment first.
            let stayed = now.saturating_sub(opened);
            (open.is_none() || stayed >= MOMENT) && (at.is_zero() || since >= GAP)
        };
        is_due.then(|| Effect::Visit(self.place.clone(), open))
    }

    /// It was tried: the next time is some while later, whether or not it could be written.
    pub(crate) fn tried(&mut self, open: Option<ProjectId>, is_written: bool, now: Duration) {
        let told = if is_written { open } else { self.told.0 };
        self.told = (told, now.max(Duration::from_millis(1)));
    }

    /// What is to be done at the end, if anything is told of this window.
    pub(crate) fn leave(&self) -> Option<Effect> {
        self.told.0?;
        Some(Effect::Visit(self.place.clone(), None))
    }
}

/// The project that is open here: on its own screen, in a form, in the grid or in the review.
fn open(app: &App) -> Option<ProjectId> {
    if app.data.looks_back {
        return None;
    }
    let mut overlays = app.overlays.iter().rev();
    let form = overlays.find_map(|overlay| match overlay {
        Overlay::Form(form) => Some(form.project),
        _ => None,
    });
    let project = form.or_else(|| app.screen().opens());
    project.filter(|id| app.data.project(*id).is_some())
}

/// Something happened: perhaps something else is open now.
pub(crate) fn note(app: &mut App) {
    let open = open(app);
    app.presence.note(open, app.uptime);
}

/// What is to be told of this window in a quiet moment.
pub(crate) fn due(app: &App) -> Option<Effect> {
    app.presence.due(app.uptime)
}

/// What has changed of the others since they were last looked for; nothing where all is as before.
pub(crate) fn news(session: &mut Session, app: &mut App) -> Vec<Msg> {
    let now = app.uptime;
    let looked = app.presence.looked;
    let is_old = looked.is_none_or(|at| {
        let knows_any = !app.data.visits.is_empty();
        knows_any && now.saturating_sub(at) >= AGEING
    });
    // What cannot be asked for cannot be shown; whatever else is wrong is told where it matters.
    let has_stirred = session.stirred().unwrap_or_default();
    if !is_old && !has_stirred {
        return Vec::new();
    }
    app.presence.looked = Some(now);
    let mut heard = carry_out(session, Effect::Visits);
    let place = &app.presence.place;
    heard.retain_mut(|msg| match msg {
        Msg::Visits(visits) => {
            visits.retain(|visit| visit.place != *place);
            *visits != app.data.visits
        }
        _ => true,
    });
    heard
}

/// Who else has a project open, in words: `李强 正在此项目（14:05 起）`.
pub(crate) fn told(id: ProjectId, data: &Data, lang: Lang) -> Option<String> {
    let board = &data.state.board;
    let here = data.visits.iter().filter(|visit| visit.project == id);
    let (mine, theirs): (Vec<&Visit>, Vec<&Visit>) =
        here.partition(|visit| visit.actor == *data.actor());
    let Some(first) = theirs.iter().min_by_key(|visit| visit.since) else {
        return mine.first().map(|_| words::you_too(lang).to_owned());
    };
    let since = first.since.with_timezone(&board.settings.zone);
    let since = since.format("%H:%M").to_string();
    let people: BTreeSet<&Actor> = theirs.iter().map(|visit| &visit.actor).collect();
    let who = board.who(&first.actor);
    Some(match people.len() {
        1 => words::one_is_here(lang, &who, &since),
        count => words::some_are_here(lang, &who, count, &since),
    })
}

/// The mark behind the number of a project that somebody else has open, or one's own other window.
pub(crate) fn mark(id: ProjectId, data: &Data) -> &'static str {
    let is_open = data.visits.iter().any(|visit| visit.project == id);
    if is_open { "@" } else { "" }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    const PROJECT: ProjectId = ProjectId(4);
    const OTHER: ProjectId = ProjectId(5);

    /// What is told when at each of these milliseconds this is open, with what every write came to.
    fn told(
        course: &[(u64, Option<ProjectId>)],
        is_written: bool,
    ) -> Vec<(u64, Option<ProjectId>)> {
        let mut presence = Presence::default();
        let mut told = Vec::new();
        for (at, open) in course {
            let now = Duration::from_millis(*at);
            presence.note(*open, now);
            if let Some(Effect::Visit(_, project)) = presence.due(now) {
                presence.tried(project, is_written, now);
                told.push((*at, project));
            }
        }
        told
    }

    /// The same every half second, as the loop asks.
    fn staying(from: u64, to: u64, open: Option<ProjectId>) -> Vec<(u64, Option<ProjectId>)> {
        (from..to).step_by(500).map(|at| (at, open)).collect()
    }

    #[test]
    fn a_project_is_told_when_it_has_been_open_for_a_moment_and_then_once_a_minute() {
        let course = staying(500, 130_000, Some(PROJECT));
        let at = |at| (at, Some(PROJECT));
        assert_eq!(told(&course, true), [at(1500), at(61_500), at(121_500)]);
    }

    #[test]
    fn walking_past_tells_nothing() {
        let course: Vec<_> = (1..40)
            .map(|step| (step * 500, Some(ProjectId(u32::try_from(step).unwrap()))))
            .collect();
        assert_eq!(told(&course, true), []);
        assert_eq!(told(&staying(500, 300_000, None), true), []);
    }

    #[test]
    fn leaving_is_told_at_once_but_two_writes_are_apart() {
        let mut course = staying(500, 5000, Some(PROJECT));
        course.push((5100, None));
        course.extend(staying(5500, 12_000, Some(OTHER)));
        let expected = [(1500, Some(PROJECT)), (5100, None), (7500, Some(OTHER))];
        assert_eq!(told(&course, true), expected);
    }

    #[test]
    fn what_could_not_be_written_is_tried_again_later() {
        let course = staying(500, 6000, Some(PROJECT));
        let at = |at| (at, Some(PROJECT));
        assert_eq!(told(&course, false), [at(1500), at(3500), at(5500)]);
    }

    #[test]
    fn no_two_windows_have_one_name() {
        let names: BTreeSet<String> = (0..100).map(|_| random_name()).collect();
        assert_eq!(names.len(), 100);
    }
}
