//! Invitations: one person who is to be asked by a programme on one occasion, and what became of it. Who is not asked has a reason. Pure.

mod ask;
mod dry;
mod due;
mod follow;
mod insert;
pub(crate) mod interviews;
mod letters;
mod links;
mod list;
mod occasions;
mod people;
mod personal;
mod replies;
pub mod routes;
mod shapes;
mod team;
mod trigger;
mod visit;
mod whom;
mod why;

use std::collections::HashMap;

use kernel::{Id, Time, closed, nouns};

use crate::fatigue::TooSoon;

pub use ask::ask;
pub use dry::{Dry, dry_run};
pub(crate) use follow::answered;
pub use follow::{Bounces, follow_up, follows};
pub use list::{Filter, Rates, page, rates};
pub use occasions::look_for_occasions;
pub(crate) use people::number_in;
pub use personal::{erase, merge, personal};
pub use replies::Replies;
pub(crate) use team::team_of;
pub use trigger::Triggers;
pub(crate) use visit::{Welcome, came, visit};
pub use why::Why;

nouns! {
    /// Somebody who is to be asked by a programme.
    Invitation("inv", "invitation");
}

closed! {
    /// Where an invitation stands.
    #[schema(as = InvitationState)]
    State, "state of an invitation" {
        /// It is not its time yet.
        Waiting = "waiting",
        /// The person was asked.
        Sent = "sent",
        /// The person is not asked; the reason tells why.
        Skipped = "skipped",
        /// Nobody answered in time.
        Expired = "expired",
        /// The letter came back.
        Bounced = "bounced",
        /// It was called off before its time.
        Stopped = "stopped",
        /// The person came by themselves; nobody asked.
        Came = "came",
    }
}

closed! {
    /// Why somebody is not asked.
    #[schema(as = SkipReason)]
    Reason, "reason why somebody is not asked" {
        /// The person or the account is held back.
        Held = "held",
        /// The person was asked not long ago.
        AskedRecently = "asked_recently",
        /// Enough people of the account were asked not long ago.
        AccountAsked = "account_asked",
        /// The person does not want to be asked.
        Objected = "objected",
        /// No mail address is known.
        NoAddress = "no_address",
        /// The address gets no letters: it came back, or its owner unsubscribed.
        Suppressed = "suppressed",
        /// It came too late: what happened is long ago.
        TooLate = "too_late",
        /// The person does not belong to the audience any more.
        LeftAudience = "left_audience",
        /// The survey takes no answers.
        SurveyClosed = "survey_closed",
        /// The programme ended.
        ProgrammeEnded = "programme_ended",
    }
}

/// A decision about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision<'r> {
    /// Ask.
    Ask,
    /// Do not.
    Skip(Reason, Option<Detail<'r>>),
}

/// What should be known about a reason; kept only of those whom somebody reads about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail<'r> {
    /// Why the person or the account is held back.
    Held(&'r str),
    /// The rule that forbids it.
    TooSoon(TooSoon<'r>),
}

/// Why somebody may not be asked, besides fatigue.
#[derive(Clone, Debug, Default)]
pub struct Barred {
    /// People who are held back, with the reasons.
    pub people: HashMap<i64, String>,
    /// Accounts that are held back.
    pub accounts: HashMap<i64, String>,
}

impl Barred {
    /// Whether a person is held back.
    pub fn held(&self, person: i64, account: Option<i64>) -> Option<Decision<'_>> {
        let reason = self.people.get(&person).or_else(|| self.accounts.get(&account?))?;
        Some(Decision::Skip(Reason::Held, Some(Detail::Held(reason))))
    }
}

/// An invitation as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Invitation>,
    /// The programme that asks.
    pub programme: Id<crate::programmes::Programme>,
    /// The occasion.
    pub occasion: String,
    /// Number of the person; below zero for our own staff.
    pub person: i64,
    /// Number of their account.
    pub account: Option<i64>,
    /// Where it stands.
    pub state: State,
    /// Why the person is not asked.
    pub reason: Option<Reason>,
    /// What should be known about it.
    pub why: Option<Why>,
    /// How often the occasion came again before the person was asked.
    pub again: i64,
    /// When the person is to be asked.
    pub due_at: Time,
    /// When the person was asked.
    pub sent_at: Option<Time>,
    /// Whether the person has begun to answer; not told while a link of a survey that promised anonymity is open.
    pub started: Option<bool>,
    /// Whether the person has sent the answers; not told while a link of a survey that promised anonymity is open.
    pub finished: Option<bool>,
    /// How many reminders were sent.
    pub reminded: i64,
    /// When the link ends.
    pub expires_at: Option<Time>,
}
