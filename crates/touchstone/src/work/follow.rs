//! Leads consumers through the log: woken by commits in this process that concern them, and looking by itself for those of others.

use store::Store;
use store::consumers::{Follower, Round};

use super::{BEHIND, PACE, rest};
use crate::clock::Stopwatch;
use crate::stop::Stopped;

/// Follows until the word to stop.
pub async fn follow(store: Store, mut follower: Follower, stopped: Stopped) {
    let bell = store.bell(follower.kinds().iter().copied());
    while !stopped.is_given() {
        let watch = Stopwatch::start();
        match follower.round(&store).await {
            Ok(Round::More) => drop(stopped.or(tokio::time::sleep(BEHIND.after(watch.elapsed()))).await),
            Ok(Round::Done) => drop(stopped.or(tokio::time::sleep(PACE.after(watch.elapsed()))).await),
            Ok(Round::Idle) => rest(&bell, &stopped).await,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the log cannot be read");
                rest(&bell, &stopped).await;
            }
        }
    }
}
