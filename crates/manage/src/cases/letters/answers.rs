//! What comes back to the letters of a case: answers join it, and letters that did not arrive are noted.
//!
//! An answer from the address that we wrote to is the customer's own: the case waits for our answer, and one that was resolved or closed before they
//! wrote is worked on again. What somebody else writes joins, too, but says nothing in the customer's name. Notes of programs never come so far.

use customers::contacts::{self, Contact};
use desk::notices::Kind as NoticeKind;
use futures_util::future::BoxFuture;
use kernel::{About, Event, Id};
use post::{LetterIn, LetterNoun, letters, received};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use store::consumers::Consumer;
use store::{Error, Tx, args};

use super::super::handing::tell_caretakers;
use super::super::open::add_items;
use super::super::steps::{self, What};
use super::super::{Case, Edit, Item, ItemNoun, Record, State, change, find, merging};

/// Lets answers join cases.
#[derive(Debug)]
pub struct Answers;

/// What events of letters promise.
#[derive(Deserialize)]
struct Told {
    letter: Id<LetterNoun>,
    letter_in: Option<Id<LetterIn>>,
}

impl Consumer for Answers {
    fn name(&self) -> &'static str {
        "thread answers into cases"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["letter.answered", "letter.bounced", "letter.refused", "letter.suppressed"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let Some(id) = About::told(&event.payload).and_then(|about| about.id_of::<Case>()) else { return Ok(()) };
            // Gone with the person it was for.
            let Some(case) = find(tx, id).await? else { return Ok(()) };
            let told = Told::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("{}: {error}", event.kind)))?;
            match told.letter_in {
                Some(reply) => answered(tx, &case, told.letter, reply).await,
                None => lost(tx, &case, told.letter, event.kind.trim_start_matches("letter.")).await,
            }
        })
    }
}

async fn answered(tx: &mut Tx<'_>, case: &Record, ours: Id<LetterNoun>, id: Id<LetterIn>) -> Result<(), Error> {
    let (Some(reply), Some(ours)) = (received::find(tx, id).await?, letters::find(tx, ours).await?) else { return Ok(()) };
    let own = theirs(tx, &ours, reply.from_address.as_deref()).await?;
    let item = Item { noun: ItemNoun::Letter, id: id.any(), contact: own, at: reply.received_at };
    if add_items(tx, case.id, &[item]).await? == 0 {
        return Ok(());
    }
    let what = if own.is_some() { What::Replied } else { What::Stranger };
    steps::add(tx, case.id, what, &json!({ "letter": id }), None).await?;
    tell_caretakers(tx, case, NoticeKind::Replied, json!({ "stranger": own.is_none() }), &format!("replied {id}")).await?;
    if own.is_none() {
        touch(tx, case.id, None).await?;
        return tell(tx, case.id, "case.changed", json!({ "changed": [What::Stranger] })).await;
    }
    touch(tx, case.id, Some(reply.received_at)).await?;
    let ended = case.closed_at.or(case.resolved_at);
    let came_later = ended.is_none_or(|ended| reply.received_at > ended);
    if case.state == State::Waiting || (came_later && may_reopen(tx, case).await?) {
        change(tx, case.id, None, Edit { state: Some(State::Working), ..Edit::default() }).await?;
    }
    tell(tx, case.id, "case.replied", json!({ "letter_in": id })).await
}

/// Whether a case is over and may be worked on again: none opened for the same meanwhile.
pub(in crate::cases) async fn may_reopen(tx: &mut Tx<'_>, case: &Record) -> Result<bool, Error> {
    if case.state.is_open() {
        return Ok(false);
    }
    tx.take_turn("case").await?;
    let again = Record { state: State::Working, ..case.clone() };
    Ok(merging::twin(tx, &again).await?.is_none())
}

/// Whom our letter went to, when the answer comes from their address.
async fn theirs(tx: &mut Tx<'_>, ours: &letters::Record, from: Option<&str>) -> Result<Option<Id<Contact>>, Error> {
    let Some(contact) = ours.contact.map(|id| Id::<Contact>::from_bytes(*id.bytes())) else { return Ok(None) };
    let Some(from) = from.map(identity::mail_key) else { return Ok(None) };
    let now = contacts::find(tx, contact).await?.and_then(|contact| contact.mail);
    let known = from == ours.to.key() || now.is_some_and(|mail| from == identity::mail_key(&mail));
    Ok(known.then_some(contact))
}

/// A letter did not arrive: whoever takes care finds another way.
async fn lost(tx: &mut Tx<'_>, case: &Record, letter: Id<LetterNoun>, how: &str) -> Result<(), Error> {
    steps::add(tx, case.id, What::Bounced, &json!({ "letter": letter, "how": how }), None).await?;
    tell_caretakers(tx, case, NoticeKind::Bounced, json!({}), &format!("bounced {letter}")).await?;
    touch(tx, case.id, None).await?;
    tell(tx, case.id, "case.changed", json!({ "changed": [What::Bounced] })).await
}

async fn touch(tx: &mut Tx<'_>, id: Id<Case>, replied_at: Option<kernel::Time>) -> Result<(), Error> {
    let sql =
        "UPDATE customer_case SET replied_at = COALESCE($3, replied_at), changed_at = $4, revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, replied_at, tx.act().now]).await.map(drop)
}

async fn tell(tx: &mut Tx<'_>, id: Id<Case>, event: &str, more: Json) -> Result<(), Error> {
    let Some(case) = find(tx, id).await? else { return Ok(()) };
    steps::tell(tx, event, &case, more).await
}
