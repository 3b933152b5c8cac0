//! Every key on every screen and in every dialog, then keys without end: none is dead, none breaks anything.

use rstest::rstest;

use super::{Stage, options, parse, plan};
use crate::domain::command::{Command, Request};
use crate::domain::deadline::parse as parse_deadline;
use crate::domain::event::Fact;
use crate::domain::id::{Actor, ProjectId};
use crate::domain::project::SlipReason;
use crate::i18n::Lang;
use crate::ops::Mode;
use crate::text::width::columns;
use crate::tui::app::App;
use crate::tui::command::{self, Beneath, Scope};
use crate::tui::data::Snapshot;
use crate::tui::effect::snapshot;
use crate::tui::input::{Mouse, Pointing, Stroke};
use crate::tui::key::Key;
use crate::tui::msg::Msg;

/// Keys that lead from the board to situations in which a scope's keys count; in one of them at least each key must do
/// something. A new scope does not compile until it is said here how one comes there.
fn situations(scope: Scope) -> &'static [&'static str] {
    match scope {
        // A filter to lift, a row to leave above and below, a project that is not the first.
        Scope::Global => &[
            "",
            "jjl",
            "G",
            "/灯:红<enter>jj",
            "Lj",
            "T2025-03-01<enter>",
        ],
        Scope::Board => &[
            "",
            "jjl",
            "G",
            "/灯:红<enter>jj",
            "gdl",
            "zdjj",
            "z+",
            "zx",
            "zxl",
        ],
        Scope::List => &["L", "Ljjj", "LG", "L/灯:红<enter>j", "Lll"],
        Scope::Project => &[
            "l<enter>",
            "l<enter><tab>",
            "l<enter><tab>j",
            "l<enter><tab><tab><tab>j",
            "G<enter>",
            "l<enter>G",
            "l<enter><tab><tab><tab><tab>",
            "l<enter><shift-tab>G",
            "l<enter><shift-tab>",
        ],
        Scope::Log => &["o", "ojj", "oG"],
        Scope::Indicators => &["Ihh", "Ijj", "IG"],
        Scope::Overdue => &["O", "Ojj", "OG", "O/灯:红<enter>", "@O", "@O<pagedown>"],
        Scope::Entries => &["R", "R<enter>swj<enter>", "Rjjj", "RG", "R/灯:红<enter>"],
        Scope::Timeline => &["Y", "Yjj", "YG", "Y++", "Yhh", "Y/灯:红<enter>"],
        Scope::Dashboard => &["D", "Djjl", "DG", "D/灯:红<enter>"],
        Scope::Week => &["W", "Wjj", "WG", "Wk", "W[["],
        Scope::Text => &["ntext 文字<left><left>", "/a bc<left>", ":a bc<left>"],
        Scope::Choice => &["d<down>", "d<down><right>"],
        Scope::Form => &["r", "rtext<down>", "d", "dx", "e", "e<down>x"],
        Scope::Filter => &["/sta", "/灯:红"],
        Scope::Palette => &[":", ":<down><down>"],
        Scope::Picker => &["m", "m<up><up>", "m<down>"],
        Scope::Confirm => &["nx<esc>", "rx<esc>", "@O9", "@O9jj"],
        // What is typed before somebody else is faster, and what after.
        Scope::Conflict => &[
            "eX<down>Y|",
            "eX<down>Y|<down>",
            "d<ctrl-u>9月底<enter>1<enter>拆迁|",
        ],
        Scope::Help => &["?", "?jj", "?G", "?/a"],
        Scope::EntryFields => &["R<enter><enter><enter>", "R<enter><enter><enter>字"],
        Scope::Minutes => &["O1<enter>m", "@O1<enter>m", "@O1<enter>mG"],
        Scope::Path => &["O1<enter>m<enter>", "O1<enter>ms"],
        Scope::Columns => &["Lf", "Lfjj", "LfG"],
        Scope::Bulk => &["L<space>j<space>>", "L<space>j<space>>j"],
        Scope::Views => &["v", "vjj", "vG"],
        Scope::Ask => &["T", "Tx", "o/", "Ws"],
    }
}

/// A program that can be begun anew without reading the whole plan again.
struct Bench {
    stage: Stage,
    first: Snapshot,
    /// How often somebody else has changed something.
    others: usize,
}

impl Bench {
    fn new(mut stage: Stage) -> Self {
        let first = snapshot(&mut stage.session).unwrap();
        Self {
            stage,
            first,
            others: 0,
        }
    }

    /// The board of now, with nothing open; behind `@` on the smallest terminal, where things have to be scrolled.
    fn begin(&mut self, keys: &str) {
        let is_other = self.first.renewal.is_new_to(&self.stage.app.data.state);
        if self.stage.session.past().is_some() || is_other {
            self.stage.session.look_back(None);
            self.first = snapshot(&mut self.stage.session).unwrap();
        }
        let (keys, size) = match keys.strip_prefix('@') {
            Some(keys) => (keys, (60, 16)),
            None => (keys, (80, 24)),
        };
        self.stage.app = App::new(self.first.clone(), &options(Lang::Zh), size);
        self.stage.keys(keys);
    }

    /// A form is open while somebody else writes the same parts of the project.
    fn begin_clash(&mut self, situation: &str) {
        self.others += 1;
        let (typed, after) = situation.split_once('|').unwrap();
        self.begin(typed);
        let id = self.stage.app.selected().unwrap();
        let text = format!("第{}次", self.others);
        let facts = vec![Fact::Title(text.clone()), Fact::Place(Some(text))];
        let month = self.others % 12 + 1;
        let phrase = format!("2027年{month}月{}日", self.others / 12 + 1);
        let to = Some(parse_deadline(&phrase, 2027).unwrap());
        let slip = Some(SlipReason::Land);
        for command in [
            Command::Edit { id, facts },
            Command::MoveDeadline { id, to, slip },
        ] {
            plan::another(&mut self.stage.session, command);
        }
        self.stage.keys("<ctrl-s>").keys(after);
    }

    /// Everything that could tell that a key did something.
    fn seen(&self) -> (String, bool, bool, usize) {
        let app = &self.stage.app;
        (
            self.stage.screen(),
            app.ended.is_some(),
            app.mouse,
            app.overlays.len(),
        )
    }

    fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            let named = if key.chars().count() == 1 {
                key.to_owned()
            } else {
                format!("<{key}>")
            };
            self.stage.keys(&named);
        }
    }
}

/// What somebody else does meanwhile.
fn note(stage: &mut Stage, id: ProjectId, text: &str) {
    let mut request = Request::new(Command::Note {
        id,
        text: text.to_owned(),
    });
    request.actor = Some(Actor("李强".to_owned()));
    stage.session.run(&request, Mode::Commit).ok();
}

fn come(bench: &mut Bench, scope: Scope, situation: &str) {
    match scope {
        Scope::Conflict => bench.begin_clash(situation),
        _ => bench.begin(situation),
    }
}

fn is_alive(bench: &mut Bench, scope: Scope, keys: &str) -> bool {
    situations(scope).iter().any(|situation| {
        come(bench, scope, situation);
        let before = bench.seen();
        bench.press(keys);
        bench.seen() != before
    })
}

/// Presses every default key of these scopes and names those that did nothing anywhere, and the situations that lead
/// elsewhere.
fn dead(bench: &mut Bench, scopes: &[Scope]) -> Vec<String> {
    let mut dead = Vec::new();
    for scope in scopes {
        for situation in situations(*scope) {
            come(bench, *scope, situation);
            if !bench.stage.app.scopes().contains(scope) {
                dead.push(format!("{situation:?} does not lead to {scope:?}"));
            }
        }
        for row in command::of(*scope) {
            for keys in row.keys {
                if !is_alive(bench, *scope, keys) {
                    dead.push(format!("{scope:?} {keys} ({})", row.name));
                }
            }
        }
    }
    dead
}

#[test]
fn no_key_is_dead_on_any_screen() {
    let screens = |scope: &Scope| matches!(scope.place().1, Beneath::Global);
    let screens: Vec<Scope> = Scope::ALL.into_iter().filter(screens).collect();
    assert!(screens.len() > 8);
    let mut bench = Bench::new(Stage::demo(Lang::Zh, 80, 24));
    assert_eq!(dead(&mut bench, &screens), Vec::<String>::new());
}

#[test]
fn no_key_is_dead_in_any_dialog_nor_anywhere() {
    let others = |scope: &Scope| !matches!(scope.place().1, Beneath::Global);
    let others: Vec<Scope> = Scope::ALL.into_iter().filter(others).collect();
    let mut bench = Bench::new(Stage::demo(Lang::Zh, 80, 24));
    assert_eq!(dead(&mut bench, &others), Vec::<String>::new());
}

/// Numbers without order, the same in every run.
struct Dice(u64);

impl Dice {
    /// One of so many, from 0.
    fn below(&mut self, count: usize) -> usize {
        // Marsaglia's xorshift; 2^64 - 1 numbers before it begins anew.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(count).unwrap()).unwrap()
    }

    fn one<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }
}

/// Every key of the command table, and what people type, with and without an input method.
fn every_key() -> Vec<Key> {
    let bound = command::commands().flat_map(|row| row.keys);
    let bound = bound.flat_map(|keys| Key::sequence(keys));
    let typed = parse("0123456789abcxyzBGLZ水务公园６：＞，“—①é🔴 <f12><alt-x><ctrl-g>");
    let keys: std::collections::BTreeSet<Key> = bound.chain(typed).collect();
    keys.into_iter().collect()
}

const PASTES: [&str; 4] = [
    "",
    "第一行\n第二行\r\n",
    "\u{1b}[31m\u{202e}坏",
    "2025-06-30",
];

/// Something that happens, most often a key.
fn happen(stage: &mut Stage, dice: &mut Dice, keys: &[Key]) {
    match dice.below(100) {
        0 => {
            let size = (
                u16::try_from(20 + dice.below(180)).unwrap(),
                5 + dice.below(55),
            );
            stage.resize(size.0, u16::try_from(size.1).unwrap());
        }
        1 => {
            stage.hear(Msg::Paste((*dice.one(&PASTES)).to_owned()));
        }
        2 | 3 => {
            let what = *dice.one(&[
                Pointing::Press,
                Pointing::Drag,
                Pointing::Release,
                Pointing::WheelDown,
                Pointing::WheelUp,
            ]);
            let at = [210, 60].map(|most| u16::try_from(dice.below(most)).unwrap());
            stage.hear(Msg::Mouse(Mouse {
                what,
                at: at.into(),
            }));
        }
        4 => {
            stage.wait();
        }
        5 if dice.below(10) == 0 => {
            let id = ProjectId(u32::try_from(1 + dice.below(9)).unwrap());
            note(stage, id, "别人");
            stage.reload();
        }
        // Out of the deepest dialog from time to time, or everything would be typed into it.
        6..9 => {
            stage.keys("<esc>");
        }
        _ => {
            let key = *dice.one(keys);
            stage.hear(Msg::Key(Stroke::of(key)));
        }
    }
}

/// What must hold of every screen.
fn check(stage: &Stage) {
    let app = &stage.app;
    let (buffer, cursor) = stage.buffer();
    let (width, height) = app.size;
    assert!(cursor.is_none_or(|at| at.x < width && at.y < height));
    for y in 0..height {
        let last = buffer[(width - 1, y)].symbol();
        assert!(columns(last) <= 1, "{last} hangs over the edge");
    }
    if app.screen().scope() == Scope::List && app.data.shown > 0 {
        let selected = app.selected();
        let is_listed =
            selected.is_some_and(|id| app.data.listed().any(|project| project.id == id));
        assert!(is_listed, "{selected:?} is not in the list");
    }
    if let Some(id) = app.selected() {
        assert!(app.data.project(id).is_some(), "{id} is not there");
    }
}

/// Presses keys without end on a terminal; when something breaks, the last of them are told.
fn endure(seed: u64, mut stage: Stage, count: usize) {
    let keys = every_key();
    let mut dice = Dice(seed);
    for nth in 0..count {
        let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            happen(&mut stage, &mut dice, &keys);
            // Whoever leaves comes back.
            stage.app.ended = None;
            if nth % 20 == 0 {
                check(&stage);
            }
        }));
        assert!(
            told.is_ok(),
            "seed {seed}, event {nth}:\n{}",
            stage.screen()
        );
    }
}

/// So many events on each board; more than 100,000 in all.
const EVENTS: usize = 8_400;

#[rstest]
#[case::chinese(Lang::Zh)]
#[case::english(Lang::En)]
fn keys_without_end_break_nothing(#[case] lang: Lang) {
    for seed in 1..=6 {
        endure(seed * 0x9e37_79b9, Stage::new(lang, 80, 24), EVENTS);
    }
}

#[test]
fn keys_without_end_break_nothing_on_the_whole_plan() {
    endure(0x5eed, Stage::demo(Lang::Zh, 80, 24), 400);
}
