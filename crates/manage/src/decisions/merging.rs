//! Two contacts turn out to be one person: the words of the one that led to decisions become the other's.

use customers::contacts::Contact;
use futures_util::future::BoxFuture;
use kernel::{Event, Id};
use serde::Deserialize;
use store::consumers::Consumer;
use store::{Error, Tx, args};

/// Moves words that led to decisions when contacts are merged.
#[derive(Debug)]
pub struct Merging;

/// What `contacts.merged` promises.
#[derive(Deserialize)]
struct Merged {
    from: Side,
    into: Side,
}

#[derive(Deserialize)]
struct Side {
    id: Id<Contact>,
}

impl Consumer for Merging {
    fn name(&self) -> &'static str {
        "move words of decisions of merged contacts"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["contacts.merged"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let merged = Merged::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("contacts.merged: {error}")))?;
            let sql = "UPDATE decision_word SET contact = $3 WHERE workspace = $1 AND contact = $2";
            tx.execute(sql, args![tx.workspace(), merged.from.id, merged.into.id]).await.map(drop)
        })
    }
}
