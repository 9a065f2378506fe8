//! A person's rights over the letters to and from them.

use kernel::{Id, Noun};
use serde_json::{Value, json};
use store::{Error, Read, Row, Tx};

use crate::{received, suppressions};

/// All letters to and from a person, by all their ids, and whether their addresses get any; `mail` is the address they have now.
pub async fn personal<N: Noun>(read: &mut Read, contacts: &[Id<N>], mail: Option<&str>) -> Result<Value, Error> {
    let keys = keys(read, contacts, mail).await?;
    let sql = "SELECT id, to_address, subject, state, made_at, ended_at FROM letter WHERE workspace = $1 AND contact";
    let rows = read.all_by(sql, values(contacts)).await?;
    let letters = rows.iter().map(letter).collect::<Result<Vec<_>, _>>()?;
    let (received, suppressed) = (received::personal(read, values(contacts)).await?, suppressions::personal(read, &keys).await?);
    Ok(json!({ "letters": letters, "received": received, "suppressed": suppressed }))
}

fn letter(row: &Row) -> Result<Value, Error> {
    let (id, state): (Id<crate::LetterNoun>, String) = (row.get("id")?, row.get("state")?);
    let (to, subject): (String, String) = (row.get("to_address")?, row.get("subject")?);
    let (made_at, ended_at): (kernel::Time, Option<kernel::Time>) = (row.get("made_at")?, row.get("ended_at")?);
    Ok(json!({ "id": id, "to": to, "subject": subject, "state": state, "made_at": made_at, "ended_at": ended_at }))
}

/// Removes the letters to and from a person. Of their addresses only a hash stays where they get no letters, so that nobody writes to them again.
pub async fn erase<N: Noun>(tx: &mut Tx<'_>, contacts: &[Id<N>], mail: Option<&str>) -> Result<(), Error> {
    let keys = keys(tx, contacts, mail).await?;
    received::erase(tx, &values(contacts), &keys).await?;
    suppressions::forget(tx, &keys).await?;
    tx.execute_by("DELETE FROM letter WHERE workspace = $1 AND contact", &values(contacts)).await.map(drop)
}

fn values<N: Noun>(contacts: &[Id<N>]) -> Vec<store::Value> {
    contacts.iter().copied().map(store::Value::from).collect()
}

/// The addresses that letters to them went to, and the one they have.
async fn keys<N: Noun>(read: &mut Read, contacts: &[Id<N>], mail: Option<&str>) -> Result<Vec<String>, Error> {
    let rows = read.all_by("SELECT DISTINCT to_key FROM letter WHERE workspace = $1 AND contact", values(contacts)).await?;
    let mut keys = rows.iter().map(|row| row.get("to_key")).collect::<Result<Vec<String>, _>>()?;
    keys.extend(mail.map(identity::mail_key));
    keys.sort();
    keys.dedup();
    Ok(keys)
}
