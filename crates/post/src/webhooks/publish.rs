//! The consumer that turns events into deliveries, in one transaction with its step through the log.

use futures_util::future::BoxFuture;
use kernel::Event;
use store::consumers::Consumer;
use store::{Error, Tx};

use super::published::body;
use super::{Registry, State, deliveries, store as webhooks};

/// Tells webhooks of events.
#[derive(Debug)]
pub struct Publishing {
    registry: Registry,
    kinds: Vec<&'static str>,
}

impl Publishing {
    /// Tells of these kinds.
    pub fn new(registry: Registry) -> Self {
        Self { registry, kinds: registry.0.iter().map(|published| published.kind).collect() }
    }

    async fn publish(&self, tx: &mut Tx<'_>, event: &Event) -> Result<(), Error> {
        let Some(published) = self.registry.find(&event.kind) else { return Ok(()) };
        let wanting = webhooks::wanting(tx, &event.kind, event.at).await?;
        if wanting.is_empty() {
            return Ok(());
        }
        let Some(data) = published.data(tx, &event.payload).await? else { return Ok(()) };
        let wanting: Vec<_> = wanting.iter().map(|webhook| (webhook.id, webhook.state == State::On)).collect();
        deliveries::add(tx, &wanting, &event.kind, &body(&event.kind, event.at, data)?).await.map(drop)
    }
}

impl Consumer for Publishing {
    fn name(&self) -> &'static str {
        "tell webhooks"
    }

    fn kinds(&self) -> &[&'static str] {
        &self.kinds
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(self.publish(tx, event))
    }
}
