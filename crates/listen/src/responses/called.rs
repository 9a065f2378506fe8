//! What the people, accounts and tags of responses are called. What is kept of a response holds no names, so that an erased one is nowhere.

use std::collections::HashMap;

use kernel::Id;
use store::{Error, Read, Value};

use super::Recorded;

/// Adds tags, the names of accounts, and those of people for who may see them.
pub async fn call(read: &mut Read, responses: &mut [Recorded], sees_customers: bool) -> Result<(), Error> {
    let accounts = names(read, ACCOUNT, responses.iter().filter_map(|one| one.account.as_ref().map(|account| account.id))).await?;
    for account in responses.iter_mut().filter_map(|one| one.account.as_mut()) {
        account.name = accounts.get(&account.id).cloned();
    }
    let ids: Vec<_> = responses.iter().map(|one| one.id).collect();
    let mut tags = desk::tags::worn(read, &ids).await?;
    for one in responses.iter_mut() {
        one.tags = tags.remove(&one.id).unwrap_or_default();
    }
    if sees_customers {
        let contacts = names(read, CONTACT, responses.iter().filter_map(|one| one.contact.as_ref().map(|contact| contact.id))).await?;
        for contact in responses.iter_mut().filter_map(|one| one.contact.as_mut()) {
            contact.name = contacts.get(&contact.id).cloned();
        }
    }
    Ok(())
}

pub(crate) const ACCOUNT: &str = "SELECT id, name FROM account WHERE workspace = $1 AND id";
pub(crate) const CONTACT: &str = "SELECT id, name FROM contact WHERE workspace = $1 AND id";

/// The names of records, by their ids.
pub(crate) async fn names<N>(read: &mut Read, select: &str, ids: impl Iterator<Item = Id<N>>) -> Result<HashMap<Id<N>, String>, Error> {
    let mut keys: Vec<Id<N>> = ids.collect();
    keys.sort_unstable();
    keys.dedup();
    let rows = read.all_by(select, keys.into_iter().map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
