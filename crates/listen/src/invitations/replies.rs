//! Letters in answer to an invitation: what somebody wrote is kept as their words, and nobody reminds them.

use std::sync::Arc;

use customers::contacts::Contact;
use futures_util::future::BoxFuture;
use kernel::{About, Event, Id};
use post::{LetterIn, received};
use store::consumers::Consumer;
use store::{Error, Tx, args};

use super::Invitation;
use crate::questions::{self, Kind};
use crate::responses::{self, Answer, Draft, Existing, LONGEST_TEXT, Person, Said, Unknown};

/// Key of the question that replies answer.
const QUESTION: &str = "mail_reply";

/// Files what people write back.
#[derive(Debug)]
pub struct Replies;

impl Consumer for Replies {
    fn name(&self) -> &'static str {
        "file replies to invitations"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["letter.answered"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let Some(invitation) = About::told(&event.payload).and_then(|about| about.id_of::<Invitation>()) else { return Ok(()) };
            let Some(letter) = event.payload["letter_in"].as_str().and_then(|id| id.parse::<Id<LetterIn>>().ok()) else { return Ok(()) };
            file(tx, invitation, letter).await
        })
    }
}

async fn file(tx: &mut Tx<'_>, invitation: Id<Invitation>, letter: Id<LetterIn>) -> Result<(), Error> {
    let Some(reply) = received::find(tx, letter).await? else { return Ok(()) };
    let stop = "UPDATE invitation SET token = NULL, next_at = expires_at WHERE workspace = $1 AND id = $2 AND state = 'sent'";
    tx.execute(stop, args![tx.workspace(), invitation]).await?;
    let Some(words) = reply.words.filter(|words| !words.trim().is_empty()) else { return Ok(()) };
    let sql = "SELECT c.id FROM invitation i JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact WHERE i.workspace = $1 AND i.id = $2";
    let values = args![tx.workspace(), invitation];
    let Some(row) = tx.optional(sql, values).await? else { return Ok(()) };
    let contact: Id<Contact> = row.get("id")?;
    let question = questions::Definition { label: "Reply to a letter".into(), ..questions::Definition::of(QUESTION, Kind::Text) };
    questions::store::ensure_all(tx, &[question]).await?;
    let draft = Draft {
        external_id: Some(letter.to_string()),
        answered_at: Some(reply.received_at),
        contact: Some(Person::Id(contact)),
        channel: Some(Arc::from("mail")),
        answers: vec![said(&words)],
        ..Draft::default()
    };
    let outcome = responses::record(tx, &[draft], Existing::Replace, Unknown::Make).await?.pop();
    match outcome.as_ref().and_then(responses::Outcome::refusal) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(()),
    }
}

/// The words as an answer; a character takes four bytes at most.
fn said(words: &str) -> Answer {
    let text = words.chars().take(LONGEST_TEXT / 4).collect();
    Answer { question: Arc::from(QUESTION), said: Said::Text(text), touchpoint: None, offering: None, pattern: None, aspect: None }
}
