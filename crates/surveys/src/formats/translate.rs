//! Trees of foreign expressions as conditions and computed values of ours.

use std::collections::BTreeMap;

use super::expression::{Dialect, Node};
use super::keys::clean;
use crate::check::{Domain, Scope};
use crate::condition::{Test, Value};
use crate::variable::Case;
use crate::{Condition, Expression, Operator};

/// What a foreign name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alias {
    /// Something conditions look at.
    Of(String),
    /// Whether a choice of a question was picked: `Y` if so.
    Picked(String, String),
}

/// Where a name of an expression leads.
pub fn find(names: &BTreeMap<String, Alias>, name: &str, dialect: Dialect) -> Option<Alias> {
    let plain = match dialect {
        Dialect::SurveyJs => name.trim(),
        Dialect::LimeSurvey => {
            [".NAOK", ".shown", ".value", ".code", ".valueNAOK"].iter().fold(name.trim(), |name, end| name.strip_suffix(end).unwrap_or(name))
        }
    };
    names.get(plain).cloned()
}

/// Translates with what names stand for and may be.
pub struct Translate<'t> {
    pub names: &'t BTreeMap<String, Alias>,
    pub scope: &'t Scope<'t>,
    pub dialect: Dialect,
}

impl Translate<'_> {
    /// The condition; nothing if it always holds, and a reason if it cannot be said here.
    pub fn condition(&self, node: &Node) -> Result<Option<Condition>, String> {
        match node {
            Node::Truth(true) => Ok(None),
            Node::Number(number) if *number != 0.0 => Ok(None),
            Node::Truth(false) | Node::Number(_) => Err("it never holds".to_owned()),
            node => self.within(node).map(Some),
        }
    }

    fn within(&self, node: &Node) -> Result<Condition, String> {
        let many = |many: &[Node]| many.iter().map(|node| self.within(node)).collect::<Result<Vec<_>, _>>();
        match node {
            Node::All(parts) => many(parts).map(Condition::All),
            Node::Any(parts) => many(parts).map(Condition::Any),
            Node::Not(one) => match self.within(one)? {
                Condition::Test(Test { of, is: Operator::Empty, value }) => Ok(Condition::Test(Test { of, is: Operator::Answered, value })),
                condition => Ok(Condition::Not(Box::new(condition))),
            },
            Node::Empty(one) => self.empty(one),
            Node::Call(name, parts) if matches!(name.as_str(), "is_empty" | "isempty") && parts.len() == 1 => self.empty(&parts[0]),
            Node::Two(sign, left, right) => self.compare(sign, left, right),
            Node::Name(_) => self.compare("=", node, &Node::Truth(true)),
            Node::Call(name, _) => Err(format!("there is no {name}() here")),
            _ => Err("it compares nothing".to_owned()),
        }
    }

    fn alias(&self, name: &str) -> Result<Alias, String> {
        find(self.names, name, self.dialect).ok_or_else(|| format!("nothing here is called {name:?}"))
    }

    fn empty(&self, node: &Node) -> Result<Condition, String> {
        let Node::Name(name) = node else { return Err("only answers can be empty".to_owned()) };
        match self.alias(name)? {
            Alias::Of(of) => self.fitting(of, Operator::Empty, None),
            Alias::Picked(of, option) => self.fitting(of, Operator::Excludes, Some(Value::Text(option))),
        }
    }

    fn compare(&self, sign: &str, left: &Node, right: &Node) -> Result<Condition, String> {
        match (left, right) {
            (Node::Name(_), Node::Name(_)) => Err("two answers cannot be compared with each other".to_owned()),
            (Node::Name(name), value) => match self.alias(name)? {
                Alias::Of(of) => self.test(of, sign, value),
                Alias::Picked(of, option) => picked(sign, value).and_then(|is| self.fitting(of, is, Some(Value::Text(option)))),
            },
            (value, Node::Name(_)) => self.compare(turned(sign)?, right, value),
            _ => Err("it computes before it compares: make that a variable".to_owned()),
        }
    }

    fn test(&self, of: String, sign: &str, value: &Node) -> Result<Condition, String> {
        let domain = self.scope.find(&of)?.domain;
        let is = operator(sign)?;
        if is_nothing(value) && matches!(is, Operator::Equal | Operator::NotEqual) {
            return self.fitting(of, if is == Operator::Equal { Operator::Empty } else { Operator::Answered }, None);
        }
        match (&domain, is) {
            (Domain::Keys(keys), Operator::Above | Operator::AtLeast | Operator::Below | Operator::AtMost) => self.range(&of, keys, is, value),
            (Domain::Keys(_), Operator::Includes | Operator::Excludes) => {
                let is = if is == Operator::Includes { Operator::In } else { Operator::NotIn };
                self.fitting(of, is, Some(Value::List(list(value)?)))
            }
            (_, Operator::In | Operator::NotIn) | (Domain::Among(_), Operator::Equal | Operator::NotEqual) => {
                self.fitting(of, is, Some(Value::List(list(value)?)))
            }
            (Domain::Points { .. } | Domain::Numbers { .. }, _) if !matches!(value, Node::List(_)) => {
                let number = literal(value)?.number().ok_or_else(|| format!("{of} is a number"))?;
                self.fitting(of, is, Some(Value::Number(number)))
            }
            (Domain::Keys(_), _) => self.fitting(of, is, Some(Value::Text(one(value)?))),
            _ if matches!(value, Node::List(_)) => self.fitting(of, is, Some(Value::List(list(value)?))),
            _ => self.fitting(of, is, Some(literal(value)?)),
        }
    }

    /// Choices that are numbers, by size: those among them that fit.
    fn range(&self, of: &str, keys: &[&str], is: Operator, value: &Node) -> Result<Condition, String> {
        let value = literal(value)?;
        let fits = |key: &&&str| is.fits(Some(&Value::Text((**key).to_owned())), Some(&value));
        let fitting: Vec<String> = keys.iter().filter(fits).map(|key| (*key).to_owned()).collect();
        if fitting.is_empty() {
            Err(format!("no choice of {of} fits"))
        } else {
            self.fitting(of.to_owned(), Operator::In, Some(Value::List(fitting)))
        }
    }

    /// The test, if it makes sense here.
    fn fitting(&self, of: String, is: Operator, value: Option<Value>) -> Result<Condition, String> {
        let domain = self.scope.find(&of)?.domain;
        let test = Test { of, is, value };
        match domain.fault(&test) {
            Some(fault) => Err(fault),
            None => Ok(Condition::Test(test)),
        }
    }

    /// A computed value.
    pub fn value(&self, node: &Node) -> Result<Expression, String> {
        let many = |parts: &[Node]| parts.iter().map(|node| self.value(node)).collect::<Result<Vec<_>, _>>();
        match node {
            Node::Number(number) => Ok(Expression::Number(*number)),
            Node::Text(text) => Ok(Expression::Words(text.replace("{{", "{ {"))),
            Node::Name(name) => match self.alias(name)? {
                Alias::Of(of) => self.scope.find(&of).map(|_| Expression::Of(of)),
                Alias::Picked(..) => Err(format!("{name:?} is one of several choices, not a value")),
            },
            Node::Two("+", left, right) => Ok(Expression::Sum(vec![self.value(left)?, self.value(right)?])),
            Node::Two("-", left, right) => Ok(Expression::Minus(Box::new([self.value(left)?, self.value(right)?]))),
            Node::Two("*", left, right) => Ok(Expression::Times(vec![self.value(left)?, self.value(right)?])),
            Node::Two("/", left, right) => Ok(Expression::Over(Box::new([self.value(left)?, self.value(right)?]))),
            Node::Call(name, parts) => match (name.as_str(), parts.as_slice()) {
                ("iif" | "if", [when, then, otherwise]) => {
                    let first = Case { when: self.condition(when)?, then: self.value(then)? };
                    Ok(Expression::Case(vec![first, Case { when: None, then: self.value(otherwise)? }]))
                }
                ("sum", parts) if !parts.is_empty() => many(parts).map(Expression::Sum),
                ("avg", parts) if !parts.is_empty() => many(parts).map(Expression::Mean),
                ("min", parts) if !parts.is_empty() => many(parts).map(Expression::Least),
                ("max", parts) if !parts.is_empty() => many(parts).map(Expression::Most),
                ("count", parts) if !parts.is_empty() => many(parts).map(Expression::Count),
                (name, _) => Err(format!("there is no {name}() here")),
            },
            Node::Truth(_) | Node::List(_) | Node::All(_) | Node::Any(_) | Node::Not(_) | Node::Empty(_) | Node::Two(..) => {
                Err("only numbers and words can be computed".to_owned())
            }
        }
    }
}

fn operator(sign: &str) -> Result<Operator, String> {
    Ok(match sign {
        "=" => Operator::Equal,
        "!=" => Operator::NotEqual,
        ">" => Operator::Above,
        ">=" => Operator::AtLeast,
        "<" => Operator::Below,
        "<=" => Operator::AtMost,
        "contains" | "allof" => Operator::Includes,
        "notcontains" => Operator::Excludes,
        "anyof" => Operator::In,
        "noneof" => Operator::NotIn,
        sign => return Err(format!("{sign} is no comparison")),
    })
}

/// The same comparison seen from the other side.
fn turned(sign: &str) -> Result<&'static str, String> {
    Ok(match sign {
        "=" => "=",
        "!=" => "!=",
        ">" => "<",
        ">=" => "<=",
        "<" => ">",
        "<=" => ">=",
        sign => return Err(format!("what stands before {sign} is no answer")),
    })
}

/// What a comparison with `Y` says of a choice.
fn picked(sign: &str, value: &Node) -> Result<Operator, String> {
    let yes = match value {
        Node::Text(text) if text == "Y" => true,
        Node::Truth(truth) => *truth,
        value if is_nothing(value) => false,
        _ => return Err("a choice of several is picked or not".to_owned()),
    };
    match sign {
        "=" => Ok(if yes { Operator::Includes } else { Operator::Excludes }),
        "!=" => Ok(if yes { Operator::Excludes } else { Operator::Includes }),
        _ => Err("a choice of several is picked or not".to_owned()),
    }
}

fn is_nothing(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.is_empty())
}

fn literal(node: &Node) -> Result<Value, String> {
    match node {
        Node::Number(number) => Ok(Value::Number(*number)),
        Node::Truth(truth) => Ok(Value::Truth(*truth)),
        Node::Text(text) => Ok(Value::Text(clean_literal(text))),
        _ => Err("it compares with something that is computed".to_owned()),
    }
}

fn one(node: &Node) -> Result<String, String> {
    literal(node).map(|value| value.text())
}

fn list(node: &Node) -> Result<Vec<String>, String> {
    if let Node::List(many) = node { many.iter().map(one).collect() } else { one(node).map(|one| vec![one]) }
}

/// Keys of choices are trimmed, so that what is compared with them is as well; `-oth-` is another answer in words.
fn clean_literal(text: &str) -> String {
    if text == "-oth-" {
        return "other".to_owned();
    }
    if text.trim() == text { text.to_owned() } else { clean(text) }
}
