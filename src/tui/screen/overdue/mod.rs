//! The overdue review (逾期督办): one late project at a time, and what the manager decides on it.

mod decide;
mod item;
pub(crate) mod review;
pub(crate) mod view;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use self::review::{Decided, Review};
use crate::domain::calendar::Week;
use crate::domain::entry::Entry;
use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::domain::level::Level;
use crate::domain::review::queue;
use crate::domain::rights::Act;
use crate::i18n::Lang;
use crate::i18n::ui::overdue as words;
use crate::report::minutes::{self, Span, Tally};
use crate::tui::app::{App, Toast};
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::effect::Effect;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::read::{Answer, Read};
use crate::tui::screen::Screen;
use crate::tui::step::{Choice, Lead, Step};
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::{moved, top_of};

/// Where one looks.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The review under way; `None` until it was read.
    review: Option<Review>,
    /// The log's last event as last read: where a new review would begin.
    head: u64,
    /// One's own events since the review began, the newest first.
    events: Vec<Event>,
    /// What they settle.
    decided: BTreeMap<ProjectId, Decided>,
    tally: Tally,
    /// Of each project the newest weekly entry.
    entries: BTreeMap<ProjectId, (Week, Entry)>,
    /// Only projects with this lead.
    lead: Lead,
    /// Only projects of this level.
    level: Option<Level>,
    /// What is settled, then what is to come.
    items: Vec<ProjectId>,
    /// How many of them are settled.
    settled: usize,
    selected: Option<ProjectId>,
    /// Index of the selected item; behind the last one where everything is settled.
    at: usize,
    /// The place among what is to come at which it goes on after a decision.
    next: usize,
    /// Whether the selected item was settled just now.
    goes_on: bool,
    /// The first visible row of the list.
    top: usize,
    /// The first visible line of the item.
    scroll: usize,
    /// Whether something is to be kept.
    unsaved: bool,
    /// Whether the arrangement is old.
    stale: bool,
    /// The snapshot that it was made from.
    made: u64,
}

/// What waits for confirmation and what is overdue within the filter in force, the most pressing first.
fn overdue_in(data: &Data) -> Vec<ProjectId> {
    queue(data.listed(), &data.state.board, data.today)
}

impl State {
    /// What is overdue within filter, department and level.
    fn narrowed(&self, data: &Data) -> Vec<ProjectId> {
        let is_meant = |id: &ProjectId| {
            let project = data.project(*id);
            let is_level = |level| project.is_some_and(|p| p.level == level);
            self.is_of_lead(*id, data) && self.level.is_none_or(is_level)
        };
        overdue_in(data).into_iter().filter(is_meant).collect()
    }

    fn is_of_lead(&self, id: ProjectId, data: &Data) -> bool {
        let Some(project) = data.project(id) else {
            return false;
        };
        let lead = project.lead().map(|owner| owner.dept);
        self.lead == Lead::Any || self.lead == Lead::of(lead)
    }

    /// Whether something was decided on it, and nothing waits for an answer any more.
    fn is_settled(&self, id: ProjectId, data: &Data) -> bool {
        let waits = data
            .project(id)
            .is_some_and(|project| project.waiting().next().is_some());
        self.decided.contains_key(&id) && !waits
    }

    /// Puts what is settled before what is to come.
    fn arrange(&mut self, data: &Data) {
        let Some(review) = &self.review else { return };
        let is_open = |id: &ProjectId| !self.is_settled(*id, data) && !review.has_skipped(*id);
        let mut items: Vec<ProjectId> = review.trail(&self.decided);
        items.retain(|id| self.is_of_lead(*id, data) && data.lets_through_id(*id) && !is_open(id));
        let settled = items.len();
        items.extend(self.narrowed(data).into_iter().filter(is_open));
        (self.settled, self.items) = (settled, items);
    }

    /// A review of an earlier day that left nothing over is over; another one begins by itself.
    fn renew(&mut self, data: &Data) {
        let Some(review) = &self.review else { return };
        let late = queue(data.state.projects.values(), &data.state.board, data.today);
        let is_open = |id| !self.is_settled(id, data) && !review.has_skipped(id);
        if review.began < data.today && !late.into_iter().any(is_open) {
            self.begin(data);
        }
    }

    fn begin(&mut self, data: &Data) {
        self.review = Some(Review::new(self.head, data.today));
        self.events.clear();
        (self.decided, self.tally) = (BTreeMap::new(), Tally::default());
        (self.selected, self.next) = (None, 0);
        (self.unsaved, self.stale) = (true, true);
    }

    /// Index of the last place: that of the last item, or behind it where everything is settled.
    fn last(&self) -> usize {
        if self.settled == self.items.len() {
            self.items.len()
        } else {
            self.items.len().saturating_sub(1)
        }
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.last());
        self.selected = self.items.get(self.at).copied();
        self.next = self.at.saturating_sub(self.settled);
        self.scroll = 0;
        if let Some(review) = &mut self.review {
            self.unsaved |= review.at != self.selected;
            review.at = self.selected;
        }
    }

    fn walk(&mut self, steps: isize) {
        self.go(moved(self.at, steps, self.last() + 1));
    }

    /// Passes the selected item over.
    fn skip(&mut self, data: &Data) {
        let last = self.events.first().map_or(0, |event| event.seq);
        let after = last.max(self.review.as_ref().map_or(0, |review| review.after));
        let settled = self.selected.is_some_and(|id| self.is_settled(id, data));
        if let (Some(review), Some(id)) = (&mut self.review, self.selected) {
            if !settled {
                review.skip(id, after);
            }
            (self.unsaved, self.stale, self.goes_on) = (true, true, true);
        }
    }

    fn skipped_again(&mut self, lang: Lang) -> Vec<Step> {
        let review = self.review.as_mut();
        if review.map_or(0, Review::forget_skips) == 0 {
            return vec![Step::Say(Toast::warn(words::no_skipped(lang)))];
        }
        (self.unsaved, self.stale, self.selected) = (true, true, None);
        Vec::new()
    }

    /// How many of what there are so far.
    pub(super) fn tally(&self) -> Tally {
        let review = self.review.as_ref();
        let skipped = review.map(|review| review.list_skipped(&self.decided).count());
        Tally {
            skipped,
            ..self.tally
        }
    }

    /// The minutes of the review so far.
    fn minutes(&self, data: &Data) -> Option<minutes::Minutes> {
        let span = Span {
            actor: data.actor(),
            // Looking back, the review may have begun later than the day that is looked at.
            since: self.review.as_ref()?.began.min(data.today),
            until: data.today,
            skipped: self.tally().skipped,
        };
        Some(minutes::build(&self.events, &data.state, span))
    }

    /// Keeps the review.
    fn unkept(&mut self) -> Option<Effect> {
        let review = self.review.as_ref().filter(|_| self.unsaved)?;
        self.unsaved = false;
        Some(Effect::Remember(Review::KEY, review.text()))
    }

    /// Decisions on the selected item.
    fn decide(&self, id: Id, data: &Data, lang: Lang) -> Option<Step> {
        let project = self.selected.and_then(|id| data.project(id));
        match (id, project) {
            (Id::Urge, Some(project)) => Some(decide::urge(project, lang)),
            (Id::Raise, Some(project)) => Some(decide::raise(project, data, lang)),
            (Id::Lower, Some(project)) => Some(decide::lower(project, lang)),
            (Id::Strike, Some(project)) => Some(decide::strike(project, lang)),
            (Id::Urge | Id::Raise | Id::Lower | Id::Strike | Id::Skip, None) => {
                let text = crate::i18n::ui::nothing_selected(lang);
                Some(Step::Say(Toast::warn(text)))
            }
            (Id::ByDepartment, _) => Some(decide::by_department(self, data, lang)),
            (Id::ByLevel, _) => Some(decide::by_level(self, data, lang)),
            (Id::RaiseByRule, _) => Some(decide::by_rule(self, data, lang)),
            (Id::Minutes, _) => decide::minutes(self, data),
            (Id::Anew, _) => Some(decide::anew(lang)),
            _ => None,
        }
    }

    /// Selects the first of what is to come that is not before the place where it goes on.
    fn go_on(&mut self) {
        self.go(self.settled + self.next);
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Overdue
    }

    fn act(&self, id: Id, data: &Data) -> Option<Act> {
        let project = self.selected.and_then(|id| data.project(id))?;
        // Striking off ends the supervision, or clears a problem.
        let clears = project.open_problems().next().is_some();
        let act = if clears { Act::Problem } else { Act::Supervise };
        (id == Id::Strike).then_some(act)
    }

    fn opens(&self) -> Option<ProjectId> {
        self.selected()
    }

    fn selected(&self) -> Option<ProjectId> {
        self.selected
    }

    fn select(&mut self, id: ProjectId, data: &Data) {
        let is_narrowed_out = !self.narrowed(data).contains(&id);
        if is_narrowed_out {
            (self.lead, self.level) = (Lead::Any, None);
        }
        (self.selected, self.stale, self.goes_on) = (Some(id), true, false);
    }

    fn settle(&mut self, data: &Data, body: Rect, lang: Lang) {
        if self.review.is_none() {
            return;
        }
        if self.made == 0 {
            self.renew(data);
            self.selected = self.review.as_ref().and_then(|review| review.at);
        }
        if self.stale || self.made != data.stamp {
            self.arrange(data);
            (self.stale, self.made) = (false, data.stamp);
            let found = self.items.iter().position(|id| Some(*id) == self.selected);
            match found.filter(|_| !self.goes_on) {
                Some(at) => {
                    let scroll = self.scroll;
                    self.go(at);
                    self.scroll = scroll;
                }
                None => self.go_on(),
            }
        }
        self.goes_on = false;
        let rows = view::list_rows(body);
        self.top = top_of(self.top, self.at, self.items.len(), rows);
        let most = view::overflow(self, data, body, lang);
        self.scroll = self.scroll.min(most);
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        let page = usize::from(body.height / 2).max(1);
        let mut steps = Vec::new();
        match id {
            Id::Next | Id::Down => self.walk(1),
            Id::Previous | Id::Up => self.walk(-1),
            Id::First => self.walk(isize::MIN),
            Id::Last => self.walk(isize::MAX),
            Id::PageDown => self.scroll = self.scroll.saturating_add(page),
            Id::PageUp => self.scroll = self.scroll.saturating_sub(page),
            Id::Skip if self.selected.is_some() => self.skip(data),
            Id::SkippedAgain => steps = self.skipped_again(lang),
            _ => steps.extend(self.decide(id, data, lang)),
        }
        // A walk is kept in a quiet moment; anything else at once, before it can be lost.
        let walks = matches!(
            id,
            Id::Next | Id::Down | Id::Previous | Id::Up | Id::First | Id::Last
        );
        if !walks && let Some(keep) = self.unkept() {
            steps.insert(0, Step::Do(keep));
        }
        steps
    }

    fn chosen(&mut self, choice: &Choice, data: &Data) -> Vec<Step> {
        match choice {
            Choice::Lead(lead) => self.lead = *lead,
            Choice::Level(level) => self.level = *level,
            Choice::Anew => {
                self.begin(data);
                let keep = self.unkept().map(Step::Do);
                return keep.into_iter().collect();
            }
        }
        (self.stale, self.selected, self.next) = (true, None, 0);
        Vec::new()
    }

    fn keep(&mut self) -> Vec<Effect> {
        self.unkept().into_iter().collect()
    }

    fn mouse(&mut self, mouse: Mouse, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        let list = view::list_area(body).filter(|area| area.contains(mouse.at.into()));
        match (mouse.what, list) {
            (Pointing::Press, Some(area)) => {
                let row = usize::from(mouse.at.1.saturating_sub(area.y));
                if self.top + row < self.items.len() {
                    self.go(self.top + row);
                }
                Vec::new()
            }
            (Pointing::WheelDown, Some(_)) => self.command(Id::Next, data, body, lang),
            (Pointing::WheelUp, Some(_)) => self.command(Id::Previous, data, body, lang),
            (Pointing::WheelDown, None) => {
                self.scroll = self.scroll.saturating_add(3);
                Vec::new()
            }
            (Pointing::WheelUp, None) => {
                self.scroll = self.scroll.saturating_sub(3);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn wants(&self) -> Vec<Read> {
        let after = self.review.as_ref().map(|review| review.after);
        vec![Read::Review(after)]
    }

    fn hear(&mut self, read: &Read, answer: &Answer) {
        let (Read::Review(after), Answer::Review(found)) = (read, answer) else {
            return;
        };
        // An answer about a review that was given up meanwhile.
        if self
            .review
            .as_ref()
            .is_some_and(|review| Some(review.after) != *after)
        {
            return;
        }
        self.head = found.head;
        self.events.clone_from(&found.events);
        self.entries.clone_from(&found.entries);
        let before = std::mem::take(&mut self.decided);
        (self.decided, self.tally) = review::decided(&self.events);
        if self.review.is_none() {
            let kept = found.kept.clone();
            self.unsaved = kept.is_none();
            self.review = Some(kept.unwrap_or_else(|| Review::new(found.head, found.today)));
        } else if let Some(id) = self.selected {
            let seq = |decided: &BTreeMap<ProjectId, Decided>| decided.get(&id).map(|d| d.seq);
            self.goes_on |= seq(&self.decided) > seq(&before);
        }
        self.stale = true;
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
