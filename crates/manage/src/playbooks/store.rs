//! SQL of playbooks.

use edge::revision;
use identity::members;
use kernel::{Code, Id, Refusal};
use serde::de::DeserializeOwned;
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{Playbook, Record, Role};

const SELECT: &str = "SELECT id, key, name, about, enabled, version, starts, steps, changed_at, revision FROM playbook WHERE workspace = $1";
/// Playbooks of one workspace at most.
const MOST: usize = 200;

/// All playbooks by name.
pub(super) async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let rows = read.all(&format!("{SELECT} ORDER BY name, id"), args![read.workspace()]).await?;
    rows.iter().map(record).collect()
}

/// The playbook with this key, or a refusal.
pub(super) async fn present(read: &mut Read, key: &str) -> Result<Record, Error> {
    let row = read.optional(&format!("{SELECT} AND key = $2"), args![read.workspace(), key]).await?;
    record(&row.ok_or_else(|| Refusal::not_found("playbook", key))?)
}

/// Refuses a key that names no playbook.
pub(crate) async fn check_key(read: &mut Read, key: &str) -> Result<(), Error> {
    let values = args![read.workspace(), key];
    if read.optional("SELECT id FROM playbook WHERE workspace = $1 AND key = $2", values).await?.is_some() {
        return Ok(());
    }
    Err(Refusal::field("playbook", format!("there is no playbook {key:?} here: make it first, or correct the key")).into())
}

/// Makes a playbook.
pub(super) async fn create(tx: &mut Tx<'_>, playbook: Record) -> Result<Record, Error> {
    tx.take_turn("playbook").await?;
    let playbook = fresh(tx, playbook).checked()?;
    check_members(tx, &playbook).await?;
    let known = all(tx).await?;
    if known.len() >= MOST {
        return Err(Refusal::field("key", format!("a workspace has at most {MOST} playbooks: remove one that nobody follows")).into());
    }
    if known.iter().any(|other| other.key == playbook.key) {
        let reason = format!("there is a playbook {:?} already: choose another key", playbook.key);
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("key", reason) }.into());
    }
    insert(tx, &playbook).await?;
    audit(tx, "playbook.created", playbook.id).await?;
    Ok(playbook)
}

/// Makes those whose keys are not here yet; returns how many were made.
pub(crate) async fn ensure(tx: &mut Tx<'_>, playbooks: Vec<Record>) -> Result<usize, Error> {
    tx.take_turn("playbook").await?;
    let known = all(tx).await?;
    let mut made = 0;
    for playbook in playbooks.into_iter().filter(|playbook| known.iter().all(|other| other.key != playbook.key)) {
        let playbook = fresh(tx, playbook).checked()?;
        insert(tx, &playbook).await?;
        made += 1;
    }
    Ok(made)
}

fn fresh(tx: &Tx<'_>, playbook: Record) -> Record {
    Record { id: tx.act().ids.next(), version: 1, changed_at: tx.act().now, revision: 0, ..playbook }
}

async fn insert(tx: &mut Tx<'_>, playbook: &Record) -> Result<(), Error> {
    let sql = "INSERT INTO playbook (workspace, id, key, name, about, enabled, version, starts, steps, made_at, changed_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 0)";
    tx.execute(sql, row(tx, playbook)).await.map(drop)
}

fn row(tx: &Tx<'_>, playbook: &Record) -> Vec<store::Value> {
    let mut values = args![tx.workspace(), playbook.id, &playbook.key, &playbook.name, playbook.about.as_deref(), playbook.enabled, playbook.version];
    values.extend(args![json!(playbook.starts).to_string(), json!(playbook.steps).to_string(), tx.act().now]);
    values
}

/// Changes a playbook; runs that have begun keep their steps.
pub(super) async fn change(tx: &mut Tx<'_>, seen: Option<i64>, after: Record) -> Result<Record, Error> {
    tx.take_turn("playbook").await?;
    let before = present(tx, &after.key).await?;
    revision::check(before.revision, seen)?;
    let after = after.checked()?;
    check_members(tx, &after).await?;
    let version = if after.steps == before.steps { before.version } else { before.version + 1 };
    let sql = "UPDATE playbook SET key = $3, name = $4, about = $5, enabled = $6, version = $7, starts = $8, steps = $9, changed_at = $10, \
        revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, row(tx, &Record { version, ..after })).await?;
    audit(tx, "playbook.changed", before.id).await?;
    present(tx, &before.key).await
}

/// Removes a playbook that no rule names; what is followed of it goes on.
pub(super) async fn remove(tx: &mut Tx<'_>, key: &str) -> Result<(), Error> {
    let playbook = present(tx, key).await?;
    let values = args![tx.workspace(), key];
    if let Some(rule) = tx.optional("SELECT name FROM case_rule WHERE workspace = $1 AND playbook = $2 LIMIT 1", values).await? {
        let name: String = rule.get("name")?;
        return Err(
            Refusal { code: Code::Conflict, ..Refusal::field("key", format!("the case rule {name:?} starts it: change that rule first")) }.into()
        );
    }
    tx.execute("DELETE FROM playbook WHERE workspace = $1 AND id = $2", args![tx.workspace(), playbook.id]).await?;
    audit(tx, "playbook.removed", playbook.id).await
}

async fn check_members(read: &mut Read, playbook: &Record) -> Result<(), Error> {
    for (at, step) in playbook.steps.iter().enumerate() {
        let Role::Member { member } = step.owner else { continue };
        let reason = match members::get(read, member).await? {
            Some(profile) if profile.left_at.is_none() => continue,
            Some(profile) => format!("{} has left: choose somebody who is here", profile.name),
            None => format!("there is no member {member} here"),
        };
        return Err(Refusal::field(format!("steps[{at}].owner"), reason).into());
    }
    Ok(())
}

async fn audit(tx: &mut Tx<'_>, action: &str, id: Id<Playbook>) -> Result<(), Error> {
    identity::audit::audit(tx, action, "playbook", Some(id), &json!({})).await
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        key: row.get("key")?,
        name: row.get("name")?,
        about: row.get("about")?,
        enabled: row.get("enabled")?,
        version: row.get("version")?,
        starts: listed(row, "starts")?,
        steps: listed(row, "steps")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}

fn listed<T: DeserializeOwned>(row: &Row, column: &str) -> Result<T, Error> {
    serde_json::from_str(&row.get::<String>(column)?).map_err(|error| Error::Column { column: column.into(), reason: error.to_string() })
}
