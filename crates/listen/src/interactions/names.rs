//! The names in messages and the codes the store keeps for them, for a run of interactions.

use std::collections::{BTreeSet, HashMap};

use customers::accounts::{self, Account};
use customers::contacts::{self, ContactKey, ContactRef};
use kernel::Id;
use store::{Error, Tx, Value, args};

use super::Message;
use super::rows::Placed;
use crate::event_rules::Places;
use crate::responses::{Organisation, Person};
use crate::words::Codes;

/// Codes by name.
pub(super) struct Names {
    pub events: Codes,
    pub places: Places,
    pub teams: HashMap<String, i64>,
    contacts: HashMap<Person, ContactRef>,
    visitors: HashMap<String, ContactRef>,
    accounts: HashMap<Organisation, Kept>,
    own: HashMap<Id<Account>, Kept>,
}

/// What an interaction keeps of its account.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    pub code: i64,
    pub version: i64,
}

/// Whose interaction it is.
#[derive(Clone, Copy, Default)]
pub(super) struct Whose {
    pub contact: Option<i64>,
    pub account: Option<Kept>,
}

impl Names {
    /// The codes of all that these messages name; people and accounts who are not here yet are made, and so is what they are about.
    pub async fn of(tx: &mut Tx<'_>, run: &[Placed<'_>]) -> Result<Self, Error> {
        let messages: &[&Message] = &run.iter().map(|one| one.message).collect::<Vec<_>>();
        let events = event_codes(tx, messages.iter().map(|one| one.event.as_str()).collect()).await?;
        let places = Places::of(tx, &run.iter().map(|one| &one.about).collect::<Vec<_>>()).await?;
        let teams: BTreeSet<&str> = messages.iter().filter_map(|one| one.team.as_deref()).collect();
        let teams = identity::teams::codes_for(tx, teams.into_iter().map(ToOwned::to_owned), true).await?;
        let accounts = named_accounts(tx, messages).await?;
        let contacts = named_contacts(tx, messages, &accounts).await?;
        let unnamed = messages.iter().filter(|one| one.person.is_none()).filter_map(|one| one.visitor.as_deref());
        let visitors = visitors(tx, unnamed.collect()).await?;
        let own = contacts.values().chain(visitors.values()).filter_map(|contact| contact.account).collect();
        let own = own_accounts(tx, own).await?;
        let accounts = accounts.into_iter().map(|(name, (_, kept))| (name, kept)).collect();
        Ok(Self { events, places, teams, contacts, visitors, accounts, own })
    }

    /// Whose a message is: of whom it names, or of whom its visitor turned out to be.
    pub fn whose(&self, message: &Message) -> Whose {
        let contact = match (&message.person, &message.visitor) {
            (Some(person), _) => self.contacts.get(person),
            (None, Some(visitor)) => self.visitors.get(visitor),
            (None, None) => None,
        };
        let named = message.account.as_ref().and_then(|account| self.accounts.get(account));
        let account = named.or_else(|| self.own.get(&contact?.account?));
        Whose { contact: contact.map(|one| one.code), account: account.copied() }
    }
}

/// The codes of events by name; new ones are taken up.
async fn event_codes(tx: &mut Tx<'_>, names: BTreeSet<&str>) -> Result<Codes, Error> {
    let rows = tx.kept_by("SELECT code, name AS key FROM event_name WHERE workspace = $1 AND name", names.iter().copied()).await?;
    let mut codes = rows.iter().map(|row| Ok((row.get("key")?, row.get("code")?))).collect::<Result<Codes, Error>>()?;
    let new: Vec<&str> = names.into_iter().filter(|name| !codes.contains_key(*name)).collect();
    if new.is_empty() {
        return Ok(codes);
    }
    let (first, workspace) = (tx.next_codes("event name", new.len() as i64).await?, tx.workspace());
    let rows = new.iter().zip(first..).map(|(name, code)| args![workspace, code, *name]).collect();
    tx.insert_rows("INSERT INTO event_name (workspace, code, name)", rows, "").await?;
    codes.extend(new.into_iter().map(ToOwned::to_owned).zip(first..));
    Ok(codes)
}

async fn named_accounts(tx: &mut Tx<'_>, messages: &[&Message]) -> Result<HashMap<Organisation, (Id<Account>, Kept)>, Error> {
    let named: BTreeSet<&Organisation> = messages.iter().filter_map(|one| one.account.as_ref()).collect();
    let external: Vec<&str> = named.iter().filter_map(|name| if let Organisation::External(key) = name { Some(&**key) } else { None }).collect();
    let by_key = accounts::codes_for(tx, &external, true).await?;
    let ids: BTreeSet<Id<Account>> = named.iter().filter_map(|name| if let Organisation::Id(id) = name { Some(*id) } else { None }).collect();
    let by_id = own_accounts(tx, ids).await?;
    let found = named.into_iter().filter_map(|name| {
        let (id, kept) = match name {
            Organisation::External(key) => by_key.get(&**key).map(|one| (one.id, Kept { code: one.code, version: one.version }))?,
            Organisation::Id(id) => (*id, *by_id.get(id)?),
        };
        Some((name.clone(), (id, kept)))
    });
    Ok(found.collect())
}

async fn own_accounts(tx: &mut Tx<'_>, ids: BTreeSet<Id<Account>>) -> Result<HashMap<Id<Account>, Kept>, Error> {
    let rows = tx.all_by("SELECT id, code, version FROM account WHERE workspace = $1 AND id", ids.into_iter().map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, Kept { code: row.get("code")?, version: row.get("version")? }))).collect()
}

async fn named_contacts(
    tx: &mut Tx<'_>,
    messages: &[&Message],
    accounts: &HashMap<Organisation, (Id<Account>, Kept)>,
) -> Result<HashMap<Person, ContactRef>, Error> {
    let mut named: HashMap<&Person, Option<Id<Account>>> = HashMap::new();
    for message in messages {
        let account = message.account.as_ref().and_then(|name| accounts.get(name)).map(|(id, _)| *id);
        if let Some(person) = &message.person {
            let known = named.entry(person).or_default();
            *known = known.or(account);
        }
    }
    let mut found = HashMap::with_capacity(named.len());
    let (mut people, mut keys) = (Vec::new(), Vec::new());
    for (person, account) in named {
        let (external_id, mail) = match person {
            Person::Id(id) => {
                found.extend(
                    contacts::by_ids(tx, &[*id])
                        .await?
                        .pop()
                        .map(|one| (person.clone(), ContactRef { id: one.id, code: one.code, account: one.account })),
                );
                continue;
            }
            Person::External(key) => (Some(key.to_string()), None),
            Person::Mail(mail) => (None, Some(mail.to_string())),
        };
        people.push(person);
        keys.push(ContactKey { external_id, mail, account });
    }
    let refs = contacts::codes_for(tx, &keys, true).await?;
    found.extend(people.into_iter().zip(refs).filter_map(|(person, contact)| Some((person.clone(), contact?))));
    Ok(found)
}

/// Whom visitors turned out to be.
pub(super) async fn visitors(tx: &mut Tx<'_>, keys: BTreeSet<&str>) -> Result<HashMap<String, ContactRef>, Error> {
    let sql = "SELECT v.key, c.id, c.code, c.account FROM visitor v JOIN contact c ON c.workspace = v.workspace AND c.code = v.contact \
        WHERE v.workspace = $1 AND v.key";
    let rows = tx.all_by(sql, keys.into_iter().map(Value::from).collect()).await?;
    let visitor = |row: &store::Row| Ok((row.get("key")?, ContactRef { id: row.get("id")?, code: row.get("code")?, account: row.get("account")? }));
    rows.iter().map(visitor).collect()
}
