//! SQL of letters that came in.

use kernel::{Id, Page, Workspace};
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::{Kind, Record};
use crate::{LetterIn, LetterNoun};

const COLUMNS: &str = "id, kind, from_name, from_address, subject, words, reason, letter, contact, bytes, received_at";

pub(super) async fn insert(tx: &mut Tx<'_>, record: &Record, digest: &[u8; 32]) -> Result<(), Error> {
    let sql = "INSERT INTO letter_in (workspace, id, digest, kind, from_name, from_address, from_key, subject, words, reason, letter, contact, bytes, received_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    let key = record.from_address.as_deref().map(identity::mail_key);
    let mut values = args![tx.workspace(), record.id, *digest, record.kind.text(), record.from_name.clone(), record.from_address.clone(), key];
    values.extend(args![
        record.subject.clone(),
        record.words.clone(),
        record.reason.clone(),
        record.letter,
        record.contact,
        record.bytes,
        record.received_at
    ]);
    tx.execute(sql, values).await.map(drop)
}

/// The workspace of an installation that has one only.
pub(super) async fn only_workspace(door: &mut Read) -> Result<Option<Id<Workspace>>, Error> {
    let rows = door.all("SELECT id FROM workspace ORDER BY id LIMIT 2", args![]).await?;
    match rows.as_slice() {
        [only] => only.get("id").map(Some),
        _ => Ok(None),
    }
}

pub(super) async fn of_digest(read: &mut Read, digest: &[u8; 32]) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM letter_in WHERE workspace = $1 AND digest = $2");
    read.optional(&sql, args![read.workspace(), *digest]).await?.as_ref().map(record).transpose()
}

/// The letter that came in with this id.
pub async fn find(read: &mut Read, id: Id<LetterIn>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM letter_in WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// What people and their programs wrote in answer to these letters, the first first.
pub async fn answers(read: &mut Read, letters: &[Id<LetterNoun>]) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM letter_in WHERE workspace = $1 AND kind IN ('reply', 'automatic') AND letter");
    let rows = read.all_by(&sql, letters.iter().copied().map(Value::from).collect()).await?;
    let mut records = rows.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    records.sort_by_key(|record| (record.received_at, record.id));
    Ok(records)
}

/// A page of what came in, the newest first.
pub async fn page(read: &mut Read, kind: Option<Kind>, after: Option<Id<LetterIn>>, limit: usize) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM letter_in WHERE workspace = "));
    sql.bind(read.workspace()).push_some(" AND kind = ", kind.map(Kind::text)).push_some(" AND id < ", after);
    sql.push(" ORDER BY id DESC LIMIT ").bind(limit as i64 + 1);
    let rows = read.all_of(sql).await?.iter().map(record).collect::<Result<_, _>>()?;
    Ok(Page::cut(rows, limit, |record: &Record| record.id))
}

/// Removes what came from a person: in answer to their letters, or from one of their addresses.
pub(crate) async fn erase(tx: &mut Tx<'_>, contacts: &[Value], keys: &[String]) -> Result<(), Error> {
    tx.execute_by("DELETE FROM letter_in WHERE workspace = $1 AND contact", contacts).await?;
    let keys: Vec<Value> = keys.iter().map(|key| Value::from(key.as_str())).collect();
    tx.execute_by("DELETE FROM letter_in WHERE workspace = $1 AND from_key", &keys).await.map(drop)
}

/// What came from a person.
pub(crate) async fn personal(read: &mut Read, contacts: Vec<Value>) -> Result<Json, Error> {
    let rows = read.all_by(&format!("SELECT {COLUMNS} FROM letter_in WHERE workspace = $1 AND contact"), contacts).await?;
    let shown = rows.iter().map(|row| {
        let record = record(row)?;
        Ok(json!({ "id": record.id, "kind": record.kind, "from": record.from_address, "subject": record.subject, "words": record.words,
            "received_at": record.received_at }))
    });
    Ok(Json::Array(shown.collect::<Result<_, Error>>()?))
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        kind: row.get::<String>("kind")?.parse()?,
        from_name: row.get("from_name")?,
        from_address: row.get("from_address")?,
        subject: row.get("subject")?,
        words: row.get("words")?,
        reason: row.get("reason")?,
        letter: row.get("letter")?,
        contact: row.get("contact")?,
        bytes: row.get("bytes")?,
        received_at: row.get("received_at")?,
    })
}
