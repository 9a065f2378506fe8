//! What follows from a letter that came in.

use ::store::{Acts, Error, Read, Store, Tx};
use bytes::Bytes;
use kernel::{Act, Actor, Id};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::parse::{Content, Parsed, parse};
use super::report::Report;
use super::{Kind, LARGEST, Record, store};
use crate::letters::{self, Record as Letter, State, told};
use crate::suppressions::{Reason, suppress};

/// A raw letter as somebody brought it.
#[derive(Clone, Debug)]
pub struct Brought {
    content: Bytes,
    bytes: u64,
}

impl Brought {
    /// All of it.
    pub fn whole(content: Bytes) -> Self {
        Self { bytes: content.len() as u64, content }
    }

    /// Only the headers of one that is too large to be taken in; it is kept as refused.
    pub fn headers(content: Bytes, bytes: u64) -> Self {
        Self { content, bytes }
    }
}

/// A letter that was read.
struct Arrived {
    digest: [u8; 32],
    bytes: i64,
    parsed: Parsed,
    fault: Option<String>,
}

impl Arrived {
    /// Reading takes a while, and may end early with what was made to break it.
    async fn read(brought: Brought) -> Self {
        let Brought { content, bytes } = brought;
        let digest = Sha256::digest(&content).into();
        let parsed = tokio::task::spawn_blocking(move || parse(&content)).await.unwrap_or_else(|_| Err("its reading ended early".into()));
        let (parsed, fault) = match parsed {
            Ok(parsed) if bytes > LARGEST as u64 => (parsed, Some(format!("is larger than {} MB", LARGEST >> 20))),
            Ok(parsed) => (parsed, None),
            Err(reason) => (Parsed::default(), Some(format!("cannot be read: {reason}"))),
        };
        Self { digest, bytes: bytes as i64, parsed, fault }
    }
}

/// Takes a raw letter in; one that came before changes nothing. Returns how it is kept.
pub(super) async fn take(store: &Store, act: &Act, brought: Brought) -> Result<Record, Error> {
    let arrived = Arrived::read(brought).await;
    keep(store, act, arrived).await
}

/// Takes in a letter from a mailbox that all workspaces share: it goes to the one whose letter it belongs to. What belongs to none goes to the only
/// workspace there is; where there are several, nothing is kept.
pub async fn sort(store: &Store, acts: &Acts, brought: Brought) -> Result<Option<Record>, Error> {
    let arrived = Arrived::read(brought).await;
    let mut door = store.door().await?;
    let home = match letters::home(&mut door, &arrived.parsed.tokens, &arrived.parsed.refers_to).await? {
        Some(home) => Some(home),
        None => store::only_workspace(&mut door).await?,
    };
    drop(door);
    let Some(home) = home else { return Ok(None) };
    keep(store, &acts(home, Actor::System("mail in")), arrived).await.map(Some)
}

async fn keep(store: &Store, act: &Act, arrived: Arrived) -> Result<Record, Error> {
    let mut tx = store.begin(act).await?;
    let record = file(&mut tx, arrived).await?;
    tx.commit().await?;
    Ok(record)
}

async fn file(tx: &mut Tx<'_>, Arrived { digest, bytes, parsed, fault }: Arrived) -> Result<Record, Error> {
    if let Some(known) = store::of_digest(tx, &digest).await? {
        return Ok(known);
    }
    let letter = belongs_to(tx, &parsed).await?;
    let fault = match fault {
        None if is_ours(tx, &parsed).await? => Some("is a letter of ours that came back: two mailboxes send it to each other".to_owned()),
        fault => fault,
    };
    let whole = fault.is_none();
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
    if let Some(letter) = letter.filter(|_| whole) {
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

/// Whether we wrote it ourselves: somebody forwards all mail to us, or the address of a customer is ours.
async fn is_ours(read: &mut Read, parsed: &Parsed) -> Result<bool, Error> {
    match &parsed.message_id {
        Some(id) => Ok(letters::of_message(read, id).await?.is_some()),
        None => Ok(false),
    }
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
