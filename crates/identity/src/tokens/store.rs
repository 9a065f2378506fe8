//! SQL of API tokens.

use kernel::{Id, Member, Time, Token, Workspace};
use store::{Error, Read, Row, Store, Tx, args};

use super::PREFIX;
use crate::caller::{member_rights, sees_of};
use crate::rights::Rights;
use crate::secrets;

/// A token that a program showed.
pub(super) struct Found {
    pub workspace: Id<Workspace>,
    pub key: String,
    pub id: Id<Token>,
    pub rights: Rights,
    pub seen_at: Option<Time>,
    ends_at: Option<Time>,
    revoked_at: Option<Time>,
}

impl Found {
    pub fn is_good(&self, now: Time) -> bool {
        self.revoked_at.is_none() && self.ends_at.is_none_or(|ends_at| ends_at > now)
    }
}

pub(super) async fn find(store: &Store, token: &str) -> Result<Option<Found>, Error> {
    if !token.starts_with(PREFIX) {
        return Ok(None);
    }
    let sql = "SELECT token.workspace, token.id, token.scopes, token.made_by, token.seen_at, token.ends_at, token.revoked_at, workspace.key,
          member.role, member.sees_customers, member.sees_employees
        FROM api_token AS token
        JOIN workspace ON workspace.id = token.workspace
        LEFT JOIN member ON member.workspace = token.workspace AND member.id = token.made_by AND member.left_at IS NULL
        WHERE token.token_hash = $1";
    let rows = store.look_up(sql, &secrets::hash(token)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(Found {
        workspace: row.get("workspace")?,
        key: row.get("key")?,
        id: row.get("id")?,
        rights: rights(row)?,
        seen_at: row.get("seen_at")?,
        ends_at: row.get("ends_at")?,
        revoked_at: row.get("revoked_at")?,
    }))
}

/// The token's scopes, as far as the member who made it still has those rights; the operator has all.
fn rights(row: &Row) -> Result<Rights, Error> {
    let scopes = Rights::from_words(&row.get::<String>("scopes")?);
    if row.get::<Option<Id<Member>>>("made_by")?.is_none() {
        return Ok(scopes);
    }
    let Some(role) = row.get::<Option<String>>("role")? else { return Ok(Rights::default()) };
    Ok(scopes.within(member_rights(role.parse()?, sees_of(row)?)))
}

pub(super) async fn touch(tx: &mut Tx<'_>, found: &Found) -> Result<(), Error> {
    let now = tx.act().now;
    tx.execute("UPDATE api_token SET seen_at = $3 WHERE workspace = $1 AND id = $2", args![found.workspace, found.id, now]).await?;
    Ok(())
}

/// A token to be made.
pub(super) struct NewToken<'a> {
    pub name: &'a str,
    pub scopes: Rights,
    pub ends_at: Option<Time>,
    pub made_by: Option<Id<Member>>,
}

/// Makes a token and returns its text.
pub(super) async fn insert(tx: &mut Tx<'_>, new: &NewToken<'_>) -> Result<(Id<Token>, String), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let id: Id<Token> = tx.act().ids.next();
    let text = format!("{PREFIX}{}", secrets::fresh(&tx.act().ids));
    let hint = &text[..PREFIX.len() + 4];
    tx.execute(
        "INSERT INTO api_token (workspace, id, name, token_hash, hint, scopes, made_by, made_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![workspace, id, new.name, secrets::hash(&text), hint, new.scopes.to_words(), new.made_by, now, new.ends_at],
    )
    .await?;
    Ok((id, text))
}

/// The tokens of the reader's workspace, those that were revoked included.
pub(super) async fn list(read: &mut Read, after: Option<Id<Token>>, fetch: i64) -> Result<Vec<Row>, Error> {
    let mut sql = store::Sql::new("SELECT id, name, hint, scopes, made_by, made_at, seen_at, ends_at, revoked_at FROM api_token WHERE workspace = ");
    sql.bind(read.workspace()).push_some(" AND id > ", after).push(" ORDER BY id LIMIT ").bind(fetch);
    read.all_of(sql).await
}

/// Revokes a token; says whether it was in force.
pub(super) async fn revoke(tx: &mut Tx<'_>, id: Id<Token>) -> Result<bool, Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let sql = "UPDATE api_token SET revoked_at = $3 WHERE workspace = $1 AND id = $2 AND revoked_at IS NULL";
    Ok(tx.execute(sql, args![workspace, id, now]).await? > 0)
}
