//! Wakes background work of this process: a commit rings for the events and jobs it wrote, and nobody else looks in vain.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::timeout;

/// Rings when an event or a job of certain names was committed in this process. What rings while nobody listens is heard by the next who does.
#[derive(Debug)]
pub struct Bell {
    names: Vec<&'static str>,
    rung: Notify,
}

impl Bell {
    /// Returns when it rings, at the latest after `at_most`: commits of other processes ring nothing. Says whether it rang.
    pub async fn rings(&self, at_most: Duration) -> bool {
        timeout(at_most, self.rung.notified()).await.is_ok()
    }
}

/// The bells of a store.
#[derive(Default)]
pub(crate) struct Bells(Mutex<Vec<Weak<Bell>>>);

impl Bells {
    /// Hangs up one that rings for events of these kinds and jobs of these names, until it is dropped.
    pub fn hang(&self, names: Vec<&'static str>) -> Arc<Bell> {
        let bell = Arc::new(Bell { names, rung: Notify::new() });
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|known| known.strong_count() > 0);
        all.push(Arc::downgrade(&bell));
        bell
    }

    /// Rings those that one of these names concerns.
    pub fn ring(&self, names: &[String]) {
        if names.is_empty() {
            return;
        }
        for bell in self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().filter_map(Weak::upgrade) {
            if bell.names.iter().any(|name| names.iter().any(|rung| rung == name)) {
                bell.rung.notify_one();
            }
        }
    }
}
