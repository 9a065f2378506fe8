//! How many requests a source may send: so many a second, and a few more at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::response::{IntoResponse, Response};
use edge::Problem;
use http::HeaderName;
use kernel::{Code, Id, Time};

use super::Source;

/// Says after how many seconds there is room again.
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// What a source may send.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// Requests a second, in the long run.
    pub per_second: f64,
    /// Requests at once.
    pub at_once: f64,
}

impl Default for Rate {
    /// What Segment advises its clients to stay below.
    fn default() -> Self {
        Self { per_second: 1000.0, at_once: 2000.0 }
    }
}

/// Counts the requests of each source in this process; clones count together.
#[derive(Clone, Debug)]
pub struct Meter {
    rate: Rate,
    left: Arc<Mutex<HashMap<Id<Source>, Left>>>,
}

/// A source sends faster than it may: after so many seconds there is room again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooFast(u32);

impl IntoResponse for TooFast {
    fn into_response(self) -> Response {
        let Self(seconds) = self;
        let problem = Problem::new(Code::TooMany, format!("this source sends faster than it may: wait {seconds} seconds, or send batches"));
        let mut response = problem.retry_after(seconds).into_response();
        response.headers_mut().insert(RESET, seconds.into());
        response
    }
}

#[derive(Clone, Copy, Debug)]
struct Left {
    requests: f64,
    at: Time,
}

impl Meter {
    /// A meter that nobody has used.
    pub fn new(rate: Rate) -> Self {
        Self { rate, left: Arc::default() }
    }

    /// Lets one request in, or says when there is room again.
    pub fn admit(&self, source: Id<Source>, now: Time) -> Result<(), TooFast> {
        self.take(source, now).map_err(TooFast)
    }

    fn take(&self, source: Id<Source>, now: Time) -> Result<(), u32> {
        let mut all = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let left = all.entry(source).or_insert(Left { requests: self.rate.at_once, at: now });
        let passed = (now.micros() - left.at.micros()).max(0) as f64 / 1e6;
        left.requests = (left.requests + passed * self.rate.per_second).min(self.rate.at_once);
        left.at = left.at.max(now);
        if left.requests >= 1.0 {
            left.requests -= 1.0;
            return Ok(());
        }
        Err(((1.0 - left.requests) / self.rate.per_second).ceil().max(1.0) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Time = Time::from_micros(1_700_000_000_000_000);

    #[test]
    fn a_source_that_hurries_waits_and_another_does_not() {
        let meter = Meter::new(Rate { per_second: 0.5, at_once: 2.0 });
        let (one, other) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        assert_eq!((meter.take(one, NOW), meter.take(one, NOW), meter.take(one, NOW)), (Ok(()), Ok(()), Err(2)));
        assert_eq!(meter.take(other, NOW), Ok(()));
        assert_eq!(meter.take(one, NOW.plus_seconds(2)), Ok(()));
        assert_eq!(meter.take(one, NOW), Err(2), "a clock that goes back gives nothing away");
        assert_eq!(meter.take(one, NOW.plus_seconds(60)), Ok(()));
    }
}
