//! Reads a backup into an empty store: whole, or not at all.

use std::io::BufRead;

use kernel::{Act, Code, Refusal};
use serde_json::Value as Json;

use super::line::{End, Head, values};
use super::saved;
use crate::error::Error;
use crate::log;
use crate::schema::Table;
use crate::sql::Sql;
use crate::store::Store;
use crate::tx::{Read, Tx};
use crate::value::Value;

/// Rows that are held in memory at once.
const CHUNK: usize = 2048;

/// A restore being read; nothing is there before [`Restore::finish`].
pub struct Restore<'act> {
    tx: Tx<'act>,
    /// Tables that have not come yet, the next one last.
    missing: Vec<Table>,
}

impl<'act> Restore<'act> {
    /// Begins to restore into a store without records.
    pub async fn begin(store: &Store, act: &'act Act) -> Result<Self, Error> {
        let mut tx = store.begin(act).await?;
        for table in saved() {
            if tx.optional(&format!("SELECT 1 AS one FROM {} LIMIT 1", table.name), vec![]).await?.is_some() {
                let detail = format!("there are records already (table {}): restore into a new data folder or an empty database", table.name);
                return Err(Refusal::new(Code::Conflict, detail).into());
            }
        }
        let mut missing = saved();
        missing.reverse();
        Ok(Self { tx, missing })
    }

    /// Reads a table; they come in the order of [`super::tables`]. Returns how many rows there were.
    pub async fn load(&mut self, name: &str, file: impl BufRead) -> Result<u64, Error> {
        let Some(table) = self.missing.pop().filter(|table| table.name == name) else {
            return Err(refused(name, 1, "the tables do not come in the order in which a backup has them"));
        };
        let mut lines = file.lines();
        check_head(&table, lines.next())?;
        let (mut rows, mut children) = (Vec::new(), Vec::new());
        let (mut count, mut end) = (0, None);
        for line in lines {
            let line = line.map_err(Error::File)?;
            let misfit = || refused(name, count + 2, "the row does not fit the table");
            if end.is_some() {
                return Err(misfit());
            }
            if line.starts_with('{') {
                end = Some(serde_json::from_str::<End>(&line).map_err(|_| misfit())?);
                continue;
            }
            let cells: Vec<Json> = serde_json::from_str(&line).map_err(|_| misfit())?;
            rows.push(orphan(&table, values(&table, &cells).ok_or_else(misfit)?, &mut children));
            count += 1;
            if rows.len() == CHUNK {
                self.insert(&table, std::mem::take(&mut rows)).await?;
            }
        }
        if end.is_none_or(|end| end.rows != count) {
            return Err(refused(name, count + 2, "the file is cut off: its last line has to name the number of rows"));
        }
        self.insert(&table, rows).await?;
        for child in children {
            self.tx.execute_of(child).await?;
        }
        Ok(count)
    }

    /// Reads of what was restored so far, for what lies beside the tables.
    pub fn read(&mut self) -> &mut Read {
        &mut self.tx
    }

    async fn insert(&mut self, table: &Table, rows: Vec<Vec<Value>>) -> Result<(), Error> {
        self.tx.insert_rows(&format!("INSERT INTO {} ({})", table.name, table.list()), rows, "").await?;
        Ok(())
    }

    /// Makes the restored records durable, once all tables were read.
    pub async fn finish(mut self) -> Result<(), Error> {
        if let Some(table) = self.missing.last() {
            return Err(refused(&table.name, 1, "the backup ends before this table"));
        }
        log::number(&mut self.tx, "id").await?;
        self.tx.commit().await
    }
}

fn check_head(table: &Table, line: Option<std::io::Result<String>>) -> Result<(), Error> {
    let line = line.transpose().map_err(Error::File)?.unwrap_or_default();
    let head: Head = serde_json::from_str(&line).map_err(|_| refused(&table.name, 1, "this is not a table of a backup"))?;
    let wanted = Head::of(table);
    if head.schema != wanted.schema {
        let reason = format!(
            "the backup has schema {} and this release {}: restore it with the release that made it, and upgrade then",
            head.schema, wanted.schema
        );
        return Err(refused(&table.name, 1, &reason));
    }
    if head == wanted { Ok(()) } else { Err(refused(&table.name, 1, "the table has other columns than this release knows")) }
}

/// A row may come before the one it refers to in its own table: that reference follows when all rows are there.
fn orphan(table: &Table, mut row: Vec<Value>, children: &mut Vec<Sql>) -> Vec<Value> {
    let place = table.columns.iter().position(|column| Some(&column.name) == table.parent.as_ref());
    let Some((place, parent)) = place.and_then(|place| Some((place, table.parent.as_ref()?))) else { return row };
    let reference = std::mem::replace(&mut row[place], Value::Null(table.columns[place].kind));
    if !matches!(reference, Value::Null(_)) {
        let mut child = Sql::new(&format!("UPDATE {} SET {parent} = ", table.name));
        child.bind(reference).push(" WHERE 1 = 1");
        for (column, value) in table.columns.iter().zip(&row).filter(|(column, _)| table.key.contains(&column.name)) {
            child.push(" AND ").push(&column.name).push(" = ").bind(value.clone());
        }
        children.push(child);
    }
    row
}

fn refused(table: &str, line: u64, reason: &str) -> Error {
    Refusal::new(Code::Invalid, format!("backup, table {table}, line {line}: {reason}")).into()
}
