//! What rows say of accounts and contacts: attributes, set before the rows' responses are recorded.

use std::collections::BTreeMap;

use ::customers::accounts::{self, AccountRef};
use ::customers::attributes::{self, Attribute, AttributeNoun, Noun, Stored};
use ::customers::contacts::{self, ContactKey};
use kernel::{Id, Refusal};
use store::{Error, Tx};

use super::rows::Reading;
use crate::responses::{Organisation, Person};

type Wish = Vec<(Id<AttributeNoun>, Option<Stored>)>;

/// Sets the attributes of the accounts and contacts that rows name; the last row has the last word. Makes those that are not here.
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
    let mut wanted: BTreeMap<&str, Wish> = BTreeMap::new();
    for reading in chunk {
        if let Some(key) = account_key(reading) {
            wanted.insert(key, wish(Noun::Account, &attributes, &reading.of_account)?);
        }
    }
    let accounts = accounts::codes_for(tx, &wanted.keys().copied().collect::<Vec<_>>(), true).await?;
    let wishes: Vec<_> = wanted.into_iter().filter_map(|(key, wish)| Some((accounts.get(key)?.id, wish))).collect();
    accounts::set_values(tx, &wishes).await?;
    Ok(())
}

async fn set_of_contacts(tx: &mut Tx<'_>, chunk: &[Reading]) -> Result<(), Error> {
    let attributes = attributes::all(tx, Noun::Contact).await?;
    let named: Vec<&str> = chunk.iter().filter_map(account_key).collect();
    let accounts = accounts::codes_for(tx, &named, true).await?;
    let account = |reading: &Reading| account_key(reading).and_then(|key| accounts.get(key)).map(|AccountRef { id, .. }| *id);
    let mut wanted: BTreeMap<ContactKey, Wish> = BTreeMap::new();
    for reading in chunk {
        let (external_id, mail) = match &reading.draft.contact {
            Some(Person::External(key)) => (Some(key.to_string()), None),
            Some(Person::Mail(mail)) => (None, Some(mail.to_string())),
            Some(Person::Id(_)) | None => continue,
        };
        wanted.insert(ContactKey { external_id, mail, account: account(reading) }, wish(Noun::Contact, &attributes, &reading.of_contact)?);
    }
    let (keys, wishes): (Vec<_>, Vec<_>) = wanted.into_iter().unzip();
    let contacts = contacts::codes_for(tx, &keys, true).await?;
    let wishes: Vec<_> = contacts.into_iter().zip(wishes).filter_map(|(contact, wish)| Some((contact?.id, wish))).collect();
    contacts::set_values(tx, &wishes).await
}

fn account_key(reading: &Reading) -> Option<&str> {
    match &reading.draft.account {
        Some(Organisation::External(key)) => Some(key),
        Some(Organisation::Id(_)) | None => None,
    }
}

fn wish(noun: Noun, attributes: &[Attribute], values: &[(std::sync::Arc<str>, Stored)]) -> Result<Wish, Refusal> {
    values.iter().map(|(name, value)| Ok((attributes::named::known(noun, attributes, name)?.id, Some(value.clone())))).collect()
}
