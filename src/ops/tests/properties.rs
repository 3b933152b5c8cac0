//! Whatever people ask for, in whatever order: the tables say what the log says, and undo brings back what was.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::board::{SourceRef, StageClass, StageDef};
use crate::domain::command::Consent;
use crate::domain::deadline::{Deadline, Precision};
use crate::domain::id::DeptId;
use crate::domain::indicator::Figure;
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::measure::{Measure, Quantity, Wan};
use crate::domain::milestone::{Milestone, MilestoneKind};
use crate::domain::people::{Department, DeptKind, Owner, OwnerRole};
use crate::domain::person::{Person, Role};
use crate::domain::problem::{AskLevel, Clearing};
use crate::domain::project::{Commitment, SideKind, SideState};
use crate::domain::settings::Settings;
use crate::i18n::Lang;
use crate::report::paper::Report;
use crate::report::week::{self, Wanted, WeekReport};
use crate::report::{json, md};

const TODAY: &str = "2025-03-14";

fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[公园学校道路]{1,4}",
        2 => any::<String>(),
        1 => select(vec!["", " ", "\u{200b}", "\u{1b}]0;x\u{7}红", "a\u{202e}b\u{2066}", "一\r\n二\u{2028}三\t"])
            .prop_map(str::to_owned),
        1 => Just("长".repeat(2001)),
    ]
    .boxed()
}

fn words() -> BoxedStrategy<Option<String>> {
    prop::option::of(text()).boxed()
}

fn a_day() -> BoxedStrategy<Day> {
    let today = day(TODAY);
    (0..50_u64)
        .prop_map(move |days| today.checked_sub_days(chrono::Days::new(days)).unwrap())
        .boxed()
}

fn a_deadline() -> BoxedStrategy<Deadline> {
    prop_oneof![
        3 => select(vec!["3月底", "6月底", "9月底", "年底前", "持续推进"])
            .prop_map(|phrase| deadline::parse(phrase, 2025).unwrap()),
        1 => (text(), a_day()).prop_map(|(phrase, day)| Deadline {
            phrase,
            precision: Precision::Day,
            day: Some(day),
        }),
    ]
    .boxed()
}

fn a_stage() -> BoxedStrategy<StageKey> {
    select(vec![
        "reserve",
        "preliminary",
        "construction",
        "completed",
        "nowhere",
    ])
    .prop_map(StageKey::from)
    .boxed()
}

fn a_basis() -> BoxedStrategy<Basis> {
    select(vec![Basis::Stated, Basis::Inferred]).boxed()
}

fn an_id() -> BoxedStrategy<ProjectId> {
    (1..=3_u32).prop_map(ProjectId).boxed()
}

fn a_part() -> BoxedStrategy<PartId> {
    (1..=2_u32).prop_map(PartId).boxed()
}

fn a_fact() -> BoxedStrategy<Fact> {
    prop_oneof![
        text().prop_map(Fact::Title),
        words().prop_map(Fact::Place),
        words().prop_map(Fact::Remark),
        words().prop_map(Fact::Contact),
        prop::option::of(any::<i32>()).prop_map(Fact::PlanYear),
        prop::option::of(select(Commitment::ALL.to_vec())).prop_map(Fact::Commitment),
        prop::option::of(any::<i64>().prop_map(Wan)).prop_map(Fact::InvestDone),
        prop::collection::vec(text(), 0..3).prop_map(Fact::Tags),
        prop::collection::vec(text(), 0..3).prop_map(Fact::Aliases),
        select(vec!["park", "school", "nothing"]).prop_map(|key| Fact::Category(key.into())),
    ]
    .boxed()
}

fn an_owner() -> BoxedStrategy<Owner> {
    let role = select(vec![OwnerRole::Lead, OwnerRole::Cooperating]);
    (1..=3_u32, role, a_basis())
        .prop_map(|(dept, role, basis)| Owner {
            dept: DeptId(dept),
            role,
            basis,
        })
        .boxed()
}

fn a_milestone() -> BoxedStrategy<Milestone> {
    let parts = (
        text(),
        prop::option::of(a_deadline()),
        prop::option::of(a_day()),
        words(),
    );
    parts
        .prop_map(|(name, deadline, done, document)| Milestone {
            kind: MilestoneKind::guess(&name),
            name,
            deadline,
            done,
            document,
            dept: None,
        })
        .boxed()
}

fn a_measure() -> BoxedStrategy<Measure> {
    let amount = || prop::option::of(any::<i64>().prop_map(Quantity));
    let parts = (
        text(),
        text(),
        prop::option::of(2024..2027_i32),
        amount(),
        amount(),
    );
    parts
        .prop_map(|(name, unit, year, target, done)| Measure {
            name,
            unit,
            year,
            target,
            done,
        })
        .boxed()
}

fn a_patch() -> BoxedStrategy<EntryPatch> {
    (words(), words(), words(), words(), any::<bool>())
        .prop_map(|(progress, next, problem, ask, sample)| EntryPatch {
            progress,
            next,
            problem,
            ask,
            sample,
        })
        .boxed()
}

fn an_arrival() -> BoxedStrategy<Command> {
    let parts = (
        text(),
        a_stage(),
        a_basis(),
        prop::collection::vec(a_fact(), 0..3),
    );
    parts
        .prop_map(|(title, stage, basis, facts)| Command::AddProject {
            project: NewProject {
                key: None,
                title,
                category: "park".into(),
                stage: StageMark { stage, basis },
            },
            facts,
            owners: Vec::new(),
            deadline: None,
        })
        .boxed()
}

fn a_side() -> BoxedStrategy<SideState> {
    let kind = select(vec![SideKind::Suspended, SideKind::Cancelled]);
    (kind, text(), words())
        .prop_map(|(kind, reason, decision)| SideState {
            kind,
            reason,
            decision,
        })
        .boxed()
}

/// A word on what waits for confirmation.
fn a_verdict() -> BoxedStrategy<Command> {
    prop_oneof![
        (an_id(), a_part()).prop_map(|(id, part)| Command::Confirm { id, part }),
        (an_id(), a_part(), text()).prop_map(|(id, part, note)| Command::Return { id, part, note }),
    ]
    .boxed()
}

/// What can be asked about a project, but for its arrival.
fn about_a_project() -> BoxedStrategy<Command> {
    let id = an_id;
    let light = (select(Light::ALL.to_vec()), a_day());
    let slip = prop::option::of(select(SlipReason::ALL.to_vec()));
    let plain = prop_oneof![
        id().prop_map(|id| Command::RemoveProject { id }),
        id().prop_map(|id| Command::RestoreProject { id }),
        (id(), prop::collection::vec(a_fact(), 0..3))
            .prop_map(|(id, facts)| Command::Edit { id, facts }),
        (id(), a_stage(), a_basis()).prop_map(|(id, to, basis)| Command::MoveStage {
            id,
            to,
            basis
        }),
        (id(), prop::option::of(a_side())).prop_map(|(id, to)| Command::SetSide { id, to }),
        (id(), text()).prop_map(|(id, reason)| Command::Block { id, reason }),
        id().prop_map(|id| Command::Unblock { id }),
        (id(), prop::option::of(a_deadline()), slip)
            .prop_map(|(id, to, slip)| Command::MoveDeadline { id, to, slip }),
        (id(), a_deadline()).prop_map(|(id, to)| Command::SetGoal { id, to }),
        (id(), select(Level::ALL.to_vec())).prop_map(|(id, to)| Command::SetLevel { id, to }),
        (id(), prop::option::of(light)).prop_map(|(id, to)| Command::SetLight { id, to }),
        (id(), text()).prop_map(|(id, text)| Command::Note { id, text }),
        (id(), text()).prop_map(|(id, note)| Command::Urge { id, note }),
        id().prop_map(|id| Command::RaiseByRule { id }),
    ];
    let parts = prop_oneof![
        (id(), prop::collection::vec(an_owner(), 0..4))
            .prop_map(|(id, owners)| Command::SetOwners { id, owners }),
        (
            id(),
            prop::option::of(a_part()),
            prop::option::of(a_milestone())
        )
            .prop_map(|(id, part, to)| Command::SetMilestone { id, part, to }),
        (id(), a_part(), a_day(), words()).prop_map(|(id, part, on, document)| {
            Command::MilestoneDone {
                id,
                part,
                on,
                document,
            }
        }),
        (
            id(),
            prop::option::of(a_part()),
            prop::option::of(a_measure())
        )
            .prop_map(|(id, part, to)| Command::SetMeasure { id, part, to }),
        (id(), 5..13_u32, a_patch()).prop_map(|(id, week, patch)| Command::Report {
            id,
            week: Week::new(2025, week).unwrap(),
            patch,
        }),
        (id(), text(), prop::option::of(a_deadline())).prop_map(|(id, text, limit)| {
            Command::OpenProblem {
                id,
                text,
                owner: None,
                limit,
                ask: Some(AskLevel::District),
            }
        }),
        (id(), a_part(), text(), prop::option::of(a_deadline())).prop_map(
            |(id, part, text, limit)| Command::SetProblem {
                id,
                part,
                text,
                owner: None,
                limit,
                ask: None,
            }
        ),
        (id(), a_part(), a_day(), text()).prop_map(|(id, part, on, note)| Command::ClearProblem {
            id,
            part,
            clearing: Clearing { on, note },
        }),
    ];
    prop_oneof![6 => plain, 4 => parts, 1 => a_verdict()].boxed()
}

fn an_indicator() -> BoxedStrategy<Indicator> {
    let cells = || {
        let text = prop_oneof![
            text(),
            select(vec!["6%左右", "300以内"]).prop_map(str::to_owned)
        ];
        let cells = prop::collection::btree_map(1999..2027_i32, text, 0..3);
        cells.prop_map(|cells| {
            let read = cells.into_iter();
            read.map(|(year, text)| (year, Figure::read(&text)))
                .collect()
        })
    };
    let parent = prop::option::of(select(vec!["a", "b", "c"]).prop_map(str::to_owned));
    (text(), parent, 0..3_u32, cells(), cells())
        .prop_map(|(name, parent, order, targets, actuals)| Indicator {
            unit: name.clone(),
            number: name.clone(),
            name,
            parent,
            order,
            targets,
            actuals,
            ..Indicator::default()
        })
        .boxed()
}

/// What can be asked about the board; asked by its administrator, who undoes nothing here.
fn about_the_board() -> BoxedStrategy<Command> {
    let stage = (a_stage(), text(), 1..4_u32, prop::option::of(0..3_u32));
    let zone = select(vec![Shanghai, chrono_tz::UTC, chrono_tz::America::New_York]);
    prop_oneof![
        stage.prop_map(|(key, zh, order, wip_limit)| Command::SetStage(StageDef {
            key,
            en: zh.clone(),
            zh,
            class: StageClass::Active,
            order,
            wip_limit,
        })),
        (zone, 0..20_u32, any::<bool>(), any::<bool>()).prop_map(
            |(zone, yellow_days_late, confirm_completion, confirm_clearing)| {
                Command::SetSettings(Settings {
                    zone,
                    yellow_days_late,
                    confirm_completion,
                    confirm_clearing,
                    ..Settings::default()
                })
            }
        ),
        (
            select(vec!["a", "b", "c"]),
            prop::option::weighted(0.8, an_indicator())
        )
            .prop_map(|(key, to)| Command::SetIndicator {
                key: key.to_owned(),
                to,
            }),
        (
            prop::option::of(1..3_u32),
            text(),
            prop::collection::vec(text(), 0..3)
        )
            .prop_map(|(id, name, aliases)| Command::SetDepartment {
                id: id.map(DeptId),
                to: Department {
                    short: name.clone(),
                    en: name.clone(),
                    name,
                    kind: DeptKind::Bureau,
                    aliases,
                },
            }),
    ]
    .boxed()
}

/// One request and who makes it.
#[derive(Debug, Clone)]
struct Step {
    who: &'static str,
    request: Request,
}

fn by(who: BoxedStrategy<&'static str>, command: BoxedStrategy<Command>) -> BoxedStrategy<Step> {
    let consent = select(vec![Consent::Ask, Consent::Given]);
    let day = prop_oneof![3 => Just(None), 1 => a_day().prop_map(Some)];
    let source = prop::option::weighted(0.2, (text(), text()));
    (who, command, words(), day, consent, source)
        .prop_map(|(who, command, reason, effective, consent, source)| Step {
            who,
            request: Request {
                reason,
                effective,
                consent,
                source: source.map(|(source, section)| SourceRef {
                    source,
                    locator: section.clone(),
                    section,
                }),
                ..Request::new(command)
            },
        })
        .boxed()
}

fn an_operator() -> BoxedStrategy<&'static str> {
    select(vec!["wang", "li", "chen"]).boxed()
}

fn a_change() -> BoxedStrategy<Step> {
    prop_oneof![
        1 => by(an_operator(), an_arrival()),
        6 => by(an_operator(), about_a_project()),
    ]
    .boxed()
}

fn a_step() -> BoxedStrategy<Step> {
    let undo = prop::option::of(an_id()).prop_map(|id| Command::Undo { id });
    prop_oneof![
        8 => a_change(),
        1 => by(an_operator(), undo.boxed()),
        1 => by(Just("admin").boxed(), about_the_board()),
    ]
    .boxed()
}

/// A board with two departments and two projects of the first one; what its operator chen says is done waits. All others
/// own the file.
fn begun() -> Session {
    let mut session = sandbox();
    session.login = Login::owner(Actor("admin".to_owned()));
    for name in ["区水务局", "区园林绿化局"] {
        let to = Department {
            name: name.to_owned(),
            short: name.to_owned(),
            en: String::new(),
            kind: DeptKind::Bureau,
            aliases: Vec::new(),
        };
        let request = Request::new(Command::SetDepartment { id: None, to });
        session.run(&request, Mode::Commit).unwrap();
    }
    let chen = Person {
        login: Actor("chen".to_owned()),
        name: "陈".to_owned(),
        role: Role::Operator,
        depts: vec![DeptId(1)],
        keys: Vec::new(),
        disabled: false,
        expires: None,
    };
    let settings = Settings {
        confirm_completion: true,
        confirm_clearing: true,
        ..Settings::default()
    };
    let mut commands = vec![
        Command::SetPerson { id: None, to: chen },
        Command::SetSettings(settings),
    ];
    for title in ["北坞公园", "玉东公园"] {
        let id = add(&mut session, title);
        let owners = vec![Owner {
            dept: DeptId(1),
            role: OwnerRole::Lead,
            basis: Basis::Stated,
        }];
        commands.push(Command::SetOwners { id, owners });
    }
    for command in commands {
        let request = Request::new(command);
        session.run(&request, Mode::Commit).unwrap();
    }
    session
}

/// Carries a step out; a rule may say no, nothing else may.
fn take(session: &mut Session, step: &Step) -> Option<Outcome> {
    session.login.actor = Actor(step.who.to_owned());
    session.login.owns = step.who != "chen";
    match session.run(&step.request, Mode::Commit) {
        Ok(outcome) => Some(outcome),
        Err(Failure::Refused(_)) => None,
        Err(other) => panic!("{other}: {step:?}"),
    }
}

/// All texts in a value, the names of its fields too.
fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                found.push(name.clone());
                texts(value, found);
            }
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

fn is_dangerous(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}'..='\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn after_any_requests_the_tables_say_what_the_log_says(steps in prop::collection::vec(a_step(), 1..40)) {
        let mut session = begun();
        for step in &steps {
            take(&mut session, step);
        }
        prop_assert_eq!(session.examine().unwrap().findings, []);
        let today = session.today();
        prop_assert_eq!(session.state_as_of(today).unwrap(), session.state().unwrap());
        for event in session.all_events().unwrap() {
            let mut found = Vec::new();
            texts(&serde_json::to_value(&event).unwrap(), &mut found);
            for text in found {
                prop_assert!(!text.chars().any(is_dangerous), "{:?} in {:?}", text, event);
            }
        }
    }

    #[test]
    fn a_past_week_is_the_same_bytes_whatever_comes_after_it(
        steps in prop::collection::vec(a_step(), 1..30),
        kept in 1..40_usize,
        back in any::<bool>(),
    ) {
        let mut session = begun();
        for step in &steps {
            take(&mut session, step);
        }
        let mut log = session.all_events().unwrap();
        let kept = kept.min(log.len());
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (index, event) in log.iter_mut().enumerate() {
            event.recorded = at(if index < kept { "2025-03-03T01:00:00Z" } else { "2025-03-20T01:00:00Z" });
            if index >= kept && !back {
                event.effective = day("2025-03-18");
            }
        }
        let build = |log: &[Event]| {
            let wanted = Wanted { keep: &|_, _| true, dept: None, filter: "" };
            let week = Week::of(day(TODAY));
            week::build(log, week, Shanghai, at("2025-12-01T01:00:00Z"), &|_| None, &wanted)
        };
        let bytes = |report: &WeekReport| {
            let pages = [Lang::Zh, Lang::En].map(|lang| md::md(&report.paper(lang)));
            (json::json(report).unwrap(), pages)
        };
        let (then, now) = (build(log.get(..kept).unwrap()), build(&log));
        if !back {
            prop_assert_eq!(now.corrections.count, 0);
        }
        if now.corrections.count == 0 {
            prop_assert_eq!(bytes(&now), bytes(&then));
        }
    }

    #[test]
    fn undo_brings_back_what_was(steps in prop::collection::vec(a_step(), 0..20), change in a_change()) {
        let mut session = begun();
        for step in &steps {
            take(&mut session, step);
        }
        let before = session.state().unwrap();
        let asked = change.request.command.project();
        let whole = asked.and_then(|id| session.project(id).unwrap());
        let Some(done) = take(&mut session, &change) else {
            return Ok(());
        };
        let undone = session.run(&Request::new(Command::Undo { id: None }), Mode::Commit).unwrap();
        prop_assert_eq!(undone.id(), done.id());
        let after = session.project(done.id().unwrap()).unwrap().unwrap();
        match whole {
            Some(whole) => {
                let (changed, version) = (whole.changed, whole.version);
                prop_assert!(after.version > version);
                prop_assert_eq!(Project { changed, version, ..after }, whole);
            }
            None => prop_assert!(after.removed),
        }
        let mut now = session.state().unwrap();
        for (id, project) in &mut now.projects {
            let known = before.projects.get(id).unwrap();
            (project.version, project.changed) = (known.version, known.changed);
        }
        prop_assert_eq!(now, before);
        prop_assert_eq!(session.examine().unwrap().findings, []);
    }

    #[test]
    fn one_undo_brings_back_what_was_before_a_bulk_change(
        steps in prop::collection::vec(a_step(), 0..15),
        changes in prop::collection::vec(a_change(), 1..8),
    ) {
        let mut session = begun();
        for step in &steps {
            take(&mut session, step);
        }
        session.login.actor = Actor("wang".to_owned());
        let before = session.state().unwrap();
        let requests: Vec<Request> = changes.into_iter().map(|step| step.request).collect();
        let tried = session.bulk(&requests, Mode::DryRun).unwrap();
        prop_assert_eq!(session.state().unwrap(), before.clone());
        let done = session.bulk(&requests, Mode::Commit).unwrap();
        prop_assert_eq!(
            tried.iter().map(Result::is_ok).collect::<Vec<_>>(),
            done.iter().map(Result::is_ok).collect::<Vec<_>>()
        );
        if done.iter().all(Result::is_err) {
            return Ok(());
        }
        session.run(&Request::new(Command::Undo { id: None }), Mode::Commit).unwrap();
        let mut now = session.state().unwrap();
        for (id, project) in &mut now.projects {
            let known = before.projects.get(id).unwrap();
            (project.version, project.changed) = (known.version, known.changed);
        }
        prop_assert_eq!(now, before);
        prop_assert_eq!(session.examine().unwrap().findings, []);
    }

    #[test]
    fn what_is_held_and_renewed_is_what_is_read_as_a_whole(
        steps in prop::collection::vec((a_step(), 0..3_u64, any::<bool>(), any::<bool>()), 1..40),
    ) {
        let mut session = begun();
        let (mut held, mut seq) = (State::default(), 0);
        let mut today = session.today();
        for (step, days, is_looked_back, is_renewed) in &steps {
            take(&mut session, step);
            today = today.checked_add_days(chrono::Days::new(*days)).unwrap();
            let (login, zone) = (session.login().clone(), session.zone());
            session = session.with(login, Clock::noon(today, zone));
            if *is_looked_back {
                session.look_back(today.pred_opt());
                session.renewal().unwrap();
                session.look_back(None);
            }
            if *is_renewed {
                let (renewal, end) = session.renewal().unwrap();
                prop_assert!(renewal.follows(seq));
                prop_assert_eq!(end, session.head().unwrap().seq);
                let whole = session.state().unwrap();
                let is_new = renewal.is_new_to(&held);
                prop_assert_eq!(is_new, whole != held);
                renewal.onto(&mut held);
                prop_assert_eq!(&held, &whole);
                seq = end;
            }
        }
    }

    #[test]
    fn trying_out_tells_what_would_be_and_leaves_what_is(steps in prop::collection::vec(a_step(), 0..10), change in a_change()) {
        let mut session = begun();
        for step in &steps {
            take(&mut session, step);
        }
        session.login.actor = Actor(change.who.to_owned());
        session.login.owns = change.who != "chen";
        let before = (session.head().unwrap(), session.state().unwrap());
        let tried = session.run(&change.request, Mode::DryRun).ok();
        prop_assert_eq!((session.head().unwrap(), session.state().unwrap()), before);
        let done = take(&mut session, &change);
        prop_assert_eq!(
            tried.map(|outcome| (outcome.events, outcome.project)),
            done.map(|outcome| (outcome.events, outcome.project))
        );
    }
}
