//! Leads one consumer through the log of all workspaces.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::{Act, Actor, Id, Time, Workspace};

use super::{Consumer, Step, step};
use crate::error::Error;
use crate::log;
use crate::retry::words;
use crate::sql::Sql;
use crate::store::{Acts, NOWHERE, Store};

/// How long events that a consumer does not take may lie behind its cursor: passing over them at once would be a transaction for each.
const PATIENCE_SECONDS: i64 = 10;

/// What a round came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// There was nothing to take.
    Idle,
    /// Something was taken, and nothing was behind it.
    Done,
    /// Something was taken, and more is left.
    More,
}

/// A consumer on its way: call [`Follower::round`] again and again.
pub struct Follower {
    consumer: Arc<dyn Consumer>,
    acts: Acts,
    /// Every workspace with an event up to here was visited; what was left over there waits below.
    seen: i64,
    waiting: BTreeMap<Id<Workspace>, Time>,
}

impl Follower {
    /// A follower that visits every workspace with events in its first round.
    pub fn new(consumer: Arc<dyn Consumer>, acts: Acts) -> Self {
        Self { consumer, acts, seen: 0, waiting: BTreeMap::new() }
    }

    /// The kinds of event it takes.
    pub fn kinds(&self) -> &[&'static str] {
        self.consumer.kinds()
    }

    /// Takes a step in each workspace where there is something to take.
    pub async fn round(&mut self, store: &Store) -> Result<Round, Error> {
        let act = self.act(NOWHERE);
        log::seal(store, &act).await?;
        let (changed, head) = changed_since(store, self.seen, self.consumer.kinds()).await?;
        let mut visits: BTreeSet<_> = self.waiting.iter().filter(|(_, until)| **until <= act.now).map(|(workspace, _)| *workspace).collect();
        for (workspace, wanted) in changed {
            if wanted {
                visits.insert(workspace);
            } else {
                self.waiting.entry(workspace).or_insert(act.now.plus_seconds(PATIENCE_SECONDS));
            }
        }
        self.seen = head;
        let mut round = Round::Idle;
        for workspace in visits {
            round = match (round, self.visit(store, workspace).await) {
                (_, Step::Moved) | (Round::More, _) => Round::More,
                (_, Step::Done) => Round::Done,
                (before, _) => before,
            };
        }
        Ok(round)
    }

    /// Takes one step, so that others come first; what is left waits for the next round.
    async fn visit(&mut self, store: &Store, workspace: Id<Workspace>) -> Step {
        let act = self.act(workspace);
        let step = step(store, &*self.consumer, &act).await.unwrap_or_else(|error| {
            tracing::error!(consumer.name = self.consumer.name(), workspace.id = %workspace, error = words(&error), "a consumer could not move");
            Step::Held(act.now.plus_seconds(5))
        });
        match step {
            Step::Idle | Step::Done => self.waiting.remove(&workspace),
            Step::Moved => self.waiting.insert(workspace, act.now),
            Step::Held(until) => self.waiting.insert(workspace, until),
        };
        step
    }

    fn act(&self, workspace: Id<Workspace>) -> Act {
        (self.acts)(workspace, Actor::System(self.consumer.name()))
    }
}

/// The workspaces with events behind `seen`, and whether some of these are of the given kinds; the number of the last event.
async fn changed_since(store: &Store, seen: i64, kinds: &[&'static str]) -> Result<(Vec<(Id<Workspace>, bool)>, i64), Error> {
    let mut door = store.door().await?;
    let head: i64 = door.one("SELECT COALESCE(MAX(seq), 0) AS head FROM event", vec![]).await?.get("head")?;
    let mut sql = Sql::new("SELECT workspace, MAX(CASE WHEN ");
    sql.push_in("kind", kinds.iter().copied()).push(" THEN 1 ELSE 0 END) AS wanted FROM event WHERE seq > ").bind(seen);
    sql.push(" AND seq <= ").bind(head).push(" GROUP BY workspace");
    let rows = door.all_of(sql).await?;
    let changed = rows.iter().map(|row| Ok((row.get("workspace")?, row.get::<i64>("wanted")? > 0))).collect::<Result<_, Error>>()?;
    Ok((changed, head.max(seen)))
}
