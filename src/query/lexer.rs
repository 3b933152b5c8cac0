//! Cuts a filter's text into tokens. It never fails: what makes no sense is the parser's to say.
//!
//! What an input method types (`：` `＞` `（` `、` `“`) counts as the ASCII sign, one character for one character, so that
//! spans stay those of the text as typed.

use super::ast::{Op, Span};
use super::field::Field;
use crate::text::fold::fold_key;

/// A piece of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `|`
    Or,
    /// `&`
    And,
    /// `-` or `!` before a condition.
    Not,
    /// A comparison.
    Op(Op),
    /// `!=`
    Unlike,
    /// A word as typed, full-width letters and digits made narrow.
    Word(String),
    /// A word between quotes.
    Quoted(String),
    /// A word whose closing quote is missing.
    Unclosed(String),
}

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub(super) token: Token,
    pub(super) span: Span,
}

/// What the token before makes of the next one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A condition may begin.
    Condition,
    /// Directly behind a field's name: `《` is `<` here, and only here, because titles of documents stand in 《》.
    Comparison,
    /// Behind a comparison: a sign such as `-` begins a value.
    Value,
}

impl Place {
    fn after(last: Option<&Lexeme>, start: usize) -> Self {
        match last.map(|last| (&last.token, last.span.end == start)) {
            Some((Token::Op(_) | Token::Unlike, _)) => Self::Value,
            Some((Token::Word(word), true)) if Field::find(word).is_some() => Self::Comparison,
            _ => Self::Condition,
        }
    }
}

/// Cuts a text into tokens.
pub(super) fn lex(text: &str) -> Vec<Lexeme> {
    let mut lexer = Lexer { text, at: 0 };
    let mut found: Vec<Lexeme> = Vec::new();
    loop {
        lexer.skip_blanks();
        let start = lexer.at;
        let place = Place::after(found.last(), start);
        let Some(token) = lexer.token(place) else {
            return found;
        };
        let span = Span::new(start, lexer.at);
        found.push(Lexeme { token, span });
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl Lexer<'_> {
    /// The character that lies `ahead` places on, as typed.
    fn raw(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at..)?.chars().nth(ahead)
    }

    /// The same, as the sign that was meant.
    fn sign(&self, ahead: usize) -> Option<char> {
        self.raw(ahead).map(to_sign)
    }

    fn step(&mut self) {
        self.at += self.raw(0).map_or(0, char::len_utf8);
    }

    /// Steps over `sign` if it comes next.
    fn take(&mut self, sign: char) -> bool {
        let found = self.sign(0) == Some(sign);
        if found {
            self.step();
        }
        found
    }

    fn skip_blanks(&mut self) {
        while self.sign(0).is_some_and(is_blank) {
            self.step();
        }
    }

    fn token(&mut self, place: Place) -> Option<Token> {
        let sign = match self.raw(0).and_then(bracket_sign) {
            Some(comparison) if place == Place::Comparison => comparison,
            _ => self.sign(0)?,
        };
        let token = match sign {
            '(' => self.single(Token::Open),
            ')' => self.single(Token::Close),
            '|' => self.run('|', Token::Or),
            '&' => self.run('&', Token::And),
            '"' | '“' | '”' => self.quoted(sign),
            ':' | '=' | '<' | '>' | '≤' | '≥' | '≠' => self.operator(sign),
            '!' if place != Place::Value => self.exclamation(),
            '—' if place != Place::Value => self.run('—', Token::Not),
            '-' if place != Place::Value => self.single(Token::Not),
            _ => self.word(),
        };
        Some(token)
    }

    fn single(&mut self, token: Token) -> Token {
        self.step();
        token
    }

    /// `||` is no more than `|`, and an input method writes one dash as `——`.
    fn run(&mut self, sign: char, token: Token) -> Token {
        while self.take(sign) {}
        token
    }

    fn exclamation(&mut self) -> Token {
        self.step();
        if self.take('=') {
            Token::Unlike
        } else {
            Token::Not
        }
    }

    /// Reads a comparison; `:>` counts as `>`, as in other tools.
    fn operator(&mut self, sign: char) -> Token {
        self.step();
        match sign {
            ':' => match self.sign(0) {
                Some(next @ ('<' | '>' | '=' | '≤' | '≥' | '≠')) => self.operator(next),
                _ => Token::Op(Op::Is),
            },
            '<' if self.take('=') => Token::Op(Op::AtMost),
            '<' => Token::Op(Op::Less),
            '>' if self.take('=') => Token::Op(Op::AtLeast),
            '>' => Token::Op(Op::More),
            '≤' => Token::Op(Op::AtMost),
            '≥' => Token::Op(Op::AtLeast),
            '≠' => Token::Unlike,
            _ => {
                self.take('=');
                Token::Op(Op::Equal)
            }
        }
    }

    /// Reads up to the closing quote: `"` closes `"`, so that “十四五” may stand inside; any quote closes `“`.
    fn quoted(&mut self, opening: char) -> Token {
        self.step();
        let mut text = String::new();
        while let Some(letter) = self.raw(0) {
            let escaped = self.raw(1).filter(|next| is_quote(*next) || *next == '\\');
            self.step();
            match (letter, escaped) {
                ('\\', Some(next)) => {
                    text.push(next);
                    self.step();
                }
                _ if to_sign(letter) == '"' || (opening != '"' && is_quote(letter)) => {
                    return Token::Quoted(text);
                }
                _ => text.push(letter),
            }
        }
        Token::Unclosed(text)
    }

    /// Reads a word; its first character belongs to it whatever it is.
    fn word(&mut self) -> Token {
        let mut word = String::new();
        while let Some(letter) = self.raw(0) {
            if !word.is_empty() && self.ends(&word) {
                break;
            }
            word.push(to_narrow(letter));
            self.step();
        }
        Token::Word(word)
    }

    /// Whether the word read so far ends before the next character.
    fn ends(&self, word: &str) -> bool {
        if self.raw(0).and_then(bracket_sign).is_some() {
            return Field::find(word).is_some();
        }
        match self.sign(0) {
            Some(',') => {
                let digits = word.ends_with(|last: char| last.is_ascii_digit())
                    && self.sign(1).is_some_and(|next| next.is_ascii_digit());
                !digits
            }
            Some('!') => self.sign(1) == Some('='),
            Some(sign) => is_blank(sign) || is_structure(sign),
            None => true,
        }
    }
}

/// The comparison that an input method's bracket may stand for.
const fn bracket_sign(letter: char) -> Option<char> {
    match letter {
        '《' | '〈' => Some('<'),
        '》' | '〉' => Some('>'),
        _ => None,
    }
}

fn is_blank(sign: char) -> bool {
    sign == ',' || sign.is_whitespace()
}

const fn is_structure(sign: char) -> bool {
    matches!(
        sign,
        '(' | ')' | '|' | '"' | '“' | '”' | ':' | '=' | '<' | '>' | '≤' | '≥' | '≠'
    )
}

/// Whether the character opens or closes a quotation.
const fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '＂' | '“' | '”')
}

/// The sign that a character means where signs are expected.
fn to_sign(letter: char) -> char {
    match letter {
        '、' => ',',
        '−' | '–' => '-',
        _ => to_narrow(letter),
    }
}

/// A full-width letter, digit or sign as the narrow one; all else, Chinese punctuation too, stays.
fn to_narrow(letter: char) -> char {
    match letter {
        '\u{3000}' | '\u{ff01}'..='\u{ff5e}' => fold_key(letter),
        _ => letter,
    }
}
