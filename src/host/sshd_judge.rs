//! What sshd makes of its configuration for the account, asked of sshd itself.

use std::path::Path;

use super::fault::Fault;
use super::judge::ssh_version;
use super::look::Eyes;
use super::sshd::{self, OWN, SSHD};
use super::wish::{Way, Wish};

/// Judges what is in force.
pub(super) fn in_force(wish: &Wish, eyes: &dyn Eyes) -> Vec<Fault> {
    if eyes.entry(Path::new(SSHD)).is_none() {
        return Vec::new();
    }
    let own: &[&str] = match wish.way {
        Way::Separate { .. } => &["-f", OWN],
        Way::Match | Way::Accounts => &[],
    };
    let ask = |more: &[&str]| {
        let mut words = vec![SSHD];
        words.extend(more);
        words.extend(own);
        eyes.run(&words)
    };
    let tested = ask(&["-t"]);
    if tested
        .err
        .contains("Missing privilege separation directory")
    {
        return vec![Fault::NoRunDir];
    }
    if !tested.is_ok() {
        let line = tested.err.lines().next().unwrap_or_default();
        return vec![Fault::Syntax(line.trim().to_owned())];
    }
    let who = format!("user={},host=host,addr=127.0.0.1", wish.account);
    let told = ask(&["-T", "-C", &who]);
    judge(wish, &Told::read(&told.out), ssh_version(eyes))
}

/// The lines of `sshd -T`: a directive in small letters and what holds.
struct Told<'t>(Vec<(&'t str, &'t str)>);

impl<'t> Told<'t> {
    fn read(text: &'t str) -> Self {
        let lines = text.lines();
        Self(lines.filter_map(|line| line.split_once(' ')).collect())
    }

    /// What holds of a directive that stands once; several lines of one are put together.
    fn get(&self, name: &str) -> Option<String> {
        let name = name.to_ascii_lowercase();
        let found = self.0.iter().filter(|(known, _)| *known == name);
        let values: Vec<&str> = found.map(|(_, value)| *value).collect();
        (!values.is_empty()).then(|| values.join(" "))
    }
}

fn judge(wish: &Wish, told: &Told<'_>, version: Option<(u32, u32)>) -> Vec<Fault> {
    let asks = told.get("AuthorizedKeysCommand");
    if asks.is_none_or(|command| command == "none") {
        return vec![Fault::NotInForce];
    }
    let mut faults: Vec<Fault> = sshd::directives(wish)
        .into_iter()
        .filter_map(|(name, want)| directive(told, name, want))
        .collect();
    faults.extend(accepted(told));
    faults.extend(shut_out(wish, told));
    faults.extend(startups(wish, told));
    if sshd::has_penalties(version) && wish.exempt.is_empty() {
        faults.push(Fault::Penalties);
    }
    if version.is_some() && !sshd::has_penalties(version) && !wish.exempt.is_empty() {
        faults.push(Fault::NothingToExempt);
    }
    faults
}

fn directive(told: &Told<'_>, name: &str, want: String) -> Option<Fault> {
    // Names that this version does not know do not hold either.
    let is = told.get(name)?;
    if is == want {
        None
    } else if name == "ForceCommand" {
        Some(Fault::Forced(is))
    } else {
        let name = name.to_owned();
        Some(Fault::Directive { name, is, want })
    }
}

fn accepted(told: &Told<'_>) -> Option<Fault> {
    let is = told.get("AcceptEnv").unwrap_or_default();
    if is.split(' ').any(|name| name == "LANG") {
        return None;
    }
    Some(Fault::Directive {
        name: "AcceptEnv".to_owned(),
        is: if is.is_empty() { "none".to_owned() } else { is },
        want: sshd::ACCEPTED.to_owned(),
    })
}

/// Lists of who may log in and who may not. Patterns are taken at their word: who uses them is told to look himself.
fn shut_out(wish: &Wish, told: &Told<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (name, is_good) in [
        ("AllowUsers", true),
        ("AllowGroups", true),
        ("DenyUsers", false),
        ("DenyGroups", false),
    ] {
        let Some(is) = told.get(name) else { continue };
        let named = is
            .split(' ')
            .any(|word| word == wish.account || word == "*");
        if named != is_good {
            let name = name.to_owned();
            faults.push(Fault::ShutOut { name, is });
        }
    }
    faults
}

fn startups(wish: &Wish, told: &Told<'_>) -> Option<Fault> {
    let is = told.get("MaxStartups")?;
    let (first, last) = sshd::startups(wish.people);
    let mut numbers = is.split(':').map(|part| part.parse::<u32>().unwrap_or(0));
    let begin = numbers.next().unwrap_or(0);
    let full = numbers.nth(1).unwrap_or(begin);
    let want = format!("{first}:30:{last}");
    (begin < first || full < last).then_some(Fault::Startups { is, want })
}
