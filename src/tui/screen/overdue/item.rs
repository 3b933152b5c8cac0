//! Everything that a manager needs to decide on one late project, the weightiest first.

use super::State;
use crate::domain::deadline::Deadline;
use crate::domain::entry::Entry;
use crate::domain::id::Day;
use crate::domain::level::called_for;
use crate::domain::light::LightReason;
use crate::domain::milestone::Milestone;
use crate::domain::people::{Owner, OwnerRole};
use crate::domain::problem::Problem;
use crate::domain::project::{Project, Slip};
use crate::domain::review::Decision;
use crate::domain::rights::Act;
use crate::i18n::ui::overdue as words;
use crate::i18n::{self, Lang, confirmation, supervision, trade, ui};
use crate::text::width::{columns, pad, wrap};
use crate::tui::data::Data;
use crate::tui::presence;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// How many open milestones are told.
const MILESTONES: usize = 4;

/// The lines of one item.
struct Item<'a> {
    project: &'a Project,
    data: &'a Data,
    lang: Lang,
    width: usize,
    lines: Vec<Line>,
}

/// Tells a project in lines of at most `width` columns.
pub(super) fn lines(
    state: &State,
    project: &Project,
    data: &Data,
    lang: Lang,
    width: usize,
) -> Vec<Line> {
    let mut item = Item {
        project,
        data,
        lang,
        width,
        lines: Vec::new(),
    };
    item.title();
    item.decided(state);
    item.pending();
    item.level();
    item.people();
    item.dates();
    item.standing();
    item.milestones();
    let reported = state.entries.get(&project.id).map(|(_, entry)| entry);
    item.report(reported);
    item.problems();
    item.lines
}

/// What was decided or passed over in this review, in a word or two.
pub(super) fn decided_text(state: &State, project: &Project, lang: Lang) -> String {
    let review = state.review.as_ref();
    match state.decided.get(&project.id) {
        Some(decided) => {
            let names: Vec<&str> = decided.what.iter().map(|what| name(*what, lang)).collect();
            names.join(ui::list_separator(lang))
        }
        None if review.is_some_and(|review| review.has_skipped(project.id)) => {
            words::decided_skipped(lang).to_owned()
        }
        None => String::new(),
    }
}

const fn name(decision: Decision, lang: Lang) -> &'static str {
    match decision {
        Decision::Urged => words::decided_urged(lang),
        Decision::Raised => words::decided_raised(lang),
        Decision::RaisedByRule => words::decided_ruled(lang),
        Decision::Lowered => words::decided_lowered(lang),
        Decision::Dated => words::decided_dated(lang),
        Decision::Struck => words::decided_struck(lang),
        Decision::Confirmed => confirmation::decided_confirmed(lang),
        Decision::Returned => confirmation::decided_returned(lang),
    }
}

impl Item<'_> {
    fn label_width(&self) -> usize {
        match self.lang {
            Lang::Zh => 10,
            Lang::En => 12,
        }
    }

    /// A label with a text, wrapped; nothing where there is no text.
    fn put(&mut self, label: &str, role: Role, text: &str) {
        let wide = self.label_width();
        let room = self.width.saturating_sub(wide).max(8);
        let mut label = label;
        for part in wrap(text, room) {
            if !part.is_empty() {
                let line = Line::of(Role::Label, &pad(label, wide));
                self.lines.push(line.with(role, &part));
                label = "";
            }
        }
    }

    /// Number and title; light, days late and level right under them.
    fn title(&mut self) {
        let (project, lang) = (self.project, self.lang);
        let text = format!("{} {}", project.id, project.title);
        for part in wrap(&text, self.width) {
            self.lines.push(Line::of(Role::Title, &part));
        }
        if let Some(here) = presence::told(project.id, self.data, lang) {
            self.lines.push(Line::of(Role::Warn, &here));
        }
        let mut line = Line::default();
        if let Some(facts) = self.data.facts(project.id) {
            let light = facts.light.light;
            let told = format!("{} {}", light.letter(), trade::light(lang, light));
            line.push(Role::Light(light), &told);
            if let Some(days) = facts.late {
                line.push(Role::Error, &format!("  {}", words::late(lang, days)));
            }
        }
        let board = &self.data.state.board;
        if let Some(stage) = board.stage(&project.stage.stage) {
            let name = ui::owner_basis(lang, trade::stage(lang, stage), project.stage.basis);
            line.push(Role::Text, &format!("  {name}"));
        }
        self.lines.push(line);
        if let Some(facts) = self.data.facts(project.id) {
            let why = i18n::light::why(lang, &facts.light);
            self.put(
                ui::label_light(lang),
                Role::Text,
                &why.join(ui::list_separator(lang)),
            );
        }
    }

    /// What this review has already settled.
    fn decided(&mut self, state: &State) {
        let told = decided_text(state, self.project, self.lang);
        self.put(words::label_decided(self.lang), Role::Good, &told);
    }

    /// What waits for the manager, with the words of the one who asked; what was returned.
    fn pending(&mut self) {
        let (project, data, lang) = (self.project, self.data, self.lang);
        for (number, one) in &project.confirmations {
            let mut told = confirmation::standing(lang, *number, one, &data.state.board);
            let role = if one.waits() { Role::Warn } else { Role::Dim };
            if one.waits() && data.may(Act::Confirm, Some(project)).is_ok() {
                let keys = confirmation::keys(lang, "+", "-");
                told = format!("{told}{}{keys}", lang.pick("；", "; "));
            }
            self.put(confirmation::label(lang), role, &told);
            let note = one.note.as_deref();
            let note = note.map(|note| confirmation::words(lang, note));
            self.put("", Role::Text, &note.unwrap_or_default());
        }
    }

    /// Level, what the rule calls for, the last urging.
    fn level(&mut self) {
        let (project, lang) = (self.project, self.lang);
        let level = supervision::level(lang, project.level, project.level_mark.as_ref());
        self.put(ui::label_level(lang), Role::Text, &level);
        let board = &self.data.state.board;
        if let Some((to, days)) = called_for(project, board, self.data.today) {
            let rule = board.settings.level_days.map(|days| days.to_string());
            let told = words::rule(lang, trade::level(lang, to), days, &rule.join("/"));
            self.put(words::label_rule(lang), Role::Warn, &told);
        }
        let urged = project.urging.as_ref().map_or_else(
            || supervision::never_urged(lang).to_owned(),
            |urging| supervision::urging(lang, urging),
        );
        self.put(i18n::event::urged_noun(lang), Role::Text, &urged);
    }

    /// Departments, responsible person, contact: in one line where they fit.
    fn people(&mut self) {
        let (project, lang) = (self.project, self.lang);
        let mut lead = self.departments(OwnerRole::Lead);
        if lead.is_empty() {
            ui::no_lead(lang).clone_into(&mut lead);
        }
        let who = [&project.responsible, &project.contact];
        let who: Vec<&str> = who.into_iter().flatten().map(String::as_str).collect();
        let parts = [
            (ui::label_lead(lang), lead),
            (
                trade::role(lang, OwnerRole::Cooperating),
                self.departments(OwnerRole::Cooperating),
            ),
            (words::label_contact(lang), who.join(" ")),
        ];
        let known = || parts.iter().filter(|(_, text)| !text.is_empty());
        let rest = known().skip(1);
        let first = parts.first().map(|(_, lead)| lead.clone());
        let one = rest.fold(first.unwrap_or_default(), |one, (label, text)| {
            format!("{one}  {label}: {text}")
        });
        if columns(&one) + self.label_width() <= self.width {
            return self.put(ui::label_lead(lang), Role::Text, &one);
        }
        for (label, text) in &parts {
            self.put(label, Role::Text, text);
        }
    }

    fn departments(&self, role: OwnerRole) -> String {
        let lang = self.lang;
        let owners = self.project.owners.iter();
        let name = |owner: &Owner| {
            let dept = self.data.state.board.department(owner.dept)?;
            let name = trade::dept_name(lang, dept);
            Some(ui::owner_basis(lang, name, owner.basis))
        };
        let names: Vec<String> = owners
            .filter(|owner| owner.role == role)
            .filter_map(name)
            .collect();
        names.join(lang.pick("、", ", "))
    }

    /// The date, the first one, and each slip.
    fn dates(&mut self) {
        let (project, lang) = (self.project, self.lang);
        let Some(deadline) = &project.deadline else {
            return self.put(ui::label_due(lang), Role::Dim, ui::no_deadline(lang));
        };
        let mut told = dated(deadline, lang);
        if let Some(first) = project.baseline.as_ref().filter(|first| *first != deadline) {
            told = format!("{told}  {}", words::baseline(lang, &dated(first, lang)));
        }
        if !project.slips.is_empty() {
            let slips = words::slips(lang, project.slips.len(), project.slipped_days());
            told = format!("{told}  {slips}");
        }
        self.put(ui::label_due(lang), Role::Text, &told);
        for slip in &project.slips {
            self.put("", Role::Dim, &slipped(slip, self.data, lang));
        }
    }

    /// How long it is blocked, where the light's grounds do not say it already.
    fn standing(&mut self) {
        let (project, lang) = (self.project, self.lang);
        let facts = self.data.facts(project.id);
        let grounds = facts.map_or(&[][..], |facts| facts.light.reasons.as_slice());
        let is_told = grounds
            .iter()
            .any(|ground| matches!(ground, LightReason::Blocked { .. }));
        if let Some(block) = project.block.as_ref().filter(|_| !is_told) {
            let days = (self.data.today - block.since).num_days();
            let told = words::blocked(lang, days, &block.since.to_string(), &block.reason);
            self.put(words::label_blocked(lang), Role::Warn, &told);
        }
    }

    /// The next milestones, each with its lateness.
    fn milestones(&mut self) {
        let (lang, today) = (self.lang, self.data.today);
        let open = self.project.milestones.values();
        let mut open: Vec<&Milestone> = open.filter(|node| node.done.is_none()).collect();
        let day = |node: &Milestone| node.deadline.as_ref().and_then(|due| due.day);
        open.sort_by_key(|node| (day(node).is_none(), day(node)));
        let mut label = words::label_milestones(lang);
        for node in open.iter().take(MILESTONES) {
            let (role, told) = milestone(node, today, lang);
            self.put(label, role, &told);
            label = "";
        }
        let more = open.len().saturating_sub(MILESTONES);
        if more > 0 {
            self.put("", Role::Dim, &words::more(lang, more));
        }
    }

    /// The newest weekly entry, however old.
    fn report(&mut self, entry: Option<&Entry>) {
        let lang = self.lang;
        let label = words::label_report(lang);
        let Some(entry) = entry else {
            return self.put(label, Role::Warn, words::never(lang));
        };
        let ago = (self.data.today - entry.on).num_days();
        let who = self.data.state.board.who(&entry.actor);
        let mut head = words::reported(lang, &entry.on.to_string(), &who, ago);
        if entry.text.sample {
            head = format!("{head} {}", ui::sample(lang));
        }
        self.put(label, Role::Text, &head);
        let text = &entry.text;
        self.put("", Role::Text, &text.progress);
        for (name, text) in [
            (ui::field_problem(lang), &text.problem),
            (ui::field_ask(lang), &text.ask),
            (ui::field_next(lang), &text.next),
        ] {
            if !text.is_empty() {
                self.put("", Role::Text, &format!("{name}: {text}"));
            }
        }
    }

    /// Open problems with limits and asks; of the cleared ones the number.
    fn problems(&mut self) {
        let (project, lang) = (self.project, self.lang);
        for (part, problem) in project.open_problems() {
            let label = format!("{} {}", words::label_problem(lang), part.0);
            let told = self.problem(problem);
            self.put(&label, Role::Warn, &told);
        }
        let cleared = project.problems.len() - project.open_problems().count();
        if cleared > 0 {
            let told = words::problem_cleared(lang, cleared);
            self.put(words::label_problem(lang), Role::Dim, &told);
        }
    }

    fn problem(&self, problem: &Problem) -> String {
        let (lang, today) = (self.lang, self.data.today);
        let mut notes = vec![ui::since(lang, &problem.opened.to_string())];
        if let Some(limit) = &problem.limit {
            let left = limit.days_left(today);
            notes.push(match left.filter(|left| *left < 0) {
                Some(left) => words::problem_late(lang, &limit.phrase, -left),
                None => words::problem_limit(lang, &limit.phrase),
            });
        }
        let ask = problem.ask.map(|ask| trade::ask_level(lang, ask));
        notes.extend(ask.map(str::to_owned));
        let owner = problem.owner;
        let owner = owner.and_then(|id| self.data.state.board.department(id));
        notes.extend(owner.map(|dept| self.data.dept_short(dept, lang).to_owned()));
        let notes = ui::in_brackets(lang, &notes.join(ui::list_separator(lang)));
        format!("{}{notes}", problem.text)
    }
}

/// The words with the last day, where the words do not say it themselves.
fn dated(deadline: &Deadline, lang: Lang) -> String {
    let day = deadline.day.map(|day| day.to_string());
    match day.filter(|day| *day != deadline.phrase) {
        Some(day) => words::due_on(lang, &deadline.phrase, &day),
        None => deadline.phrase.clone(),
    }
}

/// When, who, from what to what, and why.
fn slipped(slip: &Slip, data: &Data, lang: Lang) -> String {
    let to = slip.to.as_ref().map(|to| to.phrase.as_str());
    let to = to.unwrap_or_else(|| trade::no_date(lang));
    let source = slip.actor.as_document();
    let source = source.and_then(|key| data.state.board.sources.get(key));
    let who = data.state.board.who(&slip.actor);
    let who = source.map_or(&*who, |source| source.title.as_str());
    let reason = slip.reason.map(|reason| trade::slip_reason(lang, reason));
    let mut told = format!("{}  {} -> {to}", slip.on, slip.from.phrase);
    let more = [reason, slip.note.as_deref(), Some(who)];
    for more in more.into_iter().flatten() {
        told = format!("{told}  {more}");
    }
    told
}

fn milestone(node: &Milestone, today: Day, lang: Lang) -> (Role, String) {
    let phrase = node.deadline.as_ref().map_or("", |due| due.phrase.as_str());
    let left = node.deadline.as_ref().and_then(|due| due.days_left(today));
    match left {
        Some(left) if left < 0 => {
            let told = words::milestone_late(lang, &node.name, phrase, -left);
            (Role::Error, told)
        }
        Some(left) => {
            let told = words::milestone_left(lang, &node.name, phrase, left);
            (Role::Text, told)
        }
        None => (Role::Text, format!("{} {phrase}", node.name)),
    }
}
