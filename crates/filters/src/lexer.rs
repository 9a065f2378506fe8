//! Cuts a condition into words, texts, numbers and signs, each with its place.

use kernel::Refusal;

use super::parser::refuse;

/// A piece of a condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A bare word: a name or a keyword.
    Word(String),
    /// A name in double quotes, never a keyword: the part before the dot and the quoted part.
    Name(String),
    /// A text in single quotes.
    Text(String),
    /// A number.
    Number(f64),
    /// A comparison, bracket or comma.
    Sign(&'static str),
}

/// A token and the character it begins at, counted from 1.
pub(super) type Placed = (usize, Token);

const SIGNS: [&str; 10] = ["!=", "<>", "<=", ">=", "=", "<", ">", "(", ")", ","];

pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, Refusal> {
    let mut lexer = Lexer { rest: text, place: 1 };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next()? {
        tokens.push(token);
    }
    Ok(tokens)
}

struct Lexer<'t> {
    rest: &'t str,
    place: usize,
}

impl Lexer<'_> {
    fn next(&mut self) -> Result<Option<Placed>, Refusal> {
        let blanks = self.rest.len() - self.rest.trim_start().len();
        self.skip(blanks);
        let place = self.place;
        let Some(first) = self.rest.chars().next() else { return Ok(None) };
        let token = if first == '\'' {
            Token::Text(self.quoted('\'')?)
        } else if first == '"' {
            Token::Name(self.quoted('"')?)
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| self.rest.starts_with(sign)) {
            self.skip(sign.len());
            Token::Sign(sign)
        } else if begins_number(self.rest) {
            self.number()?
        } else if is_word(first) {
            self.word()?
        } else {
            return Err(refuse(place, &format!("{first:?} means nothing here")));
        };
        Ok(Some((place, token)))
    }

    fn skip(&mut self, bytes: usize) {
        let (skipped, rest) = self.rest.split_at(bytes);
        self.place += skipped.chars().count();
        self.rest = rest;
    }

    /// Text up to the closing quote; a doubled quote stands for one.
    fn quoted(&mut self, quote: char) -> Result<String, Refusal> {
        let place = self.place;
        let mut text = String::new();
        self.skip(1);
        loop {
            let end = self.rest.find(quote).ok_or_else(|| refuse(place, &format!("the {quote} here is never closed")))?;
            text.push_str(&self.rest[..end]);
            self.skip(end + 1);
            if !self.rest.starts_with(quote) {
                return Ok(text);
            }
            text.push(quote);
            self.skip(1);
        }
    }

    fn number(&mut self) -> Result<Token, Refusal> {
        let length = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'))).unwrap_or(self.rest.len());
        let (text, place) = (&self.rest[..length], self.place);
        let number: f64 = text
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .ok_or_else(|| refuse(place, &format!("{text} is not a number; a text goes in single quotes: '{text}'")))?;
        self.skip(length);
        Ok(Token::Number(number))
    }

    /// A word, or `noun."any name"`.
    fn word(&mut self) -> Result<Token, Refusal> {
        let length = self.rest.find(|c: char| !is_word(c) && !matches!(c, '.' | '-')).unwrap_or(self.rest.len());
        let word = self.rest[..length].to_owned();
        self.skip(length);
        if word.ends_with('.') && self.rest.starts_with('"') {
            return Ok(Token::Name(word + &self.quoted('"')?));
        }
        Ok(Token::Word(word))
    }
}

fn begins_number(text: &str) -> bool {
    text.strip_prefix('-').unwrap_or(text).starts_with(|c: char| c.is_ascii_digit())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
