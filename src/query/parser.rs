//! From tokens to the tree: not binds tightest, then and (a space), then or.

use super::ast::{Leaf, Op, Span, Term, Tree, ViewName, Word};
use super::error::{Problem, QueryError};
use super::field::{Field, Flag, Kind, Operators};
use super::lexer::{Lexeme, Token, lex};
use super::{value, view};
use crate::text::fold::fold_search;
use crate::text::suggest::closest;

/// How many groups may stand inside each other; a person needs three, and the stack bears this many.
const MAX_DEPTH: usize = 64;

/// Words that join conditions.
const KEYWORDS: &[(&str, Keyword)] = &[
    ("or", Keyword::Or),
    ("或", Keyword::Or),
    ("或者", Keyword::Or),
    ("and", Keyword::And),
    ("且", Keyword::And),
    ("并且", Keyword::And),
    ("not", Keyword::Not),
    ("非", Keyword::Not),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Or,
    And,
    Not,
}

/// Whether a bare word joins conditions instead of being looked for.
pub(super) fn is_keyword(word: &str) -> bool {
    keyword_of(word).is_some()
}

fn keyword_of(word: &str) -> Option<Keyword> {
    let folded = fold_search(word);
    let found = KEYWORDS.iter().find(|(name, _)| *name == folded)?;
    Some(found.1)
}

/// Reads a filter; `None` for an empty text.
pub(super) fn parse(text: &str) -> Result<Option<Tree<Leaf>>, QueryError> {
    let tokens = lex(text);
    if tokens.is_empty() {
        return Ok(None);
    }
    let mut parser = Parser {
        text,
        tokens: &tokens,
        at: 0,
        depth: 0,
    };
    let tree = parser.any_of()?;
    match parser.peek() {
        Some(rest) => Err(QueryError::new(Problem::UnopenedGroup, rest.span)),
        None => Ok(Some(tree)),
    }
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Lexeme],
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn look(&self, ahead: usize) -> Option<&'a Lexeme> {
        self.tokens.get(self.at + ahead)
    }

    fn peek(&self) -> Option<&'a Lexeme> {
        self.look(0)
    }

    fn next(&mut self) -> Option<&'a Lexeme> {
        let found = self.peek();
        self.at += 1;
        found
    }

    /// The joining word that comes next; a word before a comparison is a field's name and none.
    fn keyword(&self) -> Option<Keyword> {
        match &self.peek()?.token {
            Token::Or => Some(Keyword::Or),
            Token::And => Some(Keyword::And),
            Token::Not => Some(Keyword::Not),
            Token::Word(word) if !self.is_comparison(1) => keyword_of(word),
            Token::Word(_)
            | Token::Quoted(_)
            | Token::Unclosed(_)
            | Token::Open
            | Token::Close
            | Token::Op(_)
            | Token::Unlike => None,
        }
    }

    fn is_comparison(&self, ahead: usize) -> bool {
        self.look(ahead)
            .is_some_and(|next| matches!(next.token, Token::Op(_) | Token::Unlike))
    }

    /// Conditions joined by or.
    fn any_of(&mut self) -> Result<Tree<Leaf>, QueryError> {
        let mut tree = self.all_of()?;
        while self.keyword() == Some(Keyword::Or) {
            self.at += 1;
            tree = tree.or(self.all_of()?);
        }
        Ok(tree)
    }

    /// Conditions joined by a space or by and.
    fn all_of(&mut self) -> Result<Tree<Leaf>, QueryError> {
        let mut tree = self.condition()?;
        loop {
            match self.keyword() {
                Some(Keyword::Or) => return Ok(tree),
                Some(Keyword::And) => self.at += 1,
                None if self.at_end_of_group() => return Ok(tree),
                Some(Keyword::Not) | None => {}
            }
            tree = tree.and(self.condition()?);
        }
    }

    fn at_end_of_group(&self) -> bool {
        self.peek().is_none_or(|next| next.token == Token::Close)
    }

    /// A condition, with any number of nots before it.
    fn condition(&mut self) -> Result<Tree<Leaf>, QueryError> {
        let mut negations = 0_usize;
        while self.keyword() == Some(Keyword::Not) {
            self.at += 1;
            negations += 1;
        }
        let joins = matches!(self.keyword(), Some(Keyword::Or | Keyword::And));
        if joins || self.at_end_of_group() {
            return Err(self.missing_operand());
        }
        let tree = self.primary()?;
        Ok(if negations % 2 == 1 {
            tree.negate()
        } else {
            tree
        })
    }

    /// A condition is missing here: blames the joining word before, or the one that comes too early.
    fn missing_operand(&self) -> QueryError {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let blamed = match before {
            Some(before) if before.token != Token::Open => Some(before),
            _ => self.peek(),
        };
        let span = blamed.map_or(Span::new(self.text.len(), self.text.len()), |it| it.span);
        let word = self.text.get(span.start..span.end).unwrap_or_default();
        let problem = match blamed {
            Some(it) if it.token == Token::Close && before.is_some() => Problem::EmptyGroup,
            Some(it) if it.token == Token::Close => Problem::UnopenedGroup,
            _ => Problem::MissingOperand {
                word: word.to_owned(),
            },
        };
        QueryError::new(problem, span)
    }

    fn primary(&mut self) -> Result<Tree<Leaf>, QueryError> {
        let Some(lexeme) = self.peek() else {
            return Err(self.missing_operand());
        };
        if self.is_comparison(1)
            && let Token::Word(word) | Token::Quoted(word) = &lexeme.token
        {
            return self.term(word, lexeme.span);
        }
        match &lexeme.token {
            Token::Open => self.group(lexeme.span),
            Token::Op(op) => Err(stray(op.sign(), lexeme.span)),
            Token::Unlike => Err(stray("!=", lexeme.span)),
            Token::Word(_) | Token::Quoted(_) | Token::Unclosed(_) => {
                let span = lexeme.span;
                Ok(Tree::Leaf(free(self.word()?, span)))
            }
            Token::Close | Token::Or | Token::And | Token::Not => Err(self.missing_operand()),
        }
    }

    fn group(&mut self, open: Span) -> Result<Tree<Leaf>, QueryError> {
        if self.depth >= MAX_DEPTH {
            return Err(QueryError::new(Problem::TooDeep { limit: MAX_DEPTH }, open));
        }
        self.at += 1;
        self.depth += 1;
        let tree = self.any_of()?;
        self.depth -= 1;
        match self.next() {
            Some(_) => Ok(tree),
            None => Err(QueryError::new(Problem::UnclosedGroup, open)),
        }
    }

    /// The word that comes next.
    fn word(&mut self) -> Result<Word, QueryError> {
        let Some(lexeme) = self.peek() else {
            return Err(self.missing_operand());
        };
        let word = match &lexeme.token {
            Token::Word(text) => Word::Loose(text.clone()),
            Token::Quoted(text) => Word::Literal(text.clone()),
            Token::Unclosed(_) => {
                return Err(QueryError::new(Problem::UnclosedQuote, lexeme.span));
            }
            Token::Open
            | Token::Close
            | Token::Or
            | Token::And
            | Token::Not
            | Token::Op(_)
            | Token::Unlike => return Err(self.missing_operand()),
        };
        self.at += 1;
        Ok(word)
    }

    /// Field, comparison, value; further values of the same field may follow behind a `|` without spaces.
    fn term(&mut self, name: &str, span: Span) -> Result<Tree<Leaf>, QueryError> {
        let Some(field) = Field::find(name) else {
            let problem = Problem::UnknownField {
                word: name.to_owned(),
            };
            let meant = closest(name, Field::all_names());
            return Err(QueryError::new(problem, span).with_suggestion(meant));
        };
        self.at += 1;
        let Some(sign) = self.next() else {
            return Err(QueryError::new(Problem::MissingValue { field }, span));
        };
        let (op, unlike) = match sign.token {
            Token::Op(op) => (op, false),
            _ => (Op::Equal, true),
        };
        let op = fitting(field, op, sign.span)?;
        let mut tree = self.value(field, op, sign.span)?;
        while self.another_value_follows() {
            self.at += 1;
            tree = tree.or(self.value(field, op, sign.span)?);
        }
        Ok(if unlike { tree.negate() } else { tree })
    }

    fn another_value_follows(&self) -> bool {
        let (Some(before), Some(bar), Some(word)) = (
            self.at.checked_sub(1).and_then(|at| self.tokens.get(at)),
            self.look(0),
            self.look(1),
        ) else {
            return false;
        };
        let close = before.span.end == bar.span.start && bar.span.end == word.span.start;
        bar.token == Token::Or && close && is_word(&word.token) && !self.is_comparison(2)
    }

    fn value(&mut self, field: Field, op: Op, sign: Span) -> Result<Tree<Leaf>, QueryError> {
        let Some(lexeme) = self.peek().filter(|next| is_word(&next.token)) else {
            return Err(QueryError::new(Problem::MissingValue { field }, sign));
        };
        let word = self.word()?;
        if field.kind() == Kind::Flag {
            return flag_called(&word, field, lexeme.span);
        }
        let value = value::read(field, op, &word, lexeme.span)?;
        let span = lexeme.span;
        Ok(Tree::Leaf(Leaf::Term(Term {
            field,
            op,
            value,
            span,
        })))
    }
}

const fn is_word(token: &Token) -> bool {
    matches!(
        token,
        Token::Word(_) | Token::Quoted(_) | Token::Unclosed(_)
    )
}

const fn stray(sign: &'static str, span: Span) -> QueryError {
    QueryError::new(Problem::StrayOperator { sign }, span)
}

fn free(word: Word, span: Span) -> Leaf {
    let Word::Loose(text) = &word else {
        return Leaf::Free(word);
    };
    if let Some(name) = view::name_in(text) {
        return Leaf::View(ViewName {
            name: name.to_owned(),
            span,
        });
    }
    Flag::find(text).map_or_else(|| Leaf::Free(word.clone()), Leaf::Flag)
}

fn flag_called(word: &Word, field: Field, span: Span) -> Result<Tree<Leaf>, QueryError> {
    if let Some(flag) = Flag::find(word.text()) {
        return Ok(Tree::Leaf(Leaf::Flag(flag)));
    }
    let problem = Problem::UnknownValue {
        field,
        word: word.text().to_owned(),
    };
    let meant = closest(word.text(), Flag::all_names());
    Err(QueryError::new(problem, span).with_suggestion(meant))
}

/// The comparison as the field understands it.
fn fitting(field: Field, op: Op, span: Span) -> Result<Op, QueryError> {
    let kind = field.kind();
    match op {
        Op::Is => Ok(op),
        Op::Equal if kind.tells_exact() => Ok(op),
        Op::Equal => Ok(Op::Is),
        Op::Less | Op::AtMost | Op::More | Op::AtLeast => match kind.operators() {
            Operators::Order => Ok(op),
            Operators::Equality => Err(QueryError::new(Problem::NoOrder { field, op }, span)),
        },
    }
}
