//! A value of an attribute as the store keeps it and as people read it.

use jiff::civil::Date;
use serde_json::Value as Json;
use store::{Error, Row, Value};

use super::Kind;

/// The longest text of one value, in characters.
pub const TEXT_LENGTH: usize = 2_000;

/// A value as the store keeps it: words, choices and dates as text; numbers, and truth as 0 or 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Stored {
    /// Column `value_text`.
    Text(String),
    /// Column `value_num`.
    Number(f64),
}

impl Stored {
    /// A truth value.
    pub const fn truth(truth: bool) -> Self {
        Self::Number(if truth { 1.0 } else { 0.0 })
    }

    /// The columns `value_text` and `value_num`.
    pub fn columns(&self) -> [Value; 2] {
        match self {
            Self::Text(text) => [text.into(), Option::<f64>::None.into()],
            Self::Number(number) => [Option::<String>::None.into(), (*number).into()],
        }
    }

    /// Reads the columns `value_text` and `value_num`.
    pub fn of(row: &Row) -> Result<Self, Error> {
        Ok(match row.get::<Option<String>>("value_text")? {
            Some(text) => Self::Text(text),
            None => Self::Number(row.get("value_num")?),
        })
    }
}

impl Kind {
    /// A value of this kind as JSON.
    pub fn json(self, value: &Stored) -> Json {
        match value {
            Stored::Text(text) => text.as_str().into(),
            Stored::Number(number) if self == Self::Truth => (*number != 0.0).into(),
            Stored::Number(number) => (*number).into(),
        }
    }

    /// A value of this kind as a cell of a file.
    pub fn cell(self, value: &Stored) -> String {
        match value {
            Stored::Text(text) => text.clone(),
            Stored::Number(number) if self == Self::Truth => (if *number == 0.0 { "no" } else { "yes" }).into(),
            Stored::Number(number) => number.to_string(),
        }
    }
}

pub(super) fn text(cell: &str) -> Result<Stored, String> {
    kernel::text::lines("value", cell, TEXT_LENGTH).map(Stored::Text).map_err(|refusal| refusal.params[0].reason.clone())
}

pub(super) fn number(cell: &str) -> Result<Stored, String> {
    let number = cell.parse::<f64>().ok().filter(|number| number.is_finite());
    number.map(Stored::Number).ok_or_else(|| format!("{cell:?} is not a number: write it as 1234.5"))
}

pub(super) fn date(cell: &str) -> Result<Stored, String> {
    let date = cell.parse::<Date>().ok().filter(|date| cell.len() == 10 && (1900..2200).contains(&date.year()));
    date.map(|date| Stored::Text(date.to_string())).ok_or_else(|| format!("{cell:?} is not a date: write it as 2026-03-01"))
}

pub(super) fn truth(cell: &str) -> Result<Stored, String> {
    match cell.to_lowercase().as_str() {
        "yes" | "true" | "1" | "ja" | "y" => Ok(Stored::truth(true)),
        "no" | "false" | "0" | "nein" | "n" => Ok(Stored::truth(false)),
        _ => Err(format!("{cell:?} is neither yes nor no")),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(number("1e3"), Ok(Stored::Number(1000.0)))]
    #[case(number("NaN"), Err("\"NaN\" is not a number: write it as 1234.5".into()))]
    #[case(number("1,5"), Err("\"1,5\" is not a number: write it as 1234.5".into()))]
    #[case(date("2026-02-30"), Err("\"2026-02-30\" is not a date: write it as 2026-03-01".into()))]
    #[case(date("2026-03-01T09:00:00"), Err("\"2026-03-01T09:00:00\" is not a date: write it as 2026-03-01".into()))]
    #[case(truth("Ja"), Ok(Stored::Number(1.0)))]
    #[case(truth("perhaps"), Err("\"perhaps\" is neither yes nor no".into()))]
    #[case(text("a\0b"), Err("holds the control character U+0000: leave it out".into()))]
    fn cells_are_read(#[case] read: Result<Stored, String>, #[case] wanted: Result<Stored, String>) {
        assert_eq!(read, wanted);
    }

    #[test]
    fn values_are_shown_by_kind() {
        assert_eq!(Kind::Truth.json(&Stored::truth(true)), Json::Bool(true));
        assert_eq!(Kind::Truth.cell(&Stored::truth(false)), "no");
        assert_eq!(Kind::Number.cell(&Stored::Number(1200.0)), "1200");
    }
}
