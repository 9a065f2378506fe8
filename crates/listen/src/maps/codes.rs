//! What the codes in the cells of a question mean: nothing said, does not apply, a score or a label.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Error, Visitor};

use crate::questions::ChoiceOption;

/// A code as it may stand in a cell: text, or a number that also matches other spellings of itself (`0`, `00`, `0.0`).
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    text: String,
    number: Option<f64>,
}

impl Cell {
    /// The code of a piece of text.
    pub fn of(text: &str) -> Self {
        Self { text: text.trim().to_owned(), number: number(text) }
    }

    /// Whether a trimmed cell holds this code; letters match in either case.
    pub fn is(&self, cell: &str) -> bool {
        self.text.eq_ignore_ascii_case(cell) || self.number.is_some_and(|own| number(cell) == Some(own))
    }
}

/// A finite number as files write it.
pub fn number(cell: &str) -> Option<f64> {
    let plain = cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    if plain { cell.parse().ok().filter(|number: &f64| number.is_finite()) } else { None }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Scalar;
        impl Visitor<'_> for Scalar {
            type Value = Cell;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a code: text or a number")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Cell, E> {
                Ok(Cell::of(text))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Cell, E> {
                Ok(Cell::of(&number.to_string()))
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Cell, E> {
                Ok(Cell::of(&number.to_string()))
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<Cell, E> {
                Ok(Cell::of(&number.to_string()))
            }
        }
        deserializer.deserialize_any(Scalar)
    }
}

/// What a code stands for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged, expecting = "a label (text) or a score (a number)")]
pub enum Meaning {
    /// A point of the scale.
    Score(f64),
    /// A choice, or yes, partly and no.
    Label(String),
}

/// The codes of one question.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Codes {
    /// Codes that mean "nothing said"; an empty cell always does.
    #[serde(default)]
    pub blank: Vec<Cell>,
    /// Codes that mean "does not apply to me".
    #[serde(default)]
    pub not_applicable: Vec<Cell>,
    /// Every other code with its meaning.
    #[serde(flatten)]
    pub meanings: BTreeMap<String, Meaning>,
}

impl Codes {
    /// Whether a trimmed cell says nothing.
    pub fn is_blank(&self, cell: &str) -> bool {
        cell.is_empty() || self.blank.iter().any(|code| code.is(cell))
    }

    /// Whether a trimmed cell says that the question does not apply.
    pub fn is_not_applicable(&self, cell: &str) -> bool {
        self.not_applicable.iter().any(|code| code.is(cell))
    }

    /// What a trimmed cell stands for, when the map says so.
    pub fn meaning(&self, cell: &str) -> Option<&Meaning> {
        self.meanings.get(cell).or_else(|| self.meanings.iter().find(|(code, _)| Cell::of(code).is(cell)).map(|(_, meaning)| meaning))
    }

    /// The choices that have a label; numeric codes in the order of their numbers.
    pub fn options(&self) -> Vec<ChoiceOption> {
        let mut options: Vec<_> = self
            .meanings
            .iter()
            .filter_map(|(code, meaning)| match meaning {
                Meaning::Label(label) => Some(ChoiceOption { code: code.clone(), label: label.clone() }),
                Meaning::Score(_) => None,
            })
            .collect();
        options.sort_by(|a, b| match (number(&a.code), number(&b.code)) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()).then_with(|| std::cmp::Ordering::Equal),
        });
        options
    }
}
