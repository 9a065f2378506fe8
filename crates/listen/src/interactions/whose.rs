//! Whose doings are here: all that is kept of a person, to be shown or forgotten; and for how long anything is kept.

use customers::contacts::{self, Contact};
use kernel::{Id, Refusal, Time};
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Tx, Value, args};

use super::Interaction;
use super::refusals::KEPT_DAYS;

const DONE: &str = "SELECT i.id, s.key AS source, i.call, e.name AS event, i.happened_at, i.received_at, i.visitor, i.properties FROM interaction i \
    JOIN source s ON s.workspace = i.workspace AND s.code = i.source JOIN event_name e ON e.workspace = i.workspace AND e.code = i.event \
    WHERE i.workspace = $1 AND i.contact = $2 ORDER BY i.happened_at, i.id";

/// All that is kept of what a person did.
pub async fn personal(read: &mut Read, contact: Id<Contact>) -> Result<Json, Error> {
    let Some(record) = contacts::find(read, contact).await? else { return Ok(json!({})) };
    let rows = read.all(DONE, args![read.workspace(), record.code]).await?;
    let interactions = rows.iter().map(done).collect::<Result<Vec<_>, _>>()?;
    let names = names(read, &record).await?;
    let refused = read.all_by("SELECT payload, reason, at FROM intake_refusal WHERE workspace = $1 AND person", values(&names)).await?;
    let refused = refused
        .iter()
        .map(|row| Ok(json!({ "payload": row.get::<String>("payload")?, "reason": row.get::<String>("reason")?, "at": row.get::<Time>("at")? })));
    let visitors = visitors(read, record.code).await?;
    Ok(json!({ "interactions": interactions, "visitors": visitors, "refused": refused.collect::<Result<Vec<_>, Error>>()? }))
}

fn done(row: &Row) -> Result<Json, Error> {
    let properties: String = row.get("properties")?;
    let properties: Json =
        serde_json::from_str(&properties).map_err(|error| Error::Column { column: "properties".into(), reason: error.to_string() })?;
    Ok(json!({
        "id": row.get::<Id<Interaction>>("id")?, "source": row.get::<String>("source")?, "call": row.get::<String>("call")?,
        "event": row.get::<String>("event")?, "happened_at": row.get::<Time>("happened_at")?, "received_at": row.get::<Time>("received_at")?,
        "visitor": row.get::<Option<String>>("visitor")?, "properties": properties,
    }))
}

async fn visitors(read: &mut Read, code: i64) -> Result<Vec<String>, Error> {
    let rows = read.all("SELECT key FROM visitor WHERE workspace = $1 AND contact = $2 ORDER BY key", args![read.workspace(), code]).await?;
    rows.iter().map(|row| row.get("key")).collect()
}

/// All names by which sources may have called a person.
async fn names(read: &mut Read, record: &contacts::Record) -> Result<Vec<String>, Error> {
    let mut names = contacts::further_names(read, record.id).await?;
    names.extend(visitors(read, record.code).await?);
    names.extend([record.external_id.clone(), record.mail.clone(), Some(record.id.to_string())].into_iter().flatten());
    Ok(names)
}

fn values(names: &[String]) -> Vec<Value> {
    names.iter().map(|name| Value::from(name.as_str())).collect()
}

/// Forgets what a person did, with all that was refused under one of their names.
pub async fn erase(tx: &mut Tx<'_>, contact: Id<Contact>) -> Result<(), Error> {
    // In its turn, so that nobody takes in something more of theirs between the look and the removal.
    tx.take_turn("interaction").await?;
    let Some(record) = contacts::find(tx, contact).await? else { return Ok(()) };
    let names = names(tx, &record).await?;
    tx.execute_by("DELETE FROM intake_refusal WHERE workspace = $1 AND person", &values(&names)).await?;
    for sql in ["DELETE FROM interaction WHERE workspace = $1 AND contact = $2", "DELETE FROM visitor WHERE workspace = $1 AND contact = $2"] {
        tx.execute(sql, args![tx.workspace(), record.code]).await?;
    }
    Ok(())
}

/// For how many days interactions are kept; none is for ever.
pub async fn keep_days(read: &mut Read) -> Result<Option<i64>, Error> {
    let row = read.optional("SELECT days FROM interaction_keep WHERE workspace = $1", args![read.workspace()]).await?;
    row.map(|row| row.get("days")).transpose()
}

/// Sets for how many days interactions are kept.
pub async fn set_keep_days(tx: &mut Tx<'_>, days: Option<i64>) -> Result<(), Error> {
    let workspace = tx.workspace();
    match days {
        Some(days) if !(1..=36_500).contains(&days) => return Err(Refusal::field("days", "keep them for 1 to 36,500 days, or for ever").into()),
        Some(days) => {
            let sql = "INSERT INTO interaction_keep (workspace, days) VALUES ($1, $2) ON CONFLICT (workspace) DO UPDATE SET days = excluded.days";
            tx.execute(sql, args![workspace, days]).await?;
        }
        None => drop(tx.execute("DELETE FROM interaction_keep WHERE workspace = $1", args![workspace]).await?),
    }
    identity::audit::audit(tx, "interactions.kept_for", "workspace", Some(workspace), &json!({ "days": days })).await
}

/// Removes what came before it is to be kept; returns how many interactions and refused items went.
pub async fn tidy(tx: &mut Tx<'_>) -> Result<(u64, u64), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let refused = tx.execute("DELETE FROM intake_refusal WHERE workspace = $1 AND id < $2", args![workspace, first_of(now, KEPT_DAYS)]).await?;
    let Some(days) = keep_days(tx).await? else { return Ok((0, refused)) };
    let gone = tx.execute("DELETE FROM interaction WHERE workspace = $1 AND id < $2", args![workspace, first_of(now, days)]).await?;
    if gone > 0 {
        tx.append("interactions.removed", &json!({ "before": first_of(now, days) })).await?;
    }
    Ok((gone, refused))
}

/// What is smaller than every id made in the last days: ids begin with the moment they were made.
fn first_of(now: Time, days: i64) -> Id<Interaction> {
    let millis = u64::try_from(now.plus_seconds(-days * 86_400).micros() / 1000).unwrap_or_default();
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    Id::from_bytes(bytes)
}
