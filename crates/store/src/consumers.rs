//! Consumers: how downstream rooms hear of upstream, by the log; each event takes effect once, in order.

mod cursor;
mod follower;
mod parked;

use futures_util::future::BoxFuture;
use kernel::{Act, Event, Time};

use crate::caught::caught;
use crate::error::Error;
use crate::log;
use crate::store::Store;
use crate::tx::Tx;
use cursor::Cursor;

pub use follower::Follower;
pub use parked::retake;

/// Events in one transaction at most.
const BATCH: i64 = 100;

/// Something that follows the log.
pub trait Consumer: Send + Sync {
    /// Names its place in the log; never changes.
    fn name(&self) -> &'static str;

    /// The kinds of event it takes; the others are passed over.
    fn kinds(&self) -> &[&'static str];

    /// Takes an event. What it writes becomes durable together with the step past the event; it awaits nothing but the transaction.
    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>>;
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is nothing to take.
    Idle,
    /// Events were passed; there may be more.
    Moved,
    /// An event failed and is tried again at this time; nothing behind it is taken before.
    Held(Time),
}

/// Takes the next events of the act's workspace. Any node may call it at any time: one at a time gets hold of the cursor.
pub async fn step(store: &Store, consumer: &dyn Consumer, act: &Act) -> Result<Step, Error> {
    log::seal(store, act).await?;
    if let Some(step) = cursor::resting(&mut store.read(act.workspace).await?, consumer.name(), act.now).await? {
        return Ok(step);
    }
    let mut tx = store.begin(act).await?;
    let cursor = Cursor::hold(&mut tx, consumer.name()).await?;
    let step = advance(&mut tx, consumer, cursor).await?;
    tx.commit().await?;
    Ok(step)
}

async fn advance(tx: &mut Tx<'_>, consumer: &dyn Consumer, mut cursor: Cursor) -> Result<Step, Error> {
    if let Some(until) = cursor.held(tx.act().now) {
        return Ok(Step::Held(until));
    }
    let events = log::after(tx, cursor.seq(), BATCH).await?;
    if events.is_empty() {
        return Ok(Step::Idle);
    }
    for event in &events {
        match take(tx, consumer, event).await {
            Ok(()) => cursor.pass(event.seq),
            Err(error) => return cursor.fail(tx, event.seq, &error).await,
        }
    }
    cursor.save(tx).await?;
    Ok(Step::Moved)
}

async fn take(tx: &mut Tx<'_>, consumer: &dyn Consumer, event: &Event) -> Result<(), Error> {
    if !consumer.kinds().contains(&event.kind.as_str()) {
        return Ok(());
    }
    let point = tx.savepoint().await?;
    let outcome = caught(consumer.take(tx, event)).await;
    tx.settle(point, outcome).await
}
