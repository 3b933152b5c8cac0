//! What would become of each of many projects, and the choice: those that can be changed, also those that ask, or none.

mod view;

pub(crate) use view::draw;

use crate::error;
use crate::i18n::ui;
use crate::ops::Mode;
use crate::tui::app::{App, Toast};
use crate::tui::bulk::{Answers, Bulk, Fate, Judged, Wish};
use crate::tui::command::Id;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::step::Step;
use crate::tui::widget::scroll::moved;

/// Projects with what would become of them.
#[derive(Debug)]
pub(crate) struct Preview {
    what: String,
    heading: String,
    rows: Vec<Judged>,
    at: usize,
}

impl Preview {
    fn new(what: String, heading: String, rows: Vec<Judged>) -> Self {
        Self {
            what,
            heading,
            rows,
            at: 0,
        }
    }

    fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    pub(super) fn command(&mut self, id: Id, app: &App) -> Vec<Step> {
        let page = isize::try_from(view::page(app)).unwrap_or(1);
        let walk = |steps| moved(self.at, steps, self.rows.len());
        self.at = match id {
            Id::Down => walk(1),
            Id::Up => walk(-1),
            Id::PageDown => walk(page),
            Id::PageUp => walk(-page),
            Id::First => walk(isize::MIN),
            Id::Last => walk(isize::MAX),
            Id::Accept => return self.accept(&[Fate::Can], app),
            Id::AcceptAll => return self.accept(&[Fate::Can, Fate::Asks], app),
            Id::Cancel => return vec![Step::Close],
            _ => self.at,
        };
        Vec::new()
    }

    /// Sends those with these fates. Who takes along what asks agrees to what is unusual about any of them: which of
    /// several meets a full column depends on who comes first.
    fn accept(&self, fates: &[Fate], app: &App) -> Vec<Step> {
        let is_agreed = fates.contains(&Fate::Asks);
        let taken = self.rows.iter().filter(|row| fates.contains(&row.fate));
        let wishes: Vec<Wish> = taken
            .map(|row| {
                let asked = row.wish.asked.clone();
                Wish {
                    id: row.wish.id,
                    asked: asked.map(|it| if is_agreed { it.consented() } else { it }),
                }
            })
            .collect();
        if wishes.is_empty() {
            let nothing = Toast::warn(ui::bulk::nothing_possible(app.lang));
            return vec![Step::Say(nothing)];
        }
        let what = self.what.clone();
        let bulk = Box::new(Bulk { what, wishes });
        vec![Step::Do(Effect::Bulk(bulk, Mode::Commit))]
    }
}

/// A bulk change was tried out or carried out.
pub(crate) fn heard(app: &mut App, bulk: Bulk, mode: Mode, answers: Answers) -> Vec<Step> {
    let (lang, what) = (app.lang, bulk.what.clone());
    let answers = match answers {
        Ok(answers) => answers,
        Err(failure) => {
            let sentence = error::failure(lang, &failure, &app.data.state.board);
            return vec![Step::Say(Toast::error(sentence))];
        }
    };
    let rows = bulk.judged(answers, &app.data, lang);
    if mode == Mode::DryRun {
        let heading = ui::bulk::heading(lang, &what, rows.len());
        return vec![open(Preview::new(what, heading, rows))];
    }
    let (done, left): (Vec<Judged>, Vec<Judged>) =
        rows.into_iter().partition(|row| row.fate == Fate::Can);
    let mut steps = Vec::new();
    if matches!(app.overlays.last(), Some(Overlay::Bulk(_))) {
        app.overlays.pop();
    }
    if !done.is_empty() {
        if matches!(app.overlays.last(), Some(Overlay::Form(form)) if !form.many.is_empty()) {
            app.overlays.pop();
        }
        let said = ui::bulk::done(lang, done.len(), &what);
        steps.push(Step::Say(Toast::good(said)));
    }
    if !left.is_empty() {
        let heading = ui::bulk::heading(lang, ui::bulk::left_over(lang), left.len());
        steps.push(open(Preview::new(what, heading, left)));
    }
    steps
}

fn open(preview: Preview) -> Step {
    Step::open(Overlay::Bulk(Box::new(preview)))
}
