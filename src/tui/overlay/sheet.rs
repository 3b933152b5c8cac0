//! A row of the indicator table with everything known of it, on a page of its own.

use ratatui::layout::Rect;

use crate::domain::board::{Board, SourceRef};
use crate::domain::indicator::{Figure, Indicator, ValueKind};
use crate::i18n::indicator as words;
use crate::i18n::{Lang, trade, ui};
use crate::text::width::{columns, pad, wrap};
use crate::tui::app::App;
use crate::tui::command::Id;
use crate::tui::screen::indicators::view::role;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// The row and how far its page is scrolled.
#[derive(Debug)]
pub(crate) struct Sheet {
    key: String,
    top: usize,
}

/// Columns of the labels.
const LABELS: usize = 13;

impl Sheet {
    /// The page of the row that has this key.
    pub(crate) const fn new(key: String) -> Self {
        Self { key, top: 0 }
    }

    pub(super) fn command(&mut self, id: Id, app: &App) -> Vec<Step> {
        let body = crate::tui::view::body(app.size);
        let page = usize::from(body.height.saturating_sub(2)).max(1);
        let last = self.lines(app, body.width).len().saturating_sub(page);
        self.top = match id {
            Id::Down => self.top.saturating_add(1),
            Id::Up => self.top.saturating_sub(1),
            Id::PageDown => self.top.saturating_add(page),
            Id::PageUp => self.top.saturating_sub(page),
            Id::First => 0,
            Id::Last => last,
            Id::Cancel => return vec![Step::Close],
            _ => self.top,
        }
        .min(last);
        Vec::new()
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let lines = self.lines(app, body.width);
        paint.clear(body);
        let all = &app.data.state.board.indicators;
        let name = all.get(&self.key).map_or("", |row| row.name.as_str());
        paint.text((body.x + 1, body.y), body.width, Role::Title, name);
        paint.rule((body.x, body.y + 1), body.width);
        let page = usize::from(body.height.saturating_sub(2));
        let top = self.top.min(lines.len().saturating_sub(page));
        let seen = lines.iter().skip(top).take(page);
        for (line, y) in seen.zip(body.y + 2..body.bottom()) {
            paint.line((body.x + 1, y), body.width.saturating_sub(1), line);
        }
        let below = lines.len().saturating_sub(top + page);
        if below > 0 {
            let more = ui::more_lines(app.lang, below);
            let wide = u16::try_from(columns(&more)).unwrap_or(0);
            let x = body.right().saturating_sub(wide);
            paint.text((x, body.y), body.width, Role::Dim, &more);
        }
    }

    fn lines(&self, app: &App, width: u16) -> Vec<Line> {
        let board = &app.data.state.board;
        let Some(row) = board.indicators.get(&self.key) else {
            return vec![Line::of(Role::Dim, words::none_found(app.lang))];
        };
        let mut page = Page {
            lang: app.lang,
            board,
            width: usize::from(width).saturating_sub(LABELS + 2),
            lines: Vec::new(),
        };
        page.head(row);
        for year in row.years() {
            page.year(row, year);
        }
        page.lines
    }
}

struct Page<'a> {
    lang: Lang,
    board: &'a Board,
    width: usize,
    lines: Vec<Line>,
}

impl Page<'_> {
    /// A label with a text, wrapped; nothing where there is no text.
    fn put(&mut self, label: &str, role: Role, text: &str) {
        let mut label = label;
        for part in wrap(text, self.width) {
            if !part.is_empty() {
                let line = Line::of(Role::Label, &pad(label, LABELS));
                self.lines.push(line.with(role, &part));
                label = "";
            }
        }
    }

    fn head(&mut self, row: &Indicator) {
        let lang = self.lang;
        self.put(ui::column_number(lang), Role::Text, &row.number);
        self.put(ui::column_indicator(lang), Role::Title, &row.name);
        let parent = row.parent.as_ref();
        if let Some(parent) = parent.and_then(|key| self.board.indicators.get(key)) {
            self.put(ui::label_parent(lang), Role::Text, &parent.name);
        }
        self.put(ui::label_unit(lang), Role::Text, &row.unit);
        let nature = words::nature(lang, row.nature);
        self.put(ui::label_nature(lang), Role::Text, nature);
        let known = row.departments.iter();
        let names: Vec<&str> = known
            .filter_map(|id| Some(trade::dept_name(lang, self.board.department(*id)?)))
            .collect();
        let names = names.join(lang.pick("、", ", "));
        self.put(ui::label_departments(lang), Role::Text, &names);
        self.source(row.source.as_ref());
    }

    fn year(&mut self, row: &Indicator, year: i32) {
        self.lines.push(Line::default());
        let mut line = Line::of(Role::Header, &year.to_string());
        if let Some(verdict) = row.verdict(year) {
            let text = format!("  {}", words::verdict(self.lang, verdict));
            line.push(role(verdict), &text);
        }
        self.lines.push(line);
        for kind in ValueKind::ALL {
            if let Some(figure) = row.cells(kind).get(&year) {
                self.figure(words::kind(self.lang, kind), figure);
            }
        }
    }

    fn figure(&mut self, label: &str, figure: &Figure) {
        let how = words::comparator(self.lang, figure);
        let text = if how.is_empty() {
            figure.text.clone()
        } else {
            format!("{}{}", figure.text, ui::in_brackets(self.lang, how))
        };
        self.put(&format!("  {label}"), Role::Text, &text);
        self.source(figure.source.as_ref());
    }

    fn source(&mut self, source: Option<&SourceRef>) {
        let Some(source) = source else { return };
        let known = self.board.sources.get(&source.source);
        let title = known.map_or(source.source.as_str(), |known| known.title.as_str());
        let parts = [title, &source.section, &source.locator];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let label = format!("  {}", ui::label_source(self.lang));
        self.put(&label, Role::Dim, &parts.join("  "));
    }
}
