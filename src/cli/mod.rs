//! The command line: words in, requests to `ops`, answers printed. One verb a file in `cmd`.

pub mod args;
mod cmd;
mod definition;
mod deliver;
mod format;
mod help;
mod interrupt;
mod line;
mod order;
mod output;
mod pictures;
mod post;
mod progress;
mod reach;
mod template;
mod trouble;
mod view;
mod who;
mod zh;

use std::io;

use crate::config::{MailWords, Word};
use crate::domain::board::Board;
use crate::domain::calendar::parse_day;
use crate::domain::command::{Command, Consent, Request};
use crate::domain::id::{Day, DeptId, ProjectId, StageKey};
use crate::domain::people::Department;
use crate::domain::project::Project;
use crate::domain::state::State;
use crate::error::{self, Kind};
use crate::i18n::{self, Lang, cli as words};
use crate::ops::{Conflict, Error, Failure, Mode, Outcome, Session};
use crate::query::{Context, Selection, Views};
use crate::text::caret;

pub use cmd::demo::{CLOCK as DEMO_CLOCK, fill as fill_demo};
pub use cmd::host::{check as check_host, set_up as set_up_host};
pub use cmd::init::{Plan, make};
pub use cmd::plan::run as check_plan;
pub use cmd::restore::{Present, Restoring};
pub use cmd::term::{Seen, run as tell_terminal};
pub use help::{command, explain, usage};
pub use line::{BadLine, split};
pub use order::flags_first;
pub use output::{Output, Shape};
pub use post::settle_mail;
pub use progress::say_waiting;
pub use reach::{Barred, Reach, judge};
pub use trouble::{Done, Trouble};

use args::{HowArgs, Verb};

/// How many lines of one change are told before "and so many more".
const SHOWN: usize = 50;

/// What a verb works with.
#[derive(Debug)]
pub struct Cx<'a> {
    /// The one at the database.
    pub session: Session,
    /// The language of every sentence.
    pub lang: Lang,
    /// Where to print.
    pub out: Output<'a>,
    /// Show the board as of this day.
    pub as_of: Option<Day>,
    /// Write or only show.
    pub mode: Mode,
    /// What `duban config` shows of one's preferences: key, value, origin.
    pub preferences: Vec<[String; 3]>,
    /// How many working days ahead a reminder looks, as configured.
    pub remind_days: Word,
    /// Letters, as configured.
    pub mail: MailWords,
}

/// The board on a day.
#[derive(Debug)]
pub struct Look {
    /// Board and projects.
    pub state: State,
    /// The day for which lateness is reckoned.
    pub today: Day,
}

impl Look {
    /// The context in which filters are judged.
    pub fn context<'l>(&'l self, session: &'l Session) -> Context<'l> {
        Context {
            board: &self.state.board,
            today: self.today,
            me: Some(session.actor()),
            my_departments: session.standing(&self.state.board).departments(),
        }
    }
}

/// Carries out a verb that needs an open database.
pub fn run(cx: &mut Cx<'_>, verb: &Verb) -> Done {
    match verb {
        Verb::List(args) => cmd::list::run(cx, args),
        Verb::Show(args) => cmd::show::run(cx, args),
        Verb::Add(args) => cmd::add::run(cx, args),
        Verb::Edit(args) => cmd::edit::run(cx, args),
        Verb::Move(args) => cmd::stage::run(cx, args),
        Verb::Due(args) => cmd::due::run(cx, args),
        Verb::Milestone(args) => cmd::milestone::run(cx, args),
        Verb::Done(args) => cmd::done::run(cx, args),
        Verb::Report(args) => cmd::report::run(cx, args),
        Verb::Note(args) => cmd::note::run(cx, args),
        Verb::Block(args) => cmd::block::run(cx, args),
        Verb::Unblock(args) => cmd::block::undo(cx, args),
        Verb::Problem(args) => cmd::problem::run(cx, args),
        Verb::Confirm(args) => cmd::confirm::run(cx, args),
        Verb::Return(args) => cmd::confirm::give_back(cx, args),
        Verb::Level(args) => cmd::level::run(cx, args),
        Verb::Slip(args) => cmd::slip::run(cx, args),
        Verb::Urge(args) => cmd::urge::run(cx, args),
        Verb::Light(args) => cmd::light::run(cx, args),
        Verb::Measure(args) => cmd::measure::run(cx, args),
        Verb::Own(args) => cmd::own::run(cx, args),
        Verb::Tag(args) => cmd::tag::run(cx, args),
        Verb::Suspend(args) => cmd::side::suspend(cx, args),
        Verb::Cancel(args) => cmd::side::cancel(cx, args),
        Verb::Resume(args) => cmd::side::resume(cx, args),
        Verb::Remove(args) => cmd::remove::run(cx, args),
        Verb::Log(args) => cmd::log::run(cx, args),
        Verb::Why(args) => cmd::why::run(cx, args),
        Verb::Overdue(args) => cmd::overdue::run(cx, args),
        Verb::Remind(args) => cmd::remind::run(cx, args),
        Verb::Week(args) => cmd::week::run(cx, args),
        Verb::Review(args) => cmd::review::run(cx, args),
        Verb::Indicators(args) => cmd::indicators::run(cx, args),
        Verb::Import(args) => cmd::import::run(cx, args),
        Verb::Export(args) => cmd::export::run(cx, args),
        Verb::Holidays(args) => cmd::holidays::run(cx, args),
        Verb::Calendar(args) => cmd::calendar::run(cx, args),
        Verb::Undo(args) => cmd::undo::run(cx, args),
        Verb::Dept(args) => cmd::dept::run(cx, args),
        Verb::User(args) => cmd::user::run(cx, args),
        Verb::Views(args) => cmd::views::run(cx, args),
        Verb::Doctor(args) => cmd::doctor::run(cx, args),
        Verb::Backup(args) => cmd::backup::run(cx, args),
        Verb::Config(args) => cmd::config::run(cx, args),
        Verb::Demo(_)
        | Verb::Init(_)
        | Verb::Plan(_)
        | Verb::Term(_)
        | Verb::Help(_)
        | Verb::Restore(_)
        | Verb::Ssh(_) => Ok(()),
    }
}

/// What printing came to: a reader that went away is no error.
pub fn printed(lang: Lang, written: io::Result<()>) -> Done {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let sentence = words::cannot_print(lang, &i18n::file::why(lang, &error));
            Err(Trouble::new(Kind::Failed, sentence))
        }
        _ => Ok(()),
    }
}

impl Cx<'_> {
    /// The board on the day asked for.
    pub fn look(&mut self) -> Result<Look, Trouble> {
        let (state, today) = match self.as_of {
            Some(day) => (self.session.state_as_of(day), day),
            None => (self.session.state(), self.session.today()),
        };
        let state = state.map_err(|error| self.store(&error))?;
        Ok(Look { state, today })
    }

    /// The board's definition.
    pub fn board(&self) -> Result<Board, Trouble> {
        self.session.board().map_err(|error| self.store(&error))
    }

    /// A project with everything, on the day asked for.
    pub fn project(&mut self, look: &Look, id: ProjectId) -> Result<Project, Trouble> {
        let missing = || {
            Trouble::new(
                Kind::NotFound,
                i18n::refusal::no_such_project(self.lang, &id.to_string()),
            )
        };
        if self.as_of.is_some() {
            return look.state.projects.get(&id).cloned().ok_or_else(missing);
        }
        let found = self
            .session
            .project(id)
            .map_err(|error| self.store(&error))?;
        found.filter(|project| !project.removed).ok_or_else(missing)
    }

    /// Reads a project number.
    pub fn id(&self, text: &str) -> Result<ProjectId, Trouble> {
        text.parse()
            .map_err(|_| Trouble::usage(words::not_a_project(self.lang, text)))
    }

    /// Reads a day such as 2025-03-14, 3月14日, yesterday.
    pub fn day(&self, text: &str) -> Result<Day, Trouble> {
        parse_day(text, self.session.today())
            .map_err(|_| Trouble::usage(words::not_a_day(self.lang, text)))
    }

    /// Reads a department by any of its names.
    pub fn dept(&self, board: &Board, text: &str) -> Result<DeptId, Trouble> {
        board.find_department(text).ok_or_else(|| {
            let names = board.departments.values().flat_map(Department::names);
            let trouble = Trouble::new(Kind::NotFound, words::no_such_dept(self.lang, text));
            match crate::text::suggest::closest(text, names) {
                Some(close) => trouble.with(words::did_you_mean(self.lang, close)),
                None => trouble,
            }
        })
    }

    /// Reads a stage by key or name.
    pub fn stage(&self, board: &Board, text: &str) -> Result<StageKey, Trouble> {
        board
            .find_stage(text)
            .map(|stage| stage.key.clone())
            .ok_or_else(|| {
                let known = i18n::refusal::stage_names(self.lang, board);
                Trouble::new(
                    Kind::NotFound,
                    i18n::refusal::no_such_stage(self.lang, text, &known),
                )
            })
    }

    /// Reads a filter; a mistake is shown with a caret under its place.
    pub fn filter(&self, words: &[String], look: &Look) -> Result<Selection, Trouble> {
        let text = words.join(" ");
        let kept = self.session.kept().map_err(|error| self.store(&error))?;
        let read = crate::query::parse_with(&text, &Views::of(&kept));
        let settled = read.and_then(|filter| filter.resolve(&look.state.board, look.today));
        settled.map_err(|error| {
            let sentence = i18n::query::error(self.lang, &error);
            Trouble::usage(sentence).with(caret::under(&text, error.span.into()))
        })
    }

    /// The board's definition without its projects: all that a filter is read by. Reports fold the projects themselves.
    pub fn look_at_board(&self, today: Day) -> Result<Look, Trouble> {
        let state = State {
            board: self.board()?,
            ..State::default()
        };
        Ok(Look { state, today })
    }

    /// Carries a change to a project out and prints what happened.
    pub fn change(&mut self, command: Command, how: &HowArgs) -> Done {
        let request = self.request(command, how)?;
        let outcome = self.carry_out(&request)?;
        self.tell(&outcome)
    }

    /// Refuses to change a past day's board.
    pub fn check_present(&self) -> Done {
        match self.as_of {
            Some(day) => Err(Trouble::new(
                Kind::Refused,
                words::past_is_read_only(self.lang, &day.to_string()),
            )),
            None => Ok(()),
        }
    }

    /// A request as it was meant.
    pub fn request(&self, command: Command, how: &HowArgs) -> Result<Request, Trouble> {
        self.check_present()?;
        let mut request = Request::new(command);
        request.seen = how.seen;
        request.reason.clone_from(&how.note);
        request.effective = how.on.as_deref().map(|day| self.day(day)).transpose()?;
        if how.yes {
            request.consent = Consent::Given;
        }
        Ok(request)
    }

    /// Carries a request out.
    pub fn carry_out(&mut self, request: &Request) -> Result<Outcome, Trouble> {
        self.session
            .run(request, self.mode)
            .map_err(|failure| self.failure(failure))
    }

    /// Prints what happened.
    pub fn tell(&mut self, outcome: &Outcome) -> Done {
        let board = self.board()?;
        let lang = self.lang;
        if self.out.is_json() {
            let today = self.session.today();
            let events: Vec<_> = outcome
                .events
                .iter()
                .map(|event| view::event(event, i18n::event::describe(lang, &event.change, &board)))
                .collect();
            let project = outcome
                .project
                .as_ref()
                .map(|project| view::project(project, &board, today));
            let written = outcome.mode == Mode::Commit;
            let told =
                serde_json::json!({ "written": written, "project": project, "events": events });
            return self.print(|out| out.json(&told));
        }
        let mut named: Option<(ProjectId, String)> = None;
        let dry = match outcome.mode {
            Mode::Commit => String::new(),
            Mode::DryRun => words::dry_run(lang).to_owned(),
        };
        for event in outcome.events.iter().take(SHOWN) {
            // What is undone may be about many projects, a change of one is about the one that it leaves behind.
            if let Some(id) = event.project
                && named.as_ref().is_none_or(|(known, _)| *known != id)
            {
                let left = outcome.project.clone().filter(|project| project.id == id);
                let project = match left {
                    Some(project) => Some(project),
                    None => self
                        .session
                        .project(id)
                        .map_err(|error| self.store(&error))?,
                };
                named = project.map(|project| (id, project.title));
            }
            let title = named
                .as_ref()
                .filter(|(id, _)| event.project == Some(*id))
                .map(|(id, title)| format!("{id} {title}"));
            let what = i18n::event::describe(lang, &event.change, &board);
            let undone = if event.undoes.is_some() {
                words::undone(lang)
            } else {
                ""
            };
            let line = match &title {
                Some(title) => format!("{dry}{title}{}{undone}{what}", lang.pick("：", ": ")),
                None => format!("{dry}{undone}{what}"),
            };
            self.print(|out| out.line(&line))?;
        }
        for number in outcome.submitted() {
            let line = i18n::confirmation::submitted(lang, &number.0.to_string());
            self.print(|out| out.line(&line))?;
        }
        if outcome.events.len() > SHOWN {
            let more = words::and_more(lang, outcome.events.len() - SHOWN);
            self.print(|out| out.line(&more))?;
        }
        Ok(())
    }

    /// Prints; a reader that went away ends the run quietly, anything else is said.
    pub fn print(&mut self, write: impl FnOnce(&mut Output<'_>) -> io::Result<()>) -> Done {
        printed(self.lang, write(&mut self.out))
    }

    /// A database error as trouble.
    pub fn store(&self, error: &Error) -> Trouble {
        Trouble::new(error::store_kind(error), error::store(self.lang, error))
    }

    /// A failure as trouble; a conflict with both versions.
    pub fn failure(&mut self, failure: Failure) -> Trouble {
        let board = self.session.board().unwrap_or_default();
        let trouble = Trouble::new(
            error::failure_kind(&failure),
            error::failure(self.lang, &failure, &board),
        );
        match failure {
            Failure::Conflict(conflict) => self.both_versions(&conflict, &board, trouble),
            _ => trouble,
        }
    }

    fn both_versions(
        &mut self,
        conflict: &Conflict,
        board: &Board,
        mut trouble: Trouble,
    ) -> Trouble {
        let lang = self.lang;
        if self.out.is_json() {
            let theirs: Vec<_> = conflict
                .theirs
                .iter()
                .map(|event| view::event(event, i18n::event::describe(lang, &event.change, board)))
                .collect();
            let now = view::project(&conflict.now, board, self.session.today());
            let both = serde_json::json!({
                "conflict": { "seen": conflict.seen, "mine": conflict.mine, "theirs": theirs, "now": now }
            });
            // The exit code tells of the conflict even where nobody reads this.
            if let Err(unread) = self.print(|out| out.json(&both)) {
                return unread;
            }
            return trouble;
        }
        trouble.more.push(words::theirs(lang).to_owned());
        for event in &conflict.theirs {
            let what = i18n::event::describe(lang, &event.change, board);
            let who = words::actor(lang, &event.actor, board);
            trouble
                .more
                .push(format!("  {} {who}  {what}", event.effective));
        }
        trouble.more.push(words::mine(lang).to_owned());
        trouble
            .more
            .push(format!("  {}", words::request(lang, &conflict.mine, board)));
        trouble.more.push(words::again(lang, conflict.now.version));
        trouble
    }
}
