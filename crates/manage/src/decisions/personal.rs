//! A person's own rights over what their words led to.

use customers::contacts::Contact;
use kernel::Id;
use serde_json::{Value as Json, json};
use store::{Error, Read, Tx, args};

use super::{named, of_contact};

/// The decisions that words of a person led to.
pub async fn personal(read: &mut Read, contact: Id<Contact>) -> Result<Json, Error> {
    let kept = of_contact(read, contact).await?;
    let ids: Vec<_> = kept.iter().map(|kept| kept.decision).collect();
    let titles = named(read, &ids).await?;
    let shown = kept.iter().map(|kept| json!({ "decision": titles.get(&kept.decision), "words": kept.word.text(), "joined_at": kept.joined_at }));
    Ok(Json::Array(shown.collect()))
}

/// Forgets that words of a person led to decisions; what was decided stays.
pub async fn erase(tx: &mut Tx<'_>, contact: Id<Contact>) -> Result<(), Error> {
    tx.execute("DELETE FROM decision_word WHERE workspace = $1 AND contact = $2", args![tx.workspace(), contact]).await.map(drop)
}
