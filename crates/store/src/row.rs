//! Rows as they come back, read by column name or position.

use std::str::FromStr;

use kernel::{Id, Refusal, Time};
use sqlx::Row as _;
use sqlx::any::{AnyRow, AnyValueRef};
use sqlx::{Decode, ValueRef};

use crate::error::Error;

/// One row of a result.
pub struct Row(pub(crate) AnyRow);

impl Row {
    /// The value of a column by its name.
    pub fn get<T: Column>(&self, column: &str) -> Result<T, Error> {
        T::read(&self.raw(column)?).map_err(|reason| Error::Column { column: column.into(), reason })
    }

    /// A word of a closed set, by the name of its column.
    pub fn word<T: FromStr<Err = Refusal>>(&self, column: &str) -> Result<T, Error> {
        word(&self.raw(column)?).map_err(|reason| Error::Column { column: column.into(), reason })
    }

    /// The same, where there is one.
    pub fn optional_word<T: FromStr<Err = Refusal>>(&self, column: &str) -> Result<Option<T>, Error> {
        if self.raw(column)?.is_null() { Ok(None) } else { self.word(column).map(Some) }
    }

    fn raw(&self, column: &str) -> Result<AnyValueRef<'_>, Error> {
        self.0.try_get_raw(column).map_err(|_| Error::Misuse(format!("the statement gives no column {column}")))
    }

    /// The value of a column by its position, from 0.
    pub fn at<T: Column>(&self, position: usize) -> Result<T, Error> {
        let value = self.0.try_get_raw(position).map_err(|_| Error::Misuse(format!("the statement gives no column {position}")))?;
        T::read(&value).map_err(|reason| Error::Column { column: position.to_string(), reason })
    }
}

/// What can be read from a column.
pub trait Column: Sized {
    #[doc(hidden)]
    fn read(value: &AnyValueRef<'_>) -> Result<Self, String>;
}

fn decode<'r, T: Decode<'r, sqlx::Any>>(value: &AnyValueRef<'r>) -> Result<T, String> {
    if value.is_null() {
        return Err("it is null".into());
    }
    T::decode(value.clone()).map_err(|error| error.to_string())
}

fn word<T: FromStr<Err = Refusal>>(value: &AnyValueRef<'_>) -> Result<T, String> {
    decode::<&str>(value)?.parse().map_err(|refusal: Refusal| refusal.detail)
}

macro_rules! column {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(value: &AnyValueRef<'_>) -> Result<Self, String> {
                decode(value)
            }
        }
    )*};
}
column!(i64, f64, String, Vec<u8>);

impl Column for bool {
    fn read(value: &AnyValueRef<'_>) -> Result<Self, String> {
        Ok(i64::read(value)? != 0)
    }
}

impl Column for Time {
    fn read(value: &AnyValueRef<'_>) -> Result<Self, String> {
        i64::read(value).map(Self::from_micros)
    }
}

impl<N> Column for Id<N> {
    fn read(value: &AnyValueRef<'_>) -> Result<Self, String> {
        let bytes: &[u8] = decode(value)?;
        bytes.try_into().map(Self::from_bytes).map_err(|_| format!("an id has 16 bytes, not {}", bytes.len()))
    }
}

impl<T: Column> Column for Option<T> {
    fn read(value: &AnyValueRef<'_>) -> Result<Self, String> {
        if value.is_null() { Ok(None) } else { T::read(value).map(Some) }
    }
}
