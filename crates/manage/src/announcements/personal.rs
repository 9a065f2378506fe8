//! A person's own rights over what was announced with their words.

use customers::contacts::Contact;
use kernel::{Id, Time};
use serde_json::{Value as Json, json};
use store::{Error, Read, Tx, args};

/// The quotes of a person, and when they were written to.
pub async fn personal(read: &mut Read, contact: Id<Contact>) -> Result<Json, Error> {
    let sql = "SELECT announcement, words FROM announcement_quote WHERE workspace = $1 AND contact = $2 ORDER BY announcement, position";
    let mut quotes = Vec::new();
    for row in read.all(sql, args![read.workspace(), contact]).await? {
        let (announcement, words): (Id<super::Announcement>, String) = (row.get("announcement")?, row.get("words")?);
        quotes.push(json!({ "announcement": announcement, "words": words }));
    }
    let sql = "SELECT announcement, stage, at FROM announcement_letter WHERE workspace = $1 AND contact = $2 ORDER BY at, announcement";
    let mut letters = Vec::new();
    for row in read.all(sql, args![read.workspace(), contact]).await? {
        let (announcement, stage, at): (Id<super::Announcement>, String, Time) = (row.get("announcement")?, row.get("stage")?, row.get("at")?);
        letters.push(json!({ "announcement": announcement, "stage": stage, "at": at }));
    }
    Ok(json!({ "quotes": quotes, "letters": letters }))
}

/// Forgets the quotes of a person and that they were written to; what was announced stays.
pub async fn erase(tx: &mut Tx<'_>, contact: Id<Contact>) -> Result<(), Error> {
    for table in ["announcement_quote", "announcement_letter"] {
        tx.execute(&format!("DELETE FROM {table} WHERE workspace = $1 AND contact = $2"), args![tx.workspace(), contact]).await?;
    }
    Ok(())
}
