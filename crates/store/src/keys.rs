//! Rows for many keys at once, in few statements.

use std::fmt::Write as _;

use futures_util::TryStreamExt;

use crate::engine::Engine;
use crate::error::Error;
use crate::row::Row;
use crate::tx::Read;
use crate::value::Value;

/// Keys in one statement; lists are filled up to a power of two, so that few texts are prepared.
const KEYS: usize = 256;

impl Read {
    /// All rows with one of the keys: `select` binds the workspace as `$1` and ends in the column that is compared, as in
    /// `SELECT id, name FROM account WHERE workspace = $1 AND external_id`.
    pub async fn all_by(&mut self, select: &str, keys: Vec<Value>) -> Result<Vec<Row>, Error> {
        let mut rows = Vec::with_capacity(keys.len());
        for chunk in keys.chunks(KEYS) {
            let (sql, values) = self.listed(select, chunk);
            // PostgreSQL would keep the plan it made when the table was small, and read the whole table for every list.
            let kept = self.engine() == Engine::Sqlite;
            rows.extend(self.stream_by(&sql, values, kept)?.try_collect::<Vec<_>>().await?);
        }
        Ok(rows)
    }

    pub(crate) fn listed(&self, start: &str, keys: &[Value]) -> (String, Vec<Value>) {
        // Looking up the names of many `$n` takes quadratic time on SQLite.
        let named = self.engine() == Engine::Postgres;
        let start = if named { start.to_owned() } else { start.replacen("$1", "?", 1) };
        let (mut text, mut values) = (format!("{start} IN ("), vec![Value::from(self.workspace())]);
        let filled = keys.iter().chain(std::iter::repeat(&keys[keys.len() - 1])).take(keys.len().next_power_of_two());
        for (position, key) in filled.enumerate() {
            text.push_str(if position == 0 { "" } else { ", " });
            if named {
                write!(text, "${}", position + 2).expect("writing to a string cannot fail");
            } else {
                text.push('?');
            }
            values.push(key.clone());
        }
        text.push(')');
        (text, values)
    }
}

impl crate::tx::Tx<'_> {
    /// Deletes or changes all rows with one of the keys; `start` as in [`Read::all_by`]. Returns how many rows were touched.
    pub async fn execute_by(&mut self, start: &str, keys: &[Value]) -> Result<u64, Error> {
        let mut touched = 0;
        for chunk in keys.chunks(KEYS) {
            let (sql, values) = self.listed(start, chunk);
            touched += self.execute(&sql, values).await?;
        }
        Ok(touched)
    }
}
