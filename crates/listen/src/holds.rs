//! Holds: somebody, or everybody of an account, is not asked for a while. Set by hand, or by what happens elsewhere, such as an open complaint.

pub mod routes;
pub mod store;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Time, nouns};

pub use store::{Filter, held, lift, page, place};

/// The longest reason, in characters.
pub const REASON_LENGTH: usize = 500;

nouns! {
    /// Somebody is not asked for a while.
    Hold("hld", "hold");
}

/// Whom a hold is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// One person.
    Contact(Id<Contact>),
    /// Everybody of an account.
    Account(Id<Account>),
}

/// A hold as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Hold>,
    /// Whom it is about.
    pub whom: Whom,
    /// Why.
    pub reason: String,
    /// Until when; open where nothing is.
    pub until: Option<Time>,
    /// When it was set.
    pub made_at: Time,
    /// Who set it.
    pub actor: String,
    /// When it was lifted.
    pub lifted_at: Option<Time>,
}
