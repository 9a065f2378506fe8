//! Rows of small tables that every write looks up: kept in this process while nobody changes them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::{Id, Workspace};

use crate::engine::Engine;
use crate::error::Error;
use crate::row::Row;
use crate::tables::read_by;
use crate::tx::Tx;
use crate::value::Value;

/// Keys that are kept at most; with more, all are read anew.
const KEPT: usize = 10_000;

/// A statement in a workspace.
type Asked = (&'static str, Id<Workspace>);
type Rows = Vec<Arc<Row>>;

#[derive(Default)]
pub(crate) struct Kept(Mutex<HashMap<Asked, HashMap<String, Rows>>>);

impl Kept {
    fn all(&self) -> MutexGuard<'_, HashMap<Asked, HashMap<String, Rows>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has to be called before a transaction that wrote into these tables ends: whoever writes next reads them anew.
    pub(crate) fn forget(&self, tables: &[String]) {
        self.all().retain(|(sql, _), _| !reads(sql, tables));
    }

    /// The rows of the keys that are kept, and the other keys.
    fn find<'k>(&self, asked: Asked, keys: impl IntoIterator<Item = &'k str>) -> (Rows, Vec<&'k str>) {
        let all = self.all();
        let kept = all.get(&asked);
        let (mut rows, mut others) = (Vec::new(), Vec::new());
        for key in keys {
            match kept.and_then(|kept| kept.get(key)) {
                Some(found) => rows.extend(found.iter().cloned()),
                None => others.push(key),
            }
        }
        (rows, others)
    }

    fn keep(&self, asked: Asked, rows: &[Arc<Row>]) -> Result<(), Error> {
        let mut by_key: HashMap<String, Rows> = HashMap::new();
        for row in rows {
            by_key.entry(row.get("key")?).or_default().push(Arc::clone(row));
        }
        let mut all = self.all();
        if all.values().map(HashMap::len).sum::<usize>() + by_key.len() > KEPT {
            all.clear();
        }
        all.entry(asked).or_default().extend(by_key);
        Ok(())
    }
}

fn reads(sql: &str, tables: &[String]) -> bool {
    read_by(sql).any(|table| tables.iter().any(|written| written == table))
}

impl Tx<'_> {
    /// The rows of a small table with one of the keys: like [`Read::all_by`](crate::Read::all_by), with a column `key` that holds the key. One file
    /// that only this process writes is not read again for a key that was found until somebody writes into a table of the statement.
    pub async fn kept_by(&mut self, select: &'static str, keys: impl IntoIterator<Item = &str>) -> Result<Vec<Arc<Row>>, Error> {
        // Other nodes write into the tables of a server too, and what this transaction wrote may still be undone.
        let keeps = self.engine() == Engine::Sqlite && !reads(select, self.written());
        let asked = (select, self.workspace());
        let (mut rows, others) = if keeps { self.shared.kept.find(asked, keys) } else { (Vec::new(), keys.into_iter().collect()) };
        if others.is_empty() {
            return Ok(rows);
        }
        let read: Rows = self.all_by(select, others.into_iter().map(Value::from).collect()).await?.into_iter().map(Arc::new).collect();
        if keeps {
            // Nobody else writes before this transaction ends, so what it reads is what everybody will read.
            self.shared.kept.keep(asked, &read)?;
        }
        rows.extend(read);
        Ok(rows)
    }
}
