//! Commands that write contacts: many at once by few statements; one is many with a single item.

use std::collections::HashSet;

use edge::Patch;
use identity::mail_key;
use kernel::{Act, Code, Id, Refusal, name_key};
use serde_json::json;
use store::{Error, Tx, Value, args};

use super::store::present;
use super::{Contact, Edit, Record, by_external_ids, former};
use crate::accounts::{Account, external_key};
use crate::attributes::value_rows;
use crate::search::{self, phone_key};
use crate::trail::Change;

/// A contact before and after a command.
struct Saving {
    before: Option<Record>,
    after: Record,
}

impl Saving {
    fn differs<'a, T: PartialEq>(&'a self, part: impl Fn(&'a Record) -> T) -> bool {
        self.before.as_ref().map(&part) != Some(part(&self.after))
    }
}

/// Makes a contact.
pub async fn create(tx: &mut Tx<'_>, edit: &Edit) -> Result<Record, Error> {
    refuse_taken(tx, edit, None).await?;
    let saved = upsert(tx, vec![(None, edit.clone())]).await?;
    saved.into_iter().next().ok_or_else(|| Error::Misuse("a contact was made but not given back".into()))
}

/// Changes a contact; `revision` is the one the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Contact>, revision: Option<i64>, edit: &Edit) -> Result<Record, Error> {
    let before = present(tx, id).await?;
    edge::revision::check(before.revision, revision)?;
    refuse_taken(tx, edit, Some(id)).await?;
    let saved = upsert(tx, vec![(Some(before.clone()), edit.clone())]).await?;
    Ok(saved.into_iter().next().unwrap_or(before))
}

async fn refuse_taken(tx: &mut Tx<'_>, edit: &Edit, own: Option<Id<Contact>>) -> Result<(), Error> {
    let Patch::Set(external_id) = &edit.external_id else { return Ok(()) };
    let other = by_external_ids(tx, &[&external_key(external_id)]).await?.pop();
    match other.filter(|other| Some(other.id) != own) {
        Some(other) => Err(Refusal::new(
            Code::Conflict,
            format!("the external id {external_id:?} belongs to {}: change that contact, or take another id", other.id),
        )
        .into()),
        None => Ok(()),
    }
}

/// Writes what is wanted of new contacts (`None`) and of known ones; gives back those that changed.
pub async fn upsert(tx: &mut Tx<'_>, mut edits: Vec<(Option<Record>, Edit)>) -> Result<Vec<Record>, Error> {
    former::respect(tx, &mut edits).await?;
    let mut savings = Vec::with_capacity(edits.len());
    for (before, edit) in edits {
        let after = before.clone().unwrap_or_else(|| Record::blank(tx.act())).edited(&edit)?;
        savings.push(Saving { before, after });
    }
    savings.retain(|saving| saving.before.as_ref() != Some(&saving.after));
    if savings.is_empty() {
        return Ok(Vec::new());
    }
    check_accounts(tx, &savings).await?;
    number(tx, &mut savings).await?;
    write_records(tx, &savings).await?;
    write_values(tx, &savings).await?;
    write_keys(tx, &savings).await?;
    leave_pairings(tx, &savings).await?;
    tell(tx, &savings).await?;
    Ok(savings.into_iter().map(|saving| saving.after).collect())
}

/// Refuses an edit that could not be written, as far as the contact itself can tell.
pub fn try_edit(before: Option<&Record>, edit: &Edit, act: &Act) -> Result<(), Refusal> {
    before.cloned().unwrap_or_else(|| Record::blank(act)).edited(edit).map(drop)
}

async fn check_accounts(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let wanted: HashSet<Id<Account>> =
        savings.iter().filter(|saving| saving.differs(|record| record.account)).filter_map(|saving| saving.after.account).collect();
    let rows = tx.all_by("SELECT id FROM account WHERE workspace = $1 AND id", wanted.iter().copied().map(Value::from).collect()).await?;
    let known = rows.iter().map(|row| row.get("id")).collect::<Result<HashSet<_>, _>>()?;
    match wanted.difference(&known).next() {
        Some(missing) => Err(Refusal::field("account", format!("there is no account {missing} here")).into()),
        None => Ok(()),
    }
}

async fn number(tx: &mut Tx<'_>, savings: &mut [Saving]) -> Result<(), Error> {
    let fresh = savings.iter().filter(|saving| saving.before.is_none()).count() as i64;
    let mut code = if fresh > 0 { tx.next_codes("contact", fresh).await? } else { 0 };
    for saving in savings {
        saving.after.changed_at = tx.act().now;
        if let Some(before) = &saving.before {
            saving.after.revision = before.revision + 1;
        } else {
            saving.after.code = code;
            code += 1;
        }
    }
    Ok(())
}

async fn write_records(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let workspace = tx.workspace();
    let rows = savings.iter().map(|Saving { after, .. }| {
        let Record { id, code, account, external_id, name, mail, phone, title, role, language, zone, made_at, changed_at, revision, .. } = after;
        let (mail_key, phone_key) = (mail.as_deref().map(mail_key), phone.as_deref().map(phone_key));
        args![
            workspace,
            *id,
            *code,
            *account,
            external_id.as_deref(),
            name,
            name_key(name),
            mail.as_deref(),
            mail_key,
            phone.as_deref(),
            phone_key,
            title.as_deref(),
            role.map(super::Role::text),
            language.as_deref(),
            zone.as_deref(),
            *made_at,
            *changed_at,
            *revision
        ]
    });
    let insert = "INSERT INTO contact (workspace, id, code, account, external_id, name, name_key, mail, mail_key, phone, phone_key, title, role, language, zone, \
        made_at, changed_at, revision)";
    let conflict = "ON CONFLICT (workspace, id) DO UPDATE SET account = excluded.account, external_id = excluded.external_id, name = excluded.name, \
        name_key = excluded.name_key, mail = excluded.mail, mail_key = excluded.mail_key, phone = excluded.phone, phone_key = excluded.phone_key, \
        title = excluded.title, role = excluded.role, language = excluded.language, zone = excluded.zone, changed_at = excluded.changed_at, \
        revision = excluded.revision WHERE contact.revision = excluded.revision - 1";
    let written = tx.insert_rows(insert, rows.collect(), conflict).await?;
    edge::revision::all_written(written, savings.len())
}

async fn write_values(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let workspace = tx.workspace();
    let valued: Vec<_> = savings.iter().filter(|saving| saving.differs(|record| &record.values)).collect();
    let known: Vec<_> = valued.iter().filter(|saving| saving.before.is_some()).map(|saving| saving.after.id.into()).collect();
    tx.execute_by("DELETE FROM contact_value WHERE workspace = $1 AND contact", &known).await?;
    let owners: Vec<_> = valued.iter().map(|saving| [Value::from(workspace), Value::from(saving.after.id)]).collect();
    let rows = valued.iter().zip(&owners).flat_map(|(saving, owner)| value_rows(owner, &saving.after.values)).collect();
    tx.insert_rows("INSERT INTO contact_value (workspace, contact, attribute, value_text, value_num)", rows, "").await?;
    Ok(())
}

async fn write_keys(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let renamed = || savings.iter().filter(|saving| saving.differs(|record| (&record.name, &record.external_id, &record.mail, &record.phone)));
    let known: Vec<_> = renamed().filter(|saving| saving.before.is_some()).map(|saving| saving.after.id).collect();
    let keys = renamed().map(|Saving { after, .. }| {
        let names = [Some(after.name.as_str()), after.external_id.as_deref()];
        (after.id, search::keys(&names, after.mail.as_deref(), after.phone.as_deref()))
    });
    search::index(tx, &known, keys.collect()).await
}

/// Who moves to another account faces nobody in the old one any more.
async fn leave_pairings(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let moved = savings.iter().filter(|saving| saving.before.is_some() && saving.differs(|record| record.account));
    let moved = moved.map(|saving| saving.after.id.into()).collect();
    for row in tx.all_by("SELECT account, matter FROM pairing WHERE workspace = $1 AND contact", moved).await? {
        let place = args![tx.workspace(), row.get::<Id<Account>>("account")?, row.get::<String>("matter")?, tx.act().now];
        tx.execute("UPDATE pairing SET contact = NULL, changed_at = $4 WHERE workspace = $1 AND account = $2 AND matter = $3", place).await?;
    }
    Ok(())
}

async fn tell(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let codes: Vec<_> = savings.iter().map(|saving| saving.after.code).collect();
    let fresh = savings.iter().filter(|saving| saving.before.is_none()).count();
    let change = match savings {
        [one] => Change::of(if one.before.is_none() { "contact.created" } else { "contact.changed" }, "contact", Some(one.after.id)),
        many => Change::of("contacts.written", "contact", None::<Id<Contact>>).detail(json!({ "created": fresh, "changed": many.len() - fresh })),
    };
    change.event("contacts.changed", json!({ "codes": codes })).tell(tx).await
}
