//! Chats that were removed: no watch and no digest speaks to them any more.

use futures_util::future::BoxFuture;
use kernel::{Event, Id};
use manage::digests;
use monitor::watches;
use post::Webhook;
use serde::Deserialize;
use store::consumers::Consumer;
use store::{Error, Tx};

/// Takes chats that were removed off the lists of watches and digests.
#[derive(Debug)]
pub struct Unlisting;

/// What `chat.removed` promises.
#[derive(Deserialize)]
struct Removed {
    chat: Id<Webhook>,
}

impl Consumer for Unlisting {
    fn name(&self) -> &'static str {
        "forget chats"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["chat.removed"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let Removed { chat } = Removed::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("chat.removed: {error}")))?;
            watches::leave_chat(tx, chat).await?;
            digests::leave_chat(tx, chat).await
        })
    }
}
