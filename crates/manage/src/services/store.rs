//! SQL of classes of service.

use std::collections::HashMap;

use customers::accounts::{self, Account};
use customers::attributes::{self, Noun};
use edge::revision;
use identity::members;
use kernel::{Code, Id, Refusal, name_key};
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{Level, Ours, Record};
use crate::cases::{ServiceClass, recount};
use crate::rules::{check_attributes, values_of_account};

const SELECT: &str = "SELECT id, name, position, condition, first_word_minutes, resolve_minutes, escalation, changed_at, revision FROM service_class \
    WHERE workspace = $1";
/// Classes of one workspace at most: among more nobody knows which one holds.
const MOST: usize = 100;

/// All classes in their order.
pub(super) async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    read.all(&format!("{SELECT} ORDER BY position, id"), args![read.workspace()]).await?.iter().map(record).collect()
}

/// The class with this id, if it is here still.
pub(crate) async fn find(read: &mut Read, id: Id<ServiceClass>) -> Result<Option<Record>, Error> {
    read.optional(&format!("{SELECT} AND id = $2"), args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// The class with this id, or a refusal.
pub(crate) async fn present(read: &mut Read, id: Id<ServiceClass>) -> Result<Record, Error> {
    Ok(find(read, id).await?.ok_or_else(|| Refusal::field("service_class", format!("there is no class of service {id} here")))?)
}

/// The class that holds for an account: the first one that fits it. For people without an account only a class for all holds.
pub(crate) async fn of(read: &mut Read, account: Option<Id<Account>>) -> Result<Option<Record>, Error> {
    let classes = all(read).await?;
    if classes.is_empty() {
        return Ok(None);
    }
    let known = attributes::all(read, Noun::Account).await?;
    let values = match account {
        Some(id) => accounts::find(read, id).await?.map(|account| values_of_account(&account, &known)).unwrap_or_default(),
        None => HashMap::new(),
    };
    for class in classes {
        if class.filter()?.holds(&|field| values.get(field)) {
            return Ok(Some(class));
        }
    }
    Ok(None)
}

/// Makes a class behind the others.
pub(super) async fn create(tx: &mut Tx<'_>, class: Record) -> Result<Record, Error> {
    tx.take_turn("service class").await?;
    let known = all(tx).await?;
    if known.len() >= MOST {
        return Err(Refusal::field("name", format!("a workspace has at most {MOST} classes of service: remove one that holds for nobody")).into());
    }
    let class = numbered(tx, class, &known);
    let class = meant(tx, class.checked()?, &known).await?;
    insert(tx, &class).await?;
    tell(tx, "service_class.created", class.id).await?;
    Ok(class)
}

/// Makes the class of a pack where there is none at all; returns how many were made.
pub(crate) async fn ensure(tx: &mut Tx<'_>, class: Record) -> Result<usize, Error> {
    tx.take_turn("service class").await?;
    if !all(tx).await?.is_empty() {
        return Ok(0);
    }
    let class = numbered(tx, class, &[]).checked()?;
    insert(tx, &class).await?;
    tell(tx, "service_class.created", class.id).await?;
    Ok(1)
}

/// The class with an id of its own, behind the others.
fn numbered(tx: &Tx<'_>, class: Record, known: &[Record]) -> Record {
    let position = known.last().map_or(0, |last| last.position + 1);
    Record { id: tx.act().ids.next(), position, changed_at: tx.act().now, revision: 0, ..class }
}

async fn insert(tx: &mut Tx<'_>, class: &Record) -> Result<(), Error> {
    let sql = "INSERT INTO service_class (workspace, id, name, name_key, position, condition, first_word_minutes, resolve_minutes, escalation, made_at, \
        changed_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 0)";
    tx.execute(sql, row(tx, class)).await.map(drop)
}

fn row(tx: &Tx<'_>, class: &Record) -> Vec<store::Value> {
    let mut values = args![tx.workspace(), class.id, &class.name, name_key(&class.name), class.position, &class.condition, class.first_word_minutes];
    values.extend(args![class.resolve_minutes, json!(class.escalation).to_string(), tx.act().now]);
    values
}

/// Changes a class; what its cases promise is counted again.
pub(super) async fn change(tx: &mut Tx<'_>, seen: Option<i64>, after: Record) -> Result<Record, Error> {
    tx.take_turn("service class").await?;
    let known = all(tx).await?;
    let before = here(&known, after.id)?;
    revision::check(before.revision, seen)?;
    let after = meant(tx, Record { position: after.position.clamp(0, 1_000_000), ..after }.checked()?, &known).await?;
    if after.position != before.position {
        let up = "UPDATE service_class SET position = position + 1 WHERE workspace = $1 AND position >= $2 AND id <> $3";
        tx.execute(up, args![tx.workspace(), after.position, after.id]).await?;
    }
    let sql = "UPDATE service_class SET name = $3, name_key = $4, position = $5, condition = $6, first_word_minutes = $7, resolve_minutes = $8, \
        escalation = $9, changed_at = $10, revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, row(tx, &after)).await?;
    tell(tx, "service_class.changed", after.id).await?;
    present(tx, after.id).await
}

/// Removes a class; its cases are without one until another is found for them.
pub(super) async fn remove(tx: &mut Tx<'_>, id: Id<ServiceClass>) -> Result<(), Error> {
    here(&all(tx).await?, id)?;
    for table in ["customer_case", "case_rule"] {
        tx.execute(&format!("UPDATE {table} SET service_class = NULL WHERE workspace = $1 AND service_class = $2"), args![tx.workspace(), id])
            .await?;
    }
    tx.execute("DELETE FROM service_class WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await?;
    tell(tx, "service_class.removed", id).await
}

pub(super) fn here(known: &[Record], id: Id<ServiceClass>) -> Result<&Record, Refusal> {
    known.iter().find(|class| class.id == id).ok_or_else(|| Refusal::not_found("class of service", id))
}

/// The class, if all it names is here.
async fn meant(tx: &mut Tx<'_>, class: Record, known: &[Record]) -> Result<Record, Error> {
    if known.iter().any(|other| other.id != class.id && name_key(&other.name) == name_key(&class.name)) {
        let reason = format!("there is a class of service {:?} already: choose another name", class.name);
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("name", reason) }.into());
    }
    check_attributes(tx, &class.filter()?).await?;
    for (at, level) in class.escalation.iter().enumerate() {
        check_level(tx, at, level).await?;
    }
    Ok(class)
}

async fn check_level(tx: &mut Tx<'_>, at: usize, level: &Level) -> Result<(), Error> {
    let Ours::Member { member } = level.ours else { return Ok(()) };
    let reason = match members::get(tx, member).await? {
        Some(profile) if profile.left_at.is_none() => return Ok(()),
        Some(profile) => format!("{} has left: choose somebody who is here", profile.name),
        None => format!("there is no member {member} here"),
    };
    Err(Refusal::field(format!("escalation[{at}].ours"), reason).into())
}

async fn tell(tx: &mut Tx<'_>, action: &str, id: Id<ServiceClass>) -> Result<(), Error> {
    recount::promise(tx).await?;
    identity::audit::audit(tx, action, "service_class", Some(id), &json!({})).await
}

fn record(row: &Row) -> Result<Record, Error> {
    let escalation: String = row.get("escalation")?;
    Ok(Record {
        id: row.get("id")?,
        name: row.get("name")?,
        position: row.get("position")?,
        condition: row.get("condition")?,
        first_word_minutes: row.get("first_word_minutes")?,
        resolve_minutes: row.get("resolve_minutes")?,
        escalation: serde_json::from_str(&escalation).map_err(|error| Error::Column { column: "escalation".into(), reason: error.to_string() })?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}
