//! Rules applied to interactions that are here already: afterwards each is about what it would be about if it came now. Some at a time, so that nobody
//! waits, and from where it was when the process ended.

use std::collections::HashMap;

use futures_util::future::BoxFuture;
use kernel::{Actor, Id};
use serde_json::json;
use store::jobs::{Failure, NewJob, Runner, Work};
use store::{Error, Tx};

use super::places::{Placed, Places};
use super::runs::{self, Candidates, Here, Run};
use super::{About, Own, about, store as rules};
use crate::interactions::Interaction;

/// The name of the job.
const APPLY: &str = "apply event rules";

/// Applies rules.
#[derive(Debug)]
pub struct Applying;

impl Runner for Applying {
    fn name(&self) -> &'static str {
        APPLY
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move {
            loop {
                let act = (work.acts)(work.act.workspace, Actor::System(APPLY));
                let mut tx = work.store.begin(&act).await?;
                let goes_on = step(&mut tx).await?;
                tx.commit().await?;
                if !goes_on {
                    return Ok(());
                }
            }
        })
    }
}

/// How many interactions would be looked at.
pub(super) async fn affected(read: &mut store::Read) -> Result<i64, Error> {
    let rules = rules::all(read).await?;
    Candidates::of(read, &rules).await?.count(read).await
}

/// Promises to apply the rules as they are, to all that is here.
pub(super) async fn ask(tx: &mut Tx<'_>) -> Result<Run, Error> {
    let total = affected(tx).await?;
    let run = runs::begin(tx, total).await?;
    tx.enqueue(&NewJob { name: APPLY, unique_key: Some(APPLY), payload: json!({}), run_at: tx.act().now }).await?;
    identity::audit::audit(tx, "event_rules.applied", "event_rule", None::<Id<super::EventRule>>, &json!({ "interactions": total })).await?;
    Ok(run)
}

/// Looks at the next ones; false when there are none.
async fn step(tx: &mut Tx<'_>) -> Result<bool, Error> {
    tx.take_turn("interaction").await?;
    let Some(mut run) = runs::last(tx).await?.filter(|run| run.ended_at.is_none()) else { return Ok(false) };
    let rules = rules::all(tx).await?;
    let here = Candidates::of(tx, &rules).await?.next(tx, &run).await?;
    let (Some(first), Some(last)) = (here.first().map(|one| one.id), here.last().map(|one| one.id)) else {
        run.ended_at = Some(tx.act().now);
        runs::note(tx, &run).await?;
        return Ok(false);
    };
    let abouts: Vec<About<'_>> = here.iter().map(|one| about(&rules, one.source, &one.message)).collect();
    let places = Places::of(tx, &abouts.iter().collect::<Vec<_>>()).await?;
    let moved = moved(&here, &abouts, &places);
    for (placed, ids) in &moved {
        runs::place(tx, *placed, ids).await?;
    }
    if !moved.is_empty() {
        runs::tell(tx, first, last).await?;
    }
    run.at = Some(last);
    run.looked += here.len() as i64;
    run.changed += moved.values().map(|ids| ids.len() as i64).sum::<i64>();
    runs::note(tx, &run).await?;
    Ok(true)
}

/// Those that are about something else now, by what they are about.
fn moved(here: &[Here], abouts: &[About<'_>], places: &Places) -> HashMap<Placed, Vec<Id<Interaction>>> {
    let mut moved: HashMap<Placed, Vec<Id<Interaction>>> = HashMap::new();
    for (one, about) in here.iter().zip(abouts) {
        let now = kept(one, places.placed(about));
        if now != one.placed {
            moved.entry(now).or_default().push(one.id);
        }
    }
    moved
}

/// What rules say, but for what the message said itself.
fn kept(one: &Here, ruled: Placed) -> Placed {
    let choose = |bit: i64, own: Option<i64>, ruled: Option<i64>| if one.own & bit == 0 { ruled } else { own };
    Placed {
        touchpoint: choose(Own::TOUCHPOINT, one.placed.touchpoint, ruled.touchpoint),
        channel: choose(Own::CHANNEL, one.placed.channel, ruled.channel),
        offering: choose(Own::OFFERING, one.placed.offering, ruled.offering),
    }
}
