//! What rows say of accounts and contacts: attributes, set before the rows' responses are recorded.

use std::collections::{BTreeMap, HashMap};

use ::customers::accounts::{self, AccountRef};
use ::customers::attributes::{self, Attribute, AttributeNoun, Noun, Stored};
use ::customers::contacts::{self, ContactKey};
use kernel::{Id, Refusal};
use store::{Error, Tx};

use super::rows::Reading;
use crate::responses::{Organisation, Person};

type Wish = Vec<(Id<AttributeNoun>, Option<Stored>)>;

/// Sets the attributes of the accounts and contacts that rows name; the last row that gives an attribute has the last word on it, and a
/// blank cell says nothing. Makes those that are not here.
pub(super) async fn set_attributes(tx: &mut Tx<'_>, chunk: &[Reading]) -> Result<(), Error> {
    if chunk.iter().any(|reading| !reading.of_account.is_empty()) {
        set_of_accounts(tx, chunk).await?;
    }
    if chunk.iter().any(|reading| !reading.of_contact.is_empty()) {
        set_of_contacts(tx, chunk).await?;
    }
    Ok(())
}

async fn set_of_accounts(tx: &mut Tx<'_>, chunk: &[Reading]) -> Result<(), Error> {
    let attributes = attributes::all(tx, Noun::Account).await?;
    let accounts = accounts_of(tx, chunk).await?;
    let mut wanted = BTreeMap::new();
    for reading in chunk {
        if let Some(AccountRef { id, .. }) = account_key(reading).and_then(|key| accounts.get(key)) {
            merge(wanted.entry(*id).or_default(), wish(Noun::Account, &attributes, &reading.of_account)?);
        }
    }
    accounts::set_values(tx, &wanted.into_iter().collect::<Vec<_>>()).await?;
    Ok(())
}

async fn set_of_contacts(tx: &mut Tx<'_>, chunk: &[Reading]) -> Result<(), Error> {
    let attributes = attributes::all(tx, Noun::Contact).await?;
    let accounts = accounts_of(tx, chunk).await?;
    let named = chunk.iter().filter_map(|reading| Some((contact_key(reading, &accounts)?, reading)));
    let (keys, readings): (Vec<ContactKey>, Vec<&Reading>) = named.unzip();
    let contacts = contacts::codes_for(tx, &keys, true).await?;
    let mut wanted = BTreeMap::new();
    for (contact, reading) in contacts.into_iter().zip(readings) {
        if let Some(contact) = contact {
            merge(wanted.entry(contact.id).or_default(), wish(Noun::Contact, &attributes, &reading.of_contact)?);
        }
    }
    contacts::set_values(tx, &wanted.into_iter().collect::<Vec<_>>()).await
}

/// The accounts that rows name, by external id.
async fn accounts_of(tx: &mut Tx<'_>, chunk: &[Reading]) -> Result<HashMap<String, AccountRef>, Error> {
    let named: Vec<&str> = chunk.iter().filter_map(account_key).collect();
    accounts::codes_for(tx, &named, true).await
}

fn account_key(reading: &Reading) -> Option<&str> {
    match &reading.draft.account {
        Some(Organisation::External(key)) => Some(key.trim()),
        Some(Organisation::Id(_)) | None => None,
    }
}

fn contact_key(reading: &Reading, accounts: &HashMap<String, AccountRef>) -> Option<ContactKey> {
    let account = account_key(reading).and_then(|key| accounts.get(key)).map(|account| account.id);
    match &reading.draft.contact {
        Some(Person::External(key)) => Some(ContactKey { external_id: Some(key.to_string()), mail: None, account }),
        Some(Person::Mail(mail)) => Some(ContactKey { external_id: None, mail: Some(mail.to_string()), account }),
        Some(Person::Id(_)) | None => None,
    }
}

fn wish(noun: Noun, attributes: &[Attribute], values: &[(std::sync::Arc<str>, Stored)]) -> Result<Wish, Refusal> {
    values.iter().map(|(name, value)| Ok((attributes::named::known(noun, attributes, name)?.id, Some(value.clone())))).collect()
}

/// Takes up what a later row says, attribute by attribute.
fn merge(wish: &mut Wish, later: Wish) {
    for (attribute, value) in later {
        match wish.iter_mut().find(|(known, _)| *known == attribute) {
            Some(known) => known.1 = value,
            None => wish.push((attribute, value)),
        }
    }
}
