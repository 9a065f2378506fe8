//! Two contacts who turn out to be one person.

use edge::Patch;
use kernel::{Code, Id, Refusal};
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::store::present;
use super::{Contact, ContactRef, Edit, Record, former, upsert};
use crate::search;
use crate::trail::Change;

/// Makes one contact of two: `into` stays with what it knows, takes what only `from` knew, and answers to both names. Rooms downstream
/// move what they keep of `from` in the same transaction, or hear of it by `contacts.merged`.
pub async fn merge(tx: &mut Tx<'_>, from: Id<Contact>, into: Id<Contact>) -> Result<(), Error> {
    let (old, kept) = (present(tx, from).await?, present(tx, into).await?);
    check(&old, &kept)?;
    let edit = inherited(&old, &kept);
    move_rows(tx, from, into).await?;
    search::forget(tx, &[from]).await?;
    remove(tx, &old, into).await?;
    let own_name = kept.external_id.is_none();
    upsert(tx, vec![(Some(kept.clone()), edit)]).await?;
    if let Some(name) = old.external_id.as_deref().filter(|_| !own_name) {
        former::keep(tx, into, name).await?;
    }
    let payload = json!({ "from": { "id": from, "code": old.code }, "into": { "id": into, "code": kept.code } });
    Change::of("contact.merged", "contact", Some(into)).detail(json!({ "from": from })).event("contacts.merged", payload).tell(tx).await
}

/// Whether two contacts may be one person: nobody works for two accounts.
fn check(from: &Record, into: &Record) -> Result<(), Refusal> {
    let conflict = |detail: String| Err(Refusal::new(Code::Conflict, detail));
    if from.id == into.id {
        return conflict(format!("{} is this contact already", from.id));
    }
    match (from.account, into.account) {
        (Some(a), Some(b)) if a != b => {
            conflict(format!("{} and {} belong to two accounts, so that they are not taken for one person: move one of them first", from.id, into.id))
        }
        _ => Ok(()),
    }
}

/// What only the one knew that goes.
fn inherited(from: &Record, into: &Record) -> Edit {
    let take = |theirs: &Option<String>, own: &Option<String>| theirs.clone().filter(|_| own.is_none()).map_or(Patch::Keep, Patch::Set);
    let is_named = Some(&into.name) != into.mail.as_ref() && Some(&into.name) != into.external_id.as_ref();
    Edit {
        external_id: take(&from.external_id, &into.external_id),
        account: from.account.filter(|_| into.account.is_none()).map_or(Patch::Keep, Patch::Set),
        name: (!is_named).then(|| from.name.clone()),
        mail: take(&from.mail, &into.mail),
        phone: take(&from.phone, &into.phone),
        title: take(&from.title, &into.title),
        role: from.role.filter(|_| into.role.is_none()).map_or(Patch::Keep, Patch::Set),
        language: take(&from.language, &into.language),
        zone: take(&from.zone, &into.zone),
        values: from.values.iter().filter(|(id, _)| !into.values.contains_key(id)).map(|(id, value)| (*id, Some(value.clone()))).collect(),
    }
}

/// What this room keeps of a person besides the record.
async fn move_rows(tx: &mut Tx<'_>, from: Id<Contact>, into: Id<Contact>) -> Result<(), Error> {
    for sql in [
        "INSERT INTO consent (workspace, contact, purpose, given, at, source) SELECT workspace, $3, purpose, given, at, source FROM consent \
            WHERE workspace = $1 AND contact = $2 ON CONFLICT (workspace, contact, purpose, at) DO NOTHING",
        "INSERT INTO audience_contact (workspace, audience, contact, added_at, actor) SELECT workspace, audience, $3, added_at, actor FROM audience_contact \
            WHERE workspace = $1 AND contact = $2 ON CONFLICT (workspace, audience, contact) DO NOTHING",
        "UPDATE pairing SET contact = $3 WHERE workspace = $1 AND contact = $2",
        "UPDATE contact_alias SET contact = $3 WHERE workspace = $1 AND contact = $2",
        "UPDATE contact_merged SET contact = $3 WHERE workspace = $1 AND contact = $2",
    ] {
        tx.execute(sql, args![tx.workspace(), from, into]).await?;
    }
    Ok(())
}

async fn remove(tx: &mut Tx<'_>, old: &Record, into: Id<Contact>) -> Result<(), Error> {
    let redirect = "INSERT INTO contact_merged (workspace, id, code, contact, merged_at) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(redirect, args![tx.workspace(), old.id, old.code, into, tx.act().now]).await?;
    for sql in [
        "DELETE FROM contact_value WHERE workspace = $1 AND contact = $2",
        "DELETE FROM audience_contact WHERE workspace = $1 AND contact = $2",
        "DELETE FROM consent WHERE workspace = $1 AND contact = $2",
        "DELETE FROM contact WHERE workspace = $1 AND id = $2",
    ] {
        tx.execute(sql, args![tx.workspace(), old.id]).await?;
    }
    Ok(())
}

/// The contact that one who was merged is now.
pub async fn merged_into(read: &mut Read, id: Id<Contact>) -> Result<Option<ContactRef>, Error> {
    let sql = "SELECT c.id, c.code, c.account FROM contact_merged m JOIN contact c ON c.workspace = m.workspace AND c.id = m.contact \
        WHERE m.workspace = $1 AND m.id = $2";
    read.optional(sql, args![read.workspace(), id]).await?.as_ref().map(super::codes::reference).transpose()
}

/// Those who were found to be this contact, by the ids they had.
pub async fn merged_from(read: &mut Read, id: Id<Contact>) -> Result<Vec<Id<Contact>>, Error> {
    let sql = "SELECT id FROM contact_merged WHERE workspace = $1 AND contact = $2 ORDER BY id";
    read.all(sql, args![read.workspace(), id]).await?.iter().map(|row| row.get("id")).collect()
}
