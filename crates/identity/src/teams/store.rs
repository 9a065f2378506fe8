//! SQL of teams.

use std::collections::{BTreeSet, HashMap};

use kernel::{Code, Id, Member, Refusal};
use store::{Error, Read, Row, Tx, Value, args};

use super::Profile;
use crate::{Team, workspaces};

const SELECT: &str = "SELECT id, code, key, name, parent, revision FROM team WHERE workspace = $1";

/// All teams of the reader's workspace, by key.
pub async fn all(read: &mut Read) -> Result<Vec<Profile>, Error> {
    read.all(&format!("{SELECT} ORDER BY key"), args![read.workspace()]).await?.iter().map(profile).collect()
}

/// The team with this key.
pub async fn by_key(read: &mut Read, key: &str) -> Result<Option<Profile>, Error> {
    let row = read.optional(&format!("{SELECT} AND key = $2"), args![read.workspace(), key]).await?;
    row.as_ref().map(profile).transpose()
}

pub(super) async fn get(read: &mut Read, id: Id<Team>) -> Result<Profile, Error> {
    let row = read.optional(&format!("{SELECT} AND id = $2"), args![read.workspace(), id]).await?;
    profile(&row.ok_or_else(|| Refusal::not_found("team", id))?)
}

fn profile(row: &Row) -> Result<Profile, Error> {
    let (id, code, key) = (row.get("id")?, row.get("code")?, row.get("key")?);
    Ok(Profile { id, code, key, name: row.get("name")?, parent: row.get("parent")?, revision: row.get("revision")? })
}

/// The codes of teams by key. Unknown keys are made into teams when `create` says so, and left out otherwise.
pub async fn codes_for(tx: &mut Tx<'_>, keys: impl IntoIterator<Item = String>, create: bool) -> Result<HashMap<String, i64>, Error> {
    let keys: BTreeSet<String> = keys.into_iter().collect();
    let codes = known(tx, &keys).await?;
    if !create || codes.len() == keys.len() {
        return Ok(codes);
    }
    // Another transaction may be making the same team: wait for it, then look again.
    workspaces::lock(tx).await?;
    let codes = known(tx, &keys).await?;
    for key in keys.iter().filter(|key| !codes.contains_key(*key)) {
        insert(tx, &super::checked_key(key)?, key, None).await?;
    }
    tx.append("dictionary.changed", &serde_json::json!({"of": "team"})).await?;
    known(tx, &keys).await
}

async fn known(tx: &mut Tx<'_>, keys: &BTreeSet<String>) -> Result<HashMap<String, i64>, Error> {
    let rows = tx.kept_by("SELECT key, code FROM team WHERE workspace = $1 AND key", keys.iter().map(String::as_str)).await?;
    rows.iter().map(|row| Ok((row.get("key")?, row.get("code")?))).collect()
}

/// Makes a team; the key is refused if it is taken.
pub(super) async fn insert(tx: &mut Tx<'_>, key: &str, name: &str, parent: Option<Id<Team>>) -> Result<Id<Team>, Error> {
    let (id, workspace): (Id<Team>, _) = (tx.act().ids.next(), tx.workspace());
    let code = tx.next_codes("team", 1).await?;
    let made = tx
        .execute(
            "INSERT INTO team (workspace, id, code, key, name, parent, revision) VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT (workspace, key) DO NOTHING",
            args![workspace, id, code, key, name, parent],
        )
        .await?;
    if made == 0 {
        return Err(taken(key).into());
    }
    Ok(id)
}

fn taken(key: &str) -> Refusal {
    Refusal::new(Code::Conflict, format!("there is a team {key} already: choose another key, or change that team")).at("key", "is taken")
}

pub(super) async fn change(tx: &mut Tx<'_>, to: &Profile) -> Result<(), Error> {
    let workspace = tx.workspace();
    if tx.optional("SELECT id FROM team WHERE workspace = $1 AND key = $2 AND id <> $3", args![workspace, &to.key, to.id]).await?.is_some() {
        return Err(taken(&to.key).into());
    }
    let sql = "UPDATE team SET key = $3, name = $4, parent = $5, revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![workspace, to.id, &to.key, &to.name, to.parent]).await?;
    Ok(())
}

/// Puts a member into a team, or changes whether they lead it.
pub(crate) async fn put_member(tx: &mut Tx<'_>, team: Id<Team>, member: Id<Member>, leads: bool) -> Result<(), Error> {
    let sql = "INSERT INTO team_member (workspace, team, member, leads) VALUES ($1, $2, $3, $4)
        ON CONFLICT (workspace, team, member) DO UPDATE SET leads = excluded.leads";
    tx.execute(sql, args![tx.act().workspace, team, member, leads]).await?;
    Ok(())
}

/// Takes a member out of a team; says whether they were in it.
pub(super) async fn remove_member(tx: &mut Tx<'_>, team: Id<Team>, member: Id<Member>) -> Result<bool, Error> {
    let sql = "DELETE FROM team_member WHERE workspace = $1 AND team = $2 AND member = $3";
    Ok(tx.execute(sql, args![tx.act().workspace, team, member]).await? > 0)
}

/// Who is in a team, and whether they lead it, by name.
pub(super) async fn members(read: &mut Read, team: Id<Team>) -> Result<Vec<Row>, Error> {
    let sql = "SELECT team_member.member, team_member.leads, login.name FROM team_member
        JOIN member ON member.workspace = team_member.workspace AND member.id = team_member.member
        JOIN login ON login.id = member.login
        WHERE team_member.workspace = $1 AND team_member.team = $2 ORDER BY login.name, team_member.member";
    read.all(sql, args![read.workspace(), team]).await
}

/// The teams that a member is in, with all that are part of these.
pub async fn of_member(read: &mut Read, member: Id<Member>) -> Result<Vec<Id<Team>>, Error> {
    let sql = "SELECT team FROM team_member WHERE workspace = $1 AND member = $2";
    let rows = read.all(sql, args![read.workspace(), member]).await?;
    let own: Vec<Id<Team>> = rows.iter().map(|row| row.get("team")).collect::<Result<_, _>>()?;
    if own.is_empty() {
        return Ok(own);
    }
    Ok(super::with_parts(&all(read).await?, &own))
}

/// Who is in any of these teams.
pub async fn people(read: &mut Read, teams: &[Id<Team>]) -> Result<Vec<Id<Member>>, Error> {
    let keys = teams.iter().copied().map(Value::from).collect();
    let rows = read.all_by("SELECT member FROM team_member WHERE workspace = $1 AND team", keys).await?;
    let mut people: Vec<Id<Member>> = rows.iter().map(|row| row.get("member")).collect::<Result<_, _>>()?;
    people.sort_unstable();
    people.dedup();
    Ok(people)
}
