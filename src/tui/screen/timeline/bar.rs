//! A project's row of the timeline as signs, one a column.
//!
//! ```text
//! [=====-----]   begun, and due within a stretch that ends at the bracket
//! (====b~~~~]>>| inferred begin, slipped from b, running over up to today
//! [==*==!==o-F   milestones reached, missed, ahead; finished
//! ```

use crate::domain::id::Day;
use crate::domain::schedule::{NodeState, Schedule};
use crate::tui::theme::Role;
use crate::tui::widget::axis::{Axis, Place};

/// A column's sign and what it is.
pub(super) type Cell = (char, Role);

/// Signs of the rows and of the legend.
pub(super) mod sign {
    pub(crate) const START: char = '[';
    pub(crate) const INFERRED: char = '(';
    pub(crate) const SPAN: char = '=';
    pub(crate) const PERIOD: char = '-';
    pub(crate) const DUE: char = ']';
    pub(crate) const BASELINE: char = 'b';
    pub(crate) const SLIP: char = '~';
    pub(crate) const OVER: char = '>';
    pub(crate) const DONE: char = '*';
    pub(crate) const OPEN: char = 'o';
    pub(crate) const LATE: char = '!';
    pub(crate) const FINISHED: char = 'F';
    pub(crate) const TODAY: char = '|';
    pub(crate) const BORDER: char = '.';
}

/// A strip under construction.
struct Strip<'a> {
    axis: &'a Axis,
    cells: Vec<Cell>,
}

impl Strip<'_> {
    fn fill(&mut self, from: Day, to: Day, cell: Cell) {
        let seen = self.axis.stretch(from, to);
        for place in self.cells.get_mut(seen).unwrap_or_default() {
            *place = cell;
        }
    }

    fn put(&mut self, day: Day, cell: Cell) {
        if let Place::At(at) = self.axis.place(day)
            && let Some(place) = self.cells.get_mut(at)
        {
            *place = cell;
        }
    }

    fn put_at(&mut self, at: usize, cell: Cell) {
        if let Some(place) = self.cells.get_mut(at).filter(|place| place.0 == ' ') {
            *place = cell;
        }
    }
}

/// The signs of a schedule; what is later in this function lies over what is earlier.
pub(super) fn cells(schedule: &Schedule, axis: &Axis, today: Day) -> Vec<Cell> {
    let mut strip = Strip {
        axis,
        cells: vec![(' ', Role::Dim); axis.width],
    };
    for at in axis.borders() {
        strip.put_at(at, (sign::BORDER, Role::Dim));
    }
    span(schedule, &mut strip);
    strip.put(today, (sign::TODAY, Role::Label));
    if let Some((_, due)) = schedule.due {
        strip.put(due, (sign::DUE, Role::Title));
    }
    if let Some(first) = schedule.baseline {
        strip.put(first, (sign::BASELINE, Role::Warn));
    }
    nodes(schedule, &mut strip);
    if let Some(day) = schedule.finished {
        strip.put(day, (sign::FINISHED, Role::Good));
    }
    outside(schedule, &mut strip);
    strip.cells
}

fn span(schedule: &Schedule, strip: &mut Strip<'_>) {
    let Some((first, due)) = schedule.due else {
        return;
    };
    let start = schedule
        .start
        .map(|start| start.on)
        .filter(|start| *start <= due);
    if let Some(start) = start {
        strip.fill(start, due, (sign::SPAN, Role::Text));
    }
    strip.fill(
        start.map_or(first, |start| start.max(first)),
        due,
        (sign::PERIOD, Role::Text),
    );
    // A date that was brought forward is no slip: only its first promise is marked.
    if let Some(slipped) = schedule.baseline.filter(|first| *first < due) {
        strip.fill(slipped, due, (sign::SLIP, Role::Warn));
    }
    if let Some(over) = schedule.over {
        strip.fill(due, over, (sign::OVER, Role::Error));
    }
    if let Some(start) = schedule.start.filter(|start| start.on <= due) {
        let sign = if start.ground.is_inferred() {
            sign::INFERRED
        } else {
            sign::START
        };
        strip.put(start.on, (sign, Role::Title));
    }
}

/// Of several in one column the worst is seen.
fn nodes(schedule: &Schedule, strip: &mut Strip<'_>) {
    let mut nodes = schedule.nodes.clone();
    nodes.sort_by_key(|node| node.state);
    for node in nodes {
        let cell = match node.state {
            NodeState::Done => (sign::DONE, Role::Good),
            NodeState::Open => (sign::OPEN, Role::Title),
            NodeState::Late => (sign::LATE, Role::Error),
        };
        strip.put(node.on, cell);
    }
}

/// An arrow at the edge towards a bar of which nothing is seen.
fn outside(schedule: &Schedule, strip: &mut Strip<'_>) {
    let Some((first, due)) = schedule.due else {
        return;
    };
    let begin = schedule.start.map_or(first, |start| start.on.min(first));
    let end = schedule.over.unwrap_or(due);
    let (edge, arrow) = match (strip.axis.place(begin), strip.axis.place(end)) {
        (_, Place::Before) => (0, ['<', '-']),
        (Place::Behind, _) => (strip.axis.width.saturating_sub(2), ['-', '>']),
        _ => return,
    };
    for (at, sign) in (edge..).zip(arrow) {
        if let Some(place) = strip.cells.get_mut(at) {
            *place = (sign, Role::Dim);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schedule::{Node, Start, StartGround};
    use crate::tui::widget::axis::Zoom;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn drawn(schedule: &Schedule) -> String {
        let axis = Axis {
            zoom: Zoom::Year,
            left: Zoom::Year.column(day("2024-10-01")),
            width: 18,
        };
        let cells = cells(schedule, &axis, day("2025-03-14"));
        cells.into_iter().map(|(sign, _)| sign).collect()
    }

    fn due_by_september() -> Schedule {
        Schedule {
            start: Some(Start {
                on: day("2024-11-05"),
                ground: StartGround::Moved,
            }),
            due: Some((day("2025-07-01"), day("2025-09-30"))),
            ..Schedule::default()
        }
    }

    #[test]
    fn a_quarter_is_drawn_to_its_last_day() {
        assert_eq!(drawn(&due_by_september()), " [===|===--]   .  ");
    }

    #[test]
    fn a_slip_runs_from_the_first_promise_to_the_present_one() {
        let mut slipped = due_by_september();
        slipped.baseline = Some(day("2025-05-31"));
        slipped.start = Some(Start {
            on: day("2025-01-01"),
            ground: StartGround::PlanYear,
        });
        assert_eq!(drawn(&slipped), "   (=|=b~~~]   .  ");
        slipped.baseline = Some(day("2025-12-31"));
        assert_eq!(drawn(&slipped), "   (=|===--]  b.  ");
    }

    #[test]
    fn what_runs_over_is_drawn_up_to_today_or_to_the_finish() {
        let mut late = due_by_september();
        late.due = Some((day("2025-01-31"), day("2025-01-31")));
        late.over = Some(day("2025-03-14"));
        assert_eq!(drawn(&late), " [=]>|         .  ");
        late.finished = Some(day("2025-05-20"));
        late.over = late.finished;
        assert_eq!(drawn(&late), " [=]>|>F       .  ");
    }

    #[test]
    fn nodes_lie_on_the_bar_and_the_worst_of_a_column_is_seen() {
        let mut schedule = due_by_september();
        let node = |on: &str, state| Node { on: day(on), state };
        schedule.nodes = vec![
            node("2025-01-10", NodeState::Late),
            node("2025-01-20", NodeState::Done),
            node("2024-12-20", NodeState::Done),
            node("2025-07-31", NodeState::Open),
        ];
        assert_eq!(drawn(&schedule), " [*!=|===o-]   .  ");
    }

    #[test]
    fn without_a_day_there_is_no_bar_and_far_away_an_arrow() {
        assert_eq!(drawn(&Schedule::default()), "   . |         .  ");
        let mut far = due_by_september();
        far.start = None;
        far.due = Some((day("2020-01-01"), day("2020-12-31")));
        assert_eq!(drawn(&far), "<- . |         .  ");
    }
}
