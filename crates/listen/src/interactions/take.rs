//! The one command that takes in what sources send: many at once, in their order.

use kernel::{Id, Run};
use rustc_hash::FxHashSet;
use serde_json::json;
use store::{Error, Tx, Value};

use super::people::People;
use super::rows::{self, Placed};
use super::{Arrived, Call, Interaction, Message, Outcome, counting, refusals};
use crate::{event_rules, responses};

/// Takes in what arrived; one outcome each, in the same order. What is refused is kept with its reason.
pub async fn take(tx: &mut Tx<'_>, arrived: &[Arrived]) -> Result<Vec<Outcome>, Error> {
    if arrived.iter().any(|one| matches!(&one.message, Ok(message) if matches!(message.call, Call::Identify | Call::Alias))) {
        // They may make one person of two; the order of turns is the same for all, so that nobody waits in a circle.
        responses::take_turn(tx).await?;
    }
    // Nobody takes in the same message between the look and the write.
    tx.take_turn("interaction").await?;
    let mut here = Here::of(tx, arrived).await?;
    let rules = event_rules::all(tx).await?;
    let mut taking = Taking { rules: &rules, outcomes: Vec::with_capacity(arrived.len()), run: Vec::new(), first: None, last: None, next: 0 };
    let mut people = People::default();
    for one in arrived {
        let outcome = match &one.message {
            Err(unread) => Outcome::Refused(unread.refusal.clone()),
            Ok(message) if !message.call.is_interaction() => {
                taking.flush(tx).await?;
                told(tx, &mut people, one, message).await?
            }
            Ok(message) if here.is_again(one.source, message) => Outcome::Again,
            Ok(message) => Outcome::Taken(Some(taking.add(tx, one.source, message))),
        };
        taking.outcomes.push(outcome);
    }
    taking.flush(tx).await?;
    taking.tell(tx).await?;
    refusals::keep(tx, arrived, &taking.outcomes).await?;
    counting::tally(tx, arrived, &taking.outcomes).await?;
    Ok(taking.outcomes)
}

/// What tells who is who, as a part of the transaction that may be refused alone.
async fn told(tx: &mut Tx<'_>, people: &mut People, one: &Arrived, message: &Message) -> Result<Outcome, Error> {
    let point = tx.savepoint().await?;
    let done = people.hear(tx, message, one.merges).await;
    match tx.settle(point, done).await {
        Ok(()) => Ok(Outcome::Taken(None)),
        Err(Error::Refused(refusal)) => Ok(Outcome::Refused(refusal)),
        Err(error) => Err(error),
    }
}

/// Messages that were here before, by source and their own id.
struct Here(FxHashSet<(i64, String)>);

impl Here {
    async fn of(tx: &mut Tx<'_>, arrived: &[Arrived]) -> Result<Self, Error> {
        let ids: FxHashSet<&str> = arrived.iter().filter_map(|one| one.message.as_ref().ok()).filter_map(|message| message.id.as_deref()).collect();
        let sql = "SELECT source, external_id FROM interaction WHERE workspace = $1 AND external_id";
        let rows = tx.all_by(sql, ids.into_iter().map(Value::from).collect()).await?;
        rows.iter().map(|row| Ok((row.get("source")?, row.get("external_id")?))).collect::<Result<_, _>>().map(Self)
    }

    fn is_again(&mut self, source: i64, message: &Message) -> bool {
        message.id.as_ref().is_some_and(|id| !self.0.insert((source, id.clone())))
    }
}

/// Interactions on their way into the store; those between two messages that tell who is who are one run.
struct Taking<'m> {
    rules: &'m [event_rules::Record],
    outcomes: Vec<Outcome>,
    run: Vec<Placed<'m>>,
    first: Option<(i64, Id<Interaction>)>,
    last: Option<(i64, Id<Interaction>)>,
    next: i64,
}

impl<'m> Taking<'m> {
    fn add(&mut self, tx: &Tx<'_>, source: i64, message: &'m Message) -> Id<Interaction> {
        let id = tx.act().ids.next();
        self.run.push(Placed { source, id, message, about: event_rules::about(self.rules, source, message) });
        id
    }

    async fn flush(&mut self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let (Some(first), Some(last)) = (self.run.first(), self.run.last()) else { return Ok(()) };
        let count = self.run.len() as i64;
        let code = tx.next_codes("interaction", count).await?;
        self.first = self.first.or(Some((code, first.id)));
        self.last = Some((code + count - 1, last.id));
        self.next = code + count;
        rows::insert(tx, &self.run, code).await?;
        self.run.clear();
        Ok(())
    }

    async fn tell(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let (Some((from, first)), Some((_, last))) = (self.first, self.last) else { return Ok(()) };
        tx.append("interactions.recorded", &json!(Run { from, until: self.next, first, last })).await
    }
}
