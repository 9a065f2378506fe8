//! One round: every letter that nobody has read is taken in and then marked, so that it is fetched again only when we were stopped in between.

use std::io;
use std::time::Duration;

use async_imap::error::Error;
use post::received::{self, Brought, LARGEST};
use store::jobs::Work;
use tokio::time::timeout;

use super::Place;
use super::mailbox::{Mailbox, words};

/// Letters of one round; the next one begins within a minute.
const LETTERS: usize = 500;
/// Letters that cannot be taken until a round is given up.
const ENOUGH: usize = 5;
/// How long the server may take to let us in, and for a letter.
const COMING_IN: Duration = Duration::from_secs(30);
const LETTER: Duration = Duration::from_mins(3);

/// Why no letters come, for the operator.
#[derive(Debug)]
pub(super) enum Trouble {
    Unreachable(io::Error),
    Late,
    Unprotected(String),
    Refused(String),
    Folder(String, String),
    Unmarked(String),
    Broken(String),
    Letter(u32),
    Records(store::Error),
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreachable(error) => write!(f, "its server cannot be reached: {error}"),
            Self::Late => f.write_str("its server does not answer in time"),
            Self::Unprotected(reason) => write!(f, "the connection to its server cannot be protected: {reason}"),
            Self::Refused(reason) => write!(f, "its server refuses the name and the password: {reason}"),
            Self::Folder(folder, reason) => write!(f, "the folder {folder} cannot be used: {reason}"),
            Self::Unmarked(reason) => write!(f, "letters cannot be marked as read: {reason}"),
            Self::Broken(reason) => write!(f, "its server broke off: {reason}"),
            Self::Letter(number) => write!(f, "its server does not give us letter {number}"),
            Self::Records(error) => write!(f, "a letter could not be kept: {error}"),
        }
    }
}

impl Trouble {
    pub fn at_login(error: &Error) -> Self {
        match error {
            Error::No(_) | Error::Bad(_) => Self::Refused(words(error)),
            other => Self::Broken(words(other)),
        }
    }

    pub fn of_folder(folder: &str, error: &Error) -> Self {
        match error {
            Error::No(_) | Error::Bad(_) => Self::Folder(folder.into(), words(error)),
            other => Self::Broken(words(other)),
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Broken(words(&error))
    }
}

/// Takes in what nobody has read. A letter that cannot be taken does not keep the others waiting.
pub(super) async fn round(place: &Place, work: &Work) -> Result<(), Trouble> {
    let late = |_| Trouble::Late;
    let mut mailbox = timeout(COMING_IN, Mailbox::open(place)).await.map_err(late)??;
    let unread = timeout(COMING_IN, mailbox.unread()).await.map_err(late)??;
    let mut troubles = Vec::new();
    for letter in unread.into_iter().take(LETTERS) {
        match timeout(LETTER, take(&mut mailbox, letter, work)).await.map_err(late)? {
            Err(trouble @ (Trouble::Letter(_) | Trouble::Records(_))) if troubles.len() < ENOUGH => troubles.push(trouble),
            done => done?,
        }
    }
    let _ = timeout(COMING_IN, mailbox.leave()).await;
    troubles.into_iter().next().map_or(Ok(()), Err)
}

/// Takes one letter in; only then it is marked.
async fn take(mailbox: &mut Mailbox, letter: u32, work: &Work) -> Result<(), Trouble> {
    let Some(bytes) = mailbox.bytes(letter).await? else { return Ok(()) };
    let too_large = bytes > LARGEST as u64;
    let content = if too_large { mailbox.headers(letter).await? } else { mailbox.whole(letter).await? };
    let content = content.ok_or(Trouble::Letter(letter))?;
    let brought = if too_large { Brought::headers(content, bytes) } else { Brought::whole(content) };
    let kept = received::sort(&work.store, &work.acts, brought).await.map_err(Trouble::Records)?;
    if kept.is_none() {
        tracing::info!("a letter came in that belongs to none of several workspaces; it is marked as read and was not kept");
    }
    mailbox.mark(letter).await
}
