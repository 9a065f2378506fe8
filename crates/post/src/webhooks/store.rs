//! SQL of webhooks.

use edge::revision;
use kernel::{Actor, Code, Id, Page, Refusal, Time};
use serde_json::json;
use store::{Error, Read, Row, Sql, Tx, args};

use super::chats::Kind;
use super::{Fault, MOST, Record, State, deliveries, schedule, secrets};
use crate::Webhook;

const COLUMNS: &str =
    "id, url, description, chat, tells_names, kinds, state, fault, failures, failing_since, rests_until, maker, made_at, changed_at, revision";

/// A webhook or a chat that somebody wants; its parts were checked.
#[derive(Debug, Default)]
pub(super) struct Wish {
    pub url: String,
    pub description: Option<String>,
    pub kinds: Option<Vec<String>>,
    pub chat: Option<Kind>,
    pub tells_names: bool,
}

/// Makes a webhook that is on; returns it with its first secret.
pub(super) async fn make(tx: &mut Tx<'_>, wish: Wish) -> Result<(Record, Vec<u8>), Error> {
    let id = insert(tx, wish).await?;
    let secret = secrets::add(tx, id).await?;
    Ok((present(tx, id).await?, secret))
}

/// Writes a webhook or a chat that is on.
pub(super) async fn insert(tx: &mut Tx<'_>, wish: Wish) -> Result<Id<Webhook>, Error> {
    tx.take_turn("webhook").await?;
    let workspace = tx.workspace();
    let count: i64 = tx.one("SELECT COUNT(*) AS n FROM webhook WHERE workspace = $1", args![workspace]).await?.get("n")?;
    if count >= MOST as i64 {
        return Err(Refusal::new(Code::Conflict, format!("there are {MOST} webhooks already: remove one that nobody needs")).into());
    }
    let act = tx.act();
    let id: Id<Webhook> = act.ids.next();
    let maker = match act.actor {
        Actor::Member(member) => Some(member),
        _ => None,
    };
    let sql = "INSERT INTO webhook (workspace, id, url, description, kinds, chat, tells_names, state, failures, maker, made_at, changed_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'on', 0, $8, $9, $9, 0)";
    let (kinds, chat) = (written(wish.kinds.as_deref()), wish.chat.map(Kind::text));
    let values = args![act.workspace, id, wish.url, wish.description, kinds, chat, wish.tells_names, maker, act.now];
    tx.execute(sql, values).await?;
    identity::audit(tx, "made", "webhook", Some(id), &json!({ "chat": wish.chat })).await?;
    Ok(id)
}

/// Changes where events go, which, and whether.
pub(super) async fn change(tx: &mut Tx<'_>, known: &Record, seen: Option<i64>, to: Wish, state: State) -> Result<Record, Error> {
    revision::check(known.revision, seen)?;
    let (id, now) = (known.id, tx.act().now);
    if state == State::On && known.state != State::On && secrets::in_force(tx, id, now).await?.is_empty() {
        let why = match known.chat {
            Some(_) => "its address is not here, as after a backup was restored: give it anew",
            None => "there is no secret to sign with: make a new one first",
        };
        return Err(Refusal::new(Code::Conflict, why).into());
    }
    let sql = "UPDATE webhook SET url = $3, description = $4, kinds = $5, changed_at = $6, tells_names = $8, revision = revision + 1 \
        WHERE workspace = $1 AND id = $2 AND revision = $7";
    let values = args![tx.workspace(), id, to.url, to.description, written(to.kinds.as_deref()), now, known.revision, to.tells_names];
    revision::all_written(tx.execute(sql, values).await?, 1)?;
    if state != known.state {
        turn(tx, id, state, None).await?;
    }
    identity::audit(tx, "changed", "webhook", Some(id), &json!({ "state": state })).await?;
    present(tx, id).await
}

/// Switches a webhook off by itself and tells of it, once.
pub(super) async fn give_up(tx: &mut Tx<'_>, webhook: &Record, fault: Fault) -> Result<(), Error> {
    if !turn(tx, webhook.id, State::Failed, Some(fault)).await? {
        return Ok(());
    }
    tracing::warn!(webhook.id = %webhook.id, fault = fault.text(), "a webhook was switched off");
    tx.append("webhook.failed", &json!({ "webhook": webhook.id, "fault": fault, "maker": webhook.maker })).await?;
    identity::audit(tx, "failed", "webhook", Some(webhook.id), &json!({ "fault": fault })).await
}

/// Goes into another state. What waits does not leave any more, unless the webhook is on. False when it is in that state already.
async fn turn(tx: &mut Tx<'_>, id: Id<Webhook>, state: State, fault: Option<Fault>) -> Result<bool, Error> {
    let sql = "UPDATE webhook SET state = $3, fault = $4, failures = 0, failing_since = NULL, rests_until = NULL \
        WHERE workspace = $1 AND id = $2 AND state <> $3";
    let turned = tx.execute(sql, args![tx.workspace(), id, state.text(), fault.map(Fault::text)]).await? > 0;
    if state != State::On {
        deliveries::fail_waiting(tx, id).await?;
    }
    Ok(turned)
}

/// Removes a webhook with its secrets and all that was sent to it.
pub(super) async fn remove(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<(), Error> {
    present(tx, id).await?;
    for sql in [
        "DELETE FROM webhook_attempt WHERE workspace = $1 AND delivery IN (SELECT id FROM webhook_delivery WHERE workspace = $1 AND webhook = $2)",
        "DELETE FROM webhook_delivery WHERE workspace = $1 AND webhook = $2",
        "DELETE FROM webhook_secret WHERE workspace = $1 AND webhook = $2",
        "DELETE FROM webhook WHERE workspace = $1 AND id = $2",
    ] {
        tx.execute(sql, args![tx.workspace(), id]).await?;
    }
    identity::audit(tx, "removed", "webhook", Some(id), &json!({})).await
}

/// Something was taken: the receiver is well.
pub(super) async fn is_well(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<(), Error> {
    let sql = "UPDATE webhook SET failures = 0, failing_since = NULL, rests_until = NULL WHERE workspace = $1 AND id = $2 AND failures > 0";
    tx.execute(sql, args![tx.workspace(), id]).await.map(drop)
}

/// Something was not taken: how the webhook stands now, if it is still on.
pub(super) async fn is_failing(tx: &mut Tx<'_>, id: Id<Webhook>, status: Option<i64>, wish: Option<i64>) -> Result<Option<Record>, Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let sql = format!(
        "UPDATE webhook SET failures = failures + 1, failing_since = COALESCE(failing_since, $3) WHERE workspace = $1 AND id = $2 AND state = 'on' \
         RETURNING {COLUMNS}"
    );
    let Some(row) = tx.optional(&sql, args![workspace, id, now]).await? else { return Ok(None) };
    let webhook = record(&row)?;
    let rest = schedule::rest(webhook.failures, status, wish);
    if rest > 0 {
        rest_until(tx, id, now.plus_seconds(rest)).await?;
    }
    Ok(Some(webhook))
}

async fn rest_until(tx: &mut Tx<'_>, id: Id<Webhook>, until: Time) -> Result<(), Error> {
    let sql = "UPDATE webhook SET rests_until = $3 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, until]).await.map(drop)
}

/// Takes the turn to find out whether a receiver that failed is back; false when somebody else has it.
pub(super) async fn take_turn(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<bool, Error> {
    let now = tx.act().now;
    let sql = "UPDATE webhook SET rests_until = $3 WHERE workspace = $1 AND id = $2 AND (rests_until IS NULL OR rests_until <= $4)";
    Ok(tx.execute(sql, args![tx.workspace(), id, now.plus_seconds(schedule::TURN_SECONDS), now]).await? > 0)
}

/// Webhooks to which something of this kind is to be told, or to be kept.
pub(super) async fn wanting(read: &mut Read, kind: &str, at: Time) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM webhook WHERE workspace = $1 AND state <> 'off' AND made_at <= $2 ORDER BY id");
    let all = read.all(&sql, args![read.workspace(), at]).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|webhook| webhook.wants(kind)).collect())
}

/// The webhook with this id.
pub(super) async fn find(read: &mut Read, id: Id<Webhook>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM webhook WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// The webhook with this id, which has to be there.
pub(super) async fn present(read: &mut Read, id: Id<Webhook>) -> Result<Record, Error> {
    find(read, id).await?.ok_or_else(|| Refusal::not_found("webhook", id).into())
}

/// A page of webhooks, or of chats, the oldest first.
pub(super) async fn page(read: &mut Read, chats: bool, after: Option<Id<Webhook>>, limit: usize) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM webhook WHERE workspace = "));
    sql.bind(read.workspace())
        .push(if chats { " AND chat IS NOT NULL" } else { " AND chat IS NULL" })
        .push_some(" AND id > ", after)
        .push(" ORDER BY id LIMIT ")
        .bind(limit as i64 + 1);
    let rows = read.all_of(sql).await?.iter().map(record).collect::<Result<_, _>>()?;
    Ok(Page::cut(rows, limit, |record: &Record| record.id))
}

fn written(kinds: Option<&[String]>) -> Option<String> {
    kinds.map(|kinds| json!(kinds).to_string())
}

fn record(row: &Row) -> Result<Record, Error> {
    let kinds: Option<String> = row.get("kinds")?;
    let read = |text: String| serde_json::from_str(&text).map_err(|error| Error::Column { column: "kinds".into(), reason: error.to_string() });
    Ok(Record {
        id: row.get("id")?,
        url: row.get("url")?,
        description: row.get("description")?,
        chat: row.optional_word("chat")?,
        tells_names: row.get::<Option<i64>>("tells_names")? == Some(1),
        kinds: kinds.map(read).transpose()?,
        state: row.get::<String>("state")?.parse()?,
        fault: row.get::<Option<String>>("fault")?.map(|text| text.parse()).transpose()?,
        failures: row.get("failures")?,
        failing_since: row.get("failing_since")?,
        rests_until: row.get("rests_until")?,
        maker: row.get("maker")?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}
