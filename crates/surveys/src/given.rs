//! What is known of somebody who answers, and how it is looked up.

use std::collections::{BTreeMap, BTreeSet};

use crate::condition::Value;
use crate::variable::{Case, Expression};
use crate::{Answer, Condition, Definition, pipe};

/// What is known of somebody who answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Their answers by key of the question, also those that are off their path by now; words of an `other` by `QUESTION.other`.
    pub answers: BTreeMap<String, Answer>,
    /// Keys of the pages that were sent.
    pub done: BTreeSet<String>,
    /// What their link brought along.
    pub hidden: BTreeMap<String, String>,
    /// Attributes of the contact.
    pub contact: BTreeMap<String, Value>,
    /// Attributes of the account.
    pub account: BTreeMap<String, Value>,
    /// Tag of the language they read.
    pub language: String,
    /// Decides the order of what is in another order for everybody.
    pub seed: u64,
    /// Keys of the quotas that are full.
    pub full: BTreeSet<String>,
}

/// What is known at a place of the path: answers count only to questions that were asked before it.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k> {
    pub definition: &'k Definition,
    pub given: &'k Given,
    pub asked: &'k BTreeSet<&'k str>,
}

impl Known<'_> {
    /// What a condition looks at by this name; nothing for an empty answer.
    pub fn find(&self, of: &str) -> Option<Value> {
        self.find_with(of, self.definition.variables.len())
    }

    /// The same, with the first so many variables: each may use those before it only.
    fn find_with(&self, of: &str, variables: usize) -> Option<Value> {
        let Given { hidden, contact, account, language, .. } = self.given;
        match of.split_once('.') {
            None if of == "language" => Some(Value::Text(language.clone())),
            Some(("hidden", name)) => hidden.get(name).filter(|value| !value.is_empty()).cloned().map(Value::Text),
            Some(("contact", name)) => contact.get(name).cloned(),
            Some(("account", name)) => account.get(name).cloned(),
            Some(("variable", key)) => {
                let place = self.definition.variables[..variables].iter().position(|variable| variable.key == key)?;
                self.compute(&self.definition.variables[place].value, place)
            }
            Some((question, "other")) => self.answer(question).and(self.given.answers.get(of)).and_then(plain),
            Some((question, row)) => match self.answer(question)? {
                Answer::Table(rows) => rows.get(row).and_then(plain),
                _ => None,
            },
            None => self.answer(of).and_then(plain),
        }
    }

    /// The answer to a question that was asked.
    pub fn answer(&self, question: &str) -> Option<&Answer> {
        self.given.answers.get(question).filter(|_| self.asked.contains(question))
    }

    pub fn holds(&self, condition: &Condition) -> bool {
        self.holds_with(condition, self.definition.variables.len())
    }

    pub fn allows(&self, condition: Option<&Condition>) -> bool {
        condition.is_none_or(|condition| self.holds(condition))
    }

    fn holds_with(&self, condition: &Condition, variables: usize) -> bool {
        match condition {
            Condition::All(all) => all.iter().all(|one| self.holds_with(one, variables)),
            Condition::Any(any) => any.iter().any(|one| self.holds_with(one, variables)),
            Condition::Not(one) => !self.holds_with(one, variables),
            Condition::Test(test) => test.is.fits(self.find_with(&test.of, variables).as_ref(), test.value.as_ref()),
        }
    }

    fn compute(&self, expression: &Expression, variables: usize) -> Option<Value> {
        let number = |one: &Expression| self.compute(one, variables).as_ref().and_then(Value::number);
        let all = |many: &[Expression]| many.iter().map(number).collect::<Option<Vec<f64>>>();
        let known = |many: &[Expression]| many.iter().filter_map(number).collect::<Vec<f64>>();
        let result = match expression {
            Expression::Number(number) => *number,
            Expression::Words(words) => return Some(Value::Text(pipe::filled(words, |of| self.find_with(of, variables).map(|value| value.text())))),
            Expression::Of(of) => return self.find_with(of, variables),
            Expression::Case(cases) => {
                let fits = |case: &&Case| case.when.as_ref().is_none_or(|when| self.holds_with(when, variables));
                return cases.iter().find(fits).and_then(|case| self.compute(&case.then, variables));
            }
            Expression::Sum(many) => some(known(many))?.iter().sum(),
            Expression::Mean(many) => some(known(many)).map(|known| known.iter().sum::<f64>() / known.len() as f64)?,
            Expression::Least(many) => known(many).into_iter().reduce(f64::min)?,
            Expression::Most(many) => known(many).into_iter().reduce(f64::max)?,
            Expression::Count(many) => many.iter().filter(|one| self.compute(one, variables).is_some()).count() as f64,
            Expression::Times(many) => all(many)?.iter().product(),
            Expression::Minus(two) => number(&two[0])? - number(&two[1])?,
            Expression::Over(two) => number(&two[0])? / number(&two[1])?,
        };
        result.is_finite().then_some(Value::Number(result))
    }
}

fn some<T>(many: Vec<T>) -> Option<Vec<T>> {
    if many.is_empty() { None } else { Some(many) }
}

/// An answer as conditions compare it; nothing when it is empty.
fn plain(answer: &Answer) -> Option<Value> {
    match answer {
        Answer::Truth(truth) => Some(Value::Truth(*truth)),
        Answer::Number(number) => Some(Value::Number(*number)),
        Answer::Text(text) => (!text.is_empty()).then(|| Value::Text(text.clone())),
        Answer::List(list) => (!list.is_empty()).then(|| Value::List(list.clone())),
        Answer::Table(rows) => (!rows.is_empty()).then(|| Value::List(rows.keys().cloned().collect())),
    }
}
