//! SQL that reads accounts.

use std::collections::HashMap;

use kernel::{Id, Member, Refusal};
use serde_json::json;
use store::{Error, Read, Row, Tx, Value, args};

use super::states::Since;
use super::{Account, Record};
use crate::attributes::{Stored, Values};
use crate::trail::Change;

/// Columns of a record; the table is called `a`.
pub(super) const COLUMNS: &str = "a.id, a.code, a.version, a.external_id, a.name, a.parent, a.state, a.owner, a.made_at, a.changed_at, a.revision, \
    (SELECT MAX(s.since) FROM account_state s WHERE s.workspace = a.workspace AND s.account = a.id) AS state_since";

/// The account with this id.
pub async fn find(read: &mut Read, id: Id<Account>) -> Result<Option<Record>, Error> {
    Ok(by_ids(read, &[id]).await?.pop())
}

/// The accounts with these ids, in no order.
pub async fn by_ids(read: &mut Read, ids: &[Id<Account>]) -> Result<Vec<Record>, Error> {
    by(read, "id", ids.iter().copied().map(Value::from).collect()).await
}

/// The accounts with these external ids, in no order.
pub async fn by_external_ids(read: &mut Read, external_ids: &[&str]) -> Result<Vec<Record>, Error> {
    by(read, "external_id", external_ids.iter().copied().map(Value::from).collect()).await
}

async fn by(read: &mut Read, column: &str, mut keys: Vec<Value>) -> Result<Vec<Record>, Error> {
    keys.dedup();
    let rows = read.all_by(&format!("SELECT {COLUMNS} FROM account a WHERE a.workspace = $1 AND a.{column}"), keys).await?;
    let mut records = unique(rows.iter().map(record).collect::<Result<_, _>>()?);
    add_values(read, &mut records).await?;
    Ok(records)
}

/// A key that was asked for twice in different chunks gives its row twice.
fn unique(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_key(|record| record.id);
    records.dedup_by_key(|record| record.id);
    records
}

/// Adds the attributes to records read without them.
pub(super) async fn add_values(read: &mut Read, records: &mut [Record]) -> Result<(), Error> {
    let sql = "SELECT version, attribute, value_text, value_num FROM account_value WHERE workspace = $1 AND version";
    let rows = read.all_by(sql, records.iter().map(|record| record.version.into()).collect()).await?;
    let mut values: HashMap<i64, Values> = HashMap::new();
    for row in &rows {
        values.entry(row.get("version")?).or_default().insert(row.get("attribute")?, Stored::of(row)?);
    }
    for record in records {
        record.values = values.remove(&record.version).unwrap_or_default();
    }
    Ok(())
}

/// The names of accounts by id.
pub(crate) async fn names(read: &mut Read, ids: impl IntoIterator<Item = Id<Account>>) -> Result<HashMap<Id<Account>, String>, Error> {
    let rows = read.all_by("SELECT id, name FROM account WHERE workspace = $1 AND id", ids.into_iter().map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// What an account was since when, in order of time.
pub async fn history(read: &mut Read, id: Id<Account>) -> Result<Vec<Since>, Error> {
    Ok(histories(read, &[id]).await?.remove(&id).unwrap_or_default())
}

/// The histories of several accounts.
pub(super) async fn histories(read: &mut Read, ids: &[Id<Account>]) -> Result<HashMap<Id<Account>, Vec<Since>>, Error> {
    let sql = "SELECT account, since, state FROM account_state WHERE workspace = $1 AND account";
    let rows = read.all_by(sql, ids.iter().copied().map(Value::from).collect()).await?;
    let mut histories: HashMap<_, Vec<Since>> = HashMap::new();
    for row in &rows {
        histories.entry(row.get("account")?).or_default().push(Since { since: row.get("since")?, state: row.word("state")? });
    }
    for history in histories.values_mut() {
        history.sort_by_key(|entry| entry.since);
    }
    Ok(histories)
}

/// Refuses members that are not here or have left.
pub(crate) async fn check_members(read: &mut Read, field: &str, members: &[Id<Member>]) -> Result<(), Error> {
    let sql = "SELECT id FROM member WHERE workspace = $1 AND left_at IS NULL AND id";
    let rows = read.all_by(sql, members.iter().copied().map(Value::from).collect()).await?;
    let known = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<Member>>, _>>()?;
    match members.iter().find(|member| !known.contains(member)) {
        Some(missing) => Err(Refusal::field(field, format!("there is no member {missing} here, or they have left: name another one")).into()),
        None => Ok(()),
    }
}

/// Gives what a member owns or is paired with to another one; without one, the accounts have no owner and the pairings a gap until somebody is
/// named. Returns how many accounts changed hands. Who has left by now passes it on by their own leaving.
pub async fn hand_over(tx: &mut Tx<'_>, from: Id<Member>, to: Option<Id<Member>>) -> Result<usize, Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let owned = "UPDATE account SET owner = $3, changed_at = $4, revision = revision + 1 WHERE workspace = $1 AND owner = $2 RETURNING code";
    let rows = tx.all(owned, args![workspace, from, to, now]).await?;
    let paired = "UPDATE pairing SET member = $3, changed_at = $4 WHERE workspace = $1 AND member = $2";
    let pairings = tx.execute(paired, args![workspace, from, to, now]).await?;
    let codes = rows.iter().map(|row| row.get::<i64>("code")).collect::<Result<Vec<_>, _>>()?;
    let detail = json!({ "from": from, "to": to, "accounts": codes.len(), "pairings": pairings });
    let change = Change::of("accounts.handed_over", "member", Some(from)).detail(detail);
    let change = if codes.is_empty() { change } else { change.event("accounts.changed", json!({ "codes": codes })) };
    change.tell(tx).await?;
    Ok(codes.len())
}

/// A record without its attributes.
pub(super) fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        code: row.get("code")?,
        version: row.get("version")?,
        external_id: row.get("external_id")?,
        name: row.get("name")?,
        parent: row.get("parent")?,
        state: row.word("state")?,
        state_since: row.get("state_since")?,
        owner: row.get("owner")?,
        values: Values::new(),
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}
