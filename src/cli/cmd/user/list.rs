//! The list of people.

use crate::cli::{Cx, Done};
use crate::domain::person::{Person, PublicKey};
use crate::i18n::{Lang, person as words};

pub(super) fn run(cx: &mut Cx<'_>) -> Done {
    let (lang, board) = (cx.lang, cx.board()?);
    let today = cx.session.today();
    if cx.out.is_json() {
        let views: Vec<_> = board
            .people
            .iter()
            .map(|(id, person)| {
                let depts = person.depts.iter().filter_map(|id| board.department(*id));
                let depts: Vec<&str> = depts.map(|dept| dept.name.as_str()).collect();
                let keys = person.keys.iter().map(PublicKey::fingerprint);
                let keys: Vec<String> = keys.collect();
                serde_json::json!({
                    "id": id, "login": person.login, "name": person.name, "role": person.role,
                    "departments": depts, "keys": keys, "disabled": person.disabled,
                    "expires": person.expires, "welcome": person.is_welcome(today),
                })
            })
            .collect();
        return cx.print(|out| out.json(&views));
    }
    if board.people.is_empty() {
        return cx.print(|out| out.line(words::nobody(lang)));
    }
    let header = match lang {
        Lang::Zh => ["登录名", "姓名", "角色", "部门", "公钥", "状态"],
        Lang::En => ["Login", "Name", "Role", "Departments", "Keys", "State"],
    };
    let rows = board.people.values().map(|person| {
        vec![
            person.login.0.clone(),
            person.name.clone(),
            words::role(lang, person.role).to_owned(),
            words::depts(lang, &person.depts, &board),
            person.keys.len().to_string(),
            state(lang, person),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    cx.print(|out| out.rows(&header, &rows))
}

fn state(lang: Lang, person: &Person) -> String {
    match person.expires {
        _ if person.disabled => words::disabled(lang).to_owned(),
        Some(day) => words::expiry_changed(lang, &day.to_string()),
        None => words::every_day(lang).to_owned(),
    }
}
