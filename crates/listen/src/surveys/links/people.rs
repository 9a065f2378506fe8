//! For whom personal links are made: people as callers name them, found or made.

use std::collections::{BTreeSet, HashMap};

use customers::accounts::{self, Account};
use customers::contacts::{self, Contact, ContactKey};
use kernel::{Id, Refusal};
use store::{Error, Tx};

use crate::responses::Organisation;
pub use crate::responses::Person;

/// Somebody who gets a personal link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Who; made when not here yet.
    pub contact: Person,
    /// The account they answer for, theirs unless told; made when not here yet.
    pub account: Option<Organisation>,
}

/// A recipient as the store knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub contact: Id<Contact>,
    pub account: Option<Id<Account>>,
}

/// Finds recipients, and makes those who are not here; in the same order. A refusal names the place behind the prefix `place`.
pub(crate) async fn known(tx: &mut Tx<'_>, recipients: &[Recipient], place: impl Fn(usize) -> String) -> Result<Vec<Known>, Error> {
    // Whoever makes accounts or contacts takes this turn first.
    crate::responses::take_turn(tx).await?;
    let named = accounts(tx, recipients, &place).await?;
    let by_id = contacts_by_id(tx, recipients).await?;
    let mut keys = Vec::with_capacity(recipients.len());
    for (at, (recipient, account)) in recipients.iter().zip(&named).enumerate() {
        keys.extend(key(&recipient.contact, *account, &place(at))?);
    }
    let mut made = contacts::codes_for(tx, &keys, true).await?.into_iter();
    let mut known = Vec::with_capacity(recipients.len());
    for (at, (recipient, account)) in recipients.iter().zip(named).enumerate() {
        let (contact, own) = match &recipient.contact {
            Person::Id(id) => {
                let missing = || Refusal::field(format!("{}contact.id", place(at)), format!("there is no contact {id} here"));
                (*id, *by_id.get(id).ok_or_else(missing)?)
            }
            Person::External(_) | Person::Mail(_) => {
                let missing = || Error::Misuse("a contact was neither found nor made".into());
                let found = made.next().flatten().ok_or_else(missing)?;
                (found.id, found.account)
            }
        };
        known.push(Known { contact, account: account.or(own) });
    }
    Ok(known)
}

async fn accounts(tx: &mut Tx<'_>, recipients: &[Recipient], place: &impl Fn(usize) -> String) -> Result<Vec<Option<Id<Account>>>, Error> {
    let named = recipients.iter().filter_map(|recipient| recipient.account.as_ref());
    let (mut ids, mut external) = (BTreeSet::new(), BTreeSet::new());
    for organisation in named {
        match organisation {
            Organisation::Id(id) => drop(ids.insert(*id)),
            Organisation::External(key) => drop(external.insert(&**key)),
        }
    }
    let ids: BTreeSet<Id<Account>> = accounts::by_ids(tx, &Vec::from_iter(ids)).await?.into_iter().map(|account| account.id).collect();
    let external = accounts::codes_for(tx, &Vec::from_iter(external), true).await?;
    let find = |(at, recipient): (usize, &Recipient)| match &recipient.account {
        None => Ok(None),
        Some(Organisation::Id(id)) if ids.contains(id) => Ok(Some(*id)),
        Some(Organisation::Id(id)) => Err(Refusal::field(format!("{}account.id", place(at)), format!("there is no account {id} here")).into()),
        Some(Organisation::External(key)) => Ok(external.get(&**key).map(|account| account.id)),
    };
    recipients.iter().enumerate().map(find).collect()
}

async fn contacts_by_id(tx: &mut Tx<'_>, recipients: &[Recipient]) -> Result<HashMap<Id<Contact>, Option<Id<Account>>>, Error> {
    let ids: BTreeSet<_> = recipients.iter().filter_map(|one| if let Person::Id(id) = one.contact { Some(id) } else { None }).collect();
    let found = contacts::by_ids(tx, &Vec::from_iter(ids)).await?;
    Ok(found.into_iter().map(|contact| (contact.id, contact.account)).collect())
}

/// How a person who is not named by our id is looked for; what is no mail address or id is refused.
fn key(person: &Person, account: Option<Id<Account>>, place: &str) -> Result<Option<ContactKey>, Refusal> {
    Ok(match person {
        Person::Id(_) => None,
        Person::External(key) => {
            let key = accounts::checked_external_id(&format!("{place}contact.external_id"), key)?;
            Some(ContactKey { external_id: Some(key), mail: None, account })
        }
        Person::Mail(mail) => {
            let mail = identity::checked_mail(&format!("{place}contact.mail"), mail)?;
            Some(ContactKey { external_id: None, mail: Some(mail), account })
        }
    })
}
