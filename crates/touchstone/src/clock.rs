//! The only place that reads the system's clock and asks it for randomness.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use kernel::Time;

/// The present moment.
pub fn now() -> Time {
    let present = read();
    #[cfg(debug_assertions)]
    let present = present + *rehearsal::SHIFT;
    Time::from_micros(present)
}

/// Microseconds since 1970.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn read() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_micros()).unwrap_or(i64::MAX),
        Err(before) => -i64::try_from(before.duration().as_micros()).unwrap_or(i64::MAX),
    }
}

/// A program built for tests may start at another moment, so that what it counts in days does not move on with the calendar.
/// One that is built for use knows nothing of this.
#[cfg(debug_assertions)]
mod rehearsal {
    use std::sync::LazyLock;

    use kernel::Time;

    /// Microseconds between the system's clock and this one, which starts at the moment that `TOUCHSTONE_REHEARSAL` says.
    pub static SHIFT: LazyLock<i64> = LazyLock::new(|| {
        let Ok(set) = std::env::var("TOUCHSTONE_REHEARSAL") else { return 0 };
        let start: Time = set.parse().expect("TOUCHSTONE_REHEARSAL is a moment, as 2026-11-01T07:00:00Z");
        start.micros() - super::read()
    });
}

/// 32 unguessable bytes; everything random is drawn from one of these.
#[expect(clippy::disallowed_methods, reason = "the one place that asks the system for randomness")]
pub fn seed() -> [u8; 32] {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).expect("without randomness no secret is safe, so nothing may go on");
    seed
}

/// Measures how long something takes; not the time of day, so that a changed clock does no harm.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[expect(clippy::disallowed_methods, reason = "durations are measured here only")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
