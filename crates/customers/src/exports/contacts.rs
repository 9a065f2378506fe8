//! Contacts as a file.

use std::collections::HashMap;

use kernel::Id;
use store::{Error, Read};

use super::{Part, ROWS, written};
use crate::accounts::Account;
use crate::attributes::{Attribute, Noun, Values, all};
use crate::contacts::{self, Contact, Record};

/// The part of the file behind `after`, or its beginning with the header. External ids, names, mail addresses and phones are left blank for
/// those who may not see them.
pub async fn contacts(read: &mut Read, after: Option<Id<Contact>>, sees_names: bool) -> Result<Part<Id<Contact>>, Error> {
    let attributes = all(read, Noun::Contact).await?;
    let records = contacts::behind(read, after, ROWS).await?;
    let accounts = super::accounts::external_ids(read, records.iter().filter_map(|record| record.account)).await?;
    let mut rows = if after.is_none() { vec![header(&attributes)] } else { vec![] };
    rows.extend(records.iter().map(|record| row(record, &attributes, &accounts, sees_names)));
    let after = records.last().map(|last| last.id).filter(|_| records.len() as i64 == ROWS);
    Ok(Part { csv: written(rows)?, after })
}

fn header(attributes: &[Attribute]) -> Vec<String> {
    let known = ["external_id", "account", "name", "mail", "phone", "title", "role", "language", "zone"].map(ToOwned::to_owned);
    known.into_iter().chain(attributes.iter().map(|attribute| attribute.definition.name.clone())).collect()
}

fn row(record: &Record, attributes: &[Attribute], accounts: &HashMap<Id<Account>, String>, sees_names: bool) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let seen = |text: String| if sees_names { text } else { String::new() };
    let known = [
        seen(text(&record.external_id)),
        record.account.and_then(|account| accounts.get(&account).cloned()).unwrap_or_default(),
        seen(record.name.clone()),
        seen(text(&record.mail)),
        seen(text(&record.phone)),
        text(&record.title),
        record.role.map(|role| role.to_string()).unwrap_or_default(),
        text(&record.language),
        text(&record.zone),
    ];
    known.into_iter().chain(cells(attributes, &record.values)).collect()
}

/// The values of a record in the order of their columns; blank where there is none.
pub(super) fn cells(attributes: &[Attribute], values: &Values) -> impl Iterator<Item = String> {
    attributes.iter().map(|attribute| values.get(&attribute.id).map(|value| attribute.definition.kind.cell(value)).unwrap_or_default())
}
