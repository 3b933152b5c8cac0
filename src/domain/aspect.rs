//! Which part of a project a command or a change is about: two people who work on different parts of one card are not
//! in each other's way, two who change the same part are; and what nobody has built on can be taken back.

use std::collections::BTreeSet;

use super::calendar::Week;
use super::command::Command;
use super::entry::{EntryField, EntryText};
use super::event::{Change, Event};
use super::id::{DeptId, PartId};
use super::person::PersonId;

/// What a change touches: two changes of the same aspect build on each other.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each is named after the change that it stands for"
)]
pub enum Aspect {
    Existence,
    Fact(&'static str),
    Stage,
    Side,
    Block,
    Deadline,
    Owners,
    Milestone(PartId),
    Measure(PartId),
    Entry(Week),
    Problem(PartId),
    Confirmation(PartId),
    Level,
    Light,
    Nothing,
    Title,
    Settings,
    StageDef(Option<String>),
    CategoryDef(Option<String>),
    Department(DeptId),
    Source(Option<String>),
    Task(Option<String>),
    Year(i32),
    Person(PersonId),
    Indicator(String),
}

/// Tells what a change touches.
pub fn aspect(change: &Change) -> Aspect {
    match change {
        Change::Added { .. } | Change::Removal { .. } => Aspect::Existence,
        Change::Fact { to, .. } => Aspect::Fact(to.field()),
        Change::Stage { .. } => Aspect::Stage,
        Change::Side { .. } => Aspect::Side,
        Change::Block { .. } => Aspect::Block,
        Change::Deadline { .. } | Change::Goal { .. } => Aspect::Deadline,
        Change::Owners { .. } => Aspect::Owners,
        Change::Milestone { id, .. } => Aspect::Milestone(*id),
        Change::Measure { id, .. } => Aspect::Measure(*id),
        Change::Entry { week, .. } => Aspect::Entry(*week),
        Change::Problem { id, .. } => Aspect::Problem(*id),
        Change::Confirmation { id, .. } => Aspect::Confirmation(*id),
        Change::Level { .. } => Aspect::Level,
        Change::Light { .. } => Aspect::Light,
        Change::Note { .. } | Change::Urged { .. } => Aspect::Nothing,
        Change::BoardTitle { .. } => Aspect::Title,
        Change::BoardSettings { .. } => Aspect::Settings,
        Change::BoardStage { from, to } => {
            Aspect::StageDef(to.as_ref().or(from.as_ref()).map(|s| s.key.0.clone()))
        }
        Change::BoardCategory { from, to } => Aspect::CategoryDef(
            to.as_ref()
                .or(from.as_ref())
                .map(|category| category.key.0.clone()),
        ),
        Change::BoardDepartment { id, .. } => Aspect::Department(*id),
        Change::BoardSource { from, to } => {
            Aspect::Source(to.as_ref().or(from.as_ref()).map(|s| s.key.clone()))
        }
        Change::BoardTask { from, to } => {
            Aspect::Task(to.as_ref().or(from.as_ref()).map(|t| t.key.clone()))
        }
        Change::BoardYear { year, .. } => Aspect::Year(*year),
        Change::BoardPerson { id, .. } => Aspect::Person(*id),
        Change::BoardIndicator { key, .. } => Aspect::Indicator(key.clone()),
    }
}

/// Those of the others' events that are about what the command wants to change. A note, a new milestone or a new
/// problem is in nobody's way, and no more is what was taken back since; whether the project exists is in everybody's.
pub fn in_the_way<'a>(command: &Command, theirs: &'a [Event]) -> Vec<&'a Event> {
    let mine = of_command(command);
    let is_one = |theirs: &Aspect| mine.iter().any(|mine| meets(mine, theirs));
    left(theirs)
        .into_iter()
        .filter(|event| is_one(&aspect(&event.change)) && !are_other_fields(command, &event.change))
        .collect()
}

/// Events, the oldest first, without those that another of them turned back, and without that one: between the first
/// and the last nothing changed by them.
fn left(events: &[Event]) -> Vec<&Event> {
    let mut gone = BTreeSet::new();
    for event in events.iter().rev() {
        let turned_back = event.undoes.filter(|_| !gone.contains(&event.seq));
        if let Some(undone) = turned_back.filter(|seq| events.iter().any(|other| other.seq == *seq))
        {
            gone.extend([event.seq, undone]);
        }
    }
    let stands = |event: &&Event| !gone.contains(&event.seq);
    events.iter().filter(stands).collect()
}

fn meets(mine: &Aspect, theirs: &Aspect) -> bool {
    *theirs != Aspect::Nothing
        && (mine == theirs || *mine == Aspect::Existence || *theirs == Aspect::Existence)
}

/// Whether both write the same weekly entry, but none of its fields twice.
fn are_other_fields(command: &Command, change: &Change) -> bool {
    let (Command::Report { patch, .. }, Change::Entry { from, to, .. }) = (command, change) else {
        return false;
    };
    let empty = EntryText::default();
    let [from, to] = [from, to].map(|text| text.as_deref().unwrap_or(&empty));
    EntryField::ALL
        .into_iter()
        .all(|field| patch.field(field).is_none() || from.field(field) == to.field(field))
}

/// What a command wants to change.
fn of_command(command: &Command) -> Vec<Aspect> {
    let part =
        |part: Option<PartId>, make: fn(PartId) -> Aspect| part.map(make).into_iter().collect();
    match command {
        Command::RemoveProject { .. } | Command::RestoreProject { .. } => vec![Aspect::Existence],
        Command::Edit { facts, .. } => facts
            .iter()
            .map(|fact| Aspect::Fact(fact.field()))
            .collect(),
        Command::MoveStage { .. } | Command::SetSide { .. } => vec![Aspect::Stage, Aspect::Side],
        Command::Block { .. } | Command::Unblock { .. } => vec![Aspect::Block],
        Command::MoveDeadline { .. } | Command::SetGoal { .. } => vec![Aspect::Deadline],
        Command::SetOwners { .. } => vec![Aspect::Owners],
        Command::SetMilestone { part: id, .. } => part(*id, Aspect::Milestone),
        Command::MilestoneDone { part: id, .. } => vec![Aspect::Milestone(*id)],
        Command::SetMeasure { part: id, .. } => part(*id, Aspect::Measure),
        Command::Report { week, .. } => vec![Aspect::Entry(*week)],
        Command::SetProblem { part: id, .. } | Command::ClearProblem { part: id, .. } => {
            vec![Aspect::Problem(*id)]
        }
        Command::Confirm { part: id, .. } | Command::Return { part: id, .. } => {
            vec![Aspect::Confirmation(*id)]
        }
        Command::SetLevel { .. } | Command::RaiseByRule { .. } => vec![Aspect::Level],
        Command::SetLight { .. } => vec![Aspect::Light],
        Command::OpenProblem { .. }
        | Command::Note { .. }
        | Command::Urge { .. }
        | Command::AddProject { .. }
        | Command::SetTitle(_)
        | Command::SetSettings(_)
        | Command::SetStage(_)
        | Command::SetCategory(_)
        | Command::SetDepartment { .. }
        | Command::SetSource(_)
        | Command::SetTask(_)
        | Command::SetYear { .. }
        | Command::SetPerson { .. }
        | Command::SetIndicator { .. }
        | Command::Undo { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::entry::EntryPatch;
    use crate::domain::event::Fact;
    use crate::domain::level::Level;
    use crate::domain::testing::{ID, Log, day};

    fn week() -> Week {
        Week::of(day("2025-03-14"))
    }

    fn remark(text: &str) -> Fact {
        Fact::Remark(Some(text.to_owned()))
    }

    fn place(text: &str) -> Fact {
        Fact::Place(Some(text.to_owned()))
    }

    fn edit(facts: Vec<Fact>) -> Command {
        Command::Edit { id: ID, facts }
    }

    fn report(progress: Option<&str>, next: Option<&str>) -> Command {
        let patch = EntryPatch {
            progress: progress.map(str::to_owned),
            next: next.map(str::to_owned),
            ..EntryPatch::default()
        };
        let week = week();
        Command::Report {
            id: ID,
            week,
            patch,
        }
    }

    fn wrote(progress: &str) -> Change {
        let text = EntryText {
            progress: progress.to_owned(),
            ..EntryText::default()
        };
        Change::Entry {
            week: week(),
            from: None,
            to: Some(text.into()),
        }
    }

    fn renamed() -> Change {
        let (from, to) = (remark("一期"), remark("二期"));
        Change::Fact { from, to }
    }

    fn removed() -> Change {
        Change::Removal {
            from: false,
            to: true,
        }
    }

    fn note() -> Command {
        let text = "现场核实".to_owned();
        Command::Note { id: ID, text }
    }

    #[rstest]
    #[case::the_same_fact(edit(vec![remark("三期")]), renamed(), true)]
    #[case::another_fact(edit(vec![place("上庄镇")]), renamed(), false)]
    #[case::one_of_two_facts(edit(vec![place("上庄镇"), remark("三期")]), renamed(), true)]
    #[case::another_thing(Command::SetLevel { id: ID, to: Level::Remind }, renamed(), false)]
    #[case::the_same_field(report(Some("打桩"), None), wrote("开挖"), true)]
    #[case::another_field(report(None, Some("打桩")), wrote("开挖"), false)]
    #[case::what_is_gone(edit(vec![place("上庄镇")]), removed(), true)]
    #[case::what_shall_go(Command::RemoveProject { id: ID }, renamed(), true)]
    #[case::a_note(note(), removed(), false)]
    fn two_meet_where_they_want_to_change_the_same(
        #[case] mine: Command,
        #[case] theirs: Change,
        #[case] meet: bool,
    ) {
        let log = Log::of_project("construction").on("2025-03-14", theirs);
        let theirs = log.events.get(log.events.len() - 1..).unwrap();
        assert_eq!(in_the_way(&mine, theirs).len(), usize::from(meet));
    }

    #[test]
    fn what_was_taken_back_since_is_in_nobodys_way() {
        let back = || {
            let (from, to) = (remark("二期"), remark("一期"));
            Change::Fact { from, to }
        };
        let log = Log::of_project("construction").on("2025-03-14", renamed());
        let changed = log.events.last().unwrap().seq;
        let undone = log.on("2025-03-14", back()).undoing(changed);
        let since = |log: &Log, seq: u64| -> Vec<u64> {
            let theirs = log.events.iter().filter(|event| event.seq >= seq);
            let theirs: Vec<Event> = theirs.cloned().collect();
            let found = in_the_way(&edit(vec![remark("三期")]), &theirs);
            found.iter().map(|event| event.seq).collect()
        };
        assert_eq!(since(&undone, changed), Vec::<u64>::new());
        // Whoever had seen the change has not seen that it was taken back.
        assert_eq!(since(&undone, changed + 1), [changed + 1]);
        // Taken back and made again it stands.
        let again = undone.on("2025-03-14", renamed()).undoing(changed + 1);
        assert_eq!(since(&again, changed), [changed]);
    }
}
