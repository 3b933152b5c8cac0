//! The overdue review. Every decision is a digit, which arrives with an input method on too.

use super::{Id, Row, Scope, When, row};
use crate::i18n::ui::overdue as words;
use crate::i18n::{confirmation, ui};

const HERE: &[Scope] = &[Scope::Overdue];
const MINUTES: &[Scope] = &[Scope::Minutes];
const PATH: &[Scope] = &[Scope::Path];
const CONFIRM: &[Scope] = &[Scope::Confirm];

pub(super) const TABLE: &[Row] = &[
    row(Id::Urge, "review-urge", words::cmd_urge, &["1"], HERE)
        .hint(words::hint_urge)
        .when(When::Project),
    row(Id::Raise, "review-raise", words::cmd_raise, &["2"], HERE)
        .hint(words::hint_raise)
        .when(When::Project),
    row(Id::Lower, "review-lower", words::cmd_lower, &["3"], HERE)
        .hint(words::hint_lower)
        .when(When::Project),
    row(Id::Due, "review-due", words::cmd_due, &["4", "d"], HERE)
        .hint(words::hint_due)
        .when(When::Project),
    row(Id::Strike, "review-strike", words::cmd_strike, &["5"], HERE)
        .hint(words::hint_strike)
        .when(When::Project),
    row(
        Id::Verify,
        "review-confirm",
        confirmation::cmd_confirm,
        &["+", "y"],
        HERE,
    )
    .when(When::Project),
    row(
        Id::GiveBack,
        "review-return",
        confirmation::cmd_return,
        &["-", "X"],
        HERE,
    )
    .when(When::Project),
    row(
        Id::Skip,
        "review-skip",
        words::cmd_skip,
        &["0", "space"],
        HERE,
    )
    .hint(words::hint_skip)
    .when(When::Project),
    row(Id::Open, "review-open", ui::cmd_open, &["enter"], HERE)
        .hint(ui::hint_open)
        .when(When::Project),
    row(
        Id::Minutes,
        "review-minutes",
        words::cmd_minutes,
        &["m", "f6"],
        HERE,
    )
    .hint(words::hint_minutes),
    row(
        Id::ByDepartment,
        "review-department",
        words::cmd_department,
        &["7", "f"],
        HERE,
    )
    .hint(words::hint_department),
    row(
        Id::ByLevel,
        "review-level",
        words::cmd_level,
        &["8", "F"],
        HERE,
    )
    .hint(words::hint_level),
    row(
        Id::RaiseByRule,
        "review-rule",
        words::cmd_rule,
        &["9"],
        HERE,
    )
    .hint(words::hint_rule),
    row(
        Id::SkippedAgain,
        "review-skipped",
        words::cmd_skipped,
        &["a"],
        HERE,
    ),
    row(Id::Anew, "review-anew", words::cmd_anew, &["6", "s"], HERE).hint(words::hint_anew),
    row(
        Id::Next,
        "review-next",
        words::cmd_next,
        &["n", "right", "l"],
        HERE,
    ),
    row(
        Id::Previous,
        "review-previous",
        words::cmd_previous,
        &["p", "left", "h"],
        HERE,
    ),
    row(Id::Note, "review-note", ui::cmd_note, &["N"], HERE).when(When::Project),
    row(Id::Problem, "review-problem", ui::cmd_problem, &["P"], HERE).when(When::Project),
    row(
        Id::StagePick,
        "review-stage",
        ui::cmd_stage_pick,
        &["S"],
        HERE,
    )
    .when(When::Project),
    row(
        Id::Save,
        "minutes-save",
        words::cmd_save_minutes,
        &["enter", "s", "f5", "ctrl-s"],
        MINUTES,
    )
    .hint(ui::hint_save),
    row(
        Id::Cancel,
        "minutes-close",
        words::cmd_close,
        &["esc", "q", "m", "ctrl-c"],
        MINUTES,
    )
    .hint(ui::hint_back),
    row(Id::Accept, "path-accept", ui::cmd_accept, &["enter"], PATH).hint(ui::hint_save),
    row(
        Id::Cancel,
        "path-cancel",
        ui::cmd_cancel,
        &["esc", "ctrl-c"],
        PATH,
    )
    .hint(ui::hint_back),
    row(
        Id::Down,
        "confirm-down",
        ui::cmd_down,
        &["down", "j"],
        CONFIRM,
    ),
    row(Id::Up, "confirm-up", ui::cmd_up, &["up", "k"], CONFIRM),
    row(
        Id::PageDown,
        "confirm-page-down",
        ui::cmd_page_down,
        &["pagedown"],
        CONFIRM,
    ),
    row(
        Id::PageUp,
        "confirm-page-up",
        ui::cmd_page_up,
        &["pageup"],
        CONFIRM,
    ),
];
