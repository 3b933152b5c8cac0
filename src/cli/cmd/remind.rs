//! `duban remind`: what each department owes now, to paste into a messenger, for a program, or by mail.

use serde_json::json;

use crate::cli::args::{MOST_DAYS, RemindArgs, RemindKind};
use crate::cli::post::{Note, mistake, post, settle_mail};
use crate::cli::{Cx, Done, Shape, Trouble};
use crate::config::Mail;
use crate::domain::board::Board;
use crate::domain::id::DeptId;
use crate::error::Kind;
use crate::i18n::{cli as words, date, mail as letters, remind as says, report};
use crate::ops::RemindWish;
use crate::report::remind::{Kinds, Reminder, Section, blocks, json, subject};
use crate::text::address::Address;

pub(crate) fn run(cx: &mut Cx<'_>, args: &RemindArgs) -> Done {
    let days = days(cx, args)?;
    let look = cx.look()?;
    let board = &look.state.board;
    let filter = cx.filter(&args.filter, &look)?;
    let dept = args
        .dept
        .as_deref()
        .map(|dept| cx.dept(board, dept))
        .transpose()?;
    let wish = RemindWish {
        as_of: cx.as_of,
        days,
        dept,
        filter: &filter,
        kinds: kinds(&args.only),
    };
    let reminder = cx.session.reminder(&look.state, &wish);
    if args.mail {
        let mail = settle_mail(cx.lang, &cx.mail)?;
        return send(cx, &mail, board, &reminder);
    }
    show(cx, &reminder)
}

/// How far it looks: as said, else as configured.
fn days(cx: &Cx<'_>, args: &RemindArgs) -> Result<u32, Trouble> {
    if let Some(days) = args.days {
        return Ok(days);
    }
    let word = &cx.remind_days;
    let days = word.text.parse().ok().filter(|days| *days <= MOST_DAYS);
    days.ok_or_else(|| {
        let what = letters::not_days(cx.lang, &word.text, MOST_DAYS);
        mistake(cx.lang, word, &what)
    })
}

fn kinds(only: &[RemindKind]) -> Kinds {
    if only.is_empty() {
        return Kinds::ALL;
    }
    Kinds {
        unreported: only.contains(&RemindKind::Unreported),
        due: only.contains(&RemindKind::Due),
        overdue: only.contains(&RemindKind::Overdue),
    }
}

fn show(cx: &mut Cx<'_>, reminder: &Reminder) -> Done {
    if cx.out.is_json() {
        let text = json(reminder).map_err(|error| {
            let sentence = words::cannot_print(cx.lang, &error.to_string());
            Trouble::new(Kind::Failed, sentence)
        })?;
        return cx.print(|out| out.whole(&text));
    }
    let blocks = blocks(cx.lang, reminder);
    if !blocks.is_empty() {
        return cx.print(|out| out.line(&blocks.join("\n\n")));
    }
    // Nothing at all in a pipe, so that a script can tell.
    if matches!(cx.out.shape(), Shape::Table(_)) {
        let line = says::nothing(cx.lang);
        return cx.print(|out| out.line(line));
    }
    Ok(())
}

/// One letter for each department that owes something and has an address; the others are listed.
fn send(cx: &mut Cx<'_>, mail: &Mail, board: &Board, reminder: &Reminder) -> Done {
    let lang = cx.lang;
    if mail.departments.is_empty() {
        let trouble = Trouble::usage(letters::no_departments(lang));
        return Err(trouble.with(letters::sample_departments(lang)));
    }
    let addresses = addresses(cx, mail, board)?;
    let moment = cx.session.moment_of(cx.as_of);
    let at = date::moment(lang, moment.with_timezone(&cx.session.zone()));
    let (mut notes, mut unsent) = (Vec::new(), Vec::new());
    for (section, block) in reminder.departments.iter().zip(blocks(lang, reminder)) {
        let to = addresses_of(section, &addresses);
        if to.is_empty() {
            unsent.push(without_address(cx, section));
            continue;
        }
        let key = section.dept.as_ref().map_or("", |dept| dept.key.as_str());
        notes.push(Note {
            kind: format!("remind.{}.{key}", reminder.today),
            to,
            subject: subject(lang, reminder, section),
            text: format!("{block}\n\n{}\n", letters::made(lang, &at)),
            attachments: Vec::new(),
            moment,
        });
    }
    post(cx, mail, notes, &unsent)
}

/// The departments of the configuration as those of the board; a name that the board does not know is a mistake.
fn addresses(
    cx: &Cx<'_>,
    mail: &Mail,
    board: &Board,
) -> Result<Vec<(DeptId, Vec<Address>)>, Trouble> {
    let found = mail.departments.iter().map(|(name, addresses)| {
        let dept = board.find_department(&name.text).ok_or_else(|| {
            let what = words::no_such_dept(cx.lang, &name.text);
            mistake(cx.lang, name, &what)
        })?;
        Ok((dept, addresses.clone()))
    });
    found.collect()
}

/// All addresses of a department, under whatever names the file has them, each once.
fn addresses_of(section: &Section, addresses: &[(DeptId, Vec<Address>)]) -> Vec<Address> {
    let key = section.dept.as_ref().map(|dept| dept.key.as_str());
    let mut found: Vec<Address> = Vec::new();
    let theirs = addresses
        .iter()
        .filter(|(dept, _)| Some(dept.0.to_string().as_str()) == key);
    for address in theirs.flat_map(|(_, addresses)| addresses) {
        if !found.iter().any(|known| known.email == address.email) {
            found.push(address.clone());
        }
    }
    found
}

fn without_address(cx: &Cx<'_>, section: &Section) -> (String, serde_json::Value) {
    let dept = section.dept.as_ref();
    let name = dept.map_or_else(|| report::no_lead(cx.lang), |dept| dept.name(cx.lang));
    let line = letters::without_address(cx.lang, name, section.count());
    (line, json!({ "dept": dept, "count": section.count() }))
}
