//! What a survey may know of the one who answers: attributes of the contact and the account of their link, and quotas that are full.

use std::collections::{BTreeMap, BTreeSet};

use ::surveys::condition::Value;
use ::surveys::{Definition, Given};
use customers::accounts::{self, Account};
use customers::attributes::{self, Noun, Values};
use customers::contacts::{self, Contact};
use kernel::Id;
use serde_json::Value as Json;
use store::{Error, Read, args};

use super::definitions::Kept;
use crate::surveys::Survey;

/// Adds to what is given what the records know.
pub(super) async fn complete(
    read: &mut Read,
    kept: &Kept,
    survey: Id<Survey>,
    (contact, account): (Option<Id<Contact>>, Option<Id<Account>>),
    given: &mut Given,
) -> Result<(), Error> {
    if kept.looks_at_people {
        if let Some(id) = contact {
            given.contact = of_contact(read, id).await?;
        }
        if let Some(id) = account {
            given.account = of_account(read, id).await?;
        }
    }
    if !kept.definition.quotas.is_empty() {
        given.full = full(read, &kept.definition, survey).await?;
    }
    Ok(())
}

async fn of_contact(read: &mut Read, id: Id<Contact>) -> Result<BTreeMap<String, Value>, Error> {
    let Some(contact) = contacts::find(read, id).await? else { return Ok(BTreeMap::new()) };
    let mut known = named(read, Noun::Contact, &contact.values).await?;
    let own = [("name", Some(contact.name)), ("mail", contact.mail), ("title", contact.title), ("language", contact.language)];
    for (name, value) in own {
        if let Some(value) = value {
            known.entry(name.to_owned()).or_insert(Value::Text(value));
        }
    }
    Ok(known)
}

async fn of_account(read: &mut Read, id: Id<Account>) -> Result<BTreeMap<String, Value>, Error> {
    let Some(account) = accounts::find(read, id).await? else { return Ok(BTreeMap::new()) };
    let mut known = named(read, Noun::Account, &account.values).await?;
    known.entry("name".to_owned()).or_insert(Value::Text(account.name));
    known.entry("state".to_owned()).or_insert(Value::Text(account.state.to_string()));
    Ok(known)
}

async fn named(read: &mut Read, noun: Noun, values: &Values) -> Result<BTreeMap<String, Value>, Error> {
    if values.is_empty() {
        return Ok(BTreeMap::new());
    }
    let attributes = attributes::all(read, noun).await?;
    let shown = attributes::named::show(&attributes, values);
    Ok(shown.into_iter().filter_map(|(name, json)| Some((name, value(json)?))).collect())
}

fn value(json: Json) -> Option<Value> {
    match json {
        Json::Bool(truth) => Some(Value::Truth(truth)),
        Json::Number(number) => number.as_f64().map(Value::Number),
        Json::String(text) => Some(Value::Text(text)),
        _ => None,
    }
}

async fn full(read: &mut Read, definition: &Definition, survey: Id<Survey>) -> Result<BTreeSet<String>, Error> {
    let rows = read.all("SELECT quota, count FROM quota_count WHERE workspace = $1 AND survey = $2", args![read.workspace(), survey]).await?;
    let mut full: BTreeSet<String> = definition.quotas.iter().filter(|quota| quota.limit == 0).map(|quota| quota.key.clone()).collect();
    for row in &rows {
        let (key, count): (String, i64) = (row.get("quota")?, row.get("count")?);
        if definition.quotas.iter().any(|quota| quota.key == key && count >= i64::from(quota.limit)) {
            full.insert(key);
        }
    }
    Ok(full)
}
