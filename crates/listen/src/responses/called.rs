//! What the people, accounts, surveys, tags and files of responses are called. What is kept of a response holds no names, so that an erased one is nowhere.

use std::collections::{BTreeSet, HashMap};

use kernel::Id;
use store::{Error, Read, Value};

use super::{Recorded, SentFile};

/// Adds tags, the names of accounts and surveys, and for who may see them those of people and files.
pub async fn call(read: &mut Read, responses: &mut [Recorded], sees_customers: bool) -> Result<(), Error> {
    let accounts = names(read, ACCOUNT, responses.iter().filter_map(|one| one.account.as_ref().map(|account| account.id))).await?;
    for account in responses.iter_mut().filter_map(|one| one.account.as_mut()) {
        account.name = accounts.get(&account.id).cloned();
    }
    let surveys = surveys(read, responses.iter().filter_map(|one| one.survey.as_deref()).collect()).await?;
    for one in responses.iter_mut() {
        one.survey_name = one.survey.as_ref().and_then(|key| surveys.get(key).cloned());
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
        let open: Vec<_> = responses.iter().filter(|one| !one.anonymous).map(|one| one.id).collect();
        let mut files = desk::files::of_all(read, &open).await?;
        for one in responses.iter_mut() {
            one.files = files.remove(&one.id).unwrap_or_default().into_iter().map(SentFile::from).collect();
        }
    }
    Ok(())
}

/// The names of surveys that have one besides their key.
async fn surveys(read: &mut Read, keys: BTreeSet<&str>) -> Result<HashMap<String, String>, Error> {
    let sql = "SELECT key, name FROM survey WHERE workspace = $1 AND key";
    let rows = read.all_by(sql, keys.into_iter().map(Value::from).collect()).await?;
    let named = rows.iter().map(|row| Ok((row.get::<String>("key")?, row.get::<String>("name")?)));
    named.filter(|one| one.as_ref().is_ok_and(|(key, name)| key != name) || one.is_err()).collect()
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
