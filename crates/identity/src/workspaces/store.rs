//! SQL of workspaces.

use kernel::{Actor, Id, Login, Refusal, Workspace, Zone};
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{NewWorkspace, Settings};
use crate::roles::Role;
use crate::{audit, members};

const COLUMNS: &str = "id, key, name, zone, locale, currency, min_people, made_at, revision";

/// The settings of the reader's workspace.
pub async fn settings(read: &mut Read) -> Result<Settings, Error> {
    let workspace = read.workspace();
    let row = read.optional(&format!("SELECT {COLUMNS} FROM workspace WHERE id = $1"), args![workspace]).await?;
    row.as_ref().map(show).transpose()?.ok_or_else(|| Refusal::not_found("workspace", "yet").into())
}

/// The zone whose days the reader's workspace counts.
pub async fn zone(read: &mut Read) -> Result<Zone, Error> {
    read.one("SELECT zone FROM workspace WHERE id = $1", args![read.workspace()]).await?.word("zone")
}

fn show(row: &Row) -> Result<Settings, Error> {
    Ok(Settings {
        id: row.get("id")?,
        key: row.get("key")?,
        name: row.get("name")?,
        zone: row.get::<String>("zone")?.parse()?,
        locale: row.get("locale")?,
        currency: row.get("currency")?,
        min_people: row.get("min_people")?,
        made_at: row.get("made_at")?,
        revision: row.get("revision")?,
    })
}

/// The name of a workspace.
pub(crate) async fn name(door: &mut Read, id: Id<Workspace>) -> Result<String, Error> {
    door.one("SELECT name FROM workspace WHERE id = $1", args![id]).await?.get("name")
}

/// All workspaces, the oldest first.
pub(super) async fn all(door: &mut Read) -> Result<Vec<Settings>, Error> {
    door.all(&format!("SELECT {COLUMNS} FROM workspace ORDER BY made_at, id"), args![]).await?.iter().map(show).collect()
}

/// The ids of all workspaces, the oldest first.
pub(crate) async fn all_ids(door: &mut Read) -> Result<Vec<Id<Workspace>>, Error> {
    door.all("SELECT id FROM workspace ORDER BY made_at, id", args![]).await?.iter().map(|row| row.get("id")).collect()
}

/// The workspaces of a person.
pub(super) async fn of_login(door: &mut Read, login: Id<Login>) -> Result<Vec<Settings>, Error> {
    let sql = "SELECT workspace.id, workspace.key, workspace.name, workspace.zone, workspace.locale, workspace.currency, workspace.min_people,
          workspace.made_at, workspace.revision
        FROM member JOIN workspace ON workspace.id = member.workspace
        WHERE member.login = $1 AND member.left_at IS NULL ORDER BY member.made_at, member.id";
    door.all(sql, args![login]).await?.iter().map(show).collect()
}

/// Makes a workspace that these people own.
pub async fn create(tx: &mut Tx<'_>, new: &NewWorkspace, owners: &[Id<Login>]) -> Result<Id<Workspace>, Error> {
    let (id, now): (Id<Workspace>, _) = (tx.act().ids.next(), tx.act().now);
    let made = tx
        .execute(
            "INSERT INTO workspace (id, key, name, zone, locale, currency, min_people, made_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)
            ON CONFLICT (key) DO NOTHING",
            args![id, &new.key, &new.name, new.zone.name(), &new.locale, &new.currency, new.min_people, now],
        )
        .await?;
    if made == 0 {
        let detail = format!("there is a workspace {} already: choose another key", new.key);
        return Err(Refusal::new(kernel::Code::Conflict, detail).at("key", "is taken").into());
    }
    for owner in owners {
        members::join(tx, id, *owner, Role::Owner).await?;
    }
    let actor: Actor = tx.act().actor.clone();
    audit::write(tx, id, &actor, "made", "workspace", Some(id.to_string()), &json!({"key": new.key, "name": new.name})).await?;
    Ok(id)
}

/// Makes a workspace at the operator's word: whoever owns the oldest workspace owns it too, so that somebody can enter it.
pub async fn create_by_operator(tx: &mut Tx<'_>, new: &NewWorkspace) -> Result<Id<Workspace>, Error> {
    let sql = "SELECT login FROM member WHERE role = 'owner' AND left_at IS NULL
        AND workspace = (SELECT id FROM workspace ORDER BY made_at, id LIMIT 1) ORDER BY made_at, id";
    let owners = tx.all(sql, args![]).await?.iter().map(|row| row.get("login")).collect::<Result<Vec<_>, _>>()?;
    create(tx, new, &owners).await
}

/// Writes new settings over old ones.
pub(super) async fn change(tx: &mut Tx<'_>, to: &Settings) -> Result<(), Error> {
    tx.execute(
        "UPDATE workspace SET name = $2, zone = $3, locale = $4, currency = $5, min_people = $6, key = $7, revision = revision + 1 WHERE id = $1",
        args![to.id, &to.name, to.zone.name(), &to.locale, &to.currency, to.min_people, &to.key],
    )
    .await?;
    Ok(())
}

/// Lets no other transaction change this workspace's members or settings until this one ends.
pub(crate) async fn lock(tx: &mut Tx<'_>) -> Result<(), Error> {
    let workspace = tx.workspace();
    tx.execute("UPDATE workspace SET revision = revision WHERE id = $1", args![workspace]).await?;
    Ok(())
}

/// Whether another workspace has this key.
pub(super) async fn is_taken(tx: &mut Tx<'_>, key: &str) -> Result<bool, Error> {
    let workspace = tx.workspace();
    Ok(tx.optional("SELECT id FROM workspace WHERE key = $1 AND id <> $2", args![key, workspace]).await?.is_some())
}
