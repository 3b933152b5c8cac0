//! What may stand at the cursor: names of fields and flags, and behind a comparison the values of the field.

use super::ast::{Span, Word};
use super::field::{Field, Flag, Kind};
use super::lexer::{Lexeme, Token, lex};
use super::print::{quoted, spelled};
use super::resolve::{category_names, dept_names, stage_names};
use super::value::{NONE, choices, is_none};
use super::view::{self, BuiltIn, Views};
use super::when;
use crate::domain::board::Board;
use crate::domain::id::DeptId;
use crate::text::fold::fold_search;
use crate::text::pinyin::{Closeness, Matcher};

/// The language of what is put into the line where the letters typed so far leave it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// `阶段:在建`
    Chinese,
    /// `stage:construction`
    English,
}

/// What completion knows of the data.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The board.
    pub board: &'a Board,
    /// Tags in use.
    pub tags: &'a [String],
    /// Places in use.
    pub places: &'a [String],
    /// Departments in the order in which they shall be offered; those that are left out follow.
    pub depts: &'a [DeptId],
    /// Plan years in use.
    pub years: &'a [i32],
    /// Saved views.
    pub views: &'a Views,
    /// The language to prefer.
    pub wording: Wording,
}

/// What sort of thing is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// A field's name with the sign behind it.
    Field,
    /// A flag.
    Flag,
    /// A value.
    Value,
    /// A saved view.
    View,
}

/// Something that may stand at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What is put into the line.
    pub insert: String,
    /// What sort of thing.
    pub offer: Offer,
    /// What it means, in Chinese; empty where the text says it.
    pub zh: String,
    /// What it means, in English; empty where the text says it.
    pub en: String,
}

/// Everything that may stand at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The part of the text that a candidate replaces.
    pub span: Span,
    /// The candidates, those that begin as typed first.
    pub candidates: Vec<Candidate>,
}

/// A candidate together with the names by which it is found.
struct Choice {
    candidate: Candidate,
    names: Vec<String>,
}

/// Tells what may stand at the byte offset `cursor`; what stands behind it is left alone.
pub fn complete(text: &str, cursor: usize, known: &Known<'_>) -> Completion {
    let cursor = text.floor_char_boundary(cursor);
    let before = text.get(..cursor).unwrap_or_default();
    let tokens = lex(before);
    let open = tokens.last().filter(|last| last.span.end == cursor);
    let typed = open.and_then(|last| Some((word_of(&last.token)?, last.span)));
    let (typed, span) = typed.unwrap_or(("", Span::new(cursor, cursor)));
    let waiting = if span.start == span.end {
        tokens.as_slice()
    } else {
        tokens.split_last().map_or(&[][..], |(_, rest)| rest)
    };
    let choices = match name_before(waiting) {
        None if view::name_in(typed).is_some() || typed == "@" => views(known),
        None => names(typed, known.wording),
        Some(name) => Field::find(name).map_or_else(Vec::new, |field| values(field, typed, known)),
    };
    let candidates = matching(typed, choices);
    Completion { span, candidates }
}

fn word_of(token: &Token) -> Option<&str> {
    match token {
        Token::Word(text) | Token::Unclosed(text) | Token::Quoted(text) => Some(text),
        Token::Open
        | Token::Close
        | Token::Or
        | Token::And
        | Token::Not
        | Token::Op(_)
        | Token::Unlike => None,
    }
}

/// The name of the field whose value is waited for.
fn name_before(tokens: &[Lexeme]) -> Option<&str> {
    match tokens {
        [.., name, sign] if matches!(sign.token, Token::Op(_) | Token::Unlike) => {
            word_of(&name.token)
        }
        _ => None,
    }
}

/// Those whose names match, the ones that begin as typed first.
fn matching(typed: &str, choices: Vec<Choice>) -> Vec<Candidate> {
    let typed = view::name_in(typed).unwrap_or(typed).trim_matches('@');
    let matcher = Matcher::new(typed);
    let closest = |names: &[String]| {
        let ranks = names.iter().filter_map(|name| matcher.rank(name));
        ranks.filter(|rank| rank.is_close()).min()
    };
    let mut found: Vec<(Closeness, Candidate)> = choices
        .into_iter()
        .filter_map(|choice| Some((closest(&choice.names)?.closeness, choice.candidate)))
        .collect();
    // Of equals the order of the table stays.
    found.sort_by_key(|(closeness, _)| *closeness);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The saved views and those of every board.
fn views(known: &Known<'_>) -> Vec<Choice> {
    let view = |name: &str, zh: &str, en: &str, names: Vec<String>| Choice {
        candidate: Candidate {
            insert: format!("{}{name}", view::SIGN),
            offer: Offer::View,
            zh: zh.to_owned(),
            en: en.to_owned(),
        },
        names,
    };
    let saved = known.views.saved();
    let saved = saved.map(|(name, filter)| view(name, filter, filter, vec![name.to_owned()]));
    let built_in = BuiltIn::ALL.iter().map(|one| {
        let row = one.row();
        let name = match known.wording {
            Wording::Chinese => row.zh,
            Wording::English => row.key,
        };
        let names = row.names().map(str::to_owned).collect();
        view(name, row.help_zh, row.help_en, names)
    });
    saved.chain(built_in).collect()
}

/// Fields and flags, in the language of the letters typed so far.
fn names(typed: &str, wording: Wording) -> Vec<Choice> {
    let fields = Field::ALL.iter().map(|field| {
        let row = field.row();
        let sign = match field.kind() {
            Kind::Age => ">",
            Kind::Date => "<",
            _ => ":",
        };
        (row, sign, Offer::Field)
    });
    let flags = Flag::ALL.iter().map(|flag| (flag.row(), "", Offer::Flag));
    flags
        .chain(fields)
        .map(|(row, sign, offer)| {
            let name = match wording_of(typed, row.key, wording) {
                Wording::Chinese => row.zh,
                Wording::English => row.key,
            };
            Choice {
                candidate: Candidate {
                    insert: format!("{name}{sign}"),
                    offer,
                    zh: row.help_zh.to_owned(),
                    en: row.help_en.to_owned(),
                },
                names: row.names().map(str::to_owned).collect(),
            }
        })
        .collect()
}

/// English where the English name begins so, Chinese where Chinese was typed, else as preferred.
fn wording_of(typed: &str, key: &str, preferred: Wording) -> Wording {
    if typed.is_empty() {
        preferred
    } else if typed.is_ascii() && key.starts_with(&fold_search(typed)) {
        Wording::English
    } else if typed.is_ascii() {
        preferred
    } else {
        Wording::Chinese
    }
}

fn values(field: Field, typed: &str, known: &Known<'_>) -> Vec<Choice> {
    let board = known.board;
    let mut found = match field {
        Field::Stage => keyed(
            stage_names(board).into_iter().map(|(_, names)| names),
            typed,
            known,
        ),
        Field::Category => keyed(
            category_names(board).into_iter().map(|(_, names)| names),
            typed,
            known,
        ),
        Field::Dept | Field::Lead => departments(known),
        Field::Place => known.places.iter().map(|place| plain(place, "")).collect(),
        Field::Tag => known.tags.iter().map(|tag| plain(tag, "")).collect(),
        Field::Task => {
            let tasks = board.tasks.values();
            tasks.map(|task| plain(&task.key, &task.title)).collect()
        }
        Field::Source => {
            let sources = board.sources.values();
            sources
                .map(|source| plain(&source.key, &source.title))
                .collect()
        }
        Field::Flagged => names(typed, known.wording)
            .into_iter()
            .filter(|choice| choice.candidate.offer == Offer::Flag)
            .collect(),
        Field::Due | Field::Updated | Field::Finished => {
            when::words().map(|word| plain(word, "")).collect()
        }
        Field::Class
        | Field::Light
        | Field::Plan
        | Field::Commitment
        | Field::Level
        | Field::Cause => keyed(choices(field).into_iter().map(<[_]>::to_vec), typed, known),
        Field::Year => {
            let years = known.years.iter();
            years.map(|year| plain(&year.to_string(), "")).collect()
        }
        Field::Progress
        | Field::Slipped
        | Field::Stuck
        | Field::Invested
        | Field::Planned
        | Field::Was
        | Field::Measure
        | Field::Id
        | Field::Title => Vec::new(),
    };
    if field.may_be_none() {
        let rows = std::iter::once(NONE.to_vec());
        found.extend(keyed(rows, typed, known));
    }
    found
}

/// Values that have a key, a Chinese name, and perhaps others.
fn keyed<'a>(
    rows: impl Iterator<Item = Vec<&'a str>>,
    typed: &str,
    known: &Known<'_>,
) -> Vec<Choice> {
    rows.filter_map(|names| {
        let (key, zh) = (*names.first()?, names.get(1).copied().unwrap_or_default());
        let (shown, other) = match wording_of(typed, key, known.wording) {
            Wording::Chinese if !zh.is_empty() => (zh, key),
            Wording::Chinese | Wording::English => (key, zh),
        };
        let mut choice = offered(spelled(shown), other);
        choice.names = names.into_iter().map(str::to_owned).collect();
        Some(choice)
    })
    .collect()
}

fn departments(known: &Known<'_>) -> Vec<Choice> {
    let names = dept_names(known.board).into_iter();
    let mut found: Vec<(usize, Choice)> = names
        .zip(known.board.departments.values())
        .map(|((id, names), dept)| {
            let mut choice = plain(&dept.short, &dept.name);
            choice.names = names.into_iter().map(str::to_owned).collect();
            let place = known.depts.iter().position(|first| *first == id);
            (place.unwrap_or(usize::MAX), choice)
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, choice)| choice).collect()
}

/// A value of the data; one that is called 无 is told from the word for nothing by its quotes.
fn plain(text: &str, meaning: &str) -> Choice {
    let insert = if is_none(&Word::Loose(text.to_owned())) {
        quoted(text)
    } else {
        spelled(text)
    };
    let mut choice = offered(insert, meaning);
    choice.names.push(text.to_owned());
    choice
}

fn offered(insert: String, meaning: &str) -> Choice {
    let candidate = Candidate {
        insert,
        offer: Offer::Value,
        zh: meaning.to_owned(),
        en: meaning.to_owned(),
    };
    let names = vec![meaning.to_owned()];
    Choice { candidate, names }
}
