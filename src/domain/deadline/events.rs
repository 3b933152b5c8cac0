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

/// The last day before each event, in the order that the mark `E` counts (flood and heating seasons are Beijing's).
pub(super) const EVENTS: &[Eve] = &[
    Eve::SpringFestival,
    Eve::Fixed { month: 4, day: 30 },
    Eve::Fixed { month: 9, day: 30 },
    Eve::Fixed { month: 8, day: 31 },
    Eve::Fixed { month: 5, day: 31 },
    Eve::Fixed { month: 11, day: 14 },
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
