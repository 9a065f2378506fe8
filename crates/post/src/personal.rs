//! A person's rights over the letters to and from them.

use kernel::{Id, Noun};
use serde_json::{Value, json};
use store::{Error, Read, Row, Tx, args};

use crate::about::any;
use crate::{Any, received, suppressions};

/// All letters to and from a person, and whether their addresses get any; `mail` is the address they have now.
pub async fn personal<N: Noun>(read: &mut Read, contact: Id<N>, mail: Option<&str>) -> Result<Value, Error> {
    let contact = any(contact);
    let keys = keys(read, contact, mail).await?;
    let sql = "SELECT id, to_address, subject, state, made_at, ended_at FROM letter WHERE workspace = $1 AND contact = $2 ORDER BY id";
    let rows = read.all(sql, args![read.workspace(), contact]).await?;
    let letters = rows.iter().map(letter).collect::<Result<Vec<_>, _>>()?;
    let (received, suppressed) = (received::personal(read, contact).await?, suppressions::personal(read, &keys).await?);
    Ok(json!({ "letters": letters, "received": received, "suppressed": suppressed }))
}

fn letter(row: &Row) -> Result<Value, Error> {
    let (id, state): (Id<crate::LetterNoun>, String) = (row.get("id")?, row.get("state")?);
    let (to, subject): (String, String) = (row.get("to_address")?, row.get("subject")?);
    let (made_at, ended_at): (kernel::Time, Option<kernel::Time>) = (row.get("made_at")?, row.get("ended_at")?);
    Ok(json!({ "id": id, "to": to, "subject": subject, "state": state, "made_at": made_at, "ended_at": ended_at }))
}

/// Removes the letters to and from a person. Of their addresses only a hash stays where they get no letters, so that nobody writes to them again.
pub async fn erase<N: Noun>(tx: &mut Tx<'_>, contact: Id<N>, mail: Option<&str>) -> Result<(), Error> {
    let contact = any(contact);
    let keys = keys(tx, contact, mail).await?;
    received::erase(tx, contact, &keys).await?;
    suppressions::forget(tx, &keys).await?;
    tx.execute("DELETE FROM letter WHERE workspace = $1 AND contact = $2", args![tx.workspace(), contact]).await.map(drop)
}

/// The addresses that letters to them went to, and the one they have.
async fn keys(read: &mut Read, contact: Id<Any>, mail: Option<&str>) -> Result<Vec<String>, Error> {
    let sql = "SELECT DISTINCT to_key FROM letter WHERE workspace = $1 AND contact = $2";
    let rows = read.all(sql, args![read.workspace(), contact]).await?;
    let mut keys = rows.iter().map(|row| row.get("to_key")).collect::<Result<Vec<String>, _>>()?;
    keys.extend(mail.map(identity::mail_key));
    keys.sort();
    keys.dedup();
    Ok(keys)
}
