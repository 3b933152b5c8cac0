//! Writes a filter in its one canonical form: English names, narrow signs, as few parentheses as possible.

use std::fmt::{self, Display};

use super::ast::{Leaf, Term, Tree, Value, Word};
use super::field::Flag;
use super::lexer::{Lexeme, Token, lex};
use super::parser::is_keyword;
use super::value::{self, CAUSES, CLASSES, COMMITMENTS, LEVELS, LIGHTS, PLANS};

impl Display for Tree<Leaf> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(all) => join(out, all, " "),
            Self::Or(any) => join(out, any, " or "),
            Self::Not(inner) => {
                out.write_str("-")?;
                member(out, inner)
            }
            Self::Leaf(leaf) => leaf.fmt(out),
        }
    }
}

fn join(out: &mut fmt::Formatter<'_>, parts: &[Tree<Leaf>], glue: &str) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.write_str(glue)?;
        }
        match part {
            Tree::And(_) if glue != " " => part.fmt(out)?,
            _ => member(out, part)?,
        }
    }
    Ok(())
}

/// Writes a part of a group, itself in parentheses if it is a group.
fn member(out: &mut fmt::Formatter<'_>, part: &Tree<Leaf>) -> fmt::Result {
    match part {
        Tree::And(_) | Tree::Or(_) => write!(out, "({part})"),
        Tree::Not(_) | Tree::Leaf(_) => part.fmt(out),
    }
}

impl Display for Leaf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Free(Word::Loose(text)) if can_stand_alone(text) => out.write_str(text),
            Self::Free(word) => out.write_str(&quoted(word.text())),
            Self::Flag(flag) => out.write_str(flag.row().key),
            Self::Term(term) => term.fmt(out),
            Self::View(view) => write!(out, "@{}", view.name),
        }
    }
}

impl Display for Term {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.field.row().key;
        write!(out, "{name}{}", self.op.sign())?;
        match &self.value {
            Value::None => out.write_str("none"),
            Value::Word(word) => value_text(out, word),
            Value::Class(class) => out.write_str(value::key_of(CLASSES, class)),
            Value::Light(light) => out.write_str(value::key_of(LIGHTS, light)),
            Value::Plan(plan) => out.write_str(value::key_of(PLANS, plan)),
            Value::Commitment(firm) => out.write_str(value::key_of(COMMITMENTS, firm)),
            Value::Cause(cause) => out.write_str(value::key_of(CAUSES, cause)),
            Value::Level(level) => out.write_str(value::key_of(LEVELS, level)),
            Value::Number(number) => write!(out, "{number}"),
            Value::Days(days) => write!(out, "{days}d"),
            Value::When(text) => value_text(out, &Word::Loose(text.clone())),
        }
    }
}

fn value_text(out: &mut fmt::Formatter<'_>, word: &Word) -> fmt::Result {
    match word {
        Word::Loose(text) if is_bare_value(text) && !value::is_none(word) => out.write_str(text),
        Word::Loose(text) | Word::Literal(text) => out.write_str(&quoted(text)),
    }
}

/// Whether a free word reads as itself without quotes.
pub(super) fn can_stand_alone(text: &str) -> bool {
    is_one_word(&lex(text), text)
        && !is_keyword(text)
        && Flag::find(text).is_none()
        && super::view::name_in(text).is_none()
}

/// Whether a value reads as itself without quotes.
pub(super) fn is_bare_value(text: &str) -> bool {
    let line = format!(":{text}");
    matches!(lex(&line).as_slice(), [_, rest @ ..] if is_one_word(rest, text))
}

fn is_one_word(tokens: &[Lexeme], text: &str) -> bool {
    matches!(tokens, [only] if only.token == Token::Word(text.to_owned()))
}

/// A value as it stands in a filter, quoted where it must be.
pub fn spelled(text: &str) -> String {
    if is_bare_value(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A word between quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        if matches!(letter, '\\' | '"' | '＂') {
            quoted.push('\\');
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}
