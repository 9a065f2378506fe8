//! The place of one consumer in the log of one workspace.

use kernel::Time;

use super::Step;
use crate::args;
use crate::error::Error;
use crate::retry::{pause, words};
use crate::tx::{Read, Tx};

/// An event that failed so often is parked.
const FAILURES: i64 = 5;

pub(super) struct Cursor {
    name: &'static str,
    seq: i64,
    failures: i64,
    retry_at: Time,
    last_error: Option<String>,
}

/// What a step would find, when it need not begin a transaction for it.
pub(super) async fn resting(read: &mut Read, name: &str, now: Time) -> Result<Option<Step>, Error> {
    let sql = "SELECT retry_at, COALESCE((SELECT event.seq FROM event WHERE event.workspace = consumer.workspace AND event.seq > consumer.seq \
               ORDER BY event.seq LIMIT 1), 0) AS next FROM consumer WHERE name = $1 AND workspace = $2";
    let Some(row) = read.optional(sql, args![name, read.workspace()]).await? else { return Ok(None) };
    let (retry_at, next): (Time, i64) = (row.get("retry_at")?, row.get("next")?);
    Ok(if retry_at > now {
        Some(Step::Held(retry_at))
    } else if next == 0 {
        Some(Step::Idle)
    } else {
        None
    })
}

impl Cursor {
    /// The cursor, kept from other nodes until the transaction ends.
    pub(super) async fn hold(tx: &mut Tx<'_>, name: &'static str) -> Result<Self, Error> {
        let sql = "INSERT INTO consumer (name, workspace, seq, failures, retry_at) VALUES ($1, $2, 0, 0, 0) \
                   ON CONFLICT (name, workspace) DO UPDATE SET seq = consumer.seq RETURNING seq, failures, retry_at, last_error";
        let workspace = tx.workspace();
        let row = tx.one(sql, args![name, workspace]).await?;
        Ok(Self { name, seq: row.get("seq")?, failures: row.get("failures")?, retry_at: row.get("retry_at")?, last_error: row.get("last_error")? })
    }

    pub(super) fn seq(&self) -> i64 {
        self.seq
    }

    /// Until when a failed event is left alone.
    pub(super) fn held(&self, now: Time) -> Option<Time> {
        (self.retry_at > now).then_some(self.retry_at)
    }

    pub(super) fn pass(&mut self, seq: i64) {
        (self.seq, self.failures, self.retry_at, self.last_error) = (seq, 0, Time::default(), None);
    }

    /// Notes that the event at `seq` failed, and parks it when it failed too often.
    pub(super) async fn fail(mut self, tx: &mut Tx<'_>, seq: i64, error: &Error) -> Result<Step, Error> {
        self.failures += 1;
        let (now, reason) = (tx.act().now, words(error));
        tracing::warn!(consumer.name = self.name, event.seq = seq, consumer.failures = self.failures, reason, "an event could not be taken");
        let step = if self.failures >= FAILURES {
            self.park(tx, seq, &reason).await?;
            self.pass(seq);
            Step::Moved
        } else {
            (self.retry_at, self.last_error) = (now.plus_seconds(pause(self.failures)), Some(reason));
            Step::Held(self.retry_at)
        };
        self.save(tx).await?;
        Ok(step)
    }

    async fn park(&self, tx: &mut Tx<'_>, seq: i64, reason: &str) -> Result<(), Error> {
        let sql = "INSERT INTO parked_event (consumer, workspace, seq, error, parked_at) VALUES ($1, $2, $3, $4, $5)";
        tx.execute(sql, args![self.name, tx.workspace(), seq, reason, tx.act().now]).await?;
        tracing::error!(consumer.name = self.name, event.seq = seq, reason, "an event was parked");
        Ok(())
    }

    pub(super) async fn save(self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let sql = "UPDATE consumer SET seq = $3, failures = $4, retry_at = $5, last_error = $6 WHERE name = $1 AND workspace = $2";
        tx.execute(sql, args![self.name, tx.workspace(), self.seq, self.failures, self.retry_at, self.last_error]).await?;
        Ok(())
    }
}
