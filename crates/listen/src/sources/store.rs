//! SQL of sources.

use kernel::{Code, Id, Refusal, text};
use serde_json::json;
use store::{Error, Read, Row, Store, Tx, args};

use super::{KEY_LENGTH, Kind, Origin, Record, Source, fresh, hash};
use crate::interactions::SourceMap;

const COLUMNS: &str = "id, code, key, name, kind, write_key, merges, map, folder, made_at, closed_at, revision";

/// Sources that one workspace has at most.
const MOST: usize = 500;

/// What a source is to be; what is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// What people call it.
    pub name: Option<String>,
    /// Whether it may make one person of two that are known.
    pub merges: Option<bool>,
    /// Its map.
    pub map: edge::Patch<String>,
    /// Its folder.
    pub folder: edge::Patch<String>,
}

/// All sources, those made first first.
pub async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let rows = read.all(&format!("SELECT {COLUMNS} FROM source WHERE workspace = $1 ORDER BY code"), args![read.workspace()]).await?;
    rows.iter().map(record).collect()
}

/// The source with this id, or a refusal.
pub async fn find(read: &mut Read, id: Id<Source>) -> Result<Record, Error> {
    let row = read.optional(&format!("SELECT {COLUMNS} FROM source WHERE workspace = $1 AND id = $2"), args![read.workspace(), id]).await?;
    record(&row.ok_or_else(|| Refusal::not_found("source", id))?)
}

/// The sources by their numbers: key and whether they may merge people.
pub async fn by_code(read: &mut Read, code: i64) -> Result<Option<Record>, Error> {
    let row = read.optional(&format!("SELECT {COLUMNS} FROM source WHERE workspace = $1 AND code = $2"), args![read.workspace(), code]).await?;
    row.as_ref().map(record).transpose()
}

/// The open source with this write key, in whichever workspace.
pub(super) async fn by_write_key(store: &Store, write_key: &str) -> Result<Option<Origin>, Error> {
    if !write_key.starts_with(super::PREFIX) {
        return Ok(None);
    }
    let sql = "SELECT workspace, id, code, kind, key, merges, map FROM source WHERE key_hash = $1 AND closed_at IS NULL";
    let rows = store.look_up(sql, &hash(write_key)).await?;
    let origin = |row: &Row| {
        Ok(Origin {
            workspace: row.get("workspace")?,
            id: row.get("id")?,
            code: row.get("code")?,
            kind: row.word("kind")?,
            key: row.get("key")?,
            merges: row.get("merges")?,
            map: row.get("map")?,
        })
    };
    rows.first().map(origin).transpose()
}

/// Makes a source.
pub async fn create(tx: &mut Tx<'_>, key: &str, kind: Kind, wish: &Wish) -> Result<Record, Error> {
    let key = text::key("key", key, KEY_LENGTH)?;
    tx.take_turn("source").await?;
    let known = all(tx).await?;
    if known.iter().any(|source| source.key == key) {
        let taken = Refusal::field("key", format!("{key:?} is another source: change that one or choose another key"));
        return Err(Refusal { code: Code::Conflict, ..taken }.into());
    }
    if known.len() >= MOST {
        return Err(Refusal::field("key", format!("a workspace has at most {MOST} sources: use one of them")).into());
    }
    let (act, code) = (tx.act(), tx.next_codes("source", 1).await?);
    let made = Record {
        id: act.ids.next(),
        code,
        name: key.clone(),
        key,
        kind,
        write_key: fresh(&act.ids),
        merges: true,
        map: None,
        folder: None,
        made_at: act.now,
        closed_at: None,
        revision: 0,
    };
    let made = wished(made, wish)?;
    let sql = "INSERT INTO source (workspace, id, code, key, name, kind, write_key, key_hash, merges, map, folder, made_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)";
    let mut values = args![act.workspace, made.id, code, &made.key, &made.name, kind.text(), &made.write_key, hash(&made.write_key)];
    values.extend(args![made.merges, made.map.as_deref(), made.folder.as_deref(), made.made_at]);
    tx.execute(sql, values).await?;
    audit(tx, "source.created", &made).await?;
    Ok(made)
}

/// The source of this key, made when it is not here.
pub async fn ensure(tx: &mut Tx<'_>, key: &str, kind: Kind) -> Result<Record, Error> {
    let known = all(tx).await?.into_iter().find(|source| source.key == key);
    match known {
        Some(source) => Ok(source),
        None => create(tx, key, kind, &Wish::default()).await,
    }
}

/// Changes a source; `revision` is the one the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Source>, revision: Option<i64>, wish: &Wish) -> Result<Record, Error> {
    let before = find(tx, id).await?;
    edge::revision::check(before.revision, revision)?;
    save(tx, "source.changed", wished(before, wish)?).await
}

/// Closes a source, so that its key opens nothing, or opens it again.
pub async fn set_closed(tx: &mut Tx<'_>, id: Id<Source>, closed: bool) -> Result<Record, Error> {
    let before = find(tx, id).await?;
    let closed_at = closed.then(|| before.closed_at.unwrap_or(tx.act().now));
    save(tx, if closed { "source.closed" } else { "source.opened" }, Record { closed_at, ..before }).await
}

/// Gives a source another write key; the one it had opens nothing from now on.
pub async fn renew_key(tx: &mut Tx<'_>, id: Id<Source>) -> Result<Record, Error> {
    let before = find(tx, id).await?;
    let write_key = fresh(&tx.act().ids);
    save(tx, "source.key_renewed", Record { write_key, ..before }).await
}

async fn save(tx: &mut Tx<'_>, action: &str, record: Record) -> Result<Record, Error> {
    let sql = "UPDATE source SET name = $3, write_key = $4, key_hash = $5, merges = $6, map = $7, folder = $8, closed_at = $9, revision = revision + 1 \
        WHERE workspace = $1 AND id = $2 AND revision = $10";
    let mut values = args![tx.workspace(), record.id, &record.name, &record.write_key, hash(&record.write_key), record.merges];
    values.extend(args![record.map.as_deref(), record.folder.as_deref(), record.closed_at, record.revision]);
    let written = tx.execute(sql, values).await?;
    edge::revision::all_written(written, 1)?;
    audit(tx, action, &record).await?;
    Ok(Record { revision: record.revision + 1, ..record })
}

fn wished(before: Record, wish: &Wish) -> Result<Record, Refusal> {
    let name = wish.name.as_deref().map_or(Ok(before.name), |name| text::line("name", name, 200))?;
    let folder = wish.folder.clone().try_map(|folder| checked_folder(&folder))?.apply(before.folder);
    let map = wish.map.clone().try_map(|map| SourceMap::read(&map).map(|_| map))?.apply(before.map);
    let merges = wish.merges.unwrap_or(before.merges);
    Ok(Record { name, merges, map, folder, ..before })
}

/// The name of a folder: one part of a path that leads nowhere else.
fn checked_folder(folder: &str) -> Result<String, Refusal> {
    let folder = text::line("folder", folder, 100)?;
    let plain = folder.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) && !folder.starts_with('.');
    if plain { Ok(folder) } else { Err(Refusal::field("folder", format!("{folder:?} is no plain name: use letters, digits, - and _"))) }
}

async fn audit(tx: &mut Tx<'_>, action: &str, source: &Record) -> Result<(), Error> {
    identity::audit::audit(tx, action, "source", Some(source.id), &json!({ "key": source.key })).await
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        code: row.get("code")?,
        key: row.get("key")?,
        name: row.get("name")?,
        kind: row.word("kind")?,
        write_key: row.get("write_key")?,
        merges: row.get("merges")?,
        map: row.get("map")?,
        folder: row.get("folder")?,
        made_at: row.get("made_at")?,
        closed_at: row.get("closed_at")?,
        revision: row.get("revision")?,
    })
}
