//! SQL of alerts.

use customers::accounts::Account;
use kernel::{Id, Page, Refusal, Time};
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Sql, Tx, args};

use super::{Alert, AlertStep, Finding, Record, State, What};
use crate::watches::Watch;

const COLUMNS: &str = "id, watch, subject, open_key, account, contact, way, good, state, times, fired_at, seen_at, reading, moved, acknowledged_at, \
    acknowledged_by, resolved_at, resolved_by, muted_until, revision";

/// Which alerts a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// This far.
    pub state: Option<State>,
    /// Of this watch.
    pub watch: Option<Id<Watch>>,
    /// About this account.
    pub account: Option<Id<Account>>,
}

/// A step of an alert as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub at: Time,
    pub what: What,
    pub actor: String,
    pub reading: Option<Json>,
    pub until: Option<Time>,
}

/// The alert with this id.
pub async fn find(read: &mut Read, id: Id<Alert>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM alert WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// The alerts with these ids, in no order; ids that are not here are left out.
pub async fn by_ids(read: &mut Read, ids: &[Id<Alert>]) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM alert WHERE workspace = $1 AND id");
    read.all_by(&sql, ids.iter().copied().map(Into::into).collect()).await?.iter().map(record).collect()
}

/// A page of alerts, the newest first.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<Record>, Error> {
    let Filter { state, watch, account } = list.filter;
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM alert WHERE workspace = "));
    sql.bind(read.workspace()).push_some(" AND state = ", state.map(State::text)).push_some(" AND watch = ", watch);
    sql.push_some(" AND account = ", account).push_some(" AND id < ", list.after::<Id<Alert>>()?).push(" ORDER BY id DESC LIMIT ").bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| record.id))
}

/// Alerts that fired or were over from a moment until another, or still go on, the newest first.
pub(super) async fn between(read: &mut Read, from: Time, until: Time, most: i64) -> Result<Vec<Record>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM alert WHERE workspace = $1 AND (open_key IS NOT NULL OR (fired_at >= $2 AND fired_at < $3) \
         OR (resolved_at >= $2 AND resolved_at < $3)) ORDER BY fired_at DESC, id DESC LIMIT $4"
    );
    read.all(&sql, args![read.workspace(), from, until, most]).await?.iter().map(record).collect()
}

/// The episodes of a watch that go on.
pub(crate) async fn going_on(read: &mut Read, watch: Id<Watch>) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM alert WHERE workspace = $1 AND watch = $2 AND open_key IS NOT NULL");
    read.all(&sql, args![read.workspace(), watch]).await?.iter().map(record).collect()
}

/// The episode of a subject that goes on.
pub(crate) async fn of_subject(read: &mut Read, watch: Id<Watch>, subject: &str) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM alert WHERE workspace = $1 AND watch = $2 AND open_key = $3");
    read.optional(&sql, args![read.workspace(), watch, subject]).await?.as_ref().map(record).transpose()
}

/// Until when somebody muted what a watch finds of a subject.
pub(super) async fn muted(read: &mut Read, watch: Id<Watch>, subject: &str) -> Result<Option<Time>, Error> {
    let sql = "SELECT MAX(muted_until) AS until FROM alert WHERE workspace = $1 AND watch = $2 AND subject = $3";
    read.one(sql, args![read.workspace(), watch, subject]).await?.get("until")
}

/// How many alerts of a watch fired since a moment.
pub(super) async fn fired_since(read: &mut Read, watch: Id<Watch>, since: Time) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) AS n FROM alert WHERE workspace = $1 AND watch = $2 AND fired_at >= $3";
    read.one(sql, args![read.workspace(), watch, since]).await?.get("n")
}

/// How many episodes of a subject there were before an alert.
pub(super) async fn before(read: &mut Read, alert: &Record) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) AS n FROM alert WHERE workspace = $1 AND watch = $2 AND subject = $3 AND id <> $4 AND fired_at <= $5";
    read.one(sql, args![read.workspace(), alert.watch, &alert.subject, alert.id, alert.fired_at]).await?.get("n")
}

/// What happened to an alert, the newest first.
pub(crate) async fn steps(read: &mut Read, alert: Id<Alert>) -> Result<Vec<Step>, Error> {
    let sql = "SELECT at, what, actor, reading, until_at FROM alert_step WHERE workspace = $1 AND alert = $2 ORDER BY id DESC LIMIT 200";
    let step = |row: &Row| {
        let reading = row.get::<Option<String>>("reading")?.map(|text| parsed("reading", &text)).transpose()?;
        Ok(Step { at: row.get("at")?, what: row.word("what")?, actor: row.get("actor")?, reading, until: row.get("until_at")? })
    };
    read.all(sql, args![read.workspace(), alert]).await?.iter().map(step).collect()
}

/// Writes a new alert.
pub(super) async fn insert(tx: &mut Tx<'_>, watch: Id<Watch>, finding: &Finding, muted_until: Option<Time>) -> Result<Id<Alert>, Error> {
    let act = tx.act();
    let id: Id<Alert> = act.ids.next();
    let Finding { subject, account, contact, way, good, reading, moved, .. } = finding;
    let sql = "INSERT INTO alert (workspace, id, watch, subject, open_key, account, contact, way, good, state, times, fired_at, seen_at, reading, moved, \
        muted_until, revision) VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, 'open', 1, $9, $9, $10, $11, $12, 0)";
    let mut values = args![act.workspace, id, watch, subject, *account, *contact, way.map(super::Way::text), *good, act.now, reading.to_string()];
    values.extend(args![moved.as_ref().map(Json::to_string), muted_until]);
    tx.execute(sql, values).await?;
    step(tx, id, What::Fired, Some(reading), None).await?;
    Ok(id)
}

/// The same goes on; `again` when it happened once more.
pub(super) async fn seen(tx: &mut Tx<'_>, alert: &Record, reading: &Json, again: bool) -> Result<(), Error> {
    let sql = "UPDATE alert SET seen_at = $3, reading = $4, times = times + $5 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), alert.id, tx.act().now, reading.to_string(), again]).await?;
    if again {
        step(tx, alert.id, What::Again, Some(reading), None).await?;
    }
    Ok(())
}

/// The episode is over: it may become so anew.
pub(super) async fn over(tx: &mut Tx<'_>, alert: &Record) -> Result<(), Error> {
    tx.execute("UPDATE alert SET open_key = NULL WHERE workspace = $1 AND id = $2", args![tx.workspace(), alert.id]).await.map(drop)
}

/// Somebody knows, saw to it, or it is so no more.
pub(super) async fn set_state(tx: &mut Tx<'_>, alert: &Record, state: State) -> Result<(), Error> {
    let act = tx.act();
    let (columns, what) = match state {
        State::Resolved => ("resolved_at = $4, resolved_by = $5", What::Resolved),
        _ => ("acknowledged_at = $4, acknowledged_by = $5", What::Acknowledged),
    };
    let sql = format!("UPDATE alert SET state = $3, {columns}, revision = revision + 1 WHERE workspace = $1 AND id = $2");
    tx.execute(&sql, args![act.workspace, alert.id, state.text(), act.now, act.actor.to_string()]).await?;
    step(tx, alert.id, what, None, None).await?;
    tell(tx, if state == State::Resolved { "alert.resolved" } else { "alert.acknowledged" }, alert.id, alert.watch, alert).await
}

/// What a watch finds of the subject of an alert tells nobody until a moment; without one it tells again.
pub(super) async fn mute(tx: &mut Tx<'_>, alert: &Record, until: Option<Time>) -> Result<(), Error> {
    let sql = "UPDATE alert SET muted_until = $4, revision = revision + 1 WHERE workspace = $1 AND watch = $2 AND subject = $3";
    tx.execute(sql, args![tx.workspace(), alert.watch, &alert.subject, until]).await?;
    step(tx, alert.id, What::Muted, None, until).await
}

/// The event that tells of an alert.
pub(super) async fn tell(tx: &mut Tx<'_>, event: &str, alert: Id<Alert>, watch: Id<Watch>, of: &Record) -> Result<(), Error> {
    tx.append(event, &json!({ "alert": alert, "watch": watch, "account": of.account, "contact": of.contact })).await
}

async fn step(tx: &mut Tx<'_>, alert: Id<Alert>, what: What, reading: Option<&Json>, until: Option<Time>) -> Result<(), Error> {
    let act = tx.act();
    let id: Id<AlertStep> = act.ids.next();
    let sql = "INSERT INTO alert_step (workspace, id, alert, at, what, actor, reading, until_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = args![act.workspace, id, alert, act.now, what.text(), act.actor.to_string(), reading.map(Json::to_string), until];
    tx.execute(sql, values).await.map(drop)
}

/// The alert with this id, or a refusal.
pub(super) async fn present(read: &mut Read, id: Id<Alert>) -> Result<Record, Error> {
    Ok(find(read, id).await?.ok_or_else(|| Refusal::not_found("alert", id))?)
}

/// Removes the alerts of a watch.
pub(crate) async fn remove_of(tx: &mut Tx<'_>, watch: Id<Watch>) -> Result<(), Error> {
    let steps = "DELETE FROM alert_step WHERE workspace = $1 AND alert IN (SELECT id FROM alert WHERE workspace = $1 AND watch = $2)";
    tx.execute(steps, args![tx.workspace(), watch]).await?;
    tx.execute("DELETE FROM alert WHERE workspace = $1 AND watch = $2", args![tx.workspace(), watch]).await.map(drop)
}

pub(super) fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        watch: row.get("watch")?,
        subject: row.get("subject")?,
        goes_on: row.get::<Option<String>>("open_key")?.is_some(),
        account: row.get("account")?,
        contact: row.get("contact")?,
        way: row.optional_word("way")?,
        good: row.get::<Option<i64>>("good")?.map(|good| good == 1),
        state: row.word("state")?,
        times: row.get("times")?,
        fired_at: row.get("fired_at")?,
        seen_at: row.get("seen_at")?,
        reading: parsed("reading", &row.get::<String>("reading")?)?,
        moved: row.get::<Option<String>>("moved")?.map(|text| parsed("moved", &text)).transpose()?,
        acknowledged_at: row.get("acknowledged_at")?,
        acknowledged_by: row.get("acknowledged_by")?,
        resolved_at: row.get("resolved_at")?,
        resolved_by: row.get("resolved_by")?,
        muted_until: row.get("muted_until")?,
        revision: row.get("revision")?,
    })
}

fn parsed(column: &str, text: &str) -> Result<Json, Error> {
    serde_json::from_str(text).map_err(|error| Error::Column { column: column.into(), reason: error.to_string() })
}

/// What alerts are called: as the watches that fired.
pub async fn names(read: &mut Read, alerts: &[Id<Alert>]) -> Result<Vec<(Id<Alert>, String)>, Error> {
    let sql = "SELECT a.id, w.name FROM alert a JOIN watch w ON w.workspace = a.workspace AND w.id = a.watch WHERE a.workspace = $1 AND a.id";
    let rows = read.all_by(sql, alerts.iter().copied().map(Into::into).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
