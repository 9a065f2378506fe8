//! Members who leave: what they had among the customers goes to their successor, and views they kept for themselves go.

use customers::accounts;
use desk::views;
use futures_util::future::BoxFuture;
use kernel::{Event, Id, Member};
use serde::Deserialize;
use store::consumers::Consumer;
use store::{Error, Tx};

/// Hands over accounts and pairings of members who leave. Without a successor they are left open, for all to see.
#[derive(Debug)]
pub struct Leaving;

/// What `member.left` promises.
#[derive(Deserialize)]
struct Left {
    member: Id<Member>,
    successor: Option<Id<Member>>,
}

impl Consumer for Leaving {
    fn name(&self) -> &'static str {
        "hand over accounts"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["member.left"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let left = Left::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("member.left: {error}")))?;
            views::leave(tx, left.member).await?;
            accounts::hand_over(tx, left.member, left.successor).await.map(drop)
        })
    }
}
