//! `duban measure`: target and done of a quantity.

use crate::cli::args::MeasureArgs;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::measure::{Measure, Quantity};
use crate::i18n::cli as words;

pub(crate) fn run(cx: &mut Cx<'_>, args: &MeasureArgs) -> Done {
    let id = cx.id(&args.id)?;
    let look = cx.look()?;
    let project = cx.project(&look, id)?;
    let amount = |text: &Option<String>| -> Result<Option<Quantity>, Trouble> {
        let read = |text: &String| {
            text.parse()
                .map_err(|_| Trouble::usage(words::not_a_number(cx.lang, text)))
        };
        text.as_ref().map(read).transpose()
    };
    let (target, done) = (amount(&args.target)?, amount(&args.done)?);
    let mut alike = project
        .measures
        .iter()
        .filter(|(_, measure)| measure.name == args.name);
    // Without a year the newest of that name is meant.
    let known = match args.year {
        Some(year) => alike.find(|(_, measure)| measure.year == Some(year)),
        None => alike.max_by_key(|(_, measure)| measure.year),
    };
    let to = match known {
        Some((_, measure)) => Measure {
            unit: args.unit.clone().unwrap_or_else(|| measure.unit.clone()),
            target: target.or(measure.target),
            done: done.or(measure.done),
            ..measure.clone()
        },
        None => Measure {
            name: args.name.clone(),
            unit: args.unit.clone().ok_or_else(|| {
                Trouble::usage(words::new_measure_needs_unit(cx.lang, &args.name))
            })?,
            year: args.year.or(project.plan_year),
            target,
            done,
        },
    };
    let part = known.map(|(part, _)| *part);
    cx.change(
        Command::SetMeasure {
            id,
            part,
            to: Some(to),
        },
        &args.how,
    )
}
