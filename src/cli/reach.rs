//! What may be asked for over SSH by somebody who has no account on the host, judged by the words as they were understood.
//!
//! Nobody there may name a file of the host, another database, configuration or clock, nor start what belongs to who runs
//! the host. What is left is a matter of rights, which the board judges as always. Every verb stands below, and of the
//! verbs that know files every argument, so that a new one does not compile until somebody has decided.

use std::path::Path;

use super::args::{
    CalendarArgs, Cli, ConfigArgs, DeptArgs, ExportArgs, Global, HolidaysArgs, ImportArgs,
    IndicatorsArgs, OutputArgs, OverdueArgs, PersonArgs, RemindArgs, ReviewArgs, SlipArgs,
    SwitchArgs, UserArgs, UserListArgs, UserVerb, Verb, WeekArgs,
};

/// Who may ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everybody whom the board lets in; his rights decide the rest.
    Everybody,
    /// Administrators, where the host allows that they do their work from afar.
    Administrators,
}

/// What is never done from afar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Barred {
    /// A flag.
    #[error("{0} is not taken from afar")]
    Flag(&'static str),
    /// A file of the host; the standard streams are what there is instead.
    #[error("{0} names a file of the host")]
    File(&'static str),
    /// A verb that belongs to who runs the host.
    #[error("this is done at the host itself")]
    Verb,
}

/// Judges a command line.
pub fn judge(cli: &Cli) -> Result<Reach, Barred> {
    global(&cli.global)?;
    cli.verb.as_ref().map_or(Ok(Reach::Everybody), verb)
}

fn global(global: &Global) -> Result<(), Barred> {
    let Global {
        db,
        config,
        lang: _,
        today,
        as_of: _,
        json: _,
        plain: _,
        ascii: _,
        width: _,
        dry_run: _,
    } = global;
    let flags = [
        ("--db", db.is_some()),
        ("--config", config.is_some()),
        ("--today", today.is_some()),
    ];
    let given = flags.into_iter().find(|(_, is_given)| *is_given);
    given.map_or(Ok(()), |(flag, _)| Err(Barred::Flag(flag)))
}

fn verb(verb: &Verb) -> Result<Reach, Barred> {
    match verb {
        // Reads, and changes of projects: rights decide.
        Verb::List(_)
        | Verb::Show(_)
        | Verb::Add(_)
        | Verb::Edit(_)
        | Verb::Move(_)
        | Verb::Due(_)
        | Verb::Milestone(_)
        | Verb::Done(_)
        | Verb::Report(_)
        | Verb::Note(_)
        | Verb::Block(_)
        | Verb::Unblock(_)
        | Verb::Problem(_)
        | Verb::Level(_)
        | Verb::Urge(_)
        | Verb::Light(_)
        | Verb::Measure(_)
        | Verb::Own(_)
        | Verb::Tag(_)
        | Verb::Suspend(_)
        | Verb::Cancel(_)
        | Verb::Resume(_)
        | Verb::Remove(_)
        | Verb::Log(_)
        | Verb::Why(_)
        | Verb::Undo(_)
        | Verb::Views(_)
        | Verb::Doctor(_)
        | Verb::Confirm(_)
        | Verb::Return(_)
        | Verb::Help(_) => Ok(Reach::Everybody),
        // Reports go to the standard output.
        Verb::Slip(SlipArgs {
            ids: _,
            level_event: _,
            all: _,
            output: to,
        })
        | Verb::Overdue(OverdueArgs {
            filter: _,
            dept: _,
            days: _,
            minutes: _,
            output: to,
        })
        | Verb::Review(ReviewArgs {
            year: _,
            plan: _,
            dept: _,
            filter: _,
            output: to,
        }) => report(to),
        Verb::Week(args) => week(args),
        Verb::Remind(args) => remind(args),
        Verb::Export(args) => export(args),
        Verb::Indicators(IndicatorsArgs {
            year: _,
            format: _,
            output: to,
        })
        | Verb::Calendar(CalendarArgs {
            filter: _,
            alarm: _,
            output: to,
        }) => output(to.as_deref()),
        Verb::Import(args) => import(args),
        // The board's own definition and its people.
        Verb::Holidays(args) => holidays(args),
        Verb::Dept(args) => Ok(dept(args)),
        Verb::User(args) => user(args),
        Verb::Config(ConfigArgs { what: _ }) => Ok(Reach::Administrators),
        // What belongs to who runs the host.
        Verb::Demo(_)
        | Verb::Init(_)
        | Verb::Plan(_)
        | Verb::Ssh(_)
        | Verb::Term(_)
        | Verb::Backup(_)
        | Verb::Restore(_) => Err(Barred::Verb),
    }
}

/// `-` and nothing are the standard output.
fn output(path: Option<&Path>) -> Result<Reach, Barred> {
    match path {
        Some(path) if path != Path::new("-") => Err(Barred::File("--output")),
        _ => Ok(Reach::Everybody),
    }
}

fn report(args: &OutputArgs) -> Result<Reach, Barred> {
    let OutputArgs {
        format: _,
        output: to,
        no_bom: _,
        template,
        print_template: _,
    } = args;
    if template.is_some() {
        return Err(Barred::File("--template"));
    }
    output(to.as_deref())
}

fn week(args: &WeekArgs) -> Result<Reach, Barred> {
    let WeekArgs {
        week: _,
        dept: _,
        filter: _,
        mail,
        output: to,
    } = args;
    letters(*mail)?;
    report(to)
}

fn remind(args: &RemindArgs) -> Result<Reach, Barred> {
    let RemindArgs {
        filter: _,
        dept: _,
        days: _,
        only: _,
        mail,
    } = args;
    letters(*mail).map(|()| Reach::Everybody)
}

/// Letters go out in the name of the host.
const fn letters(mail: bool) -> Result<(), Barred> {
    if mail {
        Err(Barred::Flag("--mail"))
    } else {
        Ok(())
    }
}

fn export(args: &ExportArgs) -> Result<Reach, Barred> {
    let ExportArgs {
        filter: _,
        format: _,
        columns: _,
        sort: _,
        output: to,
        no_bom: _,
    } = args;
    output(to.as_deref())
}

fn import(args: &ImportArgs) -> Result<Reach, Barred> {
    let ImportArgs {
        file,
        same: _,
        new: _,
        partial: _,
        add_departments,
        reason: _,
        yes: _,
    } = args;
    if file != Path::new("-") {
        return Err(Barred::File("FILE"));
    }
    // Departments are part of the board's definition.
    Ok(if *add_departments {
        Reach::Administrators
    } else {
        Reach::Everybody
    })
}

fn holidays(args: &HolidaysArgs) -> Result<Reach, Barred> {
    let HolidaysArgs {
        year: _,
        set,
        output: to,
    } = args;
    match set {
        None => output(to.as_deref()),
        Some(file) if file == Path::new("built-in") => Ok(Reach::Administrators),
        Some(_) => Err(Barred::File("--set")),
    }
}

const fn dept(args: &DeptArgs) -> Reach {
    let DeptArgs {
        name,
        short: _,
        en: _,
        kind: _,
        alias: _,
    } = args;
    match name {
        None => Reach::Everybody,
        Some(_) => Reach::Administrators,
    }
}

fn user(args: &UserArgs) -> Result<Reach, Barred> {
    match &args.what {
        None | Some(UserVerb::Show { login: _ }) => {}
        Some(UserVerb::Disable(args) | UserVerb::Enable(args)) => {
            let SwitchArgs { login: _, note: _ } = args;
        }
        Some(UserVerb::List(UserListArgs {
            words: _,
            format: _,
            output: to,
        })) => {
            output(to.as_deref())?;
        }
        Some(UserVerb::Import { file }) => {
            if file != "-" {
                return Err(Barred::File("FILE"));
            }
        }
        Some(UserVerb::Add(PersonArgs {
            login: _,
            name: _,
            role: _,
            dept: _,
            key,
            remove_key: _,
            expires: _,
            note: _,
            yes: _,
        })) => {
            if key.iter().any(|file| file != "-") {
                return Err(Barred::File("--key"));
            }
        }
    }
    Ok(Reach::Administrators)
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};
    use pretty_assertions::assert_eq;
    use rstest::rstest;

    use super::*;

    fn judged(words: &str) -> Result<Reach, Barred> {
        let words = ["duban"].into_iter().chain(words.split_whitespace());
        judge(&Cli::try_parse_from(words).unwrap())
    }

    #[rstest]
    #[case("")]
    #[case("--lang en --json list light:red")]
    #[case("week --format docx")]
    #[case("week -o -")]
    #[case("week --print-template md")]
    #[case("export --as-of 2025-03-14 --dry-run")]
    #[case("import -")]
    #[case("dept")]
    #[case("holidays 2025 -o -")]
    #[case("move 12 completed --yes")]
    #[case("help keys")]
    fn everybody(#[case] words: &str) {
        assert_eq!(judged(words), Ok(Reach::Everybody));
    }

    #[rstest]
    #[case("user")]
    #[case("user add wang --key -")]
    #[case("user disable wang")]
    #[case("dept 区水务局 --short 水务")]
    #[case("holidays --set built-in")]
    #[case("config")]
    #[case("config set yellow_days 7")]
    #[case("import - --add-departments")]
    fn administrators(#[case] words: &str) {
        assert_eq!(judged(words), Ok(Reach::Administrators));
    }

    #[rstest]
    #[case("--db x list", Barred::Flag("--db"))]
    #[case("list --db=x", Barred::Flag("--db"))]
    #[case("list --config x", Barred::Flag("--config"))]
    #[case("--today 2025-03-14", Barred::Flag("--today"))]
    #[case("week --mail", Barred::Flag("--mail"))]
    #[case("remind --mail --dry-run", Barred::Flag("--mail"))]
    #[case("week -o x", Barred::File("--output"))]
    #[case("week --template x", Barred::File("--template"))]
    #[case("overdue -o /dev/stdout", Barred::File("--output"))]
    #[case("slip 1 --output=x", Barred::File("--output"))]
    #[case("review -o x", Barred::File("--output"))]
    #[case("export -o x", Barred::File("--output"))]
    #[case("indicators -o x", Barred::File("--output"))]
    #[case("calendar -o x", Barred::File("--output"))]
    #[case("holidays -o x", Barred::File("--output"))]
    #[case("holidays --set x", Barred::File("--set"))]
    #[case("import /etc/passwd", Barred::File("FILE"))]
    #[case("import ./-", Barred::File("FILE"))]
    #[case("user add wang --key x", Barred::File("--key"))]
    #[case("init --empty", Barred::Verb)]
    #[case("demo", Barred::Verb)]
    #[case("backup", Barred::Verb)]
    #[case("restore x --yes", Barred::Verb)]
    #[case("plan check x", Barred::Verb)]
    #[case("term", Barred::Verb)]
    #[case("ssh session 1", Barred::Verb)]
    fn nobody(#[case] words: &str, #[case] why: Barred) {
        assert_eq!(judged(words), Err(why));
    }

    /// Arguments that name a file or directory, wherever they stand.
    fn files(command: &clap::Command, verb: &str, found: &mut Vec<String>) {
        for arg in command.get_arguments() {
            let names = arg.get_value_names().unwrap_or_default();
            let is_file = names.iter().any(|name| {
                ["FILE", "DIR", "PATH"]
                    .iter()
                    .any(|word| name.contains(word))
            });
            if is_file && (verb.is_empty() || !arg.is_global_set()) {
                found.push(format!("{verb} {}", arg.get_id()).trim().to_owned());
            }
        }
        for below in command.get_subcommands() {
            files(below, &format!("{verb} {}", below.get_name()), found);
        }
    }

    #[test]
    fn every_argument_that_names_a_file_was_thought_of() {
        let mut found = Vec::new();
        files(&Cli::command(), "", &mut found);
        found.sort();
        let known = [
            "backup place",
            "calendar output",
            "config",
            "db",
            "demo keep",
            "export output",
            "holidays output",
            "holidays set",
            "import file",
            "indicators output",
            "overdue output",
            "overdue template",
            "plan check dir",
            "plan check sources",
            "restore file",
            "review output",
            "review template",
            "slip output",
            "slip template",
            "ssh check program",
            "ssh setup program",
            "user add key",
            "user import file",
            "user list output",
            "week output",
            "week template",
        ];
        assert_eq!(found, known);
    }
}
