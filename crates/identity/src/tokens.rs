//! API tokens: what programs show instead of a session. Random, kept as a hash, scoped by rights, shown once.

use edge::{House, Problem};
use kernel::{Act, Actor, Code, Id, Refusal, Time, Token};
use store::{Error, Row, args};

use crate::caller::{Grant, is_stale, member_rights, sees_of, unknown_workspace};
use crate::rights::Rights;
use crate::secrets;

/// What the text of every token begins with, so that scanners for leaked secrets know it.
pub const PREFIX: &str = "ts_";

/// Recognises a program by its token.
pub(crate) async fn admit(house: &House, act: &Act, token: &str, wanted: Option<&str>) -> Result<Grant, Problem> {
    let row = find(house, token).await?.ok_or_else(refuse)?;
    if row.get::<Option<Time>>("revoked_at")?.is_some() || row.get::<Option<Time>>("ends_at")?.is_some_and(|ends_at| ends_at <= act.now) {
        return Err(refuse().into());
    }
    if let Some(other) = wanted.filter(|key| row.get::<String>("key").is_ok_and(|own| own != **key)) {
        return Err(unknown_workspace(other).into());
    }
    let (workspace, id) = (row.get("workspace")?, row.get::<Id<Token>>("id")?);
    if is_stale(row.get("seen_at")?, act.now) {
        touch(house, act, id).await?;
    }
    Ok(Grant { workspace, actor: Actor::Token(id), role: None, rights: rights(&row)? })
}

fn refuse() -> Refusal {
    Refusal::new(Code::NotLoggedIn, "the token is not known, was revoked or has ended: make a new one")
}

/// The token's scopes, as far as the member who made it still has those rights.
fn rights(row: &Row) -> Result<Rights, Error> {
    let scopes = Rights::from_words(&row.get::<String>("scopes")?);
    if row.get::<Option<Id<kernel::Member>>>("made_by")?.is_none() {
        return Ok(scopes);
    }
    let Some(role) = row.get::<Option<String>>("role")? else { return Ok(Rights::default()) };
    Ok(scopes.within(member_rights(role.parse()?, sees_of(row)?)))
}

async fn find(house: &House, token: &str) -> Result<Option<Row>, Error> {
    if !token.starts_with(PREFIX) {
        return Ok(None);
    }
    let mut door = house.store.door().await?;
    let sql = "SELECT token.workspace, token.id, token.scopes, token.made_by, token.seen_at, token.ends_at, token.revoked_at, workspace.key,
          member.role, member.sees_customers, member.sees_employees
        FROM api_token AS token
        JOIN workspace ON workspace.id = token.workspace
        LEFT JOIN member ON member.workspace = token.workspace AND member.id = token.made_by AND member.left_at IS NULL
        WHERE token.token_hash = $1";
    door.optional(sql, args![secrets::hash(token)]).await
}

async fn touch(house: &House, act: &Act, token: Id<Token>) -> Result<(), Error> {
    let mut tx = house.store.begin(act).await?;
    tx.execute("UPDATE api_token SET seen_at = $2 WHERE id = $1", args![token, act.now]).await?;
    tx.commit().await
}
