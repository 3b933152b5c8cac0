//! `duban week`: the weekly summary, to the terminal or into files that appear whole or not at all.

use crate::cli::args::WeekArgs;
use crate::cli::deliver::{deliver, template, write};
use crate::cli::post::{Note, mistake, post, settle_mail};
use crate::cli::{Cx, Done, Trouble};
use crate::config::Mail;
use crate::domain::calendar::{WeekError, parse_week};
use crate::domain::id::DeptId;
use crate::domain::people::Department;
use crate::i18n::{cli as words, mail as letters, report as says, trade};
use crate::ops::WeekWish;
use crate::ops::mail::Attachment;
use crate::report::csv::Mark;
use crate::report::format::Format;
use crate::report::paper::{Report, file_name};
use crate::report::week::WeekReport;

pub(crate) fn run(cx: &mut Cx<'_>, args: &WeekArgs) -> Done {
    let today = cx.session.today();
    // Looking back, "this week" is that of the day looked back to.
    let week = parse_week(&args.week, cx.as_of.unwrap_or(today))
        .map_err(|error| Trouble::usage(not_a_week(cx, &args.week, &error)))?;
    let look = cx.look_at_board(today)?;
    let filter = cx.filter(&args.filter, &look)?;
    let dept = args
        .dept
        .as_deref()
        .map(|dept| cx.dept(&look.state.board, dept))
        .transpose()?;
    let wish = WeekWish {
        week,
        as_of: cx.as_of,
        dept,
        filter: &filter,
        filter_words: &args.filter.join(" "),
    };
    let report = cx.session.week_report(&wish);
    let report = report.map_err(|error| cx.store(&error))?;
    let named = dept.and_then(|id| Some((id, look.state.board.department(id)?)));
    let stem = match named {
        Some((_, dept)) => format!(
            "{}-{}",
            report.stem(cx.lang),
            trade::dept_short(cx.lang, dept)
        ),
        None => report.stem(cx.lang),
    };
    if args.mail {
        return send(cx, args, &report, named, &stem);
    }
    deliver(cx, &report, &args.output, &stem)
}

/// Sends the summary to those who are configured; `dept` is the department that it is of.
fn send(
    cx: &mut Cx<'_>,
    args: &WeekArgs,
    report: &WeekReport,
    dept: Option<(DeptId, &Department)>,
    stem: &str,
) -> Done {
    let lang = cx.lang;
    let mail = settle_mail(lang, &cx.mail)?;
    if mail.to.is_empty() {
        return Err(Trouble::usage(letters::no_to(lang)).with(letters::sample_to(lang)));
    }
    let (week, subject) = (report.week, report.subject(lang));
    let (kind, subject) = match dept {
        Some((id, dept)) => (
            format!("week.{week}.{}", id.0),
            says::list_of(lang, &subject, trade::dept_name(lang, dept)),
        ),
        None => (format!("week.{week}"), subject),
    };
    let note = Note {
        kind,
        to: mail.to.clone(),
        subject,
        text: report.cover(lang),
        attachments: attachments(cx, args, &mail, report, stem)?,
        moment: report.horizon,
    };
    post(cx, &mail, vec![note], &[])
}

/// The summary in the formats asked for, else in those that are configured.
fn attachments(
    cx: &Cx<'_>,
    args: &WeekArgs,
    mail: &Mail,
    report: &WeekReport,
    stem: &str,
) -> Result<Vec<Attachment>, Trouble> {
    let mut formats = args.output.format.clone();
    if formats.is_empty() {
        for word in &mail.formats {
            let format = Format::of_extension(&word.text).ok_or_else(|| {
                let known = Format::ALL.map(Format::key).join(" ");
                let what = letters::not_a_format(cx.lang, &word.text, &known);
                mistake(cx.lang, word, &what)
            })?;
            formats.push(format);
        }
    }
    let mark = if args.output.no_bom {
        Mark::Without
    } else {
        Mark::With
    };
    let template = template(cx, &args.output, &formats)?;
    let template = template.as_ref();
    let paper = report.paper(cx.lang);
    let mut files: Vec<Attachment> = Vec::new();
    for format in formats {
        let name = file_name(stem, format);
        if files.iter().all(|known| known.name != name) {
            files.push(Attachment {
                name,
                mime: format.mime(),
                bytes: write(cx.lang, report, &paper, (format, mark), template)?,
            });
        }
    }
    Ok(files)
}

/// What is wrong with a week: a number that the year does not have, or words that say none.
fn not_a_week(cx: &Cx<'_>, text: &str, error: &WeekError) -> String {
    match error {
        WeekError::NoSuchWeek { year, number } => words::no_such_week(cx.lang, *year, *number),
        _ => words::not_a_week(cx.lang, text),
    }
}
