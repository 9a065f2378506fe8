//! Alerts: something that is watched is so, from the moment it became so until it is so no more. Pure.

mod chats;
mod moved;
mod period;
mod personal;
pub mod routes;
mod settle;
mod shapes;
pub(crate) mod store;
pub mod told;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Time, closed};
use serde_json::Value as Json;

use crate::watches::Watch;

pub use chats::Telling;
pub(crate) use moved::{Within, moved};
pub use period::{Period, Watched, period};
pub use personal::{erase, personal};
pub(crate) use settle::{end, settle, tell};
pub use shapes::{AlertOut, shown};
pub use store::{by_ids, names};

kernel::nouns! {
    /// Something that is watched is so.
    Alert("alr", "alert");
    /// Something that happened to an alert.
    AlertStep("als", "step of an alert");
}

/// The id of an alert, in schemas.
pub type AlertId = edge::IdOf<Alert>;

closed! {
    /// How far an alert is.
    #[schema(as = AlertState)]
    State, "state of an alert" {
        /// Nobody said yet that they know.
        Open = "open",
        /// Somebody knows.
        Acknowledged = "acknowledged",
        /// It is so no more, or somebody saw to it.
        Resolved = "resolved",
    }
}

closed! {
    /// What happened to an alert.
    #[schema(as = AlertStepWhat)]
    What, "step of an alert" {
        /// It became so.
        Fired = "fired",
        /// The same happened again.
        Again = "again",
        /// Somebody knows.
        Acknowledged = "acknowledged",
        /// It is so no more, or somebody saw to it.
        Resolved = "resolved",
        /// It tells nobody for a while.
        Muted = "muted",
    }
}

closed! {
    /// Which way something went.
    #[schema(as = AlertWay)]
    Way, "way" {
        /// The value is low, or fell.
        Down = "down",
        /// The value is high, or rose.
        Up = "up",
    }
}

/// What a look says of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// It is so: a reason to fire.
    Fires,
    /// It is no reason to fire, and none to call an episode over.
    Holds,
    /// It is not so.
    Over,
    /// It could not be found out: nothing fires, and nothing is over.
    Unknown,
}

/// What a look found about one subject.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// Of whom or which group, the same in each look.
    pub subject: String,
    pub account: Option<Id<Account>>,
    pub contact: Option<Id<Contact>>,
    pub way: Option<Way>,
    /// Whether it is a good thing, where that is known.
    pub good: Option<bool>,
    pub says: Says,
    pub reading: Json,
    /// What moved most.
    pub moved: Option<Json>,
}

/// An alert as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Alert>,
    /// The watch that fired.
    pub watch: Id<Watch>,
    /// Of whom or which group.
    pub subject: String,
    /// Whether the episode goes on.
    pub goes_on: bool,
    /// About this account.
    pub account: Option<Id<Account>>,
    /// About this person.
    pub contact: Option<Id<Contact>>,
    /// Which way it went.
    pub way: Option<Way>,
    /// Whether it is a good thing, where that is known.
    pub good: Option<bool>,
    /// How far it is.
    pub state: State,
    /// How often the same happened.
    pub times: i64,
    /// When it became so.
    pub fired_at: Time,
    /// When it was so last.
    pub seen_at: Time,
    /// What was found then.
    pub reading: Json,
    /// What moved most when it became so.
    pub moved: Option<Json>,
    /// When somebody said that they know.
    pub acknowledged_at: Option<Time>,
    /// Who.
    pub acknowledged_by: Option<String>,
    /// When it was over.
    pub resolved_at: Option<Time>,
    /// Who saw to it, or the program that found it so.
    pub resolved_by: Option<String>,
    /// Until when it tells nobody.
    pub muted_until: Option<Time>,
    /// Rises with every change.
    pub revision: i64,
}
