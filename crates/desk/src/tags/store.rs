//! SQL of tags and of the records that wear them.

use std::collections::HashMap;

use kernel::{Code, Id, Noun, Refusal, Workspace, name_key, text};
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::{Colour, MOST, NAME_LENGTH, Record, Tag, Worn};

const COLUMNS: &str = "id, name, colour, made_at, revision";

/// All tags with the number of records that wear each, by name.
pub async fn all(read: &mut Read) -> Result<Vec<(Record, i64)>, Error> {
    let sql = "SELECT id, name, colour, made_at, revision, \
        (SELECT count(*) FROM tagged w WHERE w.workspace = t.workspace AND w.tag = t.id) AS uses FROM tag t WHERE t.workspace = $1 ORDER BY name_key";
    let rows = read.all(sql, args![read.workspace()]).await?;
    rows.iter().map(|row| Ok((record(row)?, row.get("uses")?))).collect()
}

/// How many records wear a tag.
pub(super) async fn uses(read: &mut Read, id: Id<Tag>) -> Result<i64, Error> {
    let values = args![read.workspace(), id];
    read.one("SELECT count(*) AS uses FROM tagged WHERE workspace = $1 AND tag = $2", values).await?.get("uses")
}

/// The tag with this id.
pub async fn find(read: &mut Read, id: Id<Tag>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM tag WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// Makes a tag; one of the same name is a conflict.
pub async fn create(tx: &mut Tx<'_>, name: &str, colour: Colour) -> Result<Record, Error> {
    let name = text::line("name", name, NAME_LENGTH)?;
    tx.take_turn("tag").await?;
    refuse_twin(tx, &name, None).await?;
    let workspace = tx.workspace();
    let count: i64 = tx.one("SELECT count(*) AS n FROM tag WHERE workspace = $1", args![workspace]).await?.get("n")?;
    if count >= MOST {
        return Err(Refusal::field("name", format!("would be one tag more than the {MOST} there may be: remove some first")).into());
    }
    let act = tx.act();
    let record = Record { id: act.ids.next(), name, colour, made_at: act.now, revision: 0 };
    let sql = "INSERT INTO tag (workspace, id, name, name_key, colour, made_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.execute(sql, args![act.workspace, record.id, &record.name, name_key(&record.name), record.colour.text(), record.made_at, record.revision])
        .await?;
    tell(tx, "tag.created", Some(record.id), json!({ "name": record.name })).await?;
    Ok(record)
}

/// Renames or recolours a tag; `revision` is the one the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Tag>, revision: Option<i64>, name: Option<&str>, colour: Option<Colour>) -> Result<Record, Error> {
    tx.take_turn("tag").await?;
    let before = present(tx, id).await?;
    edge::revision::check(before.revision, revision)?;
    let name = name.map(|name| text::line("name", name, NAME_LENGTH)).transpose()?.unwrap_or_else(|| before.name.clone());
    refuse_twin(tx, &name, Some(id)).await?;
    let record = Record { name, colour: colour.unwrap_or(before.colour), revision: before.revision + 1, ..before };
    let sql = "UPDATE tag SET name = $3, name_key = $4, colour = $5, revision = $6 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, &record.name, name_key(&record.name), record.colour.text(), record.revision]).await?;
    tell(tx, "tag.changed", Some(id), json!({ "name": record.name })).await?;
    Ok(record)
}

/// Removes a tag, also from all records that wear it.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Tag>, revision: Option<i64>) -> Result<(), Error> {
    let record = present(tx, id).await?;
    edge::revision::check(record.revision, revision)?;
    let workspace = tx.workspace();
    tx.execute("DELETE FROM tagged WHERE workspace = $1 AND tag = $2", args![workspace, id]).await?;
    tx.execute("DELETE FROM tag WHERE workspace = $1 AND id = $2", args![workspace, id]).await?;
    tell(tx, "tag.removed", Some(id), json!({ "name": record.name })).await
}

/// Puts tags on records that are here, and takes others off; returns how many changed places that makes.
pub async fn put<N: Noun>(tx: &mut Tx<'_>, records: &[Id<N>], on: &[Id<Tag>], off: &[Id<Tag>]) -> Result<u64, Error> {
    for id in on.iter().chain(off) {
        present(tx, *id).await?;
    }
    let act = tx.act();
    let worn = |record: &Id<N>, tag: &Id<Tag>| args![act.workspace, N::WORD, *record, *tag, act.now, act.actor.to_string()];
    let rows = records.iter().flat_map(|record| on.iter().map(move |tag| worn(record, tag))).collect();
    let insert = "INSERT INTO tagged (workspace, noun, noun_id, tag, tagged_at, actor)";
    let mut changed = tx.insert_rows(insert, rows, "ON CONFLICT (workspace, noun, noun_id, tag) DO NOTHING").await?;
    changed += taken_off(tx, records, off).await?;
    if changed > 0 {
        let detail = json!({ "of": N::WORD, "records": records.len(), "on": on, "off": off });
        tell(tx, "records.tagged", None, detail).await?;
    }
    Ok(changed)
}

async fn taken_off<N: Noun>(tx: &mut Tx<'_>, records: &[Id<N>], tags: &[Id<Tag>]) -> Result<u64, Error> {
    if tags.is_empty() {
        return Ok(0);
    }
    let mut sql = Sql::new("DELETE FROM tagged WHERE workspace = ");
    sql.bind(tx.workspace()).push(" AND noun = ").bind(N::WORD).push(" AND ");
    sql.push_in("tag", tags.iter().copied()).push(" AND ").push_in("noun_id", records.iter().copied());
    tx.execute_of(sql).await
}

/// Takes all tags off records that go.
pub async fn untag<N: Noun>(tx: &mut Tx<'_>, records: &[Id<N>]) -> Result<(), Error> {
    let keys: Vec<Value> = records.iter().copied().map(Value::from).collect();
    tx.execute_by(&format!("DELETE FROM tagged WHERE workspace = $1 AND noun = '{}' AND noun_id", N::WORD), &keys).await.map(drop)
}

/// The tags that records wear, by name.
pub async fn worn<N: Noun>(read: &mut Read, records: &[Id<N>]) -> Result<HashMap<Id<N>, Vec<Worn>>, Error> {
    let sql = format!(
        "SELECT w.noun_id, t.id, t.name, t.name_key, t.colour FROM tagged w JOIN tag t ON t.workspace = w.workspace AND t.id = w.tag \
         WHERE w.workspace = $1 AND w.noun = '{}' AND w.noun_id",
        N::WORD
    );
    let mut rows = read.all_by(&sql, records.iter().copied().map(Value::from).collect()).await?;
    rows.sort_by_cached_key(|row| row.get::<String>("name_key").unwrap_or_default());
    let mut worn: HashMap<Id<N>, Vec<Worn>> = HashMap::new();
    for row in &rows {
        worn.entry(row.get("noun_id")?).or_default().push(Worn { id: row.get("id")?, name: row.get("name")?, colour: colour(row)? });
    }
    Ok(worn)
}

/// Narrows a statement to records that wear a tag; `id` is their column.
pub fn narrow<N: Noun>(sql: &mut Sql, workspace: Id<Workspace>, id: &str, tag: Option<Id<Tag>>) {
    if let Some(tag) = tag {
        sql.push(" AND ").push(id).push(" IN (SELECT w.noun_id FROM tagged w WHERE w.workspace = ").bind(workspace);
        sql.push(" AND w.noun = ").bind(N::WORD).push(" AND w.tag = ").bind(tag).push(")");
    }
}

async fn present(read: &mut Read, id: Id<Tag>) -> Result<Record, Error> {
    find(read, id).await?.ok_or_else(|| Refusal::not_found("tag", id).into())
}

async fn refuse_twin(tx: &mut Tx<'_>, name: &str, own: Option<Id<Tag>>) -> Result<(), Error> {
    let values = args![tx.workspace(), name_key(name)];
    let twin = tx.optional("SELECT id FROM tag WHERE workspace = $1 AND name_key = $2", values).await?;
    match twin.map(|row| row.get::<Id<Tag>>("id")).transpose()? {
        Some(twin) if Some(twin) != own => {
            Err(Refusal { code: Code::Conflict, ..Refusal::field("name", format!("{name:?} is another tag: use that one or choose another name")) }
                .into())
        }
        _ => Ok(()),
    }
}

async fn tell(tx: &mut Tx<'_>, action: &str, id: Option<Id<Tag>>, detail: Json) -> Result<(), Error> {
    identity::audit::audit(tx, action, "tag", id, &detail).await?;
    tx.append("tags.changed", &detail).await
}

fn colour(row: &Row) -> Result<Colour, Error> {
    let text: String = row.get("colour")?;
    text.parse().map_err(|refusal: Refusal| Error::Column { column: "colour".into(), reason: refusal.detail })
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record { id: row.get("id")?, name: row.get("name")?, colour: colour(row)?, made_at: row.get("made_at")?, revision: row.get("revision")? })
}
