//! What the values of something may be, and whether a comparison fits them.

use crate::ask::{EMOTIONS, Matrix, Scale};
use crate::condition::{Test, Value};
use crate::{Ask, Choice, Operator};

/// What the values of something may be, besides none.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain<'d> {
    /// Points of a scale.
    Points { from: f64, to: f64, step: f64 },
    /// Numbers within bounds.
    Numbers { from: f64, to: f64, whole: bool },
    /// One of these.
    Keys(Vec<&'d str>),
    /// Several of these.
    Among(Vec<&'d str>),
    /// Yes or no.
    Truth,
    /// Days.
    Days,
    /// Words.
    Words,
    /// Anything: attributes and variables.
    Free,
    /// Something nobody compares with.
    Whole,
    /// Nothing.
    Never,
}

impl<'d> Domain<'d> {
    /// What may be answered.
    pub fn of(ask: &'d Ask) -> Self {
        match ask {
            Ask::Nps(_) | Ask::Intent(_) => Self::Points { from: 0.0, to: 10.0, step: 1.0 },
            Ask::Csat(points) | Ask::Ces(points) | Ask::Expectation(points) | Ask::Importance(points) | Ask::Likert(points) => {
                Self::Points { from: 1.0, to: f64::from(points.points), step: 1.0 }
            }
            Ask::Rating(scale) | Ask::Slider(scale) => Self::points(scale),
            Ask::Solved => Self::Keys(vec!["yes", "partly", "no"]),
            Ask::Compared => Self::Keys(vec!["worse", "as_expected", "better"]),
            Ask::Emotion(_) => Self::Among(EMOTIONS.iter().flat_map(|(_, emotions)| emotions.iter().copied()).collect()),
            Ask::Choice(list) | Ask::Dropdown(list) => Self::Keys(keys(&list.options, list.other)),
            Ask::Choices(list) => Self::Among(keys(&list.options, list.other)),
            Ask::Ranking(list) => Self::Among(keys(&list.options, false)),
            Ask::Number(bounds) => {
                Self::Numbers { from: bounds.from.unwrap_or(f64::NEG_INFINITY), to: bounds.to.unwrap_or(f64::INFINITY), whole: bounds.whole }
            }
            Ask::Date(_) => Self::Days,
            Ask::Line(_) | Ask::Words(_) | Ask::Mail | Ask::Phone => Self::Words,
            Ask::Consent(_) => Self::Truth,
            Ask::Matrix(_) | Ask::RatingMatrix(_) | Ask::Marks | Ask::Contact(_) | Ask::File(_) => Self::Whole,
            Ask::Statement => Self::Never,
        }
    }

    /// What may be chosen in a row.
    pub fn of_columns(matrix: &'d Matrix) -> Self {
        let columns = keys(&matrix.columns, false);
        if matrix.several { Self::Among(columns) } else { Self::Keys(columns) }
    }

    pub const fn points(scale: &Scale) -> Self {
        Self::Points { from: scale.from, to: scale.to, step: scale.step }
    }

    /// Why a comparison makes no sense here, if it does not.
    pub fn fault(&self, test: &Test) -> Option<String> {
        let of = &test.of;
        if *self == Self::Never {
            return Some(format!("{of} is a statement, nobody answers it: name a question"));
        }
        let Some(value) = test.value.as_ref().filter(|_| test.is.takes_value()) else {
            return test.is.takes_value().then(|| format!("{} compares with something: give it a value", test.is));
        };
        match self {
            Self::Points { .. } | Self::Numbers { .. } => numeric(test, value),
            Self::Keys(keys) if is_order(test.is) => {
                let numbers = value.number().is_some() && keys.iter().any(|key| key.parse::<f64>().is_ok());
                (!numbers).then(|| format!("the choices of {of} have no order: use in with a list of them"))
            }
            Self::Among(_) if is_order(test.is) => Some(format!("{of} takes several choices, which have no order: use includes")),
            Self::Keys(keys) | Self::Among(keys) => unknown_key(of, keys, value),
            Self::Truth => {
                let truth = matches!(test.is, Operator::Equal | Operator::NotEqual) && matches!(value, Value::Truth(_));
                (!truth).then(|| format!("{of} is yes or no: compare it by equal with true or false"))
            }
            Self::Days => {
                let days = each(value).iter().all(|day| crate::compare::is_day(day)) && !is_inside(test.is);
                (!days).then(|| format!("{of} is a date: compare it with one like 2026-11-22"))
            }
            Self::Words if is_order(test.is) && value.number().is_none() => {
                Some(format!("{of} is words, which have no order: use equal or includes"))
            }
            Self::Whole => Some(format!("{of} as a whole is answered or empty and nothing else: name one of its rows, as in {of}.ROW")),
            Self::Words | Self::Free | Self::Never => None,
        }
    }

    /// What should be looked at in a comparison that makes sense.
    pub fn doubt(&self, test: &Test) -> Option<String> {
        match self {
            Self::Keys(_) if is_inside(test.is) => Some(format!("{} has one choice as its answer: equal and in are clearer here", test.of)),
            _ if !test.is.takes_value() && test.value.is_some() => Some(format!("{} compares with nothing: leave the value out", test.is)),
            _ => None,
        }
    }
}

fn keys(options: &[Choice], other: bool) -> Vec<&str> {
    options.iter().map(|option| option.key.as_str()).chain(other.then_some("other")).collect()
}

pub const fn is_order(is: Operator) -> bool {
    matches!(is, Operator::Above | Operator::AtLeast | Operator::Below | Operator::AtMost)
}

const fn is_inside(is: Operator) -> bool {
    matches!(is, Operator::Includes | Operator::Excludes)
}

fn each(value: &Value) -> Vec<String> {
    if let Value::List(list) = value { list.clone() } else { vec![value.text()] }
}

fn numeric(test: &Test, value: &Value) -> Option<String> {
    let of = &test.of;
    let list = matches!(test.is, Operator::In | Operator::NotIn);
    if is_inside(test.is) {
        return Some(format!("{of} is a number: use equal, in, or one of the comparisons by size"));
    }
    let stray = each(value).into_iter().find(|one| !one.trim().parse::<f64>().is_ok_and(f64::is_finite));
    match stray {
        Some(stray) => Some(format!("{of} is a number and {stray:?} is none: compare it with a number")),
        None if !list && matches!(value, Value::List(_)) => Some(format!("{} compares with one number: use in for a list", test.is)),
        None => None,
    }
}

fn unknown_key(of: &str, keys: &[&str], value: &Value) -> Option<String> {
    let known = |one: &String| keys.iter().any(|key| Operator::Equal.fits(Some(&Value::Text((*key).to_owned())), Some(&Value::Text(one.clone()))));
    let stray = each(value).into_iter().find(|one| !known(one))?;
    let few: Vec<&str> = keys.iter().copied().take(8).collect();
    Some(format!("{of} has no choice {stray:?}: it has {}{}", few.join(", "), if keys.len() > few.len() { " and others" } else { "" }))
}
