//! Reads a condition: `account.tier = 'gold' and not channel in ('web', 'app') and score <= 6`.

use std::marker::PhantomData;
use std::str::FromStr;

use kernel::Refusal;

use super::lexer::{Placed, Token, tokens};
use super::{Filter, Order, Test, Value};

/// A condition has at most this many characters.
const LONGEST: usize = 4_000;
/// Brackets and `not` nest at most this deep.
const DEEPEST: usize = 32;

impl<D: FromStr<Err = Refusal>> FromStr for Filter<D> {
    type Err = Refusal;

    /// Reads a condition; the empty text is the condition that always holds.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let length = text.chars().count();
        if length > LONGEST {
            return Err(refuse(LONGEST, &format!("the condition has {length} characters, at most {LONGEST} are read")));
        }
        let mut parser = Parser::<D> { end: length + 1, tokens: tokens(text)?.into_iter().peekable(), depth: 0, dimensions: PhantomData };
        if parser.tokens.peek().is_none() {
            return Ok(Self::All(Vec::new()));
        }
        let filter = parser.any()?;
        match parser.tokens.next() {
            None => Ok(filter),
            Some((place, token)) => Err(refuse(place, &format!("{token} cannot follow here: join conditions by `and` or `or`"))),
        }
    }
}

pub(super) fn refuse(place: usize, reason: &str) -> Refusal {
    Refusal::field("where", format!("at character {place}: {reason}"))
}

struct Parser<D> {
    tokens: std::iter::Peekable<std::vec::IntoIter<Placed>>,
    /// The place behind the last character.
    end: usize,
    depth: usize,
    dimensions: PhantomData<D>,
}

impl<D: FromStr<Err = Refusal>> Parser<D> {
    fn any(&mut self) -> Result<Filter<D>, Refusal> {
        let mut parts = vec![self.all()?];
        while self.takes_word("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Filter::Any))
    }

    fn all(&mut self) -> Result<Filter<D>, Refusal> {
        let mut parts = vec![self.unary()?];
        while self.takes_word("and") {
            parts.push(self.unary()?);
        }
        Ok(one_or(parts, Filter::All))
    }

    fn unary(&mut self) -> Result<Filter<D>, Refusal> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(refuse(self.place(), &format!("brackets and `not` nest deeper than {DEEPEST}")));
        }
        let filter = if self.takes_word("not") {
            Filter::Not(Box::new(self.unary()?))
        } else if self.takes_sign("(") {
            let inner = self.any()?;
            self.expect_sign(")")?;
            inner
        } else {
            self.condition()?
        };
        self.depth -= 1;
        Ok(filter)
    }

    fn condition(&mut self) -> Result<Filter<D>, Refusal> {
        let place = self.place();
        let dimension: D = match self.tokens.next() {
            Some((_, Token::Word(name) | Token::Name(name))) => name.parse().map_err(|refusal: Refusal| refuse(place, &refusal.detail))?,
            found => return Err(expected(place, "the name of a dimension, as in channel = 'web'", found)),
        };
        let (negated, test) = self.test()?;
        let filter = Filter::Is(dimension, test);
        Ok(if negated { Filter::Not(Box::new(filter)) } else { filter })
    }

    /// What follows the name, and whether it is turned round.
    fn test(&mut self) -> Result<(bool, Test), Refusal> {
        let place = self.place();
        match self.tokens.next() {
            Some((_, Token::Sign("="))) => Ok((false, Test::In(vec![self.value()?]))),
            Some((_, Token::Sign("!=" | "<>"))) => Ok((true, Test::In(vec![self.value()?]))),
            Some((_, Token::Sign("<"))) => self.compare(Order::Less),
            Some((_, Token::Sign("<="))) => self.compare(Order::AtMost),
            Some((_, Token::Sign(">"))) => self.compare(Order::More),
            Some((_, Token::Sign(">="))) => self.compare(Order::AtLeast),
            Some((_, Token::Word(word))) if word.eq_ignore_ascii_case("is") => self.blank(),
            Some((_, Token::Word(word))) if word.eq_ignore_ascii_case("not") => self.verb().map(|test| (true, test)),
            Some((_, Token::Word(word))) if is_verb(&word) => self.verb_named(&word).map(|test| (false, test)),
            found => Err(expected(place, "=, !=, <, <=, >, >=, in, contains or is", found)),
        }
    }

    fn compare(&mut self, order: Order) -> Result<(bool, Test), Refusal> {
        Ok((false, Test::Compare(order, self.value()?)))
    }

    fn blank(&mut self) -> Result<(bool, Test), Refusal> {
        let negated = self.takes_word("not");
        if self.takes_word("blank") {
            return Ok((negated, Test::Blank));
        }
        let place = self.place();
        Err(expected(place, "`blank` or `not blank`", self.tokens.next()))
    }

    fn verb(&mut self) -> Result<Test, Refusal> {
        let place = self.place();
        match self.tokens.next() {
            Some((_, Token::Word(word))) if is_verb(&word) => self.verb_named(&word),
            found => Err(expected(place, "`in` or `contains` after `not`", found)),
        }
    }

    fn verb_named(&mut self, verb: &str) -> Result<Test, Refusal> {
        if verb.eq_ignore_ascii_case("in") {
            return self.list().map(Test::In);
        }
        let place = self.place();
        match self.tokens.next() {
            Some((_, Token::Text(text))) => Ok(Test::Contains(text)),
            found => Err(expected(place, "a text in single quotes", found)),
        }
    }

    fn list(&mut self) -> Result<Vec<Value>, Refusal> {
        self.expect_sign("(")?;
        let mut values = vec![self.value()?];
        while self.takes_sign(",") {
            values.push(self.value()?);
        }
        self.expect_sign(")")?;
        Ok(values)
    }

    fn value(&mut self) -> Result<Value, Refusal> {
        let place = self.place();
        match self.tokens.next() {
            Some((_, Token::Text(text))) => Ok(Value::text(text)),
            Some((_, Token::Number(number))) => Ok(Value::Number(number)),
            Some((_, Token::Word(word))) if word.eq_ignore_ascii_case("true") => Ok(Value::Number(1.0)),
            Some((_, Token::Word(word))) if word.eq_ignore_ascii_case("false") => Ok(Value::Number(0.0)),
            Some((_, Token::Word(word))) => Err(refuse(place, &format!("a text goes in single quotes: '{word}'"))),
            found => Err(expected(place, "a text in single quotes, a number, true or false", found)),
        }
    }

    fn place(&mut self) -> usize {
        self.tokens.peek().map_or(self.end, |(place, _)| *place)
    }

    fn takes_word(&mut self, word: &str) -> bool {
        self.tokens.next_if(|(_, token)| matches!(token, Token::Word(found) if found.eq_ignore_ascii_case(word))).is_some()
    }

    fn takes_sign(&mut self, sign: &'static str) -> bool {
        self.tokens.next_if(|(_, token)| *token == Token::Sign(sign)).is_some()
    }

    fn expect_sign(&mut self, sign: &'static str) -> Result<(), Refusal> {
        if self.takes_sign(sign) {
            return Ok(());
        }
        let place = self.place();
        Err(expected(place, sign, self.tokens.next()))
    }
}

fn is_verb(word: &str) -> bool {
    word.eq_ignore_ascii_case("in") || word.eq_ignore_ascii_case("contains")
}

fn expected(place: usize, what: &str, found: Option<Placed>) -> Refusal {
    match found {
        Some((place, token)) => refuse(place, &format!("expected {what}, found {token}")),
        None => refuse(place, &format!("expected {what}, but the condition ends here")),
    }
}

fn one_or<D>(mut parts: Vec<Filter<D>>, join: fn(Vec<Filter<D>>) -> Filter<D>) -> Filter<D> {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            join(parts)
        }
    }
}
