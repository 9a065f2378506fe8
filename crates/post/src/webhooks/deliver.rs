//! The job that sends a delivery: signed anew at each attempt, tried again for days, put off while its receiver rests.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use kernel::{Actor, Id, Time};
use serde::Deserialize;
use store::jobs::{Failure, Runner, Work};
use store::{Error, Tx};

use super::deliveries::{self, ANSWER, Attempt};
use super::{Fault, Record, State, Trouble, schedule, secrets, signature, store as webhooks};
use crate::Delivered;

/// The name of the job.
pub(super) const SEND: &str = "send webhook";
/// The status by which a receiver says that it wants no more.
const GONE: i64 = 410;

/// A delivery ready for the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Where it goes.
    pub url: String,
    /// The header `webhook-id`.
    pub id: String,
    /// The header `webhook-timestamp`.
    pub timestamp: String,
    /// The header `webhook-signature`; empty where nobody looks at it: then none of the three is sent.
    pub signature: String,
    /// The JSON.
    pub body: String,
}

/// What a receiver answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// The beginning of the body.
    pub body: String,
}

/// Brings calls to receivers.
pub trait Caller: Send + Sync {
    /// Calls once, without following redirects and only as far as the operator lets it; else says what was wrong, in a word and in a sentence.
    fn call<'c>(&'c self, call: &'c Call) -> BoxFuture<'c, Result<Reply, (Trouble, String)>>;
}

/// Sends deliveries.
pub struct Sending {
    /// Brings them out.
    pub caller: Arc<dyn Caller>,
}

#[derive(Deserialize)]
struct Promised {
    delivery: Id<Delivered>,
}

impl Runner for Sending {
    fn name(&self) -> &'static str {
        SEND
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move {
            let Promised { delivery } = Promised::deserialize(&work.payload).map_err(|error| Failure::GiveUp(error.to_string()))?;
            self.deliver(work, delivery).await.map_err(Failure::from)
        })
    }
}

impl Sending {
    async fn deliver(&self, work: &Work, id: Id<Delivered>) -> Result<(), Error> {
        let now = work.act.now;
        let mut read = work.store.read(work.act.workspace).await?;
        let delivery = deliveries::find(&mut read, id).await?.filter(|delivery| delivery.state == deliveries::State::Waiting);
        // Delivered before this process was killed, or gone with its webhook.
        let Some(delivery) = delivery else { return Ok(()) };
        let Some(webhook) = webhooks::find(&mut read, delivery.webhook).await? else { return Ok(()) };
        let secrets: Vec<Vec<u8>> = secrets::in_force(&mut read, webhook.id, now).await?.into_iter().map(|held| held.secret).collect();
        drop(read);
        if !Self::may_leave(work, &delivery, &webhook, secrets.is_empty()).await? {
            return Ok(());
        }
        let outcome = self.caller.call(&call(&delivery, &webhook, &secrets, now)).await;
        settle(work, &delivery, &webhook, outcome).await
    }

    /// Whether to send it now. If not, what becomes of it is written.
    async fn may_leave(work: &Work, delivery: &deliveries::Record, webhook: &Record, unsigned: bool) -> Result<bool, Error> {
        let now = work.act.now;
        let rests = webhook.rests_until.filter(|until| *until > now);
        let probes = webhook.failures >= schedule::BREAKS;
        if webhook.state == State::On && !unsigned && rests.is_none() && !probes {
            return Ok(true);
        }
        let mut tx = work.store.begin(&work.act).await?;
        let mut leaves = false;
        if webhook.state != State::On {
            deliveries::end(&mut tx, delivery.id, deliveries::State::Failed).await?;
        } else if unsigned {
            webhooks::give_up(&mut tx, webhook, Fault::NoSecret).await?;
        } else if rests.is_none() && webhooks::take_turn(&mut tx, webhook.id).await? {
            leaves = true;
        } else {
            let until = rests.unwrap_or_else(|| now.plus_seconds(schedule::TURN_SECONDS));
            deliveries::put_off(&mut tx, delivery.id, until.plus_seconds(schedule::spread(&work.act.ids))).await?;
        }
        tx.commit().await?;
        Ok(leaves)
    }
}

/// The delivery ready for the wire: signed for a webhook, to the address that is kept secret for a chat.
fn call(delivery: &deliveries::Record, webhook: &Record, secrets: &[Vec<u8>], now: Time) -> Call {
    let (id, timestamp, body) = (delivery.id.to_string(), signature::seconds(now), delivery.body.clone());
    let (url, signature) = match (webhook.chat, secrets.first()) {
        (Some(_), Some(address)) => (String::from_utf8_lossy(address).into_owned(), String::new()),
        _ => (webhook.url.clone(), signature::signed(secrets, &id, timestamp, &body)),
    };
    Call { url, id, timestamp: timestamp.to_string(), signature, body }
}

/// Notes what came back, and what follows from it.
async fn settle(work: &Work, delivery: &deliveries::Record, webhook: &Record, outcome: Result<Reply, (Trouble, String)>) -> Result<(), Error> {
    // The moment after the answer, which may have taken long.
    let act = (work.acts)(work.act.workspace, Actor::System("webhooks"));
    let wish = outcome.as_ref().ok().and_then(|reply| schedule::wish(reply.retry_after.as_deref()?, act.now));
    let attempt = attempt(work.act.now, act.now, outcome);
    let mut tx = work.store.begin(&act).await?;
    deliveries::note(&mut tx, delivery.id, &attempt).await?;
    if attempt.trouble.is_none() {
        deliveries::end(&mut tx, delivery.id, deliveries::State::Delivered).await?;
        webhooks::is_well(&mut tx, webhook.id).await?;
    } else {
        follow(&mut tx, delivery, webhook, attempt.status, wish).await?;
    }
    tx.commit().await
}

async fn follow(tx: &mut Tx<'_>, delivery: &deliveries::Record, webhook: &Record, status: Option<i64>, wish: Option<i64>) -> Result<(), Error> {
    let now = tx.act().now;
    // Switched off meanwhile, and the delivery with it.
    let Some(webhook) = webhooks::is_failing(tx, webhook.id, status, wish).await? else { return Ok(()) };
    if status == Some(GONE) {
        return webhooks::give_up(tx, &webhook, Fault::Gone).await;
    }
    let is_long = webhook.failing_since.is_some_and(|since| now >= since.plus_seconds(schedule::PATIENCE_SECONDS));
    if is_long && webhook.failures >= schedule::LEAST_FAILURES {
        return webhooks::give_up(tx, &webhook, Fault::Unreachable).await;
    }
    match schedule::pause(delivery.tries + 1, &tx.act().ids) {
        Some(pause) => deliveries::put_off(tx, delivery.id, now.plus_seconds(pause.max(wish.unwrap_or(0)))).await,
        None => deliveries::end(tx, delivery.id, deliveries::State::Failed).await,
    }
}

fn attempt(began: Time, ended: Time, outcome: Result<Reply, (Trouble, String)>) -> Attempt {
    let took_ms = (ended.micros() - began.micros()) / 1000;
    let (status, trouble, answer) = match outcome {
        Ok(Reply { status, body, .. }) => (Some(i64::from(status)), trouble(status), body),
        Err((trouble, words)) => (None, Some(trouble), words),
    };
    Attempt { number: 0, at: began, took_ms, status, trouble, answer: shortened(&answer) }
}

fn trouble(status: u16) -> Option<Trouble> {
    match status {
        200..=299 => None,
        300..=399 => Some(Trouble::Redirected),
        _ => Some(Trouble::Refused),
    }
}

/// What is kept of an answer: its beginning, as one can read it.
fn shortened(answer: &str) -> Option<String> {
    let words: String = answer.chars().map(|c| if c.is_control() { ' ' } else { c }).take(ANSWER).collect();
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(200, None)]
    #[case(204, None)]
    #[case(299, None)]
    #[case(199, Some(Trouble::Refused))]
    #[case(301, Some(Trouble::Redirected))]
    #[case(308, Some(Trouble::Redirected))]
    #[case(400, Some(Trouble::Refused))]
    #[case(503, Some(Trouble::Refused))]
    fn only_a_success_is_one(#[case] status: u16, #[case] expected: Option<Trouble>) {
        assert_eq!(trouble(status), expected);
    }

    #[test]
    fn answers_are_kept_as_one_can_read_them() {
        assert_eq!(shortened(" a\0b\r\n"), Some("a b".into()));
        assert_eq!(shortened(" \n"), None);
        assert_eq!(shortened(&"ü".repeat(9000)).map(|kept| kept.chars().count()), Some(ANSWER));
    }
}
