//! Who is who: people and accounts as sources introduce them, and two names of one person.

use customers::accounts;
use customers::attributes::{self, Attribute, Noun};
use customers::contacts::{self, Contact, ContactKey, ContactRef, Edit, Record};
use edge::Patch;
use kernel::{Code, Id, Refusal};
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::names::visitors;
use super::traits::Traits;
use super::{Call, Message};
use crate::merging;
use crate::responses::{Organisation, Person};

/// What is looked up once while messages are heard.
#[derive(Default)]
pub(super) struct People {
    of_contacts: Option<Vec<Attribute>>,
    of_accounts: Option<Vec<Attribute>>,
}

impl People {
    /// Does what a message tells; `merges` says whether its source may make one person of two that are known.
    pub async fn hear(&mut self, tx: &mut Tx<'_>, message: &Message, merges: bool) -> Result<(), Error> {
        match message.call {
            Call::Identify => self.identify(tx, message, merges).await,
            Call::Group => self.group(tx, message).await,
            Call::Alias => alias(tx, message, merges).await,
            Call::Track | Call::Page | Call::Screen => Ok(()),
        }
    }

    async fn identify(&mut self, tx: &mut Tx<'_>, message: &Message, merges: bool) -> Result<(), Error> {
        let Some(user) = user(message) else { return Ok(()) };
        let traits = Traits(&message.traits);
        let known = known(tx, user, traits.mail().as_deref(), merges).await?;
        if self.of_contacts.is_none() {
            self.of_contacts = Some(attributes::all(tx, Noun::Contact).await?);
        }
        let mut edit = traits.of_contact(self.of_contacts.as_deref().unwrap_or_default())?;
        if known.as_ref().is_none_or(|known| known.external_id.is_none()) {
            edit.external_id = Patch::Set(user.to_owned());
        }
        if known.as_ref().is_none_or(|known| known.account.is_none()) {
            edit.account = self.account(tx, message, false).await?.map_or(Patch::Keep, Patch::Set);
        }
        let contact = save(tx, known, edit).await?;
        match &message.visitor {
            Some(visitor) => tie(tx, visitor, contact).await,
            None => Ok(()),
        }
    }

    async fn group(&mut self, tx: &mut Tx<'_>, message: &Message) -> Result<(), Error> {
        let account = self.account(tx, message, true).await?;
        let account = account.ok_or_else(|| Refusal::field("groupId", "is missing: name the account by the id your systems give it"))?;
        let person = match (user(message), &message.visitor) {
            (Some(user), _) => Some(ensure(tx, user).await?),
            (None, Some(visitor)) => visitors(tx, [visitor.as_str()].into()).await?.remove(visitor),
            (None, None) => None,
        };
        // Who belongs to an account already stays there: one click elsewhere moves nobody.
        if let Some(person) = person.filter(|person| person.account.is_none()) {
            let record = contacts::by_ids(tx, &[person.id]).await?.pop();
            save(tx, record, Edit { account: Patch::Set(account), ..Edit::default() }).await?;
        }
        Ok(())
    }

    /// The account that a message names, made when it is not here; `tells` says whether the traits are the account's.
    async fn account(&mut self, tx: &mut Tx<'_>, message: &Message, tells: bool) -> Result<Option<Id<accounts::Account>>, Error> {
        let Some(Organisation::External(key)) = &message.account else { return Ok(None) };
        if !tells {
            return Ok(accounts::codes_for(tx, &[key], true).await?.remove(&**key).map(|account| account.id));
        }
        if self.of_accounts.is_none() {
            self.of_accounts = Some(attributes::all(tx, Noun::Account).await?);
        }
        let edit = Traits(&message.traits).of_account(self.of_accounts.as_deref().unwrap_or_default())?;
        let account = accounts::codes_for(tx, &[key], true).await?.remove(&**key);
        let Some(account) = account else { return Ok(None) };
        if let Some(before) = accounts::by_ids(tx, &[account.id]).await?.pop() {
            accounts::upsert(tx, vec![(Some(before), edit)]).await?;
        }
        Ok(Some(account.id))
    }
}

/// The user that a message names.
fn user(message: &Message) -> Option<&str> {
    if let Some(Person::External(user)) = &message.person { Some(user) } else { None }
}

/// The contact of a user: by external id, or the only one with their mail address whom no system has named yet. When a source named
/// somebody before it told the mail address, both are one.
async fn known(tx: &mut Tx<'_>, user: &str, mail: Option<&str>, merges: bool) -> Result<Option<Record>, Error> {
    let named = find(tx, user).await?;
    let unnamed = match mail {
        Some(mail) => only_unnamed(tx, mail).await?,
        None => None,
    };
    let contact = match (named, unnamed) {
        (Some(named), Some(unnamed)) if merges && named.id != unnamed.id && is_bare(tx, named, unnamed).await? => {
            merging::merge(tx, named, unnamed).await?;
            Some(unnamed.id)
        }
        (Some(named), _) => Some(named.id),
        (None, unnamed) => unnamed.map(|one| one.id),
    };
    Ok(contacts::by_ids(tx, &Vec::from_iter(contact)).await?.pop())
}

/// Whether nothing but its external id is known of the one, and their accounts do not differ.
async fn is_bare(read: &mut Read, named: ContactRef, unnamed: ContactRef) -> Result<bool, Error> {
    let one_account = named.account.is_none() || unnamed.account.is_none() || named.account == unnamed.account;
    let record = contacts::by_ids(read, &[named.id]).await?.pop();
    Ok(one_account && record.is_some_and(|record| record.mail.is_none()))
}

async fn find(tx: &mut Tx<'_>, external_id: &str) -> Result<Option<ContactRef>, Error> {
    let key = ContactKey { external_id: Some(external_id.to_owned()), ..ContactKey::default() };
    Ok(contacts::codes_for(tx, &[key], false).await?.pop().flatten())
}

async fn ensure(tx: &mut Tx<'_>, external_id: &str) -> Result<ContactRef, Error> {
    let key = ContactKey { external_id: Some(external_id.to_owned()), ..ContactKey::default() };
    let made = contacts::codes_for(tx, &[key], true).await?.pop().flatten();
    made.ok_or_else(|| Refusal::field("userId", "names nobody: give the id of a person").into())
}

/// The only contact with this mail address, if no system has named them.
async fn only_unnamed(read: &mut Read, mail: &str) -> Result<Option<ContactRef>, Error> {
    let sql = "SELECT id, code, account, external_id FROM contact WHERE workspace = $1 AND mail_key = $2 ORDER BY code LIMIT 2";
    let rows = read.all(sql, args![read.workspace(), identity::mail_key(mail)]).await?;
    let unnamed: Vec<_> = rows.iter().filter(|row| matches!(row.get::<Option<String>>("external_id"), Ok(None))).collect();
    match (&unnamed[..], rows.len()) {
        ([one], 1) => Ok(Some(ContactRef { id: one.get("id")?, code: one.get("code")?, account: one.get("account")? })),
        _ => Ok(None),
    }
}

/// Writes what is wanted of a contact, and tells which one it is.
async fn save(tx: &mut Tx<'_>, before: Option<Record>, edit: Edit) -> Result<ContactRef, Error> {
    contacts::try_edit(before.as_ref(), &edit, tx.act())?;
    let saved = contacts::upsert(tx, vec![(before.clone(), edit)]).await?.pop().or(before);
    let saved = saved.ok_or_else(|| Error::Misuse("a contact was made but not given back".into()))?;
    Ok(ContactRef { id: saved.id, code: saved.code, account: saved.account })
}

/// From now on a visitor is this contact; what they did before anybody knew them is this contact's as well.
async fn tie(tx: &mut Tx<'_>, visitor: &str, contact: ContactRef) -> Result<(), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let sql = "INSERT INTO visitor (workspace, key, contact, since) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (workspace, key) DO UPDATE SET contact = excluded.contact, since = excluded.since WHERE visitor.contact <> excluded.contact";
    if tx.execute(sql, args![workspace, visitor, contact.code, now]).await? == 0 {
        return Ok(());
    }
    let account = match contact.account {
        Some(id) => tx.optional("SELECT code, version FROM account WHERE workspace = $1 AND id = $2", args![workspace, id]).await?,
        None => None,
    };
    let (code, version) = match account {
        Some(row) => (row.get::<Option<i64>>("code")?, row.get::<Option<i64>>("version")?),
        None => (None, None),
    };
    let sql = "UPDATE interaction SET contact = $3, account = COALESCE(account, $4), account_version = COALESCE(account_version, $5) \
        WHERE workspace = $1 AND visitor = $2 AND contact IS NULL";
    if tx.execute(sql, args![workspace, visitor, contact.code, code, version]).await? > 0 {
        tx.append("interactions.changed", &json!({ "contact": contact.code })).await?;
    }
    Ok(())
}

async fn alias(tx: &mut Tx<'_>, message: &Message, merges: bool) -> Result<(), Error> {
    let previous = message.previous.as_deref().ok_or_else(|| Refusal::field("previousId", "is missing: say which name the person had"))?;
    let user = user(message).ok_or_else(|| Refusal::field("userId", "is missing: say which name the person has now"))?;
    match (find(tx, previous).await?, find(tx, user).await?) {
        // Also the end of every circle: both names lead to one person.
        (Some(one), Some(same)) if one.id == same.id => Ok(()),
        (Some(from), Some(into)) if merges => merging::merge(tx, from, into).await,
        (Some(from), Some(into)) => Err(refuse_merge(from.id, into.id).into()),
        (Some(one), None) => contacts::rename(tx, one.id, user).await,
        (None, Some(contact)) => tie(tx, previous, contact).await,
        (None, None) => {
            let contact = ensure(tx, user).await?;
            tie(tx, previous, contact).await
        }
    }
}

fn refuse_merge(from: Id<Contact>, into: Id<Contact>) -> Refusal {
    Refusal::new(
        Code::Conflict,
        format!("{from} and {into} are both known, and this source may not make one person of two: allow it in its settings"),
    )
}
