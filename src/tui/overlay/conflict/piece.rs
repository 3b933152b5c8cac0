//! What two people wrote at the same time, piece by piece, and the request that remains when some pieces are given up.

use crate::domain::apply::fact_of;
use crate::domain::aspect::in_the_way;
use crate::domain::board::Board;
use crate::domain::command::{Command, Request};
use crate::domain::entry::{EntryField, EntryText};
use crate::domain::event::{Change, Fact};
use crate::i18n::{Lang, event, ui};
use crate::ops::Conflict;

/// One thing that both wanted to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub(super) label: String,
    /// What stands there now.
    pub(super) theirs: String,
    /// What was typed here.
    pub(super) mine: String,
    /// Whether mine shall be written.
    pub(super) is_mine: bool,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Field(EntryField),
    Fact(&'static str),
}

/// The pieces on which the two differ; none where the request is of one piece and can only be written or not. Theirs
/// stands unless one says otherwise, but mine where nobody else has touched it.
pub(super) fn of(conflict: &Conflict, board: &Board, lang: Lang) -> Vec<Piece> {
    let mut pieces = differing(conflict, board, lang);
    let others = in_the_way(&conflict.mine.command, &conflict.theirs);
    for piece in &mut pieces {
        piece.is_mine = !others
            .iter()
            .any(|event| touches(&event.change, piece.what));
    }
    pieces
}

/// Whether a change that stands in the way is about this piece; whatever is not of one piece is about all.
fn touches(change: &Change, what: What) -> bool {
    match (change, what) {
        (Change::Fact { to, .. }, What::Fact(field)) => to.field() == field,
        (Change::Entry { from, to, .. }, What::Field(field)) => {
            let empty = EntryText::default();
            let [from, to] = [from, to].map(|text| text.as_deref().unwrap_or(&empty));
            from.field(field) != to.field(field)
        }
        _ => true,
    }
}

fn differing(conflict: &Conflict, board: &Board, lang: Lang) -> Vec<Piece> {
    match &conflict.mine.command {
        Command::Report { week, patch, .. } => {
            let entry = conflict.now.entries.get(week);
            let fields = EntryField::ALL.into_iter().filter_map(|field| {
                let mine = patch.field(field)?;
                let theirs = entry.map_or("", |entry| entry.text.field(field));
                let label = ui::entry_field(lang, field);
                (mine != theirs).then(|| piece(label, theirs, mine, What::Field(field)))
            });
            fields.collect()
        }
        Command::Edit { facts, .. } => facts
            .iter()
            .filter_map(|mine| {
                let theirs = fact_of(&conflict.now, mine);
                let [theirs, said] =
                    [&theirs, mine].map(|fact| event::fact_value(lang, fact, board));
                let label = event::fact_field(lang, mine);
                (theirs != said).then(|| piece(label, &theirs, &said, What::Fact(mine.field())))
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn piece(label: &str, theirs: &str, mine: &str, what: What) -> Piece {
    Piece {
        label: label.to_owned(),
        theirs: theirs.to_owned(),
        mine: mine.to_owned(),
        is_mine: false,
        what,
    }
}

/// The request without the pieces that were given up; `None` if nothing is left of it.
pub(super) fn remaining(request: &Request, pieces: &[Piece]) -> Option<Request> {
    let given_up = |what: What| {
        pieces
            .iter()
            .any(|piece| piece.what == what && !piece.is_mine)
    };
    let mut request = request.clone();
    let is_left = match &mut request.command {
        Command::Report { patch, .. } => {
            for field in EntryField::ALL {
                if given_up(What::Field(field)) {
                    patch.leave(field);
                }
            }
            EntryField::ALL
                .into_iter()
                .any(|field| patch.field(field).is_some())
        }
        Command::Edit { facts, .. } => {
            facts.retain(|fact: &Fact| !given_up(What::Fact(fact.field())));
            !facts.is_empty()
        }
        _ => true,
    };
    is_left.then_some(request)
}
