//! Where everything that sources send comes together: metered, and what comes one by one is written together.

use std::sync::Arc;

use edge::{House, Problem};
use kernel::{Actor, Time};
use store::{Error, Intake};

use super::{Arrived, Outcome, take};
use crate::sources::{Meter, Origin, Rate, TooFast};

/// Messages in one transaction.
const TOGETHER: usize = 2_000;

/// Takes in what sources send; clones share one queue and one meter.
#[derive(Clone)]
pub struct Collector {
    queue: Intake<Arrived, Outcome>,
    meter: Meter,
}

/// The collector of a house; there is one per process, on its runtime.
pub fn collector(house: &House, rate: Rate) -> Collector {
    let acting = house.clone();
    let acts = Arc::new(move |workspace, actor| acting.act(workspace, actor));
    let queue = Intake::new(house.store.clone(), acts, |tx, arrived| Box::pin(take(tx, arrived)));
    Collector { queue, meter: Meter::new(rate) }
}

impl Collector {
    /// Lets one request of a source in, or says when there is room again.
    pub fn admit(&self, origin: &Origin, now: Time) -> Result<(), TooFast> {
        self.meter.admit(origin.id, now)
    }

    /// Takes in one message; returns when it is durable or its refusal is.
    pub async fn one(&self, origin: &Origin, arrived: Arrived) -> Result<Outcome, Error> {
        self.queue.submit(origin.workspace, actor(), arrived).await
    }

    /// Takes in many, in their order; every one whose outcome is told is durable.
    pub async fn many(&self, house: &House, origin: &Origin, arrived: &[Arrived]) -> Result<Vec<Outcome>, Problem> {
        let mut outcomes = Vec::with_capacity(arrived.len());
        for part in arrived.chunks(TOGETHER) {
            let act = house.act(origin.workspace, actor());
            let mut tx = house.store.begin(&act).await?;
            outcomes.extend(take(&mut tx, part).await?);
            tx.commit().await?;
        }
        Ok(outcomes)
    }
}

/// Who does what sources tell: no member, and no program with rights of its own.
const fn actor() -> Actor {
    Actor::System("intake")
}
