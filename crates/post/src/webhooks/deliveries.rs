//! Deliveries: an event on its way to a webhook, each with its attempts.

mod store;

use kernel::{Id, Time, closed};

use super::Trouble;
use crate::{Delivered, Webhook};

pub use store::tidy;
pub(super) use store::{add, attempts, counts, deliver_again, deliver_failed_again, end, fail_waiting, find, note, page, put_off};

/// Characters of an answer that are kept.
pub(super) const ANSWER: usize = 500;
/// Days for which what was sent is kept.
pub(super) const KEPT_DAYS: i64 = 30;

closed! {
    /// What became of a delivery.
    #[schema(as = DeliveryState)]
    State, "state of a delivery" {
        /// It is tried, or tried again.
        Waiting = "waiting",
        /// The receiver took it.
        Delivered = "delivered",
        /// It was given up, or its webhook was off.
        Failed = "failed",
    }
}

/// A delivery as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id, which the receiver knows it by.
    pub id: Id<Delivered>,
    /// Where it goes.
    pub webhook: Id<Webhook>,
    /// The kind of the event.
    pub kind: String,
    /// What is sent.
    pub body: String,
    /// What became of it.
    pub state: State,
    /// How often it was tried.
    pub attempts: i64,
    /// How often since it was last sent on its way.
    pub tries: i64,
    /// When it was made.
    pub made_at: Time,
    /// When it is tried next.
    pub due_at: Option<Time>,
    /// When it arrived or was given up.
    pub ended_at: Option<Time>,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// Which one, from 1.
    pub number: i64,
    /// When it began.
    pub at: Time,
    /// How long it took.
    pub took_ms: i64,
    /// The status of the answer, if there was one.
    pub status: Option<i64>,
    /// What was wrong.
    pub trouble: Option<Trouble>,
    /// The beginning of the answer, or what the connection said.
    pub answer: Option<String>,
}
