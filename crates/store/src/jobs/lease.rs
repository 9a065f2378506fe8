//! Leases: who may run a job, until when. Attempts are counted when a lease is given, so that a job that kills its process cannot do so for ever.

use kernel::{Act, Id, Workspace};

use super::{Failure, JobNoun};
use crate::args;
use crate::engine::Engine;
use crate::error::Error;
use crate::retry::{pause, words};
use crate::row::Row;
use crate::sql::Sql;
use crate::store::Store;
use crate::tx::Tx;

/// Seconds until a lease ends by itself.
const SECONDS: i64 = 120;
/// A job that failed so often is given up.
const ATTEMPTS: i64 = 10;

/// The right to run one job.
#[derive(Clone, Debug)]
pub(super) struct Lease {
    pub id: Id<JobNoun>,
    pub workspace: Id<Workspace>,
    pub name: String,
    pub payload: serde_json::Value,
    pub attempt: i64,
    holder: [u8; 32],
}

/// Ends the leases of a process that died. To be called before the first job is run: on SQLite nobody else can hold one then; on PostgreSQL
/// other nodes may, so that leases end by their time only.
pub async fn recover(store: &Store, act: &Act) -> Result<(), Error> {
    match store.shared.engine {
        Engine::Sqlite => end_leases(store, act, "1 = 1").await,
        Engine::Postgres => end_leases(store, act, "lease_until <= $1").await,
    }
}

async fn end_leases(store: &Store, act: &Act, which: &str) -> Result<(), Error> {
    let mut tx = store.begin(act).await?;
    let sql = format!(
        "UPDATE job SET state = CASE WHEN again = 0 AND attempts >= $2 THEN 'failed' ELSE 'waiting' END, \
         attempts = CASE WHEN again = 1 THEN 0 ELSE attempts END, again = 0, run_at = $1, lease_holder = NULL, \
         last_error = 'the process that ran it ended' WHERE state = 'running' AND {which}"
    );
    let ended = tx.execute(&sql, args![act.now, ATTEMPTS]).await?;
    if ended > 0 {
        tracing::warn!(jobs = ended, "jobs are taken over from a process that ended");
    }
    tx.commit().await
}

/// Takes a job that is due: of the workspace with the fewest running, the oldest.
pub(super) async fn claim(store: &Store, names: &[&str], act: &Act) -> Result<Option<Lease>, Error> {
    if expired(store, act).await? {
        end_leases(store, act, "lease_until <= $1").await?;
    }
    for workspace in queue(store, names, act).await? {
        let mut tx = store.begin(act).await?;
        let lease = claim_in(&mut tx, workspace, names).await?;
        tx.commit().await?;
        if lease.is_some() {
            return Ok(lease);
        }
    }
    Ok(None)
}

async fn expired(store: &Store, act: &Act) -> Result<bool, Error> {
    let sql = "SELECT 1 AS one FROM job WHERE state = 'running' AND lease_until <= $1 LIMIT 1";
    Ok(store.door().await?.optional(sql, args![act.now]).await?.is_some())
}

/// Workspaces with a job that is due, the least busy first. The recursion hops along an index: a long queue costs no more than a short one.
async fn queue(store: &Store, names: &[&str], act: &Act) -> Result<Vec<Id<Workspace>>, Error> {
    let mut sql = Sql::new(
        "WITH RECURSIVE queue (workspace) AS ( \
           SELECT workspace FROM (SELECT workspace FROM job WHERE state = 'waiting' ORDER BY workspace LIMIT 1) AS first \
           UNION ALL SELECT (SELECT next.workspace FROM job AS next WHERE next.state = 'waiting' AND next.workspace > queue.workspace \
             ORDER BY next.workspace LIMIT 1) FROM queue WHERE queue.workspace IS NOT NULL) \
         SELECT queue.workspace FROM queue WHERE EXISTS (SELECT 1 FROM job WHERE state = 'waiting' AND workspace = queue.workspace AND run_at <= ",
    );
    sql.bind(act.now).push(" AND ").push_in("name", names.iter().copied()).push(
        ") ORDER BY (SELECT COUNT(*) FROM job WHERE state = 'running' AND workspace = queue.workspace), \
         (SELECT MIN(run_at) FROM job WHERE state = 'waiting' AND workspace = queue.workspace), queue.workspace",
    );
    let rows = store.door().await?.all_of(sql).await?;
    rows.iter().map(|row| row.get("workspace")).collect()
}

async fn claim_in(tx: &mut Tx<'_>, workspace: Id<Workspace>, names: &[&str]) -> Result<Option<Lease>, Error> {
    let (now, holder) = (tx.act().now, tx.act().ids.secret());
    let mut sql = Sql::new("UPDATE job SET state = 'running', attempts = attempts + 1, lease_holder = ");
    sql.bind(holder).push(", lease_until = ").bind(now.plus_seconds(SECONDS));
    sql.push(" WHERE id = (SELECT id FROM job WHERE state = 'waiting' AND workspace = ").bind(workspace);
    sql.push(" AND run_at <= ").bind(now).push(" AND ").push_in("name", names.iter().copied());
    sql.push(" ORDER BY run_at, id LIMIT 1");
    // On SQLite there is one writer at a time; on PostgreSQL several nodes claim at once and must neither wait nor take the same job.
    sql.push(tx.engine().choose(")", " FOR UPDATE SKIP LOCKED)"));
    sql.push(" RETURNING id, name, payload, attempts");
    tx.optional_of(sql).await?.map(|row| lease(&row, workspace, holder)).transpose()
}

fn lease(row: &Row, workspace: Id<Workspace>, holder: [u8; 32]) -> Result<Lease, Error> {
    let payload: String = row.get("payload")?;
    let payload = serde_json::from_str(&payload).map_err(|error| Error::Column { column: "payload".into(), reason: error.to_string() })?;
    Ok(Lease { id: row.get("id")?, workspace, name: row.get("name")?, payload, attempt: row.get("attempts")?, holder })
}

impl Lease {
    /// Moves the end of the lease; false when somebody else has the job by now.
    pub(super) async fn extend(&self, store: &Store, act: &Act) -> Result<bool, Error> {
        let mut tx = store.begin(act).await?;
        let sql = "UPDATE job SET lease_until = $3 WHERE id = $1 AND lease_holder = $2";
        let held = tx.execute(sql, args![self.id, self.holder, act.now.plus_seconds(SECONDS)]).await?;
        tx.commit().await?;
        Ok(held == 1)
    }

    /// The job is done and leaves the table, unless it was promised again in the meantime.
    pub(super) async fn done(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let gone = tx.execute("DELETE FROM job WHERE id = $1 AND lease_holder = $2 AND again = 0", args![self.id, self.holder]).await?;
        if gone == 0 {
            let sql = "UPDATE job SET state = 'waiting', attempts = 0, again = 0, lease_holder = NULL, last_error = NULL WHERE id = $1 AND lease_holder = $2";
            tx.execute(sql, args![self.id, self.holder]).await?;
        }
        Ok(())
    }

    /// The job failed: it waits for its next attempt or is given up, unless it was promised again in the meantime.
    pub(super) async fn failed(&self, tx: &mut Tx<'_>, failure: &Failure) -> Result<(), Error> {
        let (reason, over) = match failure {
            Failure::Retry(error) => (words(&**error), self.attempt >= ATTEMPTS),
            Failure::GiveUp(reason) => (reason.replace('\0', ""), true),
        };
        tracing::warn!(job.name = self.name, job.id = %self.id, job.attempt = self.attempt, job.given_up = over, reason, "a job failed");
        let sql = "UPDATE job SET state = CASE WHEN again = 1 THEN 'waiting' ELSE $3 END, attempts = CASE WHEN again = 1 THEN 0 ELSE attempts END, \
                   again = 0, run_at = $4, lease_holder = NULL, last_error = $5 WHERE id = $1 AND lease_holder = $2";
        let run_at = tx.act().now.plus_seconds(pause(self.attempt));
        tx.execute(sql, args![self.id, self.holder, if over { "failed" } else { "waiting" }, run_at, reason]).await?;
        Ok(())
    }
}
