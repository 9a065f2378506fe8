//! Backups that either engine can write and read: one file per table, a line of JSON per row, all of one moment.

mod line;
mod restore;

use std::io::Write;

use futures_util::TryStreamExt;
use kernel::Act;

use crate::error::Error;
use crate::log;
use crate::schema::{self, Table};
use crate::store::{NOWHERE, Store};
use crate::tx::Read;
use line::{End, Head};

pub use restore::Restore;

/// Not backed up: people log in again and ask for a new link, nobody is locked out in a new place, and webhooks get new secrets.
const LEFT_OUT: &[&str] = &["session", "one_time_link", "login_throttle", "webhook_secret"];

/// The tables of a backup in the order in which they are saved and restored. Sessions, one-time links, failed log-ins and secrets of webhooks
/// are not among them. What is secret in the others is hashed.
pub fn tables() -> Vec<String> {
    saved().into_iter().map(|table| table.name).collect()
}

fn saved() -> Vec<Table> {
    schema::tables().into_iter().filter(|table| !LEFT_OUT.contains(&table.name.as_str())).collect()
}

/// A backup being written; all tables show the moment it began.
pub struct Backup {
    read: Read,
}

impl Backup {
    /// Begins a backup. Writers go on meanwhile.
    pub async fn begin(store: &Store, act: &Act) -> Result<Self, Error> {
        log::seal(store, act).await?;
        Ok(Self { read: store.snapshot(NOWHERE).await? })
    }

    /// Reads of the same moment, for what lies beside the tables.
    pub fn read(&mut self) -> &mut Read {
        &mut self.read
    }

    /// Writes the rows of a table, one at a time; returns how many there are.
    pub async fn save(&mut self, table: &str, file: &mut impl Write) -> Result<u64, Error> {
        let table = find(table)?;
        line::write(file, &Head::of(&table))?;
        let sql = format!("SELECT {} FROM {} ORDER BY {}", table.list(), table.name, table.key.join(", "));
        let mut rows = self.read.stream(&sql, vec![])?;
        let mut count = 0;
        while let Some(row) = rows.try_next().await? {
            line::write(file, &line::cells(&table, &row)?)?;
            count += 1;
        }
        line::write(file, &End { rows: count })?;
        file.flush().map_err(Error::File)?;
        Ok(count)
    }
}

fn find(name: &str) -> Result<Table, Error> {
    saved().into_iter().find(|table| table.name == name).ok_or_else(|| Error::Misuse(format!("a backup has no table {name}")))
}
