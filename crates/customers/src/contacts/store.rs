//! SQL that reads contacts.

use std::collections::HashMap;

use kernel::{Code, Id, Refusal};
use store::{Error, Read, Row, Value};

use super::{Contact, Record};
use crate::attributes::{Stored, Values};

/// Columns of a record; the table is called `c`.
pub(super) const COLUMNS: &str = "c.id, c.code, c.account, c.external_id, c.name, c.mail, c.phone, c.title, c.role, c.language, c.zone, \
    c.made_at, c.changed_at, c.revision";

/// The contact with this id.
pub async fn find(read: &mut Read, id: Id<Contact>) -> Result<Option<Record>, Error> {
    Ok(by_ids(read, &[id]).await?.pop())
}

/// The contact with this id, or a refusal.
pub(super) async fn present(read: &mut Read, id: Id<Contact>) -> Result<Record, Error> {
    match find(read, id).await? {
        Some(record) => Ok(record),
        None => Err(gone(read, id).await?.into()),
    }
}

/// Why there is no contact with this id.
pub(super) async fn gone(read: &mut Read, id: Id<Contact>) -> Result<Refusal, Error> {
    Ok(match super::merged_into(read, id).await? {
        Some(other) => Refusal::new(Code::NotFound, format!("the contact {id} was found to be the same person as {}: ask for that one", other.id)),
        None => Refusal::not_found("contact", id),
    })
}

/// The contacts with these ids, in no order.
pub async fn by_ids(read: &mut Read, ids: &[Id<Contact>]) -> Result<Vec<Record>, Error> {
    by(read, "id", ids.iter().copied().map(Value::from).collect()).await
}

/// The contacts with these external ids, in no order.
pub async fn by_external_ids(read: &mut Read, external_ids: &[&str]) -> Result<Vec<Record>, Error> {
    by(read, "external_id", external_ids.iter().copied().map(Value::from).collect()).await
}

async fn by(read: &mut Read, column: &str, keys: Vec<Value>) -> Result<Vec<Record>, Error> {
    let rows = read.all_by(&format!("SELECT {COLUMNS} FROM contact c WHERE c.workspace = $1 AND c.{column}"), keys).await?;
    let mut records = rows.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    records.sort_by_key(|record| record.id);
    records.dedup_by_key(|record| record.id);
    add_values(read, &mut records).await?;
    Ok(records)
}

/// Adds the attributes to records read without them.
pub(super) async fn add_values(read: &mut Read, records: &mut [Record]) -> Result<(), Error> {
    let sql = "SELECT contact, attribute, value_text, value_num FROM contact_value WHERE workspace = $1 AND contact";
    let rows = read.all_by(sql, records.iter().map(|record| record.id.into()).collect()).await?;
    let mut values: HashMap<Id<Contact>, Values> = HashMap::new();
    for row in &rows {
        values.entry(row.get("contact")?).or_default().insert(row.get("attribute")?, Stored::of(row)?);
    }
    for record in records {
        record.values = values.remove(&record.id).unwrap_or_default();
    }
    Ok(())
}

/// A record without its attributes.
pub(super) fn record(row: &Row) -> Result<Record, Error> {
    let role: Option<String> = row.get("role")?;
    let unreadable = |refusal: Refusal| Error::Column { column: "role".into(), reason: refusal.detail };
    Ok(Record {
        id: row.get("id")?,
        code: row.get("code")?,
        account: row.get("account")?,
        external_id: row.get("external_id")?,
        name: row.get("name")?,
        mail: row.get("mail")?,
        phone: row.get("phone")?,
        title: row.get("title")?,
        role: role.map(|role| role.parse().map_err(unreadable)).transpose()?,
        language: row.get("language")?,
        zone: row.get("zone")?,
        values: Values::new(),
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}
