//! Leads consumers through the log: woken by commits in this process that concern them, and looking by itself for those of others.

use kernel::Actor;
use store::consumers::{Follower, Round};
use store::{Acts, NOWHERE, Store};

use super::{ALONE, PACE, rest};
use crate::clock::Stopwatch;
use crate::stop::Stopped;

/// Whoever wrote so many microseconds ago may write again soon.
const STILL_HERE: i64 = 2_000_000;

/// Follows until the word to stop.
pub async fn follow(store: Store, mut follower: Follower, acts: Acts, stopped: Stopped) {
    let is_quiet = || acts(NOWHERE, Actor::System("work")).now.micros() - store.wrote_at().micros() > STILL_HERE;
    let bell = store.bell(follower.kinds().iter().copied());
    while !stopped.is_given() {
        let watch = Stopwatch::start();
        match follower.round(&store).await {
            Ok(Round::More) if is_quiet() => drop(stopped.or(tokio::time::sleep(ALONE.after(watch.elapsed()))).await),
            Ok(Round::More | Round::Done) => drop(stopped.or(tokio::time::sleep(PACE.after(watch.elapsed()))).await),
            Ok(Round::Idle) => rest(&bell, &stopped).await,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the log cannot be read");
                rest(&bell, &stopped).await;
            }
        }
    }
}
