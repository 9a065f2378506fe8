//! SQL of event rules.

use kernel::{Id, Refusal};
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{EventRule, Record};

const COLUMNS: &str = "id, position, source, event, conditions, touchpoint, channel, offering, offering_from, revision";

/// Rules of one workspace at most: each event is held against all of them.
const MOST: usize = 500;

/// All rules in their order.
pub async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM event_rule WHERE workspace = $1 ORDER BY position, id");
    read.all(&sql, args![read.workspace()]).await?.iter().map(record).collect()
}

/// Makes a rule behind the others.
pub async fn create(tx: &mut Tx<'_>, rule: Record) -> Result<Record, Error> {
    tx.take_turn("event rule").await?;
    let known = all(tx).await?;
    if known.len() >= MOST {
        return Err(Refusal::field("event", format!("a workspace has at most {MOST} rules: remove one that fits nothing any more")).into());
    }
    let position = known.last().map_or(0, |last| last.position + 1);
    let rule = present(tx, Record { id: tx.act().ids.next(), position, revision: 0, ..rule }.checked()?).await?;
    let sql = "INSERT INTO event_rule (workspace, id, position, source, event, conditions, touchpoint, channel, offering, offering_from, made_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)";
    let mut values = args![tx.workspace(), rule.id, position, rule.source, &rule.event, json!(rule.conditions).to_string()];
    values.extend(args![rule.touchpoint.as_deref(), rule.channel.as_deref(), rule.offering.as_deref(), rule.offering_from.as_deref(), tx.act().now]);
    tx.execute(sql, values).await?;
    audit(tx, "event_rule.created", rule.id).await?;
    Ok(rule)
}

/// The rule with this id, or a refusal.
pub(super) async fn find(read: &mut Read, id: Id<EventRule>) -> Result<Record, Error> {
    let sql = format!("SELECT {COLUMNS} FROM event_rule WHERE workspace = $1 AND id = $2");
    let row = read.optional(&sql, args![read.workspace(), id]).await?;
    record(&row.ok_or_else(|| Refusal::not_found("event rule", id))?)
}

/// Changes a rule; it goes before the rule that has its new place.
pub async fn change(tx: &mut Tx<'_>, seen: Option<i64>, rule: Record) -> Result<Record, Error> {
    tx.take_turn("event rule").await?;
    let before = find(tx, rule.id).await?;
    edge::revision::check(before.revision, seen)?;
    let rule = present(tx, rule.checked()?).await?;
    if rule.position != before.position {
        let up = "UPDATE event_rule SET position = position + 1 WHERE workspace = $1 AND position >= $2 AND id <> $3";
        tx.execute(up, args![tx.workspace(), rule.position, rule.id]).await?;
    }
    let sql = "UPDATE event_rule SET position = $3, source = $4, event = $5, conditions = $6, touchpoint = $7, channel = $8, offering = $9, \
        offering_from = $10, revision = revision + 1 WHERE workspace = $1 AND id = $2";
    let mut values = args![tx.workspace(), rule.id, rule.position, rule.source, &rule.event, json!(rule.conditions).to_string()];
    values.extend(args![rule.touchpoint.as_deref(), rule.channel.as_deref(), rule.offering.as_deref(), rule.offering_from.as_deref()]);
    tx.execute(sql, values).await?;
    audit(tx, "event_rule.changed", rule.id).await?;
    Ok(Record { revision: before.revision + 1, ..rule })
}

/// Removes a rule; what it said of interactions that are here stays.
pub async fn remove(tx: &mut Tx<'_>, id: Id<EventRule>) -> Result<(), Error> {
    find(tx, id).await?;
    tx.execute("DELETE FROM event_rule WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await?;
    audit(tx, "event_rule.removed", id).await
}

/// The rule, if the touchpoint and the offering it names are here.
async fn present(tx: &mut Tx<'_>, rule: Record) -> Result<Record, Error> {
    let missing = |noun: &str, key: &str| Refusal::field(noun, format!("there is no {noun} {key:?} here: make it first, or correct the key"));
    if let Some(key) = rule.touchpoint.as_deref()
        && journeys::touchpoints::codes_for(tx, &[key], false).await?.is_empty()
    {
        return Err(missing("touchpoint", key).into());
    }
    if let Some(key) = rule.offering.as_deref()
        && customers::offerings::codes_for(tx, &[key], false).await?.is_empty()
    {
        return Err(missing("offering", key).into());
    }
    Ok(rule)
}

async fn audit(tx: &mut Tx<'_>, action: &str, id: Id<EventRule>) -> Result<(), Error> {
    identity::audit::audit(tx, action, "event_rule", Some(id), &json!({})).await
}

fn record(row: &Row) -> Result<Record, Error> {
    let conditions: String = row.get("conditions")?;
    Ok(Record {
        id: row.get("id")?,
        position: row.get("position")?,
        source: row.get("source")?,
        event: row.get("event")?,
        conditions: serde_json::from_str(&conditions).map_err(|error| Error::Column { column: "conditions".into(), reason: error.to_string() })?,
        touchpoint: row.get("touchpoint")?,
        channel: row.get("channel")?,
        offering: row.get("offering")?,
        offering_from: row.get("offering_from")?,
        revision: row.get("revision")?,
    })
}
