//! SQL of stages.

use customers::accounts::checked_name;
use customers::trail::Change;
use edge::revision;
use kernel::{Code, Id, Refusal, text};
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{Record, Stage};
use crate::order::arranged;

/// The longest key, in characters.
const KEY_LENGTH: usize = 60;
/// Stages of one workspace at most.
const STAGES: usize = 100;

/// All stages, in order.
pub async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let sql = "SELECT id, key, name, position, revision FROM stage WHERE workspace = $1 ORDER BY position, id";
    let rows = read.all(sql, args![read.workspace()]).await?;
    rows.iter().map(record).collect()
}

/// Makes a stage behind the others; one with the same key is a conflict.
pub async fn create(tx: &mut Tx<'_>, key: &str, name: &str) -> Result<Record, Error> {
    let key = text::key("key", key, KEY_LENGTH)?;
    if all(tx).await?.iter().any(|stage| stage.key == key) {
        return Err(Refusal {
            code: Code::Conflict,
            ..Refusal::field("key", format!("{key:?} is another stage: change that one or choose another key"))
        }
        .into());
    }
    let made = ensure(tx, &[(key, name.to_owned())]).await?;
    let made = made.into_iter().next().ok_or_else(|| Error::Misuse("a stage was made but not given back".into()))?;
    tell(tx, "stage.created", Some(made.id)).await?;
    Ok(made)
}

/// Makes those stages whose keys are not there yet, behind the others, without telling; gives back the ones made.
pub async fn ensure(tx: &mut Tx<'_>, wanted: &[(String, String)]) -> Result<Vec<Record>, Error> {
    let known = all(tx).await?;
    let next = known.last().map_or(0, |stage| stage.position + 1);
    let missing: Vec<_> = wanted.iter().filter(|(key, _)| known.iter().all(|stage| stage.key != *key)).collect();
    if known.len() + missing.len() > STAGES {
        return Err(Refusal::field("key", format!("there would be more than {STAGES} stages: remove some first")).into());
    }
    let mut made = Vec::with_capacity(missing.len());
    for ((key, name), position) in missing.into_iter().zip(next..) {
        made.push(Record { id: tx.act().ids.next(), key: key.clone(), name: checked_name("name", name)?, position, revision: 0 });
    }
    let workspace = tx.workspace();
    let rows = made.iter().map(|stage| args![workspace, stage.id, &stage.key, &stage.name, stage.position, stage.revision]);
    tx.insert_rows("INSERT INTO stage (workspace, id, key, name, position, revision)", rows.collect(), "").await?;
    Ok(made)
}

/// Renames a stage; `seen` is the revision the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Stage>, seen: Option<i64>, name: Option<&str>) -> Result<Record, Error> {
    let mut stage = present(tx, id).await?;
    revision::check(stage.revision, seen)?;
    stage.name = name.map_or(Ok(stage.name), |name| checked_name("name", name))?;
    let sql = "UPDATE stage SET name = $3, revision = revision + 1 WHERE workspace = $1 AND id = $2 AND revision = $4";
    let (workspace, before) = (tx.workspace(), stage.revision);
    revision::all_written(tx.execute(sql, args![workspace, id, &stage.name, before]).await?, 1)?;
    tell(tx, "stage.changed", Some(id)).await?;
    Ok(Record { revision: before + 1, ..stage })
}

/// Puts stages in order: those named first, the others behind them as they were.
pub async fn arrange(tx: &mut Tx<'_>, wanted: &[Id<Stage>]) -> Result<Vec<Record>, Error> {
    let known: Vec<_> = all(tx).await?.iter().map(|stage| stage.id).collect();
    let workspace = tx.workspace();
    for (position, id) in (0_i64..).zip(arranged(&known, wanted)?) {
        let sql = "UPDATE stage SET position = $3, revision = revision + 1 WHERE workspace = $1 AND id = $2 AND position <> $3";
        tx.execute(sql, args![workspace, id, position]).await?;
    }
    tell(tx, "stages.arranged", None).await?;
    all(tx).await
}

/// Removes a stage without touchpoints.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Stage>, seen: Option<i64>) -> Result<(), Error> {
    let stage = present(tx, id).await?;
    revision::check(stage.revision, seen)?;
    let workspace = tx.workspace();
    let used = tx.optional("SELECT 1 AS used FROM touchpoint WHERE workspace = $1 AND stage = $2", args![workspace, id]).await?;
    if used.is_some() {
        let reason = format!("{} has touchpoints, perhaps retired ones: give them another stage first", stage.name);
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("stage", reason) }.into());
    }
    tx.execute("DELETE FROM stage WHERE workspace = $1 AND id = $2", args![workspace, id]).await?;
    tell(tx, "stage.removed", Some(id)).await
}

async fn present(read: &mut Read, id: Id<Stage>) -> Result<Record, Error> {
    let sql = "SELECT id, key, name, position, revision FROM stage WHERE workspace = $1 AND id = $2";
    let row = read.optional(sql, args![read.workspace(), id]).await?;
    record(&row.ok_or_else(|| Refusal::not_found("stage", id))?)
}

async fn tell(tx: &mut Tx<'_>, action: &'static str, id: Option<Id<Stage>>) -> Result<(), Error> {
    Change::of(action, "stage", id).event("dictionary.changed", json!({ "of": "stage" })).tell(tx).await
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record { id: row.get("id")?, key: row.get("key")?, name: row.get("name")?, position: row.get("position")?, revision: row.get("revision")? })
}
