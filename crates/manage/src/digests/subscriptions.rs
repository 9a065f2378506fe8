//! Who gets digests, how often, and when the next is due.

use identity::workspaces;
use kernel::{Id, Member, Refusal, Time, Zone};
use post::Webhook;
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{Every, Kind, Reader, Record, Subscription, checked_hour, checked_zone};

pub(super) const COLUMNS: &str = "id, member, chat, team, kind, every, hour, zone, language, next_at";
/// The hour at which a digest comes that nobody chose an hour for.
const HOUR: i64 = 8;

/// What is wished.
#[derive(Clone, Debug)]
pub struct Wish {
    /// For whom it is made.
    pub kind: Kind,
    /// How often.
    pub every: Every,
    /// At which hour.
    pub hour: i64,
    /// In which zone; that of the workspace unless told.
    pub zone: Option<String>,
    /// In which language; that of the workspace unless told.
    pub language: Option<String>,
}

/// Lets a member get a digest; a second wish for the same kind and rhythm takes the place of the first.
pub async fn subscribe(tx: &mut Tx<'_>, member: Id<Member>, wish: Wish) -> Result<Record, Error> {
    let (kind, every) = (wish.kind, wish.every);
    let made = insert(tx, Reader::Member(member), wish).await?;
    identity::audit::audit(tx, "digest.subscribed", "member", Some(member), &json!({ "kind": kind, "every": every })).await?;
    Ok(made)
}

/// Lets owners and admins get the digest of the whole company each Monday, with what weekly watches found, unless they get it or it was for somebody
/// before; returns to how many it goes from now on.
pub async fn ensure(tx: &mut Tx<'_>) -> Result<usize, Error> {
    let sql = "SELECT m.id FROM member m WHERE m.workspace = $1 AND m.left_at IS NULL AND m.role IN ('owner', 'admin') AND NOT EXISTS \
        (SELECT 1 FROM digest_subscription s WHERE s.workspace = m.workspace AND s.kind = 'executive' AND s.every = 'week') ORDER BY m.id";
    let workspace = tx.workspace();
    let members = tx.all(sql, args![workspace]).await?.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<Member>>, _>>()?;
    for member in &members {
        let wish = Wish { kind: Kind::Executive, every: Every::Week, hour: HOUR, zone: None, language: None };
        subscribe(tx, *member, wish).await?;
    }
    Ok(members.len())
}

/// Writes what a reader wishes.
pub(super) async fn insert(tx: &mut Tx<'_>, reader: Reader, wish: Wish) -> Result<Record, Error> {
    let workspace = workspaces::settings(tx).await?;
    let zone: Zone = match &wish.zone {
        Some(zone) => checked_zone(zone)?,
        None => workspace.zone,
    };
    let language = customers::contacts::checked_language(wish.language.as_deref().unwrap_or(&workspace.locale))?;
    let (hour, act) = (checked_hour(wish.hour)?, tx.act());
    let (id, now): (Id<Subscription>, Time) = (act.ids.next(), act.now);
    let next_at = wish.every.next(&zone, hour, now);
    let (member, chat, team) = match reader {
        Reader::Member(member) => (Some(member), None, None),
        Reader::Chat(chat, team) => (None, Some(chat), team),
    };
    let sql = format!(
        "INSERT INTO digest_subscription (workspace, id, member, chat, team, kind, every, hour, zone, language, next_at, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (workspace, member, kind, every) DO UPDATE SET \
         hour = excluded.hour, zone = excluded.zone, language = excluded.language, next_at = excluded.next_at RETURNING {COLUMNS}"
    );
    let mut values = args![tx.workspace(), id, member, chat, team, wish.kind.text(), wish.every.text(), i64::from(hour), zone.name(), &language];
    values.extend(args![next_at, now]);
    record(&tx.one(&sql, values).await?)
}

/// Lets a member get it no more.
pub async fn unsubscribe(tx: &mut Tx<'_>, member: Id<Member>, id: Id<Subscription>) -> Result<(), Error> {
    let sql = "DELETE FROM digest_subscription WHERE workspace = $1 AND id = $2 AND member = $3";
    if tx.execute(sql, args![tx.workspace(), id, member]).await? == 0 {
        return Err(Refusal::not_found("subscription", id).into());
    }
    identity::audit::audit(tx, "digest.unsubscribed", "member", Some(member), &json!({})).await
}

/// A member who leaves gets none any more.
pub async fn leave(tx: &mut Tx<'_>, member: Id<Member>) -> Result<(), Error> {
    tx.execute("DELETE FROM digest_subscription WHERE workspace = $1 AND member = $2", args![tx.workspace(), member]).await.map(drop)
}

/// What a member gets.
pub(super) async fn of(read: &mut Read, member: Id<Member>) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM digest_subscription WHERE workspace = $1 AND member = $2 ORDER BY id");
    read.all(&sql, args![read.workspace(), member]).await?.iter().map(record).collect()
}

/// One that is due, the one that is due longest.
pub(super) async fn due(read: &mut Read, now: Time) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM digest_subscription WHERE workspace = $1 AND next_at <= $2 ORDER BY next_at, id LIMIT 1");
    read.optional(&sql, args![read.workspace(), now]).await?.as_ref().map(record).transpose()
}

/// Moves on to the next; false when another process did so before.
pub(super) async fn go_on(tx: &mut Tx<'_>, due: &Record) -> Result<bool, Error> {
    let next = due.every.next(&due.zone, due.hour, tx.act().now);
    let sql = "UPDATE digest_subscription SET next_at = $4 WHERE workspace = $1 AND id = $2 AND next_at = $3";
    Ok(tx.execute(sql, args![tx.workspace(), due.id, due.next_at, next]).await? > 0)
}

pub(super) fn record(row: &Row) -> Result<Record, Error> {
    let (hour, zone): (i64, String) = (row.get("hour")?, row.get("zone")?);
    let chat: Option<Id<Webhook>> = row.get("chat")?;
    Ok(Record {
        id: row.get("id")?,
        reader: match chat {
            Some(chat) => Reader::Chat(chat, row.get("team")?),
            None => Reader::Member(row.get("member")?),
        },
        kind: row.word("kind")?,
        every: row.word("every")?,
        hour: checked_hour(hour)?,
        zone: checked_zone(&zone)?,
        language: row.get("language")?,
        next_at: row.get("next_at")?,
    })
}
