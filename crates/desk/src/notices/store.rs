//! SQL of notices.

use identity::members;
use kernel::{About, Id, Member, Page};
use serde_json::Value as Json;
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::{Kind, Notice, Record};

const COLUMNS: &str = "id, kind, noun, noun_id, params, at, read_at";

/// For how many days notices are kept.
const KEPT_DAYS: i64 = 90;

/// Gives a member a notice, once for each key. Returns whether it is new; who left gets none.
pub async fn give(tx: &mut Tx<'_>, to: Id<Member>, kind: Kind, about: Option<&About>, params: &Json, key: &str) -> Result<bool, Error> {
    if members::get(tx, to).await?.is_none_or(|member| member.left_at.is_some()) {
        return Ok(false);
    }
    let act = tx.act();
    let id: Id<Notice> = act.ids.next();
    let sql = "INSERT INTO notice (workspace, id, member, kind, noun, noun_id, params, at, unique_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        ON CONFLICT (workspace, unique_key, member) DO NOTHING";
    let (noun, noun_id) = (about.map(|about| about.noun.clone()), about.map(|about| about.id));
    let values = args![act.workspace, id, to, kind.text(), noun, noun_id, params.to_string(), act.now, key];
    Ok(tx.execute(sql, values).await? > 0)
}

/// Takes the notices of a key away from everybody: there is nothing to know any more.
pub async fn take_back(tx: &mut Tx<'_>, key: &str) -> Result<(), Error> {
    tx.execute("DELETE FROM notice WHERE workspace = $1 AND unique_key = $2", args![tx.workspace(), key]).await.map(drop)
}

/// A page of a member's notices, the newest first; `unread` leaves out those that were read.
pub async fn page(read: &mut Read, member: Id<Member>, list: &edge::List<bool>) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM notice WHERE workspace = "));
    sql.bind(read.workspace()).push(" AND member = ").bind(member);
    if list.filter {
        sql.push(" AND read_at IS NULL");
    }
    sql.push_some(" AND id < ", list.after::<Id<Notice>>()?).push(" ORDER BY id DESC LIMIT ").bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| record.id))
}

/// How many notices a member has not read yet.
pub async fn unread(read: &mut Read, member: Id<Member>) -> Result<i64, Error> {
    let sql = "SELECT count(*) AS unread FROM notice WHERE workspace = $1 AND member = $2 AND read_at IS NULL";
    read.one(sql, args![read.workspace(), member]).await?.get("unread")
}

/// Marks notices of a member as read: these, or all without a list.
pub async fn read(tx: &mut Tx<'_>, member: Id<Member>, notices: Option<&[Id<Notice>]>) -> Result<(), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let mut sql = Sql::new("UPDATE notice SET read_at = ");
    sql.bind(now).push(" WHERE workspace = ").bind(workspace).push(" AND member = ").bind(member).push(" AND read_at IS NULL");
    if let Some(notices) = notices {
        sql.push(" AND ").push_in("id", notices.iter().copied().map(Value::from));
    }
    tx.execute_of(sql).await.map(drop)
}

/// The notices of a member who leaves go.
pub async fn leave(tx: &mut Tx<'_>, member: Id<Member>) -> Result<(), Error> {
    tx.execute("DELETE FROM notice WHERE workspace = $1 AND member = $2", args![tx.workspace(), member]).await.map(drop)
}

/// Old notices go, read or not.
pub async fn tidy(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let old = tx.act().now.plus_seconds(-KEPT_DAYS * 24 * 3600);
    tx.execute("DELETE FROM notice WHERE workspace = $1 AND at < $2", args![tx.workspace(), old]).await
}

fn record(row: &Row) -> Result<Record, Error> {
    let noun: Option<String> = row.get("noun")?;
    let about = noun.map(|noun| Ok::<_, Error>(About { noun, id: row.get("noun_id")? })).transpose()?;
    let params = serde_json::from_str(&row.get::<String>("params")?);
    Ok(Record {
        id: row.get("id")?,
        kind: row.word("kind")?,
        about,
        params: params.map_err(|error| Error::Column { column: "params".into(), reason: error.to_string() })?,
        at: row.get("at")?,
        read_at: row.get("read_at")?,
    })
}
