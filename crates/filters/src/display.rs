//! Conditions as text that reads back to the same condition.

use std::fmt;

use super::lexer::Token;
use super::{Filter, Order, Test, Value};

impl<D: fmt::Display> fmt::Display for Filter<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(parts) => joined(f, parts, " and ", |part| matches!(part, Self::All(_) | Self::Any(_))),
            Self::Any(parts) => joined(f, parts, " or ", |part| matches!(part, Self::Any(_))),
            Self::Not(inner) if matches!(**inner, Self::All(_) | Self::Any(_)) => write!(f, "not ({inner})"),
            Self::Not(inner) => write!(f, "not {inner}"),
            Self::Is(dimension, test) => {
                quotable(f, dimension)?;
                write!(f, " {test}")
            }
        }
    }
}

fn joined<D: fmt::Display>(f: &mut fmt::Formatter<'_>, parts: &[Filter<D>], word: &str, bracketed: fn(&Filter<D>) -> bool) -> fmt::Result {
    for (position, part) in parts.iter().enumerate() {
        if position > 0 {
            f.write_str(word)?;
        }
        if bracketed(part) { write!(f, "({part})") } else { write!(f, "{part}") }?;
    }
    Ok(())
}

/// A dimension whose name has other signs than letters and digits is written in double quotes.
fn quotable(f: &mut fmt::Formatter<'_>, dimension: &impl fmt::Display) -> fmt::Result {
    let text = dimension.to_string();
    match text.split_once('.') {
        Some((noun, name)) if !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-')) => {
            write!(f, "{noun}.\"{}\"", name.replace('"', "\"\""))
        }
        _ => f.write_str(&text),
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::In(values) => match values.as_slice() {
                [only] => write!(f, "= {}", Literal(only)),
                values => {
                    f.write_str("in (")?;
                    for (position, value) in values.iter().enumerate() {
                        write!(f, "{}{}", if position > 0 { ", " } else { "" }, Literal(value))?;
                    }
                    f.write_str(")")
                }
            },
            Self::Compare(order, value) => write!(f, "{order} {}", Literal(value)),
            Self::Contains(text) => write!(f, "contains {}", Literal(&Value::text(text.as_str()))),
            Self::Blank => f.write_str("is blank"),
        }
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        })
    }
}

struct Literal<'v>(&'v Value);

impl fmt::Display for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Text(text) => write!(f, "'{}'", text.replace('\'', "''")),
            Value::Number(number) => number.fmt(f),
        }
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => word.fmt(f),
            Self::Name(name) => write!(f, "\"{name}\""),
            Self::Text(text) => write!(f, "'{text}'"),
            Self::Number(number) => number.fmt(f),
            Self::Sign(sign) => sign.fmt(f),
        }
    }
}
