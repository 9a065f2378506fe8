//! SQL that reads audiences.

use kernel::Id;
use store::{Error, Read, Row, args};

use super::{Audience, Record};

const COLUMNS: &str = "id, name, kind, filter, teams, made_at, changed_at, revision";

/// All audiences by name.
pub async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM audience WHERE workspace = $1 ORDER BY name_key, id");
    read.all(&sql, args![read.workspace()]).await?.iter().map(record).collect()
}

/// The audience with this id.
pub async fn find(read: &mut Read, id: Id<Audience>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM audience WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// The audience with this name, however it is written.
pub(super) async fn by_name(read: &mut Read, name_key: &str) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM audience WHERE workspace = $1 AND name_key = $2");
    read.optional(&sql, args![read.workspace(), name_key]).await?.as_ref().map(record).transpose()
}

fn record(row: &Row) -> Result<Record, Error> {
    let teams: String = row.get("teams")?;
    Ok(Record {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.word("kind")?,
        filter: row.get("filter")?,
        teams: serde_json::from_str(&teams).map_err(|error| Error::Misuse(format!("teams of an audience: {error}")))?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}
