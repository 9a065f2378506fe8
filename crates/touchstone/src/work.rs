//! Background work: jobs are run, consumers follow the log, housekeeping comes round.

pub mod chats;
pub mod erasing;
pub mod follow;
pub mod jobs;
pub mod leaving;
pub mod plan;
pub mod schedule;
pub mod warning;

use std::sync::Arc;
use std::time::Duration;

use kernel::Actor;
use store::consumers::{Consumer, Follower};
use store::jobs::Runner;
use store::{Acts, Bell, NOWHERE, Store};
use tokio::task::JoinSet;

use crate::stop::{Stop, Stopped};
use schedule::Chore;

/// Jobs that are run at once.
const WORKERS: usize = 2;
/// Letters that are sent at once, each by a connection of its own.
const POSTMEN: usize = 2;
/// Webhooks that are sent at once: receivers may be slow.
const MESSENGERS: usize = 4;

/// What there is to do in the background.
pub struct Plan {
    /// The records.
    pub store: Store,
    /// Makes the acts of the work.
    pub acts: Acts,
    /// The code of all jobs but those below.
    pub runners: Vec<Arc<dyn Runner>>,
    /// The code of jobs that wait for mail servers: they have workers of their own, so that nothing else waits with them.
    pub letters: Vec<Arc<dyn Runner>>,
    /// The code of jobs that wait for receivers of webhooks.
    pub webhooks: Vec<Arc<dyn Runner>>,
    /// The code of jobs that fetch mail, which may take minutes.
    pub fetching: Vec<Arc<dyn Runner>>,
    /// What follows the log.
    pub consumers: Vec<Arc<dyn Consumer>>,
    /// What comes round.
    pub chores: Vec<Chore>,
}

/// Background work that goes on.
pub struct Work {
    stop: Stop,
    tasks: JoinSet<()>,
}

impl Work {
    /// Begins; jobs that a dead process left behind are taken over first.
    pub async fn begin(plan: Plan) -> Result<Self, store::Error> {
        let Plan { store, acts, runners, letters, webhooks, fetching, consumers, chores } = plan;
        let (stop, stopped) = Stop::new();
        let mut tasks = JoinSet::new();
        let lines = [(runners, WORKERS), (letters, POSTMEN), (webhooks, MESSENGERS), (fetching, 1)];
        if lines.iter().any(|(runners, _)| !runners.is_empty()) {
            store::jobs::recover(&store, &acts(NOWHERE, Actor::System("work"))).await?;
        }
        for (runners, workers) in lines.into_iter().filter(|(runners, _)| !runners.is_empty()) {
            for _ in 0..workers {
                tasks.spawn(jobs::work(store.clone(), runners.clone(), Arc::clone(&acts), stopped.clone()));
            }
        }
        for consumer in consumers {
            let follower = Follower::new(consumer, Arc::clone(&acts));
            tasks.spawn(follow::follow(store.clone(), follower, Arc::clone(&acts), stopped.clone()));
        }
        for chore in chores {
            tasks.spawn(schedule::keep(chore, stopped.clone()));
        }
        Ok(Self { stop, tasks })
    }

    /// Ends: what is being done is done to its end.
    pub async fn end(mut self) {
        self.stop.now();
        while self.tasks.join_next().await.is_some() {}
    }
}

/// How long a commit of another process may stay unseen.
const LOOK: Duration = Duration::from_secs(1);

/// How long the commits of a busy moment gather, so that they are one round of work and not a round each.
const GATHER: Duration = Duration::from_millis(30);

/// How a consumer that took something rests: while much goes on it takes what comes meanwhile together. Several follow the same events, and all of
/// them together have to leave most of the time to those who write.
const PACE: Pace = Pace { least: Duration::from_millis(100), times: 20, most: Duration::from_secs(2) };

/// How it rests when more is left than it took at once and nobody writes.
const ALONE: Pace = Pace { least: Duration::from_millis(10), times: 3, most: Duration::from_millis(500) };

/// How long background work rests: so many times as long as it took, within bounds. However much there is to do, those who ask and write come first.
struct Pace {
    least: Duration,
    times: u32,
    most: Duration,
}

impl Pace {
    fn after(&self, took: Duration) -> Duration {
        (took * self.times).clamp(self.least, self.most)
    }
}

/// Waits until there may be something to do.
async fn rest(bell: &Bell, stopped: &Stopped) {
    stopped.or(bell.rings(LOOK)).await;
    stopped.or(tokio::time::sleep(GATHER)).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(1, 100)]
    #[case(10, 200)]
    #[case(500, 2000)]
    fn who_takes_longer_rests_longer_within_bounds(#[case] took: u64, #[case] rests: u64) {
        assert_eq!(PACE.after(Duration::from_millis(took)), Duration::from_millis(rests));
    }
}
