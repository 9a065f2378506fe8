//! Accounts as a file.

use std::collections::HashMap;

use kernel::{Id, Member};
use store::{Error, Read, Value};

use super::{Part, ROWS, written};
use crate::accounts::{self, Account, Record};
use crate::attributes::{Attribute, Noun, all};

/// The part of the file behind `after`, or its beginning with the header.
pub async fn accounts(read: &mut Read, after: Option<Id<Account>>) -> Result<Part<Id<Account>>, Error> {
    let attributes = all(read, Noun::Account).await?;
    let records = accounts::behind(read, after, ROWS).await?;
    let parents = external_ids(read, records.iter().filter_map(|record| record.parent)).await?;
    let owners = mails(read, records.iter().filter_map(|record| record.owner)).await?;
    let mut rows = if after.is_none() { vec![header(&attributes)] } else { vec![] };
    rows.extend(records.iter().map(|record| row(record, &attributes, &parents, &owners)));
    let after = records.last().map(|last| last.id).filter(|_| records.len() as i64 == ROWS);
    Ok(Part { csv: written(rows)?, after })
}

fn header(attributes: &[Attribute]) -> Vec<String> {
    let known = ["external_id", "name", "parent", "state", "state_since", "owner"].map(ToOwned::to_owned);
    known.into_iter().chain(attributes.iter().map(|attribute| attribute.definition.name.clone())).collect()
}

fn row(record: &Record, attributes: &[Attribute], parents: &HashMap<Id<Account>, String>, owners: &HashMap<Id<Member>, String>) -> Vec<String> {
    let known = [
        record.external_id.clone().unwrap_or_default(),
        record.name.clone(),
        record.parent.and_then(|parent| parents.get(&parent).cloned()).unwrap_or_default(),
        record.state.to_string(),
        record.state_since.to_string(),
        record.owner.and_then(|owner| owners.get(&owner).cloned()).unwrap_or_default(),
    ];
    known.into_iter().chain(super::contacts::cells(attributes, &record.values)).collect()
}

/// External ids of accounts that have one.
pub(super) async fn external_ids(read: &mut Read, ids: impl Iterator<Item = Id<Account>>) -> Result<HashMap<Id<Account>, String>, Error> {
    let rows =
        read.all_by("SELECT id, external_id FROM account WHERE workspace = $1 AND external_id IS NOT NULL AND id", ids.map(Value::from).collect());
    rows.await?.iter().map(|row| Ok((row.get("id")?, row.get("external_id")?))).collect()
}

async fn mails(read: &mut Read, members: impl Iterator<Item = Id<Member>>) -> Result<HashMap<Id<Member>, String>, Error> {
    let sql = "SELECT m.id, l.mail FROM member m JOIN login l ON l.id = m.login WHERE m.workspace = $1 AND m.id";
    let rows = read.all_by(sql, members.map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("mail")?))).collect()
}
