//! SQL that reads programmes.

use kernel::Id;
use store::{Error, Read, Row, args};

use super::{Plan, Programme, Record, State};

pub(super) const COLUMNS: &str = "id, name, state, survey, audience, plan, family, priority, planned_at, made_at, changed_at, revision";

/// All programmes by name.
pub async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM programme WHERE workspace = $1 ORDER BY name_key, id");
    read.all(&sql, args![read.workspace()]).await?.iter().map(record).collect()
}

/// Those that ask, the first to ask first.
pub async fn running(read: &mut Read) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM programme WHERE workspace = $1 AND state = $2 ORDER BY priority DESC, id");
    read.all(&sql, args![read.workspace(), State::Running.text()]).await?.iter().map(record).collect()
}

/// The programme with this id.
pub async fn find(read: &mut Read, id: Id<Programme>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM programme WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// The programme with this name, however it is written.
pub(super) async fn by_name(read: &mut Read, name_key: &str) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM programme WHERE workspace = $1 AND name_key = $2");
    read.optional(&sql, args![read.workspace(), name_key]).await?.as_ref().map(record).transpose()
}

fn record(row: &Row) -> Result<Record, Error> {
    let written: String = row.get("plan")?;
    let plan: Plan = serde_json::from_str(&written).map_err(|error| Error::Misuse(format!("the plan of a programme: {error}")))?;
    Ok(Record {
        id: row.get("id")?,
        name: row.get("name")?,
        state: row.word("state")?,
        survey: row.get("survey")?,
        audience: row.get("audience")?,
        plan,
        family: row.get("family")?,
        priority: row.get("priority")?,
        planned_at: row.get("planned_at")?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}
