//! The palette: every command, found by a few letters of its name in either language, by pinyin or its key; views and
//! projects below them. A number goes to that project; a screen's name may be followed by a filter.

use ratatui::layout::Rect;

use crate::domain::id::ProjectId;
use crate::domain::view::RecentList;
use crate::i18n::{Lang, ui};
use crate::query::view::BuiltIn;
use crate::text::pinyin::{Matcher, Rank};
use crate::text::width::{columns, pad};
use crate::tui::act;
use crate::tui::app::{App, Toast};
use crate::tui::command::{self, Id, Row, Scope, When};
use crate::tui::data::Data;
use crate::tui::right;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::update;
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::prompt;
use crate::tui::widget::scroll::{moved, top_of};

/// How many rows are seen at once.
const ROWS: u16 = 16;
/// How many projects are found at most.
const PROJECTS: usize = 30;
/// The widest that a command's text is set apart from its keys.
const TEXT: usize = 44;

/// A command of the table as it can be done now.
#[derive(Debug)]
struct Offered {
    scope: Scope,
    row: &'static Row,
    /// The keys that lead to it.
    keys: Vec<String>,
    /// Why it makes no sense now.
    why_not: Option<String>,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// A command, by its place among those offered.
    Command(usize),
    /// A screen with a filter for it.
    Filtered(usize, String),
    /// A view, by name.
    View(String),
    /// A project.
    Project(ProjectId),
}

/// The palette with what was typed.
#[derive(Debug)]
pub(crate) struct Palette {
    edit: Edit,
    offered: Vec<Offered>,
    found: Vec<Found>,
    selected: usize,
}

impl Palette {
    /// Everything that can be done from here.
    pub(crate) fn new(app: &App) -> Self {
        let mut offered: Vec<Offered> = Vec::new();
        for scope in app.scopes() {
            for row in command::of(scope) {
                if row.id != Id::Palette && !offered.iter().any(|known| known.row.id == row.id) {
                    let why_not = (!app.is_enabled(row)).then(|| why_not(row, app));
                    offered.push(Offered {
                        scope,
                        row,
                        keys: app.keymap.shown(scope, row),
                        why_not,
                    });
                }
            }
        }
        let mut palette = Self {
            edit: Edit::new(Lines::One, ""),
            offered,
            found: Vec::new(),
            selected: 0,
        };
        palette.search(app);
        palette
    }

    fn search(&mut self, app: &App) {
        self.selected = 0;
        let typed = self.edit.text().trim();
        self.found = if typed.is_empty() {
            self.usual(&app.data.kept.commands)
        } else {
            let mut found: Vec<Found> = number(typed, &app.data).into_iter().collect();
            found.extend(self.filtered(typed, app));
            found.extend(self.commands(typed));
            found.extend(views(typed, &app.data, app.lang));
            found.extend(projects(typed, &app.data));
            found
        };
    }

    /// Those used lately, then the others in the order of the table, those that make no sense now last.
    fn usual(&self, lately: &[String]) -> Vec<Found> {
        let all = self.offered.iter().enumerate();
        let mut all: Vec<_> = all
            .map(|(index, offered)| {
                let name = offered.row.name;
                let recent = lately.iter().position(|used| used == name);
                let order = recent.unwrap_or(usize::MAX);
                (offered.why_not.is_some(), order, index)
            })
            .collect();
        all.sort_unstable();
        let all = all.into_iter();
        all.map(|(_, _, index)| Found::Command(index)).collect()
    }

    /// The commands that fit, the closest first.
    fn commands(&self, typed: &str) -> Vec<Found> {
        let matcher = Matcher::new(typed);
        let all = self.offered.iter().enumerate();
        let mut found: Vec<_> = all
            .filter_map(|(index, offered)| {
                let (is_key, rank) = rank(offered, typed, &matcher)?;
                Some((!is_key, rank, offered.why_not.is_some(), index))
            })
            .collect();
        found.sort_unstable();
        let found = found.into_iter();
        found
            .map(|(_, _, _, index)| Found::Command(index))
            .collect()
    }

    /// A screen's name with a filter behind it.
    fn filtered(&self, typed: &str, app: &App) -> Option<Found> {
        let (name, rest) = typed.split_once(char::is_whitespace)?;
        let shows = [
            Id::Board,
            Id::List,
            Id::Overdue,
            Id::Entries,
            Id::Timeline,
            Id::Dashboard,
        ];
        let is_meant = |offered: &Offered| {
            let row = offered.row;
            let names = [row.name, (row.text)(Lang::Zh), (row.text)(Lang::En)];
            shows.contains(&row.id) && names.contains(&name)
        };
        let index = self.offered.iter().position(is_meant)?;
        let filter = app.data.read_filter(rest, app.lang).ok()?;
        (!filter.is_empty()).then(|| Found::Filtered(index, rest.trim().to_owned()))
    }

    pub(super) fn typed(&mut self, text: &str, app: &App) -> Vec<Step> {
        self.edit.paste(text);
        self.search(app);
        Vec::new()
    }

    pub(super) fn command(&mut self, id: Id, app: &App) -> Vec<Step> {
        let walked = |steps| moved(self.selected, steps, self.found.len());
        match id {
            Id::Down => self.selected = walked(1),
            Id::Up => self.selected = walked(-1),
            Id::PageDown => self.selected = walked(10),
            Id::PageUp => self.selected = walked(-10),
            Id::Cancel => return vec![Step::Close],
            Id::DeleteBack if self.edit.text().is_empty() => return vec![Step::Close],
            _ => {
                if self.edit.command(id) {
                    self.search(app);
                }
            }
        }
        Vec::new()
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let rows = ROWS.min(body.height.saturating_sub(2));
        let area = Rect {
            height: rows + 2,
            ..body
        };
        paint.clear(area);
        let start = paint.text((0, area.y), area.width, Role::Key, ":");
        let room = area.width.saturating_sub(start + 1);
        prompt::draw(&self.edit, paint, (start, area.y), room);
        if self.edit.text().is_empty() {
            let hint = ui::find::palette_hint(app.lang);
            paint.text((start + 2, area.y), room.saturating_sub(2), Role::Dim, hint);
        }
        let list = Rect {
            y: area.y + 1,
            height: rows,
            ..area
        };
        let count = usize::from(rows);
        let top = top_of(0, self.selected, self.found.len(), count);
        let seen = self.found.iter().enumerate().skip(top);
        for ((at, found), y) in seen.zip(list.top()..list.bottom()) {
            let line = self.line(app, at == self.selected, found);
            paint.line((0, y), list.width, &line);
        }
        if self.found.is_empty() {
            paint.text((2, list.y), list.width, Role::Dim, ui::no_command(app.lang));
        }
        paint.rule((0, list.bottom()), list.width);
        let below = self.found.len().saturating_sub(top + count);
        if below > 0 {
            let more = ui::more_lines(app.lang, below);
            let wide = u16::try_from(columns(&more)).unwrap_or(0);
            let x = list.right().saturating_sub(wide + 1);
            paint.text((x, list.bottom()), wide, Role::Dim, &more);
        }
    }

    fn line(&self, app: &App, selected: bool, found: &Found) -> Line {
        let mark = if selected { app.glyphs.mark } else { " " };
        let line = Line::of(Role::Mark, mark);
        let role = if selected { Role::Title } else { Role::Text };
        match found {
            Found::Command(index) => match self.offered.get(*index) {
                Some(offered) => self.command_line(app, line, role, offered),
                None => line,
            },
            Found::Filtered(index, filter) => {
                let row = self.offered.get(*index).map(|offered| offered.row);
                let name = row.map_or("", |row| (row.text)(app.lang));
                line.with(role, &format!(" {name}  "))
                    .with(Role::Warn, &format!("/{filter}"))
            }
            Found::View(name) => line
                .with(role, &format!(" @{name}"))
                .with(Role::Dim, &format!("  {}", ui::find::cmd_views(app.lang))),
            Found::Project(id) => {
                let title = app.data.project(*id).map_or("", |it| it.title.as_str());
                line.with(Role::Key, &format!(" {id}"))
                    .with(role, &format!(" {title}"))
            }
        }
    }

    fn command_line(&self, app: &App, line: Line, role: Role, offered: &Offered) -> Line {
        let row = offered.row;
        let texts = self.offered.iter();
        let wide = texts.map(|offered| columns((offered.row.text)(app.lang)));
        let wide = wide.max().unwrap_or(0).min(TEXT);
        let text = format!(" {}", pad((row.text)(app.lang), wide));
        if let Some(why) = &offered.why_not {
            return line
                .with(Role::Dim, &text)
                .with(Role::Dim, &format!("  {why}"));
        }
        let keys = app.keymap.shown(offered.scope, row).join(" ");
        line.with(role, &text)
            .with(Role::Key, &format!("  {}", pad(&keys, 10)))
            .with(Role::Dim, &format!("  {}", row.name))
    }
}

/// Closes the palette and does what was chosen; what makes no sense now says why.
pub(super) fn accept(app: &mut App) -> Vec<Step> {
    let Some(super::Overlay::Palette(palette)) = app.overlays.last() else {
        return Vec::new();
    };
    let Some(found) = palette.found.get(palette.selected).cloned() else {
        return Vec::new();
    };
    let offered = |index: usize| palette.offered.get(index);
    let of = match &found {
        Found::Command(index) | Found::Filtered(index, _) => offered(*index),
        Found::View(_) | Found::Project(_) => None,
    };
    if let Some((row, why)) = of.and_then(|it| Some((it.row, it.why_not.as_ref()?))) {
        let whole = right::barred(app, row.id).filter(|_| !app.data.looks_back);
        let toast = whole.map(|barred| barred.toast(&app.data, app.lang));
        return vec![Step::Say(toast.unwrap_or_else(|| Toast::warn(why.clone())))];
    }
    let row = of.map(|offered| offered.row);
    app.overlays.pop();
    let mut steps = Vec::new();
    if let Some(row) = row {
        let keep = app.remember(RecentList::Command, row.name);
        steps.extend(keep.map(Step::Do));
    }
    match (found, row) {
        (Found::Command(_), Some(row)) => steps.extend(update::command(app, row.id, None)),
        (Found::Filtered(_, filter), Some(row)) => {
            steps.push(Step::Filter(filter));
            steps.extend(update::command(app, row.id, None));
        }
        (Found::View(name), _) => steps.push(Step::Filter(format!("@{name}"))),
        (Found::Project(id), _) => steps.extend(update::jump(app, id)),
        (Found::Command(_) | Found::Filtered(..), None) => {}
    }
    steps
}

fn why_not(row: &Row, app: &App) -> String {
    let lang = app.lang;
    if app.data.looks_back && act::writes(row.id) {
        return ui::find::command_looks_back(lang).to_owned();
    }
    if let Some(barred) = right::barred(app, row.id) {
        return barred.words(lang);
    }
    let text = match row.when {
        When::Project => ui::find::command_needs_project(lang),
        When::Part => ui::find::command_needs_part(lang),
        When::Filtered => ui::find::command_needs_filter(lang),
        When::Always | When::Weekly | When::Named | When::LooksBack => {
            ui::find::command_not_here(lang)
        }
    };
    text.to_owned()
}

/// How well a command fits: whether what was typed is its key, else the best of its names in both languages.
fn rank(offered: &Offered, typed: &str, matcher: &Matcher) -> Option<(bool, Option<Rank>)> {
    let row = offered.row;
    if offered.keys.iter().any(|key| key == typed) {
        return Some((true, None));
    }
    let names = [row.name, (row.text)(Lang::Zh), (row.text)(Lang::En)];
    let best = names.iter().filter_map(|name| matcher.rank(name)).min()?;
    Some((false, Some(best)))
}

/// The project that has a number.
fn number(typed: &str, data: &Data) -> Option<Found> {
    let id: ProjectId = typed.parse().ok()?;
    data.project(id)?;
    Some(Found::Project(id))
}

fn views(typed: &str, data: &Data, lang: Lang) -> Vec<Found> {
    let matcher = Matcher::new(typed.trim_start_matches(['@', '＠']));
    let fits = |name: &str| matcher.rank(name).is_some_and(Rank::is_close);
    let saved = data.views.saved();
    let saved = saved.filter(|(name, _)| fits(name));
    let mut found: Vec<Found> = saved
        .map(|(name, _)| Found::View(name.to_owned()))
        .collect();
    let always = BuiltIn::ALL.iter().map(|view| view.row());
    found.extend(
        always
            .filter(|row| row.names().any(fits))
            .map(|row| Found::View(lang.pick(row.zh, row.key).to_owned())),
    );
    found
}

/// The projects whose title fits, the closest first.
fn projects(typed: &str, data: &Data) -> Vec<Found> {
    let matcher = Matcher::new(typed);
    let mut found: Vec<(Rank, ProjectId)> = data
        .state
        .projects
        .values()
        .filter_map(|project| {
            let names = std::iter::once(&project.title).chain(&project.aliases);
            let ranks = names.filter_map(|name| matcher.rank(name));
            Some((ranks.filter(|rank| rank.is_close()).min()?, project.id))
        })
        .collect();
    found.sort_unstable();
    let best = found.into_iter().take(PROJECTS);
    best.map(|(_, id)| Found::Project(id)).collect()
}
