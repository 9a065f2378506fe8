//! Two contacts turn out to be one person: quotes and letters of the one become the other's.

use customers::contacts::Contact;
use futures_util::future::BoxFuture;
use kernel::{Event, Id};
use serde::Deserialize;
use store::consumers::Consumer;
use store::{Error, Tx, args};

/// Moves quotes and letters when contacts are merged.
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
        "move announcements to merged contacts"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["contacts.merged"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let merged = Merged::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("contacts.merged: {error}")))?;
            let (workspace, from, into) = (tx.workspace(), merged.from.id, merged.into.id);
            tx.execute("UPDATE announcement_quote SET contact = $3 WHERE workspace = $1 AND contact = $2", args![workspace, from, into]).await?;
            // Somebody who was written to under both names was written to.
            let copy = "INSERT INTO announcement_letter (workspace, announcement, stage, contact, letter, at) SELECT workspace, announcement, stage, $3, letter, at \
                FROM announcement_letter WHERE workspace = $1 AND contact = $2 ON CONFLICT (workspace, announcement, stage, contact) DO NOTHING";
            tx.execute(copy, args![workspace, from, into]).await?;
            tx.execute("DELETE FROM announcement_letter WHERE workspace = $1 AND contact = $2", args![workspace, from]).await.map(drop)
        })
    }
}
