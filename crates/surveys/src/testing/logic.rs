//! Random conditions and computed values over what is known at a place.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::ask::{EMOTIONS, MARKS};
use crate::condition::{Test, Value as Compared};
use crate::variable::Case;
use crate::{Ask, Choice, Condition, Expression, Operator, Question, Variable};

/// A condition before it is known what it can look at.
#[derive(Clone, Debug)]
pub enum Sketch {
    All(Vec<Sketch>),
    Any(Vec<Sketch>),
    Not(Box<Sketch>),
    Test(Index, Index),
}

/// A computed value before it is known what it can look at.
#[derive(Clone, Debug)]
pub struct Value {
    parts: Vec<Index>,
    how: u8,
    when: Sketch,
}

pub fn sketch() -> impl Strategy<Value = Sketch> {
    let leaf = (any::<Index>(), any::<Index>()).prop_map(|(of, how)| Sketch::Test(of, how));
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(Sketch::All),
            vec(inner.clone(), 1..3).prop_map(Sketch::Any),
            inner.prop_map(|inner| Sketch::Not(Box::new(inner))),
        ]
    })
}

pub fn value() -> impl Strategy<Value = Value> {
    (vec(any::<Index>(), 1..4), 0..8_u8, sketch()).prop_map(|(parts, how, when)| Value { parts, how, when })
}

/// A comparison without what is looked at.
type Comparison = (Operator, Option<Compared>);

/// What can be looked at: each with the comparisons that fit it.
pub struct Known {
    subjects: Vec<(String, Vec<Comparison>)>,
    /// Where numbers are.
    numbers: Vec<String>,
    /// What can be read out in words.
    words: Vec<String>,
}

impl Known {
    pub fn of(hidden: usize, languages: &[String]) -> Self {
        let mut known = Self { subjects: Vec::new(), numbers: Vec::new(), words: Vec::new() };
        known.add("language", languages.iter().map(|tag| (Operator::Equal, Some(Compared::Text(tag.clone())))).collect());
        for name in ["contact.role", "account.tier"] {
            known.add(name, texts());
        }
        for at in 0..hidden {
            known.add(&format!("hidden.h{at}"), texts());
            known.words.push(format!("hidden.h{at}"));
        }
        known
    }

    fn add(&mut self, of: &str, tests: Vec<Comparison>) {
        self.subjects.push((of.to_owned(), tests));
    }

    /// From here on the question is behind.
    pub fn learn(&mut self, question: &Question) {
        let key = &question.key;
        match &question.ask {
            Ask::Statement => {}
            Ask::Solved => self.add(key, keys(["yes", "partly", "no"])),
            Ask::Compared => self.add(key, keys(["worse", "as_expected", "better"])),
            Ask::Choice(choices) | Ask::Dropdown(choices) => self.add(key, keys(options(&choices.options))),
            Ask::Choices(choices) | Ask::Ranking(choices) => self.add(key, among(options(&choices.options))),
            Ask::Emotion(_) => self.add(key, among(EMOTIONS.iter().flat_map(|(_, emotions)| emotions.iter().copied()))),
            Ask::Marks => MARKS.iter().for_each(|mark| self.number(format!("{key}.{mark}"), 1.0, 5.0)),
            Ask::RatingMatrix(matrix) => {
                matrix.rows.iter().for_each(|row| self.number(format!("{key}.{}", row.key), matrix.scale.from, matrix.scale.to));
            }
            Ask::Matrix(matrix) => {
                for row in &matrix.rows {
                    let columns = options(&matrix.columns);
                    self.add(&format!("{key}.{}", row.key), if matrix.several { among(columns) } else { keys(columns) });
                }
            }
            Ask::Nps(_) | Ask::Intent(_) => self.number(key.clone(), 0.0, 10.0),
            Ask::Csat(points) | Ask::Ces(points) | Ask::Expectation(points) | Ask::Importance(points) | Ask::Likert(points) => {
                self.number(key.clone(), 1.0, f64::from(points.points));
            }
            Ask::Rating(scale) | Ask::Slider(scale) => self.number(key.clone(), scale.from, scale.to),
            Ask::Number(_) => self.number(key.clone(), 1.0, 5.0),
            Ask::Consent(_) => self.add(key, vec![(Operator::Equal, Some(Compared::Truth(true))), (Operator::NotEqual, Some(Compared::Truth(true)))]),
            Ask::Date(_) => self.add(key, vec![(Operator::AtLeast, Some(Compared::Text("2025-06-01".into()))), (Operator::Empty, None)]),
            Ask::Line(_) | Ask::Words(_) | Ask::Mail | Ask::Phone => {
                self.add(key, texts());
                self.words.push(key.clone());
            }
            Ask::Contact(_) | Ask::File(_) => self.add(key, vec![(Operator::Answered, None), (Operator::Empty, None)]),
        }
    }

    fn number(&mut self, of: String, from: f64, to: f64) {
        use Operator::{Above, Answered, AtLeast, AtMost, Below, Empty, Equal, In, NotEqual};
        let middle = f64::midpoint(from, to);
        let mut tests: Vec<_> = [Equal, NotEqual, Above, AtLeast, Below, AtMost].map(|is| (is, Some(Compared::Number(middle)))).to_vec();
        tests.extend([(Equal, Some(Compared::Number(to))), (AtMost, Some(Compared::Number(from))), (Answered, None), (Empty, None)]);
        tests.push((In, Some(Compared::List(vec![from.to_string(), to.to_string()]))));
        self.add(&of, tests);
        self.words.push(of.clone());
        self.numbers.push(of);
    }

    pub fn condition(&self, sketch: &Sketch) -> Condition {
        match sketch {
            Sketch::All(parts) => Condition::All(parts.iter().map(|part| self.condition(part)).collect()),
            Sketch::Any(parts) => Condition::Any(parts.iter().map(|part| self.condition(part)).collect()),
            Sketch::Not(part) => Condition::Not(Box::new(self.condition(part))),
            Sketch::Test(of, how) => {
                let (of, tests) = of.get(&self.subjects);
                let (is, value) = how.get(tests).clone();
                Condition::Test(Test { of: of.clone(), is, value })
            }
        }
    }

    pub fn variable(&self, at: usize, value: &Value) -> Variable {
        let part = |index: &Index| {
            if self.numbers.is_empty() { Expression::Number(index.index(9) as f64) } else { Expression::Of(index.get(&self.numbers).clone()) }
        };
        let mut parts: Vec<Expression> = value.parts.iter().map(part).collect();
        let two = Box::new([parts[0].clone(), Expression::Number(2.0)]);
        let value = match value.how {
            0 => Expression::Sum(parts),
            1 => Expression::Mean(parts),
            2 => Expression::Least(parts),
            3 => Expression::Most(parts),
            4 => Expression::Count(parts),
            5 => Expression::Minus(two),
            6 => Expression::Over(two),
            _ => {
                let case = Case { when: Some(self.condition(&value.when)), then: Expression::Times(parts.clone()) };
                Expression::Case(vec![case, Case { when: None, then: parts.remove(0) }])
            }
        };
        Variable { key: format!("v{at}"), value }
    }

    /// Something to read out, where there is anything.
    pub fn pipe(&self, at: usize) -> String {
        if self.words.is_empty() { String::new() } else { format!(" {{{{{}|nothing}}}}", self.words[at % self.words.len()]) }
    }
}

fn options(options: &[Choice]) -> impl Iterator<Item = &str> {
    options.iter().map(|option| option.key.as_str())
}

fn keys<'a>(all: impl IntoIterator<Item = &'a str>) -> Vec<Comparison> {
    let all: Vec<String> = all.into_iter().map(ToOwned::to_owned).collect();
    let each = all.iter().flat_map(|key| [Operator::Equal, Operator::NotEqual].map(|is| (is, Some(Compared::Text(key.clone())))));
    let lists = [Operator::In, Operator::NotIn].map(|is| (is, Some(Compared::List(all[..2].to_vec()))));
    each.chain(lists).chain([(Operator::Answered, None), (Operator::Empty, None)]).collect()
}

fn among<'a>(all: impl IntoIterator<Item = &'a str>) -> Vec<Comparison> {
    all.into_iter().flat_map(|key| [Operator::Includes, Operator::Excludes].map(|is| (is, Some(Compared::Text(key.to_owned()))))).collect()
}

fn texts() -> Vec<Comparison> {
    let said = || Some(Compared::Text("gold".into()));
    vec![(Operator::Equal, said()), (Operator::NotEqual, said()), (Operator::Includes, said()), (Operator::Answered, None), (Operator::Empty, None)]
}
