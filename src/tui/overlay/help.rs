//! The help of a place: what it is for, and its keys as they are bound now; narrowed by a few letters.

use ratatui::layout::Rect;

use crate::i18n::{Lang, ui};
use crate::text::fold::fold_search;
use crate::text::pinyin::Matcher;
use crate::text::width::{columns, pad, wrap};
use crate::tui::app::App;
use crate::tui::command::{self, Id, Row, Scope};
use crate::tui::right;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::prompt;

/// The columns of the keys, the widest row of the table with a gap.
const KEYS: usize = 25;

/// For which place it is, how far it is scrolled, what is looked for.
#[derive(Debug)]
pub(crate) struct Help {
    heading: String,
    scopes: Vec<Scope>,
    top: usize,
    typed: Option<Edit>,
}

impl Help {
    /// The help of where keys count now: of the screen, or of what lies over it.
    pub(crate) fn of(app: &App) -> Self {
        let mut scopes = app.scopes();
        let place = match app.overlays.last() {
            Some(_) => scopes.first().copied().unwrap_or(Scope::Global),
            None => app.screen().scope(),
        };
        let name = match app.overlays.last() {
            Some(_) => place.name(app.lang).to_owned(),
            None => app.screen().title(app),
        };
        if app.overlays.is_empty() {
            let modes = app.screen().modes().iter().copied();
            let more = modes.chain([Scope::Form, Scope::Text]);
            let more: Vec<Scope> = more.filter(|scope| !scopes.contains(scope)).collect();
            scopes.extend(more);
        } else if place == Scope::Form {
            scopes = vec![Scope::Form, Scope::Choice, Scope::Text];
        }
        Self {
            heading: ui::help_title(app.lang, &name),
            scopes,
            top: 0,
            typed: None,
        }
    }

    /// Where keys count.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        match self.typed {
            Some(_) => vec![Scope::Help, Scope::Text],
            None => vec![Scope::Help],
        }
    }

    pub(super) fn typed(&mut self, text: &str) -> Vec<Step> {
        if let Some(typed) = &mut self.typed {
            typed.paste(text);
            self.top = 0;
        }
        Vec::new()
    }

    pub(super) fn command(&mut self, id: Id, app: &App) -> Vec<Step> {
        let page = page(self, app).max(1);
        let last = self.lines(app).len().saturating_sub(page);
        self.top = match id {
            Id::Down => self.top.saturating_add(1),
            Id::Up => self.top.saturating_sub(1),
            Id::PageDown => self.top.saturating_add(page),
            Id::PageUp => self.top.saturating_sub(page),
            Id::First => 0,
            Id::Last => last,
            Id::Search => {
                self.typed = Some(Edit::new(Lines::One, ""));
                0
            }
            // First what is looked for goes, then the help.
            Id::Cancel if self.typed.take().is_some() => 0,
            Id::Cancel => return vec![Step::Close],
            _ => {
                let edited = self.typed.as_mut().is_some_and(|typed| typed.command(id));
                if edited { 0 } else { self.top }
            }
        }
        .min(last);
        Vec::new()
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let lines = self.lines(app);
        let page = page(self, app);
        let top = self.top.min(lines.len().saturating_sub(page));
        paint.clear(body);
        paint.text((body.x + 1, body.y), body.width, Role::Title, &self.heading);
        paint.rule((body.x, body.y + 1), body.width);
        let mut y = body.y + 2;
        if let Some(typed) = &self.typed {
            let label = ui::find::help_search(app.lang);
            let start = body.x + 1 + paint.text((body.x + 1, y), body.width, Role::Key, label);
            let room = body.width.saturating_sub(start + 1);
            prompt::draw(typed, paint, (start, y), room);
            y += 1;
        }
        for (line, y) in lines.iter().skip(top).zip(y..body.bottom()) {
            paint.line((body.x + 1, y), body.width.saturating_sub(1), line);
        }
        let place = ui::find::lines_of(
            app.lang,
            top + 1,
            (top + page).min(lines.len()),
            lines.len(),
        );
        if lines.len() > page {
            let wide = u16::try_from(columns(&place)).unwrap_or(0);
            let x = body.right().saturating_sub(wide + 1);
            paint.text((x, body.y), wide, Role::Dim, &place);
        }
    }

    /// What the place is for, its commands and those that always count; then what the signs mean. Where letters are
    /// looked for, only the commands that fit.
    fn lines(&self, app: &App) -> Vec<Line> {
        let lang = app.lang;
        let typed = self.typed.as_ref().map_or("", |typed| typed.text().trim());
        let mut lines = Vec::new();
        let place = self.scopes.first().copied().unwrap_or(Scope::Global);
        if typed.is_empty() {
            lines.extend(topic(place, app));
        }
        let mut found = 0;
        for scope in &self.scopes {
            let rows = commands(app, *scope, typed);
            if !rows.is_empty() {
                lines.push(Line::of(Role::Header, scope.name(lang)));
            }
            found += rows.len();
            lines.extend(rows);
            if typed.is_empty() && self.is_of_screen(app, *scope) && app.screen().counts() {
                let line =
                    Line::of(Role::Key, &pad("  12G", KEYS)).with(Role::Text, ui::cmd_jump(lang));
                lines.push(line);
            }
        }
        if typed.is_empty() {
            lines.push(Line::of(Role::Header, ui::signs_title(lang)));
            let own = app.screen().signs(lang).lines();
            let signs = ui::signs(lang).lines().chain(own);
            // Where several work at the board, it is told who has what open.
            let several = !app.data.state.board.people.is_empty();
            let signs = signs.chain(several.then(|| ui::people::sign(lang)));
            lines.extend(signs.map(|text| Line::of(Role::Text, &format!("  {text}"))));
        } else if found == 0 {
            lines.push(Line::of(Role::Dim, ui::find::help_nothing(lang)));
        }
        lines
    }

    fn is_of_screen(&self, app: &App, scope: Scope) -> bool {
        scope == app.screen().scope() && self.scopes.first() == Some(&scope)
    }
}

/// How many lines are seen at once.
fn page(help: &Help, app: &App) -> usize {
    let body = crate::tui::view::body(app.size);
    usize::from(
        body.height
            .saturating_sub(2 + u16::from(help.typed.is_some())),
    )
}

fn topic(place: Scope, app: &App) -> Vec<Line> {
    let width = usize::from(app.size.0.saturating_sub(3));
    let rows = wrap(place.topic(app.lang), width);
    let rows = rows.iter().filter(|row| !row.is_empty());
    rows.map(|row| Line::of(Role::Text, row)).collect()
}

/// The commands of a scope that fit, by key, text or name.
fn commands(app: &App, scope: Scope, typed: &str) -> Vec<Line> {
    let matcher = Matcher::new(typed);
    let line = |row: &'static Row| {
        let keys = app.keymap.shown(scope, row);
        let fits = typed.is_empty()
            || keys
                .iter()
                .any(|key| fold_search(key).contains(&fold_search(typed)))
            || [Lang::Zh, Lang::En].iter().any(|lang| {
                let rank = matcher.rank((row.text)(*lang));
                rank.is_some_and(crate::text::pinyin::Rank::is_close)
            })
            || row.name.contains(typed);
        let shown = if keys.is_empty() {
            format!("  :{}", row.name)
        } else {
            format!("  {}", keys.join("  "))
        };
        let barred = right::barred(app, row.id).filter(|_| !app.data.looks_back);
        let line = match barred {
            None => Line::of(Role::Key, &pad(&shown, KEYS)).with(Role::Text, (row.text)(app.lang)),
            Some(barred) => Line::of(Role::Dim, &pad(&shown, KEYS))
                .with(Role::Dim, (row.text)(app.lang))
                .with(Role::Warn, &format!("  {}", barred.words(app.lang))),
        };
        fits.then_some(line)
    };
    command::of(scope).filter_map(line).collect()
}
