//! The table itself. Its order is that of the hint bar, of the help and of the palette.

use super::{Id, Row, Scope, When};
use crate::i18n::{Lang, ui};

const fn row(
    id: Id,
    name: &'static str,
    text: fn(Lang) -> &'static str,
    keys: &'static [&'static str],
    scopes: &'static [Scope],
) -> Row {
    Row {
        id,
        name,
        text,
        hint: None,
        keys,
        scopes,
        when: When::Always,
    }
}

impl Row {
    const fn hint(mut self, hint: fn(Lang) -> &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    const fn when(mut self, when: When) -> Self {
        self.when = when;
        self
    }
}

const SCREENS: &[Scope] = &[Scope::Board, Scope::List, Scope::Project, Scope::Log];
const CARDS: &[Scope] = &[Scope::Board, Scope::List, Scope::Project];
const ROWS: &[Scope] = &[
    Scope::Board,
    Scope::List,
    Scope::Project,
    Scope::Log,
    Scope::Help,
];
const TYPING: &[Scope] = &[Scope::Text];

/// Every command.
pub(crate) const COMMANDS: &[Row] = &[
    row(
        Id::StageNext,
        "stage-next",
        ui::cmd_stage_next,
        &[">"],
        CARDS,
    )
    .hint(ui::hint_move)
    .when(When::Project),
    row(
        Id::StageBack,
        "stage-back",
        ui::cmd_stage_back,
        &["<"],
        CARDS,
    )
    .when(When::Project),
    row(
        Id::StagePick,
        "stage-pick",
        ui::cmd_stage_pick,
        &["m"],
        CARDS,
    )
    .when(When::Project),
    row(
        Id::StageConfirm,
        "stage-confirm",
        ui::cmd_stage_confirm,
        &["c"],
        CARDS,
    )
    .when(When::Project),
    row(
        Id::OwnersConfirm,
        "owners-confirm",
        ui::cmd_owners_confirm,
        &["C"],
        CARDS,
    )
    .when(When::Project),
    row(Id::Due, "due", ui::cmd_due, &["d"], CARDS)
        .hint(ui::hint_due)
        .when(When::Project),
    row(Id::Report, "report", ui::cmd_report, &["r"], CARDS)
        .hint(ui::hint_report)
        .when(When::Project),
    row(Id::Problem, "problem", ui::cmd_problem, &["p"], CARDS).when(When::Project),
    row(Id::Note, "note", ui::cmd_note, &["n"], CARDS).when(When::Project),
    row(
        Id::Settle,
        "settle",
        ui::cmd_settle,
        &["x"],
        &[Scope::Project],
    )
    .hint(ui::hint_settle)
    .when(When::Part),
    row(Id::Edit, "edit", ui::cmd_edit, &["e"], CARDS).when(When::Project),
    row(
        Id::Open,
        "open",
        ui::cmd_open,
        &["enter"],
        &[Scope::Board, Scope::List, Scope::Log],
    )
    .hint(ui::hint_open)
    .when(When::Project),
    row(Id::Sort, "sort", ui::cmd_sort, &["s"], &[Scope::List]).hint(ui::hint_sort),
    row(
        Id::SortReverse,
        "sort-reverse",
        ui::cmd_sort_reverse,
        &["S"],
        &[Scope::List],
    ),
    row(
        Id::TabNext,
        "tab-next",
        ui::cmd_tab_next,
        &["tab", "l", "right"],
        &[Scope::Project],
    )
    .hint(ui::hint_tab),
    row(
        Id::TabBack,
        "tab-back",
        ui::cmd_tab_back,
        &["shift-tab", "h", "left"],
        &[Scope::Project],
    ),
    row(
        Id::Filter,
        "filter",
        ui::cmd_filter,
        &["/"],
        &[Scope::Board, Scope::List],
    )
    .hint(ui::hint_filter),
    row(
        Id::FilterClear,
        "filter-clear",
        ui::cmd_filter_clear,
        &["\\"],
        &[Scope::Board, Scope::List],
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
        Id::List,
        "board-to-list",
        ui::cmd_list,
        &["tab"],
        &[Scope::Board],
    ),
    row(
        Id::Board,
        "list-to-board",
        ui::cmd_board,
        &["tab"],
        &[Scope::List],
    ),
    row(Id::Log, "log", ui::cmd_log, &["o"], &[Scope::Global]).hint(ui::hint_log),
    row(
        Id::Left,
        "left",
        ui::cmd_left,
        &["h", "left"],
        &[Scope::Board],
    ),
    row(
        Id::Right,
        "right",
        ui::cmd_right,
        &["l", "right"],
        &[Scope::Board],
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
        Id::Save,
        "save",
        ui::cmd_save,
        &["ctrl-s", "f5"],
        &[Scope::Form],
    )
    .hint(ui::hint_save),
    row(
        Id::FieldNext,
        "field-next",
        ui::cmd_field_next,
        &["enter", "tab"],
        &[Scope::Form],
    )
    .hint(ui::hint_field_next),
    row(
        Id::FieldBack,
        "field-back",
        ui::cmd_field_back,
        &["shift-tab"],
        &[Scope::Form],
    ),
    row(
        Id::RowDown,
        "row-down",
        ui::cmd_row_down,
        &["down"],
        &[Scope::Form],
    ),
    row(Id::RowUp, "row-up", ui::cmd_row_up, &["up"], &[Scope::Form]),
    row(
        Id::CopyLast,
        "copy-last",
        ui::cmd_copy_last,
        &["f2", "ctrl-y"],
        &[Scope::Form],
    )
    .hint(ui::hint_copy_last)
    .when(When::Weekly),
    row(
        Id::NewLine,
        "new-line",
        ui::cmd_new_line,
        &["ctrl-j", "alt-enter"],
        &[Scope::Form],
    )
    .hint(ui::hint_new_line),
    row(
        Id::ChoiceNext,
        "choice-next",
        ui::cmd_choice_next,
        &["right", "space"],
        &[Scope::Choice],
    ),
    row(
        Id::ChoiceBack,
        "choice-back",
        ui::cmd_choice_back,
        &["left"],
        &[Scope::Choice],
    ),
    row(
        Id::Cancel,
        "cancel",
        ui::cmd_cancel,
        &["esc", "ctrl-c"],
        &[Scope::Form, Scope::Filter, Scope::Palette, Scope::Picker],
    )
    .hint(ui::hint_back),
    row(
        Id::Accept,
        "accept",
        ui::cmd_accept,
        &["enter"],
        &[Scope::Filter, Scope::Palette, Scope::Picker],
    )
    .hint(ui::hint_accept),
    row(
        Id::Complete,
        "complete",
        ui::cmd_complete,
        &["tab"],
        &[Scope::Filter],
    )
    .hint(ui::cmd_complete),
    row(
        Id::Down,
        "next",
        ui::cmd_down,
        &["down", "tab"],
        &[Scope::Palette],
    ),
    row(
        Id::Up,
        "previous",
        ui::cmd_up,
        &["up", "shift-tab"],
        &[Scope::Palette],
    ),
    row(
        Id::Down,
        "pick-next",
        ui::cmd_down,
        &["j", "down", "tab"],
        &[Scope::Picker],
    ),
    row(
        Id::Up,
        "pick-previous",
        ui::cmd_up,
        &["k", "up", "shift-tab"],
        &[Scope::Picker],
    ),
    row(
        Id::Yes,
        "yes",
        ui::cmd_yes,
        &["y", "enter"],
        &[Scope::Confirm],
    )
    .hint(ui::hint_yes),
    row(
        Id::No,
        "no",
        ui::cmd_no,
        &["n", "esc", "ctrl-c", "q"],
        &[Scope::Confirm],
    )
    .hint(ui::hint_no),
    row(
        Id::KeepTheirs,
        "keep-theirs",
        ui::cmd_keep_theirs,
        &["1"],
        &[Scope::Conflict],
    )
    .hint(ui::cmd_keep_theirs),
    row(
        Id::WriteMine,
        "write-mine",
        ui::cmd_write_mine,
        &["2"],
        &[Scope::Conflict],
    )
    .hint(ui::cmd_write_mine),
    row(
        Id::KeepEditing,
        "keep-editing",
        ui::cmd_keep_editing,
        &["3", "esc"],
        &[Scope::Conflict],
    )
    .hint(ui::cmd_keep_editing),
    row(
        Id::Cancel,
        "help-close",
        ui::cmd_cancel,
        &["esc", "q", "?", "f1", "enter", "ctrl-c"],
        &[Scope::Help],
    )
    .hint(ui::hint_back),
    row(
        Id::CharLeft,
        "char-left",
        ui::cmd_char_left,
        &["left", "ctrl-b"],
        TYPING,
    ),
    row(
        Id::CharRight,
        "char-right",
        ui::cmd_char_right,
        &["right", "ctrl-f"],
        TYPING,
    ),
    row(
        Id::WordLeft,
        "word-left",
        ui::cmd_word_left,
        &["ctrl-left", "alt-b"],
        TYPING,
    ),
    row(
        Id::WordRight,
        "word-right",
        ui::cmd_word_right,
        &["ctrl-right", "alt-f"],
        TYPING,
    ),
    row(
        Id::LineStart,
        "line-start",
        ui::cmd_line_start,
        &["home", "ctrl-a"],
        TYPING,
    ),
    row(
        Id::LineEnd,
        "line-end",
        ui::cmd_line_end,
        &["end", "ctrl-e"],
        TYPING,
    ),
    row(
        Id::DeleteBack,
        "delete-back",
        ui::cmd_delete_back,
        &["backspace", "ctrl-h"],
        TYPING,
    ),
    row(
        Id::DeleteForward,
        "delete-forward",
        ui::cmd_delete_forward,
        &["delete", "ctrl-d"],
        TYPING,
    ),
    row(
        Id::DeleteWord,
        "delete-word",
        ui::cmd_delete_word,
        &["ctrl-w"],
        TYPING,
    ),
    row(
        Id::DeleteLine,
        "delete-line",
        ui::cmd_delete_line,
        &["ctrl-u"],
        TYPING,
    ),
];
