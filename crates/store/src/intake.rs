//! The intake: single writes that arrive together share one transaction, and each is answered once it is durable.

use std::iter::once;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use kernel::{Actor, Id, Workspace};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::caught::caught;
use crate::error::Error;
use crate::store::{Acts, Store};
use crate::tx::Tx;

/// Items in one transaction at most.
const BATCH: usize = 256;
/// How long a batch waits for those who were just answered and may bring their next item; fewer, fuller transactions cost less in all.
const LINGER: Duration = Duration::from_millis(1);
/// With more around than this, a batch takes half of them: while it is written, the others are answered and bring their next items.
const CROWD: usize = 8;
/// Items that wait at most; whoever brings more waits before them.
const WAITING: usize = 4 * BATCH;

/// Takes items one by one and writes those that wait together by one bulk command. Clones share one queue.
pub struct Intake<I, O> {
    queue: mpsc::Sender<Waiting<I, O>>,
}

struct Waiting<I, O> {
    origin: Origin,
    item: I,
    answer: Answer<O>,
}

type Answer<O> = oneshot::Sender<Result<O, Error>>;

/// Items share a transaction only if their rows and events name the same workspace and actor.
type Origin = (Id<Workspace>, Actor);

type Bulk<I, O> = dyn for<'t, 'act> Fn(&'t mut Tx<'act>, &'t [I]) -> BoxFuture<'t, Result<Vec<O>, Error>> + Send + Sync;

impl<I, O> Clone for Intake<I, O> {
    fn clone(&self) -> Self {
        Self { queue: self.queue.clone() }
    }
}

impl<I: Send + Sync + 'static, O: Send + 'static> Intake<I, O> {
    /// An intake with a task of its own on the present tokio runtime, which ends with the last clone. `bulk` answers item by item, in
    /// order, and awaits nothing but its transaction; when it fails, each of its items is tried again alone, so that only bad ones fail.
    pub fn new<F>(store: Store, acts: Acts, bulk: F) -> Self
    where
        F: for<'t, 'act> Fn(&'t mut Tx<'act>, &'t [I]) -> BoxFuture<'t, Result<Vec<O>, Error>> + Send + Sync + 'static,
    {
        let (queue, waiting) = mpsc::channel(WAITING);
        tokio::spawn(work(Writer { store, acts, bulk: Arc::new(bulk) }, waiting));
        Self { queue }
    }

    /// Writes the item; returns when it is durable or refused.
    pub async fn submit(&self, workspace: Id<Workspace>, actor: Actor, item: I) -> Result<O, Error> {
        let ended = || Error::Misuse("the intake has ended".into());
        let (answer, answered) = oneshot::channel();
        self.queue.send(Waiting { origin: (workspace, actor), item, answer }).await.map_err(|_| ended())?;
        answered.await.map_err(|_| ended())?
    }
}

async fn work<I: Send + Sync, O: Send>(writer: Writer<I, O>, mut waiting: mpsc::Receiver<Waiting<I, O>>) {
    let mut batch = Vec::with_capacity(BATCH);
    while !batch.is_empty() || waiting.recv_many(&mut batch, BATCH).await > 0 {
        let answered = batch.len();
        for group in groups(&mut batch) {
            writer.settle(group).await;
        }
        let around = answered + waiting.len();
        let expected = if around > CROWD { around.div_ceil(2) } else { around };
        let _ = timeout(LINGER, collect(&mut waiting, &mut batch, expected.min(BATCH))).await;
    }
}

/// Takes items until there are as many as expected; a queue that has ended gives no more.
async fn collect<I, O>(waiting: &mut mpsc::Receiver<Waiting<I, O>>, batch: &mut Vec<Waiting<I, O>>, expected: usize) {
    while batch.len() < expected && waiting.recv_many(batch, expected - batch.len()).await > 0 {}
}

/// Items and those who wait for them, by place.
struct Group<I, O> {
    origin: Origin,
    items: Vec<I>,
    answers: Vec<Answer<O>>,
}

fn groups<I, O>(batch: &mut Vec<Waiting<I, O>>) -> Vec<Group<I, O>> {
    let mut groups: Vec<Group<I, O>> = Vec::with_capacity(1);
    for Waiting { origin, item, answer } in batch.drain(..) {
        let place = groups.iter().position(|group| group.origin == origin).unwrap_or_else(|| {
            groups.push(Group { origin, items: Vec::new(), answers: Vec::new() });
            groups.len() - 1
        });
        groups[place].items.push(item);
        groups[place].answers.push(answer);
    }
    groups
}

struct Writer<I, O> {
    store: Store,
    acts: Acts,
    bulk: Arc<Bulk<I, O>>,
}

/// Why a transaction of items was not written.
enum Failed {
    /// The bulk command failed and nothing was written: a bad item may be to blame.
    Items(Error),
    /// The store failed. At the end of a transaction nobody can tell whether it was written, so that a second try could write twice.
    Store(Error),
}

impl<I: Send + Sync, O: Send> Writer<I, O> {
    /// Writes a group and answers all who wait for it.
    async fn settle(&self, Group { origin, items, answers }: Group<I, O>) {
        match self.write(&origin, &items).await {
            Ok(outcomes) => give(answers, outcomes),
            Err(Failed::Items(_)) if items.len() > 1 => self.settle_each(&origin, &items, answers).await,
            Err(Failed::Items(error) | Failed::Store(error)) => refuse(answers, &error),
        }
    }

    async fn settle_each(&self, origin: &Origin, items: &[I], answers: Vec<Answer<O>>) {
        let mut waiting = items.chunks(1).zip(answers);
        while let Some((item, answer)) = waiting.next() {
            match self.write(origin, item).await {
                Ok(outcomes) => give([answer], outcomes),
                Err(Failed::Items(error)) => refuse([answer], &error),
                Err(Failed::Store(error)) => return refuse(once(answer).chain(waiting.map(|(_, answer)| answer)), &error),
            }
        }
    }

    async fn write(&self, (workspace, actor): &Origin, items: &[I]) -> Result<Vec<O>, Failed> {
        let act = (self.acts)(*workspace, actor.clone());
        let mut tx = self.store.begin(&act).await.map_err(Failed::Store)?;
        let outcomes = caught((self.bulk)(&mut tx, items)).await.map_err(Failed::Items)?;
        if outcomes.len() != items.len() {
            return Err(Failed::Items(Error::Misuse(format!("{} items got {} answers", items.len(), outcomes.len()))));
        }
        tx.commit().await.map_err(|error| if matches!(error, Error::Broken) { Failed::Items(error) } else { Failed::Store(error) })?;
        Ok(outcomes)
    }
}

/// One who waits may have gone away and then misses only the answer.
fn give<O>(answers: impl IntoIterator<Item = Answer<O>>, outcomes: Vec<O>) {
    answers.into_iter().zip(outcomes).for_each(|(answer, outcome)| drop(answer.send(Ok(outcome))));
}

fn refuse<O>(answers: impl IntoIterator<Item = Answer<O>>, error: &Error) {
    answers.into_iter().for_each(|answer| drop(answer.send(Err(error.copy()))));
}
