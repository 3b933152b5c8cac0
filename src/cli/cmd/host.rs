//! `duban ssh setup` and `duban ssh check`: the host made ready, and looked at.

use std::path::Path;

use serde::Serialize;

use crate::cli::args::SetupArgs;
use crate::cli::{Done, Output, Trouble, printed};
use crate::clock::Clock;
use crate::domain::id::Actor;
use crate::domain::person::Person;
use crate::error::{self, Kind};
use crate::host::{
    self, Applied, Came, Eyes, Fault, Host, Judged, Level, Step, Trial, Way, Wish, steps,
};
use crate::i18n::{Lang, host as words};
use crate::ops::{Access, Session};

/// Prints the steps, or carries them out.
pub fn set_up(lang: Lang, out: &mut Output<'_>, wish: &Wish, args: &SetupArgs) -> Done {
    if args.apply {
        return apply(lang, out, wish);
    }
    let version = host::ssh_version(&Host);
    if args.print_sshd {
        let text = host::config_text(wish, version)
            .ok_or_else(|| Trouble::usage(words::no_sshd_text(lang)))?;
        return printed(lang, out.whole(&text));
    }
    let steps = steps(wish, version);
    if out.is_json() {
        let told: Vec<_> = steps
            .iter()
            .map(|step| {
                serde_json::json!({
                    "step": step.name, "what": step.what(lang), "why": step.why(lang),
                    "script": host::lines(wish, step),
                })
            })
            .collect();
        return printed(lang, out.json(&told));
    }
    printed(lang, out.whole(&host::script(lang, wish, &steps)))
}

fn apply(lang: Lang, out: &mut Output<'_>, wish: &Wish) -> Done {
    let is_json = out.is_json();
    let mut told = Ok(());
    let all = host::apply(lang, wish, &Host, &mut |applied| {
        if !is_json && told.is_ok() {
            told = tell_applied(lang, out, wish, applied);
        }
    });
    printed(lang, told)?;
    if is_json {
        let views: Vec<_> = all
            .iter()
            .map(|applied| {
                let (state, said) = match &applied.came {
                    Came::AlreadySo => ("already_so", None),
                    Came::Done => ("done", None),
                    Came::Failed(said) => ("failed", Some(said)),
                };
                let faults = views(lang, wish, &applied.left);
                serde_json::json!({ "step": applied.step.name, "state": state, "said": said, "faults": faults })
            })
            .collect();
        printed(lang, out.json(&views))?;
    }
    let failed = all
        .iter()
        .find(|applied| matches!(applied.came, Came::Failed(_)));
    match failed {
        Some(applied) => Err(Trouble::new(
            Kind::Failed,
            words::step_failed(lang, applied.step.what(lang)),
        )),
        None if is_json => Ok(()),
        None => {
            let lines = host::next(lang, wish, Host.entry(&wish.db).is_some());
            printed(lang, lines.iter().try_for_each(|line| out.line(line)))
        }
    }
}

fn tell_applied(
    lang: Lang,
    out: &mut Output<'_>,
    wish: &Wish,
    applied: &Applied,
) -> std::io::Result<()> {
    let (mark, said) = match &applied.came {
        Came::AlreadySo => (words::already_so(lang), ""),
        Came::Done => (words::done(lang), ""),
        Came::Failed(said) => (words::failed(lang), said.as_str()),
    };
    out.line(&head(lang, mark, &applied.step))?;
    if !said.is_empty() {
        out.line(&format!("    {said}"))?;
    }
    tell_faults(lang, out, wish, &applied.left)
}

fn head(lang: Lang, mark: &str, step: &Step) -> String {
    match lang {
        Lang::Zh => format!("【{mark}】{}", step.what(lang)),
        Lang::En => format!("[{mark}] {}", step.what(lang)),
    }
}

fn tell_faults(
    lang: Lang,
    out: &mut Output<'_>,
    wish: &Wish,
    faults: &[Fault],
) -> std::io::Result<()> {
    for fault in faults {
        out.line(&format!("    {}", fault.sentence(lang, wish)))?;
    }
    // Several faults may be mended by the same command.
    let mut told: Vec<String> = Vec::new();
    for mend in faults.iter().filter_map(|fault| fault.mend(wish, lang)) {
        if !told.contains(&mend) {
            out.line(&format!("      $ {mend}"))?;
            told.push(mend);
        }
    }
    Ok(())
}

/// A fault for programs.
#[derive(Serialize)]
struct View {
    fault: &'static str,
    level: &'static str,
    what: String,
    mend: Option<String>,
}

fn views(lang: Lang, wish: &Wish, faults: &[Fault]) -> Vec<View> {
    let view = |fault: &Fault| View {
        fault: fault.key(),
        level: match fault.level() {
            Level::Wrong => "wrong",
            Level::Note => "note",
        },
        what: fault.sentence(lang, wish),
        mend: fault.mend(wish, lang),
    };
    faults.iter().map(view).collect()
}

/// Looks at the host and says what is wrong.
pub fn check(lang: Lang, out: &mut Output<'_>, wish: &Wish) -> Done {
    let mut all = host::judge(wish, &Host);
    let board = board(lang, wish, &mut all);
    if wish.way != Way::Accounts {
        let faults = key_faults(wish, &all, &board);
        let (name, needs) = ("keys", Vec::new());
        let step = Step { name, needs };
        all.push(Judged { step, faults });
    }
    tell(lang, out, wish, &all)
}

/// The people who may come in by key. What keeps the board from being read is one more fault of the database.
fn board(lang: Lang, wish: &Wish, all: &mut [Judged]) -> Vec<Person> {
    if Host.entry(&wish.db).is_none() {
        return Vec::new();
    }
    match people(&wish.db) {
        Ok(people) => people,
        Err(error) => {
            let step = all.iter_mut().find(|judged| judged.step.name == "database");
            if let Some(judged) = step {
                let said = error::store(lang, &error);
                judged.faults.push(Fault::Board(said));
            }
            Vec::new()
        }
    }
}

fn people(db: &Path) -> Result<Vec<Person>, crate::ops::Error> {
    let nobody = Actor(String::new());
    let session = Session::open(db, Access::Read, nobody, Clock::System)?;
    let today = session.today();
    let board = session.board()?;
    let people = board.people.into_values();
    let can_come = |person: &Person| person.is_welcome(today) && !person.keys.is_empty();
    Ok(people.filter(can_come).collect())
}

/// The key command is tried where nothing else keeps it from answering.
fn key_faults(wish: &Wish, all: &[Judged], people: &[Person]) -> Vec<Fault> {
    let stands = |name: &str| {
        let mut named = all.iter().filter(|judged| judged.step.name == name);
        named.all(|judged| judged.level() != Some(Level::Wrong))
    };
    if !["program", "preferences", "account", "database"]
        .into_iter()
        .all(stands)
    {
        return vec![Fault::NotTried];
    }
    let first = people
        .iter()
        .find_map(|person| Some((person, person.keys.first()?)));
    let Some((person, key)) = first else {
        return vec![Fault::Nobody];
    };
    let trial = Trial {
        login: person.login.0.clone(),
        algorithm: key.algorithm.clone(),
        blob: key.blob.clone(),
        fingerprint: key.fingerprint(),
    };
    host::try_key(wish, &Host, &trial).into_iter().collect()
}

fn tell(lang: Lang, out: &mut Output<'_>, wish: &Wish, all: &[Judged]) -> Done {
    let faults = all.iter().flat_map(|judged| &judged.faults);
    let wrongs = faults.filter(|fault| fault.level() == Level::Wrong).count();
    if out.is_json() {
        let views: Vec<_> = all
            .iter()
            .map(|judged| {
                serde_json::json!({
                    "step": judged.step.name, "what": judged.step.what(lang),
                    "good": judged.level() != Some(Level::Wrong),
                    "faults": views(lang, wish, &judged.faults),
                })
            })
            .collect();
        printed(lang, out.json(&views))?;
    } else {
        for judged in all {
            let mark = match judged.level() {
                None => words::good(lang),
                Some(Level::Note) => words::note(lang),
                Some(Level::Wrong) => words::wrong(lang),
            };
            printed(lang, out.line(&head(lang, mark, &judged.step)))?;
            printed(lang, tell_faults(lang, out, wish, &judged.faults))?;
        }
    }
    match wrongs {
        0 if out.is_json() => Ok(()),
        0 => printed(lang, out.line(words::all_good(lang))),
        count => Err(Trouble::new(Kind::Failed, words::wrongs(lang, count))),
    }
}
