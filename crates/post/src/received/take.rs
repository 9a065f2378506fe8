//! What follows from a letter that came in.

use ::store::{Error, Read, Store, Tx};
use kernel::{Act, Id};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::parse::{Content, Parsed, parse};
use super::report::Report;
use super::{Kind, Record, store};
use crate::letters::{self, Record as Letter, State, told};
use crate::suppressions::{Reason, suppress};

/// A raw letter on its way in.
struct Arrived {
    digest: [u8; 32],
    bytes: i64,
    parsed: Result<Parsed, String>,
}

/// Takes a raw letter in; one that came before changes nothing. Returns how it is kept.
pub(super) async fn take(store: &Store, act: &Act, raw: bytes::Bytes) -> Result<Record, Error> {
    let reading = tokio::task::spawn_blocking(move || Arrived { digest: Sha256::digest(&raw).into(), bytes: raw.len() as i64, parsed: parse(&raw) });
    let arrived = reading.await.map_err(|_| Error::Misuse("the reading of a letter ended early".into()))?;
    let mut tx = store.begin(act).await?;
    let record = file(&mut tx, arrived).await?;
    tx.commit().await?;
    Ok(record)
}

async fn file(tx: &mut Tx<'_>, Arrived { digest, bytes, parsed }: Arrived) -> Result<Record, Error> {
    if let Some(known) = store::of_digest(tx, &digest).await? {
        return Ok(known);
    }
    let (parsed, fault) = parsed.map_or_else(|reason| (Parsed::default(), Some(format!("cannot be read: {reason}"))), |parsed| (parsed, None));
    let letter = belongs_to(tx, &parsed).await?;
    let (kind, words, reason) = judged(&parsed.content, letter.is_some(), fault);
    let record = Record {
        id: tx.act().ids.next(),
        kind,
        from_name: parsed.from_name,
        from_address: parsed.from_address,
        subject: parsed.subject,
        words,
        reason,
        letter: letter.as_ref().map(|letter| letter.id),
        contact: letter.as_ref().and_then(|letter| letter.contact),
        bytes,
        received_at: tx.act().now,
    };
    store::insert(tx, &record, &digest).await?;
    if let Some(letter) = letter {
        follow(tx, &letter, &record, &parsed.content).await?;
    }
    Ok(record)
}

/// The letter of ours it belongs to: by the token in its address, else by the Message-ID it names. Neither can be guessed.
async fn belongs_to(read: &mut Read, parsed: &Parsed) -> Result<Option<Letter>, Error> {
    for token in &parsed.tokens {
        if let Some(letter) = letters::of_token(read, token).await? {
            return Ok(Some(letter));
        }
    }
    for id in &parsed.refers_to {
        if let Some(letter) = letters::of_message(read, id).await? {
            return Ok(Some(letter));
        }
    }
    Ok(None)
}

fn judged(content: &Content, known: bool, fault: Option<String>) -> (Kind, Option<String>, Option<String>) {
    if let Some(fault) = fault {
        return (Kind::Refused, None, Some(fault));
    }
    if !known {
        return (Kind::Refused, None, Some("belongs to no letter of this workspace".into()));
    }
    match content {
        Content::Words(words) if words.is_empty() => (Kind::Reply, None, Some("has no words of its own".into())),
        Content::Words(words) => (Kind::Reply, Some(words.clone()), None),
        Content::Automatic => (Kind::Automatic, None, None),
        Content::Bounce(report) => (Kind::Bounce, None, Some(report.words())),
        Content::Complaint => (Kind::Complaint, None, None),
    }
}

async fn follow(tx: &mut Tx<'_>, letter: &Letter, record: &Record, content: &Content) -> Result<(), Error> {
    match content {
        Content::Bounce(report) => bounce(tx, letter, report).await,
        Content::Complaint => suppress(tx, &letter.to, Reason::Complaint, Some(letter)).await.map(drop),
        Content::Words(words) if !words.is_empty() => answered(tx, letter, record.id).await,
        Content::Words(_) | Content::Automatic => Ok(()),
    }
}

async fn bounce(tx: &mut Tx<'_>, letter: &Letter, report: &Report) -> Result<(), Error> {
    if !report.has_failed() {
        return Ok(());
    }
    letters::end(tx, letter, State::Bounced, Some(&report.words())).await?;
    if report.is_hard() {
        suppress(tx, &letter.to, Reason::HardBounce, Some(letter)).await?;
    }
    Ok(())
}

/// The event carries no words: who hears of it reads them, and they go with their person.
async fn answered(tx: &mut Tx<'_>, letter: &Letter, id: Id<crate::LetterIn>) -> Result<(), Error> {
    let mut payload = told(letter);
    payload["letter_in"] = json!(id);
    tx.append("letter.answered", &payload).await.map(drop)
}
