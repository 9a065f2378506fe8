//! Members who leave: what they had among the customers, their cases and what they were to do go to their successor; views and notices of their own go.

use customers::accounts;
use desk::{notices, tasks, views};
use futures_util::future::BoxFuture;
use kernel::{Event, Id, Member};
use manage::{cases, decisions, digests};
use serde::Deserialize;
use store::consumers::Consumer;
use store::{Error, Tx};

/// Hands over accounts, pairings, cases and open tasks of members who leave. Without a successor they are left open, for all to see.
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
            notices::leave(tx, left.member).await?;
            tasks::hand_over(tx, left.member, left.successor).await?;
            accounts::hand_over(tx, left.member, left.successor).await?;
            digests::leave(tx, left.member).await?;
            decisions::hand_over(tx, left.member, left.successor).await?;
            cases::hand_over(tx, left.member, left.successor).await.map(drop)
        })
    }
}
