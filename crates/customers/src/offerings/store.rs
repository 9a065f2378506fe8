//! SQL of offerings.

use std::collections::{HashMap, HashSet};

use kernel::{Code, Id, Refusal, text};
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{KEY_LENGTH, Offering, Record};
use crate::accounts::checked_name;
use crate::trail::Change;

const COLUMNS: &str = "id, code, key, name, retired_at, revision";

/// Wishes for an offering; what is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// What people call it.
    pub name: Option<String>,
    /// Whether it is no longer sold.
    pub retired: Option<bool>,
}

/// All offerings by name, those no longer sold at the end.
pub async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let rows = read.all(&format!("SELECT {COLUMNS} FROM offering WHERE workspace = $1"), args![read.workspace()]).await?;
    let mut records = rows.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    records.sort_by_cached_key(|record| (record.retired_at.is_some(), kernel::name_key(&record.name), record.id));
    Ok(records)
}

/// The offering with this id.
pub async fn find(read: &mut Read, id: Id<Offering>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM offering WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// Makes an offering; one with the same key is a conflict.
pub async fn create(tx: &mut Tx<'_>, key: &str, name: Option<&str>) -> Result<Record, Error> {
    let key = text::line("key", key, KEY_LENGTH)?;
    if !known(tx, [&*key]).await?.is_empty() {
        return Err(Refusal {
            code: Code::Conflict,
            ..Refusal::field("key", format!("{key:?} is another offering: change that one or choose another key"))
        }
        .into());
    }
    let name = checked_name("name", name.unwrap_or(&key))?;
    let made = insert(tx, vec![(key, name)]).await?.remove(0);
    tell(tx, "offering.created", Some(made.id), 1).await?;
    Ok(made)
}

/// Changes an offering; `revision` is the one the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Offering>, revision: Option<i64>, wish: &Wish) -> Result<Record, Error> {
    let mut record = find(tx, id).await?.ok_or_else(|| Refusal::not_found("offering", id))?;
    edge::revision::check(record.revision, revision)?;
    if let Some(name) = &wish.name {
        record.name = checked_name("name", name)?;
    }
    record.retired_at = match wish.retired {
        Some(true) => record.retired_at.or(Some(tx.act().now)),
        Some(false) => None,
        None => record.retired_at,
    };
    let sql = "UPDATE offering SET name = $3, retired_at = $4, revision = revision + 1 WHERE workspace = $1 AND id = $2 AND revision = $5";
    let written = tx.execute(sql, args![tx.workspace(), id, &record.name, record.retired_at, record.revision]).await?;
    edge::revision::all_written(written, 1)?;
    tell(tx, "offering.changed", Some(id), 1).await?;
    Ok(Record { revision: record.revision + 1, ..record })
}

/// Takes an offering out of sale: facts that name it keep its number.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Offering>, revision: Option<i64>) -> Result<Record, Error> {
    change(tx, id, revision, &Wish { retired: Some(true), ..Wish::default() }).await
}

/// The numbers of offerings by key; where `create`, those that are missing are made, named like their key.
pub async fn codes_for(tx: &mut Tx<'_>, keys: &[&str], create: bool) -> Result<HashMap<String, i64>, Error> {
    let keys: HashSet<&str> = keys.iter().map(|key| key.trim()).collect();
    let mut codes = known(tx, keys.iter().copied()).await?;
    if !create || codes.len() == keys.len() {
        return Ok(codes);
    }
    // Whoever makes offerings holds this counter: from here on none appears behind our back.
    tx.take_turn("offering").await?;
    let missing: Vec<&str> = keys.iter().filter(|key| !codes.contains_key(**key)).copied().collect();
    codes.extend(known(tx, missing).await?);
    let missing = keys.into_iter().filter(|key| !codes.contains_key(*key));
    let wanted =
        missing.map(|key| Ok((text::line("offering", key, KEY_LENGTH)?, checked_name("offering", key)?))).collect::<Result<Vec<_>, Refusal>>()?;
    let made = insert(tx, wanted).await?;
    if !made.is_empty() {
        tell(tx, "offerings.created", None, made.len()).await?;
    }
    codes.extend(made.into_iter().map(|record| (record.key, record.code)));
    Ok(codes)
}

async fn known(tx: &mut Tx<'_>, keys: impl IntoIterator<Item = &str>) -> Result<HashMap<String, i64>, Error> {
    let rows = tx.kept_by("SELECT key, code FROM offering WHERE workspace = $1 AND key", keys).await?;
    rows.iter().map(|row| Ok((row.get("key")?, row.get("code")?))).collect()
}

async fn insert(tx: &mut Tx<'_>, wanted: Vec<(String, String)>) -> Result<Vec<Record>, Error> {
    let (act, first) = (tx.act(), tx.next_codes("offering", wanted.len() as i64).await?);
    let made: Vec<_> =
        (first..).zip(wanted).map(|(code, (key, name))| Record { id: act.ids.next(), code, key, name, retired_at: None, revision: 0 }).collect();
    let rows = made.iter().map(|record| args![act.workspace, record.id, record.code, &record.key, &record.name, record.revision]);
    tx.insert_rows("INSERT INTO offering (workspace, id, code, key, name, revision)", rows.collect(), "").await?;
    Ok(made)
}

async fn tell(tx: &mut Tx<'_>, action: &'static str, id: Option<Id<Offering>>, count: usize) -> Result<(), Error> {
    let change = Change::of(action, "offering", id).detail(json!({ "count": count }));
    change.event("dictionary.changed", json!({ "of": "offering" })).tell(tx).await
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        code: row.get("code")?,
        key: row.get("key")?,
        name: row.get("name")?,
        retired_at: row.get("retired_at")?,
        revision: row.get("revision")?,
    })
}
