//! The only place that reads the system's clock and asks it for randomness.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use kernel::Time;

/// The present moment.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn now() -> Time {
    let micros = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_micros()).unwrap_or(i64::MAX),
        Err(before) => -i64::try_from(before.duration().as_micros()).unwrap_or(i64::MAX),
    };
    Time::from_micros(micros)
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
