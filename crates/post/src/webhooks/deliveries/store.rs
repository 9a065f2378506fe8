//! SQL of deliveries.

use kernel::{Id, Page, Time};
use serde_json::json;
use store::jobs::NewJob;
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::{Attempt, KEPT_DAYS, Record, State};
use crate::webhooks::deliver::SEND;
use crate::{Delivered, Webhook};

const COLUMNS: &str = "id, webhook, kind, body, state, attempts, tries, made_at, due_at, ended_at";
/// Deliveries that are sent on their way again by one request, at most.
const AGAIN: i64 = 2000;
/// Attempts of one delivery that are shown, the newest.
const SHOWN: i64 = 50;

/// Writes deliveries of one event: of those that go, with the promise to send them; of the others, to be sent later.
pub(in crate::webhooks) async fn add(tx: &mut Tx<'_>, webhooks: &[(Id<Webhook>, bool)], kind: &str, body: &str) -> Result<Vec<Id<Delivered>>, Error> {
    let act = tx.act();
    let mut rows = Vec::with_capacity(webhooks.len());
    let mut ids = Vec::with_capacity(webhooks.len());
    for (webhook, goes) in webhooks {
        let id: Id<Delivered> = act.ids.next();
        let state = if *goes { State::Waiting } else { State::Failed };
        let (due, ended) = (goes.then_some(act.now), (!goes).then_some(act.now));
        rows.push(args![act.workspace, id, *webhook, kind, body, state.text(), 0_i64, 0_i64, act.now, due, ended]);
        ids.push(id);
    }
    let insert = "INSERT INTO webhook_delivery (workspace, id, webhook, kind, body, state, attempts, tries, made_at, due_at, ended_at)";
    tx.insert_rows(insert, rows, "").await?;
    for (id, _) in ids.iter().zip(webhooks).filter(|(_, (_, goes))| *goes) {
        promise(tx, *id, act.now).await?;
    }
    Ok(ids)
}

/// Promises a job that sends the delivery.
async fn promise(tx: &mut Tx<'_>, id: Id<Delivered>, run_at: Time) -> Result<(), Error> {
    let key = id.to_string();
    tx.enqueue(&NewJob { name: SEND, unique_key: Some(&key), payload: json!({ "delivery": id }), run_at }).await.map(drop)
}

/// Lets a delivery wait without an attempt.
pub(in crate::webhooks) async fn put_off(tx: &mut Tx<'_>, id: Id<Delivered>, until: Time) -> Result<(), Error> {
    let sql = "UPDATE webhook_delivery SET due_at = $3 WHERE workspace = $1 AND id = $2 AND state = 'waiting'";
    if tx.execute(sql, args![tx.workspace(), id, until]).await? > 0 {
        promise(tx, id, until).await?;
    }
    Ok(())
}

/// Notes an attempt.
pub(in crate::webhooks) async fn note(tx: &mut Tx<'_>, id: Id<Delivered>, attempt: &Attempt) -> Result<(), Error> {
    let sql = "UPDATE webhook_delivery SET attempts = attempts + 1, tries = tries + 1 WHERE workspace = $1 AND id = $2 RETURNING attempts";
    // Its webhook may have been removed meanwhile.
    let workspace = tx.workspace();
    let Some(row) = tx.optional(sql, args![workspace, id]).await? else { return Ok(()) };
    let number: i64 = row.get("attempts")?;
    let sql =
        "INSERT INTO webhook_attempt (workspace, delivery, number, at, took_ms, status, trouble, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let trouble = attempt.trouble.map(super::Trouble::text);
    let values = args![workspace, id, number, attempt.at, attempt.took_ms, attempt.status, trouble, attempt.answer.clone()];
    tx.execute(sql, values).await.map(drop)
}

/// Ends a delivery that waits.
pub(in crate::webhooks) async fn end(tx: &mut Tx<'_>, id: Id<Delivered>, state: State) -> Result<(), Error> {
    let sql = "UPDATE webhook_delivery SET state = $3, due_at = NULL, ended_at = $4 WHERE workspace = $1 AND id = $2 AND state = 'waiting'";
    tx.execute(sql, args![tx.workspace(), id, state.text(), tx.act().now]).await.map(drop)
}

/// Ends all deliveries of a webhook that wait; they can be sent on their way again.
pub(in crate::webhooks) async fn fail_waiting(tx: &mut Tx<'_>, webhook: Id<Webhook>) -> Result<(), Error> {
    let sql =
        "UPDATE webhook_delivery SET state = 'failed', due_at = NULL, ended_at = $3 WHERE workspace = $1 AND webhook = $2 AND state = 'waiting'";
    tx.execute(sql, args![tx.workspace(), webhook, tx.act().now]).await.map(drop)
}

/// Sends a delivery on its way again, under the same id.
pub(in crate::webhooks) async fn deliver_again(tx: &mut Tx<'_>, id: Id<Delivered>) -> Result<(), Error> {
    let now = tx.act().now;
    let sql = "UPDATE webhook_delivery SET state = 'waiting', tries = 0, due_at = $3, ended_at = NULL WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, now]).await?;
    promise(tx, id, now).await
}

/// The same for those that failed since a moment, the oldest first; returns how many, and how many are left.
pub(in crate::webhooks) async fn deliver_failed_again(tx: &mut Tx<'_>, webhook: Id<Webhook>, since: Time) -> Result<(i64, i64), Error> {
    let workspace = tx.workspace();
    let sql = "SELECT id FROM webhook_delivery WHERE workspace = $1 AND webhook = $2 AND state = 'failed' AND made_at >= $3 ORDER BY id LIMIT $4";
    let rows = tx.all(sql, args![workspace, webhook, since, AGAIN]).await?;
    for row in &rows {
        deliver_again(tx, row.get("id")?).await?;
    }
    let sql = "SELECT COUNT(*) AS n FROM webhook_delivery WHERE workspace = $1 AND webhook = $2 AND state = 'failed' AND made_at >= $3";
    let left = tx.one(sql, args![workspace, webhook, since]).await?.get("n")?;
    Ok((rows.len() as i64, left))
}

/// The delivery with this id.
pub(in crate::webhooks) async fn find(read: &mut Read, id: Id<Delivered>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM webhook_delivery WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// A page of deliveries of a webhook, the newest first.
pub(in crate::webhooks) async fn page(
    read: &mut Read,
    webhook: Id<Webhook>,
    state: Option<State>,
    after: Option<Id<Delivered>>,
    limit: usize,
) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM webhook_delivery WHERE workspace = "));
    sql.bind(read.workspace()).push(" AND webhook = ").bind(webhook).push_some(" AND state = ", state.map(State::text));
    sql.push_some(" AND id < ", after).push(" ORDER BY id DESC LIMIT ").bind(limit as i64 + 1);
    let rows = read.all_of(sql).await?.iter().map(record).collect::<Result<_, _>>()?;
    Ok(Page::cut(rows, limit, |record: &Record| record.id))
}

/// How many deliveries of a webhook wait and how many failed, and when the last one arrived.
pub(in crate::webhooks) async fn counts(read: &mut Read, webhook: Id<Webhook>) -> Result<(i64, i64, Option<Time>), Error> {
    let sql = "SELECT CAST(COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0) AS BIGINT) AS waiting, COUNT(*) AS open \
        FROM webhook_delivery WHERE workspace = $1 AND webhook = $2 AND state IN ('waiting', 'failed')";
    let row = read.one(sql, args![read.workspace(), webhook]).await?;
    let (waiting, open): (i64, i64) = (row.get("waiting")?, row.get("open")?);
    let sql = "SELECT ended_at FROM webhook_delivery WHERE workspace = $1 AND webhook = $2 AND state = 'delivered' ORDER BY id DESC LIMIT 1";
    let last = read.optional(sql, args![read.workspace(), webhook]).await?;
    Ok((waiting, open - waiting, last.map(|row| row.get("ended_at")).transpose()?.flatten()))
}

/// The attempts of a delivery, the newest first.
pub(in crate::webhooks) async fn attempts(read: &mut Read, id: Id<Delivered>) -> Result<Vec<Attempt>, Error> {
    let sql = "SELECT number, at, took_ms, status, trouble, answer FROM webhook_attempt WHERE workspace = $1 AND delivery = $2 \
        ORDER BY number DESC LIMIT $3";
    read.all(sql, args![read.workspace(), id, SHOWN]).await?.iter().map(attempt).collect()
}

/// Forgets deliveries that ended long ago, some at a time; returns how many. To be called until none is left.
pub async fn tidy(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let (workspace, before) = (tx.workspace(), tx.act().now.plus_seconds(-KEPT_DAYS * 86_400));
    let sql = "SELECT id FROM webhook_delivery WHERE workspace = $1 AND ended_at < $2 ORDER BY ended_at LIMIT 1000";
    let rows = tx.all(sql, args![workspace, before]).await?;
    let old = rows.iter().map(|row| Ok(Value::from(row.get::<Id<Delivered>>("id")?))).collect::<Result<Vec<_>, Error>>()?;
    tx.execute_by("DELETE FROM webhook_attempt WHERE workspace = $1 AND delivery", &old).await?;
    tx.execute_by("DELETE FROM webhook_delivery WHERE workspace = $1 AND id", &old).await
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        webhook: row.get("webhook")?,
        kind: row.get("kind")?,
        body: row.get("body")?,
        state: row.get::<String>("state")?.parse()?,
        attempts: row.get("attempts")?,
        tries: row.get("tries")?,
        made_at: row.get("made_at")?,
        due_at: row.get("due_at")?,
        ended_at: row.get("ended_at")?,
    })
}

fn attempt(row: &Row) -> Result<Attempt, Error> {
    Ok(Attempt {
        number: row.get("number")?,
        at: row.get("at")?,
        took_ms: row.get("took_ms")?,
        status: row.get("status")?,
        trouble: row.get::<Option<String>>("trouble")?.map(|text| text.parse()).transpose()?,
        answer: row.get("answer")?,
    })
}
