//! SQL of sessions.

use edge::Address;
use kernel::{Id, Login, Time};
use store::{Error, Read, Row, Store, Tx, args};

use super::{IDLE_SECONDS, Membership};
use crate::caller::sees_of;
use crate::{Session, secrets};

/// A session and the workspaces it leads to, the one joined first at the front.
pub(crate) struct Found {
    pub session: Id<Session>,
    pub login: Id<Login>,
    pub seen_at: Time,
    pub ends_at: Time,
    pub memberships: Vec<Membership>,
}

pub(super) async fn find(store: &Store, secret: &str) -> Result<Option<Found>, Error> {
    let sql = "SELECT session.id AS session, session.login, session.seen_at, session.ends_at,
          member.id AS member, member.workspace, member.role, member.sees_customers, member.sees_employees, workspace.key, workspace.name
        FROM session
        LEFT JOIN member ON member.login = session.login AND member.left_at IS NULL
        LEFT JOIN workspace ON workspace.id = member.workspace
        WHERE session.token_hash = $1
        ORDER BY member.made_at, member.id";
    let rows = store.look_up(sql, &secrets::hash(secret)).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let memberships = rows.iter().map(membership).filter_map(Result::transpose).collect::<Result<_, _>>()?;
    let (session, login) = (first.get("session")?, first.get("login")?);
    Ok(Some(Found { session, login, seen_at: first.get("seen_at")?, ends_at: first.get("ends_at")?, memberships }))
}

fn membership(row: &Row) -> Result<Option<Membership>, Error> {
    let Some(member) = row.get("member")? else { return Ok(None) };
    let role = row.get::<String>("role")?.parse()?;
    let (workspace, key, name) = (row.get("workspace")?, row.get("key")?, row.get("name")?);
    Ok(Some(Membership { workspace, key, name, member, role, sees: sees_of(row)? }))
}

/// Opens a session and returns its secret.
pub(crate) async fn open(tx: &mut Tx<'_>, login: Id<Login>, address: Address, agent: &str) -> Result<String, Error> {
    let (now, secret) = (tx.act().now, secrets::fresh(&tx.act().ids));
    let id: Id<Session> = tx.act().ids.next();
    tx.execute(
        "INSERT INTO session (id, token_hash, login, made_at, seen_at, ends_at, address, agent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, secrets::hash(&secret), login, now, now, now.plus_seconds(IDLE_SECONDS), address.to_string(), agent],
    )
    .await?;
    Ok(secret)
}

pub(super) async fn touch(tx: &mut Tx<'_>, session: Id<Session>) -> Result<(), Error> {
    let now = tx.act().now;
    let sql = "UPDATE session SET seen_at = $2, ends_at = $3 WHERE id = $1";
    tx.execute(sql, args![session, now, now.plus_seconds(IDLE_SECONDS)]).await?;
    Ok(())
}

/// The sessions of a person that have not ended, the newest first.
pub(super) async fn list(door: &mut Read, login: Id<Login>, now: Time) -> Result<Vec<Row>, Error> {
    let sql = "SELECT id, made_at, seen_at, ends_at, address, agent FROM session WHERE login = $1 AND ends_at > $2 ORDER BY id DESC";
    door.all(sql, args![login, now]).await
}

/// Ends one session of a person; says whether there was one.
pub(super) async fn end(tx: &mut Tx<'_>, login: Id<Login>, session: Id<Session>) -> Result<bool, Error> {
    let now = tx.act().now;
    let ended = tx.execute("DELETE FROM session WHERE login = $1 AND id = $2 AND ends_at > $3", args![login, session, now]).await?;
    Ok(ended > 0)
}

/// Ends all sessions of a person but one, and those of anybody that ended by themselves.
pub(crate) async fn end_others(tx: &mut Tx<'_>, login: Id<Login>, kept: Option<Id<Session>>) -> Result<(), Error> {
    let (now, kept) = (tx.act().now, kept.unwrap_or(Id::from_bytes([0; 16])));
    tx.execute("DELETE FROM session WHERE (login = $1 AND id <> $2) OR ends_at <= $3", args![login, kept, now]).await?;
    Ok(())
}
