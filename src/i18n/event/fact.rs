//! Plain facts in words: the field's name and its values.

use super::words::{moved, nothing};
use super::{category_name, or_nothing, short};
use crate::domain::board::Board;
use crate::domain::event::Fact;
use crate::domain::measure::Wan;
use crate::i18n::{Lang, trade};

/// Tells a change of a plain fact.
pub(super) fn describe(lang: Lang, from: &Fact, to: &Fact, board: &Board) -> String {
    moved(
        lang,
        field(lang, to),
        &value(lang, from, board),
        &value(lang, to, board),
    )
}

/// The field's name.
pub const fn field(lang: Lang, fact: &Fact) -> &'static str {
    match fact {
        Fact::Title(_) => lang.pick("名称", "title"),
        Fact::Category(_) => lang.pick("类别", "category"),
        Fact::Place(_) => lang.pick("属地", "place"),
        Fact::PlanYear(_) => lang.pick("计划年度", "plan year"),
        Fact::PlanClass(_) => lang.pick("计划分类", "plan class"),
        Fact::Task(_) => lang.pick("所属任务", "plan task"),
        Fact::Commitment(_) => lang.pick("承诺", "commitment"),
        Fact::Remark(_) => lang.pick("说明", "remark"),
        Fact::Responsible(_) => lang.pick("责任人", "responsible person"),
        Fact::Contact(_) => lang.pick("联系人", "contact"),
        Fact::InvestTotal(_) => lang.pick("总投资", "total investment"),
        Fact::InvestPlan(_) => lang.pick("年度计划投资", "planned investment of the year"),
        Fact::InvestDone(_) => lang.pick("年度完成投资", "investment done this year"),
        Fact::Tags(_) => lang.pick("标签", "tags"),
        Fact::Aliases(_) => lang.pick("别名", "other names"),
    }
}

/// A value of it in words.
pub fn value(lang: Lang, fact: &Fact, board: &Board) -> String {
    match fact {
        Fact::Title(text) => short(text),
        Fact::Category(key) => category_name(lang, key, board),
        Fact::Place(text)
        | Fact::Remark(text)
        | Fact::Responsible(text)
        | Fact::Contact(text)
        | Fact::Task(text) => or_nothing(lang, text.as_deref()),
        Fact::PlanYear(year) => or_nothing(lang, year.map(|year| year.to_string()).as_deref()),
        Fact::PlanClass(class) => {
            or_nothing(lang, class.map(|class| trade::plan_class(lang, class)))
        }
        Fact::Commitment(promise) => or_nothing(
            lang,
            promise.map(|promise| trade::commitment(lang, promise)),
        ),
        Fact::InvestTotal(sum) | Fact::InvestPlan(sum) | Fact::InvestDone(sum) => money(lang, *sum),
        Fact::Tags(list) | Fact::Aliases(list) if list.is_empty() => nothing(lang).to_owned(),
        Fact::Tags(list) | Fact::Aliases(list) => short(&list.join(lang.pick("、", ", "))),
    }
}

fn money(lang: Lang, sum: Option<Wan>) -> String {
    match (sum, lang) {
        (None, _) => nothing(lang).to_owned(),
        (Some(wan), Lang::Zh) => format!("{wan} 万元"),
        (Some(wan), Lang::En) => format!("{wan} (10,000 yuan)"),
    }
}
