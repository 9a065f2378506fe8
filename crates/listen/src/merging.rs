//! Two contacts who turn out to be one person: what this room keeps of the one becomes the other's.

use customers::contacts::{self, ContactRef};
use kernel::Id;
use serde_json::json;
use store::{Error, Tx, args};

use crate::responses::Response;

/// What moves by the number of a contact.
const BY_CODE: [&str; 5] = [
    "UPDATE response SET contact = $3 WHERE workspace = $1 AND contact = $2",
    "UPDATE response_history SET contact = $3 WHERE workspace = $1 AND contact = $2",
    "UPDATE interaction SET contact = $3 WHERE workspace = $1 AND contact = $2",
    "UPDATE observation SET contact = $3 WHERE workspace = $1 AND contact = $2",
    "UPDATE visitor SET contact = $3 WHERE workspace = $1 AND contact = $2",
];

/// What moves by the id of a contact.
const BY_ID: [&str; 2] = [
    "UPDATE survey_link SET contact = $3 WHERE workspace = $1 AND contact = $2",
    "UPDATE answering SET contact = $3 WHERE workspace = $1 AND contact = $2",
];

/// Makes one contact of two, with all that they said and did: `into` stays. Whoever calls it has taken the turn of responses.
pub async fn merge(tx: &mut Tx<'_>, from: ContactRef, into: ContactRef) -> Result<(), Error> {
    let workspace = tx.workspace();
    contacts::merge(tx, from.id, into.id).await?;
    desk::files::pass_on(tx, from.id, into.id).await?;
    desk::records::pass_on(tx, from.id, into.id).await?;
    let moved = tx.all("SELECT id, code FROM response WHERE workspace = $1 AND contact = $2 ORDER BY id", args![workspace, from.code]).await?;
    let ids = moved.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<Response>>, _>>()?;
    let codes = moved.iter().map(|row| row.get("code")).collect::<Result<Vec<i64>, _>>()?;
    for sql in BY_CODE {
        tx.execute(sql, args![workspace, from.code, into.code]).await?;
    }
    crate::invitations::merge(tx, (from.id, from.code), (into.id, into.code)).await?;
    for sql in BY_ID {
        tx.execute(sql, args![workspace, from.id, into.id]).await?;
    }
    if !ids.is_empty() {
        // Only whose they are is new: those who look for what was said need not look again.
        tx.append("responses.changed", &json!({ "codes": codes, "ids": ids, "merged": true })).await?;
    }
    tx.append("interactions.changed", &json!({ "contact": into.code })).await
}
