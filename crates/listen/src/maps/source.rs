//! Where a value comes from: a column of the file, or fixed for all rows.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A value of the response: `"COLUMN"`, `{ column = "COLUMN" }` or `{ value = "fixed" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The cell of this column.
    Column(String),
    /// The same for all rows.
    Fixed(String),
}

/// What a question is about: `"key"` is the same for all rows, `{ column = "COLUMN" }` says it row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// This key.
    Key(String),
    /// The key in the cell of this column.
    Column(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    column: Option<String>,
    value: Option<String>,
}

/// Reads text one way and a table another; `serde(untagged)` would lose the reason when neither fits.
struct TextOrTable<T>(PhantomData<T>, fn(String) -> T);

impl<'de, T: From<Source>> Visitor<'de> for TextOrTable<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, or a table with column or value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(self.1(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<T, A::Error> {
        match Table::deserialize(MapAccessDeserializer::new(table))? {
            Table { column: Some(column), value: None } => Ok(Source::Column(column).into()),
            Table { column: None, value: Some(value) } => Ok(Source::Fixed(value).into()),
            _ => Err(A::Error::custom("give either column or value")),
        }
    }
}

impl From<Source> for Subject {
    fn from(source: Source) -> Self {
        match source {
            Source::Column(column) => Self::Column(column),
            Source::Fixed(key) => Self::Key(key),
        }
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrTable(PhantomData, Self::Column))
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrTable(PhantomData, Self::Key))
    }
}
