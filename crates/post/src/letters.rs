//! Letters: written in the transaction of what they tell, sent by a job, at least once and under one Message-ID.

mod compose;
mod deliver;
pub mod routes;
mod store;

use kernel::about::Any;
use kernel::{About, Id, Noun, Refusal, Time, closed};

use crate::mailbox::header_text;
use crate::{LetterNoun, Mailbox, Paper};

pub use deliver::{Carrier, Delivering, Mail, Undelivered};
pub use store::{about, find, page, send, send_all, waiting};
pub(crate) use store::{end, home, of_message, of_token, told};

/// The longest subject, in characters.
const SUBJECT: usize = 250;

closed! {
    /// What became of a letter.
    #[schema(as = LetterState)]
    State, "state of a letter" {
        /// It has not left.
        Waiting = "waiting",
        /// A server has taken it.
        Sent = "sent",
        /// It came back, or the server knows no such address.
        Bounced = "bounced",
        /// It was given up: a server refused it, or it could not be sent in time.
        Refused = "refused",
        /// Its address gets no letters; it never left.
        Suppressed = "suppressed",
    }
}

/// A letter to be sent.
#[derive(Clone, Debug)]
pub struct Letter {
    to: Mailbox,
    from: Option<Mailbox>,
    subject: String,
    paper: Paper,
    language: String,
    about: Option<About>,
    contact: Option<Id<Any>>,
    secret: bool,
    unsubscribes: bool,
    not_before: Option<Time>,
}

impl Letter {
    /// A letter with the usual settings: from the workspace's sender, in English, at once.
    pub fn new(to: Mailbox, subject: &str, paper: Paper) -> Result<Self, Refusal> {
        let subject = header_text("subject", subject, SUBJECT)?;
        paper.check()?;
        Ok(Self {
            to,
            from: None,
            subject,
            paper,
            language: "en".into(),
            about: None,
            contact: None,
            secret: false,
            unsubscribes: false,
            not_before: None,
        })
    }

    /// The same from somebody else, as the owner of an account: with their name always, with their address where the installation may send as it;
    /// where not, answers go to it.
    #[must_use]
    pub fn from(self, from: Option<Mailbox>) -> Self {
        Self { from, ..self }
    }

    /// The same with what the letter says by itself in another language.
    #[must_use]
    pub fn in_language(self, tag: &str) -> Self {
        Self { language: tag.into(), ..self }
    }

    /// The same about a record, whose room hears what became of it.
    #[must_use]
    pub fn about<N: Noun>(self, id: Id<N>) -> Self {
        Self { about: Some(About::of(id)), ..self }
    }

    /// The same to a person we know: they may see it, and it goes with them.
    #[must_use]
    pub fn of_contact<N: Noun>(self, contact: Option<Id<N>>) -> Self {
        Self { contact: contact.map(Id::any), ..self }
    }

    /// The same with links that open something in the person's name: what it says is forgotten once it has left.
    #[must_use]
    pub fn with_secrets(self) -> Self {
        Self { secret: true, ..self }
    }

    /// The same with a way to unsubscribe: for everything that was not asked for by the person.
    #[must_use]
    pub fn with_unsubscribing(self) -> Self {
        Self { unsubscribes: true, ..self }
    }

    /// The same, not sent before this moment.
    #[must_use]
    pub fn not_before(self, time: Time) -> Self {
        Self { not_before: Some(time), ..self }
    }
}

/// A letter that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    /// Its id.
    pub id: Id<LetterNoun>,
    /// Waiting, or suppressed.
    pub state: State,
}

/// A letter as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<LetterNoun>,
    /// Whom it goes to.
    pub to: Mailbox,
    /// Whom it comes from, if not from the workspace's sender.
    pub from: Option<Mailbox>,
    /// What it is called.
    pub subject: String,
    /// The language of what it says by itself.
    pub language: String,
    /// What it says, as long as that is kept.
    pub paper: Option<Paper>,
    /// The record it is about.
    pub about: Option<About>,
    /// The person it goes to, if we know them.
    pub contact: Option<Id<Any>>,
    /// What became of it.
    pub state: State,
    /// How often sending it was tried.
    pub attempts: i64,
    /// Why it did not go well, last.
    pub reason: Option<String>,
    /// When it was written.
    pub made_at: Time,
    /// When it may leave.
    pub due_at: Time,
    /// When it left or was given up.
    pub ended_at: Option<Time>,
    pub(crate) unsubscribes: bool,
    pub(crate) token: Option<String>,
    pub(crate) message_id: String,
}
