//! Commands that write audiences.

use std::collections::HashSet;

use identity::{Team, teams};
use kernel::{Code, Id, Refusal, name_key, text};
use serde_json::json;
use store::{Error, Tx, Value, args};

use super::known::Known;
use super::store::by_name;
use super::{Audience, Kind, NAME_LENGTH, Record, find, read_filter};
use crate::contacts::{self, Contact};
use crate::trail::Change;

/// Wishes for an audience; what is not named stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// What people call it.
    pub name: Option<String>,
    /// The condition.
    pub filter: Option<String>,
    /// The teams of staff.
    pub teams: Option<Vec<Id<Team>>>,
}

/// Makes an audience.
pub async fn create(tx: &mut Tx<'_>, kind: Kind, edit: &Edit) -> Result<Record, Error> {
    let act = tx.act();
    let blank = Record {
        id: act.ids.next(),
        name: String::new(),
        kind,
        filter: String::new(),
        teams: Vec::new(),
        made_at: act.now,
        changed_at: act.now,
        revision: 0,
    };
    let named = Edit { name: Some(edit.name.clone().unwrap_or_default()), ..edit.clone() };
    let made = edited(tx, &blank, &named).await?;
    let sql = "INSERT INTO audience (workspace, id, name, name_key, kind, filter, teams, made_at, changed_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
    let values = args![act.workspace, made.id, &made.name, name_key(&made.name), kind.text(), &made.filter, listed(&made.teams)?, act.now, act.now];
    tx.execute(sql, values).await?;
    Change::of("audience.created", "audience", Some(made.id)).detail(json!({ "name": made.name, "kind": kind })).tell(tx).await?;
    Ok(made)
}

/// Changes an audience; `revision` is the one the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Audience>, revision: Option<i64>, edit: &Edit) -> Result<Record, Error> {
    let before = seen(tx, id, revision).await?;
    let after = edited(tx, &before, edit).await?;
    if before == after {
        return Ok(before);
    }
    let now = tx.act().now;
    let sql = "UPDATE audience SET name = $3, name_key = $4, filter = $5, teams = $6, changed_at = $7, revision = revision + 1 \
        WHERE workspace = $1 AND id = $2 AND revision = $8";
    let values = args![tx.workspace(), id, &after.name, name_key(&after.name), &after.filter, listed(&after.teams)?, now, before.revision];
    let written = tx.execute(sql, values).await?;
    edge::revision::all_written(written, 1)?;
    Change::of("audience.changed", "audience", Some(id)).detail(json!({ "name": after.name })).tell(tx).await?;
    Ok(Record { changed_at: now, revision: before.revision + 1, ..after })
}

/// Removes an audience that nothing uses.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Audience>, revision: Option<i64>) -> Result<(), Error> {
    let before = seen(tx, id, revision).await?;
    tx.execute("DELETE FROM audience_contact WHERE workspace = $1 AND audience = $2", args![tx.workspace(), id]).await?;
    match tx.execute("DELETE FROM audience WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await {
        Err(Error::Reference(_)) => {
            let reason = "programmes ask it: choose another audience for them first";
            return Err(Refusal { code: Code::Conflict, ..Refusal::field("audience", reason) }.into());
        }
        removed => removed?,
    };
    Change::of("audience.removed", "audience", Some(id)).detail(json!({ "name": before.name })).tell(tx).await
}

/// Puts people on a list; gives back how many were not on it.
pub async fn pick(tx: &mut Tx<'_>, id: Id<Audience>, contacts: &[Id<Contact>]) -> Result<u64, Error> {
    list(tx, id).await?;
    let wanted: Vec<Id<Contact>> = contacts.iter().copied().collect::<HashSet<_>>().into_iter().collect();
    let known: HashSet<_> = contacts::by_ids(tx, &wanted).await?.into_iter().map(|record| record.id).collect();
    if let Some(missing) = wanted.iter().find(|contact| !known.contains(contact)) {
        return Err(Refusal::field("contacts", format!("there is no contact {missing} here")).into());
    }
    let act = tx.act();
    let rows = wanted.iter().map(|contact| args![act.workspace, id, *contact, act.now, act.actor.to_string()]).collect();
    let insert = "INSERT INTO audience_contact (workspace, audience, contact, added_at, actor)";
    let added = tx.insert_rows(insert, rows, "ON CONFLICT (workspace, audience, contact) DO NOTHING").await?;
    Change::of("audience.picked", "audience", Some(id)).detail(json!({ "people": added })).tell(tx).await?;
    Ok(added)
}

/// Takes people off a list; gives back how many were on it.
pub async fn unpick(tx: &mut Tx<'_>, id: Id<Audience>, contacts: &[Id<Contact>]) -> Result<u64, Error> {
    list(tx, id).await?;
    let mut removed = 0;
    for contact in contacts {
        let sql = "DELETE FROM audience_contact WHERE workspace = $1 AND audience = $2 AND contact = $3";
        removed += tx.execute(sql, args![tx.workspace(), id, *contact]).await?;
    }
    Change::of("audience.unpicked", "audience", Some(id)).detail(json!({ "people": removed })).tell(tx).await?;
    Ok(removed)
}

async fn list(tx: &mut Tx<'_>, id: Id<Audience>) -> Result<(), Error> {
    let record = find(tx, id).await?.ok_or_else(|| Refusal::not_found("audience", id))?;
    match record.kind {
        Kind::List => Ok(()),
        _ => Err(Refusal::new(Code::Conflict, "the people of this audience follow from its condition: change that, or make a list").into()),
    }
}

async fn edited(tx: &mut Tx<'_>, before: &Record, edit: &Edit) -> Result<Record, Error> {
    let mut after = before.clone();
    if let Some(name) = &edit.name {
        after.name = text::line("name", name, NAME_LENGTH)?;
        let other = by_name(tx, &name_key(&after.name)).await?;
        if other.is_some_and(|other| other.id != before.id) {
            return Err(Refusal {
                code: Code::Conflict,
                ..Refusal::field("name", format!("{:?} is another audience: choose another name", after.name))
            }
            .into());
        }
    }
    if let Some(filter) = &edit.filter {
        only(before.kind == Kind::Filter || filter.is_empty(), "filter", "is for audiences of the kind filter")?;
        let read = read_filter(filter)?;
        let now = tx.act().now;
        Known::of(tx, &read, now).await?;
        filter.trim().clone_into(&mut after.filter);
    }
    if let Some(wanted) = &edit.teams {
        only(before.kind == Kind::Staff || wanted.is_empty(), "teams", "is for audiences of the kind staff")?;
        let known = teams::all(tx).await?;
        if let Some(missing) = wanted.iter().find(|team| !known.iter().any(|one| one.id == **team)) {
            return Err(Refusal::field("teams", format!("there is no team {missing} here")).into());
        }
        after.teams.clone_from(wanted);
    }
    Ok(after)
}

fn only(fits: bool, field: &str, reason: &str) -> Result<(), Refusal> {
    if fits { Ok(()) } else { Err(Refusal::field(field, reason)) }
}

fn listed(teams: &[Id<Team>]) -> Result<Value, Error> {
    Ok(serde_json::to_string(teams).map_err(|error| Error::Misuse(error.to_string()))?.into())
}

/// The audience, if it is as the caller has seen it.
async fn seen(tx: &mut Tx<'_>, id: Id<Audience>, revision: Option<i64>) -> Result<Record, Error> {
    let record = find(tx, id).await?.ok_or_else(|| Refusal::not_found("audience", id))?;
    edge::revision::check(record.revision, revision)?;
    Ok(record)
}
