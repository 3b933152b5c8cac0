//! The command table: one row a command, from which keys, palette, help and hint bar are made.

mod table;

use crate::i18n::{Lang, ui};

/// Where a key counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// On every screen.
    Global,
    Board,
    List,
    Project,
    Log,
    Indicators,
    Overdue,
    Entries,
    /// While the fields of a weekly entry are filled in.
    EntryFields,
    Timeline,
    Dashboard,
    Week,
    /// While a text is being typed, under the scope of what it is typed into.
    Text,
    /// While one out of a few is being picked.
    Choice,
    Form,
    Filter,
    Palette,
    Picker,
    Views,
    Confirm,
    Conflict,
    Help,
    /// The minutes of a review.
    Minutes,
    /// Where a file shall be written.
    Path,
    /// Choosing the columns of the list.
    Columns,
    /// The preview of a bulk change.
    Bulk,
    /// A small dialog that changes nothing of the board.
    Ask,
}

impl Scope {
    /// All scopes, in the order of the page of keys.
    pub(crate) const ALL: [Self; 27] = [
        Self::Global,
        Self::Board,
        Self::List,
        Self::Project,
        Self::Overdue,
        Self::Entries,
        Self::EntryFields,
        Self::Timeline,
        Self::Dashboard,
        Self::Week,
        Self::Log,
        Self::Indicators,
        Self::Text,
        Self::Choice,
        Self::Form,
        Self::Filter,
        Self::Palette,
        Self::Picker,
        Self::Views,
        Self::Confirm,
        Self::Conflict,
        Self::Help,
        Self::Minutes,
        Self::Path,
        Self::Columns,
        Self::Bulk,
        Self::Ask,
    ];

    /// Its name in the configuration, and what counts under it at the same time.
    pub(crate) const fn place(self) -> (&'static str, Beneath) {
        match self {
            Self::Global => ("global", Beneath::Nothing),
            Self::Board => ("board", Beneath::Global),
            Self::List => ("list", Beneath::Global),
            Self::Project => ("project", Beneath::Global),
            Self::Log => ("log", Beneath::Global),
            Self::Indicators => ("indicators", Beneath::Global),
            Self::Overdue => ("overdue", Beneath::Global),
            Self::Entries => ("entries", Beneath::Global),
            Self::Timeline => ("timeline", Beneath::Global),
            Self::Dashboard => ("dashboard", Beneath::Global),
            Self::Week => ("week", Beneath::Global),
            Self::EntryFields => ("entry-fields", Beneath::Text),
            Self::Minutes => ("minutes", Beneath::Nothing),
            Self::Path => ("path", Beneath::Text),
            Self::Columns => ("columns", Beneath::Nothing),
            Self::Bulk => ("bulk", Beneath::Nothing),
            Self::Views => ("views", Beneath::Nothing),
            Self::Ask => ("ask", Beneath::Text),
            Self::Text => ("text", Beneath::Letters),
            Self::Choice => ("choice", Beneath::Nothing),
            Self::Form => ("form", Beneath::Text),
            Self::Filter => ("filter", Beneath::Text),
            Self::Palette => ("palette", Beneath::Text),
            Self::Picker => ("picker", Beneath::Nothing),
            Self::Confirm => ("confirm", Beneath::Nothing),
            Self::Conflict => ("conflict", Beneath::Nothing),
            Self::Help => ("help", Beneath::Nothing),
        }
    }

    /// Its name for help and header.
    pub(crate) const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Global => ui::scope_global(lang),
            Self::Board => ui::scope_board(lang),
            Self::List => ui::scope_list(lang),
            Self::Project => ui::scope_project(lang),
            Self::Log => ui::scope_log(lang),
            Self::Indicators => ui::scope_indicators(lang),
            Self::Overdue => ui::overdue::scope(lang),
            Self::Minutes => ui::overdue::scope_minutes(lang),
            Self::Path => ui::overdue::scope_path(lang),
            Self::Entries => ui::entries::scope(lang),
            Self::EntryFields => ui::entries::scope_fields(lang),
            Self::Timeline => ui::timeline::scope(lang),
            Self::Dashboard => ui::dashboard::scope(lang),
            Self::Week => ui::week::scope(lang),
            Self::Text => ui::scope_text(lang),
            Self::Choice => ui::scope_choice(lang),
            Self::Form => ui::scope_form(lang),
            Self::Columns => ui::list::scope_columns(lang),
            Self::Bulk => ui::bulk::scope(lang),
            Self::Filter => ui::cmd_filter(lang),
            Self::Palette => ui::cmd_palette(lang),
            Self::Picker => ui::find::scope_picker(lang),
            Self::Views => ui::find::cmd_views(lang),
            Self::Confirm | Self::Conflict | Self::Help | Self::Ask => ui::scope_dialog(lang),
        }
    }
}

impl Scope {
    /// What one does there, in two or three lines.
    pub(crate) const fn topic(self, lang: Lang) -> &'static str {
        match self {
            Self::Board => ui::find::topic_board(lang),
            Self::List => ui::find::topic_list(lang),
            Self::Project => ui::find::topic_project(lang),
            Self::Log => ui::find::topic_log(lang),
            Self::Indicators => ui::find::topic_indicators(lang),
            Self::Overdue => ui::find::topic_overdue(lang),
            Self::Entries | Self::EntryFields => ui::find::topic_entries(lang),
            Self::Timeline => ui::find::topic_timeline(lang),
            Self::Dashboard => ui::find::topic_dashboard(lang),
            Self::Week => ui::find::topic_week(lang),
            Self::Form => ui::find::topic_form(lang),
            Self::Filter => ui::find::topic_filter(lang),
            Self::Palette => ui::find::topic_palette(lang),
            Self::Picker => ui::find::topic_picker(lang),
            Self::Views => ui::find::topic_views(lang),
            Self::Global
            | Self::Text
            | Self::Choice
            | Self::Minutes
            | Self::Path
            | Self::Columns
            | Self::Bulk
            | Self::Ask
            | Self::Confirm
            | Self::Conflict
            | Self::Help => "",
        }
    }
}

/// What counts under a scope at the same time, so that its keys would hide others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beneath {
    /// Nothing: a dialog that takes every key.
    Nothing,
    /// What counts on every screen.
    Global,
    /// A text is being typed: its editing keys and its letters.
    Text,
    /// The letters of the text itself.
    Letters,
}

/// When a command makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    Always,
    /// A project is selected.
    Project,
    /// A milestone or problem is selected on the project screen.
    Part,
    /// A weekly entry is being written.
    Weekly,
    /// A filter is set.
    Filtered,
    /// The field takes names out of a list.
    Named,
    /// A past day is looked back at.
    LooksBack,
}

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Id {
    Verify,
    GiveBack,
    Urge,
    Raise,
    Lower,
    Strike,
    Skip,
    SkippedAgain,
    Next,
    Previous,
    Minutes,
    Slip,
    ByDepartment,
    ByLevel,
    RaiseByRule,
    Anew,
    Left,
    Right,
    Down,
    Up,
    First,
    Last,
    PageDown,
    PageUp,
    Open,
    OpenIndicator,
    StageNext,
    StageBack,
    StagePick,
    StageConfirm,
    OwnersConfirm,
    Due,
    Report,
    Block,
    Problem,
    Note,
    Edit,
    Settle,
    Filter,
    FilterClear,
    Palette,
    Undo,
    Help,
    Board,
    List,
    Log,
    Indicators,
    Overdue,
    Entries,
    Timeline,
    Dashboard,
    Week,
    Mouse,
    AsOf,
    PastBefore,
    PastAfter,
    WeekBefore,
    WeekAfter,
    WeekThis,
    SectionNext,
    SectionBack,
    WeekSave,
    WeekDept,
    LogFilter,
    LogMine,
    LogProject,
    LogAll,
    LogOrder,
    Theme,
    Quit,
    Back,
    Sort,
    SortReverse,
    GroupStage,
    GroupDept,
    GroupCategory,
    GroupLight,
    GroupYear,
    ColumnPick,
    ColumnFold,
    ColumnUnfold,
    LanesDept,
    LanesCategory,
    LanesNone,
    LaneNext,
    LaneBack,
    DensityMore,
    DensityLess,
    DensityAuto,
    LateNext,
    LateBack,
    ZoomIn,
    ZoomOut,
    EarlierPage,
    LaterPage,
    Today,
    ToBar,
    OpenFigure,
    BlockNext,
    BlockBack,
    Choose,
    ChooseRange,
    ChooseAll,
    Columns,
    ColumnToggle,
    ColumnUp,
    ColumnDown,
    ColumnUsual,
    TabNext,
    TabBack,
    FieldNext,
    FieldBack,
    RowDown,
    RowUp,
    CopyLast,
    Save,
    NewLine,
    ChoiceNext,
    ChoiceBack,
    CharLeft,
    CharRight,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    DeleteBack,
    DeleteForward,
    DeleteWord,
    DeleteLine,
    Accept,
    AcceptAll,
    Complete,
    Cancel,
    Yes,
    No,
    KeepTheirs,
    WriteMine,
    WriteChosen,
    WriteNote,
    Toggle,
    KeepEditing,
    EntryFields,
    EntryOpen,
    EntrySame,
    EntryTheirs,
    EntrySave,
    EntrySendAll,
    EntryDiscard,
    EntryNext,
    EntryScope,
    EntryHelping,
    WeekBack,
    WeekForward,
    Search,
    Views,
    ViewSave,
    ViewEdit,
    ViewRemove,
    PickName,
    PartAdd,
    PartEdit,
    PartRemove,
    TabFacts,
    TabMilestones,
    TabMeasures,
    TabReports,
    TabProblems,
    TabLog,
    Lead,
    Owners,
    Plan,
    Money,
    Tags,
    Level,
    Light,
    Side,
    NewProject,
    RemoveProject,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) id: Id,
    /// Name in the configuration.
    pub(crate) name: &'static str,
    /// What it does, for help and palette.
    pub(crate) text: fn(Lang) -> &'static str,
    /// A word for the hint bar; `None` keeps it off.
    pub(crate) hint: Option<fn(Lang) -> &'static str>,
    /// Default key sequences, the one that is shown first.
    pub(crate) keys: &'static [&'static str],
    pub(crate) scopes: &'static [Scope],
    pub(crate) when: When,
}

/// Every command.
pub(crate) fn commands() -> impl Iterator<Item = &'static Row> {
    table::TABLES.iter().copied().flatten()
}

/// The rows of a scope, in the order of the table.
pub(crate) fn of(scope: Scope) -> impl Iterator<Item = &'static Row> {
    commands().filter(move |row| row.scopes.contains(&scope))
}
