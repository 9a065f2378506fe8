//! The second reading: the good rows become responses, all in one transaction or in parts that can be resumed.

use kernel::{Act, Id, Refusal};
use rustc_hash::FxHashSet;
use store::{Error, Store, Tx};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::look::CHUNK;
use super::reading::Source;
use super::report::{Report, RowProblem};
use super::rows::Reading;
use super::run::{Request, counters, made};
use super::{Import, customers, store as rows};
use crate::responses::{Existing, Outcome, Unknown, record, take_turn};

/// The good rows of a file, read on a blocking thread while others are written.
pub(super) struct GoodRows {
    chunks: mpsc::Receiver<Chunk>,
    reader: JoinHandle<Result<(), Refusal>>,
}

/// Rows that are written together, with their numbers and lines.
#[derive(Default)]
struct Chunk {
    readings: Vec<Reading>,
    places: Vec<(u64, u64)>,
}

impl GoodRows {
    /// Begins to read; `refused` are the rows that the first reading refused.
    pub fn read(source: Source, refused: FxHashSet<u64>) -> Self {
        let (sender, chunks) = mpsc::channel(2);
        Self { chunks, reader: tokio::task::spawn_blocking(move || send_good(source, &refused, &sender)) }
    }

    async fn next(&mut self) -> Option<Chunk> {
        self.chunks.recv().await
    }

    /// Whether the file was read to its end.
    async fn end(self) -> Result<(), Error> {
        Ok(self.reader.await.map_err(|_| Error::Misuse("the file's reader ended early".into()))??)
    }
}

fn send_good(source: Source, refused: &FxHashSet<u64>, sender: &mpsc::Sender<Chunk>) -> Result<(), Refusal> {
    let mut chunk = Chunk::default();
    for row in source {
        let (row, line, reading) = row?;
        if let Ok(reading) = reading
            && !refused.contains(&row)
        {
            chunk.readings.push(reading);
            chunk.places.push((row, line));
        }
        if chunk.places.len() == CHUNK && sender.blocking_send(std::mem::take(&mut chunk)).is_err() {
            return Ok(());
        }
    }
    let _ = sender.blocking_send(chunk);
    Ok(())
}

/// An import that is being written.
pub(super) struct Writing<'i> {
    request: &'i Request,
    import: Id<Import>,
    /// Where the counters of what can be made stood before.
    before: Vec<i64>,
    report: Report,
    /// Good rows handled so far.
    handled: i64,
}

impl<'i> Writing<'i> {
    /// Takes over the report of the first reading and counts anew what becomes of the rows.
    pub fn new(request: &'i Request, import: Id<Import>, before: Vec<i64>, report: Report) -> Self {
        Self { request, import, before, report: Report { created: 0, unchanged: 0, replaced: 0, ..report }, handled: 0 }
    }

    /// Writes all rows in the transaction that began the import: they are there together with the line that says it is done, or nothing is.
    pub async fn whole(mut self, mut tx: Tx<'_>, mut rows: GoodRows) -> Result<Report, Error> {
        while let Some(chunk) = rows.next().await {
            self.handled += self.write(&mut tx, chunk).await?;
        }
        rows.end().await?;
        if !self.report.is_clean() && !self.request.keep_good {
            return Ok(self.report);
        }
        self.done(&mut tx).await?;
        tx.commit().await?;
        Ok(self.report)
    }

    /// Writes each chunk in a transaction of its own. What was written stays when it is cut short; the same file goes on from there.
    pub async fn in_parts(mut self, store: &Store, act: &Act, rows: GoodRows) -> Result<Report, Error> {
        let written = store.with_room(self.parts(store, act, rows)).await;
        let mut tx = store.begin(act).await?;
        if written.is_ok() {
            self.done(&mut tx).await?;
        } else {
            let Report { rows: all, .. } = self.report;
            self.report
                .notes
                .push(format!("It was cut short after {} of {all} rows, which stay: import the same file again to go on.", self.handled));
            rows::finish(&mut tx, self.import, "failed", self.handled, &self.report).await?;
        }
        tx.commit().await?;
        written.map(|()| self.report)
    }

    async fn parts(&mut self, store: &Store, act: &Act, mut rows: GoodRows) -> Result<(), Error> {
        while let Some(chunk) = rows.next().await {
            let mut tx = store.begin(act).await?;
            let handled = self.write(&mut tx, chunk).await?;
            rows::progress(&mut tx, self.import, self.handled + handled).await?;
            tx.commit().await?;
            self.handled += handled;
        }
        rows.end().await
    }

    /// Writes a chunk; returns how many rows it had.
    async fn write(&mut self, tx: &mut Tx<'_>, chunk: Chunk) -> Result<i64, Error> {
        let handled = chunk.places.len() as i64;
        take_turn(tx).await?;
        customers::set_attributes(tx, &chunk.readings).await?;
        let drafts: Vec<_> = chunk.readings.into_iter().map(|reading| reading.draft).collect();
        let existing = if self.request.update { Existing::Replace } else { Existing::Keep };
        let outcomes = record(tx, &drafts, existing, Unknown::Make).await?;
        for ((row, line), outcome) in chunk.places.into_iter().zip(outcomes) {
            self.report.take(row, line, &outcome);
        }
        Ok(handled)
    }

    async fn done(&mut self, tx: &mut Tx<'_>) -> Result<(), Error> {
        self.report.done = true;
        self.report.made = made(&self.before, &counters(tx).await?);
        rows::finish(tx, self.import, "done", self.handled, &self.report).await
    }
}

impl Report {
    /// Counts what became of a row; one that others made impossible since the first reading is a problem.
    fn take(&mut self, row: u64, line: u64, outcome: &Outcome) {
        match outcome {
            Outcome::Created(_) => self.created += 1,
            Outcome::Unchanged(_) => self.unchanged += 1,
            Outcome::Replaced(_) => self.replaced += 1,
            Outcome::Conflict(_) | Outcome::Refused(_) => {
                let reason = outcome.refusal().map(|refusal| refusal.detail).unwrap_or_default();
                self.refuse(vec![RowProblem { row, line, column: None, reason }]);
            }
        }
    }
}
