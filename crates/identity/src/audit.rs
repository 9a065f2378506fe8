//! The audit trail: who did what to what, and when; written with the rows it tells of, never changed.

mod routes;

use std::fmt::Display;

use kernel::{Act, Actor, Id, Login, Member, Workspace};
use serde_json::{Value, json};
use store::{Error, Tx, args};

use crate::AuditEntry;

pub(crate) use routes::routes;

/// Adds a line to the trail of the act's workspace. `action` is a verb in the past, `noun` the glossary's word.
pub async fn audit(tx: &mut Tx<'_>, action: &str, noun: &str, id: Option<impl Display>, detail: &Value) -> Result<(), Error> {
    let act = tx.act();
    write(tx, act.workspace, &act.actor, action, noun, id.map(|id| id.to_string()), detail).await
}

/// The same for another workspace and actor than the act's: for acts that begin outside any workspace.
pub(crate) async fn write(
    tx: &mut Tx<'_>,
    workspace: Id<Workspace>,
    actor: &Actor,
    action: &str,
    noun: &str,
    id: Option<String>,
    detail: &Value,
) -> Result<(), Error> {
    let act: &Act = tx.act();
    let entry: Id<AuditEntry> = act.ids.next();
    tx.execute(
        "INSERT INTO audit (workspace, id, at, actor, action, noun, noun_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![workspace, entry, act.now, actor.to_string(), action, noun, id, detail.to_string()],
    )
    .await?;
    Ok(())
}

/// Adds a line about a person's own doing to the trail of each of their workspaces.
pub(crate) async fn everywhere(tx: &mut Tx<'_>, login: Id<Login>, action: &str) -> Result<(), Error> {
    for (workspace, member) in memberships(tx, login).await? {
        write(tx, workspace, &Actor::Member(member), action, "member", Some(member.to_string()), &json!({})).await?;
    }
    Ok(())
}

/// Adds a line about what somebody unknown tried with a person's mail address to the trail of each of that person's workspaces.
pub(crate) async fn tried(tx: &mut Tx<'_>, login: Id<Login>, action: &str, address: &str) -> Result<(), Error> {
    for (workspace, member) in memberships(tx, login).await? {
        write(tx, workspace, &Actor::Visitor, action, "member", Some(member.to_string()), &json!({ "address": address })).await?;
    }
    Ok(())
}

async fn memberships(tx: &mut Tx<'_>, login: Id<Login>) -> Result<Vec<(Id<Workspace>, Id<Member>)>, Error> {
    let rows = tx.all("SELECT workspace, id FROM member WHERE login = $1 AND left_at IS NULL ORDER BY workspace", args![login]).await?;
    rows.iter().map(|row| Ok((row.get("workspace")?, row.get("id")?))).collect()
}
