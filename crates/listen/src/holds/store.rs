//! SQL of holds.

use std::collections::HashMap;

use customers::{accounts, contacts};
use kernel::{Id, Page, Refusal, Time, text};
use serde_json::json;
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::{Hold, REASON_LENGTH, Record, Whom};

const COLUMNS: &str = "h.id, h.contact, h.account, h.reason, h.until, h.made_at, h.actor, h.lifted_at";

/// Which holds a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// About this one.
    pub whom: Option<Whom>,
    /// Those that hold at this moment only.
    pub at: Option<Time>,
}

/// A page of holds, those set last first.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM hold h WHERE h.workspace = "));
    sql.bind(read.workspace());
    match list.filter.whom {
        Some(Whom::Contact(contact)) => sql.push(" AND h.contact = ").bind(contact),
        Some(Whom::Account(account)) => sql.push(" AND h.account = ").bind(account),
        None => &mut sql,
    };
    if let Some(at) = list.filter.at {
        sql.push(" AND h.lifted_at IS NULL AND COALESCE(h.until, ").bind(Time::END).push(") > ").bind(at);
    }
    sql.push_some(" AND h.id < ", list.after::<Id<Hold>>()?);
    sql.push(" ORDER BY h.id DESC LIMIT ").bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| record.id))
}

/// Sets a hold.
pub async fn place(tx: &mut Tx<'_>, whom: Whom, reason: &str, until: Option<Time>) -> Result<Record, Error> {
    let act = tx.act();
    let reason = text::line("reason", reason, REASON_LENGTH)?;
    if until.is_some_and(|until| until <= act.now || !until.is_plausible()) {
        return Err(Refusal::field("until", "lies in the past: choose a time to come, or leave it out").into());
    }
    match whom {
        Whom::Contact(id) => drop(contacts::find(tx, id).await?.ok_or_else(|| Refusal::field("contact", format!("there is no contact {id} here")))?),
        Whom::Account(id) => drop(accounts::find(tx, id).await?.ok_or_else(|| Refusal::field("account", format!("there is no account {id} here")))?),
    }
    let record = Record { id: act.ids.next(), whom, reason, until, made_at: act.now, actor: act.actor.to_string(), lifted_at: None };
    let (contact, account) = columns(whom);
    let sql = "INSERT INTO hold (workspace, id, contact, account, reason, until, made_at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.execute(sql, args![act.workspace, record.id, contact, account, &record.reason, until, act.now, &record.actor]).await?;
    identity::audit::audit(tx, "hold.placed", "hold", Some(record.id), &json!({ "until": until })).await?;
    Ok(record)
}

/// Lifts a hold before its time.
pub async fn lift(tx: &mut Tx<'_>, id: Id<Hold>) -> Result<Record, Error> {
    let sql = format!("SELECT {COLUMNS} FROM hold h WHERE h.workspace = $1 AND h.id = $2");
    let values = args![tx.workspace(), id];
    let row = tx.optional(&sql, values).await?.ok_or_else(|| Refusal::not_found("hold", id))?;
    let before = record(&row)?;
    if before.lifted_at.is_some() {
        return Ok(before);
    }
    let now = tx.act().now;
    tx.execute("UPDATE hold SET lifted_at = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), id, now]).await?;
    identity::audit::audit(tx, "hold.lifted", "hold", Some(id), &json!({})).await?;
    Ok(Record { lifted_at: Some(now), ..before })
}

/// The numbers of people and of accounts that are held at a moment, with the reasons.
pub async fn held(read: &mut Read, at: Time) -> Result<(HashMap<i64, String>, HashMap<i64, String>), Error> {
    let sql = "SELECT c.code AS contact, a.code AS account, h.reason FROM hold h LEFT JOIN contact c ON c.workspace = h.workspace AND c.id = h.contact \
        LEFT JOIN account a ON a.workspace = h.workspace AND a.id = h.account WHERE h.workspace = $1 AND h.lifted_at IS NULL AND COALESCE(h.until, $3) > $2";
    let (mut people, mut accounts) = (HashMap::new(), HashMap::new());
    for row in read.all(sql, args![read.workspace(), at, Time::END]).await? {
        let reason: String = row.get("reason")?;
        if let Some(contact) = row.get::<Option<i64>>("contact")? {
            people.insert(contact, reason);
        } else if let Some(account) = row.get::<Option<i64>>("account")? {
            accounts.insert(account, reason);
        }
    }
    Ok((people, accounts))
}

fn columns(whom: Whom) -> (Value, Value) {
    match whom {
        Whom::Contact(id) => (id.into(), Option::<Id<accounts::Account>>::None.into()),
        Whom::Account(id) => (Option::<Id<contacts::Contact>>::None.into(), id.into()),
    }
}

fn record(row: &Row) -> Result<Record, Error> {
    let whom = match (row.get("contact")?, row.get("account")?) {
        (Some(contact), _) => Whom::Contact(contact),
        (None, Some(account)) => Whom::Account(account),
        (None, None) => return Err(Error::Misuse("a hold is about nobody".into())),
    };
    Ok(Record {
        id: row.get("id")?,
        whom,
        reason: row.get("reason")?,
        until: row.get("until")?,
        made_at: row.get("made_at")?,
        actor: row.get("actor")?,
        lifted_at: row.get("lifted_at")?,
    })
}
