//! Reads the log behind the cursor and brings the columns up to it.

use kernel::{Event, Run};
use store::{Read, Store, log};

use super::compact::Effort;
use super::merge::Merge;
use super::{BATCH, Tenant, Work, blocking, sealing};
use crate::error::Error;
use crate::feed::{self, Changed, Removed, payload};
use crate::lexicon::Lexicon;
use crate::lexicon::pending::Touched;
use crate::nouns::Response;
use crate::row::{Row, sort};
use crate::segment::Segment;
use crate::snapshot::{Live, Snapshot};

/// Events that are read at once.
const EVENTS: i64 = 1000;
/// The most rows that stay in memory only.
const TAIL: usize = 200_000;

/// What some events change, until it is put into the columns together.
#[derive(Debug, Default)]
struct Batch {
    rows: Vec<Row>,
    /// Responses whose rows in older segments are dead.
    buried: Vec<u32>,
    run: Option<Run<Response>>,
    changed: Changed,
}

impl Tenant {
    /// Includes everything that was committed before the call.
    pub async fn catch_up(&self, store: &Store) -> Result<(), Error> {
        let mut work = self.work.lock().await;
        self.opened(store, &mut work).await?;
        log::seal(store, &sealing(self.workspace)).await?;
        let Some(current) = work.take() else { return Ok(()) };
        // After a failure the next use opens what is durable and reads the log from there.
        let former = current.snapshot.upto_seq;
        let mut current = self.read_on(store, current).await?;
        if current.tail_rows() > TAIL {
            current = blocking(move || current.compacted(Effort::LITTLE)).await?;
        }
        let current = work.insert(current);
        if current.snapshot.upto_seq != former {
            self.publish(current);
        }
        Ok(())
    }

    async fn read_on(&self, store: &Store, mut work: Work) -> Result<Work, Error> {
        let mut read = store.read(self.workspace).await?;
        let mut batch = Batch::default();
        loop {
            let events = log::after(&mut read, work.snapshot.upto_seq, EVENTS).await?;
            for event in &events {
                batch.take(&mut read, &mut work, &mut *self.lexicon.lock().await, event).await?;
                if batch.rows.len() > BATCH {
                    batch.settle(&mut read, &mut work).await?;
                    work = blocking(move || work.compacted(Effort::LITTLE)).await?;
                }
            }
            if (events.len() as i64) < EVENTS {
                break;
            }
        }
        batch.settle(&mut read, &mut work).await?;
        Ok(work)
    }
}

impl Batch {
    /// Takes up one event.
    async fn take(&mut self, read: &mut Read, work: &mut Work, lexicon: &mut Lexicon, event: &Event) -> Result<(), Error> {
        match event.kind.as_str() {
            "responses.recorded" => self.record(read, work, lexicon, payload(event)?).await?,
            "responses.changed" => {
                let changed: Changed = payload(event)?;
                self.finish_run(read, work).await?;
                lexicon.touch(Touched::These(changed.ids.clone(), codes(&changed.codes)));
                self.changed.codes.extend(changed.codes);
                self.changed.ids.extend(changed.ids);
            }
            "responses.removed" => self.remove(read, work, payload(event)?).await?,
            "contact.erased" => {
                lexicon.hear(&event.kind, &event.payload);
                self.remove(read, work, payload(event)?).await?;
            }
            kind => lexicon.hear(kind, &event.payload),
        }
        work.snapshot.upto_seq = event.seq;
        Ok(())
    }

    async fn record(&mut self, read: &mut Read, work: &Work, lexicon: &mut Lexicon, run: Run<Response>) -> Result<(), Error> {
        self.finish_changes(read, work).await?;
        lexicon.touch(Touched::Between(run.first, run.last));
        let longer = match &mut self.run {
            Some(former) => former.join(run),
            none => {
                *none = Some(run);
                None
            }
        };
        if longer.is_some() {
            self.finish_run(read, work).await?;
            self.run = longer;
        }
        Ok(())
    }

    async fn remove(&mut self, read: &mut Read, work: &Work, removed: Removed) -> Result<(), Error> {
        self.finish_run(read, work).await?;
        self.finish_changes(read, work).await?;
        self.bury(&codes(&removed.codes));
        Ok(())
    }

    async fn finish_run(&mut self, read: &mut Read, work: &Work) -> Result<(), Error> {
        let Some(run) = self.run.take() else { return Ok(()) };
        if run.from < i64::from(work.rebuilt) {
            self.bury(&(run.from..run.until).map(|code| code as u32 + 1).collect::<Vec<_>>());
        }
        feed::recorded(read, work.keeper.marks(), &run, &mut self.rows).await
    }

    async fn finish_changes(&mut self, read: &mut Read, work: &Work) -> Result<(), Error> {
        if self.changed.codes.is_empty() && self.changed.ids.is_empty() {
            return Ok(());
        }
        let mut changed = std::mem::take(&mut self.changed);
        changed.ids.sort_unstable();
        changed.ids.dedup();
        self.bury(&codes(&changed.codes));
        feed::listed(read, work.keeper.marks(), &changed.ids, &mut self.rows).await
    }

    fn bury(&mut self, responses: &[u32]) {
        let gone: rustc_hash::FxHashSet<u32> = responses.iter().copied().collect();
        self.rows.retain(|row| !gone.contains(&row.code(crate::fact::Field::Response)));
        self.buried.extend(gone);
    }

    /// Puts what was taken up into the columns.
    async fn settle(&mut self, read: &mut Read, work: &mut Work) -> Result<(), Error> {
        self.finish_run(read, work).await?;
        self.finish_changes(read, work).await?;
        self.buried.sort_unstable();
        work.snapshot.segments.iter_mut().for_each(|live| live.bury(&self.buried));
        self.buried.clear();
        work.add(std::mem::take(&mut self.rows))
    }
}

impl Work {
    /// How many rows are in memory only.
    pub(super) fn tail_rows(&self) -> usize {
        self.snapshot.segments.iter().filter(|live| live.segment.home().is_none()).map(|live| live.segment.summary.rows).sum()
    }

    /// Adds rows in memory, merged with former ones that are not much larger, so that there are few pieces.
    fn add(&mut self, mut rows: Vec<Row>) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        sort(&mut rows);
        let mut added = Live::new(Segment::in_memory(&rows));
        let small = |last: &Live, rows: usize| last.segment.home().is_none() && last.segment.summary.rows <= 2 * rows;
        while self.snapshot.segments.last().is_some_and(|last| small(last, added.segment.summary.rows)) {
            let Some(former) = self.snapshot.segments.pop() else { break };
            let both: Vec<Row> = Merge::of([&former, &added])?.collect();
            added = Live::new(Segment::in_memory(&both));
        }
        let Snapshot { segments, .. } = &mut self.snapshot;
        if added.segment.summary.rows > 0 {
            segments.push(added);
        }
        Ok(())
    }
}

fn codes(codes: &[i64]) -> Vec<u32> {
    codes.iter().map(|code| *code as u32 + 1).collect()
}
