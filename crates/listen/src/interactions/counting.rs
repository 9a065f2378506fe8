//! What became of all that arrived, source by source and call by call.

use std::collections::BTreeMap;

use store::{Error, Tx};

use super::{Arrived, Outcome};
use crate::sources::{Count, count};

/// Counts outcomes for the page of sources.
pub(super) async fn tally(tx: &mut Tx<'_>, arrived: &[Arrived], outcomes: &[Outcome]) -> Result<(), Error> {
    let mut counts: BTreeMap<(i64, &'static str), Count> = BTreeMap::new();
    for (one, outcome) in arrived.iter().zip(outcomes) {
        let call = match &one.message {
            Ok(message) => Some(message.call),
            Err(unread) => unread.call,
        };
        let count = counts.entry((one.source, call.map_or("unknown", super::Call::text))).or_default();
        match outcome {
            Outcome::Taken(_) => count.taken += 1,
            Outcome::Again => count.again += 1,
            Outcome::Refused(_) => count.refused += 1,
        }
    }
    count(tx, counts).await
}
