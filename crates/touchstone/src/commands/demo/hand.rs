//! The clock of a house that is being filled: it can be turned back, so that what people did has a history.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::Time;

use crate::clock;

/// No moment is set: the present counts.
const PRESENT: i64 = i64::MIN;

/// The hand of such a clock.
#[derive(Clone, Debug)]
pub(super) struct Hand(Arc<AtomicI64>);

impl Hand {
    /// A clock that shows the present.
    pub fn of_present() -> Self {
        Self(Arc::new(AtomicI64::new(PRESENT)))
    }

    /// What it shows.
    pub fn now(&self) -> Time {
        match self.0.load(Ordering::Relaxed) {
            PRESENT => clock::now(),
            set => Time::from_micros(set),
        }
    }

    /// Turns it back to a moment; one that is still to come leaves it at the present.
    pub fn turn_back(&self, moment: Time) {
        self.0.store(if moment < clock::now() { moment.micros() } else { PRESENT }, Ordering::Relaxed);
    }

    /// Lets it show the present again.
    pub fn let_go(&self) {
        self.0.store(PRESENT, Ordering::Relaxed);
    }
}
