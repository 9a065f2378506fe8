//! Jobs: work that is promised in the same transaction as the rows it follows from, and runs at least once.

mod lease;
mod run;
#[cfg(test)]
mod tests;

use futures_util::future::BoxFuture;
use kernel::{Act, Id, Time};

use crate::args;
use crate::error::Error;
use crate::store::{Acts, Store};
use crate::tx::Tx;

pub use lease::recover;
pub use run::run_once;

kernel::nouns! {
    /// A piece of background work.
    JobNoun("job", "job");
}

/// A job to be done.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// Names the code that runs it.
    pub name: &'a str,
    /// Of jobs with the same name and key in the workspace only one waits; the newest payload holds.
    pub unique_key: Option<&'a str>,
    /// What the code needs; its meaning never changes, it only grows.
    pub payload: serde_json::Value,
    /// Not before this moment.
    pub run_at: Time,
}

/// The code that runs the jobs of one name.
pub trait Runner: Send + Sync {
    /// The name of its jobs; never changes.
    fn name(&self) -> &'static str;

    /// Does the work. It may be begun again after any part of it, so it has to be idempotent.
    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>>;
}

/// What a runner is given.
pub struct Work {
    /// The record store.
    pub store: Store,
    /// The act of this run, in the job's workspace.
    pub act: Act,
    /// Makes further acts, for work that takes long.
    pub acts: Acts,
    /// The job's payload.
    pub payload: serde_json::Value,
    /// Which attempt this is, from 1.
    pub attempt: i64,
}

/// Why a job was not done.
#[derive(Debug)]
pub enum Failure {
    /// It may go well later.
    Retry(Box<dyn std::error::Error + Send + Sync>),
    /// It will never go well; the reason is for people.
    GiveUp(String),
}

impl From<Error> for Failure {
    /// A rule that refuses will do so again; everything else may pass.
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal) => Self::GiveUp(refusal.to_string()),
            other => Self::Retry(Box::new(other)),
        }
    }
}

/// A job that failed begins anew, one that runs is marked to run again, and of one that waits the earlier time holds.
const ENQUEUE: &str = "\
    INSERT INTO job (id, workspace, name, unique_key, payload, state, attempts, again, run_at, lease_until, made_at) \
    VALUES ($1, $2, $3, $4, $5, 'waiting', 0, 0, $6, 0, $7) \
    ON CONFLICT (workspace, name, unique_key) DO UPDATE SET payload = excluded.payload, \
      again = CASE WHEN job.state = 'running' THEN 1 ELSE 0 END, \
      state = CASE WHEN job.state = 'running' THEN 'running' ELSE 'waiting' END, \
      attempts = CASE WHEN job.state = 'failed' THEN 0 ELSE job.attempts END, \
      run_at = CASE WHEN job.state = 'waiting' AND (job.attempts > 0 OR job.run_at < excluded.run_at) THEN job.run_at ELSE excluded.run_at END \
    RETURNING id";

impl Tx<'_> {
    /// Promises a job; it exists once this transaction is committed. Returns whether it was new.
    pub async fn enqueue(&mut self, job: &NewJob<'_>) -> Result<bool, Error> {
        let act = self.act();
        let id: Id<JobNoun> = act.ids.next();
        let values = args![id, act.workspace, job.name, job.unique_key, job.payload.to_string(), job.run_at, act.now];
        let held: Id<JobNoun> = self.one(ENQUEUE, values).await?.get("id")?;
        self.rings(job.name);
        Ok(held == id)
    }
}
