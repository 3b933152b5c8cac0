//! What holds of every text and every tree.

use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::strategy::Strategy;

use super::{board, today};
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::project::PlanClass;
use crate::query::ast::{Leaf, Op, Span, Term, Tree, Value, Word};
use crate::query::field::{Field, Flag};
use crate::query::{Filter, parse, parse_for, print, value};

fn word() -> impl Strategy<Value = Word> {
    prop_oneof![
        "[a-z0-9公园水务:<>()|&\"“”《》!—#,.、-]{1,6}"
            .prop_map(Word::Loose)
            .prop_filter("reads as itself", |word| print::can_stand_alone(
                word.text()
            ) && !value::is_none(word)),
        any::<String>().prop_map(Word::Literal),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    prop::sample::select(vec![Op::Is, Op::Less, Op::AtMost, Op::More, Op::AtLeast])
}

fn term() -> impl Strategy<Value = Term> {
    let names = prop::sample::select(vec![Field::Stage, Field::Dept, Field::Tag, Field::Id]);
    let exact = prop::sample::select(vec![Op::Is, Op::Equal]);
    let empty = prop::sample::select(vec![Field::Due, Field::Lead, Field::Tag, Field::Year]);
    let numbers = prop::sample::select(vec![
        Field::Year,
        Field::Progress,
        Field::Slipped,
        Field::Invested,
    ]);
    let ages = prop::sample::select(vec![
        Field::Due,
        Field::Updated,
        Field::Stuck,
        Field::Slipped,
    ]);
    let dates = prop::sample::select(vec!["2025-06", "6月底", "“十四五”期间", "end of June"]);
    prop_oneof![
        (names, exact, word()).prop_map(|(field, op, word)| (field, op, Value::Word(word))),
        empty.prop_map(|field| (field, Op::Is, Value::None)),
        (numbers, op(), -9999_i64..99_999).prop_map(|(field, op, number)| (
            field,
            op,
            Value::Number(number)
        )),
        (ages, op(), -999_i64..999).prop_map(|(field, op, days)| (field, op, Value::Days(days))),
        (op(), dates).prop_map(|(op, date)| (Field::Due, op, Value::When(date.to_owned()))),
        prop::sample::select(&Light::ALL[..]).prop_map(|light| (
            Field::Light,
            Op::Is,
            Value::Light(light)
        )),
        (op(), prop::sample::select(&Level::ALL[..])).prop_map(|(op, level)| (
            Field::Level,
            op,
            Value::Level(level)
        )),
        prop::sample::select(&PlanClass::ALL[..]).prop_map(|plan| (
            Field::Plan,
            Op::Is,
            Value::Plan(plan)
        )),
    ]
    .prop_map(|(field, op, value)| Term {
        field,
        op,
        value,
        span: Span::default(),
    })
}

fn tree() -> impl Strategy<Value = Tree<Leaf>> {
    let leaf = prop_oneof![
        word().prop_map(Leaf::Free),
        prop::sample::select(Flag::ALL).prop_map(Leaf::Flag),
        term().prop_map(Leaf::Term),
    ];
    leaf.prop_map(Tree::Leaf).prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(one, other)| one.and(other)),
            (inner.clone(), inner.clone()).prop_map(|(one, other)| one.or(other)),
            inner.prop_map(Tree::negate),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_is_read_again(tree in tree()) {
        let filter = Filter { root: Some(tree) };
        prop_assert_eq!(parse(&filter.to_string()), Ok(filter));
    }

    #[test]
    fn no_text_does_harm(text in any::<String>(), signs in "[a公:：<《>》=!|&()（）\"“”\\\\,，、 —#0-9-]{0,24}") {
        let board = board();
        for text in [text.clone(), signs.clone(), format!("due:{text}"), format!("更新<{signs}")] {
            match parse_for(&text, &board, today()) {
                Ok(_) => {
                    let filter = parse(&text).unwrap();
                    prop_assert_eq!(parse(&filter.to_string()), Ok(filter));
                }
                Err(mistake) => {
                    let span = mistake.span.start..mistake.span.end;
                    prop_assert!(text.get(span).is_some());
                }
            }
        }
    }
}
