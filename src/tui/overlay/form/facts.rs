//! Forms of what a project is: departments, plan, money, tags, level, light, state.

use super::build::form;
use super::field::Field;
use super::named::{Name, Names, department_at, departments};
use super::request::{Wrong, day, picked, text};
use super::{Form, Purpose};
use crate::domain::board::Board;
use crate::domain::calendar::YEARS;
use crate::domain::command::Command;
use crate::domain::event::Fact;
use crate::domain::id::CategoryKey;
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::measure::Wan;
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::project::{Commitment, PlanClass, Project, SideKind, SideState};
use crate::i18n::{Lang, trade, ui};
use crate::text::fold::fold_key;
use crate::tui::data::Data;

/// The places of the names in a field's list.
pub(super) fn names_of(form: &Form, index: usize, lang: Lang) -> Result<Vec<usize>, Wrong> {
    let field = form.fields.get(index);
    let Some((field, names)) = field.and_then(|field| Some((field, field.names.as_ref()?))) else {
        return Ok(Vec::new());
    };
    let found = names.read(field.text(), lang);
    found.map_err(|sentence| (index, sentence))
}

/// Whether a field was changed: what nobody touched is not sent, so that it undoes no one else's change.
fn is_touched(form: &Form, index: usize) -> bool {
    form.fields.get(index).is_some_and(Field::is_touched)
}

/// A number without the signs that people put into numbers; an empty field is none.
fn number(form: &Form, index: usize, lang: Lang) -> Result<Option<i64>, Wrong> {
    let typed = text(form, index);
    let letters = typed.trim().chars().map(fold_key);
    let digits: String = letters.filter(|letter| *letter != ',').collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let wrong = |_| (index, ui::project::not_a_number(lang, typed.trim()));
    digits.parse().map(Some).map_err(wrong)
}

/// A year; an empty field is none.
pub(super) fn year(form: &Form, index: usize, lang: Lang) -> Result<Option<i32>, Wrong> {
    let Some(number) = number(form, index, lang)? else {
        return Ok(None);
    };
    let year = i32::try_from(number).ok();
    match year.filter(|year| YEARS.contains(year)) {
        Some(year) => Ok(Some(year)),
        None => Err((index, ui::project::not_a_year(lang, number))),
    }
}

fn owners_text(project: &Project, role: OwnerRole, data: &Data, lang: Lang) -> String {
    let owners = project.owners.iter().filter(|owner| owner.role == role);
    let names: Vec<&str> = owners
        .filter_map(|owner| data.state.board.department(owner.dept))
        .map(|dept| trade::dept_name(lang, dept))
        .collect();
    names.join(", ")
}

pub(super) fn owner_fields(lead: &str, others: &str, data: &Data, lang: Lang) -> [Field; 2] {
    let all = departments(&data.state.board, lang);
    [
        Field::named(ui::label_lead(lang), lead, Names::one_of(all.clone()))
            .beside(Some(ui::project::names_hint(lang).to_owned())),
        Field::named(
            trade::role(lang, OwnerRole::Cooperating),
            others,
            Names::some_of(all),
        ),
    ]
}

/// The departments that two fields name.
pub(super) fn owners_of(
    form: &Form,
    lead: usize,
    data: &Data,
    lang: Lang,
) -> Result<Vec<Owner>, Wrong> {
    let known = data.project(form.project);
    let mut owners = Vec::new();
    for (index, role) in [(lead, OwnerRole::Lead), (lead + 1, OwnerRole::Cooperating)] {
        for at in names_of(form, index, lang)? {
            if let Some(dept) = department_at(&data.state.board, at) {
                owners.push(Owner {
                    dept,
                    role,
                    basis: Basis::Stated,
                });
            }
        }
    }
    // What nobody touched keeps its ground: a form that is only looked through confirms nothing.
    for owner in &mut owners {
        let before = known.and_then(|project| {
            let mut before = project.owners.iter();
            before.find(|before| before.dept == owner.dept && before.role == owner.role)
        });
        if let Some(before) = before {
            owner.basis = before.basis;
        }
    }
    Ok(owners)
}

/// The departments.
pub(crate) fn owners(project: &Project, data: &Data, lang: Lang) -> Form {
    let [lead, others] = [OwnerRole::Lead, OwnerRole::Cooperating]
        .map(|role| owners_text(project, role, data, lang));
    let fields = owner_fields(&lead, &others, data, lang);
    form(
        Purpose::Owners,
        project,
        ui::project::owners_title(lang),
        fields.into(),
    )
}

pub(super) fn set_owners(form: &Form, data: &Data, lang: Lang) -> Result<Command, Wrong> {
    Ok(Command::SetOwners {
        id: form.project,
        owners: owners_of(form, 0, data, lang)?,
    })
}

/// Tags.
pub(crate) fn tags(project: &Project, lang: Lang) -> Form {
    let now: Vec<&str> = project.tags.iter().map(String::as_str).collect();
    let fields = vec![
        Field::line(ui::label_tags(lang), &now.join(", "))
            .beside(Some(ui::project::tags_hint(lang).to_owned())),
    ];
    form(Purpose::Tags, project, ui::label_tags(lang), fields)
}

pub(super) fn set_tags(form: &Form) -> Command {
    let typed = text(form, 0);
    let tags = typed.split([',', '，', '、', ';', '；']);
    let tags = tags.map(|tag| tag.trim().to_owned());
    Command::Edit {
        id: form.project,
        facts: vec![Fact::Tags(tags.filter(|tag| !tag.is_empty()).collect())],
    }
}

fn sum(sum: Option<Wan>) -> String {
    sum.map(|sum| sum.to_string()).unwrap_or_default()
}

/// Investment.
pub(crate) fn money(project: &Project, lang: Lang) -> Form {
    let money = &project.money;
    let fields = [
        (ui::money_total(lang), money.total),
        (ui::money_plan(lang), money.year_plan),
        (ui::money_done(lang), money.year_done),
    ];
    let fields = fields.map(|(label, now)| Field::line(label, &sum(now)));
    form(
        Purpose::Money,
        project,
        ui::project::money_title(lang),
        fields.into(),
    )
}

pub(super) fn set_money(form: &Form, lang: Lang) -> Result<Command, Wrong> {
    let makers: [fn(Option<Wan>) -> Fact; 3] =
        [Fact::InvestTotal, Fact::InvestPlan, Fact::InvestDone];
    let mut facts = Vec::new();
    for (index, make) in makers.into_iter().enumerate() {
        if !is_touched(form, index) {
            continue;
        }
        let sum = number(form, index, lang)?;
        if sum.is_some_and(|sum| sum < 0) {
            let typed = text(form, index);
            return Err((index, ui::project::not_a_number(lang, typed.trim())));
        }
        facts.push(make(sum.map(Wan)));
    }
    let id = form.project;
    Ok(Command::Edit { id, facts })
}

pub(super) fn categories(board: &Board, lang: Lang) -> Names {
    let all = board.categories.iter().map(|category| Name {
        text: trade::category(lang, category).to_owned(),
        others: vec![
            category.zh.clone(),
            category.en.clone(),
            category.key.0.clone(),
        ],
    });
    Names::one_of(all.collect())
}

fn category_name(board: &Board, key: &CategoryKey, lang: Lang) -> String {
    let category = board.category(key);
    category.map_or_else(String::new, |category| {
        trade::category(lang, category).to_owned()
    })
}

pub(super) fn category_of(
    form: &Form,
    index: usize,
    data: &Data,
    lang: Lang,
) -> Result<CategoryKey, Wrong> {
    let found = names_of(form, index, lang)?;
    let category = found
        .first()
        .and_then(|at| data.state.board.categories.get(*at));
    match category {
        Some(category) => Ok(category.key.clone()),
        None => Err((index, ui::project::category_missing(lang).to_owned())),
    }
}

/// What the plan says of it.
pub(crate) fn plan(project: &Project, data: &Data, lang: Lang) -> Form {
    let board = &data.state.board;
    let classes = PlanClass::ALL.map(|class| trade::plan_class(lang, class).to_owned());
    let class = project.plan_class;
    let class = class.and_then(|now| PlanClass::ALL.iter().position(|class| *class == now));
    let firm = Commitment::ALL.map(|how| trade::commitment(lang, how).to_owned());
    let how = project.commitment;
    let how = how.and_then(|now| Commitment::ALL.iter().position(|how| *how == now));
    let year = project.plan_year.map(|year| year.to_string());
    let tasks = board.tasks.values().map(|task| Name {
        text: task.key.clone(),
        others: vec![task.number.clone(), task.title.clone()],
    });
    let category = category_name(board, &project.category, lang);
    let fields = vec![
        Field::named(ui::label_category(lang), &category, categories(board, lang)),
        Field::line(ui::project::field_year(lang), &year.unwrap_or_default()),
        Field::choice(ui::project::field_class(lang), classes.to_vec(), class),
        Field::choice(ui::project::field_commitment(lang), firm.to_vec(), how),
        Field::named(
            ui::label_task(lang),
            project.task.as_deref().unwrap_or_default(),
            Names::one_of(tasks.collect()),
        ),
    ];
    form(
        Purpose::Plan,
        project,
        ui::project::plan_title(lang),
        fields,
    )
}

pub(super) fn set_plan(form: &Form, data: &Data, lang: Lang) -> Result<Command, Wrong> {
    let task = names_of(form, 4, lang)?;
    let task = task
        .first()
        .and_then(|at| data.state.board.tasks.keys().nth(*at).cloned());
    let facts = [
        Fact::Category(category_of(form, 0, data, lang)?),
        Fact::PlanYear(year(form, 1, lang)?),
        Fact::PlanClass(picked(form, 2, &PlanClass::ALL)),
        Fact::Commitment(picked(form, 3, &Commitment::ALL)),
        Fact::Task(task),
    ];
    let facts = facts.into_iter().enumerate();
    let facts = facts.filter(|(index, _)| is_touched(form, *index));
    let facts = facts.map(|(_, fact)| fact).collect();
    let id = form.project;
    Ok(Command::Edit { id, facts })
}

/// The supervision level.
pub(crate) fn level(project: &Project, lang: Lang) -> Form {
    let levels = Level::ALL.map(|level| trade::level(lang, level).to_owned());
    let now = Level::ALL.iter().position(|level| *level == project.level);
    let fields = vec![
        Field::choice(ui::label_level(lang), levels.to_vec(), now),
        Field::line(ui::field_note(lang), ""),
    ];
    form(Purpose::Level, project, ui::label_level(lang), fields)
}

pub(super) fn set_level(form: &Form) -> Command {
    Command::SetLevel {
        id: form.project,
        to: picked(form, 0, &Level::ALL).unwrap_or_default(),
    }
}

/// A light by hand, with its last day and its reason.
pub(crate) fn light(project: &Project, data: &Data, lang: Lang) -> Form {
    let mut colours: Vec<String> = Light::ALL
        .iter()
        .map(|light| trade::light(lang, *light).to_owned())
        .collect();
    colours.push(ui::project::light_by_rule(lang).to_owned());
    let set = project.light.as_ref();
    let now = set.and_then(|set| Light::ALL.iter().position(|light| *light == set.light));
    let week_on = data.today + chrono::Days::new(7);
    let until = set.map_or(week_on, |set| set.until);
    let fields = vec![
        Field::choice(
            ui::label_light(lang),
            colours,
            now.or(Some(Light::ALL.len())),
        ),
        Field::line(ui::project::field_until(lang), &until.to_string()),
        Field::line(
            ui::project::field_why(lang),
            set.map_or("", |set| set.reason.as_str()),
        ),
    ];
    form(
        Purpose::Light,
        project,
        ui::project::light_title(lang),
        fields,
    )
}

pub(super) fn set_light(form: &Form, data: &Data, lang: Lang) -> Result<Command, Wrong> {
    let to = match picked(form, 0, &Light::ALL) {
        Some(light) => {
            if text(form, 2).trim().is_empty() {
                return Err((2, ui::project::light_needs_reason(lang).to_owned()));
            }
            Some((light, day(form, 1, data, lang)?))
        }
        None => None,
    };
    let id = form.project;
    Ok(Command::SetLight { id, to })
}

/// Under way, suspended, cancelled.
pub(crate) fn side(project: &Project, lang: Lang) -> Form {
    let kinds = [
        ui::project::side_none(lang),
        trade::side(lang, SideKind::Suspended),
        trade::side(lang, SideKind::Cancelled),
    ];
    let side = project.side.as_ref();
    let now = match side.map(|side| side.kind) {
        None => 0,
        Some(SideKind::Suspended) => 1,
        Some(SideKind::Cancelled) => 2,
    };
    let decision = side.and_then(|side| side.decision.as_deref());
    let fields = vec![
        Field::choice(
            ui::label_side(lang),
            kinds.map(str::to_owned).to_vec(),
            Some(now),
        ),
        Field::line(
            ui::project::field_why(lang),
            side.map_or("", |side| side.reason.as_str()),
        ),
        Field::line(
            ui::project::field_decision(lang),
            decision.unwrap_or_default(),
        )
        .beside(Some(ui::project::decision_hint(lang).to_owned())),
    ];
    form(
        Purpose::Side,
        project,
        ui::project::side_title(lang),
        fields,
    )
}

pub(super) fn set_side(form: &Form) -> Command {
    let kind = match form.picked(0) {
        Some(1) => Some(SideKind::Suspended),
        Some(2) => Some(SideKind::Cancelled),
        _ => None,
    };
    let to = kind.map(|kind| SideState {
        kind,
        reason: text(form, 1),
        decision: Some(text(form, 2)).filter(|text| !text.trim().is_empty()),
    });
    let id = form.project;
    Command::SetSide { id, to }
}

/// A project leaves the board.
pub(crate) fn remove(project: &Project, lang: Lang) -> Form {
    let fields = vec![
        Field::line(ui::project::field_why(lang), "")
            .beside(Some(ui::project::remove_hint(lang).to_owned())),
    ];
    form(
        Purpose::Remove,
        project,
        ui::project::remove_title(lang),
        fields,
    )
}
