//! Jobs: work that is promised in the same transaction as the rows it follows from, and runs at least once.

use kernel::{Id, Time};

use crate::args;
use crate::error::Error;
use crate::tx::Tx;

kernel::nouns! {
    /// A piece of background work.
    JobNoun("job", "job");
}

/// A job to be done.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// Names the code that runs it.
    pub name: &'a str,
    /// A second job with the same name and key in the workspace is not made.
    pub unique_key: Option<&'a str>,
    /// What the code needs; its meaning never changes, it only grows.
    pub payload: serde_json::Value,
    /// Not before this moment.
    pub run_at: Time,
}

impl Tx<'_> {
    /// Promises a job; it exists once this transaction is committed. Returns whether it was new.
    pub async fn enqueue(&mut self, job: &NewJob<'_>) -> Result<bool, Error> {
        let act = self.act();
        let id: Id<JobNoun> = act.ids.next();
        let made = self
            .execute(
                "INSERT INTO job (id, workspace, name, unique_key, payload, state, attempts, run_at, lease_until, made_at) \
                 VALUES ($1, $2, $3, $4, $5, 'waiting', 0, $6, 0, $7) ON CONFLICT (workspace, name, unique_key) DO NOTHING",
                args![id, act.workspace, job.name, job.unique_key, job.payload.to_string(), job.run_at, act.now],
            )
            .await?;
        self.wakes = true;
        Ok(made == 1)
    }
}
