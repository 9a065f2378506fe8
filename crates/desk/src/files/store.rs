//! SQL of files. Rows go with what they belong to; their content follows by a job.

use std::collections::HashMap;

use kernel::about::Any;
use kernel::{Code, Id, Noun, Page, Refusal, Workspace};
use serde_json::{Value as Json, json};
use store::jobs::NewJob;
use store::{Error, Read, Row, Tx, Value, args};

use super::upkeep::UNLINK;
use super::{File, Owner, Record};

const COLUMNS: &str = "id, name, media_type, bytes, sha256, noun, noun_id, made_at";

/// The file with this id.
pub async fn find(read: &mut Read, id: Id<File>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM file WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// The files of a record, the oldest first.
pub async fn of(read: &mut Read, owner: Owner) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM file WHERE workspace = $1 AND noun = $2 AND noun_id = $3 ORDER BY id");
    read.all(&sql, args![read.workspace(), owner.noun, owner.id]).await?.iter().map(record).collect()
}

/// The files of several records of a noun, each the oldest first.
pub async fn of_all<N: Noun>(read: &mut Read, records: &[Id<N>]) -> Result<HashMap<Id<N>, Vec<Record>>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM file WHERE workspace = $1 AND noun = '{}' AND noun_id", N::WORD);
    let mut rows = read.all_by(&sql, records.iter().copied().map(Value::from).collect()).await?;
    rows.sort_by_cached_key(|row| row.get::<Id<File>>("id").ok());
    let mut found: HashMap<Id<N>, Vec<Record>> = HashMap::new();
    for row in &rows {
        found.entry(row.get("noun_id")?).or_default().push(record(row)?);
    }
    Ok(found)
}

/// The files of all workspaces with the SHA-256 of what they hold, for backups.
pub async fn every(read: &mut Read) -> Result<Vec<(Id<File>, Vec<u8>)>, Error> {
    let rows = read.all("SELECT id, sha256 FROM file ORDER BY workspace, id", vec![]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("sha256")?))).collect()
}

/// A page of the workspace's own files, the newest first.
pub(super) async fn own(read: &mut Read, after: Option<Id<File>>, limit: usize) -> Result<Page<Record>, Error> {
    let workspace = read.workspace();
    let sql = format!("SELECT {COLUMNS} FROM file WHERE workspace = $1 AND noun = $2 AND noun_id = $1 AND id < $3 ORDER BY id DESC LIMIT $4");
    let before = after.unwrap_or(Id::from_bytes([0xff; 16]));
    let rows = read.all(&sql, args![workspace, Workspace::WORD, before, limit as i64 + 1]).await?;
    Ok(Page::cut(rows.iter().map(record).collect::<Result<_, _>>()?, limit, |record| record.id))
}

/// The bytes of all files of the workspace together.
pub(super) async fn kept_bytes(read: &mut Read) -> Result<i64, Error> {
    let sql = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS bytes FROM file WHERE workspace = $1";
    read.one(sql, args![read.workspace()]).await?.get("bytes")
}

pub(super) async fn insert(tx: &mut Tx<'_>, record: &Record, contact: Option<Id<Any>>) -> Result<(), Error> {
    let sql = "INSERT INTO file (workspace, id, name, media_type, bytes, sha256, noun, noun_id, contact, made_at, actor) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let mut values = args![tx.workspace(), record.id, &record.name, &record.media_type, record.bytes, record.sha256.clone()];
    values.extend(args![&record.noun, record.noun_id, contact, record.made_at, tx.act().actor.to_string()]);
    tx.execute(sql, values).await?;
    identity::audit::audit(tx, "file.uploaded", "file", Some(record.id), &json!({ "bytes": record.bytes, "of": record.noun })).await
}

/// Gives files of one record to another, as when an answer that was under way is sent; all of them or none.
pub async fn attach(tx: &mut Tx<'_>, ids: &[Id<File>], from: Owner, to: Owner) -> Result<(), Error> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let sql = "UPDATE file SET noun = $5, noun_id = $6, contact = $7 WHERE workspace = $1 AND id = $2 AND noun = $3 AND noun_id = $4";
    for id in ids {
        let given = tx.execute(sql, args![tx.workspace(), id, from.noun, from.id, to.noun, to.id, to.contact]).await?;
        if given == 0 {
            return Err(Refusal { code: Code::NotFound, ..Refusal::field("file", format!("{id} is not here: send it again")) }.into());
        }
    }
    Ok(())
}

/// Removes one file; its content goes soon after.
pub async fn remove(tx: &mut Tx<'_>, id: Id<File>) -> Result<(), Error> {
    if tx.execute("DELETE FROM file WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await? == 0 {
        return Err(Refusal::not_found("file", id).into());
    }
    identity::audit::audit(tx, "file.removed", "file", Some(id), &json!({})).await?;
    unlink(tx, &[id]).await
}

/// Removes the files of records that go.
pub async fn remove_of<N: Noun>(tx: &mut Tx<'_>, owners: &[Id<N>]) -> Result<(), Error> {
    let select = format!("SELECT id FROM file WHERE workspace = $1 AND noun = '{}' AND noun_id", N::WORD);
    let rows = tx.all_by(&select, owners.iter().copied().map(Value::from).collect()).await?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<File>>, _>>()?;
    let keys: Vec<Value> = ids.iter().copied().map(Value::from).collect();
    tx.execute_by("DELETE FROM file WHERE workspace = $1 AND id", &keys).await?;
    unlink(tx, &ids).await
}

/// Removes all that a person sent.
pub async fn erase<N: Noun>(tx: &mut Tx<'_>, contact: Id<N>) -> Result<(), Error> {
    let workspace = tx.workspace();
    let rows = tx.all("SELECT id FROM file WHERE workspace = $1 AND contact = $2", args![workspace, contact]).await?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<_>, _>>()?;
    tx.execute("DELETE FROM file WHERE workspace = $1 AND contact = $2", args![workspace, contact]).await?;
    unlink(tx, &ids).await
}

/// What one person sent is another's from now on: they turned out to be the same.
pub async fn pass_on<N: Noun>(tx: &mut Tx<'_>, from: Id<N>, to: Id<N>) -> Result<(), Error> {
    tx.execute("UPDATE file SET contact = $3 WHERE workspace = $1 AND contact = $2", args![tx.workspace(), from, to]).await.map(drop)
}

/// All that a person sent, and where it can be fetched.
pub async fn personal<N: Noun>(read: &mut Read, contact: Id<N>) -> Result<Json, Error> {
    let sql = format!("SELECT {COLUMNS} FROM file WHERE workspace = $1 AND contact = $2 ORDER BY id");
    let rows = read.all(&sql, args![read.workspace(), contact]).await?;
    let shown = rows.iter().map(record).map(|record| {
        let record = record?;
        let content = format!("/v1/files/{}", record.id);
        Ok(json!({ "id": record.id, "name": record.name, "media_type": record.media_type, "bytes": record.bytes, "sent_at": record.made_at,
            "content": content }))
    });
    Ok(Json::Array(shown.collect::<Result<_, Error>>()?))
}

async fn unlink(tx: &mut Tx<'_>, ids: &[Id<File>]) -> Result<(), Error> {
    if ids.is_empty() {
        return Ok(());
    }
    let run_at = tx.act().now;
    tx.enqueue(&NewJob { name: UNLINK, unique_key: None, payload: json!({ "ids": ids }), run_at }).await.map(drop)
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        bytes: row.get("bytes")?,
        sha256: row.get("sha256")?,
        noun: row.get("noun")?,
        noun_id: row.get("noun_id")?,
        made_at: row.get("made_at")?,
    })
}
