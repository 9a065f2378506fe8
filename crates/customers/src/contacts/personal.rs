//! A person's own rights: to see all that is kept here, and to be forgotten.

use kernel::Id;
use serde_json::{Map, Value as Json, json};
use store::{Error, Read, Tx, args};

use super::store::present;
use super::{Contact, consents};
use crate::attributes::{self, Noun};
use crate::search;
use crate::trail::Change;

/// All that this room keeps of a person.
pub async fn personal(read: &mut Read, id: Id<Contact>) -> Result<Json, Error> {
    let record = present(read, id).await?;
    let mut values = Map::new();
    for attribute in attributes::all(read, Noun::Contact).await? {
        if let Some(value) = record.values.get(&attribute.id) {
            values.insert(attribute.definition.name, attribute.definition.kind.json(value));
        }
    }
    let consents = consents(read, id).await?.into_iter();
    let consents: Vec<_> = consents.map(|one| json!({ "purpose": one.purpose, "given": one.given, "at": one.at, "source": one.source })).collect();
    let further_names = super::further_names(read, id).await?;
    let paired = read
        .all("SELECT account, matter FROM pairing WHERE workspace = $1 AND contact = $2 ORDER BY account, matter", args![read.workspace(), id])
        .await?;
    let pairings = paired
        .iter()
        .map(|row| Ok(json!({ "account": row.get::<Id<crate::accounts::Account>>("account")?, "matter": row.get::<String>("matter")? })));
    Ok(json!({
        "id": record.id, "external_id": record.external_id, "account": record.account, "name": record.name, "mail": record.mail,
        "phone": record.phone, "title": record.title, "role": record.role, "language": record.language, "zone": record.zone,
        "made_at": record.made_at, "changed_at": record.changed_at, "attributes": values, "consents": consents,
        "pairings": pairings.collect::<Result<Vec<_>, Error>>()?, "further_names": further_names, "audiences": listed_in(read, id).await?
    }))
}

/// The lists somebody picked the person for.
async fn listed_in(read: &mut Read, id: Id<Contact>) -> Result<Vec<Json>, Error> {
    let sql = "SELECT a.name, p.added_at FROM audience_contact p JOIN audience a ON a.workspace = p.workspace AND a.id = p.audience \
        WHERE p.workspace = $1 AND p.contact = $2 ORDER BY a.name_key";
    let rows = read.all(sql, args![read.workspace(), id]).await?;
    rows.iter().map(|row| Ok(json!({ "name": row.get::<String>("name")?, "added_at": row.get::<kernel::Time>("added_at")? }))).collect()
}

/// Forgets a person: the record, its values, consents and pairings. What stays is that the id was erased. `responses` are the codes of
/// the person's answers that rooms downstream have forgotten in the same transaction, before this call. Returns the person's code.
pub async fn erase(tx: &mut Tx<'_>, id: Id<Contact>, responses: &[i64]) -> Result<i64, Error> {
    let code = present(tx, id).await?.code;
    let (workspace, now) = (tx.workspace(), tx.act().now);
    search::forget(tx, &[id]).await?;
    // The key stays, so that a late repetition does not bring the person back.
    let answers = "UPDATE idempotency SET body = 'null' WHERE workspace = $1 AND body LIKE $2";
    tx.execute(answers, args![workspace, format!("%{id}%")]).await?;
    tx.execute("UPDATE pairing SET contact = NULL, changed_at = $3 WHERE workspace = $1 AND contact = $2", args![workspace, id, now]).await?;
    // Who was merged with them is in older backups under an id of their own.
    let merged = "INSERT INTO erased_person (workspace, contact, erased_at) SELECT workspace, id, $3 FROM contact_merged \
        WHERE workspace = $1 AND contact = $2 ON CONFLICT (workspace, contact) DO NOTHING";
    tx.execute(merged, args![workspace, id, now]).await?;
    for sql in [
        "DELETE FROM contact_value WHERE workspace = $1 AND contact = $2",
        "DELETE FROM audience_contact WHERE workspace = $1 AND contact = $2",
        "DELETE FROM consent WHERE workspace = $1 AND contact = $2",
        "DELETE FROM contact_alias WHERE workspace = $1 AND contact = $2",
        "DELETE FROM contact_merged WHERE workspace = $1 AND contact = $2",
        "DELETE FROM contact WHERE workspace = $1 AND id = $2",
    ] {
        tx.execute(sql, args![workspace, id]).await?;
    }
    let ledger = "INSERT INTO erased_person (workspace, contact, erased_at) VALUES ($1, $2, $3) ON CONFLICT (workspace, contact) DO NOTHING";
    tx.execute(ledger, args![workspace, id, now]).await?;
    Change::of("contact.erased", "contact", Some(id))
        .event("contact.erased", json!({ "contact": id, "code": code, "responses": responses }))
        .tell(tx)
        .await?;
    Ok(code)
}
