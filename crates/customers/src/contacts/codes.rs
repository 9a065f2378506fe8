//! Contacts by external id or mail address, many at once: for whoever records what people said.

use std::collections::{BTreeMap, HashMap, HashSet};

use edge::Patch;
use identity::mail_key;
use kernel::Id;
use store::{Error, Read, Tx, Value};

use super::{Contact, Edit, by_ids, former, upsert};
use crate::accounts::{Account, external_key};
use crate::attributes::Wishes;

/// How another system names a person: by external id, or else by mail address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContactKey {
    /// Its name in the other system.
    pub external_id: Option<String>,
    /// Its mail address.
    pub mail: Option<String>,
    /// The account a new contact belongs to.
    pub account: Option<Id<Account>>,
}

/// What a fact keeps of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactRef {
    /// Its id.
    pub id: Id<Contact>,
    /// Its dense number.
    pub code: i64,
    /// The account it belongs to.
    pub account: Option<Id<Account>>,
}

/// The contacts with these keys, in the same order; where `create`, those that are missing are made. A key without external id and
/// mail address names nobody.
pub async fn codes_for(tx: &mut Tx<'_>, keys: &[ContactKey], create: bool) -> Result<Vec<Option<ContactRef>>, Error> {
    let mut known = known(tx, keys).await?;
    if create && keys.iter().any(|key| known.is_missing(key)) {
        // Whoever makes contacts holds this counter: from here on none appears behind our back.
        tx.take_turn("contact").await?;
        known = self::known(tx, keys).await?;
        make(tx, keys, &known).await?;
        known = self::known(tx, keys).await?;
    }
    Ok(keys.iter().map(|key| known.get(key)).collect())
}

async fn make(tx: &mut Tx<'_>, keys: &[ContactKey], known: &Known) -> Result<(), Error> {
    let mut missing: BTreeMap<String, &ContactKey> = BTreeMap::new();
    for key in keys.iter().filter(|key| known.is_missing(key)) {
        missing.entry(format!("{:?}", key.lead())).or_insert(key);
    }
    let edits = missing.into_values().map(|key| {
        let set = |text: &Option<String>| text.clone().map_or(Patch::Keep, Patch::Set);
        let account = key.account.map_or(Patch::Keep, Patch::Set);
        (None, Edit { external_id: set(&key.external_id), mail: set(&key.mail), account, ..Edit::default() })
    });
    upsert(tx, edits.collect()).await?;
    Ok(())
}

/// Sets attributes of several contacts, or clears them.
pub async fn set_values(tx: &mut Tx<'_>, wishes: &[(Id<Contact>, Wishes)]) -> Result<(), Error> {
    let mut edits: HashMap<Id<Contact>, Edit> = HashMap::new();
    for (contact, values) in wishes {
        edits.entry(*contact).or_default().values.extend(values.iter().cloned());
    }
    let records = by_ids(tx, &edits.keys().copied().collect::<Vec<_>>()).await?;
    let edits = records.into_iter().filter_map(|record| edits.remove(&record.id).map(|edit| (Some(record), edit))).collect();
    upsert(tx, edits).await?;
    Ok(())
}

/// The folded name by which a key is looked up.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Lead {
    External(String),
    Mail(String),
}

impl ContactKey {
    fn lead(&self) -> Option<Lead> {
        let external = self.external_id.as_deref().map(external_key).filter(|id| !id.is_empty());
        let mail = self.mail.as_deref().map(mail_key).filter(|mail| !mail.is_empty());
        external.map(Lead::External).or(mail.map(Lead::Mail))
    }
}

#[derive(Default)]
struct Known(HashMap<Lead, ContactRef>);

impl Known {
    fn get(&self, key: &ContactKey) -> Option<ContactRef> {
        self.0.get(&key.lead()?).copied()
    }

    fn is_missing(&self, key: &ContactKey) -> bool {
        key.lead().is_some_and(|lead| !self.0.contains_key(&lead))
    }
}

async fn known(read: &mut Read, keys: &[ContactKey]) -> Result<Known, Error> {
    let leads: HashSet<Lead> = keys.iter().filter_map(ContactKey::lead).collect();
    let (mut external_ids, mut mails) = (Vec::new(), Vec::new());
    for lead in leads {
        match lead {
            Lead::External(id) => external_ids.push(id),
            Lead::Mail(mail) => mails.push(Value::from(mail)),
        }
    }
    let mut known = Known::default();
    let keys = external_ids.iter().map(|id| Value::from(id.as_str())).collect();
    for row in read.all_by("SELECT external_id, id, code, account FROM contact WHERE workspace = $1 AND external_id", keys).await? {
        known.0.insert(Lead::External(row.get("external_id")?), reference(&row)?);
    }
    let unknown = external_ids.iter().filter(|id| !known.0.contains_key(&Lead::External((*id).clone()))).map(|id| Value::from(id.as_str())).collect();
    for (name, contact) in former::refs(read, unknown).await? {
        known.0.insert(Lead::External(name), contact);
    }
    for row in read.all_by("SELECT mail_key, id, code, account FROM contact WHERE workspace = $1 AND mail_key", mails).await? {
        keep_oldest(&mut known.0, Lead::Mail(row.get("mail_key")?), reference(&row)?);
    }
    Ok(known)
}

pub(super) fn reference(row: &store::Row) -> Result<ContactRef, Error> {
    Ok(ContactRef { id: row.get("id")?, code: row.get("code")?, account: row.get("account")? })
}

/// Several people may share a mail address; the one known longest stands for it.
fn keep_oldest(known: &mut HashMap<Lead, ContactRef>, lead: Lead, new: ContactRef) {
    let kept = known.entry(lead).or_insert(new);
    if new.code < kept.code {
        *kept = new;
    }
}
