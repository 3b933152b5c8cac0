//! People: one login, one person; one key, one person; somebody is left who may define the board.

use super::super::event::{Change, Draft};
use super::super::person::{Person, PersonId, Role};
use super::{Case, MAX_TITLE, Refusal, required};

pub(super) fn set_person(
    case: &Case<'_>,
    id: Option<PersonId>,
    to: &Person,
) -> Result<Vec<Draft>, Refusal> {
    let people = &case.view.board.people;
    let from = match id {
        Some(id) => Some(people.get(&id).ok_or(Refusal::NoSuchPerson)?),
        None => None,
    };
    if !Person::is_login(&to.login.0) {
        return Err(Refusal::NotALogin(to.login.0.clone()));
    }
    if from.is_some_and(|from| from.login != to.login) {
        return Err(Refusal::LoginStays);
    }
    let id = id.unwrap_or_else(|| {
        let last = people.last_key_value();
        PersonId(last.map_or(1, |(last, _)| last.0.saturating_add(1)))
    });
    check_others(case, id, Some(to))?;
    let to = cleaned(case, to)?;
    if from == Some(&to) {
        return Err(Refusal::NothingChanges);
    }
    let change = Change::BoardPerson {
        id,
        from: from.cloned().map(Box::new),
        to: Some(Box::new(to)),
    };
    Ok(vec![case.draft(None, change)])
}

fn cleaned(case: &Case<'_>, to: &Person) -> Result<Person, Refusal> {
    let mut depts = Vec::new();
    for dept in &to.depts {
        case.view
            .board
            .department(*dept)
            .ok_or(Refusal::NoSuchDepartment)?;
        if !depts.contains(dept) {
            depts.push(*dept);
        }
    }
    let mut keys: Vec<_> = Vec::new();
    for key in &to.keys {
        if !keys.iter().any(|known| key.is_same(known)) {
            keys.push(key.clone());
        }
    }
    Ok(Person {
        name: required("name", &to.name, MAX_TITLE)?,
        depts,
        keys,
        ..to.clone()
    })
}

/// What the others have, and what would be left of them; without `to` he is registered no longer.
pub(super) fn check_others(
    case: &Case<'_>,
    id: PersonId,
    to: Option<&Person>,
) -> Result<(), Refusal> {
    let others = || {
        case.view
            .board
            .people
            .iter()
            .filter(|(other, _)| **other != id)
    };
    for (other, to) in others().filter_map(|(_, other)| to.map(|to| (other, to))) {
        if other.login == to.login {
            return Err(Refusal::LoginTaken(other.login.clone()));
        }
        let shared = |key| other.keys.iter().any(|known| known.is_same(key));
        if to.keys.iter().any(shared) {
            return Err(Refusal::KeyTaken(other.login.clone()));
        }
    }
    let today = case.asker.today;
    let defines = |person: &Person| person.role == Role::Administrator && person.is_welcome(today);
    let was_one = case.view.board.people.get(&id).is_some_and(defines);
    let is_last = !others().any(|(_, other)| defines(other));
    // A board without people is its owner's again.
    let is_empty = to.is_none() && others().next().is_none();
    if was_one && !to.is_some_and(defines) && is_last && !is_empty {
        return Err(Refusal::LastAdministrator);
    }
    Ok(())
}
