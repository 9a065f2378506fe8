//! The job that sends a letter: tried again for days where that may help, given up at once where it cannot.

use std::sync::Arc;

use edge::Site;
use futures_util::future::BoxFuture;
use kernel::{Actor, Id};
use lettre::address::Envelope;
use serde::Deserialize;
use store::Error;
use store::jobs::{Failure, Runner, Work};

use super::compose::compose;
use super::store::{end, promise, put_off, thread};
use super::{Record, State, find};
use crate::received::no_such_address;
use crate::suppressions::{self, Reason};
use crate::{LetterNoun, Office, settings};

/// The name of the job.
pub(super) const SEND: &str = "send letter";

/// A letter that could not be sent for so long is given up: an invitation that old would surprise. So would one that came back with a backup.
const PATIENCE_SECONDS: i64 = 4 * 24 * 3600;

/// A letter ready for the wire.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Whose letter it is.
    pub id: Id<LetterNoun>,
    /// Where it goes, and where bounces go.
    pub envelope: Envelope,
    /// The letter with its headers.
    pub bytes: Vec<u8>,
}

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undelivered {
    /// It may go well later.
    Later(String),
    /// This letter never will.
    Never(String),
    /// There is no such address.
    NoSuchAddress(String),
}

impl Undelivered {
    /// What a server means that refuses for good: it may be the letter, its address, or how we came to the server, which the operator mends.
    pub fn refused(code: u16, reply: String) -> Self {
        match code {
            500..=504 | 530 | 534 | 535 | 538 => Self::Later(reply),
            _ if no_such_address(enhanced(&reply), &reply) => Self::NoSuchAddress(reply),
            _ => Self::Never(reply),
        }
    }
}

/// The enhanced status within a reply (RFC 2034), or one that says no more than the reply's words.
fn enhanced(reply: &str) -> &str {
    let parts = reply.split(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ')'));
    let fits =
        |part: &&str| part.split('.').count() == 3 && part.split('.').all(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    parts.into_iter().find(fits).unwrap_or("5.0.0")
}

/// Takes letters to the world.
pub trait Carrier: Send + Sync {
    /// Hands one letter over. It may be handed over again after any part of this, under the same Message-ID.
    fn carry<'c>(&'c self, mail: &'c Mail) -> BoxFuture<'c, Result<(), Undelivered>>;
}

/// Sends letters.
pub struct Delivering {
    /// Takes them out.
    pub carrier: Arc<dyn Carrier>,
    /// Whom they come from.
    pub office: Office,
    /// Where links in them lead.
    pub site: Arc<Site>,
}

#[derive(Deserialize)]
struct Promised {
    letter: Id<LetterNoun>,
}

impl Runner for Delivering {
    fn name(&self) -> &'static str {
        SEND
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move {
            let Promised { letter } = Promised::deserialize(&work.payload).map_err(|error| Failure::GiveUp(error.to_string()))?;
            self.deliver(work, letter).await.map_err(Failure::from)
        })
    }
}

impl Delivering {
    async fn deliver(&self, work: &Work, id: Id<LetterNoun>) -> Result<(), Error> {
        let mut read = work.store.read(work.act.workspace).await?;
        let letter = find(&mut read, id).await?.filter(|letter| letter.state == State::Waiting);
        // Sent before this process was killed, or gone with its person.
        let Some(letter) = letter else { return Ok(()) };
        if work.act.now >= letter.due_at.plus_seconds(PATIENCE_SECONDS) {
            return settle(work, &letter, Outcome::End(State::Refused, Some("it waited for more than four days".into()))).await;
        }
        if suppressions::has(&mut read, &letter.to.key()).await? {
            return settle(work, &letter, Outcome::End(State::Suppressed, None)).await;
        }
        let settings = settings::get(&mut read).await?;
        let thread = thread(&mut read, &letter).await?;
        drop(read);
        let outcome = match compose(&letter, &thread, &settings, &self.office, &self.site, work.act.now) {
            Err(reason) => Outcome::End(State::Refused, Some(reason)),
            Ok(mail) => Outcome::of(self.carrier.carry(&mail).await),
        };
        settle(work, &letter, outcome).await
    }
}

enum Outcome {
    End(State, Option<String>),
    NoSuchAddress(String),
    Later(String),
}

impl Outcome {
    fn of(carried: Result<(), Undelivered>) -> Self {
        match carried {
            Ok(()) => Self::End(State::Sent, None),
            Err(Undelivered::Never(reason)) => Self::End(State::Refused, Some(reason)),
            Err(Undelivered::NoSuchAddress(reason)) => Self::NoSuchAddress(reason),
            Err(Undelivered::Later(reason)) => Self::Later(reason),
        }
    }
}

async fn settle(work: &Work, letter: &Record, outcome: Outcome) -> Result<(), Error> {
    // The moment after sending, which may have taken long.
    let act = (work.acts)(work.act.workspace, Actor::System("post"));
    let mut tx = work.store.begin(&act).await?;
    match outcome {
        Outcome::End(state, reason) => end(&mut tx, letter, state, reason.as_deref()).await?,
        Outcome::NoSuchAddress(reason) => {
            end(&mut tx, letter, State::Bounced, Some(&reason)).await?;
            suppressions::suppress(&mut tx, &letter.to, Reason::HardBounce, Some(letter)).await?;
        }
        Outcome::Later(reason) if act.now.plus_seconds(pause(letter.attempts)) >= letter.due_at.plus_seconds(PATIENCE_SECONDS) => {
            end(&mut tx, letter, State::Refused, Some(&reason)).await?;
        }
        Outcome::Later(reason) => {
            put_off(&mut tx, letter, &reason).await?;
            promise(&mut tx, letter.id, act.now.plus_seconds(pause(letter.attempts))).await?;
        }
    }
    tx.commit().await
}

/// Seconds until the next attempt after so many: a minute, growing to six hours.
const fn pause(attempts: i64) -> i64 {
    match attempts {
        ..=0 => 60,
        1 => 5 * 60,
        2 => 15 * 60,
        3 => 3600,
        4 => 3 * 3600,
        _ => 6 * 3600,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(550, "permanent error (550): 5.1.1 <a@b>: unknown", "address")]
    #[case(550, "550 User unknown", "address")]
    #[case(550, "550 5.7.1 blocked 192.0.2.1", "never")]
    #[case(552, "552 5.3.4 too large", "never")]
    #[case(535, "535 5.7.8 bad password", "later")]
    #[case(530, "530 5.7.0 STARTTLS first", "later")]
    #[case(502, "502 5.5.1 what?", "later")]
    fn a_refusal_is_laid_to_whoever_can_mend_it(#[case] code: u16, #[case] reply: &str, #[case] meant: &str) {
        let found = match Undelivered::refused(code, reply.into()) {
            Undelivered::Later(_) => "later",
            Undelivered::Never(_) => "never",
            Undelivered::NoSuchAddress(_) => "address",
        };
        assert_eq!(found, meant);
    }
}
