//! What is the same on every screen: filter, palette, help, undo, the way to the screens, moving about.

use super::{CARDS, Id, ROWS, Row, SCREENS, Scope, When, row};
use crate::i18n::ui;

pub(super) const TABLE: &[Row] = &[
    row(
        Id::Filter,
        "filter",
        ui::cmd_filter,
        &["/"],
        &[Scope::Board, Scope::List, Scope::Overdue],
    )
    .hint(ui::hint_filter),
    row(
        Id::FilterClear,
        "filter-clear",
        ui::cmd_filter_clear,
        &["\\"],
        &[Scope::Board, Scope::List, Scope::Overdue],
    )
    .when(When::Filtered),
    row(
        Id::Palette,
        "palette",
        ui::cmd_palette,
        &[":"],
        &[Scope::Global],
    )
    .hint(ui::hint_palette),
    row(
        Id::Help,
        "help",
        ui::cmd_help,
        &["?", "f1"],
        &[Scope::Global],
    )
    .hint(ui::hint_help),
    row(Id::Undo, "undo", ui::cmd_undo, &["u"], SCREENS).hint(ui::hint_undo),
    row(Id::Block, "block", ui::cmd_block, &["b"], CARDS)
        .hint(ui::hint_block)
        .when(When::Project),
    row(Id::Board, "board", ui::cmd_board, &["B"], &[Scope::Global]),
    row(Id::List, "list", ui::cmd_list, &["L"], &[Scope::Global]).hint(ui::hint_list),
    row(
        Id::Overdue,
        "overdue",
        ui::overdue::cmd_open,
        &["O"],
        &[Scope::Global],
    ),
    row(
        Id::Entries,
        "entries",
        ui::entries::cmd_open,
        &["R"],
        &[Scope::Global],
    ),
    row(
        Id::Timeline,
        "timeline",
        ui::timeline::cmd_open,
        &["Y"],
        &[Scope::Global],
    ),
    row(
        Id::Dashboard,
        "dashboard",
        ui::dashboard::cmd_open,
        &["D"],
        &[Scope::Global],
    ),
    row(
        Id::Week,
        "week",
        ui::week::cmd_open,
        &["W"],
        &[Scope::Global],
    ),
    row(Id::Log, "log", ui::cmd_log, &["o"], &[Scope::Global]).hint(ui::hint_log),
    row(
        Id::Left,
        "left",
        ui::cmd_left,
        &["h", "left"],
        &[Scope::Board, Scope::Indicators],
    ),
    row(
        Id::Right,
        "right",
        ui::cmd_right,
        &["l", "right"],
        &[Scope::Board, Scope::Indicators],
    ),
    row(Id::Down, "down", ui::cmd_down, &["j", "down"], ROWS),
    row(Id::Up, "up", ui::cmd_up, &["k", "up"], ROWS),
    row(Id::First, "first", ui::cmd_first, &["g g", "home"], ROWS),
    row(Id::Last, "last", ui::cmd_last, &["G", "end"], ROWS),
    row(
        Id::PageDown,
        "page-down",
        ui::cmd_page_down,
        &["pagedown", "ctrl-f", "ctrl-d"],
        ROWS,
    ),
    row(
        Id::PageUp,
        "page-up",
        ui::cmd_page_up,
        &["pageup", "ctrl-b", "ctrl-u"],
        ROWS,
    ),
    row(Id::Theme, "theme", ui::cmd_theme, &["t"], &[Scope::Global]),
    row(Id::Back, "back", ui::cmd_back, &["esc"], SCREENS),
    row(
        Id::Quit,
        "quit",
        ui::cmd_quit,
        &["q", "ctrl-c"],
        &[Scope::Global],
    )
    .hint(ui::hint_quit),
    row(
        Id::Indicators,
        "indicators",
        ui::cmd_indicators,
        &["I"],
        &[Scope::Global],
    )
    .hint(ui::hint_indicators),
    row(Id::Mouse, "mouse", ui::cmd_mouse, &["M"], &[Scope::Global]),
];
