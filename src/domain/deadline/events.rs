//! The events that a deadline may stand before, and their eves (domain.md §4).

/// When an event has its eve.
pub(super) enum Eve {
    /// The day before the lunar New Year, see [`SPRING_FESTIVALS`].
    SpringFestival,
    /// The same month and day of every year.
    Fixed {
        /// The month.
        month: u32,
        /// The day.
        day: u32,
    },
}

/// An event that a deadline may stand before.
pub(super) struct Event {
    /// What the yearly notice of holidays calls it, where it is a holiday: then the notice says which day is its eve.
    pub(super) holiday: Option<&'static str>,
    /// The eve where no notice is known, and of what is no holiday.
    pub(super) eve: Eve,
}

const fn holiday(name: &'static str, eve: Eve) -> Event {
    Event {
        holiday: Some(name),
        eve,
    }
}

const fn season(month: u32, day: u32) -> Event {
    Event {
        holiday: None,
        eve: Eve::Fixed { month, day },
    }
}

/// The last day before each event, in the order that the mark `E` counts (flood and heating seasons are Beijing's).
pub(super) const EVENTS: &[Event] = &[
    holiday("春节", Eve::SpringFestival),
    holiday("劳动节", Eve::Fixed { month: 4, day: 30 }),
    holiday("国庆节", Eve::Fixed { month: 9, day: 30 }),
    season(8, 31),
    season(5, 31),
    season(11, 14),
];

/// The first day of the lunar year: year, month, day.
pub(super) const SPRING_FESTIVALS: &[(i32, u32, u32)] = &[
    (2021, 2, 12),
    (2022, 2, 1),
    (2023, 1, 22),
    (2024, 2, 10),
    (2025, 1, 29),
    (2026, 2, 17),
    (2027, 2, 6),
    (2028, 1, 26),
    (2029, 2, 13),
    (2030, 2, 3),
];
