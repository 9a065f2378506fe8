//! Runs one job under its lease.

use std::sync::Arc;
use std::time::Duration;

use kernel::{Act, Actor};
use tokio::task::JoinSet;

use super::lease::{Lease, claim};
use super::{Failure, Runner, Work};
use crate::caught::caught;
use crate::error::Error;
use crate::retry::words;
use crate::store::{Acts, NOWHERE, Store};

/// How often a lease is extended: several times before it ends.
const BEAT: Duration = Duration::from_secs(30);

/// Claims a job that is due and runs it; returns whether there was one. Any number of tasks and nodes may call it at once.
pub async fn run_once(store: &Store, runners: &[Arc<dyn Runner>], acts: &Acts) -> Result<bool, Error> {
    let names: Vec<&str> = runners.iter().map(|runner| runner.name()).collect();
    let Some(lease) = claim(store, &names, &acts(NOWHERE, Actor::System("work"))).await? else { return Ok(false) };
    if let Some(runner) = runners.iter().find(|runner| runner.name() == lease.name) {
        run(store, &**runner, lease, acts).await?;
    }
    Ok(true)
}

async fn run(store: &Store, runner: &dyn Runner, lease: Lease, acts: &Acts) -> Result<(), Error> {
    let act = || acts(lease.workspace, Actor::System(runner.name()));
    let work = Work { store: store.clone(), act: act(), acts: Arc::clone(acts), payload: lease.payload.clone(), attempt: lease.attempt };
    // Ends with this function, however that ends.
    let mut heart = JoinSet::new();
    heart.spawn(beat(store.clone(), lease.clone(), Arc::clone(acts)));
    let outcome = tokio::select! {
        outcome = caught(runner.run(&work)) => outcome,
        _ = heart.join_next() => {
            tracing::warn!(job.name = lease.name, job.id = %lease.id, "a job was left because its lease was lost");
            return Ok(());
        }
    };
    settle(store, &lease, &outcome, &act()).await
}

async fn settle(store: &Store, lease: &Lease, outcome: &Result<(), Failure>, act: &Act) -> Result<(), Error> {
    let mut tx = store.begin(act).await?;
    match outcome {
        Ok(()) => lease.done(&mut tx).await?,
        Err(failure) => lease.failed(&mut tx, failure).await?,
    }
    tx.commit().await
}

/// Extends the lease until it is lost; a store that cannot be reached is tried again at the next beat.
async fn beat(store: Store, lease: Lease, acts: Acts) {
    loop {
        tokio::time::sleep(BEAT).await;
        match lease.extend(&store, &acts(lease.workspace, Actor::System("work"))).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => tracing::warn!(job.id = %lease.id, error = words(&error), "a lease could not be extended"),
        }
    }
}
