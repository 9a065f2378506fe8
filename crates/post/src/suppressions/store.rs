//! SQL of suppressed addresses.

use std::collections::{HashMap, HashSet};

use kernel::{Id, Page, Refusal, Workspace};
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::{Reason, Record, hash};
use crate::letters::Record as Letter;
use crate::{Mailbox, Suppression};

const COLUMNS: &str = "id, address, reason, letter, since";

/// Which of these keys of addresses get no letters.
pub async fn among(read: &mut Read, keys: &[String]) -> Result<HashSet<String>, Error> {
    let workspace = read.workspace();
    let hashes: Vec<([u8; 32], &String)> = keys.iter().map(|key| (hash(workspace, key), key)).collect();
    let values = hashes.iter().map(|(hash, _)| Value::from(*hash)).collect();
    let rows = read.all_by("SELECT address_hash FROM suppression WHERE workspace = $1 AND address_hash", values).await?;
    let found = rows.iter().map(|row| row.get("address_hash")).collect::<Result<HashSet<Vec<u8>>, _>>()?;
    Ok(hashes.into_iter().filter(|(hash, _)| found.contains(hash.as_slice())).map(|(_, key)| key.clone()).collect())
}

/// All addresses of a workspace that get no letters.
#[derive(Debug)]
pub struct Suppressed {
    workspace: Id<Workspace>,
    hashes: HashSet<Vec<u8>>,
}

impl Suppressed {
    /// Reads them.
    pub async fn all(read: &mut Read) -> Result<Self, Error> {
        let workspace = read.workspace();
        let rows = read.all("SELECT address_hash FROM suppression WHERE workspace = $1", args![workspace]).await?;
        Ok(Self { workspace, hashes: rows.iter().map(|row| row.get("address_hash")).collect::<Result<_, _>>()? })
    }

    /// Whether the address with this key gets no letters.
    pub fn has(&self, key: &str) -> bool {
        !self.hashes.is_empty() && self.hashes.contains(hash(self.workspace, key).as_slice())
    }
}

/// Whether the address with this key gets no letters.
pub async fn has(read: &mut Read, key: &str) -> Result<bool, Error> {
    let sql = "SELECT id FROM suppression WHERE workspace = $1 AND address_hash = $2";
    let workspace = read.workspace();
    Ok(read.optional(sql, args![workspace, hash(workspace, key)]).await?.is_some())
}

/// Those among these keys of addresses to which letters were sent that came back for good.
pub async fn failing(read: &mut Read, keys: &[String]) -> Result<HashSet<String>, Error> {
    let workspace = read.workspace();
    let by_hash: HashMap<Vec<u8>, &String> = keys.iter().map(|key| (hash(workspace, key).to_vec(), key)).collect();
    let sql = "SELECT address_hash FROM suppression WHERE workspace = $1 AND reason = 'hard_bounce' AND address_hash";
    let rows = read.all_by(sql, by_hash.keys().cloned().map(Value::from).collect()).await?;
    let key = |row: &store::Row| Ok(by_hash.get(&row.get::<Vec<u8>>("address_hash")?).map(|key| (*key).clone()));
    rows.iter().filter_map(|row| key(row).transpose()).collect()
}

/// Keys of addresses to which letters came back for good, at most so many; those of people who were erased are not known any more.
pub async fn all_failing(read: &mut Read, limit: i64) -> Result<Vec<String>, Error> {
    let sql = "SELECT address FROM suppression WHERE workspace = $1 AND reason = 'hard_bounce' AND address IS NOT NULL ORDER BY id LIMIT $2";
    let rows = read.all(sql, args![read.workspace(), limit]).await?;
    rows.iter().map(|row| Ok(identity::mail_key(&row.get::<String>("address")?))).collect()
}

/// Sends no more letters to the address; returns whether that is new. Rooms hear of it by `address.suppressed`.
pub async fn suppress(tx: &mut Tx<'_>, mailbox: &Mailbox, reason: Reason, letter: Option<&Letter>) -> Result<bool, Error> {
    let (act, id): (_, Id<Suppression>) = (tx.act(), tx.act().ids.next());
    let sql = "INSERT INTO suppression (workspace, id, address_hash, address, reason, letter, since, actor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
        ON CONFLICT (workspace, address_hash) DO NOTHING";
    let mut values = args![act.workspace, id, hash(act.workspace, &mailbox.key()), mailbox.address(), reason.text()];
    values.extend(args![letter.map(|letter| letter.id), act.now, act.actor.to_string()]);
    if tx.execute(sql, values).await? == 0 {
        return Ok(false);
    }
    let mut payload = letter.map_or_else(|| json!({}), crate::letters::told);
    payload["suppression"] = json!(id);
    payload["reason"] = json!(reason);
    tx.append("address.suppressed", &payload).await?;
    if reason == Reason::ByHand {
        identity::audit(tx, "suppressed", "suppression", Some(id), &json!({})).await?;
    }
    Ok(true)
}

/// Lets an address get letters again.
pub async fn release(tx: &mut Tx<'_>, id: Id<Suppression>) -> Result<(), Error> {
    let Some(record) = find(tx, id).await? else { return Err(Refusal::not_found("suppression", id).into()) };
    tx.execute("DELETE FROM suppression WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await?;
    identity::audit(tx, "released", "suppression", Some(id), &json!({ "reason": record.reason })).await
}

/// The suppression with this id.
pub async fn find(read: &mut Read, id: Id<Suppression>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM suppression WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// A page of suppressed addresses, the newest first; `key` finds one address.
pub async fn page(read: &mut Read, key: Option<&str>, after: Option<Id<Suppression>>, limit: usize) -> Result<Page<Record>, Error> {
    let workspace = read.workspace();
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM suppression WHERE workspace = "));
    sql.bind(workspace).push_some(" AND address_hash = ", key.map(|key| hash(workspace, key))).push_some(" AND id < ", after);
    sql.push(" ORDER BY id DESC LIMIT ").bind(limit as i64 + 1);
    let rows = read.all_of(sql).await?.iter().map(record).collect::<Result<_, _>>()?;
    Ok(Page::cut(rows, limit, |record: &Record| record.id))
}

/// Forgets the addresses themselves; that they get no letters stays.
pub(crate) async fn forget(tx: &mut Tx<'_>, keys: &[String]) -> Result<(), Error> {
    let workspace = tx.workspace();
    let hashes: Vec<Value> = keys.iter().map(|key| Value::from(hash(workspace, key))).collect();
    tx.execute_by("UPDATE suppression SET address = NULL, letter = NULL WHERE workspace = $1 AND address_hash", &hashes).await.map(drop)
}

/// What is kept of these addresses.
pub(crate) async fn personal(read: &mut Read, keys: &[String]) -> Result<Json, Error> {
    let workspace = read.workspace();
    let hashes = keys.iter().map(|key| Value::from(hash(workspace, key))).collect();
    let rows = read.all_by(&format!("SELECT {COLUMNS} FROM suppression WHERE workspace = $1 AND address_hash"), hashes).await?;
    let shown = rows.iter().map(|row| record(row).map(|record| json!({ "address": record.address, "reason": record.reason, "since": record.since })));
    Ok(Json::Array(shown.collect::<Result<_, _>>()?))
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        address: row.get("address")?,
        reason: row.get::<String>("reason")?.parse()?,
        letter: row.get("letter")?,
        since: row.get("since")?,
    })
}
