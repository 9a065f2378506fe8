//! SQL of root causes.

use std::collections::HashMap;

use edge::{Patch, revision};
use kernel::{Code, Id, Refusal, name_key};
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{Cause, MOST, Record, checked_name, refuse_circle};

const SELECT: &str = "SELECT r.id, r.parent, r.name, r.position, r.retired_at, r.revision, \
    (SELECT COUNT(*) FROM customer_case c WHERE c.workspace = r.workspace AND c.cause = r.id) AS cases FROM root_cause r WHERE r.workspace = $1";

/// All causes in their order, the retired ones among them.
pub async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    read.all(&format!("{SELECT} ORDER BY r.position, r.id"), args![read.workspace()]).await?.iter().map(record).collect()
}

/// What they are called.
pub(crate) async fn names(read: &mut Read) -> Result<HashMap<Id<Cause>, String>, Error> {
    let rows = read.all("SELECT id, name FROM root_cause WHERE workspace = $1", args![read.workspace()]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

async fn find(read: &mut Read, id: Id<Cause>) -> Result<Record, Error> {
    let row = read.optional(&format!("{SELECT} AND r.id = $2"), args![read.workspace(), id]).await?;
    record(&row.ok_or_else(|| Refusal::not_found("root cause", id))?)
}

/// Makes a cause behind the others.
pub async fn create(tx: &mut Tx<'_>, name: &str, parent: Option<Id<Cause>>) -> Result<Record, Error> {
    tx.take_turn("root cause").await?;
    let (name, known) = (checked_name(name)?, all(tx).await?);
    if known.len() >= MOST {
        return Err(Refusal::field("name", format!("a workspace has at most {MOST} root causes: remove one that no case names")).into());
    }
    let id = tx.act().ids.next();
    if let Some(parent) = parent {
        refuse_circle(&known, id, parent)?;
    }
    refuse_taken(&known, id, &name)?;
    let position = known.last().map_or(0, |last| last.position + 1);
    insert(tx, id, &name, parent, position).await?;
    audit(tx, "root_cause.created", id).await?;
    find(tx, id).await
}

async fn insert(tx: &mut Tx<'_>, id: Id<Cause>, name: &str, parent: Option<Id<Cause>>, position: i64) -> Result<(), Error> {
    let sql = "INSERT INTO root_cause (workspace, id, parent, name, name_key, position, made_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";
    tx.execute(sql, args![tx.workspace(), id, parent, name, name_key(name), position, tx.act().now]).await.map(drop)
}

/// Makes those that are not here yet; returns how many were made.
pub(crate) async fn ensure(tx: &mut Tx<'_>, names: &[&str]) -> Result<usize, Error> {
    tx.take_turn("root cause").await?;
    let known = all(tx).await?;
    let next = known.last().map_or(0, |last| last.position + 1);
    let missing = names.iter().filter(|name| known.iter().all(|cause| name_key(&cause.name) != name_key(name)));
    let mut made = 0;
    for (name, position) in missing.zip(next..) {
        let id = tx.act().ids.next();
        insert(tx, id, name, None, position).await?;
        made += 1;
    }
    Ok(made)
}

/// What is wished of a cause.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// What people call it.
    pub name: Option<String>,
    /// The wider cause.
    pub parent: Patch<Id<Cause>>,
    /// Its new place: it goes before the one that has it.
    pub position: Option<i64>,
    /// Whether it is offered no more.
    pub retired: Option<bool>,
}

/// Changes a cause.
pub async fn change(tx: &mut Tx<'_>, id: Id<Cause>, seen: Option<i64>, edit: Edit) -> Result<Record, Error> {
    tx.take_turn("root cause").await?;
    let (before, known) = (find(tx, id).await?, all(tx).await?);
    revision::check(before.revision, seen)?;
    let name = edit.name.as_deref().map(checked_name).transpose()?.unwrap_or_else(|| before.name.clone());
    refuse_taken(&known, id, &name)?;
    if let Patch::Set(parent) = edit.parent {
        refuse_circle(&known, id, parent)?;
    }
    let position = edit.position.unwrap_or(before.position).clamp(0, 1_000_000);
    if position != before.position {
        let up = "UPDATE root_cause SET position = position + 1 WHERE workspace = $1 AND position >= $2 AND id <> $3";
        tx.execute(up, args![tx.workspace(), position, id]).await?;
    }
    let retired_at = match edit.retired {
        None => before.retired_at,
        Some(true) => before.retired_at.or(Some(tx.act().now)),
        Some(false) => None,
    };
    let sql = "UPDATE root_cause SET name = $3, name_key = $4, parent = $5, position = $6, retired_at = $7, revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, &name, name_key(&name), edit.parent.apply(before.parent), position, retired_at]).await?;
    audit(tx, "root_cause.changed", id).await?;
    find(tx, id).await
}

/// Removes a cause that no case names and that has none below it.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Cause>) -> Result<(), Error> {
    let conflict = |reason: &str| Refusal { code: Code::Conflict, ..Refusal::field("id", reason) };
    if find(tx, id).await?.cases > 0 {
        return Err(conflict("is named by cases: retire it, so that it is offered no more").into());
    }
    if all(tx).await?.iter().any(|other| other.parent == Some(id)) {
        return Err(conflict("has causes below it: move or remove them first").into());
    }
    tx.execute("DELETE FROM root_cause WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await?;
    audit(tx, "root_cause.removed", id).await
}

/// Refuses a cause that is not here, or that is offered no more, unless the case has it already.
pub(crate) async fn check_usable(read: &mut Read, id: Id<Cause>, before: Option<Id<Cause>>) -> Result<(), Error> {
    let row = read.optional("SELECT name, retired_at FROM root_cause WHERE workspace = $1 AND id = $2", args![read.workspace(), id]).await?;
    let row = row.ok_or_else(|| Refusal::field("cause", format!("there is no root cause {id} here")))?;
    if row.get::<Option<i64>>("retired_at")?.is_some() && before != Some(id) {
        let name: String = row.get("name")?;
        return Err(Refusal::field("cause", format!("{name:?} is retired: choose another one")).into());
    }
    Ok(())
}

fn refuse_taken(known: &[Record], own: Id<Cause>, name: &str) -> Result<(), Refusal> {
    if known.iter().all(|cause| cause.id == own || name_key(&cause.name) != name_key(name)) {
        return Ok(());
    }
    Err(Refusal { code: Code::Conflict, ..Refusal::field("name", format!("there is a root cause {name:?} already: choose another name")) })
}

async fn audit(tx: &mut Tx<'_>, action: &str, id: Id<Cause>) -> Result<(), Error> {
    identity::audit::audit(tx, action, "root_cause", Some(id), &json!({})).await
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        parent: row.get("parent")?,
        name: row.get("name")?,
        position: row.get("position")?,
        retired_at: row.get("retired_at")?,
        revision: row.get("revision")?,
        cases: row.get("cases")?,
    })
}
