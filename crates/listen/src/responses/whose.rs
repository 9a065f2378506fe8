//! Whose words are here: all that a person ever said, to be shown or forgotten, and whether an account has answers.

use std::collections::BTreeMap;

use customers::contacts::Contact;
use kernel::Id;
use serde::Serialize;
use serde_json::{Value as Json, json};
use store::{Error, Read, Tx, args};

use super::record::take_turn;
use super::recorded::load;
use super::replace::{Former, former, remove_all};
use super::{Recorded, Response};

/// Whether somebody answered for the account of this code.
pub async fn of_account(read: &mut Read, account: i64) -> Result<bool, Error> {
    let sql = "SELECT id FROM response WHERE workspace = $1 AND account = $2 LIMIT 1";
    Ok(read.optional(sql, args![read.workspace(), account]).await?.is_some())
}

/// Removes all that a person ever said, also what a later replacement gave to somebody else; returns the codes of the responses that went,
/// which the erasure of the person names downstream.
pub async fn erase(tx: &mut Tx<'_>, contact: Id<Contact>) -> Result<Vec<i64>, Error> {
    // In its turn, so that nobody records something more of theirs between the look and the removal.
    take_turn(tx).await?;
    let Some(code) = code(tx, contact).await? else { return Ok(Vec::new()) };
    let responses = of_contact(tx, code).await?;
    remove_all(tx, &responses).await?;
    tx.execute("DELETE FROM response_history WHERE workspace = $1 AND contact = $2", args![tx.workspace(), code]).await?;
    Ok(responses.into_iter().map(|(_, code)| code).collect())
}

/// What one response holds of a person's words.
#[derive(Default, Serialize)]
struct Words {
    /// The response, when it is theirs now.
    response: Option<Recorded>,
    /// What they said in it before it was replaced.
    before: Vec<Former>,
}

/// All that a person ever said, response by response, with what they said before it was replaced.
pub async fn personal(read: &mut Read, contact: Id<Contact>) -> Result<Json, Error> {
    let Some(code) = code(read, contact).await? else { return Ok(json!([])) };
    let ids: Vec<_> = of_contact(read, code).await?.into_iter().map(|(id, _)| id).collect();
    let mut words: BTreeMap<Id<Response>, Words> = BTreeMap::new();
    for recorded in load(read, &ids).await? {
        words.insert(recorded.id, Words { response: Some(recorded), before: Vec::new() });
    }
    let sql = "SELECT response, revision, content, replaced_at, actor FROM response_history WHERE workspace = $1 AND contact = $2 \
        ORDER BY response, revision DESC";
    for row in read.all(sql, args![read.workspace(), code]).await? {
        words.entry(row.get("response")?).or_default().before.push(former(&row)?);
    }
    Ok(json!(words.into_values().collect::<Vec<_>>()))
}

async fn code(read: &mut Read, contact: Id<Contact>) -> Result<Option<i64>, Error> {
    let row = read.optional("SELECT code FROM contact WHERE workspace = $1 AND id = $2", args![read.workspace(), contact]).await?;
    row.map(|row| row.get("code")).transpose()
}

async fn of_contact(read: &mut Read, contact: i64) -> Result<Vec<(Id<Response>, i64)>, Error> {
    let rows = read.all("SELECT id, code FROM response WHERE workspace = $1 AND contact = $2 ORDER BY id", args![read.workspace(), contact]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("code")?))).collect()
}
