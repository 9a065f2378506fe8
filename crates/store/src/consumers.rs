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

pub use follower::{Follower, Round};
pub use parked::retake;

/// Events in one transaction at most.
const BATCH: i64 = 250;
/// Records that the events of one transaction tell of: with so many no more events are taken, because whoever writes waits for it.
const RECORDS: i64 = 10_000;
/// Between the first and the last of events that are taken as one, in microseconds: what they were made of counts as made when the last was, and
/// a rule that was laid down in between must not hold for what came before it.
const SPAN: i64 = 1_000_000;

/// Something that follows the log.
pub trait Consumer: Send + Sync {
    /// Names its place in the log; never changes.
    fn name(&self) -> &'static str;

    /// The kinds of event it takes; the others are passed over.
    fn kinds(&self) -> &[&'static str];

    /// Takes an event, or several that [`Event::join`] made one. What it writes becomes durable together with the step past the event; it awaits nothing but the transaction.
    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>>;
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is nothing to take.
    Idle,
    /// Events were passed; there are more.
    Moved,
    /// Events were passed, and there were no more behind them.
    Done,
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
    let Some(head) = log::head(tx, cursor.seq()).await? else { return Ok(Step::Idle) };
    let events = log::between(tx, cursor.seq(), head, consumer.kinds(), BATCH).await?;
    let (step, last) = match events.last() {
        Some(last) if events.len() as i64 == BATCH => (Step::Moved, last.seq),
        _ => (Step::Done, head),
    };
    let mut taken = 0;
    for together in joined(events) {
        if taken >= RECORDS {
            cursor.save(tx).await?;
            return Ok(Step::Moved);
        }
        taken += together.whole.records();
        if let Err((seq, error)) = together.take(tx, consumer, &mut cursor).await {
            return cursor.fail(tx, seq, &error).await;
        }
    }
    cursor.pass(last);
    cursor.save(tx).await?;
    Ok(step)
}

/// Events that are taken as one: what came in one by one in a busy moment costs as little as if it had come together.
struct Together {
    whole: Event,
    /// When the first of them was.
    since: Time,
    /// What it was made of, when that is more than one.
    parts: Vec<Event>,
}

fn joined(events: Vec<Event>) -> Vec<Together> {
    let mut all: Vec<Together> = Vec::new();
    for event in events {
        let left = match all.last_mut() {
            Some(former) => former.join(event),
            None => Some(event),
        };
        all.extend(left.map(Together::of));
    }
    all
}

impl Together {
    fn of(event: Event) -> Self {
        Self { since: event.at, whole: event, parts: Vec::new() }
    }

    /// Takes the next one in, or gives it back.
    fn join(&mut self, event: Event) -> Option<Event> {
        if event.at.micros() - self.since.micros() > SPAN {
            return Some(event);
        }
        let before = self.parts.is_empty().then(|| self.whole.clone());
        let left = self.whole.join(event.clone());
        if left.is_none() {
            self.parts.extend(before.into_iter().chain([event]));
        }
        left
    }

    /// Takes them; where that fails, one by one, so that only a bad one fails, which is told by its number.
    async fn take(self, tx: &mut Tx<'_>, consumer: &dyn Consumer, cursor: &mut Cursor) -> Result<(), (i64, Error)> {
        let outcome = take(tx, consumer, &self.whole).await;
        if outcome.is_err() && !self.parts.is_empty() {
            for event in &self.parts {
                take(tx, consumer, event).await.map_err(|error| (event.seq, error))?;
                cursor.pass(event.seq);
            }
            return Ok(());
        }
        outcome.map_err(|error| (self.whole.seq, error))?;
        cursor.pass(self.whole.seq);
        Ok(())
    }
}

fn wants(consumer: &dyn Consumer, event: &Event) -> bool {
    consumer.kinds().contains(&event.kind.as_str())
}

async fn take(tx: &mut Tx<'_>, consumer: &dyn Consumer, event: &Event) -> Result<(), Error> {
    let point = tx.savepoint().await?;
    let outcome = caught(consumer.take(tx, event)).await;
    tx.settle(point, outcome).await
}
